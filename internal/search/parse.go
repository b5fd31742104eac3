package search

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A Node is a query as it was read. The kinds of nodes are All, Word and Phrase.
type Node interface {
	// String returns the node in the query language; Parse reads it back as the
	// same node.
	String() string
	isNode()
}

// All asks for all of its nodes. The empty All asks for nothing: everything has
// it. Its nodes are Words and Phrases.
type All []Node

// A Word asks for a word in any of its forms. Text is one word as typed, which
// may be written with hyphens: one or more tokens, all but the first glued.
type Word struct{ Text string }

// A Phrase asks for words exactly as typed, one after the other. It holds at
// least one word, each as in a Word.
type Phrase struct{ Words []string }

func (All) isNode()    {}
func (Word) isNode()   {}
func (Phrase) isNode() {}

func (n All) String() string {
	parts := make([]string, len(n))
	for i, node := range n {
		parts[i] = node.String()
	}
	return strings.Join(parts, " ")
}

func (n Word) String() string { return n.Text }

func (n Phrase) String() string { return `"` + strings.Join(n.Words, " ") + `"` }

// quotes are the signs that open and close a phrase; any closes any, since
// people type one kind, phones another, and the documents print a third.
const quotes = `"“”„‟«»`

// Parse reads a query as the grammar in the package comment has it. Any string
// is a query, if it is not longer than MaxText (else the error wraps ErrTooLong)
// and does not have more than MaxWords words (ErrTooMany). What has no word in
// it is the empty All.
func Parse(text string) (All, error) {
	if len(text) > MaxText {
		return nil, fmt.Errorf("%w: %d bytes, at most %d", ErrTooLong, len(text), MaxText)
	}
	p := parser{query: All{}}
	for more := true; more; p.quoted = !p.quoted {
		var stretch string
		stretch, text, more = cutQuote(text)
		p.read(stretch)
	}
	if p.words > MaxWords {
		return nil, fmt.Errorf("%w: %d words, at most %d", ErrTooMany, p.words, MaxWords)
	}
	return p.query, nil
}

// cutQuote cuts the text around its first quote.
func cutQuote(text string) (before, after string, found bool) {
	i := strings.IndexAny(text, quotes)
	if i < 0 {
		return text, "", false
	}
	_, size := utf8.DecodeRuneInString(text[i:])
	return text[:i], text[i+size:], true
}

// A parser holds what was read so far.
type parser struct {
	query  All
	words  int
	quoted bool // the next stretch stands between quotes
}

// read adds the words of a stretch of text without quotes to the query: as a
// phrase when it stood between quotes, one by one otherwise.
func (p *parser) read(stretch string) {
	var words []string
	start, end := 0, 0
	for t := range Tokens(stretch) {
		p.words++
		if !t.Glued {
			if end > 0 {
				words = append(words, stretch[start:end])
			}
			start = t.Start
		}
		end = t.End
	}
	if end == 0 {
		return
	}
	words = append(words, stretch[start:end])
	if p.quoted {
		p.query = append(p.query, Phrase{words})
		return
	}
	for _, w := range words {
		p.query = append(p.query, Word{w})
	}
}
