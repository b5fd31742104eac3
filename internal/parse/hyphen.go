package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
	"inbreng/internal/wordlist"
)

// A hyphenDecision says what to make of a hyphen at the end of a line.
type hyphenDecision struct {
	result string // the two halves as printed, joined as decided
	soft   bool   // the hyphen goes: it was only there to break the line
	space  bool   // the hyphen stays and a blank follows: "in- en uitvoer"
	rule   string // the name of the rule that decided, for the report
}

// A vocabulary is what one document knows about words: those it prints
// unbroken. It is safe for concurrent use.
type vocabulary struct {
	words *wordlist.Words
}

// newVocabulary collects the words of a document's normalised text, leaving out
// the halves at hyphenated line ends.
func newVocabulary(text string) *vocabulary {
	return &vocabulary{wordlist.WordsOf(text)}
}

// decideHyphen decides about before, the last word of a line with its final
// hyphen ("krijgsge-"), and after, the first word of the next line ("vangen").
// Both may carry punctuation, which stays in the result. When before does not
// end in a hyphen there is nothing to decide, and a blank parts the two.
func (v *vocabulary) decideHyphen(before, after string) hyphenDecision {
	mark, size := utf8.DecodeLastRuneInString(before)
	if !isHyphen(mark) {
		return hyphenDecision{before + " " + after, false, true, "no-hyphen"}
	}
	w := breakWord(before[:len(before)-size], after, mark)
	for _, rule := range hyphenRules {
		switch rule.verdict(v, w) {
		case softHyphen:
			return hyphenDecision{w.head + after, true, false, rule.name}
		case realHyphen:
			return hyphenDecision{before + after, false, false, rule.name}
		case suspendedHyphen:
			return hyphenDecision{before + " " + after, false, true, rule.name}
		}
	}
	return hyphenDecision{w.head + after, true, false, "otherwise-soft"}
}

// decideHyphen decides about two halves as the document's vocabulary does.
func (p *parser) decideHyphen(before, after string) hyphenDecision {
	halves := [2]string{before, after}
	decision, ok := p.decided[halves]
	if !ok {
		if p.words == nil { // many texts are not broken over lines
			p.words = newVocabulary(p.running())
		}
		decision = p.words.decideHyphen(before, after)
		p.decided[halves] = decision
	}
	return decision
}

// A hyphenVerdict is what a rule says.
type hyphenVerdict int

const (
	undecidedHyphen hyphenVerdict = iota
	softHyphen
	realHyphen
	suspendedHyphen
)

// A hyphenRule decides about some broken words. Its name stands in the report.
type hyphenRule struct {
	name    string
	verdict func(*vocabulary, *brokenWord) hyphenVerdict
}

// when makes a verdict of a condition.
func (verdict hyphenVerdict) when(condition bool) hyphenVerdict {
	if condition {
		return verdict
	}
	return undecidedHyphen
}

// hyphenRules are asked in this order; the first that decides, decides. What
// the signs themselves say comes first, then what the document prints
// elsewhere, then what Dutch spelling says, then the word list, and last what
// the shape of the halves makes likely. Nine in ten hyphens are soft, so that
// is what is left when no rule decides (droneleve-/rancier).
var hyphenRules = []hyphenRule{
	// U+00AD is only ever there to break a line.
	{"soft-hyphen-character", func(_ *vocabulary, w *brokenWord) hyphenVerdict { return softHyphen.when(w.mark == '\u00ad') }},
	// U+2011 is a hyphen of the word that somebody did not want broken.
	{"non-breaking-hyphen", func(_ *vocabulary, w *brokenWord) hyphenVerdict { return realHyphen.when(w.mark == '\u2011') }},
	// "-" alone is a dash or a bullet.
	{"no-word-before", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return suspendedHyphen.when(!strings.ContainsFunc(w.head, inHyphenWord))
	}},
	// in-/ en uitvoer, land-/ of tuinbouw, regerings-/ (en oppositie)partijen.
	{"suspended", (*vocabulary).suspended},
	// https://www.rijks-/overheid.nl, nos.nl/artikel/wil-/nu: nobody breaks
	// an address into syllables.
	{"web-address", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(strings.Contains(w.head, "://") || strings.Contains(w.head, "www.") ||
			strings.Contains(w.head, "/") && addressHost.MatchString(w.head))
	}},
	// «Realni»-/school, non-/«paper»: a syllable ends and begins in a letter.
	{"sign-at-hyphen", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(w.left == "" || w.right == "")
	}},
	// D66-/fractie, COVID-/19, 2020-/2021, 24-/uurs.
	{"digit-at-hyphen", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(strings.ContainsAny(w.left, "0123456789") || unicode.IsDigit(firstRune(w.right)))
	}},
	// Christen-/Unie is one word, GroenLinks-/PvdA two.
	{"faction-name", (*vocabulary).factionName},
	// The document prints krijgsgevangenen or staakt-het-vuren elsewhere.
	{"document-joins", func(v *vocabulary, w *brokenWord) hyphenVerdict {
		return softHyphen.when(v.words.Count(w.l+w.r) > v.hyphenated(w))
	}},
	{"document-hyphenates", func(v *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(v.hyphenated(w) > v.words.Count(w.l+w.r))
	}},
	// OPMER-/KINGEN in a heading of capitals, where capitals say nothing.
	{"heading-of-capitals", (*vocabulary).headingOfCapitals},
	// VN-/Handvest, Nagorno-/Karabach, Oost-/Europese: Dutch has no capital
	// inside a word but in names of firms and parties.
	{"capital-after", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(unicode.IsUpper(firstRune(w.right)) && !wordlist.ContainsExact(w.left+w.right))
	}},
	// e-/mail, A-/status: one letter is never left alone at a line's end.
	{"single-letter-before", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(utf8.RuneCountInString(w.left) == 1)
	}},
	// EU-/waarnemers, PvdA-/fractie, btw-/tarief: no syllable has a capital
	// behind its first letter or lacks a vowel.
	{"abbreviation-before", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(hasInnerCapital(w.left) || !strings.ContainsFunc(w.l, wordlist.IsVowel))
	}},
	// staakt-het-/vuren, alles-/of-nietsbeleid, kant-/en-klaar: a small word between others
	// joins a phrase.
	{"phrase", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(len(w.earlier) > 0 && slices.Contains(phraseWords, w.l) ||
			strings.HasPrefix(w.after, w.right+"-") && slices.Contains(phraseWords, w.r))
	}},
	// Mensenrech-/tenraad; co-/ordinatie, which loses its trema at the break.
	{"word-list-joins", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return softHyphen.when(wordlist.Contains(w.left+w.right) || wordlist.Contains(w.l+wordlist.WithTrema(w.r)))
	}},
	// minister-/president, sociaal-/economisch.
	{"word-list-hyphenates", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(wordlist.Contains(w.left+"-"+w.right) || wordlist.Contains(w.whole()) ||
			utf8.RuneCountInString(w.r) > 4 && wordlist.Begins(w.l+"-"+firstRunes(w.r, 5)))
	}},
	// krijgsge-/vangen where the document has krijgsgevangenen.
	{"document-joins-inflected", func(v *vocabulary, w *brokenWord) hyphenVerdict {
		return softHyphen.when(v.words.Begins(acrossBreak(w, "")) && !v.words.Begins(acrossBreak(w, "-")))
	}},
	{"document-hyphenates-inflected", func(v *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(v.words.Begins(acrossBreak(w, "-")) && !v.words.Begins(acrossBreak(w, "")))
	}},
	// less-for-/less, stap-voor-/stap: only a phrase says a word twice.
	{"word-said-twice", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(slices.ContainsFunc(w.earlier, func(part string) bool { return strings.EqualFold(part, w.right) }))
	}},
	// oud-/minister, niet-/gouvernementele; oudste, exact are in the list.
	{"prefix-with-hyphen", func(v *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(slices.Contains(hyphenPrefixes, w.l) && v.startsKnown(w.r))
	}},
	// hbo-/studenten: the list hyphenates this short start before this letter
	// (hbo-school). Longer starts have too many other words behind them.
	{"short-start-with-hyphen", func(v *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(utf8.RuneCountInString(w.l) <= 4 && v.knows(w.r) && !wordlist.VowelsCollide(w.l, w.r) &&
			wordlist.Begins(w.l+"-"+firstRunes(w.r, 1)))
	}},
	// detentieomstan-/digheden: omstandigheden is a word, and the break is
	// inside it.
	{"inside-known-word", (*vocabulary).insideKnownWord},
	// auto-/ongeluk, de-/escaleren: two vowels that would be read as one keep
	// the hyphen between the parts of a compound; inside a word they have a
	// trema, which word-list-joins knows.
	{"vowels-collide", func(v *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(wordlist.VowelsCollide(w.l, w.r) && v.knows(w.l) && v.startsKnown(w.r))
	}},
	// juridisch-/technische: adjectives side by side. Compounds do not begin
	// with an adjective of these endings.
	{"two-adjectives", func(_ *vocabulary, w *brokenWord) hyphenVerdict {
		return realHyphen.when(hasAnySuffix(w.l, "isch", "ieel", "lijk") && hasAnySuffix(w.r, "isch", "ische", "ieel", "iële", "lijk", "lijke"))
	}},
	// Saatli-/moskee, Karabach-/oorlog, Peace-/programma.
	{"name-before-word", (*vocabulary).nameBeforeWord},
	// waarnemers-/missie: compounds are written as one word.
	{"both-halves-are-words", func(v *vocabulary, w *brokenWord) hyphenVerdict {
		return softHyphen.when(v.isOrdinary(w.l) && v.knows(w.r))
	}},
}

// addressHost finds the end of a host's name and the path behind it.
var addressHost = newPattern(`[a-z0-9]\.[a-z]{2,}/`)

// hyphenPrefixes are what the official spelling puts before a word with a
// hyphen, whatever the word.
var hyphenPrefixes = []string{
	"adjunct", "aspirant", "assistent", "bijna", "chef", "collega", "ex", "generaal", "interim", "kandidaat", "leerling",
	"minister", "niet", "non", "oud", "secretaris", "substituut",
}

// phraseWords join the other words of a phrase that is written as one.
var phraseWords = []string{
	"aan", "and", "at", "by", "de", "en", "for", "het", "in", "noch", "of", "op", "te", "ter", "the", "to", "tot", "uit", "van", "voor",
}

// suspenders follow on a suspended hyphen. The flag says that the word may also
// be the end of a Dutch word at a legal break: even-/als, als-/of, se-/dan.
var suspenders = map[string]bool{
	"en": false, "en/of": false, "&": false, "resp": false, "respectievelijk": false, "c.q": false, "cq": false, "danwel": false,
	"als": true, "dan": true, "maar": true, "noch": true, "of": true, "tot": true,
}

// suspended knows a hyphen that stands for a later part of a compound by the
// word behind it. That word is free-standing: no comma or full stop follows, as
// it would on the last syllable of groei-/en. A syllable begins with a
// consonant if it can, so land-/en is never a broken "landen".
func (v *vocabulary) suspended(w *brokenWord) hyphenVerdict {
	word := strings.ToLower(strings.TrimLeft(w.after, "(["))
	ending, known := suspenders[strings.TrimSuffix(word, ".")]
	switch {
	case !known, strings.HasSuffix(word, ".") && word != "c.q." && word != "resp.":
		return undecidedHyphen
	case ending:
		return suspendedHyphen.when(!wordlist.Contains(w.left+w.right) && v.words.Count(w.l+w.r) == 0)
	}
	last, _ := utf8.DecodeLastRuneInString(w.l)
	return suspendedHyphen.when(!wordlist.IsVowel(last) || v.words.Count(w.l+w.r) == 0)
}

// factionName decides when the two halves are the name of a faction, with or
// without a hyphen.
func (v *vocabulary) factionName(w *brokenWord) hyphenVerdict {
	if !unicode.IsUpper(firstRune(w.left)) || !unicode.IsUpper(firstRune(w.right)) {
		return undecidedHyphen
	}
	switch name, known := parliament.ParseFaction(w.left + w.right); {
	case known && string(name) == w.left+w.right:
		return softHyphen
	case known && string(name) == w.left+"-"+w.right:
		return realHyphen
	}
	return undecidedHyphen
}

// headingOfCapitals decides about VVD-/FRACTIE and OPMER-/KINGEN: the hyphen is
// the word's own when what is before it is an abbreviation, which has no vowel,
// is in the list in capitals, or is never printed in small letters.
func (v *vocabulary) headingOfCapitals(w *brokenWord) hyphenVerdict {
	if utf8.RuneCountInString(w.right) < 2 || w.left+w.right != strings.ToUpper(w.left+w.right) {
		return undecidedHyphen
	}
	abbreviation := !strings.ContainsFunc(w.l, wordlist.IsVowel) || wordlist.ContainsExact(w.left) ||
		v.words.Count(w.l) > 0 && !v.words.HasSmall(w.l)
	if abbreviation && !wordlist.Begins(acrossBreak(w, "")) {
		return realHyphen
	}
	return softHyphen
}

// insideKnownWord reports that a word of the list or of the document lies
// across the break, from the start of the left half or to the end of the right
// half.
func (v *vocabulary) insideKnownWord(w *brokenWord) hyphenVerdict {
	if start := acrossBreak(w, ""); wordlist.Begins(start) {
		return softHyphen
	}
	joined, inDocument := w.l+w.r, v.words.Ends(w.r)
	left, right := utf8.RuneCountInString(w.l), utf8.RuneCountInString(w.r)
	for i := range w.l {
		n := left // runes of the left half from i on
		left--
		if i == 0 || n+right < 5 {
			continue
		} else if n < 2 {
			break
		}
		if wordlist.ContainsExact(joined[i:]) || inDocument && v.words.Count(joined[i:]) > 0 {
			return softHyphen
		}
	}
	return undecidedHyphen
}

// nameBeforeWord knows a name and a common noun, which Dutch parts by a hyphen
// when the name is not well known: the left half has a capital and is a faction
// (Volt-/fractie) or no ordinary word (not Grens-/afbakening); the right half is
// one (not Azerbei-/dzjan, Ghazanchet-/sotskathedraal). Names break into
// syllables, too: not when a doubled consonant parts (Ep-/pink) or the right
// half is what names end in (Rooden-/burg, Launde-/ring).
func (v *vocabulary) nameBeforeWord(w *brokenWord) hyphenVerdict {
	last, _ := utf8.DecodeLastRuneInString(w.l)
	if !unicode.IsUpper(firstRune(w.left)) || utf8.RuneCountInString(w.l) < 3 || utf8.RuneCountInString(w.r) < 4 || !v.knows(w.r) ||
		last == firstRune(w.r) || slices.Contains(nameEndings, w.r) {
		return undecidedHyphen
	}
	_, faction := parliament.ParseFaction(w.left)
	return realHyphen.when(faction || !v.isOrdinary(w.l) && !endsInJoiningS(w))
}

// endsInJoiningS reports whether the left half is long, in no list, and ends in
// the s that joins the parts of one word: Ghazanchetsots-/kathedraal. A name
// that ends in an s by itself is short or in the list (Philips-/medewerkers).
func endsInJoiningS(w *brokenWord) bool {
	stem, joint := strings.CutSuffix(w.l, "s")
	last, _ := utf8.DecodeLastRuneInString(stem)
	return joint && utf8.RuneCountInString(stem) >= 9 && !wordlist.IsVowel(last) && !wordlist.ContainsExact(w.left)
}

// nameEndings are words that end names of places and families, or that the last
// syllable of a name is by chance.
var nameEndings = []string{
	"beek", "berg", "bergen", "bloem", "bosch", "brink", "broek", "burg", "dijk", "dorp", "haven", "horst", "hout", "hoven", "huis", "huizen",
	"kamp", "kerk", "laan", "land", "landen", "mans", "meer", "plein", "poort", "stad", "stede", "stein", "straat", "veen", "veld", "voort", "wijk", "zand",
	"ding", "gang", "ling", "ment", "ning", "ping", "ring", "sten", "ting",
}

// hyphenated counts how often the document prints the word with a hyphen at the
// break.
func (v *vocabulary) hyphenated(w *brokenWord) int { return v.words.Count(w.l + "-" + w.r) }

// knows reports whether the word, in small letters, is one of the list or of
// the document.
func (v *vocabulary) knows(word string) bool {
	return wordlist.ContainsExact(word) || v.words.Count(word) > 0
}

// startsKnown reports whether the word is known or begins as a known one does:
// compounds are endless.
func (v *vocabulary) startsKnown(word string) bool {
	return v.knows(word) || utf8.RuneCountInString(word) > 6 && wordlist.Begins(firstRunes(word, 6))
}

// isOrdinary reports whether the word, in small letters, is not a name: it is
// in the list, perhaps but for the s that joins compounds (waarnemers-/missie);
// it is a learned first part (Crypto-/strategie); the document prints it with a
// small letter; or it is a compound of two words of the list (Antifolter-/verdrag).
func (v *vocabulary) isOrdinary(word string) bool {
	stem, joint := strings.CutSuffix(word, "s")
	return wordlist.ContainsExact(word) || joint && wordlist.ContainsExact(stem) || v.words.HasSmall(word) ||
		strings.HasSuffix(word, "o") && wordlist.Begins(word) || isCompound(word)
}

// isCompound reports whether a word is two words of the list, of at least four
// letters each: of shorter ones any name can be made.
func isCompound(word string) bool {
	const least = 4
	for i := range wordlist.Prefixes(word) {
		if i >= least && i+least <= len(word) && wordlist.ContainsExact(word[i:]) {
			return true
		}
	}
	return false
}

// whole returns the hyphenated word up to the end of the right half.
func (w *brokenWord) whole() string {
	return strings.Join(append(slices.Clone(w.earlier), w.left, w.right), "-")
}

// acrossBreak returns the left half and the first letters of the right half,
// joined by joint: enough of them that only the same word, inflected or with
// more behind it, begins so.
func acrossBreak(w *brokenWord, joint string) string {
	n := 4
	if utf8.RuneCountInString(w.l) > 4 {
		n = 3
	}
	return w.l + joint + firstRunes(w.r, n)
}

// firstRunes returns the first n runes of s, or s.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// hasInnerCapital reports whether a letter behind the first is a capital. IJ is
// one letter (IJssel-/meer).
func hasInnerCapital(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	if strings.HasPrefix(s, "IJ") {
		size = len("IJ")
	}
	return strings.ContainsFunc(s[size:], unicode.IsUpper)
}

// hasAnySuffix reports whether s ends in one of the endings.
func hasAnySuffix(s string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool { return strings.HasSuffix(s, ending) })
}
