package bleveindex

import (
	"encoding/gob"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// The filters, by the number of their column.
const (
	byFaction = iota
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
	Version int    // AnalyzerVersion when it was written
	Words   uint64 // tokens in the text field of all exchanges together
	Filters [filterCount]column
	Order   []uint32
	Date    []int32 // as 20210825; 0 for none
	ID      []parliament.ExchangeID
	Numbers [][]int // official numbers
	Has     []uint8 // which of the parts there are, as bits

	Own   []string    // words of the texts that compounds may be made of
	Short []shortForm // abbreviations that the documents explain, each once

	inOrder []uint32 // document numbers in document order
}

// A column holds the values of one filter: those of document number n are
// Values[v] for v in IDs[Start[n]:Start[n+1]].
type column struct {
	Values []value
	Start  []uint32
	IDs    []uint32
	Folded bool // capitals and accents of keys do not matter

	byKey map[string]uint32
}

// find returns the index of the value with that key.
func (c *column) find(key string) (uint32, bool) {
	id, ok := c.byKey[c.fold(key)]
	return id, ok
}

func (c *column) fold(key string) string {
	if c.Folded {
		return search.Fold(key)
	}
	return key
}

// A value is one value of a filter, as the query has it and as readers see it.
type value struct{ Key, Label string }

// of returns the indexes of the values of a document number.
func (c *column) of(doc uint32) []uint32 { return c.IDs[c.Start[doc]:c.Start[doc+1]] }

// add adds the values of the next document number.
func (c *column) add(values ...value) {
	if c.byKey == nil {
		c.byKey = map[string]uint32{}
		c.Start = []uint32{0}
	}
	for _, v := range values {
		key := c.fold(v.Key)
		id, ok := c.byKey[key]
		if !ok {
			id = uint32(len(c.Values))
			c.Values = append(c.Values, v)
			c.byKey[key] = id
		}
		if !slices.Contains(c.IDs[c.Start[len(c.Start)-1]:], id) {
			c.IDs = append(c.IDs, id)
		}
	}
	c.Start = append(c.Start, uint32(len(c.IDs)))
}

// A columnBuilder takes the records in the order in which they come and gives
// the columns in the order of bleve's document numbers.
type columnBuilder struct {
	columns
	orders map[int]bool
	ids    map[search.ExchangeID]bool
	short  map[shortForm]bool
}

// A shortForm is an abbreviation with what it stands for.
type shortForm struct{ Short, Long string }

// add adds a record. It is an error if its place or id is there already.
func (b *columnBuilder) add(r *search.Record) error {
	if b.orders == nil {
		b.orders, b.ids, b.short = map[int]bool{}, map[search.ExchangeID]bool{}, map[shortForm]bool{}
		b.Filters[byTopic].Folded = true
	}
	switch {
	case r.ID.Document == "" || r.ID.Exchange == "":
		return fmt.Errorf("record %d has no id", len(b.Order))
	case r.Order < 0 || int64(r.Order) > 1<<32-1:
		return fmt.Errorf("%v: place %d in the document order is out of range", r.ID, r.Order)
	case b.orders[r.Order]:
		return fmt.Errorf("%v: another record has place %d in the document order", r.ID, r.Order)
	case b.ids[r.ID]:
		return fmt.Errorf("%v is there twice", r.ID)
	}
	b.orders[r.Order], b.ids[r.ID] = true, true
	b.Order = append(b.Order, uint32(r.Order))
	b.ID = append(b.ID, r.ID.Exchange)
	b.Date = append(b.Date, int32(r.Date.Year*10000+int(r.Date.Month)*100+r.Date.Day))

	b.Numbers = append(b.Numbers, r.Numbers)
	b.Has = append(b.Has, partsOf(r))
	for _, a := range r.Abbreviations {
		if sf := (shortForm{a.Short, a.Long}); !b.short[sf] {
			b.short[sf] = true
			b.Short = append(b.Short, sf)
		}
	}
	b.addFilters(r)
	return nil
}

// partsOf returns which of question and answer a record has, as bits.
func partsOf(r *search.Record) (has uint8) {
	if r.Question != "" {
		has |= 1 << partQuestion
	}
	if r.Answer != "" {
		has |= 1 << partAnswer
	}
	return has
}

// addFilters adds the values of a record to the columns of the filters.
func (b *columnBuilder) addFilters(r *search.Record) {
	var factions []value
	for _, f := range r.Factions {
		factions = append(factions, value{f.Slug(), f.String()})
	}
	b.Filters[byFaction].add(factions...)
	b.Filters[byDocument].add(value{r.ID.Document.String(), r.DocumentTitle})
	b.Filters[byTopic].add(known(r.Topic, r.Topic)...)
	b.Filters[byKind].add(known(string(r.Kind), r.Kind.Dutch())...)
	year := ""
	if !r.Date.IsZero() {
		year = strconv.Itoa(r.Date.Year)
	}
	b.Filters[byYear].add(known(year, year)...)
	var papers []value
	for _, id := range r.PapersCited {
		papers = append(papers, value{id.String(), id.Citation()})
	}
	b.Filters[byPaper].add(papers...)
	notes := ""
	if len(r.Footnotes) > 0 {
		notes = footnotesYes
	}
	b.Filters[byFootnotes].add(known(notes, "met voetnoten")...)
}

// known returns the value with that key, or none when it is empty.
func known(key, label string) []value {
	if key == "" {
		return nil
	}
	if label == "" {
		label = key
	}
	return []value{{key, label}}
}

// arrange returns the columns by document number: rows[n] is the number of the
// record, in the order of add, that bleve's document number n holds.
func (b *columnBuilder) arrange(rows []uint32) *columns {
	out := &columns{Version: AnalyzerVersion, Words: b.Words, Own: b.Own, Short: b.Short}
	for i := range b.Filters {
		from, to := &b.Filters[i], &out.Filters[i]
		to.Values, to.Folded = from.Values, from.Folded
		to.Start = []uint32{0}
		for _, row := range rows {
			to.IDs = append(to.IDs, from.of(row)...)
			to.Start = append(to.Start, uint32(len(to.IDs)))
		}
	}
	for _, row := range rows {
		out.Order = append(out.Order, b.Order[row])
		out.Date = append(out.Date, b.Date[row])
		out.ID = append(out.ID, b.ID[row])
		out.Numbers = append(out.Numbers, b.Numbers[row])
		out.Has = append(out.Has, b.Has[row])
	}
	return out
}

// count returns the number of exchanges.
func (c *columns) count() int { return len(c.Order) }

// id returns the id of a document number.
func (c *columns) id(doc uint32) search.ExchangeID {
	documents := &c.Filters[byDocument]
	return search.ExchangeID{
		Document: parliament.DocumentID(documents.Values[documents.of(doc)[0]].Key),
		Exchange: c.ID[doc],
	}
}

// number returns the document number of an exchange. It looks at each, which
// takes less than a millisecond for hundreds of thousands and saves a map.
func (c *columns) number(id search.ExchangeID) (uint32, bool) {
	want, ok := c.Filters[byDocument].find(id.Document.String())
	if !ok {
		return 0, false
	}
	for doc, exchange := range c.ID {
		if exchange == id.Exchange && c.Filters[byDocument].of(uint32(doc))[0] == want {
			return uint32(doc), true
		}
	}
	return 0, false
}

// finish makes what is not stored. It returns an error if what was stored does
// not fit together, so that a damaged file cannot make a search panic.
func (c *columns) finish() error {
	n := len(c.Order)
	if len(c.Date) != n || len(c.ID) != n || len(c.Numbers) != n || len(c.Has) != n {
		return errors.New("columns differ in length")
	}
	for i := range c.Filters {
		if err := c.Filters[i].finish(n); err != nil {
			return err
		}
	}
	c.inOrder = make([]uint32, n)
	for doc := range c.inOrder {
		if len(c.Filters[byDocument].of(uint32(doc))) != 1 {
			return errors.New("an exchange without a document")
		}
		c.inOrder[doc] = uint32(doc)
	}
	slices.SortFunc(c.inOrder, func(a, b uint32) int { return int(int64(c.Order[a]) - int64(c.Order[b])) })
	return nil
}

func (c *column) finish(n int) error {
	if n == 0 && len(c.Start) == 0 {
		c.Start = []uint32{0}
	}
	if len(c.Start) != n+1 || int(c.Start[n]) != len(c.IDs) || !slices.IsSorted(c.Start) {
		return errors.New("a column's offsets are broken")
	}
	for _, id := range c.IDs {
		if int(id) >= len(c.Values) {
			return errors.New("a column's value is missing")
		}
	}
	c.byKey = make(map[string]uint32, len(c.Values))
	for i, v := range c.Values {
		c.byKey[c.fold(v.Key)] = uint32(i)
	}
	return nil
}

// write writes the columns to a new file.
func (c *columns) write(name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(gob.NewEncoder(f).Encode(c), f.Sync(), f.Close())
}

// readColumns reads what write wrote.
func readColumns(name string) (*columns, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	c := &columns{}
	if err := gob.NewDecoder(f).Decode(c); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if c.Version != AnalyzerVersion {
		return nil, fmt.Errorf("%s: built with analyzer version %d, this program has %d: build the index again", name, c.Version, AnalyzerVersion)
	}
	if err := c.finish(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return c, nil
}
