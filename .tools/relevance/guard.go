package main

import (
	"slices"
	"strings"

	"inbreng/internal/search"
	"inbreng/internal/search/searchtest"
)

// A guard knows what would answer the judged queries.
type guard struct {
	single   []string   // stems that answer a query alone
	together [][]string // stems that answer one together
	seen     map[string]bool
	bare     map[string][]string
}

// newGuard reads the queries. Of alternatives each answers by itself; what must not
// occur does not matter, nor do filters, so that the rule is the wider one.
func newGuard(judged []searchtest.Judged) (*guard, error) {
	g := &guard{seen: map[string]bool{}, bare: map[string][]string{}}
	for i := range judged {
		p, err := plainOf(judged[i].Query)
		if err != nil {
			return nil, err
		}
		all := []string{}
		for _, alternatives := range p.must {
			if len(alternatives) == 1 {
				all = append(all, stemsOf(alternatives[0].text)...)
				continue
			}
			for _, t := range alternatives {
				g.add(stemsOf(t.text))
			}
		}
		g.add(all)
		for _, also := range judged[i].Also {
			g.add(stemsOf(also))
		}
	}
	slices.Sort(g.single)
	g.single = slices.Compact(g.single)
	return g, nil
}

func (g *guard) add(stems []string) {
	switch len(stems) {
	case 0:
	case 1:
		g.single = append(g.single, stems[0])
	default:
		g.together = append(g.together, stems)
	}
}

// stemsOf returns the stems of the words of a text.
func stemsOf(text string) []string {
	stems := []string{}
	for t := range search.Tokens(text) {
		stems = append(stems, stemOf(text[t.Start:t.End]))
	}
	return stems
}

// stemOf cuts an ending off a word and levels its spelling.
func stemOf(word string) string {
	word = search.Fold(word)
	word = strings.TrimSuffix(word, "'s")
	for _, e := range []struct {
		ending string
		least  int // letters that are left
	}{{"en", 3}, {"es", 4}, {"e", 3}, {"s", 4}, {"n", 4}} {
		if stem, ok := strings.CutSuffix(word, e.ending); ok && len(stem) >= e.least {
			word = stem
			break
		}
	}
	return level(word)
}

// level undoes what Dutch spelling does at the end of a syllable, everywhere in a
// word: v is f, z is s, and doubled letters are one.
func level(word string) string {
	var b strings.Builder
	last := byte(0)
	for _, c := range []byte(search.Fold(word)) {
		switch c {
		case 'v':
			c = 'f'
		case 'z':
			c = 's'
		}
		if c != last || '0' <= c && c <= '9' {
			b.WriteByte(c)
		}
		last = c
	}
	return b.String()
}

// alone reports whether a word of a text answers a query by itself.
func (g *guard) alone(word string) bool {
	answer, ok := g.seen[word]
	if !ok {
		answer = slices.ContainsFunc(g.single, func(stem string) bool { return g.holds(word, stem) })
		g.seen[word] = answer
	}
	return answer
}

// all reports whether the words of a text hold all stems.
func (g *guard) all(words, stems []string) bool {
	for _, stem := range stems {
		if !slices.ContainsFunc(words, func(w string) bool { return g.holds(w, stem) }) {
			return false
		}
	}
	return true
}

// holds reports whether a word has the stem in it. Short stems are in too many
// words: one of three letters has to be at its start or end, one of two has to be
// all of it, or a part between hyphens.
func (g *guard) holds(word, stem string) bool {
	parts, ok := g.bare[word]
	if !ok {
		for t := range search.Tokens(word) {
			token := word[t.Start:t.End]
			parts = append(parts, level(token), stemOf(token))
		}
		parts = append(parts, level(strings.Map(onlyLetters, word)))
		g.bare[word] = parts
	}
	return slices.ContainsFunc(parts, func(part string) bool {
		return part == stem || len(stem) > 3 && strings.Contains(part, stem) ||
			len(stem) == 3 && (strings.HasPrefix(part, stem) || strings.HasSuffix(part, stem))
	})
}

// onlyLetters leaves hyphens out, for words that a query writes in one.
func onlyLetters(r rune) rune {
	if r == '-' {
		return -1
	}
	return r
}
