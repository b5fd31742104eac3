package markdown

import (
	"strconv"
	"strings"

	"inbreng/internal/parliament"
)

// Markdown is CommonMark with the tables of GitHub's Markdown, and with footnote marks
// as [^8]. Blocks are parted by a blank line; there is no line end after the last.
type Markdown string

// Print returns the blocks of a body of the document doc as Markdown: each
// paragraph on one line, each list item too. White space is made single blanks
// and control characters are left out.
//
// A reference is a link to the exchange it points to (/doc/antwoord/12), to the
// official page of the paper, or to the address as printed. One that points to
// nothing certain is plain text.
func Print(doc parliament.DocumentID, blocks []parliament.Block) Markdown {
	var p printer
	list := false // the block before was a list
	alternate := false
	for _, block := range blocks {
		if line := p.line(doc, block.Inlines); line != "" {
			p.block(line)
			list = false
		}
		if len(block.Items) > 0 {
			// Two lists in a row are one list in CommonMark, unless their markers differ.
			alternate = list && !alternate
			p.list(doc, block.Items, alternate)
			list = true
		}
		if len(block.Rows) > 0 {
			p.table(doc, block.Rows)
			list = false
		}
	}
	return Markdown(p.out.String())
}

// Fill sets the Text and the Markdown of every body of doc from its Blocks:
// preamble, introductions, questions, answers and footnotes.
func Fill(doc *parliament.Document) {
	fill := func(b *parliament.Body) {
		if b != nil {
			b.Text = parliament.PlainText(b.Blocks)
			b.Markdown = string(Print(doc.ID, b.Blocks))
		}
	}
	fill(doc.Preamble)
	for i := range doc.Sections {
		fill(doc.Sections[i].Introduction)
	}
	for i := range doc.Exchanges {
		exchange := &doc.Exchanges[i]
		for j := range exchange.Questions {
			fill(&exchange.Questions[j].Body)
		}
		if exchange.Answer != nil {
			fill(&exchange.Answer.Body)
		}
	}
	for i := range doc.Footnotes {
		fill(&doc.Footnotes[i].Body)
	}
}

// A printer gathers the blocks of a body.
type printer struct{ out strings.Builder }

// block writes one block, parted from the one before.
func (p *printer) block(text string) {
	if p.out.Len() > 0 {
		p.out.WriteString("\n\n")
	}
	p.out.WriteString(text)
}

// list writes a list. Items that are printed with numbers that count up keep
// them; a sign becomes a bullet. Any other marker has no counterpart in CommonMark: it
// stands behind a bullet, as a word.
func (p *printer) list(doc parliament.DocumentID, items []parliament.Item, alternate bool) {
	bullet, delimiter := "-", "."
	if alternate {
		bullet, delimiter = "*", ")"
	}
	p.block(strings.Join(p.items(doc, items, bullet, delimiter), "\n"))
}

// items returns the lines of a list. The items of a list inside it stand below the words
// of theirs; a list that counts from another number than 1 on needs a blank line above it.
func (p *printer) items(doc parliament.DocumentID, items []parliament.Item, bullet, delimiter string) []string {
	first, counted := parliament.Counted(items)
	var lines []string
	for i, item := range items {
		marker := bullet
		if counted {
			marker = strconv.Itoa(first+i) + delimiter
		}
		words := item.Inlines
		if !counted && item.IsWord() {
			words = append([]parliament.Inline{{Kind: parliament.Text, Text: item.Marker + " "}}, words...)
		}
		line := p.line(doc, words)
		lines = append(lines, strings.TrimRight(marker+" "+line, " "))
		if len(item.Items) == 0 {
			continue
		}
		if from, counts := parliament.Counted(item.Items); line != "" && counts && from != 1 {
			lines = append(lines, "")
		}
		margin := strings.Repeat(" ", len(marker)+1)
		for _, inner := range p.items(doc, item.Items, bullet, delimiter) {
			lines = append(lines, strings.TrimRight(margin+inner, " "))
		}
	}
	return lines
}

// line returns a run of inlines as one line of Markdown.
func (p *printer) line(doc parliament.DocumentID, inlines []parliament.Inline) string {
	pieces := flatten(doc, inlines)
	var b strings.Builder
	for i, piece := range pieces {
		switch piece.kind {
		case markPiece:
			b.WriteString("[^" + piece.text + "]")
		case linkPiece:
			b.WriteByte('[')
			escape(&b, piece.text, context{inLink: true})
			b.WriteString("](" + piece.address + ")")
		case textPiece:
			escape(&b, piece.text, context{
				first:     i == 0,
				last:      i == len(pieces)-1,
				afterMark: i > 0 && pieces[i-1].kind == markPiece,
			})
		}
	}
	return b.String()
}
