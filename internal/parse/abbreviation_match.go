package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bestLongForm returns where in words, which end right before the short form,
// its long form starts.
//
// Where the initials of the words give the whole short form, the shortest such
// stretch is the long form. Initials match only some letters in "Internationale
// Comité van het Rode Kruis (ICRC)" and "Verdrag over bepaalde conventionele
// wapens (CCW)", because the short form is made in another language; there the
// long form is the name, starting with a capital behind a word without one or
// behind an article, that gives most letters, at least half of them and two. Its
// first or last letter must be that of the name, and it may have twice as many
// words as there are letters, or a few letters would be found in any sentence.
func bestLongForm(short string, words []longWord) (start int, ok bool) {
	letters := lettersOf(short)
	best, bestScore := -1, 0
	// Few long forms have more words than this: "Bureau ter ondersteuning van de
	// Landelijk Officier van Justitie inzake MOT-aangelegenheden (BLOM)" has eleven.
	from := max(0, len(words)-3*len(letters)-1)
	acrossComma := false
	for i := len(words) - 1; i >= from; i-- {
		if i < len(words)-1 && words[i].comma {
			acrossComma = true
		}
		score := initialScore(letters, words[i:])
		if score == len(letters) && startsFullForm(letters, words, i) {
			return i, true
		}
		named := hasTwoCapitals(short) && !acrossComma && len(words)-i <= 2*len(letters) && startsName(words, i)
		if named && score > bestScore && touchesAnEnd(letters, words[i:]) {
			best, bestScore = i, score
		}
	}
	if best < 0 || bestScore < 2 || 2*bestScore < len(letters) {
		return 0, false
	}
	return best, true
}

// announcedLongForm is bestLongForm for a short form that the text says it will
// use from here on: there a single initial is enough, "Zorgverzekeringswet
// (hierna: Zvw)".
func announcedLongForm(short string, words []longWord) (start int, ok bool) {
	letters := lettersOf(short)
	for i := len(words) - 1; i >= max(0, len(words)-3*len(letters)-1); i-- {
		r, _ := utf8.DecodeRuneInString(words[i].text)
		if startsName(words, i) && unicode.ToLower(r) == letters[0] {
			return i, true
		}
	}
	return 0, false
}

// lettersOf returns the letters of a short form, small.
func lettersOf(short string) []rune {
	var letters []rune
	for _, r := range short {
		if unicode.IsLetter(r) {
			letters = append(letters, unicode.ToLower(r))
		}
	}
	return letters
}

// hasTwoCapitals reports whether a short form has at least two capitals. With
// fewer it must match wholly, or any name in brackets would be one.
func hasTwoCapitals(short string) bool {
	n := 0
	for _, r := range short {
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 1
}

// initialScore returns how many of the letters the initials of words give, in
// order. It is the longest common subsequence, so that a function word that
// happens to match does not use up a letter.
func initialScore(letters []rune, words []longWord) int {
	row := make([]int, len(letters)+1)
	for _, w := range words {
		eachInitial(w.text, func(initial rune) {
			diagonal := 0
			for k, l := range letters {
				above := row[k+1]
				if l == initial {
					row[k+1] = diagonal + 1
				}
				row[k+1] = max(row[k+1], row[k], above)
				diagonal = above
			}
		})
	}
	return row[len(letters)]
}

// eachInitial calls f for the initials of a word: its first letter, those behind
// its hyphens and its capitals, all small: "MOT-aangelegenheden" has m, o, t, a.
func eachInitial(word string, f func(rune)) {
	first := true
	for _, r := range word {
		if unicode.IsLetter(r) && (first || unicode.IsUpper(r)) {
			f(unicode.ToLower(r))
		}
		first = r == '-' || r == '/' || r == '’' || r == '\''
	}
}

// startsFullForm reports whether the words from i on, whose initials give all
// letters, are the long form: they start with the first letter and with a
// capital, or no word that means something is left over, as in "algemene
// maatregel van bestuur (AMvB)".
func startsFullForm(letters []rune, words []longWord, i int) bool {
	r, _ := utf8.DecodeRuneInString(words[i].text)
	if unicode.ToLower(r) != letters[0] {
		return false
	}
	if words[i].capital {
		return true
	}
	if words[i].functional {
		return false
	}
	needed := 0
	for _, w := range words[i:] {
		if !w.functional {
			needed++
		}
	}
	return needed <= len(letters)
}

// startsName reports whether a name can start at word i.
func startsName(words []longWord, i int) bool {
	if !words[i].capital || words[i].functional {
		return false
	}
	return i == 0 || !words[i-1].capital || words[i-1].functional || words[i-1].comma
}

// touchesAnEnd reports whether the first letter is that of the first word, or
// the last letter that of the last.
func touchesAnEnd(letters []rune, words []longWord) bool {
	first, _ := utf8.DecodeRuneInString(words[0].text)
	last := words[len(words)-1].text
	if i := strings.LastIndexByte(last, '-'); i >= 0 {
		last = last[i+1:]
	}
	end, _ := utf8.DecodeRuneInString(last)
	return unicode.ToLower(first) == letters[0] || unicode.ToLower(end) == letters[len(letters)-1]
}
