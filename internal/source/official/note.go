package official

import (
	"strconv"
	"strings"

	"inbreng/internal/source"
)

// mention writes the mark of a note that stands where it is cited, and keeps the
// note for the end. A note that stands between paragraphs has its mark elsewhere.
func (w *writer) mention(n *node) {
	if w.inNote {
		return
	}
	if w.line > 0 || w.begun {
		w.mark(w.number[n])
	}
	w.keep(n)
}

func (w *writer) keep(n *node) {
	if w.kept[n] {
		return
	}
	w.kept[n] = true
	w.notes = append(w.notes, n)
}

// refer writes the mark of a note that stands elsewhere.
func (w *writer) refer(n *node) {
	note := w.byID[n.attr("refid")]
	if note == nil || w.inNote {
		w.children(n)
		return
	}
	w.mark(w.number[note])
	w.keep(note)
}

// mark writes the mark of a note, glued to the word before.
func (w *writer) mark(number string) {
	if number == "" {
		return
	}
	w.blank = false
	from := w.b.Len()
	w.word(number)
	w.b.Hint(from, source.Hint{Kind: source.HintFootnoteMark})
}

// note writes a note: its number, its text, further paragraphs on lines of their
// own.
func (w *writer) note(n *node) {
	from := w.b.Len()
	w.word(w.number[n])
	w.blank = true
	w.up = []*node{n}
	var walk func(*node)
	first := true
	walk = func(n *node) {
		for _, c := range n.children {
			switch {
			case c.name != "" && (isNoteNumber(c) || w.rules(c, w.up).role == roleSkip):
			case c.name == "sup" && holdsMark(c):
			case c.name == "noot.al" || c.name == "al" || c.name == "p" || c.name == "noot.lijst":
				if !first {
					w.b.Line()
					w.blank = false
				}
				first = false
				w.line++
				w.children(c)
				w.line--
			case c.name == "div":
				walk(c)
			default:
				w.line++
				w.node(c)
				w.line--
			}
		}
	}
	walk(n)
	w.b.Hint(from, source.Hint{Kind: source.HintFootnote})
	w.up = nil
	w.end()
}

// table writes a table: where every cell is one paragraph a line for each row,
// else one cell after the other. The notes of a table stand under it.
func (w *writer) table(n *node) {
	w.end()
	w.tables++
	var rows [][]*node
	collect(w.rules, n, &rows)
	columns, wide := 0, true
	for _, row := range rows {
		columns = max(columns, len(row))
		for _, cell := range row {
			wide = wide && w.short(cell)
		}
	}
	wide = wide && columns > 1
	for _, c := range n.children { // a title before the rows
		if c.name == "title" || c.name == "titel" || c.name == "caption" {
			w.paragraph(c, ruling{role: roleParagraph})
		}
	}
	line := w.line
	names := columnNames(n)
	taken := map[int]int{} // by column: up to which row a cell above reaches
	for y, row := range rows {
		column, written := 0, false
		for _, cell := range row {
			column++
			if named := columnNamed(cell, names); named > 0 {
				column = named
			} else {
				for taken[column] > y {
					column++
				}
			}
			at := source.Hint{Kind: source.HintCell, Table: w.tables, Row: y + 1, Column: column}
			last := column + span(cell, names) - 1
			if below := rowSpan(cell); below > 1 {
				for c := column; c <= last; c++ {
					taken[c] = y + below
				}
			}
			column = last
			if wide && written {
				w.b.WriteString("\t")
			}
			from := w.b.Len()
			w.begun, w.blank = false, false
			if wide {
				w.line = 1
				w.cellLine(cell)
			} else {
				w.line = 0
				w.end()
				w.children(cell)
				w.end()
			}
			w.b.Hint(from, at)
			written = written || w.b.Len() > from
		}
		if wide && written {
			w.b.Line()
		}
		w.begun, w.blank = false, false
	}
	w.line = line
	w.b.Paragraph()
}

// cellLine writes a cell on the line of its row.
func (w *writer) cellLine(n *node) {
	w.up = append(w.up, n)
	for _, c := range n.children {
		switch {
		case c.name == "al" || c.name == "p" || c.name == "div":
			if w.begun {
				w.blank = true
			}
			w.cellLine(c)
		default:
			w.node(c)
		}
	}
	w.up = w.up[:len(w.up)-1]
}

// collect gathers the cells of a table by rows, not those of tables inside it.
func collect(rules rules, n *node, rows *[][]*node) {
	for _, c := range n.children {
		if c.name == "" {
			continue
		}
		switch rules(c, nil).role {
		case roleRow:
			*rows = append(*rows, nil)
			collect(rules, c, rows)
		case roleCell:
			if len(*rows) > 0 {
				(*rows)[len(*rows)-1] = append((*rows)[len(*rows)-1], c)
			}
		case roleTable:
		default:
			collect(rules, c, rows)
		}
	}
}

// short reports whether a cell is a single paragraph.
func (w *writer) short(cell *node) bool {
	paragraphs := 0
	short := cell.all(func(n *node) bool {
		if n.name == "" || n == cell {
			return true
		}
		switch w.rules(n, nil).role {
		case roleParagraph:
			if n.words() != "" {
				paragraphs++
			}
		case roleTable, roleList, roleHeading, roleBreak:
			return false
		}
		return true
	})
	return short && paragraphs <= 1
}

// columnNames returns the numbers of a CALS table's columns by their names.
func columnNames(table *node) map[string]int {
	names := map[string]int{}
	n := 0
	table.all(func(c *node) bool {
		if c.name == "colspec" {
			n++
			if name := c.attr("colname"); name != "" && names[name] == 0 {
				names[name] = n
			}
		}
		return true
	})
	return names
}

// columnNamed returns the column that a cell of a CALS table names, 0 when it names none.
func columnNamed(cell *node, names map[string]int) int {
	if first := cell.attr("namest"); first != "" {
		return names[first]
	}
	return names[cell.attr("colname")]
}

// maxRows and maxColumns bound how many rows and columns a cell may take.
const maxRows, maxColumns = 1000, 64

// rowSpan returns how many rows a cell takes.
func rowSpan(cell *node) int {
	if n, err := strconv.Atoi(strings.TrimSpace(cell.attr("morerows"))); err == nil && n > 0 {
		return min(n, maxRows) + 1
	}
	if n, err := strconv.Atoi(strings.TrimSpace(cell.attr("rowspan"))); err == nil && n > 1 {
		return min(n, maxRows)
	}
	return 1
}

// span returns how many columns a cell takes.
func span(cell *node, names map[string]int) int {
	if from, to := names[cell.attr("namest")], names[cell.attr("nameend")]; from > 0 && to > from {
		return to - from + 1
	}
	if n, err := strconv.Atoi(strings.TrimSpace(cell.attr("colspan"))); err == nil && n > 1 {
		return min(n, maxColumns)
	}
	return 1
}
