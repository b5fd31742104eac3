package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/search/searchtest"
)

// wantPairs is the share of the pairs that must be found, maxWrong the number of
// wrong words that a query may get on average over the whole word list.
const (
	wantPairs = 0.95
	maxWrong  = 1.0
)

// sampleSize is how many words of the list are asked for.
const sampleSize = 2000

// measurePairs prints what of the pairs meets, and how many wrong words a query
// gets; ok says that the required numbers were reached.
func measurePairs(out io.Writer, root string, list []string, skipList bool) (ok bool, err error) {
	f, err := os.Open(testdata(root, "pairs.tsv"))
	if err != nil {
		return false, err
	}
	defer f.Close()
	pairs, err := searchtest.ReadPairs(f)
	if err != nil {
		return false, fmt.Errorf("%s: %w", f.Name(), err)
	}
	texts := make([]string, len(pairs))
	for i, p := range pairs {
		texts[i] = p.Text
	}
	w, err := indexWords(texts)
	if err != nil {
		return false, err
	}
	share, err := w.pairs(out, pairs)
	if err != nil {
		return false, err
	}
	fmt.Fprintln(out)
	ok = require(out, "pairs found, both halves", share, wantPairs)
	if skipList {
		return ok, nil
	}
	wrong, err := wrongWords(out, list)
	if err != nil {
		return false, err
	}
	verdict := "reached"
	if wrong >= maxWrong {
		ok, verdict = false, "MISSED"
	}
	fmt.Fprintf(out, "  %-36s %.3f, below %.2f: %s\n", "wrong words a query", wrong, maxWrong, verdict)
	return ok, nil
}

// A wordIndex is an index in which every word is an exchange of its own, so that
// whether two words meet is asked of the search itself.
type wordIndex struct {
	ours
	words []string // by number of the exchange, from 1
}

func indexWords(words []string) (wordIndex, error) {
	records := make([]search.Record, len(words))
	for i, word := range words {
		records[i] = search.Record{
			ID:    search.ExchangeID{Document: "kst-1-1", Exchange: parliament.NumberedExchange(i+1, 0)},
			Order: i, Question: word,
		}
	}
	e, err := newOurs(records)
	if err != nil {
		return wordIndex{}, err
	}
	return wordIndex{e.(ours), words}, nil
}

// found returns the words that the query finds: as typed, without corrections and
// synonyms, which are no inflection.
func (w wordIndex) found(query string) (map[int]bool, error) {
	ids, err := w.all(search.Query{Text: query, Literal: true})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", query, err)
	}
	found := make(map[int]bool, len(ids))
	for _, id := range ids {
		var n int
		if _, err := fmt.Sscan(string(id.Exchange), &n); err != nil {
			return nil, err
		}
		found[n-1] = true
	}
	return found, nil
}

// pairs prints what meets of each half, and returns the share found of all that
// must meet. Pairs of the held-out half are counted, not named, so that nobody
// tunes a rule on one.
func (w wordIndex) pairs(out io.Writer, pairs []searchtest.Pair) (share float64, err error) {
	type tally struct{ must, found, mustNot, violated int }
	halves := map[bool]*tally{false: {}, true: {}}
	fmt.Fprintf(out, "\n%d pairs of words.\n", len(pairs))
	for i, p := range pairs {
		found, err := w.found(p.Query)
		if err != nil {
			return 0, err
		}
		h := halves[p.HeldOut]
		switch {
		case p.Found:
			h.must++
		default:
			h.mustNot++
		}
		switch {
		case p.Found && found[i]:
			h.found++
		case !p.Found && found[i]:
			h.violated++
		}
		if found[i] != p.Found && !p.HeldOut {
			fmt.Fprintf(out, "  %s, %s: found %v, want %v\n", p.Query, p.Text, found[i], p.Found)
		}
	}
	var must, all int
	for _, heldOut := range []bool{false, true} {
		h, label := halves[heldOut], "tuned"
		if heldOut {
			label = "held-out"
		}
		must, all = must+h.must, all+h.found
		fmt.Fprintf(out, "  %-9s found %d of %d (%.3f), of %d that must not meet %d do (%.3f)\n", label,
			h.found, h.must, float64(h.found)/float64(h.must), h.mustNot, h.violated, float64(h.violated)/float64(h.mustNot))
	}
	return float64(all) / float64(must), nil
}

// wrongWords asks for a sample of the list among the whole list, and returns how
// many words a query gets that are neither inflections nor compounds of it by the
// rule in family.go.
func wrongWords(out io.Writer, list []string) (float64, error) {
	w, err := indexWords(list)
	if err != nil {
		return 0, err
	}
	known := wordsOf(list)
	rng := rand.New(rand.NewPCG(408, 908))
	wrong, shown := 0, 0
	fmt.Fprintf(out, "\nSome of the wrong words that queries get among %d words:\n", len(list))
	for range sampleSize {
		query := list[rng.IntN(len(list))]
		found, err := w.found(query)
		if err != nil {
			return 0, err
		}
		f := known.familyOf(query)
		example := ""
		for i := range found {
			if !f.has(list[i]) {
				wrong++
				example = max(example, list[i])
			}
		}
		if example != "" && shown < 25 {
			shown++
			fmt.Fprintf(out, "  %s: %s\n", query, example)
		}
	}
	fmt.Fprintln(out)
	return float64(wrong) / sampleSize, nil
}
