package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/analysis/lang/nl"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// A class is a kind of query that people ask.
type class string

const (
	commonWord  class = "common word"
	rareWord    class = "rare word"
	allOfThree  class = "AND of three"
	phrase      class = "phrase"
	prefix      class = "prefix"
	oneTypo     class = "one typo"
	wordFaction class = "word + faction"
)

// classes are all classes in the order of the table.
var classes = []class{commonWord, rareWord, allOfThree, phrase, prefix, oneTypo, wordFaction}

// perClass is how many queries a class has.
const perClass = 6

// A question is a query in the terms that every engine has.
type question struct {
	class   class
	words   []string           // of a prefix: its letters
	faction parliament.Faction // wordFaction only
}

func (q question) String() string {
	return strings.TrimSpace(strings.Join(q.words, " ") + " " + string(q.faction))
}

// counts are the numbers of exchanges that hold a word, and two words in a row.
type counts struct {
	words, pairs map[string]int
	first        []counted // what the first exchanges hold, to know that a query has hits
}

// A counted is the words of an exchange, and who asked.
type counted struct {
	words   map[string]bool
	faction parliament.Faction
}

// maxFirst is how many exchanges are kept of which the words are known.
const maxFirst = 1000

// hit returns the n-th of the first exchanges with all words, counted round.
func (c counts) hit(n int, words ...string) (counted, bool) {
	var all []counted
	for _, e := range c.first {
		if !slices.ContainsFunc(words, func(w string) bool { return !e.words[w] }) {
			all = append(all, e)
		}
	}
	if len(all) == 0 {
		return counted{}, false
	}
	return all[n%len(all)], true
}

// count counts the words of plain letters: the engines differ in what they make
// of accents and hyphens, and that is not the matter here.
func count(records []search.Record) counts {
	c := counts{words: map[string]int{}, pairs: map[string]int{}}
	for i := range records {
		seen := map[string]bool{}
		last := ""
		for chunk := range strings.FieldsSeq(records[i].Question + " " + records[i].Answer) {
			word := strings.ToLower(strings.TrimRight(chunk, ".,;:?!)"))
			if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
				last = ""
				continue
			}
			if !seen[word] {
				seen[word] = true
				c.words[word]++
			}
			if pair := last + " " + word; last != "" && !seen[pair] {
				seen[pair] = true
				c.pairs[pair]++
			}
			if last = word; len(word) != len(chunk) {
				last = "" // a sign stands behind it
			}
		}
		if len(c.first) < maxFirst {
			c.first = append(c.first, counted{seen, records[i].Factions[0]})
		}
	}
	return c
}

// ranked returns the keys that keep accepts, the highest count first.
func ranked(counts map[string]int, keep func(key string, n int) bool) []string {
	return slices.SortedFunc(func(yield func(string) bool) {
		for key, n := range maps.All(counts) {
			if keep(key, n) && !yield(key) {
				return
			}
		}
	}, func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
}

// ask chooses the questions by how many exchanges hold the words. The stop words
// of bleve's Dutch analyzer are left out, for it would find nothing.
func ask(c counts) ([]question, error) {
	stop := map[string]bool{}
	for line := range strings.Lines(string(nl.DutchStopWords)) {
		word, _, _ := strings.Cut(line, "|")
		stop[strings.TrimSpace(word)] = true
	}
	common := ranked(c.words, func(w string, _ int) bool { return len(w) >= 6 && !stop[w] })
	// Long enough that stemming leaves the beginning alone.
	long := ranked(c.words, func(w string, _ int) bool { return len(w) >= 9 && !stop[w] })
	rare := ranked(c.words, func(w string, n int) bool { return len(w) >= 7 && n <= 3 })
	pairs := ranked(c.pairs, func(p string, _ int) bool {
		a, b, _ := strings.Cut(p, " ")
		return len(a) > 3 && len(b) > 3 && !stop[a] && !stop[b]
	})
	if len(common) < 200 || len(long) < 5*perClass || len(rare) < perClass || len(pairs) < 3*perClass {
		return nil, fmt.Errorf("%d common words, %d rare ones, %d pairs: too few", len(common), len(rare), len(pairs))
	}
	questions := []question{}
	for i := range perClass {
		third := 2*perClass + i
		for {
			if _, ok := c.hit(0, common[i], common[perClass+i], common[third]); ok {
				break
			}
			if third++; third == len(common) {
				return nil, fmt.Errorf("nothing holds %s, %s and another word", common[i], common[perClass+i])
			}
		}
		with, _ := c.hit(i, common[i])
		questions = append(questions,
			question{class: commonWord, words: common[i : i+1]},
			question{class: rareWord, words: []string{rare[i*(len(rare)-1)/(perClass-1)]}},
			question{class: allOfThree, words: []string{common[i], common[perClass+i], common[third]}},
			question{class: phrase, words: strings.Fields(pairs[3*i])},
			question{class: prefix, words: []string{long[5*i][:5]}},
			question{class: oneTypo, words: []string{misspell(c.words, common[20*i:])}},
			question{class: wordFaction, words: common[i : i+1], faction: with.faction},
		)
	}
	return questions, nil
}

// misspell returns the first of the words that is none without its fourth letter,
// so written.
func misspell(known map[string]int, words []string) string {
	for _, w := range words {
		if typo := w[:3] + w[4:]; len(w) >= 8 && known[typo] == 0 {
			return typo
		}
	}
	return ""
}
