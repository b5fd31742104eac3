package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// FirstHit is the id of the first marked word of a page, so that an address can
// lead to it.
const FirstHit = "treffer"

// A Span is a stretch of a text in bytes, from From up to and without To.
type Span struct{ From, To int }

// Hits marks the words that a reader looked for. It belongs to one page and one
// goroutine; all bodies of the page share it, so that the first mark of the page
// alone has the id FirstHit.
type Hits struct {
	find  func(text string) []Span
	count int
}

// NewHits returns what marks the stretches of a text that find returns. Find
// gets the text of a whole body, without tags and footnote marks, blocks parted
// by a blank line; a stretch may run across a link or a footnote mark.
func NewHits(find func(text string) []Span) *Hits { return &Hits{find: find} }

// Count returns the number of stretches that were marked so far.
func (h *Hits) Count() int {
	if h == nil {
		return 0
	}
	return h.count
}

// A segment is a token of HTML: as it stands there, and, for text, the words
// with their place in the text of the body.
type segment struct {
	raw  []byte
	text string
	from int
}

// mark returns the HTML with <mark> around the stretches. Only text is cut, and
// it is escaped again, so that no tag is lost and none comes from the words.
func (h *Hits) mark(rendered []byte) []byte {
	segments, text := segmentsOf(rendered)
	spans := ordered(h.find(text), text)
	if len(spans) == 0 {
		return rendered
	}
	var b bytes.Buffer
	b.Grow(len(rendered) + 20*len(spans))
	begun := -1 // the span of which a part is marked already
	at := 0
	for _, s := range segments {
		if s.text == "" {
			b.Write(s.raw)
			continue
		}
		end, done := s.from+len(s.text), s.from
		for ; at < len(spans) && spans[at].From < end; at++ {
			from, to := max(spans[at].From, s.from), min(spans[at].To, end)
			if from >= to {
				continue // it lies between two blocks
			}
			b.WriteString(html.EscapeString(text[done:from]))
			b.WriteString(h.open(at != begun))
			b.WriteString(html.EscapeString(text[from:to]))
			b.WriteString("</mark>")
			begun, done = at, to
			if spans[at].To > end {
				break // it goes on behind a tag
			}
		}
		b.WriteString(html.EscapeString(text[done:end]))
	}
	return b.Bytes()
}

// open returns the tag that opens a mark; isNew says that it begins a stretch.
func (h *Hits) open(isNew bool) string {
	if !isNew {
		return "<mark>"
	}
	h.count++
	if h.count == 1 {
		return `<mark id="` + FirstHit + `">`
	}
	return "<mark>"
}

// ordered returns the stretches of a text, in order and without those that
// overlap an earlier one, cut a letter in two, or lie outside the text.
func ordered(spans []Span, text string) []Span {
	whole := func(at int) bool { return at == len(text) || utf8.RuneStart(text[at]) }
	spans = slices.Clone(spans)
	slices.SortStableFunc(spans, func(a, b Span) int { return a.From - b.From })
	out, end := spans[:0], 0
	for _, s := range spans {
		if s.From >= end && s.From < s.To && s.To <= len(text) && whole(s.From) && whole(s.To) {
			out, end = append(out, s), s.To
		}
	}
	return out
}

// segmentsOf cuts HTML into its tokens and returns the text of the body. What
// stands in a footnote mark is no word of the text.
func segmentsOf(rendered []byte) (segments []segment, text string) {
	var b strings.Builder
	z := html.NewTokenizer(bytes.NewReader(rendered))
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
		segments = append(segments, s)
	}
	return segments, b.String()
}

// withinWords are the elements that do not part words.
var withinWords = map[string]bool{"a": true, "em": true, "strong": true, "code": true, "sup": true, "mark": true}
