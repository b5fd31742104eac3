package server

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/format"
	"inbreng/internal/parliament"
)

// cardURL returns the address of the share picture of a page.
func cardURL(page string) string { return page + "/kaart.png" }

// serveDocumentCard serves the share picture of a document.
func (s *Server) serveDocumentCard(w http.ResponseWriter, r *http.Request, rel *release) error {
	d, err := rel.document(r)
	if err != nil {
		return err
	}
	return s.serveCard(w, r, format.Citation{Document: d}.Card())
}

// serveExchangeCard serves the share picture of an exchange.
func (s *Server) serveExchangeCard(w http.ResponseWriter, r *http.Request, rel *release) error {
	d, err := rel.document(r)
	if err != nil {
		return err
	}
	e, ok := d.Exchange(parliament.ExchangeID(chi.URLParam(r, "id")))
	if !ok {
		return notFound("Dit antwoord is er niet in dit stuk.", linkGroup{Heading: "Het hele stuk", Links: []link{{URL: documentURL(d.ID), Text: capital(d.Title)}}})
	}
	return s.serveCard(w, r, format.Citation{Document: d, Exchange: e}.Card())
}

// serveCard draws a picture and sends it. Pictures are drawn one at a time: each takes as
// long as some ten pages, and whoever asks for many waits for himself.
func (s *Server) serveCard(w http.ResponseWriter, r *http.Request, card format.Card) error {
	s.drawing.Lock()
	picture, err := card.PNG()
	s.drawing.Unlock()
	if err != nil {
		return errors.Join(errors.New("server: share picture"), err)
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set("Cache-Control", "public, max-age=86400")
	// Other sites show it beside a link.
	w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
	serveBytes(w, r, picture, hashOf(picture))
	return nil
}
