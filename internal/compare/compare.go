// Package compare lays what factions asked in one document side by side.
//
// In go a document and the factions, out comes a [Comparison]: the exchanges by
// topic, the papers that several of them refer to, and the words that each uses
// more than the others:
//
//	c := compare.Factions(doc, []parliament.Faction{"VVD", "CDA"})
//
// Nothing is weighed or judged: topics and references are those of the document,
// and the words are counted.
package compare

import (
	"slices"

	"inbreng/internal/parliament"
)

// A Comparison is what some factions asked. Lists by faction have the order in
// which the factions were given.
type Comparison struct {
	Factions []parliament.Faction
	Figures  []Figures
	Topics   []Topic
	Shared   []Shared
	Words    [][]Word // that a faction uses more than the others, most telling first
}

// Figures count what one faction asked.
type Figures struct {
	Exchanges, Questions, Answered, Asked, Replied, References int // Asked and Replied in words
}

// A Topic is a topic of the document, "" where it names none, with the exchanges
// of each faction under it.
type Topic struct {
	Name      string
	Exchanges [][]*parliament.Exchange
}

// A Shared paper is one that at least two of the factions have in their
// questions, the answers or the footnotes to these.
type Shared struct {
	Paper     parliament.PaperID
	Exchanges [][]*parliament.Exchange
}

// Factions compares what factions asked in a document. An exchange of several
// factions counts for each.
func Factions(d *parliament.Document, factions []parliament.Faction) Comparison {
	c := Comparison{Factions: factions, Figures: make([]Figures, len(factions))}
	topics, papers := map[string]int{}, map[parliament.PaperID]int{}
	var cited []Shared
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		references := referencesOf(d, e)
		for column, faction := range factions {
			if !slices.Contains(e.Factions, faction) {
				continue
			}
			c.Figures[column].add(e, len(references))
			at, ok := topics[e.Topic]
			if !ok {
				at = len(c.Topics)
				topics[e.Topic] = at
				c.Topics = append(c.Topics, Topic{e.Topic, make([][]*parliament.Exchange, len(factions))})
			}
			add(c.Topics[at].Exchanges, column, e)
			for _, ref := range references {
				paper := ref.PaperID()
				if paper == "" {
					continue
				}
				at, ok := papers[paper]
				if !ok {
					at = len(cited)
					papers[paper] = at
					cited = append(cited, Shared{paper, make([][]*parliament.Exchange, len(factions))})
				}
				add(cited[at].Exchanges, column, e)
			}
		}
	}
	for _, s := range cited {
		if s.by() > 1 {
			c.Shared = append(c.Shared, s)
		}
	}
	c.Words = words(d, factions)
	return c
}

// add adds an exchange to a column that does not end with it already.
func add(columns [][]*parliament.Exchange, column int, e *parliament.Exchange) {
	if n := len(columns[column]); n == 0 || columns[column][n-1] != e {
		columns[column] = append(columns[column], e)
	}
}

// by counts the factions that cite the paper.
func (s Shared) by() int {
	n := 0
	for _, exchanges := range s.Exchanges {
		if len(exchanges) > 0 {
			n++
		}
	}
	return n
}

// add counts an exchange.
func (f *Figures) add(e *parliament.Exchange, references int) {
	f.Exchanges++
	f.Questions += e.Asked()
	f.References += references
	for i := range e.Questions {
		f.Asked += e.Questions[i].Body.Words()
	}
	if e.Answer != nil {
		f.Answered++
		f.Replied += e.Answer.Body.Words()
	}
}

// referencesOf returns the references of an exchange and of its footnotes.
func referencesOf(d *parliament.Document, e *parliament.Exchange) []parliament.Reference {
	refs := slices.Clone(e.References)
	for _, id := range e.Footnotes {
		if note, ok := d.Footnote(id); ok {
			refs = append(refs, note.References...)
		}
	}
	return refs
}
