package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// Extractors that write Markdown (pymupdf4llm, pandoc) give a table as rows of cells
// between bars, with a rule of dashes below the first row:
//
//	|Jaar|Bruggen open|Sluizen|
//	|---|---|---|
//	|2021|3|4|
//
// The bars and the rule are signs of Markdown and no part of the words.

// markPipeTables marks the rows of such tables and leaves the rules out. A rule has at
// least two columns, and the row above it has as many; so a bar within a sentence, or
// between the names of a site ("Contact | Defensie.nl"), begins no table.
func (p *parser) markPipeTables() {
	before := len(p.around)
	defer func() {
		if len(p.around) > before {
			slices.SortFunc(p.around, func(a, b edit) int { return a.from - b.from })
		}
	}()
	for i := 1; i < len(p.lines); i++ {
		columns := ruleColumns(p.lineText(i))
		if columns < 2 || p.lines[i-1].role != roleText || p.lines[i-1].opens && p.lines[i-1].start == p.lines[i-1].end {
			continue
		}
		if columns > maxColumns || len(p.pipedCells(i-1)) != columns {
			continue
		}
		to := i + 1
		for to < len(p.lines) && p.lines[to].role == roleText && !p.lines[to].opens && len(p.pipedCells(to)) > 1 && len(p.pipedCells(to)) <= maxColumns && ruleColumns(p.lineText(to)) == 0 {
			to++
		}
		if to < len(p.lines) && to > i+1 && ruleColumns(p.lineText(to)) > 0 {
			to-- // the first row of another table
		}
		for k := i - 1; k < to; k++ {
			p.lines[k].piped = k != i
			p.emphasis = p.emphasis || strings.Contains(p.lineText(k), "**")
		}
		l := &p.lines[i]
		p.markup(l.start, l.end)
		l.end, l.width, l.may, l.role = l.start, 0, 0, roleMarkup
		i = to - 1
	}
}

// ruleColumns returns how many columns a line has that is the rule below the first row
// of a table, |---|:--:|, or 0.
func ruleColumns(text string) int {
	if len(text) < len("-|-") || strings.IndexByte("|-:", text[0]) < 0 { // nearly always
		return 0
	}
	columns := 0
	for _, cell := range strings.Split(strings.TrimSuffix(strings.TrimPrefix(text, "|"), "|"), "|") {
		cell = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(cell), ":"), ":")
		if cell == "" || strings.Trim(cell, "-") != "" {
			return 0
		}
		columns++
	}
	return columns
}

// pipedCells returns the stretches of line i between its bars. A bar at either end
// only closes the row, and one behind a backslash is a sign of the text.
func (p *parser) pipedCells(i int) []stretch {
	start, end := p.lines[i].start, p.lines[i].end
	if start < end && p.s[start] == '|' {
		start++
	}
	var out []stretch
	for at := start; at < end; at++ {
		if p.s[at] == '|' && p.s[at-1] != '\\' {
			out = append(out, stretch{start, at})
			start = at + 1
		}
	}
	if start < end {
		out = append(out, stretch{start, end})
	}
	return out
}

// lineBreak is how a cell is broken over lines in Markdown, which has none in a row.
const lineBreak = "<br>"

// pipedCell writes the cell s[from:to], with a blank for every break of a line.
func (w *joiner) pipedCell(from, to int) {
	for from < to {
		end := to
		if i := strings.Index(w.s[from:to], lineBreak); i >= 0 {
			end = from + i
			w.edits = append(w.edits, edit{parliament.SpanMarkup, end, end + len(lineBreak)})
		}
		if start, stop := trimSpace(w.s, from, end); start < stop {
			if len(w.b) > 0 {
				w.b = append(w.b, ' ')
			}
			w.line(start, stop, "")
		}
		from = end + len(lineBreak)
	}
}

// leaveBars notes that the bars of line i are no part of its words.
func (p *parser) leaveBars(i int) {
	for at := p.lines[i].start; at < p.lines[i].end; at++ {
		if p.s[at] == '|' && (at == p.lines[i].start || p.s[at-1] != '\\') {
			p.edits = append(p.edits, edit{parliament.SpanMarkup, at, at + 1})
		}
	}
}
