package bleveindex

import (
	"context"
	"fmt"
	"slices"

	bsearch "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/searcher"
	index "github.com/blevesearch/bleve_index_api"

	"inbreng/internal/search"
)

// A rowSearcher gives the documents that have terms in a row, of those that have
// all of them. bleve's own searcher for phrases follows every place of every term
// and does not look whether the caller is gone: phrases of words as common as "de"
// and "het" kept it busy for seconds.
type rowSearcher struct {
	bsearch.Searcher // for all of the terms, with places
	ctx              context.Context
	terms            []string // each once
	row              []int    // the row, by number of the term
	at               [][]uint64
	seen             int
	places           *int // looked at so far, by all rows of the query
	most             int  // that may be looked at
}

// maxPlaces bounds the places of words that the rows of one query may look at:
// about a tenth of a second of work. What needs more is refused; phrases of the
// commonest words of a very large corpus do, many of them in one query.
const maxPlaces = 800_000

// newRow returns a searcher for a row of terms.
func (c *compiler) newRow(r row) (bsearch.Searcher, error) {
	s := &rowSearcher{ctx: c.ctx, places: &c.places, most: c.x.maxPlaces}
	var searchers []bsearch.Searcher
	options := bsearch.SearcherOptions{IncludeTermVectors: true}
	for _, term := range r.terms {
		i := slices.Index(s.terms, term)
		if i < 0 {
			i = len(s.terms)
			s.terms = append(s.terms, term)
			one, err := searcher.NewTermSearcher(c.ctx, c.x.reader, term, fieldText, r.weight, options)
			if err != nil {
				return nil, closeAll(err, searchers)
			}
			searchers = append(searchers, one)
		}
		s.row = append(s.row, i)
	}
	s.at = make([][]uint64, len(s.terms))
	s.Searcher = searchers[0]
	if len(searchers) > 1 {
		all, err := searcher.NewConjunctionSearcher(c.ctx, c.x.reader, searchers, options)
		if err != nil {
			return nil, closeAll(err, searchers)
		}
		s.Searcher = all
	}
	return s, nil
}

// Next returns the next document.
func (s *rowSearcher) Next(ctx *bsearch.SearchContext) (*bsearch.DocumentMatch, error) {
	match, err := s.Searcher.Next(ctx)
	return s.find(ctx, match, err)
}

// Advance returns the first document from the given one on.
func (s *rowSearcher) Advance(ctx *bsearch.SearchContext, id index.IndexInternalID) (*bsearch.DocumentMatch, error) {
	match, err := s.Searcher.Advance(ctx, id)
	return s.find(ctx, match, err)
}

// find goes on until the terms stand in a row.
func (s *rowSearcher) find(ctx *bsearch.SearchContext, match *bsearch.DocumentMatch, err error) (*bsearch.DocumentMatch, error) {
	for err == nil && match != nil {
		if *s.places += len(match.FieldTermLocations); *s.places > s.most {
			return nil, fmt.Errorf("%w: its phrases hold words that stand in too many places", search.ErrTooMany)
		}
		if s.inRow(match) {
			break
		}
		if s.seen++; s.seen%checkEvery == 0 && s.ctx.Err() != nil {
			return nil, s.ctx.Err()
		}
		ctx.DocumentMatchPool.Put(match)
		match, err = s.Searcher.Next(ctx)
	}
	return match, err
}

// inRow reports whether the terms stand in a row in a document, and keeps of its
// places only those where a row begins.
func (s *rowSearcher) inRow(match *bsearch.DocumentMatch) bool {
	for i := range s.at {
		s.at[i] = s.at[i][:0]
	}
	for i := range match.FieldTermLocations {
		place := &match.FieldTermLocations[i]
		if n := slices.Index(s.terms, place.Term); n >= 0 {
			s.at[n] = append(s.at[n], place.Location.Pos)
		}
	}
	for _, at := range s.at {
		slices.Sort(at)
	}
	kept := match.FieldTermLocations[:0]
	for _, place := range match.FieldTermLocations {
		if place.Term == s.terms[s.row[0]] && s.from(place.Location.Pos) {
			kept = append(kept, place)
		}
	}
	match.FieldTermLocations = kept
	return len(kept) > 0
}

// from reports whether a row begins at a position.
func (s *rowSearcher) from(pos uint64) bool {
	for i, n := range s.row[1:] {
		if _, ok := slices.BinarySearch(s.at[n], pos+uint64(i)+1); !ok {
			return false
		}
	}
	return true
}

// DocumentMatchPoolSize is one more than that of the terms, for the match at hand.
func (s *rowSearcher) DocumentMatchPoolSize() int { return s.Searcher.DocumentMatchPoolSize() + 1 }
