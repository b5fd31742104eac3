package bleveindex

import (
	"slices"

	bsearch "github.com/blevesearch/bleve/v2/search"
	index "github.com/blevesearch/bleve_index_api"
)

// A docsSearcher gives documents that are known beforehand: those that the
// columns say have a property. It is what a filter within a query becomes.
type docsSearcher struct {
	docs []uint32 // ascending
	at   int
}

// Next returns the next document.
func (s *docsSearcher) Next(ctx *bsearch.SearchContext) (*bsearch.DocumentMatch, error) {
	if s.at >= len(s.docs) {
		return nil, nil
	}
	match := ctx.DocumentMatchPool.Get()
	match.IndexInternalID = index.NewIndexInternalID(match.IndexInternalID, uint64(s.docs[s.at]))
	match.Score = 1
	s.at++
	return match, nil
}

// Advance returns the first document from the given one on.
func (s *docsSearcher) Advance(ctx *bsearch.SearchContext, id index.IndexInternalID) (*bsearch.DocumentMatch, error) {
	n, _ := slices.BinarySearch(s.docs[s.at:], uint32(id.Value()))
	s.at += n
	return s.Next(ctx)
}

// Weight is 1, not 0: bleve divides by the root of the sum.
func (s *docsSearcher) Weight() float64            { return 1 }
func (s *docsSearcher) SetQueryNorm(float64)       {}
func (s *docsSearcher) Count() uint64              { return uint64(len(s.docs)) }
func (s *docsSearcher) Min() int                   { return 0 }
func (s *docsSearcher) Size() int                  { return 4 * len(s.docs) }
func (s *docsSearcher) DocumentMatchPoolSize() int { return 1 }
func (s *docsSearcher) Close() error               { return nil }

// docsWith returns the documents with any of the values of a column, ascending.
func (c *columns) docsWith(by int, values ...uint32) []uint32 {
	if len(values) == 0 {
		return nil
	}
	return c.docsWhere(func(doc uint32) bool {
		return slices.ContainsFunc(c.Filters[by].of(doc), func(id uint32) bool { return slices.Contains(values, id) })
	})
}

// docsWhere returns the documents that hold what is asked, ascending.
func (c *columns) docsWhere(holds func(doc uint32) bool) []uint32 {
	var docs []uint32
	for doc := range uint32(c.count()) {
		if holds(doc) {
			docs = append(docs, doc)
		}
	}
	return docs
}
