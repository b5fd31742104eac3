package parse

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
	"inbreng/internal/source"
)

// What a file says of its text beyond the words (bold, italics, raised digits, headings,
// items of lists, indentation) is used where the words alone leave a doubt; hint_heading.go
// and hint_list.go hold what is done with the last three. A text file says nothing, and then nothing here
// changes what is read.

// A stretch is s[from:to] of the text, in bytes.
type stretch struct{ from, to int }

// looks are the stretches of the text that have a certain look, by their place. They do
// not overlap.
type looks []stretch

// hints are what a file says of its text.
type hints struct {
	bold, italic, raised, headings looks
	marks                          bool // some digits are raised: so the marks of footnotes are
	items                          []stretch
	depths                         map[int]int // of items that are inside others, by where they begin
	indents                        []indent
	cells                          []hintedCell
}

// newHints sorts the hints of a file by what they say. Their places are runes.
func newHints(text *source.Text, list []source.Hint) hints {
	var h hints
	if len(list) == 0 {
		return h
	}
	s := text.String()
	bytes := byteOffsets(s, list)
	h.depths = itemDepths(list, bytes)
	for _, hint := range list {
		at := stretch{bytes[hint.From], bytes[hint.To]}
		switch hint.Kind {
		case source.HintHeading:
			h.bold, h.headings = append(h.bold, at), append(h.headings, at)
		case source.HintBold:
			h.bold = append(h.bold, at)
		case source.HintItem:
			h.items = append(h.items, at)
		case source.HintCell:
			h.cells = append(h.cells, hintedCell{at, hint.Table, hint.Row, hint.Column})
		case source.HintIndent:
			h.indents = append(h.indents, indent{at, hint.Level})
		case source.HintItalic:
			h.italic = append(h.italic, at)
		case source.HintSuperscript, source.HintFootnoteMark:
			h.raised = append(h.raised, at)
			h.marks = h.marks || s[at.from] >= '1' && s[at.from] <= '9'
		}
	}
	slices.SortStableFunc(h.items, func(a, b stretch) int { return a.from - b.from })
	slices.SortStableFunc(h.cells, func(a, b hintedCell) int { return a.from - b.from })
	slices.SortStableFunc(h.indents, func(a, b indent) int { return a.from - b.from })
	for _, l := range []*looks{&h.bold, &h.italic, &h.raised, &h.headings} {
		*l = l.merged()
	}
	return h
}

// byteOffsets returns the byte offsets of the ends of hints, by their rune offsets.
func byteOffsets(s string, list []source.Hint) map[int]int {
	want := make([]int, 0, 2*len(list))
	for _, h := range list {
		want = append(want, h.From, h.To)
	}
	slices.Sort(want)
	want = slices.Compact(want)
	offsets := make(map[int]int, len(want))
	runes := 0
	for i := range s {
		for len(want) > 0 && want[0] <= runes {
			offsets[want[0]] = i
			want = want[1:]
		}
		runes++
	}
	for _, w := range want {
		offsets[w] = len(s)
	}
	return offsets
}

// merged sorts stretches and makes those one that touch.
func (l looks) merged() looks {
	slices.SortFunc(l, func(a, b stretch) int { return a.from - b.from })
	var out looks
	for _, s := range l {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// letters counts the letters and digits of s[from:to], and those of them that look so.
func (l looks) letters(s string, from, to int) (all, so int) {
	i, _ := slices.BinarySearchFunc(l, from, func(x stretch, at int) int {
		if x.to <= at {
			return -1
		}
		return 1
	})
	for at := from; at < to; {
		r, size := utf8.DecodeRuneInString(s[at:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			all++
			for i < len(l) && l[i].to <= at {
				i++
			}
			if i < len(l) && l[i].from <= at {
				so++
			}
		}
		at += size
	}
	return all, so
}

// cover reports whether all letters and digits of s[from:to] look so; of nothing none
// does. A letter in twenty may be otherwise: the mark of a footnote, a name in a title.
func (l looks) cover(s string, from, to int) bool {
	if len(l) == 0 {
		return false
	}
	all, so := l.letters(s, from, to)
	return so > 0 && 20*so >= 19*all
}

// boldLine reports whether line i is set in bold.
func (p *parser) boldLine(i int) bool {
	return p.hints.bold.cover(p.s, p.lines[i].start, p.lines[i].end)
}

// boldTopicAt reports whether line i is a topic that only its bold letters set off from
// the lines around it: a line or two, no sentence, between a line that ends one and a
// line that begins one. Where whole paragraphs are bold it is no topic.
func (p *parser) boldTopicAt(i int, last *element) bool {
	if len(p.hints.bold) == 0 || last == nil || last.kind >= bareElement || !p.boldLine(i) || p.contents.holds(i) {
		return false
	}
	end := i
	for end < len(p.lines) && end-i <= maxBare && p.lines[end].role == roleText && p.boldLine(end) {
		text := p.lineText(end)
		if len(text) > maxHeading || endsSentence(text) || sentenceLength(text) < len(text) || endsOpen(text) && end+1 == len(p.lines) {
			return false
		}
		end++
	}
	before := last.lines[len(last.lines)-1]
	next := p.nextText(end)
	return end-i <= maxBare && next < len(p.lines) && !p.boldLine(next) && !p.boldLine(before) &&
		startsUpper(p.lineText(i)) && endsSentence(p.lineText(before)) && !startsLower(p.lineText(next)) && p.labelAt(next) == nil
}

// boldTopic returns the lines of the topic that begins at line i.
func (p *parser) boldTopic(i int) []int {
	lines := []int{i}
	for j := i + 1; len(lines) < maxBare && j < len(p.lines) && p.lines[j].role == roleText && p.boldLine(j); j++ {
		lines = append(lines, j)
	}
	return lines
}

// changesSlope reports whether one of two lines is set in italics and the other is
// not: in a document whose questions or whose answers are, one ends there and the
// other begins.
func (p *parser) changesSlope(i, j int) bool {
	return p.slanted != bySlope(0) && p.italicLine(i) != p.italicLine(j) && endsSentence(p.lineText(i))
}

func (p *parser) italicLine(i int) bool {
	return p.hints.italic.cover(p.s, p.lines[i].start, p.lines[i].end)
}

// italicElement reports whether the words of an element are set in italics.
func (p *parser) italicElement(e element) bool {
	all, so := 0, 0
	for _, i := range e.lines {
		a, b := p.hints.italic.letters(p.s, p.lines[i].start, p.lines[i].end)
		all, so = all+a, so+b
	}
	return so > 0 && 20*so >= 19*all
}

// bySlope says what is set in italics in a document that tells its questions and its
// answers apart by that alone.
type bySlope uint8

const (
	slantedQuestions bySlope = iota + 1
	slantedAnswers
)

// findSlope finds out what is set in italics. Ministries print their answers between
// the questions so, or the questions between their answers, and use no labels then. It
// takes several of each, in turn, and three of four that ask on one side, for an answer
// may say again what was asked: a quotation or the title of a book in italics is not
// enough.
func (p *parser) findSlope() bySlope {
	if len(p.hints.italic) == 0 {
		return 0
	}
	var asks, all [2]int // upright, italic; blocks of lines
	turns, before := 0, -1
	for i := p.nextText(0); i < len(p.lines); {
		slope := 0
		if p.italicLine(i) {
			slope = 1
		}
		from, j := i, i+1
		for j < len(p.lines) && p.lines[j].role == roleText && p.italicLine(j) == (slope == 1) {
			j++
		}
		text := p.s[p.lines[from].start:p.lines[j-1].end]
		all[slope]++
		if questionScore(text) > 1 || parliament.AsksIndirectly(text) && parliament.NamesMembers(text) {
			asks[slope]++
		}
		if before >= 0 && slope != before {
			turns++
		}
		before = slope
		i = p.nextText(j)
	}
	const few = 2 // of each
	switch {
	case all[0] < few || all[1] < few || turns < 2*few-1:
		return 0
	case asks[1] >= few && 4*asks[1] >= 3*(asks[0]+asks[1]) && 2*asks[1] >= all[1]:
		return slantedQuestions
	case asks[0] >= few && 4*asks[0] >= 3*(asks[0]+asks[1]) && 2*asks[0] >= all[0]:
		return slantedAnswers
	}
	return 0
}

// asksBySlope reports whether an element is of a question, by how it is set.
func (p *parser) asksBySlope(e element) bool {
	return p.italicElement(e) == (p.slanted == slantedQuestions)
}

// raisedWeight is the weight of a number that is printed as marks are: more than any
// place in a sentence can give.
const raisedWeight = 6

// weighByLooks returns f for the candidates of a draft of a file that says which digits
// are raised: those are marks, and others hardly are ("EUR.3", "G7").
func (p *parser) weighByLooks(d *draft, f func(markCandidate)) func(markCandidate) {
	return func(m markCandidate) {
		if m.style == plainNotes {
			at := d.sourceOffset(m.start + m.lead)
			if p.hints.raised.cover(p.s, at, at+m.end-m.start-m.lead) {
				m.weight = raisedWeight
			} else {
				m.weight = min(m.weight, 1)
			}
		}
		f(m)
	}
}
