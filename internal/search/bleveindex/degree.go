package bleveindex

import (
	"strings"

	"inbreng/internal/wordlist"
)

// notDegrees are words that look like degrees and mean something else: ouders are
// parents and jongeren young people, a rechter sits in court, and the eerste or the
// laatste is not more so than others.
var notDegrees = wordSet(`
	ouder oudere ouders ouderen jongere jongeren later latere laatst laatste nader nadere naast naaste eerder eerdere
	eerst eerste verder verdere rechter achter achterste minder mindere echter`)

// longAdjective is the number of letters of an adjective from which nothing but its
// comparative is spelt so: shorter ones also make a bakker and a meter.
const longAdjective = 5

// cutDegree returns the adjective of which a word is the comparative or the
// superlative: of hoger and hoogste hoog, of zwaarder zwaar, of ernstigste ernstig.
// Much else ends so, from minister to kunst; an adjective is known by its having
// both.
func cutDegree(word string) (positive string, ok bool) {
	if notDegrees[word] {
		return word, false
	}
	short := strings.TrimSuffix(word, "e")
	if stem, found := strings.CutSuffix(short, "er"); found && len(stem) >= minStem {
		inflects := wordlist.ContainsExact(short + "e")
		candidates := [...]string{closeSyllable(stem), levelEnd(stem), strings.TrimSuffix(stem, "d")}
		for _, positive := range candidates {
			long := len(positive) >= longAdjective || strings.HasSuffix(positive, "s")
			if (inflects || long) && hasSuperlative(positive, inflects) {
				return positive, true
			}
		}
		for _, positive := range candidates { // intensiever, whose superlative is not in the list
			if inflects && len(positive) >= longAdjective && wordlist.ContainsExact(positive) {
				return positive, true
			}
		}
	}
	stem, found := strings.CutSuffix(short, "st")
	if !found || len(stem) < minStem {
		return word, false
	}
	for _, positive := range [...]string{stem, stem + "s"} { // viest is of vies
		if wordlist.ContainsExact(positive) && hasComparative(positive) {
			return positive, true
		}
	}
	return word, false
}

// hasSuperlative reports whether the list has an adjective and its superlative. Of
// one in s that is spelt like the past of a verb: danste is of dansen, booste of boos.
func hasSuperlative(positive string, inflects bool) bool {
	if len(positive) < minStem || !wordlist.ContainsExact(positive) {
		return false
	}
	if strings.HasSuffix(positive, "s") {
		return (inflects || isNoStem(positive)) && wordlist.ContainsExact(positive+"te")
	}
	return wordlist.ContainsExact(positive + "ste")
}

// isNoStem reports whether a word is long enough to tell that no verb has it for its
// stem.
func isNoStem(word string) bool { return len(word) >= minVerb && !hasInfinitive(word) }

// isShort reports whether a word is one short syllable, as wit and snel are, whose
// consonant is written double before an ending.
func isShort(word string) bool {
	n := len(word)
	return isVowel(word[n-2]) && !strings.ContainsAny(word[:n-2], "aeiou")
}

// hasComparative reports whether the list has the comparative of an adjective, and
// inflected, or it may be somebody who does something: snellere, hogere, zwaardere.
func hasComparative(positive string) bool {
	n := len(positive)
	last := positive[n-1:]
	stems := []string{positive + last}
	switch {
	case last == "r":
		stems = append(stems, positive+"d")
	case n > minStem && positive[n-2] == positive[n-3] && isVowel(positive[n-2]):
		stems = []string{positive[:n-2] + last, positive[:n-2] + soft(last)}
	case !isShort(positive):
		stems = append(stems, positive, soft(positive))
	}
	for _, stem := range stems {
		if wordlist.ContainsExact(stem+"ere") || last == "s" && isNoStem(positive) && wordlist.ContainsExact(stem+"er") {
			return true
		}
	}
	return false
}

// soft returns a word as its last letter is before an ending: brief as in brieven.
func soft(word string) string {
	n := len(word)
	switch word[n-1] {
	case 'f':
		return word[:n-1] + "v"
	case 's':
		return word[:n-1] + "z"
	}
	return word
}
