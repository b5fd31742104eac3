package parse

// runningHead returns how many elements are the head of the document: up to the
// first heading or, without one, to the first paragraph of members or the first
// that asks.
func (p *parser) runningHead() int {
	if before := untilKind(p.elements, headingElement); len(before) < len(p.elements) {
		return len(before)
	}
	for i, e := range p.elements {
		text := p.said(e)
		if e.kind == paragraphElement && !p.contents.holds(e.lines[0]) && (opensWithMembers(text) || questionMarks(text) > 0) {
			for i > 0 && p.isTopicOfHead(i-1) { // "2. Hoofdlijnen", "2.1 Doel"
				i--
			}
			return i
		}
	}
	// Letters that answer what they do not print have topics: "Inleiding".
	for i, e := range p.elements {
		if e.kind == bareElement {
			return i
		}
	}
	return 0
}

// isTopicOfHead reports whether an element above the first question is what that is about
// and no line of the title page: the heading of a chapter or, in a document about a bill, a
// line of its own behind a sentence or the day.
func (p *parser) isTopicOfHead(i int) bool {
	e := p.elements[i]
	if e.kind != bareElement {
		return false
	}
	if _, ok := p.chapterName(e.lines[0]); ok {
		return true
	}
	if !p.ofBill() || i == 0 {
		return false
	}
	above := p.said(p.elements[i-1])
	return endsSentence(above) || adoptedLine.MatchString(above) || arrivedLine.MatchString(above)
}
