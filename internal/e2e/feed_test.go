package e2e_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed/atom"
	"golang.org/x/net/html"
)

// fetch returns what is at an address that has to be there.
func fetch(t *testing.T, address string) []byte {
	t.Helper()
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", address, resp.Status, err)
	}
	return body
}

// TestFeedsAreReadByAnother has a library for readers of feeds read every kind of feed,
// and compares what it understood with the records.
func TestFeedsAreReadByAnother(t *testing.T) {
	base := site(t)
	for path, entries := range map[string]int{
		"/feed.atom": 1, "/documenten.atom": 1, "/fracties/christenunie.atom": 10, "/verwijzingen/kst-21501-02-2375.atom": 2,
		"/zoeken.atom?q=krijgsgevangenen&in=antwoord": 3, "/zoeken.atom?q=%22geen+enkel+antwoord+heeft+dit%22": 0,
	} {
		feed, err := new(atom.Parser).Parse(bytes.NewReader(fetch(t, base+path)))
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if feed.UpdatedParsed == nil || !strings.HasPrefix(feed.ID, "urn:uuid:") || feed.Title == "" || linked(feed.Links, "alternate") == "" || len(feed.Authors) == 0 {
			t.Errorf("%s: %s", path, feed)
		}
		if self := linked(feed.Links, "self"); path != "/feed.atom" && self != base+path {
			t.Errorf("%s says that it is at %s", path, self)
		}
		if n := len(feed.Entries); n < entries || entries == 0 && n > 0 {
			t.Errorf("%s: %d entries, want %d", path, n, entries)
		}
		ids := map[string]bool{}
		for _, e := range feed.Entries {
			address := linked(e.Links, "alternate")
			if ids[e.ID] || e.UpdatedParsed == nil || e.UpdatedParsed.After(*feed.UpdatedParsed) || e.Title == "" || address == "" {
				t.Errorf("%s: entry %+v", path, e)
			}
			ids[e.ID] = true
			if strings.Contains(address, "/antwoord/") {
				checkEntry(t, path, address, e)
			}
		}
	}
}

// linked returns the address of a relation.
func linked(links []*atom.Link, rel string) string {
	if i := slices.IndexFunc(links, func(l *atom.Link) bool { return l.Rel == rel }); i >= 0 {
		return links[i].Href
	}
	return ""
}

// checkEntry holds that an entry has the words of its question and of its answer.
func checkEntry(t *testing.T, path, address string, e *atom.Entry) {
	t.Helper()
	type body struct {
		Body struct{ Text string }
	}
	var record struct {
		Exchange struct {
			Questions []body
			Answer    body
		}
	}
	if err := json.Unmarshal(fetch(t, address+".json"), &record); err != nil {
		t.Fatal(err)
	}
	if e.Content == nil || e.Content.Type != "html" || len(record.Exchange.Questions) == 0 {
		t.Errorf("%s: entry %s has no words", path, address)
		return
	}
	got := words(t, e.Content.Value)
	for _, b := range append(record.Exchange.Questions, record.Exchange.Answer) {
		for _, line := range strings.Split(b.Body.Text, "\n") {
			if want := strings.Join(strings.Fields(line), ""); !strings.Contains(got, want) {
				t.Errorf("%s: entry %s lacks %q: %q", path, address, line, got)
			}
		}
	}
}

// words returns the text of HTML without blanks and without the marks of footnotes.
func words(t *testing.T, markup string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type != html.TextNode || n.Parent.Data == "sup" || n.Parent.Parent != nil && n.Parent.Parent.Data == "sup" {
			continue
		}
		b.WriteString(strings.Join(strings.Fields(n.Data), ""))
	}
	return b.String()
}
