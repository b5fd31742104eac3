package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// How sure the words before a number make that it is that of a question.
type certainty int

const (
	bareNoun   certainty = iota // "vraag 3"; "vraag" is also a verb, and what a market has
	behindWord                  // "bij vraag 3"
	answerTo                    // "het antwoord op vraag 3"
)

// A questionLead is what stands before a question's number: where the words of
// the link start, how sure they are, whether several numbers are announced.
type questionLead struct {
	start  int
	sure   certainty
	plural bool
}

// A numeral is a question's number as printed at text[start:end], which may
// hold the letter of a part: 3a.
type numeral struct {
	start, end int
	digits     string
}

// appendExchanges appends the references to questions and answers of which the
// first number stands at i: "het antwoord op vraag 2 en 3", "zie antwoord 4".
// The first link holds the words, each further one its number; of a range both
// ends are links, since what lies between is not printed.
func appendExchanges(out []found, text string, floor, i int) []found {
	lead, ok := leadOf(text, floor, i)
	if !ok {
		return out
	}
	first, ok := numeralAt(text, i, lead.plural)
	if !ok || !endsLikeReference(text, first.end, lead.sure) {
		return out
	}
	list := []numeral{first}
	closed := false
	for {
		next, sep := listSeparator(text, list[len(list)-1].end)
		if sep == "" || sep == "," && closed {
			break
		}
		n, ok := numeralAt(text, next, lead.plural)
		if !ok || !endsLikeReference(text, n.end, min(lead.sure, behindWord)) {
			break
		}
		list = append(list, n)
		closed = sep == "en"
	}
	// "vragen 1,5 miljard": the comma is that of a fraction.
	if tail := strings.TrimLeft(text[first.end:], ",-–"); len(list) == 1 && len(tail) < len(text)-first.end && digitsEnd(tail, 0) > 0 {
		return out
	}
	for k, n := range list {
		start := n.start
		if k == 0 {
			start = lead.start
		}
		out = append(out, newFound(text, start, n.end, parliament.ToExchange, n.digits))
	}
	return out
}

// leadOf reads the words before a number at i leftwards, down to floor.
func leadOf(text string, floor, i int) (questionLead, bool) {
	head := text[floor:i]
	rest := strings.TrimRightFunc(head, unicode.IsSpace)
	if len(rest) == len(head) || strings.Count(head[len(rest):], "\n") > 1 {
		return questionLead{}, false
	}
	for _, word := range []string{"nr.", "nrs.", "nummer", "nummers"} {
		if t, ok := strings.CutSuffix(rest, " "+word); ok {
			rest = t
			break
		}
	}
	word, before := wordBefore(rest)
	lead := questionLead{start: floor + len(rest) - len(word)}
	switch strings.ToLower(word) {
	case "vraag", "vragen":
		lead.plural = len(word) == len("vragen")
		return lead.fromQuestion(floor, before)
	case "antwoord", "antwoorden":
		lead.plural = len(word) == len("antwoorden")
		return lead.fromAnswer(floor, before)
	}
	return lead, false
}

// fromQuestion weighs the words before "vraag" or "vragen", which head ends in.
func (lead questionLead) fromQuestion(floor int, head string) (questionLead, bool) {
	word, before := lowerWordBefore(head)
	article := articles[word]
	if article {
		word, before = lowerWordBefore(before)
	}
	answer, beforeAnswer := word, before
	if tiesAnswer[word] {
		answer, beforeAnswer = lowerWordBefore(before)
	}
	if answerWords[answer] {
		lead.sure, lead.start = answerTo, floor+len(beforeAnswer)
		if word, before := lowerWordBefore(beforeAnswer); articles[word] {
			lead.start = floor + len(before)
		}
		return lead, true
	}
	switch {
	case referring[word]:
		lead.sure = behindWord
	case subjects[word]:
		return lead, false // "ik vraag 3 dingen"
	case lead.plural && !article && word != "":
		return lead, false // "de leden vragen 3 dingen"
	}
	return lead, true
}

// fromAnswer weighs the words before "antwoord" or "antwoorden".
func (lead questionLead) fromAnswer(floor int, head string) (questionLead, bool) {
	word, before := lowerWordBefore(head)
	switch {
	case articles[word]:
		lead.start, lead.sure = floor+len(before), behindWord
	case word == "en":
		return lead, false // "Vragen en antwoorden 1": a heading and a number
	case referring[word]:
		lead.sure = behindWord
	default:
		return lead, word == ""
	}
	return lead, true
}

// blanksAt counts the bytes of the blanks at i.
func blanksAt(text string, i int) int {
	return len(text[i:]) - len(strings.TrimLeftFunc(text[i:], unicode.IsSpace))
}

// wordBefore returns the word that head ends in, blanks aside, and what is
// before it. The word is empty where a sign or the start of the text is there.
func wordBefore(head string) (word, before string) {
	head = strings.TrimRightFunc(head, unicode.IsSpace)
	i := len(head)
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(head[:i])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_' {
			break
		}
		i -= size
	}
	return head[i:], head[:i]
}

// lowerWordBefore is wordBefore with the word in small letters.
func lowerWordBefore(head string) (word, before string) {
	word, before = wordBefore(head)
	return strings.ToLower(word), before
}

// numeralAt reads a question's number at i: up to three digits and a letter for
// a part. It is none when it is the start of a fraction, a time, a code. Where
// several numbers are announced a comma or hyphen may be stuck to it.
func numeralAt(text string, i int, plural bool) (numeral, bool) {
	end := digitsEnd(text, i)
	n := numeral{i, end, text[i:end]}
	if end == i || end-i > 3 || text[i] == '0' {
		return n, false
	}
	if end < len(text) && text[end] >= 'a' && text[end] <= 'h' {
		end++
		n.end = end
	}
	r, size := utf8.DecodeRuneInString(text[end:])
	digitBehind := end+size < len(text) && text[end+size]-'0' <= 9
	switch {
	case end >= len(text):
		return n, true
	case unicode.IsLetter(r), unicode.IsDigit(r), strings.ContainsRune("%‰€$°/_’'", r):
		return n, false
	case r == '-' || r == '–':
		return n, digitBehind
	case strings.ContainsRune(".:", r):
		return n, !digitBehind
	case r == ',':
		return n, !digitBehind || plural
	}
	return n, true
}

// listSeparator reads what ties two numbers, from i on: "," or "en" or "t/m".
func listSeparator(text string, i int) (next int, sep string) {
	start := i + blanksAt(text, i)
	for _, s := range listSeparators {
		if !strings.HasPrefix(text[start:], s.text) {
			continue
		}
		end := start + len(s.text)
		next := end + blanksAt(text, end)
		if s.word && (start == i || next == end) {
			return 0, ""
		}
		if s.means == "," {
			if rest, ok := strings.CutPrefix(text[next:], "en "); ok {
				return len(text) - len(rest), "en"
			}
		}
		return next, s.means
	}
	return 0, ""
}

// listSeparators tie the numbers of questions; words stand between blanks.
var listSeparators = []struct {
	text, means string
	word        bool
}{
	{",", ",", false},
	{"en", "en", true},
	{"of", "en", true},
	{"&", "en", false},
	{"t/m", "t/m", true},
	{"tot en met", "t/m", true},
	{"-", "t/m", false},
	{"–", "t/m", false},
}

// endsLikeReference reports whether what follows a number at i lets it be that
// of a question and not of something counted: "vraag 20 procent". The less sure
// the words before it are, the fewer words may follow.
func endsLikeReference(text string, i int, sure certainty) bool {
	next := i + blanksAt(text, i)
	if next >= len(text) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[next:])
	switch {
	case unicode.IsDigit(r), strings.ContainsRune("€$%", r):
		return false
	case !unicode.IsLetter(r):
		return true
	case unicode.IsUpper(r):
		return sure > bareNoun
	}
	rest := text[next:]
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && r != '/' })
	if end < 0 {
		end = len(rest)
	}
	word := rest[:end]
	if _, month := parliament.ParseMonth(word); month || counted[word] {
		return false
	}
	for _, words := range ofOthers {
		// "van de leden Sneller en Bruins" asked elsewhere, "van de leden van
		// de VVD-fractie" here.
		if strings.HasPrefix(rest, words) && !strings.HasPrefix(rest, "van de leden van de ") {
			return false
		}
	}
	if ofOtherList(rest) {
		return false
	}
	return sure == answerTo || goesWithReference[word] || sure == behindWord && isParticiple(word)
}

// ofOtherList reports whether what follows on the number of a question says that it is
// one of something else: "vraag 3 van de enquête luidde". Those who ask here are named
// as members or by their faction.
func ofOtherList(rest string) bool {
	for _, words := range []string{"van de ", "van het ", "van een ", "uit de ", "uit het ", "uit een "} {
		if of, ok := strings.CutPrefix(rest, words); ok {
			return startsLower(of) && !ownLists[bareWord(of)]
		}
	}
	return false
}

// isParticiple reports whether a word looks like one: "bij vraag 3 toegelicht",
// "in antwoord 4 aangegeven". What is counted hardly ever ends so.
func isParticiple(word string) bool {
	for _, prefix := range []string{"ge", "aange", "toege", "uitge", "opge", "inge", "voorge", "be", "ver", "weerge", "her"} {
		if strings.HasPrefix(word, prefix) && len(word) > len(prefix)+2 {
			return strings.HasSuffix(word, "d") || strings.HasSuffix(word, "t")
		}
	}
	return false
}
