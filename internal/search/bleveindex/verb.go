package bleveindex

import (
	"strings"

	"inbreng/internal/wordlist"
)

// minVerb is the number of letters of the stem of a verb that is looked at:
// shorter ones end many words that are no verbs.
const minVerb = 4

// notVerbs are words that look like a verb with -t: planten are not what
// somebody plans.
var notVerbs = wordSet("plant markt buurt vorst dorst staart kaart maart vaart staat poort soort taart zicht licht")

// cutVerb takes the -t of steunt and the ge- and -d of gesteund off, when the word
// list has the infinitive. What changes its vowel (riep, gesproken) stays as it is.
func cutVerb(word string) string {
	n := len(word)
	if n <= minVerb || word[n-1] != 't' && word[n-1] != 'd' {
		return word
	}
	if rest, ok := strings.CutPrefix(word, "ge"); ok && len(rest) > minVerb && !notVerbs[rest] && hasInfinitive(rest[:len(rest)-1]) {
		return rest[:len(rest)-1]
	}
	if notVerbs[word] || !hasInfinitive(word[:n-1]) {
		return word
	}
	// Verbs of their own with be-, ver- and the like have no ge-: veroordeeld.
	if word[n-1] == 't' || hasVerbPrefix(word) {
		return word[:n-1]
	}
	return word
}

func hasVerbPrefix(word string) bool {
	for _, prefix := range [...]string{"be", "ver", "her", "ont", "er"} {
		if strings.HasPrefix(word, prefix) && len(word) > len(prefix)+minVerb {
			return true
		}
	}
	return false
}

// hasInfinitive reports whether the word list has the infinitive of a stem:
// steunen of steun, vragen of vraag, leven of leef, erkennen of erken.
func hasInfinitive(stem string) bool {
	n := len(stem)
	if n < minVerb || isVowel(stem[n-1]) {
		return false
	}
	if wordlist.ContainsExact(stem + "en") {
		return true
	}
	if stem[n-2] == stem[n-3] && isVowel(stem[n-2]) {
		open := stem[:n-2]
		switch stem[n-1] {
		case 'f':
			return wordlist.ContainsExact(open + "ven")
		case 's':
			return wordlist.ContainsExact(open+"zen") || wordlist.ContainsExact(open+"sen")
		}
		return wordlist.ContainsExact(open + stem[n-1:] + "en")
	}
	switch stem[n-1] {
	case 'f':
		return wordlist.ContainsExact(stem[:n-1] + "ven")
	case 's':
		return wordlist.ContainsExact(stem[:n-1]+"zen") || wordlist.ContainsExact(stem+"sen")
	}
	return isVowel(stem[n-2]) && wordlist.ContainsExact(stem+stem[n-1:]+"en")
}
