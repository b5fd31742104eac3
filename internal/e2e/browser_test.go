package e2e_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// pageTimeout is how long one page may take, on a slow machine with the race
// detector.
const pageTimeout = 60 * time.Second

// errNoChromium says that there is no browser.
var errNoChromium = errors.New("no Chromium here: chromium, chromium-browser and google-chrome are not in the path")

// chromium finds the browser.
func chromium() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errNoChromium
}

// startBrowser starts one browser for all tests. Its context has no end, since
// the browser would end with it.
var startBrowser = sync.OnceValues(func() (context.Context, error) {
	path, err := chromium()
	if err != nil {
		return nil, err
	}
	profile, err := os.MkdirTemp("", "inbreng-chromium-")
	if err != nil {
		return nil, err
	}
	cleanups = append(cleanups, func() { os.RemoveAll(profile) })
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path),
		chromedp.UserDataDir(profile),
		chromedp.NoSandbox, // in a container there is no other way, and only our own pages are opened
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("hide-scrollbars", true),
	)
	allocator, cancelAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocator)
	cleanups = append(cleanups, func() { cancel(); cancelAllocator() })
	return ctx, chromedp.Do(ctx)
})

// A tab is one tab of the browser, with cookies and storage of its own.
type tab struct {
	ctx      context.Context
	mu       sync.Mutex
	problems []string
}

// newTab opens a tab, or skips the test where there is no browser.
func newTab(t *testing.T) *tab {
	t.Helper()
	browser, err := startBrowser()
	if errors.Is(err, errNoChromium) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	b := &tab{ctx: ctx}
	if err := chromedp.Listen(ctx, b.listen); err != nil {
		t.Fatal(err)
	}
	return b
}

// listen notes what the console says is wrong. Violations of the content
// security policy and files that do not load are entries of the browser's log.
func (b *tab) listen(event any) {
	problem := ""
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			problem = "console: " + describe(e.Args)
		}
	case *runtime.EventExceptionThrown:
		problem = "exception: " + (&chromedp.ExceptionError{ExceptionDetails: e.ExceptionDetails}).Error()
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			problem = fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL)
		}
	}
	if problem != "" {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.problems = append(b.problems, problem)
	}
}

// describe returns what was written to the console.
func describe(args []*runtime.RemoteObject) string {
	words := []string{}
	for _, arg := range args {
		words = append(words, strings.Trim(string(arg.Value), `"`)+arg.Description)
	}
	return strings.Join(words, " ")
}

// takeProblems returns what was noted since the last time.
func (b *tab) takeProblems() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	problems := b.problems
	b.problems = nil
	return problems
}

// timeout returns the context for one step.
func (b *tab) timeout() (context.Context, context.CancelFunc) {
	return context.WithTimeout(b.ctx, pageTimeout)
}

// do runs actions and fails the test when one fails.
func (b *tab) do(t *testing.T, what string, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	ctx, cancel := b.timeout()
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

// get runs an action that returns something.
func get[T any](t *testing.T, b *tab, what string, action chromedp.Action[T]) T {
	t.Helper()
	ctx, cancel := b.timeout()
	defer cancel()
	got, err := chromedp.Run(ctx, action)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	return got
}

// open opens an address and returns its status.
func (b *tab) open(t *testing.T, url string) int64 {
	t.Helper()
	resp := get(t, b, "open "+url, chromedp.NavigateResponse(url))
	if resp == nil {
		t.Fatalf("open %s: no answer", url)
	}
	return resp.Status
}

// A look is how a page is looked at.
type look struct {
	name          string
	width, height int64
	scheme        string // light or dark
	phone         bool   // as a phone shows it, for pictures; else as a narrow window
	forced        bool   // in the few colours of the reader's system
}

// look makes the tab show pages that way.
func (b *tab) look(t *testing.T, l look) {
	t.Helper()
	viewport := chromedp.EmulateViewport(l.width, l.height)
	if l.phone {
		viewport = chromedp.EmulateViewport(l.width, l.height, chromedp.EmulateMobile, chromedp.EmulateTouch,
			chromedp.EmulatePortrait, chromedp.EmulateScale(2))
	}
	colors := "none"
	if l.forced {
		colors = "active"
	}
	b.do(t, "look "+l.name, viewport, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}, {Name: "forced-colors", Value: colors}},
		})
		return err
	}))
}

// overflow lists the innermost elements that stick out of the window to the
// right, when the page can be scrolled that way.
const overflow = `(() => {
	const wide = document.documentElement.clientWidth;
	if (Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) <= innerWidth) return [];
	const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > wide + 1);
	const found = out.filter(e => !out.some(o => o !== e && e.contains(o)))
		.map(e => e.tagName.toLowerCase() + '.' + e.className + ' ' + e.textContent.trim().slice(0, 40));
	return found.length ? found : ['scrollWidth ' + document.documentElement.scrollWidth];
})()`

// checkPage reports what is wrong with the page that the tab shows.
func (b *tab) checkPage(t *testing.T) []string {
	t.Helper()
	problems := b.takeProblems()
	for _, element := range get(t, b, "look for overflow", chromedp.Evaluate[[]string](overflow)) {
		problems = append(problems, "sticks out to the right: "+element)
	}
	return problems
}
