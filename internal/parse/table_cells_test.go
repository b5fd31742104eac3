package parse_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// setTable makes a file of a title and a table whose cells, parted by bars, have a line
// for each paragraph, parted by slashes.
func setTable(t *testing.T, title string, rows ...string) *source.File {
	t.Helper()
	var b source.Builder
	b.WriteString(title)
	b.Paragraph()
	for y, row := range rows {
		for x, cell := range strings.Split(row, "|") {
			from := b.Len()
			for _, paragraph := range strings.Split(cell, "/") {
				b.WriteString(paragraph)
				b.Paragraph()
			}
			b.Hint(from, source.Hint{Kind: source.HintCell, Table: 1, Row: y + 1, Column: x + 1})
		}
	}
	file, err := b.File("input")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// TestCellsOfATableOfQuestions reads tables of which a file says what the cells are.
func TestCellsOfATableOfQuestions(t *testing.T) {
	const title = "Nr. 7 LIJST VAN VRAGEN EN ANTWOORDEN"
	for _, tt := range []struct {
		name string
		file *source.File
		want []string
	}{
		{
			"questions and answers", setTable(t, title, "Nr.|Vraag|Antwoord", "1|Hoeveel sluizen zijn er?/Graag per provincie.|Er zijn er 40./De Kamer vroeg het eerder.", "Sluizen||", "2.|Wie betaalt?|De gemeente"),
			[]string{
				"[1] Hoeveel sluizen zijn er?\n\nGraag per provincie. = Er zijn er 40.\n\nDe Kamer vroeg het eerder.",
				"[2] Wie betaalt? = De gemeente",
			},
		},
		{
			"pages and no answers", setTable(t, title, "Nr|Vraag|Blz.|Antwoord", "1|Hoeveel sluizen zijn er?|23|Er zijn er 40.", "2|Wie betaalt?|24|"),
			[]string{"[1] Hoeveel sluizen zijn er? = Er zijn er 40.", "[2] Wie betaalt? = -"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, report, err := parse.File(tt.file, parse.Facts{ID: "kst-1-1"})
			if err != nil {
				t.Fatal(err)
			}
			checkLaws(t, tt.file.Text, doc, report)
			var got []string
			for _, x := range doc.Exchanges {
				answer := "-"
				if x.Answer != nil {
					answer = x.Answer.Body.Text
				}
				got = append(got, fmt.Sprint(x.Numbers)+" "+parliament.PlainText(x.Questions[0].Body.Blocks)+" = "+answer)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}
