//go:build !nopdf

package pdf

import (
	"math"
	"slices"

	"inbreng/internal/source"
)

// A tableLine says where a line of a table is cut into cells: glyphs that begin
// one. It is empty for other lines.
type tableLine struct {
	table, row int
	starts     []int
	columns    []int
}

func (t tableLine) cuts(i int) bool { return len(t.starts) > 1 && slices.Contains(t.starts[1:], i) }

// cells gives the cells of the line that was written from start on their hints.
func (w *pageWriter) cells(l *line, start int, t tableLine) {
	if len(t.starts) < 2 {
		return
	}
	// What was written is as long as its glyphs, tabs included.
	at := w.b.Len()
	for n := len(t.starts) - 1; n >= 0; n-- {
		length := 0
		to := len(l.glyphs)
		if n+1 < len(t.starts) {
			to = t.starts[n+1]
		}
		for i := t.starts[n]; i < to; i++ {
			length += len(l.glyphs[i].text)
		}
		at -= length
		w.b.HintAt(max(at, start), at+length, source.Hint{Kind: source.HintCell, Table: t.table, Row: t.row, Column: t.columns[n]})
	}
}

// findTables finds the lines of a page that are rows of a table: those that are
// cut into cells at the same places as the row above or below.
func (p *page) findTables() []tableLine {
	out := make([]tableLine, len(p.lines))
	cut := make([]tableLine, len(p.lines))
	for i := range p.lines {
		if p.lines[i].rule == "" {
			cut[i].starts = p.lines[i].cellStarts()
		}
	}
	tables := 0
	for i := 0; i < len(p.lines); i++ {
		j := i
		for j+1 < len(p.lines) && p.lines[j].aligned(&p.lines[j+1], cut[j].starts, cut[j+1].starts) {
			j++
		}
		if j == i {
			continue
		}
		tables++
		columns := columnsOf(p.lines[i:j+1], cut[i:j+1])
		for k := i; k <= j; k++ {
			out[k] = tableLine{table: tables, row: k - i + 1, starts: cut[k].starts, columns: columns.of(&p.lines[k], cut[k].starts)}
		}
		i = j
	}
	return out
}

// alignedWithin is how far, in points, the edges of cells may be apart.
const alignedWithin = 3

// columns are where the columns of a table lie: from the left edge to the right.
type columns [][2]float64

// columnsOf finds the columns of a table by its rows with the most cells, which are
// taken to have all of them.
func columnsOf(lines []line, cut []tableLine) columns {
	most := 0
	for _, c := range cut {
		most = max(most, len(c.starts))
	}
	all := make(columns, most)
	for n := range all {
		all[n] = [2]float64{math.Inf(1), math.Inf(-1)}
	}
	for k := range lines {
		if starts := cut[k].starts; len(starts) == most {
			for n, s := range starts {
				all[n][0] = min(all[n][0], lines[k].glyphs[s].left)
				all[n][1] = max(all[n][1], lines[k].cellEnd(starts, s))
			}
		}
	}
	return all
}

// of returns the columns of a line's cells, from 1: for each the first that it lies in,
// or the next where it lies between two. They ascend.
func (c columns) of(l *line, starts []int) []int {
	out := make([]int, 0, len(starts))
	column := 0
	for n, s := range starts {
		last := len(c) - len(starts) + n // so that those behind have one, too
		for column < last && l.glyphs[s].left > c[column][1] {
			column++
		}
		column++
		out = append(out, column)
	}
	return out
}

// cellStarts returns the glyphs that begin a cell.
func (l *line) cellStarts() []int {
	starts := []int{0}
	end := l.glyphs[0].right
	for i, g := range l.glyphs {
		if g.space {
			continue
		}
		if g.left-end > farApart*l.size {
			starts = append(starts, i)
		}
		end = g.right
	}
	return starts
}

// aligned reports whether two lines are cut into cells, and some but the first
// begin or end at one place.
func (l *line) aligned(below *line, starts, others []int) bool {
	if len(starts) < 2 || len(others) < 2 || l.turn != below.turn || l.y-below.y > 4*max(l.size, below.size) {
		return false
	}
	for _, s := range starts[1:] {
		for _, o := range others[1:] {
			if math.Abs(l.glyphs[s].left-below.glyphs[o].left) <= alignedWithin || math.Abs(l.cellEnd(starts, s)-below.cellEnd(others, o)) <= alignedWithin {
				return true
			}
		}
	}
	return false
}

// cellEnd returns the right edge of the cell that begins at a glyph.
func (l *line) cellEnd(starts []int, start int) float64 {
	end := len(l.glyphs)
	for _, s := range starts {
		if s > start {
			end = s
			break
		}
	}
	right := l.glyphs[start].right
	for _, g := range l.glyphs[start:end] {
		if !g.space {
			right = g.right
		}
	}
	return right
}
