package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/vellum"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// The corpus is the document's own sentences in any order, with three in ten of
// the longer words replaced by words of the Dutch list, which are as unevenly
// common as words are. A smaller corpus is the beginning of a larger one, so that
// the same queries can be asked of both.

// A maker makes exchanges, the same on every run.
type maker struct {
	rng       *rand.Rand
	zipf      *rand.Zipf
	words     []string // of the list, the commonest first
	sentences []string
}

// newMaker returns a maker that recombines the sentences of the records.
func newMaker(records []search.Record, list string) (*maker, error) {
	m := &maker{rng: rand.New(rand.NewPCG(21501, 2401))}
	var err error
	if m.words, err = readList(list); err != nil {
		return nil, err
	}
	m.rng.Shuffle(len(m.words), func(i, j int) { m.words[i], m.words[j] = m.words[j], m.words[i] })
	m.zipf = rand.NewZipf(m.rng, 1.1, 8, uint64(len(m.words)-1))
	for i := range records {
		for s := range strings.SplitAfterSeq(records[i].Question+". "+records[i].Answer, ". ") {
			if s = strings.TrimSpace(s); len(s) > 1 {
				m.sentences = append(m.sentences, s)
			}
		}
	}
	if len(m.sentences) == 0 {
		return nil, errors.New("the document has no sentences")
	}
	return m, nil
}

// readList returns the words of the Dutch list in small letters, from four letters.
func readList(name string) ([]string, error) {
	fst, err := vellum.Open(name)
	if err != nil {
		return nil, err
	}
	defer fst.Close()
	words := []string{}
	it, err := fst.Iterator(nil, nil)
	for ; err == nil; err = it.Next() {
		key, _ := it.Current()
		word := string(key)
		if utf8.RuneCountInString(word) > 3 && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLower(r) }) {
			words = append(words, word)
		}
	}
	if !errors.Is(err, vellum.ErrIteratorDone) {
		return nil, err
	}
	if len(words) < 2 {
		return nil, fmt.Errorf("%s holds no words", name)
	}
	return words, nil
}

var factions = []parliament.Faction{"VVD", "D66", "CDA", "ChristenUnie", "SP", "PvdA", "GroenLinks", "PVV"}

// topics is how many topics the corpus has.
const topics = 300

// records returns n exchanges of about 1.5 KB, in documents of twenty.
func (m *maker) records(n int) []search.Record {
	records := make([]search.Record, n)
	for i := range records {
		doc := i / 20
		records[i] = search.Record{
			ID: search.ExchangeID{
				Document: parliament.DocumentID(fmt.Sprintf("kst-36999-%d", doc)), Exchange: parliament.NumberedExchange(i%20+1, 0),
			},
			Order:         i,
			Kind:          parliament.WrittenConsultation,
			Factions:      []parliament.Faction{factions[m.rng.IntN(len(factions))]},
			Topic:         m.words[m.rng.IntN(topics)],
			DocumentTitle: fmt.Sprintf("Verslag van een schriftelijk overleg %d", doc),
			Dossier:       "36999",
			Date:          parliament.Date{Year: 2000 + doc%25, Month: 5, Day: 1},
			Question:      m.text(500),
			Answer:        m.text(1000),
			Numbers:       []int{i%20 + 1},
		}
	}
	return records
}

// text makes about size bytes of text.
func (m *maker) text(size int) string {
	var b strings.Builder
	for b.Len() < size {
		for word := range strings.FieldsSeq(m.sentences[m.rng.IntN(len(m.sentences))]) {
			if utf8.RuneCountInString(word) > 5 && m.rng.IntN(10) < 3 {
				word = m.words[m.zipf.Uint64()]
			}
			b.WriteString(word)
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}
