package parse

import (
	"slices"
	"strings"
	"unicode"
)

// Extractors that keep no blank lines print a page's footnotes directly under
// its text, the number glued to the note, and set marks apart on the line behind
// the word they belong to:
//
//	handeling.
//	2 Dit is in 2022 door de daaropvolgende Minister
//	2Kamerstukken II 2021–2022, 29 279, nr. 339
//	Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 2

// tightNotes finds footnotes in such a text.
type tightNotes struct {
	s      string
	lines  []line
	marked *[maxNote + 1]bool
}

// newTightNotes returns nil for a text that is not of this sort: it has no page
// foot, or no line that is a number alone or begins with one glued to a capital.
// It adds the numbers that begin a line and go on with a sentence to the marked
// ones.
func newTightNotes(s string, lines []line, marked *[maxNote + 1]bool) *tightNotes {
	foot, glued := false, false
	for i := range lines {
		foot = foot || lines[i].foot
		if lines[i].role != roleText || !digitAt(s, lines[i].start) {
			continue
		}
		text := s[lines[i].start:lines[i].end]
		n, end := leadingNumber(text)
		if n == 0 {
			continue
		}
		rest := text[end:]
		// A number alone is one whether it is the mark or the note.
		glued = glued || rest != "" && unicode.IsUpper(firstRune(rest)) || rest == ""
	}
	if !foot || !glued {
		return nil
	}
	for i := range lines {
		if lines[i].role == roleText {
			eachRaised(s[lines[i].start:lines[i].end], func(m markCandidate) { marked[m.number] = true })
		}
	}
	return &tightNotes{s, lines, marked}
}

// find returns the footnotes of the page lines[from:to]. The text of a page ends
// where the notes begin: so of every number the line counts that stands last.
func (t *tightNotes) find(from, to, last int) []noteLines {
	end := to
	for end > from && t.lines[end-1].role != roleText {
		end--
	}
	at := map[int]int{} // number -> line
	// The notes of a page stand below its last label.
	for i := end - 1; i >= from && !t.lines[i].label; i-- {
		if t.lines[i].role != roleText || !digitAt(t.s, t.lines[i].start) {
			continue
		}
		if n, _ := t.start(i, end); n > last {
			if _, have := at[n]; !have {
				at[n] = i
			}
		}
	}
	stray := t.stray(from, end, last)
	var notes []noteLines
	for n, floor := last+1, from; ; n++ {
		i, ok := at[n]
		if !ok && n == stray && len(notes) > 0 {
			notes = append(notes, noteLines{number: n, tight: true, textFrom: t.lines[end-1].end, lines: []int{end - 1}})
			continue
		}
		if !ok || i < floor || !t.marked[n] {
			break
		}
		_, rest := t.start(i, end)
		notes = append(notes, noteLines{number: n, tight: true, textFrom: t.lines[i].start + rest, lines: []int{i}})
		floor = i + 1
	}
	t.fill(notes, end)
	t.share(notes)
	return notes
}

// fill gives every note the lines of text up to the number of the next, wherever that
// stands.
func (t *tightNotes) fill(notes []noteLines, end int) {
	for k := range notes {
		first, stop := notes[k].lines[0], end
		for _, other := range notes {
			if i := other.lines[0]; i > first {
				stop = min(stop, i)
			}
		}
		t.lines[first].role = roleFootnote
		from := t.behindCells(notes[k], stop)
		for i := from; i < stop; i++ {
			if t.lines[i].role == roleText {
				notes[k].lines = append(notes[k].lines, i)
				t.lines[i].role = roleFootnote
			}
		}
		if from > first+1 {
			notes[k].setApart(t.lines, notes[k].lines[1:])
		}
	}
}

// start reads the number that a footnote begins with on line i, and where behind
// it the text begins. A number alone on its line has its text on the next one.
func (t *tightNotes) start(i, end int) (n, rest int) {
	text := t.s[t.lines[i].start:t.lines[i].end]
	n, length := leadingNumber(text)
	// "32024Z15585": the number of a case is glued to it.
	if n == 0 && len(text) > 7 {
		for _, k := range []int{1, 2} {
			if tail := text[k:]; len(tail) > 4 && strings.HasPrefix(tail, "20") && (tail[4] == 'Z' || tail[4] == 'D') {
				n, length = leadingNumber(text[:k])
			}
		}
	}
	if n == 0 {
		return 0, 0
	}
	tail := strings.TrimLeft(text[length:], " \t")
	switch {
	case tail == "":
		// A blank line may stand in between, and the imprint of the first page;
		// the note may begin with anything.
		const near = 8 // lines
		for k := i + 1; k < end && k <= i+near; k++ {
			if t.lines[k].role == roleText {
				return n, length
			}
		}
		return 0, 0
	case !startsUpper(tail) && dayOrAmount(firstWord(tail)):
		return 0, 0
	case startsUpper(tail), strings.HasPrefix(tail, "http"), strings.HasPrefix(tail, "www."), strings.HasPrefix(tail, "20"), t.marked[n] && length == len(text)-len(tail):
		return n, len(text) - len(tail)
	}
	return 0, 0
}

// markHeadNotes finds footnotes above the first label of a document, where
// openkamer prints them: paragraphs that begin with the numbers from 1 on, all of
// which some word carries.
func markHeadNotes(s string, lines []line, marked *[maxNote + 1]bool) []noteLines {
	first := slices.IndexFunc(lines, func(l line) bool { return l.label })
	if first < 0 {
		return nil
	}
	var notes []noteLines
	from := 0
	for i := range lines[:first] {
		if lines[i].role != roleText || i > 0 && lines[i-1].role == roleText {
			continue
		}
		n, rest, ok := noteStart(s[lines[i].start:lines[i].end], marked)
		switch {
		case ok && marked[n] && n == len(notes)+1:
			notes = append(notes, noteLines{number: n, textFrom: lines[i].start + rest})
			if n == 1 {
				from = i
			}
		case len(notes) > 0:
			return nil // something else stands below them
		}
	}
	if len(notes) == 0 {
		return nil
	}
	k := -1
	for i := from; i < first; i++ {
		if lines[i].role != roleText {
			continue
		}
		if k+1 < len(notes) && notes[k+1].textFrom > lines[i].start && notes[k+1].textFrom <= lines[i].end {
			k++
		}
		notes[k].lines = append(notes[k].lines, i)
		lines[i].role = roleFootnote
	}
	return notes
}
