package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"inbreng/internal/parliament"
)

// table writes a table as GitHub's Markdown has it. The first row is its head, for
// that Markdown knows no table without one.
func (p *printer) table(doc parliament.DocumentID, rows []parliament.Row) {
	lines := make([]string, 0, len(rows)+1)
	for i, row := range rows {
		lines = append(lines, p.row(doc, row))
		if i == 0 {
			lines = append(lines, "|"+strings.Repeat(" --- |", len(row.Cells)))
		}
	}
	p.block(strings.Join(lines, "\n"))
}

// row returns a row of a table as one line. The sign that parts cells has a backslash
// inside one, in words and in addresses.
func (p *printer) row(doc parliament.DocumentID, row parliament.Row) string {
	var b strings.Builder
	b.WriteByte('|')
	for _, cell := range row.Cells {
		b.WriteString(" " + strings.ReplaceAll(p.line(doc, cell.Inlines), "|", `\|`) + " |")
	}
	return b.String()
}

// openTables lets a reader without a mouse scroll the tables of a body that are
// wider than the page.
func openTables(root ast.Node, opts Options) {
	if opts.NoLinks {
		return // a link holds nothing that can be stepped to
	}
	for _, table := range nodes[*extast.Table](root) {
		table.SetAttributeString("role", []byte("region"))
		table.SetAttributeString("aria-label", []byte("Tabel"))
		table.SetAttributeString("tabindex", []byte("0"))
	}
}

// renderTable writes a table inside an element that scrolls.
func renderTable(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		_, err := w.WriteString("</table></div>\n")
		return ast.WalkContinue, err
	}
	if _, err := w.WriteString(`<div class="scroll"`); err != nil {
		return ast.WalkStop, err
	}
	html.RenderAttributes(w, node, nil)
	_, err := w.WriteString(`><table class="table">` + "\n")
	return ast.WalkContinue, err
}
