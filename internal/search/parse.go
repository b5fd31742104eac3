package search

import (
	"fmt"
	"strings"

	"inbreng/internal/parliament"
)

// Parse reads a query as the grammar in the package comment has it. Any string
// is a query, if it is not longer than MaxText (else the error wraps ErrTooLong)
// and does not ask for more than MaxWords words (ErrTooMany). What has no word in
// it is the empty All.
//
// Signs that mean nothing may part what without them is one identifier: "33 694
// (nr. 43)". So the query is read again as it is printed, until it prints as it
// was read. What is shown to readers as their query is then always read as that
// query. Each round has fewer words than the one before.
func Parse(text string) (Tree, error) {
	if len(text) > MaxText {
		return Tree{}, fmt.Errorf("%w: %d bytes, at most %d", ErrTooLong, len(text), MaxText)
	}
	tree := read(text)
	for {
		if n := countWords(tree.Root); n > MaxWords {
			return Tree{}, fmt.Errorf("%w: %d words, at most %d", ErrTooMany, n, MaxWords)
		}
		if !hasDigit(text) {
			return tree, nil
		}
		printed := tree.String()
		again := read(printed)
		if again.String() == printed {
			return tree, nil
		}
		again.Notes = tree.Notes
		tree = again
	}
}

// read reads a text once.
func read(text string) Tree {
	if hasDigit(text) {
		if id, ok := parliament.ParsePaper(text); ok { // "36836 D" is a paper only when it is all there is
			return Tree{All{Cited{Paper: id, Text: strings.TrimSpace(text)}}, []Note{}}
		}
	}
	l := lex(text)
	l.cite()
	alternatives := l.alternatives()
	for i, terms := range alternatives {
		alternatives[i] = numbered(negated(terms))
	}
	return Tree{rootOf(alternatives), l.notes}
}

// alternatives cuts the lexemes at each OF that has a term before it, of the same
// alternative, and anything behind it. Any other OF is the word: people begin a
// question with it.
func (l *lexer) alternatives() [][]lexeme {
	alternatives := [][]lexeme{nil}
	for i, x := range l.lexemes {
		last := len(alternatives) - 1
		switch {
		case x.node != nil:
		case len(alternatives[last]) > 0 && i+1 < len(l.lexemes):
			alternatives = append(alternatives, nil)
			continue
		default:
			l.note("OF", "het staat niet tussen twee zoektermen")
			x.node = Word{"of"}
		}
		alternatives[last] = append(alternatives[last], x)
	}
	if len(alternatives) > 1 && strings.Contains(string(l.bare), "(") {
		l.notes = append(l.notes, Note{"( )", "Haakjes zijn overgeslagen: OF scheidt altijd alles wat ervoor staat van alles wat erachter staat."})
	}
	return alternatives
}

// negated puts what is asked to be absent in a Not. Words of one chunk, as in
// -Shusha/Shushi, are a phrase then: what was typed is left out, and not all that
// has one half of it.
func negated(terms []lexeme) []lexeme {
	var out []lexeme
	for i := 0; i < len(terms); i++ {
		x := terms[i]
		if !x.minus {
			out = append(out, x)
			continue
		}
		end, plain := i, true
		for end < len(terms) && terms[end].minus && terms[end].chunk == x.chunk {
			_, isWord := terms[end].node.(Word)
			plain = plain && isWord
			end++
		}
		if plain && end > i+1 {
			var words []string
			for _, w := range terms[i:end] {
				words = append(words, w.node.String())
			}
			x.node = Phrase{words}
			i = end - 1
		}
		x.node = Not{x.node}
		out = append(out, x)
	}
	return out
}

// rootOf makes the tree of the alternatives.
func rootOf(alternatives [][]lexeme) Node {
	all := make([]All, len(alternatives))
	for i, terms := range alternatives {
		all[i] = All{}
		for _, x := range terms {
			all[i] = append(all[i], x.node)
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	root := make(Any, len(all))
	for i, nodes := range all {
		root[i] = nodes
		if len(nodes) == 1 {
			root[i] = nodes[0]
		}
	}
	return root
}

// countWords counts the words that a node asks for, as Tokens counts them.
func countWords(n Node) int {
	sum := 0
	switch n := n.(type) {
	case All:
		for _, node := range n {
			sum += countWords(node)
		}
	case Any:
		for _, node := range n {
			sum += countWords(node)
		}
	case Not:
		return countWords(n.Node)
	case Word:
		return countTokens(n.Text)
	case Phrase:
		for _, w := range n.Words {
			sum += countTokens(w)
		}
	case Filter:
		return max(1, countTokens(n.Value))
	case Numbered:
		return 2
	default:
		return 1
	}
	return sum
}

func countTokens(text string) int {
	n := 0
	for range Tokens(text) {
		n++
	}
	return n
}
