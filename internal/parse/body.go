package parse

import (
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/parliament"
)

// buildBodies makes the bodies that were planned.
func (p *parser) buildBodies() {
	for _, plan := range p.bodies {
		body := parliament.Body{Blocks: []parliament.Block{}, Source: p.span(plan.runs)}
		for _, d := range plan.runs {
			inlines := p.inlines(d)
			if len(inlines) == 0 {
				continue
			}
			place := p.place(d.from, d.to)
			if d.kind != itemElement {
				body.Blocks = append(body.Blocks, parliament.Block{Kind: parliament.Paragraph, Inlines: inlines, Source: place})
				continue
			}
			if n := len(body.Blocks); n == 0 || body.Blocks[n-1].Kind != parliament.List {
				body.Blocks = append(body.Blocks, parliament.Block{Kind: parliament.List})
			}
			list := &body.Blocks[len(body.Blocks)-1]
			list.Items = append(list.Items, parliament.Item{Marker: d.marker, Inlines: inlines, Source: place})
			list.Source = list.Source.Join(place)
		}
		body.Text = parliament.PlainText(body.Blocks)
		plan.set(body)
	}
}

// inlines cuts the text of a draft into words, marks and references. It takes
// the marks out of the words first, so that "16 juni jl.10" refers to 16 juni jl.
func (p *parser) inlines(d *draft) []parliament.Inline {
	clean, at := d.withoutMarks()
	for _, m := range d.marks {
		from := d.sourceOffset(m.candidate.start)
		p.edits = append(p.edits, edit{parliament.SpanFootnoteMark, from, from + m.candidate.end - m.candidate.start})
	}
	p.noteAbbreviations(d, clean)

	var out []parliament.Inline
	pos, next := 0, 0
	text := func(to int) {
		for next < len(at) && at[next] <= to {
			out = appendText(out, clean[pos:at[next]])
			pos = at[next]
			out = append(out, d.markInline(next))
			next++
		}
		out = appendText(out, clean[pos:to])
		pos = to
	}
	for _, r := range references(clean, p.anchor(d.role)) {
		text(r.start)
		ref := r.ref
		out = append(out, parliament.Inline{Kind: parliament.RefInl, Text: clean[r.start:r.end], Reference: &ref})
		pos = r.end
		// A mark inside a reference follows it.
		for next < len(at) && at[next] <= r.end {
			out = append(out, d.markInline(next))
			next++
		}
	}
	text(len(clean))
	return out
}

// withoutMarks returns the text without its footnote marks, and where in it
// each of them stood.
func (d *draft) withoutMarks() (clean string, at []int) {
	if len(d.marks) == 0 {
		return d.text, nil
	}
	var b strings.Builder
	pos := 0
	for _, m := range d.marks {
		b.WriteString(d.text[pos:m.candidate.start])
		at = append(at, b.Len())
		pos = m.candidate.end
	}
	b.WriteString(d.text[pos:])
	return b.String(), at
}

// cleanOffset returns where in the source a byte of the text without marks
// stands.
func (d *draft) cleanOffset(offset int) int {
	for _, m := range d.marks {
		if m.candidate.start > offset {
			break
		}
		offset += m.candidate.end - m.candidate.start
	}
	return d.sourceOffset(offset)
}

func (d *draft) markInline(i int) parliament.Inline {
	m := d.marks[i]
	return parliament.Inline{
		Kind: parliament.Mark, Text: d.text[m.candidate.start:m.candidate.end], Footnote: m.note,
	}
}

func appendText(out []parliament.Inline, text string) []parliament.Inline {
	if text == "" {
		return out
	}
	return append(out, parliament.Inline{Kind: parliament.Text, Text: text})
}

// anchor returns the day on which a part of the document was written, from
// which its dates without a year are reckoned.
func (p *parser) anchor(role parliament.SpanKind) parliament.Date {
	asked, answered := p.doc.Submitted, p.doc.Received
	if answered.IsZero() {
		answered = p.doc.Adopted
	}
	if asked.IsZero() {
		asked = answered
	}
	switch role {
	case parliament.SpanIntroduction, parliament.SpanQuestion:
		return asked
	}
	return answered
}

// resolveReferences hangs the references on the exchanges and footnotes they
// stand in, and finds what they point to in the document.
func (p *parser) resolveReferences() {
	p.byNumber = map[string]parliament.ExchangeID{}
	for _, x := range slices.Backward(p.doc.Exchanges) { // the first of a number counts
		for _, n := range x.Numbers {
			p.byNumber[strconv.Itoa(n)] = x.ID
		}
	}
	for i := range p.doc.Footnotes {
		f := &p.doc.Footnotes[i]
		p.resolve(&f.Body)
		f.References = f.Body.References()
	}
	for i := range p.doc.Sections {
		p.resolve(p.doc.Sections[i].Introduction)
	}
	p.resolve(p.doc.Preamble)
	for i := range p.doc.Exchanges {
		x := &p.doc.Exchanges[i]
		for j := range x.Questions {
			p.resolve(&x.Questions[j].Body)
			x.References = append(x.References, x.Questions[j].Body.References()...)
			x.Footnotes = append(x.Footnotes, x.Questions[j].Body.Marks()...)
		}
		if x.Answer != nil {
			p.resolve(&x.Answer.Body)
			x.References = append(x.References, x.Answer.Body.References()...)
			x.Footnotes = append(x.Footnotes, x.Answer.Body.Marks()...)
		}
	}
}

// resolve finds what the references of a body point to.
func (p *parser) resolve(body *parliament.Body) {
	body.Runs(func(inlines []parliament.Inline) {
		for _, in := range inlines {
			ref := in.Reference
			if ref == nil {
				continue
			}
			switch ref.Kind {
			case parliament.ToExchange:
				if id, ok := p.byNumber[ref.Target]; ok {
					ref.Target = id.String()
					continue
				}
				p.problem(parliament.ReferenceUnresolved, body.Source, "«%s» verwijst naar nummer %s, dat er niet is.", ref.Text, ref.Target)
				ref.Target = ""
			case parliament.ToLetter:
				for _, letter := range p.doc.Letters {
					if letter.Date.String() == ref.Target {
						ref.Paper = letter.Paper
					}
				}
			}
		}
	})
}

// noteAbbreviations notes the abbreviations that a run explains, each where the
// document does so first. Headings and topics explain none; footnotes stand at
// the end.
func (p *parser) noteAbbreviations(d *draft, clean string) {
	for _, f := range abbreviations(clean) {
		if p.explained[f.short] {
			continue
		}
		p.explained[f.short] = true
		p.doc.Abbreviations = append(p.doc.Abbreviations, parliament.Abbreviation{
			Short: f.short, Long: f.long, Source: p.place(d.cleanOffset(f.start), d.cleanOffset(f.end)),
		})
	}
}
