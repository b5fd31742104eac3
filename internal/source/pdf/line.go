//go:build !nopdf

package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A line is what stands on one line of a page, from left to right.
type line struct {
	glyphs []glyph // blanks between words are glyphs of their own
	raised []bool  // by glyph: a small one above the line
	left   float64
	right  float64
	y      float64
	size   float64 // of most of its glyphs
	turn   int
	rule   string // of furniture, "" for text
}

// A run is glyphs that follow each other in the file, on one line, in one size.
type run struct {
	glyphs      []glyph
	left, right float64
	y, size     float64
	turn        int
	order       int // in the file
}

const (
	// sameLine is how far, in sizes, the feet of two letters of a line may
	// differ.
	sameLine = 0.25
	// raisedSize is how large a raised mark is at most, beside its line. Those of
	// the official publications have 0.6.
	raisedSize = 0.8
	// markGap is how far, in sizes, a raised mark may be from the word it belongs
	// to.
	markGap = 0.6
)

// lines makes lines of the glyphs of a page.
func lines(glyphs []glyph) []line {
	runs := cutRuns(glyphs)
	// Large letters make the lines; small ones that stand above a line join it.
	slices.SortStableFunc(runs, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.turn, b.turn), cmp.Compare(b.y, a.y))
	})
	raised := findRaised(runs)
	var out []line
	members := [][]run{}
	var marks [][]bool
	add := func(at int, r run, isRaised bool) {
		members[at] = append(members[at], r)
		marks[at] = append(marks[at], isRaised)
	}
	at := make([]int, len(runs))
	for i, r := range runs {
		if raised[i] >= 0 {
			continue
		}
		// The lines come from the top down, so only the last can be that of r.
		last := len(out) - 1
		if last < 0 || out[last].turn != r.turn || math.Abs(out[last].y-r.y) > sameLine*min(out[last].size, r.size) {
			out = append(out, line{y: r.y, size: r.size, turn: r.turn})
			members = append(members, nil)
			marks = append(marks, nil)
			last++
		}
		at[i] = last
		add(last, r, false)
	}
	for i, r := range runs {
		if on := raised[i]; on >= 0 {
			add(at[on], r, true)
		}
	}
	for i := range out {
		out[i].fill(members[i], marks[i])
	}
	return slices.DeleteFunc(out, func(l line) bool { return len(l.glyphs) == 0 })
}

// cutRuns cuts the glyphs, in the order of the file, where the line or the size
// changes, or where they jump.
func cutRuns(glyphs []glyph) []run {
	var runs []run
	for _, g := range glyphs {
		if n := len(runs) - 1; n >= 0 {
			r := &runs[n]
			if r.turn == g.turn && math.Abs(r.y-g.y) <= 0.1*g.size && math.Abs(r.size-g.size) <= 0.1*g.size &&
				g.left >= r.right-0.5*g.size && g.left <= r.right+1.5*g.size {
				r.glyphs = append(r.glyphs, g)
				r.right = max(r.right, g.right)
				continue
			}
		}
		runs = append(runs, run{glyphs: []glyph{g}, left: g.left, right: g.right, y: g.y, size: g.size, turn: g.turn, order: len(runs)})
	}
	return slices.DeleteFunc(runs, func(r run) bool {
		return !slices.ContainsFunc(r.glyphs, func(g glyph) bool { return !g.space })
	})
}

// findRaised returns for every run the run that it is raised above, or -1: it is
// smaller, its foot is above that of the other but not above its letters, and it
// stands directly beside it.
func findRaised(runs []run) []int {
	raised := make([]int, len(runs))
	for i, r := range runs {
		raised[i] = -1
		best := math.Inf(1)
		// Sorted from the top down: what r is raised above comes after it.
		for j := i + 1; j < len(runs); j++ {
			on := runs[j]
			up := r.y - on.y
			if on.turn != r.turn || up > 60 {
				break
			}
			if r.size > raisedSize*on.size || up < 0.15*on.size || up > 0.8*on.size {
				continue
			}
			gap := r.left - on.right
			if on.left > r.left { // the number of a footnote: a blank is between
				gap = (on.left - r.right) / 2
			}
			if gap > markGap*on.size || len(r.glyphs) > 12 {
				continue
			}
			if distance := max(gap, 0) + up/100; distance < best {
				best, raised[i] = distance, j
			}
		}
	}
	return raised
}

// A placed glyph is one on its way into a line.
type placed struct {
	glyph
	raised bool
	order  int
}

// apartFrom reports whether a glyph begins a new word, behind those before it on
// the line, which end at end. Where the file has no blank PDFium adds one, by the
// widths of its letters.
func (p placed) apartFrom(before []placed, end, size float64) bool {
	last := before[len(before)-1]
	gap := p.left - end
	switch {
	case last.raised && !p.raised && isDigit(last.text) && isLetter(p.text):
		return true // a mark ends the word, also where the blank was forgotten: "gesproken.3 Toekomstige"
	case p.raised || last.raised: // what PDFium says of marks is not to be relied on: "c.s.2,"
		return gap > gapOfMarks*size
	case p.order == last.order+1:
		return p.apart && gap > 0 || gap > gapOfWords*size
	}
	return gap > gapOfMarks*size
}

// accents are the signs that some fonts print over a letter that they lack, and
// the same as part of it: "Kostic" with an acute over its last letter.
var accents = map[string]string{
	"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327", "ˇ": "\u030c", "˘": "\u0306", "˙": "\u0307", "˚": "\u030a", "˝": "\u030b",
}

// joinAccents makes one glyph of a letter and an accent that is printed over it.
func joinAccents(all []placed) []placed {
	out := all[:0]
	pending := -1 // an accent that begins left of its letter
	for i, p := range all {
		mark, is := accents[p.text]
		centre := (p.left + p.right) / 2
		if n := len(out) - 1; is && n >= 0 && !out[n].space && centre < out[n].right && isLetter(out[n].text) {
			out[n].text += mark
			continue
		}
		if is && i+1 < len(all) && centre > all[i+1].left && isLetter(all[i+1].text) {
			pending = i
			continue
		}
		if pending == i-1 && pending >= 0 {
			p.text += accents[all[pending].text]
			pending = -1
		}
		out = append(out, p)
	}
	return out
}

func isDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

func isLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// fill puts the runs of a line in order, with blanks where they are apart.
func (l *line) fill(runs []run, raised []bool) {
	// A mark may stand inside a run: the run is cut by its glyphs' places.
	var all []placed
	for i := range runs {
		for _, g := range runs[i].glyphs {
			all = append(all, placed{g, raised[i], len(all)})
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.order, b.order))
	})
	all = joinAccents(all)
	l.size = commonSize(runs, raised)
	l.left, l.right = math.Inf(1), math.Inf(-1)
	end, blank := math.Inf(-1), true
	for i, p := range all {
		if p.space {
			if !blank {
				blank = true
				l.glyphs = append(l.glyphs, glyph{text: " ", space: true, left: p.left, right: p.right, bold: p.bold, italic: p.italic})
				l.raised = append(l.raised, false)
			}
			end = max(end, p.right)
			continue
		}
		if !blank && p.apartFrom(all[:i], end, l.size) {
			l.glyphs = append(l.glyphs, glyph{text: " ", space: true, left: end, right: p.left})
			l.raised = append(l.raised, false)
		}
		// A mark is glued to the word before it.
		if n := len(l.glyphs) - 1; p.raised && n >= 0 && l.glyphs[n].space && p.left-l.glyphs[n].left < 0.5*l.size {
			l.glyphs, l.raised = l.glyphs[:n], l.raised[:n]
		}
		l.glyphs = append(l.glyphs, p.glyph)
		l.raised = append(l.raised, p.raised)
		l.left, l.right = min(l.left, p.left), max(l.right, p.right)
		end, blank = max(end, p.right), false
	}
	for n := len(l.glyphs) - 1; n >= 0 && l.glyphs[n].space; n-- {
		l.glyphs, l.raised = l.glyphs[:n], l.raised[:n]
	}
}

const (
	// gapOfWords is how far apart, in sizes, letters are that belong to two words
	// whatever PDFium says. Blanks have 0.28; a 1 in italics has 0.3 around it.
	gapOfWords = 0.6
	// gapOfMarks is the same for what does not follow each other in the file.
	gapOfMarks = 0.22
)

// commonSize returns the size of most letters.
func commonSize(runs []run, raised []bool) float64 {
	count := map[float64]int{}
	best, most := 0.0, 0
	for i, r := range runs {
		if raised[i] && most > 0 {
			continue
		}
		size := math.Round(r.size*10) / 10
		count[size] += len(r.glyphs)
		if n := count[size]; n > most {
			best, most = size, n
		}
	}
	return best
}

// text returns the words of the line.
func (l *line) text() string {
	var b strings.Builder
	for _, g := range l.glyphs {
		b.WriteString(g.text)
	}
	return b.String()
}
