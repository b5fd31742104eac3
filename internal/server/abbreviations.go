package server

import (
	"net/http"

	"inbreng/internal/parliament"
)

// abbreviationsPage lists the abbreviations that documents explain.
type abbreviationsPage struct {
	page
	pagesView
	Abbreviations []abbreviationView
}

// An abbreviationView is a short form with its long form, and where it is
// explained.
type abbreviationView struct {
	Short, Long string
	Documents   []link
	Search      string // address
}

func (s *Server) serveAbbreviations(w http.ResponseWriter, r *http.Request, rel *release) error {
	p := &abbreviationsPage{}
	abbreviations, pages := pageOfList(r, rel.Corpus.Abbreviations())
	p.pagesView = pages
	for _, a := range abbreviations {
		in := searchInput{}
		in.query.Text = a.Short
		view := abbreviationView{Short: a.Short, Long: a.Long, Search: in.address("/zoeken", nil)}
		for _, id := range a.Documents {
			view.Documents = append(view.Documents, rel.explains(id, a.Short, a.Long))
		}
		p.Abbreviations = append(p.Abbreviations, view)
	}
	p.Title, p.Nav = "Afkortingen", "afkortingen"
	p.Description = "Afkortingen met de lange vorm die de stukken er zelf bij geven."
	return s.render(w, r, http.StatusOK, "abbreviations", p)
}

// explains leads to the line of a document that explains an abbreviation.
func (rel *release) explains(id parliament.DocumentID, short, long string) link {
	place := link{URL: documentURL(id), Text: string(id)}
	d, err := rel.Corpus.Document(id)
	if err != nil {
		return place
	}
	place.Text = officialName(d)
	for _, a := range d.Abbreviations {
		if a.Short == short && a.Long == long && a.Source.From.Line > 0 {
			place.URL = sourceURL(id, a.Source.From.Line)
			break
		}
	}
	return place
}
