package server

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// overviewPage is the front page.
type overviewPage struct {
	page
	Counts    corpus.Counts
	Factions  []corpus.FactionSummary
	Figures   figuresView
	Documents []documentCard
	More      int // documents that are not shown
	Sample    sampleView
}

// A sampleView is one exchange, short enough to show what the site is about.
type sampleView struct {
	exchangeView
	DocumentName string
}

// A documentCard is a document in a list.
type documentCard struct {
	corpus.Summary
	URL      string
	Heading  string
	Official string // number by which the House knows it, "" for none
	Askers   []link
}

func newCard(d *corpus.Summary) documentCard {
	card := documentCard{Summary: *d, URL: documentURL(d.ID), Heading: capital(d.Title)}
	if paper, err := parliament.ParsePaperID(string(d.ID)); err == nil {
		card.Official = paper.Citation()
	}
	for _, f := range d.Factions {
		card.Askers = append(card.Askers, link{URL: contributionURL(d.ID, f), Text: string(f)})
	}
	return card
}

func (s *Server) serveOverview(w http.ResponseWriter, r *http.Request, rel *release) error {
	p := &overviewPage{Counts: rel.Corpus.Manifest().Counts, Factions: rel.Corpus.Factions()}
	documents := rel.Corpus.Documents()
	for i := range documents[:min(len(documents), maxListedDocuments)] {
		p.Documents = append(p.Documents, newCard(&documents[i]))
	}
	p.Figures = newFigures(p.Factions, "")
	p.More = len(documents) - len(p.Documents)
	p.OwnSearch = true
	if len(documents) > 0 {
		var err error
		if p.Sample, err = s.sample(rel, documents[0].ID); err != nil {
			return err
		}
	}
	p.Title = "Inbreng: vragen van de Kamer, antwoorden van het kabinet"
	p.Description = "Schriftelijke vragen van Kamerfracties met de antwoorden van het kabinet ernaast: te lezen per fractie, doorzoekbaar, en elk antwoord met een eigen adres."
	p.Nav = "overzicht"
	return s.render(w, r, http.StatusOK, "overview", p)
}

// sample returns the exchange of a document that takes the least room, whole.
// Without one it is empty.
func (s *Server) sample(rel *release, id parliament.DocumentID) (sampleView, error) {
	d, err := rel.Corpus.Document(id)
	if err != nil {
		return sampleView{}, err
	}
	var shortest *parliament.Exchange
	for i := range d.Exchanges {
		if e := &d.Exchanges[i]; e.Answer != nil && len(e.Questions) == 1 && (shortest == nil || length(e) < length(shortest)) {
			shortest = e
		}
	}
	if shortest == nil {
		return sampleView{}, nil
	}
	b := s.plainBodies(rel)
	b.opts.NoLinks = true
	view := sampleView{b.exchange(d.ID, shortest, anchors{}), officialName(d)}
	return view, b.err
}

// length returns how much there is to read of an answered exchange with one
// question. One line of text is nothing to show, so it counts as long.
func length(e *parliament.Exchange) int {
	question, answer := len(e.Questions[0].Body.Text), len(e.Answer.Body.Text)
	if min(question, answer) < sampleLine {
		return sampleLine * sampleLine
	}
	return question + answer
}

// sampleLine is about a line of text, in bytes.
const sampleLine = 80

func (s *Server) serveDossier(w http.ResponseWriter, r *http.Request, rel *release) error {
	asked := chi.URLParam(r, "dossier")
	p := &documentsPage{Dossier: parliament.GroupDossier(asked)}
	documents := rel.Corpus.Documents()
	var inside []corpus.Summary
	dossiers := linkGroup{Heading: "Dossiers die er wel zijn"}
	for i := range documents {
		d := &documents[i]
		if d.Dossier == asked {
			inside = append(inside, *d)
			if p.Heading == "" {
				p.Heading = capital(d.DossierTitle)
			}
		}
		dossiers.add(link{URL: dossierURL(d.Dossier), Text: parliament.GroupDossier(d.Dossier), Note: d.DossierTitle})
	}
	if len(inside) == 0 {
		return notFound("Van een dossier "+clip(asked, maxShown)+" is hier niets.", dossiers)
	}
	if p.Heading == "" {
		p.Heading = "Dossier " + p.Dossier
	}
	p.list(r, inside, dossierURL(asked), nil)
	p.Title, p.Nav = "Dossier "+p.Dossier+": "+p.Heading, "documenten"
	p.Description = "De stukken in Kamerstukdossier " + p.Dossier + " die hier te lezen zijn."
	return s.render(w, r, http.StatusOK, "documents", p)
}

// add adds a link that the group does not have yet, while there is room.
func (g *linkGroup) add(l link) {
	if strings.HasSuffix(l.URL, "/") || len(g.Links) == maxNear {
		return
	}
	for _, other := range g.Links {
		if other.URL == l.URL {
			return
		}
	}
	g.Links = append(g.Links, l)
}
