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
		if heading := p.repliesTo(e, before); heading != nil {
			e = heading
		}
		return *e, false
	}
	if gap != noGap || p.endsForHeading(before[len(before)-1]) || i == p.contents.to || p.headedLine(i) {
		if e := p.headingAt(i); e != nil {
			return *e, false
		}
	}
	if e := p.factionLineAt(i); e != nil {
		return *e, false
	}
	if e := p.headedFaction(i); e != nil {
		return *e, false
	}
	var last *element
	if len(before) > 0 {
		last = &before[len(before)-1]
	}
	if e := p.itemAt(i, gap, before); e != nil && !p.contents.holds(i) {
		return *e, false
	}
	if p.lines[i].cell == answerCell {
		return fresh, false
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
	// A row of a table ends no sentence and is as full as the others ("2029	30"), and
	// nothing goes on with it.
	inTable := p.hasCells(i) || p.hasCells(last.lines[len(last.lines)-1])
	if !alone && !inTable && p.goesOn(last, i, gap, answer) {
		return element{}, true
	}
	if bare {
		fresh.kind, fresh.lines = bareElement, p.block(i, maxBare)
	}
	return fresh, false
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
	if _, rest := headingNumber(p.lineText(i)); !headingStart(rest) && !partStart(rest) {
		return nil
	}
	var lines []int
	for j := i; j < len(p.lines) && len(lines) < 5; {
		lines = append(lines, j)
		next := p.nextText(j + 1)
		ends := next == len(p.lines) || p.gapBetween(j, next) == blankGap
		text := p.plain(lines)
		if ends || !endsOpen(text) && !startsLower(p.lineText(next)) && !endsInBrackets(p.lineText(next)) {
			h, ok := parseHeading(text)
			if !ok {
				if h, ok = parseReply(text); !ok {
					h, ok = parsePart(text)
				}
				if !ok {
					h, ok = p.whoseHeadingAt(text, i, next)
				}
				if !ok && p.kind == parliament.WrittenConsultation && next < len(p.lines) && p.headsFaction(next) {
					h, ok = answersPartHeading(text)
				}
			} else if h.number != "" && len(h.factions) == 0 && isQuestionsPart(text) {
				h.part = questionsPart
			}
			if !ok || p.how == byQuestions && (h.part != noPart || h.reply) {
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
	case "van", "de", "het", "en", "der", "den", "leden", "vanuit", "uit", "voor", "lid", "/":
		return true
	}
	return endsInHyphen(text)
}

// endsInBrackets reports whether a line is nothing but the faction of the member whose
// name the line before ends in.
func endsInBrackets(text string) bool {
	f, rest := factionInBrackets(text)
	return f != "" && rest == ""
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
		// "van de SGP- / en ChristenUnie-fractie"
		if n < len(lines)-1 && (!endsInHyphen(text) || strings.HasPrefix(p.lineText(lines[n+1]), "en ")) {
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
	name, numbered := p.chapterName(i)
	if end-i > maxBare || !startsUpper(p.lineText(i)) && !numbered {
		return false
	}
	next := p.nextText(end)
	if next == len(p.lines) {
		return false
	}
	for j := i; j < end; j++ {
		text := p.lineText(j)
		if j == i && numbered {
			text = name
		}
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
