package parliament

import (
	"slices"
	"strings"
)

// An Office is what a member of the government holds.
type Office string

// The offices.
const (
	OfficeMinister       Office = "minister"
	OfficeStateSecretary Office = "state-secretary"
	// OfficePrimeMinister is that of the Minister-President, who is Minister van Algemene
	// Zaken as well.
	OfficePrimeMinister Office = "prime-minister"
)

// Dutch returns the office as it is printed, with a capital.
func (o Office) Dutch() string {
	switch o {
	case OfficeMinister:
		return "Minister"
	case OfficeStateSecretary:
		return "Staatssecretaris"
	case OfficePrimeMinister:
		return "Minister-President"
	}
	return ""
}

// A Minister is a member of the government to whom questions are addressed
// (an addressee) or who answers them (an answerer). Name is empty where the
// source gives only the office.
type Minister struct {
	Name   string `json:"name"`
	Office Office `json:"office"`
	// Ministry is the ministry by its full name, or as printed where it is not known.
	Ministry string `json:"ministry"`
	// Remit is what the minister is for where that is no ministry: "Rechtsbescherming"
	// of the "Minister voor Rechtsbescherming", who has none (Ministry is empty), or
	// "Toeslagen en Douane" of the "Staatssecretaris van Financiën – Toeslagen en
	// Douane", who has both.
	Remit string `json:"remit,omitempty"`
	// Printed is what the source calls the ministry or the remit, where that is not the
	// name above: "J en V", "VWS".
	Printed string `json:"printed,omitempty"`
}

// String returns the minister as one would write it in a sentence:
// "Minister van Buitenlandse Zaken", "Minister voor Rechtsbescherming" or "Minister
// De Jonge (Binnenlandse Zaken)".
func (m Minister) String() string {
	switch post := m.Post(); {
	case m.Office == OfficePrimeMinister:
		return strings.TrimSpace(m.Office.Dutch() + " " + m.Name)
	case m.Name == "" && post == "":
		return m.Office.Dutch()
	case m.Name == "" && m.Ministry == "":
		return m.Office.Dutch() + " voor " + post
	case m.Name == "":
		return m.Office.Dutch() + " van " + post
	case post == "":
		return m.Office.Dutch() + " " + m.Name
	default:
		return m.Office.Dutch() + " " + m.Name + " (" + post + ")"
	}
}

// Post returns what the office is held of: the ministry, the remit, or both, as the
// House prints them in brackets behind a name.
func (m Minister) Post() string {
	if m.Ministry == "" || m.Remit == "" {
		return m.Ministry + m.Remit
	}
	return m.Ministry + " – " + m.Remit
}

// A Post is a ministry, or a remit that is none.
type Post struct {
	Name  string
	Remit bool
}

// Slug returns the post as it stands in an address.
func (p Post) Slug() string { return Slug(p.Name) }

// Posts returns the ministry and the remit of a minister, those that are known.
func (m Minister) Posts() []Post {
	var posts []Post
	if m.Ministry != "" {
		posts = append(posts, Post{Name: m.Ministry})
	}
	if m.Remit != "" {
		posts = append(posts, Post{Name: m.Remit, Remit: true})
	}
	return posts
}

// An Asker is a member of parliament who put a question, with the faction.
type Asker struct {
	Name    string  `json:"name"`
	Faction Faction `json:"faction"`
}

// String returns the asker as printed on questions: "Sneller (D66)", or the name
// alone where the faction is not known.
func (a Asker) String() string {
	if a.Faction == "" || a.Name == "" {
		return a.Name + string(a.Faction)
	}
	return a.Name + " (" + string(a.Faction) + ")"
}

// Slug returns the asker's name as it stands in an address. Two members of one
// name are told apart by their factions.
func (a Asker) Slug() string {
	if a.Name == "" {
		return ""
	}
	return Slug(a.Name, string(a.Faction))
}

// Title returns office and name, "Minister De Jonge", or "" for a minister of whom
// only the office is known.
func (m Minister) Title() string {
	if m.Name == "" {
		return ""
	}
	return strings.TrimSpace(m.Office.Dutch() + " " + m.Name)
}

// Slug returns the minister as one who is known by name stands in an address, else
// "".
func (m Minister) Slug() string { return Slug(m.Title()) }

// Slug returns words as they stand in an address: as Faction.Slug has them.
func Slug(words ...string) string { return Faction(strings.Join(words, " ")).Slug() }

// AskersOf returns the members of a document that asked an exchange of it: those that
// are named for it, and of those who asked together all but those whose faction did not.
func (d *Document) AskersOf(e *Exchange) []Asker {
	askers := append([]Asker{}, e.Askers...)
	for _, a := range d.Askers {
		if (a.Faction == "" || slices.Contains(e.Factions, a.Faction)) && !slices.Contains(askers, a) {
			askers = append(askers, a)
		}
	}
	return askers
}

// AllAskers returns the members who asked something in a document, each once: those who
// asked together, then those that are named for single exchanges.
func (d *Document) AllAskers() []Asker {
	seen := map[Asker]bool{}
	askers := []Asker{}
	add := func(list []Asker) {
		for _, a := range list {
			if !seen[a] {
				seen[a] = true
				askers = append(askers, a)
			}
		}
	}
	add(d.Askers)
	for i := range d.Exchanges {
		add(d.Exchanges[i].Askers)
	}
	return askers
}

// Ministers returns those to whom a document is addressed, who answer in it, and
// for whom they answer as well; those that are named for single exchanges last.
func (d *Document) Ministers() []Minister {
	all := slices.Concat(d.Addressees, d.Answerers, d.OnBehalfOf)
	seen := map[Minister]bool{}
	for i := range d.Exchanges {
		for _, m := range slices.Concat(d.Exchanges[i].Answerers, d.Exchanges[i].OnBehalfOf) {
			if !seen[m] {
				seen[m] = true
				all = append(all, m)
			}
		}
	}
	return all
}

// MinistersOf returns those to whom a document is addressed, and who answer an exchange of
// it or for whom it is answered as well, in the whole document or there.
func (d *Document) MinistersOf(e *Exchange) []Minister {
	return slices.Concat(d.Addressees, d.Answerers, d.OnBehalfOf, e.Answerers, e.OnBehalfOf)
}

// AllAnswerers returns who answers something in a document, each once: those of the whole
// document, then those of single exchanges (see AnswerersOf) in the order in which they
// are addressed.
func (d *Document) AllAnswerers() []Minister {
	single := map[Minister]bool{}
	var named []Minister // in the order of the exchanges
	for i := range d.Exchanges {
		for _, m := range d.AnswerersOf(&d.Exchanges[i]) {
			if !single[m] {
				single[m] = true
				named = append(named, m)
			}
		}
	}
	all := append([]Minister{}, d.Answerers...)
	for _, m := range slices.Concat(d.Addressees, named) {
		if single[m] && !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	return all
}

// AnswerersOf returns who answers an exchange of a document, in it or under
// another of its exchanges; none where it is not answered. Where neither the label of
// the answer nor the document says who answers, it is whom it is addressed to.
func (d *Document) AnswerersOf(e *Exchange) []Minister {
	switch {
	case e.Answer == nil && len(e.AnsweredIn) == 0:
		return []Minister{}
	case len(e.Answerers) > 0:
		return append([]Minister{}, e.Answerers...)
	case len(d.Answerers) == 0:
		return append([]Minister{}, d.Addressees...)
	}
	return append([]Minister{}, d.Answerers...)
}
