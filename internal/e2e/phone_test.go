package e2e_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestANewVisitorOnAPhone does what a new visitor wants to: find one answer,
// share it, print it, and see from the pictures who asked how much about what.
func TestANewVisitorOnAPhone(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	tab.clipboard(t)
	tab.look(t, look{"telefoon", 360, 740, "light", true, false})

	t.Log("find one answer")
	tab.open(t, base+"/")
	tab.do(t, "type", chromedp.SendKeys(chromedp.CSS("#zoek"), "clustermunitie"))
	tab.follow(t, "search", chromedp.Submit(chromedp.CSS(`form [name="q"]`)))
	tab.follow(t, "open the first hit", chromedp.Click(chromedp.CSS(".hit h3 a")))
	at := tab.address(t)
	if !strings.HasPrefix(at.Path, document+"/antwoord/") {
		t.Fatalf("the hit leads to %s", at)
	}
	tab.checkInView(t, "mark#treffer")

	t.Log("share it")
	tab.do(t, "copy the link", chromedp.Evaluate[chromedp.Void](`document.querySelector(".copy-link").scrollIntoView({block: "center", behavior: "instant"})`), chromedp.Click(chromedp.CSS(".copy-link")))
	// What is shared is the answer, without the search that led to it.
	if link := tab.copied(t); link != base+at.Path {
		t.Errorf("shared: %q", link)
	}

	t.Log("print it")
	if pdf := get(t, tab, "print", chromedp.PrintToPDF()); !strings.HasPrefix(string(pdf), "%PDF") {
		t.Error("the answer cannot be printed")
	}

	t.Log("see who asked how much about what")
	tab.open(t, base+document)
	for _, mark := range []struct{ id, says string }{{"5", "Vraag en antwoord 5, D66: "}, {"16", "Vraag en antwoord 16, ChristenUnie: "}} {
		selector := `.strip a[href="#vraag-en-antwoord-` + mark.id + `"]`
		label := get(t, tab, "read the mark", chromedp.Evaluate[string](`document.querySelector('`+selector+`').getAttribute("aria-label")`))
		if !strings.HasPrefix(label, mark.says) || !strings.Contains(label, "woorden gevraagd") {
			t.Errorf("the mark says %q", label)
		}
	}
	type box struct{ Left, Right, Width, Height float64 }
	for _, b := range get(t, tab, "measure the marks", chromedp.Evaluate[[]box](`[...document.querySelectorAll(".strip .area")].map(e => {
		const r = e.getBoundingClientRect();
		return {left: r.left, right: r.right, width: r.width, height: r.height};
	})`)) {
		if b.Left < 0 || b.Right > 360 || b.Width < 24 || b.Height < 24 {
			t.Errorf("a mark is out of reach: %+v", b)
		}
	}
	tab.do(t, "tap a mark", chromedp.Click(chromedp.CSS(`.strip a[href="#vraag-en-antwoord-16"]`)))
	tab.wait(t, `(() => { const r = document.querySelector("#vraag-en-antwoord-16").getBoundingClientRect(); return r.top >= 0 && r.top < innerHeight; })()`)
	for _, problem := range tab.takeProblems() {
		t.Error(problem)
	}
}
