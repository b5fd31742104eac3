package bleveindex

import (
	"strings"
	"sync"
)

// How much memory the lists that were read may take, in bytes: room for those of
// some hundred of the commonest words, which stand in the queries of people again
// and again.
const (
	leastCache       = 4 << 20
	cachePerDocument = 128
)

// A listKey says which list: of which term, and whether with its parts.
type listKey struct {
	term  string
	parts bool
}

// A cache keeps the lists that were asked for last, in two generations: when the
// young one is half of what there may be, it becomes the old one, and what was
// old is forgotten unless it was asked for in between. It is safe for concurrent
// use.
type cache struct {
	most int // bytes

	mu         sync.Mutex
	young, old map[listKey]*postings
	size       int // of the young
}

// get returns the list with that key, or nil.
func (c *cache) get(key listKey) *postings {
	c.mu.Lock()
	defer c.mu.Unlock()
	if p := c.young[key]; p != nil {
		return p
	}
	p := c.old[key]
	if p != nil {
		c.add(key, p)
	}
	return p
}

// put keeps a list, unless it is too large to be kept beside others.
func (c *cache) put(key listKey, p *postings) {
	if p.size() > c.most/2 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(key, p)
}

func (c *cache) add(key listKey, p *postings) {
	if c.young == nil || c.size+p.size() > c.most/2 {
		c.old, c.young, c.size = c.young, map[listKey]*postings{}, 0
	}
	if c.young[key] == nil {
		c.size += p.size()
	}
	c.young[key] = p
}

// mostCounts bounds the terms whose documents are counted once, some two megabytes:
// what is typical of an exchange is told from the counts of all its words, most of
// which others have as well.
const mostCounts = 1 << 15

// counts keeps in how many documents terms are, of those asked for last. It is safe for
// concurrent use.
type counts struct {
	mu         sync.Mutex
	young, old map[string]int
}

// get returns the number of documents with a term, if it is kept.
func (c *counts) get(term string) (n int, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if n, ok = c.young[term]; !ok {
		if n, ok = c.old[term]; ok {
			c.add(term, n)
		}
	}
	return n, ok
}

// put keeps the number of documents with a term.
func (c *counts) put(term string, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(term, n)
}

func (c *counts) add(term string, n int) {
	if c.young == nil || len(c.young) >= mostCounts/2 {
		c.old, c.young = c.young, map[string]int{}
	}
	c.young[strings.Clone(term)] = n // or it would keep the text it was cut from
}
