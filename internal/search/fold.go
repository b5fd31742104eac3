package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold returns a word in the form in which words are compared: small letters,
// no accents, no soft hyphens, one kind of apostrophe and of hyphen. So Armenië,
// ARMENIE and armenie are one word.
func Fold(word string) string {
	return string(AppendFold(make([]byte, 0, len(word)), word))
}

// AppendFold appends Fold(word) to dst.
func AppendFold(dst []byte, word string) []byte {
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		i += size
		dst = appendFoldRune(dst, r)
	}
	return dst
}

// appendFoldRune appends the folded form of a rune that is not ASCII.
func appendFoldRune(dst []byte, r rune) []byte {
	switch {
	case continuesWord(r):
		return dst
	case isApostrophe(r):
		return append(dst, '\'')
	case r == '\u2010' || r == '\u2011':
		return append(dst, '-')
	}
	r = unicode.ToLower(r)
	if r < utf8.RuneSelf {
		return append(dst, byte(r))
	}
	if base, ok := baseLetters[r]; ok {
		return append(dst, base...)
	}
	return utf8.AppendRune(dst, r)
}

// baseLetters gives letters with accents, in their small form, the letters that
// people without these on their keyboard type. It covers the alphabets with
// Latin letters of Europe, Turkey and Azerbaijan.
var baseLetters = func() map[rune]string {
	m := map[rune]string{}
	for _, row := range strings.Fields(`
		aàáâãäåāăą cçćĉċč dďđð eèéêëēĕėęěə gĝğġģ hĥħ iìíîïĩīĭįı jĵ kķĸ lĺļľŀł
		nñńņňŋ oòóôõöøōŏőơ rŕŗř sśŝşšșſ tţťŧț uùúûüũūŭůűųư wŵẁẃẅ yýÿŷỳ zźżž`) {
		for _, r := range row[1:] {
			m[r] = row[:1]
		}
	}
	m['ß'], m['æ'], m['œ'], m['þ'], m['ĳ'] = "ss", "ae", "oe", "th", "ij"
	return m
}()
