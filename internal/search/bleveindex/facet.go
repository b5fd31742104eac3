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
	var order []uint64
	for id := range column.Values {
		if f.counts[by][id] > 0 || f.isSelected(by, id) {
			order = append(order, f.sortKey(by, uint32(id)))
		}
	}
	from := min(f.from[by], len(order))
	shown := from + search.MaxFacetValues
	best := smallest(order, shown)
	// A selected one must be there wherever it stands, or nobody could take it off.
	for id, selected := range f.selected[by] {
		if !selected {
			continue
		}
		key := f.sortKey(by, uint32(id))
		if len(best) < len(order) && key > best[shown-1] {
			at, _ := slices.BinarySearch(best[shown:], key)
			best = slices.Insert(best, shown+at, key)
		}
	}
	facet := search.Facet{Values: []search.FacetValue{}, From: from, More: len(order) - len(best)}
	for i, key := range best {
		id := column.Ranked[uint32(key)]
		selected := f.isSelected(by, int(id))
		if i < from && !selected {
			continue
		}
		v := column.Values[id]
		facet.Values = append(facet.Values, search.FacetValue{Value: v.Key, Label: v.Label, Count: int(f.counts[by][id]), Selected: selected})
	}
	return facet
}

// sortKey returns a value's count, highest first, above its place among the labels, in
// one number. Years stand by their labels alone.
func (f *filter) sortKey(by int, id uint32) uint64 {
	n := f.counts[by][id]
	if by == byYear {
		n = 0
	}
	return uint64(math.MaxUint32-n)<<32 | uint64(f.cols.Filters[by].rank[id])
}

// fewEnough is up to how many numbers smallest inserts one by one.
const fewEnough = 1000

// smallest returns the n smallest of different numbers, in order. Of thousands of
// documents a hundred are listed, and to sort all of them was a tenth of a search.
func smallest(list []uint64, n int) []uint64 {
	if n >= len(list) || n > fewEnough {
		slices.Sort(list)
		return list[:min(n, len(list)):min(n, len(list))]
	}
	best := make([]uint64, 0, n+1)
	for _, key := range list {
		if len(best) == n && (n == 0 || key > best[n-1]) {
			continue
		}
		at, _ := slices.BinarySearch(best, key)
		best = slices.Insert(best, at, key)
		best = best[:min(len(best), n)]
	}
	return best
}

// isSelected reports whether a value is chosen.
func (f *filter) isSelected(by, id int) bool { return f.chosen[by] && f.selected[by][id] }
