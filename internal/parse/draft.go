package parse

import (
	"bytes"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
	"inbreng/internal/wordlist"
)

// A draft is one run of text on its way into the record: a paragraph, a list
// item, a heading, a footnote. Its lines are joined; footnote marks still stand
// in the words.
type draft struct {
	text     string
	segments []segment
	from, to int // of the lines in the source, in bytes
	kind     elementKind
	marker   string
	role     parliament.SpanKind
	footnote bool
	marks    []mark
	// Of a cell of a table:
	row          gridRow
	line, column int // column from 0
}

// A segment says that the text of a draft from text on stands in the source
// from source on, up to the next segment.
type segment struct{ text, source int }

// An edit is a stretch of the source, in bytes, that is not in the text of the
// record, or is there as something else than words.
type edit struct {
	kind     parliament.SpanKind
	from, to int
}

// sourceOffset returns where in the source the byte at an offset of the text
// stands.
func (d *draft) sourceOffset(offset int) int {
	i := sort.Search(len(d.segments), func(i int) bool { return d.segments[i].text > offset }) - 1
	at := d.segments[max(i, 0)]
	return at.source + offset - at.text
}

// draftsAtOnce is how many drafts are given room at once.
const draftsAtOnce = 64

// draft joins the lines of an element to one run of text.
func (p *parser) draft(e element, role parliament.SpanKind) *draft {
	p.goOn()
	d := p.newDraft(draft{
		kind: e.kind, marker: e.marker, role: role,
		from: p.lines[e.lines[0]].start, to: p.lines[e.lines[len(e.lines)-1]].end,
	})
	w := joiner{parser: p, draft: d, b: p.written[:0], first: len(p.pieces)}
	for n, i := range e.lines {
		p.kinds[i] = role
		from := p.lines[i].start
		if n == 0 {
			from = e.textFrom
			if e.kind == itemElement {
				p.edits = append(p.edits, edit{parliament.SpanBullet, d.from, from})
			}
		}
		next := ""
		if n+1 < len(e.lines) {
			next = p.lineText(e.lines[n+1])
		}
		w.line(from, p.lines[i].end, next)
	}
	w.finish()
	return d
}

// newDraft returns a draft that is given room together with others.
func (p *parser) newDraft(d draft) *draft {
	if len(p.slab) == cap(p.slab) {
		p.slab = make([]draft, 0, draftsAtOnce)
	}
	p.slab = append(p.slab, d)
	return &p.slab[len(p.slab)-1]
}

const (
	// maxAddress bounds, in bytes, how much of the last word on a line is
	// looked at to join it with the next line. The longest addresses seen
	// have 300.
	maxAddress = 512
	// maxWord bounds it for words that are broken by a hyphen.
	maxWord = 100
)

// A joiner writes the text of a draft line by line.
type joiner struct {
	*parser
	draft *draft
	b     []byte
	first int // of the draft's segments
}

// finish gives the draft what was written.
func (w *joiner) finish() {
	// Where a line is no more than a sign of emphasis, a blank is written before it.
	w.draft.text = string(bytes.TrimRightFunc(w.b, unicode.IsSpace))
	w.written, w.draft.segments = w.b, w.pieces[w.first:len(w.pieces):len(w.pieces)]
}

// line writes the line s[from:to], and what stands between it and the next one.
func (w *joiner) line(from, to int, next string) {
	if len(w.b) == 0 {
		from, to = trimSpace(w.s, from, to) // behind a label: "Vraag 2\u00a0 Niets."
	}
	if from == to { // the number of a footnote, alone on its line
		return
	}
	w.write(from, to)
	if next == "" || len(w.b) == 0 {
		return
	}
	if !w.mayGoOn(next) { // nearly always
		w.b = append(w.b, ' ')
		return
	}
	word := string(w.lastWord(maxWord))
	switch long := w.lastWord(maxAddress); {
	case isAddress(long) && brokenAddress(string(long), firstWord(next)), !isAddress(long) && brokenAtSlash(word):
		// goes on without a blank
	case endsInHyphen(word):
		w.hyphen(to, word, firstWord(next))
	default:
		w.b = append(w.b, ' ')
	}
}

// mayGoOn reports whether the word that was written last can go on with the next
// line, by the signs that the two meet with: that of a hyphen, or those of an address.
func (w *joiner) mayGoOn(next string) bool {
	last := w.b[len(w.b)-1]
	return last >= utf8.RuneSelf || strings.IndexByte(addressJoints, last) >= 0 || strings.IndexByte(addressStarts, next[0]) >= 0
}

const (
	// addressJoints are the signs behind which addresses are broken, addressStarts
	// those that begin a line only where one goes on.
	addressJoints = "/-_=&?%#"
	addressStarts = "%&=#_"
)

// lastWord returns the last word written, or at most so many bytes from its end.
func (w *joiner) lastWord(most int) []byte {
	tail := w.b[max(0, len(w.b)-most):]
	from := len(w.b) - len(tail) + bytes.LastIndexByte(tail, ' ') + 1
	for from < len(w.b) && !utf8.RuneStart(w.b[from]) {
		from++
	}
	return w.b[from:]
}

// write writes s[from:to], with every run of blanks as one blank.
func (w *joiner) write(from, to int) {
	w.segment(from)
	text := w.s[from:to]
	if w.emphasis && strings.Contains(text, "**") {
		text = w.withoutEmphasis(text, to)
	}
	for {
		i := doubleBlank(text)
		if i < 0 {
			break
		}
		w.b = append(w.b, text[:i]...)
		w.b = append(w.b, ' ')
		for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
			i++
		}
		text = text[i:]
		w.segment(to - len(text))
	}
	w.b = append(w.b, text...)
}

// segment notes that what is written next stands at a place of the source.
func (w *joiner) segment(source int) {
	w.pieces = append(w.pieces, segment{len(w.b), source})
}

// withoutEmphasis writes a line up to its last sign of emphasis, without these
// signs, and returns the rest.
func (w *joiner) withoutEmphasis(text string, to int) string {
	for {
		i := strings.Index(text, "**")
		if i < 0 {
			return text
		}
		at := to - len(text) + i
		w.edits = append(w.edits, edit{parliament.SpanMarkup, at, at + len("**")})
		w.b = append(w.b, text[:i]...)
		text = text[i+len("**"):]
		if n := len(w.b); n == 0 || w.b[n-1] == ' ' {
			text = strings.TrimLeftFunc(text, unicode.IsSpace) // as a page shows "kan ** dit"
		}
		w.segment(to - len(text))
	}
}

// doubleBlank returns the index of the first run of blanks that is not a single
// blank, or -1.
func doubleBlank(s string) int {
	i := strings.Index(s, "  ")
	if j := strings.IndexByte(s, '\t'); j >= 0 && (i < 0 || j < i) {
		i = j
	}
	return i
}

// hyphen decides on the hyphen that ends the line at to.
func (w *joiner) hyphen(to int, before, after string) {
	decision := w.decideHyphen(before, after)
	_, size := utf8.DecodeLastRuneInString(before)
	if w.emphasis {
		to = len(strings.TrimRight(w.s[:to], "*")) // behind the hyphen in "uit-**"
	}
	from := to - size
	w.parser.hyphen = append(w.parser.hyphen, parliament.HyphenDecision{
		Before: before, After: after, Result: decision.result, Soft: decision.soft,
		Rule: decision.rule, Source: w.place(from, to),
	})
	switch {
	case decision.soft:
		// The hyphen was written with its line; take it back.
		w.b = w.b[:len(w.b)-size]
		w.edits = append(w.edits, edit{parliament.SpanSoftHyphen, from, to})
	case decision.space:
		w.b = append(w.b, ' ')
	}
}

// isAddress reports whether a word is an address of the web, or holds one.
func isAddress(word []byte) bool {
	return bytes.Contains(word, []byte("://")) || bytes.Contains(word, []byte("www."))
}

// brokenAddress reports whether a line that ends in this address breaks it off, so
// that it goes on with the next: https://ec.europa.eu/files/ / monitoring.pdf.
// Addresses are broken behind the signs that part them, and then
// without a hyphen of their own. Where only a site's name stands, a Dutch word on
// the next line is the next word of the sentence (https://www.nos.nl/ / dat er).
func brokenAddress(word, next string) bool {
	if strings.IndexByte(addressStarts, next[0]) >= 0 {
		return true // provincies / %202022.pdf
	}
	if strings.IndexByte(addressJoints, word[len(word)-1]) < 0 {
		return false
	}
	_, path, _ := strings.Cut(strings.TrimPrefix(word[max(strings.Index(word, "://")+1, 0):], "//"), "/")
	return path != "" || !wordlist.ContainsExact(strings.TrimRight(next, ".,;:?!)"))
}

// brokenAtSlash reports whether the line was broken behind a slash inside a
// word: Shusha/ / Shushi.
func brokenAtSlash(word string) bool {
	return len(word) > 1 && word[len(word)-1] == '/'
}

// A bodyPlan is a body to be: the runs it is made of, and where it goes.
type bodyPlan struct {
	runs []*draft
	set  func(parliament.Body)
}

// runs makes drafts of elements: one of each, or one of each cell of a table.
func (p *parser) runs(elements []element, role parliament.SpanKind) []*draft {
	runs := make([]*draft, 0, len(elements))
	for _, e := range elements {
		if row, ok := p.tableRows[e.lines[0]]; ok && isTableRole(role) {
			runs = append(runs, p.cellDrafts(e.lines[0], row, role)...)
		} else {
			runs = append(runs, p.draft(e, role))
		}
	}
	return runs
}

// plan has a body made of the runs when their words have been read.
func (p *parser) plan(runs []*draft, set func(parliament.Body)) {
	if p.drafts == nil { // most elements become one
		p.drafts, p.bodies = make([]*draft, 0, len(p.elements)), make([]bodyPlan, 0, len(p.elements))
	}
	p.drafts = append(p.drafts, runs...)
	p.bodies = append(p.bodies, bodyPlan{runs, set})
}
