package bleveindex

import (
	"context"
	"errors"
	"math"

	bsearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
)

// A compiler makes bleve's searchers, typed and without its query language.
type compiler struct {
	x   *Index
	ctx context.Context
	// counting says that only the number of exchanges matters. bleve then joins
	// whole lists at once.
	counting bool
	places   int // see maxPlaces
}

func (x *Index) newCompiler(ctx context.Context) *compiler {
	return &compiler{x: x, ctx: x.scoring(ctx)}
}

// options returns what bleve is asked for. Places cost as much again as the
// search itself: they are asked for only where they decide.
func (c *compiler) options(parts uint8) bsearch.SearcherOptions {
	o := bsearch.SearcherOptions{IncludeTermVectors: parts != 0}
	if c.counting {
		o.Score = "none"
	}
	return o
}

// plan returns a searcher for what has at least least of the plan's clauses and
// all that is fixed.
func (c *compiler) plan(p *plan, least int) (bsearch.Searcher, error) {
	if least == len(p.clauses) {
		return c.both(append(p.clauses[:least:least], p.fixed...), p.not)
	}
	s, err := c.atLeast(p.clauses, least)
	if err != nil {
		return nil, err
	}
	if len(p.fixed)+len(p.not) == 0 {
		return s, nil
	}
	fixed, err := c.both(p.fixed, p.not)
	if err != nil {
		return nil, closeAll(err, []bsearch.Searcher{s})
	}
	return c.conjunction([]bsearch.Searcher{s, fixed})
}

// both returns a searcher for what has all of must and none of not.
func (c *compiler) both(must, not []expr) (bsearch.Searcher, error) {
	searchers, err := c.each(must)
	if err != nil {
		return nil, err
	}
	if len(searchers) == 0 {
		searchers = append(searchers, &docsSearcher{docs: c.x.cols.docsWhere(func(uint32) bool { return true })})
	}
	wanted, err := c.conjunction(searchers)
	if err != nil || len(not) == 0 {
		return wanted, err
	}
	unwanted, err := c.atLeast(not, 1)
	if err != nil {
		return nil, closeAll(err, []bsearch.Searcher{wanted})
	}
	s, err := searcher.NewBooleanSearcher(c.ctx, c.x.reader, wanted, nil, unwanted, c.options(0))
	if err != nil {
		return nil, closeAll(err, []bsearch.Searcher{wanted, unwanted})
	}
	return s, nil
}

// atLeast returns a searcher for what has at least least of the expressions.
func (c *compiler) atLeast(exprs []expr, least int) (bsearch.Searcher, error) {
	searchers, err := c.each(exprs)
	if err != nil {
		return nil, err
	}
	return c.disjunction(searchers, least)
}

// each returns the searchers of expressions.
func (c *compiler) each(exprs []expr) ([]bsearch.Searcher, error) {
	searchers := make([]bsearch.Searcher, 0, len(exprs)+1)
	for _, e := range exprs {
		s, err := c.expr(e)
		if err != nil {
			return nil, closeAll(err, searchers)
		}
		searchers = append(searchers, s)
	}
	return searchers, nil
}

func (c *compiler) expr(e expr) (bsearch.Searcher, error) {
	switch e := e.(type) {
	case *leaf:
		return c.leaf(e)
	case anyOf:
		return c.atLeast(e, 1)
	case *allOf:
		return c.both(e.must, e.not)
	case docSet:
		return &docsSearcher{docs: e}, nil
	}
	return nil, errors.New("an unknown part of a plan")
}

// leaf returns a searcher for a word, phrase or prefix. Terms that do not occur
// are left out.
func (c *compiler) leaf(l *leaf) (bsearch.Searcher, error) {
	terms, err := c.x.levelled(l.terms)
	if err != nil {
		return nil, err
	}
	var searchers []bsearch.Searcher
	// bleve multiplies the score by the share of the terms that match, which is
	// wrong for terms of which nobody wants more than one.
	share := 1.0
	if len(terms) > manyTerms {
		share = float64(len(terms))
	}
	for _, w := range terms {
		s, err := searcher.NewTermSearcher(c.ctx, c.x.reader, w.term, fieldText, w.weight*share, c.options(l.parts))
		if err != nil {
			return nil, closeAll(err, searchers)
		}
		searchers = append(searchers, c.within(s, l.parts))
	}
	for _, r := range l.rows {
		if there, err := c.x.allOccur(r.terms); err != nil {
			return nil, closeAll(err, searchers)
		} else if !there {
			continue
		}
		s, err := c.newRow(r)
		if err != nil {
			return nil, closeAll(err, searchers)
		}
		searchers = append(searchers, c.within(s, l.parts))
	}
	return c.disjunction(searchers, 1)
}

// manyTerms is the number of terms above which they are those of a prefix.
const manyTerms = 8

// levelled returns the terms that occur, with weights that make up for rarity: a
// form that is rarer than the first, exact one would otherwise count for more,
// only because it is rare. bleve's score has the rarity twice.
func (x *Index) levelled(terms []weighted) ([]weighted, error) {
	out := make([]weighted, 0, len(terms))
	n := float64(x.cols.count())
	exact := 0.0
	for i, w := range terms {
		df, err := x.frequency(w.term)
		if err != nil {
			return nil, err
		}
		if df == 0 {
			continue
		}
		idf := math.Log(1 + (n-float64(df)+0.5)/(float64(df)+0.5))
		if i == 0 {
			exact = idf
		} else if exact > 0 && idf > exact {
			w.weight *= exact * exact / (idf * idf)
		}
		out = append(out, w)
	}
	return out, nil
}

// within keeps only what stands in the parts that are asked for.
func (c *compiler) within(s bsearch.Searcher, parts uint8) bsearch.Searcher {
	if parts == 0 {
		return s
	}
	return searcher.NewFilteringSearcher(c.ctx, s, func(_ *bsearch.SearchContext, d *bsearch.DocumentMatch) bool {
		var seen uint8
		for i := range d.FieldTermLocations {
			seen |= 1 << d.FieldTermLocations[i].Location.Start
		}
		return seen&parts == parts
	})
}

// conjunction makes searchers one that wants all of them.
func (c *compiler) conjunction(searchers []bsearch.Searcher) (bsearch.Searcher, error) {
	if len(searchers) == 1 {
		return searchers[0], nil
	}
	s, err := searcher.NewConjunctionSearcher(c.ctx, c.x.reader, searchers, c.options(0))
	if err != nil {
		return nil, closeAll(err, searchers)
	}
	return s, nil
}

// disjunction makes searchers one that wants at least least of them.
func (c *compiler) disjunction(searchers []bsearch.Searcher, least int) (bsearch.Searcher, error) {
	switch {
	case len(searchers) < least || len(searchers) == 0:
		return &docsSearcher{}, closeAll(nil, searchers)
	case len(searchers) == 1:
		return searchers[0], nil
	}
	s, err := searcher.NewDisjunctionSearcher(c.ctx, c.x.reader, searchers, float64(least), c.options(0))
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
