package server

import (
	"context"
	"net/url"
	"strconv"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// searchParameters are what the search of the API takes: the same as the search
// page, under the names of the records.
type searchParameters struct {
	Text       string   `query:"q" maxLength:"2000" doc:"What to look for, in the language of the search page." example:"drones"`
	Factions   []string `query:"faction,explode" maxItems:"100" doc:"Only what these factions asked, by the name in their address."`
	Askers     []string `query:"asker,explode" maxItems:"100" doc:"Only what these members asked, by the name in the address of their page."`
	Ministers  []string `query:"minister,explode" maxItems:"100" doc:"Only what these ministers were asked or answered, by the name in the address of their page."`
	Ministries []string `query:"ministry,explode" maxItems:"100" doc:"Only what these ministries, or ministers with these remits, were asked or answered, by the name in the address of their page."`
	Documents  []string `query:"document,explode" maxItems:"100" doc:"Only in these documents, by id."`
	Topics     []string `query:"topic,explode" maxItems:"100" doc:"Only under these topics, as printed."`
	Kinds      []string `query:"kind,explode" maxItems:"10" doc:"Only in documents of these kinds."`
	Years      []int    `query:"year,explode" maxItems:"100" doc:"Only of these years."`
	Papers     []string `query:"paper,explode" maxItems:"100" doc:"Only what cites one of these papers, by id."`
	In         string   `query:"in" enum:"question,answer" doc:"Only where the words stand in the question or in the answer."`
	Footnotes  bool     `query:"footnotes" doc:"Only exchanges with footnotes."`
	Literal    bool     `query:"literal" doc:"Without corrections and synonyms."`
	Sort       string   `query:"sort" enum:"relevance,document,date" default:"relevance" doc:"Order of the hits."`
	Offset     int      `query:"offset" minimum:"0" maximum:"10000" doc:"Number of hits to leave out; beyond 10,000 follow next."`
	Limit      int      `query:"limit" minimum:"1" maximum:"100" default:"20" doc:"Most hits to return."`
	After      string   `query:"after" maxLength:"100" doc:"Cursor of a page, as next has it."`
}

// apiResult is the result of a search.
type apiResult struct {
	Query       string               `json:"query" doc:"What was looked for, as typed."`
	Interpreted string               `json:"interpreted" doc:"How it was read, in the query language."`
	Correction  string               `json:"correction,omitempty" doc:"What was searched for instead; absent for none."`
	Total       int                  `json:"total" doc:"Number of hits, exact."`
	Offset      int                  `json:"offset" doc:"Number of hits before the first one here."`
	Limit       int                  `json:"limit" doc:"Most hits on a page."`
	Partial     bool                 `json:"partial" doc:"No exchange has everything that was asked for; these have part of it."`
	Notes       []search.Note        `json:"notes"`
	Corrections []search.Correction  `json:"corrections"`
	Synonyms    []search.Synonym     `json:"synonyms"`
	Terms       []search.TermCount   `json:"terms"`
	Papers      []parliament.PaperID `json:"papers" doc:"Ids of the papers that the query names."`
	Next        string               `json:"next,omitempty" doc:"Address of the next page; absent on the last."`
	Hits        []apiHit             `json:"hits"`
	Places      []search.Places      `json:"places" doc:"Where in the documents of these hits all hits stand."`
	Facets      search.Facets        `json:"facets" doc:"What choosing each value of a filter would give."`
}

// apiHit is a hit with its address.
type apiHit struct {
	Document parliament.DocumentID `json:"document"`
	Exchange parliament.ExchangeID `json:"exchange"`
	URL      string                `json:"url" doc:"Address of the exchange on this site; permanent."`
	search.Hit
}

// query returns the query that the parameters are.
func (p *searchParameters) query() search.Query {
	q := search.Query{
		Text: p.Text, Factions: p.Factions, Askers: p.Askers, Ministers: p.Ministers, Ministries: p.Ministries,
		Topics: p.Topics, Years: p.Years, In: search.Field(p.In), Footnotes: p.Footnotes, Literal: p.Literal,
		Sort: search.Sort(p.Sort), Offset: p.Offset, Limit: p.Limit, After: p.After,
	}
	for _, id := range p.Documents {
		q.Documents = append(q.Documents, parliament.DocumentID(id))
	}
	for _, kind := range p.Kinds {
		q.Kinds = append(q.Kinds, parliament.Kind(kind))
	}
	for _, id := range p.Papers {
		q.Papers = append(q.Papers, parliament.PaperID(id))
	}
	return q
}

// address returns the address of the same search from another place on.
func (p *searchParameters) address(offset int, after string) string {
	values := url.Values{
		"faction": p.Factions, "asker": p.Askers, "minister": p.Ministers, "ministry": p.Ministries,
		"document": p.Documents, "topic": p.Topics, "kind": p.Kinds, "paper": p.Papers,
	}
	for _, year := range p.Years {
		values.Add("year", strconv.Itoa(year))
	}
	set := func(name, value string, is bool) {
		if is {
			values.Set(name, value)
		}
	}
	set("q", p.Text, p.Text != "")
	set("in", p.In, p.In != "")
	set("footnotes", "true", p.Footnotes)
	set("literal", "true", p.Literal)
	set("sort", p.Sort, p.Sort != "" && p.Sort != string(search.ByRelevance))
	set("limit", strconv.Itoa(p.Limit), true)
	set("offset", strconv.Itoa(offset), after == "")
	set("after", after, after != "")
	return apiPath + "/search?" + values.Encode()
}

// apiSearch answers a search.
func (s *Server) apiSearch(ctx context.Context, rel *release, p *searchParameters) (apiResult, string, error) {
	q := p.query()
	result, err := s.findIn(ctx, rel, q)
	if err != nil {
		return apiResult{}, "", err
	}
	out := apiResult{
		Query: result.Query, Interpreted: result.Interpreted, Correction: result.Correction, Total: result.Total, Offset: result.Offset, Limit: p.Limit,
		Partial: result.Partial, Notes: result.Notes, Corrections: result.Corrections, Synonyms: result.Synonyms, Terms: result.Terms,
		Papers: result.Papers, Hits: []apiHit{}, Places: result.Places, Facets: result.Facets,
	}
	for _, hit := range result.Hits {
		out.Hits = append(out.Hits, apiHit{hit.ID.Document, hit.ID.Exchange, s.baseURL + answerURL(hit.ID.Document, hit.ID.Exchange), hit})
	}
	switch next := p.Offset + p.Limit; {
	case result.Next == "":
	case p.After == "" && next <= search.MaxOffset:
		out.Next = p.address(next, "")
	default:
		out.Next = p.address(0, result.Next)
	}
	return out, out.Next, nil
}
