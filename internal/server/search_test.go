package server_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// choices returns what the filters of a search page say: "x" for a chosen one,
// name, value and count.
func (s *site) choices(address, name string) []string {
	var out []string
	s.page(address).Find(`.filters label`).Each(func(_ int, label *selection) {
		input := label.Find(`input[name="` + name + `"]`)
		if input.Length() == 0 {
			return
		}
		line := input.AttrOr("value", "") + " " + label.Find(".count").Text()
		if _, chosen := input.Attr("checked"); chosen {
			line += " x"
		}
		out = append(out, strings.TrimSpace(line))
	})
	return out
}

func TestFiltersShowWhatIsChosenAndWhatElseThereIs(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, test := range []struct {
		address, name string
		want          []string
	}{
		{"/zoeken", "fractie", []string{"d66 3", "vvd 2"}},
		{"/zoeken?q=verslag&fractie=d66", "fractie", []string{"d66 3 x", "vvd 2"}},
		{"/zoeken?q=Wanneer&fractie=vvd&fractie=vvd", "fractie", []string{"d66 1", "vvd 0 x"}},
		{"/zoeken?fractie=VVD&fractie=Democraten+66", "fractie", []string{"d66 3 x", "vvd 2 x"}},
		{"/zoeken?q=x", "in", []string{"x", "vraag", "antwoord"}},
		{"/zoeken?q=x&in=antwoord", "in", []string{"", "vraag", "antwoord  x"}},
		{"/zoeken?q=x&document=KST-21501-09-101", "document", []string{"kst-21501-09-101 0 x"}},
		{"/zoeken?q=x&onderwerp=Drones", "onderwerp", []string{"Drones 0 x"}},
	} {
		if diff := cmp.Diff(test.want, s.choices(test.address, test.name)); diff != "" {
			t.Errorf("%s, %s: -want +got:\n%s", test.address, test.name, diff)
		}
	}
}

func TestWhatIsNotUnderstoodIsToldAndLeftOut(t *testing.T) {
	s := newSite(t, "", sampleSources())
	page := s.page("/zoeken?q=drones&fractie=xyz&document=kst-1&in=kop&vanaf=-3")
	notices := page.Find(".notice").Map(func(_ int, n *selection) string { return n.Text() })
	want := []string{
		"Een fractie “xyz” stelde hier geen vragen; zonder dat filter is gezocht.",
		"Een stuk “kst-1” is hier niet; in alle stukken is gezocht.",
		"Zoeken in “kop” kan niet; in vragen en antwoorden is gezocht.",
		"Verder vanaf “-3” kan niet; hier staat het begin van de lijst.",
	}
	if diff := cmp.Diff(want, notices); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if page.Find(".hit").Length() != 3 {
		t.Error("the rest of the search is lost")
	}
}

func TestAPaperInTheSearchBoxThatIsOnlyCited(t *testing.T) {
	s := newSite(t, "", sampleSources())
	page := s.page("/zoeken?q=21501-02-2375")
	if page.Find(`.named a[href="/verwijzingen/kst-21501-02-2375"]`).Length() != 1 {
		t.Error("the page does not say who cites the paper")
	}
	if got := s.get("/zoeken?q=21501-09-101&fractie=vvd").Code; got != http.StatusOK {
		t.Errorf("a search with a filter leads away from the search: status %d", got)
	}
}

func TestPartOfTheWordsIsLabelled(t *testing.T) {
	s := newSite(t, "", sampleSources())
	page := s.page("/zoeken?q=zomer+zxqwvk")
	if got := page.Find(".total").Text(); !strings.Contains(got, "Niets heeft alles wat u zoekt") {
		t.Errorf("the page says %q", got)
	}
	if page.Find(".hit .auto").Length() == 0 {
		t.Error("the hits do not say that they lack words")
	}
}

// TestPagesOfHitsFollowEachOther pages through forty copies of the sample's
// exchanges.
func TestPagesOfHitsFollowEachOther(t *testing.T) {
	d, report := sample()
	for i := range 40 {
		e := d.Exchanges[0]
		e.ID, e.Numbers = numbered(100+i), []int{100 + i}
		d.Exchanges = append(d.Exchanges, e)
	}
	s := newSite(t, "", []source{{d, report, sampleText}})
	address, seen := "/zoeken?q=waarnemers&fractie=vvd", map[string]bool{}
	for pages := 0; ; pages++ {
		if pages > 5 {
			t.Fatal("the pages do not end")
		}
		page := s.page(address)
		page.Find(".hit h3 a").Each(func(_ int, a *selection) { seen[a.AttrOr("href", "")] = true })
		next, ok := page.Find(`a[rel="next"]`).Attr("href")
		if !ok {
			break
		}
		if !strings.Contains(next, "fractie=vvd") || !strings.Contains(next, "q=waarnemers") {
			t.Fatalf("the next page forgets the search: %s", next)
		}
		address = next
	}
	if len(seen) != 42 {
		t.Errorf("%d hits on all pages, want 42", len(seen))
	}
	if back := s.page("/zoeken?q=waarnemers&vanaf=20").Find(`a[rel="prev"]`).AttrOr("href", ""); back != "/zoeken?q=waarnemers" {
		t.Errorf("the page before is %q", back)
	}
}

func TestSearchAsJSONKeepsItsContract(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "data", "schema", "search.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	s := newSite(t, "", sampleSources())
	for _, address := range []string{
		"/zoeken.json", "/zoeken.json?q=drones", "/zoeken.json?q=drones&fractie=vvd&in=antwoord&onderwerp=Drones&document=kst-21501-09-101&vanaf=1",
		"/zoeken.json?q=zxqwvk", "/zoeken.json?q=x&fractie=onzin", "/zoeken.json?q=" + url.QueryEscape(`<b>"`), "/zoeken.json?q=21501-09-101",
	} {
		w := s.get(address)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "application/json; charset=utf-8" {
			t.Errorf("%s: status %d, type %q", address, w.Code, w.Header().Get("Content-Type"))
		}
		value, err := jsonschema.UnmarshalJSON(w.Body)
		if err == nil {
			err = schema.Validate(value)
		}
		if err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestSearchAsJSONByExample holds the names that programs rely on.
func TestSearchAsJSONByExample(t *testing.T) {
	s := newSite(t, "", sampleSources())
	var got struct {
		Query string
		Total int
		Hits  []struct {
			Document, Exchange, URL, Topic string
			Factions, In                   []string
			Fragments                      []struct {
				Field string
				Parts []struct {
					Text string
					Hit  bool
				}
			}
		}
		Facets map[string][]struct {
			Value, Label, URL string
			Count             int
		}
	}
	if err := json.Unmarshal(s.get("/zoeken.json?q=zomer").Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Query != "zomer" || got.Total != 1 || len(got.Hits) != 1 {
		t.Fatalf("%+v", got)
	}
	hit := got.Hits[0]
	if hit.Document != "kst-21501-09-101" || hit.Exchange != "3" || hit.URL != "/kst-21501-09-101/antwoord/3" || hit.Topic != "Drones" {
		t.Errorf("%+v", hit)
	}
	if diff := cmp.Diff([]string{"answer"}, hit.In); diff != "" {
		t.Error(diff)
	}
	marked := ""
	for _, f := range hit.Fragments {
		for _, p := range f.Parts {
			if p.Hit {
				marked += f.Field + ":" + p.Text
			}
		}
	}
	if marked != "answer:zomer" {
		t.Errorf("marked: %q", marked)
	}
	facet := got.Facets["fractie"]
	if len(facet) != 1 || facet[0].Value != "d66" || facet[0].Label != "D66" || facet[0].Count != 1 || facet[0].URL != "/zoeken.json?fractie=d66&q=zomer" {
		t.Errorf("%+v", facet)
	}
}

func TestErrorsOfTheJSONAreJSON(t *testing.T) {
	s := newSite(t, "", sampleSources())
	w := s.get("/zoeken.json?q=" + strings.Repeat("x", 3000))
	var got struct {
		Status int
		Detail string
	}
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if w.Code != http.StatusBadRequest || got.Status != w.Code || !strings.Contains(got.Detail, "te lang") || !strings.HasPrefix(w.Header().Get("Content-Type"), "application/problem+json") {
		t.Errorf("status %d, %+v", w.Code, got)
	}
}
