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
	for _, verb := range []string{"vragen ", "vraagt ", "verzoeken ", "verzoekt "} {
		for at := 0; ; {
			i := strings.Index(text[at:], verb)
			if i < 0 {
				break
			}
			i += at
			at = i + len(verb)
			if wordStart(text, i) && slices.Contains(askedBehind, bareWord(text[at:])) && !slices.Contains(nounBefore, lastLowerWord(text[:i])) {
				return true
			}
		}
	}
	for _, weten := range []string{" willen weten", " wil weten", " willen graag weten", " wil graag weten"} {
		if strings.Contains(text, weten) {
			return true
		}
	}
	if !containsAny(text, memberNames) {
		return false // "Het kabinet ziet graag dat ..."
	}
	for _, gladly := range []string{" graag", " gaarne"} {
		if i := strings.Index(text, gladly); i >= 0 {
			before := strings.TrimSuffix(text[:i], " deze leden")
			if slices.Contains([]string{"vernemen", "ontvangen", "horen", "zien", "verneemt", "ontvangt", "hoort", "ziet"}, lastLowerWord(before+" ")) {
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
