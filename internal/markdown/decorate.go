package markdown

import (
	"bytes"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// A Span is a stretch of a text in bytes, from From up to and without To.
type Span struct{ From, To int }

// An Annotation is a stretch of a text of which more is known than its words.
// One of the fields besides the Span is set.
type Annotation struct {
	Span
	// Ask is the id of a sentence that asks something.
	Ask string
	// Date is the day that the words mean, as 2021-07-29, and Full the same in
	// words. Year is what the words leave out, "" where the next date says it.
	Date, Full, Year string
	// Long is the long form of an abbreviation.
	Long string
}

// layer orders what can stand around the same words, outermost first.
type layer int

const (
	layerAsk layer = iota
	layerDate
	layerAbbreviation
	layerHit
)

// A decoration is an element around a stretch of text. Where a tag parts the
// stretch the element is closed and opened again without its id.
type decoration struct {
	Span
	layer layer
	hits  *Hits // of a hit
	Annotation
	begun bool
}

// open returns the start tag.
func (d *decoration) open() string {
	again := d.begun
	d.begun = true
	switch d.layer {
	case layerHit:
		return d.hits.open(!again)
	case layerAsk:
		if again || d.Ask == "" {
			return `<span class="ask">`
		}
		return `<span class="ask" id="` + html.EscapeString(d.Ask) + `">`
	case layerDate:
		out := `<time datetime="` + html.EscapeString(d.Date) + `" title="` + html.EscapeString(d.Full) + `"`
		if d.Year != "" {
			out += ` data-year="` + html.EscapeString(d.Year) + `"`
		}
		return out + ">"
	}
	return `<abbr title="` + html.EscapeString(d.Long) + `">`
}

// closeTags are the end tags by layer.
var closeTags = [...]string{layerAsk: "</span>", layerDate: "</time>", layerAbbreviation: "</abbr>", layerHit: "</mark>"}

// decorations returns what stands around the words of a text, by place.
func decorations(text string, opts Options) []*decoration {
	var out []*decoration
	if opts.Annotate != nil {
		byLayer := map[layer][]Annotation{}
		for _, a := range opts.Annotate(text) {
			l := layerAsk
			switch {
			case a.Date != "":
				l = layerDate
			case a.Long != "":
				l = layerAbbreviation
			}
			byLayer[l] = append(byLayer[l], a)
		}
		for l, list := range byLayer {
			for _, a := range ordered(list, func(a Annotation) Span { return a.Span }, text) {
				out = append(out, &decoration{Span: a.Span, layer: l, Annotation: a})
			}
		}
	}
	if opts.Hits != nil {
		for _, s := range ordered(opts.Hits.find(text), func(s Span) Span { return s }, text) {
			out = append(out, &decoration{Span: s, layer: layerHit, hits: opts.Hits})
		}
	}
	slices.SortFunc(out, func(a, b *decoration) int {
		if a.From != b.From {
			return a.From - b.From
		}
		return int(a.layer - b.layer)
	})
	return out
}

// decorate returns the blocks of a body with what is known of their words. Only
// text is cut, and it is escaped again, so that no tag is lost and none comes
// from the words.
func decorate(blocks [][]byte, opts Options) []template.HTML {
	out := make([]template.HTML, len(blocks))
	if opts.Hits == nil && opts.Annotate == nil {
		for i, block := range blocks {
			out[i] = template.HTML(block)
		}
		return out
	}
	segments, text := segmentsOf(blocks)
	w := weaver{text: text, todo: decorations(text, opts)}
	for i := range blocks {
		w.b.Reset()
		for _, s := range segments[i] {
			if s.text == "" {
				w.b.Write(s.raw)
				continue
			}
			w.write(s.from, s.from+len(s.text))
		}
		out[i] = template.HTML(w.b.String())
	}
	return out
}

// A weaver writes text with the elements around it.
type weaver struct {
	b    bytes.Buffer
	text string
	todo []*decoration // that have not begun
	live []*decoration // that have, and may not have ended
	open []*decoration // elements that are open, outermost first
}

// write writes the text between two offsets. At its end no element is open.
func (w *weaver) write(from, to int) {
	for at := from; at < to; {
		for len(w.todo) > 0 && w.todo[0].From <= at {
			w.live = append(w.live, w.todo[0])
			w.todo = w.todo[1:]
		}
		w.live = slices.DeleteFunc(w.live, func(d *decoration) bool { return d.To <= at })
		end := to
		if len(w.todo) > 0 {
			end = min(end, w.todo[0].From)
		}
		for _, d := range w.live {
			end = min(end, d.To)
		}
		w.set(w.live)
		w.b.WriteString(html.EscapeString(w.text[at:end]))
		at = end
	}
	w.set(nil)
}

// set closes and opens elements so that just the wanted ones are open.
func (w *weaver) set(wanted []*decoration) {
	wanted = slices.Clone(wanted)
	slices.SortStableFunc(wanted, func(a, b *decoration) int { return int(a.layer - b.layer) })
	same := 0
	for same < len(w.open) && same < len(wanted) && w.open[same] == wanted[same] {
		same++
	}
	for _, d := range slices.Backward(w.open[same:]) {
		w.b.WriteString(closeTags[d.layer])
	}
	for _, d := range wanted[same:] {
		w.b.WriteString(d.open())
	}
	w.open = wanted
}

// ordered returns the stretches of a text, in order and without those that
// overlap an earlier one, cut a letter in two, or lie outside the text.
func ordered[T any](list []T, span func(T) Span, text string) []T {
	whole := func(at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b T) int { return span(a).From - span(b).From })
	out, end := list[:0], 0
	for _, t := range list {
		if s := span(t); s.From >= end && s.From < s.To && s.To <= len(text) && whole(s.From) && whole(s.To) {
			out, end = append(out, t), s.To
		}
	}
	return out
}

// A segment is a token of HTML: as it stands there, and, for text, the words
// with their place in the text of the body.
type segment struct {
	raw  []byte
	text string
	from int
}

// segmentsOf cuts the HTML of blocks into its tokens and returns the text of the
// body. What stands in a footnote mark is no word of the text.
func segmentsOf(blocks [][]byte) (segments [][]segment, text string) {
	var b strings.Builder
	segments = make([][]segment, len(blocks))
	for i, block := range blocks {
		z := html.NewTokenizer(bytes.NewReader(block))
		inMark := 0
		for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
			// The tokenizer changes its buffer when it decodes the text.
			s := segment{raw: bytes.Clone(z.Raw()), from: b.Len()}
			token := z.Token()
			switch {
			case kind == html.TextToken && inMark == 0:
				s.text = token.Data
				b.WriteString(s.text)
			case token.Data == "sup" && kind == html.StartTagToken:
				inMark++
			case token.Data == "sup" && kind == html.EndTagToken && inMark > 0:
				inMark--
			case kind != html.TextToken && !withinWords[token.Data]:
				b.WriteString("\n\n")
			}
			segments[i] = append(segments[i], s)
		}
	}
	return segments, b.String()
}

// withinWords are the elements that do not part words.
var withinWords = map[string]bool{"a": true, "em": true, "strong": true, "code": true, "sup": true}
