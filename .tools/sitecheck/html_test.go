package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What the checker has not learned is put in words that it knows; all else stays,
// on its line.
func TestKnown(t *testing.T) {
	const css = `@property --m {
  syntax: "<length>";
}
.a { container: main / inline-size; color: red; }
@container main (min-inline-size: 40rem) { .b { line-clamp: 2; -webkit-line-clamp: 2; colour: red; } }
`
	const want = `


.a {  color: red; }
@media (min-width: 40rem) { .b {  -webkit-line-clamp: 2; colour: red; } }
`
	if got := string(known([]byte(css))); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestCrawlWritesEveryPageOnce(t *testing.T) {
	pages := map[string]string{
		"/":         `<a href="/een">1</a><a href="/een#x">1</a><a href="/twee?a=1&amp;b=2">2</a><link href="/s.css"><a href="https://example.org/">elders</a>`,
		"/een":      `<a href="/">terug</a>`,
		"/twee":     `niets`,
		"/s.css":    `a {}`,
		"/los.html": `niemand leidt hierheen`,
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		kind := "text/html; charset=utf-8"
		if strings.HasSuffix(r.URL.Path, ".css") {
			kind = "text/css"
		}
		w.Header().Set("Content-Type", kind)
		_, _ = w.Write([]byte(pages[r.URL.Path]))
	}))
	defer server.Close()
	folder := t.TempDir()
	names, err := crawl(server.URL, folder)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for name, address := range names {
		if found[address] {
			t.Errorf("%s was written twice", address)
		}
		found[address] = true
		if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
			t.Error(err)
		}
	}
	for _, address := range []string{"/", "/een", "/twee?a=1&b=2", "/s.css"} {
		if !found[address] {
			t.Errorf("%s was not looked at", address)
		}
	}
	if found["/los.html"] {
		t.Error("a page was found that nothing leads to")
	}
}
