package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// FuzzAddress asks for any address: whatever it is, nothing breaks inside, and
// nobody is led to another site.
func FuzzAddress(f *testing.F) {
	for _, seed := range []string{
		"/", "/kst-21501-09-101/antwoord/1", "/zoeken?q=drones&fractie=vvd&vanaf=20", "/zoeken.json?in=vraag", "//kwaad.test/", "/\\kwaad.test", "/%2f%2fkwaad.test/..",
		"/https://zoek.officielebekendmakingen.nl/kst-21501-09-101.html", "/FRACTIES/VVD/", "/verwijzingen/21 501-02, nr. 2375", "/kst-21501-09-101/bron?x=%zz",
	} {
		f.Add(seed)
	}
	s := newSite(f, "", sampleSources())
	f.Fuzz(func(t *testing.T, address string) {
		u, err := url.ParseRequestURI("/" + strings.TrimPrefix(address, "/"))
		if err != nil {
			return
		}
		r := &http.Request{Method: http.MethodGet, URL: u, Host: "inbreng.test", Header: http.Header{}, RequestURI: u.String()}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r.WithContext(t.Context()))
		if w.Code >= 500 {
			t.Errorf("%q: status %d", address, w.Code)
		}
		to := w.Header().Get("Location")
		if to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.HasPrefix(to, `/\`)) {
			t.Errorf("%q leads to %q", address, to)
		}
	})
}
