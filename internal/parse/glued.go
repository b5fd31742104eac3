package parse

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
	"inbreng/internal/wordlist"
)

// An extractor that drops line ends glues the last word of a line to the first of the
// next: "zijn reedsbij", "inmiddelsheeft", "deverslagperiode". The words stay as the
// source has them, and that they are glued is said, once for a document.
//
// Dutch makes words of words, so that two known words in one tell nothing. But none
// begins with "deze" or "het", nor ends in "heeft"; the few names that do ("EenVandaag")
// are fewer than what an extractor leaves.

// gluedBefore are words that nothing is made to begin with, gluedBehind words that nothing
// is made to end in. "en", "is" and "de" also are endings: vuurwerkrampen.
var (
	gluedBefore = byByte(func(word string) byte { return word[0] }, "het", "een", "van", "dat", "deze", "dit", "wordt", "worden", "zijn", "niet", "hebben", "heeft", "kunnen", "met", "de", "en", "te", "is")
	gluedBehind = byByte(func(word string) byte { return word[len(word)-1] }, "het", "een", "van", "deze", "dit", "wordt", "worden", "zijn", "niet", "hebben", "heeft", "kunnen")
)

// byByte returns the words by one of their bytes: most of a text's words have another.
func byByte(key func(word string) byte, words ...string) (by [256][]string) {
	for _, word := range words {
		by[key(word)] = append(by[key(word)], word)
	}
	return by
}

// manyGlued is how many different words have to be glued, for one or two are names; and
// how many are named.
const manyGlued = 3

// shortGlued is how long a glued word is at least, in bytes.
const shortGlued = 6

// bare returns a word without the signs around it.
func bare(word string) string {
	isSign := func(b byte) bool { return b < 'A' || b >= utf8.RuneSelf }
	if !isSign(word[0]) && !isSign(word[len(word)-1]) { // nearly always
		return word
	}
	return strings.Trim(word, ".,;:?!()«»‘’“”\"'")
}

// sayGluedWords says that words are glued, how many, and the lines of the first.
func (p *parser) sayGluedWords() {
	type glued struct {
		word     string
		from, to int // in the source, in bytes
	}
	var found []glued
	for _, d := range p.drafts {
		p.goOn()
		for at := 0; at < len(d.text); {
			length := strings.IndexByte(d.text[at:], ' ')
			if length < 0 {
				length = len(d.text) - at
			}
			if length >= shortGlued && isGlued(bare(d.text[at:at+length])) {
				word := bare(d.text[at : at+length])
				found = append(found, glued{word, d.sourceOffset(at), d.sourceOffset(at+length-1) + 1})
			}
			at += length + 1
		}
	}
	slices.SortStableFunc(found, func(a, b glued) int { return a.from - b.from })
	var shown []string
	seen := map[string]bool{}
	for _, g := range found {
		if !seen[g.word] && len(shown) < manyGlued {
			seen[g.word] = true
			shown = append(shown, fmt.Sprintf("«%s» (regel %d)", g.word, p.position(g.from).Line))
		}
	}
	if len(shown) < manyGlued {
		return
	}
	p.problem(parliament.WordsGlued, p.place(found[0].from, found[0].to), "In de bron staan woorden aan elkaar, ten minste %d keer, het eerst %s.", len(found), strings.Join(shown, ", "))
}

// isGlued reports whether a word is two that an extractor glued together: in no list, of
// small letters but perhaps the first, and one of the two is a word that none is made of.
func isGlued(word string) bool {
	const rest = 4
	if len(word) < shortGlued || len(word) > 40 {
		return false
	}
	for _, head := range gluedBefore[word[0]|' '] {
		if len(word) >= len(head)+rest && word[1:len(head)] == head[1:] && splitsInto(word, len(head)) {
			return true
		}
	}
	for _, tail := range gluedBehind[word[len(word)-1]] {
		if len(word) >= len(tail)+rest && strings.HasSuffix(word, tail) && splitsInto(word, len(word)-len(tail)) {
			return true
		}
	}
	return false
}

// splitsInto reports whether a word that no list has is two words that the list has, of
// which the second begins at i.
func splitsInto(word string, i int) bool {
	for k, r := range word {
		if !unicode.IsLower(r) && (k > 0 || !unicode.IsLetter(r)) {
			return false
		}
	}
	return wordlist.ContainsExact(word[i:]) && wordlist.Contains(word[:i]) && !wordlist.Contains(word)
}
