package server

import (
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/parliament"
)

// embedPage is one exchange as a small page for the pages of others. It is the only
// page that may stand in a frame.
type embedPage struct {
	page
	Exchange exchangeView
	Notes    []noteView
	Document link
	Home     string // address of the exchange on the site
}

// The size of the frame that oEmbed proposes, in pixels. The page scrolls within it.
const (
	embedWidth  = 640
	embedHeight = 480
)

func (s *Server) serveEmbed(w http.ResponseWriter, r *http.Request, rel *release) error {
	d, err := rel.document(r)
	if err != nil {
		return err
	}
	id := chi.URLParam(r, "id")
	e, ok := d.Exchange(parliament.ExchangeID(id))
	if !ok {
		return s.leadToNumber(w, r, d, id, "antwoord")
	}
	notes := notesOf(d, e)
	b := s.newBodies(rel, d, notes)
	p := &embedPage{Exchange: b.exchange(d.ID, e, anchors{}), Document: link{URL: documentURL(d.ID), Text: officialName(d)}, Home: answerURL(d.ID, e.ID)}
	p.Exchange.Level = 2 // below the title of the page
	p.Notes = b.notes(notes)
	if b.err != nil {
		return b.err
	}
	p.Title, p.Description, p.NoIndex, p.Bare = exchangeTitle(d, e), exchangeDescription(e), true, true
	h := w.Header()
	h.Del("X-Frame-Options")
	h.Set("Content-Security-Policy", strings.Replace(h.Get("Content-Security-Policy"), "frame-ancestors 'none'", "frame-ancestors *", 1))
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	return s.render(w, r, http.StatusOK, "embed", p)
}

// embedRecord is what oEmbed 1.0 calls a response of the type rich.
type embedRecord struct {
	Version      string `json:"version"`
	Type         string `json:"type"`
	Title        string `json:"title"`
	ProviderName string `json:"provider_name"`
	ProviderURL  string `json:"provider_url"`
	Width        int    `json:"width"`
	Height       int    `json:"height"`
	HTML         string `json:"html"`
}

// serveOEmbed describes how an exchange can be put into another page. It knows the
// addresses of this site only, and only where that knows its own.
func (s *Server) serveOEmbed(w http.ResponseWriter, r *http.Request, rel *release) error {
	if s.baseURL == "" {
		return errNoBase
	}
	values := r.URL.Query()
	if f := values.Get("format"); f != "" && f != "json" {
		return &pageError{status: http.StatusNotImplemented, sentence: "oEmbed is er hier alleen als JSON."}
	}
	path, ok := strings.CutPrefix(values.Get("url"), s.baseURL)
	u, err := url.Parse(path)
	if !ok || err != nil {
		return notFound("Dat is geen adres van een antwoord op deze site.")
	}
	segments := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(segments) != 3 || segments[1] != "antwoord" {
		return notFound("Dat is geen adres van een antwoord op deze site.")
	}
	d, err := rel.Corpus.Document(parliament.DocumentID(segments[0]))
	if err != nil {
		return notFound("Dat is geen adres van een antwoord op deze site.")
	}
	e, ok := d.Exchange(parliament.ExchangeID(segments[2]))
	if !ok {
		return notFound("Dat is geen adres van een antwoord op deze site.")
	}
	record := embedRecord{
		Version: "1.0", Type: "rich", Title: exchangeTitle(d, e), ProviderName: "Inbreng", ProviderURL: s.baseURL + "/",
		Width: min(embedWidth, bound(values.Get("maxwidth"), embedWidth)), Height: min(embedHeight, bound(values.Get("maxheight"), embedHeight)),
	}
	record.HTML = s.embedCode(d, e, record.Width, record.Height)
	w.Header().Set("Access-Control-Allow-Origin", "*")
	return renderJSON(w, r, http.StatusOK, record)
}

// embedURL is the path of the small page of an exchange.
func embedURL(d *parliament.Document, e *parliament.Exchange) string {
	return answerURL(d.ID, e.ID) + "/inbed"
}

// embedCode returns the HTML that puts an exchange into another page.
func (s *Server) embedCode(d *parliament.Document, e *parliament.Exchange, width, height int) string {
	return fmt.Sprintf(`<iframe src="%s" width="%d" height="%d" title="%s" loading="lazy"></iframe>`,
		html.EscapeString(s.baseURL+embedURL(d, e)), width, height, html.EscapeString(exchangeTitle(d, e)))
}

// bound returns a number of pixels, or otherwise where none is given.
func bound(s string, otherwise int) int {
	n := 0
	if _, err := fmt.Sscanf(s, "%d", &n); err != nil || n < 1 {
		return otherwise
	}
	return n
}
