package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/vellum"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/search/searchtest"
)

// The made exchanges.
//
// They are the document's own sentences in any order, with three in ten of the
// longer words replaced by words of the Dutch list, which are as unevenly common
// as words are. So they have the document's function words, its tone and its
// common words (Minister, Kabinet, EU), and every engine has to tell them from it.
//
// A made exchange counts as a wrong hit, so it must not answer a judged query, or
// what is measured would be luck. What answers a query is decided here without any
// engine, and widely: a word answers for every word that has its stem anywhere in
// it, so that neither a generous nor a strict engine is favoured. A word that is a
// whole query, or that the table names as one, does not occur at all; of a query of
// several words some may occur, but never all of them in one exchange. Words that
// only look alike (boot and bot, brand and rand) stay in: they are what an engine
// can be wrong about, besides a misspelling that is near to other words. The numbers
// of made exchanges begin at 101, as there is an exchange 12 in every document,
// and "vraag 12" is a question about this one.

// firstMade is the first number of the made exchanges.
const firstMade = 101

// readList returns the words of the Dutch list that are written in small letters.
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
		if word := string(key); !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLower(r) && r != '-' && r != '\'' }) {
			words = append(words, word)
		}
	}
	if !errors.Is(err, vellum.ErrIteratorDone) {
		return nil, err
	}
	if len(words) == 0 {
		return nil, fmt.Errorf("%s holds no words", name)
	}
	return words, nil
}

// A maker makes exchanges.
type maker struct {
	rng       *rand.Rand
	zipf      *rand.Zipf
	words     []string // of the list, the commonest first
	sentences []string
	guard     *guard
}

// distract returns n made exchanges, the same on every run, in documents of twenty.
func distract(records []search.Record, judged []searchtest.Judged, list []string, n int) ([]search.Record, error) {
	g, err := newGuard(judged)
	if err != nil {
		return nil, err
	}
	m := &maker{rng: rand.New(rand.NewPCG(21501, 2401)), guard: g}
	for _, word := range list {
		if len(word) > 3 && !strings.ContainsAny(word, "-'") {
			m.words = append(m.words, word)
		}
	}
	m.rng.Shuffle(len(m.words), func(i, j int) { m.words[i], m.words[j] = m.words[j], m.words[i] })
	m.zipf = rand.NewZipf(m.rng, 1.1, 8, uint64(len(m.words)-1))
	for i := range records {
		m.sentences = append(m.sentences, sentencesOf(records[i].Question)...)
		m.sentences = append(m.sentences, sentencesOf(records[i].Answer)...)
	}
	made := make([]search.Record, n)
	for i := range made {
		made[i] = m.record(i)
	}
	return made, nil
}

// sentencesOf cuts a text where a sentence ends; that an abbreviation ends one too
// does no harm.
func sentencesOf(text string) []string {
	sentences := []string{}
	for part := range strings.SplitAfterSeq(strings.ReplaceAll(text, "?", "?."), ". ") {
		if part = strings.TrimSpace(strings.ReplaceAll(part, "?.", "?")); part != "" {
			sentences = append(sentences, part)
		}
	}
	return sentences
}

var factions = []parliament.Faction{"VVD", "D66", "CDA", "ChristenUnie", "SP", "PvdA", "GroenLinks", "PVV"}

// record makes the exchange with the given place.
func (m *maker) record(i int) search.Record {
	doc, nr := i/20, i%20
	number := firstMade + nr
	subject := m.word() + " en " + m.word()
	r := search.Record{
		ID: search.ExchangeID{
			Document: parliament.DocumentID(fmt.Sprintf("kst-36999-%d", 500+doc)), Exchange: parliament.NumberedExchange(number, 0),
		},
		Order:         1000 + i,
		Kind:          parliament.WrittenConsultation,
		Factions:      []parliament.Faction{factions[nr/3%len(factions)]},
		Topic:         m.word(),
		DocumentTitle: "Verslag van een schriftelijk overleg: " + subject,
		Subject:       subject,
		Dossier:       "36999",
		Date:          parliament.Date{Year: 2011 + doc%14, Month: 5, Day: 1},
		Question:      m.text(500),
		Answer:        m.text(1000),
		Numbers:       []int{number},
	}
	if nr%3 == 0 {
		r.Footnotes = []string{fmt.Sprintf("Kamerstuk 36 999, nr. %d.", 800+nr)}
		r.PapersCited = []parliament.PaperID{parliament.PaperID(fmt.Sprintf("kst-36999-%d", 800+nr))}
	}
	m.repair(&r)
	return r
}

// text makes about size bytes of text.
func (m *maker) text(size int) string {
	var b strings.Builder
	for b.Len() < size {
		for _, word := range strings.Fields(m.sentences[m.rng.IntN(len(m.sentences))]) {
			if utf8.RuneCountInString(word) > 5 && m.rng.IntN(10) < 3 {
				word = m.word()
			}
			b.WriteString(m.harmless(word))
			b.WriteByte(' ')
		}
	}
	return strings.TrimSpace(b.String())
}

// word returns a word of the list that answers no query.
func (m *maker) word() string {
	for {
		if word := m.words[m.zipf.Uint64()]; !m.guard.alone(word) {
			return word
		}
	}
}

// harmless returns the word, or another one when it answers a query by itself.
func (m *maker) harmless(word string) string {
	if !m.guard.alone(word) {
		return word
	}
	return m.word() + strings.TrimLeftFunc(word, func(r rune) bool { return !strings.ContainsRune(".?,", r) })
}

// repair replaces words until the exchange has all words of no query: the longest
// word of each. A new word may complete another query, so it looks again.
func (m *maker) repair(r *search.Record) {
	for range 20 {
		if !m.repairOnce(r) {
			return
		}
	}
}

// repairOnce looks at each query once, and reports whether it replaced a word.
func (m *maker) repairOnce(r *search.Record) (replaced bool) {
	for _, stems := range m.guard.together {
		rest := []string{r.DocumentTitle, r.Topic, r.Dossier, string(r.Factions[0]), strings.Join(r.Footnotes, " ")}
		if !m.guard.all(strings.Fields(strings.Join(append(rest, r.Question, r.Answer), " ")), stems) {
			continue
		}
		longest := slices.MaxFunc(stems, func(a, b string) int { return len(a) - len(b) })
		for _, text := range []*string{&r.Question, &r.Answer, &r.Topic, &r.DocumentTitle, &r.Subject} {
			words := strings.Fields(*text)
			for i, word := range words {
				if m.guard.holds(word, longest) {
					words[i], replaced = m.word(), true
				}
			}
			*text = strings.Join(words, " ")
		}
	}
	return replaced
}
