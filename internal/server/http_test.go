package server_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"inbreng/internal/server"
)

func TestOtherSpellingsLeadToTheAddress(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, test := range []struct {
		asked  string
		status int
		want   string
	}{
		// A question, a further number of a joint answer, a question of
		// which the source numbers nothing.
		{"/kst-21501-09-101/vraag/1", 302, "/kst-21501-09-101/antwoord/1"},
		{"/kst-21501-09-101/vraag/4", 302, "/kst-21501-09-101/antwoord/3"},
		{"/kst-21501-09-101/vraag/d66-1", 302, "/kst-21501-09-101/antwoord/d66-1"},
		{"/kst-21501-09-101/antwoord/4", 302, "/kst-21501-09-101/antwoord/3"},
		// Slashes and capitals.
		{"/fracties/", 308, "/fracties"},
		{"//fracties//vvd/", 308, "/fracties/vvd"},
		{"/Fracties", 308, "/fracties"},
		{"/fracties/VVD", 308, "/fracties/vvd"},
		{"/KST-21501-09-101", 308, "/kst-21501-09-101"},
		{"/kst-36600-vii-1/", 308, "/kst-36600-VII-1"},
		{"/kst-21501-09-101/Antwoord/1/", 308, "/kst-21501-09-101/antwoord/1"},
		{"/Zoeken/?q=een&q=twee", 308, "/zoeken?q=een&q=twee"},
		{"/kwaliteit/kst-36600-vii-1", 308, "/kwaliteit/kst-36600-VII-1"},
		{"/verwijzingen/KST-21501-02-2375", 308, "/verwijzingen/kst-21501-02-2375"},
		// Numbers and official addresses, behind the slash and in the box.
		{"/21501-09-101", 302, "/kst-21501-09-101"},
		{"/https://zoek.officielebekendmakingen.nl/kst-21501-09-101.html", 302, "/kst-21501-09-101"},
		{"/https:/zoek.officielebekendmakingen.nl/kst-21501-09-101.pdf", 302, "/kst-21501-09-101"},
		{"/kst-21501-02-2375", 302, "/verwijzingen/kst-21501-02-2375"},
		{"/zoeken?q=21501-09-101", 302, "/kst-21501-09-101"},
		{"/zoeken?q=Kamerstuk+21+501-09,+nr.+101", 302, "/kst-21501-09-101"},
		{"/zoeken?q=https%3A%2F%2Fzoek.officielebekendmakingen.nl%2Fkst-21501-09-101.html", 302, "/kst-21501-09-101"},
		{"/favicon.ico", 301, "/static/favicon.svg"},
	} {
		t.Run(test.asked, func(t *testing.T) {
			w := s.get("http://inbreng.test" + test.asked)
			if w.Code != test.status || w.Header().Get("Location") != test.want {
				t.Errorf("status %d to %q, want %d to %q", w.Code, w.Header().Get("Location"), test.status, test.want)
			}
		})
	}
}

func TestWhatIsNotThereIsAnsweredWithWhatIs(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, test := range []struct{ asked, sentence, near string }{
		{"/kst-21501-09-999", "Kamerstuk 21 501-09, nr. 999 is hier niet.", "/kst-21501-09-101"},
		{"/kst-21501-09-999", "is hier niet", "https://zoek.officielebekendmakingen.nl/kst-21501-09-999.html"},
		{"/bestaatniet", "“bestaatniet”", "/kst-21501-09-101"},
		{"/kst-21501-09-101/antwoord/99", "Antwoord 99 is er niet in dit stuk.", "/kst-21501-09-101/antwoord/1"},
		{"/kst-21501-09-101/vraag/99", "Vraag 99 is er niet in dit stuk.", "/kst-21501-09-101/antwoord/d66-1"},
		{"/kst-21501-09-101/vraag/99999999999999999999", "is er niet", "/kst-21501-09-101/antwoord/1"},
		{"/kst-21501-09-101/fractie/sgp", "“sgp” stelde hier geen vragen", "/kst-21501-09-101/fractie/d66"},
		{"/fracties/sgp", "“sgp” stelde hier geen vragen", "/fracties/d66"},
		{"/dossiers/12345", "Van een dossier 12345 is hier niets.", "/dossiers/21501-09"},
		{"/verwijzingen/kst-33694-1", "Niets hier verwijst naar Kamerstuk 33 694, nr. 1.", "/verwijzingen/kst-21501-02-2375"},
		{"/verwijzingen/onzin", "geen nummer van een Kamerstuk", "/verwijzingen/kst-21501-02-2375"},
		{"/kst-21501-09-101/onzin", "Op dit adres staat niets.", "/kst-21501-09-101"},
		{"/een/twee/drie/vier", "Op dit adres staat niets.", "/fracties/vvd"},
		{"/../../etc/passwd", "Op dit adres staat niets.", "/fracties/vvd"},
		{"/%00", "hier niet", "/kst-21501-09-101"},
		{"/%ff", "hier niet", "/kst-21501-09-101"},
	} {
		t.Run(test.asked, func(t *testing.T) {
			w := s.get("http://inbreng.test" + test.asked)
			if w.Code != http.StatusNotFound {
				t.Fatalf("status %d, want 404", w.Code)
			}
			page := parsePage(t, w.Body.String())
			if lead := page.Find(".lead").Text(); !strings.Contains(lead, test.sentence) {
				t.Errorf("the page says %q, want %q in it", lead, test.sentence)
			}
			if page.Find(`main a[href="`+test.near+`"]`).Length() == 0 {
				t.Errorf("no link to %s", test.near)
			}
			if page.Find(`main input[name="q"]`).Length() != 1 {
				t.Error("no search box")
			}
			if w.Header().Get("Cache-Control") != "no-store" {
				t.Error("a page that is not there may be there tomorrow, and is kept")
			}
		})
	}
}

func TestOtherNamesOfAFactionLeadToIt(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for asked, want := range map[string]string{
		"/fracties/democraten-66":                 "/fracties/d66",
		"/kst-21501-09-101/fractie/democraten-66": "/kst-21501-09-101/fractie/d66",
	} {
		if w := s.get(asked); w.Code != 302 || w.Header().Get("Location") != want {
			t.Errorf("%s: status %d to %q", asked, w.Code, w.Header().Get("Location"))
		}
	}
}

func TestEveryResponseIsGuarded(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, address := range []string{"/", "/zoeken.json?q=x", "/static/style.css", "/healthz", "/bestaatniet", "/fracties/"} {
		h := s.get(address).Header()
		if csp := h.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "default-src 'none'; style-src 'self'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", address, csp)
		}
		for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "strict-origin-when-cross-origin"} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q", address, name, h.Get(name))
			}
		}
	}
}

// TestNothingIsInline shows that the pages keep to their own policy.
func TestNothingIsInline(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, address := range []string{"/", "/kst-21501-09-101", "/kst-21501-09-101/antwoord/2", "/zoeken?q=drones", "/kst-21501-09-101/bron"} {
		page := s.page(address)
		if n := page.Find("script:not([src^='/static/']):not([type='application/ld+json']), style, [style], [onclick], iframe, object, embed, base").Length(); n != 0 {
			t.Errorf("%s: %d elements that the policy forbids", address, n)
		}
	}
}

func TestPagesAreAskedForAgainAndSentOnce(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, address := range []string{"/", "/kst-21501-09-101", "/zoeken?q=drones", "/zoeken.json?q=drones", "/static/style.css"} {
		w := s.get(address)
		tag := w.Header().Get("ETag")
		if tag == "" || w.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: ETag %q, Cache-Control %q", address, tag, w.Header().Get("Cache-Control"))
		}
		again := s.get(address, func(r *http.Request) { r.Header.Set("If-None-Match", `"other", `+tag) })
		if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
			t.Errorf("%s: status %d with %d bytes for what the reader has", address, again.Code, again.Body.Len())
		}
		if other := s.get(address, func(r *http.Request) { r.Header.Set("If-None-Match", `"other"`) }); other.Code != http.StatusOK {
			t.Errorf("%s: status %d for what the reader lacks", address, other.Code)
		}
	}
}

func TestStaticFilesWithTheirHashAreKept(t *testing.T) {
	s := newSite(t, "", sampleSources())
	address, _ := s.page("/").Find(`link[rel="stylesheet"]`).Attr("href")
	w := s.get(address)
	if got := w.Header().Get("Cache-Control"); w.Code != http.StatusOK || !strings.Contains(got, "immutable") {
		t.Errorf("%s: status %d, Cache-Control %q", address, w.Code, got)
	}
	if got := w.Header().Get("Content-Type"); !strings.HasPrefix(got, "text/css") {
		t.Errorf("type %q", got)
	}
	if got := s.get("/static/style.css?v=0123").Header().Get("Cache-Control"); got != "no-cache" {
		t.Errorf("a wrong hash gives Cache-Control %q", got)
	}
	for _, missing := range []string{"/static/", "/static/none.css", "/static/x/style.css", "/static/../templates/base.tmpl"} {
		if w := s.get("http://inbreng.test" + missing); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", missing, w.Code)
		}
	}
}

func TestHeadersWithoutABody(t *testing.T) {
	s := newSite(t, "", sampleSources())
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for address, status := range map[string]int{"/": 200, "/kst-21501-09-101": 200, "/fracties/": 308, "/bestaatniet": 404, "/static/style.css": 200, "/zoeken.json": 200} {
		got, err := client.Head(server.URL + address)
		if err != nil {
			t.Fatal(err)
		}
		got.Body.Close()
		if got.StatusCode != status {
			t.Errorf("%s: status %d, want %d", address, got.StatusCode, status)
		}
		if status == 200 && got.ContentLength <= 0 {
			t.Errorf("%s: length %d", address, got.ContentLength)
		}
	}
}

func TestNothingCanBeSent(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodPatch, http.MethodOptions} {
		for _, address := range []string{"/", "/kst-21501-09-101", "/zoeken", "/zoeken.json"} {
			w := s.get(address, func(r *http.Request) { r.Method = method })
			if w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("%s %s: status %d, Allow %q", method, address, w.Code, w.Header().Get("Allow"))
			}
		}
	}
}

func TestTooMuchIsRefused(t *testing.T) {
	s := newSite(t, "", sampleSources())
	long := strings.Repeat("woord+", 400)
	for address, status := range map[string]int{
		"/" + strings.Repeat("a", 9000):                       414,
		"/zoeken?q=" + strings.Repeat("x", 9000):              414,
		"/zoeken?q=" + long:                                   400,
		"/zoeken.json?q=" + long:                              400,
		"/zoeken?" + strings.Repeat("onderwerp=a&", 300):      400,
		"/zoeken?q=" + strings.Repeat("w+", 100):              400,
		"/zoeken?vanaf=99999999999999999999&q=drones":         200,
		"/zoeken?q=%ff%fe%00&fractie=%00&document=%ff&in=%ff": 200,
	} {
		if w := s.get(address); w.Code != status {
			t.Errorf("%.60s: status %d, want %d", address, w.Code, status)
		}
	}
}

func TestProbes(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, address := range []string{"/healthz", "/readyz", "/robots.txt"} {
		if w := s.get(address); w.Code != http.StatusOK {
			t.Errorf("%s: status %d", address, w.Code)
		}
	}
	s.Close()
	if w := s.get("/readyz"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("closed: status %d", w.Code)
	}
	if w := s.get("/"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("closed: status %d", w.Code)
	}
}

// TestCanonicalLinksComeFromTheConfiguration shows that the Host header is not
// believed.
func TestCanonicalLinksComeFromTheConfiguration(t *testing.T) {
	with := newSite(t, "https://inbreng.example/", sampleSources())
	page := with.page("http://kwaad.test/kst-21501-09-101/antwoord/1")
	if got, _ := page.Find(`link[rel="canonical"]`).Attr("href"); got != "https://inbreng.example/kst-21501-09-101/antwoord/1" {
		t.Errorf("canonical link %q", got)
	}
	if got := page.Find(".address").Text(); got != "https://inbreng.example/kst-21501-09-101/antwoord/1" {
		t.Errorf("address %q", got)
	}
	without := newSite(t, "", sampleSources()).get("http://kwaad.test/kst-21501-09-101/antwoord/1").Body.String()
	if strings.Contains(without, "canonical") || strings.Contains(without, "kwaad.test") {
		t.Error("a page has a canonical link, or the name of the host")
	}
}

func TestWrongConfigurationIsRefusedAtStart(t *testing.T) {
	for _, base := range []string{"inbreng.example", "ftp://inbreng.example", "https://", "https://inbreng.example/?x=1", "://"} {
		_, err := server.New(server.Config{Open: func() (*server.Snapshot, error) { panic("opened") }, BaseURL: base})
		if err == nil {
			t.Errorf("%q is taken for the address of a site", base)
		}
	}
	if _, err := server.New(server.Config{}); err == nil {
		t.Error("a server without a release starts")
	}
}
