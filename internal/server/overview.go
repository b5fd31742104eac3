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
	factions, err := rel.Corpus.Factions()
	if err != nil {
		return err
	}
	documents, err := rel.Corpus.Summaries(0, maxListedDocuments)
	if err != nil {
		return err
	}
	p := &overviewPage{Counts: rel.Corpus.Manifest().Counts, Factions: factions}
	for i := range documents {
		p.Documents = append(p.Documents, newCard(&documents[i]))
	}
	p.Figures = newFigures(p.Factions, "")
	p.More = rel.Corpus.Len() - len(p.Documents)
	p.OwnSearch = true
	if len(documents) > 0 {
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
	group, err := rel.group(corpus.ByDossier, asked)
	if err != nil {
		return err
	}
	p := &documentsPage{Dossier: parliament.GroupDossier(asked), Heading: capital(group.Name)}
	if p.Heading == "" {
		p.Heading = "Dossier " + p.Dossier
	}
	err = p.list(r, group.Documents, dossierURL(asked), nil, func(from, to int) ([]corpus.Summary, error) { return rel.groupDocuments(&group, from, to) })
	if err != nil {
		return err
	}
	p.Title, p.Nav = "Dossier "+p.Dossier+": "+p.Heading, "documenten"
	p.Description = "De stukken in Kamerstukdossier " + p.Dossier + " die hier te lezen zijn."
	return s.render(w, r, http.StatusOK, "documents", p)
}

// noDossier is the error for a dossier of which nothing is here, with some of which
// something is.
func (rel *release) noDossier(asked string) error {
	groups, err := rel.Corpus.Groups(corpus.ByDossier, 0, maxNear)
	if err != nil {
		return err
	}
	dossiers := linkGroup{Heading: "Dossiers die er wel zijn"}
	for _, g := range groups {
		dossiers.add(link{URL: dossierURL(g.Slug), Text: parliament.GroupDossier(g.Slug), Note: g.Name})
	}
	return notFound("Van een dossier "+clip(asked, maxShown)+" is hier niets.", dossiers)
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
