package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/source"
)

// A role is what a line of the source is for.
type role uint8

const (
	roleText role = iota
	roleBlank
	roleFurniture
	roleFootnote
	roleMarkup // signs of Markdown and nothing else; its text is empty
)

// A line is one line of the source, without the blanks around its text and
// without the sign that opens a page; or a piece of one, where the extractor
// put on one line what the printed page has on several (seam.go).
type line struct {
	start, end int // bytes of the text in the source; equal for a blank line
	width      int // runes
	page       int
	opens      bool // opens its page
	turns      bool // is the number of a page in a text that is one line
	// fresh says that a paragraph begins here, although no blank line does.
	fresh bool
	label bool // is the label of a question or an answer
	foot  bool // is the foot of a page that names the paper
	piped bool // is a row of a table in Markdown, with bars between its cells
	cell  cell // of a table of questions
	role  role
	// may has what the line may hold; what it has not, the line does not hold.
	may trait
}

// A trait is something that a line holds. Most stages look for something that few
// lines hold, and pass the others by.
type trait uint8

const (
	someDigit trait = 1 << iota
	someTab
	someGap  // two blanks in a row
	someStar // *
	someWide // a rune beyond ASCII
)

// traits gives every byte the trait of a text that holds it.
var traits = func() (t [256]trait) {
	for b := range t {
		switch {
		case b >= '0' && b <= '9':
			t[b] = someDigit
		case b == '\t':
			t[b] = someTab
		case b == '*':
			t[b] = someStar
		case b >= utf8.RuneSelf:
			t[b] = someWide
		}
	}
	return t
}()

// lookAt returns how many runes a text has, and what it holds.
func lookAt(text string) (width int, may trait) {
	last := byte(0)
	for i := range len(text) {
		b := text[i]
		may |= traits[b]
		if b == ' ' && last == ' ' {
			may |= someGap
		}
		last = b
	}
	if may&someWide == 0 {
		return len(text), may
	}
	return utf8.RuneCountInString(text), may
}

// cutLines returns the lines of the text.
func cutLines(text *source.Text) []line {
	s := text.String()
	cutter := newSeamCutter(s, text.Lines())
	lines := make([]line, 0, len(text.Lines()))
	for _, l := range text.Lines() {
		from := len(lines)
		lines = cutter.cut(lines, l)
		lines[from].opens = l.Opens
		for i := from; i < len(lines); i++ {
			piece := &lines[i]
			piece.page = l.Page
			piece.start, piece.end = trimSpace(s, piece.start, piece.end)
			if piece.start == piece.end {
				piece.role = roleBlank
			} else {
				piece.width, piece.may = lookAt(s[piece.start:piece.end])
			}
		}
	}
	return lines
}

// trimSpace narrows s[start:end] to what stands between its outer blanks.
func trimSpace(s string, start, end int) (int, int) {
	for start < end {
		r, size := utf8.DecodeRuneInString(s[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += size
	}
	for start < end {
		r, size := utf8.DecodeLastRuneInString(s[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		end -= size
	}
	return start, end
}

// firstWord returns the first word of a text without outer blanks.
func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

// lastWord returns the last word of a text without outer blanks.
func lastWord(s string) string {
	if i := strings.LastIndexFunc(s, unicode.IsSpace); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		return s[i+size:]
	}
	return s
}

// endsSentence reports whether a line of text can be the last of a sentence: it
// ends with a full stop, a question or an exclamation mark, perhaps inside
// closing quotes or brackets, perhaps with a footnote mark behind it
// («onvrij».6; wapens.1; "Kent u het bericht? [1]", as Word saves it).
func endsSentence(s string) bool {
	for s = trimDigits(trimBracketMark(s)); s != ""; {
		r, size := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '?', '!', '…':
			return true
		case '»', '”', '’', '"', ')', ']', '\'':
			s = s[:len(s)-size]
		default:
			return false
		}
	}
	return false
}

// trimBracketMark cuts a footnote mark in square brackets off the end of a text.
func trimBracketMark(s string) string {
	if !strings.HasSuffix(s, "]") {
		return s
	}
	const most = len("[fn999]")
	i := strings.LastIndexByte(s[max(0, len(s)-most):], '[')
	if i += max(0, len(s)-most); i < 0 || s[i] != '[' {
		return s
	}
	if n, length := bracketAt(s, i); n > 0 && i+length == len(s) {
		return strings.TrimRight(s[:i], " \t\u00a0")
	}
	return s
}

// trimDigits cuts the digits off the end of a text.
func trimDigits(s string) string {
	for digitAt(s, len(s)-1) {
		s = s[:len(s)-1]
	}
	return s
}

// startsLower reports whether the text begins with a small letter.
func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// startsUpper reports whether the text begins with a capital, perhaps behind an
// opening quote or bracket.
func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "«“‘\"'(["))
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isHyphen reports whether r is one of the characters that stand for a hyphen
// at the end of a line.
func isHyphen(r rune) bool {
	return r == '-' || r == '\u00ad' || r == '\u2010' || r == '\u2011'
}

// endsInHyphen reports whether the text ends in a hyphen that follows on a
// word. A dash between blanks does not.
func endsInHyphen(s string) bool {
	r, size := utf8.DecodeLastRuneInString(s)
	if !isHyphen(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	return before != utf8.RuneError && !unicode.IsSpace(before) && !isHyphen(before)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
