package parse

import (
	"strings"
)

// numberedLabelAt returns the label of a question or an answer that line i is.
func (p *parser) numberedLabelAt(i int) *element {
	l := p.labels.at(i)
	if l == nil || l.goesOn {
		return nil
	}
	end := i + 1
	if below := p.labels.at(end); below != nil && below.goesOn {
		end++
	}
	e := &element{kind: questionElement, lines: p.lineNumbers(i, end), textFrom: p.lines[i].start, sign: &sign{numbers: *l}}
	if l.answer {
		e.kind = labelElement
		e.sign.label = label{numbers: l.numbers}
	}
	return e
}

// partsByBlanks reports whether blank lines part paragraphs within the questions
// or answers of a document whose questions are numbered, and not only the labels.
func (p *parser) partsByBlanks() bool {
	const enough = 2
	found, seen := 0, false
	for i := p.nextText(0); i < len(p.lines) && found < enough; {
		next := p.nextText(i + 1)
		seen = seen || p.lines[i].label
		if seen && next < len(p.lines) && !p.lines[i].label && !p.lines[next].label && p.gapBetween(i, next) == blankGap &&
			endsSentence(p.lineText(i)) && startsUpper(p.lineText(next)) {
			found++
		}
		i = next
	}
	return found >= enough
}

// endsTight reports whether a paragraph ends with the last line of an element
// although line i follows without a blank one, as the official publications set
// paragraphs within an answer: the line ends a sentence and is clearly shorter
// than the others, and the next begins a sentence. Only where lines are set to
// one width; text that an extractor glued together has lines of any length.
func (p *parser) endsTight(last *element, i int) bool {
	if p.how != byQuestions && !p.measure.unparted || last.kind >= bareElement {
		return false
	}
	end := last.lines[len(last.lines)-1]
	before, next := p.lineText(end), p.lineText(i)
	if !p.measure.even {
		if last.kind == itemElement {
			return endsSentence(before) && startsUpper(next) && 5*fit(p.s, p.lines[end], p.lines[i]) < 4*p.measure.widest
		}
		// What is glued together still ends a paragraph where a long line ends.
		return p.lines[end].width > 300 && endsSentence(before) && startsUpper(next)
	}
	if p.blankParted {
		return false
	}
	if last.kind == itemElement && !endsSentence(before) {
		// "• Geografische spreiding" is no sentence, and ends all the same.
		return startsUpper(next) && float64(fit(p.s, p.lines[end], p.lines[i])) < 0.8*p.measure.usual
	}
	if p.measure.unparted && !endsSentence(before) && p.unfinished(before) {
		return false
	}
	if p.measure.unparted && startsUpper(next) && float64(fit(p.s, p.lines[end], p.lines[i])) < 0.8*p.measure.usual {
		return true // the lines of a title page, the cells of a table
	}
	return (endsSentence(before) || strings.HasSuffix(before, ":")) && startsUpper(next) && p.endsShortLocally(end, i)
}

// unfinished reports whether a line cannot be the last of anything.
func (p *parser) unfinished(text string) bool {
	return endsOpen(text) || strings.HasSuffix(text, ",")
}

// tightTopicAt reports whether line i is a topic in a text without blank lines:
// a short line that begins with a capital and is no sentence, with a sentence
// behind it that begins a line.
func (p *parser) tightTopicAt(i int) bool {
	if !p.measure.unparted || p.contents.holds(i) || p.plainParagraph(i) {
		return false
	}
	text := p.lineText(i)
	next := p.nextText(i + 1)
	if next == len(p.lines) || next > i+1 || !startsUpper(text) || !startsUpper(p.lineText(next)) || p.unfinished(text) {
		return false
	}
	if endsSentence(text) || strings.ContainsAny(text[len(text)-1:], ",;:") || strings.Contains(text, "? ") {
		return false
	}
	return p.labels.at(next) == nil && float64(p.lines[i].width) < 0.75*p.measure.usual && p.lines[next].width > p.lines[i].width
}

// endsForHeading reports whether a heading can follow on an element without a
// blank line: it ends a sentence or, where blank lines are not to be had, is not
// broken off.
func (p *parser) endsForHeading(last element) bool {
	text := p.lineText(last.lines[len(last.lines)-1])
	return endsSentence(text) || p.measure.unparted && !p.unfinished(text) || p.how == byNothing && last.kind >= bareElement
}

// asksNoMore reports whether line i asks and the text from line j on does not:
// there the answer begins, in a document whose answers have no labels.
func (p *parser) asksNoMore(i, j int) bool {
	if !strings.HasSuffix(strings.TrimRight(p.lineText(i), "0123456789"), "?") || requests(p.lineText(j)) {
		return false
	}
	for k := j; k < blockEnd(p.lines, j); k++ {
		if strings.Contains(p.lineText(k), "?") {
			return false
		}
	}
	return true
}

// endsShortLocally reports whether the first word of line j would have fitted on
// line i, by the widest line of the text around them: questions and answers may
// be set to two widths. Lines inside a paragraph are filled up to it.
func (p *parser) endsShortLocally(i, j int) bool {
	const enough = 3 // lines
	from, widest := p.stretch.upTo(p.lines, i)
	if i+1-from < enough { // too few to tell; those behind may tell more
		for _, l := range p.lines[j:blockEnd(p.lines, j)] {
			widest = max(widest, l.width)
		}
	}
	return float64(fit(p.s, p.lines[i], p.lines[j])) < 0.93*float64(widest)
}

// A textStretch is a stretch of lines of text between labels, pages and blank lines, up to
// a line, with its widest line so far. It is asked for line after line, and goes on from
// the last one: a text without blank lines is one stretch.
type textStretch struct {
	from, to int // to is the last line, from where it begins
	widest   int
}

// upTo returns where the stretch begins that line i is in, and how wide the widest of its
// lines is up to line i.
func (t *textStretch) upTo(lines []line, i int) (from, widest int) {
	if i < t.to || t.to == 0 {
		*t = textStretch{}
		for t.from = i; t.from > 0 && !beginsStretch(lines, t.from); {
			t.from--
		}
		t.to = t.from
		t.widest = lines[t.from].width
	}
	for t.to < i {
		if t.to++; beginsStretch(lines, t.to) {
			t.from, t.widest = t.to, 0
		}
		t.widest = max(t.widest, lines[t.to].width)
	}
	return t.from, t.widest
}

// beginsStretch reports whether a stretch begins with line i.
func beginsStretch(lines []line, i int) bool {
	return lines[i-1].role != roleText || lines[i].opens || lines[i-1].label
}

// isRow reports whether a line looks like a row of a table: cells parted by tabs, or
// a few words and then at least two figures up to its end. A table is kept row by
// row.
func (p *parser) isRow(i int) bool {
	if p.hasCells(i) {
		return true
	}
	if p.how != byQuestions {
		return false
	}
	text := p.lineText(i)
	if len(text) > 120 || !digitAt(text, len(text)-1) && text[len(text)-1] != '%' {
		return false
	}
	figures := 0
	words := strings.Fields(text)
	for k := len(words) - 1; k >= 0 && isFigure(words[k]); k-- {
		figures++
	}
	return figures >= 2 && figures < len(words)
}

// hasCells reports whether a line has tabs within it, as the readers of PDF and Word
// put them between the cells of a table. One tab may part the marker of an item
// from its words; with cells on a line beside it, it parts cells.
func (p *parser) hasCells(i int) bool {
	if p.lines[i].piped || p.aligned[i].table > 0 {
		return true
	}
	tabs := p.tabs(i)
	if tabs != 1 {
		return tabs > 1
	}
	if first := firstWord(p.lineText(i)); isFigure(strings.TrimRight(first, ".)")) && first != strings.TrimRight(first, ".)") {
		return false
	}
	return i > 0 && p.lines[i-1].role == roleText && p.tabs(i-1) > 0 ||
		i+1 < len(p.lines) && p.lines[i+1].role == roleText && p.tabs(i+1) > 0
}

// tabs counts the runs of tabs within a line.
func (p *parser) tabs(i int) int {
	if p.lines[i].may&someTab == 0 { // nearly always
		return 0
	}
	return len(strings.FieldsFunc(p.lineText(i), func(r rune) bool { return r == '\t' })) - 1
}

// isFigure reports whether a word is a figure of a table: 34, 1.838, 12,5%, -.
func isFigure(word string) bool {
	digits := 0
	for _, r := range word {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case !strings.ContainsRune(".,%€-+", r):
			return word == "–"
		}
	}
	return digits > 0 || word == "-"
}
