package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A context says where in a line a text stands.
type context struct {
	first     bool // nothing stands before it
	last      bool // nothing stands after it
	afterMark bool // a footnote mark stands right before it
	inLink    bool // it is the text of a link
}

// escape writes text so that CommonMark reads it as text, with a backslash only
// where a character would otherwise be markup: "*" always, but "_" only at the
// edge of a word ("factsheet_armenia_elections" stays as it is), "&" only in
// front of what looks like an entity, "12." only at the start of a line. Where
// another piece follows, the worst is assumed of it.
func escape(b *strings.Builder, text string, at context) {
	start := -1 // the character that would start a block
	if at.first {
		start = blockStart(text)
	}
	written, run := 0, 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= utf8.RuneSelf || i != start && !special[c] {
			continue
		}
		if c == '_' && i >= run {
			// A whole run is judged at once, for the sake of a line of a million of them.
			run = i + len(text[i:]) - len(strings.TrimLeft(text[i:], "_"))
			if withinWord(text, i, run) {
				i = run - 1
				continue
			}
		}
		if i == start || isMarkup(text, i, at) {
			b.WriteString(text[written:i])
			b.WriteByte('\\')
			written = i
		}
	}
	b.WriteString(text[written:])
}

// special holds the characters that can be markup within a line.
var special = [utf8.RuneSelf]bool{
	'\\': true, '`': true, '*': true, '[': true, ']': true, '_': true,
	'<': true, '&': true, '!': true, '(': true, ':': true,
}

// isMarkup reports whether the special character at i would be read as markup.
func isMarkup(text string, i int, at context) bool {
	switch text[i] {
	case '\\', '`', '*', '[', '_':
		return true
	case ']':
		return at.inLink
	case '<': // of a tag or an address; "< 5 %" is neither
		return i+1 == len(text) || text[i+1] != ' ' && !isDigit(text[i+1])
	case '&':
		return isEntity(text[i+1:])
	case '!': // an image, when a mark or a link follows
		return i+1 == len(text) && !at.last
	case '(', ':':
		// "[^8](zie" would be a link and "[^8]: zie" a definition.
		return i == 0 && at.afterMark
	}
	return false
}

// withinWord reports whether the underscores from i up to end stand between
// letters or digits, where CommonMark takes them for text.
func withinWord(text string, i, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return isWord(before) && isWord(after)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isEntity reports whether the text behind an ampersand looks like an entity:
// "amp;", "#39;".
func isEntity(rest string) bool {
	rest = strings.TrimPrefix(rest, "#")
	i := strings.IndexFunc(rest, func(r rune) bool { return r >= utf8.RuneSelf || !isWord(r) })
	return i > 0 && rest[i] == ';'
}

// blockStart returns the index of the character in front of which a backslash
// keeps a line from starting a heading, a list, a quotation, a rule or a code
// block, and -1 where the line starts none. Characters that escape always
// guards ("*", "`", "_") are not looked at.
func blockStart(line string) int {
	if line == "" {
		return -1
	}
	ends := func(i int) bool { return i == len(line) || line[i] == ' ' }
	switch c := line[0]; {
	case c == '>':
		return 0
	case c == '#':
		n := len(line) - len(strings.TrimLeft(line, "#"))
		if n <= 6 && ends(n) {
			return 0
		}
	case c == '-' || c == '+':
		if ends(1) || strings.Trim(line, "- ") == "" {
			return 0
		}
	case c == '=': // underlines a heading, should somebody join the lines
		if strings.Trim(line, "= ") == "" {
			return 0
		}
	case c == '~':
		if strings.HasPrefix(line, "~~~") {
			return 0
		}
	case isDigit(c):
		n := len(line) - len(strings.TrimLeft(line, "0123456789"))
		if n <= 9 && n < len(line) && (line[n] == '.' || line[n] == ')') && ends(n+1) {
			return n
		}
	}
	return -1
}
