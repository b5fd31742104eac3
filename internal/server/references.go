package server

import (
	"errors"
	"net/http"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// referencesPage lists the papers that are cited.
type referencesPage struct {
	page
	pagesView
	Papers []citedView
}

// paperPage is one cited paper, with who cites it.
type paperPage struct {
	page
	pagesView
	Paper     citedView
	Documents []citingView
}

// A citedView is a cited paper in a list.
type citedView struct {
	paperView
	ID    parliament.PaperID
	Count int
	By    []link
}

// A citingView is a document that cites a paper, with the places.
type citingView struct {
	Document link
	Places   []link
}

// maxCiters is how many citing exchanges the list shows behind each paper.
const maxCiters = 8

func (s *Server) serveReferences(w http.ResponseWriter, r *http.Request, rel *release) error {
	p, lines := &referencesPage{}, outlineReader{rel: rel}
	papers, pages, err := pagedList(r, rel.Corpus.PaperCount(), listPageSize, rel.Corpus.Papers)
	if err != nil {
		return err
	}
	p.pagesView = pages
	for _, cited := range papers {
		view := rel.citedView(&cited)
		seen := linkGroup{}
		citations, err := rel.Corpus.Citations(&cited, 0, maxCiters)
		if err != nil {
			return err
		}
		for _, c := range citations {
			for _, id := range c.Exchanges {
				if len(seen.Links) < maxCiters {
					o, err := lines.outline(corpus.Key{Document: c.Document, Exchange: id})
					if err != nil {
						return err
					}
					seen.add(link{URL: answerURL(c.Document, id), Text: answerTitle(o.Name(), o.Answered)})
				}
			}
		}
		view.By = seen.Links
		p.Papers = append(p.Papers, view)
	}
	p.Title, p.Nav = "Verwijzingen", "verwijzingen"
	p.Description = "De Kamerstukken waar vragen en antwoorden naar verwijzen, met wie dat doet."
	return s.render(w, r, http.StatusOK, "references", p)
}

func (rel *release) citedView(cited *corpus.CitedPaper) citedView {
	return citedView{paperView: rel.citedPaperView(cited.ID), ID: cited.ID, Count: cited.Citations}
}

func (s *Server) servePaper(w http.ResponseWriter, r *http.Request, rel *release) error {
	asked := chi.URLParam(r, "paper")
	cited, err := rel.Corpus.Paper(parliament.PaperID(asked))
	if errors.Is(err, corpus.ErrNotFound) {
		return rel.uncited(asked)
	}
	if err != nil {
		return err
	}
	p := &paperPage{Paper: rel.citedView(&cited)}
	citations, pages, err := pagedList(r, cited.Citations, factionPageSize, func(from, to int) ([]corpus.Citation, error) { return rel.Corpus.Citations(&cited, from, to) })
	if err != nil {
		return err
	}
	p.pagesView = pages
	if p.Documents, err = rel.citing(citations); err != nil {
		return err
	}
	p.Title, p.Nav = "Wie haalt "+p.Paper.Citation+" aan?", "verwijzingen"
	p.Description = "De vragen en antwoorden die verwijzen naar " + p.Paper.Citation + "."
	return s.render(w, r, http.StatusOK, "paper", p)
}

// uncited is the error for a paper that nothing here refers to.
func (rel *release) uncited(asked string) error {
	all := linkGroup{Heading: "Stukken waar wel naar verwezen wordt"}
	papers, err := rel.Corpus.Papers(0, maxNear)
	if err != nil {
		return err
	}
	for _, cited := range papers {
		all.add(link{URL: paperURL(cited.ID), Text: cited.ID.Citation()})
	}
	paper, err := parliament.ParsePaperID(asked)
	if err != nil {
		return notFound("“"+clip(asked, maxShown)+"” is geen nummer van een Kamerstuk.", all)
	}
	if url := paper.OfficialURL(); url != "" {
		official := linkGroup{Heading: "Het stuk zelf", Links: []link{{URL: url, Text: paper.Citation() + " op officielebekendmakingen.nl"}}}
		return notFound("Niets hier verwijst naar "+paper.Citation()+".", official, all)
	}
	return notFound("Niets hier verwijst naar "+paper.Citation()+".", all)
}

// citing returns the places of citations, by document.
func (rel *release) citing(citations []corpus.Citation) ([]citingView, error) {
	var views []citingView
	lines := outlineReader{rel: rel}
	for i := range citations {
		c := &citations[i]
		if err := lines.turn(c.Document); err != nil {
			return nil, err
		}
		if lines.turned {
			views = append(views, citingView{Document: documentLink(&lines.summary)})
		}
		in := &views[len(views)-1]
		in.Places = append(in.Places, citingPlaces(&lines, c)...)
	}
	return views, nil
}

// citingPlaces returns links to where a citation stands.
func citingPlaces(lines *outlineReader, c *corpus.Citation) []link {
	var links []link
	for _, id := range c.Exchanges {
		o, ok := lines.outlines[id]
		if !ok {
			continue
		}
		text := o.Name()
		anchor := ""
		switch c.Part {
		case corpus.InQuestion:
			text = "Vraag " + text
		case corpus.InFootnote:
			text = "Noot " + string(c.Footnote) + " bij " + answerTitle(text, o.Answered)
			anchor = "#noot-" + string(c.Footnote)
		default:
			text = capital(answerTitle(text, o.Answered))
		}
		if names := factionNames(o.Factions); names != "" {
			text += " (" + names + ")"
		}
		links = append(links, link{URL: answerURL(c.Document, id) + anchor, Text: text, Note: c.Text})
	}
	if len(links) > 0 {
		return links
	}
	place := link{URL: documentURL(c.Document), Text: "Inleiding", Note: c.Text}
	switch c.Part {
	case corpus.InPreamble:
		place.Text = "Aanhef"
	case corpus.InFootnote:
		place.Text, place.URL = "Noot "+string(c.Footnote), documentURL(c.Document)+"#noot-"+string(c.Footnote)
	case corpus.InIntroduction:
		if c.Faction != "" {
			place.Text += " van " + string(c.Faction)
		}
	}
	return []link{place}
}
