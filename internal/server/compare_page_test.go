package server_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestFactionsSideBySide(t *testing.T) {
	s := newSite(t, "", sampleSources())
	page := s.page("/vergelijk?document=kst-21501-09-101&fractie=d66&fractie=vvd")
	for selector, want := range map[string]string{
		"h1": "VVD en D66 naast elkaar", "#cijfers + .scroll tbody": "D66", "main": "Drones",
		"section[aria-labelledby=gedeeld] h3": "Kamerstuk 21 501-02, nr. 2375", "section[aria-labelledby=woorden] .auto": "automatisch gevonden",
	} {
		if got := page.Find(selector).Text(); !strings.Contains(got, want) {
			t.Errorf("%s is %q, want %q in it", selector, got, want)
		}
	}
	rows := page.Find("section[aria-labelledby=onderwerpen] .compare-row")
	if rows.Length() != 2 || rows.Last().Find("h3").Text() != "Drones" || rows.Last().Find("li").Length() != 1+3 {
		t.Errorf("%d topics, the last with %d exchanges", rows.Length(), rows.Last().Find("li").Length())
	}
	if n := page.Find(`input[name="fractie"][checked]`).Length(); n != 2 {
		t.Errorf("%d factions are ticked", n)
	}
	if page.Find(`meta[name="robots"]`).Length() != 1 {
		t.Error("search engines list every combination")
	}
}

func TestComparingWhatIsNotThere(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for address, want := range map[string]string{
		"/vergelijk": "", // the newest document, nothing chosen
		"/vergelijk?document=21501-09-101&fractie=vvd":                        "Kies er nog een fractie bij.",
		"/vergelijk?document=kst-21501-09-101&fractie=vvd&fractie=vvd":        "Kies er nog een fractie bij.",
		"/vergelijk?document=kst-21501-09-101&fractie=vvd&fractie=groenlinks": "Een fractie “groenlinks” vroeg in dit stuk niets.",
		"/vergelijk?document=kst-36600-VII-1&fractie=vvd":                     "maar één fractie",
	} {
		page := s.page(address)
		if got := page.Find(".notice").Text(); !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
		if page.Find("#cijfers").Length() != 0 || page.Find(`form select[name="document"] option`).Length() == 0 {
			t.Errorf("%s: a comparison of nothing, or no form", address)
		}
	}
	if w := s.get("/vergelijk?document=kst-1-1&fractie=vvd"); w.Code != http.StatusNotFound {
		t.Errorf("a document that is not here: status %d", w.Code)
	}
}
