package bleveindex

import (
	"context"
	"errors"

	bsearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"

	"inbreng/internal/search"
)

// Weights of the forms in which a word is found. A word's score is the sum over
// the forms in which it stands there, so the exact form also has the weights of
// those below it. Inflection weighs so little that one exact hit in a long text
// outdoes many inflected ones in a short one: BM25 gives a word at most 1.2, and
// in a text three times the average length still about 0.3.
const (
	weightFolded    = 1.0
	weightPrinted   = 0.5
	weightParts     = 0.6
	weightInflected = 0.15
)

// A clause is what one node of a query asks for: any of the terms, or any of the
// phrases, which are terms in a row.
type clause struct {
	terms   []weighted
	phrases [][]string
	weight  float64 // of the phrases
}

// A weighted is a term of the index with its weight.
type weighted struct {
	term   string
	weight float64
}

// clausesOf turns the nodes of a query into clauses, in order.
func clausesOf(query search.All) []clause {
	clauses := make([]clause, 0, len(query))
	for _, node := range query {
		switch n := node.(type) {
		case search.Word:
			clauses = append(clauses, wordClause(n.Text))
		case search.Phrase:
			var row []string
			for _, w := range n.Words {
				row = append(row, foldedParts(w)...)
			}
			clauses = append(clauses, clause{phrases: [][]string{row}, weight: 1})
		}
	}
	return clauses
}

// wordClause returns what asks for a word as typed. A word with hyphens is also
// found as its parts in a row, with hyphens or without.
func wordClause(word string) clause {
	var c clause
	f := forms{}
	if parts := foldedParts(word); len(parts) > 1 {
		f = formsOfCompound(word)
		c.phrases, c.weight = [][]string{parts}, weightParts
		c.terms = append(c.terms, weighted{f.printed, weightFolded})
	} else {
		f = formsOf(word)
		if f.printed != "" {
			c.terms = append(c.terms, weighted{f.printed, weightPrinted})
		}
	}
	c.terms = append(c.terms, weighted{f.folded, weightFolded})
	if f.inflected != "" {
		c.terms = append(c.terms, weighted{f.inflected, weightInflected})
	}
	return c
}

// foldedParts returns the parts of a word, folded as in the index.
func foldedParts(word string) []string {
	var parts []string
	for t := range search.Tokens(word) {
		parts = append(parts, cutWord(search.Fold(word[t.Start:t.End])))
	}
	return parts
}

// A compiler makes bleve's searchers, typed and without its query language.
type compiler struct {
	x       *Index
	ctx     context.Context
	part    int // the part words must stand in, or anywhere
	options bsearch.SearcherOptions
}

// anywhere is no part.
const anywhere = -1

// newCompiler returns a compiler for words in the given field of the record, ""
// for anywhere.
func (x *Index) newCompiler(ctx context.Context, in search.Field) *compiler {
	c := &compiler{x: x, ctx: x.scoring(ctx), part: anywhere}
	switch in {
	case search.FieldQuestion:
		c.part = partQuestion
	case search.FieldAnswer:
		c.part = partAnswer
	}
	// Places cost as much again as the search itself; only where they decide.
	c.options.IncludeTermVectors = c.part != anywhere
	return c
}

// atLeast returns a searcher for the exchanges that match at least least of the
// clauses.
func (c *compiler) atLeast(clauses []clause, least int) (bsearch.Searcher, error) {
	searchers := make([]bsearch.Searcher, 0, len(clauses))
	for _, cl := range clauses {
		s, err := c.clause(cl)
		if err != nil {
			return nil, closeAll(err, searchers)
		}
		searchers = append(searchers, s)
	}
	if least == len(clauses) {
		return c.combine(searchers, func() (bsearch.Searcher, error) {
			return searcher.NewConjunctionSearcher(c.ctx, c.x.reader, searchers, c.options)
		})
	}
	return c.combine(searchers, func() (bsearch.Searcher, error) {
		return searcher.NewDisjunctionSearcher(c.ctx, c.x.reader, searchers, float64(least), c.options)
	})
}

// clause returns a searcher for one clause.
func (c *compiler) clause(cl clause) (bsearch.Searcher, error) {
	var searchers []bsearch.Searcher
	for _, w := range cl.terms {
		s, err := searcher.NewTermSearcher(c.ctx, c.x.reader, w.term, fieldText, w.weight, c.options)
		if err != nil {
			return nil, closeAll(err, searchers)
		}
		searchers = append(searchers, c.within(s))
	}
	for _, row := range cl.phrases {
		s, err := searcher.NewPhraseSearcher(c.ctx, c.x.reader, row, 0, false, fieldText, cl.weight, c.options)
		if err != nil {
			return nil, closeAll(err, searchers)
		}
		searchers = append(searchers, c.within(s))
	}
	return c.combine(searchers, func() (bsearch.Searcher, error) {
		return searcher.NewDisjunctionSearcher(c.ctx, c.x.reader, searchers, 1, c.options)
	})
}

// within keeps only what stands in the part that is asked for.
func (c *compiler) within(s bsearch.Searcher) bsearch.Searcher {
	if c.part == anywhere {
		return s
	}
	want := uint64(c.part)
	return searcher.NewFilteringSearcher(c.ctx, s, func(_ *bsearch.SearchContext, d *bsearch.DocumentMatch) bool {
		for i := range d.FieldTermLocations {
			if d.FieldTermLocations[i].Location.Start == want {
				return true
			}
		}
		return false
	})
}

// combine returns the only searcher as it is, and several as join makes them one.
func (c *compiler) combine(searchers []bsearch.Searcher, join func() (bsearch.Searcher, error)) (bsearch.Searcher, error) {
	if len(searchers) == 1 {
		return searchers[0], nil
	}
	s, err := join()
	if err != nil {
		return nil, closeAll(err, searchers)
	}
	return s, nil
}

// closeAll closes the searchers and returns err.
func closeAll(err error, searchers []bsearch.Searcher) error {
	for _, s := range searchers {
		err = errors.Join(err, s.Close())
	}
	return err
}
