package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"

	"inbreng/internal/corpus"
	"inbreng/internal/search"
)

// A pageError is an error with the status and the Dutch sentence that readers
// get, and what there is near the thing that was not found.
type pageError struct {
	status   int
	sentence string
	near     []linkGroup
	err      error // for the log; nil where the sentence says it all
}

func (e *pageError) Error() string {
	if e.err != nil {
		return e.err.Error()
	}
	return e.sentence
}

func (e *pageError) Unwrap() error { return e.err }

// statusClosed is for a reader who has gone: nothing is sent, and the name of
// the status is nginx's.
const statusClosed = 499

// retryAfter is in how many seconds it makes sense to ask again where too much
// was asked at once.
const retryAfter = "5"

// outcomes says what readers get for the errors of other packages.
var outcomes = []struct {
	err      error
	status   int
	sentence string
}{
	{corpus.ErrNotFound, http.StatusNotFound, "Op dit adres staat niets."},
	{search.ErrNotFound, http.StatusNotFound, "Op dit adres staat niets."},
	{search.ErrTooLong, http.StatusBadRequest, "Deze zoekvraag is te lang. Probeer het met een paar woorden."},
	{search.ErrTooMany, http.StatusBadRequest, "Deze zoekvraag heeft te veel woorden of filters. Probeer het met minder."},
	{search.ErrOutOfRange, http.StatusBadRequest, "Zo ver gaat de lijst met resultaten niet. Verfijn de zoekvraag."},
	{context.DeadlineExceeded, http.StatusServiceUnavailable, "Het zoeken duurde te lang. Probeer het nog eens, of met een gewoner woord."},
	{context.Canceled, statusClosed, ""},
}

// outcome returns what a reader gets for an error.
func outcome(err error) *pageError {
	var e *pageError
	if errors.As(err, &e) {
		return e
	}
	for _, o := range outcomes {
		if errors.Is(err, o.err) {
			return &pageError{status: o.status, sentence: o.sentence, err: err}
		}
	}
	return &pageError{status: http.StatusInternalServerError, sentence: "Er ging hier iets mis. Het is vastgelegd; probeer het straks nog eens.", err: err}
}

// page makes a handler of pages an http.HandlerFunc: it holds the release and
// answers errors with a page.
func (s *Server) page(serve handler) http.HandlerFunc {
	return s.answer(serve, s.serveError)
}

// answer runs a handler with the current release, and onError with what came
// of it when that is an error. A 500 is logged here and nowhere else.
func (s *Server) answer(serve handler, onError func(http.ResponseWriter, *http.Request, *release, *pageError)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		rel, ok := s.acquire()
		if !ok {
			writePlain(w, http.StatusServiceUnavailable, "De site is even niet beschikbaar.\n")
			return
		}
		defer rel.done()
		err := guard(serve, w, r, rel)
		if err == nil {
			return
		}
		e := outcome(err)
		if errors.Is(err, corpus.ErrDamaged) {
			rel.damaged.Store(true)
		}
		if e.status == http.StatusInternalServerError {
			s.log.Error("request failed", "method", r.Method, "path", r.URL.Path, "error", err)
		}
		if e.status == http.StatusServiceUnavailable {
			w.Header().Set("Retry-After", retryAfter)
		}
		if e.status != statusClosed {
			onError(w, r, rel, e)
		}
	}
}

// guard runs a handler and returns a panic in it as an error. Handlers write
// when the whole page is there, so nothing has been sent then.
func guard(serve handler, w http.ResponseWriter, r *http.Request, rel *release) (err error) {
	defer func() {
		if p := recover(); p != nil {
			if p == http.ErrAbortHandler {
				panic(p)
			}
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return serve(w, r, rel)
}
