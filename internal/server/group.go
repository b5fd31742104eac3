package server

import (
	"net/http"
	"slices"
	"strings"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// groupNames says how the groups of each kind are called: the heading of the
// list, one of them, and what it does.
var groupNames = map[corpus.GroupKind]struct{ list, one, note string }{
	corpus.ByAsker:    {"Vragenstellers", "Vragensteller", "De Kamerleden die schriftelijke vragen stelden, met de stukken waarin zij dat deden."},
	corpus.ByMinister: {"Bewindspersonen", "Bewindspersoon", "De bewindspersonen die een stuk bij naam noemt, omdat zij antwoordden of moeten antwoorden."},
	corpus.ByMinistry: {"Ministeries en beleidsterreinen", "Ministerie of beleidsterrein", "De ministeries waaraan vragen zijn gesteld of die antwoordden, en de beleidsterreinen van bewindspersonen die niet naar een ministerie zijn genoemd, zoals de Minister voor Rechtsbescherming."},
	corpus.ByKind:     {"Soorten stukken", "Soort stuk", "De stukken naar hun soort."},
}

// groupsPage lists the groups of a kind.
type groupsPage struct {
	page
	pagesView
	Heading string
	Groups  []groupView
	Noted   bool   // one of them has a note: a faction, a ministry
	Others  []link // the lists of other kinds
}

// A groupView is a group in a list.
type groupView struct {
	Link      link
	Documents int
	parliament.Tally
}

// groupPage is what one asker, minister, ministry or kind of document stands for:
// the documents, each with its questions.
type groupPage struct {
	page
	Kicker         link // to the list
	Heading, Note  string
	Tally          parliament.Tally
	Search         string // address of the search in them
	Documents      []groupDocument
	Total          int // documents
	From, To       int // of the documents shown, from 1
	Previous, Next string
}

// A groupDocument is a document of a group.
type groupDocument struct {
	Document link
	Date     string
	Links    []link
	More     int // questions that are not listed
}

// unansweredPage lists the questions that have no answer.
type unansweredPage struct {
	page
	Documents      []groupDocument
	Total          int
	From, To       int // of the questions shown, from 1
	Previous, Next string
}

const (
	// groupPageSize is how many documents of a group stand on one page.
	groupPageSize = 20
	// groupQuestions is how many questions of each are listed.
	groupQuestions = 5
	// unansweredPageSize is how many questions without answer stand on one page.
	unansweredPageSize = 50
)

// groupKind returns the kind of groups that an address is about.
func groupKind(r *http.Request) corpus.GroupKind {
	segment, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	return corpus.GroupKind(segment)
}

func (s *Server) serveGroups(w http.ResponseWriter, r *http.Request, rel *release) error {
	kind := groupKind(r)
	p := &groupsPage{Heading: groupNames[kind].list}
	total, err := rel.Corpus.GroupCount(kind)
	if err != nil {
		return err
	}
	groups, pages, err := pagedList(r, total, listPageSize, func(from, to int) ([]corpus.Group, error) { return rel.Corpus.Groups(kind, from, to) })
	if err != nil {
		return err
	}
	p.pagesView = pages
	for _, g := range groups {
		p.Noted = p.Noted || g.Note != ""
		p.Groups = append(p.Groups, groupView{
			Link:      link{URL: groupURL(kind, g.Slug), Text: capital(g.Name), Note: g.Note},
			Documents: g.Documents, Tally: g.Tally(),
		})
	}
	for _, other := range []corpus.GroupKind{corpus.ByAsker, corpus.ByMinister, corpus.ByMinistry, corpus.ByKind} {
		if other != kind {
			p.Others = append(p.Others, link{URL: "/" + string(other), Text: groupNames[other].list})
		}
	}
	p.Others = append(p.Others, link{URL: "/onbeantwoord", Text: "Vragen zonder antwoord"})
	p.Title, p.Description = p.Heading, groupNames[kind].note
	p.Nav = "documenten"
	return s.render(w, r, http.StatusOK, "groups", p)
}

func (s *Server) serveGroup(w http.ResponseWriter, r *http.Request, rel *release) error {
	kind := groupKind(r)
	group, err := rel.groupOf(r)
	if err != nil {
		return err
	}
	from := pageStart(r, group.Documents, groupPageSize)
	to := min(from+groupPageSize, group.Documents)
	ids, err := rel.Corpus.GroupDocuments(&group, from, to)
	if err != nil {
		return err
	}
	p := &groupPage{
		Kicker: link{URL: "/" + string(kind), Text: groupNames[kind].one}, Heading: capital(group.Name), Note: group.Note,
		Tally: group.Tally(), Search: searchOf(kind, &group), Total: group.Documents, From: from + 1, To: to,
	}
	if kind == corpus.ByMinistry && group.Note == "" {
		p.Kicker.Text = "Ministerie"
	} else if group.Note == corpus.RemitNote {
		p.Kicker.Text = "Beleidsterrein"
	}
	p.Previous, p.Next = pageLinks(groupURL(kind, group.Slug)+"?", from, groupPageSize, group.Documents)
	for _, id := range ids {
		summary, err := rel.Corpus.Summary(id)
		if err != nil {
			return err
		}
		outlines, total, err := rel.groupExchanges(&group, &summary)
		if err != nil {
			return err
		}
		view := newGroupDocument(&summary)
		for i := range outlines {
			view.Links = append(view.Links, questionLink(id, &outlines[i]))
		}
		view.More = total - len(outlines)
		p.Documents = append(p.Documents, view)
	}
	p.Title = p.Heading
	p.Description = p.Kicker.Text + " " + p.Heading + ": " + count(p.Total, "stuk", "stukken") + " met " + count(p.Tally.Questions, "vraag", "vragen") + "."
	p.Nav = "documenten"
	return s.render(w, r, http.StatusOK, "group", p)
}

// groupExchanges returns the first exchanges of a document that belong to a group, at most
// groupQuestions, and how many there are: all of it, but for a member who may be one of
// many that asked in it.
func (rel *release) groupExchanges(g *corpus.Group, of *corpus.Summary) ([]corpus.Outline, int, error) {
	if g.Kind != corpus.ByAsker {
		outlines, err := rel.Corpus.Outlines(of, 0, groupQuestions)
		return outlines, of.Exchanges, err
	}
	d, err := rel.Corpus.Document(of.ID)
	if err != nil {
		return nil, 0, err
	}
	var outlines []corpus.Outline
	total := 0
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		if !slices.ContainsFunc(d.AskersOf(e), func(a parliament.Asker) bool { return a.Slug() == g.Slug }) {
			continue
		}
		if total++; len(outlines) < groupQuestions {
			outlines = append(outlines, corpus.OutlineOf(e))
		}
	}
	return outlines, total, nil
}

// newGroupDocument returns the view of a document in a list, without its questions.
func newGroupDocument(s *corpus.Summary) groupDocument {
	return groupDocument{Document: documentLink(s), Date: s.Date().Dutch()}
}

// questionLink leads to an exchange, with the first words of its question.
func questionLink(doc parliament.DocumentID, o *corpus.Outline) link {
	return link{URL: answerURL(doc, o.ID), Text: o.Name(), Note: openingWords(o.Opening, o.Factions, 2*contentsWords)}
}

func (s *Server) serveUnanswered(w http.ResponseWriter, r *http.Request, rel *release) error {
	_, total, err := rel.Corpus.Unanswered(0, 0)
	if err != nil {
		return err
	}
	from := pageStart(r, total, unansweredPageSize)
	to := min(from+unansweredPageSize, total)
	keys, _, err := rel.Corpus.Unanswered(from, to)
	if err != nil {
		return err
	}
	p := &unansweredPage{Total: total, From: from + 1, To: to}
	p.Previous, p.Next = pageLinks("/onbeantwoord?", from, unansweredPageSize, total)
	lines := outlineReader{rel: rel}
	for _, key := range keys {
		o, err := lines.outline(key)
		if err != nil {
			return err
		}
		if lines.turned {
			p.Documents = append(p.Documents, newGroupDocument(&lines.summary))
		}
		view := &p.Documents[len(p.Documents)-1]
		view.Links = append(view.Links, questionLink(key.Document, o))
	}
	p.Title = "Vragen zonder antwoord"
	p.Description = "De vragen waarop in het stuk zelf geen antwoord staat."
	p.Nav = "documenten"
	return s.render(w, r, http.StatusOK, "unanswered", p)
}
