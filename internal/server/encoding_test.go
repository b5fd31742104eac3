package server_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"strings"
	"testing"
)

func TestPagesAreCompressedForThoseWhoAsk(t *testing.T) {
	s := newSite(t, "", sampleSources())
	ask := func(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip") }
	plain, packed := s.get("/kst-21501-09-101"), s.get("/kst-21501-09-101", ask)
	if plain.Header().Get("Content-Encoding") != "" || packed.Header().Get("Content-Encoding") != "gzip" {
		t.Fatalf("encodings: %q and %q", plain.Header().Get("Content-Encoding"), packed.Header().Get("Content-Encoding"))
	}
	if !strings.Contains(packed.Header().Get("Vary"), "Accept-Encoding") || packed.Header().Get("ETag") == plain.Header().Get("ETag") {
		t.Errorf("a cache cannot tell them apart: Vary %q, ETags %q and %q", packed.Header().Get("Vary"), packed.Header().Get("ETag"), plain.Header().Get("ETag"))
	}
	if packed.Body.Len() > plain.Body.Len()/2 {
		t.Errorf("%d bytes of %d are left", packed.Body.Len(), plain.Body.Len())
	}
	unpacked, err := gzip.NewReader(packed.Body)
	if err != nil {
		t.Fatal(err)
	}
	if html, err := io.ReadAll(unpacked); err != nil || string(html) != plain.Body.String() {
		t.Errorf("unpacked it is another page (%v)", err)
	}
	if again := s.get("/kst-21501-09-101", ask, func(r *http.Request) { r.Header.Set("If-None-Match", packed.Header().Get("ETag")) }); again.Code != http.StatusNotModified || again.Body.Len() != 0 {
		t.Errorf("asked again: status %d, %d bytes", again.Code, again.Body.Len())
	}
}

// TestWhoHasAPageIsToldSo asks again as a browser does, which takes zstd where it
// can get it.
func TestWhoHasAPageIsToldSo(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, encodings := range []string{"gzip, deflate, br, zstd", "gzip", "zstd", ""} {
		ask := func(r *http.Request) { r.Header.Set("Accept-Encoding", encodings) }
		first := s.get("/kst-21501-09-101", ask)
		again := s.get("/kst-21501-09-101", ask, func(r *http.Request) { r.Header.Set("If-None-Match", `"an-older-one", `+first.Header().Get("ETag")) })
		if first.Code != http.StatusOK || again.Code != http.StatusNotModified || again.Body.Len() != 0 {
			t.Errorf("%q: status %d with ETag %s, and then %d", encodings, first.Code, first.Header().Get("ETag"), again.Code)
		}
	}
}
