package e2e_test

import (
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestJourneyDrones goes the way of a new reader: what did D66 ask about
// drones? Search, read the answer, look up its footnote and come back, follow
// the paper that the footnote cites to the page of what cites it, and look the
// answer up in the source.
func TestJourneyDrones(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	tab.look(t, look{"licht", 1280, 900, "light", false, false})
	tab.open(t, base+"/")

	t.Log("search")
	tab.do(t, "type drones", chromedp.SendKeys(chromedp.CSS(`form [name="q"]`), "drones"))
	tab.follow(t, "send the form", chromedp.Submit(chromedp.CSS(`form [name="q"]`)))
	if at := tab.address(t); at.Path != "/zoeken" || at.Query().Get("q") != "drones" {
		t.Fatalf("the search leads to %s", at)
	}

	t.Log("answer")
	answer := `main a[href^="` + document + `/antwoord/5"]`
	tab.follow(t, "open answer 5 from the hits", chromedp.Click(chromedp.CSS(answer)))
	if at := tab.address(t); at.Path != document+"/antwoord/5" {
		t.Fatalf("the hit leads to %s", at)
	}
	text := get(t, tab, "read the page", chromedp.Text(chromedp.CSS("main")))
	for _, want := range []string{"D66", "Turkse drones", "onbemande vliegtuigen"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page of answer 5 lacks %q", want)
		}
	}

	t.Log("footnote and back")
	tab.do(t, "click the mark", chromedp.Click(chromedp.CSS(`a[role="doc-noteref"]`)))
	note := tab.address(t).Fragment
	if !strings.HasSuffix(note, "noot-1") {
		t.Fatalf("the mark leads to #%s", note)
	}
	if text := get(t, tab, "read the note", chromedp.Text(chromedp.CSS("#"+note))); !strings.Contains(text, "33 694") {
		t.Errorf("the note reads %q", text)
	}
	tab.checkInView(t, "#"+note)
	tab.do(t, "click back", chromedp.Click(chromedp.CSS("#"+note+` a[href*="nootverwijzing-1"]`)))
	mark := tab.address(t).Fragment
	if !strings.HasSuffix(mark, "nootverwijzing-1") {
		t.Fatalf("the note leads back to #%s", mark)
	}
	tab.checkInView(t, "#"+mark)

	t.Log("reference and back")
	tab.follow(t, "open what cites the paper", chromedp.Click(chromedp.CSS(`main a[href="/verwijzingen/kst-33694-43"]`)))
	if at := tab.address(t); at.Path != "/verwijzingen/kst-33694-43" {
		t.Fatalf("the reference leads to %s", at)
	}
	tab.follow(t, "go back to the answer that cites it", chromedp.Click(chromedp.CSS(answer)))

	t.Log("source")
	tab.follow(t, "open the source", chromedp.Click(chromedp.CSS(`main a[href^="`+document+`/bron"]`)))
	at := tab.address(t)
	if at.Path != document+"/bron" || at.Fragment == "" {
		t.Fatalf("the source is at %s, want a place in %s/bron", at, document)
	}
	tab.checkInView(t, "#"+at.Fragment)
	if problems := tab.takeProblems(); len(problems) > 0 {
		t.Errorf("on the way: %s", strings.Join(problems, "\n"))
	}
}

// follow does something that opens another page, and waits for that page.
func (b *tab) follow(t *testing.T, what string, action chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := b.timeout()
	defer cancel()
	resp, err := chromedp.RunResponse(ctx, action)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if resp == nil || resp.Status != 200 {
		t.Fatalf("%s: got %+v", what, resp)
	}
}

// address returns the address of the page that the tab shows.
func (b *tab) address(t *testing.T) *url.URL {
	t.Helper()
	at, err := url.Parse(get(t, b, "read the address", chromedp.Location()))
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// checkInView checks that the element is where the reader looks.
func (b *tab) checkInView(t *testing.T, selector string) {
	t.Helper()
	script := `(() => { const r = document.querySelector(` + "`" + selector + "`" + `).getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight; })()`
	if !get(t, b, "look for "+selector, chromedp.Evaluate[bool](script)) {
		t.Errorf("%s is not in view", selector)
	}
}
