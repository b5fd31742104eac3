package bleveindex

import (
	"slices"
	"strings"
	"sync/atomic"

	"inbreng/internal/search"
	"inbreng/internal/wordlist"
)

// A census counts the words of the texts before anything is indexed: which words
// compounds can be made of, what can be suggested, and which words come again, so
// that it is worth keeping their forms, is known only then.
type census struct {
	words map[string]*tally // by the word as printed
	n     int32             // the exchanges that were counted
}

// A tally is what is known of one word.
type tally struct {
	seen  int32 // the exchanges whose question or answer print it so
	shown int32 // the same with topics, and of words with hyphens also the whole
	// The exchanges that were counted last, from 1.
	lastSeen, lastShown int32
	forms               atomic.Pointer[forms] // once somebody has made them
}

func newCensus() *census { return &census{words: map[string]*tally{}} }

// add counts the words of a record.
func (c *census) add(r *search.Record) {
	c.n++
	for i, text := range [...]string{r.Question, r.Answer, r.Topic} {
		for w := range words(text) {
			if len(w) > 1 {
				c.of(text[w[0].Start:w[len(w)-1].End]).show(c.n)
			}
			for _, t := range w {
				word := c.of(text[t.Start:t.End])
				word.show(c.n)
				if i < 2 && word.lastSeen != c.n {
					word.lastSeen = c.n
					word.seen++
				}
			}
		}
	}
}

// of returns the tally of a word.
func (c *census) of(word string) *tally {
	t := c.words[word]
	if t == nil {
		t = &tally{}
		c.words[strings.Clone(word)] = t // or it would keep the whole text in memory
	}
	return t
}

// show counts a word for an exchange, once.
func (t *tally) show(exchange int32) {
	if t.lastShown != exchange {
		t.lastShown = exchange
		t.shown++
	}
}

// own returns the words that compounds may be made of although no list has them:
// those that are seen often enough.
func (c *census) own() []string {
	own := []string{}
	plain := &lexicon{}
	for word, t := range c.words {
		if t.seen < minSeen || len(word) < minOwn || len(word) > maxCompound || !smallLetters(word) {
			continue
		}
		// A compound is no part of others until its own parts are.
		if !wordlist.ContainsExact(word) && plain.parts(word) == nil {
			own = append(own, word)
		}
	}
	slices.Sort(own)
	return own
}
