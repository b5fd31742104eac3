package server_test

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"inbreng/internal/corpus"
)

// publishAgain makes a release of the sources at another time.
func publishAgain(t *testing.T, dir string, at time.Time, sources []source) {
	t.Helper()
	b, err := corpus.NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Abort()
	for _, s := range sources {
		if err := b.Add(s.doc, s.report, s.text, []byte(s.text), string(s.doc.ID)+".txt"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Publish(corpus.ManifestInfo{Analyzer: "test", Created: at}); err != nil {
		t.Fatal(err)
	}
}

// feedDates returns the dates of the entries of a feed by title.
func feedDates(t *testing.T, s *site, address string) map[string]string {
	t.Helper()
	var feed struct {
		Entries []struct {
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(s.get(address).Body.Bytes(), &feed); err != nil {
		t.Fatal(err)
	}
	dates := map[string]string{}
	for _, e := range feed.Entries {
		dates[e.Title] = e.Updated
	}
	return dates
}

// TestOnlyWhatChangedIsNews makes a second release in which one answer and nothing else
// is another: the page and the feeds tell that, and of nothing else.
func TestOnlyWhatChangedIsNews(t *testing.T) {
	s := newSite(t, "https://inbreng.example", sampleSources())
	feeds := []string{"/feed.atom", "/fracties/vvd.atom", "/zoeken.atom?q=drones"}
	before := map[string]map[string]string{}
	for _, feed := range feeds {
		before[feed] = feedDates(t, s, feed)
	}
	changed := sampleSources()
	d := changed[0].doc
	d.Exchanges[0].Answer.Body.Text += " Anders."
	at := time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)
	publishAgain(t, s.dir, at, changed)
	if err := s.Reload(); err != nil {
		t.Fatal(err)
	}
	page := s.page("/nieuw")
	items := page.Find("section:has(h2:contains('3 februari 2026')) li")
	want := "gewijzigd: vraag en antwoord " + d.Exchanges[0].Name()
	if items.Length() != 1 || !strings.Contains(items.Text(), want) {
		t.Errorf("new on 3 February: %d items, %q, want one with %q", items.Length(), items.Text(), want)
	}
	if note := page.Find(".page-head .note").Text(); !strings.Contains(note, "de vorige versie van deze site is van ") {
		t.Errorf("the page says %q, want the day of the release before in it", note)
	}
	if turning := page.Find("main nav.more"); turning.Length() != 0 {
		t.Errorf("a list of one page has links to others: %q", turning.Text())
	}
	all := page.Find("main section li").Length()
	if all != len(changed) {
		t.Errorf("%d documents in the list, want %d", all, len(changed))
	}
	stamp, told := at.Format(time.RFC3339), 0
	for _, feed := range feeds {
		for title, date := range feedDates(t, s, feed) {
			if date == stamp {
				told++
			} else if date != before[feed][title] {
				t.Errorf("%s: %q was of %s and is of %s", feed, title, before[feed][title], date)
			}
		}
	}
	if told == 0 || told > 3 {
		t.Errorf("%d entries of three feeds are told to be new", told)
	}

	publishAgain(t, s.dir, at.Add(time.Hour), changed[1:])
	if err := s.Reload(); err != nil {
		t.Fatal(err)
	}
	if gone := s.page("/nieuw").Find("#verdwenen + ul li"); gone.Length() != 1 {
		t.Errorf("%d documents are gone: %q", gone.Length(), gone.Text())
	}
}
