package bleveindex

import (
	"slices"
	"strings"

	"inbreng/internal/wordlist"
)

// inflect returns the form that the inflections of a Dutch word have in common:
// fractie and fracties, brief and brieven, staat and staten. It takes a folded
// word. The form is no word, and now and then two words share one (slot, sloot);
// that is why it ranks below the exact form and never serves a phrase.
//
// The endings are taken off until nothing changes, so that every member of a
// family ends in the same place whichever ending it came with.
func inflect(word string) string {
	if infinitive, sure := infinitiveOf(word); sure {
		word = infinitive
	} else if stem, ok := partedStem(word); ok {
		return cutEndings(stem)
	}
	return inflectRegular(word)
}

// inflectAlso returns the form that a word has besides, when it may be one of a
// strong verb as well as something else: of afspraken (afspraak) that of afspreken.
// It is "" for nearly all words.
func inflectAlso(word string) string {
	if infinitive, sure := infinitiveOf(word); infinitive != "" && !sure {
		return inflectRegular(infinitive)
	}
	return ""
}

// inflectRegular returns the form of any word but that of a strong verb.
func inflectRegular(word string) string {
	if s, ok := irregular(word); ok {
		return lengthen(s)
	}
	for _, cut := range [...]func(string) (string, bool){cutDegree, cutDiminutive, cutLatin} {
		if base, ok := cut(word); ok {
			word = base
			break
		}
	}
	return cutEndings(word)
}

// cutEndings takes endings off until there are none.
func cutEndings(word string) string {
	for range 4 {
		shorter := cutEnding(word)
		if shorter == word {
			break
		}
		word = shorter
	}
	return lengthen(word)
}

// irregular knows the words to which the rules must not be applied and the
// plurals that change their vowel.
func irregular(word string) (string, bool) {
	if wholeWords[word] {
		return word, true
	}
	if noun, ok := quality(word); ok {
		return noun, true
	}
	if word == "leden" {
		return "lid", true
	}
	if s, ok := irregularPlurals[word]; ok {
		return s, true
	}
	for _, verb := range [...]string{"geleden", "verleden", "besteden"} {
		if strings.HasSuffix(word, verb) {
			return word, true
		}
	}
	if stem, ok := strings.CutSuffix(word, "leden"); ok { // Kamerleden, fractieleden
		return stem + "lid", true
	}
	if stem, ok := strings.CutSuffix(word, "steden"); ok { // steden, hoofdsteden
		return stem + "stad", true
	}
	// Europees keeps its s, which the e of Europese would make a plural's; the s of
	// dominees is one.
	if strings.HasSuffix(word, "ees") && wordlist.ContainsExact(strings.TrimSuffix(word, "s")) {
		return "", false
	}
	for _, end := range [...]string{"ese", "ees"} {
		if stem, ok := strings.CutSuffix(word, end); ok && len(stem) > minStem {
			return stem + "ees", true
		}
	}
	for _, e := range irregularEndings {
		if stem, ok := strings.CutSuffix(word, e.plural); ok && (stem == "" && e.singular[0] == e.plural[0] || len(stem) >= minStem) {
			return stem + e.singular, true
		}
	}
	return "", false
}

// quality returns the singular of a noun that is made of another word with -te:
// ruimte of ruim, ziekten of ziek. It is a family of its own, though it looks like
// the past of a verb, which has no plural.
func quality(word string) (singular string, ok bool) {
	singular = strings.TrimSuffix(strings.TrimSuffix(word, "n"), "s")
	base, ok := strings.CutSuffix(singular, "te")
	return singular, ok && len(base) >= minStem && wordlist.ContainsExact(base) && wordlist.ContainsExact(singular+"s")
}

// wholeWords are words that end as if they were inflected. "geen" would be a form of
// genen, and it turns a political sentence around; tijdens would be one of tijd,
// which everybody asks for, and waren, which were, one of waar.
var wholeWords = wordSet(`
	geen een veel heel men niet indie indien tijdens volgens namens wegens krachtens alvorens overigens vervolgens ergens
	nergens trouwens uiteen overeen achtereen iedereen aaneen bijeen ineen opeen alleen meteen waren deze diens voort
	geweest armeen`)

// irregularPlurals are plurals and the like that no rule makes, with the form of the
// singular. media and goederen are not among them: they mean something else. Folded,
// reële shows no more that its e is not that of reel.
var irregularPlurals = map[string]string{
	"eieren": "ei", "raderen": "rad", "gelederen": "gelid", "crises": "crisis", "kinder": "kind",
	"genen": "gen", "armenen": "armeen", "reele": "reeel", "ideele": "ideeel",
}

// irregularEndings are such plurals that also end compounds: kleinkinderen,
// kooplieden, oorlogsschepen. Where the singular loses its own ending, as politicus
// does its s, so does the form here.
var irregularEndings = [...]struct{ plural, singular string }{
	{"kinderen", "kind"},
	{"volkeren", "volk"},
	{"liederen", "lied"},
	{"bladeren", "blad"},
	{"kalveren", "kalf"},
	{"runderen", "rund"},
	{"lammeren", "lam"},
	{"schepen", "schip"},
	{"lieden", "man"},
	{"ici", "icu"},
}

// minStem is the number of letters that must be left of a word.
const minStem = 3

// cutEnding takes one ending off the word, or leaves it as it is.
func cutEnding(word string) string {
	if stem, ok := strings.CutSuffix(word, "'s"); ok { // foto's, UAV's, Mehmandarov's
		return stem
	}
	if stem, ok := cutLong(word, "heden"); ok { // mogelijkheden
		return stem + "heid"
	}
	if stem, ok := cutLong(word, "eeen"); ok { // moskeeën
		return stem + "ee"
	}
	if stem, ok := cutPast(word); ok { // steunde, leverden
		return stem
	}
	if stem, ok := cutLong(word, "en"); ok && !endsInEn(word) { // brieven, vragen
		return closeSyllable(stem)
	}
	if stem, ok := cutLong(word, "s"); ok && len(stem) > minStem && takesS(stem) { // ministers, fracties
		return stem
	}
	if stem, ok := cutLong(word, "e"); ok && !strings.HasSuffix(stem, "e") { // Turkse, nationale; not moskee
		return closeSyllable(stem)
	}
	return cutVerb(word)
}

// endsInEn reports whether the -en is the word's own: wapen has wapens and gevangen
// gevangenen. Neither is there without it, as leven is with leeft and rechten (rechtens)
// with recht. Of indien, indienen is no plural, and it would share a form with it.
func endsInEn(word string) bool {
	if word == "indien" || !wordlist.ContainsExact(word+"s") && !wordlist.ContainsExact(word+"en") {
		return false
	}
	stem := closeSyllable(strings.TrimSuffix(word, "en"))
	return !wordlist.ContainsExact(stem) && !wordlist.ContainsExact(stem+"t") && !wordlist.ContainsExact(strings.TrimSuffix(word, "n"))
}

// cutLong is strings.CutSuffix where enough is left.
func cutLong(word, ending string) (string, bool) {
	stem, ok := strings.CutSuffix(word, ending)
	return stem, ok && len(stem) >= minStem
}

// takesS reports whether a plural s can follow: after an unstressed -e, -el, -en,
// -er, -em or -ie, after -eur and -aar, after a, o, u and y, and in some loans.
// The s of huis, les, Turks and crisis stays. The word list tells dominees from
// Chinees, centrums, moslims and zoons from soms, and what has an s of its own.
func takesS(stem string) bool {
	for _, loan := range [...]string{"tank", "team", "film", "club", "tram", "chef", "mail", "raal", "trip", "chip", "flat", "app", "drug"} {
		if strings.HasSuffix(stem, loan) {
			return true
		}
	}
	n := len(stem)
	before := stem[n-2]
	switch stem[n-1] {
	case 'e':
		if before == 'e' {
			return n > 2*minStem && wordlist.ContainsExact(stem)
		}
		return !hasOwnS(stem)
	case 'a', 'o', 'u', 'y':
		return true
	case 'r':
		return isVowel(before) && !hasOwnS(stem) // ambassadeurs, leraars
	case 'l', 'n', 'm':
		return before == 'e' && stem[n-3] != 'e' && !hasOwnS(stem) || (stem[n-1] == 'm' && isVowel(before) || strings.HasSuffix(stem, "oon")) && wordlist.ContainsExact(stem)
	}
	return false
}

// hasOwnS reports whether the s behind a stem is no ending, since others come behind
// it: schaarse, beheersen, grenzen, processen.
func hasOwnS(stem string) bool {
	return slices.ContainsFunc([]string{"se", "sen", "zen", "ssen"}, func(ending string) bool { return wordlist.ContainsExact(stem + ending) })
}

// levelEnd undoes what spelling does to the consonant at the end of a syllable:
// brieven and brief, huizen and huis, mannen and man.
func levelEnd(stem string) string {
	n := len(stem)
	if n < minStem {
		return stem
	}
	switch last := stem[n-1]; {
	case last == 'v':
		stem = stem[:n-1] + "f"
	case last == 'z':
		stem = stem[:n-1] + "s"
	case last == stem[n-2] && !isVowel(last) && n > minStem:
		stem = stem[:n-1]
	}
	return stem
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
