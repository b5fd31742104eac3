package bleveindex

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/search"
)

// A filter decides which documents stay and counts, for each column, what would
// stay without the filter on that column: all in one pass.
type filter struct {
	cols     *columns
	chosen   [filterCount]bool   // something is selected in the column
	selected [filterCount][]bool // by value; nil where nothing is chosen
	counts   [filterCount][]int  // by value
}

// newFilter returns the filter of a query.
func newFilter(cols *columns, q *search.Query) filter {
	f := filter{cols: cols}
	for i := range f.counts {
		f.counts[i] = make([]int, len(cols.Filters[i].Values))
	}
	for _, slug := range q.Factions {
		f.choose(byFaction, slug)
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
	return f
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

// count counts a document that matches the text, and reports whether it stays.
func (f *filter) count(doc uint32) bool {
	failed := -1 // the only column whose filter the document does not pass
	for by := range f.chosen {
		if f.chosen[by] && !f.passes(by, doc) {
			if failed >= 0 {
				return false // it would not stay without either filter
			}
			failed = by
		}
	}
	if failed >= 0 {
		f.add(failed, doc)
		return false
	}
	for by := range f.counts {
		f.add(by, doc)
	}
	return true
}

func (f *filter) passes(by int, doc uint32) bool {
	for _, id := range f.cols.Filters[by].of(doc) {
		if f.selected[by][id] {
			return true
		}
	}
	return false
}

func (f *filter) add(by int, doc uint32) {
	for _, id := range f.cols.Filters[by].of(doc) {
		f.counts[by][id]++
	}
}

// facets returns the counts as readers see them.
func (f *filter) facets() search.Facets {
	byCount := func(a, b search.FacetValue) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Label, b.Label), strings.Compare(a.Value, b.Value))
	}
	latestFirst := func(a, b search.FacetValue) int { return strings.Compare(b.Value, a.Value) }
	return search.Facets{
		Factions:  f.facet(byFaction, byCount),
		Documents: f.facet(byDocument, byCount),
		Topics:    f.facet(byTopic, byCount),
		Kinds:     f.facet(byKind, byCount),
		Years:     f.facet(byYear, latestFirst),
		Papers:    f.facet(byPaper, byCount),
		Footnotes: f.facet(byFootnotes, byCount),
	}
}

// facet returns the values of one column in the given order.
func (f *filter) facet(by int, order func(a, b search.FacetValue) int) search.Facet {
	facet := search.Facet{Values: []search.FacetValue{}}
	for id, v := range f.cols.Filters[by].Values {
		selected := f.chosen[by] && f.selected[by][id]
		if n := f.counts[by][id]; n > 0 || selected {
			facet.Values = append(facet.Values, search.FacetValue{Value: v.Key, Label: v.Label, Count: n, Selected: selected})
		}
	}
	slices.SortFunc(facet.Values, order)
	if len(facet.Values) > search.MaxFacetValues {
		head, tail := facet.Values[:search.MaxFacetValues:search.MaxFacetValues], facet.Values[search.MaxFacetValues:]
		facet.More = len(tail)
		for _, v := range tail {
			if v.Selected { // it must be there, or nobody could take it off
				head = append(head, v)
				facet.More--
			}
		}
		facet.Values = head
	}
	return facet
}
