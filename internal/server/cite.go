package server

import (
	"inbreng/internal/format"
	"inbreng/internal/parliament"
)

// A citeView is the box that helps to share and cite a page.
type citeView struct {
	Address string // permanent
	Forms   []citeForm
	Embed   string // address of the small page for other sites; "" for none
	Report  link   // where a fault is reported
}

// A citeForm is a citation in one form.
type citeForm struct {
	ID, Name, Text string
	Lines          bool // the text has lines of its own
}

// citeView returns the box of a document, or of an exchange of it.
func (s *Server) citeView(d *parliament.Document, e *parliament.Exchange, page string) citeView {
	c := format.Citation{Document: d, Exchange: e, Address: s.baseURL + page}
	v := citeView{
		Address: s.baseURL + page,
		Forms: []citeForm{
			{ID: "leidraad", Name: "Leidraad", Text: c.Leidraad()},
			{ID: "apa", Name: "APA", Text: c.APA()},
			{ID: "gewoon", Name: "Gewoon", Text: c.Plain()},
			{ID: "bibtex", Name: "BibTeX", Text: c.BibTeX(), Lines: true},
		},
		Report: s.reportLink(page, c.Leidraad()),
	}
	if e != nil {
		v.Embed = embedURL(d, e)
	}
	if e != nil && s.baseURL != "" { // the code is of use elsewhere only
		v.Forms = append(v.Forms, citeForm{ID: "inbedden", Name: "Insluiten", Text: s.embedCode(d, e, embedWidth, embedHeight), Lines: true})
	}
	return v
}

// A socialView is what other sites show of a shared link. Without an address of
// its own the site has no picture to show.
type socialView struct {
	Type     string // "article" or "website"
	Image    string // absolute address, "" for none
	ImageAlt string
}

// share fills what other sites show of a page that has a picture.
func (s *Server) share(p *page, address string, card format.Card) {
	p.Social.Type = "article"
	if s.baseURL != "" {
		p.Social.Image = s.baseURL + cardURL(address)
		p.Social.ImageAlt = card.Kicker + ": " + card.Text
	}
}
