package bleveindex

import (
	"container/heap"
	"context"
	"slices"

	bsearch "github.com/blevesearch/bleve/v2/search"

	"inbreng/internal/search"
)

// checkEvery is how many documents are looked at between two questions whether
// the caller has gone.
const checkEvery = 256

// A found is a document number with its score.
type found struct {
	doc   uint32
	score float64
	named bool // the query names it by number
}

// A collector sees every document that matches the text, in the order of bleve's
// numbers, and keeps the total, the counts of the filters, and the best ones.
type collector struct {
	cols   *columns
	filter filter
	better func(a, b found) bool
	keep   int     // how many of the best ones
	offset int     // how many of these come before the page
	best   []found // a heap, the worst first
	total  int

	named   map[uint32]bool
	after   *found // keep only what stands behind it
	skipped int    // what does not
	matched int    // documents that match the text, whatever the filters
}

// newCollector returns a collector for a query that is within its bounds.
func newCollector(cols *columns, q *search.Query, blank bool) *collector {
	c := &collector{cols: cols, filter: newFilter(cols, q), keep: q.Offset + pageSize(q), offset: q.Offset}
	byOrder := func(a, b found) bool { return cols.Order[a.doc] < cols.Order[b.doc] }
	switch {
	case q.Sort == search.ByDate:
		c.better = func(a, b found) bool {
			if da, db := cols.Date[a.doc], cols.Date[b.doc]; da != db {
				return da > db
			}
			return byOrder(a, b)
		}
	case q.Sort == search.ByDocument || blank:
		c.better = byOrder
	default:
		c.better = func(a, b found) bool {
			if a.named != b.named {
				return a.named
			}
			if a.score != b.score {
				return a.score > b.score
			}
			return byOrder(a, b)
		}
	}
	return c
}

// pageSize returns the number of hits on a page of the query.
func pageSize(q *search.Query) int {
	if q.Limit == 0 {
		return search.DefaultLimit
	}
	return q.Limit
}

// all collects every exchange: what a blank query asks for.
func (c *collector) all(ctx context.Context) error {
	for i, doc := range c.cols.inOrder {
		if i%checkEvery == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		c.see(found{doc: doc})
	}
	return nil
}

// run collects what the searcher gives, and closes it.
func (c *collector) run(ctx context.Context, x *Index, s bsearch.Searcher) (err error) {
	defer func() {
		if closeErr := s.Close(); err == nil {
			err = closeErr
		}
	}()
	sctx := &bsearch.SearchContext{
		DocumentMatchPool: bsearch.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0),
		IndexReader:       x.reader,
	}
	for i := 0; ; i++ {
		if i%checkEvery == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		match, err := s.Next(sctx)
		if err != nil || match == nil {
			return err
		}
		c.see(found{doc: uint32(match.IndexInternalID.Value()), score: match.Score})
		sctx.DocumentMatchPool.Put(match)
	}
}

// see takes note of a document that matches the text.
func (c *collector) see(f found) {
	c.matched++
	if !c.filter.count(f.doc) {
		return
	}
	c.total++
	if c.named != nil {
		f.named = c.named[f.doc]
	}
	if c.after != nil && !c.better(*c.after, f) {
		c.skipped++
		return
	}
	if len(c.best) < c.keep {
		heap.Push(c, f)
	} else if c.keep > 0 && c.better(f, c.best[0]) {
		c.best[0] = f
		heap.Fix(c, 0)
	}
}

// page returns the documents from offset on, best first.
func (c *collector) page(offset int) []found {
	slices.SortFunc(c.best, func(a, b found) int {
		if c.better(a, b) {
			return -1
		}
		return 1 // no two are the same document
	})
	return c.best[min(offset, len(c.best)):]
}

// Len, Less, Swap, Push and Pop make the collector a heap of its best.
func (c *collector) Len() int           { return len(c.best) }
func (c *collector) Less(i, j int) bool { return c.better(c.best[j], c.best[i]) }
func (c *collector) Swap(i, j int)      { c.best[i], c.best[j] = c.best[j], c.best[i] }
func (c *collector) Push(f any)         { c.best = append(c.best, f.(found)) }
func (c *collector) Pop() any {
	last := c.best[len(c.best)-1]
	c.best = c.best[:len(c.best)-1]
	return last
}
