package server

import (
	"net/http"

	"inbreng/internal/format"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// searchRecord is a search as JSON. Its names are a contract, written down in
// data/schema/search.schema.json; more may be added.
type searchRecord struct {
	Query       string                 `json:"query"`
	Interpreted string                 `json:"interpreted"`
	Correction  string                 `json:"correction,omitempty"`
	Total       int                    `json:"total"`
	Offset      int                    `json:"offset"`
	Limit       int                    `json:"limit"`
	Sort        string                 `json:"sort"`
	Partial     bool                   `json:"partial"`
	Notices     []string               `json:"notices"`
	Notes       []search.Note          `json:"notes"`
	Corrections []search.Correction    `json:"corrections"`
	Synonyms    []search.Synonym       `json:"synonyms"`
	Terms       []search.TermCount     `json:"terms"`
	Papers      []parliament.PaperID   `json:"papers"`
	Next        string                 `json:"next,omitempty"`     // address of the next page
	Previous    string                 `json:"previous,omitempty"` // and of the one before
	Hits        []hitRecord            `json:"hits"`
	Places      []search.Places        `json:"places"`
	Facets      map[string][]facetItem `json:"facets"`
	More        map[string]int         `json:"facetsMore"` // values behind those in Facets
}

// hitRecord is a hit with its address.
type hitRecord struct {
	search.ExchangeID
	URL string `json:"url"`
	search.Hit
}

// facetItem is a value of a filter with the address of the search in which that
// value is turned on or off.
type facetItem struct {
	search.FacetValue
	URL string `json:"url"`
}

// searchTwins are the forms of a search.
func (s *Server) searchTwins() map[string]encoder {
	return map[string]encoder{".json": s.searchJSON, ".csv": s.searchCSV, ".atom": s.searchFeed}
}

// searchJSON returns one page of a search.
func (s *Server) searchJSON(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
	in, err := rel.readSearch(r)
	if err != nil {
		return nil, err
	}
	result, err := s.find(r, rel, in.query)
	if err != nil {
		return nil, err
	}
	sort := search.ByRelevance
	if in.sorted() {
		sort = in.query.Sort
	}
	record := searchRecord{
		Query: result.Query, Interpreted: result.Interpreted, Correction: result.Correction,
		Total: result.Total, Offset: result.Offset, Limit: in.query.Limit, Sort: sort.Dutch(), Partial: result.Partial,
		Notices: append([]string{}, in.notices...), Notes: append([]search.Note{}, result.Notes...),
		Corrections: append([]search.Correction{}, result.Corrections...), Synonyms: append([]search.Synonym{}, result.Synonyms...),
		Terms: append([]search.TermCount{}, result.Terms...), Papers: append([]parliament.PaperID{}, result.Papers...),
		Next: in.nextPage("/zoeken.json", result), Previous: in.previousPage("/zoeken.json", result),
		Hits: []hitRecord{}, Places: append([]search.Places{}, result.Places...),
	}
	record.Facets, record.More = facetRecords(rel, in, &result.Facets)
	for _, hit := range result.Hits {
		hit.Factions, hit.Askers = append([]parliament.Faction{}, hit.Factions...), append([]parliament.Asker{}, hit.Askers...)
		hit.Addressees, hit.Answerers = append([]parliament.Minister{}, hit.Addressees...), append([]parliament.Minister{}, hit.Answerers...)
		record.Hits = append(record.Hits, hitRecord{hit.ID, answerURL(hit.ID.Document, hit.ID.Exchange), hit})
	}
	return encodeJSON(&record)
}

// maxRows is how many hits a table of a search has. For more of them it says where
// the next part is, as pages do.
const maxRows = 1000

// searchCSV returns the hits of a search as a table, from where the address says.
func (s *Server) searchCSV(w http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
	in, err := rel.readSearch(r)
	if err != nil {
		return nil, err
	}
	t := format.Table{Names: format.ExchangeNames}
	q := in.query
	q.Limit = search.MaxLimit
	for len(t.Rows) < maxRows {
		result, err := s.find(r, rel, q)
		if err != nil {
			return nil, err
		}
		for i := range result.Hits {
			d, err := rel.Corpus.Excerpt(result.Hits[i].ID.Document, result.Hits[i].ID.Exchange)
			if err != nil {
				return nil, err
			}
			t.Rows = append(t.Rows, format.ExchangeRow(s.site(), d, &d.Exchanges[0]))
		}
		if q.After, q.Offset = result.Next, 0; q.After == "" {
			return t.CSV(), nil
		}
	}
	addLink(w.Header(), in.pageBehind("/zoeken.csv", q.After), "next", "text/csv")
	return t.CSV(), nil
}

// facetRecords returns the filters that addresses have, with all values that the
// searcher lists, and how many there are more.
func facetRecords(rel *release, in *searchInput, facets *search.Facets) (records map[string][]facetItem, more map[string]int) {
	records, more = map[string][]facetItem{paramFootnotes: {}}, map[string]int{}
	item := func(c choice) facetItem {
		return facetItem{search.FacetValue{Value: c.Value, Label: c.Label, Count: c.Count, Selected: c.Chosen}, c.URL}
	}
	for _, f := range facetsOf(rel, in, facets) {
		records[f.param] = []facetItem{}
		choices, hidden := f.choices(in, "/zoeken.json", search.MaxFacetValues)
		if hidden > 0 {
			more[f.param] = hidden
		}
		for _, c := range choices {
			records[f.param] = append(records[f.param], item(c))
		}
	}
	for _, v := range facets.Footnotes.Values {
		records[paramFootnotes] = append(records[paramFootnotes], facetItem{v, in.toggled("/zoeken.json", paramFootnotes, v.Value)})
	}
	return records, more
}
