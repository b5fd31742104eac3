package parse

import "inbreng/internal/parliament"

// sayConverted notes what was done to the bytes of the file before they could be
// read as text.
func (p *parser) sayConverted() {
	for _, what := range p.text.Converted() {
		p.problem(parliament.TextConverted, p.place(0, 0), "%s", what)
	}
}
