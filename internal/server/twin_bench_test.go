package server_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"inbreng/internal/server"
)

// BenchmarkTwin makes a page and each of its twins, none of them kept, and prints how
// many times the time of the page a twin takes: it should be at most 1.
func BenchmarkTwin(b *testing.B) {
	s := configured(b, server.Config{BaseURL: "https://inbreng.example"})
	serve := func(b *testing.B, address string) time.Duration {
		r := httptest.NewRequest(http.MethodGet, address, nil)
		start, n := time.Now(), 0
		for b.Loop() {
			w := httptest.NewRecorder()
			s.Handler().ServeHTTP(w, r)
			if w.Code != http.StatusOK {
				b.Fatalf("%s: status %d", address, w.Code)
			}
			n++
		}
		return time.Since(start) / time.Duration(n)
	}
	for _, record := range []struct{ page, query, twins string }{
		{"/kst-21501-09-101", "", ".json .md .txt .csv .bib .ris .csl.json .xml"},
		{"/kst-21501-09-101/antwoord/2", "", ".json .md .txt .bib .ris .csl.json"},
		{"/kst-21501-09-101/fractie/vvd", "", ".json .md .txt"},
		{"/zoeken", "?q=drones", ".json .csv .atom"},
		{"/documenten", "", ".json .csv .atom"},
		{"/fracties/vvd", "", ".json .csv .atom"},
	} {
		var page time.Duration
		b.Run(record.page, func(b *testing.B) { page = serve(b, record.page+record.query) })
		for suffix := range strings.FieldsSeq(record.twins) {
			b.Run(record.page+suffix, func(b *testing.B) {
				took := serve(b, record.page+suffix+record.query)
				if page > 0 {
					b.ReportMetric(float64(took)/float64(page), "times-the-page")
				}
			})
		}
	}
}
