//go:build !nopdf

package pdf

import (
	"fmt"
	"math"
	"unicode"

	"inbreng/internal/source"
)

// write makes the text of a document.
func (d *document) write() (*source.File, error) {
	letters := 0
	var columns []int // pages
	for i := range d.pages {
		read, two := inColumns(lines(d.pages[i].glyphs))
		if two {
			columns = append(columns, i+1)
		}
		d.pages[i].lines = read
		letters += len(d.pages[i].glyphs)
		d.pages[i].glyphs = nil
	}
	if letters == 0 && len(d.pages) == 1 {
		return nil, fmt.Errorf("%s: has no text: its only page is a picture; have its text recognised (OCR) first", d.name)
	}
	if letters == 0 {
		return nil, fmt.Errorf("%s: has no text: its %d pages are pictures; have their text recognised (OCR) first", d.name, len(d.pages))
	}
	d.markFurniture()
	m := measure(d.pages)
	var b source.Builder
	*b.Metadata() = d.meta
	switch n := len(columns); {
	case n == 1:
		b.Say(fmt.Sprintf("Bladzijde %d is in twee kolommen gedrukt; die zijn na elkaar gelezen.", columns[0]))
	case n > 1:
		b.Say(fmt.Sprintf("%d bladzijden, de eerste is %d, zijn in twee kolommen gedrukt; die zijn na elkaar gelezen.", n, columns[0]))
	}
	for i := range d.pages {
		if i > 0 {
			b.Page()
		}
		w := pageWriter{b: &b, measures: m, tables: d.pages[i].findTables()}
		w.page(d.pages[i].lines)
	}
	d.leave(&b)
	return b.File(d.name)
}

// measures are what is usual in a document.
type measures struct {
	size    float64         // of the running text
	left    float64         // its left edge
	leading map[int]float64 // by size in tenths of points: from line to line
}

// measure finds what is usual: by how many letters are so.
func measure(pages []page) measures {
	m := measures{leading: map[int]float64{}}
	sizes, lefts := map[int]int{}, map[int]int{}
	gaps := map[int]map[int]int{}
	for _, p := range pages {
		for i, l := range p.lines {
			if l.rule != "" {
				continue
			}
			sizes[tenths(l.size)] += len(l.glyphs)
			if i > 0 && p.lines[i-1].turn == l.turn && tenths(p.lines[i-1].size) == tenths(l.size) {
				gap := p.lines[i-1].y - l.y
				// A page of forms has lines far apart; they say nothing.
				if gap > 0 && gap < 3*l.size {
					of := gaps[tenths(l.size)]
					if of == nil {
						of = map[int]int{}
						gaps[tenths(l.size)] = of
					}
					of[int(math.Round(gap*4))]++
				}
			}
		}
	}
	m.size = float64(runningSize(sizes)) / 10
	for size, of := range gaps {
		m.leading[size] = usualGap(of, float64(size)/10)
	}
	for _, p := range pages {
		for _, l := range p.lines {
			if l.rule == "" && tenths(l.size) == tenths(m.size) {
				lefts[int(math.Round(l.left))]++
			}
		}
	}
	m.left = float64(mode(lefts))
	return m
}

const (
	// closeLines is how far apart, in sizes, the lines of a paragraph are at most,
	// but for documents with double spacing.
	closeLines = 1.8
	// spacedLines is how many lines make sure that a document has double spacing,
	// and not a paragraph for each line.
	spacedLines = 20
)

// usualGap returns the distance of lines of a size, of the counts of distances in
// quarters of points: the most frequent of lines that stand close.
func usualGap(count map[int]int, size float64) float64 {
	near, all := map[int]int{}, 0
	for gap, n := range count {
		all += n
		if float64(gap)/4 <= closeLines*size {
			near[gap] = n
		}
	}
	switch {
	case len(near) > 0:
		return float64(mode(near)) / 4
	case all >= spacedLines:
		return float64(mode(count)) / 4
	}
	return 0
}

// runningSize returns the size of the running text: the largest that a fifth of
// the letters have. A page may have more footnotes than text, but no fifth of its
// letters in headings.
func runningSize(letters map[int]int) int {
	all, size := 0, 0
	for _, n := range letters {
		all += n
	}
	for s, n := range letters {
		if s > size && 5*n >= all {
			size = s
		}
	}
	return size
}

func tenths(f float64) int { return int(math.Round(f * 10)) }

// mode returns the key with the highest count, and the lowest of those.
func mode(count map[int]int) int {
	best, most := 0, 0
	for k, n := range count {
		if n > most || n == most && k < best {
			best, most = k, n
		}
	}
	return best
}

// headingSize is how much larger than the running text a heading is.
const headingSize = 1.2

// A pageWriter writes the lines of a page.
type pageWriter struct {
	b *source.Builder
	measures
	tables []tableLine
	note   int // where the footnote that is being written begins, -1 for none
}

func (w *pageWriter) page(lines []line) {
	w.note = -1
	before := -1
	for i := range lines {
		l := &lines[i]
		if l.rule != "" {
			continue
		}
		startsNote := w.startsNote(l)
		switch {
		case before < 0:
		case startsNote || w.apart(&lines[before], l):
			w.b.Paragraph()
		default:
			w.b.Line()
		}
		if startsNote || w.note >= 0 && before >= 0 && l.size > lines[before].size+0.5 {
			w.endNote()
		}
		if startsNote {
			w.note = w.b.Len()
		}
		w.line(l, startsNote, w.tables[i])
		before = i
	}
	w.endNote()
}

func (w *pageWriter) endNote() {
	if w.note >= 0 {
		w.b.Hint(w.note, source.Hint{Kind: source.HintFootnote})
	}
	w.note = -1
}

// startsNote reports whether a line begins with a raised number: in smaller print
// than the running text that is the first of a footnote.
func (w *pageWriter) startsNote(l *line) bool {
	return l.raised[0] && l.size < w.size-0.5 && unicode.IsDigit([]rune(l.glyphs[0].text)[0])
}

// apart reports whether more than the usual distance parts two lines.
func (w *pageWriter) apart(above, below *line) bool {
	if above.turn != below.turn || max(above.size, below.size) > headingSize*min(above.size, below.size) {
		return true
	}
	gap := above.y - below.y
	usual := w.leading[tenths(below.size)]
	if tenths(above.size) != tenths(below.size) || usual == 0 {
		// From one size to another: the larger's distance counts.
		usual = max(usual, w.leading[tenths(above.size)], 1.15*max(above.size, below.size))
	}
	return gap > 1.35*usual
}

// line writes a line with its hints.
func (w *pageWriter) line(l *line, startsNote bool, t tableLine) {
	start := w.b.Len()
	for i := 0; i < len(l.glyphs); {
		first := l.glyphs[i]
		from, j := w.b.Len(), i
		for ; j < len(l.glyphs); j++ {
			g := l.glyphs[j]
			if !g.space && (g.bold != first.bold || g.italic != first.italic || l.raised[j] != l.raised[i]) || first.space && j > i {
				break
			}
			if j > i && t.cuts(j) {
				break
			}
			if g.space && t.cuts(j+1) {
				w.b.WriteString("\t")
			} else {
				w.b.WriteString(g.text)
			}
		}
		if first.bold && !first.space {
			w.b.Hint(from, source.Hint{Kind: source.HintBold})
		}
		if first.italic && !first.space {
			w.b.Hint(from, source.Hint{Kind: source.HintItalic})
		}
		if l.raised[i] {
			w.b.Hint(from, source.Hint{Kind: source.HintSuperscript})
			if startsNote && i == 0 && !l.glyphs[j-1].space {
				w.b.WriteString(" ") // the number of a footnote is a word
			}
		}
		i = j
	}
	w.cells(l, start, t)
	if l.size > headingSize*w.size && !l.raised[0] {
		level := 2
		if l.size > 1.5*w.size {
			level = 1
		}
		w.b.Hint(start, source.Hint{Kind: source.HintHeading, Level: level})
	}
	if in := l.left - w.left; in > 4 && l.turn == 0 {
		w.b.Hint(start, source.Hint{Kind: source.HintIndent, Level: int(math.Round(in))})
	}
}
