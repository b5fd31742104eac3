package parse

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// report says what every rune of the source was taken for, and what was left
// out of the record's text.
func (p *parser) report() *parliament.Report {
	r := &parliament.Report{
		Hyphens:   p.hyphen,
		Furniture: []parliament.Furniture{},
		Edits:     []parliament.Edit{},
		LeftOut:   []parliament.LeftOut{},
	}
	if r.Hyphens == nil {
		r.Hyphens = []parliament.HyphenDecision{}
	}
	for _, f := range p.furniture {
		l := p.lines[f.line]
		r.Furniture = append(r.Furniture, parliament.Furniture{
			Rule: f.rule, Text: p.s[l.start:l.end], Source: p.place(l.start, l.end),
		})
		p.kinds[f.line] = parliament.SpanFurniture
		p.edits = append(p.edits, edit{parliament.SpanFurniture, l.start, l.end})
	}
	slices.SortStableFunc(p.edits, func(a, b edit) int { return a.from - b.from })
	slices.SortStableFunc(r.Hyphens, func(a, b parliament.HyphenDecision) int {
		return a.Source.From.Offset - b.Source.From.Offset
	})
	w := spanWriter{s: p.s, spans: make([]parliament.Span, 0, 2*len(p.lines)+len(p.edits))}
	edits, around := p.edits, p.around
	for i, l := range p.lines {
		before := l.start
		if l.opens {
			before = p.signOf(l)
		}
		for ; len(around) > 0 && around[0].to <= before; around = around[1:] {
			w.around(r, around[0])
		}
		if l.opens {
			w.pageBreak(before)
		}
		for ; len(around) > 0 && around[0].to <= l.start; around = around[1:] {
			w.around(r, around[0])
		}
		for at := l.start; at < l.end; {
			for len(edits) > 0 && edits[0].to <= at {
				edits = edits[1:]
			}
			to, kind := l.end, p.kinds[i]
			if len(edits) > 0 && edits[0].from < l.end {
				to = edits[0].from
				if to <= at {
					to, kind = edits[0].to, edits[0].kind
					r.Edits = append(r.Edits, parliament.Edit{Kind: kind, From: w.rune(at), To: w.rune(min(to, l.end))})
				}
			}
			w.write(kind, at, min(to, l.end))
			at = min(to, l.end)
		}
	}
	for _, e := range around {
		w.around(r, e)
	}
	w.space(len(p.s))
	r.Spans = w.spans
	return r
}

// signOf returns where the sign stands that opens the page of a line.
func (p *parser) signOf(l line) int {
	_, _, number := p.text.Position(l.start)
	return p.text.Lines()[number-1].Start
}

// A spanWriter writes spans one behind the other and counts runes as it goes.
type spanWriter struct {
	s     string
	spans []parliament.Span
	byte  int // how far the text was counted
	runes int // runes before byte
}

// rune returns the rune offset of a byte offset that is not before the last one
// asked for.
func (w *spanWriter) rune(offset int) int {
	w.runes += utf8.RuneCountInString(w.s[w.byte:offset])
	w.byte = offset
	return w.runes
}

// around adds an edit beside the text of a line.
func (w *spanWriter) around(r *parliament.Report, e edit) {
	w.space(e.from)
	from := w.rune(e.from)
	w.add(e.kind, w.rune(e.to))
	r.Edits = append(r.Edits, parliament.Edit{Kind: e.kind, From: from, To: w.runes})
}

// write adds a span of a kind, and what blanks there are before it.
func (w *spanWriter) write(kind parliament.SpanKind, from, to int) {
	w.space(from)
	w.add(kind, w.rune(to))
}

// space adds a span of white space up to an offset. That it is white space was
// checked where lines were cut; what is not is called unassigned.
func (w *spanWriter) space(to int) {
	if to <= w.byte {
		return
	}
	kind := parliament.SpanSpace
	for _, r := range w.s[w.byte:to] {
		if !unicode.IsSpace(r) {
			kind = parliament.SpanUnassigned
		}
	}
	w.add(kind, w.rune(to))
}

// pageBreak adds the sign that opens a page.
func (w *spanWriter) pageBreak(at int) {
	w.space(at)
	w.add(parliament.SpanPageBreak, w.rune(at+1))
}

// add adds a span that ends at a rune, or lengthens the last one.
func (w *spanWriter) add(kind parliament.SpanKind, to int) {
	from := 0
	if n := len(w.spans); n > 0 {
		from = w.spans[n-1].To
		if w.spans[n-1].Kind == kind && kind != parliament.SpanPageBreak {
			w.spans[n-1].To = to
			return
		}
	}
	if to > from {
		w.spans = append(w.spans, parliament.Span{Kind: kind, From: from, To: to})
	}
}
