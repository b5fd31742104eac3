package server_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"inbreng/internal/server"
)

// configured serves the sample as a configuration says.
func configured(t testing.TB, config server.Config) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir(), closed: &atomic.Int32{}}
	publish(t, s.dir, sampleSources())
	config.Open = opener(s.dir, s.closed)
	var err error
	if s.Server, err = server.New(config); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// from asks for a page as a client at an address, with a header that names another.
func (s *site) from(remote, forwarded, address string) int {
	r := httptest.NewRequest(http.MethodGet, address, nil)
	r.RemoteAddr = remote
	if forwarded != "" {
		r.Header.Set("X-Forwarded-For", forwarded)
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w.Code
}

// TestTheRateIsThatOfAClient holds that a limit is for each client, that nobody gets
// round it by a header, and that a trusted proxy's is believed.
func TestTheRateIsThatOfAClient(t *testing.T) {
	s := configured(t, server.Config{RateLimit: 3, TrustedProxies: []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}})
	ask := func(remote, forwarded string) (codes []int) {
		for range 4 {
			codes = append(codes, s.from(remote, forwarded, "/"))
		}
		return codes
	}
	limited := []int{200, 200, 200, 429}
	for _, client := range []struct{ remote, forwarded string }{
		{"192.0.2.1:1", ""}, {"192.0.2.2:1", ""}, {"10.0.0.1:1", "198.51.100.1"}, {"10.0.0.1:1", "198.51.100.2"}, {"[2001:db8::1]:1", ""},
	} {
		if got := ask(client.remote, client.forwarded); !slices.Equal(got, limited) {
			t.Errorf("%+v: %v", client, got)
		}
	}
	if got := s.from("[2001:db8::2:3]:1", "", "/"); got != http.StatusTooManyRequests {
		t.Errorf("another address of the same network gets %d", got)
	}
	// A header of somebody who is no proxy changes nothing.
	if got := s.from("192.0.2.1:1", "203.0.113.9", "/"); got != http.StatusTooManyRequests {
		t.Errorf("a header of a client's own is believed: %d", got)
	}
	for _, address := range []string{"/static/style.css", "/healthz", "/readyz"} {
		if got := s.from("192.0.2.1:1", "", address); got != http.StatusOK {
			t.Errorf("%s is counted: %d", address, got)
		}
	}
}

func TestRequestsAreObserved(t *testing.T) {
	var seen []server.Observation
	metrics := server.NewMetrics()
	s := configured(t, server.Config{Observe: func(o server.Observation) {
		seen = append(seen, o)
		metrics.Observe(o)
	}})
	for _, address := range []string{"/kst-21501-09-101/antwoord/1", "/kst-21501-09-101/antwoord/1.json", "/nergens/is/dit", "/zoeken?q=geheim"} {
		s.get(address)
	}
	if len(seen) != 4 || seen[0].Route != "/{doc}/antwoord/{id}" || seen[0].Status != 200 || seen[0].Bytes == 0 || seen[1].Path != "/kst-21501-09-101/antwoord/1.json" {
		t.Errorf("%+v", seen)
	}
	if strings.Contains(seen[3].Path, "geheim") {
		t.Error("what somebody searched for is observed")
	}
	w := httptest.NewRecorder()
	metrics.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for _, want := range []string{`inbreng_requests_total{route="/{doc}/antwoord/{id}",status="200"} 2`, "inbreng_request_seconds_bucket", "process_open_fds", "go_goroutines"} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
}
