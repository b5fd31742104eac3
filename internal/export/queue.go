package export

import (
	"net/url"
	"strings"
	"sync"
)

// A queue holds the addresses that are still to be asked for. Those with the same first
// segment are a group, a document with all its answers, and a group is worked off by
// one worker: the site reads a document once then and not again for every answer, and
// the pages of a list are met in order, so that they get their numbers in order. It is
// safe for concurrent use.
type queue struct {
	mu      sync.Mutex
	more    *sync.Cond
	seen    map[string]bool       // what was ever added
	left    map[string][]*url.URL // by group
	groups  []string              // those with something left that nobody works on
	taken   map[string]bool       // those that somebody works on
	stopped bool
}

func newQueue() *queue {
	q := &queue{seen: map[string]bool{}, left: map[string][]*url.URL{}, taken: map[string]bool{}}
	q.more = sync.NewCond(&q.mu)
	return q
}

// add adds an address, unless what is to be asked for it was added before.
func (q *queue) add(ask string, u *url.URL) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.seen[ask] {
		return
	}
	q.seen[ask] = true
	group, _, _ := strings.Cut(strings.TrimPrefix(u.Path, "/"), "/")
	q.left[group] = append(q.left[group], u)
	if len(q.left[group]) == 1 && !q.taken[group] {
		q.groups = append(q.groups, group)
		q.more.Signal()
	}
}

// take returns a group to work on, and waits for one while others work; ok is false
// when everything is done, or work was stopped.
func (q *queue) take() (group string, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.groups) == 0 && len(q.taken) > 0 && !q.stopped {
		q.more.Wait()
	}
	if len(q.groups) == 0 || q.stopped {
		return "", false
	}
	group, q.groups = q.groups[0], q.groups[1:]
	q.taken[group] = true
	return group, true
}

// next returns an address of a group that was taken; nil says that nothing is left of
// it, and gives it back.
func (q *queue) next(group string) *url.URL {
	q.mu.Lock()
	defer q.mu.Unlock()
	if left := q.left[group]; len(left) > 0 {
		q.left[group] = left[1:]
		return left[0]
	}
	delete(q.left, group)
	delete(q.taken, group)
	if len(q.taken) == 0 {
		q.more.Broadcast() // whoever waits sees that there is no more
	}
	return nil
}

// stop has nobody take any more.
func (q *queue) stop() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.stopped = true
	q.more.Broadcast()
}
