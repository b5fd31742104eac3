package bleveindex

import (
	"fmt"
	"slices"
	"strconv"

	"inbreng/internal/search"
)

// A columnBuilder takes the records in the order in which they come and gives
// the columns in the order of bleve's document numbers.
type columnBuilder struct {
	columns
	keys      [filterCount]map[string]uint32 // the values of each filter, by folded key
	exchanges map[string]uint32
	orders    map[int]bool
	ids       map[search.ExchangeID]bool
	short     map[shortForm]bool
}

// add adds a record. It is an error if its place or id is there already.
func (b *columnBuilder) add(r *search.Record) error {
	if b.orders == nil {
		b.orders, b.ids, b.short, b.exchanges = map[int]bool{}, map[search.ExchangeID]bool{}, map[shortForm]bool{}, map[string]uint32{}
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
	b.Exchange.add(b.exchanges, value{Key: string(r.ID.Exchange)})
	b.Date = append(b.Date, uint32(r.Date.Year*10000+int(r.Date.Month)*100+r.Date.Day))
	b.addNumbers(r.Numbers)
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

// addNumbers adds the official numbers of the next record. Nobody can ask for one
// that is beyond 32 bits.
func (b *columnBuilder) addNumbers(numbers []int) {
	kept := make([]uint32, 0, len(numbers))
	for _, n := range numbers {
		if n >= 0 && int64(n) <= 1<<32-1 {
			kept = append(kept, uint32(n))
		}
	}
	b.Numbers.add(kept...)
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
	b.filter(byFaction, factions...)
	var askers, ministers, ministries []value
	for _, a := range r.Askers {
		askers = append(askers, known(a.Slug(), a.String())...)
	}
	for _, m := range r.Ministers {
		ministers = append(ministers, known(m.Slug(), m.Title())...)
		for _, post := range m.Posts() {
			ministries = append(ministries, value{post.Slug(), post.Name})
		}
	}
	b.filter(byAsker, askers...)
	b.filter(byMinister, ministers...)
	b.filter(byMinistry, ministries...)
	b.filter(byDocument, value{r.ID.Document.String(), r.DocumentTitle})
	b.filter(byTopic, known(r.Topic, r.Topic)...)
	b.filter(byKind, known(string(r.Kind), r.Kind.Dutch())...)
	year := ""
	if !r.Date.IsZero() {
		year = strconv.Itoa(r.Date.Year)
	}
	b.filter(byYear, known(year, year)...)
	var papers []value
	for _, id := range r.PapersCited {
		papers = append(papers, value{id.String(), id.Citation()})
	}
	b.filter(byPaper, papers...)
	notes := ""
	if len(r.Footnotes) > 0 {
		notes = footnotesYes
	}
	b.filter(byFootnotes, known(notes, "met voetnoten")...)
}

// filter adds the values of the next record to the column of a filter.
func (b *columnBuilder) filter(by int, values ...value) {
	if b.keys[by] == nil {
		b.keys[by] = map[string]uint32{}
	}
	b.Filters[by].add(b.keys[by], values...)
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

// add adds the values of the next record to a column, the values of which byKey
// knows by folded key.
func (c *column) add(byKey map[string]uint32, values ...value) {
	if c.Start == nil {
		c.Start = []uint32{0}
	}
	for _, v := range values {
		key := c.fold(v.Key)
		id, ok := byKey[key]
		if !ok {
			id = uint32(len(c.Values))
			c.Values = append(c.Values, v)
			byKey[key] = id
		}
		if !slices.Contains(c.IDs[c.Start[len(c.Start)-1]:], id) {
			c.IDs = append(c.IDs, id)
		}
	}
	c.Start = append(c.Start, uint32(len(c.IDs)))
}

// arrange returns the columns by document number: rows[n] is the number of the
// record, in the order of add, that bleve's document number n holds.
func (b *columnBuilder) arrange(rows []uint32) *columns {
	out := &columns{Own: b.Own, Short: b.Short, Named: b.Named}
	for i := range b.Filters {
		compare := byLabel
		if i == byYear {
			compare = latestFirst
		}
		out.Filters[i] = b.Filters[i].arrange(rows, compare)
	}
	out.Exchange = b.Exchange.arrange(rows, byLabel)
	for _, row := range rows {
		out.Order = append(out.Order, b.Order[row])
		out.Date = append(out.Date, b.Date[row])
		out.Numbers.add(b.Numbers.of(row)...)
		out.Has = append(out.Has, b.Has[row])
		out.Length = append(out.Length, b.Length[row])
	}
	return out
}
