package bleveindex

import (
	"math"
	"slices"
	"strconv"

	"inbreng/internal/search"
)

// A filter decides which documents stay and counts, for each column, what would
// stay without the filter on that column: all in one pass.
type filter struct {
	cols     *columns
	chosen   [filterCount]bool     // something is selected in the column
	selected [filterCount][]bool   // by value; nil where nothing is chosen
	from     [filterCount]int      // the first value that is listed
	counts   [filterCount][]uint32 // by value, and behind these for none
}

// newFilter returns the filter of a query.
func newFilter(cols *columns, q *search.Query) filter {
	f := filter{cols: cols}
	for i := range f.counts {
		f.counts[i] = make([]uint32, len(cols.Filters[i].Values)+1)
	}
	for _, slug := range q.Factions {
		f.choose(byFaction, slug)
	}
	for _, slug := range q.Askers {
		f.choose(byAsker, slug)
	}
	for _, slug := range q.Ministers {
		f.choose(byMinister, slug)
	}
	for _, slug := range q.Ministries {
		f.choose(byMinistry, slug)
	}
	for _, id := range q.Documents {
		f.choose(byDocument, string(id))
	}
	for _, topic := range q.Topics {
		f.choose(byTopic, topic)
	}
	for _, kind := range q.Kinds {
		f.choose(byKind, string(kind))
	}
	for _, year := range q.Years {
		f.choose(byYear, strconv.Itoa(year))
	}
	for _, paper := range q.Papers {
		f.choose(byPaper, paper.String())
	}
	if q.Footnotes {
		f.choose(byFootnotes, footnotesYes)
	}
	if by, ok := columnOf[q.List]; ok {
		f.from[by] = q.ListFrom
	}
	return f
}

// columnOf are the columns of the facets.
var columnOf = map[search.FacetName]int{
	search.FacetFactions: byFaction, search.FacetAskers: byAsker, search.FacetMinisters: byMinister, search.FacetMinistries: byMinistry,
	search.FacetDocuments: byDocument, search.FacetTopics: byTopic,
	search.FacetKinds: byKind, search.FacetYears: byYear, search.FacetPapers: byPaper,
}

// choose selects a value. One that no exchange has leaves nothing.
func (f *filter) choose(by int, key string) {
	if !f.chosen[by] {
		f.chosen[by] = true
		f.selected[by] = make([]bool, len(f.cols.Filters[by].Values))
	}
	if id, ok := f.cols.Filters[by].find(key); ok {
		f.selected[by][id] = true
	}
}

// count counts the documents that match the text, and returns those that stay, in
// the same order.
func (f *filter) count(docs []uint32) []uint32 {
	left, but := f.sift(docs)
	if len(left) == f.cols.count() { // a search for everything: the totals
		for by := range f.counts {
			copy(f.counts[by], f.cols.Filters[by].totals)
		}
		return left
	}
	for by := range f.counts {
		f.cols.Filters[by].countIn(f.counts[by], left)
		f.cols.Filters[by].countIn(f.counts[by], but[by])
	}
	return left
}

// left returns the documents that stay.
func (f *filter) left(docs []uint32) []uint32 {
	left, _ := f.sift(docs)
	return left
}

// sift parts the documents that stay from those that would but for the filter of
// one column, by column. What would not stay without either of two is left out.
func (f *filter) sift(docs []uint32) (left []uint32, but [filterCount][]uint32) {
	var chosen []int
	for by, is := range f.chosen {
		if is {
			chosen = append(chosen, by)
		}
	}
	if len(chosen) == 0 {
		return docs, but
	}
	for _, doc := range docs {
		failed, times := 0, 0
		for _, by := range chosen {
			if !f.passes(by, doc) {
				failed = by
				times++
			}
		}
		switch times {
		case 0:
			left = append(left, doc)
		case 1:
			but[failed] = append(but[failed], doc)
		}
	}
	return left, but
}

func (f *filter) passes(by int, doc uint32) bool {
	for _, id := range f.cols.Filters[by].of(doc) {
		if f.selected[by][id] {
			return true
		}
	}
	return false
}

// facets returns the counts as readers see them: years latest first, all others by
// count, highest first, and of equals by label.
func (f *filter) facets() search.Facets {
	return search.Facets{
		Factions:   f.facet(byFaction),
		Askers:     f.facet(byAsker),
		Ministers:  f.facet(byMinister),
		Ministries: f.facet(byMinistry),
		Documents:  f.facet(byDocument),
		Topics:     f.facet(byTopic),
		Kinds:      f.facet(byKind),
		Years:      f.facet(byYear),
		Papers:     f.facet(byPaper),
		Footnotes:  f.facet(byFootnotes),
	}
}

// facet returns the values of one column.
func (f *filter) facet(by int) search.Facet {
	column := &f.cols.Filters[by]
	// A value's count, highest first, above its place among the labels, in one
	// number: there may be thousands to sort, of which a hundred are shown.
	var order []uint64
	for id := range column.Values {
		n := f.counts[by][id]
		switch {
		case n == 0 && !f.isSelected(by, id):
			continue
		case by == byYear:
			n = 0 // their order is that of their labels alone
		}
		order = append(order, uint64(math.MaxUint32-n)<<32|uint64(column.rank[id]))
	}
	slices.Sort(order)
	facet := search.Facet{Values: []search.FacetValue{}, From: min(f.from[by], len(order))}
	for i, key := range order {
		id := column.Ranked[uint32(key)]
		selected := f.isSelected(by, int(id))
		switch { // a selected one must be there, or nobody could take it off
		case selected:
		case i < facet.From:
			continue
		case i >= facet.From+search.MaxFacetValues:
			facet.More++
			continue
		}
		v := column.Values[id]
		facet.Values = append(facet.Values, search.FacetValue{Value: v.Key, Label: v.Label, Count: int(f.counts[by][id]), Selected: selected})
	}
	return facet
}

// isSelected reports whether a value is chosen.
func (f *filter) isSelected(by, id int) bool { return f.chosen[by] && f.selected[by][id] }
