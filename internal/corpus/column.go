package corpus

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A Key names an exchange within the corpus.
type Key struct {
	Document parliament.DocumentID `json:"document"`
	Exchange parliament.ExchangeID `json:"exchange"`
}

// A FactionSummary is what one faction asked in all documents. The words of an
// exchange of several factions count for each of them.
type FactionSummary struct {
	Faction       parliament.Faction `json:"faction"`
	Slug          string             `json:"slug"`
	Documents     int                `json:"documents"` // in which it asked
	Exchanges     int                `json:"exchanges"`
	Questions     int                `json:"questions"` // an exchange may answer several together
	Answered      int                `json:"answered"`  // exchanges with an answer
	WordsAsked    int                `json:"wordsAsked"`
	WordsAnswered int                `json:"wordsAnswered"`
	// References counts what its questions, the answers and their footnotes
	// refer to.
	References int `json:"references"`

	keys keyList
}

// An Abbreviation is a short form with one long form that documents give for it.
type Abbreviation struct {
	Short     string `json:"short"`
	Long      string `json:"long"`
	Documents int    `json:"documents"` // that explain it
	// In are the newest of these, at most maxExplaining.
	In []Explanation `json:"in"`
}

// An Explanation is where a document explains an abbreviation.
type Explanation struct {
	Document parliament.DocumentID `json:"document"`
	Line     int                   `json:"line,omitempty"` // of its source, from 1; 0 is unknown
}

// maxExplaining is how many documents are kept that explain an abbreviation. Every
// document about the budget explains the same; what else has the word, the search finds.
const maxExplaining = 8

// part is what the columns need of one document. It is gathered when the
// document is added, so that the document itself need not be kept.
type part struct {
	summary       Summary
	outlines      []Outline
	asked         []asked
	cited         []cited
	abbreviations []Abbreviation
	memberships   []membership
}

// asked is one exchange in the eyes of the factions that asked it.
type asked struct {
	exchange parliament.ExchangeID
	factions []parliament.Faction
	answer   bool
	asked    int    // questions
	open     bool   // asks, and nothing answers it
	words    [2]int // asked, answered
	refs     int
}

// newPart takes from a document what the columns need.
func newPart(d *parliament.Document, sourceName string) part {
	p := part{summary: summarize(d, sourceName), cited: citations(d), memberships: memberships(d)}
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		a := asked{exchange: e.ID, factions: slices.Clone(e.Factions), answer: e.Answer != nil, asked: e.Asked(), open: e.Open()}
		a.words[0], a.words[1] = wordsOf(e)
		a.refs = referencesOf(d, e)
		p.asked = append(p.asked, a)
		p.outlines = append(p.outlines, OutlineOf(e))
	}
	for _, a := range d.Abbreviations {
		p.abbreviations = append(p.abbreviations, Abbreviation{Short: a.Short, Long: a.Long, In: []Explanation{{d.ID, a.Source.From.Line}}})
	}
	return p
}

// factionColumns is a faction with what it asked, by document, in document order.
type factionColumns struct {
	FactionSummary
	keys []Key
}

// factionColumn gathers the factions from the documents, which are newest
// first. Names with one slug are one faction, by the name of the newest document:
// only one of them could have the page.
func factionColumn(parts []part) []factionColumns {
	list := []factionColumns{}
	bySlug := map[string]int{}
	for _, p := range parts {
		for _, a := range p.asked {
			counted := map[string]bool{}
			for _, faction := range a.factions {
				slug := faction.Slug()
				if counted[slug] {
					continue
				}
				counted[slug] = true
				i, ok := bySlug[slug]
				if !ok {
					i = len(list)
					bySlug[slug] = i
					list = append(list, factionColumns{FactionSummary: FactionSummary{Faction: faction, Slug: slug}})
				}
				list[i].count(p.summary.ID, a)
			}
		}
	}
	slices.SortFunc(list, func(a, b factionColumns) int { return strings.Compare(a.Slug, b.Slug) })
	return list
}

// count adds one exchange.
func (f *factionColumns) count(doc parliament.DocumentID, a asked) {
	if n := len(f.keys); n == 0 || f.keys[n-1].Document != doc {
		f.Documents++
	}
	f.keys = append(f.keys, Key{doc, a.exchange})
	f.Exchanges++
	f.Questions += a.asked
	if a.answer {
		f.Answered++
	}
	f.WordsAsked += a.words[0]
	f.WordsAnswered += a.words[1]
	f.References += a.refs
}

// referencesOf counts the references of an exchange and of its footnotes.
func referencesOf(d *parliament.Document, e *parliament.Exchange) int {
	n := len(e.References)
	for _, id := range e.Footnotes {
		if note, ok := d.Footnote(id); ok {
			n += len(note.References)
		}
	}
	return n
}

// abbreviationColumn gathers the abbreviations from the documents, which are
// newest first, sorted without regard to capitals.
func abbreviationColumn(parts []part) []Abbreviation {
	list := []Abbreviation{}
	index := map[[2]string]int{}
	last := map[[2]string]parliament.DocumentID{} // that explained it
	for _, p := range parts {
		for _, a := range p.abbreviations {
			key := [2]string{a.Short, a.Long}
			i, ok := index[key]
			if !ok {
				i = len(list)
				index[key] = i
				list = append(list, Abbreviation{Short: a.Short, Long: a.Long})
				last[key] = ""
			}
			if last[key] == p.summary.ID {
				continue // the document explains it twice
			}
			last[key] = p.summary.ID
			list[i].Documents++
			if len(list[i].In) < maxExplaining {
				list[i].In = append(list[i].In, a.In...)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Abbreviation) int {
		for _, pair := range [][2]string{
			{strings.ToLower(a.Short), strings.ToLower(b.Short)},
			{a.Short, b.Short},
			{a.Long, b.Long},
		} {
			if c := strings.Compare(pair[0], pair[1]); c != 0 {
				return c
			}
		}
		return 0
	})
	return list
}
