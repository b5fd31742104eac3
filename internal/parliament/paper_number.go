package parliament

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How a paper's number is tied to its dossier, from sure to unsure.
type paperForm int

const (
	noPaper  paperForm = iota
	byNumber           // 33 694, nr. 43: nothing else is written so
	joined             // 21501-02-2375: no amount has three parts
	loose              // 36600-12, 36836-D, 36836 D: could be something else
)

// A paperTail is what follows a dossier: how, the sub-dossier with its hyphen,
// and the numbers.
type paperTail struct {
	form    paperForm
	sub     string
	letters bool
	numbers []paperNumber
}

// A paperNumber is a number as printed at text[start:end].
type paperNumber struct {
	start, end int
	text       string
}

// councilDossiers have no papers of their own but only sub-dossiers, so that
// 21501-32 is a dossier where 36600-12 is a paper.
var councilDossiers = map[string]bool{"21109": true, "21501": true}

// after reads what follows a dossier that ends at i.
func (f *paperFinder) after(i int, dossier string, lead paperLead) paperTail {
	i = f.skipKingdomNumber(i)
	if tail := f.numbered(i, ""); tail.form != noPaper {
		return tail
	}
	if i < len(f.text) && f.text[i] == '-' {
		return f.hyphenated(i+1, dossier, lead)
	}
	next := skipBlanks(f.text, i)
	if next > i {
		chapter := f.text[next:capitalsEnd(f.text, next)]
		end := next + len(chapter)
		if f.wordEnds(end) && isBudgetChapter(chapter) {
			if tail := f.numbered(end, "-"+chapter); tail.form != noPaper {
				return tail
			}
		}
		// "36836 D" is a paper of the Senate, "35 925 IV" a chapter of the budget.
		single := len(chapter) == 1 || lead.chamber == "I" || f.alone && !f.raised
		if f.wordEnds(end) && isLetters(chapter) && !isRoman(chapter) && single {
			return letterTail(loose, "", next, chapter)
		}
	}
	if lead.chamber == "I" || f.alone {
		if next < len(f.text) && f.text[next] == ',' {
			next = skipBlanks(f.text, next+1)
			letters := f.text[next:capitalsEnd(f.text, next)]
			if f.wordEnds(next+len(letters)) && isLetters(letters) {
				return letterTail(loose, "", next, letters)
			}
		}
	}
	return paperTail{}
}

// hyphenated reads what is tied to a dossier by a hyphen that ends at i.
func (f *paperFinder) hyphenated(i int, dossier string, lead paperLead) paperTail {
	text := f.text
	end := i
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	if end == i {
		end = capitalsEnd(text, i)
	}
	first := text[i:end]
	if isSubDossier(first) {
		if tail := f.numbered(end, "-"+first); tail.form != noPaper {
			return tail
		}
		if end < len(text) && text[end] == '-' {
			start := end + 1
			end := start
			for end < len(text) && isDigit(text[end]) {
				end++
			}
			if end == start && lead.id {
				end = capitalsEnd(text, start)
			}
			number := text[start:end]
			// A number between two others is a sub-dossier where there are such,
			// and may be part of any code elsewhere: 33694-43-2020.
			known := lead.word || lead.id || f.alone || !isDigit(first[0]) || councilDossiers[dossier]
			if known && isPaperNumber(number) && f.numberEnds(end) {
				return paperTail{joined, "-" + first, !isDigit(number[0]), []paperNumber{{start, end, number}}}
			}
			return paperTail{}
		}
	}
	switch {
	case !f.numberEnds(end), !isPaperNumber(first):
		return paperTail{}
	case isDigit(first[0]):
		if len(first) > 4 || councilDossiers[dossier] {
			return paperTail{}
		}
		// What is shorter than the dossier cannot be the end of a range of amounts.
		return paperTail{loose, "", false, []paperNumber{{i, end, first}}}
	case isRoman(first) && !lead.id && !(f.alone && len(first) == 1):
		return paperTail{} // 36600-VII is a dossier
	case len(first) > 1 && !lead.id && !lead.word && !f.alone:
		return paperTail{} // 36836-EU
	}
	return letterTail(loose, "", i, first)
}

func letterTail(form paperForm, sub string, i int, letters string) paperTail {
	return paperTail{form, sub, true, []paperNumber{{i, i + len(letters), letters}}}
}

// numbered reads ", nr. 43" or "nrs. 520 en 548" from i on.
func (f *paperFinder) numbered(i int, sub string) paperTail {
	i, plural, ok := f.numberWord(i)
	if !ok {
		return paperTail{}
	}
	if end := capitalsEnd(f.text, i); end > i {
		if letters := f.text[i:end]; isLetters(letters) && f.wordEnds(end) {
			return letterTail(byNumber, sub, i, letters)
		}
		return paperTail{}
	}
	numbers := f.numberList(i, plural)
	if len(numbers) == 0 {
		return paperTail{}
	}
	return paperTail{byNumber, sub, false, numbers}
}

// numberWord reads the word before a number, from i on, and returns where the
// number starts and whether several are announced.
func (f *paperFinder) numberWord(i int) (next int, plural, ok bool) {
	text := f.text
	start := skipBlanks(text, i)
	if start < len(text) && (text[start] == ',' || text[start] == ';') {
		start = skipBlanks(text, start+1)
	}
	for _, w := range numberWords {
		if !hasPrefixAnyCase(text[start:], w.word) {
			continue
		}
		end := start + len(w.word)
		next := end
		// A comma is what text recognition makes of the point.
		if next < len(text) && (text[next] == '.' || text[next] == ',') {
			next++
		}
		next = skipBlanks(text, next)
		if next == end && (end >= len(text) || !isDigit(text[end])) {
			return 0, false, false
		}
		return next, w.plural, true
	}
	return 0, false, false
}

// numberWords announce a number; longer ones come first.
var numberWords = []struct {
	word   string
	plural bool
}{
	{"nummers", true},
	{"nummer", false},
	{"nrs", true},
	{"nr", false},
	{"letter", false},
}

// numberList reads the numbers from i on: one, or several where they are
// announced ("nrs. 520 en 548", "nrs. 1-2"), tied by t/m ("nr. 1 t/m 3") or
// announced anew ("nr. 43 en nr. 44").
func (f *paperFinder) numberList(i int, plural bool) []paperNumber {
	first, ok := f.number(i, plural)
	if !ok {
		return nil
	}
	numbers := []paperNumber{first}
	closed := false
	for {
		last := numbers[len(numbers)-1]
		next, sep := f.separator(last.end)
		switch {
		case sep == "", sep == "-" && !plural, sep == "," && closed:
			return numbers
		case !plural && sep != "t/m":
			start := next
			if next, _, ok = f.numberWord(next); !ok {
				return numbers
			}
			n, ok := f.number(next, false)
			if !ok {
				return numbers
			}
			n.start = start
			numbers = append(numbers, n)
			continue
		}
		n, ok := f.number(next, plural)
		if !ok || f.otherThing(n) {
			return numbers
		}
		if sep == "t/m" || sep == "-" {
			from, to := atoi(last.text), atoi(n.text)
			if to <= from {
				return numbers
			}
			// A range of more than a hundred papers is a slip or no range.
			for k := from + 1; k < to && to-from <= 100; k++ {
				numbers = append(numbers, paperNumber{n.start, n.start, strconv.Itoa(k)})
			}
		}
		numbers = append(numbers, n)
		closed = sep == "en" // nothing is listed behind the last
	}
}

// number reads one number from i on. It is none when it is the start of
// something longer: 43a, 43,5, 43/2, 43-2020, 43%.
func (f *paperFinder) number(i int, plural bool) (paperNumber, bool) {
	end := i
	for end < len(f.text) && isDigit(f.text[end]) {
		end++
	}
	n := paperNumber{i, end, f.text[i:end]}
	if !isPlainNumber(n.text) {
		return n, false
	}
	if plural && end < len(f.text) && (f.text[end] == ',' || f.text[end] == '-' || strings.HasPrefix(f.text[end:], "–")) {
		return n, true
	}
	return n, f.numberEnds(end)
}

// numberEnds reports whether a number that ends at i is not cut off there.
func (f *paperFinder) numberEnds(i int) bool {
	if i >= len(f.text) {
		return true
	}
	switch c := f.text[i]; c {
	case '.', ',':
		return i+1 >= len(f.text) || !isDigit(f.text[i+1])
	case '-', '/', '%', '_', '+', '=':
		return false
	default:
		return !f.goesOn(i)
	}
}

// wordEnds reports whether a word that ends at i is not cut off there.
func (f *paperFinder) wordEnds(i int) bool {
	return i >= len(f.text) || !f.goesOn(i) && strings.IndexByte("-/'_", f.text[i]) < 0
}

// goesOn reports whether a letter or a digit stands at i, or what ties one to
// what is before it.
func (f *paperFinder) goesOn(i int) bool {
	r, size := utf8.DecodeRuneInString(f.text[i:])
	if r == '–' || r == '’' {
		r, _ = utf8.DecodeRuneInString(f.text[i+size:])
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// separator reads what ties two numbers, from i on: ",", "en", "t/m" or "-".
func (f *paperFinder) separator(i int) (next int, sep string) {
	text := f.text
	start := skipBlanks(text, i)
	for _, s := range numberSeparators {
		if !hasPrefixAnyCase(text[start:], s.text) {
			continue
		}
		end := start + len(s.text)
		next := skipBlanks(text, end)
		if s.word && (start == i || next == end) {
			return 0, ""
		}
		if and := next + len("en"); s.means == "," && hasPrefixAnyCase(text[next:], "en") && skipBlanks(text, and) > and {
			return skipBlanks(text, and), "en"
		}
		return next, s.means
	}
	return 0, ""
}

// numberSeparators tie numbers to a list or, meaning t/m, to a range. Words
// stand between blanks.
var numberSeparators = []struct {
	text, means string
	word        bool
}{
	{"t/m", "t/m", false},
	{"tot en met", "t/m", true},
	{"en", "en", true},
	{"of", "en", true},
	{"resp.", "en", true},
	{",", ",", false},
	{"&", "en", false},
	{"-", "-", false},
	{"–", "-", false},
}

// otherThing reports whether a number in a list belongs to what follows: it is
// the start of the next dossier ("en 33 694"), or of a date ("12 maart").
func (f *paperFinder) otherThing(n paperNumber) bool {
	rest := f.text[skipBlanks(f.text, n.end):]
	if len(n.text) == 5 || len(n.text) == 2 && len(rest) >= 3 && allDigits(rest[:3]) {
		return true
	}
	if len(n.text) == 4 && (n.text[:2] == "19" || n.text[:2] == "20") && len(rest) > 0 && (rest[0] == '-' || rest[0] == '/') {
		return true
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return r < 'a' || r > 'z' })
	if end < 0 {
		end = len(rest)
	}
	_, month := ParseMonth(rest[:end])
	return month
}

// skipKingdomNumber skips the second number of a bill for the whole Kingdom,
// as in "27 484 (R 1669), nr. 289"; the id does not hold it.
func (f *paperFinder) skipKingdomNumber(i int) int {
	text := f.text
	next := skipBlanks(text, i)
	if next < len(text) && text[next] == '-' {
		next++
	}
	if !strings.HasPrefix(text[next:], "(R") {
		return i
	}
	next = skipBlanks(text, next+len("(R"))
	end := next
	for end < len(text) && isDigit(text[end]) {
		end++
	}
	if end == next || end >= len(text) || text[end] != ')' {
		return i
	}
	return end + 1
}

// capitalsEnd returns where the capitals that start at i end.
func capitalsEnd(s string, i int) int {
	for i < len(s) && isCapital(s[i]) {
		i++
	}
	return i
}

func hasPrefixAnyCase(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
