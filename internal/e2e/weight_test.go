package e2e_test

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

const (
	// maxWeight is what the first view of a page may cost in bytes, headers and
	// all: two seconds on a slow phone.
	maxWeight = 60_000
	// maxRequests is how many files that may be.
	maxRequests = 6
)

// TestWeight opens every kind of page with an empty cache and adds up what is
// sent.
func TestWeight(t *testing.T) {
	tab := newTab(t)
	base := site(t)
	tab.look(t, look{"licht", 1280, 900, "light", false, false})
	tab.do(t, "switch the cache off", chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
		return err
	}))
	for _, page := range pages {
		t.Run(page.name, func(t *testing.T) {
			tab.open(t, base+page.path)
			sizes := get(t, tab, "add up", chromedp.Evaluate[[]int](`[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(e => e.transferSize)`))
			weight := 0
			for _, size := range sizes {
				weight += size
			}
			t.Logf("%d bytes in %d requests", weight, len(sizes))
			if weight == 0 || weight > maxWeight {
				t.Errorf("%d bytes are sent, at most %d may be", weight, maxWeight)
			}
			if len(sizes) > maxRequests {
				t.Errorf("%d requests, at most %d may be", len(sizes), maxRequests)
			}
		})
	}
}
