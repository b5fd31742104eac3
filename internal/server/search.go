package server

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// searchPage is the search: the form, and what was found.
type searchPage struct {
	page
	Asked      bool // something was asked: there is a result
	Notices    []string
	Hint       link // a paper that is cited here, where the query is one
	Factions   []choice
	In         []choice
	Documents  []choice // chosen, to be taken away
	Topics     []choice // chosen, to be taken away
	MoreTopics []choice // that could be chosen
	Unfiltered string   // address of the same words without filters, "" for none

	Total       int
	From, To    int // of the hits shown, from 1
	Partial     bool
	Correction  string
	Hits        []hitView
	Previous    string
	Next        string
	Suggestions []link // where there is nothing to show
}

// A choice is a value of a filter. URL is the address with the choice turned.
type choice struct {
	Value, Label string
	Count        int
	Counted      bool
	Chosen       bool
	URL          string
}

// A hitView is an exchange that was found.
type hitView struct {
	URL, Name string
	Factions  string
	Topic     string
	Document  link
	Date      parliament.Date
	Partial   bool
	Fragments []search.Fragment
}

// FieldName is the word in front of a fragment; templates call it.
func (hitView) FieldName(f search.Field) string { return capital(f.Dutch()) }

func (s *Server) serveSearch(w http.ResponseWriter, r *http.Request, rel *release) error {
	in, err := rel.readSearch(r)
	if err != nil {
		return err
	}
	id, paper, found := rel.find(in.query.Text)
	if found && !in.filtered() {
		return redirect(w, r, documentURL(id))
	}
	result, err := find(r, rel, &in.query)
	if err != nil {
		return err
	}
	p := &searchPage{Asked: in.query.Text != "" || in.filtered(), Notices: in.notices}
	p.Title, p.Description, p.Query, p.Nav = "Zoeken", "Zoeken in alle vragen en antwoorden.", in.query.Text, "zoeken"
	p.NoIndex, p.OwnSearch = true, true
	if in.query.Text != "" {
		p.Title = "Zoeken: " + clip(in.query.Text, maxShown)
	}
	if paper != "" && rel.cited(paper) {
		p.Hint = link{URL: paperURL(paper), Text: paper.Citation()}
	}
	p.filters(rel, in, result)
	p.result(rel, in, result)
	if len(p.Hits) == 0 {
		for _, f := range rel.Corpus.Factions() {
			p.Suggestions = append(p.Suggestions, link{URL: factionURL(f.Faction), Text: string(f.Faction)})
		}
	}
	return s.render(w, r, http.StatusOK, "search", p)
}

// find runs a search within its time.
func find(r *http.Request, rel *release, q *search.Query) (*search.Result, error) {
	ctx, cancel := searchContext(r)
	defer cancel()
	return rel.Searcher.Search(ctx, *q)
}

// filters fills the form with what can be chosen and what is.
func (p *searchPage) filters(rel *release, in *searchInput, result *search.Result) {
	p.Factions = factionChoices(rel, in, result)
	for _, c := range []choice{{Value: "", Label: "beide"}, {Value: "vraag", Label: "vragen"}, {Value: "antwoord", Label: "antwoorden"}} {
		c.Chosen = c.Value == in.query.In.Dutch()
		p.In = append(p.In, c)
	}
	for _, id := range in.query.Documents {
		p.Documents = append(p.Documents, choice{Value: string(id), Label: in.documents[id], Chosen: true, URL: in.toggled("/zoeken", paramDocument, string(id))})
	}
	for _, topic := range in.query.Topics {
		p.Topics = append(p.Topics, choice{Value: topic, Label: topic, Chosen: true, URL: in.toggled("/zoeken", paramTopic, topic)})
	}
	for _, v := range result.Facets.Topics.Values {
		if v.Value != "" && !v.Selected && v.Count > 0 && len(p.MoreTopics) < maxTopics {
			p.MoreTopics = append(p.MoreTopics, choice{Value: v.Value, Label: v.Label, Count: v.Count, Counted: true, URL: in.toggled("/zoeken", paramTopic, v.Value)})
		}
	}
	if in.filtered() {
		p.Unfiltered = in.address("/zoeken", func(values url.Values) {
			for _, param := range []string{paramFaction, paramIn, paramDocument, paramTopic} {
				values.Del(param)
			}
		})
	}
}

// factionChoices returns the boxes for factions: all there are, with the hits
// each would give; in a corpus of very many, those with hits.
func factionChoices(rel *release, in *searchInput, result *search.Result) []choice {
	counts := map[string]int{}
	for _, v := range result.Facets.Factions.Values {
		counts[v.Value] = v.Count
	}
	all := rel.Corpus.Factions()
	var out []choice
	for _, f := range all {
		n, counted := counts[f.Slug]
		chosen := slices.Contains(in.query.Factions, f.Slug)
		if counted || chosen || len(all) <= maxListedFactions {
			out = append(out, choice{Value: f.Slug, Label: string(f.Faction), Count: n, Counted: true, Chosen: chosen})
		}
	}
	return out
}

// result fills what was found.
func (p *searchPage) result(rel *release, in *searchInput, result *search.Result) {
	p.Total, p.Partial, p.Correction = result.Total, result.Partial, result.Correction
	for i := range result.Hits {
		p.Hits = append(p.Hits, rel.hitView(&result.Hits[i]))
	}
	p.From, p.To = result.Offset+1, result.Offset+len(result.Hits)
	address := in.address("/zoeken", nil)
	if strings.Contains(address, "?") {
		address += "&"
	} else {
		address += "?"
	}
	p.Previous, p.Next = pageLinks(address, in.query.Offset, in.query.Limit, min(result.Total, search.MaxOffset))
}

func (rel *release) hitView(hit *search.Hit) hitView {
	view := hitView{
		URL: answerURL(hit.ID.Document, hit.ID.Exchange), Name: string(hit.ID.Exchange), Factions: factionNames(hit.Factions),
		Topic: hit.Topic, Partial: hit.Partial, Fragments: hit.Fragments,
	}
	if e, err := rel.Corpus.Exchange(hit.ID.Document, hit.ID.Exchange); err == nil {
		view.Name = exchangeName(e)
	}
	if d, err := rel.Corpus.Summary(hit.ID.Document); err == nil {
		view.Document, view.Date = documentLink(&d), d.Date()
	}
	return view
}
