package bleveindex

import (
	"strings"
	"unicode"

	"inbreng/internal/search"
)

// maxCorrected is how many words of a query are corrected: each is compared with
// all words of the texts, and a text with more slips is in another language.
const maxCorrected = 6

// correct adds to the leaf of a word that occurs in no form the word that was
// perhaps meant, and says so.
func (p *planner) correct(l *leaf) error {
	if there, err := p.anyOccurs(l); err != nil || there {
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
	if there, err := p.anyOccurs(p.x.wordLeaf(word)); err != nil || there {
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
func (p *planner) anyOccurs(l *leaf) (bool, error) {
	for _, w := range l.terms {
		if n, err := p.x.lists.frequency(w.term); err != nil || n > 0 {
			return true, err
		}
	}
	for _, r := range l.rows {
		if there, err := p.ev.rowOccurs(r); err != nil || there {
			return true, err
		}
	}
	return false, nil
}
