package server

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// The parameters of a search. They are part of addresses that people keep.
const (
	paramText     = "q"
	paramFaction  = "fractie"
	paramIn       = "in"
	paramDocument = "document"
	paramTopic    = "onderwerp"
	paramOffset   = "vanaf"
)

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
	for _, v := range values[paramDocument] {
		rel.readDocument(in, v)
	}
	for _, v := range values[paramTopic] {
		if v = strings.TrimSpace(v); v != "" && !slices.Contains(in.query.Topics, v) {
			in.query.Topics = append(in.query.Topics, strings.ToValidUTF8(v, " "))
		}
	}
	in.readIn(values.Get(paramIn))
	in.readOffset(values.Get(paramOffset))
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

// filtered reports whether anything but words was chosen.
func (in *searchInput) filtered() bool {
	q := &in.query
	return len(q.Factions)+len(q.Documents)+len(q.Topics) > 0 || q.In != ""
}

// address returns the address of the search as it was understood, on path. It
// is without vanaf: whoever changes a filter starts at the first page.
func (in *searchInput) address(path string, change func(url.Values)) string {
	values := url.Values{}
	q := &in.query
	if q.Text != "" {
		values.Set(paramText, q.Text)
	}
	for _, f := range q.Factions {
		values.Add(paramFaction, f)
	}
	for _, d := range q.Documents {
		values.Add(paramDocument, string(d))
	}
	for _, t := range q.Topics {
		values.Add(paramTopic, t)
	}
	if q.In != "" {
		values.Set(paramIn, q.In.Dutch())
	}
	if change != nil {
		change(values)
	}
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}

// toggled returns the address of the search with one value of a filter added,
// or taken away where it is chosen.
func (in *searchInput) toggled(path, param, value string) string {
	return in.address(path, func(values url.Values) {
		if i := slices.Index(values[param], value); i >= 0 {
			values[param] = slices.Delete(values[param], i, i+1)
			return
		}
		values.Add(param, value)
	})
}

// searchContext bounds the time of a search.
func searchContext(r *http.Request) (context.Context, context.CancelFunc) {
	return context.WithTimeout(r.Context(), searchTimeout)
}
