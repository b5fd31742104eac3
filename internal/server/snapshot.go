package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// A Snapshot is one release, open: documents and the searcher that was built
// from them. Neither changes.
type Snapshot struct {
	Corpus   *corpus.Corpus
	Searcher search.Searcher
	// Check reads what was not read before the release was opened, and returns an
	// error when something is not what was written. It is called once, in the
	// background, while the release is served, which is called damaged then. It
	// may be nil.
	Check func() error
	// Warm makes what the first requests would wait for. It is called once, in the
	// background, when the release is served already; its error is logged. It may be
	// nil.
	Warm func(context.Context) error
	// Close is called once, when the last request that uses the snapshot has
	// ended and another one has taken its place. It may be nil.
	Close func() error
}

func (s *Snapshot) close() error {
	if s.Close == nil {
		return nil
	}
	return s.Close()
}

// A release is a snapshot in use, with what the server looks up in it on every
// request.
type release struct {
	*Snapshot
	// documents is what lists of documents need of each.
	documents lazyTable
	// pages keeps what was answered; nil for nothing.
	pages *pageCache
	// users counts the requests that use the release, and one more while it
	// is the current one. At zero it is closed and stays so.
	users atomic.Int64
	// damaged says that something of it turned out not to be what was written.
	damaged atomic.Bool
	log     *slog.Logger
}

func newRelease(snap *Snapshot, kept *pageCache, log *slog.Logger) *release {
	rel := &release{Snapshot: snap, pages: kept, log: log}
	rel.users.Store(1)
	if snap.Check != nil {
		rel.users.Add(1)
		go func() {
			defer rel.done()
			time.Sleep(checkDelay)
			rel.notice(snap.Check())
		}()
	}
	return rel
}

// checkDelay is how long the check of a release waits after it was opened, so that it
// takes nothing from a start.
const checkDelay = 2 * time.Second

// acquire takes the current release for one request. ok is false when the
// server is closed.
func (s *Server) acquire() (rel *release, ok bool) {
	for {
		rel := s.current.Load()
		if rel == nil {
			return nil, false
		}
		// A release that was swapped since Load, and whose last user has
		// gone, must not be taken again: it is closed.
		for n := rel.users.Load(); n > 0; n = rel.users.Load() {
			if rel.users.CompareAndSwap(n, n+1) {
				return rel, true
			}
		}
	}
}

// done gives the release back; the last one closes it.
func (rel *release) done() {
	if rel.users.Add(-1) > 0 {
		return
	}
	if err := rel.close(); err != nil {
		// Nobody is left to whom it could be returned.
		rel.log.Error("closing a release", "error", err)
	}
}

// Reload opens the release that is current now and serves it from the next
// request on. Requests under way end with the old one, which is closed after
// the last of them. After an error the old release goes on serving.
func (s *Server) Reload() error {
	s.reload.Lock()
	defer s.reload.Unlock()
	snap, err := s.open()
	return s.serve(snap, err)
}

// serve serves a release from the next request on, if it could be opened.
func (s *Server) serve(snap *Snapshot, err error) error {
	if err != nil {
		return fmt.Errorf("server: opening the release: %w", err)
	}
	if snap == nil || snap.Corpus == nil || snap.Searcher == nil {
		return errors.New("server: opening the release: it lacks documents or a searcher")
	}
	kept, err := newPageCache(s.cacheBytes, s.log)
	if err != nil {
		return errors.Join(fmt.Errorf("server: page cache: %w", err), snap.close())
	}
	rel := newRelease(snap, kept, s.log)
	if old := s.current.Swap(rel); old != nil {
		old.done()
	}
	s.filling.Go(func() { s.fill(s.closing, rel) })
	return nil
}

// Close lets go of the release. Requests that come afterwards are answered with
// 503; those under way end undisturbed.
func (s *Server) Close() {
	s.reload.Lock()
	defer s.reload.Unlock()
	s.close()
	s.filling.Wait()
	if old := s.current.Swap(nil); old != nil {
		old.done()
	}
}

// byFold finds a document by its id in any capitals.
func (rel *release) byFold(s string) (parliament.DocumentID, bool) {
	id, ok, err := rel.Corpus.Find(s)
	rel.notice(err)
	return id, ok
}

// notice remembers damage that was met where a page does without what it looked for.
func (rel *release) notice(err error) {
	if errors.Is(err, corpus.ErrDamaged) && !rel.damaged.Swap(true) {
		rel.log.Error("the release is damaged", "error", err)
	}
}

// find returns the document that people mean by s: an id in any capitals, an
// official address, or a citation such as 21501-02-2401. paper is what s was
// read as, "" where it is no paper.
func (rel *release) find(s string) (id parliament.DocumentID, paper parliament.PaperID, ok bool) {
	if id, ok := rel.byFold(s); ok {
		return id, "", true
	}
	paper, isPaper := parliament.ParsePaper(s)
	if !isPaper {
		return "", "", false
	}
	id, ok = rel.byFold(string(paper))
	return id, paper, ok
}

// local returns the address of our own page of a paper that is here, for links
// in the text.
func (rel *release) local(paper parliament.PaperID) (string, bool) {
	id, ok := rel.byFold(string(paper))
	if !ok {
		return "", false
	}
	return documentURL(id), true
}

// cited reports whether some document here cites the paper.
func (rel *release) cited(paper parliament.PaperID) bool {
	_, err := rel.Corpus.Paper(paper)
	rel.notice(err)
	return err == nil
}
