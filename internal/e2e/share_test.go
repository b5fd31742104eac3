package e2e_test

import (
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// clipboard lets pages write to the clipboard, as a reader does by clicking, and
// read it, for the tests.
func (b *tab) clipboard(t *testing.T) {
	t.Helper()
	targets, err := chromedp.Targets(b.ctx)
	if err != nil {
		t.Fatal(err)
	}
	id := chromedp.FromContext(b.ctx).Target.TargetID
	for _, info := range targets {
		if info.TargetID != id {
			continue
		}
		for _, name := range []string{"clipboard-read", "clipboard-write"} {
			_, err := chromedp.CallBrowser(b.ctx, browser.SetPermission, browser.SetPermissionParams{
				Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted, BrowserContextID: info.BrowserContextID,
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

// copied returns what is on the clipboard once the page has said that it is.
func (b *tab) copied(t *testing.T) string {
	t.Helper()
	b.wait(t, `document.querySelector(".status").textContent.endsWith("gekopieerd")`)
	return get(t, b, "read the clipboard", chromedp.Evaluate[string](`navigator.clipboard.readText()`, chromedp.EvalAwaitPromise))
}

// wait waits until an expression is true.
func (b *tab) wait(t *testing.T, expression string) {
	t.Helper()
	for range 100 {
		if get(t, b, "look", chromedp.Evaluate[bool](expression)) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("it never came true: %s", expression)
}

func TestCopying(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	tab.clipboard(t)
	tab.look(t, look{"licht", 1280, 900, "light", false, false})
	const answer = document + "/antwoord/12"
	for _, tt := range []struct{ name, open, click, want string }{
		{"address", answer, "#citeer-adres + .copy-button", base + answer},
		{"Leidraad", answer, "#citeer-leidraad + .copy-button", "Kamerstukken II 2020/21, 21501-02, nr. 2401, antwoord 12"},
		{"BibTeX", answer, "#citeer-bibtex + .copy-button", "@misc{kst-21501-02-2401:12,\n"},
		{"link to an answer", document, `#vraag-en-antwoord-12 .copy-link`, base + answer},
		{"link to a paragraph", document, `a.pin[href="#antwoord-12-alinea-1"]`, base + document + "#antwoord-12-alinea-1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tab.open(t, base+tt.open)
			tab.do(t, "click", chromedp.Evaluate[chromedp.Void](`document.querySelector(`+"`"+tt.click+"`"+`).scrollIntoView({block: "center", behavior: "instant"})`), chromedp.Click(chromedp.CSS(tt.click)))
			if got := tab.copied(t); !strings.HasPrefix(got, tt.want) {
				t.Errorf("copied %q, want %q", got, tt.want)
			}
		})
	}
	for _, problem := range tab.takeProblems() {
		t.Error(problem)
	}
}

// TestQuotingASelection selects words, quotes them, and follows the link in the
// quotation in another tab, in a window that is lower than the paragraph: the
// words themselves are in view there.
func TestQuotingASelection(t *testing.T) {
	writer := newTab(t)
	base := site(t)
	writer.clipboard(t)
	writer.look(t, look{"licht", 1280, 900, "light", false, false})
	for _, tt := range []struct{ name, answer, from, to, want string }{
		{"a few words at the end of a paragraph", "7", "gaat de EU kritische", "boodschappen niet uit de weg.", "gaat de EU kritische boodschappen niet uit de weg."},
		{"across a footnote mark", "14", "voorgaande brieven", "Prioriteit", "voorgaande brieven aan uw Kamer. Prioriteit"},
		{"a long passage", "7", "Het betreft inderdaad", "hier beweging in te krijgen.", "Het betreft inderdaad, zoals ik schreef in mijn eerdere brieven aan uw Kamer, een schending van het internationaal recht. De covoorzitters van de OVSE Minsk Groep werken hard achter de schermen om hier beweging in te krijgen."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := document + "/antwoord/" + tt.answer
			writer.open(t, base+path)
			writer.do(t, "select", chromedp.Evaluate[chromedp.Void](`(() => {
				const walker = document.createTreeWalker(document.querySelector("#antwoord-`+tt.answer+`-alinea-1"), NodeFilter.SHOW_TEXT);
				let from, to;
				for (let node; (node = walker.nextNode());) {
					if (!from && node.data.includes("`+tt.from+`")) from = [node, node.data.indexOf("`+tt.from+`")];
					if (node.data.includes("`+tt.to+`")) to = [node, node.data.indexOf("`+tt.to+`") + "`+tt.to+`".length];
				}
				getSelection().setBaseAndExtent(...from, ...to);
			})()`))
			writer.wait(t, `!document.querySelector(".quote-button").hidden`)
			writer.do(t, "quote", chromedp.Click(chromedp.CSS(".quote-button")))
			quotation := writer.copied(t)
			want := "“" + tt.want + "” (Kamerstukken II 2020/21, 21501-02, nr. 2401, antwoord " + tt.answer + ", "
			link, ok := strings.CutPrefix(quotation, want)
			if !ok {
				t.Fatalf("copied %q, want %q", quotation, want)
			}
			reader := newTab(t)
			reader.look(t, look{"laag", 360, 200, "light", false, false})
			reader.open(t, strings.TrimSuffix(link, ")"))
			reader.wait(t, `(() => {
				const walker = document.createTreeWalker(document.querySelector("#antwoord-`+tt.answer+`-alinea-1"), NodeFilter.SHOW_TEXT);
				for (let node; (node = walker.nextNode());) {
					const at = node.data.indexOf("`+tt.from+`");
					if (at < 0) continue;
					const range = document.createRange();
					range.setStart(node, at);
					range.setEnd(node, at + "`+tt.from+`".length);
					const r = range.getBoundingClientRect();
					return scrollY > 0 && r.top >= 0 && r.bottom <= innerHeight;
				}
			})()`)
			if problems := append(writer.takeProblems(), reader.takeProblems()...); len(problems) > 0 {
				t.Error(problems)
			}
		})
	}
}

// TestShortcuts goes through the document by keys, and switches them off.
func TestShortcuts(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	tab.look(t, look{"licht", 1280, 900, "light", false, false})
	tab.open(t, base+document+"/antwoord/7")
	press := func(key, want string) {
		t.Helper()
		tab.follow(t, "press "+key, chromedp.KeyEvent(key))
		if at := tab.address(t); at.Path != want {
			t.Fatalf("%s leads to %s, want %s", key, at, want)
		}
	}
	press("n", document+"/antwoord/8")
	press("p", document+"/antwoord/7")
	press("b", document)
	tab.do(t, "press /", chromedp.KeyEvent("/"))
	if !get(t, tab, "read the focus", chromedp.Evaluate[bool](`document.activeElement.id === "zoek"`)) {
		t.Error("the search box has not the focus")
	}
	// In the box the keys are letters. The browser of the tests also types the
	// slash, which it sends apart from the key.
	tab.do(t, "type n", chromedp.KeyEvent("n"))
	if got := get(t, tab, "read the box", chromedp.Evaluate[string](`document.querySelector("#zoek").value`)); !strings.HasSuffix(got, "n") {
		t.Errorf("the box holds %q", got)
	}
	tab.do(t, "leave the box", chromedp.Evaluate[chromedp.Void](`document.activeElement.blur()`))
	press("?", "/sneltoetsen")
	tab.do(t, "switch the keys off", chromedp.Click(chromedp.CSS(".switch input")))
	tab.open(t, base+document+"/antwoord/7")
	tab.do(t, "press n", chromedp.KeyEvent("n"))
	time.Sleep(200 * time.Millisecond)
	if at := tab.address(t); at.Path != document+"/antwoord/7" {
		t.Errorf("switched off, n leads to %s", at)
	}
}

// tabTo presses Tab until an element has the focus, and looks whether each one on
// the way can be seen to have it.
func (b *tab) tabTo(t *testing.T, selector string) {
	t.Helper()
	for range 120 {
		b.do(t, "press Tab", chromedp.KeyEvent(kb.Tab))
		type focus struct {
			There, Visible bool
			What           string
		}
		f := get(t, b, "read the focus", chromedp.Evaluate[focus](`(() => {
			const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);
			return {there: e.matches(`+"`"+selector+"`"+`), what: e.outerHTML.slice(0, 120),
				visible: (s.outlineStyle !== "none" || s.boxShadow !== "none" || e.matches(".skip, svg a")) && r.bottom > 0 && r.top < innerHeight};
		})()`))
		if !f.Visible {
			t.Errorf("nobody sees that this has the focus: %s", f.What)
		}
		if f.There {
			return
		}
	}
	t.Fatalf("Tab never reaches %s", selector)
}

// TestKeyboardOnly goes from the overview to a shared link of one answer without
// a mouse.
func TestKeyboardOnly(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	tab.clipboard(t)
	tab.look(t, look{"licht", 1280, 900, "light", false, false})
	tab.open(t, base+"/")
	tab.tabTo(t, "a.skip")
	tab.tabTo(t, `.tiles a[href="/fracties/d66"]`)
	tab.follow(t, "open the faction", chromedp.KeyEvent(kb.Enter))
	tab.tabTo(t, `a.skip`)
	tab.do(t, "skip to the content", chromedp.KeyEvent(kb.Enter))
	tab.tabTo(t, `main a[href="`+document+`/antwoord/5"]`)
	tab.follow(t, "open the answer", chromedp.KeyEvent(kb.Enter))
	tab.tabTo(t, `.share .copy-link`)
	tab.do(t, "copy the link", chromedp.KeyEvent(kb.Enter))
	link := tab.copied(t)
	if link != base+document+"/antwoord/5" {
		t.Fatalf("copied %q", link)
	}
	other := newTab(t)
	if status := other.open(t, link); status != 200 {
		t.Fatalf("the shared link gives %d", status)
	}
	if text := get(t, other, "read the page", chromedp.Text(chromedp.CSS("main"))); !strings.Contains(text, "Turkse drones") {
		t.Error("the shared link shows something else")
	}
}

// TestWithoutScripts searches, filters, opens a footnote and a preview, and
// follows a reference, all without JavaScript.
func TestWithoutScripts(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	tab.scripts(t, false)
	tab.look(t, look{"telefoon", 360, 740, "light", true, false})
	tab.open(t, base+"/")
	tab.do(t, "type", chromedp.SendKeys(chromedp.CSS("#zoek"), "drones"))
	tab.follow(t, "search", chromedp.Submit(chromedp.CSS(`form [name="q"]`)))
	tab.do(t, "tick a faction", chromedp.Evaluate[chromedp.Void](`(() => {
		const box = document.querySelector('input[name="fractie"][value="d66"]');
		box.closest("details").open = true;
		box.scrollIntoView({behavior: "instant"});
	})()`), chromedp.Click(chromedp.CSS(`input[name="fractie"][value="d66"]`)))
	tab.follow(t, "filter", chromedp.Click(chromedp.CSS(".filters .button")))
	if at := tab.address(t); at.Query().Get("fractie") != "d66" || at.Query().Get("q") != "drones" {
		t.Fatalf("the filter leads to %s", at)
	}
	tab.follow(t, "open a hit", chromedp.Click(chromedp.CSS(`.hit a[href^="`+document+`/antwoord/5"]`)))
	tab.do(t, "open the footnote", chromedp.Click(chromedp.CSS(".side > summary")))
	if note := get(t, tab, "read the note", chromedp.Text(chromedp.CSS(".side > div"))); !strings.Contains(note, "33 694") {
		t.Errorf("the note reads %q", note)
	}
	tab.follow(t, "follow the reference", chromedp.Click(chromedp.CSS(`.list a[href="/verwijzingen/kst-33694-43"]`)))
	tab.open(t, base+document+"/antwoord/16")
	for _, text := range []string{"#citeer-leidraad", "#citeer-adres"} {
		if got := get(t, tab, "read the citation", chromedp.Text(chromedp.CSS(text))); got == "" {
			t.Errorf("%s is not there to be selected", text)
		}
	}
	if n := get(t, tab, "count buttons that do nothing", chromedp.Evaluate[int](`document.querySelectorAll("main button:not(form button)").length`)); n != 0 {
		t.Errorf("%d buttons do nothing without scripts", n)
	}
	for _, problem := range tab.takeProblems() {
		t.Error(problem)
	}
}
