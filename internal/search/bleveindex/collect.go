package bleveindex

import (
	"cmp"
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
// the counts of the filters, and the page that is asked for.
type collector struct {
	cols   *columns
	filter filter
	better func(a, b found) bool
	named  map[uint32]bool
	left   []uint32 // the documents that the filters leave, as they came

	offset int     // how many of the best come before the page
	page   ranking // what is kept, from the best on
	before ranking // what stands before that in the list, from the page backwards
	after  *found  // the page is what stands behind it
	around *found  // the page is what stands beside it
	count  int     // what stands before
}

// newCollector returns a collector for a query that is within its bounds.
func newCollector(cols *columns, q *search.Query, blank bool) *collector {
	c := &collector{cols: cols, filter: newFilter(cols, q), offset: q.Offset}
	c.better = order(cols, q.Sort, blank)
	c.page = ranking{better: c.better, keep: q.Offset + pageSize(q)}
	return c
}

// order returns whether one stands before the other in a list.
func order(cols *columns, sort search.Sort, blank bool) func(a, b found) bool {
	byOrder := func(a, b found) bool { return cols.Order[a.doc] < cols.Order[b.doc] }
	switch {
	case sort == search.ByDate:
		return func(a, b found) bool {
			if da, db := cols.Date[a.doc], cols.Date[b.doc]; da != db {
				return da > db
			}
			return byOrder(a, b)
		}
	case sort == search.ByDocument || blank:
		return byOrder
	}
	return func(a, b found) bool {
		if a.named != b.named {
			return a.named
		}
		if a.score != b.score {
			return a.score > b.score
		}
		return byOrder(a, b)
	}
}

// pageSize returns the number of hits on a page of the query.
func pageSize(q *search.Query) int {
	if q.Limit == 0 {
		return search.DefaultLimit
	}
	return q.Limit
}

// behind makes the page that of the hits behind one.
func (c *collector) behind(f found) {
	c.after = &f
	// One more than a page: it says where the page before begins.
	c.before = ranking{better: c.worse, keep: c.page.keep + 1}
}

func (c *collector) worse(a, b found) bool { return c.better(b, a) }

// take takes note of the documents that match the text. Without scores they
// have none.
func (c *collector) take(hits scored) {
	c.left = c.filter.count(hits.docs)
	left := c.left
	for i, doc := range hits.docs {
		if len(left) == 0 {
			return
		}
		if left[0] != doc {
			continue
		}
		left = left[1:]
		c.see(c.found(hits, i))
	}
}

// found returns one of the hits.
func (c *collector) found(hits scored, i int) found {
	f := found{doc: hits.docs[i], named: len(c.named) > 0 && c.named[hits.docs[i]]}
	if hits.scores != nil {
		f.score = float64(hits.scores[i])
	}
	return f
}

// takeAround is take for a page with the hit of one document and those beside it.
// Without that hit the page is empty.
func (c *collector) takeAround(hits scored, doc uint32) {
	c.page.keep = 0
	if i := slices.Index(hits.docs, doc); i >= 0 && len(c.filter.left(hits.docs[i:i+1])) > 0 {
		f := c.found(hits, i)
		c.around = &f
		c.page.keep = 1
		c.before = ranking{better: c.worse, keep: 1}
	}
	c.take(hits)
}

// see keeps a hit if it belongs to the page, or stands just before it.
func (c *collector) see(f found) {
	switch mark := cmp.Or(c.after, c.around); {
	case mark == nil || c.better(*mark, f):
		c.page.see(f)
	case c.around != nil && f.doc == c.around.doc:
		// It is known.
	default:
		c.count++
		c.before.see(f)
	}
}

// hits returns the page, how many hits stand before it in the list, and how many
// there are.
func (c *collector) hits() (page []found, offset, total int) {
	page = c.page.sorted()
	page = page[min(c.offset, len(page)):]
	switch {
	case c.around != nil:
		page = slices.Concat(c.before.sorted(), []found{*c.around}, page)
		return page, c.count - len(c.before.best), len(c.left)
	case c.after != nil:
		return page, c.count, len(c.left)
	}
	return page, c.offset, len(c.left)
}

// A ranking keeps the best of what it sees.
type ranking struct {
	better func(a, b found) bool
	keep   int     // how many
	best   []found // a heap, the worst first
}

// see keeps f if it is one of the best.
func (r *ranking) see(f found) {
	if len(r.best) < r.keep {
		heap.Push(r, f)
	} else if r.keep > 0 && r.better(f, r.best[0]) {
		r.best[0] = f
		heap.Fix(r, 0)
	}
}

// sorted returns what is kept, best first.
func (r *ranking) sorted() []found {
	slices.SortFunc(r.best, func(a, b found) int {
		if r.better(a, b) {
			return -1
		}
		return 1 // no two are the same document
	})
	return r.best
}

// Len, Less, Swap, Push and Pop make the ranking a heap.
func (r *ranking) Len() int           { return len(r.best) }
func (r *ranking) Less(i, j int) bool { return r.better(r.best[j], r.best[i]) }
func (r *ranking) Swap(i, j int)      { r.best[i], r.best[j] = r.best[j], r.best[i] }
func (r *ranking) Push(f any)         { r.best = append(r.best, f.(found)) }
func (r *ranking) Pop() any {
	last := r.best[len(r.best)-1]
	r.best = r.best[:len(r.best)-1]
	return last
}
