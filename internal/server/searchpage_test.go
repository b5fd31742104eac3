package server_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/server"
)

// A scripted searcher answers what a test wants, and remembers what it was
// asked.
type scripted struct {
	search.Searcher
	result func(search.Query) (*search.Result, error)
	mu     sync.Mutex
	asked  search.Query
}

func (s *scripted) Search(_ context.Context, q search.Query) (*search.Result, error) {
	s.mu.Lock()
	s.asked = q
	s.mu.Unlock()
	result, err := s.result(q)
	if result != nil {
		result.Query = q.Text
		if result.Interpreted == "" {
			result.Interpreted = q.Text
		}
	}
	return result, err
}

// newScripted serves the sample with a searcher that answers as the test says.
func newScripted(t *testing.T, result func(search.Query) (*search.Result, error)) (*site, *scripted) {
	t.Helper()
	s := &site{t: t, dir: t.TempDir(), closed: &atomic.Int32{}}
	publish(t, s.dir, sampleSources())
	searcher := &scripted{result: result}
	var err error
	s.Server, err = server.New(server.Config{Open: func() (*server.Snapshot, error) {
		snap, err := opener(s.dir, s.closed)()
		if err != nil {
			return nil, err
		}
		searcher.Searcher = snap.Searcher
		snap.Searcher = searcher
		return snap, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s, searcher
}

func answering(result search.Result) func(search.Query) (*search.Result, error) {
	return func(search.Query) (*search.Result, error) {
		copied := result
		return &copied, nil
	}
}

func text(s *selection) string { return strings.Join(strings.Fields(s.Text()), " ") }

// hitOf returns a hit of the sample with the word in its answer.
func hitOf(id parliament.ExchangeID) search.Hit {
	return search.Hit{ID: search.ExchangeID{Document: sampleID, Exchange: id}, In: []search.Field{search.FieldAnswer}}
}

func TestEveryParameterReachesTheSearcher(t *testing.T) {
	s, searcher := newScripted(t, answering(search.Result{}))
	s.page("/zoeken?q=drones&fractie=d66&fractie=VVD&in=antwoord&document=kst-21501-09-101&onderwerp=Drones&soort=lijst-van-vragen-en-antwoorden" +
		"&soort=written-questions&jaar=2021&jaar=2020&verwijst=21501-02-2375&voetnoten=ja&sorteer=datum&letterlijk=1&na=abc&vanaf=40")
	want := search.Query{
		Text: "drones", Factions: []string{"d66", "vvd"}, Documents: []parliament.DocumentID{sampleID}, Topics: []string{"Drones"},
		In: search.FieldAnswer, Kinds: []parliament.Kind{parliament.QuestionList, parliament.WrittenQuestions}, Years: []int{2021, 2020},
		Papers: []parliament.PaperID{"kst-21501-02-2375"}, Footnotes: true, Literal: true, Sort: search.ByDate, After: "abc", Limit: search.DefaultLimit,
	}
	if diff := cmp.Diff(want, searcher.asked); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestChosenFiltersCanBeTakenAway takes each filter away and looks whether the
// rest is kept.
func TestChosenFiltersCanBeTakenAway(t *testing.T) {
	s := newSite(t, "", sampleSources())
	address := "/zoeken?document=kst-21501-09-101&fractie=d66&fractie=vvd&in=vraag&jaar=2021&letterlijk=1&onderwerp=Drones&q=drones" +
		"&soort=verslag-van-een-schriftelijk-overleg&sorteer=datum&verwijst=kst-21501-02-2375&voetnoten=ja"
	page := s.page(address)
	full, _ := url.Parse(address)
	lacking := map[string]bool{}
	page.Find(".chosen a:not(.all)").Each(func(_ int, a *selection) {
		u, err := url.Parse(a.AttrOr("href", ""))
		if err != nil {
			t.Fatal(err)
		}
		want := full.Query()
		for param, values := range want {
			if left := len(u.Query()[param]); left == len(values)-1 {
				lacking[param] = true
				want[param] = u.Query()[param]
				if left == 0 {
					want.Del(param)
				}
			}
		}
		if diff := cmp.Diff(want, u.Query()); diff != "" {
			t.Errorf("%s: -want +got:\n%s", text(a), diff)
		}
	})
	for _, param := range []string{"document", "fractie", "in", "jaar", "letterlijk", "onderwerp", "soort", "verwijst", "voetnoten"} {
		if !lacking[param] {
			t.Errorf("%s cannot be taken away", param)
		}
	}
	if all := page.Find(".chosen .all").AttrOr("href", ""); all != "/zoeken?letterlijk=1&q=drones&sorteer=datum" {
		t.Errorf("without filters: %s", all)
	}
	if kept := page.Find(`form#zoekformulier input[name="sorteer"]`).AttrOr("value", ""); kept != "datum" {
		t.Errorf("the form forgets the order: %q", kept)
	}
}

func TestEveryFacetIsShownWithItsCounts(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for name, want := range map[string][]string{
		"onderwerp": {"Drones 3"},
		"document":  {"kst-21501-09-101 4"},
		"soort":     {"verslag-van-een-schriftelijk-overleg 4"},
		"jaar":      {"2021 4"},
		"verwijst":  {"kst-21501-02-2375 2"},
		"voetnoten": {"ja 2"},
	} {
		if diff := cmp.Diff(want, s.choices("/zoeken", name)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

func TestTheOrderIsALink(t *testing.T) {
	s := newSite(t, "", sampleSources())
	page := s.page("/zoeken?q=drones&fractie=d66&sorteer=datum")
	var got []string
	page.Find(".sorts a").Each(func(_ int, a *selection) {
		got = append(got, a.AttrOr("href", "")+" "+a.AttrOr("aria-current", ""))
	})
	want := []string{"/zoeken?fractie=d66&q=drones ", "/zoeken?fractie=d66&q=drones&sorteer=document ", "/zoeken?fractie=d66&q=drones&sorteer=datum true"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestACorrectionIsSaid(t *testing.T) {
	s, _ := newScripted(t, answering(search.Result{
		Total: 1, Hits: []search.Hit{hitOf("1")}, Correction: "borrell", Interpreted: "borrell",
		Corrections: []search.Correction{{From: "borell", To: "borrell"}},
		Synonyms:    []search.Synonym{{Word: "OVSE", As: []string{"Organisatie voor Veiligheid", "OSCE"}}},
		Notes:       []search.Note{{Text: "fractie:xyz", Sentence: "“fractie:xyz” is gelezen als woorden."}},
	}))
	page := s.page("/zoeken?q=borell&fractie=vvd")
	notices := page.Find(".notice").Map(func(_ int, n *selection) string { return text(n) })
	want := []string{
		"“fractie:xyz” is gelezen als woorden.",
		"Resultaten voor borrell; zoek letterlijk naar borell.",
		"Bij OVSE is ook gezocht naar “Organisatie voor Veiligheid” en “OSCE”. Zoek alleen letterlijk.",
		"Gelezen als: borrell",
	}
	if diff := cmp.Diff(want, notices); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if n := page.Find(`.notice a[href="/zoeken?fractie=vvd&letterlijk=1&q=borell"]`).Length(); n != 2 {
		t.Errorf("%d links search literally, want 2", n)
	}
}

func TestHowTheQueryWasReadIsSaidOnlyWhenItDiffers(t *testing.T) {
	for _, test := range []struct{ typed, read, want string }{
		{"drones wapens", "drones wapens", ""},
		{"  drones,  wapens? ", "drones wapens", ""},
		{"“geen wapens”", `"geen wapens"`, ""},
		{`"geen wapens`, `"geen wapens"`, `Gelezen als: "geen wapens"`},
		{"33 694, nr. 43", "kst-33694-43", "Gelezen als: kst-33694-43"},
	} {
		s, _ := newScripted(t, answering(search.Result{Interpreted: test.read}))
		if got := text(s.page("/zoeken?q=" + url.QueryEscape(test.typed)).Find(".notice")); got != test.want {
			t.Errorf("%q: the page says %q, want %q", test.typed, got, test.want)
		}
	}
}

func TestAQueryWithoutAWordIsSaidToBeOne(t *testing.T) {
	s := newSite(t, "", sampleSources())
	if got := text(s.page("/zoeken?q=%22%3F%22").Find(".notice")); !strings.Contains(got, "geen woord om te zoeken") {
		t.Errorf("the page says %q", got)
	}
}

func TestNoHitsSayWhatEachPartGives(t *testing.T) {
	s, _ := newScripted(t, answering(search.Result{Terms: []search.TermCount{
		{Term: "drones", Count: 2, Unfiltered: 5}, {Term: `"niet zo"`, Unquoted: 3}, {Term: "zxqwvk"},
	}}))
	page := s.page("/zoeken?q=" + url.QueryEscape(`drones "niet zo" zxqwvk -vrede`) + "&fractie=vvd")
	lines := page.Find(".terms-alone li").Map(func(_ int, n *selection) string { return text(n) })
	want := []string{"drones 2 · zonder filters 5", `"niet zo" niets · zonder aanhalingstekens 3`, "zxqwvk niets"}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	links := page.Find(".terms-alone a").Map(func(_ int, a *selection) string { return a.AttrOr("href", "") })
	for i, want := range []string{"/zoeken?fractie=vvd&q=drones", "/zoeken?q=drones", "/zoeken?fractie=vvd&q=niet+zo"} {
		if i >= len(links) || !strings.HasPrefix(links[i], want) {
			t.Errorf("link %d of %q, want %q", i, links, want)
		}
	}
}

func TestPagingGoesOnWithACursorToTheVeryLastHit(t *testing.T) {
	const total = 10_100
	s, searcher := newScripted(t, func(q search.Query) (*search.Result, error) {
		result := &search.Result{Total: total, Offset: q.Offset, Hits: []search.Hit{hitOf("1")}, Next: "volgende"}
		if q.After == "volgende" {
			result.Next = ""
		}
		return result, nil
	})
	next := func(address string) string { return s.page(address).Find(`a[rel="next"]`).AttrOr("href", "") }
	for _, test := range []struct{ address, want string }{
		{"/zoeken?q=de", "/zoeken?q=de&vanaf=20"},
		{"/zoeken?q=de&vanaf=9980", "/zoeken?q=de&vanaf=10000"},
		{"/zoeken?q=de&vanaf=10000", "/zoeken?na=" + s.cursor("volgende") + "&q=de"},
		{"/zoeken?na=" + s.cursor("eerste") + "&q=de", "/zoeken?na=" + s.cursor("volgende") + "&q=de"},
		{"/zoeken?na=" + s.cursor("volgende") + "&q=de", ""},
	} {
		if got := next(test.address); got != test.want {
			t.Errorf("behind %s comes %q, want %q", test.address, got, test.want)
		}
	}
	if searcher.asked.Offset != 0 || searcher.asked.After != "volgende" {
		t.Errorf("asked for %+v", searcher.asked)
	}
	if s.page("/zoeken?na=eerste&q=de").Find(`.more a[href="/zoeken?q=de"]`).Length() != 1 {
		t.Error("there is no way back to the beginning")
	}
}

func TestBeyondTheEndOfTheListIsNotNothing(t *testing.T) {
	s := newSite(t, "", sampleSources())
	page := s.page("/zoeken?q=drones&vanaf=60")
	if got := text(page.Find(".total")); !strings.Contains(got, "Zo ver gaat de lijst niet: 3 vragen gevonden") {
		t.Errorf("the page says %q", got)
	}
}

func TestNamedPapersStandAboveTheHits(t *testing.T) {
	s, _ := newScripted(t, answering(search.Result{Papers: []parliament.PaperID{"kst-21501-02-2375", "kst-21501-09-101", "kst-1-1"}}))
	links := s.page("/zoeken?q=x").Find(".named a").Map(func(_ int, a *selection) string { return a.AttrOr("href", "") })
	if diff := cmp.Diff([]string{"/verwijzingen/kst-21501-02-2375", "/kst-21501-09-101"}, links); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestTooManySearchesAtOnceAreTurnedAway(t *testing.T) {
	waiting, release := make(chan struct{}, 1000), make(chan struct{})
	s, _ := newScripted(t, func(search.Query) (*search.Result, error) {
		waiting <- struct{}{}
		<-release
		return &search.Result{}, nil
	})
	done := make(chan struct{})
	const many = 128 // as many as may run or wait
	for range many {
		go func() { s.get("/zoeken.json?q=x"); done <- struct{}{} }()
	}
	for range many {
		<-waiting
	}
	for _, address := range []string{"/zoeken?q=x", "/zoeken.json?q=x", "/kst-21501-09-101/antwoord/1?fractie=vvd"} {
		w := s.get(address)
		if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), "te veel tegelijk") {
			t.Errorf("%s: status %d, Retry-After %q", address, w.Code, w.Header().Get("Retry-After"))
		}
	}
	if w := s.get("/kst-21501-09-101/antwoord/1"); w.Code != http.StatusOK {
		t.Errorf("a page without a search: status %d", w.Code)
	}
	close(release)
	for range many {
		<-done
	}
	if w := s.get("/zoeken?q=x"); w.Code != http.StatusOK {
		t.Errorf("afterwards: status %d", w.Code)
	}
}
