package server

import (
	"net/http"
	"strings"
)

// problemRecord is an error as RFC 9457 has it.
type problemRecord struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"` // a sentence in Dutch
}

// serveProblem answers an error to a program. An address that is only spelled
// otherwise than ours leads to ours, as it does for readers.
func (s *Server) serveProblem(w http.ResponseWriter, r *http.Request, rel *release, e *pageError) {
	if e.status == http.StatusNotFound {
		if address, ok := s.canonical(rel, r); ok {
			http.Redirect(w, r, address, http.StatusPermanentRedirect)
			return
		}
	}
	w.Header().Set("Access-Control-Allow-Origin", "*")
	problem := problemRecord{Type: "about:blank", Title: http.StatusText(e.status), Status: e.status, Detail: e.sentence}
	if err := sendJSON(w, r, e.status, "application/problem+json; charset=utf-8", problem); err != nil {
		s.log.Error("the error could not be sent", "error", err)
	}
}

// serveFault answers an error where no route says to whom: to a program that asked for a
// twin or something of the API as a problem document, to anybody else as a page.
func (s *Server) serveFault(w http.ResponseWriter, r *http.Request, rel *release, e *pageError) {
	first, rest, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if asked(r).twin != nil || rest != "" && (first == "api" || first == "download") || first == "oembed" {
		s.serveProblem(w, r, rel, e)
		return
	}
	s.serveError(w, r, rel, e)
}
