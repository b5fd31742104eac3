package server

import (
	"bytes"
	"fmt"
	"net/http"

	"inbreng/internal/format"
)

// A page is what every page has. The struct of each page embeds it.
type page struct {
	Title       string // of the window; the name of the site is added
	Description string // for search engines and previews
	Nav         string // the item of the navigation that is current
	Query       string // in the search box
	OwnSearch   bool   // the page has a search box of its own
	NoIndex     bool   // search engines shall not list it
	Bare        bool   // without the head and foot of the site
	Meta        []format.MetaTag
	Linked      *format.LinkedThing // the same for search engines, as schema.org has it
	OEmbed      string              // address of what says how to embed the page
	Lacks       string              // the suffix of a twin that this record cannot have, "" for none
	Social      socialView

	// Filled in by render.
	Name       string // of the template
	Canonical  string
	Alternates []alternate // the twins of the page
	Absolute   bool        // the site knows its address
	Address    string      // of the page, absolute where the site knows its own
	Stylesheet string
	Script     string
	Icon       string
}

func (p *page) common() *page { return p }

// A pager is a pointer to the struct of a page.
type pager interface{ common() *page }

// render sends a page. It is made as a whole first: after an error nothing has
// been sent.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, name string, p pager) error {
	h := w.Header()
	if status == http.StatusOK {
		p.common().Alternates = alternates(h, r, p.common().Lacks)
	}
	body, err := s.execute(name, r.URL.Path, p)
	if err != nil {
		return err
	}
	// The language stands in the page. A header that says it again would be the
	// fifteenth, and make every answer's table of headers grow once more.
	h.Set("Content-Type", "text/html; charset=utf-8")
	if status == http.StatusOK {
		h.Set("Cache-Control", "no-cache")
		serveBytes(w, r, body, hashOf(body))
		return nil
	}
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// A reader who has gone is nobody's problem.
	_, _ = w.Write(body)
	return nil
}

// execute makes the HTML of a page.
func (s *Server) execute(name, path string, p pager) ([]byte, error) {
	t, ok := s.templates[name]
	if !ok {
		return nil, fmt.Errorf("server: there is no template %q", name)
	}
	common := p.common()
	common.Name, common.Absolute = name, s.baseURL != ""
	var err error
	if common.Stylesheet, err = s.assets.url("style.css"); err != nil {
		return nil, err
	}
	if common.Script, err = s.assets.url("inbreng.js"); err != nil {
		return nil, err
	}
	if common.Icon, err = s.assets.url("favicon.svg"); err != nil {
		return nil, err
	}
	common.Address = s.baseURL + path
	if common.Social.Type == "" {
		common.Social.Type = "website"
	}
	if s.baseURL != "" && !common.NoIndex {
		common.Canonical = s.baseURL + path
	}
	var b bytes.Buffer
	if err := t.Execute(&b, p); err != nil {
		return nil, fmt.Errorf("server: page %s: %w", name, err)
	}
	return b.Bytes(), nil
}

// renderJSON sends a value as JSON.
func renderJSON(w http.ResponseWriter, r *http.Request, status int, v any) error {
	return sendJSON(w, r, status, "application/json; charset=utf-8", v)
}

// sendJSON sends a value as JSON of a media type.
func sendJSON(w http.ResponseWriter, r *http.Request, status int, mediaType string, v any) error {
	body, err := encodeJSON(v)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", mediaType)
	if status == http.StatusOK {
		h.Set("Cache-Control", "no-cache")
		serveBytes(w, r, body, hashOf(body))
		return nil
	}
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// A reader who has gone is nobody's problem.
	_, _ = w.Write(body)
	return nil
}

// redirect leads to another address of the site, for a twin to that twin. Where it
// leads may change with the release, so nobody shall keep it.
func redirect(w http.ResponseWriter, r *http.Request, address string) error {
	if t := asked(r).twin; t != nil {
		address += t.Suffix
	}
	w.Header().Set("Cache-Control", "no-cache")
	http.Redirect(w, r, address, http.StatusFound)
	return nil
}
