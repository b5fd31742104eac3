package search

import (
	"errors"
	"fmt"
	"slices"

	"inbreng/internal/parliament"
)

// Bounds of a query. They keep the dearest query within a few milliseconds of
// work; beyond them a query is refused, never cut.
const (
	// MaxText is the longest query text in bytes: a pasted paragraph fits.
	MaxText = 2000
	// MaxWords is the largest number of words in a query, as Tokens counts them:
	// each opens a few lists in the index.
	MaxWords = 64
	// MaxFilterValues is the largest number of values of one filter.
	MaxFilterValues = 100
	// MaxOffset is the furthest that paging goes: hits up to it are sorted on
	// every request.
	MaxOffset = 10_000
	// MaxLimit is the largest page, DefaultLimit the page when Limit is 0.
	MaxLimit     = 100
	DefaultLimit = 20
)

// maxCursor is the length of a cursor in bytes above which none is looked at.
const maxCursor = 100

// Errors for queries that are refused. Search returns them wrapped.
var (
	ErrTooLong    = errors.New("search: the query text is too long")
	ErrTooMany    = errors.New("search: the query has too many words or filter values")
	ErrOutOfRange = errors.New("search: a value of the query is out of range")
)

// A Query is what is asked for. The zero Query is blank: it lists everything.
// Values of one filter are alternatives; an empty filter leaves everything.
type Query struct {
	Text       string                  // as typed; see Parse
	Factions   []string                // slugs
	Askers     []string                // members who asked: slugs, as parliament.Asker.Slug has them
	Ministers  []string                // slugs of those known by name, see parliament.Minister.Slug
	Ministries []string                // slugs
	Documents  []parliament.DocumentID //
	Topics     []string                // as printed; capitals and accents do not matter
	In         Field                   // FieldQuestion, FieldAnswer, or "" for anywhere
	Kinds      []parliament.Kind       //
	Years      []int                   // of the record's date
	Papers     []parliament.PaperID    // cited by the exchange
	Footnotes  bool                    // only exchanges with footnotes
	Literal    bool                    // without corrections and synonyms
	Sort       Sort                    // "" is ByRelevance
	After      string                  // the cursor Result.Next of the page before; Offset is 0 then
	Offset     int                     // hits to leave out, at most MaxOffset
	Limit      int                     // hits to return, at most MaxLimit; 0 is DefaultLimit

	// Around asks for the hit of one exchange and those beside it in the list,
	// wherever it stands, instead of a page. After, Offset and Limit do not count.
	Around ExchangeID
	// List names a facet of which the values from number ListFrom on are wanted, at
	// most MaxFacetValues, instead of the first ones.
	List     FacetName
	ListFrom int
}

// Check returns an error that wraps ErrTooLong, ErrTooMany or ErrOutOfRange
// when q is outside the bounds. It does not count the words, Parse does.
func (q *Query) Check() error {
	if len(q.Text) > MaxText {
		return fmt.Errorf("%w: %d bytes, at most %d", ErrTooLong, len(q.Text), MaxText)
	}
	for _, n := range []int{len(q.Factions), len(q.Askers), len(q.Ministers), len(q.Ministries), len(q.Documents), len(q.Topics), len(q.Kinds), len(q.Years), len(q.Papers)} {
		if n > MaxFilterValues {
			return fmt.Errorf("%w: %d values of one filter, at most %d", ErrTooMany, n, MaxFilterValues)
		}
	}
	switch {
	case q.Offset < 0 || q.Offset > MaxOffset:
		return fmt.Errorf("%w: offset %d, want 0 to %d", ErrOutOfRange, q.Offset, MaxOffset)
	case q.After != "" && (q.Offset != 0 || len(q.After) > maxCursor):
		return fmt.Errorf("%w: a cursor of %d bytes with offset %d", ErrOutOfRange, len(q.After), q.Offset)
	case q.Limit < 0 || q.Limit > MaxLimit:
		return fmt.Errorf("%w: limit %d, want 0 to %d", ErrOutOfRange, q.Limit, MaxLimit)
	case q.In != "" && q.In != FieldQuestion && q.In != FieldAnswer:
		return fmt.Errorf("%w: in %.20q", ErrOutOfRange, q.In)
	case q.List != "" && !slices.Contains(FacetNames, q.List) || q.ListFrom < 0:
		return fmt.Errorf("%w: facet %.20q from %d", ErrOutOfRange, q.List, q.ListFrom)
	case q.Sort != "" && q.Sort.Dutch() == "":
		return fmt.Errorf("%w: sort %.20q", ErrOutOfRange, q.Sort)
	}
	return nil
}

// A Field is a part of a record in which words are found.
type Field string

// The fields. Words can be asked for in the first two only.
const (
	FieldQuestion  Field = "question"
	FieldAnswer    Field = "answer"
	FieldFootnotes Field = "footnotes"
	FieldTopic     Field = "topic"
	FieldFaction   Field = "faction"  // by any of its names
	FieldAsker     Field = "asker"    // the names of the members who asked
	FieldMinister  Field = "minister" // the names of those who were asked or answered
	FieldTitle     Field = "title"    // title, subject and dossier number of the document
)

var dutchFields = map[Field]string{
	FieldQuestion: "vraag", FieldAnswer: "antwoord", FieldFootnotes: "voetnoot",
	FieldTopic: "onderwerp", FieldFaction: "fractie", FieldAsker: "indiener", FieldMinister: "bewindspersoon", FieldTitle: "titel",
}

// Dutch returns the field's name as readers see it and as addresses have it, or
// "" for a field that is not known.
func (f Field) Dutch() string { return dutchFields[f] }

// ParseField returns the field with that Dutch or English name.
func ParseField(s string) (Field, bool) {
	for f, dutch := range dutchFields {
		if s == string(f) || s == dutch {
			return f, true
		}
	}
	return "", false
}

// A Sort is the order of the hits. Hits that are equal in it stand in document
// order.
type Sort string

// The orders. A blank query has no relevance and stands in document order then.
const (
	ByRelevance Sort = "relevance"
	ByDocument  Sort = "document" // document order
	ByDate      Sort = "date"     // latest first, undated last
)

var dutchSorts = map[Sort]string{ByRelevance: "relevantie", ByDocument: "document", ByDate: "datum"}

// Dutch returns the order's name as readers see it and as addresses have it, or
// "" for an order that is not known.
func (s Sort) Dutch() string { return dutchSorts[s] }

// ParseSort returns the order with that Dutch or English name.
func ParseSort(s string) (Sort, bool) {
	for sort, dutch := range dutchSorts {
		if s == string(sort) || s == dutch {
			return sort, true
		}
	}
	return "", false
}
