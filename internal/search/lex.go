package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quotes are the signs that open and close a phrase; any closes any, since
// people type one kind, phones another, and the documents print a third. Single
// ones are not among them: they are apostrophes ('s, zo’n) as often as quotes.
const quotes = `"“”„‟«»‹›＂`

func isQuote(r rune) bool {
	return r == '"' || r >= utf8.RuneSelf && strings.ContainsRune(quotes, r)
}

// isBlank reports whether r parts chunks.
func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// A lexeme is a term as it stands in the text, or OF.
type lexeme struct {
	node       Node // nil for OF
	start, end int  // its place in the text, without a minus
	chunk      int  // where its chunk starts
	minus      bool // it is asked for to be absent
}

// A lexer cuts a text into lexemes: quoted stretches, and chunks, which are what
// stands between blanks and quotes.
type lexer struct {
	text    string
	at      int
	lexemes []lexeme
	notes   []Note
	// bare is the text with all that is no running text written over, so that
	// identifiers are found in what is left, at the same places.
	bare []byte
}

// over and colon are written over what is no running text: neither is part of
// an identifier, and only behind the colon one may start at once.
const (
	over  = '|'
	colon = ':'
)

// lex cuts the whole text.
func lex(text string) *lexer {
	l := &lexer{text: text, bare: []byte(text), notes: []Note{}}
	for l.at < len(text) {
		switch r, size := decode(text, l.at); {
		case isBlank(r):
			l.at += size
		case isQuote(r):
			l.phrase(false)
		default:
			l.chunk()
		}
	}
	return l
}

// add adds a lexeme.
func (l *lexer) add(node Node, start, end, chunk int, minus bool) {
	l.lexemes = append(l.lexemes, lexeme{node, start, end, chunk, minus})
}

// cover writes over a stretch that is no running text.
func (l *lexer) cover(start, end int) {
	for i := start; i < end; i++ {
		l.bare[i] = over
	}
}

// phrase reads the quoted stretch that starts here.
func (l *lexer) phrase(minus bool) {
	start := l.at
	inside, end := l.quoted(start)
	if words := wordsOf(inside); len(words) > 0 {
		l.add(Phrase{words}, start, end, start, minus)
	}
	l.cover(start, end)
	l.at = end
}

// quoted returns what stands between the quote at the given place and the next,
// and where it ends; the end of the text closes as well.
func (l *lexer) quoted(at int) (inside string, end int) {
	_, size := decode(l.text, at)
	inside = l.text[at+size:]
	i := strings.IndexFunc(inside, isQuote)
	if i < 0 {
		return inside, len(l.text)
	}
	_, closing := decode(inside, i)
	return inside[:i], at + size + i + closing
}

// wordsOf returns the words of a text, those with hyphens whole.
func wordsOf(text string) []string {
	var words []string
	for _, w := range wordPlaces(text) {
		words = append(words, text[w.start:w.end])
	}
	return words
}

// A wordPlace is a word at text[start:end], whose last token starts at last.
type wordPlace struct{ start, last, end int }

// wordPlaces returns the places of the words of a text.
func wordPlaces(text string) []wordPlace {
	var words []wordPlace
	for t := range Tokens(text) {
		if n := len(words); t.Glued && n > 0 {
			words[n-1].last, words[n-1].end = t.Start, t.End
			continue
		}
		words = append(words, wordPlace{t.Start, t.Start, t.End})
	}
	return words
}

// chunk reads the chunk that starts here, and behind a key or a minus at its end
// the quoted stretch that follows.
func (l *lexer) chunk() {
	start := l.at
	end := len(l.text)
	if i := strings.IndexFunc(l.text[start:], func(r rune) bool { return isBlank(r) || isQuote(r) }); i >= 0 {
		end = start + i
	}
	i := start
	for i < end && strings.IndexByte("([{<", l.text[i]) >= 0 {
		i++
	}
	minus := false
	if size := l.minus(start, i); size > 0 {
		l.bare[i] = colon
		l.cover(i+1, i+size)
		minus = true
		i += size
	}
	if minus && i == end {
		l.at = end
		l.phrase(true)
		return
	}
	if l.address(i, end, minus) || l.filter(i, end, minus) {
		return
	}
	l.words(i, end, minus)
	l.at = end
}

// minus returns the length of the minus at i, 0 for none. It must stand where
// the chunk begins, before a word or a quote, and not behind a quote: «EU»-landen
// is a word with a hyphen.
func (l *lexer) minus(start, i int) int {
	if r, _ := utf8.DecodeLastRuneInString(l.text[:start]); start > 0 && isQuote(r) || i >= len(l.text) {
		return 0
	}
	sign, size := decode(l.text, i)
	if sign != '-' && sign != '−' || i+size >= len(l.text) {
		return 0
	}
	if next, _ := decode(l.text, i+size); !startsWord(next) && !isQuote(next) {
		return 0
	}
	return size
}

// words reads the plain words of a chunk.
func (l *lexer) words(start, end int, minus bool) {
	words := wordPlaces(l.text[start:end])
	for _, w := range words {
		w.start, w.last, w.end = w.start+start, w.last+start, w.end+start
		switch {
		case l.starred(w.end, end):
			l.starredWord(w, start, minus)
		case len(words) == 1 && !minus && l.text[w.start:w.end] == "OF":
			l.add(nil, w.start, w.end, start, false)
			l.cover(w.start, w.end)
		default:
			l.word(w.start, w.end, start, minus)
		}
	}
}

// word reads a word: it may be the id of a paper. OF, as in EN/OF, is a word here.
func (l *lexer) word(start, end, chunk int, minus bool) {
	text := l.text[start:end]
	switch id, isID := paperWord(text); {
	case isID:
		l.add(Cited{Paper: id, Text: text}, start, end, chunk, minus)
		l.cover(start, end)
	case text == "OF":
		l.add(Word{"of"}, start, end, chunk, minus)
	default:
		l.add(Word{text}, start, end, chunk, minus)
	}
}

// starred reports whether a star at i, in a chunk up to end, ends a word.
func (l *lexer) starred(i, end int) bool {
	if i >= end || l.text[i] != '*' {
		return false
	}
	if i+1 == end {
		return true
	}
	next, _ := decode(l.text, i+1)
	return !startsWord(next)
}

// starredWord reads a word with a star behind it. Of a word with hyphens only
// the last part is open, the others are a word of their own.
func (l *lexer) starredWord(w wordPlace, chunk int, minus bool) {
	open := l.text[w.last:w.end]
	n := 0
	for _, r := range open {
		if startsWord(r) {
			n++
		}
	}
	if n < MinStar {
		l.note(l.text[w.start:w.end+1], "voor een ster horen ten minste drie letters te staan")
		l.word(w.start, w.end, chunk, minus)
		return
	}
	if w.last > w.start {
		_, hyphen := utf8.DecodeLastRuneInString(l.text[:w.last])
		l.word(w.start, w.last-hyphen, chunk, minus)
	}
	l.add(Prefix{open}, w.last, w.end+1, chunk, minus)
}

// MinStar is the least number of letters and digits before a star: fewer begin
// a good part of all words.
const MinStar = 3

// note adds a note on a part of the text that was read as plain words.
func (l *lexer) note(text, why string) {
	l.notes = append(l.notes, Note{text, "“" + shorten(text) + "” is gelezen als gewone tekst: " + why + "."})
}

// shorten cuts what a note repeats of the text, so that the sentence stays one.
func shorten(text string) string {
	const most = 60
	n := 0
	for i := range text {
		if n++; n > most {
			return text[:i] + Ellipsis
		}
	}
	return text
}
