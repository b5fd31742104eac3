package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// questionMarks counts the sentences that end in a question mark.
func questionMarks(text string) int {
	n := 0
	for i := range len(text) {
		if text[i] == '?' && (i+1 == len(text) || strings.ContainsRune(" )»”’1234567890", firstRune(text[i+1:]))) {
			n++
		}
	}
	return n
}

var (
	// memberOpenings are how those who ask are named at the start of a
	// paragraph.
	memberOpenings = []string{
		"De leden ", "Deze leden ", "Genoemde leden ", "Voornoemde leden ",
		"De aan het woord zijnde leden ", "Ook de leden ", "Ook deze leden ",
		"Het lid ", "Dit lid ", "De fractie van ", "De fractieleden ",
	}
	// connectives come before them: "Ten slotte ondersteunen de leden van de
	// VVD-fractie", "Tot slot zouden deze leden willen weten".
	connectives = []string{"Ten slotte ", "Tot slot ", "Voorts ", "Verder ", "Daarnaast ", "Tevens ", "Ook ", "Tenslotte "}
	// memberNames are how they are named anywhere: "Het valt de leden van de
	// ChristenUnie-fractie op".
	memberNames = []string{"de leden ", "De leden ", "deze leden", "Deze leden", "-fractie", "leden van de fractie"}
	// askedBehind are the words that follow on "vragen" where it is the verb:
	// "vragen de Minister naar", "vragen zich af", "vragen tevens wie".
	askedBehind = []string{
		"de", "het", "zich", "of", "naar", "aan", "hoe", "hoeveel", "wat", "wie",
		"welke", "welk", "waarom", "wanneer", "waar", "in", "tevens", "ook", "deze",
		"dit", "genoemde", "voornoemde", "voorts", "verder", "daarom", "dan",
		"hierbij", "u", "om", "nogmaals", "daarnaast", "wederom",
	}
	// gladlyVerbs are what members gladly do when they want an answer.
	gladlyVerbs = []string{"vernemen", "ontvangen", "horen", "zien", "verneemt", "ontvangt", "hoort", "ziet"}
	// nounBefore are the words before "vragen" that make it the noun: "hebben
	// nog enkele vragen aan de Minister", "de volgende vragen".
	nounBefore = []string{
		"enkele", "volgende", "aantal", "nog", "de", "hun", "deze", "andere",
		"aanvullende", "veel", "meer", "twee", "drie", "paar", "geen", "hebben",
		"heeft", "die", "uw", "alle", "schriftelijke",
	}
)

func containsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}

func startsWithAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(text, w) })
}

// opensWithMembers reports whether a paragraph opens with those who ask: "De
// leden van de VVD-fractie", "De VVD-fractieleden", "Deze leden".
func opensWithMembers(text string) bool {
	if startsWithAny(text, memberOpenings) {
		return true
	}
	if rest, ok := strings.CutPrefix(text, "De "); ok {
		word := firstWord(rest)
		return strings.HasSuffix(word, "-fractie") || strings.HasSuffix(word, "-fractieleden")
	}
	if !startsWithAny(text, connectives) {
		return false
	}
	end := min(len(text), 60)
	for end < len(text) && !utf8.RuneStart(text[end]) {
		end++
	}
	return strings.Contains(text[:end], " de leden ") || strings.Contains(text[:end], " deze leden ")
}

// speaksForGovernment reports whether a text says what only those who answer
// say: "Het kabinet" and "Ik" at the start of a sentence, "verwijs ik", "uw Kamer".
func speaksForGovernment(text string) bool {
	for _, opening := range []string{"Het kabinet ", "Ik ", "De regering "} {
		if strings.HasPrefix(text, opening) || strings.Contains(text, ". "+opening) {
			return true
		}
	}
	return strings.Contains(text, " ik ") || strings.Contains(text, "uw Kamer")
}

// asksIndirectly reports whether members ask something without a question mark:
// "De leden vragen de Minister naar de voortgang", "zouden deze leden willen
// weten", "vernemen graag".
func asksIndirectly(text string) bool {
	return verbAsks(text, "vra", "vragen ", "vraagt ") || verbAsks(text, "verzoek", "verzoeken ", "verzoekt ") ||
		wantsToKnow(text) || wouldGladly(text)
}

// verbAsks reports whether one of the verbs, which begin with stem, asks here.
func verbAsks(text, stem string, verbs ...string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], stem)
		if i < 0 {
			return false
		}
		i += at
		at = i + len(stem)
		for _, verb := range verbs {
			rest, ok := strings.CutPrefix(text[i:], verb)
			if ok && wordStart(text, i) && slices.Contains(askedBehind, bareWord(rest)) && !slices.Contains(nounBefore, lastLowerWord(text[:i])) {
				return true
			}
		}
	}
}

// wantsToKnow reports whether somebody "wil weten" or "zou graag willen weten".
func wantsToKnow(text string) bool {
	i := strings.Index(text, " weten")
	if i < 0 {
		return false
	}
	before := strings.TrimSuffix(text[:i], " graag")
	return strings.HasSuffix(before, " willen") || strings.HasSuffix(before, " wil")
}

// wouldGladly reports whether members "vernemen graag" or "ontvangen deze leden
// gaarne". "Het kabinet ziet graag dat ..." asks nothing.
func wouldGladly(text string) bool {
	for _, gladly := range []string{" graag", " gaarne"} {
		if i := strings.Index(text, gladly); i >= 0 {
			verb := lastLowerWord(strings.TrimSuffix(text[:i], " deze leden") + " ")
			if slices.Contains(gladlyVerbs, verb) && containsAny(text, memberNames) {
				return true
			}
		}
	}
	return false
}

// wordStart reports whether a word begins at index i.
func wordStart(text string, i int) bool {
	r, size := utf8.DecodeLastRuneInString(text[:i])
	return size == 0 || !unicode.IsLetter(r)
}

// bareWord returns the first word of a text without the signs behind it.
func bareWord(text string) string { return strings.TrimRight(firstWord(text), ".,;:?!)") }

// lastLowerWord returns the last word of a text that ends in a blank.
func lastLowerWord(text string) string {
	return strings.ToLower(lastWord(strings.TrimRight(text, " ")))
}
