package corpus

import (
	"container/list"
	"sync"

	"inbreng/internal/parliament"
)

// cacheBytes bounds the decoded documents that are kept, measured in the JSON
// they were made from. In memory they take about three times as much, and the
// whole program should idle in 40 MB; the first document has 0.11 MB of JSON.
const cacheBytes = 6 << 20

// excerptBytes bounds the excerpts that are kept: those of the hits of a search are cut
// for the fragments, and then asked for again by a feed or a table. Each counts for
// excerptSize, about what it has of JSON.
const (
	excerptBytes = 1 << 20
	excerptSize  = 10 << 10
)

// A cache keeps the documents that were used last. It is safe for concurrent
// use, and a document that many ask for at once is decoded once.
type cache struct {
	limit int64

	mu    sync.Mutex
	size  int64
	items map[parliament.DocumentID]*list.Element
	order *list.List // of *cached, the one used last in front
}

// cached is a document, there when ready is closed.
type cached struct {
	id    parliament.DocumentID
	size  int64
	ready chan struct{}
	doc   *parliament.Document
	err   error
}

func newCache(limit int64) *cache {
	return &cache{limit: limit, items: map[parliament.DocumentID]*list.Element{}, order: list.New()}
}

// get returns the document, which load makes when it is not kept. One that is
// larger than the whole cache is not kept at all. Nor is an error.
func (c *cache) get(id parliament.DocumentID, size int64, load func() (*parliament.Document, error)) (*parliament.Document, error) {
	if size > c.limit {
		return load()
	}
	c.mu.Lock()
	if el, ok := c.items[id]; ok {
		c.order.MoveToFront(el)
		c.mu.Unlock()
		item := el.Value.(*cached)
		<-item.ready
		return item.doc, item.err
	}
	item := &cached{id: id, size: size, ready: make(chan struct{})}
	c.items[id] = c.order.PushFront(item)
	c.size += size
	for c.size > c.limit {
		c.remove(c.order.Back())
	}
	c.mu.Unlock()

	item.doc, item.err = load()
	close(item.ready)
	if item.err != nil {
		c.mu.Lock()
		if el, ok := c.items[id]; ok && el.Value == item {
			c.remove(el)
		}
		c.mu.Unlock()
	}
	return item.doc, item.err
}

// peek returns the document when it is kept and made.
func (c *cache) peek(id parliament.DocumentID) (*parliament.Document, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	el, ok := c.items[id]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(el)
	item := el.Value.(*cached)
	select {
	case <-item.ready:
		return item.doc, item.err == nil
	default:
		return nil, false
	}
}

// remove drops an item; those who wait for it still get it.
func (c *cache) remove(el *list.Element) {
	item := c.order.Remove(el).(*cached)
	delete(c.items, item.id)
	c.size -= item.size
}
