package corpus

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"inbreng/internal/parliament"
)

// loader returns a document and counts how often it did.
func loader(id parliament.DocumentID, n *int) func() (*parliament.Document, error) {
	return func() (*parliament.Document, error) {
		*n++
		return &parliament.Document{ID: id}, nil
	}
}

func TestCacheDropsWhatWasUsedLeastRecently(t *testing.T) {
	c := newCache(100)
	loads := map[parliament.DocumentID]*int{"a-1": new(int), "b-1": new(int), "c-1": new(int)}
	for _, id := range []parliament.DocumentID{"a-1", "b-1", "a-1", "c-1", "a-1", "b-1"} {
		if d, err := c.get(id, 40, loader(id, loads[id])); err != nil || d.ID != id {
			t.Fatalf("get(%s) = %v, %v", id, d, err)
		}
	}
	if a, b, cc := *loads["a-1"], *loads["b-1"], *loads["c-1"]; a != 1 || b != 2 || cc != 1 {
		t.Errorf("loaded a, b, c %d, %d, %d times, want 1, 2, 1", a, b, cc)
	}
	if c.size > 100 || len(c.items) != c.order.Len() {
		t.Errorf("the cache holds %d of 100 bytes, %d items, %d in order", c.size, len(c.items), c.order.Len())
	}
}

func TestCacheDoesNotKeepWhatIsTooLarge(t *testing.T) {
	c, n := newCache(100), 0
	for range 2 {
		if _, err := c.get("a-1", 101, loader("a-1", &n)); err != nil {
			t.Fatal(err)
		}
	}
	if n != 2 || c.size != 0 {
		t.Errorf("loaded %d times, %d bytes kept", n, c.size)
	}
}

func TestCacheDoesNotKeepErrors(t *testing.T) {
	c, n := newCache(100), 0
	broken := errors.New("broken")
	if _, err := c.get("a-1", 10, func() (*parliament.Document, error) { return nil, broken }); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if _, err := c.get("a-1", 10, loader("a-1", &n)); err != nil || n != 1 || c.size != 10 {
		t.Errorf("after an error: %v, loaded %d times, %d bytes", err, n, c.size)
	}
}

func TestCacheLoadsOnceForMany(t *testing.T) {
	c := newCache(100)
	var loads atomic.Int32
	release := make(chan struct{})
	var wg sync.WaitGroup
	for range 10 {
		wg.Go(func() {
			d, err := c.get("a-1", 10, func() (*parliament.Document, error) {
				loads.Add(1)
				<-release
				return &parliament.Document{ID: "a-1"}, nil
			})
			if err != nil || d.ID != "a-1" {
				t.Errorf("got %v, %v", d, err)
			}
		})
	}
	close(release)
	wg.Wait()
	if n := loads.Load(); n != 1 {
		t.Errorf("loaded %d times", n)
	}
}
