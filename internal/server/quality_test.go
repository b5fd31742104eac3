package server

import (
	"testing"

	"inbreng/internal/parliament"
)

func TestFootnotesSayWhatMarksThem(t *testing.T) {
	marking := func(ids ...parliament.FootnoteID) parliament.Body {
		block := parliament.Block{Kind: parliament.Paragraph}
		for _, id := range ids {
			block.Inlines = append(block.Inlines, parliament.Inline{Kind: parliament.Mark, Text: string(id), Footnote: id})
		}
		return parliament.Body{Blocks: []parliament.Block{block}}
	}
	d := &parliament.Document{
		Exchanges: []parliament.Exchange{{
			ID: "7", Numbers: []int{7}, Footnotes: []parliament.FootnoteID{"1", "3", "2", "3"},
			Questions: []parliament.Question{{Body: marking()}, {Body: marking("1", "3")}},
			Answer:    &parliament.Answer{Body: marking("2", "3")},
		}},
		Footnotes: []parliament.Footnote{{ID: "1"}, {ID: "2"}, {ID: "3"}, {ID: "4"}},
	}
	want := []string{"vraag 7", "antwoord 7", "vraag en antwoord 7", ""}
	for i, row := range footnoteRows(d) {
		got := ""
		for _, m := range row.Marked {
			got += m.Text
		}
		if got != want[i] {
			t.Errorf("note %s is marked in %q, want %q", row.Number, got, want[i])
		}
	}
}
