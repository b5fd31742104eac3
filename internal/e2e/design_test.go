package e2e_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// lineLengths returns the mean number of characters of the full lines of each
// long paragraph of questions and answers.
const lineLengths = `[...document.querySelectorAll(".exchange .para > p")].map(p => {
	const lines = [];
	const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
	for (let node; (node = walker.nextNode());) {
		if (node.parentElement.closest("sup")) continue;
		for (let i = 0; i < node.length; i++) {
			const range = document.createRange();
			range.setStart(node, i);
			range.setEnd(node, i + 1);
			const box = range.getBoundingClientRect();
			if (!lines.length || box.top > lines.at(-1).bottom - 2) lines.push({bottom: box.bottom, n: 0});
			lines.at(-1).n++;
		}
	}
	lines.pop();
	return lines.length < 3 ? 0 : lines.reduce((sum, l) => sum + l.n, 0) / lines.length;
}).filter(n => n > 0)`

// TestLinesHoldSixtyToSeventyFiveCharacters measures the columns of text where
// there is room for them.
func TestLinesHoldSixtyToSeventyFiveCharacters(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	for _, width := range []int64{900, 1280, 1920} {
		tab.look(t, look{"licht", width, 900, "light", false, false})
		for _, path := range []string{document, document + "/antwoord/5"} {
			tab.open(t, base+path)
			means := get(t, tab, "measure the lines", chromedp.Evaluate[[]float64](lineLengths))
			if len(means) < 3 {
				t.Fatalf("%s: only %d long paragraphs", path, len(means))
			}
			sum := 0.0
			for _, mean := range means {
				sum += mean
			}
			if mean := sum / float64(len(means)); mean < 60 || mean > 75 {
				t.Errorf("%s at %d pixels: lines of %.1f characters", path, width, mean)
			}
		}
	}
}

// TestNotesStandBesideTheTextOrOpenInPlace looks at a footnote in a wide and in
// a narrow window, without scripts.
func TestNotesStandBesideTheTextOrOpenInPlace(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	tab.scripts(t, false)
	const boxes = `(() => {
		const note = document.querySelector(".side > div"), p = note.closest(".para").querySelector("p");
		const n = note.getBoundingClientRect(), t = p.getBoundingClientRect();
		return {shown: note.checkVisibility({contentVisibilityAuto: true}) && n.height > 0, beside: n.left >= t.right && n.top < t.bottom, below: n.top >= t.bottom};
	})()`
	type place struct{ Shown, Beside, Below bool }

	tab.look(t, look{"licht", 1280, 900, "light", false, false})
	tab.open(t, base+document+"/antwoord/14")
	if got := get(t, tab, "look for the note", chromedp.Evaluate[place](boxes)); !got.Shown || !got.Beside {
		t.Errorf("in a wide window the note is %+v", got)
	}
	tab.look(t, look{"telefoon", 360, 640, "light", true, false})
	tab.open(t, base+document+"/antwoord/14")
	if got := get(t, tab, "look for the note", chromedp.Evaluate[place](boxes)); got.Shown {
		t.Errorf("in a narrow window the note is shown before it is asked for: %+v", got)
	}
	tab.do(t, "open the note", chromedp.Click(chromedp.CSS(".side > summary")))
	if got := get(t, tab, "look for the note", chromedp.Evaluate[place](boxes)); !got.Shown || !got.Below {
		t.Errorf("in a narrow window the open note is %+v", got)
	}
}

// TestTheFactionStaysInSight scrolls into a long answer and looks for the name
// of the faction.
func TestTheFactionStaysInSight(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	for _, l := range []look{{"licht", 1280, 700, "light", false, false}, {"telefoon", 360, 640, "light", true, false}} {
		tab.look(t, l)
		tab.open(t, base+document)
		tab.do(t, "scroll", chromedp.Evaluate[chromedp.Void](`(() => {
			const r = document.querySelector("#antwoord-5").getBoundingClientRect();
			scrollTo({top: scrollY + r.top + r.height / 2, behavior: "instant"});
		})()`))
		seen := get(t, tab, "look for the name", chromedp.Evaluate[bool](`[...document.querySelectorAll(".speaker")].some(s => {
			const r = s.getBoundingClientRect();
			return s.textContent.includes("D66") && r.top >= 0 && r.bottom <= innerHeight;
		})`))
		if !seen {
			t.Errorf("%s: nothing says whose question is answered", l.name)
		}
	}
}

// TestTheContentsCanBeReachedByKeyboard opens the table of contents of a wide
// window, which is always open, and gives one of its links the focus.
func TestTheContentsCanBeReachedByKeyboard(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	tab.look(t, look{"licht", 1280, 900, "light", false, false})
	tab.open(t, base+document)
	tab.do(t, "focus the contents", chromedp.Evaluate[chromedp.Void](`document.querySelector(".contents").focus()`))
	tab.do(t, "press Tab", chromedp.KeyEvent(kb.Tab))
	focus := get(t, tab, "read the focus", chromedp.Evaluate[string](`document.activeElement.closest(".contents") ? document.activeElement.getAttribute("href") ?? "" : "elsewhere"`))
	if focus != "#deel-i-vvd" {
		t.Errorf("the focus is at %q", focus)
	}
}
