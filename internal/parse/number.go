package parse

import "strings"

// numberJoints are what ties the numbers of questions that are taken together,
// longest first. upTo means all between as well.
var numberJoints = []struct {
	text string
	upTo bool
}{
	{"tot en met", true},
	{"t/m", true},
	{"tm", true},
	{"en", false},
	{"&", false},
	{"+", false},
	{",", false},
	{"-", true},
	{"–", true},
}

// maxJoint bounds the numbers of one range; what is more is no range of questions.
const maxJoint = 60

// readNumbers reads the numbers of questions that a text begins with, as they
// are printed above joint answers: "3, 4 en 5", "2 t/m 6", "4-7", "1,2,3,4 en 5",
// "7, 8, en 9", and "7, 8, 9 10 en 11", where a comma is missing. It returns the
// length of what it read.
func readNumbers(text string) (numbers []int, length int) {
	at := 0
	upTo, bare := false, false
	for {
		// "Vraag .11": a speck on the page that was read as a full stop.
		if len(numbers) == 0 && strings.HasPrefix(text, ".") {
			at = 1
		}
		n, end := leadingNumber(text[at:])
		if n == 0 || partOfWord(text[at+end:]) {
			return numbers, length
		}
		last := 0
		if len(numbers) > 0 {
			last = numbers[len(numbers)-1]
		}
		if bare && (len(numbers) < 2 || n != last+1) {
			return numbers, length
		}
		switch {
		case upTo && (n <= last || n-last > maxJoint):
			return numbers, length
		case upTo:
			for m := last + 1; m <= n; m++ {
				numbers = append(numbers, m)
			}
		default:
			numbers = append(numbers, n)
		}
		at += end
		length = at
		next, joint := readJoint(text, at)
		if next == 0 {
			return numbers, length
		}
		at, upTo, bare = next, joint == upToJoint, joint == noJoint
	}
}

// partOfWord reports whether what follows on digits makes them no number of
// their own: a letter or a digit, or a sign with a digit behind it (1.5, 12:30).
func partOfWord(rest string) bool {
	if rest == "" {
		return false
	}
	c := rest[0]
	if c >= 'a' && c <= 'z' || digitAt(rest, 0) || c == '%' || c == '/' {
		return true
	}
	return (c == '.' || c == ':') && digitAt(rest, 1)
}

// A joint is what ties two numbers.
type joint uint8

const (
	noJoint   joint = iota // a blank alone
	andJoint               // these two
	upToJoint              // and all between
)

// readJoint reads what ties two numbers, from i on, and returns where the next
// number begins; 0 where none does.
func readJoint(text string, i int) (next int, kind joint) {
	at := i + jointBlanks(text[i:])
	for {
		length := 0
		for _, j := range numberJoints {
			if hasPrefixFold(text[at:], j.text) && !(letterAt(j.text, 0) && letterAt(text, at+len(j.text))) {
				length = len(j.text)
				kind = max(kind, andJoint)
				if j.upTo {
					kind = upToJoint
				}
				break
			}
		}
		if length == 0 {
			break
		}
		at += length
		at += jointBlanks(text[at:])
	}
	if !digitAt(text, at) || at == i {
		return 0, noJoint
	}
	return at, kind
}

// jointBlanks returns how many bytes of blanks a text begins with, no-break ones
// among them: typesetters keep "3 en 4" on one line.
func jointBlanks(s string) int {
	n := blankRun(s)
	for strings.HasPrefix(s[n:], "\u00a0") {
		n += len("\u00a0")
		n += blankRun(s[n:])
	}
	return n
}

func letterAt(s string, i int) bool {
	return i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] >= 'A' && s[i] <= 'Z')
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}
