package e2e_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// page returns an address with a page of that body.
func page(t *testing.T, body string) string {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><html lang="nl"><link rel="icon" href="data:,"><title>proef</title><body>%s</body></html>`, body)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// The checks are only worth something when they find what they look for: each
// is shown a page with the fault.
func TestChecksFindFaults(t *testing.T) {
	tab := newTab(t)
	tab.look(t, look{"donker", 800, 600, "dark", false, false})
	const narrow = `<p>Een gewone pagina.</p>`
	tests := []struct{ name, path, body, want string }{
		{"good page", "/good", narrow, ""},
		{"horizontal scrolling", "/wide", `<div class="breed" style="width: 2000px">breed</div>`, "sticks out to the right: div.breed"},
		{"console error", "/console", narrow + `<script>console.error("mis")</script>`, "console: mis"},
		{"exception", "/exception", narrow + `<script>nergens()</script>`, "exception: "},
		{"policy violation", "/policy", narrow + `<script src="http://127.0.0.1:9/x.js"></script>`, "Content Security Policy"},
		{"file that is not there", "/file", narrow + `<img src="/weg.png" alt="">`, "404"},
		{"wide only in the dark", "/dark", `<style>@media (prefers-color-scheme: dark) { p { width: 3000px } }</style><p>donker</p>`, "sticks out"},
	}
	mux := http.NewServeMux()
	for _, tt := range tests {
		mux.HandleFunc(tt.path, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Header().Set("Content-Security-Policy", "default-src 'self'; img-src 'self' data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'")
			fmt.Fprintf(w, `<!doctype html><html lang="nl"><link rel="icon" href="data:,"><title>proef</title><body>%s</body></html>`, tt.body)
		})
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if status := tab.open(t, server.URL+tt.path); status != http.StatusOK {
				t.Fatalf("status %d", status)
			}
			got := strings.Join(tab.checkPage(t), "\n")
			if tt.want == "" && got != "" {
				t.Errorf("a good page is faulted: %s", got)
			}
			if !strings.Contains(got, tt.want) {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}
