package source

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A Builder puts a normalised text together from pieces, as the readers of
// formats find them, and keeps the hints at their places. The zero value is
// ready.
//
// Paragraphs are parted by a blank line, and a page begins as in the texts that
// are extracted from the official publications: its first line has one blank in
// front. Text is cleaned on its way in, so that no line begins or ends in a
// blank of its own.
type Builder struct {
	b         []byte
	pending   separator
	opens     int // pages to open before the next text
	page      int // pages opened, without the first
	hints     []Hint
	meta      Metadata
	furniture []Furniture
	converted []string
	parted    bool // there were ligatures
}

// A separator is what comes before the next text.
type separator uint8

const (
	sepNone separator = iota
	sepLine
	sepParagraph
)

// pageSign stands for the sign of a new page until the whole text is known.
const pageSign = '\f'

// WriteString writes text. A line end in it is a line end; other control
// characters are blanks.
func (b *Builder) WriteString(s string) {
	for s != "" {
		line, rest, more := strings.Cut(s, "\n")
		b.write(line)
		if more {
			b.Line()
		}
		s = rest
	}
}

func (b *Builder) write(s string) {
	if strings.ContainsAny(s, "\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06\u0132\u0133") {
		s, b.parted = ligatures.Replace(s), true
	}
	for _, r := range s {
		switch {
		case r == '\u200b', r == '\u2060', r == '\ufeff':
			continue // noWidth
		case r == utf8.RuneError, r == '\t':
		case unicode.IsControl(r), r == '\u2028', r == '\u2029':
			r = ' '
		}
		if b.atStart() {
			if unicode.IsSpace(r) {
				continue
			}
			b.flush()
		}
		b.b = utf8.AppendRune(b.b, r)
	}
}

// atStart reports whether the next text begins a line.
func (b *Builder) atStart() bool {
	return len(b.b) == 0 || b.pending != sepNone || b.opens > 0 || b.b[len(b.b)-1] == '\n'
}

// flush writes what parts the text so far from the next.
func (b *Builder) flush() {
	b.trim()
	if len(b.b) > 0 {
		switch {
		case b.pending == sepParagraph:
			b.b = append(b.b, "\n\n"...)
		case b.opens > 0 || b.pending == sepLine:
			b.b = append(b.b, '\n')
		}
	}
	for b.opens > 0 {
		b.opens--
		b.page++
		b.b = append(b.b, pageSign)
		if b.opens > 0 {
			b.b = append(b.b, '\n') // an empty page
		}
	}
	b.pending = sepNone
}

// trim takes the blanks from the end of the last line.
func (b *Builder) trim() {
	for len(b.b) > 0 {
		r, size := utf8.DecodeLastRune(b.b)
		if r == '\n' || r == pageSign || !unicode.IsSpace(r) {
			return
		}
		b.b = b.b[:len(b.b)-size]
	}
}

// Line ends the line.
func (b *Builder) Line() { b.pending = max(b.pending, sepLine) }

// Paragraph ends the paragraph.
func (b *Builder) Paragraph() { b.pending = sepParagraph }

// Tight takes a Paragraph back: the next text stands on the next line, as the
// items of a list do.
func (b *Builder) Tight() { b.pending = min(b.pending, sepLine) }

// Page ends the page. Whether the paragraph ends with it is not said, unless
// Paragraph says it.
func (b *Builder) Page() { b.opens++ }

// Len is a place in the text: where the next text begins. It is only for
// [Builder.Hint] and to compare.
func (b *Builder) Len() int { return len(b.b) }

// Hint gives the text from a place on, up to here, a hint: h without From and
// To. White space at either end is left out, and nothing is no stretch.
func (b *Builder) Hint(from int, h Hint) { b.HintAt(from, len(b.b), h) }

// HintAt gives the text between two places a hint.
func (b *Builder) HintAt(from, to int, h Hint) {
	for from < to {
		r, size := utf8.DecodeRune(b.b[from:to])
		if !unicode.IsSpace(r) {
			break
		}
		from += size
	}
	for from < to {
		r, size := utf8.DecodeLastRune(b.b[from:to])
		if !unicode.IsSpace(r) {
			break
		}
		to -= size
	}
	if from < to {
		h.From, h.To = from, to
		b.hints = append(b.hints, h)
	}
}

// Leave says that something was left out of the text.
func (b *Builder) Leave(f Furniture) { b.furniture = append(b.furniture, f) }

// Say notes, as a Dutch sentence, what was done to the file before it could be read as
// text; see [Text.Converted].
func (b *Builder) Say(sentence string) { b.converted = append(b.converted, sentence) }

// Metadata returns what is noted of the file as a whole, to be filled in.
func (b *Builder) Metadata() *Metadata { return &b.meta }

// File makes the File. The name is for messages only. A text that [New] would
// refuse is an error.
func (b *Builder) File(name string) (*File, error) {
	b.trim()
	raw := b.b
	if n := b.page; n > 0 {
		blank := []byte(strings.ReplaceAll(string(raw), string(pageSign), " "))
		if text, err := newText(name, normalise(blank)); err == nil && text.Pages() == n+1 {
			raw = blank // else there are so few lines that blanks would be taken for an indentation
		}
	}
	text, err := newText(name, normalise(raw))
	if err != nil {
		return nil, err
	}
	text.converted = b.converted
	if b.parted {
		text.converted = append(text.converted, partedLigatures)
	}
	return &File{Text: text, Hints: place(raw, b.hints), Metadata: b.meta, Furniture: b.furniture}, nil
}

// place turns byte offsets of what was written into rune offsets of the
// normalised text: composing accents changes how many runes there are.
func place(raw []byte, hints []Hint) []Hint {
	offsets := make([]int, 0, 2*len(hints))
	for _, h := range hints {
		offsets = append(offsets, h.From, h.To)
	}
	slices.Sort(offsets)
	offsets = slices.Compact(offsets)
	runes := make(map[int]int, len(offsets))
	var iter norm.Iter
	iter.Init(norm.NFC, raw)
	n, next := 0, 0
	for !iter.Done() {
		from := iter.Pos()
		for next < len(offsets) && offsets[next] <= from {
			runes[offsets[next]] = n
			next++
		}
		n += utf8.RuneCount(iter.Next())
	}
	for ; next < len(offsets); next++ {
		runes[offsets[next]] = n
	}
	placed := make([]Hint, 0, len(hints))
	for _, h := range hints {
		h.From, h.To = runes[h.From], runes[h.To]
		if h.From < h.To {
			placed = append(placed, h)
		}
	}
	slices.SortStableFunc(placed, func(a, b Hint) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To))
	})
	return placed
}
