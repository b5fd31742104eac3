package server_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/server"
)

// TestProgramsGetProblems holds that a program is told what is wrong in the form that it
// reads, also where there is no route.
func TestProgramsGetProblems(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	for _, test := range []struct {
		method, address string
		status          int
	}{
		{http.MethodPost, "/api/v1/documents", 405},
		{http.MethodDelete, "/api/v1/documents/kst-21501-09-101", 405},
		{http.MethodGet, "/api/v1/nergens", 404},
		{http.MethodGet, "/api/v2/documents", 404},
		{http.MethodPut, "/api/openapi.json", 405},
		{http.MethodPost, "/kst-21501-09-101.json", 405},
		{http.MethodPost, "/zoeken.atom?q=drones", 405},
		{http.MethodGet, "/een/twee/drie.csv", 404},
		{http.MethodPost, "/download/inbreng.zip", 405},
		{http.MethodGet, "/download/nergens.zip", 404},
		{http.MethodPost, "/oembed", 405},
		{http.MethodGet, "/healthz.json", 404},
		{http.MethodGet, "/readyz.txt", 404},
		{http.MethodGet, "/zoeken/suggesties.csv", 404},
		{http.MethodGet, "/kst-21501-09-101/kaart.png.json", 404},
		{http.MethodGet, "/feed.atom.json", 404},
	} {
		w := s.get(test.address, func(r *http.Request) { r.Method = test.method })
		var problem struct {
			Status        int
			Title, Detail string
		}
		if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil || w.Code != test.status || problem.Status != test.status || problem.Detail == "" ||
			!strings.HasPrefix(w.Header().Get("Content-Type"), "application/problem+json") {
			t.Errorf("%s %s: status %d as %s, %v: %.200s", test.method, test.address, w.Code, w.Header().Get("Content-Type"), err, w.Body)
		}
	}
	for _, address := range []string{"/nergens/is/dit", "/api", "/healthz"} {
		if w := s.get(address, func(r *http.Request) { r.Method = http.MethodPost }); !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			t.Errorf("%s: a reader gets %s", address, w.Header().Get("Content-Type"))
		}
	}
}

// TestPagesOfOthersMayAskTheAPI sends what a browser sends before a request with headers
// of its own.
func TestPagesOfOthersMayAskTheAPI(t *testing.T) {
	s := newSite(t, "", sampleSources())
	w := s.get("/api/v1/documents", func(r *http.Request) {
		r.Method = http.MethodOptions
		r.Header.Set("Origin", "https://elders.example")
		r.Header.Set("Access-Control-Request-Method", "GET")
		r.Header.Set("Access-Control-Request-Headers", "if-none-match")
	})
	h := w.Header()
	if w.Code != http.StatusNoContent || h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Access-Control-Allow-Methods") != "GET, HEAD" || h.Get("Access-Control-Allow-Credentials") != "" {
		t.Errorf("status %d, %v", w.Code, h)
	}
}

// TestHeadersAreThoseOfThePage asks for the headers of every kind of address, and
// compares them with those that come with the body.
func TestHeadersAreThoseOfThePage(t *testing.T) {
	for name, cache := range map[string]int64{"kept": 16 << 20, "made": 0} {
		t.Run(name, func(t *testing.T) {
			testHeaders(t, configured(t, server.Config{BaseURL: "https://inbreng.example", PageCache: cache}))
		})
	}
}

func testHeaders(t *testing.T, s *site) {
	server := httptest.NewServer(s.Handler())
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	ask := func(method, address string) (*http.Response, int) {
		r, err := http.NewRequest(method, server.URL+address, nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp, len(body)
	}
	for _, address := range []string{
		"/", "/documenten", "/dossiers/21501-09", "/fracties", "/fracties/vvd", "/zoeken?q=drones", "/verwijzingen", "/verwijzingen/kst-21501-02-2375",
		"/vragenstellers", "/bewindspersonen", "/ministeries", "/soorten", "/onbeantwoord", "/vergelijk", "/afkortingen", "/kwaliteit", "/kwaliteit/kst-21501-09-101",
		"/api", "/download", "/over", "/zoekhulp", "/kst-21501-09-101", "/kst-21501-09-101/antwoord/1", "/kst-21501-09-101/antwoord/1/inbed",
		"/kst-21501-09-101/vraag/4", "/kst-21501-09-101/fractie/vvd", "/kst-21501-09-101/bron", "/kst-21501-09-101/kaart.png", "/kst-21501-09-101/antwoord/1/kaart.png",
		"/kst-21501-09-101.json", "/kst-21501-09-101.md", "/kst-21501-09-101.csv", "/kst-21501-09-101.xml", "/kst-21501-09-101/antwoord/1.bib", "/zoeken.atom?q=drones", "/zoeken.csv?q=drones",
		"/feed.atom", "/sitemap.xml", "/opensearch.xml", "/site.webmanifest", "/zoeken/suggesties?q=dr", "/oembed?url=https://inbreng.example/kst-21501-09-101/antwoord/1",
		"/download/inbreng.zip", "/download/inbreng.jsonl", "/download/inbreng.csv",
		"/api/v1/documents", "/api/v1/documents/kst-21501-09-101", "/api/v1/search?q=drones", "/api/v1/documents/nergens", "/api/openapi.json", "/api/schema/document.json",
		"/static/style.css", "/favicon.ico", "/healthz", "/readyz", "/robots.txt", "/nergens", "/fracties/", "/kst-21501-09-101.atom",
	} {
		page, size := ask(http.MethodGet, address)
		head, none := ask(http.MethodHead, address)
		if head.StatusCode != page.StatusCode || none != 0 || size == 0 {
			t.Errorf("%s: status %d with %d bytes, the headers alone %d with %d", address, page.StatusCode, size, head.StatusCode, none)
		}
		for _, h := range []http.Header{page.Header, head.Header} {
			h.Del("Date")
			if h.Get("Content-Security-Policy") == "" || h.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s is not guarded", address)
			}
			if h.Get("Set-Cookie") != "" {
				t.Errorf("%s sets a cookie", address)
			}
		}
		if page.StatusCode == http.StatusOK && !strings.HasPrefix(address, "/download/") { // a stream says no length
			if head.ContentLength != int64(size) {
				t.Errorf("%s: %d bytes, the headers alone say %d", address, size, head.ContentLength)
			}
		} else {
			page.Header.Del("Content-Length")
			head.Header.Del("Content-Length")
		}
		if part := s.get(address, func(r *http.Request) { r.Header.Set("Range", "bytes=0-4") }); page.StatusCode == http.StatusOK &&
			part.Header().Get("Cache-Control") != page.Header.Get("Cache-Control") {
			t.Errorf("%s: part of it is kept as %q", address, part.Header().Get("Cache-Control"))
		}
		if diff := cmp.Diff(page.Header, head.Header); diff != "" {
			t.Errorf("%s: headers with the body and alone:\n%s", address, diff)
		}
	}
}

// TestAnEscapedAddressIsAnotherOne asks for addresses with signs escaped that need it
// not: what is kept for the plain address changes nothing about them.
func TestAnEscapedAddressIsAnotherOne(t *testing.T) {
	kept := configured(t, server.Config{PageCache: 16 << 20})
	made := configured(t, server.Config{})
	for _, address := range []string{"/kst-21501-09-101", "/fracties/vvd", "/over"} {
		kept.get(address)
	}
	for _, address := range []string{"/kst-21501-09-10%31", "/kst-21501-09-101%2Fantwoord%2F1", "/fracties%2Fvvd", "/fracties/v%76d", "/%6Fver", "/over%2Ejson"} {
		with, without := kept.get(address), made.get(address)
		if with.Code != without.Code || with.Body.String() != without.Body.String() {
			t.Errorf("%s: status %d with a cache and %d without", address, with.Code, without.Code)
		}
		if with.Code >= http.StatusInternalServerError {
			t.Errorf("%s: status %d", address, with.Code)
		}
	}
}
