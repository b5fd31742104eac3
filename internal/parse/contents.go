package parse

import (
	"strings"
)

// maxContents is how many lines a table of contents can have.
const maxContents = 200

// markContents finds the table of contents: it repeats every heading, with the
// number of its page on the same line or on the next, and must not be taken for
// the sections themselves. It begins with the word and ends where the first of
// its headings comes again.
func (p *parser) markContents() {
	start := -1
	for i := range p.lines {
		if p.lines[i].role == roleText && p.lines[i].width <= len("inhoudsopgave:") && strings.EqualFold(strings.TrimSuffix(p.lineText(i), ":"), "inhoudsopgave") {
			start = i
			break
		}
	}
	if start < 0 {
		p.contents = p.unnamedContents()
		return
	}
	entries := map[string]bool{}
	for i, n := p.nextText(start+1), 0; i < len(p.lines) && n < maxContents; i, n = p.nextText(i+1), n+1 {
		entry := contentsEntry(p.lineText(i))
		if entry == "" {
			continue // "blz.", "I.", "2"
		}
		if entries[entry] {
			end := i
			// The number of the section may have a line of its own; where it has
			// none of its own, what stands there is the number of a page.
			number, _ := headingNumber(p.lineText(i))
			for number == "" && end > start+1 && p.lines[end-1].role != roleBlank && isSectionNumber(p.lineText(end-1)) {
				end--
			}
			p.contents = lineRange{start, end}
			return
		}
		entries[entry] = true
	}
}

// unnamedContents finds a table of contents without the word above it: headings
// and nothing else, until the first of them comes again.
func (p *parser) unnamedContents() lineRange {
	start, entry := -1, ""
	for i := p.nextText(0); i < len(p.lines); i = p.nextText(i + 1) {
		text := p.lineText(i)
		if !likeHeading(text) {
			if start >= 0 && !isSectionNumber(text) {
				return lineRange{}
			}
			continue
		}
		switch {
		case start < 0:
			start, entry = i, contentsEntry(text)
		case contentsEntry(text) == entry:
			return lineRange{start, i}
		}
	}
	return lineRange{}
}

// likeHeading reports whether a line has the words of a heading.
func likeHeading(text string) bool {
	if len(text) > maxHeading || !startsUpper(text) {
		return false
	}
	if _, ok := parseHeading(text); ok {
		return true
	}
	if _, ok := parseReply(text); ok {
		return true
	}
	_, rest := headingNumber(text)
	return hasPrefixFold(rest, "vragen en ") && questionsHeading.MatchString(rest) ||
		partStart(rest) && (answersHeading.MatchString(rest) || otherHeading.MatchString(rest))
}

// A lineRange is the lines from from up to but not including to.
type lineRange struct{ from, to int }

func (r lineRange) holds(i int) bool { return i >= r.from && i < r.to }

// contentsEntry returns the words of a line of a table of contents, without the
// number of the section and that of the page; "" when there are none.
func contentsEntry(text string) string {
	text = strings.TrimLeft(text, "•*- \t")
	if isSectionNumber(text) {
		return ""
	}
	if _, rest := headingNumber(text); rest != "" {
		text = rest
	}
	text = strings.TrimRight(text, "0123456789. \t")
	if len(text) < 5 {
		return ""
	}
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// isSectionNumber reports whether a line is nothing but the number of a section:
// "I", "II.", "7.".
func isSectionNumber(text string) bool {
	number, rest := headingNumber(text)
	return number != "" && rest == "" && len(number) <= 5
}
