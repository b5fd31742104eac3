package corpus

import (
	"cmp"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
)

func TestWhatGoesInComesOut(t *testing.T) {
	dir := t.TempDir()
	m := publish(t, dir, sampleA(), sampleB(), sampleC())
	c := openCorpus(t, dir)
	for _, want := range []*parliament.Document{sampleA(), sampleB(), sampleC()} {
		got, err := c.Document(want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", want.ID, diff)
		}
		report, err := c.Report(want.ID)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(sampleReport, report); diff != "" {
			t.Errorf("report of %s: -want +got:\n%s", want.ID, diff)
		}
		text, err := c.Source(want.ID)
		if wanted := "tekst van " + string(want.ID) + ".txt\n"; err != nil || text != wanted {
			t.Errorf("Source(%s) = %q, %v, want %q", want.ID, text, err, wanted)
		}
		name, original, err := c.Original(want.ID)
		if wanted := "\ufefftekst van " + name + "\r\n"; err != nil || string(original) != wanted || name != string(want.ID)+".txt" {
			t.Errorf("Original(%s) = %q, %q, %v, want %q", want.ID, name, original, err, wanted)
		}
	}
	e, err := c.Exchange("kst-21501-02-2401", "2")
	if err != nil || e.ID != "2" {
		t.Errorf("Exchange 2 = %v, %v", e, err)
	}
	if diff := gocmp.Diff(m, c.Manifest()); diff != "" {
		t.Errorf("manifest: -published +opened:\n%s", diff)
	}
	if err := c.Verify(); err != nil {
		t.Errorf("Verify of a whole release: %v", err)
	}
	if data, err := os.ReadFile(c.IndexDir() + "/store/root.bolt"); err != nil || string(data) != "index" {
		t.Errorf("the index holds %q, %v", data, err)
	}
}

func TestSummaries(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleC(), sampleA(), sampleB())
	c := openCorpus(t, dir)
	a := sampleA()
	want := []Summary{
		{
			ID: "kst-100-1", Kind: parliament.QuestionList, Title: "Lijst van vragen", Received: sampleB().Received, SourceName: "kst-100-1.txt",
			Factions: []parliament.Faction{"VVD"}, Exchanges: 1, Answered: 1, Words: 6, Coverage: parliament.Coverage{Runes: 9},
		},
		{
			ID: a.ID, Kind: a.Kind, Chamber: a.Chamber, Title: a.Title, TitleOurs: true, Subject: a.Subject, Dossier: a.Dossier, DossierTitle: a.DossierTitle,
			Number: "2401", SessionYear: "2020-2021", Committee: a.Committee, Submitted: a.Submitted, Received: a.Received, Adopted: a.Adopted, SourceURL: a.SourceURL,
			SourceName: "kst-21501-02-2401.txt", Factions: []parliament.Faction{"VVD", "D66"}, Exchanges: 2, Answered: 1, Footnotes: 1, Problems: 1,
			Words: 4 + 11 + 6 + 15 + 3 + 5, Coverage: parliament.Coverage{Runes: 50},
		},
		{ID: "inbreng-2024-x", Kind: parliament.Contribution, Title: "Inbreng", SourceName: "inbreng-2024-x.txt", Factions: []parliament.Faction{}},
	}
	if diff := gocmp.Diff(want, c.Documents()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got, err := c.Summary("kst-100-1"); err != nil || !gocmp.Equal(got, want[0]) {
		t.Errorf("Summary = %v, %v", got, err)
	}
	wantCounts := Counts{Documents: 3, Exchanges: 3, Answered: 2, Footnotes: 1, Factions: 2, Papers: 3, Problems: 1, Words: 50}
	if diff := gocmp.Diff(wantCounts, c.Manifest().Counts); diff != "" {
		t.Errorf("counts: -want +got:\n%s", diff)
	}
}

func TestDocumentsOfOneDayAreSortedByID(t *testing.T) {
	dir := t.TempDir()
	x, y := sampleC(), sampleC()
	x.ID, y.ID = "kst-2-b", "kst-1-a"
	publish(t, dir, x, y)
	if d := openCorpus(t, dir).Documents(); d[0].ID != "kst-1-a" || d[1].ID != "kst-2-b" {
		t.Errorf("got %s, %s", d[0].ID, d[1].ID)
	}
}

func TestFactions(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA(), sampleB())
	c := openCorpus(t, dir)
	const a, b parliament.DocumentID = "kst-21501-02-2401", "kst-100-1"
	want := []FactionSummary{
		{Faction: "D66", Slug: "d66", Documents: []parliament.DocumentID{a}, Exchanges: []Key{{a, "2"}}, WordsAsked: 3, References: 1},
		{
			Faction: "VVD", Slug: "vvd", Documents: []parliament.DocumentID{b, a}, Exchanges: []Key{{b, "vraag-1"}, {a, "1"}, {a, "2"}},
			Answered: 2, WordsAsked: 2 + 6 + 3, WordsAnswered: 4 + 15, References: 2 + 1,
		},
	}
	if diff := gocmp.Diff(want, c.Factions()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got, err := c.Faction("d66"); err != nil || !gocmp.Equal(got, want[0]) {
		t.Errorf("Faction(d66) = %v, %v", got, err)
	}
}

func TestPapers(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA())
	c := openCorpus(t, dir)
	const doc parliament.DocumentID = "kst-21501-02-2401"
	one := []parliament.ExchangeID{"1"}
	want := []CitedPaper{
		// Twice the same letter in one answer is one citation; other words are another.
		{ID: "kst-21501-02-2375", Citations: []Citation{
			{Document: doc, Exchanges: one, Part: InAnswer, Text: "Kamerbrief van 16 juni jl."},
			{Document: doc, Exchanges: one, Part: InAnswer, Text: "nr. 2375"},
		}},
		{ID: "kst-33694-9", Citations: []Citation{
			{Document: doc, Exchanges: []parliament.ExchangeID{}, Part: InIntroduction, Text: "Kamerstuk 33 694, nr. 9"},
		}},
		// A footnote is cited where it is marked.
		{ID: "kst-33694-43", Citations: []Citation{
			{Document: doc, Exchanges: []parliament.ExchangeID{"1", "2"}, Part: InFootnote, Section: -1, Footnote: "1", Text: "Kamerstuk 33 694, nr. 43"},
		}},
	}
	if diff := gocmp.Diff(want, c.Papers()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got, err := c.Paper("kst-33694-43"); err != nil || !gocmp.Equal(got, want[2]) {
		t.Errorf("Paper = %v, %v", got, err)
	}
}

func TestCitedPaper(t *testing.T) {
	for _, test := range []struct {
		name string
		ref  parliament.Reference
		want parliament.PaperID
	}{
		{"paper", paperRef("kst-33694-43", ""), "kst-33694-43"},
		{"appendix", parliament.Reference{Kind: parliament.ToAppendix, Target: "ah-tk-20232024-594"}, "ah-tk-20232024-594"},
		{"official address", parliament.Reference{Kind: parliament.ToURL, Target: "https://zoek.officielebekendmakingen.nl/kst-33694-43.html"}, "kst-33694-43"},
		{"other address", parliament.Reference{Kind: parliament.ToURL, Target: "https://example.org/kst-33694-43.html"}, ""},
		{"letter that is no known paper", parliament.Reference{Kind: parliament.ToLetter, Target: "2021-06-16"}, ""},
		{"exchange", parliament.Reference{Kind: parliament.ToExchange, Target: "1"}, ""},
		{"ill-formed", paperRef("../x", ""), ""},
	} {
		if got := test.ref.PaperID(); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestIDsAreSortedAsPeopleCount(t *testing.T) {
	ids := []string{
		"ah-tk-1", "kst-1", "kst-1-02-3", "kst-1-2", "kst-1-10", "kst-1-1a", "kst-1-VII-1",
		"kst-100-90", "kst-21501-02-90", "kst-21501-02-2375",
	}
	for i, a := range ids {
		for j, b := range ids {
			if got, want := compareIDs(a, b), cmp.Compare(i, j); got != want {
				t.Errorf("compareIDs(%s, %s) = %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestAbbreviations(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA(), sampleB())
	want := []Abbreviation{
		{"ICRC", "Rode Kruis", []parliament.DocumentID{"kst-21501-02-2401"}},
		{"OVSE", "Organisatie", []parliament.DocumentID{"kst-100-1", "kst-21501-02-2401"}},
		{"ovse", "iets anders", []parliament.DocumentID{"kst-100-1"}},
	}
	if diff := gocmp.Diff(want, openCorpus(t, dir).Abbreviations()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestUnknownThingsAreNotFound(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA())
	c := openCorpus(t, dir)
	for what, ask := range map[string]func() error{
		`document "kst-9-9"`:                   func() error { _, err := c.Document("kst-9-9"); return err },
		`document "kst-9-8"`:                   func() error { _, err := c.Report("kst-9-8"); return err },
		`document "kst-9-7"`:                   func() error { _, err := c.Source("kst-9-7"); return err },
		`document "kst-9-6"`:                   func() error { _, _, err := c.Original("kst-9-6"); return err },
		`document "kst-9-5"`:                   func() error { _, err := c.Summary("kst-9-5"); return err },
		`document "kst-9-4"`:                   func() error { _, err := c.Exchange("kst-9-4", "1"); return err },
		`exchange "99" of kst-21501-02-2401`:   func() error { _, err := c.Exchange("kst-21501-02-2401", "99"); return err },
		`faction "pvv"`:                        func() error { _, err := c.Faction("pvv"); return err },
		`cited paper "kst-1-1"`:                func() error { _, err := c.Paper("kst-1-1"); return err },
		`faction "` + strings.Repeat("x", 100): func() error { _, err := c.Faction(strings.Repeat("x", 10000)); return err },
	} {
		err := ask()
		if !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), what) || len(err.Error()) > 200 {
			t.Errorf("%s: got the error %.300v", what, err)
		}
	}
}

func TestManyReadersAtOnce(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA(), sampleB(), sampleC())
	name, err := current(dir)
	if err != nil {
		t.Fatal(err)
	}
	// A cache that holds one document, so that they push each other out.
	c, err := open(dir+"/releases/"+name, 9000)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 50 {
				id := c.Documents()[(i+j)%3].ID
				d, err := c.Document(id)
				if err != nil || d.ID != id {
					t.Errorf("Document(%s) = %v", id, err)
				}
				if _, err := c.Report(id); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
}

func TestRecordsCannotBeReadAfterClose(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA())
	c := openCorpus(t, dir)
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Document("kst-21501-02-2401"); !errors.Is(err, os.ErrClosed) {
		t.Errorf("got %v, want os.ErrClosed", err)
	}
}
