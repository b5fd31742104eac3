package server

import (
	"errors"
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// factionsPage lists the factions that asked something.
type factionsPage struct {
	page
	Figures figuresView
}

// factionPage is everything one faction asked, by document and topic.
type factionPage struct {
	page
	Faction   corpus.FactionSummary
	OtherName []string
	Figures   figuresView
	Documents []askedIn
	From, To  int // of the exchanges, from 1
	Previous  string
	Next      string
}

// askedIn is what a faction asked in one document.
type askedIn struct {
	Document     link
	Contribution string // address
	Groups       []askedAbout
}

// askedAbout is what a faction asked about one topic, which may be "".
type askedAbout struct {
	Topic string
	Links []link
}

// contributionPage is what one faction asked in one document, with the answers.
type contributionPage struct {
	page
	DocumentID parliament.DocumentID
	Slug       string // of the faction
	Faction    parliament.Faction
	FactionURL string
	Document   link
	// DocumentName is how the House cites the document.
	DocumentName string
	Ours         bool
	Strip        stripView
	Sections     []sectionView
	Notes        []noteView
	Questions    int
	Others       []link // the other factions in the document
	Compare      string // address of the comparison with them, "" for none
}

func (s *Server) serveFactions(w http.ResponseWriter, r *http.Request, rel *release) error {
	factions, err := rel.Corpus.Factions()
	if err != nil {
		return err
	}
	p := &factionsPage{Figures: newFigures(factions, "")}
	p.Title = "Fracties"
	p.Description = "De fracties die vragen stelden, met het aantal vragen en woorden."
	p.Nav = "fracties"
	return s.render(w, r, http.StatusOK, "factions", p)
}

func (s *Server) serveFaction(w http.ResponseWriter, r *http.Request, rel *release) error {
	asked := chi.URLParam(r, "faction")
	factions, err := rel.Corpus.Factions()
	if err != nil {
		return err
	}
	faction, err := rel.Corpus.Faction(asked)
	if errors.Is(err, corpus.ErrNotFound) {
		return rel.noFaction(w, r, asked, func(f parliament.Faction) string { return factionURL(f) }, factionsHere(factions))
	}
	if err != nil {
		return err
	}
	from := pageStart(r, faction.Exchanges, factionPageSize)
	to := min(from+factionPageSize, faction.Exchanges)
	keys, err := rel.Corpus.FactionExchanges(&faction, from, to)
	if err != nil {
		return err
	}
	p := &factionPage{Faction: faction, OtherName: faction.Faction.Names()[1:], Figures: newFigures(factions, faction.Slug), From: from + 1, To: to}
	p.Previous, p.Next = pageLinks(factionURL(faction.Faction)+"?", from, factionPageSize, faction.Exchanges)
	if p.Documents, err = rel.askedBy(faction, keys); err != nil {
		return err
	}
	p.Title = "Vragen van " + string(faction.Faction)
	p.Description = "Alles wat " + string(faction.Faction) + " vroeg: " + count(faction.Questions, "vraag", "vragen") +
		" in " + count(faction.Documents, "stuk", "stukken") + "."
	p.Nav = "fracties"
	return s.render(w, r, http.StatusOK, "faction", p)
}

// askedBy groups exchanges of a faction by document and topic.
func (rel *release) askedBy(faction corpus.FactionSummary, keys []corpus.Key) ([]askedIn, error) {
	var out []askedIn
	lines := outlineReader{rel: rel}
	for _, key := range keys {
		o, err := lines.outline(key)
		if err != nil {
			return nil, err
		}
		if lines.turned {
			out = append(out, askedIn{Document: documentLink(&lines.summary), Contribution: contributionURL(key.Document, faction.Faction)})
		}
		in := &out[len(out)-1]
		if n := len(in.Groups); n == 0 || in.Groups[n-1].Topic != o.Topic {
			in.Groups = append(in.Groups, askedAbout{Topic: o.Topic})
		}
		group := &in.Groups[len(in.Groups)-1]
		group.Links = append(group.Links, questionLink(key.Document, o))
	}
	return out, nil
}

func (s *Server) serveContribution(w http.ResponseWriter, r *http.Request, rel *release) error {
	d, err := rel.document(r)
	if err != nil {
		return err
	}
	asked := chi.URLParam(r, "faction")
	faction, ok := askedAs(d, asked)
	if !ok {
		here := linkGroup{Heading: "Fracties die in dit stuk vragen stelden"}
		for _, f := range d.Factions() {
			here.Links = append(here.Links, link{URL: contributionURL(d.ID, f), Text: string(f)})
		}
		return rel.noFaction(w, r, asked, func(f parliament.Faction) string { return contributionURL(d.ID, f) }, here)
	}
	part, notes := contribution(d, faction)
	b := s.newBodies(rel, d, notes)
	p := &contributionPage{
		DocumentID: d.ID, Slug: faction.Slug(),
		Faction: faction, FactionURL: knownFactionURL(faction), Questions: parliament.TallyOf(part.Exchanges).Questions,
		Document: link{URL: documentURL(d.ID), Text: capital(d.Title)}, DocumentName: officialName(d), Ours: d.TitleOurs,
	}
	for _, section := range b.sections(part, anchors{}) {
		if len(section.Groups) > 0 || len(section.Introduction.Blocks) > 0 {
			p.Sections = append(p.Sections, section)
		}
	}
	p.Strip = newStrip(part, stripOptions{ID: "strook", Title: "Deze inbreng in één oogopslag", Link: inPage})
	p.Notes = b.notes(notes)
	if b.err != nil {
		return b.err
	}
	for _, f := range d.Factions() {
		if f != faction {
			p.Others = append(p.Others, link{URL: contributionURL(d.ID, f), Text: string(f)})
		}
	}
	p.Compare = compareURL(d, faction)
	p.Title = "Inbreng van " + string(faction) + " – " + capital(d.Title)
	p.Description = "Wat " + string(faction) + " vroeg, met de antwoorden: " + count(p.Questions, "vraag", "vragen") + "."
	p.Nav = "documenten"
	return s.render(w, r, http.StatusOK, "contribution", p)
}

// askedAs returns the faction of a document by its slug.
func askedAs(d *parliament.Document, slug string) (parliament.Faction, bool) {
	for _, f := range d.Factions() {
		if f.Slug() == slug {
			return f, true
		}
	}
	return "", false
}

// contribution returns the document with only what one faction said, and the
// footnotes to that. The document itself is shared and stays as it is.
func contribution(d *parliament.Document, faction parliament.Faction) (*parliament.Document, []parliament.Footnote) {
	part := *d
	part.Preamble, part.Exchanges = nil, nil
	for i := range d.Exchanges {
		if hasFaction(d.Exchanges[i].Factions, faction) {
			part.Exchanges = append(part.Exchanges, d.Exchanges[i])
		}
	}
	part.Sections = append([]parliament.Section{}, d.Sections...)
	for i := range part.Sections {
		if part.Sections[i].Faction != faction {
			part.Sections[i].Introduction = nil
		}
	}
	marked := marksIn(&part)
	var notes []parliament.Footnote
	for i := range d.Footnotes {
		if marked[d.Footnotes[i].ID] {
			notes = append(notes, d.Footnotes[i])
		}
	}
	return &part, notes
}

func hasFaction(factions []parliament.Faction, faction parliament.Faction) bool {
	for _, f := range factions {
		if f.Slug() == faction.Slug() {
			return true
		}
	}
	return false
}

// factionsHere lists factions.
func factionsHere(factions []corpus.FactionSummary) linkGroup {
	group := linkGroup{Heading: "Fracties die vragen stelden"}
	for _, f := range factions {
		group.Links = append(group.Links, link{URL: factionURL(f.Faction), Text: string(f.Faction)})
	}
	return group
}

// noFaction leads to the faction that goes by another name, GL for GroenLinks,
// or fails with the factions that there are.
func (rel *release) noFaction(w http.ResponseWriter, r *http.Request, asked string, address func(parliament.Faction) string, here linkGroup) error {
	// A name that only differs in capitals is spelled right for all addresses
	// alike, see canonical.
	if f, known := parliament.ParseFaction(strings.ReplaceAll(asked, "-", " ")); known && strings.ToLower(asked) != f.Slug() {
		for _, l := range here.Links {
			if l.URL == address(f) {
				return redirect(w, r, l.URL)
			}
		}
	}
	return notFound("Een fractie “"+clip(asked, maxShown)+"” stelde hier geen vragen.", here)
}
