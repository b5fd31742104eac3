package parse

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Where the layout of a page is kept (pdftotext -layout), the cells of a table stand below
// each other with blanks between them:
//
//	Eiland                   Inwoners     Zonder huisarts
//	Vlieland                    1.194                 212
//	Schiermonnikoog               947                   0
//
// Prose that is set in two columns, the names of two who sign and the head of a letter
// look the same, and so do the wide blanks of a justified line; so these are a table only
// where two blanks or more part all of the cells of a column from all of the next, and one
// of the columns has nothing but figures below its first row.

// minAligned is how many rows such a table has at least.
const minAligned = 3

// An alignedRow is the cells of a row of such a table, as many as the table has columns.
type alignedRow struct {
	table int // from 1
	cells []stretch
}

// An alignedCell is a cell with its place on the line, in runes.
type alignedCell struct {
	stretch
	left, right int
	figure      bool
}

// markAligned finds the rows of such tables.
func (p *parser) markAligned() {
	tables := 0
	for from := 0; from < len(p.lines); {
		var rows [][]alignedCell
		to := from
		for to < len(p.lines) && p.maybeAligned(to) && (to == from || !p.lines[to].opens && !p.lines[to].fresh) {
			rows = append(rows, p.alignedCells(to))
			to++
		}
		if columns := columnsOf(rows); columns != nil {
			tables++
			if p.aligned == nil {
				p.aligned = map[int]alignedRow{}
			}
			for k, row := range rows {
				p.aligned[from+k] = alignedRow{tables, inColumns(row, columns)}
			}
		} else if manyFigureRows(rows) {
			p.unaligned = append(p.unaligned, p.lines[from].start)
		}
		from = max(to, from+1)
	}
}

// manyFigureRows reports whether rows are those of a table although their columns are not
// clear: each has two figures that stand apart.
func manyFigureRows(rows [][]alignedCell) bool {
	found := 0
	for _, row := range rows {
		figures := 0
		for _, c := range row {
			if c.figure {
				figures++
			}
		}
		if figures >= 2 {
			found++
		}
	}
	return found >= minAligned
}

// hasUnaligned reports whether the rows of a table whose columns are not clear begin within
// a stretch of the text.
func (p *parser) hasUnaligned(from, to int) bool {
	i, _ := slices.BinarySearch(p.unaligned, from)
	return i < len(p.unaligned) && p.unaligned[i] < to
}

// maybeAligned reports whether a line can be a row of such a table: it has wide blanks, and
// nothing else is known of it.
func (p *parser) maybeAligned(i int) bool {
	l := p.lines[i]
	if l.may&(someGap|someTab) != someGap || l.role != roleText || l.label || l.piped || l.cell != 0 || p.contents.holds(i) || p.labels.at(i) != nil {
		return false
	}
	head := strings.TrimRight(p.s[:l.start], " ")
	return (head == "" || strings.HasSuffix(head, "\n") || strings.HasSuffix(head, "\f")) && markerOf(p.lineText(i)) == ""
}

// alignedCells cuts a line where it has two blanks or more.
func (p *parser) alignedCells(i int) []alignedCell {
	start, end := p.lines[i].start, p.lines[i].end
	at := start - len(strings.TrimRight(p.s[:start], " ")) // blanks before the text
	var cells []alignedCell
	for start < end {
		n := strings.Index(p.s[start:end], "  ")
		if n < 0 {
			n = end - start
		}
		width := utf8.RuneCountInString(p.s[start : start+n])
		cells = append(cells, alignedCell{stretch{start, start + n}, at, at + width, areFigures(p.s[start : start+n])})
		blanks := len(p.s[start+n:end]) - len(strings.TrimLeft(p.s[start+n:end], " "))
		start, at = start+n+blanks, at+width+blanks
	}
	return cells
}

// columnsOf returns the columns of rows that make a table, from left to right, or nil.
func columnsOf(rows [][]alignedCell) []alignedCell {
	if len(rows) < minAligned {
		return nil
	}
	var columns []alignedCell
	for _, row := range rows {
		if len(row) > len(columns) {
			columns = append([]alignedCell{}, row...)
		}
	}
	full := 0
	for _, row := range rows {
		if len(row) != len(columns) {
			continue
		}
		full++
		for k, c := range row {
			columns[k].left, columns[k].right = min(columns[k].left, c.left), max(columns[k].right, c.right)
		}
	}
	if len(columns) > maxColumns || full < 2 || 2*full < len(rows) || !parted(columns) {
		return nil
	}
	for _, row := range rows {
		if inColumns(row, columns) == nil {
			return nil
		}
	}
	for k := 1; k < len(columns); k++ {
		if figuresBelow(rows, columns, k) {
			return columns
		}
	}
	return nil
}

// parted reports whether two blanks or more stand between the columns.
func parted(columns []alignedCell) bool {
	for k := 1; k < len(columns); k++ {
		if columns[k].left < columns[k-1].right+2 {
			return false
		}
	}
	return true
}

// inColumns returns the cells of a row by their columns, those that are empty too; nil
// where one does not fit.
func inColumns(row []alignedCell, columns []alignedCell) []stretch {
	cells := make([]stretch, len(columns))
	k := 0
	for _, c := range row {
		for k < len(columns) && (k+1 < len(columns) && c.right+2 > columns[k+1].left) {
			cells[k] = stretch{c.from, c.from} // nothing
			k++
		}
		if k == len(columns) || k > 0 && c.left < columns[k-1].right+2 {
			return nil
		}
		cells[k] = c.stretch
		k++
	}
	for ; k < len(columns); k++ {
		end := row[len(row)-1].to
		cells[k] = stretch{end, end}
	}
	return cells
}

// figuresBelow reports whether a column has nothing but figures below the first row, and
// two of them.
func figuresBelow(rows [][]alignedCell, columns []alignedCell, column int) bool {
	figures := 0
	for k, row := range rows {
		for _, c := range row {
			if c.right <= columns[column].left || c.left >= columns[column].right {
				continue
			}
			if c.figure {
				figures++
			} else if k > 0 {
				return false
			}
		}
	}
	return figures >= 2
}

// areFigures reports whether a cell is a figure: "1.194", "€ 12", "12 %".
func areFigures(cell string) bool {
	for _, word := range strings.Fields(cell) {
		if word != "€" && !isFigure(word) {
			return false
		}
	}
	return countDigits(cell) > 0 || strings.ContainsAny(cell, "-–")
}
