package parse

import "slices"

// officielebekendmakingen.nl sets the footnotes of a document below it, each with a cross
// that leads back to its mark and the word that a screen reader says. Who copies the page
// gets these on a line, and the number on the next:
//
//	X Noot
//	1
//	NRC, 23 juli 2025.
//
// The number is that of no question, so it is told apart before these are looked for.

// isNoteSign reports whether a line is what stands above a footnote there.
func isNoteSign(text string) bool { return text == "X Noot" || text == "XNoot" }

// markNoteSigns adds the signs of footnotes to out, and gives the numbers below them the
// role of footnotes.
func markNoteSigns(s string, lines []line, out []furnitureLine) []furnitureLine {
	before := len(out)
	for i := range lines {
		if lines[i].role != roleText || s[lines[i].start] != 'X' || !isNoteSign(s[lines[i].start:lines[i].end]) {
			continue
		}
		if at, n := pageNumberBelow(s, lines, i); n > 0 {
			lines[i].role, lines[at].role = roleFurniture, roleFootnote
			out = append(out, furnitureLine{i, "note-sign"})
		}
	}
	if len(out) > before {
		slices.SortFunc(out, func(a, b furnitureLine) int { return a.line - b.line })
	}
	return out
}

// markWebNotes gives the footnotes below such signs their text: the paragraph below the
// number, and up to the next sign what follows it.
func markWebNotes(s string, lines []line) []noteLines {
	var notes []noteLines
	for i := range lines {
		if lines[i].role != roleFurniture || !isNoteSign(s[lines[i].start:lines[i].end]) {
			continue
		}
		at := i + 1
		for at < len(lines)-1 && at < i+nearFoot && lines[at].role == roleBlank {
			at++
		}
		n := numberAlone(s[lines[at].start:lines[at].end])
		if n == 0 {
			continue
		}
		// A number without a text is the whole note.
		note := noteLines{number: n, lines: []int{at}, textFrom: lines[at].end}
		if text := webNoteText(s, lines, at+1); len(text) > 0 {
			note.setApart(lines, text)
		}
		for _, k := range note.lines {
			lines[k].role = roleFootnote
		}
		notes = append(notes, note)
	}
	return notes
}

// webNoteText returns the lines with the text of a note, from a line on: up to the next
// sign of a note or, where none is near, the next blank line.
func webNoteText(s string, lines []line, from int) (text []int) {
	const most = 40 // lines of a note
	paragraph := 0  // where it ends
	for k := from; k < len(lines) && k < from+most && !lines[k].label; k++ {
		switch l := lines[k]; {
		case l.role == roleFurniture && isNoteSign(s[l.start:l.end]):
			return text
		case l.role == roleText:
			text = append(text, k)
		case l.role == roleBlank && paragraph == 0:
			paragraph = len(text)
		}
	}
	if paragraph > 0 {
		text = text[:paragraph]
	}
	return text
}
