package server_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFollowingAHit walks from the results to every hit and back, by the links
// alone.
func TestFollowingAHit(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	const results = "/zoeken?fractie=d66&q=drones"
	address := s.page(results).Find(".hit h3 a").First().AttrOr("href", "")
	var walked []string
	for address != "" && len(walked) < 10 {
		path, _, _ := strings.Cut(address, "?")
		walked = append(walked, path)
		plain, _, _ := strings.Cut(address, "#")
		page := s.page(plain)
		if got := page.Find(`link[rel="canonical"]`).AttrOr("href", ""); got != "https://inbreng.example"+path {
			t.Errorf("%s: canonical %q", address, got)
		}
		back := page.Find(".followed > a").AttrOr("href", "")
		list, fragment, _ := strings.Cut(back, "#")
		if list != results || s.page(list).Find("#"+fragment+` a[href^="`+path+`?"]`).Length() != 1 {
			t.Errorf("%s leads back to %q", address, back)
		}
		if page.Find(`input#zoek`).AttrOr("value", "") != "drones" {
			t.Errorf("%s: the search box forgets the words", address)
		}
		address = ""
		page.Find(".followed .steps a").Each(func(_ int, a *selection) {
			if strings.HasPrefix(a.Text(), "Volgende") {
				address = a.AttrOr("href", "")
			}
		})
	}
	if len(walked) != 3 {
		t.Errorf("walked %q, want the three hits", walked)
	}
}

func TestTheWordsAreMarkedWhereAHitLeads(t *testing.T) {
	s := newSite(t, "", sampleSources())
	page := s.page("/kst-21501-09-101/antwoord/2?q=drones+motie&plaats=1")
	if got := page.Find("article mark, .notes mark").Map(func(_ int, m *selection) string { return m.Text() }); !cmp.Equal(got, []string{"drones", "motie", "motie"}) {
		t.Errorf("marked: %q", got)
	}
	if page.Find("mark#treffer").Length() != 1 || page.Find("mark").First().AttrOr("id", "") != "treffer" {
		t.Error("the first mark is not the one that links lead to")
	}
	if page.Find(".answer sup.mark a").Length() != 2 || page.Find(`.answer .para > p a[href="/kst-21501-09-101/antwoord/1"]`).Length() != 1 {
		t.Error("footnote marks or links are lost")
	}
	only := s.page("/kst-21501-09-101/antwoord/2?q=drones+motie&in=antwoord")
	if got := only.Find("article mark").Map(func(_ int, m *selection) string { return m.Text() }); !cmp.Equal(got, []string{"motie"}) {
		t.Errorf("in answers only: %q", got)
	}
}

func TestAnExchangeWithoutASearchSaysNothingOfOne(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, address := range []string{"/kst-21501-09-101/antwoord/2", "/kst-21501-09-101/antwoord/2?utm_source=x&plaats=3", "/kst-21501-09-101/antwoord/2?q="} {
		if n := s.page(address).Find(".followed, mark").Length(); n != 0 {
			t.Errorf("%s: %d signs of a search", address, n)
		}
	}
}

// TestAPlaceThatIsWrongIsLookedUp holds for addresses that were mailed and read
// when another release had other hits, or that somebody changed.
func TestAPlaceThatIsWrongIsLookedUp(t *testing.T) {
	s := newSite(t, "", sampleSources())
	want := text(s.page("/kst-21501-09-101/antwoord/3?q=drones").Find(".followed"))
	if !strings.Contains(want, "van 3 voor") {
		t.Fatalf("the page says %q", want)
	}
	for _, place := range []string{"1", "2", "3", "77", "10001", "99999999999999999999", "-1", "x", "0"} {
		if got := text(s.page("/kst-21501-09-101/antwoord/3?q=drones&plaats=" + place).Find(".followed")); got != want {
			t.Errorf("plaats=%s: %q, want %q", place, got, want)
		}
	}
	if got := text(s.page("/kst-21501-09-101/antwoord/1?q=zomer").Find(".followed")); !strings.Contains(got, "Niet bij de resultaten") {
		t.Errorf("no hit: %q", got)
	}
}

func TestAQueryOnAnExchangeIsBoundedToo(t *testing.T) {
	s := newSite(t, "", sampleSources())
	if w := s.get("/kst-21501-09-101/antwoord/1?q=" + strings.Repeat("woord+", 400)); w.Code != http.StatusBadRequest {
		t.Errorf("status %d", w.Code)
	}
	typed := url.QueryEscape(hostile)
	page := s.page("/kst-21501-09-101/antwoord/1?q=" + typed + "&fractie=" + typed)
	if page.Find("script:not([src]):not([type='application/ld+json']), img[onerror]").Length() != 0 {
		t.Error("what was typed became an element")
	}
}

func TestSearchBoxesInsidePagesSearchOnlyThere(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for address, want := range map[string]string{
		"/kst-21501-09-101":             "document=kst-21501-09-101",
		"/kst-21501-09-101/fractie/vvd": "document=kst-21501-09-101&fractie=vvd",
		"/fracties/vvd":                 "fractie=vvd",
	} {
		form := s.page(address).Find(`main form[action="/zoeken"]`)
		hidden := url.Values{}
		form.Find(`input[type="hidden"]`).Each(func(_ int, input *selection) { hidden.Add(input.AttrOr("name", ""), input.AttrOr("value", "")) })
		if form.Length() != 1 || hidden.Encode() != want || form.Find(`input[name="q"]`).Length() != 1 {
			t.Errorf("%s: %d forms with %q, want %q", address, form.Length(), hidden.Encode(), want)
		}
	}
}

func TestSuggestions(t *testing.T) {
	s := newSite(t, "", sampleSources())
	w := s.get("/zoeken/suggesties?q=zijn+dro")
	var got []any
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]any{"zijn dro", []any{"zijn drones"}}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if body := s.get("/zoeken/suggesties").Body.String(); strings.TrimSpace(body) != `["",[]]` {
		t.Errorf("nothing typed: %s", body)
	}
	if w := s.get("/zoeken/suggesties?q=" + strings.Repeat("x", 3000)); w.Code != http.StatusBadRequest {
		t.Errorf("far too long: status %d", w.Code)
	}
}

func TestTheOnlyScriptIsSmallAndOurs(t *testing.T) {
	s := newSite(t, "", sampleSources())
	scripts := s.page("/zoeken?q=drones").Find("script")
	address := scripts.AttrOr("src", "")
	if scripts.Length() != 1 || scripts.AttrOr("type", "") != "module" || !strings.HasPrefix(address, "/static/inbreng.js?v=") {
		t.Fatalf("%d scripts, the first %q", scripts.Length(), address)
	}
	w := s.get(address, func(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip") })
	if w.Code != http.StatusOK || w.Header().Get("Content-Encoding") != "gzip" || w.Body.Len() > 6<<10 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript") {
		t.Errorf("status %d, %d bytes of %q", w.Code, w.Body.Len(), w.Header().Get("Content-Type"))
	}
}

func TestAnAddressThatIsTooLongGetsAPage(t *testing.T) {
	s := newSite(t, "", sampleSources())
	w := s.get("/zoeken?q=" + strings.Repeat("x", 9000))
	if page := parsePage(t, w.Body.String()); w.Code != http.StatusRequestURITooLong || text(page.Find("h1")) != "Dat is te lang" {
		t.Errorf("status %d, heading %q", w.Code, text(page.Find("h1")))
	}
}
