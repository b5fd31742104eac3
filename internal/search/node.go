package search

import (
	"strconv"
	"strings"
	"unicode"

	"inbreng/internal/parliament"
)

// A Tree is a query as it was read: what it asks for, and what in it was not
// understood as it was perhaps meant.
type Tree struct {
	// Root is what is asked for: an All, or an Any where the text has OF between
	// its terms. The empty All asks for nothing.
	Root Node
	// Notes say, for readers, which part of the text was read as plain words
	// although it looks like something else, and why; never nil.
	Notes []Note
}

// String returns the query in the query language.
func (t Tree) String() string {
	if t.Root == nil {
		return ""
	}
	return t.Root.String()
}

// A Note is a remark on a part of a query's text: a Dutch sentence.
type Note struct {
	Text     string `json:"text"`     // the part, as typed
	Sentence string `json:"sentence"` // "“fractie:xyz” is gelezen als woorden: ..."
}

// A Node is a part of a query as it was read. The kinds of nodes are All, Any,
// Not, Word, Phrase, Prefix, Filter, Cited and Numbered. The language has no
// brackets, so that a tree is never deeper than an Any of Alls of Nots.
type Node interface {
	// String returns the node in the query language; Parse reads it back as the
	// same node. Only the Text of a Cited is then the id that String wrote.
	String() string
	isNode()
}

// All asks for all of its nodes, none of which is an All or an Any. The empty
// All asks for nothing: everything has it. As the root it may have one node; in
// an Any a single node stands without it.
type All []Node

// Any asks for at least one of its nodes: a OF b. It is always the root, and has
// two nodes or more, none of them an Any or an empty All.
type Any []Node

// Not asks that its node does not hold: -word. The node is a Word, Phrase,
// Prefix, Filter or Cited. It may stand among Nots only, which ask for everything
// but what they name.
type Not struct{ Node Node }

// A Word asks for a word in any of its forms. Text is one word as typed, which
// may be written with hyphens: one or more tokens, all but the first glued.
type Word struct{ Text string }

// A Phrase asks for words exactly as typed, one after the other. It holds at
// least one word, each as in a Word.
type Phrase struct{ Words []string }

// A Prefix asks for words that begin so: woord*. Text has three letters or more,
// and is one token.
type Prefix struct{ Text string }

// A Filter asks for a property: fractie:vvd, in:antwoord, onderwerp:Grenzen.
type Filter struct {
	Key   FilterKey
	Value string // as the keys below say; never empty
}

// A FilterKey says which property.
type FilterKey string

// The filters, by the words that people type.
const (
	FilterFaction  FilterKey = "fractie"        // a faction's slug
	FilterAsker    FilterKey = "indiener"       // words of the name of a member who asked
	FilterMinister FilterKey = "bewindspersoon" // words of office and name
	FilterMinistry FilterKey = "ministerie"     // words of its name
	FilterIn       FilterKey = "in"             // "vraag" or "antwoord", see ParseField: the words must stand there
	FilterTopic    FilterKey = "onderwerp"      // a topic as typed, folded on comparing
	FilterDocument FilterKey = "document"       // a document id
	FilterYear     FilterKey = "jaar"           // four digits
)

// Cited asks for exchanges that cite a paper, or that are of it when it is a
// document that is here: verwijst:33694-43, and identifiers typed in any
// notation ("33 694, nr. 43", an official address). Sure says that it was asked
// for by verwijst:, so that only citing counts.
type Cited struct {
	Paper parliament.PaperID
	Text  string // as typed, or the id
	Sure  bool
}

// Numbered asks for the exchange of an official number: vraag 12, antwoord 12.
// It is a wish, not a condition: the words may also stand somewhere.
type Numbered struct {
	Number int    // 1 to 9999
	Text   string // the word as typed and the number: "antwoord 12"
}

func (All) isNode()      {}
func (Any) isNode()      {}
func (Not) isNode()      {}
func (Word) isNode()     {}
func (Phrase) isNode()   {}
func (Prefix) isNode()   {}
func (Filter) isNode()   {}
func (Cited) isNode()    {}
func (Numbered) isNode() {}

func (n All) String() string { return joinNodes(n, " ") }

func (n Any) String() string { return joinNodes(n, " OF ") }

func (n Not) String() string { return "-" + n.Node.String() }

func (n Word) String() string {
	if n.Text == "OF" {
		return "of" // in capitals it would not be a word
	}
	return n.Text
}

func (n Phrase) String() string { return `"` + strings.Join(n.Words, " ") + `"` }

func (n Prefix) String() string { return n.Text + "*" }

func (n Filter) String() string {
	if strings.ContainsFunc(n.Value, partsValue) {
		return string(n.Key) + `:"` + withoutQuotes(n.Value) + `"`
	}
	return string(n.Key) + ":" + n.Value
}

// partsValue reports whether a value with r in it has to stand between quotes.
// Only few signs really end a value; any other that is rare there is quoted too.
func partsValue(r rune) bool { return r != '-' && !startsWord(r) }

// withoutQuotes returns a value without the quotes that would end it. Parse gives
// none with quotes, but a topic as printed may have them.
func withoutQuotes(value string) string {
	if !strings.ContainsFunc(value, isQuote) {
		return value
	}
	return strings.Join(strings.FieldsFunc(value, func(r rune) bool { return isQuote(r) || unicode.IsSpace(r) }), " ")
}

func (n Cited) String() string {
	if n.Sure {
		return keyCites + ":" + string(n.Paper)
	}
	return string(n.Paper)
}

func (n Numbered) String() string {
	if n.Text == "" {
		return "vraag " + strconv.Itoa(n.Number)
	}
	return n.Text
}

func joinNodes(nodes []Node, joint string) string {
	parts := make([]string, len(nodes))
	for i, node := range nodes {
		parts[i] = node.String()
	}
	return strings.Join(parts, joint)
}
