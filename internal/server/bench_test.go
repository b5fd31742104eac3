package server_test

import (
	"net/http"
	"testing"

	"inbreng/internal/benchtest"
)

// BenchmarkPage asks for pages that are kept, with all middleware, and for answers
// that are made for one reader.
func BenchmarkPage(b *testing.B) {
	s := newSite(b, "https://example.org", sampleSources())
	for _, bench := range []struct{ name, address string }{
		{"kept", "/kst-21501-09-101/antwoord/1"},
		{"marked", "/kst-21501-09-101/antwoord/1?q=waarnemers"},
		{"search", "/zoeken?q=waarnemers"},
		{"search.json", "/zoeken.json?q=waarnemers"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			defer benchtest.Processor(b)()
			for b.Loop() {
				w := s.get(bench.address, func(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip") })
				if w.Code != http.StatusOK {
					b.Fatalf("%s: %d", bench.address, w.Code)
				}
			}
		})
	}
}
