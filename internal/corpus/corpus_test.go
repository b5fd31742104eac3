package corpus

import (
	"cmp"
	"errors"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

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
			Factions: []parliament.Faction{"VVD"}, Exchanges: 1, Questions: 1, Answered: 1, Words: 6, Coverage: parliament.Coverage{Runes: 9},
		},
		{
			ID: a.ID, Kind: a.Kind, Chamber: a.Chamber, Title: a.Title, TitleOurs: true, Subject: a.Subject, Dossier: a.Dossier, DossierTitle: a.DossierTitle,
			Number: "2401", SessionYear: "2020-2021", Committee: a.Committee, Submitted: a.Submitted, Received: a.Received, Adopted: a.Adopted, SourceURL: a.SourceURL,
			SourceName: "kst-21501-02-2401.txt", Factions: []parliament.Faction{"VVD", "D66"}, Exchanges: 2, Questions: 2, Open: 1, Answered: 1, Footnotes: 1, Problems: 1,
			Words: 4 + 11 + 6 + 15 + 3 + 5, Coverage: parliament.Coverage{Runes: 50},
		},
		{ID: "inbreng-2024-x", Kind: parliament.Contribution, Title: "Inbreng", SourceName: "inbreng-2024-x.txt", Factions: []parliament.Faction{}},
	}
	got, err := c.Documents()
	if err != nil {
		t.Fatal(err)
	}
	ignored := cmpopts.IgnoreUnexported(Summary{})
	if diff := gocmp.Diff(want, got, ignored); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got, err := c.Summary("kst-100-1"); err != nil || !gocmp.Equal(got, want[0], ignored) {
		t.Errorf("Summary = %v, %v", got, err)
	}
	wantCounts := Counts{Documents: 3, Exchanges: 3, Questions: 3, Answered: 2, Footnotes: 1, Factions: 2, Papers: 3, Problems: 1, Words: 50}
	if diff := gocmp.Diff(wantCounts, c.Manifest().Counts); diff != "" {
		t.Errorf("counts: -want +got:\n%s", diff)
	}
}

func TestDocumentsOfOneDayAreSortedByID(t *testing.T) {
	dir := t.TempDir()
	x, y := sampleC(), sampleC()
	x.ID, y.ID = "kst-2-b", "kst-1-a"
	publish(t, dir, x, y)
	if d, err := openCorpus(t, dir).Documents(); err != nil || len(d) != 2 || d[0].ID != "kst-1-a" || d[1].ID != "kst-2-b" {
		t.Errorf("got %v, %v", d, err)
	}
}

func TestFactions(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA(), sampleB())
	c := openCorpus(t, dir)
	const a, b parliament.DocumentID = "kst-21501-02-2401", "kst-100-1"
	want := []FactionSummary{
		{Faction: "D66", Slug: "d66", Documents: 1, Exchanges: 1, Questions: 1, WordsAsked: 3, References: 1},
		{
			Faction: "VVD", Slug: "vvd", Documents: 2, Exchanges: 3, Questions: 3,
			Answered: 2, WordsAsked: 2 + 6 + 3, WordsAnswered: 4 + 15, References: 2 + 1,
		},
	}
	got, err := c.Factions()
	if err != nil {
		t.Fatal(err)
	}
	ignored := cmpopts.IgnoreUnexported(FactionSummary{})
	if diff := gocmp.Diff(want, got, ignored); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	f, err := c.Faction("d66")
	if err != nil || !gocmp.Equal(f, want[0], ignored) {
		t.Errorf("Faction(d66) = %v, %v", f, err)
	}
	for _, test := range []struct {
		from, to int
		want     []Key
	}{
		{0, 9, []Key{{b, "vraag-1"}, {a, "1"}, {a, "2"}}},
		{1, 2, []Key{{a, "1"}}},
		{3, 9, []Key{}},
	} {
		if keys, err := c.FactionExchanges(&got[1], test.from, test.to); err != nil || !gocmp.Equal(keys, test.want) {
			t.Errorf("exchanges %d to %d of VVD: %v, %v", test.from, test.to, keys, err)
		}
	}
}

func TestPapers(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA())
	c := openCorpus(t, dir)
	const doc parliament.DocumentID = "kst-21501-02-2401"
	one := []parliament.ExchangeID{"1"}
	want := []struct {
		ID        parliament.PaperID
		Citations []Citation
	}{
		// Twice the same letter in one answer is one citation; other words are another.
		{ID: "kst-21501-02-2375", Citations: []Citation{
			{Document: doc, Exchanges: one, Part: InAnswer, Text: "Kamerbrief van 16 juni jl."},
			{Document: doc, Exchanges: one, Part: InAnswer, Text: "nr. 2375"},
		}},
		{ID: "kst-33694-9", Citations: []Citation{
			{Document: doc, Exchanges: []parliament.ExchangeID{}, Part: InIntroduction, Text: "Kamerstuk 33 694, nr. 9", Faction: "VVD"},
		}},
		// A footnote is cited where it is marked.
		{ID: "kst-33694-43", Citations: []Citation{
			{Document: doc, Exchanges: []parliament.ExchangeID{"1", "2"}, Part: InFootnote, Section: -1, Footnote: "1", Text: "Kamerstuk 33 694, nr. 43"},
		}},
	}
	papers, err := c.Papers(0, 99)
	if err != nil || len(papers) != len(want) || c.PaperCount() != len(want) {
		t.Fatalf("%d papers, %v", len(papers), err)
	}
	for i, p := range papers {
		got, err := c.Citations(&p, 0, 99)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(want[i].Citations, got); p.ID != want[i].ID || p.Citations != len(got) || diff != "" {
			t.Errorf("paper %s, %d citations: -want +got:\n%s", p.ID, p.Citations, diff)
		}
		if one, err := c.Paper(p.ID); err != nil || one != p {
			t.Errorf("Paper(%s) = %v, %v", p.ID, one, err)
		}
	}
	for from := range 5 {
		for to := range 6 {
			var got []Citation
			err := c.AllCitations(from, to, func(id parliament.PaperID, c Citation) { got = append(got, c) })
			all := slices.Concat(want[0].Citations, want[1].Citations, want[2].Citations)
			if want := all[min(from, to, 4):min(to, 4)]; err != nil || !gocmp.Equal(got, want, cmpopts.EquateEmpty()) {
				t.Errorf("citations %d to %d are %v, %v", from, to, got, err)
			}
		}
	}
	if part, err := c.Citations(&papers[0], 1, 2); err != nil || !gocmp.Equal(part, want[0].Citations[1:]) {
		t.Errorf("the second citation is %v, %v", part, err)
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
		{"ICRC", "Rode Kruis", 1, []Explanation{{"kst-21501-02-2401", 1}}},
		{"OVSE", "Organisatie", 2, []Explanation{{"kst-100-1", 1}, {"kst-21501-02-2401", 1}}},
		{"ovse", "iets anders", 1, []Explanation{{"kst-100-1", 1}}},
	}
	c := openCorpus(t, dir)
	got, err := c.Abbreviations(0, c.AbbreviationCount())
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(want, got); diff != "" {
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
	documents, err := c.Documents()
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for j := range 50 {
				id := documents[(i+j)%3].ID
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

// TestAskersOfSingleExchanges has one member who asked the whole document, and one who is
// named for one exchange: that one counts, and the other document of the member.
func TestAskersOfSingleExchanges(t *testing.T) {
	dir := t.TempDir()
	a, b := sampleA(), sampleB()
	plas := parliament.Asker{Name: "Van der Plas", Faction: "BBB"}
	a.Exchanges[0].Askers = []parliament.Asker{plas}
	b.Exchanges[0].Askers = []parliament.Asker{plas, plas}
	publish(t, dir, a, b)
	c := openCorpus(t, dir)
	for slug, want := range map[string]Group{
		"sneller-d66":      {Documents: 1, Exchanges: 1, Answered: 0},
		"van-der-plas-bbb": {Documents: 2, Exchanges: 2, Answered: 2},
	} {
		g, err := c.Group(ByAsker, slug)
		if err != nil || g.Documents != want.Documents || g.Exchanges != want.Exchanges || g.Answered != want.Answered {
			t.Errorf("%s: %+v, %v, want %+v", slug, g, err, want)
		}
	}
}

// TestMinistersOfSingleExchanges has a minister whom only the label of one answer names.
func TestMinistersOfSingleExchanges(t *testing.T) {
	dir := t.TempDir()
	a := sampleA()
	a.Exchanges[0].Answerers = []parliament.Minister{{Office: parliament.OfficeMinister, Ministry: "Sport"}}
	a.Exchanges[0].OnBehalfOf = []parliament.Minister{{Office: parliament.OfficeMinister, Remit: "Bruggen"}}
	publish(t, dir, a)
	c := openCorpus(t, dir)
	for _, slug := range []string{"sport", "bruggen"} {
		if g, err := c.Group(ByMinistry, slug); err != nil || g.Documents != 1 {
			t.Errorf("%s: %+v, %v, want one document", slug, g, err)
		}
	}
}

func TestGroups(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA(), sampleB())
	c := openCorpus(t, dir)
	for kind, want := range map[GroupKind][]string{
		ByAsker: {"sneller-d66"}, ByMinister: {"minister-kaag"}, ByMinistry: {"buitenlandse-zaken"}, ByDossier: {"21501-02"},
		ByKind: {"lijst-van-vragen-en-antwoorden", "verslag-van-een-schriftelijk-overleg"}, "anders": nil,
	} {
		groups, err := c.Groups(kind, 0, 99)
		if n, countErr := c.GroupCount(kind); err != nil || countErr != nil || len(groups) != len(want) || n != len(want) {
			t.Fatalf("%s: %v, %d, %v, %v", kind, groups, n, err, countErr)
		}
		for i, g := range groups {
			if one, err := c.Group(kind, want[i]); err != nil || one != g || g.Slug != want[i] {
				t.Errorf("group %s of %s is %+v, %v; the list has %+v", want[i], kind, one, err, g)
			}
			if ids, err := c.GroupDocuments(&g, 0, 99); err != nil || len(ids) != g.Documents || len(ids) != 1 {
				t.Errorf("documents of %s: %v, %v", g.Slug, ids, err)
			}
		}
		if len(want) > 1 {
			if part, err := c.Groups(kind, 1, 2); err != nil || len(part) != 1 || part[0] != groups[1] {
				t.Errorf("the second of %s is %v, %v", kind, part, err)
			}
		}
	}
	if _, err := c.Group(ByAsker, "minister-kaag"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a minister among the askers: %v", err)
	}
}

func TestUnanswered(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA(), sampleB())
	keys, total, err := openCorpus(t, dir).Unanswered(0, 9)
	if err != nil || total != 1 || len(keys) != 1 || keys[0] != (Key{"kst-21501-02-2401", "2"}) {
		t.Errorf("%v, %d, %v", keys, total, err)
	}
}

// Long lists stand in several rows, and any part of them can be had.
func TestLongLists(t *testing.T) {
	dir := t.TempDir()
	d := sampleA()
	exchange := d.Exchanges[1]
	d.Exchanges = nil
	for i := range 3*keyChunk - 1 {
		exchange.ID = parliament.NumberedExchange(i+1, 0)
		d.Exchanges = append(d.Exchanges, exchange)
	}
	publish(t, dir, d)
	c := openCorpus(t, dir)
	f, err := c.Faction("vvd")
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range []int{0, 1, keyChunk - 1, keyChunk, keyChunk + 1, 2 * keyChunk, 3*keyChunk - 2} {
		for _, n := range []int{1, keyChunk, keyChunk + 1, 5 * keyChunk} {
			keys, err := c.FactionExchanges(&f, from, from+n)
			want := d.Exchanges[from:min(from+n, len(d.Exchanges))]
			if err != nil || len(keys) != len(want) {
				t.Fatalf("%d from %d on: %d, want %d, %v", n, from, len(keys), len(want), err)
			}
			for i, k := range keys {
				if k != (Key{d.ID, want[i].ID}) {
					t.Fatalf("%d from %d on: key %d is %v", n, from, i, k)
				}
			}
		}
	}
}

func TestOutlinesAndExcerpts(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleB(), sampleA())
	c, readWhole := openCorpus(t, dir), openCorpus(t, dir)
	openings := map[parliament.ExchangeID]string{"1": "Klopt het dat? Betekent dit iets?", "2": "En hoe dan?", "vraag-1": "Waarom niet?"}
	for _, d := range []*parliament.Document{sampleA(), sampleB()} {
		summary, err := c.Summary(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		outlines, err := c.Outlines(&summary, 0, 99)
		if err != nil || len(outlines) != len(d.Exchanges) {
			t.Fatalf("%s: %d outlines, %v", d.ID, len(outlines), err)
		}
		for i := range d.Exchanges {
			e := &d.Exchanges[i]
			o := &outlines[i]
			if o.ID != e.ID || o.Name() != e.Name() || o.Topic != e.Topic || o.Answered != (e.Answer != nil) || !gocmp.Equal(o.Factions, e.Factions) || o.Opening != openings[e.ID] || o.Asked == 0 || (o.Replied > 0) != o.Answered {
				t.Errorf("%s %s: %+v", d.ID, e.ID, o)
			}
			if one, err := c.Outline(d.ID, e.ID); err != nil || !gocmp.Equal(&one, o, gocmp.AllowUnexported(Outline{}, extent{})) {
				t.Errorf("%s %s alone: %+v, %v, want %+v", d.ID, e.ID, one, err, o)
			}
			read, err := c.Excerpt(d.ID, e.ID)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := readWhole.Document(d.ID); err != nil {
				t.Fatal(err)
			}
			excerpt, err := readWhole.Excerpt(d.ID, e.ID)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(read, excerpt); diff != "" {
				t.Errorf("%s %s: from the file and from the document (-file +document):\n%s", d.ID, e.ID, diff)
			}
			want := *d
			want.Preamble, want.Sections, want.Problems = nil, []parliament.Section{}, []parliament.Problem{}
			want.Exchanges = []parliament.Exchange{*e}
			if diff := gocmp.Diff(&want, excerpt); diff != "" {
				t.Errorf("%s %s: -want +got:\n%s", d.ID, e.ID, diff)
			}
		}
	}
	for _, id := range []parliament.DocumentID{"kst-100-1", "kst-9-9"} {
		if _, err := c.Excerpt(id, "77"); !errors.Is(err, ErrNotFound) {
			t.Errorf("an exchange that is not there: %v", err)
		}
		if _, err := readWhole.Excerpt(id, "77"); !errors.Is(err, ErrNotFound) {
			t.Errorf("an exchange that is not there, of a document that is read: %v", err)
		}
		if _, err := c.Outline(id, "77"); !errors.Is(err, ErrNotFound) {
			t.Errorf("the outline of an exchange that is not there: %v", err)
		}
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	x := sampleC()
	x.ID = "kst-36600-VII-1"
	publish(t, dir, x, sampleA())
	c := openCorpus(t, dir)
	if id, ok, err := c.Find("KST-36600-vii-1"); id != x.ID || !ok || err != nil {
		t.Errorf("got %s, %v, %v", id, ok, err)
	}
	if id, ok, err := c.Find("kst-36600"); ok || err != nil {
		t.Errorf("got %s, %v, %v", id, ok, err)
	}
	if _, err := c.Document("kst-36600-vii-1"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an id with other capitals is another: %v", err)
	}
}
