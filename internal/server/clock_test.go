package server_test

import (
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/go-chi/httprate"
	"github.com/google/go-cmp/cmp"

	"inbreng/internal/server"
)

// A jumpingClock shows another time whenever somebody looks, years back or ahead.
type jumpingClock struct {
	mu    sync.Mutex
	looks int
}

func (c *jumpingClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.looks++
	year := 1970 + rand.IntN(2*60)
	return time.Date(year, 1, 1, 0, 0, c.looks, 0, time.UTC)
}

// TestTheClockMayJump asks for everything on a site whose clock jumps back and forth: it
// answers what a site with a good clock answers, headers and feeds with it.
func TestTheClockMayJump(t *testing.T) {
	clock := &jumpingClock{}
	var mu sync.Mutex
	var seen []server.Observation
	metrics := server.NewMetrics()
	jumping := configured(t, server.Config{BaseURL: "https://inbreng.example", Now: clock.now, Observe: func(o server.Observation) {
		mu.Lock()
		defer mu.Unlock()
		seen = append(seen, o)
		metrics.Observe(o)
	}})
	steady := configured(t, server.Config{BaseURL: "https://inbreng.example"})
	sites := [2]*httptest.Server{httptest.NewServer(steady.Handler()), httptest.NewServer(jumping.Handler())}
	defer sites[0].Close()
	defer sites[1].Close()
	addresses := []string{
		"/", "/kst-21501-09-101", "/kst-21501-09-101/antwoord/1", "/zoeken?q=drones", "/zoeken.atom?q=motie", "/feed.atom", "/kst-36600-VII-1", "/fracties/d66.atom",
		"/kst-21501-09-101.xml", "/sitemap.xml", "/api/v1/documents", "/download", "/download/inbreng.zip", "/download/inbreng.jsonl", "/static/style.css", "/readyz", "/nergens",
	}
	for range 3 {
		for _, address := range addresses {
			var bodies [2]string
			var headers [2]http.Header
			for i, site := range sites {
				resp, err := http.Get(site.URL + address)
				if err != nil {
					t.Fatal(err)
				}
				body, err := io.ReadAll(resp.Body)
				if err != nil {
					t.Errorf("%s: %v", address, err)
				}
				resp.Body.Close()
				bodies[i], headers[i] = resp.Status+"\n"+string(body), resp.Header
				headers[i].Del("Date")
			}
			if bodies[0] != bodies[1] {
				t.Errorf("%s is another one when the clock jumps", address)
			}
			if diff := cmp.Diff(headers[0], headers[1]); diff != "" {
				t.Errorf("%s: headers with a steady and with a jumping clock:\n%s", address, diff)
			}
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if len(seen) != 3*len(addresses) || clock.looks < 2*len(seen) {
		t.Errorf("%d observations, %d looks at the clock", len(seen), clock.looks)
	}
	for _, o := range seen {
		if o.Took < 0 {
			t.Errorf("%s took %v", o.Path, o.Took)
		}
	}
	w := httptest.NewRecorder()
	metrics.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK || strings.Contains(w.Body.String(), "_sum{route=\"/{doc}\"} -") {
		t.Errorf("metrics: status %d", w.Code)
	}
}

// TestTheRateStandsAJumpAhead has the clock jump ahead, in a bubble where it can: who was
// held back is let in again, and held back again, as if that time had passed.
func TestTheRateStandsAJumpAhead(t *testing.T) {
	s := configured(t, server.Config{RateLimit: 3})
	synctest.Test(t, func(t *testing.T) {
		limited := []int{200, 200, 200, 429}
		for _, jump := range []time.Duration{0, time.Hour, 50 * 365 * 24 * time.Hour} {
			time.Sleep(jump)
			var codes []int
			for range limited {
				codes = append(codes, s.from("192.0.2.1:1", "", "/"))
			}
			if !slices.Equal(codes, limited) {
				t.Errorf("after a jump of %v: %v", jump, codes)
			}
		}
	})
}

// TestTheRateStandsAJumpBack counts in the windows that a clock gives that jumps: nobody
// is counted for more than he asked, so that nobody is held back longer than a minute.
func TestTheRateStandsAJumpBack(t *testing.T) {
	const perMinute = 3
	counter := httprate.NewLocalLimitCounter(time.Minute)
	counter.Config(perMinute, time.Minute)
	start := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	asked := map[time.Time]int{}
	for _, minutes := range []int{0, 1, 2, -60, -59, 2, 3, -100000, 3, 4, 4, 4} {
		window := start.Add(time.Duration(minutes) * time.Minute)
		if err := counter.Increment("192.0.2.1", window); err != nil {
			t.Fatal(err)
		}
		asked[window]++
		now, before, err := counter.Get("192.0.2.1", window, window.Add(-time.Minute))
		if err != nil || now < 1 || now > asked[window] || before > asked[window.Add(-time.Minute)] {
			t.Errorf("at minute %d: %d now and %d before, %v; asked %v", minutes, now, before, err, slices.Sorted(maps.Values(asked)))
		}
	}
}
