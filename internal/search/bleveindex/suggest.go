package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"inbreng/internal/search"
)

// Suggest completes the last word of what is being typed from the words of the
// texts, most common first. The word must be the end of prefix and have between
// search.MinPrefix letters and maxWord; otherwise there is nothing to suggest.
func (x *Index) Suggest(ctx context.Context, prefix string, limit int) (_ []search.Suggestion, err error) {
	defer caught(&err)
	leave, err := x.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	limit = min(limit, search.MaxSuggestions)
	head, typed := lastWord(prefix)
	folded := search.Fold(typed)
	if n := letters(folded); limit <= 0 || n < search.MinPrefix || n > maxWord || len(prefix) > search.MaxText {
		return []search.Suggestion{}, nil
	}
	candidates, err := x.completions(ctx, folded, typed)
	if err != nil {
		return nil, fmt.Errorf("bleveindex: suggest: %w", err)
	}
	candidates = candidates[:min(limit, len(candidates))]
	out := make([]search.Suggestion, 0, len(candidates))
	for _, c := range candidates {
		out = append(out, search.Suggestion{Text: head + c.printed, Word: c.printed, Count: int(c.count)})
	}
	return out, nil
}

// lastWord cuts a text before its last word, if it ends with one.
func lastWord(text string) (head, word string) {
	start, end := 0, -1
	for w := range words(text) {
		start, end = w[0].Start, w[len(w)-1].End
	}
	if end != len(text) || !utf8.ValidString(text) {
		return text, ""
	}
	return text[:start], text[start:]
}

// A completion is a folded word with the form in which most exchanges print it.
type completion struct {
	folded, printed string
	most            uint64 // exchanges with that printed form
	small           string // the form in small letters
	smallCount      uint64 // exchanges with it
	count           uint64 // exchanges with the word
}

// add notes that n exchanges print the word so.
func (c *completion) add(printed string, n uint64) {
	c.count += n
	if n > c.most {
		c.printed, c.most = printed, n
	}
	if printed == strings.ToLower(printed) && n > c.smallCount {
		c.small, c.smallCount = printed, n
	}
}

// choose prefers small letters when at least one exchange in four has them:
// "Krijgsgevangenen" is a heading, and any word may begin a sentence, but
// "Minister" is a capital nearly everywhere.
func (c *completion) choose() {
	if 4*c.smallCount >= c.most {
		c.printed = c.small
	}
}

// completions returns the words that begin with the folded prefix, most common
// first, but for the word that is typed already.
func (x *Index) completions(ctx context.Context, prefix, typed string) ([]completion, error) {
	var found []completion
	seen := 0
	err := x.printed.each(prefix, func(folded, printed string, n uint64) bool {
		if seen++; seen%checkEvery == 0 && ctx.Err() != nil {
			return false
		}
		if n := len(found); n == 0 || found[n-1].folded != folded {
			found = append(found, completion{folded: folded})
		}
		found[len(found)-1].add(printed, n)
		return true
	})
	if err = cmp.Or(err, ctx.Err()); err != nil {
		return nil, err
	}
	for i := range found {
		found[i].choose()
	}
	found = slices.DeleteFunc(found, func(c completion) bool { return c.printed == typed })
	slices.SortFunc(found, func(a, b completion) int {
		return cmp.Or(cmp.Compare(b.count, a.count), strings.Compare(a.folded, b.folded))
	})
	return x.counted(found[:min(len(found), 2*search.MaxSuggestions)])
}

// counted gives the words their true counts and sorts them by these: an exchange
// that prints a word in two ways was counted twice.
func (x *Index) counted(words []completion) ([]completion, error) {
	for i := range words {
		n, err := x.lists.frequency(words[i].folded)
		if err != nil {
			return nil, err
		}
		words[i].count = uint64(n)
	}
	slices.SortStableFunc(words, func(a, b completion) int { return cmp.Compare(b.count, a.count) })
	return words, nil
}
