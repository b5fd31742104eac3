package server_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// TestOnlyTheEmbedPageMayBeFramed asks every kind of page for its headers.
func TestOnlyTheEmbedPageMayBeFramed(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	for address, framed := range map[string]bool{
		"/": false, "/kst-21501-09-101": false, "/kst-21501-09-101/antwoord/1": false, "/zoeken?q=drones": false, "/api": false,
		"/kst-21501-09-101/antwoord/1.json": false, "/api/v1/documents": false, "/kst-21501-09-101/antwoord/1/inbed": true,
		"/kst-21501-09-101/antwoord/99/inbed": false,
	} {
		h := s.get(address).Header()
		csp := h.Get("Content-Security-Policy")
		if got := strings.Contains(csp, "frame-ancestors *") && h.Get("X-Frame-Options") == ""; got != framed || csp == "" {
			t.Errorf("%s: framed %t, policy %q", address, got, csp)
		}
	}
	page := s.page("/kst-21501-09-101/antwoord/1/inbed")
	if page.Find("article").Length() != 1 || page.Find("header, footer, form").Length() != 0 || page.Find(`a[href="/kst-21501-09-101/antwoord/1"]`).Length() == 0 {
		t.Error("the embed page has the wrong things on it")
	}
}

func TestOEmbedKnowsOnlyThisSite(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	ask := func(address string) (int, map[string]any) {
		w := s.get("/oembed?url=" + url.QueryEscape(address))
		record := map[string]any{}
		if err := json.Unmarshal(w.Body.Bytes(), &record); err != nil {
			t.Fatal(err)
		}
		return w.Code, record
	}
	code, record := ask("https://inbreng.example/kst-21501-09-101/antwoord/1?q=x#noot-1")
	if code != http.StatusOK || record["type"] != "rich" || !strings.Contains(record["html"].(string), `src="https://inbreng.example/kst-21501-09-101/antwoord/1/inbed"`) {
		t.Errorf("status %d, %v", code, record)
	}
	for _, address := range []string{
		"", "https://elders.example/kst-21501-09-101/antwoord/1", "/kst-21501-09-101/antwoord/1", "https://inbreng.example.elders.example/kst-21501-09-101/antwoord/1",
		"https://inbreng.example/kst-21501-09-101", "https://inbreng.example/kst-1-1/antwoord/1", "https://inbreng.example/kst-21501-09-101/antwoord/99",
		`https://inbreng.example/"><script>/antwoord/1`,
	} {
		if code, _ := ask(address); code != http.StatusNotFound {
			t.Errorf("%q: status %d", address, code)
		}
	}
	announced := s.page("/kst-21501-09-101/antwoord/1").Find(`link[type="application/json+oembed"]`).AttrOr("href", "")
	if path, ok := strings.CutPrefix(announced, "https://inbreng.example"); !ok || s.get(path).Code != http.StatusOK {
		t.Errorf("the page announces %q", announced)
	}
}

// TestPagesSayWhatTheyAreToPrograms reads the head of a page as Zotero and search
// engines do.
func TestPagesSayWhatTheyAreToPrograms(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	page := s.page("/kst-21501-09-101/antwoord/1")
	for name, want := range map[string]string{
		"citation_title": "Vraag en antwoord 1 (VVD)", "citation_public_url": "https://inbreng.example/kst-21501-09-101/antwoord/1",
		"citation_publication_date": "2021/08/25", "DC.date": "2021-08-25", "DC.publisher": "Tweede Kamer der Staten-Generaal",
	} {
		if got := page.Find(`meta[name="`+name+`"]`).AttrOr("content", ""); !strings.HasPrefix(got, want) {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	var q struct {
		Type           string `json:"@type"`
		Text           string
		DatePublished  string
		Author         []struct{ Name string }
		AcceptedAnswer struct{ Text, DatePublished string }
		IsPartOf       struct{ Name, URL string }
	}
	if err := json.Unmarshal([]byte(page.Find(`script[type="application/ld+json"]`).Text()), &q); err != nil {
		t.Fatal(err)
	}
	if q.Type != "Question" || !strings.Contains(q.Text, "Klopt dat?") || q.AcceptedAnswer.Text != "Ja. Zie de brief van 16 juni 2021." || q.Author[0].Name != "VVD" ||
		q.DatePublished != "2021-07-14" || q.AcceptedAnswer.DatePublished != "2021-08-25" || q.IsPartOf.URL != "https://inbreng.example/kst-21501-09-101" {
		t.Errorf("%+v", q)
	}
}
