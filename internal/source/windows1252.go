package source

import (
	"strings"
	"unicode/utf8"
)

// isWindows1252 reports whether bytes that are not UTF-8 are plausible as a text in
// Windows-1252.
func isWindows1252(data []byte) bool { return notWindows1252(data) == "" }

// What bytes are that are not UTF-8 and not Windows-1252 either, and what to do: the end of
// a sentence.
const (
	mixedEncodings   = "but other parts of it are: it mixes encodings; repair it or make the text anew, and save it as UTF-8"
	unknownEncoding  = "and not plausible as Windows-1252 either: save it as UTF-8, from the program that made it"
	binaryWithoutNUL = "and holds control characters, so it is no text: save the text as UTF-8"
)

// notWindows1252 says why bytes that are not UTF-8 are no text in Windows-1252 either;
// nothing where they are plausible as one.
//
// How many bytes are above ASCII says nothing: amounts ("€ 5"), dashes between blanks and
// bullets are as ordinary in a Dutch text as "ë". What counts is whether each of them stands
// where its sign can stand. Of other encodings most do not: in one of DOS "coördinatie" reads
// "co”rdinatie", in a Cyrillic one nearly all letters are above ASCII.
func notWindows1252(data []byte) string {
	var ascii, letters, signs, odd int
	for i := 0; i < len(data); i++ {
		c := data[i]
		switch {
		case c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d: // it does not have them
			return unknownEncoding
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f':
			return binaryWithoutNUL
		case isLetter(c):
			ascii++
		case c >= 0x80 && opensUTF8(data[i:]):
			return mixedEncodings
		case c >= 0x80:
			before, after := i > 0 && isLetter1252(data[i-1]), i+1 < len(data) && isLetter1252(data[i+1])
			if isLetter1252(c) {
				letters++
				if !before && !after && c != 0xe0 { // "3 à 4"
					odd++
				}
				continue
			}
			signs++
			if before && after && strings.IndexByte(betweenLetters, c) < 0 {
				odd++
			}
		}
	}
	if 4*letters > ascii || 2*signs > len(data) || 4*odd > letters+signs {
		return unknownEncoding
	}
	return ""
}

// betweenLetters are the signs above ASCII that can stand between two letters:
// ’ – — … ´ · and the no-break blank and the soft hyphen.
const betweenLetters = "\x92\x96\x97\x85\xb4\xb7\xa0\xad"

// isLetter1252 reports whether a byte is a letter in Windows-1252.
func isLetter1252(c byte) bool {
	return isLetter(c) || c >= 0xc0 && c != 0xd7 && c != 0xf7 || c >= 0x80 && strings.IndexByte("\x83\x8a\x8c\x8e\x9a\x9c\x9e\x9f", c) >= 0
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// opensUTF8 reports whether bytes open with a sign above ASCII in UTF-8, one that a Dutch
// text can have: a letter with an accent, a quotation mark, a dash, a ligature. In
// Windows-1252 these are "Ã«" and "â€™", which no text has; "É’" and "é’”", which one can
// have, are of other signs in UTF-8.
func opensUTF8(data []byte) bool {
	r, size := utf8.DecodeRune(data)
	switch {
	case size <= 1:
		return false
	case r < 0x180, r >= 0x2000 && r < 0x2300, r >= 0xfb00 && r <= 0xfb06, r == 0xfeff, r == utf8.RuneError:
		return true
	}
	return false
}
