package parliament

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A PaperMatch is a citation of a paper: text[Start:End], in bytes. In a list
// the first match holds the words ("Kamerstuk 29 628, nrs. 520"), each further
// one its own number ("548"). The papers that "nrs. 1 t/m 3" leaves out have no
// words of their own: their range is empty and stands before the last number.
type PaperMatch struct {
	Start, End int
	ID         PaperID
}

// FindPapers returns the papers that a running text cites, in order and without
// overlap. It finds only what is unambiguous: a dossier with the word Kamerstuk,
// with "nr.", or in one piece with its number as in 36600-12; never bare digits.
// Papers by the House's own number (2020D25240) are not among them: in running
// text that is as often the mark of a letter.
func FindPapers(text string) []PaperMatch {
	f := paperFinder{text: text}
	for i := 0; i < len(text); {
		if !isDigit(text[i]) {
			i++
			continue
		}
		end := i + 1
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		n := len(f.found)
		switch end - i {
		case 2, 5:
			f.kamerstuk(i, end)
		case 4:
			f.houseNumber(i)
			f.proceedings(i)
		case 8:
			f.joinedYears(i, end)
		}
		if len(f.found) == n {
			i = end
			continue
		}
		i = max(end, f.found[len(f.found)-1].End)
		f.floor = i
	}
	return f.found
}

// ParsePaper reads a whole string as one paper, in any notation that people
// type: an official address, an id, or a citation ("33 694, nr. 43",
// "21501-02-2375", "36836 D"), whatever the capitals.
func ParsePaper(s string) (PaperID, bool) {
	s = strings.TrimRight(strings.TrimSpace(s), ".,; ")
	if s == "" || len(s) > 200 {
		return "", false
	}
	if id, ok := ParseOfficialURL(s); ok {
		return id, true
	}
	if id, ok := parseTyped(s, false); ok {
		return id, true
	}
	if id, ok := parseTyped(strings.ToUpper(s), true); ok {
		return id, true
	}
	// Whoever types kst-36600-vii-1 or AH-TK-20242025-1244 means the id, in
	// which only chapters, letters and the Z or D of a case are capitals.
	prefix, rest, _ := strings.Cut(strings.ToUpper(s), "-")
	id, err := ParsePaperID(strings.ToLower(prefix) + "-" + rest)
	if err != nil {
		chamber, rest, _ := strings.Cut(rest, "-")
		id, err = ParsePaperID(strings.ToLower(prefix+"-"+chamber) + "-" + rest)
	}
	return id, err == nil
}

// parseTyped reads s when it is an id or a single citation and nothing else.
// Raised says that s was typed in small letters.
func parseTyped(s string, raised bool) (PaperID, bool) {
	if id, err := ParsePaperID(s); err == nil {
		return id, true
	}
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			continue
		}
		end := i + 1
		for end < len(s) && isDigit(s[end]) {
			end++
		}
		f := paperFinder{text: s, alone: true, raised: raised}
		switch end - i {
		case 2, 5:
			f.kamerstuk(i, end)
		case 4:
			f.proceedings(i)
		}
		if len(f.found) == 1 && f.found[0].Start == 0 && f.found[0].End == len(s) {
			return f.found[0].ID, true
		}
		i = end - 1
	}
	return "", false
}

// A paperFinder collects the papers in text. Nothing before floor may be used
// any more; alone says that the text is one citation and not running text, so
// that forms that could be something else in a sentence are papers too; raised
// that its capitals are not as typed.
type paperFinder struct {
	text   string
	floor  int
	alone  bool
	raised bool
	found  []PaperMatch
}

// kamerstuk looks whether the digits text[i:end], two or five, begin a dossier
// and what stands around them makes it a paper.
func (f *paperFinder) kamerstuk(i, end int) {
	text := f.text
	dossier := text[i:end]
	grouped := end-i == 2
	if grouped {
		next := skipBlanks(text, end)
		if next == end || len(text) < next+3 || !allDigits(text[next:next+3]) || next+3 < len(text) && isDigit(text[next+3]) {
			return
		}
		dossier, end = dossier+text[next:next+3], next+3
	}
	if !isDossier(dossier) {
		return
	}
	left, ok := f.before(i)
	if !ok {
		return
	}
	r := f.after(end, dossier, left)
	if r.form == noPaper {
		return
	}
	if left.chamber == "I" && !r.letters {
		// Until about 2000 the Senate counted in digits as well; such a number
		// is not that of the House's paper, and has no id that could be known.
		return
	}
	// Grouped digits could be an amount, and so could round thousands below
	// 20 000 ("12500-15"); there the word, a bracket or the form must decide.
	plain := !grouped && (dossier[0] != '1' || r.form == joined)
	if r.form != byNumber && !plain && !left.word && !left.id && !left.bracket && !f.alone {
		return
	}
	f.emit(left.start, "kst-"+dossier+r.sub+"-", r.numbers)
}

// emit adds a match for each number; the first takes the words before it.
func (f *paperFinder) emit(start int, prefix string, numbers []paperNumber) {
	for i, n := range numbers {
		if i == 0 {
			n.start = start
		}
		f.found = append(f.found, PaperMatch{n.start, n.end, PaperID(prefix + n.text)})
	}
}

// What stands before a dossier: where the citation starts, whether the word
// Kamerstuk or the like is there, the chamber as cited (I, II or nothing),
// whether it is an id (kst-), whether an opening bracket is next to the dossier.
type paperLead struct {
	start             int
	word, id, bracket bool
	chamber           string
}

// before reads the citation leftwards from i, where the dossier starts. It is
// not ok when the digits are the rest of something larger: an amount, a code.
func (f *paperFinder) before(i int) (paperLead, bool) {
	head := f.text[f.floor:i]
	if rest, ok := cutSuffixAnyCase(head, "kst-"); ok && !endsInWord(rest) {
		return paperLead{start: f.floor + len(rest), id: true}, true
	}
	lead := paperLead{start: i}
	rest := trimSeparator(head)
	cited := false
	if t, ok := cutSessionYear(rest); ok {
		lead.start, cited = f.floor+len(t), true
		rest = trimSeparator(t)
		if t, ok := cutWord(rest, "vergaderjaar"); ok {
			lead.start = f.floor + len(t)
			rest = trimSeparator(t)
		}
	}
	for _, chamber := range []string{"II", "I"} {
		if t, ok := strings.CutSuffix(rest, chamber); ok && !endsInWord(t) && len(rest) < len(head) {
			lead.start, lead.chamber, cited = f.floor+len(t), chamber, true
			rest = trimSeparator(t)
			break
		}
	}
	for _, w := range paperWords {
		if t, ok := cutWord(rest, w.word); ok {
			lead.start, lead.word = f.floor+len(t), true
			if lead.chamber == "" {
				lead.chamber = w.chamber
			}
			return lead, true
		}
	}
	if cited {
		return lead, true
	}
	return lead, f.standsAlone(head, &lead)
}

// paperWords are the words that say that a paper follows, with the chamber
// where they name one. Longer words come before those that they end in.
var paperWords = []struct{ word, chamber string }{
	{"kamerstukken", ""},
	{"kamerstuknummer", ""},
	{"kamerstuk", ""},
	{"kamerst.", ""},
	{"tweede kamer", "II"},
	{"eerste kamer", "I"},
	{"tk", "II"},
	{"ek", "I"},
}

// standsAlone reports whether digits behind head, which no citation leads up
// to, begin a number of their own.
func (f *paperFinder) standsAlone(head string, lead *paperLead) bool {
	if head == "" {
		return f.floor == 0 || !endsInWord(f.text[:f.floor])
	}
	last := head[len(head)-1]
	lead.bracket = last == '(' || last == '['
	if lead.bracket || strings.IndexByte("\"':;\n", last) >= 0 ||
		strings.HasSuffix(head, "«") || strings.HasSuffix(head, "“") || strings.HasSuffix(head, "‘") {
		return true
	}
	before := trimBlanks(head)
	if len(before) == len(head) {
		return false
	}
	// "ISBN 36600-12" and "postbus 20018, nr. 5" count something else.
	for _, word := range otherNumbers {
		if _, ok := cutWord(before, word); ok {
			return false
		}
	}
	// "1 233 694" and "€ 33 694" are amounts.
	return before == "" || !isDigit(before[len(before)-1]) && !strings.HasSuffix(before, "€") &&
		!strings.HasSuffix(before, "EUR") && !strings.HasSuffix(before, "$")
}

// otherNumbers are the words before numbers that are no papers.
var otherNumbers = []string{
	"isbn", "issn", "artikel", "artikelen", "art.", "postbus", "telefoon", "tel.", "rekening", "paragraaf", "bladzijde", "blz.", "pagina",
	"waren", "waarvan", "circa", "ongeveer", "bijna", "ruim", "zo'n", "zo’n",
}

// cutSessionYear cuts a session year off the end of s: 2020-2021, 2020–2021,
// 2020/21, and 2011- 2012 as texts with broken lines have it.
func cutSessionYear(s string) (string, bool) {
	i := len(s)
	for i > 0 && isDigit(s[i-1]) {
		i--
	}
	second := s[i:]
	if len(second) != 2 && len(second) != 4 {
		return s, false
	}
	rest := trimBlanks(s[:i])
	cut := false
	for _, sep := range []string{"-", "–", "/"} {
		if rest, cut = strings.CutSuffix(rest, sep); cut {
			break
		}
	}
	i = len(rest) - 4
	if !cut || i < 0 || !allDigits(rest[i:]) || i > 0 && isDigit(rest[i-1]) {
		return s, false
	}
	if !follows(rest[i:], second) {
		return s, false
	}
	return rest[:i], true
}

// follows reports whether the year second, of two or four digits, is the one
// after first.
func follows(first, second string) bool {
	next := atoi(first) + 1
	if len(second) == 2 {
		next %= 100
	}
	return atoi(second) == next
}

// cutWord cuts a word, given in small letters, off the end of s, if it is there
// as a word of its own. A digit may be stuck to it: "2Kamerstukken" is how
// extractors give a footnote.
func cutWord(s, word string) (string, bool) {
	rest, ok := cutSuffixAnyCase(s, word)
	if !ok {
		return s, false
	}
	if endsInLetter(rest) {
		return s, false
	}
	// tk and ek are words in capitals only: "in de ek 33 694" says nothing.
	if len(word) == 2 && !isLetters(s[len(rest):]) {
		return s, false
	}
	return rest, true
}

func cutSuffixAnyCase(s, suffix string) (string, bool) {
	i := len(s) - len(suffix)
	if i < 0 || !strings.EqualFold(s[i:], suffix) {
		return s, false
	}
	return s[:i], true
}

// trimSeparator cuts blanks and at most one comma off the end of s.
func trimSeparator(s string) string {
	s = trimBlanks(s)
	return trimBlanks(strings.TrimSuffix(s, ","))
}

// endsInWord reports whether something stuck to the end of s would be part of
// a longer word, number or path.
func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_')
}

// endsInLetter reports whether the last character of s is a letter.
func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && unicode.IsLetter(r)
}
