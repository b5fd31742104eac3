package server

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// The parameters of a search. They are part of addresses that people keep.
const (
	paramText      = "q"
	paramFaction   = "fractie"
	paramAsker     = "indiener"
	paramMinister  = "bewindspersoon"
	paramMinistry  = "ministerie"
	paramIn        = "in"
	paramDocument  = "document"
	paramTopic     = "onderwerp"
	paramKind      = "soort"
	paramYear      = "jaar"
	paramPaper     = "verwijst"
	paramFootnotes = "voetnoten"
	paramSort      = "sorteer"
	paramLiteral   = "letterlijk"
	paramOffset    = "vanaf"
	paramAfter     = "na"
	// paramList asks for all values of a filter instead of hits, paramListFrom for
	// those from a number on.
	paramList     = "lijst"
	paramListFrom = "lijstvanaf"
)

// The values of the parameters that can only be on.
const (
	footnotesYes = "ja"
	literalYes   = "1"
)

// filterParams are the parameters that leave something out of the results.
var filterParams = []string{paramFaction, paramAsker, paramMinister, paramMinistry, paramIn, paramDocument, paramTopic, paramKind, paramYear, paramPaper, paramFootnotes}

// A searchInput is what a request for a search asks, as far as it was
// understood. What was not is left out and told.
type searchInput struct {
	query   search.Query
	notices []string
	// factions are the chosen ones with their names, documents the chosen
	// ones with their titles.
	factions  map[string]string
	documents map[parliament.DocumentID]string
}

// readSearch reads the parameters of a search. The only error is a query that
// is far too large.
func (rel *release) readSearch(r *http.Request) (*searchInput, error) {
	values := r.URL.Query()
	n := 0
	for _, v := range values {
		n += len(v)
	}
	if n > maxParameters {
		return nil, &pageError{status: http.StatusBadRequest, sentence: "Dit adres heeft te veel filters."}
	}
	in := &searchInput{factions: map[string]string{}, documents: map[parliament.DocumentID]string{}}
	in.query.Text = strings.TrimSpace(strings.ToValidUTF8(values.Get(paramText), " "))
	in.query.Limit = search.DefaultLimit
	for _, v := range values[paramFaction] {
		rel.readFaction(in, v)
	}
	for _, v := range values[paramAsker] {
		in.query.Askers = rel.readPerson(in, corpus.ByAsker, in.query.Askers, v)
	}
	for _, v := range values[paramMinister] {
		in.query.Ministers = rel.readPerson(in, corpus.ByMinister, in.query.Ministers, v)
	}
	for _, v := range values[paramMinistry] {
		in.query.Ministries = rel.readPerson(in, corpus.ByMinistry, in.query.Ministries, v)
	}
	for _, v := range values[paramDocument] {
		rel.readDocument(in, v)
	}
	for _, v := range values[paramTopic] {
		if v = strings.TrimSpace(v); v != "" && !slices.Contains(in.query.Topics, v) {
			in.query.Topics = append(in.query.Topics, strings.ToValidUTF8(v, " "))
		}
	}
	for _, v := range values[paramKind] {
		in.readKind(v)
	}
	for _, v := range values[paramYear] {
		in.readYear(v)
	}
	for _, v := range values[paramPaper] {
		in.readPaper(v)
	}
	in.query.Footnotes = values.Get(paramFootnotes) == footnotesYes
	in.query.Literal = values.Get(paramLiteral) == literalYes
	in.readIn(values.Get(paramIn))
	in.readSort(values.Get(paramSort))
	in.readOffset(values.Get(paramOffset))
	if in.query.After = values.Get(paramAfter); in.query.After != "" {
		in.query.Offset = 0
	}
	in.readList(values.Get(paramList), values.Get(paramListFrom))
	return in, in.query.Check()
}

func (in *searchInput) notice(what, value, then string) {
	in.notices = append(in.notices, what+" “"+clip(strings.ToValidUTF8(value, " "), maxShown)+"” "+then)
}

// readFaction takes a slug, or any name of a faction.
func (rel *release) readFaction(in *searchInput, value string) {
	if value == "" {
		return
	}
	slug := value
	found, err := rel.Corpus.Faction(slug)
	if err != nil {
		f, _ := parliament.ParseFaction(value)
		slug = f.Slug()
		if found, err = rel.Corpus.Faction(slug); err != nil {
			in.notice("Een fractie", value, "stelde hier geen vragen; zonder dat filter is gezocht.")
			return
		}
	}
	if in.factions[slug] == "" {
		in.factions[slug] = string(found.Faction)
		in.query.Factions = append(in.query.Factions, slug)
	}
}

func (rel *release) readDocument(in *searchInput, value string) {
	if value == "" {
		return
	}
	id, _, ok := rel.find(value)
	if !ok {
		in.notice("Een stuk", value, "is hier niet; in alle stukken is gezocht.")
		return
	}
	if _, chosen := in.documents[id]; chosen {
		return
	}
	in.documents[id] = string(id)
	if summary, err := rel.Corpus.Summary(id); err == nil {
		in.documents[id] = capital(summary.Title)
	}
	in.query.Documents = append(in.query.Documents, id)
}

func (in *searchInput) readIn(value string) {
	switch field, ok := search.ParseField(value); {
	case value == "" || value == "alles":
	case ok && (field == search.FieldQuestion || field == search.FieldAnswer):
		in.query.In = field
	default:
		in.notice("Zoeken in", value, "kan niet; in vragen en antwoorden is gezocht.")
	}
}

func (in *searchInput) readOffset(value string) {
	if value == "" {
		return
	}
	offset, err := strconv.Atoi(value)
	if err != nil || offset < 0 || offset > search.MaxOffset {
		in.notice("Verder vanaf", value, "kan niet; hier staat het begin van de lijst.")
		return
	}
	in.query.Offset = offset
}

func (in *searchInput) readList(name, from string) {
	if name == "" {
		return
	}
	if !slices.Contains(search.FacetNames, search.FacetName(name)) {
		in.notice("Een lijst van", name, "is er niet.")
		return
	}
	in.query.List = search.FacetName(name)
	if n, err := strconv.Atoi(from); err == nil && n > 0 {
		in.query.ListFrom = n / search.MaxFacetValues * search.MaxFacetValues
	}
}

// searchContext bounds the time of a search.
func searchContext(r *http.Request) (context.Context, context.CancelFunc) {
	return context.WithTimeout(r.Context(), searchTimeout)
}
