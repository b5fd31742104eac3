package parse

import (
	"strings"

	"inbreng/internal/parliament"
)

// minMarkup is how many lines have to be marked up before a text is taken for
// Markdown. A single line of stars is a sign of the text.
const minMarkup = 2

// markMarkup takes the signs of Markdown off the lines that are marked up whole:
// "### 387", "**I Vragen en opmerkingen uit de fracties**", "- **Inbreng van de
// leden van de PVV-fractie**", as pymupdf4llm and pandoc print headings. The signs
// within a line are left out where lines are joined.
func (p *parser) markMarkup() {
	marked := 0
	for i := range p.lines {
		if p.lines[i].role == roleBlank {
			continue
		}
		if _, _, ok := markupOf(p.lineText(i)); ok {
			marked++
		}
	}
	if marked < minMarkup {
		return
	}
	p.emphasis = true
	for i := range p.lines {
		l := &p.lines[i]
		from, to, ok := markupOf(p.lineText(i))
		if !ok {
			continue
		}
		from, to = l.start+from, l.start+to
		p.markup(l.start, from)
		p.markup(to, l.end)
		l.start, l.end = trimSpace(p.s, from, to) // "** fracties**"
	}
}

// markup notes that s[from:to], beside the text of a line, is signs of Markdown.
func (p *parser) markup(from, to int) {
	if from, to = trimSpace(p.s, from, to); from < to {
		p.around = append(p.around, edit{parliament.SpanMarkup, from, to})
	}
}

// markupOf returns where the text of a line stands that is marked up whole.
func markupOf(text string) (from, to int, ok bool) {
	if text == "" || strings.IndexByte("#*-", text[0]) < 0 { // nearly always
		return 0, len(text), false
	}
	rest := strings.TrimLeft(text, "#")
	if n := len(text) - len(rest); n > 0 && n <= 6 && strings.HasPrefix(rest, " ") {
		from = len(text) - len(strings.TrimLeft(rest, " "))
		inner, end, bold := markupOf(text[from:])
		if bold {
			return from + inner, from + end, true
		}
		return from, len(text), from < len(text)
	}
	head := text
	for _, bullet := range []string{"- ", "* "} {
		if strings.HasPrefix(head, bullet+"**") {
			head = strings.TrimPrefix(head, bullet)
		}
	}
	if len(head) > 4 && strings.HasPrefix(head, "**") && strings.HasSuffix(head, "**") && !strings.Contains(head[2:len(head)-2], "**") {
		start := len(text) - len(head) + 2
		return start, len(text) - 2, true
	}
	return 0, len(text), false
}
