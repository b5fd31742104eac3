package parse

import (
	"slices"
	"strings"
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

// bareWord returns the first word of a text without the signs behind it.
func bareWord(text string) string { return strings.TrimRight(firstWord(text), ".,;:?!)") }
