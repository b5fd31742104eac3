package bleveindex

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/wordlist"
)

// names are groups of names for the same thing that documents use without
// explaining them. Factions are there as they are named in running text; who
// asked is found by any name anyway.
var names = [][]string{
	{"NAVO", "NATO", "Noord-Atlantische Verdragsorganisatie"},
	{"VN", "UN", "Verenigde Naties"},
	{"EU", "Europese Unie"},
	{"VS", "Verenigde Staten"},
	{"VK", "Verenigd Koninkrijk"},
	{"BuZa", "Buitenlandse Zaken"},
	{"BZK", "Binnenlandse Zaken en Koninkrijksrelaties"},
	{"GL", "GroenLinks"},
	{"CU", "ChristenUnie"},
	{"PvdD", "Partij voor de Dieren"},
	{"PvdA", "Partij van de Arbeid"},
	{"FVD", "Forum voor Democratie"},
	{"PVV", "Partij voor de Vrijheid"},
	{"NSC", "Nieuw Sociaal Contract"},
	{"BBB", "BoerBurgerBeweging"},
	{"OVSE", "OSCE"},
	{"NGO", "non-gouvernementele organisatie"},
}

// A synonym is a name, in words as in the index, with others for the same.
type synonym struct {
	words  []string
	typed  string   // "" unless capitals matter
	others []string // as readers see them
}

// maxForms is how many long forms of an abbreviation are looked for with it, those
// that were explained first. In ten thousand documents some have hundreds, most of them
// the same with other words around it, and to look for all made the query slow.
const maxForms = 16

// newSynonyms returns the synonyms by the first of their words: the names above,
// those of the factions that asked, and what the documents explain.
func newSynonyms(short []shortForm, factions []value) map[string][]synonym {
	all := map[string][]synonym{}
	known := explanations{}
	add := func(s synonym) {
		if len(s.words) > 0 {
			all[s.words[0]] = append(all[s.words[0]], s)
			known.add(s)
		}
	}
	for _, group := range names {
		for i, name := range group {
			others := slices.Concat(group[:i], group[i+1:])
			add(synonym{words: tokensOf(name), others: others})
		}
	}
	for _, f := range factions {
		for i, name := range parliament.Faction(f.Label).Names() {
			if i > 0 && !known.has(shortForm{name, f.Label}) {
				add(synonym{words: tokensOf(name), others: []string{f.Label}})
			}
		}
	}
	forms := map[string]int{}
	for _, a := range short {
		if known.has(a) {
			continue
		}
		words := tokensOf(a.Short)
		key := strings.Join(words, " ")
		forms[key]++
		asLong := forms[key] <= maxForms
		// "OP" is the Oostelijk Partnerschap, "op" is not, and who looks for the
		// first in words does not want every text with the second.
		isWord := wordlist.ContainsExact(strings.ToLower(a.Short))
		switch {
		case asLong && isWord:
			add(synonym{words: words, typed: a.Short, others: []string{a.Long}})
		case asLong:
			add(synonym{words: words, others: []string{a.Long}})
		}
		if !isWord {
			add(synonym{words: tokensOf(a.Long), others: []string{a.Short}})
		}
	}
	return all
}

// explanations are the pairs of a name, in words as in the index, and another for the
// same, in small letters. Ten thousand documents explain some abbreviations in a
// thousand ways, and each is looked up before it is added.
type explanations map[[2]string]bool

func (x explanations) add(s synonym) {
	for _, other := range s.others {
		x[[2]string{strings.Join(s.words, " "), search.Fold(other)}] = true
	}
}

// has reports whether an abbreviation is among the names already, or is no word.
func (x explanations) has(a shortForm) bool {
	words := tokensOf(a.Short)
	return len(words) == 0 || x[[2]string{strings.Join(words, " "), search.Fold(a.Long)}]
}

// addSynonyms adds to the leaves of words the other names of what they name: of
// a name of several words to each of them, so that either is enough.
func (p *planner) addSynonyms(typed []string, leaves []*leaf) error {
	var words []string
	var at []int // the typed word that each stands in
	for i, w := range typed {
		for _, word := range tokensOf(w) {
			words, at = append(words, word), append(at, i)
		}
	}
	for i := 0; i < len(words); i++ {
		for _, s := range p.x.synonyms[words[i]] {
			end := i + len(s.words)
			if end > len(words) || !slices.Equal(words[i:end], s.words) || s.typed != "" && s.typed != typed[at[i]] {
				continue
			}
			if i > 0 && at[i] == at[i-1] || end < len(at) && at[end] == at[end-1] {
				continue // only a part of a word with a hyphen
			}
			from, to := at[i], at[end-1]+1
			if err := p.addNames(strings.Join(typed[from:to], " "), s.others, leaves[from:to]); err != nil {
				return err
			}
		}
	}
	return nil
}

// addNames adds other names to the leaves of a name, those that occur.
func (p *planner) addNames(name string, others []string, leaves []*leaf) error {
	said := search.Synonym{Word: name}
	for _, other := range others {
		with := otherName(other)
		if there, err := p.anyOccurs(with); err != nil {
			return err
		} else if !there {
			continue
		}
		said.As = append(said.As, other)
		for _, l := range leaves {
			l.terms = append(l.terms, with.terms...)
			l.rows = append(l.rows, with.rows...)
		}
	}
	if len(said.As) > 0 {
		p.synonyms = append(p.synonyms, said)
	}
	return nil
}

// otherName returns what a name is looked for as beside another: one word also
// inflected (UAV's), several words in a row.
func otherName(name string) *leaf {
	words := tokensOf(name)
	switch len(words) {
	case 0:
		return &leaf{}
	case 1:
		return &leaf{terms: []weighted{{words[0], weightSynonym}, {formsOf(words[0]).inflected, weightSynonym * weightInflected}}}
	}
	return &leaf{rows: []row{{words, weightSynonym}}}
}
