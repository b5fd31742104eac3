package wordlist

import (
	"strings"
	"unicode/utf8"
)

// IsVowel reports whether r, a small letter, is a vowel of Dutch, with any
// accent; y is one.
func IsVowel(r rune) bool {
	return strings.ContainsRune("aeiouyáàâäãåéèêëíìîïóòôöõøúùûüýÿæœ", r)
}

// VowelsCollide reports whether the last letter of left and the first of right,
// small letters, would be read as one sound if the two were written together.
// The spelling puts a hyphen between the parts of a compound then (zee-eend,
// auto-ongeluk), and a trema inside other words.
func VowelsCollide(left, right string) bool {
	last, _ := utf8.DecodeLastRuneInString(left)
	if last == 'é' {
		last = 'e'
	}
	first, _ := utf8.DecodeRuneInString(right)
	switch string(last) + string(first) {
	case "aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu":
		return true
	}
	return false
}

// WithTrema puts a trema on the vowel that word begins with. A word loses it
// when the line is broken before that vowel: geëvalueerd becomes ge-/evalueerd.
func WithTrema(word string) string {
	if word == "" {
		return word
	}
	for i, plain := range "aeiou" {
		if rune(word[0]) == plain {
			return string([]rune("äëïöü")[i]) + word[1:]
		}
	}
	return word
}
