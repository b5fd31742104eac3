package parse

import (
	"strings"

	"inbreng/internal/parliament"
)

// The readers of PDF, Word and the official XML put a row of a table on a line of its
// own and a tab between its cells; so does whoever copies a table out of a page:
//
//	Jaar	Bruggen open	Sluizen
//	2021	3	4
//	2022	nog geen	6
//
// Lines that line up by blanks are a table where that is sure (table_aligned.go). Others are
// kept row by row (isRow), but as they are: text that was set in columns looks the same.

// A gridRow says that a line is a row of a table.
type gridRow struct {
	table   int // from 1
	columns int
}

// maxColumns is how many columns a table can have. What has more was no table.
const maxColumns = 30

// findTables finds the rows of tables among the elements: at least two lines with
// cells that go together, most of which have as many cells as the widest.
// Where every line begins with a marker it is a list whose markers are set off by a
// tab.
func (p *parser) findTables() {
	tables := 0
	for from := 0; from < len(p.elements); {
		to, widest := from, 0
		for to < len(p.elements) && p.holdsCells(p.elements[to]) && (to == from || p.goesWithRow(to)) {
			widest = max(widest, len(p.cells(p.elements[to].lines[0])))
			to++
		}
		if rows := p.elements[from:to]; p.isTable(rows, widest) {
			tables++
			if p.tableRows == nil {
				p.tableRows = map[int]gridRow{}
			}
			for _, e := range rows {
				p.tableRows[e.lines[0]] = gridRow{tables, widest}
			}
		}
		from = max(to, from+1)
	}
}

// holdsCells reports whether an element is one line with cells and nothing else.
func (p *parser) holdsCells(e element) bool {
	return e.kind == paragraphElement && len(e.lines) == 1 && p.hasCells(e.lines[0])
}

// goesWithRow reports whether an element with cells is of the same table as the one
// before: no blank line parts the two or, as around the head and the sum of a table in
// the Aanhangsel, both have the same three or more cells.
func (p *parser) goesWithRow(i int) bool {
	above, line := p.elements[i-1].lines[0], p.elements[i].lines[0]
	if p.lines[line].piped != p.lines[above].piped || p.aligned[line].table != p.aligned[above].table {
		return false
	}
	if p.aligned[line].table > 0 {
		return true
	}
	if p.lines[line].piped { // the rule stands below the first row of a table
		first := line+1 < len(p.lines) && p.lines[line+1].role == roleMarkup
		return line == above+1 && !first || line == above+2 && p.lines[above+1].role == roleMarkup
	}
	cells := len(p.cells(line))
	return p.gapBetween(above, line) != blankGap || cells >= 3 && cells == len(p.cells(above))
}

// isTable reports whether elements that hold cells are a table of so many columns.
func (p *parser) isTable(rows []element, columns int) bool {
	if len(rows) > 0 && (p.lines[rows[0].lines[0]].piped || p.aligned[rows[0].lines[0]].table > 0) {
		return true
	}
	if len(rows) < 2 || columns > maxColumns {
		return false
	}
	full, marked := 0, 0
	for _, e := range rows {
		if len(p.cells(e.lines[0])) == columns {
			full++
		}
		if markerOf(p.lineText(e.lines[0])) != "" {
			marked++
		}
	}
	return 2*full >= len(rows) && marked < len(rows)
}

// cells returns the stretches of line i that are its cells. Those that are empty are
// among them, at either end of the line, too.
func (p *parser) cells(i int) []stretch {
	if p.lines[i].piped {
		return p.pipedCells(i)
	}
	if row := p.aligned[i]; row.table > 0 {
		return row.cells
	}
	var out []stretch
	start, end := p.lines[i].start, p.lines[i].end
	end += blankRun(p.s[end:])
	if head := len(strings.TrimRight(p.s[:start], "\t ")); head == 0 || p.s[head-1] == '\n' {
		start = head
	}
	for {
		n := strings.IndexByte(p.s[start:end], '\t')
		if n < 0 {
			return append(out, stretch{start, end})
		}
		out = append(out, stretch{start, start + n})
		start += n + 1
	}
}

// cellDrafts makes a draft of every cell of line i that is not empty.
func (p *parser) cellDrafts(i int, row gridRow, role parliament.SpanKind) []*draft {
	p.kinds[i] = role
	if p.lines[i].piped {
		p.leaveBars(i)
	}
	var out []*draft
	for column, cell := range p.cells(i) {
		from, to := trimSpace(p.s, cell.from, cell.to)
		if from == to {
			continue
		}
		d := p.newDraft(draft{role: role, from: from, to: to, row: row, line: i, column: column})
		w := joiner{parser: p, draft: d, b: p.written[:0], first: len(p.pieces)}
		if p.lines[i].piped {
			w.pipedCell(from, to)
		} else {
			w.line(from, to, "")
		}
		w.finish()
		out = append(out, d)
	}
	return out
}

// isTableRole reports whether tables are told from other text in a part of the
// document. The head of a letter has its day and its subject behind tabs, too.
func isTableRole(role parliament.SpanKind) bool {
	return role == parliament.SpanQuestion || role == parliament.SpanAnswer || role == parliament.SpanIntroduction
}

// appendCell adds the cell that a draft was made of to the last block, or to a table
// that it begins.
func appendCell(blocks []parliament.Block, last, d *draft, inlines []parliament.Inline, place parliament.Place) []parliament.Block {
	if last == nil || last.row.table != d.row.table {
		blocks = append(blocks, parliament.Block{Kind: parliament.Table})
	}
	table := &blocks[len(blocks)-1]
	if last == nil || last.line != d.line {
		cells := make([]parliament.Cell, d.row.columns)
		for i := range cells {
			cells[i] = parliament.Cell{Inlines: []parliament.Inline{}, Source: parliament.Place{From: place.From, To: place.From}}
		}
		table.Rows = append(table.Rows, parliament.Row{Cells: cells})
	}
	table.Rows[len(table.Rows)-1].Cells[d.column] = parliament.Cell{Inlines: inlines, Source: place}
	table.Source = table.Source.Join(place)
	return blocks
}
