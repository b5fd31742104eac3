package server_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"inbreng/internal/server"
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

// TestAReleaseIsWarmed shows that a release is warmed in the background, and that what
// goes wrong there is logged and harms nobody.
func TestAReleaseIsWarmed(t *testing.T) {
	dir, warmed := t.TempDir(), make(chan bool, 2)
	publish(t, dir, sampleSources())
	open := opener(dir, &atomic.Int32{})
	var log bytes.Buffer
	s, err := server.New(server.Config{
		Logger: slog.New(slog.NewTextHandler(&log, nil)),
		Open: func() (*server.Snapshot, error) {
			snapshot, err := open()
			if err == nil {
				snapshot.Warm = func(context.Context) error {
					warmed <- true
					return errors.New("no words today")
				}
			}
			return snapshot, err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	<-warmed
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	if w.Code != http.StatusOK {
		t.Errorf("status %d", w.Code)
	}
	s.Close() // waits for what fills
	if len(warmed) > 0 || !strings.Contains(log.String(), "no words today") {
		t.Errorf("warmed %d times more; the log is %q", len(warmed), log.String())
	}
}
