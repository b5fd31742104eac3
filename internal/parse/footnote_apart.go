package parse

import "slices"

// Where the numbers of footnotes are set in a column of their own, an extractor prints
// what stands beside each other one behind the other, as it comes: the numbers and then
// the notes, two notes below one number and the other number at the end, or the cells of
// a table between a number and its note.
//
//	1
//	2
//
//	Kamerstuk 36 410 VIII, nr. 106
//	Kamerstuk 36 410 VIII, nr. 82

// stray returns the number that is alone on the last line of a page's text, below all of
// the notes, where some word carries it; or 0.
func (t *tightNotes) stray(from, end, last int) int {
	if end <= from {
		return 0
	}
	text := t.s[t.lines[end-1].start:t.lines[end-1].end]
	if n, length := leadingNumber(text); n > last && length == len(text) && t.marked[n] {
		return n
	}
	return 0
}

// alone reports whether a note has its number alone on a line.
func (t *tightNotes) alone(n noteLines) bool { return n.textFrom == t.lines[n.lines[0]].end }

// behindCells returns the line behind the number of a note from which on, up to stop, the
// note's text may begin: behind the figures of a table, each of which is alone on its line
// and which no note has. Where nothing stands below them it is the next line.
func (t *tightNotes) behindCells(n noteLines, stop int) int {
	first := n.lines[0] + 1
	if !t.alone(n) {
		return first
	}
	words, last, figures := 0, 0, 0 // the last line with words, that with a figure above it, and all with figures
	for i := stop - 1; i >= first; i-- {
		l := t.lines[i]
		if l.role != roleText {
			continue
		}
		figure := isFigure(t.s[l.start:l.end])
		switch {
		case last > 0 && (l.width > maxCellWidth || endsSentence(t.s[l.start:l.end])):
			return first // no table
		case last == 0 && figure && words > 0:
			last = i
		case last == 0 && !figure:
			words = i
		}
		if figure && words > 0 {
			figures++
		}
	}
	if figures < 2 || words == last+1 { // "2024 / is het jaar van de telling"
		return first
	}
	return last + 1
}

// maxCellWidth is how long the cells of a table are that stand on lines of their own.
const maxCellWidth = 40

// share parts the text below one number among the notes it is that of: those whose numbers
// stand directly above, and the one whose number stands alone at the page's end. Where the
// lines do not tell, the text stays with the number above it, and the others say so.
func (t *tightNotes) share(notes []noteLines) {
	for k := range notes {
		holder := &notes[k]
		if !t.alone(*holder) || len(holder.lines) == 1 {
			continue
		}
		from, to := k, k+1
		for from > 0 && len(notes[from-1].lines) == 1 && t.alone(notes[from-1]) && notes[from-1].lines[0] < notes[from].lines[0] {
			from--
		}
		if to < len(notes) && len(notes[to].lines) == 1 && t.alone(notes[to]) && t.lastOf(notes) == notes[to].lines[0] {
			to++
		}
		if to-from > 1 {
			t.part(notes[from:to], holder)
		}
	}
}

// lastOf returns the last line of notes.
func (t *tightNotes) lastOf(notes []noteLines) int {
	last := 0
	for _, n := range notes {
		last = max(last, n.lines[len(n.lines)-1])
	}
	return last
}

// part gives each of the notes its lines of the text that holder has.
func (t *tightNotes) part(notes []noteLines, holder *noteLines) {
	text := holder.lines[1:]
	starts := t.noteStarts(text, len(notes))
	if starts == nil {
		for k := range notes {
			if notes[k].number != holder.number {
				notes[k].holder = holder.number
			}
		}
		return
	}
	for k := range notes {
		end := len(text)
		if k+1 < len(starts) {
			end = starts[k+1]
		}
		notes[k].setApart(t.lines, text[starts[k]:end:end])
	}
}

// setApart gives a note its text, which does not begin directly below its number.
func (n *noteLines) setApart(lines []line, text []int) {
	n.apart, n.lines, n.textFrom = n.lines[0], text, lines[text[0]].start
}

// noteStarts returns where among lines so many notes begin: on every line where there are
// as many, else behind the ends of sentences and blank lines where these are as many; nil
// when neither tells.
func (t *tightNotes) noteStarts(lines []int, notes int) []int {
	var starts []int
	if len(lines) == notes {
		for k := range lines {
			starts = append(starts, k)
		}
		return starts
	}
	for k, i := range lines {
		if k == 0 || slices.ContainsFunc(t.lines[lines[k-1]+1:i], func(l line) bool { return l.role == roleBlank }) ||
			endsSentence(t.s[t.lines[lines[k-1]].start:t.lines[lines[k-1]].end]) && startsUpper(t.s[t.lines[i].start:t.lines[i].end]) {
			starts = append(starts, k)
		}
	}
	if len(starts) != notes {
		return nil
	}
	return starts
}
