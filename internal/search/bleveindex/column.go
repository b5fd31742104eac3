package bleveindex

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"inbreng/internal/search"
)

// A column holds the values of one filter: those of document number n are
// Values[v] for v in IDs[Start[n]:Start[n+1]]. Where no document has more than one,
// there is no Start, and it is Values[IDs[n]], or none for len(Values).
type column struct {
	Values []value // by key, each once
	Start  []uint32
	IDs    []uint32
	Folded bool     // capitals and accents of keys do not matter
	Ranked []uint32 // the values by label, years latest first

	rank   []uint32 // the place of each value in Ranked
	totals []uint32 // how many documents have each value, and behind these none
}

// A value is one value of a filter, as the query has it and as readers see it.
type value struct{ Key, Label string }

// find returns the index of the value with that key.
func (c *column) find(key string) (uint32, bool) {
	i, ok := slices.BinarySearchFunc(c.Values, c.fold(key), func(v value, key string) int { return strings.Compare(c.fold(v.Key), key) })
	return uint32(i), ok
}

func (c *column) fold(key string) string {
	if c.Folded {
		return search.Fold(key)
	}
	return key
}

// of returns the indexes of the values of a document number.
func (c *column) of(doc uint32) []uint32 {
	if c.Start != nil {
		return c.IDs[c.Start[doc]:c.Start[doc+1]]
	}
	if int(c.IDs[doc]) == len(c.Values) {
		return nil
	}
	return c.IDs[doc : doc+1]
}

// countIn adds to counts, which are by value, those of the documents.
func (c *column) countIn(counts, docs []uint32) {
	if c.Start == nil {
		for _, doc := range docs {
			counts[c.IDs[doc]]++
		}
		return
	}
	for _, doc := range docs {
		for _, id := range c.of(doc) {
			counts[id]++
		}
	}
}

// arrange returns the column by document number, rows[n] being the place of document
// number n in this one, with its values by key. The values here may be in any order.
func (c *column) arrange(rows []uint32, compare func(a, b value) int) column {
	keys := make([]string, len(c.Values))
	sorted := make([]uint32, len(c.Values))
	for i, v := range c.Values {
		keys[i], sorted[i] = c.fold(v.Key), uint32(i)
	}
	slices.SortFunc(sorted, func(a, b uint32) int { return strings.Compare(keys[a], keys[b]) })
	out := column{Folded: c.Folded, Start: []uint32{0}, Ranked: make([]uint32, len(sorted))}
	becomes := make([]uint32, len(sorted))
	for i, id := range sorted {
		out.Values = append(out.Values, c.Values[id])
		out.Ranked[i], becomes[id] = uint32(i), uint32(i)
	}
	for _, row := range rows {
		for _, id := range c.of(row) {
			out.IDs = append(out.IDs, becomes[id])
		}
		out.Start = append(out.Start, uint32(len(out.IDs)))
	}
	out.single()
	slices.SortFunc(out.Ranked, func(a, b uint32) int { return compare(out.Values[a], out.Values[b]) })
	return out
}

// single gives up Start when no document has more than one value.
func (c *column) single() {
	ids := make([]uint32, len(c.Start)-1)
	for doc := range ids {
		switch of := c.of(uint32(doc)); len(of) {
		case 0:
			ids[doc] = uint32(len(c.Values))
		case 1:
			ids[doc] = of[0]
		default:
			return
		}
	}
	c.Start, c.IDs = nil, ids
}

// finish makes what is not stored. It returns an error if what was stored, of n
// documents, does not fit together.
func (c *column) finish(n int) error {
	most := len(c.Values) // of an index of a value, less one
	switch {
	case len(c.Start) == 0 && len(c.IDs) == n:
		c.Start = nil
		most++
	case len(c.Start) != n+1 || int(c.Start[n]) != len(c.IDs) || !slices.IsSorted(c.Start):
		return errors.New("a column's offsets are broken")
	}
	c.totals = make([]uint32, len(c.Values)+1)
	for _, id := range c.IDs {
		if int(id) >= most {
			return errors.New("a column's value is missing")
		}
		c.totals[id]++
	}
	const unranked = 1<<32 - 1
	c.rank = make([]uint32, len(c.Values))
	for i := range c.rank {
		c.rank[i] = unranked
	}
	for place, id := range c.Ranked {
		if int(id) >= len(c.rank) || c.rank[id] != unranked {
			return errors.New("a column's order is broken")
		}
		c.rank[id] = uint32(place)
	}
	if len(c.Ranked) != len(c.Values) {
		return errors.New("a column's order has gaps")
	}
	return nil
}

func byLabel(a, b value) int {
	return cmp.Or(strings.Compare(a.Label, b.Label), strings.Compare(a.Key, b.Key))
}

func latestFirst(a, b value) int { return strings.Compare(b.Key, a.Key) }
