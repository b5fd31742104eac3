package search

import "inbreng/internal/parliament"

// A Result is the answer to a Query: one page of hits and what is known of all.
type Result struct {
	Query string `json:"query"` // as typed
	// Interpreted is how the query was read, in the query language itself.
	Interpreted string `json:"interpreted"`
	// Correction is the text that was searched for instead, "" for none.
	Correction string `json:"correction,omitempty"`
	Total      int    `json:"total"` // exact
	Offset     int    `json:"offset"`
	// Notes say what of the query was read otherwise than it was perhaps meant.
	Notes []Note `json:"notes"`
	// Corrections are the words that occur nowhere, with what was searched for
	// instead. Correction is the whole text so corrected.
	Corrections []Correction `json:"corrections"`
	// Synonyms are the words that were also looked for under another name.
	Synonyms []Synonym `json:"synonyms"`
	// Terms say, when no exchange has everything, what each word or phrase of
	// the query would give alone; empty otherwise.
	Terms []TermCount `json:"terms"`
	// Papers are the papers that the query names, in whatever notation.
	Papers []parliament.PaperID `json:"papers"`
	// Next is the cursor of the page behind this one, "" on the last: see Query.After.
	// Previous is, on a page that was asked for by a cursor, that of the page before,
	// "" where that is the first page. Of a result around a hit Next is the cursor of
	// the page that begins with that hit, "" where that is the first page.
	Next     string `json:"next,omitempty"`
	Previous string `json:"previous,omitempty"`
	// Partial says that no exchange has everything that was asked for, and that
	// the hits have only part of it. It holds for all hits or none.
	Partial bool   `json:"partial"`
	Hits    []Hit  `json:"hits"` // never nil
	Facets  Facets `json:"facets"`
	// Places say where in the documents of these hits all hits stand that there are
	// in them, in the order of the documents on the page; never nil.
	Places []Places `json:"places"`
}

// Places are the hits in one document.
type Places struct {
	Document parliament.DocumentID `json:"document"`
	// Exchanges are the ids of all exchanges of the document that were found, in
	// the order of the document.
	Exchanges []parliament.ExchangeID `json:"exchanges"`
}

// A Correction is a word of the query that occurs nowhere, and the word of the
// documents that was searched for instead.
type Correction struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// A Synonym is a word or abbreviation of the query, and what it was also looked
// for as.
type Synonym struct {
	Word string   `json:"word"`
	As   []string `json:"as"`
}

// A TermCount is a word or phrase of the query and the number of exchanges that
// have it, with the filters and without.
type TermCount struct {
	Term       string `json:"term"`
	Count      int    `json:"count"`
	Unfiltered int    `json:"unfiltered"`
	// Unquoted is, for a phrase, the number that has its words in any order.
	Unquoted int `json:"unquoted"`
}

// A Hit is an exchange that was found. The JSON form leaves the id out: a
// program that writes a Hit embeds the ExchangeID and the Hit side by side, with
// the address between them.
type Hit struct {
	ID      ExchangeID `json:"-"`
	Score   float64    `json:"score"` // higher is better; only comparable within one result
	Partial bool       `json:"partial"`
	// Named says that the query names this exchange by its official number
	// ("vraag 12"). Such hits stand first when the order is by relevance.
	Named bool `json:"named,omitempty"`
	// Factions are the askers, never nil.
	Factions []parliament.Faction `json:"factions"`
	// Askers are the members who asked, where they are named; Addressees those of
	// the government whom the document is addressed to, and Answerers who answered,
	// none where there is no answer. Never nil.
	Askers     []parliament.Asker    `json:"askers"`
	Addressees []parliament.Minister `json:"addressees"`
	Answerers  []parliament.Minister `json:"answerers"`
	// The dates of the document, as far as they are known.
	Submitted parliament.Date `json:"submitted,omitzero"`
	Received  parliament.Date `json:"received,omitzero"`
	Adopted   parliament.Date `json:"adopted,omitzero"`
	Topic     string          `json:"topic"`
	// In lists the fields that hold words of the query, in the order in which the
	// constants stand; never nil, empty for a blank query.
	In []Field `json:"in"`
	// Fragments hold one of the question and one of the answer where there is
	// one, and one of the footnotes where the query's words occur in these.
	Fragments []Fragment `json:"fragments"`
}

// A Fragment is a passage of a field, cut between words. Parts are never empty,
// and joined they are the passage, with Ellipsis before it or after it where
// something was left out.
type Fragment struct {
	Field Field  `json:"field"`
	Parts []Part `json:"parts"`
}

// Ellipsis marks where a fragment leaves something out. A space parts it from
// the words.
const Ellipsis = "…"

// A Part is a stretch of a fragment: text, never HTML. Hit says that it is a
// word of the query.
type Part struct {
	Text string `json:"text"`
	Hit  bool   `json:"hit"`
}

// Facets count, for the values of each filter, the hits that choosing this value
// would give: each filter's own values are left out of account in its own counts.
type Facets struct {
	Factions   Facet `json:"fractie"`
	Askers     Facet `json:"indiener"`
	Ministers  Facet `json:"bewindspersoon"`
	Ministries Facet `json:"ministerie"`
	Documents  Facet `json:"document"`
	Topics     Facet `json:"onderwerp"`
	Kinds      Facet `json:"soort"`
	Years      Facet `json:"jaar"`
	Papers     Facet `json:"verwijst"`
	Footnotes  Facet `json:"voetnoten"` // one value, "ja"
}

// A FacetName names a facet, as addresses and JSON do.
type FacetName string

// FacetNames are the facets that hold a list of values; the others are a switch.
var FacetNames = []FacetName{FacetFactions, FacetAskers, FacetMinisters, FacetMinistries, FacetDocuments, FacetTopics, FacetKinds, FacetYears, FacetPapers}

// The facets with a list.
const (
	FacetFactions   FacetName = "fractie"
	FacetAskers     FacetName = "indiener"
	FacetMinisters  FacetName = "bewindspersoon"
	FacetMinistries FacetName = "ministerie"
	FacetDocuments  FacetName = "document"
	FacetTopics     FacetName = "onderwerp"
	FacetKinds      FacetName = "soort"
	FacetYears      FacetName = "jaar"
	FacetPapers     FacetName = "verwijst"
)

// A Facet holds the values of one filter. Years stand latest first, all others
// by count, highest first. Values with no hits are left out, unless selected.
type Facet struct {
	Values []FacetValue `json:"values"` // never nil, at most MaxFacetValues and the selected ones
	More   int          `json:"more"`   // values behind these that are not listed
	From   int          `json:"from"`   // values before these, see Query.ListFrom
}

// MaxFacetValues is how many values of a filter are listed at once: topics run into
// the thousands.
const MaxFacetValues = 100

// A FacetValue is one value of a filter: Value as the Query has it, Label as
// readers see it.
type FacetValue struct {
	Value    string `json:"value"`
	Label    string `json:"label"`
	Count    int    `json:"count"`
	Selected bool   `json:"selected,omitempty"`
}
