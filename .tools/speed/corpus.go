package main

import (
	"fmt"

	"inbreng/internal/invent"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// The corpus is the document's own sentences in any order, with three in ten of
// the longer words replaced by words of the Dutch list, which are as unevenly
// common as words are. A smaller corpus is the beginning of a larger one, so that
// the same queries can be asked of both.

// corpora makes the corpora of all sizes.
type corpora struct {
	document *parliament.Document
	prose    *invent.Prose
}

// records returns n exchanges; up to as many as the document has, its own.
func (c *corpora) records(n int) []search.Record {
	if own := search.Records(c.document, 0); n <= len(own) {
		return own
	}
	return invented(c.prose, n)
}

var factions = []parliament.Faction{"VVD", "D66", "CDA", "ChristenUnie", "SP", "PvdA", "GroenLinks", "PVV"}

// topics is how many topics the corpus has.
const topics = 300

// invented returns n exchanges of about 1.5 KB, in documents of twenty.
func invented(prose *invent.Prose, n int) []search.Record {
	w := prose.Writer(21501, 2401)
	records := make([]search.Record, n)
	for i := range records {
		doc := i / 20
		records[i] = search.Record{
			ID: search.ExchangeID{
				Document: parliament.DocumentID(fmt.Sprintf("kst-36999-%d", doc)), Exchange: parliament.NumberedExchange(i%20+1, 0),
			},
			Order:         i,
			Kind:          parliament.WrittenConsultation,
			Factions:      []parliament.Faction{factions[w.IntN(len(factions))]},
			Topic:         w.Word(topics),
			DocumentTitle: fmt.Sprintf("Verslag van een schriftelijk overleg %d", doc),
			Dossier:       "36999",
			Date:          parliament.Date{Year: 2000 + doc%25, Month: 5, Day: 1},
			Question:      w.Text(500),
			Answer:        w.Text(1000),
			Numbers:       []int{i%20 + 1},
		}
	}
	return records
}
