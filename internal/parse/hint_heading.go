package parse

import (
	"strings"

	"inbreng/internal/parliament"
)

// Word files with styles and the XML and HTML of the official publications say which
// paragraphs are headings; a PDF shows it by the size of the letters. The words alone
// leave a doubt about a topic that asks ("Hoe nu verder?"), that follows on an item
// without a full stop, or that is the bare name of a faction; and about a short answer
// without a stop ("Niet van toepassing"), which looks like a topic.

// headedTopics says how far headings tell the topics of a document.
type headedTopics uint8

const (
	headingsUnknown headedTopics = iota // the file has none
	headingsAsk                         // they are questions, too, or nothing else
	headingsTell                        // a heading is a topic
	headingsTellAll                     // and what has no heading's look is none
)

// headedLine reports whether all of line i is a heading, as the file has it.
func (p *parser) headedLine(i int) bool {
	return p.hints.headings.cover(p.s, p.lines[i].start, p.lines[i].end)
}

// learnHeadings finds out what the headings are good for. Some who answer print all
// questions in a style for headings; there a heading that asks is a question. Where
// several topics are headings all are: the official publications have tussenkoppen.
func (p *parser) learnHeadings() {
	if len(p.hints.headings) == 0 {
		return
	}
	begun := false // the title page is behind
	asks, says := 0, 0
	for i := range p.lines {
		if p.lines[i].role != roleText || p.contents.holds(i) {
			continue
		}
		text := p.lineText(i)
		if _, section := parseHeading(text); section || p.labelAt(i) != nil {
			begun = true
			continue
		}
		switch {
		case !begun || !p.headedLine(i):
		case strings.HasSuffix(text, "?"):
			asks++
		default:
			says++
		}
	}
	const few = 2
	switch {
	case asks > says:
		p.headed = headingsAsk
	case says >= few:
		p.headed = headingsTellAll
	default:
		p.headed = headingsTell
	}
}

// maxHeaded is the number of lines that a heading of a PDF may be broken over.
const maxHeaded = 3

// headedTopic returns the lines of the topic that begins at line i because the file has
// a heading there, or nil. Behind it a text begins. What members ask is no topic, in
// whatever style, and nor is what stands directly under the label of a question or
// above that of an answer.
func (p *parser) headedTopic(i int, before []element) []int {
	if p.headed < headingsTell || p.contents.holds(i) || p.hasCells(i) || !p.headedLine(i) || len(before) == 0 {
		return nil
	}
	lines := []int{i}
	for j := i + 1; j < len(p.lines) && p.lines[j].role == roleText && !p.lines[j].opens && p.headedLine(j) && p.labelAt(j) == nil; j++ {
		lines = append(lines, j)
	}
	text := p.plain(lines)
	next := p.nextText(lines[len(lines)-1] + 1)
	if len(lines) > maxHeaded || len(text) > maxHeading || next == len(p.lines) || markerOf(text) != "" && !chapter.MatchString(text) ||
		opensWithMembers(text) || parliament.AsksIndirectly(text) || strings.HasSuffix(text, ".") || sentenceLength(text) < len(text) {
		return nil
	}
	if label := p.labelAt(next); label != nil && label.kind == labelElement {
		return nil // what stands above the label of an answer is a question
	}
	if before[len(before)-1].kind == questionElement {
		return nil // what stands below that of a question is one, too
	}
	return lines
}

// plainParagraph reports whether a line that reads like a topic is none, since the file
// sets its topics as headings, and this line neither so nor in bold or italics.
func (p *parser) plainParagraph(i int) bool {
	return p.headed == headingsTellAll && !p.boldLine(i) && !p.italicLine(i)
}

// headedFaction returns the heading of a section that line i is: a heading that is
// nothing but the names of factions. Drafts of contributions are typed so, under a style
// for headings: "VVD", "D66 en Volt". In running text such a line can be anything.
func (p *parser) headedFaction(i int) *element {
	if len(p.hints.headings) == 0 || p.how == byQuestions || p.contents.holds(i) || !p.headedLine(i) || !p.standsAlone(i) {
		return nil
	}
	number, rest := headingNumber(p.lineText(i))
	h := heading{number: number, factions: factionsAlone(strings.TrimPrefix(strings.TrimPrefix(rest, "Inbreng "), "van de "), false)}
	if len(h.factions) == 0 {
		return nil
	}
	return &element{kind: headingElement, lines: []int{i}, textFrom: p.lines[i].start, sign: &sign{heading: h}}
}
