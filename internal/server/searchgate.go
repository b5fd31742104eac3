package server

import (
	"context"
	"net/http"

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
	ctx, cancel := context.WithTimeout(ctx, searchTimeout)
	defer cancel()
	return rel.Searcher.Search(ctx, q)
}
