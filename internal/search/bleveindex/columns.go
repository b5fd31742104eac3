package bleveindex

import (
	"errors"
	"slices"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// The filters, by the number of their column.
const (
	byFaction = iota
	byAsker
	byMinister
	byMinistry
	byDocument
	byTopic
	byKind
	byYear
	byPaper
	byFootnotes
	filterCount
)

// footnotesYes is the only value of the column of footnotes.
const footnotesYes = "ja"

// columns hold what filters, counts, orders and hits need of every exchange,
// by bleve's document number, so that no stored field is read during a search.
type columns struct {
	Filters  [filterCount]column
	Exchange column // the ids, of which documents have many in common
	Order    []uint32
	Date     []uint32     // as 20210825; 0 for none
	Numbers  numbersOfAll // official numbers
	Has      []uint8      // which of the parts there are, as bits
	Length   []uint32     // words in all parts together

	Own   []string    // words of the texts that compounds may be made of
	Short []shortForm // abbreviations that the documents explain, each once
	Named []shortForm // names of several words, with their initials in small letters

	inOrder []uint32 // document numbers in document order
}

// A shortForm is an abbreviation with what it stands for.
type shortForm struct{ Short, Long string }

// numbersOfAll are the numbers of all documents: those of document number n are
// All[Start[n]:Start[n+1]].
type numbersOfAll struct{ Start, All []uint32 }

// of returns the numbers of a document number.
func (l *numbersOfAll) of(doc uint32) []uint32 { return l.All[l.Start[doc]:l.Start[doc+1]] }

// add adds the numbers of the next document number.
func (l *numbersOfAll) add(numbers ...uint32) {
	if l.Start == nil {
		l.Start = []uint32{0}
	}
	l.All = append(l.All, numbers...)
	l.Start = append(l.Start, uint32(len(l.All)))
}

// check returns an error if the offsets, of n documents, are broken.
func (l *numbersOfAll) check(n int) error {
	if n == 0 && len(l.Start) == 0 {
		return nil
	}
	if len(l.Start) != n+1 || l.Start[0] != 0 || int(l.Start[n]) != len(l.All) || !slices.IsSorted(l.Start) {
		return errors.New("the offsets of the numbers are broken")
	}
	return nil
}

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

// count returns the number of exchanges.
func (c *columns) count() int { return len(c.Order) }

// id returns the id of a document number.
func (c *columns) id(doc uint32) search.ExchangeID {
	documents := &c.Filters[byDocument]
	return search.ExchangeID{
		Document: parliament.DocumentID(documents.Values[documents.of(doc)[0]].Key),
		Exchange: c.exchange(doc),
	}
}

// exchange returns the id of a document number within its document.
func (c *columns) exchange(doc uint32) parliament.ExchangeID {
	return parliament.ExchangeID(c.Exchange.Values[c.Exchange.of(doc)[0]].Key)
}

// number returns the document number of an exchange. It looks at each, which
// takes less than a millisecond for hundreds of thousands and saves a map.
func (c *columns) number(id search.ExchangeID) (uint32, bool) {
	document, ok := c.Filters[byDocument].find(id.Document.String())
	if !ok {
		return 0, false
	}
	exchange, ok := c.Exchange.find(string(id.Exchange))
	if !ok {
		return 0, false
	}
	documents := c.Filters[byDocument].IDs // one of each, see finish
	for doc, of := range c.Exchange.IDs {
		if of == exchange && documents[doc] == document {
			return uint32(doc), true
		}
	}
	return 0, false
}

// finish makes what is not stored. It returns an error if what was stored does
// not fit together, so that a damaged file cannot make a search panic.
func (c *columns) finish() error {
	n := len(c.Order)
	if len(c.Date) != n || len(c.Has) != n || len(c.Length) != n {
		return errors.New("columns differ in length")
	}
	if err := c.Numbers.check(n); err != nil {
		return err
	}
	for i := range c.Filters {
		if err := c.Filters[i].finish(n); err != nil {
			return err
		}
	}
	if err := c.Exchange.finish(n); err != nil {
		return err
	}
	for _, one := range []*column{&c.Filters[byDocument], &c.Exchange} {
		if one.Start != nil || slices.Contains(one.IDs, uint32(len(one.Values))) {
			return errors.New("an exchange without an id")
		}
	}
	c.inOrder = make([]uint32, n)
	for doc := range c.inOrder {
		c.inOrder[doc] = uint32(doc)
	}
	if !slices.ContainsFunc(c.Order, func(order uint32) bool { return int(order) >= n }) {
		for doc, order := range c.Order {
			c.inOrder[order] = uint32(doc) // each has a place of its own, so all are filled
		}
		return nil
	}
	slices.SortFunc(c.inOrder, func(a, b uint32) int { return int(int64(c.Order[a]) - int64(c.Order[b])) })
	return nil
}
