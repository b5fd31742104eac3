package bleveindex

import (
	"context"
	"errors"
	"strings"
	"unicode"

	bsearch "github.com/blevesearch/bleve/v2/search"

	"inbreng/internal/search"
)

// maxCorrected is how many words of a query are corrected: each is compared with
// all words of the texts, and a text with more slips is in another language.
const maxCorrected = 6

// correct adds to the leaf of a word that occurs in no form the word that was
// perhaps meant, and says so.
func (p *planner) correct(l *leaf) error {
	if there, err := p.x.anyOccurs(l); err != nil || there {
		return err
	}
	word := l.typed
	changed := false
	for t := range search.Tokens(l.typed) {
		from := l.typed[t.Start:t.End]
		to, ok, err := p.meant(from)
		if err != nil {
			return err
		}
		if ok {
			word, changed = replaceWord(word, from, to), true
		}
	}
	if !changed {
		return nil
	}
	p.corrections = append(p.corrections, search.Correction{From: l.typed, To: word})
	with := p.x.wordLeaf(word)
	l.terms, l.rows = with.terms, with.rows
	return nil
}

// correctPhrase does the same for each word of a phrase. What is only inflected
// otherwise is no slip: phrases are exact.
func (p *planner) correctPhrase(l *leaf, words []string) error {
	var corrected []string
	changed := false
	for _, w := range words {
		for t := range search.Tokens(w) {
			from := w[t.Start:t.End]
			if to, ok, err := p.meant(from); err != nil {
				return err
			} else if ok {
				p.corrections = append(p.corrections, search.Correction{From: from, To: to})
				from, changed = to, true
			}
			corrected = append(corrected, tokensOf(from)...)
		}
	}
	if changed {
		l.rows = []row{{corrected, 1}}
	}
	return nil
}

// meant returns the word of the texts that was perhaps meant by one that is not
// in them in any form. Numbers are never taken for others.
func (p *planner) meant(word string) (to string, ok bool, err error) {
	if p.budget == 0 || strings.ContainsFunc(word, unicode.IsDigit) {
		return "", false, nil
	}
	if there, err := p.x.anyOccurs(p.x.wordLeaf(word)); err != nil || there {
		return "", false, err
	}
	p.budget--
	v, err := p.x.vocabulary()
	if err != nil {
		return "", false, err
	}
	k, ok := v.closest(cutWord(search.Fold(word)))
	if !ok {
		return "", false, nil
	}
	if word == strings.ToLower(word) {
		return strings.ToLower(k.printed), true, nil
	}
	return k.printed, true, nil
}

// anyOccurs reports whether anything that a leaf looks for occurs.
func (x *Index) anyOccurs(l *leaf) (bool, error) {
	for _, w := range l.terms {
		if n, err := x.frequency(w.term); err != nil || n > 0 {
			return true, err
		}
	}
	for _, r := range l.rows {
		if there, err := x.rowOccurs(r); err != nil || there {
			return true, err
		}
	}
	return false, nil
}

// rowOccurs reports whether the words of a row stand in a row somewhere: for
// "veiligheidraad", which is misspelt, it is not enough that there is a
// veiligheid and a raad.
func (x *Index) rowOccurs(r row) (there bool, err error) {
	if there, err := x.allOccur(r.terms); err != nil || !there {
		return false, err
	}
	// Without the caller's context: it ends at the first place.
	s, err := x.newCompiler(context.Background()).newRow(r)
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	match, err := s.Next(&bsearch.SearchContext{
		DocumentMatchPool: bsearch.NewDocumentMatchPool(s.DocumentMatchPoolSize()+1, 0),
		IndexReader:       x.reader,
	})
	return match != nil, err
}
