package parse

import "slices"

// A Word file says what the cells of its tables are. Where some cell has several
// paragraphs, each of them has a line of its own in the text, and only that tells which of
// them are the question and which the answer.

// A hintedCell is a cell of a table, as a file says.
type hintedCell struct {
	stretch
	table, row, column int // from 1
}

// A cellRow is the cells of one row, of which the lines are not cut.
type cellRow []hintedCell

// markCells finds the table of questions among the tables of a file and marks the lines
// of its cells.
func (p *parser) markCells() {
	rows := p.cellRows()
	for k, head := range rows {
		if k > 0 && rows[k-1][0].table == head[0].table {
			continue
		}
		t := p.newQuestionTable(p.headsOf(head))
		if t == nil || t.question != 1 || !t.fitsTitle() || p.labelledAbove(p.lineAt(head[0].from)) {
			continue
		}
		for _, row := range rows[k+1:] {
			if row[0].table != head[0].table {
				break
			}
			t.markRow(row) // a row may be the heading of those below it
		}
		return
	}
}

// cellRows returns the rows of the file's tables.
func (p *parser) cellRows() []cellRow {
	var rows []cellRow
	for _, c := range p.hints.cells {
		if c.column < 1 {
			continue
		}
		if n := len(rows); n > 0 && rows[n-1][0].table == c.table && rows[n-1][0].row == c.row {
			rows[n-1] = append(rows[n-1], c)
		} else {
			rows = append(rows, cellRow{c})
		}
	}
	return rows
}

// headsOf returns the words of the cells of a row, by their columns.
func (p *parser) headsOf(row cellRow) []string {
	var heads []string
	for _, c := range row {
		if c.column <= maxColumns {
			for len(heads) < c.column {
				heads = append(heads, "")
			}
			heads[c.column-1] = p.s[c.from:c.to]
		}
	}
	return heads
}

// lineAt returns the line that a byte is on.
func (p *parser) lineAt(at int) int {
	n, _ := slices.BinarySearchFunc(p.lines, at+1, func(l line, at int) int { return l.start - at })
	return max(n-1, 0)
}

// markRow marks the lines of the cells of a row, if it is one of a question, with a line
// or more for every cell.
func (t *questionTable) markRow(row cellRow) {
	texts := t.headsOf(row)
	if len(texts) <= t.question || !asksInWords(texts[t.question]) {
		return
	}
	numbers := t.numbersIn(texts[0])
	if numbers == nil {
		return
	}
	for _, c := range row {
		if i := t.lineAt(c.from); t.lines[i].start != c.from || t.lines[i].role != roleText {
			return
		}
	}
	t.last = numbers[len(numbers)-1]
	for _, c := range row {
		first := t.lineAt(c.from)
		t.lines[first].fresh = true
		switch {
		case c.column == 1:
			t.lines[first].cell = labelCell
		case c.column-1 == t.answer:
			t.lines[first].cell = answerCell
		case c.column <= len(t.columns) && isPageCell(t.columns[c.column-1], t.s[c.from:c.to]):
			for i := first; i < len(t.lines) && t.lines[i].start < c.to; i++ {
				if t.lines[i].role == roleText {
					t.lines[i].cell, t.lines[i].role = pageCell, roleFurniture
				}
			}
		}
	}
}
