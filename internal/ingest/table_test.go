package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/source"
	"inbreng/internal/source/docx"
	"inbreng/internal/source/official"
	"inbreng/internal/source/pdf"
	"inbreng/internal/source/sourcetest"
)

// A table in every format: a head over two columns, a cell over two rows, an empty cell
// in the midst and one at the start of a row.
const tableRows = `Haven|Schepen:2
Muiden^2|2021|12
2022|14
Zeeburg||3
|samen|29`

// tableText is the text that every reader makes of it: a row on a line, cells parted by
// tabs; what is empty at the start of a row leaves nothing.
const tableText = "Zie de tabel.\n\nHaven\tSchepen\nMuiden\t2021\t12\n2022\t14\nZeeburg\t\t3\nsamen\t29\n\nDat is zo."

var tableCells = []string{
	"1.1.1 Haven", "1.1.2 Schepen",
	"1.2.1 Muiden", "1.2.2 2021", "1.2.3 12",
	"1.3.2 2022", "1.3.3 14",
	"1.4.1 Zeeburg", "1.4.3 3",
	"1.5.2 samen", "1.5.3 29",
}

// A tableCell is a cell with how many columns and rows it takes.
type tableCell struct {
	text          string
	columns, rows int
}

func tableOf(t *testing.T) [][]tableCell {
	t.Helper()
	var rows [][]tableCell
	for line := range strings.Lines(tableRows) {
		var row []tableCell
		for _, text := range strings.Split(strings.TrimSpace(line), "|") {
			c := tableCell{text, 1, 1}
			if before, ok := strings.CutSuffix(text, ":2"); ok {
				c.text, c.columns = before, 2
			}
			if before, ok := strings.CutSuffix(text, "^2"); ok {
				c.text, c.rows = before, 2
			}
			row = append(row, c)
		}
		rows = append(rows, row)
	}
	return rows
}

func tableDOCX(t *testing.T) []byte {
	var b strings.Builder
	b.WriteString(`<w:p><w:r><w:t>Zie de tabel.</w:t></w:r></w:p><w:tbl>`)
	below := false // the cell above goes on
	for _, row := range tableOf(t) {
		b.WriteString(`<w:tr>`)
		if below {
			b.WriteString(`<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>`)
		}
		below = row[0].rows > 1
		for _, c := range row {
			merge := ""
			if c.rows > 1 {
				merge = `<w:vMerge w:val="restart"/>`
			}
			fmt.Fprintf(&b, `<w:tc><w:tcPr><w:gridSpan w:val="%d"/>%s</w:tcPr><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>`, c.columns, merge, c.text)
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl><w:p><w:r><w:t>Dat is zo.</w:t></w:r></w:p>`)
	return sourcetest.DOCX(b.String(), nil)
}

// tableXML is the table as CALS has it, with names of columns or without.
func tableXML(t *testing.T, named bool) []byte {
	var b strings.Builder
	b.WriteString(`<officiele-publicatie><kamerstuk><al>Zie de tabel.</al><table><tgroup cols="3"><colspec colname="c1"/><colspec colname="c2"/><colspec colname="c3"/><tbody>`)
	below := false
	for _, row := range tableOf(t) {
		b.WriteString(`<row>`)
		column := 1
		if below {
			column++
		}
		below = row[0].rows > 1
		for _, c := range row {
			attrs := ""
			switch {
			case c.columns > 1:
				attrs = fmt.Sprintf(` namest="c%d" nameend="c%d"`, column, column+c.columns-1)
			case named:
				attrs = fmt.Sprintf(` colname="c%d"`, column)
			}
			if c.rows > 1 {
				attrs += ` morerows="1"`
			}
			column += c.columns
			fmt.Fprintf(&b, `<entry%s><al>%s</al></entry>`, attrs, c.text)
		}
		b.WriteString(`</row>`)
	}
	b.WriteString(`</tbody></tgroup></table><al>Dat is zo.</al></kamerstuk></officiele-publicatie>`)
	return []byte(b.String())
}

func tableHTML(t *testing.T) []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><main><p>Zie de tabel.</p><table>`)
	for y, row := range tableOf(t) {
		b.WriteString(`<tr>`)
		name := "td"
		if y == 0 {
			name = "th"
		}
		for _, c := range row {
			fmt.Fprintf(&b, `<%s colspan="%d" rowspan="%d"><p>%s</p></%[1]s>`, name, c.columns, c.rows, c.text)
		}
		b.WriteString(`</tr>`)
	}
	b.WriteString(`</table><p>Dat is zo.</p></main>`)
	return []byte(b.String())
}

// cellsOf returns the cells of a file: table, row, column, text.
func cellsOf(file *source.File) []string {
	runes := []rune(file.Text.String())
	var out []string
	for _, h := range file.Hints {
		if h.Kind == source.HintCell {
			out = append(out, fmt.Sprintf("%d.%d.%d %s", h.Table, h.Row, h.Column, string(runes[h.From:h.To])))
		}
	}
	return out
}

// TestTablesAgree holds that a table is the same in every format that has tables.
func TestTablesAgree(t *testing.T) {
	for name, read := range map[string]func() (*source.File, error){
		"docx":                   func() (*source.File, error) { return docx.Read(t.Context(), "x.docx", tableDOCX(t)) },
		"xml":                    func() (*source.File, error) { return official.ReadXML(t.Context(), "x.xml", tableXML(t, true)) },
		"xml of unnamed columns": func() (*source.File, error) { return official.ReadXML(t.Context(), "x.xml", tableXML(t, false)) },
		"html":                   func() (*source.File, error) { return official.ReadHTML(t.Context(), "x.html", tableHTML(t)) },
	} {
		t.Run(name, func(t *testing.T) {
			file, err := read()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tableText, file.Text.String()); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tableCells, cellsOf(file)); diff != "" {
				t.Errorf("cells (-want +got):\n%s", diff)
			}
		})
	}
}

// A PDF has no tables but what stands below one another: the whole rows are the same.
func TestTableOfPDF(t *testing.T) {
	var shows []sourcetest.Show
	for i, row := range []string{"Muiden|2021|12", "Zeeburg|2022|14"} {
		for j, text := range strings.Split(row, "|") {
			shows = append(shows, sourcetest.Show{X: 160 + 100*float64(j), Y: 700 - 11*float64(i), Size: 9, Text: text})
		}
	}
	reader := pdf.New(newTestPDFConfig())
	defer reader.Close()
	file, err := reader.Read(t.Context(), "x.pdf", sourcetest.PDF(shows))
	if refusedPDF(t, err) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"1.1.1 Muiden", "1.1.2 2021", "1.1.3 12", "1.2.1 Zeeburg", "1.2.2 2022", "1.2.3 14"}
	if got := cellsOf(file); !slices.Equal(got, want) || file.Text.String() != "Muiden\t2021\t12\nZeeburg\t2022\t14" {
		t.Errorf("got cells %q of %q", got, file.Text.String())
	}
}
