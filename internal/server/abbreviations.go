package server

import (
	"net/http"

	"inbreng/internal/corpus"
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
	More        int    // documents that explain it too
	Search      string // address
}

func (s *Server) serveAbbreviations(w http.ResponseWriter, r *http.Request, rel *release) error {
	p := &abbreviationsPage{}
	abbreviations, pages, err := pagedList(r, rel.Corpus.AbbreviationCount(), listPageSize, rel.Corpus.Abbreviations)
	if err != nil {
		return err
	}
	p.pagesView = pages
	for _, a := range abbreviations {
		in := searchInput{}
		in.query.Text = a.Short
		view := abbreviationView{Short: a.Short, Long: a.Long, Search: in.address("/zoeken", nil)}
		for _, in := range a.In {
			view.Documents = append(view.Documents, explains(in))
		}
		view.More = a.Documents - len(a.In)
		p.Abbreviations = append(p.Abbreviations, view)
	}
	p.Title, p.Nav = "Afkortingen", "afkortingen"
	p.Description = "Afkortingen met de lange vorm die de stukken er zelf bij geven."
	return s.render(w, r, http.StatusOK, "abbreviations", p)
}

// explains leads to the line of a document that explains an abbreviation.
func explains(in corpus.Explanation) link {
	place := link{URL: documentURL(in.Document), Text: officialNameOf(in.Document)}
	if in.Line > 0 {
		place.URL = sourceURL(in.Document, in.Line)
	}
	return place
}
