package corpus

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A GroupKind is a way to go through the documents: by who asked, who answered,
// for which ministry or remit, or by what kind of document it is.
type GroupKind string

// The kinds of groups, by the first segment of their addresses.
const (
	ByAsker    GroupKind = "vragenstellers"
	ByMinister GroupKind = "bewindspersonen"
	ByMinistry GroupKind = "ministeries" // and remits that are none, see RemitNote
	ByKind     GroupKind = "soorten"
	ByDossier  GroupKind = "dossiers"
)

// RemitNote is the note of a group under ByMinistry that is no ministry but what a
// minister without one is for. The Dutch for such a minister says "zonder portefeuille",
// so that is not the word for it.
const RemitNote = "beleidsterrein, geen ministerie"

// bothNote is the note of one whose name is that of a ministry in some documents, and
// of a remit in others.
const bothNote = "ministerie, ook beleidsterrein"

// A Group is the documents that have one asker, minister, ministry or kind.
type Group struct {
	Kind      GroupKind `json:"kind"`
	Slug      string    `json:"slug"` // unique within the kind
	Name      string    `json:"name"`
	Note      string    `json:"note,omitempty"` // faction, ministry, or that it is none
	Documents int       `json:"documents"`
	Exchanges int       `json:"exchanges"`
	Questions int       `json:"questions"` // an exchange may answer several together
	Open      int       `json:"open"`      // questions without an answer in their document
	Answered  int       `json:"answered"`  // exchanges with an answer

	keys keyList
}

// Tally returns what the exchanges of the group hold.
func (g *Group) Tally() parliament.Tally {
	return parliament.Tally{Exchanges: g.Exchanges, Questions: g.Questions, Open: g.Open, Answered: g.Answered}
}

// A membership says that a document belongs to a group, with how many exchanges.
type membership struct {
	kind             GroupKind
	slug, name, note string
	parliament.Tally
}

// memberships returns the groups that a document belongs to, each once.
func memberships(d *parliament.Document) []membership {
	var out []membership
	seen := map[membership]bool{}
	all, askers := parliament.TallyOf(d.Exchanges), talliesOfAskers(d)
	add := func(kind GroupKind, slug, name, note string) {
		key := membership{kind: kind, slug: slug}
		if slug != "" && !seen[key] {
			seen[key] = true
			out = append(out, membership{kind, slug, name, note, all})
		}
	}
	add(ByKind, parliament.Slug(d.Kind.Dutch()), d.Kind.Dutch(), "")
	add(ByDossier, d.Dossier, d.DossierTitle, "")
	for _, o := range d.OtherDossiers {
		add(ByDossier, o.Number, o.Title, "")
	}
	for _, a := range d.AllAskers() {
		add(ByAsker, a.Slug(), a.Name, string(a.Faction))
	}
	for _, m := range d.Ministers() {
		add(ByMinister, m.Slug(), m.Title(), m.Post())
		for _, post := range m.Posts() {
			note := ""
			if post.Remit {
				note = RemitNote
			}
			add(ByMinistry, post.Slug(), post.Name, note)
		}
	}
	for i := range out {
		if out[i].kind == ByAsker { // one of many in a consultation asked a few of its questions
			out[i].Tally = parliament.Tally{}
			if own := askers[out[i].slug]; own != nil {
				out[i].Tally = *own
			}
		}
	}
	return out
}

// talliesOfAskers counts the exchanges of each asker of a document, by slug.
func talliesOfAskers(d *parliament.Document) map[string]*parliament.Tally {
	askers := map[string]*parliament.Tally{}
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		counted := map[string]bool{}
		for _, a := range d.AskersOf(e) {
			slug := a.Slug()
			if counted[slug] {
				continue
			}
			counted[slug] = true
			if askers[slug] == nil {
				askers[slug] = &parliament.Tally{}
			}
			askers[slug].Add(e)
		}
	}
	return askers
}

// groupColumns is a group with its documents, newest first.
type groupColumns struct {
	Group
	documents []parliament.DocumentID
}

// groupColumn gathers the groups from the documents, which are newest first.
func groupColumn(parts []part) []groupColumns {
	list := []groupColumns{}
	index := map[membership]int{}
	for _, p := range parts {
		for _, m := range p.memberships {
			key := membership{kind: m.kind, slug: m.slug}
			i, ok := index[key]
			if !ok {
				i = len(list)
				index[key] = i
				list = append(list, groupColumns{Group: Group{Kind: m.kind, Slug: m.slug, Name: m.name, Note: m.note}})
			}
			g := &list[i]
			if g.Name == "" {
				g.Name = m.name
			}
			if m.kind == ByMinistry && g.Note != m.note {
				g.Note = bothNote
			}
			g.documents = append(g.documents, p.summary.ID)
			g.Documents++
			g.Exchanges += m.Exchanges
			g.Questions += m.Questions
			g.Open += m.Open
			g.Answered += m.Answered
		}
	}
	slices.SortFunc(list, func(a, b groupColumns) int {
		if c := strings.Compare(string(a.Kind), string(b.Kind)); c != 0 {
			return c
		}
		return strings.Compare(a.Slug, b.Slug)
	})
	return list
}

// unansweredColumn lists the questions that have no answer, newest documents
// first. A question that is answered further on in its document is not one.
func unansweredColumn(parts []part) []Key {
	list := []Key{}
	for _, p := range parts {
		for _, a := range p.asked {
			if a.open {
				list = append(list, Key{p.summary.ID, a.exchange})
			}
		}
	}
	return list
}
