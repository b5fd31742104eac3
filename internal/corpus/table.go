package corpus

import (
	"fmt"
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// records.idx is a file of rows (rows.go) with these sections.
const (
	tableIDs           = iota // an entry for each document, sorted by id in small letters
	tableDocuments            // a Summary for each, newest first
	tableExchanges            // an Outline for each, by document in that order
	tableFactions             // sorted by slug
	tablePapers               // sorted as people count
	tableCitations            // of each paper in turn
	tableAbbreviations        // sorted without regard to capitals
	tableGroups               // sorted by kind and slug
	tableKeys                 // the long lists, in chunks
	tableUnanswered           // one row, a list
	tableSections
)

const tableMagic = "inbreng records 2\n"

// keyChunk is how many keys of a list stand in one row: about as many as a page shows.
const keyChunk = 100

// An entry says where the parts of a document stand, and which file it was read from.
type entry struct {
	ID         parliament.DocumentID
	Place      int // among the documents, newest first
	Record     extent
	Head       extent // the record without sections and exchanges
	Report     extent
	Text       extent
	Original   string // path within the release
	SourceName string
}

// An extent is a stretch of a data file with its check sum, so that a damaged
// disk is noticed at the record and not by a reader.
type extent struct {
	Offset int64
	Size   int64
	CRC    uint32 // CRC-32C
}

// A keyList is a list of keys in chunks: how many, and the first of its rows.
type keyList struct{ length, first int }

func (e *encoder) list(l keyList) {
	e.number(l.length)
	e.number(l.first)
}

func (d *decoder) list() keyList { return keyList{length: d.number(), first: d.number()} }

// addKeys writes a list of keys, in chunks that each can be read alone.
func addKeys(w *rowWriter, keys []Key) keyList {
	l := keyList{len(keys), w.count(tableKeys)}
	for chunk := range slices.Chunk(keys, keyChunk) {
		var e encoder
		e.number(len(chunk))
		var last parliament.DocumentID
		for _, k := range chunk {
			// Most keys are of the document of the one before.
			if k.Document == last {
				encodeString(&e, "")
			} else {
				encodeString(&e, k.Document)
			}
			last = k.Document
			encodeString(&e, k.Exchange)
		}
		w.add(tableKeys, e.data)
	}
	return l
}

// keysOf makes keys of documents alone.
func keysOf(documents []parliament.DocumentID) []Key {
	keys := make([]Key, len(documents))
	for i, id := range documents {
		keys[i].Document = id
	}
	return keys
}

// keys returns the keys of a list from one number to before another; both may lie
// beyond the list.
func (c *Corpus) keys(l keyList, from, to int) ([]Key, error) {
	to = min(to, l.length)
	if from < 0 || from >= to {
		return []Key{}, nil
	}
	out := make([]Key, 0, to-from)
	firstChunk, lastChunk := from/keyChunk, (to-1)/keyChunk
	err := c.table.rows(tableKeys, l.first+firstChunk, l.first+lastChunk+1, func(number int, row []byte) error {
		d := decoder{data: row}
		var last parliament.DocumentID
		at := (number - l.first) * keyChunk
		for range d.length() {
			document := decodeString[parliament.DocumentID](&d)
			if document == "" {
				document = last
			}
			last = document
			key := Key{document, decodeString[parliament.ExchangeID](&d)}
			if at >= from && at < to {
				out = append(out, key)
			}
			at++
		}
		if err := d.finish(); err != nil {
			return c.table.damaged(tableKeys, number, err)
		}
		return nil
	})
	return out, err
}

// A contents is what the table is made of.
type contents struct {
	entries       []entry // sorted by id in small letters
	parts         []part  // newest first
	factions      []factionColumns
	papers        []paperColumns
	abbreviations []Abbreviation
	groups        []groupColumns
	unanswered    []Key
}

// encode returns the content of records.idx.
func (t *contents) encode() []byte {
	w := newRowWriter(tableMagic, tableSections)
	place := map[parliament.DocumentID]int{}
	for i := range t.parts {
		p := &t.parts[i]
		place[p.summary.ID] = w.add(tableDocuments, p.summary.encode(w.count(tableExchanges)))
		for j := range p.outlines {
			w.add(tableExchanges, p.outlines[j].encode())
		}
	}
	for _, e := range t.entries {
		e.Place = place[e.ID]
		w.add(tableIDs, e.encode())
	}
	for i := range t.factions {
		f := &t.factions[i]
		w.add(tableFactions, f.FactionSummary.encode(addKeys(w, f.keys)))
	}
	for i := range t.papers {
		p := &t.papers[i]
		start := w.count(tableCitations)
		for j := range p.citations {
			w.add(tableCitations, p.citations[j].encode())
		}
		w.add(tablePapers, p.CitedPaper.encode(start))
	}
	for i := range t.abbreviations {
		w.add(tableAbbreviations, t.abbreviations[i].encode())
	}
	for i := range t.groups {
		g := &t.groups[i]
		w.add(tableGroups, g.Group.encode(addKeys(w, keysOf(g.documents))))
	}
	var e encoder
	e.list(addKeys(w, t.unanswered))
	w.add(tableUnanswered, e.data)
	return w.encode()
}

func (e *entry) encode() []byte {
	var out encoder
	encodeString(&out, e.ID)
	out.number(e.Place)
	for _, x := range []extent{e.Record, e.Head, e.Report, e.Text} {
		out.extent(x)
	}
	encodeString(&out, e.Original)
	encodeString(&out, e.SourceName)
	return out.data
}

func (d *decoder) entry() entry {
	return entry{
		ID: decodeString[parliament.DocumentID](d), Place: d.number(),
		Record: d.extent(), Head: d.extent(), Report: d.extent(), Text: d.extent(),
		Original: decodeString[string](d), SourceName: decodeString[string](d),
	}
}

// foldID makes an id findable whatever its capitals.
func foldID(id parliament.DocumentID) string { return strings.ToLower(string(id)) }

// decodeRow reads a row of a section.
func decodeRow[T any](t *rowFile, section, number int, content []byte, read func(*decoder) T) (T, error) {
	d := decoder{data: content}
	v := read(&d)
	if err := d.finish(); err != nil {
		return v, t.damaged(section, number, err)
	}
	return v, nil
}

// one returns one row of a section.
func one[T any](t *rowFile, section, number int, read func(*decoder) T) (T, error) {
	content, err := t.row(section, number)
	if err != nil {
		var none T
		return none, err
	}
	return decodeRow(t, section, number, content, read)
}

// many returns the rows of a section from one number to before another; both may
// lie beyond the section.
func many[T any](t *rowFile, section, from, to int, read func(*decoder) T) ([]T, error) {
	to = min(to, t.count(section))
	if from < 0 || from >= to {
		return []T{}, nil
	}
	out := make([]T, 0, to-from)
	err := t.rows(section, from, to, func(number int, content []byte) error {
		v, err := decodeRow(t, section, number, content, read)
		out = append(out, v)
		return err
	})
	return out, err
}

// find returns the number and the value of the row for which compare is 0, in a
// section that is sorted by it. Without one found is false and number is where it
// would stand.
func find[T any](t *rowFile, section int, read func(*decoder) T, compare func(T) int) (number int, v T, found bool, err error) {
	low, high := 0, t.count(section)
	for low < high {
		middle := int(uint(low+high) / 2)
		row, err := one(t, section, middle, read)
		if err != nil {
			return 0, v, false, err
		}
		switch c := compare(row); {
		case c == 0:
			return middle, row, true, nil
		case c < 0:
			low = middle + 1
		default:
			high = middle
		}
	}
	return low, v, false, nil
}

// checkEntry returns an error if a document reaches beyond the data.
func checkEntry(e *entry, dataSize int64) error {
	for _, x := range []extent{e.Record, e.Head, e.Report, e.Text} {
		if x.Offset < 0 || x.Size < 0 || x.Offset > dataSize-x.Size {
			return fmt.Errorf("%s reaches beyond the end of %s", e.ID, dataName)
		}
	}
	return nil
}
