package e2e_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// axeFile is the accessibility checker; "make deps" installs the version that
// _node/package-lock.json names.
const axeFile = "_node/node_modules/axe-core/axe.min.js"

// axeSource reads the checker.
var axeSource = sync.OnceValues(func() (string, error) {
	source, err := os.ReadFile(axeFile)
	return string(source), err
})

// runAxe asks for every rule of WCAG 2.2 level A and AA and for the best
// practices, and returns a line for each of the first elements that break one.
const runAxe = `axe.run(document, {
	runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]},
	resultTypes: ["violations"],
}).then(r => r.violations.flatMap(v => v.nodes.slice(0, 4).map(n => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary.replace(/\s+/g, " ") + " " + n.html.slice(0, 160))))`

// needAxe skips the test where the checker is not installed.
func needAxe(t *testing.T) {
	t.Helper()
	if _, err := axeSource(); errors.Is(err, fs.ErrNotExist) {
		t.Skip("axe-core is not here: make deps installs it")
	}
}

// axe returns what the checker finds wrong with the page that the tab shows.
func (b *tab) axe(t *testing.T) []string {
	t.Helper()
	source, err := axeSource()
	if err != nil {
		t.Fatal(err)
	}
	b.do(t, "load axe-core", chromedp.Evaluate[chromedp.Void](source))
	return get(t, b, "run axe-core", chromedp.Evaluate[[]string](runAxe, chromedp.EvalAwaitPromise))
}

// scripts says whether pages may run scripts.
func (b *tab) scripts(t *testing.T, allowed bool) {
	t.Helper()
	b.do(t, "switch scripts", chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !allowed})
		return err
	}))
}

// TestAxeFindsFaults shows the checker a page with a fault of each sort that
// matters here: a checker that finds nothing would not be noticed.
func TestAxeFindsFaults(t *testing.T) {
	needAxe(t)
	tab := newTab(t)
	tab.look(t, look{"licht", 800, 600, "light", false, false})
	for _, tt := range []struct{ rule, body string }{
		{"color-contrast", `<main><h1>Kop</h1><p style="color: #bbb; background: #fff">bleek</p></main>`},
		{"image-alt", `<main><h1>Kop</h1><img src="data:,"></main>`},
		{"heading-order", `<main><h1>Kop</h1><h4>te diep</h4></main>`},
		{"label", `<main><h1>Kop</h1><input></main>`},
		{"target-size", `<main><h1>Kop</h1><p><button style="inline-size: 10px; block-size: 10px; padding: 0" aria-label="a"></button><button style="inline-size: 10px; block-size: 10px; padding: 0" aria-label="b"></button></p></main>`},
		{"region", `<main><h1>Kop</h1></main><p>erbuiten</p>`},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			tab.open(t, page(t, tt.body))
			found := strings.Join(tab.axe(t), "\n")
			if !strings.Contains(found, tt.rule+": ") {
				t.Errorf("not found; found: %s", found)
			}
		})
	}
}
