package parse

import (
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/parliament"
)

// buildBodies makes the bodies that were planned.
func (p *parser) buildBodies() {
	for i, plan := range p.bodies {
		p.bodies[i] = bodyPlan{}
		p.sayLostTables(plan.runs)
		body := parliament.Body{Blocks: make([]parliament.Block, 0, len(plan.runs)), Source: p.span(plan.runs)}
		var cell *draft // the last run, if it was one
		var lists nesting
		for i, d := range plan.runs {
			p.goOn()
			inlines := p.inlines(d)
			if len(inlines) == 0 {
				continue
			}
			place := p.place(d.from, d.to)
			if d.row.table > 0 {
				body.Blocks = appendCell(body.Blocks, cell, d, inlines, place)
				cell = d
				continue
			}
			cell = nil
			if d.kind != itemElement {
				body.Blocks = append(body.Blocks, parliament.Block{Kind: parliament.Paragraph, Inlines: inlines, Source: place})
				continue
			}
			if n := len(body.Blocks); n == 0 || body.Blocks[n-1].Kind != parliament.List {
				body.Blocks = append(body.Blocks, parliament.Block{Kind: parliament.List, Items: make([]parliament.Item, 0, itemsAtStart(plan.runs[i:]))})
				lists = nesting{}
			}
			list := &body.Blocks[len(body.Blocks)-1]
			depth := lists.depth(d.marker, p.setInOf(d.from))
			lists.announced = endsInColon(inlines)
			appendItem(&list.Items, depth, parliament.Item{Marker: d.marker, Inlines: inlines, Source: place})
			list.Source = list.Source.Join(place)
		}
		body.Text = parliament.PlainText(body.Blocks)
		plan.set(body)
	}
}

// itemsAtStart returns how many of the runs at the start are items of a list.
func itemsAtStart(runs []*draft) int {
	n := 0
	for n < len(runs) && runs[n].kind == itemElement {
		n++
	}
	return n
}

// inlines cuts the text of a draft into words, marks and references. It takes
// the marks out of the words first, so that "16 juni jl.10" refers to 16 juni jl.
func (p *parser) inlines(d *draft) []parliament.Inline {
	clean, at := d.withoutMarks()
	for _, m := range d.marks {
		from := d.sourceOffset(m.candidate.start + m.candidate.lead)
		p.edits = append(p.edits, edit{parliament.SpanFootnoteMark, from, from + m.candidate.end - m.candidate.start - m.candidate.lead})
	}
	p.noteAbbreviations(d, clean)

	// Most runs are words and nothing else.
	if len(p.room) == 0 {
		p.room = make([]parliament.Inline, 64)
	}
	out := p.room[:0:1]
	p.room = p.room[1:]
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
		Kind: parliament.Mark, Text: strconv.Itoa(m.candidate.number), Footnote: m.note,
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
	p.byNumber = map[numberIn]parliament.ExchangeID{}
	for _, x := range slices.Backward(p.doc.Exchanges) { // the first of a number counts
		for _, n := range x.Numbers {
			p.byNumber[numberIn{x.Section, n}] = x.ID
			p.byNumber[numberIn{anySection, n}] = x.ID
		}
	}
	for i := range p.doc.Footnotes {
		f := &p.doc.Footnotes[i]
		f.References = p.resolve(&f.Body, anySection)
	}
	for i := range p.doc.Sections {
		p.resolve(p.doc.Sections[i].Introduction, i)
	}
	p.resolve(p.doc.Preamble, anySection)
	for i := range p.doc.Exchanges {
		x := &p.doc.Exchanges[i]
		for j := range x.Questions {
			x.References = append(x.References, p.resolve(&x.Questions[j].Body, x.Section)...)
			x.Footnotes = append(x.Footnotes, x.Questions[j].Body.Marks()...)
		}
		if x.Answer != nil {
			x.References = append(x.References, p.resolve(&x.Answer.Body, x.Section)...)
			x.Footnotes = append(x.Footnotes, x.Answer.Body.Marks()...)
		}
	}
}

// A numberIn is an official number within a section: where numbering starts
// again, "vraag 1" means the one nearby.
type numberIn struct{ section, number int }

// anySection is no section: the first exchange of a number in the document.
const anySection = -1

// resolve finds what the references of a body point to, and returns them. To
// those with words of their own it adds the ones inside a range: "vraag 1 t/m 3"
// also refers to 2.
func (p *parser) resolve(body *parliament.Body, section int) []parliament.Reference {
	refs := []parliament.Reference{}
	body.Runs(func(inlines []parliament.Inline) {
		last := 0 // the number that a range may begin with
		for i, in := range inlines {
			if in.Reference == nil {
				continue
			}
			first := last
			last = p.resolveOne(in.Reference, section, body.Source)
			if first > 0 && last > first+1 && last-first < maxRange && i > 0 && isUpTo(inlines[i-1].Text) {
				for n := first + 1; n < last; n++ {
					if id, ok := p.numbered(section, n); ok {
						refs = append(refs, parliament.Reference{Kind: parliament.ToExchange, Target: id.String()})
					}
				}
			}
			refs = append(refs, *in.Reference)
		}
	})
	return refs
}

// maxRange bounds the questions that one range refers to.
const maxRange = 200

// isUpTo reports whether the words between two numbers make them a range.
func isUpTo(between string) bool {
	switch strings.TrimSpace(between) {
	case "t/m", "tot en met", "-", "–":
		return true
	}
	return false
}

// resolveOne finds what one reference points to. It returns the official number
// that it names, or 0.
func (p *parser) resolveOne(ref *parliament.Reference, section int, place parliament.Place) int {
	switch ref.Kind {
	case parliament.ToExchange:
		n, _ := leadingNumber(ref.Target)
		id, ok := p.numbered(section, n)
		if !ok {
			p.problem(parliament.ReferenceUnresolved, place, "«%s» verwijst naar nummer %s, dat er niet is.", ref.Text, ref.Target)
		}
		ref.Target = id.String()
		return n
	case parliament.ToLetter:
		for _, letter := range p.doc.Letters {
			if letter.Date.String() == ref.Target {
				ref.Paper = letter.Paper
			}
		}
	}
	return 0
}

// numbered returns the exchange of a number, in the section if it has one.
func (p *parser) numbered(section, number int) (parliament.ExchangeID, bool) {
	if id, ok := p.byNumber[numberIn{section, number}]; ok {
		return id, true
	}
	id, ok := p.byNumber[numberIn{anySection, number}]
	return id, ok
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
