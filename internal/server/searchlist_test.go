package server_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// longTopics answers as a searcher does that has 207 topics, of which those from
// the asked number on are listed.
func longTopics(q search.Query) (*search.Result, error) {
	const n = 2*search.MaxFacetValues + 7
	result := &search.Result{Total: 1, Hits: []search.Hit{hitOf("1")}}
	facet := &result.Facets.Topics
	for i := q.ListFrom; i < min(q.ListFrom+search.MaxFacetValues, n); i++ {
		facet.Values = append(facet.Values, search.FacetValue{Value: fmt.Sprintf("Onderwerp %d", i), Label: fmt.Sprintf("Onderwerp %d", i), Count: 1})
	}
	facet.From = q.ListFrom
	facet.More = n - q.ListFrom - len(facet.Values)
	return result, nil
}

// TestALongFilterIsListedWhole goes from the search page to all values of a
// filter, page by page, and with one of them back to the hits.
func TestALongFilterIsListedWhole(t *testing.T) {
	s, searcher := newScripted(t, longTopics)
	address := s.page("/zoeken?q=drones&fractie=d66").Find(`.filters a[href*="lijst="]`).AttrOr("href", "")
	var seen []string
	for pages := 0; address != "" && pages < 5; pages++ {
		page := s.page(address)
		if searcher.asked.Text != "drones" || len(searcher.asked.Factions) != 1 || searcher.asked.List != search.FacetTopics {
			t.Fatalf("%s asked %+v", address, searcher.asked)
		}
		if page.Find(".hits").Length() != 0 || page.Find(".found h3").Length() != 1 {
			t.Errorf("%s: hits beside the list, or no heading", address)
		}
		seen = append(seen, page.Find(".values a").Map(func(_ int, a *selection) string { return a.Text() })...)
		if got := page.Find(".values a").First().AttrOr("href", ""); got != "/zoeken?fractie=d66&onderwerp="+fmt.Sprintf("Onderwerp+%d", searcher.asked.ListFrom)+"&q=drones" {
			t.Errorf("a value leads to %s", got)
		}
		if got := page.Find(".found .total a").AttrOr("href", ""); got != "/zoeken?fractie=d66&q=drones" {
			t.Errorf("back leads to %s", got)
		}
		if got := page.Find(`.found a[rel="prev"]`).Length() == 1; got != (pages > 0) {
			t.Errorf("%s: a link to the page before: %t", address, got)
		}
		address = page.Find(`.found a[rel="next"]`).AttrOr("href", "")
	}
	if len(seen) != 207 || seen[0] != "Onderwerp 0" || seen[206] != "Onderwerp 206" {
		t.Errorf("%d values", len(seen))
	}
	if page := s.page("/zoeken?q=drones&lijst=kleur"); page.Find(".values").Length() != 0 || page.Find(".notice").Length() == 0 {
		t.Error("a list that there is none of is shown, or nothing is said")
	}
}

func TestWhereTheHitsStand(t *testing.T) {
	s, _ := newScripted(t, answering(search.Result{
		Total: 2, Hits: []search.Hit{hitOf("2"), hitOf("1")},
		Places: []search.Places{{Document: sampleID, Exchanges: []parliament.ExchangeID{"1", "2"}}},
	}))
	places := s.page("/zoeken?q=drones").Find(".places")
	got := places.Find("svg a.hit-mark").Map(func(_ int, a *selection) string { return text(a) + " " + a.AttrOr("href", "") })
	want := []string{"1 /kst-21501-09-101/antwoord/1?q=drones", "2 /kst-21501-09-101/antwoord/2?q=drones"}
	if n := places.Find("svg a.other-mark").Length(); n != 2 {
		t.Errorf("%d marks are no hits, want 2", n)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := places.Find("p a").Last(); got.AttrOr("href", "") != "/zoeken?document=kst-21501-09-101&q=drones&sorteer=document" {
		t.Errorf("all of them: %s", got.AttrOr("href", ""))
	}
}

// TestDocumentsShareThePlaces has hits in some documents, which are drawn as far as
// there is room, and in many: then some hits of each are listed, and how many more there
// are.
func TestDocumentsShareThePlaces(t *testing.T) {
	for _, tt := range []struct{ documents, drawn, chips int }{{4, 4, 0}, {5, 0, 8}, {30, 0, 6}} {
		var places []search.Places
		for range tt.documents {
			places = append(places, search.Places{Document: sampleID, Exchanges: []parliament.ExchangeID{"1", "2", "3", "1", "2", "3", "1", "2"}})
		}
		s, _ := newScripted(t, answering(search.Result{Total: 210, Hits: []search.Hit{hitOf("1")}, Places: places}))
		page := s.page("/zoeken?q=drones")
		if drawn, marks := page.Find(".places .strip").Length(), page.Find(".places svg a").Length(); drawn != tt.drawn || marks != 4*drawn {
			t.Errorf("%d documents: %d are drawn, with %d marks", tt.documents, drawn, marks)
		}
		chips := page.Find(".places .chips")
		if chips.Length() != tt.documents-tt.drawn || chips.First().Find("li").Length() != tt.chips {
			t.Errorf("%d documents: %d are listed, the first with %d chips", tt.documents, chips.Length(), chips.First().Find("li").Length())
		}
		if more := text(chips.First().Find(".all")); tt.chips == 6 && more != "en nog 3" {
			t.Errorf("the last chip is %q", more)
		}
	}
}

// TestPagesBehindACursorLeadBack has a page far down a list: it says which hits it
// shows, and leads both ways.
func TestPagesBehindACursorLeadBack(t *testing.T) {
	s, _ := newScripted(t, answering(search.Result{
		Total: 30_000, Offset: 20_000, Next: "0-b-c", Previous: "0-a-b", Hits: []search.Hit{hitOf("1"), hitOf("2")},
	}))
	page := s.page("/zoeken?q=drones&na=0-x-y")
	for rel, want := range map[string]string{"prev": "/zoeken?na=" + s.cursor("0-a-b") + "&q=drones", "next": "/zoeken?na=" + s.cursor("0-b-c") + "&q=drones"} {
		if got := page.Find(`.more a[rel="`+rel+`"]`).AttrOr("href", ""); got != want {
			t.Errorf("%s leads to %q, want %q", rel, got, want)
		}
	}
	if page.Find("#resultaat-20001").Length() != 1 || page.Find("#resultaat-20002").Length() != 1 {
		t.Error("the hits have no places")
	}
}

// TestAHitFarDownLeadsBack follows a hit whose page has no number any more.
func TestAHitFarDownLeadsBack(t *testing.T) {
	s, searcher := newScripted(t, answering(search.Result{
		Total: 30_000, Offset: 19_999, Next: "0-b-c", Hits: []search.Hit{hitOf("1"), hitOf("2"), hitOf("3")},
	}))
	followed := s.page("/kst-21501-09-101/antwoord/2?q=drones").Find(".followed")
	if searcher.asked.Around != (search.ExchangeID{Document: sampleID, Exchange: "2"}) {
		t.Errorf("asked %+v", searcher.asked)
	}
	got := followed.Find("a").Map(func(_ int, a *selection) string { return a.AttrOr("href", "") })
	want := []string{
		"/zoeken?na=" + s.cursor("0-b-c") + "&q=drones#resultaat-20001",
		"/kst-21501-09-101/antwoord/1?q=drones#treffer", "/kst-21501-09-101/antwoord/3?q=drones#treffer",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
