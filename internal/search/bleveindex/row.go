package bleveindex

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"inbreng/internal/search"
)

// maxPlaces bounds the places of words that the rows of one query may look at:
// some twentieth of a second of work. What needs more is refused; phrases of the
// commonest words of a very large corpus do, many of them in one query.
const maxPlaces = 800_000

// rowSize returns how many documents, at most, have the terms of a row in a row.
func (ev *evaluator) rowSize(r row) (int, error) {
	least := len(ev.sum)
	for _, term := range r.terms {
		n, err := ev.x.lists.frequency(term)
		if err != nil {
			return 0, err
		}
		least = min(least, n)
	}
	return least, nil
}

// row returns the documents that have terms in a row, in all of the given parts
// and among the given documents; nil for all.
func (ev *evaluator) row(r row, parts uint8, among *scored) (hits scored, err error) {
	among, factor, err := ev.withAll(r, among)
	if err != nil || len(among.docs) == 0 {
		return scored{}, err
	}
	err = ev.eachRow(r, parts, among, func(doc uint32, times int) bool {
		hits.docs = append(hits.docs, doc)
		hits.scores = append(hits.scores, factor*ev.x.lists.gain(doc, uint64(times)))
		return true
	})
	return hits, err
}

// withAll returns the documents with all terms of a row, of which only the places
// need to be looked at, and how much the row counts.
func (ev *evaluator) withAll(r row, among *scored) (_ *scored, factor float32, err error) {
	if len(r.terms) == 0 {
		return &scored{}, 0, nil
	}
	terms := slices.Compact(slices.Sorted(slices.Values(r.terms)))
	all := make([]*postings, len(terms))
	for i, term := range terms {
		if all[i], err = ev.x.lists.read(term, false); err != nil || all[i].count == 0 {
			return &scored{}, 0, err
		}
		factor += float32(r.weight * ev.x.rarity(all[i].count))
	}
	slices.SortFunc(all, func(a, b *postings) int { return cmp.Compare(a.count, b.count) })
	for _, p := range all {
		hits := ev.union([]list{p.list(1)}, among)
		among = &hits
	}
	return among, factor, nil
}

// eachRow calls f for those of the documents that have terms in a row, ascending,
// with the number of times that they stand so, until f returns false.
func (ev *evaluator) eachRow(r row, parts uint8, among *scored, f func(doc uint32, times int) bool) error {
	var s rowSearch
	for _, term := range r.terms {
		i := slices.Index(s.terms, term)
		if i < 0 {
			i = len(s.terms)
			s.terms = append(s.terms, term)
		}
		s.row = append(s.row, i)
	}
	s.at = make([][]uint64, len(s.terms))
	reader, err := ev.x.lists.reader()
	if err != nil {
		return err
	}
	defer ev.x.lists.readers.Put(reader)
	for i, seg := range ev.x.lists.segments {
		if ok, err := s.open(reader.dicts[i], seg); err != nil {
			return err
		} else if !ok {
			continue
		}
		if more, err := ev.rowsOf(&s, seg.first, parts, among, f); err != nil || !more {
			return err
		}
	}
	return nil
}

// rowsOf is eachRow for one segment; more says whether f wants more.
func (ev *evaluator) rowsOf(s *rowSearch, first uint32, parts uint8, among *scored, f func(doc uint32, times int) bool) (more bool, err error) {
	n, _ := slices.BinarySearch(among.docs, first)
	for i, doc := range among.docs[n:] {
		if i%checkEvery == 0 {
			if err := ev.ctx.Err(); err != nil {
				return false, err
			}
		}
		switch has, ended, err := s.advance(uint64(doc - first)); {
		case err != nil || ended:
			return true, err
		case !has:
			continue
		}
		if ev.places += s.places(); ev.places > ev.x.maxPlaces {
			return false, fmt.Errorf("%w: its phrases hold words that stand in too many places", search.ErrTooMany)
		}
		if times := s.times(parts); times > 0 && !f(doc, times) {
			return false, nil
		}
	}
	return true, nil
}

// A rowSearch looks for terms in a row in the documents of one segment that have
// all of them.
type rowSearch struct {
	terms     []string // each once
	row       []int    // the row, by number of the term
	iterators []segment.PostingsIterator
	current   []segment.Posting // where each iterator stands
	at        [][]uint64        // places of each term in the current document
}

// open begins with a segment; ok is false if it lacks one of the terms.
func (s *rowSearch) open(dict segment.TermDictionary, seg numbered) (ok bool, err error) {
	s.iterators, s.current = s.iterators[:0], s.current[:0]
	for _, term := range s.terms {
		list, err := dict.PostingsList([]byte(term), seg.Deleted(), nil)
		if err != nil || list.Count() == 0 {
			return false, err
		}
		s.iterators = append(s.iterators, list.Iterator(true, false, true, nil))
		s.current = append(s.current, nil)
	}
	return true, nil
}

// advance goes to a document, behind those it went to before, and reports whether
// it has all terms, and whether no document from there on has.
func (s *rowSearch) advance(doc uint64) (has, ended bool, err error) {
	for i, p := range s.current {
		if p == nil || p.Number() < doc {
			if p, err = s.iterators[i].Advance(doc); err != nil || p == nil {
				return false, true, err
			}
			s.current[i] = p
		}
		if p.Number() > doc {
			return false, false, nil
		}
	}
	return true, false, nil
}

// places returns the number of places of the terms in the current document.
func (s *rowSearch) places() (n int) {
	for _, p := range s.current {
		for _, l := range p.Locations() {
			n += 1 + len(l.ArrayPositions())
		}
	}
	return n
}

// times returns how often the terms stand in a row in the current document, or 0
// if they do not in each of the parts.
func (s *rowSearch) times(parts uint8) (n int) {
	for i, p := range s.current {
		s.at[i] = s.at[i][:0]
		for _, l := range p.Locations() {
			for pos := range places(l) {
				s.at[i] = append(s.at[i], pos)
			}
		}
		if !slices.IsSorted(s.at[i]) {
			slices.Sort(s.at[i])
		}
	}
	var seen uint8
	for _, l := range s.current[s.row[0]].Locations() {
		for pos := range places(l) {
			if s.from(pos) {
				n++
				seen |= 1 << l.Start()
			}
		}
	}
	if seen&parts != parts {
		return 0
	}
	return n
}

// places yields the places of a term in one part of a document, as analyzer.locate
// has put them.
func places(l segment.Location) iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		pos := l.Pos()
		if !yield(pos) {
			return
		}
		for _, gap := range l.ArrayPositions() {
			if pos += gap; !yield(pos) {
				return
			}
		}
	}
}

// from reports whether a row begins at a position.
func (s *rowSearch) from(pos uint64) bool {
	for i, n := range s.row[1:] {
		if _, ok := slices.BinarySearch(s.at[n], pos+uint64(i)+1); !ok {
			return false
		}
	}
	return true
}

// rowOccurs reports whether the words of a row stand in a row somewhere: for
// "veiligheidraad", which is misspelt, it is not enough that there is a
// veiligheid and a raad.
func (ev *evaluator) rowOccurs(r row) (there bool, err error) {
	among, _, err := ev.withAll(r, nil)
	if err != nil || len(among.docs) == 0 {
		return false, err
	}
	err = ev.eachRow(r, 0, among, func(uint32, int) bool {
		there = true
		return false
	})
	return there, err
}
