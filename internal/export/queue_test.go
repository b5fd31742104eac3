package export

import (
	"fmt"
	"net/url"
	"sync"
	"testing"
)

// TestEveryAddressIsTakenOnce has many work on groups that grow while they do.
func TestEveryAddressIsTakenOnce(t *testing.T) {
	q := newQueue()
	add := func(path string) { q.add(path, &url.URL{Path: path}) }
	add("/")
	var mu sync.Mutex
	times := map[string]int{}
	working := map[string]bool{}
	var workers sync.WaitGroup
	for range 8 {
		workers.Go(func() {
			for {
				group, ok := q.take()
				if !ok {
					return
				}
				mu.Lock()
				if working[group] {
					t.Errorf("two work on %q", group)
				}
				working[group] = true
				mu.Unlock()
				for {
					mu.Lock()
					u := q.next(group)
					if u == nil {
						delete(working, group)
						mu.Unlock()
						break
					}
					times[u.Path]++
					mu.Unlock()
					switch n := len(u.Path); {
					case n == 1:
						for i := range 20 {
							add(fmt.Sprintf("/stuk-%d", i))
						}
					case n < 20:
						add(u.Path + "/antwoord")
						add("/") // which was
						add(u.Path)
					}
				}
			}
		})
	}
	workers.Wait()
	if len(times) != 61 {
		t.Errorf("%d addresses, want 61", len(times))
	}
	for path, n := range times {
		if n != 1 {
			t.Errorf("%s was taken %d times", path, n)
		}
	}
}

func TestAStoppedQueueGivesNothing(t *testing.T) {
	q := newQueue()
	q.add("/a", &url.URL{Path: "/a"})
	if _, ok := q.take(); !ok {
		t.Fatal("nothing to take")
	}
	waiting := make(chan bool)
	go func() {
		_, ok := q.take()
		waiting <- ok
	}()
	q.stop()
	if <-waiting {
		t.Error("something was taken after the stop")
	}
}
