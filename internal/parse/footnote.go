package parse

import (
	"slices"
	"strings"
	"unicode"
)

// noteLines are the lines of one footnote.
type noteLines struct {
	number   int
	style    noteStyle
	tight    bool  // found by tightNotes
	lines    []int // indices; never empty
	textFrom int   // byte offset of the text behind the number
	// apart is the line of the number where the numbers or texts of other notes stand
	// between it and the text, 0 where none do.
	apart int
	// holder is the number of the note that also has the text of this one, which could
	// not be told from its own; 0 for nearly all.
	holder int
}

// A noteStyle is how footnotes and their marks are printed. Notes of different
// styles are numbered apart.
type noteStyle uint8

const (
	plainNotes   noteStyle = iota // wapens.1     1 Kamerstuk 33 694, nr. 43.
	parenNotes                    // wapens? 1)   1) AD, 13 januari 2024
	bracketNotes                  // wapens.[fn1] [fn1]  Kamerstuk 33 694, nr. 43.
)

// maxNote is the highest footnote number there is room for. The longest
// documents have some hundreds of notes; a line that begins with a higher number
// begins with an amount or a year.
const maxNote = 999

// markFootnotes finds the footnotes, gives their lines their role and returns
// them in order.
//
// Footnotes stand at the end of a page, in the middle of a sentence of the text
// ("De EU heeft in / 1 Kamerstuk 33 694, nr. 43. / de verklaring van ..."), or
// all together at the end of the document. Either way nothing but footnotes
// follows on the page: so a zone is looked for from the bottom of each page.
//
// answersHead is the heading of all answers where they stand below all questions. The
// notes of the questions may stand above it, in the middle of a page ("1 The Economist,
// 3 mei 2008." in the Aanhangsel of 2008).
func markFootnotes(s string, lines []line, answersHead lineRange) []noteLines {
	asked := append(markLastNotes(s, lines, answersHead.from), markWebNotes(s, lines)...)
	end := markBracketNotes(s, lines)
	apart := end.notes
	end = markParenNotes(s, lines, end.from)
	apart = append(end.notes, apart...)
	marked := gluedNumbers(s, lines)
	tight := newTightNotes(s, lines, &marked)
	var notes []noteLines
	last := 0
	for from := 0; from < len(lines); {
		to := from + 1
		for foot := lines[from].foot; to < len(lines) && !lines[to].opens && !lines[to].turns && !(tight != nil && foot && lines[to].role == roleText); to++ {
			if lines[to].role != roleBlank {
				foot = lines[to].foot
			}
		}
		before := last
		zone := findZone(s, lines[from:to], last, &marked)
		if zone < 0 && last > 0 && marksOne(s, lines[from:to]) {
			// Numbering starts again: another letter in the same document.
			last = 0
			zone = findZone(s, lines[from:to], last, &marked)
		}
		if zone >= 0 {
			found := cutNotes(s, lines, from+zone, to, last, &marked)
			notes = append(notes, found...)
			last = found[len(found)-1].number
		} else if tight != nil {
			found := tight.find(from, to, before)
			if len(found) == 0 && last == 0 {
				found = tight.find(from, to, last) // numbering starts again
			}
			notes = append(notes, found...)
			if len(found) > 0 {
				before = found[len(found)-1].number
			}
			last = before
		}
		from = to
	}
	if len(notes) == 0 {
		notes = markHeadNotes(s, lines, &marked)
	}
	if !slices.ContainsFunc(apart, func(n noteLines) bool { return n.style == parenNotes }) {
		// The footnotes proper of a Word file stand below its sources.
		apart = append(markParenNotes(s, lines, len(lines)).notes, apart...)
	}
	if len(notes) == 0 {
		notes = markLastNotes(s, lines, len(lines))
	}
	return append(append(asked, notes...), apart...)
}

// marksOne reports whether some word on a page carries the mark 1.
func marksOne(s string, page []line) bool {
	found := false
	for _, l := range page {
		if l.role == roleText && l.may&someDigit != 0 {
			eachMark(s[l.start:l.end], func(m markCandidate) { found = found || m.number == 1 })
		}
	}
	return found
}

// findZone returns the index of the first line of the footnotes on a page, or
// -1 when the page has none. last is the number of the last footnote before it.
//
// The zone begins with a line that stands behind a blank line or at the top of
// the page, and that begins with the number of a footnote. Every further block
// of the page, up to its end, has to begin with a higher number, too; that is
// what keeps an ordinary paragraph out that happens to begin with a number.
func findZone(s string, page []line, last int, marked *[maxNote + 1]bool) int {
	type start struct{ line, number int }
	var starts []start // from the bottom up
	for i, lowest := len(page)-1, maxNote+1; i >= 0; i-- {
		l := page[i]
		// Only the first line of a block has to be the start of a footnote.
		if l.role != roleText || i > 0 && page[i-1].role == roleText && !l.fresh {
			continue
		}
		n, _, ok := noteStart(s[l.start:l.end], marked)
		if !ok || l.label || n <= last || n >= lowest {
			break
		}
		if i == 0 && !opensNote(s[l.start:l.end]) {
			break // "bijna / 1 keer ..." over a page break
		}
		starts = append(starts, start{i, n})
		lowest = n
	}
	// From the top down: the first number must be one that a word carries, or
	// the next in the row, and so must all behind it.
	zone := -1
	for _, c := range slices.Backward(starts) {
		if marked[c.number] || c.number == last+1 {
			if zone < 0 {
				zone = c.line
			}
		} else {
			zone = -1
		}
		last = c.number
	}
	return zone
}

// noteStart reports whether a line can be the first of a footnote: a number, a
// blank, and text. rest is where the text begins.
//
// The text of a footnote begins with a capital, a quotation or an address; with
// a small letter only when some word of the document carries the number as a
// mark, and never with a word that is counted or dated ("9 juli werd bekend" or
// "1 miljoen euro" at the foot of a page).
func noteStart(text string, marked *[maxNote + 1]bool) (n, rest int, ok bool) {
	n, i := leadingNumber(text)
	if n == 0 || i == len(text) {
		return 0, 0, false
	}
	rest = len(text) - len(strings.TrimLeftFunc(text[i:], unicode.IsSpace))
	// "9 Juli" and "1 Miljoen" are not printed; "1 Antwoorden op Kamervragen" is.
	if rest == i || rest == len(text) || !startsUpper(text[rest:]) && dayOrAmount(firstWord(text[rest:])) {
		return 0, 0, false
	}
	if opensNote(text) || marked[n] {
		return n, rest, true
	}
	return 0, 0, false
}

// opensNote reports whether the text behind the number begins as a footnote's
// does, whether some word carries the number or not.
func opensNote(text string) bool {
	text = strings.TrimLeftFunc(strings.TrimLeft(text, "0123456789"), unicode.IsSpace)
	return startsUpper(text) || strings.HasPrefix(text, "http") || strings.HasPrefix(text, "www.")
}

// leadingNumber returns the number from 1 to maxNote at the start of text and
// the index behind it, or 0 when there is none.
func leadingNumber(text string) (n, end int) {
	for end < len(text) && end < 4 && text[end] >= '0' && text[end] <= '9' {
		n = 10*n + int(text[end]-'0')
		end++
	}
	if end == 0 || end == 4 || text[0] == '0' {
		return 0, 0
	}
	return n, end
}

// dayOrAmount reports whether a word behind a number makes the two a day or an
// amount.
func dayOrAmount(word string) bool {
	if countsWord(word) {
		return true
	}
	switch strings.ToLower(strings.TrimRight(word, ".,;:")) {
	case "op", "van", "tot", "t/m", "en", "of", "à": // 1 op de 10, 2 van de 3
		return true
	}
	return false
}

// cutNotes cuts the zone lines[from:to] into footnotes. A line inside a block
// begins the next note when it carries the next number.
func cutNotes(s string, lines []line, from, to, last int, marked *[maxNote + 1]bool) []noteLines {
	var notes []noteLines
	blockStart := true
	for i := from; i < to; i++ {
		if lines[i].role != roleText {
			blockStart = true
			continue
		}
		blockStart = blockStart || lines[i].fresh
		text := s[lines[i].start:lines[i].end]
		n, rest, ok := noteStart(text, marked)
		switch {
		case ok && n > last && (blockStart || n == last+1):
			notes = append(notes, noteLines{number: n, textFrom: lines[i].start + rest})
			last = n
		case len(notes) == 0:
			continue // cannot happen: findZone saw the start of a note here
		}
		note := &notes[len(notes)-1]
		note.lines = append(note.lines, i)
		lines[i].role = roleFootnote
		blockStart = false
	}
	return notes
}

// gluedNumbers returns which numbers stand somewhere directly behind a word or
// a sign, as footnote marks do.
func gluedNumbers(s string, lines []line) (marked [maxNote + 1]bool) {
	for _, l := range lines {
		if l.role != roleText || l.may&someDigit == 0 {
			continue
		}
		eachMark(s[l.start:l.end], func(m markCandidate) { marked[m.number] = true })
	}
	return marked
}
