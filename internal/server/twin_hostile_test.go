package server_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestMarkupStaysTextInTwins reads every other form of a document that is full of
// markup as the programs do that it is for. Nothing of the document is an element,
// a link to a script, or a value of its own there.
func TestMarkupStaysTextInTwins(t *testing.T) {
	s := newSite(t, "https://inbreng.example", hostileSources())
	typed := url.QueryEscape(hostile)
	checks := map[string]func(*testing.T, string, []byte){
		".json": checkJSON, ".csl.json": checkJSON, ".xml": checkXML, ".atom": checkXML, ".svg": checkXML,
		".md": checkMarkdown, ".csv": checkCSV,
	}
	seen := map[string]bool{}
	look := func(address, suffix string) {
		w := s.get(address)
		switch {
		case w.Code >= http.StatusInternalServerError:
			t.Errorf("%s: status %d", address, w.Code)
		case w.Code != http.StatusOK:
			return
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s may be taken for something else", address)
		}
		if kind := w.Header().Get("Content-Type"); strings.HasPrefix(kind, "text/html") {
			t.Errorf("%s is %s", address, kind)
		}
		seen[suffix] = true
		if check := checks[suffix]; check != nil {
			check(t, address, w.Body.Bytes())
		}
	}
	suffixes := []string{".json", ".md", ".txt", ".csv", ".bib", ".ris", ".csl.json", ".xml", ".atom"}
	for _, page := range []string{
		"/kst-21501-09-101", "/kst-21501-09-101/antwoord/1", "/kst-21501-09-101/antwoord/2", "/kst-21501-09-101/fractie/vvd",
		"/documenten", "/fracties", "/fracties/vvd", "/verwijzingen", "/verwijzingen/kst-21501-02-2375", "/afkortingen", "/nieuw", "/kwaliteit/kst-21501-09-101",
	} {
		for _, suffix := range suffixes {
			look(page+suffix, suffix)
		}
	}
	for _, suffix := range suffixes {
		look("/zoeken"+suffix+"?q="+typed, suffix)
		look("/zoeken"+suffix+"?q=script", suffix)
	}
	for _, address := range []string{"/api/v1/documents", "/api/v1/search?q=" + typed, "/api/v1/factions", "/oembed?url=" + typed, "/manifest.webmanifest"} {
		look(address, ".json")
	}
	for _, address := range []string{"/sitemap.xml", "/opensearch.xml"} {
		look(address, ".xml")
	}
	for _, suffix := range suffixes {
		if !seen[suffix] {
			t.Errorf("no page has the twin %s", suffix)
		}
	}
}

func checkJSON(t *testing.T, address string, body []byte) {
	if !json.Valid(body) {
		t.Errorf("%s: no JSON", address)
	}
}

// checkXML looks for elements that only the document can have brought.
func checkXML(t *testing.T, address string, body []byte) {
	d := xml.NewDecoder(bytes.NewReader(body))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("%s: %v", address, err)
			return
		}
		if text, ok := token.(xml.CharData); ok && strings.Contains(address, ".atom") {
			checkEntryHTML(t, address, string(text))
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if slices.Contains([]string{"script", "img", "b"}, e.Name.Local) {
			t.Errorf("%s: the element %s comes from the document", address, e.Name.Local)
		}
		for _, a := range e.Attr {
			if strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Value)), "javascript:") {
				t.Errorf("%s: %s of %s leads to a script", address, a.Name.Local, e.Name.Local)
			}
		}
	}
}

// checkEntryHTML looks at the content of an entry as a reader of feeds does that shows it
// as HTML.
func checkEntryHTML(t *testing.T, address, html string) {
	t.Helper()
	if !strings.HasPrefix(html, "<h2>") {
		return // a title: text, whatever is in it
	}
	page := parsePage(t, html)
	if n := page.Find("script, img, b, svg, iframe, style").Length(); n > 0 {
		t.Errorf("%s: %d elements of an entry come from the document", address, n)
	}
	page.Find("*").Each(func(_ int, e *selection) {
		for _, a := range e.Nodes[0].Attr {
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:") {
				t.Errorf("%s: %s of an entry is %q", address, a.Key, a.Val)
			}
		}
	})
}

// markup is a tag or a link that no backslash makes text.
var markup = regexp.MustCompile(`(?:^|[^\\])(?:</?(?:script|img|b)\b|\[x\]\()`)

func checkMarkdown(t *testing.T, address string, body []byte) {
	if found := markup.Find(body); found != nil {
		t.Errorf("%s: %q comes from the document", address, found)
	}
}

// checkCSV looks for rows of another length and for what a spreadsheet computes.
func checkCSV(t *testing.T, address string, body []byte) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(body, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Errorf("%s: %v", address, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.Contains("=+@\t", cell[:1]) {
				t.Errorf("%s: a spreadsheet computes %q", address, cell)
			}
		}
	}
}
