package server

import (
	"context"
	"net/http"
	"strings"

	"inbreng/internal/search"
)

// errBusy is the error for a search that came while too many were waiting.
var errBusy = &pageError{status: http.StatusServiceUnavailable, sentence: "Er wordt op dit moment te veel tegelijk gezocht. Probeer het over een paar tellen nog eens."}

// find runs a search within its time. The searcher runs a few at once and lets
// the others wait; here is the bound on those that wait, since each holds its
// request and its release.
func (s *Server) find(r *http.Request, rel *release, q search.Query) (*search.Result, error) {
	return s.findIn(r.Context(), rel, q)
}

// findIn is find for those that have no request at hand.
func (s *Server) findIn(ctx context.Context, rel *release, q search.Query) (*search.Result, error) {
	select {
	case s.searches <- struct{}{}:
		defer func() { <-s.searches }()
	default:
		return nil, errBusy
	}
	var err error
	if q.After, err = rel.cursor(q.After); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, searchTimeout)
	defer cancel()
	result, err := rel.Searcher.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	marked := *result
	rel.mark(&marked.Next)
	rel.mark(&marked.Previous)
	return &marked, nil
}

// errOutdated is the error for a cursor of a release that is no longer served: in another
// one the same place may be another hit, and what is between them would be left out.
var errOutdated = &pageError{status: http.StatusGone, sentence: "Deze lijst is intussen vernieuwd, dus deze plaats erin bestaat niet meer. Begin weer bij het begin."}

// markLength is how many signs of its digest tell a release from others in a cursor.
const markLength = 8

// mark makes a cursor of the searcher one of this release.
func (rel *release) mark(cursor *string) {
	if *cursor != "" {
		*cursor = rel.Corpus.Manifest().Digest[:markLength] + "." + *cursor
	}
}

// cursor returns the cursor of the searcher in one that was given out.
func (rel *release) cursor(given string) (string, error) {
	mark, cursor, marked := strings.Cut(given, ".")
	switch {
	case !marked: // none of ours; the searcher says so
		return given, nil
	case mark != rel.Corpus.Manifest().Digest[:markLength]:
		return "", errOutdated
	}
	return cursor, nil
}
