//go:build !nopdf

package pdf

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Papers of before 1995 are printed in two columns: what stands on one line of the page
// are two lines of the text, and the right column is read when the left one ends.

const (
	// columnLines is how many lines each column has at least; fewer are a table.
	columnLines = 12
	// columnFill is how much of its column a usual line fills at least: lines of
	// prose do, the cells of tables hardly ever.
	columnFill = 0.7
	// columnGap is how far apart, in sizes, columns are at least.
	columnGap = 0.8
)

// inColumns returns the lines of a page in the order in which they are read, and
// whether that is in two columns.
func inColumns(lines []line) ([]line, bool) {
	x, ok := gutter(lines)
	if !ok {
		return lines, false
	}
	var out []line
	for _, band := range bands(lines) {
		if len(band) <= footLines {
			out = append(out, band...)
			continue
		}
		var parts []line
		for _, l := range band {
			parts = append(parts, l.splitAt(x)...)
		}
		out = append(out, inOrder(parts, x)...)
	}
	return out, true
}

// footLines is how many lines apart from the others are the head or the foot of a page
// and not in columns.
const footLines = 2

// bands parts lines, which come from the top down, where there is white over the whole
// page: below a head, above a foot.
func bands(lines []line) [][]line {
	var out [][]line
	for i, l := range lines {
		if i == 0 || lines[i-1].y-l.y > 2*max(l.size, lines[i-1].size) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], l)
	}
	return out
}

// gutter returns where the white strip between two columns is, if there is one: no more
// than a few lines cross it, and on both sides stand lines of prose, side by side.
func gutter(lines []line) (float64, bool) {
	left, right := math.Inf(1), math.Inf(-1)
	var edges []float64
	for _, l := range lines {
		if l.turn != 0 {
			return 0, false // a table on its side
		}
		left, right = min(left, l.left), max(right, l.right)
	}
	for i := range lines {
		for _, g := range lines[i].gaps() {
			if x := (g.from + g.to) / 2; x > left+0.35*(right-left) && x < left+0.65*(right-left) {
				edges = append(edges, x)
			}
		}
		if x := lines[i].left - 2; x > left+0.35*(right-left) && x < left+0.65*(right-left) {
			edges = append(edges, x)
		}
	}
	slices.Sort(edges)
	edges = slices.CompactFunc(edges, func(a, b float64) bool { return b-a < 1 })
	best, fewest := 0.0, len(lines)+1
	for _, x := range edges {
		if crossing, ok := columnsAt(lines, x, left, right); ok && crossing < fewest {
			best, fewest = x, crossing
		}
	}
	return best, fewest <= len(lines)
}

// columnsAt reports whether columns lie on the two sides of x, and how many lines cross
// it.
func columnsAt(lines []line, x, left, right float64) (crossing int, ok bool) {
	var widths [2][]float64
	top, bottom := [2]float64{math.Inf(-1), math.Inf(-1)}, [2]float64{math.Inf(1), math.Inf(1)}
	letters, digits := 0, 0
	for i := range lines {
		parts := lines[i].splitAt(x)
		for _, part := range parts {
			side := 0
			switch {
			case part.left >= x:
				side = 1
			case part.right > x:
				crossing++
				continue
			}
			widths[side] = append(widths[side], part.right-part.left)
			top[side], bottom[side] = max(top[side], part.y), min(bottom[side], part.y)
			for _, g := range part.glyphs {
				switch r, _ := utf8.DecodeRuneInString(g.text); {
				case unicode.IsLetter(r):
					letters++
				case unicode.IsDigit(r):
					digits++
				}
			}
		}
	}
	for side, room := range []float64{x - left, right - x} {
		if len(widths[side]) < columnLines {
			return 0, false
		}
		slices.Sort(widths[side])
		if widths[side][len(widths[side])/2] < columnFill*room {
			return 0, false
		}
	}
	beside := min(top[0], top[1]) - max(bottom[0], bottom[1])
	shorter := min(top[0]-bottom[0], top[1]-bottom[1])
	return crossing, 4*crossing <= min(len(widths[0]), len(widths[1])) && beside >= 0.7*shorter && 5*digits < letters
}

// A gap is where a line has no letters.
type gap struct {
	from, to float64
	glyph    int // the first behind it
}

// gaps returns the wide gaps of a line.
func (l *line) gaps() []gap {
	var out []gap
	end := math.Inf(-1)
	for i, g := range l.glyphs {
		if g.space {
			continue
		}
		if !math.IsInf(end, -1) && g.left-end > columnGap*l.size {
			out = append(out, gap{end, g.left, i})
		}
		end = max(end, g.right)
	}
	return out
}

// splitAt returns the two parts of a line that has a gap at x, else the line.
func (l *line) splitAt(x float64) []line {
	for _, g := range l.gaps() {
		if g.from < x && x < g.to {
			return []line{l.part(0, g.glyph), l.part(g.glyph, len(l.glyphs))}
		}
	}
	return []line{*l}
}

// part returns the glyphs of a line from one up to another as a line.
func (l *line) part(from, to int) line {
	for to > from && l.glyphs[to-1].space {
		to--
	}
	part := line{glyphs: l.glyphs[from:to:to], raised: l.raised[from:to:to], y: l.y, turn: l.turn, size: l.size}
	part.left, part.right = math.Inf(1), math.Inf(-1)
	sizes := map[int]int{}
	for i, g := range part.glyphs {
		part.left, part.right = min(part.left, g.left), max(part.right, g.right)
		if !g.space && !part.raised[i] {
			sizes[tenths(g.size)]++
		}
	}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && float64(size)/10 > part.size {
			most, part.size = n, float64(size)/10
		}
	}
	return part
}

// inOrder puts the left column before the right one, between lines over both.
func inOrder(lines []line, x float64) []line {
	var out, left, right []line
	flush := func() {
		out = append(append(out, left...), right...)
		left, right = nil, nil
	}
	for _, l := range lines {
		switch {
		case l.left >= x:
			right = append(right, l)
		case l.right <= x:
			left = append(left, l)
		default:
			flush()
			out = append(out, l)
		}
	}
	flush()
	return out
}
