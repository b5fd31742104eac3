package server_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"inbreng/internal/corpus"
)

// cursor returns a cursor of the searcher as the site gives it out.
func (s *site) cursor(bare string) string {
	s.t.Helper()
	c, err := corpus.Open(s.dir)
	if err != nil {
		s.t.Fatal(err)
	}
	defer c.Close()
	return c.Manifest().Digest[:8] + "." + bare
}

// TestACursorIsOfItsRelease goes on in a list while another release comes: the place in
// the list is gone then, and the site says so and leaves nothing out.
func TestACursorIsOfItsRelease(t *testing.T) {
	s := newSite(t, "", sampleSources())
	old := url.QueryEscape(s.cursor("0-0-0"))
	if w := s.get("/api/v1/search?after=" + old); w.Code == http.StatusGone {
		t.Errorf("a cursor of this release: status %d, %s", w.Code, w.Body)
	}
	publish(t, s.dir, sampleSources()[:1])
	if err := s.Reload(); err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"/api/v1/search?after=" + old, "/zoeken.json?q=de&na=" + old, "/zoeken.csv?q=de&na=" + old} {
		w := s.get(address)
		var problem struct {
			Status int
			Detail string
		}
		if err := json.Unmarshal(w.Body.Bytes(), &problem); err != nil || w.Code != http.StatusGone || problem.Status != http.StatusGone || !strings.Contains(problem.Detail, "Begin weer bij het begin") {
			t.Errorf("%s: status %d, %s", address, w.Code, w.Body)
		}
	}
	if w := s.get("/zoeken?q=de&na=" + old); w.Code != http.StatusGone || !strings.Contains(w.Body.String(), "Begin weer bij het begin") {
		t.Errorf("on the page: status %d", w.Code)
	}
	for _, bad := range []string{"x", "0-x-y", ".", "....", s.cursor("0-x-y"), s.cursor(""), strings.Repeat("9", 99)} {
		w := s.get("/api/v1/search?after=" + url.QueryEscape(bad))
		if bad == s.cursor("") && w.Code == http.StatusOK {
			continue // the beginning
		}
		if w.Code != http.StatusBadRequest && w.Code != http.StatusGone {
			t.Errorf("%q: status %d, %s", bad, w.Code, w.Body)
		}
	}
}
