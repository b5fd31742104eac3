package coverage

import (
	"unicode/utf8"
)

// An index finds the byte that a rune of a text begins at. The places of a record
// are counted in runes.
type index struct {
	text  string
	marks []int // the byte of every markEvery-th rune
	runes int
	// lastRune and lastByte are what was asked for last: the next is often near.
	lastRune, lastByte int
}

const markEvery = 64

func newIndex(text string) index {
	x := index{text: text, marks: make([]int, 0, len(text)/markEvery+1)}
	for at := 0; at < len(text); {
		x.marks = append(x.marks, at)
		n := 0
		if at+markEvery <= len(text) && isASCII(text[at:at+markEvery]) { // as nearly everywhere
			at, n = at+markEvery, markEvery
		}
		for ; n < markEvery && at < len(text); n++ {
			at += runeSize(text, at)
		}
		x.runes += n
	}
	return x
}

func isASCII(text string) bool {
	all := byte(0)
	for i := range len(text) {
		all |= text[i]
	}
	return all < utf8.RuneSelf
}

// byteAt returns where the rune begins that has so many before it, which must not
// be more than there are.
func (x *index) byteAt(rune int) int {
	at := x.find(rune)
	x.lastRune, x.lastByte = rune, at
	return at
}

func (x *index) find(rune int) int {
	i, rest := rune/markEvery, rune%markEvery
	if i == len(x.marks) {
		return len(x.text)
	}
	at := x.marks[i]
	if i+1 < len(x.marks) && x.marks[i+1] == at+markEvery { // ASCII, as nearly everywhere
		return at + rest
	}
	if ahead := rune - x.lastRune; ahead >= 0 && ahead < rest {
		at, rest = x.lastByte, ahead
	}
	for ; rest > 0; rest-- {
		at += runeSize(x.text, at)
	}
	return at
}

// runeSize returns how many bytes the rune has that begins at a byte, in a text that
// is UTF-8.
func runeSize(text string, at int) int {
	size := 1
	for at+size < len(text) && !utf8.RuneStart(text[at+size]) {
		size++
	}
	return size
}
