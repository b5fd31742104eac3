package server_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"sync"
	"testing"
	"time"

	"inbreng/internal/server"
)

// TestNothingIsLeftRunning has many readers ask for everything, some of whom go before
// they have it, swaps the release meanwhile, and counts goroutines before and after.
func TestNothingIsLeftRunning(t *testing.T) {
	before := runtime.NumGoroutine()
	t.Run("load", func(t *testing.T) {
		s := configured(t, server.Config{BaseURL: "https://inbreng.example", PageCache: 1 << 20, RateLimit: 100_000, Observe: server.NewMetrics().Observe})
		site := httptest.NewServer(s.Handler())
		defer site.Close()
		addresses := []string{"/", "/kst-21501-09-101", "/zoeken?q=drones", "/zoeken.atom?q=motie", "/download/inbreng.zip", "/api/v1/search?q=motie", "/nergens", "/kst-21501-09-101/antwoord/1/kaart.png"}
		client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 16}}
		defer client.CloseIdleConnections()
		var readers sync.WaitGroup
		for i := range 16 {
			readers.Go(func() {
				for n := range 40 {
					ctx, cancel := context.WithCancel(t.Context())
					if n%3 == 0 {
						ctx, cancel = context.WithTimeout(t.Context(), time.Duration(n)*time.Millisecond/10)
					}
					r, err := http.NewRequestWithContext(ctx, http.MethodGet, site.URL+addresses[(i+n)%len(addresses)], nil)
					if err != nil {
						t.Error(err)
					}
					if resp, err := client.Do(r); err == nil {
						_, _ = io.Copy(io.Discard, resp.Body)
						resp.Body.Close()
					}
					cancel()
				}
			})
		}
		for range 5 {
			if err := s.Reload(); err != nil {
				t.Error(err)
			}
		}
		readers.Wait()
	})
	after := runtime.NumGoroutine()
	for deadline := time.Now().Add(5 * time.Second); after > before && time.Now().Before(deadline); after = runtime.NumGoroutine() {
		time.Sleep(10 * time.Millisecond)
	}
	if after > before {
		stacks := make([]byte, 1<<16)
		t.Errorf("%d goroutines before, %d after:\n%s", before, after, string(stacks[:runtime.Stack(stacks, true)]))
	}
}
