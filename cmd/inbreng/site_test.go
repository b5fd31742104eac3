package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"inbreng/internal/server"
	"inbreng/internal/webtest"
)

// openTestSite builds a release of the documents of the repository and opens
// the site on it.
func openTestSite(t *testing.T) http.Handler {
	t.Helper()
	release := filepath.Join(t.TempDir(), "release")
	if code := run(context.Background(), []string{"ingest", "--source", testSource, "--release", release}, streams{io.Discard, os.Stderr}); code != 0 {
		t.Fatalf("ingest: exit code %d", code)
	}
	site, err := server.New(server.Config{Open: func() (*server.Snapshot, error) { return openSnapshot(release) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(site.Close)
	return site.Handler()
}

// TestEveryLinkOfTheRealSite follows every link and fragment from the front
// page, over all documents of the repository.
func TestEveryLinkOfTheRealSite(t *testing.T) {
	webtest.Crawl(t, openTestSite(t), 70)
}

// TestPublishedAddresses asks for every address ever published: each has to give
// a page, or lead to one.
func TestPublishedAddresses(t *testing.T) {
	f, err := os.Open(filepath.FromSlash("../../data/addresses.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	site := openTestSite(t)
	asked := 0
	for lines := bufio.NewScanner(f); lines.Scan(); {
		address, _, _ := strings.Cut(lines.Text(), "\t")
		if address == "" || strings.HasPrefix(address, "#") {
			continue
		}
		asked++
		from := address
		for range 3 {
			w := webtest.Get(site, from)
			if w.Code/100 != 3 {
				if w.Code != http.StatusOK {
					t.Errorf("%s: status %d at %s", address, w.Code, from)
				}
				break
			}
			from = w.Header().Get("Location")
		}
	}
	if asked < 79 {
		t.Errorf("only %d addresses were asked for", asked)
	}
}
