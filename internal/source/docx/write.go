package docx

import (
	"strings"

	"inbreng/internal/source"
)

// customNote is added to the kind of a note whose mark is not its number.
const customNote pieceKind = 16

// A writer writes what was read as text.
type writer struct {
	*reader
	b             source.Builder
	patternCounts map[string]*[maxLevel]int
	started       map[listRef]bool
	cited         []citedNote
	endnotesCited int
	inNote        bool
	lastList      string // the list of the paragraph before, "" for none
	tables        int
	newPage       bool
}

// A citedNote is a note in the order of the marks.
type citedNote struct {
	number string
	blocks []block
}

// blocks writes paragraphs and tables, as long as there is time.
func (w *writer) blocks(blocks []block) {
	for _, block := range blocks {
		if w.pkg.ctx.Err() != nil {
			return // what is written is not taken then
		}
		if block.paragraph != nil {
			w.paragraph(block.paragraph, w.b.Paragraph)
		} else {
			w.table(block.rows)
		}
	}
	w.b.Paragraph()
}

// paragraph writes a paragraph with its list marker. part is called to part it
// from what stands before, unless it is the next item of a list.
func (w *writer) paragraph(p *paragraph, part func()) {
	w.complete(p)
	if p.pageBefore {
		w.newPage = true
	}
	list := ""
	if p.list.id != "" && p.list.id != "0" && !w.inNote && p.hasText() {
		list = p.list.id
	}
	if list != "" && list == w.lastList {
		w.b.Line()
	} else {
		part()
	}
	from, begun := w.b.Len(), false
	begin := func() {
		if begun {
			return
		}
		begun = true
		if w.newPage {
			w.newPage = false
			if w.b.Len() > 0 {
				w.b.Page()
			}
		}
		if list != "" {
			if marker := w.marker(p.list); marker != "" {
				w.b.WriteString(marker + " ")
			} else {
				list = ""
			}
		}
	}
	for i := 0; i < len(p.pieces); {
		piece := p.pieces[i]
		if piece.kind == pagePiece {
			w.newPage = true
			i++
			continue
		}
		if piece.kind != textPiece || strings.TrimSpace(piece.text) != "" {
			begin()
		}
		i = w.run(p.pieces, i)
	}
	w.lastList = list
	if list != "" {
		w.b.Hint(from, source.Hint{Kind: source.HintItem, Level: p.list.level})
	}
	if p.outline > 0 {
		w.b.Hint(from, source.Hint{Kind: source.HintHeading, Level: p.outline})
	}
	if p.indent > 0 {
		w.b.Hint(from, source.Hint{Kind: source.HintIndent, Level: p.indent})
	}
	for _, box := range p.boxes {
		w.blocks(box)
	}
}

// run writes the pieces from i on that look alike, and returns the next.
func (w *writer) run(pieces []piece, i int) int {
	first := pieces[i]
	from := w.b.Len()
	if first.kind != textPiece {
		w.mark(first)
		return i + 1
	}
	for ; i < len(pieces) && pieces[i].looksLike(first); i++ {
		w.b.WriteString(pieces[i].text)
	}
	for _, h := range []struct {
		is   bool
		hint source.Hint
	}{
		{first.bold, source.Hint{Kind: source.HintBold}},
		{first.italic, source.Hint{Kind: source.HintItalic}},
		{first.superscript, source.Hint{Kind: source.HintSuperscript}},
		{first.link != "", source.Hint{Kind: source.HintLink, Target: first.link}},
	} {
		if h.is {
			w.b.Hint(from, h.hint)
		}
	}
	return i
}

func (p piece) looksLike(q piece) bool {
	p.text, q.text = "", ""
	return p == q
}

func (p *paragraph) hasText() bool {
	for _, piece := range p.pieces {
		if piece.kind != pagePiece && strings.TrimSpace(piece.text) != "" {
			return true
		}
	}
	return false
}

// mark writes the mark of a note, and keeps the note for the end.
func (w *writer) mark(p piece) {
	kind, custom := p.kind, false
	if kind >= customNote {
		kind, custom = kind-customNote, true
	}
	notes, form, count := w.footnotes, w.noteForm.footnotes, len(w.cited)-w.endnotesCited
	if kind == endnotePiece {
		notes, form, count = w.reader.endnotes, w.noteForm.endnotes, w.endnotesCited
		if form.format == "" {
			form.format = "lowerRoman"
		}
	}
	blocks, known := notes[p.text]
	if !known || w.inNote {
		return
	}
	number := ""
	if !custom {
		number = written(max(form.start, 1)+count, form.format)
		from := w.b.Len()
		w.b.WriteString(number)
		w.b.Hint(from, source.Hint{Kind: source.HintFootnoteMark})
	}
	if kind == endnotePiece {
		w.endnotesCited++
	}
	w.cited = append(w.cited, citedNote{number, blocks})
}

// notes writes the notes that were cited, in the order of their marks. Their
// paragraphs follow each other, so that each note is a block.
func (w *writer) notes() {
	w.inNote = true
	for _, note := range w.cited {
		w.b.Paragraph()
		from := w.b.Len()
		if note.number != "" {
			w.b.WriteString(note.number + " ")
		}
		begun := false
		for _, block := range note.blocks {
			switch {
			case block.paragraph == nil:
				w.table(block.rows)
			case begun:
				w.paragraph(block.paragraph, w.b.Line)
			default: // directly behind the number
				trimFirst(block.paragraph)
				w.paragraph(block.paragraph, func() {})
			}
			begun = begun || block.paragraph == nil || block.paragraph.hasText()
		}
		w.b.Hint(from, source.Hint{Kind: source.HintFootnote})
	}
	for _, text := range w.hidden {
		if strings.TrimSpace(text) != "" {
			w.b.Leave(source.Furniture{Rule: "hidden-text", Text: text})
		}
	}
}

// trimFirst takes the blanks from the start of a paragraph.
func trimFirst(p *paragraph) {
	for i := range p.pieces {
		p.pieces[i].text = strings.TrimLeft(p.pieces[i].text, " \t\u00a0")
		if p.pieces[i].text != "" {
			return
		}
	}
}

// table writes a table: where every cell is a short text a line for each row,
// else one cell after the other.
func (w *writer) table(rows [][]cell) {
	w.tables++
	table, wide := w.tables, true
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
		for _, c := range row {
			wide = wide && c.short()
		}
	}
	wide = wide && columns > 1
	w.b.Paragraph()
	for y, row := range rows {
		column := 1
		written := false
		for _, c := range row {
			at := source.Hint{Kind: source.HintCell, Table: table, Row: y + 1, Column: column}
			column += c.span
			if wide && written {
				w.b.WriteString("\t")
			}
			from := w.b.Len()
			w.cell(c, wide)
			w.b.Hint(from, at)
			written = written || w.b.Len() > from
		}
		if wide {
			w.b.Line()
		}
	}
	w.b.Paragraph()
}

func (w *writer) cell(c cell, wide bool) {
	if !wide {
		w.blocks(c.blocks)
		return
	}
	for _, block := range c.blocks {
		if block.paragraph.hasText() {
			w.lastList = ""
			w.paragraph(block.paragraph, func() {})
		}
	}
}

// short reports whether a cell is one paragraph on one line, or empty.
func (c cell) short() bool {
	n := 0
	for _, block := range c.blocks {
		if block.paragraph == nil || len(block.paragraph.boxes) > 0 {
			return false
		}
		if !block.paragraph.hasText() {
			continue
		}
		n++
		for _, piece := range block.paragraph.pieces {
			if piece.kind == textPiece && strings.Contains(piece.text, "\n") {
				return false
			}
		}
	}
	return n <= 1
}
