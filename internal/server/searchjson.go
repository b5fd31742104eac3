package server

import (
	"net/http"

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
	Partial     bool                   `json:"partial"`
	Notices     []string               `json:"notices"`
	Hits        []hitRecord            `json:"hits"`
	Facets      map[string][]facetItem `json:"facets"`
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

// errorRecord is an error as JSON.
type errorRecord struct {
	Status int    `json:"status"`
	Error  string `json:"error"`
}

func (s *Server) serveSearchJSON(w http.ResponseWriter, r *http.Request, rel *release) error {
	in, err := rel.readSearch(r)
	if err != nil {
		return err
	}
	result, err := find(r, rel, &in.query)
	if err != nil {
		return err
	}
	record := searchRecord{
		Query: result.Query, Interpreted: result.Interpreted, Correction: result.Correction,
		Total: result.Total, Offset: result.Offset, Limit: in.query.Limit, Partial: result.Partial,
		Notices: append([]string{}, in.notices...), Hits: []hitRecord{}, Facets: facetRecords(in, &result.Facets),
	}
	for _, hit := range result.Hits {
		if hit.Factions == nil {
			hit.Factions = []parliament.Faction{}
		}
		record.Hits = append(record.Hits, hitRecord{hit.ID, answerURL(hit.ID.Document, hit.ID.Exchange), hit})
	}
	return renderJSON(w, r, http.StatusOK, &record)
}

// facetRecords returns the filters that addresses have.
func facetRecords(in *searchInput, facets *search.Facets) map[string][]facetItem {
	records := map[string][]facetItem{}
	for param, facet := range map[string]search.Facet{
		paramFaction: facets.Factions, paramDocument: facets.Documents, paramTopic: facets.Topics,
	} {
		records[param] = []facetItem{}
		for _, v := range facet.Values {
			records[param] = append(records[param], facetItem{v, in.toggled("/zoeken.json", param, v.Value)})
		}
	}
	return records
}

// serveErrorJSON sends an error as JSON.
func (s *Server) serveErrorJSON(w http.ResponseWriter, r *http.Request, _ *release, e *pageError) {
	if err := renderJSON(w, r, e.status, errorRecord{e.status, e.sentence}); err != nil {
		s.log.Error("the error could not be sent", "error", err)
	}
}
