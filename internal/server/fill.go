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

// fill makes the pages of a small release, one by one, until all are there, another
// release takes its place, or ctx ends. Everything else goes before it: what it makes
// would otherwise be made for the first reader.
func (s *Server) fill(ctx context.Context, rel *release) {
	if rel.pages == nil || rel.Corpus.Manifest().Counts.Exchanges > maxFilled {
		return
	}
	select {
	case <-ctx.Done():
	case <-time.After(fillDelay):
		s.fillNow(ctx, rel)
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
	// What the pages were made with is not needed again, and a small machine has other
	// uses for it. Twice, since pools let go of what they hold at the second collection.
	runtime.GC()
	debug.FreeOSMemory()
}
