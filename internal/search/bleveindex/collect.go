package bleveindex

import (
	"container/heap"
	"slices"

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

// A collector is given every document that matches the text, and keeps the total,
// the counts of the filters, and the best ones.
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

// take takes note of the documents that match the text. Without scores they
// have none.
func (c *collector) take(hits scored) {
	left := c.filter.count(hits.docs)
	c.total = len(left)
	for i, doc := range hits.docs {
		if len(left) == 0 {
			return
		}
		if left[0] != doc {
			continue
		}
		left = left[1:]
		f := found{doc: doc, named: c.named[doc]}
		if hits.scores != nil {
			f.score = float64(hits.scores[i])
		}
		c.see(f)
	}
}

// see keeps a document if it is one of the best.
func (c *collector) see(f found) {
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
