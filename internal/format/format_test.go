package format_test

import (
	"path/filepath"
	"testing"

	"inbreng/internal/ingest"
	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

// firstDocument is the first document, as it is read.
func firstDocument(t testing.TB) *parliament.Document {
	t.Helper()
	parsed, err := ingest.File(filepath.Join("..", "..", "data", "source", "kst-21501-02-2401.txt"))
	if err != nil {
		t.Fatal(err)
	}
	return parsed.Document
}

// paragraph returns a body of one paragraph.
func paragraph(text string) parliament.Body {
	return parliament.Body{Blocks: []parliament.Block{{
		Kind: parliament.Paragraph, Inlines: []parliament.Inline{{Kind: parliament.Text, Text: text}},
	}}}
}

// oddDocument has what documents have seldom: markup in every text, an exchange
// without section, number or answer, two questions in one, a note that is marked
// twice and one that is never marked, a list, a reference of each kind.
func oddDocument() *parliament.Document {
	const markup = `<b>&"' ]]> [x](/y) =1+1`
	list := parliament.Body{Blocks: []parliament.Block{
		{Kind: parliament.Paragraph, Inlines: []parliament.Inline{
			{Kind: parliament.Text, Text: "Zie "},
			{Kind: parliament.RefInl, Text: "antwoord 1", Reference: &parliament.Reference{Kind: parliament.ToExchange, Target: "1", Text: "antwoord 1"}},
			{Kind: parliament.Text, Text: " en "},
			{Kind: parliament.RefInl, Text: "nr. 3", Reference: &parliament.Reference{Kind: parliament.ToPaper, Target: "kst-33694-3", Text: "nr. 3"}},
			{Kind: parliament.Mark, Text: "1", Footnote: "1"},
			{Kind: parliament.Mark, Text: "1", Footnote: "1"},
			{Kind: parliament.Mark, Text: "9", Footnote: "9"},
		}},
		{Kind: parliament.List, Items: []parliament.Item{
			{Marker: "–", Inlines: []parliament.Inline{{Kind: parliament.Text, Text: "een " + markup}}},
			{Marker: "a.", Inlines: []parliament.Inline{{Kind: parliament.Text, Text: "twee"}}, Items: []parliament.Item{
				{Marker: "•", Inlines: []parliament.Inline{{Kind: parliament.Text, Text: "binnen " + markup}}},
			}},
		}},
	}}
	preamble := paragraph("Aanhef " + markup)
	introduction := paragraph("De leden van de VVD-fractie danken " + markup)
	d := &parliament.Document{
		Schema: parliament.SchemaVersion, ID: "kst-36999-1", Kind: parliament.WrittenConsultation, Chamber: parliament.House,
		Title: "verslag " + markup, TitleOurs: true, Dossier: "36999", Number: "1", SessionYear: "2024-2025",
		Received: parliament.Date{Year: 2025, Month: 2, Day: 3}, SourceURL: "https://zoek.officielebekendmakingen.nl/kst-36999-1.html",
		Addressees: []parliament.Minister{{Office: parliament.OfficeMinister, Ministry: "Financiën"}},
		Answerers:  []parliament.Minister{{Name: "Jansen", Office: parliament.OfficeMinister, Ministry: "Financiën"}},
		Askers:     []parliament.Asker{}, Preamble: &preamble,
		Sections: []parliament.Section{
			{Number: "I", Heading: "Vragen " + markup, Faction: "VVD", Factions: []parliament.Faction{"VVD", "D66"}, Introduction: &introduction},
			{Number: "II", Heading: "Leeg deel", Factions: []parliament.Faction{}},
		},
		Exchanges: []parliament.Exchange{
			{
				ID: "1", Numbers: []int{1, 2}, Factions: []parliament.Faction{"VVD", "D66"}, Topic: "Onderwerp " + markup, Headings: []string{"Hoofdstuk " + markup},
				Questions: []parliament.Question{{Number: 1, Body: paragraph("Eerste vraag? " + markup)}, {Number: 2, Body: list}},
				Answer:    &parliament.Answer{Label: "1 en 2. Antwoord", Body: list}, Footnotes: []parliament.FootnoteID{"1"}, References: []parliament.Reference{},
			},
			{
				ID: "d66-1", Numbers: []int{}, Section: -1, Factions: []parliament.Faction{}, Topic: "",
				Questions: []parliament.Question{{Body: paragraph("-1 zonder antwoord?")}}, Footnotes: []parliament.FootnoteID{}, References: []parliament.Reference{},
			},
		},
		Footnotes: []parliament.Footnote{
			{ID: "1", Number: 1, Body: paragraph("Noot " + markup), References: []parliament.Reference{}},
			{ID: "2", Number: 2, Body: paragraph("Nergens gemerkt."), References: []parliament.Reference{}},
		},
		Abbreviations: []parliament.Abbreviation{}, Problems: []parliament.Problem{},
	}
	markdown.Fill(d)
	return d
}
