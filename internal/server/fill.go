package server

import (
	"context"
	"net/http"
	"runtime"
	"runtime/debug"
	"time"

	"inbreng/internal/inprocess"
)

const (
	// maxFilled is of how many exchanges all pages are made beforehand: some seconds
	// of one core. Of a larger release they are made as they are asked for.
	maxFilled = 500
	// fillDelay is how long that waits after a release was opened, so that it takes
	// nothing from a start.
	fillDelay = time.Second
	// filledShare is how much of the page cache is filled beforehand; the rest is for
	// what readers ask for.
	filledShare = 0.5
)

// fillEncodings are the encodings that browsers take, over HTTPS and without.
var fillEncodings = []encoding{brotlied, gzipped}

// fill makes what would otherwise be made for the first reader: what the release has to
// be warmed for, and the pages of a small one, one by one, until all are there, another
// release takes its place, or ctx ends. Everything else goes before it.
func (s *Server) fill(ctx context.Context, rel *release) {
	select {
	case <-ctx.Done():
		return
	case <-time.After(fillDelay):
	}
	s.warm(ctx, rel)
	if rel.pages != nil && rel.Corpus.Manifest().Counts.Exchanges <= maxFilled {
		s.fillNow(ctx, rel)
	}
	// What this took to make is not needed again, and a small machine has other uses for
	// it. Twice, since pools let go of what they hold at the second collection.
	runtime.GC()
	debug.FreeOSMemory()
}

// warm makes what the first requests of a release would wait for.
func (s *Server) warm(ctx context.Context, rel *release) {
	held, ok := s.acquire()
	if !ok {
		return
	}
	defer held.done()
	if held != rel || rel.Warm == nil {
		return
	}
	if err := rel.Warm(ctx); err != nil && ctx.Err() == nil {
		s.log.Warn("the release could not be warmed", "error", err)
	}
}

// fillNow is fill without the wait.
func (s *Server) fillNow(ctx context.Context, rel *release) {
	held, ok := s.acquire() // or it may be closed while its documents are read
	if !ok {
		return
	}
	defer held.done()
	if held != rel {
		return
	}
	table, err := rel.table()
	if err != nil {
		return // whoever asks for a list is told
	}
	for _, part := range table.sitemap {
		for page, err := range rel.pagesOf(part) {
			if err != nil {
				return // whoever asks for the page is told, and so is the log
			}
			for _, e := range fillEncodings {
				if ctx.Err() != nil || s.current.Load() != rel || rel.pages.used() > filledShare {
					return
				}
				r, err := http.NewRequestWithContext(ctx, http.MethodGet, page.URL, nil)
				if err != nil {
					return // no address of ours is none
				}
				r.Header.Set("Accept-Encoding", encodings[e].name)
				inprocess.Do(s.mux, r)
			}
		}
	}
}
