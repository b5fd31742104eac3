package parse

import (
	"slices"
	"strings"
	"unicode"

	"inbreng/internal/parliament"
)

// Lists of questions are also set as a table, a row for each question and a column for
// the answers. Copied out of a word processor or a spreadsheet a tab parts the cells, and
// in Markdown bars do:
//
//	Nr	Vraag	Antwoord
//	1	Hoeveel sluizen zijn er?	Er zijn 40 sluizen.
//
// The head of each column says what its cells are. Without the head a row with tabs is a
// row of any table.

// A cell says what the cell of a table is that a line was cut out of.
type cell uint8

const (
	noCell cell = iota
	labelCell
	answerCell
	pageCell // the number of a page in the report that is asked about
)

// A questionTable is a table of questions that is being cut.
type questionTable struct {
	*parser
	columns  []string // the heads, without signs of Markdown
	question int      // the column of the questions, behind that of the numbers
	answer   int      // that of the answers, -1 where they stand elsewhere
	last     int      // the last number seen
	column   int      // that the row above ended in
	out      []line
}

// cutQuestionTable cuts the rows of a table of questions at their cells. The table must
// be all that tells questions from answers: its head stands above any label, and the
// title says that there are questions, or the table that there are answers. A table of
// what was asked in a survey stands within an answer.
func (p *parser) cutQuestionTable() {
	for i := range p.lines {
		if p.lines[i].role != roleText || !p.hasCells(i) {
			continue
		}
		if t := p.questionTableAt(i); t != nil {
			if t.fitsTitle() && !p.labelledAbove(i) {
				t.cut(i)
			}
			return
		}
	}
	p.markCells()
}

// fitsTitle reports whether the title of the text, if it has one, is that of questions.
func (t *questionTable) fitsTitle() bool {
	kind, _, err := kindByTitle(t.s, t.lines, false)
	switch kind {
	case "":
		return err == nil && t.answer >= 0
	case parliament.QuestionList, parliament.ReplyToReport, parliament.WrittenQuestions:
		return true
	}
	return false
}

// labelledAbove reports whether a label with a number stands above line i.
func (p *parser) labelledAbove(i int) bool {
	return slices.ContainsFunc(p.lines[:i], func(l line) bool {
		if l.role != roleText || !mayBeLabel(p.s[l.start:l.end]) {
			return false
		}
		label, ok := numberedLabelAt(p.s[l.start:l.end])
		return ok && len(label.numbers) > 0
	})
}

// questionTableAt reads line i as the head of a table of questions, nil when it is none.
func (p *parser) questionTableAt(i int) *questionTable {
	if text := p.lineText(i); !strings.Contains(text, "Vra") && !strings.Contains(text, "vra") && !strings.Contains(text, "VRA") {
		return nil
	}
	var heads []string
	for _, c := range p.cells(i) {
		heads = append(heads, p.s[c.from:c.to])
	}
	t := p.newQuestionTable(heads)
	if t == nil || p.lines[i].piped && t.question > 1 {
		return nil
	}
	next := p.nextText(i + 1)
	if next == len(p.lines) || len(t.numbersAt(next)) == 0 {
		return nil
	}
	return t
}

// newQuestionTable returns the table of questions that has such heads, nil when they are
// those of another.
func (p *parser) newQuestionTable(heads []string) *questionTable {
	t := &questionTable{parser: p, question: -1, answer: -1}
	for column, head := range heads {
		head = strings.ToLower(strings.Trim(head, "*. \t\u00a0"))
		t.columns = append(t.columns, head)
		switch head {
		case "vraag", "vragen":
			if t.question >= 0 {
				return nil
			}
			t.question = column
		case "antwoord", "antwoorden", "beantwoording", "reactie":
			if t.answer >= 0 {
				return nil
			}
			t.answer = column
		}
	}
	if t.question < 1 || t.answer >= 0 && t.answer < t.question || len(t.columns) > maxColumns {
		return nil
	}
	switch t.columns[0] {
	case "nr", "nrs", "nummer", "vraagnummer", "vraagnr", "#", "":
		return t
	}
	return nil
}

// isPageCell reports whether a cell below a head is the number of a page or an annex of
// the report that is asked about: below "Blz. (van)", "t/m" or "Bijlage". It is no part of
// the question. What else stands there is.
func isPageCell(head, text string) bool {
	switch head {
	case "blz", "blz. (van)", "t/m", "blz. (t/m)", "pagina", "pag", "bijlage":
		return strings.Trim(text, "0123456789-–/,. \t") == "" && !endsSentence(strings.TrimSpace(text))
	}
	return false
}

// numbersAt returns the numbers in the first cell of line i, when it begins a row: they
// are higher than those above, and something is asked.
func (t *questionTable) numbersAt(i int) []int {
	if !t.parted(i) {
		return nil
	}
	cells := t.cells(i)
	if len(cells) <= t.question || len(cells) > len(t.columns) || !asksInWords(t.s[cells[t.question].from:cells[t.question].to]) {
		return nil
	}
	return t.numbersIn(t.s[cells[0].from:cells[0].to])
}

// asksInWords reports whether a cell can be a question. An answer may have rows of figures,
// the first of which is the number of the next question.
func asksInWords(text string) bool { return strings.IndexFunc(text, unicode.IsLetter) >= 0 }

// numbersIn reads the numbers that a cell is, of the questions that come next.
func (t *questionTable) numbersIn(text string) []int {
	text = strings.TrimRight(strings.TrimSpace(text), ".")
	numbers, length := readNumbers(text)
	if length < len(text) || len(numbers) == 0 || numbers[0] <= t.last || numbers[0] > t.last+1+maxSkipped {
		return nil
	}
	return numbers
}

// parted reports whether line i has cells, be it only two.
func (t *questionTable) parted(i int) bool { return t.lines[i].piped || t.tabs(i) > 0 }

// cut cuts the lines from the head of the table on.
func (t *questionTable) cut(head int) {
	bars := len(t.around)
	t.out = append(t.out, t.lines[:head]...)
	first := t.lineText(head)
	for i := head; i < len(t.lines); i++ {
		l := t.lines[i]
		if l.role != roleText {
			t.out = append(t.out, l)
			continue
		}
		numbers := t.numbersAt(i)
		switch {
		case i == head:
			t.cutHead(i)
		case t.lineText(i) == first && l.width <= maxHeadWidth && !endsSentence(first): // again, on the next page
			l.cell, l.role = pageCell, roleFurniture
			t.out = append(t.out, l)
		case numbers != nil:
			t.last = numbers[len(numbers)-1]
			t.cutRow(i, 0)
		case t.column > 0 && t.column < t.answer && t.parted(i) && t.column+len(t.cells(i)) <= len(t.columns):
			t.cutRow(i, t.column) // a question that is broken over lines goes on
		default:
			t.out = append(t.out, l)
		}
	}
	t.lines = t.out
	if len(t.around) > bars {
		slices.SortFunc(t.around, func(a, b edit) int { return a.from - b.from })
	}
}

// cutHead takes the bars off the head of a table in Markdown.
func (t *questionTable) cutHead(i int) {
	l := t.lines[i]
	if !l.piped {
		t.out = append(t.out, l)
		return
	}
	for _, c := range t.pipedCells(i) {
		t.piece(l, c.from, c.to, noCell, false)
	}
	t.bars(i)
}

// cutRow cuts line i at its cells, the first of which is in a column. What stands before
// the question is its label, with the faction that asks.
func (t *questionTable) cutRow(i, column int) {
	l := t.lines[i]
	cells := t.cells(i)
	opens := column == 0
	if opens {
		t.piece(l, cells[0].from, cells[t.question-1].to, labelCell, true)
		cells, column = cells[t.question:], t.question
	}
	for k, c := range cells {
		kind := noCell
		switch at := column + k; {
		case at == t.answer:
			kind = answerCell
		case isPageCell(t.columns[at], t.s[c.from:c.to]):
			kind = pageCell
		}
		t.piece(l, c.from, c.to, kind, k > 0 || opens)
	}
	t.column = column + len(cells) - 1
	t.bars(i)
}

// piece adds the lines that s[from:to] has, a cell of the row l or what is left of one.
func (t *questionTable) piece(l line, from, to int, kind cell, fresh bool) {
	for from < to {
		end := to
		if i := strings.Index(t.s[from:to], lineBreak); l.piped && i >= 0 {
			end = from + i
			t.markup(end, end+len(lineBreak))
		}
		if start, stop := trimSpace(t.s, from, end); start < stop {
			next := line{start: start, end: stop, page: l.page, fresh: fresh, cell: kind}
			next.opens = l.opens && start == l.start
			next.width, next.may = lookAt(t.s[start:stop])
			if kind == pageCell {
				next.role = roleFurniture
			}
			t.out = append(t.out, next)
			fresh = false
			if kind == answerCell {
				kind = noCell // its first line only
			}
		}
		from = end + len(lineBreak)
	}
}

// bars notes that the bars of a row in Markdown are signs of it.
func (t *questionTable) bars(i int) {
	if !t.lines[i].piped {
		return
	}
	for at := t.lines[i].start; at < t.lines[i].end; at++ {
		if t.s[at] == '|' && (at == t.lines[i].start || t.s[at-1] != '\\') {
			t.markup(at, at+1)
		}
	}
}

// rowLabel reads a line that is the first cells of a row: the numbers, and the faction
// that asks where a column has it.
func rowLabel(text string) numberedLabel {
	numbers, length := readNumbers(text)
	l := numberedLabel{numbers: numbers, length: len(text)}
	if faction, known := parliament.ParseFaction(strings.TrimLeft(text[length:], ". \t\u00a0")); known {
		l.who = &speaking{factions: []parliament.Faction{faction}}
	}
	return l
}

// withCells adds the cells that were left out to the furniture.
func (p *parser) withCells(furniture []furnitureLine) []furnitureLine {
	before := len(furniture)
	for i := range p.lines {
		if p.lines[i].cell == pageCell {
			rule := "page-column"
			if p.hasCells(i) {
				rule = "repeated-head"
			}
			furniture = append(furniture, furnitureLine{i, rule})
		}
	}
	if len(furniture) > before {
		slices.SortFunc(furniture, func(a, b furnitureLine) int { return a.line - b.line })
	}
	return furniture
}
