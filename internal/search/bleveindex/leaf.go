package bleveindex

import (
	"fmt"
	"slices"
	"strings"

	"inbreng/internal/search"
)

// Weights of the forms in which a word is found. A word's score is the sum over
// the forms in which it stands there, so the exact form also has the weights of
// those below it. Inflection weighs so little that one exact hit in a long text
// outdoes many inflected ones in a short one: BM25 gives a word at most 1.2, and
// in a text three times the average length still about 0.3. Parts of compounds
// come behind that, other names and corrections beside inflection.
const (
	weightFolded    = 1.0
	weightPrinted   = 0.5
	weightJoined    = 0.6
	weightInflected = 0.15
	weightSynonym   = 0.12
	weightPart      = 0.05
)

// maxExpansion is how many words a prefix stands for at most: those in most
// exchanges. Each opens a list of the index.
const maxExpansion = 64

// words plans words that were typed one after the other, each a leaf.
func (p *planner) words(typed []string, parts uint8, excluded bool) ([]*leaf, error) {
	leaves := make([]*leaf, len(typed))
	for i, w := range typed {
		leaves[i] = p.keep(p.x.wordLeaf(w), excluded)
		leaves[i].parts = parts
	}
	if excluded {
		return leaves, nil
	}
	for i := 1; i < len(typed); i++ {
		if err := p.addJoined(typed[i-1], typed[i], leaves[i-1:i+1]); err != nil {
			return nil, err
		}
	}
	if p.literal {
		return leaves, nil
	}
	if err := p.addSynonyms(typed, leaves); err != nil {
		return nil, err
	}
	for i := range leaves {
		if err := p.correct(leaves[i]); err != nil {
			return nil, err
		}
	}
	return leaves, nil
}

// addJoined adds to the leaves of two words the one that they may be to others, as
// it stands and inflected: cluster munitie is clustermunitie, and waarnemings missie
// waarnemingsmissies.
func (p *planner) addJoined(first, second string, leaves []*leaf) error {
	word := cutWord(strings.Join(append(tokensOf(first), tokensOf(second)...), ""))
	forms := []weighted{{word, weightJoined}}
	if f := formsOf(word); f.inflected != "" && len(word) >= 2*minPart {
		forms = append(forms, weighted{f.inflected, weightInflected})
	}
	for _, form := range forms {
		if n, err := p.x.lists.frequency(form.term); err != nil {
			return err
		} else if n > 0 {
			for _, l := range leaves {
				l.terms = append(l.terms, form)
			}
		}
	}
	return nil
}

// wordLeaf returns what asks for a word as typed, in all its forms.
func (x *Index) wordLeaf(word string) *leaf {
	l := &leaf{typed: word}
	words := tokensOf(word)
	if len(words) > 1 {
		f := formsOfCompound(word)
		l.rows = append(l.rows, row{words, weightJoined})
		l.terms = []weighted{{f.printed, weightFolded}, {f.folded, weightFolded}, {f.inflected, weightInflected}}
		return l
	}
	f := formsOf(word)
	l.terms = append(l.terms, weighted{f.folded, weightFolded})
	if f.printed != "" {
		l.terms = append(l.terms, weighted{f.printed, weightPrinted})
	}
	if f.inflected != "" {
		l.terms = append(l.terms, weighted{f.inflected, weightInflected})
		l.terms = append(l.terms, weighted{tagPart + f.inflected[len(tagInflect):], weightPart})
	}
	if f.also != "" {
		l.terms = append(l.terms, weighted{f.also, weightInflected})
	}
	if head, tail, ok := x.former.lexicon.cut(strings.ToLower(word)); ok {
		l.rows = append(l.rows, row{[]string{search.Fold(head), search.Fold(tail)}, weightJoined})
	}
	return l
}

// phrase plans words that must stand exactly so.
func (p *planner) phrase(n search.Phrase, parts uint8, excluded bool) (expr, error) {
	l := &leaf{typed: n.String(), parts: parts}
	var words []string
	for _, w := range n.Words {
		words = append(words, tokensOf(w)...)
	}
	if len(words) == 0 {
		return &allOf{}, nil
	}
	p.keep(l, excluded)
	if len(words) == 1 {
		l.terms = []weighted{{words[0], weightFolded}}
		return l, nil
	}
	l.loose = n.Words
	l.rows = []row{{words, 1}}
	if !excluded && !p.literal {
		return l, p.correctPhrase(l, n.Words)
	}
	return l, nil
}

// prefix plans a word of which only the beginning was typed. No automaton is
// built: the words are read from the list that the index keeps in order.
func (p *planner) prefix(n search.Prefix, parts uint8, excluded bool) (expr, error) {
	l := p.keep(&leaf{typed: n.String(), parts: parts}, excluded)
	begin := strings.Join(tokensOf(n.Text), "")
	if begin == "" {
		return &allOf{}, nil
	}
	words, err := p.x.beginning(begin)
	if err != nil {
		return nil, err
	}
	if more := len(words) - maxExpansion; more > 0 {
		words = words[:maxExpansion]
		p.notes = append(p.notes, search.Note{Text: n.String(), Sentence: fmt.Sprintf(
			"Er beginnen %d woorden met “%s”; gezocht is naar de %d die het vaakst voorkomen.", maxExpansion+more, n.Text, maxExpansion)})
	}
	for _, w := range words {
		l.terms = append(l.terms, weighted{w.term, weightFolded})
	}
	return l, nil
}

// beginning returns the words of the texts that begin so, those in most exchanges
// first; their weight is the number of exchanges.
func (x *Index) beginning(prefix string) ([]weighted, error) {
	dict, err := x.reader.FieldDictPrefix(fieldText, []byte(prefix))
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	var words []weighted
	for {
		e, err := dict.Next()
		if err != nil {
			return nil, err
		}
		if e == nil {
			break
		}
		words = append(words, weighted{e.Term, float64(e.Count)})
	}
	slices.SortStableFunc(words, func(a, b weighted) int { return int(b.weight - a.weight) })
	return words, nil
}
