package server_test

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"

	"inbreng/internal/corpus"
	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/search/bleveindex"
	"inbreng/internal/server"
)

// sampleText is the source of the sample document: two pages, three exchanges
// and two footnotes.
const sampleText = ` I Vragen en opmerkingen van de leden van de VVD-fractie en
reactie van de Minister

De leden van de VVD-fractie danken voor de brief.

De leden van de VVD-fractie vragen of de waarnemers van de Organisatie
voor Veiligheid en Samenwerking in Europa (OVSE) toegang heb-
ben. Klopt dat?

1. Antwoord van het kabinet

Ja. Zie de brief van 16 juni 2021.1
 Drones

Zijn er drones gezien? Wat doet de Minister daaraan:
– in Europa;
– in de NAVO?

2. Antwoord van het kabinet

Ik verwijs naar het antwoord op vraag 1 en naar de motie.1, 2

Wanneer komt het verslag? En waar?

3 en 4. Antwoord van het kabinet

Voor de zomer.

Wie betaalt dit?

1 Kamerstuk 21 501-02, nr. 2375.
2 https://example.org/motie_een
`

const sampleID = parliament.DocumentID("kst-21501-09-101")

// selection is what goquery finds.
type selection = goquery.Selection

func numbered(n int) parliament.ExchangeID { return parliament.NumberedExchange(n, 0) }

// at returns the place of the first occurrence of words in the sample.
func at(words string) parliament.Place {
	position := func(offset int) parliament.Position {
		before := sampleText[:offset]
		page := 1
		if offset > strings.Index(sampleText, " Drones") {
			page = 2
		}
		return parliament.Position{Offset: utf8.RuneCountInString(before), Page: page, Line: 1 + strings.Count(before, "\n")}
	}
	i := strings.Index(sampleText, words)
	if i < 0 {
		panic("not in the sample: " + words)
	}
	return parliament.Place{From: position(i), To: position(i + len(words))}
}

// paragraph returns a body of one paragraph.
func paragraph(inlines ...parliament.Inline) parliament.Body {
	return parliament.Body{Blocks: []parliament.Block{{Kind: parliament.Paragraph, Inlines: inlines}}}
}

func words(s string) parliament.Inline {
	return parliament.Inline{Kind: parliament.Text, Text: s}
}

func mark(id parliament.FootnoteID) parliament.Inline {
	return parliament.Inline{Kind: parliament.Mark, Text: string(id), Footnote: id}
}

func reference(kind parliament.ReferenceKind, target, text string) parliament.Inline {
	ref := parliament.Reference{Kind: kind, Target: target, Text: text}
	if kind == parliament.ToLetter {
		ref.Paper = "kst-21501-02-2375"
	}
	return parliament.Inline{Kind: parliament.RefInl, Text: text, Reference: &ref}
}

// sample returns the sample document in the manner of the first document, and
// the report of it.
func sample() (*parliament.Document, *parliament.Report) {
	intro := paragraph(words("De leden van de VVD-fractie danken voor de brief."))
	list := paragraph(words("Zijn er drones gezien? Wat doet de Minister daaraan:"))
	list.Blocks = append(list.Blocks, parliament.Block{Kind: parliament.List, Items: []parliament.Item{
		{Marker: "–", Inlines: []parliament.Inline{words("in Europa;")}},
		{Marker: "–", Inlines: []parliament.Inline{words("in de NAVO?")}},
	}})
	toOne := reference(parliament.ToExchange, "1", "het antwoord op vraag 1")
	letter := reference(parliament.ToLetter, "2021-06-16", "de brief van 16 juni 2021")
	paper := reference(parliament.ToPaper, "kst-21501-02-2375", "Kamerstuk 21 501-02, nr. 2375")
	motion := reference(parliament.ToURL, "https://example.org/motie_een", "https://example.org/motie_een")
	d := &parliament.Document{
		Schema: parliament.SchemaVersion, ID: sampleID, Kind: parliament.WrittenConsultation, Chamber: parliament.House,
		Title: "verslag van een schriftelijk overleg over waarnemers", TitleOurs: true, Subject: "Waarnemers",
		Dossier: "21501-09", DossierTitle: "Raad voor Proeven", Number: "101", SessionYear: "2020-2021",
		Committee:  "vaste commissie voor Buitenlandse Zaken",
		Addressees: []parliament.Minister{{Office: parliament.OfficeMinister, Ministry: "Buitenlandse Zaken"}}, Askers: []parliament.Asker{},
		Answerers: []parliament.Minister{{Office: parliament.OfficeMinister, Ministry: "Buitenlandse Zaken"}},
		Submitted: date("2021-07-14"), Received: date("2021-08-25"), Adopted: date("2021-08-31"),
		SourceURL: "https://zoek.officielebekendmakingen.nl/kst-21501-09-101.html", FirstPage: 2,
		Provenance: map[string]string{"committee": "titelblad"},
		Sections: []parliament.Section{{
			Number: "I", Heading: "Vragen en opmerkingen van de leden van de VVD-fractie en reactie van de Minister",
			Faction: "VVD", Introduction: &intro, Topics: []parliament.Topic{{Text: "Drones"}},
		}},
		Exchanges: []parliament.Exchange{
			{
				ID: "1", Numbers: []int{1}, Factions: []parliament.Faction{"VVD"},
				Questions:  []parliament.Question{{Body: paragraph(words("De leden van de VVD-fractie vragen of de waarnemers van de Organisatie voor Veiligheid en Samenwerking in Europa (OVSE) toegang hebben. Klopt dat?"))}},
				Answer:     &parliament.Answer{Label: "1. Antwoord van het kabinet", Body: paragraph(words("Ja. Zie "), letter, words("."), mark("1"))},
				Footnotes:  []parliament.FootnoteID{"1"},
				References: []parliament.Reference{*letter.Reference}, Source: at("De leden van de VVD-fractie vragen"),
			},
			{
				ID: "2", Numbers: []int{2}, Factions: []parliament.Faction{"VVD", "D66"}, Topic: "Drones", Headings: []string{"Hoofdlijnen"},
				Questions:  []parliament.Question{{Body: list}},
				Answer:     &parliament.Answer{Label: "2. Antwoord van het kabinet", Body: paragraph(words("Ik verwijs naar "), toOne, words(" en naar de motie."), mark("1"), words(", "), mark("2"))},
				Footnotes:  []parliament.FootnoteID{"1", "2"},
				References: []parliament.Reference{*toOne.Reference}, Source: at("Zijn er drones gezien?"),
			},
			{
				ID: "3", Numbers: []int{3, 4}, Factions: []parliament.Faction{"D66"}, Topic: "Drones",
				Questions: []parliament.Question{{Number: 3, Body: paragraph(words("Wanneer komt het verslag?"))}, {Number: 4, Body: paragraph(words("En waar?"))}},
				Answer:    &parliament.Answer{Label: "3 en 4. Antwoord van het kabinet", Body: paragraph(words("Voor de zomer."))},
				Source:    at("Wanneer komt"),
			},
			{
				ID: "d66-1", Factions: []parliament.Faction{"D66"}, Topic: "Drones",
				Questions: []parliament.Question{{Body: paragraph(words("Wie betaalt dit?"))}}, Source: at("Wie betaalt"),
			},
		},
		Footnotes: []parliament.Footnote{
			{ID: "1", Number: 1, Body: paragraph(paper, words(".")), References: []parliament.Reference{*paper.Reference}, Source: at("1 Kamerstuk")},
			{ID: "2", Number: 2, Body: paragraph(motion), References: []parliament.Reference{*motion.Reference}, Source: at("2 https")},
		},
		Abbreviations: []parliament.Abbreviation{{Short: "OVSE", Long: "Organisatie voor Veiligheid en Samenwerking in Europa", Source: at("Organisatie")}},
		Problems: []parliament.Problem{
			{Kind: parliament.QuestionUnanswered, Text: "Een vraag van D66 heeft geen antwoord.", Source: at("Wie betaalt")},
			{Kind: parliament.ReferenceUnresolved, Text: "Antwoord 9 is er niet.", Source: at("Ik verwijs")},
		},
		Coverage: parliament.Coverage{Runes: utf8.RuneCountInString(sampleText)},
	}
	markdown.Fill(d)
	withLists(d)
	return d, sampleReport()
}

// withLists makes the lists of a document empty that are nil: in a record none is.
func withLists(d *parliament.Document) {
	for i := range d.Sections {
		some(&d.Sections[i].Factions)
		some(&d.Sections[i].Topics)
	}
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		some(&e.Numbers)
		some(&e.Factions)
		some(&e.Questions)
		some(&e.Footnotes)
		some(&e.References)
	}
	for i := range d.Footnotes {
		some(&d.Footnotes[i].References)
	}
	some(&d.Addressees)
	some(&d.Askers)
	some(&d.Answerers)
	some(&d.Sections)
	some(&d.Exchanges)
	some(&d.Footnotes)
	some(&d.Abbreviations)
	some(&d.Problems)
}

// some makes a nil list an empty one.
func some[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}

// sampleReport returns a report with spans for a few kinds of text.
func sampleReport() *parliament.Report {
	report := &parliament.Report{
		Hyphens:   []parliament.HyphenDecision{{Before: "heb-", After: "ben", Result: "hebben", Soft: true, Rule: "woordenlijst", Source: at("heb-")}},
		Furniture: []parliament.Furniture{}, Edits: []parliament.Edit{},
		LeftOut: []parliament.LeftOut{{Rule: "paper-identifier", Page: 1, Text: "kst-21501-09-101"}},
	}
	for page := range 103 {
		report.LeftOut = append(report.LeftOut, parliament.LeftOut{Rule: "running-foot", Page: page + 1, Text: fmt.Sprintf("Tweede Kamer, vergaderjaar 2020–2021, 21 501-09, nr. 101 %d", page+1)})
	}
	end := 0
	add := func(kind parliament.SpanKind, words string) {
		p := at(words)
		if p.From.Offset > end {
			report.Spans = append(report.Spans, parliament.Span{Kind: parliament.SpanSpace, From: end, To: p.From.Offset})
		}
		report.Spans = append(report.Spans, parliament.Span{Kind: kind, From: p.From.Offset, To: p.To.Offset})
		end = p.To.Offset
	}
	add(parliament.SpanPageBreak, " ")
	add(parliament.SpanHeading, "I Vragen en opmerkingen van de leden van de VVD-fractie en\nreactie van de Minister")
	add(parliament.SpanIntroduction, "De leden van de VVD-fractie danken voor de brief.")
	add(parliament.SpanQuestion, "De leden van de VVD-fractie vragen of de waarnemers")
	add(parliament.SpanAnswer, "Ja. Zie de brief van 16 juni 2021.")
	report.Spans = append(report.Spans,
		parliament.Span{Kind: parliament.SpanFootnoteMark, From: end, To: end + 1},
		parliament.Span{Kind: parliament.SpanSpace, From: end + 1, To: end + 2},
		parliament.Span{Kind: parliament.SpanPageBreak, From: end + 2, To: end + 3})
	end += 3
	add(parliament.SpanTopic, "Drones")
	add(parliament.SpanFootnote, "Kamerstuk 21 501-02, nr. 2375.")
	report.Spans = append(report.Spans, parliament.Span{Kind: parliament.SpanUnassigned, From: end, To: utf8.RuneCountInString(sampleText)})
	return report
}

func date(s string) parliament.Date {
	d, err := parliament.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// small returns the least document that can be.
func small(id parliament.DocumentID) *parliament.Document {
	return &parliament.Document{
		Schema: parliament.SchemaVersion, ID: id, Kind: parliament.WrittenConsultation, Title: "klein stuk",
		Addressees: []parliament.Minister{}, Askers: []parliament.Asker{}, Answerers: []parliament.Minister{}, Sections: []parliament.Section{},
		Exchanges: []parliament.Exchange{}, Footnotes: []parliament.Footnote{}, Abbreviations: []parliament.Abbreviation{}, Problems: []parliament.Problem{},
	}
}

// A source is a document with what belongs to it.
type source struct {
	doc    *parliament.Document
	report *parliament.Report
	text   string
}

func sampleSources() []source {
	d, report := sample()
	other := small("kst-36600-VII-1")
	withLists(other)
	return []source{{d, report, sampleText}, {other, &parliament.Report{}, "niets\n"}}
}

// publish makes a release of the sources in a folder.
func publish(t testing.TB, dir string, sources []source) {
	t.Helper()
	b, err := corpus.NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Abort()
	for _, s := range sources {
		if err := b.Add(s.doc, s.report, s.text, []byte(s.text), string(s.doc.ID)+".txt"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Publish(corpus.ManifestInfo{Analyzer: "test", Created: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}); err != nil {
		t.Fatal(err)
	}
}

// opener returns what a server opens: the release in dir with an index in
// memory. Closed counts the snapshots that were closed.
func opener(dir string, closed *atomic.Int32) func() (*server.Snapshot, error) {
	return func() (*server.Snapshot, error) {
		c, err := corpus.Open(dir)
		if err != nil {
			return nil, err
		}
		texts := map[search.ExchangeID]search.Record{}
		documents, err := c.Documents()
		if err != nil {
			return nil, err
		}
		for _, summary := range documents {
			d, err := c.Document(summary.ID)
			if err != nil {
				return nil, err
			}
			for _, record := range search.Records(d, len(texts)) {
				texts[record.ID] = record
			}
		}
		index, err := bleveindex.InMemory(inOrder(texts), func(id search.ExchangeID) (search.Record, error) {
			record, ok := texts[id]
			if !ok {
				return record, search.ErrNotFound
			}
			return record, nil
		})
		if err != nil {
			return nil, err
		}
		return &server.Snapshot{Corpus: c, Searcher: index, Close: func() error {
			closed.Add(1)
			return errors.Join(index.Close(), c.Close())
		}}, nil
	}
}

func inOrder(texts map[search.ExchangeID]search.Record) iter.Seq2[search.Record, error] {
	return func(yield func(search.Record, error) bool) {
		for _, record := range texts {
			if !yield(record, nil) {
				return
			}
		}
	}
}

// A site is a server under test with its log.
type site struct {
	*server.Server
	t      testing.TB
	dir    string
	closed *atomic.Int32
	log    *bytes.Buffer
}

// newSite serves the sources.
func newSite(t testing.TB, baseURL string, sources []source, operator ...server.Operator) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir(), closed: &atomic.Int32{}, log: &bytes.Buffer{}}
	publish(t, s.dir, sources)
	var err error
	config := server.Config{Open: opener(s.dir, s.closed), BaseURL: baseURL, PageCache: 32 << 20, Logger: slog.New(slog.NewTextHandler(s.log, nil))}
	for _, o := range operator {
		config.Operator = o
	}
	s.Server, err = server.New(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// get asks for an address; change may alter the request.
func (s *site) get(address string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	for _, f := range change {
		f(r)
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

// page asks for a page that has to be there.
func (s *site) page(address string) *goquery.Document {
	s.t.Helper()
	w := s.get(address)
	if w.Code != http.StatusOK {
		s.t.Fatalf("%s: status %d: %s", address, w.Code, w.Body)
	}
	return parsePage(s.t, w.Body.String())
}

func parsePage(t testing.TB, html string) *goquery.Document {
	t.Helper()
	d, err := goquery.NewDocumentFromReader(strings.NewReader(html))
	if err != nil {
		t.Fatal(err)
	}
	return d
}
