package server_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
)

func TestASmallReleaseIsMadeBeforehand(t *testing.T) {
	s := newSite(t, "https://inbreng.test", sampleSources())
	s.FillNow(t.Context())
	filled := s.Kept()
	pages := strings.Count(s.get("/sitemap.xml").Body.String(), "<loc>")
	// Plain, and in the two encodings that browsers take; small pages are not compressed.
	if filled < 2*pages || filled > 3*pages {
		t.Errorf("%d answers are kept of %d pages", filled, pages)
	}
	before := s.Kept()
	for _, address := range []string{"/", "/kst-21501-09-101", "/kst-21501-09-101/antwoord/3", "/kst-21501-09-101/fractie/vvd", "/kst-21501-09-101/bron", "/zoekhulp"} {
		if w := s.get(address, func(r *http.Request) { r.Header.Set("Accept-Encoding", "br") }); w.Code != http.StatusOK || w.Header().Get("Content-Encoding") != "br" {
			t.Errorf("%s: status %d, encoding %q", address, w.Code, w.Header().Get("Content-Encoding"))
		}
	}
	if s.Kept() != before {
		t.Errorf("%d answers had to be made", s.Kept()-before)
	}
}

func TestFillingEndsWithTheSite(t *testing.T) {
	s := newSite(t, "", sampleSources())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s.FillNow(ctx)
	if s.Kept() != 0 {
		t.Errorf("%d answers were made after the end", s.Kept())
	}
	s.Close() // waits for what fills, and must not wait for its delay to pass
}
