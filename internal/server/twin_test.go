package server_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
)

// accepting asks for an address with an Accept header.
func (s *site) accepting(address, accept string) *httptest.ResponseRecorder {
	s.t.Helper()
	r := httptest.NewRequest(http.MethodGet, address, nil)
	r.Header.Set("Accept", accept)
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

// TestTwins asks for each form of each record.
func TestTwins(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	for _, test := range []struct{ address, mediaType, want string }{
		{"/kst-21501-09-101.json", "application/json", `"id":"kst-21501-09-101"`},
		{"/kst-21501-09-101.md", "text/markdown", "# Verslag van een schriftelijk overleg over waarnemers"},
		{"/kst-21501-09-101.txt", "text/plain", "1. Antwoord van het kabinet\n\nJa. Zie de brief van 16 juni 2021."},
		{"/kst-21501-09-101.csv", "text/csv", "https://inbreng.example/kst-21501-09-101/antwoord/2"},
		{"/kst-21501-09-101.xml", "application/akn+xml", `<answer eId="antwoord_1"`},
		{"/kst-21501-09-101/antwoord/1.json", "application/json", `"url":"https://inbreng.example/kst-21501-09-101/antwoord/1"`},
		{"/kst-21501-09-101/antwoord/1.md", "text/markdown", "[^1]"},
		{"/kst-21501-09-101/antwoord/1.txt", "text/plain", "Ja. Zie de brief van 16 juni 2021."},
		{"/kst-21501-09-101.bib", "application/x-bibtex", "@misc{kst-21501-09-101"},
		{"/kst-21501-09-101.ris", "application/x-research-info-systems", "TY  - RPRT"},
		{"/kst-21501-09-101.csl.json", "application/vnd.citationstyles.csl+json", `"type": "report"`},
		{"/kst-21501-09-101/antwoord/1.bib", "application/x-bibtex", "https://inbreng.example/kst-21501-09-101/antwoord/1"},
		{"/kst-21501-09-101/antwoord/1.ris", "application/x-research-info-systems", "TI  - Antwoord 1"},
		{"/kst-21501-09-101/antwoord/1.csl.json", "application/vnd.citationstyles.csl+json", `"title": "Antwoord 1"`},
		{"/kst-21501-09-101/fractie/vvd.json", "application/json", `"faction":"VVD"`},
		{"/kst-21501-09-101/fractie/vvd.md", "text/markdown", "danken voor de brief"},
		{"/kst-21501-09-101/fractie/vvd.txt", "text/plain", "danken voor de brief"},
		{"/kst-21501-09-101/bron.txt", "text/plain", "toegang heb-\nben"},
		{"/documenten.json", "application/json", `"id":"kst-21501-09-101"`},
		{"/documenten.csv", "text/csv", "verslag van een schriftelijk overleg"},
		{"/documenten.atom", "application/atom+xml", "<title>Nieuwe stukken – Inbreng</title>"},
		{"/dossiers/21501-09.json", "application/json", `"dossier":"21501-09"`},
		{"/dossiers/21501-09.csv", "text/csv", "21501-09"},
		{"/fracties.json", "application/json", `"slug":"vvd"`},
		{"/fracties.csv", "text/csv", "https://inbreng.example/fracties/vvd"},
		{"/fracties/vvd.json", "application/json", `"faction":"VVD"`},
		{"/fracties/vvd.csv", "text/csv", "Klopt dat?"},
		{"/fracties/vvd.atom", "application/atom+xml", "Klopt dat?"},
		{"/verwijzingen.json", "application/json", `"paper":"kst-21501-02-2375"`},
		{"/verwijzingen.csv", "text/csv", "de brief van 16 juni 2021"},
		{"/verwijzingen/kst-21501-02-2375.json", "application/json", `"paper":"kst-21501-02-2375"`},
		{"/verwijzingen/kst-21501-02-2375.csv", "text/csv", "voetnoot"},
		{"/verwijzingen/kst-21501-02-2375.atom", "application/atom+xml", "Ja. Zie"},
		{"/afkortingen.json", "application/json", `"short":"OVSE"`},
		{"/afkortingen.csv", "text/csv", "OVSE"},
		{"/kwaliteit/kst-21501-09-101.json", "application/json", `nr. 101 103`},
		{"/zoeken.json?q=drones", "application/json", `"query":"drones"`},
		{"/zoeken.csv?q=drones", "text/csv", "Zijn er drones gezien?"},
		{"/zoeken.atom?q=drones", "application/atom+xml", "Zoeken: drones"},
		{"/feed.atom", "application/atom+xml", "Verslag van een schriftelijk overleg over waarnemers"},
		{"/sitemap.xml", "application/xml", "<loc>https://inbreng.example/kst-21501-09-101/antwoord/3</loc>"},
		{"/opensearch.xml", "application/opensearchdescription+xml", "https://inbreng.example/zoeken?q={searchTerms}"},
		{"/site.webmanifest", "application/manifest+json", `"start_url":"/"`},
	} {
		w := s.get(test.address)
		body := w.Body.String()
		if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Type"), test.mediaType) || !strings.Contains(body, test.want) {
			t.Errorf("%s: status %d, type %q, %.300q without %q", test.address, w.Code, w.Header().Get("Content-Type"), body, test.want)
		}
		tag := w.Header().Get("ETag")
		again := httptest.NewRequest(http.MethodGet, test.address, nil)
		again.Header.Set("If-None-Match", tag)
		rec := httptest.NewRecorder()
		s.Handler().ServeHTTP(rec, again)
		if tag == "" || rec.Code != http.StatusNotModified {
			t.Errorf("%s: with its ETag %q status %d", test.address, tag, rec.Code)
		}
		switch {
		case strings.Contains(test.mediaType, "json"):
			if !json.Valid(w.Body.Bytes()) {
				t.Errorf("%s is no JSON", test.address)
			}
		case strings.Contains(test.mediaType, "xml"):
			if err := xml.Unmarshal(w.Body.Bytes(), new(struct{})); err != nil {
				t.Errorf("%s: %v", test.address, err)
			}
		case test.mediaType == "text/csv":
			if rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll(); err != nil || len(rows) < 2 {
				t.Errorf("%s: %d rows, %v", test.address, len(rows), err)
			}
		}
	}
}

// TestTheRecordIsServedAsItIs holds that who reads the twin of a document has the
// whole record.
func TestTheRecordIsServedAsItIs(t *testing.T) {
	s := newSite(t, "", sampleSources())
	want, _ := sample()
	got := &parliament.Document{}
	if err := json.Unmarshal(s.get("/kst-21501-09-101.json").Body.Bytes(), got); err != nil {
		t.Fatal(err)
	}
	if want.Exchanges[0].Answer.Body.Text != got.Exchanges[0].Answer.Body.Text || len(want.Exchanges) != len(got.Exchanges) || len(want.Footnotes) != len(got.Footnotes) {
		t.Errorf("%+v", got)
	}
}

// TestEveryFormHasTheSameWords compares the words of each exchange in JSON,
// Markdown, plain text and on its page.
func TestEveryFormHasTheSameWords(t *testing.T) {
	s := newSite(t, "", sampleSources())
	d, _ := sample()
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		address := "/" + string(d.ID) + "/antwoord/" + string(e.ID)
		var record struct{ Exchange parliament.Exchange }
		if err := json.Unmarshal(s.get(address+".json").Body.Bytes(), &record); err != nil {
			t.Fatal(err)
		}
		inText, inMarkdown := squeezed(s.get(address+".txt").Body.String()), squeezed(s.get(address+".md").Body.String())
		page := s.page(address).Find("article")
		page.Find("sup").Remove()
		inHTML := squeezed(page.Text())
		bodies := []parliament.Body{}
		for _, q := range record.Exchange.Questions {
			bodies = append(bodies, q.Body)
		}
		if record.Exchange.Answer != nil {
			bodies = append(bodies, record.Exchange.Answer.Body)
		}
		for _, b := range bodies {
			if printed := parliament.PrintedText(b.Blocks); !strings.Contains(inText, squeezed(printed)) {
				t.Errorf("%s.txt lacks %q", address, printed)
			}
			if !strings.Contains(inMarkdown, squeezed(b.Markdown)) {
				t.Errorf("%s.md lacks %q", address, b.Markdown)
			}
			for _, line := range strings.Split(b.Text, "\n") {
				if !strings.Contains(inText, squeezed(line)) {
					t.Errorf("%s.txt lacks %q", address, line)
				}
				if !strings.Contains(inHTML, squeezed(line)) {
					t.Errorf("%s lacks %q: %q", address, line, inHTML)
				}
			}
		}
	}
}

// squeezed returns a text without white space, which differs between the forms.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestFormsThatThereAreNone(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for address, want := range map[string]string{
		"/kst-21501-09-101.atom":           ".json",
		"/kst-21501-09-101/antwoord/1.csv": ".md",
		"/over.json":                       "alleen als bladzijde",
		"/kst-1-1.json":                    "is hier niet",
		"/kst-21501-09-101/antwoord/77.md": "is er niet",
		"/fracties/niemand.json":           "stelde hier geen vragen",
		"/kst-36600-VII-1.xml":             "geen datum",
		"/nergens.json":                    "is hier niet",
		"/sitemap.xml":                     "--base-url",
		"/verwijzingen/kst-33694-99.atom":  "Niets hier verwijst",
	} {
		w := s.get(address)
		var problem struct {
			Type, Title, Detail string
			Status              int
		}
		if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil {
			t.Errorf("%s: %v: %.200s", address, err, w.Body)
			continue
		}
		if w.Code != http.StatusNotFound || problem.Status != w.Code || problem.Type != "about:blank" || !strings.Contains(problem.Detail, want) ||
			!strings.HasPrefix(w.Header().Get("Content-Type"), "application/problem+json") {
			t.Errorf("%s: status %d, %+v, want %q", address, w.Code, problem, want)
		}
	}
	if s.page("/kst-36600-VII-1").Find(`link[rel="alternate"][href$=".xml"]`).Length() != 0 {
		t.Error("a document without a date announces its Akoma Ntoso")
	}
}

func TestTwinsFollowTheirRecord(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for address, want := range map[string]string{
		"/kst-21501-09-101/vraag/4.json":    "/kst-21501-09-101/antwoord/3.json",
		"/kst-21501-09-101/antwoord/4.md":   "/kst-21501-09-101/antwoord/3.md",
		"/KST-21501-09-101.json":            "/kst-21501-09-101.json",
		"/kst-21501-09-101/Antwoord/1.json": "/kst-21501-09-101/antwoord/1.json",
	} {
		if w := s.get(address); w.Code/100 != 3 || w.Header().Get("Location") != want {
			t.Errorf("%s: status %d to %q, want %q", address, w.Code, w.Header().Get("Location"), want)
		}
	}
}

func TestAcceptLeadsToATwin(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, test := range []struct {
		address, accept string
		status          int
		location        string
	}{
		{"/kst-21501-09-101", "application/json", http.StatusSeeOther, "/kst-21501-09-101.json"},
		{"/kst-21501-09-101", "text/html;q=0.5, text/markdown", http.StatusSeeOther, "/kst-21501-09-101.md"},
		{"/kst-21501-09-101", "application/akn+xml, */*;q=0.1", http.StatusSeeOther, "/kst-21501-09-101.xml"},
		{"/zoeken?q=drones&fractie=d66", "application/atom+xml", http.StatusSeeOther, "/zoeken.atom?q=drones&fractie=d66"},
		{"/kst-21501-09-101", "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", http.StatusOK, ""},
		{"/kst-21501-09-101", "*/*", http.StatusOK, ""},
		{"/kst-21501-09-101", "", http.StatusOK, ""},
		{"/kst-21501-09-101", "text/*", http.StatusOK, ""},
		{"/kst-21501-09-101", ";;,,q=,/", http.StatusOK, ""},
		{"/kst-21501-09-101", "image/png", http.StatusNotAcceptable, ""},
		{"/kst-21501-09-101", "text/html;q=0, application/json;q=0", http.StatusNotAcceptable, ""},
		{"/kst-21501-09-101", "application/json;q=7, text/html", http.StatusOK, ""},
	} {
		w := s.accepting(test.address, test.accept)
		if w.Code != test.status || w.Header().Get("Location") != test.location || !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Accept") {
			t.Errorf("%s, Accept: %s: status %d to %q, Vary %q", test.address, test.accept, w.Code, w.Header().Get("Location"), w.Header().Values("Vary"))
		}
	}
}

func TestPagesAnnounceTheirTwins(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	w := s.get("/kst-21501-09-101/antwoord/1")
	page := parsePage(t, w.Body.String())
	got := page.Find(`link[rel="alternate"]`).Map(func(_ int, l *selection) string { return l.AttrOr("href", "") })
	want := []string{
		"/kst-21501-09-101/antwoord/1.json", "/kst-21501-09-101/antwoord/1.md", "/kst-21501-09-101/antwoord/1.txt",
		"/kst-21501-09-101/antwoord/1.bib", "/kst-21501-09-101/antwoord/1.ris", "/kst-21501-09-101/antwoord/1.csl.json", "/feed.atom",
		"https://inbreng.example/oembed?url=https%3A%2F%2Finbreng.example%2Fkst-21501-09-101%2Fantwoord%2F1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if links := strings.Join(w.Header().Values("Link"), ", "); !strings.Contains(links, `</kst-21501-09-101/antwoord/1.json>; rel="alternate"; type="application/json"`) {
		t.Errorf("Link: %s", links)
	}
	if got := s.page("/zoeken?q=drones").Find(`link[type="application/atom+xml"]`).First().AttrOr("href", ""); got != "/zoeken.atom?q=drones" {
		t.Errorf("a search announces the feed %q", got)
	}
}

// TestFeeds reads a feed as a reader of feeds does.
func TestFeeds(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	type feed struct {
		ID      string `xml:"id"`
		Updated string `xml:"updated"`
		Link    []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Entry []struct {
			ID     string `xml:"id"`
			Title  string `xml:"title"`
			Author []struct {
				Name string `xml:"name"`
			} `xml:"author"`
			Link struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
			Content string `xml:"content"`
		} `xml:"entry"`
	}
	read := func(address string) (f feed) {
		if err := xml.Unmarshal(s.get(address).Body.Bytes(), &f); err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		return f
	}
	f := read("/zoeken.atom?q=motie")
	if len(f.Entry) != 1 || f.Link[0].Rel != "self" || f.Link[0].Href != "https://inbreng.example/zoeken.atom?q=motie" || f.Updated != "2021-08-31T00:00:00Z" {
		t.Fatalf("%+v", f)
	}
	e := f.Entry[0]
	if e.Link.Href != "https://inbreng.example/kst-21501-09-101/antwoord/2" || !strings.Contains(e.Content, "Wat doet de Minister daaraan") ||
		!strings.Contains(e.Content, `href="https://inbreng.example/kst-21501-09-101/antwoord/1"`) || strings.Contains(e.Content, `href="#`) ||
		strings.Contains(e.Content, `class="citers"`) || len(e.Author) != 2 || e.Author[1].Name != "D66" || !strings.HasPrefix(e.ID, "urn:uuid:") {
		t.Errorf("%+v", e)
	}
	if other := read("/fracties/d66.atom"); !cmp.Equal(idOf(other.Entry, e.Title), e.ID) {
		t.Errorf("the same exchange has other ids: %+v and %s", other.Entry, e.ID)
	}
	if n := len(read("/zoeken.atom?q=drones+zandkasteel").Entry); n != 0 {
		t.Errorf("%d entries that lack some of the words", n)
	}
}

func idOf[E ~[]T, T any](entries E, title string) string {
	for _, e := range entries {
		data, _ := json.Marshal(e)
		var v struct{ ID, Title string }
		if json.Unmarshal(data, &v) == nil && v.Title == title {
			return v.ID
		}
	}
	return ""
}
