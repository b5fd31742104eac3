package parse

import (
	"slices"
	"strings"
	"unicode"
)

// An endZone is what of a document's end is footnotes: from a line on.
type endZone struct {
	from  int
	notes []noteLines
}

// drop makes text of the footnotes again that are none after all.
func (z endZone) drop(lines []line) {
	for _, note := range z.notes {
		for _, i := range note.lines {
			lines[i].role = roleText
		}
	}
}

// A noteForm reads the number that a footnote at the end of a document begins with;
// length is that of the number and its sign. n is 0 when there is none.
type noteForm func(text string) (n, length int)

// bracketForm reads "[fn1]  Kamerstukken II 2021/22", "[1] AD".
func bracketForm(text string) (n, length int) {
	if !strings.HasPrefix(text, "[") {
		return 0, 0
	}
	return bracketAt(text, 0)
}

// signForm reads the number with a sign and a blank behind it: "1) NOS, 6 maart 2024",
// "1. NOS, 6 maart 2024".
func signForm(sign byte) noteForm {
	return func(text string) (n, length int) {
		n, end := leadingNumber(text)
		if n == 0 || end == len(text) || text[end] != sign || end+1 < len(text) && blankLength(text[end+1:]) == 0 {
			return 0, 0
		}
		return n, end + 1
	}
}

// bareForm reads "1 NOS, 6 maart 2024" and "1NOS, 6 maart 2024", where a note that is
// broken over lines may go on with a day: "De Volkskrant, / 6 maart 2024".
func bareForm(text string) (n, length int) {
	n, end := leadingNumber(text)
	rest := strings.TrimLeftFunc(text[end:], unicode.IsSpace)
	if n == 0 || !opensNote(text) || countsWord(firstWord(rest)) {
		return 0, 0
	}
	return n, end
}

// markBracketNotes finds the footnotes at the end of a document that begin with
// their number in square brackets.
func markBracketNotes(s string, lines []line) endZone {
	return markEndNotes(s, lines, len(lines), bracketNotes, bracketForm)
}

// markParenNotes finds the sources that ministers' answers list at their end, before
// the footnotes proper: "1) NOS, 6 maart 2024". A list of an answer looks the same; so
// every number has to stand somewhere before as a mark, and one of them where a list
// within a sentence has none. Of sources half of the numbers will do: some marks are
// forgotten.
func markParenNotes(s string, lines []line, to int) endZone {
	zone := markEndNotes(s, lines, to, parenNotes, signForm(')'))
	if len(zone.notes) == 0 {
		return zone
	}
	weights := map[int]int{}
	for _, l := range lines[:zone.from] {
		if l.role == roleText && l.may&someDigit != 0 {
			eachParen(s[l.start:l.end], func(m markCandidate) { weights[m.number] = max(weights[m.number], m.weight) })
		}
	}
	marked, sure := 0, 0
	for _, note := range zone.notes {
		if weights[note.number] > 0 {
			marked++
		}
		if weights[note.number] > listWeight {
			sure++
		}
	}
	all := marked == len(zone.notes) && sure > 0
	if !all && !(2*sure >= len(zone.notes) && zone.sources(s, lines)) {
		zone.drop(lines)
		return endZone{from: to}
	}
	return zone
}

// markLastNotes finds the footnotes behind the last answer of a document that has no
// others, where no blank line sets them off or their numbers have a sign that the marks
// have not:
//
//	Hier kijk ik met zorg naar.
//	1 De vragen van de Tweede Kamer zijn hier exact weergegeven
//	2 30-60 jaar is gangbare economische levensduur
//
// Every number has to stand before as a mark that hardly can be anything else; and
// where a list of the answer would look the same ("1. Ik vraag de rechter om advies"),
// most of them have to name a source. The text that they end is lines[:to].
func markLastNotes(s string, lines []line, to int) []noteLines {
	var marked [maxNote + 1]bool
	looked := false
	for _, form := range []struct {
		number noteForm
		list   bool // items of lists have it, too
	}{{bareForm, false}, {signForm('.'), true}, {signForm(')'), true}} {
		zone := markEndNotes(s, lines, to, plainNotes, form.number)
		if len(zone.notes) == 0 {
			continue
		}
		if !looked {
			looked = true
			for _, l := range lines[:zone.from] {
				if l.role == roleText && l.may&someDigit != 0 {
					eachMark(s[l.start:l.end], func(m markCandidate) { marked[m.number] = marked[m.number] || m.weight >= sureWeight })
				}
			}
		}
		unmarked := slices.ContainsFunc(zone.notes, func(n noteLines) bool { return !marked[n.number] })
		if !unmarked && (!form.list || zone.sources(s, lines)) {
			return zone.notes
		}
		zone.drop(lines)
	}
	return nil
}

// aboveNotes returns the line up to which the text goes that stands above the footnotes
// that end the text lines[:to], or to.
func aboveNotes(s string, lines []line, to int) int {
	notes := markLastNotes(s, lines, to)
	if len(notes) == 0 {
		return to
	}
	endZone{notes: notes}.drop(lines)
	return notes[0].lines[0]
}

// sources reports whether most of the notes name a source, by a year, an address, or
// the name of a paper.
func (z endZone) sources(s string, lines []line) bool {
	found := 0
	for _, note := range z.notes {
		for _, i := range note.lines {
			if text := s[lines[i].start:lines[i].end]; namesSource(text) {
				found++
				break
			}
		}
	}
	return 2*found > len(z.notes)
}

// namesSource reports whether a text names a source: "NOS, 3 mei 2022", "Kamerstuk
// 33047, nr. 25", "(nos.nl/artikel/2511721)".
func namesSource(text string) bool {
	for _, word := range []string{"http", "www.", ".nl", "Kamerstuk", "Aanhangsel", "Handelingen"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	for i := 0; i+4 <= len(text); i++ {
		if (text[i:i+2] == "19" || text[i:i+2] == "20") && digitAt(text, i+2) && digitAt(text, i+3) && !digitAt(text, i+4) && !digitAt(text, i-1) {
			return true
		}
	}
	return false
}

// markEndNotes finds the footnotes that end the text lines[:to]: blocks that
// begin with the numbers from 1 on, and their further lines. Footnotes that were found
// before are passed by.
func markEndNotes(s string, lines []line, to int, style noteStyle, number noteForm) endZone {
	var notes []noteLines
	var tail []int // lines behind the start of a note, from the bottom up
	want := 0
	for i := aboveExplanation(s, lines, to) - 1; i >= 0; i-- {
		if lines[i].label {
			break // what stands above a label ends no document
		}
		if lines[i].role != roleText {
			if lines[i].role == roleBlank && len(tail) > 0 && style != bracketNotes {
				break // a paragraph that no number begins
			}
			continue
		}
		text := s[lines[i].start:lines[i].end]
		n, length := number(text)
		if n == 0 || want > 0 && n != want {
			if tail = append(tail, i); len(tail) > 40 {
				break
			}
			continue
		}
		slices.Reverse(tail)
		length += blankLength(text[length:])
		notes = append(notes, noteLines{number: n, style: style, lines: append([]int{i}, tail...), textFrom: lines[i].start + length})
		tail, want = nil, n-1
		if n > 1 {
			continue
		}
		if style != bracketNotes && announced(s, lines, i) {
			break
		}
		slices.Reverse(notes)
		for _, note := range notes {
			for _, i := range note.lines {
				lines[i].role = roleFootnote
			}
		}
		return endZone{i, notes}
	}
	return endZone{from: to}
}

// announced reports whether the text above line i ends in a colon: then a list
// follows and no notes.
func announced(s string, lines []line, i int) bool {
	for i--; i >= 0; i-- {
		if lines[i].role == roleText {
			return strings.HasSuffix(s[lines[i].start:lines[i].end], ":")
		}
	}
	return false
}

// aboveExplanation returns the line up to which the text goes that stands above an
// explanation of the questions, or to. Members add one that ministers print below the
// last answer and the sources: "Toelichting: / Deze vragen dienen ter aanvulling op
// eerdere vragen terzake van het lid Joseph".
func aboveExplanation(s string, lines []line, to int) int {
	const most = 6 // lines of text
	above := to
	for i, seen := to-1, 0; i >= 0 && seen < most && !lines[i].label; i-- {
		if lines[i].role != roleText {
			continue
		}
		seen++
		if startsWithAny(s[lines[i].start:lines[i].end], []string{"Toelichting", "Deze vragen dienen ter aanvulling "}) {
			above = i
		}
	}
	return above
}
