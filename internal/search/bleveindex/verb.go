package bleveindex

import (
	"strings"

	"inbreng/internal/wordlist"
)

// minVerb is the number of letters of the stem of a verb that is looked at:
// shorter ones end many words that are no verbs.
const minVerb = 4

// notVerbs are words that look like forms of a verb: planten are not what somebody
// plans, liefde is nothing lieven did, and gebeden are more than one gebed.
var notVerbs = wordSet(`
	plant markt buurt vorst dorst staart kaart maart vaart staat poort soort taart zicht licht
	liefde gebed gebod gebied geluid gezicht gewicht gerecht gericht gereed
	gemiddeld`)

// geVerbs are the stems of verbs whose ge- is their own: gebeurde is of gebeuren,
// not of beuren. There are few.
var geVerbs = wordSet("gebeur gebruik geloof geluk getuig gewen gehoorzaam geraak")

// stayingPrefixes are those of verbs that have no ge- in the participle:
// veroordeeld, ondertekend, overtuigd.
var stayingPrefixes = [...]string{"be", "ver", "her", "ont", "er", "onder", "over", "door", "voor", "weer", "mis", "om", "vol"}

// neverParts are those of them that no ge- stands behind: hergebruikt has its own.
var neverParts = wordSet("be ver her ont er mis")

// cutVerb takes off what weak verbs have in the past and in the participle, and the
// -t of the present, when the word list has the infinitive: of steunt, steunde and
// gesteund. What changes its vowel is in strongVerbs.
func cutVerb(word string) string {
	n := len(word)
	if strings.HasSuffix(word, "dt") { // redt; nothing else ends so
		return word[:n-1]
	}
	if n <= minVerb || word[n-1] != 't' && word[n-1] != 'd' || notVerbs[word] {
		return word
	}
	if rest, ok := strings.CutPrefix(word, "ge"); ok && !geVerbs[word[:n-1]] {
		if stem, ok := participleStem(rest, ""); ok {
			return stem
		}
	}
	if !hasInfinitive(word[:n-1]) {
		return word
	}
	if word[n-1] == 't' || geVerbs[word[:n-1]] || hasStayingPrefix(word) {
		return word[:n-1]
	}
	return word
}

// cutPast takes the -de and -den of the past off: steunde, leverden. Where a
// noun or an adjective ends in that d (waarde, wilde, bedden) it does not.
func cutPast(word string) (stem string, ok bool) {
	stem, ok = strings.CutSuffix(strings.TrimSuffix(word, "n"), "de")
	if !ok || notVerbs[word] || strings.HasSuffix(stem, "d") || !hasInfinitive(stem) {
		return word, false
	}
	return stem, !wordlist.ContainsExact(stem+"d") || geVerbs[stem] || hasStayingPrefix(stem+"d")
}

// participleStem returns the stem of the verb of a participle without ge-: of
// (ge)steund steun, of (ge)start start, of (vast ge)steld vaststel.
func participleStem(rest, prefix string) (stem string, ok bool) {
	n := len(rest)
	if n < minStem || rest[n-1] != 't' && rest[n-1] != 'd' || notVerbs["ge"+rest] {
		return "", false
	}
	if (n > minVerb || prefix != "") && canEnd(rest[:n-1], rest[n-1]) {
		if stem = prefix + rest[:n-1]; !notVerbs[rest] && hasInfinitive(stem) {
			return stem, true
		}
	}
	// Stems in t or d have nothing behind them. Their past has, which nouns
	// (gebed, gebied) have not.
	if past := rest + rest[n-1:] + "e"; wordlist.ContainsExact(prefix+past) || wordlist.ContainsExact(past) {
		if stem = prefix + rest; hasInfinitive(stem) || n == minStem && wordlist.ContainsExact(stem+rest[n-1:]+"en") {
			return stem, true
		}
	}
	return "", false
}

// canEnd reports whether the participle of a stem can end so: gewerkt and gemeend, but
// a gemeente is not what was meant. After f and s it is either (geleefd, geblaft).
func canEnd(stem string, ending byte) bool {
	last := stem[len(stem)-1]
	if last == 'f' || last == 's' {
		return true
	}
	voiceless := strings.IndexByte("ckptx", last) >= 0 || strings.HasSuffix(stem, "ch")
	return voiceless == (ending == 't')
}

// partedStem returns the stem of the verb of a participle that has its ge- inside,
// with or without an ending: of vastgesteld, ingediende, afgerond.
func partedStem(word string) (stem string, ok bool) {
	at := strings.Index(word, "ge")
	if at < 2 || at > longestPrefix {
		return "", false
	}
	if prefix := word[:at]; verbPrefixes[prefix] && !neverParts[prefix] {
		rest := word[at+len("ge"):]
		for _, ending := range [...]string{"", "e", "en"} {
			if bare, found := strings.CutSuffix(rest, ending); found {
				if stem, ok = participleStem(bare, prefix); ok {
					return stem, true
				}
			}
		}
	}
	return "", false
}

func hasStayingPrefix(word string) bool {
	for _, prefix := range stayingPrefixes {
		if strings.HasPrefix(word, prefix) && len(word) > len(prefix)+minVerb {
			return true
		}
	}
	return false
}

// hasInfinitive reports whether the word list has the infinitive of a stem: of
// steun steunen, of vraag vragen, of leef leven, of erken erkennen, of wandel
// wandelen.
func hasInfinitive(stem string) bool {
	n := len(stem)
	if n < minVerb || isVowel(stem[n-1]) {
		return n >= minVerb && stem[n-1] == 'i' && isVowel(stem[n-2]) && wordlist.ContainsExact(stem+"en") // groei
	}
	soft := soft(stem)
	single := isVowel(stem[n-2]) && !isVowel(stem[n-3])
	switch {
	case single && wordlist.ContainsExact(stem+stem[n-1:]+"en"):
		return true
	case single && !strings.ContainsAny(stem[:n-2], "aeiou"):
		return false // staren is not of star
	case stem[n-2] == stem[n-3] && isVowel(stem[n-2]):
		open := stem[:n-2]
		return wordlist.ContainsExact(open+soft[n-1:]+"en") || wordlist.ContainsExact(open+stem[n-1:]+"en")
	}
	return wordlist.ContainsExact(stem+"en") || wordlist.ContainsExact(soft+"en")
}
