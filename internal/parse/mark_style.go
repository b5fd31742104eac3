package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// eachParen calls f for every number in text that can be a mark as ministers'
// answers have them for their sources: "vraagt? 1)", "boa's (nos.nl)”1)?". What
// begins an item of a list within a sentence looks the same ("twee fasen: 1) het
// opstellen van"); only numbers that are notes become marks. What closes a bracket
// is none: "(Kamerstuk 36180, nr. 107)".
func eachParen(text string, f func(markCandidate)) {
	var open []int // the brackets that are not closed yet
	for i := range len(text) {
		switch text[i] {
		case '(':
			open = append(open, i)
			continue
		case ')':
		default:
			continue
		}
		closes := false
		if n := len(open); n > 0 {
			closes = i-open[n-1] <= maxBracket
			open = open[:n-1]
		}
		if m, ok := parenMark(text, i); ok && !closes {
			f(m)
		}
	}
}

// parenMark reads the mark that ends in the bracket at i.
func parenMark(text string, i int) (m markCandidate, ok bool) {
	start := i
	for start > 0 && i-start <= 3 && digitAt(text, start-1) {
		start--
	}
	n, length := leadingNumber(text[start:i])
	if n == 0 || length != i-start || start == 0 {
		return m, false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	lead := 0
	if before == ' ' {
		lead = 1
	} else if !unicode.IsLetter(before) && !strings.ContainsRune("”’\"»?.,)", before) {
		return m, false
	}
	// Behind a sentence, a quotation or another mark it hardly is anything
	// else; behind a colon or a semicolon it is an item of a list.
	weight := 2
	head := strings.TrimRight(text[max(0, start-lead-maxWord):start-lead], " ")
	switch r, _ := utf8.DecodeLastRuneInString(head); {
	case strings.ContainsRune(".?!”’\"»)", r):
		weight = sureWeight
	case strings.ContainsRune(":;,–-", r):
		weight = listWeight
	default:
		switch lastWord(head) {
		case "en", "of", "als", "om", "dat":
			weight = listWeight
		}
	}
	return markCandidate{start: start - lead, end: i + 1, number: n, weight: weight, style: parenNotes, lead: lead}, true
}

// listWeight is the weight of what rather begins an item of a list in a sentence.
const listWeight = 1

// bracketAt reads the mark or the number of a note in square brackets that
// begins at i: "[fn1]", "[1]", "[1 ]".
func bracketAt(text string, i int) (n, length int) {
	rest := strings.TrimPrefix(text[i+1:], "fn")
	n, end := leadingNumber(rest)
	if n == 0 {
		return 0, 0
	}
	close := strings.TrimLeft(rest[end:], " ")
	if !strings.HasPrefix(close, "]") {
		return 0, 0
	}
	return n, len(text) - i - len(close) + 1
}

// eachBracket calls f for every mark in square brackets.
func eachBracket(text string, f func(markCandidate)) {
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '[')
		if i < 0 {
			return
		}
		at += i
		if n, length := bracketAt(text, at); n > 0 && at > 0 {
			lead := 0
			if r, size := utf8.DecodeLastRuneInString(text[:at]); unicode.IsSpace(r) && at > size { // "bekend [2]"
				lead = size
			}
			f(markCandidate{start: at - lead, end: at + length, number: n, weight: 4, style: bracketNotes, lead: lead})
			at += length
		} else {
			at++
		}
	}
}

// eachRaised calls f for the numbers that a line begins with and that can be
// marks of the word before, which the extractor set apart: "3, Algerije4",
// "2 3", "6". It takes the first of a text; what belongs to a line's start is
// known to the caller.
func eachRaised(text string, f func(markCandidate)) {
	at := 0
	for {
		n, length := leadingNumber(text[at:])
		if n == 0 {
			return
		}
		end := at + length
		rest := text[end:]
		after, _ := utf8.DecodeRuneInString(rest)
		switch {
		case rest == "", strings.ContainsRune(".,;:?!)»”’", after) && !digitAt(rest, utf8.RuneLen(after)):
		case after == ' ' && !countsWord(firstWord(strings.TrimLeft(rest, " "))):
		default:
			return
		}
		f(markCandidate{start: at, end: end, number: n, weight: 2})
		// "2 3" and "2, 3 en 4" mark several notes at one place.
		next := strings.TrimLeft(rest, " ")
		for _, joint := range []string{", ", "en "} {
			next = strings.TrimPrefix(next, joint)
		}
		if len(next) == len(rest) || !digitAt(next, 0) || unicode.IsLetter(after) {
			return
		}
		at = len(text) - len(next)
	}
}

// countsWord reports whether a word behind a number is a month or something
// counted: "12 maart", "3 miljoen".
func countsWord(word string) bool {
	word = strings.ToLower(strings.TrimRight(word, ".,;:"))
	_, month := parliament.ParseMonth(word)
	return month || counted[word]
}

// gluedYear returns where in digits the number of a note begins that is glued to
// a year: "202127" is 2021 and note 27, "2022–202813" ends in note 13.
func gluedYear(digits string) int {
	if len(digits) < 5 || len(digits) > 7 || digits[4] == '0' {
		return 0
	}
	if digits[:2] != "19" && digits[:2] != "20" {
		return 0
	}
	return 4
}

// behindName returns the mark that can stand behind a name that ends in a digit, where
// text has both as one number: "Zo geeft NIS24 aan" has the mark 4 behind NIS2. It has no
// weight of its own: it only counts on the page of a footnote that nothing else marks.
func behindName(text string, m markCandidate) (markCandidate, bool) {
	if m.end-m.start < 2 || m.start == 0 || text[m.start+1] == '0' {
		return m, false
	}
	name := lastWord(text[:m.start])
	capitals := len(name)
	for capitals > 0 && name[capitals-1] >= 'A' && name[capitals-1] <= 'Z' {
		capitals--
	}
	const few = 2 // D66 and G20 are names with the whole number
	if len(name)-capitals < few {
		return m, false
	}
	m.start++
	m.number, _ = leadingNumber(text[m.start:m.end])
	m.weight = 0
	return m, true
}
