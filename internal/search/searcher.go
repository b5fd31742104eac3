package search

import (
	"context"
	"errors"

	"inbreng/internal/parliament"
)

// A Searcher finds exchanges. It is safe for concurrent use.
type Searcher interface {
	// Search returns the hits for q, best first. A blank query lists everything the filters leave, in document order.
	Search(ctx context.Context, q Query) (*Result, error)
	// Suggest completes what is being typed, Related gives the exchanges most like one; both at most limit, best first.
	// Of the hits of Related the id and the score are filled: no words were asked for, and a list of them is made from
	// less than their texts.
	Suggest(ctx context.Context, prefix string, limit int) ([]Suggestion, error)
	Related(ctx context.Context, id ExchangeID, limit int) ([]Hit, error)
}

// A Highlighter marks the words of a query in a text that is shown whole, as a
// Searcher marks them in the fragments of its hits: in all forms in which they
// are found. It is safe for concurrent use.
type Highlighter interface {
	// Marks returns the text in parts, never empty ones, that joined are the
	// text. Of q only Text and Literal matter: which part of an exchange a text
	// is, and so whether In asks for it, the caller knows. Errors are those of
	// Search for a query that is refused, and that of ctx.
	Marks(ctx context.Context, q Query, text string) ([]Part, error)
}

// ErrNotFound is the error for an exchange that is not in the index.
var ErrNotFound = errors.New("search: no such exchange")

// An ExchangeID names an exchange among all documents.
type ExchangeID struct {
	Document parliament.DocumentID `json:"document"`
	Exchange parliament.ExchangeID `json:"exchange"`
}

// String returns the id as "kst-21501-02-2401/12", for messages.
func (id ExchangeID) String() string { return string(id.Document) + "/" + string(id.Exchange) }

// A TextSource returns the record of an exchange. A Searcher cuts its fragments
// from the texts it gives, so that no text is stored twice. It must be safe for
// concurrent use, and must give the same texts that were indexed.
type TextSource func(ExchangeID) (Record, error)

// A Suggestion completes what somebody is typing.
type Suggestion struct {
	Text  string `json:"text"`  // the whole text with its last word completed
	Word  string `json:"word"`  // that last word, as the documents print it
	Count int    `json:"count"` // the number of exchanges that hold the word
}

// MaxSuggestions and MaxRelated bound what Suggest and Related return; a higher
// limit is lowered to them, for nobody reads more.
const (
	MaxSuggestions = 20
	MaxRelated     = 20
)

// MinPrefix is the number of letters and digits that Suggest needs: with fewer
// it would have to walk through a good part of all words on every key press.
const MinPrefix = 2
