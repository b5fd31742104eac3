package e2e_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

const document = "/kst-21501-02-2401"

// pages are one page of every kind.
var pages = []struct {
	name, path string
	status     int64
}{
	{"overzicht", "/", 200},
	{"document", document, 200},
	{"antwoord", document + "/antwoord/7", 200},
	{"inbreng", document + "/fractie/d66", 200},
	{"passage", document + "#antwoord-14", 200}, // not behind the document itself: it would be the same page
	{"bron", document + "/bron", 200},
	{"fracties", "/fracties", 200},
	{"fractie", "/fracties/vvd", 200},
	{"zoeken", "/zoeken?q=krijgsgevangenen", 200},
	{"zoeken-filters", "/zoeken?q=de&fractie=d66&fractie=vvd&jaar=2021&sorteer=document", 200},
	{"zoeken-niets", "/zoeken?q=xyzzyx", 200},
	{"zoeken-deels", "/zoeken?q=drones+xyzzyx+%22wapens+zijn%22&fractie=d66", 200},
	{"zoeken-verbeterd", "/zoeken?q=borell", 200},
	{"zoeken-nummer", "/zoeken?q=33+694%2C+nr.+43", 200},
	{"zoekhulp", "/zoekhulp", 200},
	{"treffer", document + "/antwoord/5?q=drones+wapens&plaats=1#treffer", 200},
	{"verwijzingen", "/verwijzingen", 200},
	{"verwijzing", "/verwijzingen/kst-21501-02-2375", 200},
	{"afkortingen", "/afkortingen", 200},
	{"vergelijk", "/vergelijk", 200},
	{"vergeleken", "/vergelijk?document=kst-21501-02-2401&fractie=vvd&fractie=d66&fractie=christenunie", 200},
	{"kwaliteit", "/kwaliteit", 200},
	{"nieuw", "/nieuw", 200},
	{"verslag", "/kwaliteit" + document, 200},
	{"over", "/over", 200},
	{"toegankelijkheid", "/toegankelijkheid", 200},
	{"privacy", "/privacy", 200},
	{"sneltoetsen", "/sneltoetsen", 200},
	{"documenten", "/documenten", 200},
	{"dossier", "/dossiers/21501-02", 200},
	{"vragenstellers", "/vragenstellers", 200},
	{"bewindspersonen", "/bewindspersonen", 200},
	{"ministeries", "/ministeries", 200},
	{"soorten", "/soorten", 200},
	{"soort", "/soorten/verslag-van-een-schriftelijk-overleg", 200},
	{"onbeantwoord", "/onbeantwoord", 200},
	{"inbed", document + "/antwoord/7/inbed", 200},
	{"api", "/api", 200},
	{"download", "/download", 200},
	{"kopie", "/kopie", 200},
	{"niet-gevonden", document + "/antwoord/99", 404},
}

// TestPages opens every kind of page in the light, in the dark, in a narrow
// window, without scripts and in a window of which 400 % are asked, and looks
// for sideways scrolling, errors on the console and violations of the content
// security policy.
func TestPages(t *testing.T) {
	everyPage(t, ways, func(t *testing.T, tab *tab, _ bool, url string, status int64) {
		checkSmoke(t, tab, url, status)
	})
}

// unfold opens what is folded away and returns how much that was.
const unfold = `[...document.querySelectorAll("details:not([open])")].map(d => { d.open = true; }).length`

// TestAccessibility has axe-core look at the same pages in the same ways, and in the
// colours of the reader's system, which move nothing but can hide words.
func TestAccessibility(t *testing.T) {
	needAxe(t)
	forced := way{look{name: "vaste-kleuren", width: 1280, height: 900, scheme: "dark", forced: true}, true}
	everyPage(t, append([]way{forced}, ways...), func(t *testing.T, tab *tab, scripts bool, url string, _ int64) {
		tab.open(t, url)
		// The checker is a script itself; those of the page do not run any
		// more once it is there.
		tab.scripts(t, true)
		defer tab.scripts(t, scripts)
		for _, violation := range tab.axe(t) {
			t.Error(violation)
		}
		// What is folded away is looked at as well.
		if get(t, tab, "unfold", chromedp.Evaluate[int](unfold)) == 0 {
			return
		}
		for _, element := range get(t, tab, "look for overflow", chromedp.Evaluate[[]string](overflow)) {
			t.Errorf("unfolded, this sticks out to the right: %s", element)
		}
		for _, violation := range tab.axe(t) {
			t.Errorf("unfolded: %s", violation)
		}
	})
}

// A way is how pages are looked at, with scripts or without.
type way struct {
	look
	scripts bool
}

var ways = []way{
	{look{"licht", 1280, 900, "light", false, false}, true},
	{look{"donker", 1280, 900, "dark", false, false}, true},
	{look{"smal", 320, 640, "light", false, false}, true},
	{look{"zonder-scripts", 1280, 900, "light", false, false}, false},
	// 1280 by 1024 at 400 %, as WCAG 1.4.10 has it.
	{look{"vergroot", 320, 256, "dark", false, false}, true},
}

// everyPage checks every kind of page in some ways.
func everyPage(t *testing.T, ways []way, check func(t *testing.T, tab *tab, scripts bool, url string, status int64)) {
	base := site(t)
	for _, l := range ways {
		t.Run(l.name, func(t *testing.T) {
			tab := newTab(t)
			tab.look(t, l.look)
			tab.scripts(t, l.scripts)
			for _, page := range pages {
				t.Run(page.name, func(t *testing.T) {
					check(t, tab, l.scripts, base+page.path, page.status)
				})
			}
		})
	}
}

// checkSmoke opens a page and checks what holds for every page.
func checkSmoke(t *testing.T, tab *tab, url string, status int64) {
	t.Helper()
	tab.takeProblems()
	if got := tab.open(t, url); got != status {
		t.Errorf("status %d, want %d", got, status)
	}
	for _, problem := range tab.checkPage(t) {
		// The browser's log has the status of the page itself as an error.
		if status >= http.StatusBadRequest && strings.Contains(problem, fmt.Sprintf("status of %d", status)) && strings.HasSuffix(problem, url) {
			continue
		}
		t.Error(problem)
	}
	if title := get(t, tab, "read the title", chromedp.Title()); strings.TrimSpace(title) == "" {
		t.Error("the page has no title")
	}
	if n := get(t, tab, "count the headings", chromedp.Evaluate[int](`document.querySelectorAll("h1").length`)); n != 1 {
		t.Errorf("the page has %d headings h1, want 1", n)
	}
	if lang := get(t, tab, "read the language", chromedp.Evaluate[string](`document.documentElement.lang`)); lang != "nl" {
		t.Errorf("the page says it is in %q, want nl", lang)
	}
}

// TestScreenshots writes a picture of every kind of page to the folder that
// INBRENG_SCREENSHOTS names ("make screenshots").
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("INBRENG_SCREENSHOTS")
	if folder == "" {
		t.Skip("pictures are only taken by make screenshots")
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	looks := []look{
		{"licht", 1280, 900, "light", false, false},
		{"donker", 1280, 900, "dark", false, false},
		{"telefoon", 390, 844, "light", true, false},
	}
	tab := newTab(t)
	base := site(t)
	for _, l := range looks {
		tab.look(t, l)
		for _, page := range pages {
			tab.open(t, base+page.path)
			picture := get(t, tab, "take a picture", chromedp.CaptureScreenshot())
			name := filepath.Join(folder, page.name+"-"+l.name+".png")
			if err := os.WriteFile(name, picture, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, m := range []struct {
		name, media, feature, value string
		width, height               int64
	}{
		{"afdruk", "print", "prefers-color-scheme", "light", 794, 1123},
		{"vaste-kleuren", "screen", "forced-colors", "active", 1280, 900},
	} {
		tab.do(t, "look "+m.name, chromedp.EmulateViewport(m.width, m.height), chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
				Media: m.media, Features: []*emulation.MediaFeature{{Name: m.feature, Value: m.value}},
			})
			return err
		}))
		for _, page := range pages {
			tab.open(t, base+page.path)
			picture := get(t, tab, "take a picture", chromedp.CaptureScreenshot())
			if err := os.WriteFile(filepath.Join(folder, page.name+"-"+m.name+".png"), picture, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("the pictures are in %s", folder)
}
