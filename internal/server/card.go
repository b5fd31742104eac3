package server

import (
	"errors"
	"net/http"
	"sync"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/format"
	"inbreng/internal/parliament"
)

// maxCards is how many share pictures of a release are kept: at some ten
// kilobytes each, a few megabytes.
const maxCards = 256

// cards keeps the share pictures of a release that were asked for.
type cards struct {
	mu   sync.Mutex
	kept map[string][]byte
}

// get returns the picture at an address, drawn when it is not there yet. Pictures
// are drawn one at a time: whoever asks for many waits for himself.
func (c *cards) get(address string, card format.Card) ([]byte, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if picture, ok := c.kept[address]; ok {
		return picture, nil
	}
	picture, err := card.PNG()
	if err != nil {
		return nil, err
	}
	if c.kept == nil || len(c.kept) == maxCards {
		c.kept = map[string][]byte{}
	}
	c.kept[address] = picture
	return picture, nil
}

// cardURL returns the address of the share picture of a page.
func cardURL(page string) string { return page + "/kaart.png" }

// serveDocumentCard serves the share picture of a document.
func (s *Server) serveDocumentCard(w http.ResponseWriter, r *http.Request, rel *release) error {
	d, err := rel.document(r)
	if err != nil {
		return err
	}
	return serveCard(w, r, rel, format.Citation{Document: d}.Card())
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
	return serveCard(w, r, rel, format.Citation{Document: d, Exchange: e}.Card())
}

func serveCard(w http.ResponseWriter, r *http.Request, rel *release, card format.Card) error {
	picture, err := rel.cards.get(r.URL.Path, card)
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
