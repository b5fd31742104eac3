package search

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// A Token is a word in a text, or a part of a word that is written with hyphens,
// at text[Start:End]. It begins with a letter or a digit.
type Token struct {
	Start, End int
	// Glued says that only a hyphen parts the token from the one before it:
	// "UNESCO-missie" is two tokens, the second one glued.
	Glued bool
}

// Tokens yields the words of a text in order. A token is a run of letters,
// digits and the marks that belong to them. Inside it may stand an apostrophe
// (UAV’s, zo'n) and, between digits, a point or a comma (680.000). Any string
// will do, also one that is not UTF-8.
func Tokens(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		end := 0 // of the token before
		for at := 0; at < len(text); {
			r, size := decode(text, at)
			if !startsWord(r) {
				at += size
				continue
			}
			t := Token{Start: at, End: wordEnd(text, at+size, r)}
			t.Glued = end > 0 && onlyHyphen(text[end:t.Start])
			if !yield(t) {
				return
			}
			at, end = t.End, t.End
		}
	}
}

// decode is utf8.DecodeRuneInString at a place, quick for ASCII.
func decode(text string, at int) (rune, int) {
	if c := text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[at:])
}

// wordEnd returns where the token ends that goes on at the given place, behind
// the rune last.
func wordEnd(text string, at int, last rune) int {
	for at < len(text) {
		if c := text[at]; asciiWord[c] {
			last = rune(c)
			at++
			continue
		}
		r, size := decode(text, at)
		switch {
		case startsWord(r) || continuesWord(r):
		case at+size == len(text):
			return at
		default:
			next, _ := decode(text, at+size)
			if !(isApostrophe(r) && startsWord(last) && startsWord(next)) &&
				!((r == '.' || r == ',') && unicode.IsDigit(last) && unicode.IsDigit(next)) {
				return at
			}
		}
		last = r
		at += size
	}
	return at
}

// asciiWord are the letters and digits of ASCII, of which nearly all words are.
var asciiWord = func() (is [256]bool) {
	for r := rune(0); r < utf8.RuneSelf; r++ {
		is[r] = startsWord(r)
	}
	return is
}()

// startsWord reports whether r is a letter or a digit.
func startsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// continuesWord reports whether r belongs to the letter before it: an accent of
// its own, a soft hyphen, a joiner.
func continuesWord(r rune) bool {
	return r >= utf8.RuneSelf && (unicode.IsMark(r) || unicode.Is(unicode.Cf, r))
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// onlyHyphen reports whether s is one hyphen; dashes part words.
func onlyHyphen(s string) bool { return s == "-" || s == "\u2010" || s == "\u2011" }
