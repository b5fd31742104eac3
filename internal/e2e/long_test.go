package e2e_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// longList is a list of 300 questions with answers of some length.
func longList() string {
	var b strings.Builder
	b.WriteString("36 600 XVII Vaststelling van de begrotingsstaat voor Buitenlandse Handel (XVII) voor het jaar 2025\nNr. 5\n" +
		"VERSLAG HOUDENDE EEN LIJST VAN VRAGEN EN ANTWOORDEN\nVastgesteld 2 oktober 2024\nDe voorzitter van de commissie, De Boer\nVragen en antwoorden\n\n")
	subjects := []string{"de havens", "het spoor", "de visserij", "de uitvoer van staal", "de handel in granen", "het onderwijs", "de zorg voor ouderen"}
	for n := 1; n <= 300; n++ {
		subject := subjects[n%len(subjects)]
		fmt.Fprintf(&b, "%d\nHoeveel wordt er in %d uitgegeven aan %s?\n\nAntwoord:\n", n, 2000+n%30, subject)
		for i := range 4 {
			fmt.Fprintf(&b, "Voor %s is in %d een bedrag van %d duizend euro begroot, waarvan %d procent wordt besteed. ", subject, 2000+n%30, n*37+i*11, (n*7+i*13)%90+5)
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

// TestALongDocumentInABrowser follows a fragment to the part of a long document that
// holds it, in the browser and without scripts, and looks at the page as it is then.
func TestALongDocumentInABrowser(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "kst-36600-XVII-5.txt"), []byte(longList()), 0o644); err != nil {
		t.Fatal(err)
	}
	base, err := serveSite(dir)
	if err != nil {
		t.Fatal(err)
	}
	tab := newTab(t)
	tab.look(t, look{"smal", 320, 640, "light", false, false})
	const path = "/kst-36600-XVII-5"
	inView := func(selector string) string {
		return fmt.Sprintf(`(() => { const box = document.querySelector(%q)?.getBoundingClientRect(); return !!box && box.height > 0 && box.top < innerHeight && box.bottom > 0; })()`, selector)
	}

	tab.open(t, base+path+"#antwoord-290")
	tab.do(t, "wait for the part", chromedp.WaitReady(chromedp.CSS("article #antwoord-290")))
	if at := get(t, tab, "the address", chromedp.Evaluate[string]("location.search + location.hash")); !strings.HasPrefix(at, "?vanaf=") || !strings.HasSuffix(at, "#antwoord-290") {
		t.Errorf("the fragment leads to %s", at)
	}
	if !get(t, tab, "in view", chromedp.Evaluate[bool](inView("article #antwoord-290"))) {
		t.Error("the answer is not in the window")
	}
	if problems := tab.checkPage(t); len(problems) > 0 {
		t.Errorf("%v", problems)
	}
	if _, err := axeSource(); err == nil {
		for _, violation := range tab.axe(t) {
			t.Error(violation)
		}
	}

	tab.open(t, base+path+"/bron#regel-1100")
	tab.do(t, "wait for the part of the source", chromedp.WaitReady(chromedp.CSS("#regel-1100")))
	if at := get(t, tab, "the address", chromedp.Evaluate[string]("location.search + location.hash")); !strings.HasPrefix(at, "?vanaf=") || !strings.HasSuffix(at, "#regel-1100") {
		t.Errorf("the line leads to %s", at)
	}
	if !get(t, tab, "in view", chromedp.Evaluate[bool](inView("#regel-1100"))) {
		t.Error("the line is not in the window")
	}

	tab.scripts(t, false)
	tab.open(t, base+path+"#antwoord-290")
	if !get(t, tab, "in view", chromedp.Evaluate[bool](inView(".parts li:has(:target) a"))) {
		t.Error("without scripts the link to the part is not in the window")
	}
}
