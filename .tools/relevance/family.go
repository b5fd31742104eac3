package main

import (
	"slices"
	"strings"

	"inbreng/internal/search"
)

// Words are the words of the list, folded and without hyphens. They tell what a
// compound can be made of.
type words map[string]bool

func wordsOf(list []string) words {
	w := make(words, len(list))
	for _, word := range list {
		w[bare(word)] = true
	}
	return w
}

// A family is a word with its inflections and compounds, as far as spelling tells
// them. It shares no rule with the index: here an ending is taken off only the way
// the spelling of Dutch allows (bomen is of boom, bommen of bom), and a compound is
// a word of the list, or several, beside an inflection of the word. What an index
// merges beyond it counts as wrong, and so do irregular plurals that are not listed
// here: the number it gives is an upper bound.
type family struct {
	stems []string
	words words
}

// endings are those of plurals, of cases, of verbs, of degrees and of small things.
var endings = []string{
	"", "'s", "s", "n", "t", "d", "de", "den", "te", "ten", "st", "ste", "sten",
	"e", "en", "er", "ere", "eren", "end", "ende", "es", "der", "dere", "ne", "nen",
	"je", "jes", "tje", "tjes", "pje", "pjes", "etje", "etjes",
}

// shortInPlural are the words whose vowel stays single though it becomes long.
var shortInPlural = []string{
	"dag", "weg", "pad", "bad", "god", "slot", "schot", "dal", "gat", "glas", "graf", "hof", "hol", "vat", "blad", "spel",
	"lot", "slag", "dak",
}

func (w words) familyOf(word string) family {
	stems := stemsFor(bare(word))
	for _, stem := range stems {
		stems = append(stems, strongStems(stem)...)
	}
	return family{stems, w}
}

// has reports whether the word is an inflection or a compound of the family's.
func (f family) has(word string) bool { return f.hasBare(bare(word)) }

func (f family) hasBare(word string) bool {
	if f.inflected(word) {
		return true
	}
	for i := 2; i < len(word)-1; i++ {
		left, right := word[:i], word[i:]
		if f.asLeft(left, f.inflected) && f.words[right] || f.asLeft(left, func(s string) bool { return f.words[s] }) && f.hasBare(right) {
			return true
		}
	}
	return false
}

// asLeft reports whether is holds for the left part of a compound, as it stands or
// without the letters that join it to the right part.
func (f family) asLeft(left string, is func(string) bool) bool {
	for _, joint := range []string{"", "s", "e", "en", "n", "er", "eren"} {
		if s, ok := strings.CutSuffix(left, joint); ok && len(s) > 1 && is(s) {
			return true
		}
	}
	return false
}

// inflected reports whether the word shares a stem with the family.
func (f family) inflected(word string) bool {
	return slices.ContainsFunc(stemsFor(word), func(stem string) bool { return slices.Contains(f.stems, stem) })
}

// bare is the folded word without hyphens.
func bare(word string) string { return strings.ReplaceAll(search.Fold(word), "-", "") }

// stemsFor returns the stems that the word may be a form of, itself among them.
func stemsFor(word string) []string {
	stems := endless(word)
	if s, ok := strings.CutPrefix(word, "ge"); ok && len(s) > 4 { // gestaakt is of staken
		stems = append(stems, endless(s)...)
	}
	if i := strings.Index(word, "ge"); i > 1 && i < len(word)-4 && slices.Contains(parting, word[:i]) { // vastgesteld is of vaststellen
		stems = append(stems, endless(word[:i]+word[i+2:])...)
	}
	return stems
}

// endless returns the word, and what it is without each ending it may have.
func endless(word string) []string {
	stems := []string{word}
	for _, e := range [...][2]string{{"heden", "heid"}, {"ria", "rium"}, {"dia", "dium"}, {"tra", "trum"}, {"data", "datum"}, {"ci", "cus"}, {"gi", "gus"}, {"li", "lus"}} {
		if s, ok := strings.CutSuffix(word, e[0]); ok {
			stems = append(stems, s+e[1])
		}
	}
	for _, ending := range endings[1:] {
		base, ok := strings.CutSuffix(word, ending)
		if !ok || len(base) < 3 {
			continue
		}
		if !vowel(ending[0]) {
			stems = append(stems, base)
			continue
		}
		stems = append(stems, closed(base)...)
	}
	return stems
}

// closed returns how what stood before an ending with a vowel is spelt without it.
func closed(base string) []string {
	n := len(base)
	last := base[n-1]
	hard := base[:n-1] + hardened(last)
	switch {
	case vowel(last):
		return []string{base}
	case last == base[n-2]: // bommen
		return []string{base[:n-1]}
	case vowel(base[n-2]) && !vowel(base[n-3]): // bomen: a single vowel is long here
		long := base[:n-1] + base[n-2:n-1] + hardened(last)
		if syllables(base) > 1 || slices.Contains(shortInPlural, base) {
			return []string{long, hard} // middelen: where the stress is elsewhere
		}
		return []string{long}
	}
	return []string{hard}
}

// syllables counts the groups of vowels.
func syllables(word string) int {
	n := 0
	for i := range len(word) {
		if vowel(word[i]) && (i == 0 || !vowel(word[i-1])) {
			n++
		}
	}
	return n
}

func hardened(c byte) string {
	switch c {
	case 'v':
		return "f"
	case 'z':
		return "s"
	}
	return string(c)
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
