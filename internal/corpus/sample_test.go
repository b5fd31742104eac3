package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"inbreng/internal/parliament"
)

// at returns a place of some runes on the first page.
func at(from, to int) parliament.Place {
	return parliament.Place{From: parliament.Position{Offset: from, Page: 1, Line: 1}, To: parliament.Position{Offset: to, Page: 1, Line: 2}}
}

// body returns a body of one paragraph; its inlines may be text (a string), a
// mark (a FootnoteID) or a Reference.
func body(inlines ...any) parliament.Body {
	block := parliament.Block{Kind: parliament.Paragraph, Source: at(0, 9)}
	for _, in := range inlines {
		switch in := in.(type) {
		case string:
			block.Inlines = append(block.Inlines, parliament.Inline{Kind: parliament.Text, Text: in})
		case parliament.FootnoteID:
			block.Inlines = append(block.Inlines, parliament.Inline{Kind: parliament.Mark, Text: string(in), Footnote: in})
		case parliament.Reference:
			block.Inlines = append(block.Inlines, parliament.Inline{Kind: parliament.RefInl, Text: in.Text, Reference: &in})
		}
	}
	b := parliament.Body{Blocks: []parliament.Block{block}, Source: at(0, 9)}
	b.Text = parliament.PlainText(b.Blocks)
	b.Markdown = b.Text
	return b
}

func paperRef(id, text string) parliament.Reference {
	return parliament.Reference{Kind: parliament.ToPaper, Target: id, Text: text}
}

// sampleA is a written consultation with everything a record can have.
func sampleA() *parliament.Document {
	introduction := body("De leden danken de Minister voor ", paperRef("kst-33694-9", "Kamerstuk 33 694, nr. 9"), ".")
	preamble := body("Vastgesteld 31 augustus 2021")
	letter := parliament.Reference{Kind: parliament.ToLetter, Target: "2021-06-16", Text: "Kamerbrief van 16 juni jl.", Paper: "kst-21501-02-2375"}
	list := parliament.Block{Kind: parliament.List, Source: at(5, 8), Items: []parliament.Item{
		{Marker: "–", Inlines: []parliament.Inline{{Kind: parliament.Text, Text: "Betekent dit iets?"}}, Source: at(5, 6)},
	}}
	asked := body("Klopt het dat?")
	asked.Blocks = append(asked.Blocks, list)
	asked.Text = parliament.PlainText(asked.Blocks)
	return &parliament.Document{
		Schema: parliament.SchemaVersion, ID: "kst-21501-02-2401", Kind: parliament.WrittenConsultation, Chamber: parliament.House,
		Title: "Verslag van een schriftelijk overleg: «conflict» & meer", TitleOurs: true, Subject: "conflict", Dossier: "21501-02", DossierTitle: "Raad",
		Number: "2401", SessionYear: "2020-2021", Committee: "vaste commissie voor Buitenlandse Zaken", Chair: "Wilders", Clerk: "Van Toor",
		Addressees: []parliament.Minister{{Office: parliament.OfficeMinister, Ministry: "Buitenlandse Zaken"}},
		Askers:     []parliament.Asker{{Name: "Sneller", Faction: "D66"}},
		Answerers:  []parliament.Minister{{Name: "Kaag", Office: parliament.OfficeMinister, Ministry: "Buitenlandse Zaken"}},
		Submitted:  parliament.Date{Year: 2021, Month: time.July, Day: 14}, Received: parliament.Date{Year: 2021, Month: time.August, Day: 25},
		Adopted: parliament.Date{Year: 2021, Month: time.August, Day: 31}, SourceURL: "https://zoek.officielebekendmakingen.nl/kst-21501-02-2401.html", FirstPage: 2,
		Letters:    []parliament.Letter{{Date: parliament.Date{Year: 2021, Month: time.June, Day: 16}, Paper: "kst-21501-02-2375"}},
		Provenance: map[string]string{"number": "titelpagina", "adopted": "titelpagina"},
		Preamble:   &preamble,
		Sections: []parliament.Section{
			{Number: "I", Heading: "Vragen van de VVD", Faction: "VVD", Introduction: &introduction, Factions: []parliament.Faction{}, Topics: []parliament.Topic{{Text: "Onpartijdigheid", Source: at(1, 2)}}, Source: at(0, 1)},
			{Number: "II", Heading: "Vragen van D66", Faction: "D66", Factions: []parliament.Faction{}, Topics: []parliament.Topic{}, Source: at(20, 30)},
		},
		Exchanges: []parliament.Exchange{
			{
				ID: "1", Numbers: []int{1}, Section: 0, Factions: []parliament.Faction{"VVD"}, Topic: "Onpartijdigheid",
				Questions: []parliament.Question{{Body: asked}},
				Answer: &parliament.Answer{Label: "1. Antwoord van het kabinet", LabelSource: at(3, 4), Body: body(
					"Zie ", letter, parliament.FootnoteID("1"), " en ", letter, " en ", paperRef("kst-21501-02-2375", "nr. 2375"))},
				Footnotes: []parliament.FootnoteID{"1"}, References: []parliament.Reference{letter}, Source: at(2, 9),
			},
			{
				ID: "2", Numbers: []int{2}, Section: 1, Factions: []parliament.Faction{"D66", "VVD"},
				Questions: []parliament.Question{{Number: 2, Body: body("En hoe dan", parliament.FootnoteID("1"), "?")}},
				Footnotes: []parliament.FootnoteID{"1"}, References: []parliament.Reference{}, Source: at(30, 39),
			},
		},
		Footnotes: []parliament.Footnote{{
			ID: "1", Number: 1, Body: body(paperRef("kst-33694-43", "Kamerstuk 33 694, nr. 43"), "."),
			References: []parliament.Reference{paperRef("kst-33694-43", "Kamerstuk 33 694, nr. 43")}, Source: at(40, 49),
		}},
		Abbreviations: []parliament.Abbreviation{{Short: "OVSE", Long: "Organisatie", Source: at(1, 2)}, {Short: "ICRC", Long: "Rode Kruis", Source: at(1, 2)}},
		Problems:      []parliament.Problem{{Kind: parliament.QuestionUnanswered, Text: "Vraag 2 is niet beantwoord.", Source: at(30, 39)}},
		Coverage:      parliament.Coverage{Runes: 50},
	}
}

// sampleB is a question list with as little as a record can have.
func sampleB() *parliament.Document {
	return &parliament.Document{
		Schema: parliament.SchemaVersion, ID: "kst-100-1", Kind: parliament.QuestionList, Title: "Lijst van vragen", Received: parliament.Date{Year: 2022, Month: time.March, Day: 1},
		Addressees: []parliament.Minister{}, Askers: []parliament.Asker{}, Answerers: []parliament.Minister{}, Sections: []parliament.Section{},
		Exchanges: []parliament.Exchange{{
			ID: "vraag-1", Numbers: []int{}, Factions: []parliament.Faction{"VVD"}, Questions: []parliament.Question{{Body: body("Waarom niet?")}},
			Answer:    &parliament.Answer{Label: "Antwoord", LabelSource: at(1, 2), Body: body("Daarom, aldus de OVSE.")},
			Footnotes: []parliament.FootnoteID{}, References: []parliament.Reference{}, Source: at(0, 9),
		}},
		Footnotes: []parliament.Footnote{}, Abbreviations: []parliament.Abbreviation{{Short: "OVSE", Long: "Organisatie", Source: at(1, 2)}, {Short: "ovse", Long: "iets anders", Source: at(3, 4)}},
		Problems: []parliament.Problem{}, Coverage: parliament.Coverage{Runes: 9},
	}
}

// sampleC is almost empty and has no date.
func sampleC() *parliament.Document {
	return &parliament.Document{
		Schema: parliament.SchemaVersion, ID: "inbreng-2024-x", Kind: parliament.Contribution, Title: "Inbreng",
		Addressees: []parliament.Minister{}, Askers: []parliament.Asker{}, Answerers: []parliament.Minister{}, Sections: []parliament.Section{},
		Exchanges: []parliament.Exchange{}, Footnotes: []parliament.Footnote{}, Abbreviations: []parliament.Abbreviation{}, Problems: []parliament.Problem{},
	}
}

var sampleReport = &parliament.Report{
	Spans:     []parliament.Span{{Kind: parliament.SpanQuestion, From: 0, To: 50}},
	Hyphens:   []parliament.HyphenDecision{{Before: "krijgsge-", After: "vangen", Result: "krijgsgevangen", Soft: true, Rule: "list", Source: at(1, 9)}},
	Edits:     []parliament.Edit{{Kind: parliament.SpanSoftHyphen, From: 8, To: 10}},
	Furniture: []parliament.Furniture{},
}

var sampleInfo = ManifestInfo{Analyzer: "nl-1", Created: time.Date(2024, time.May, 6, 7, 8, 9, 123, time.FixedZone("", 7200))}

// newBuilder starts a release that is aborted when the test ends early.
func newBuilder(t testing.TB, dir string) *Builder {
	t.Helper()
	b, err := NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Abort(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// add adds samples, each read from a file named after it.
func add(t testing.TB, b *Builder, docs ...*parliament.Document) {
	t.Helper()
	for _, d := range docs {
		name := string(d.ID) + ".txt"
		if err := b.Add(d, sampleReport, "tekst van "+name+"\n", []byte("\ufefftekst van "+name+"\r\n"), name); err != nil {
			t.Fatal(err)
		}
	}
}

// writeIndex puts a file where the search index goes.
func writeIndex(t testing.TB, b *Builder, content string) {
	t.Helper()
	store := filepath.Join(b.IndexDir(), "store")
	if err := os.MkdirAll(store, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(store, "root.bolt"), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// publish makes a release of the samples in dir.
func publish(t testing.TB, dir string, docs ...*parliament.Document) Manifest {
	t.Helper()
	b := newBuilder(t, dir)
	add(t, b, docs...)
	writeIndex(t, b, "index")
	m, err := b.Publish(sampleInfo)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// openCorpus opens the current release of dir until the test ends.
func openCorpus(t testing.TB, dir string) *Corpus {
	t.Helper()
	c, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// entriesOf returns the names in a folder.
func entriesOf(t testing.TB, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}
