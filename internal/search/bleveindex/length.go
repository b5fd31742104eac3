package bleveindex

import (
	"strings"

	"inbreng/internal/wordlist"
)

// shortInPlural are the words whose vowel becomes long before an ending: dag and
// dagen, verdrag and verdragen, and maandag and maandagen. There are no others that
// papers use; every other word has the same vowel throughout. Their form has the
// long vowel, so that speelt does not part from spelen.
var shortInPlural = [...]string{
	"dag", "weg", "pad", "bad", "god", "slot", "schot", "dal", "gat", "glas", "graf", "hof", "vat", "spel", "lot", "slag",
	"dak", "blad", "gebed", "gebrek", "bevel", "gebod", "verbod", "oorlog", "verlof", "bedrag", "verdrag", "gezag", "gedrag",
	"hertog",
}

// longEndings end words that the list may not have: an -ale that it does not know is
// of -aal, and so are -zame of -zaam, -anen of -aan, -bare of -baar, -loze of -loos.
var longEndings = [...]string{"aal", "aam", "aan", "aar", "oos"}

// closeSyllable undoes what the ending -en or -e did to the spelling before it:
// briev is brief, huiz huis, mann man, stat staat. Whether one vowel before one
// consonant was long, the spelling of the word without its ending tells: the word
// list is asked, and where it has no such word, what the word ends in.
func closeSyllable(stem string) string {
	short := levelEnd(stem)
	n := len(short)
	if n < len(stem) && lengthen(short) != short {
		return stem // vatten is of no vat
	}
	if n < len(stem) || !isOpen(stem) {
		return short
	}
	long := short[:n-1] + short[n-2:]
	switch {
	case isWeak(short) && wordlist.ContainsExact(short): // openen has nothing of opeen
		return short
	case wordlist.ContainsExact(long):
		return long
	case wordlist.ContainsExact(short):
		return short
	}
	for i := 1; i < n-2; i++ { // Armeniëreizen, krijgsraden
		if len(long)-i >= minPart && wordlist.ContainsExact(long[i:]) {
			return long
		}
		if n-i >= minPart && wordlist.ContainsExact(short[i:]) {
			return short
		}
	}
	for _, ending := range longEndings {
		if strings.HasSuffix(long, ending) {
			return long
		}
	}
	return short
}

// isWeak reports whether a word ends in an -en that nothing stresses, as open does.
func isWeak(word string) bool {
	stem, ok := strings.CutSuffix(word, "en")
	return ok && strings.ContainsAny(stem, "aeiouy")
}

// isOpen reports whether a stem ends in one vowel and one consonant, so that before
// an ending the vowel is long, unless nothing stresses it. An i is never doubled,
// nor are w, x and j. Two vowels may be those of two syllables, as in sociale,
// actuele and financiele, where the accent is folded.
func isOpen(stem string) bool {
	n := len(stem)
	if n < minStem || strings.IndexByte("aeou", stem[n-2]) < 0 || isVowel(stem[n-1]) || strings.IndexByte("wxjy", stem[n-1]) >= 0 {
		return false
	}
	switch stem[n-3] {
	case 'a', 'o':
		return false
	case 'e':
		return stem[n-2] == 'a' // Europeanen
	case 'u':
		return stem[n-2] != 'u'
	}
	return true
}

// lengthen gives the words of shortInPlural the vowel of their plurals.
func lengthen(word string) string {
	for _, short := range shortInPlural {
		if stem, ok := strings.CutSuffix(word, short); ok {
			n := len(short)
			return stem + short[:n-1] + short[n-2:]
		}
	}
	return word
}
