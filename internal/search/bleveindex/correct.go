package bleveindex

import (
	"errors"
	"strings"
	"unicode"

	"inbreng/internal/search"
	"inbreng/internal/wordlist"
)

// maxCorrected is how many words of a query are corrected: each is compared with
// all words of the texts, and a text with more slips is in another language.
const maxCorrected = 6

// correct adds to the leaf of a word that occurs in no form what was perhaps meant,
// and says so: the name that it abbreviates, two words in a row, or another word.
func (p *planner) correct(l *leaf) error {
	if there, err := p.anyOccurs(l); err != nil || there {
		return err
	}
	for _, otherwise := range [...]func(*leaf) (bool, error){p.spellOut, p.part} {
		if found, err := otherwise(l); err != nil || found {
			return err
		}
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

// minParted is the number of letters of a word that is taken for two, and minPiece
// that of either: ledrian is Le Drian. One of the two has to stand in maxPieceIn
// exchanges at most: what two words that are everywhere join to is seldom a slip, and
// to look where they stand takes long.
const (
	minParted  = 6
	minPiece   = 2
	maxPieceIn = 2000
)

// part looks for a word as two that stand in a row in some text: freedomhouse is
// Freedom House. Of several ways to part it, it takes the evenest.
func (p *planner) part(l *leaf) (parted bool, err error) {
	words := tokensOf(l.typed)
	if p.budget == 0 || len(words) != 1 || letters(words[0]) < minParted || strings.ContainsFunc(words[0], unicode.IsDigit) {
		return false, nil
	}
	word := words[0]
	best := 0
	for i := range word {
		first, second := word[:i], word[i:]
		evenness := min(letters(first), letters(second))
		if evenness < max(minPiece, best+1) {
			continue
		}
		r := row{[]string{first, second}, weightJoined}
		if there, err := p.standInARow(r); err != nil {
			return false, err
		} else if there {
			best, l.rows = evenness, []row{r}
		}
	}
	if best == 0 {
		return false, nil
	}
	p.budget--
	p.corrections = append(p.corrections, search.Correction{From: l.typed, To: strings.Join(l.rows[0].terms, " ")})
	return true, nil
}

// standInARow reports whether the two words of a row stand so in some text. What it
// looks at does not count for what the query may, which did not ask for it; where
// that is too much, they do not.
func (p *planner) standInARow(r row) (bool, error) {
	rarest := maxPieceIn + 1
	for _, word := range r.terms {
		n, err := p.x.lists.frequency(word)
		if err != nil || n == 0 {
			return false, err
		}
		rarest = min(rarest, n)
	}
	if rarest > maxPieceIn {
		return false, nil
	}
	defer func(places int) { p.ev.places = places }(p.ev.places)
	p.ev.places = 0
	there, err := p.ev.rowOccurs(r)
	if errors.Is(err, search.ErrTooMany) {
		return false, nil
	}
	return there, err
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
	folded, ok := v.closest(cutWord(search.Fold(word)))
	if !ok {
		return "", false, nil
	}
	printed, err := p.x.printed.form(folded)
	if err != nil {
		return "", false, err
	}
	if wordlist.Contains(word) && wordlist.Contains(printed) && !begins(word, printed) {
		return "", false, nil // taken is no slip for maken: both are words
	}
	if word == strings.ToLower(word) {
		return strings.ToLower(printed), true, nil
	}
	return printed, true, nil
}

// begins reports whether one of two words begins with the other, as a word does with
// what it is derived from.
func begins(a, b string) bool {
	a, b = search.Fold(a), search.Fold(b)
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
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
