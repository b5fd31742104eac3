package server_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"inbreng/internal/benchtest"
)

// BenchmarkPage measures an answer of each sort through the whole middleware, without a
// connection: a page that is kept, in each encoding; one that the reader has; and one
// that is made for every reader.
func BenchmarkPage(b *testing.B) {
	s := newSite(b, "https://inbreng.test", sampleSources())
	handler := s.Handler()
	const path = "/kst-21501-09-101/antwoord/3"
	tag := s.get(path).Header().Get("ETag")
	for _, bench := range []struct{ name, address, header, value string }{
		{"kept", path, "", ""},
		{"kept-gzip", path, "Accept-Encoding", "gzip"},
		{"kept-browser", path, "Accept-Encoding", "gzip, deflate, br, zstd"},
		{"kept-not-modified", path, "If-None-Match", tag},
		{"kept-twin", path + ".json", "", ""},
		{"made", path + "?q=drones", "", ""},
		{"made-gzip", path + "?q=drones", "Accept-Encoding", "gzip"},
		{"static", "/static/style.css", "Accept-Encoding", "br"},
	} {
		b.Run(bench.name, func(b *testing.B) {
			r := httptest.NewRequest(http.MethodGet, bench.address, nil)
			if bench.header != "" {
				r.Header.Set(bench.header, bench.value)
			}
			b.ReportAllocs()
			defer benchtest.Processor(b)()
			for b.Loop() {
				w := &discard{header: http.Header{}}
				handler.ServeHTTP(w, r)
				if w.bytes == 0 && w.status != http.StatusNotModified {
					b.Fatal("nothing was sent")
				}
			}
		})
	}
}

// A discard counts what is sent and keeps nothing.
type discard struct {
	header        http.Header
	status, bytes int
}

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) WriteHeader(status int)      { d.status = status }
func (d *discard) Write(p []byte) (int, error) { d.bytes += len(p); return len(p), nil }
