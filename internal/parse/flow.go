package parse

import (
	"strings"

	"inbreng/internal/parliament"
)

// An elementKind tells what an element is.
type elementKind uint8

const (
	paragraphElement elementKind = iota
	itemElement                  // one item of a list
	bareElement                  // a line of its own that is no sentence: a topic
	labelElement
	headingElement
	questionElement // the label of a question
)

// An element is a run of lines of the source that belong together. Its lines
// need not follow each other: a page break, with footnotes before it, may fall
// in between.
type element struct {
	kind     elementKind
	lines    []int // never empty
	marker   string
	textFrom int // byte offset of the first text, behind the marker of an item
	sign     *sign
}

// A sign is what a label or a heading says. Most elements are neither.
type sign struct {
	label   label
	heading heading
	numbers numberedLabel // of a label, in a document whose questions are numbered
}

// says returns what an element says as a label or a heading, nothing for others.
func (e element) says() sign {
	if e.sign == nil {
		return sign{}
	}
	return *e.sign
}

// A gap is what stands between a line of text and the one before it.
type gap uint8

const (
	noGap    gap = iota
	blankGap     // a blank line
	pageGap      // a page break, with nothing that tells whether the paragraph goes on
)

// flow makes elements of the lines of text.
func (p *parser) flow() []element {
	elements := make([]element, 0, p.blocks()+len(p.lines)/8+1)
	p.numbers = make([]int, len(p.lines))
	for i := range p.numbers {
		p.numbers[i] = i
	}
	p.inHead, p.blankParted = true, p.partsByBlanks()
	p.learnHeadings()
	p.learnLists()
	for i := p.nextText(0); i < len(p.lines); {
		p.goOn()
		kind := gap(blankGap)
		if n := len(elements); n > 0 {
			last := &elements[n-1]
			kind = p.gapBetween(last.lines[len(last.lines)-1], i)
		}
		e, goesOn := p.elementAt(i, kind, elements)
		p.inHead = p.inHead && (goesOn || e.kind < labelElement)
		if goesOn {
			last := &elements[len(elements)-1]
			last.lines = p.withLine(last.lines, i)
			i = p.nextText(i + 1)
			continue
		}
		elements = append(elements, e)
		i = p.nextText(e.lines[len(e.lines)-1] + 1)
	}
	return elements
}

// blocks returns how many lines of text stand behind a line that is none: about as many
// elements as there will be.
func (p *parser) blocks() int {
	n := 0
	for i := range p.lines {
		if p.lines[i].role == roleText && (i == 0 || p.lines[i-1].role != roleText) {
			n++
		}
	}
	return n
}

// elementAt returns the element that begins at line i, unless the line goes on
// with the last element.
func (p *parser) elementAt(i int, gap gap, before []element) (e element, goesOn bool) {
	fresh := element{kind: paragraphElement, lines: p.lineNumbers(i, i+1), textFrom: p.lines[i].start}
	if p.lines[i].piped {
		return fresh, false
	}
	if e := p.labelAt(i); e != nil {
		return *e, false
	}
	if gap != noGap || p.endsForHeading(before[len(before)-1]) || i == p.contents.to || p.headedLine(i) {
		if e := p.headingAt(i); e != nil {
			return *e, false
		}
	}
	if e := p.headedFaction(i); e != nil {
		return *e, false
	}
	var last *element
	if len(before) > 0 {
		last = &before[len(before)-1]
	}
	if e := p.itemAt(i, gap, last); e != nil && !p.contents.holds(i) {
		return *e, false
	}
	if p.inHead && last != nil && (p.opensHeadLine(i, last) || gap == blankGap && p.isHeadLine(*last)) || last != nil && p.contents.holds(i) {
		if !isHeadLineText(p.lineText(i)) && p.bareAt(i, nil) {
			fresh.kind, fresh.lines = bareElement, p.block(i, maxBare)
		}
		return fresh, false
	}
	if p.answersHead.holds(i) && (i == p.answersHead.from || p.opensHeadLine(i, last)) {
		return fresh, false
	}
	if topic := p.headedTopic(i, before); topic != nil {
		fresh.kind, fresh.lines = bareElement, topic
		return fresh, false
	}
	if last == nil || last.kind >= bareElement || p.lines[last.lines[len(last.lines)-1]].piped {
		if p.bareAt(i, last) {
			fresh.kind, fresh.lines = bareElement, p.block(i, maxBare)
		} else if p.tightTopicAt(i) {
			fresh.kind = bareElement
		}
		return fresh, false
	}
	if p.boldTopicAt(i, last) {
		fresh.kind, fresh.lines = bareElement, p.boldTopic(i)
		return fresh, false
	}
	if on, known := p.indentSays(last, i, gap); known {
		if on {
			return element{}, true
		}
		return fresh, false
	}
	if p.changesSlope(last.lines[len(last.lines)-1], i) {
		return fresh, false
	}
	if gap == noGap {
		if p.tightTopicAt(i) && p.endsTight(last, i) {
			fresh.kind = bareElement
			return fresh, false
		}
		if p.endsTight(last, i) || p.listEnds(before, i) || p.contents.holds(i) || p.isRow(i) || p.isRow(last.lines[len(last.lines)-1]) {
			return fresh, false
		}
		return element{}, true
	}
	// What stands directly under a label is an answer.
	answer := len(before) > 1 && before[len(before)-2].kind == labelElement
	bare := p.bareAt(i, last)
	// A line of its own between a page break and a blank line goes on with
	// nothing, whatever the line above the break looks like.
	alone := false
	if block := p.block(i, maxBare); bare && gap == pageGap {
		end := block[len(block)-1]
		alone = p.gapBetween(end, p.nextText(end+1)) == blankGap
	}
	if !alone && p.goesOn(last, i, gap, answer) {
		return element{}, true
	}
	if bare {
		fresh.kind, fresh.lines = bareElement, p.block(i, maxBare)
	}
	return fresh, false
}

// gapBetween tells what stands between two lines of text.
//
// Blank lines before footnotes only set the footnotes off, so with footnotes in
// between they say nothing about the paragraph.
func (p *parser) gapBetween(i, j int) gap {
	blank, broken, notes := false, false, false
	for k := i + 1; k <= j; k++ {
		blank = blank || k == j && p.lines[k].fresh
		broken = broken || p.lines[k].opens || k < j && p.lines[k].role == roleFurniture
		if k < j {
			blank = blank || p.lines[k].role == roleBlank
			notes = notes || p.lines[k].role == roleFootnote
		}
	}
	switch {
	case broken && (notes || !blank):
		return pageGap
	case blank:
		return blankGap
	case broken || notes:
		return pageGap
	}
	return noGap
}

// goesOn reports whether line i, behind a gap, goes on with the last element, a
// paragraph or an item. answer says that this is certainly part of an answer.
func (p *parser) goesOn(last *element, i int, gap gap, answer bool) bool {
	end := last.lines[len(last.lines)-1]
	before, next := p.lineText(end), p.lineText(i)
	if gap == blankGap {
		// "gewaar-/ /deerd" and "in de visie van de/ /Minister beide partijen":
		// a blank line can stand inside a sentence, even inside a word. Then
		// what comes before is no sentence, and what follows either goes on in
		// small letters or comes behind a line that was full.
		if endsSentence(before) || strings.HasSuffix(before, ":") || strings.HasSuffix(before, ";") {
			return false
		}
		if p.how == byQuestions || p.kind == parliament.QuestionList { // whose paragraphs are parted by more than blank lines
			return startsLower(next) || endsInHyphen(before)
		}
		short := p.endsShort(end, i)
		if last.kind == itemElement { // whose own lines say little of the width
			short = !endsOpen(before) && 5*p.lines[end].width < 4*p.measure.widest
		}
		return startsLower(next) || endsInHyphen(before) || !short
	}
	// At a page break a paragraph ends when the last line ends a sentence, the
	// next begins like one, and the last line is clearly shorter than the rag.
	if !endsSentence(before) && !strings.HasSuffix(before, ":") || startsLower(next) {
		return true
	}
	// Where the last line happens to be full, a change of width or, under an
	// answer, those who ask still tell that the next question begins.
	if p.lastLabel > 0 && !p.answersLabelled && p.asksNoMore(end, i) {
		return false
	}
	if p.how == byQuestions && (p.measure.even || p.measure.few) {
		return !p.endsShortLocally(end, i)
	}
	return !p.endsShort(end, i) && !p.changesSetting(end, i) && !(answer && opensWithMembers(next))
}

// changesSetting reports whether the lines up to i are set clearly narrower or
// wider than those from j on: an answer ends and a question begins. Only where
// there is enough of both to measure.
func (p *parser) changesSetting(i, j int) bool {
	from := i
	for from > 0 && !p.lines[from].opens && p.lines[from-1].role == roleText {
		from--
	}
	to := blockEnd(p.lines, j)
	const enough = 5 // lines; every one of them has to speak for it
	if i-from < enough || to-1-j < enough {
		return false
	}
	narrow, wide := p.lines[from:i], p.lines[j:to-1]
	if meanWidth(narrow) > meanWidth(wide) {
		narrow, wide = wide, narrow
	}
	small, large := meanWidth(narrow), meanWidth(wide)
	for _, l := range narrow {
		if float64(l.width) >= large {
			return false
		}
	}
	for _, l := range wide {
		if float64(l.width) <= small {
			return false
		}
	}
	return large > 1.08*small
}

// endsShort reports whether line i ends clearly before the end of the line as
// it is set around it: the first word of line j would have fitted on it.
func (p *parser) endsShort(i, j int) bool {
	return float64(fit(p.s, p.lines[i], p.lines[j])) < p.measure.rag*p.widthAround(i, j)
}

// widthAround returns the mean width of the lines around the gap between lines
// i and j: of the block that ends in i, else of the block that begins with j,
// else of the document.
func (p *parser) widthAround(i, j int) float64 {
	from := i
	for from > 0 && !p.lines[from].opens && p.lines[from-1].role == roleText {
		from--
	}
	if from < i {
		return meanWidth(p.lines[from:i])
	}
	if to := blockEnd(p.lines, j); to-j >= 2 {
		return meanWidth(p.lines[j : to-1])
	}
	return p.measure.width
}

func (p *parser) lineText(i int) string { return p.s[p.lines[i].start:p.lines[i].end] }

// labelAt returns the label that begins at line i, if one does. Usually a label
// is one line; where a block is nothing but a label it may be up to three.
func (p *parser) labelAt(i int) *element {
	if p.how == byQuestions {
		return p.numberedLabelAt(i)
	}
	text := p.lineText(i)
	// A label begins with a number, "Antwoord" or "Reactie".
	if first := text[0]; (first < '1' || first > '9') && first != 'A' && first != 'R' {
		return nil
	}
	if !strings.Contains(text, "ntwoord") && !strings.Contains(text, "eactie") {
		return nil
	}
	const most = 3 // lines
	lines := p.block(i, most)
	if len(lines) > 1 && len(lines) <= most {
		if l, ok := parseLabel(p.plain(lines)); ok {
			return &element{kind: labelElement, lines: lines, textFrom: p.lines[i].start, sign: &sign{label: l}}
		}
	}
	if l, ok := parseLabel(text); ok {
		return &element{kind: labelElement, lines: lines[:1], textFrom: p.lines[i].start, sign: &sign{label: l}}
	}
	return nil
}

// headingAt returns the heading that begins at line i, if one does. A heading
// may be broken over lines ("ChristenUnie-/fractie en reactie van de Minister")
// and, at the foot of a page, over pages. It ends where it can end and what
// follows does not go on with it.
func (p *parser) headingAt(i int) *element {
	if p.contents.holds(i) {
		return nil
	}
	if e := p.lineHeadingAt(i); e != nil {
		return e
	}
	if number, rest := headingNumber(p.lineText(i)); !headingStart(rest) && (number == "" || !partStart(rest)) {
		return nil
	}
	var lines []int
	for j := i; j < len(p.lines) && len(lines) < 5; {
		lines = append(lines, j)
		next := p.nextText(j + 1)
		ends := next == len(p.lines) || p.gapBetween(j, next) == blankGap
		text := p.plain(lines)
		if ends || !endsOpen(text) && !startsLower(p.lineText(next)) {
			h, ok := parseHeading(text)
			if !ok {
				h, ok = parsePart(text)
			} else if h.number != "" && len(h.factions) == 0 && isQuestionsPart(text) {
				h.part = questionsPart
			}
			if !ok || p.how == byQuestions && h.part != noPart {
				return nil
			}
			return &element{kind: headingElement, lines: lines, textFrom: p.lines[i].start, sign: &sign{heading: h}}
		}
		j = next
	}
	return nil
}

// headingStart reports whether a text begins as headings do.
func headingStart(text string) bool {
	return strings.HasPrefix(text, "Vragen ") || strings.HasPrefix(text, "VRAGEN ") || strings.HasPrefix(text, "Inbreng ")
}

// endsOpen reports whether a heading cannot end here: its last word asks for
// another one, or is broken off.
func endsOpen(text string) bool {
	switch lastWord(text) {
	case "van", "de", "het", "en", "der", "leden", "vanuit", "uit", "voor", "lid", "/":
		return true
	}
	return endsInHyphen(text)
}

// plain joins lines for recognising them: a hyphen at a line's end stays, for
// in a heading it is the hyphen of a faction's name.
func (p *parser) plain(lines []int) string {
	if len(lines) == 1 {
		return p.lineText(lines[0])
	}
	var b strings.Builder
	for n, i := range lines {
		text := p.lineText(i)
		b.WriteString(text)
		if n < len(lines)-1 && !endsInHyphen(text) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// maxBare is the number of lines that a topic may have.
const maxBare = 2

// bareAt reports whether a line of its own begins at line i: at most two lines
// that begin with a capital and are no sentence, set off from what stands around
// them, with a new sentence after them. "Onpartijdigheid", "Reis naar Shushi".
func (p *parser) bareAt(i int, last *element) bool {
	if p.contents.holds(i) || p.hasCells(i) || p.plainParagraph(i) {
		return false
	}
	end := i + len(p.block(i, maxBare))
	if end-i > maxBare || !startsUpper(p.lineText(i)) && !(p.how == byQuestions && chapter.MatchString(p.lineText(i))) {
		return false
	}
	next := p.nextText(end)
	if next == len(p.lines) {
		return false
	}
	for j := i; j < end; j++ {
		text := p.lineText(j)
		if len(text) > maxHeading || endsSentence(text) || sentenceLength(text) < len(text) || strings.ContainsAny(text[len(text)-1:], ",;:") || strings.Contains(text, "? ") {
			return false
		}
	}
	if last != nil && last.kind < bareElement && !endsSentence(p.lineText(last.lines[len(last.lines)-1])) {
		return false
	}
	if endsInHyphen(p.lineText(end-1)) || startsLower(p.lineText(next)) {
		return false
	}
	switch p.gapBetween(end-1, next) {
	case blankGap:
		// A topic stands above a question; what stands above a label is one.
		return float64(p.lines[end-1].width) < 1.05*p.measure.width && (p.labelAt(next) == nil || p.how == byQuestions && !p.labels[next].answer) && !opensWithMembers(p.lineText(i))
	case pageGap:
		return p.endsShort(end-1, next)
	}
	return false
}
