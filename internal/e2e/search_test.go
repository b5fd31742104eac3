package e2e_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestSuggestionsWhileTyping types the beginning of a word and looks whether the
// box offers the rest, within the policy of the site.
func TestSuggestionsWhileTyping(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	tab.look(t, look{"licht", 1280, 900, "light", false, false})
	tab.open(t, base+"/zoeken")
	tab.takeProblems()
	tab.do(t, "type the beginning of a word", chromedp.SendKeys(chromedp.CSS("#zoek"), "clustermu"))
	tab.do(t, "wait for the list", chromedp.WaitReady(chromedp.CSS(`datalist option[value^="clustermunitie"]`)))
	if list := get(t, tab, "read the box", chromedp.Evaluate[string](`document.querySelector("#zoek").getAttribute("list")`)); list != "suggesties" {
		t.Errorf("the box has the list %q", list)
	}
	for _, problem := range tab.takeProblems() {
		t.Error(problem)
	}
}

// TestAHitOpensAtTheFirstMarkedWord follows a hit and the way back to it.
func TestAHitOpensAtTheFirstMarkedWord(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	tab.look(t, look{"telefoon", 360, 640, "light", true, false})
	tab.open(t, base+"/zoeken?q=gevangenen&fractie=christenunie")
	tab.follow(t, "open the second hit", chromedp.Click(chromedp.CSS(`.hit:nth-child(2) h3 a`)))
	if at := tab.address(t); at.Fragment != "treffer" || at.Query().Get("fractie") != "christenunie" {
		t.Fatalf("the hit leads to %s", at)
	}
	tab.checkInView(t, "mark#treffer")
	tab.checkInView(t, ".followed")
	tab.follow(t, "go back", chromedp.Click(chromedp.CSS(`.followed > a`)))
	if at := tab.address(t); at.Path != "/zoeken" || !strings.HasSuffix(at.Fragment, "-2") || at.Query().Get("q") != "gevangenen" {
		t.Errorf("back leads to %s", at)
	}
	tab.checkInView(t, "#resultaat-2")
}
