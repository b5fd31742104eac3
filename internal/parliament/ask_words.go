package parliament

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
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

// NamesMembers reports whether a text names those who ask, anywhere in it.
func NamesMembers(text string) bool {
	return slices.ContainsFunc(memberNames, func(w string) bool { return strings.Contains(text, w) })
}

// AsksIndirectly reports whether members ask something without a question mark:
// "De leden vragen de Minister naar de voortgang", "zouden deze leden willen
// weten", "vernemen graag".
func AsksIndirectly(text string) bool {
	return verbAsks(text, "vra", "vragen ", "vraagt ") || verbAsks(text, "verzoek", "verzoeken ", "verzoekt ") ||
		wantsToKnow(text) || NamesMembers(text) && wouldGladly(text)
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

// wouldGladly reports whether somebody "verneemt graag" or "ontvangt deze leden
// gaarne". Only where members are named it asks: "Het kabinet ziet graag dat ..."
// does not.
func wouldGladly(text string) bool {
	for _, gladly := range []string{" graag", " gaarne"} {
		if i := strings.Index(text, gladly); i >= 0 {
			verb := lastLowerWord(strings.TrimSuffix(text[:i], " deze leden") + " ")
			if slices.Contains(gladlyVerbs, verb) {
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
func bareWord(text string) string {
	if i := strings.IndexFunc(text, unicode.IsSpace); i >= 0 {
		text = text[:i]
	}
	return strings.TrimRight(text, ".,;:?!)")
}

// lastLowerWord returns the last word of a text that ends in a blank.
func lastLowerWord(text string) string {
	text = strings.TrimRight(text, " ")
	if i := strings.LastIndexFunc(text, unicode.IsSpace); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		text = text[i+size:]
	}
	return strings.ToLower(text)
}
