package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

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
		from, fragment, _ := strings.Cut(address, "#")
		w := webtest.Get(site, from)
		for hops := 0; w.Code/100 == 3 && hops < 3; hops++ {
			from = w.Header().Get("Location")
			w = webtest.Get(site, from)
		}
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d at %s", address, w.Code, from)
		}
		if fragment != "" && !strings.Contains(w.Body.String(), ` id="`+fragment+`"`) {
			t.Errorf("%s: there is no %s on the page", address, fragment)
		}
	}
	if asked < 92 {
		t.Errorf("only %d addresses were asked for", asked)
	}
}

// TestExamplesOfTheSearchHelpFindSomething follows every example of the page
// that teaches the search: each has to be answered, with hits on the first
// document, and without a word about what was not understood.
func TestExamplesOfTheSearchHelpFindSomething(t *testing.T) {
	site := openTestSite(t)
	page := parse(t, webtest.Get(site, "/zoekhulp"))
	examples := 0
	page.Find(`main a[href^="/zoeken?q="]`).Each(func(_ int, a *goquery.Selection) {
		examples++
		address := a.AttrOr("href", "")
		w := webtest.Get(site, address)
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", address, w.Code)
			return
		}
		found := parse(t, w)
		if found.Find(".hit").Length() == 0 || found.Find(".hit .auto:contains('niet alle woorden')").Length() > 0 {
			t.Errorf("%s (%s) finds nothing that has all of it", a.Text(), address)
		}
		// The words of an example are its query: whoever types them gets the same.
		if typed := found.Find("#zoek").AttrOr("value", ""); a.Find("code").Length() > 0 && typed != a.Text() {
			t.Errorf("the example %q searches for %q", a.Text(), typed)
		}
	})
	if examples < 20 {
		t.Errorf("only %d examples", examples)
	}
}

// parse returns a page.
func parse(t *testing.T, w *httptest.ResponseRecorder) *goquery.Document {
	t.Helper()
	page, err := goquery.NewDocumentFromReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return page
}
