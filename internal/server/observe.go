package server

import (
	"context"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

// An Observation is one request that was answered, without anything about who asked.
type Observation struct {
	Method string
	Route  string // the pattern, "/{doc}/antwoord/{id}"; "" for what has none
	Path   string
	Status int
	Bytes  int // of the body
	Took   time.Duration
}

// observed tells of every request when it is answered.
func (s *Server) observed(next http.Handler) http.Handler {
	if s.observe == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := s.now()
		path := r.URL.Path // middleware cuts the suffix off
		ww := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		rctx := chi.NewRouteContext() // which the mux fills in
		rctx.Routes = s.mux
		r = r.WithContext(context.WithValue(r.Context(), chi.RouteCtxKey, rctx))
		defer func() {
			o := Observation{Method: r.Method, Path: path, Status: ww.Status(), Bytes: ww.BytesWritten(), Took: max(0, s.now().Sub(start))} // whatever the clock does
			if o.Status == 0 {
				o.Status = statusClosed // nothing was sent: the reader had gone
			}
			o.Route = rctx.RoutePattern()
			s.observe(o)
		}()
		next.ServeHTTP(ww, r)
	})
}
