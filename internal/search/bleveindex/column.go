package bleveindex

import (
	"cmp"
	"encoding/gob"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

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
	Version int // AnalyzerVersion when it was written
	Filters [filterCount]column
	Order   []uint32
	Date    []int32 // as 20210825; 0 for none
	ID      []parliament.ExchangeID
	Numbers [][]int  // official numbers
	Has     []uint8  // which of the parts there are, as bits
	Length  []uint32 // words in all parts together

	Own   []string    // words of the texts that compounds may be made of
	Short []shortForm // abbreviations that the documents explain, each once
	Named []shortForm // names of several words, with their initials in small letters

	inOrder []uint32 // document numbers in document order
}

// A column holds the values of one filter: those of document number n are
// Values[v] for v in IDs[Start[n]:Start[n+1]]. Where no document has more than one,
// there is no Start, and it is Values[IDs[n]], or none for len(Values).
type column struct {
	Values []value
	Start  []uint32
	IDs    []uint32
	Folded bool // capitals and accents of keys do not matter

	byKey  map[string]uint32
	rank   []uint32 // the place of each value when they stand by label, years latest first
	ranked []uint32 // the value of each place
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
	var askers, ministers, ministries []value
	for _, a := range r.Askers {
		askers = append(askers, known(a.Slug(), a.String())...)
	}
	for _, m := range r.Ministers {
		ministers = append(ministers, known(m.Slug(), m.Title())...)
		ministries = append(ministries, known(parliament.Slug(m.Ministry), m.Ministry)...)
	}
	b.Filters[byAsker].add(askers...)
	b.Filters[byMinister].add(ministers...)
	b.Filters[byMinistry].add(ministries...)
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
	out := &columns{Version: AnalyzerVersion, Own: b.Own, Short: b.Short, Named: b.Named}
	for i := range b.Filters {
		from, to := &b.Filters[i], &out.Filters[i]
		to.Values, to.Folded = from.Values, from.Folded
		to.Start = []uint32{0}
		for _, row := range rows {
			to.IDs = append(to.IDs, from.of(row)...)
			to.Start = append(to.Start, uint32(len(to.IDs)))
		}
		to.single()
	}
	for _, row := range rows {
		out.Order = append(out.Order, b.Order[row])
		out.Date = append(out.Date, b.Date[row])
		out.ID = append(out.ID, b.ID[row])
		out.Numbers = append(out.Numbers, b.Numbers[row])
		out.Has = append(out.Has, b.Has[row])
		out.Length = append(out.Length, b.Length[row])
	}
	return out
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
	if len(c.Date) != n || len(c.ID) != n || len(c.Numbers) != n || len(c.Has) != n || len(c.Length) != n {
		return errors.New("columns differ in length")
	}
	for i := range c.Filters {
		if err := c.Filters[i].finish(n); err != nil {
			return err
		}
		if i == byYear {
			c.Filters[i].order(latestFirst)
		} else {
			c.Filters[i].order(byLabel)
		}
	}
	c.inOrder = make([]uint32, n)
	for doc := range c.inOrder {
		if len(c.Filters[byDocument].of(uint32(doc))) != 1 {
			return errors.New("an exchange without a document")
		}
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

func (c *column) finish(n int) error {
	most := len(c.Values) // of an index of a value, less one
	switch {
	case c.Start == nil && len(c.IDs) == n:
		most++
	case len(c.Start) != n+1 || int(c.Start[n]) != len(c.IDs) || !slices.IsSorted(c.Start):
		return errors.New("a column's offsets are broken")
	}
	for _, id := range c.IDs {
		if int(id) >= most {
			return errors.New("a column's value is missing")
		}
	}
	c.byKey = make(map[string]uint32, len(c.Values))
	c.ranked = make([]uint32, len(c.Values))
	for i, v := range c.Values {
		c.byKey[c.fold(v.Key)] = uint32(i)
		c.ranked[i] = uint32(i)
	}
	return nil
}

// order puts the values in the order in which equally common ones are listed.
func (c *column) order(compare func(a, b value) int) {
	slices.SortFunc(c.ranked, func(a, b uint32) int { return compare(c.Values[a], c.Values[b]) })
	c.rank = make([]uint32, len(c.ranked))
	for place, id := range c.ranked {
		c.rank[id] = uint32(place)
	}
}

func byLabel(a, b value) int {
	return cmp.Or(strings.Compare(a.Label, b.Label), strings.Compare(a.Key, b.Key))
}

func latestFirst(a, b value) int { return strings.Compare(b.Key, a.Key) }

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
