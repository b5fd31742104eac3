package server

import (
	"net/http"
	"strconv"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// searchPage is the search: the form, and what was found.
type searchPage struct {
	page
	Asked   bool // something was asked: there is a result
	Notices []string
	Named   []link // papers that the query names, and what is here of them
	Read    readView

	Groups     []filterGroup
	In         []choice
	Footnotes  choice
	Literal    bool
	Sort       string   // the value to keep, "" for the usual order
	Sorts      []choice // URL is the address in that order
	Chosen     []choice // URL is the address without it
	Unfiltered string   // address of the same words without filters, "" for none

	Total       int
	From, To    int // of the hits shown, from 1
	Partial     bool
	Unanswered  bool // some question on the site has no answer
	Terms       []termView
	Hits        []hitView
	Places      []placesView // where in the documents of these hits all hits stand
	List        listView     // all values of a filter, instead of hits; without a legend there is none
	First       string       // address of the first page, where that is far off
	Previous    string
	Next        string
	Suggestions []link // where there is nothing to show
}

// A hitView is an exchange that was found.
type hitView struct {
	Anchor    string
	URL, Name string
	Factions  string
	Topic     string
	Document  link
	Date      parliament.Date
	Roles     rolesView
	Partial   bool
	Named     bool
	Answered  bool
	Elsewhere []link // as of an exchangeView
	Fragments []search.Fragment
}

// Found says how many exchanges were found. Where some question on the site has no
// answer, it does not promise one; templates call it.
func (p *searchPage) Found() string {
	if p.Unanswered {
		return count(p.Total, "vraag", "vragen")
	}
	return count(p.Total, "vraag met antwoord", "vragen met antwoord")
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
	result, err := s.find(r, rel, in.query)
	if err != nil {
		return err
	}
	p := &searchPage{Asked: in.asked(), Notices: in.notices}
	p.Title, p.Description, p.Query, p.Nav = "Zoeken", "Zoeken in alle vragen en antwoorden.", in.query.Text, "zoeken"
	p.NoIndex, p.OwnSearch = true, true
	if in.query.Text != "" {
		p.Title = "Zoeken: " + clip(in.query.Text, maxShown)
	}
	p.Named = rel.named(paper, result.Papers)
	p.read(in, result)
	p.filters(rel, in, result)
	p.List = rel.listView(in, &result.Facets)
	p.result(rel, in, result)
	if len(p.Hits) == 0 {
		factions, err := rel.Corpus.Factions()
		if err != nil {
			return err
		}
		for _, f := range factions {
			p.Suggestions = append(p.Suggestions, link{URL: factionURL(f.Faction), Text: string(f.Faction)})
		}
	}
	return s.render(w, r, http.StatusOK, "search", p)
}

// named returns links for the papers that a query names: to the paper where it
// is here, and to what cites it.
func (rel *release) named(paper parliament.PaperID, papers []parliament.PaperID) []link {
	if paper != "" {
		papers = append([]parliament.PaperID{paper}, papers...)
	}
	var links []link
	seen := map[parliament.PaperID]bool{}
	for _, id := range papers {
		if seen[id] {
			continue
		}
		seen[id] = true
		if address, ok := rel.local(id); ok {
			links = append(links, link{URL: address, Text: id.Citation(), Note: "lees het stuk"})
		}
		if rel.cited(id) {
			links = append(links, link{URL: paperURL(id), Text: "Wie haalt " + id.Citation() + " aan?"})
		}
	}
	return links
}

// result fills what was found.
func (p *searchPage) result(rel *release, in *searchInput, result *search.Result) {
	p.Total, p.Partial = result.Total, result.Partial
	_, unanswered, err := rel.Corpus.Unanswered(0, 0)
	rel.notice(err)
	p.Unanswered = unanswered > 0
	lines := outlineReader{rel: rel}
	for i := range result.Hits {
		p.Hits = append(p.Hits, hitViewOf(&lines, in, &result.Hits[i], result.Offset+i+1))
	}
	p.From, p.To = result.Offset+1, result.Offset+len(result.Hits)
	if in.asked() {
		p.Places = rel.placesViews(in, result.Places)
	}
	p.paging(in, result)
}

// paging fills the links to the pages around this one. Up to search.MaxOffset
// pages have a number in their address, beyond it a cursor.
func (p *searchPage) paging(in *searchInput, result *search.Result) {
	q := &in.query
	if q.After != "" || q.Offset > 0 && len(result.Hits) == 0 {
		p.First = in.address("/zoeken", nil)
	}
	p.Previous = in.previousPage("/zoeken", result)
	p.Next = in.nextPage("/zoeken", result)
}

// previousPage returns the address of the page before this one, "" for none.
func (in *searchInput) previousPage(path string, result *search.Result) string {
	q := &in.query
	switch {
	case q.After != "" || len(result.Hits) == 0 || q.Offset == 0:
		return in.pageBehind(path, result.Previous)
	default:
		return in.pageFrom(path, max(q.Offset-q.Limit, 0))
	}
}

// nextPage returns the address of the page behind this one, "" for none.
func (in *searchInput) nextPage(path string, result *search.Result) string {
	q := &in.query
	switch next := q.Offset + q.Limit; {
	case q.After == "" && next >= result.Total:
		return ""
	case q.After == "" && next <= search.MaxOffset:
		return in.pageFrom(path, next)
	}
	return in.pageBehind(path, result.Next)
}

func hitViewOf(lines *outlineReader, in *searchInput, hit *search.Hit, place int) hitView {
	view := hitView{
		Anchor: hitAnchor(place), URL: in.follow(hit), Name: string(hit.ID.Exchange), Factions: factionNames(hit.Factions),
		Topic: hit.Topic, Answered: true, Partial: hit.Partial, Named: hit.Named, Fragments: hit.Fragments, Roles: rolesOf(hit),
	}
	o, err := lines.outline(corpus.Key(hit.ID))
	if err != nil {
		lines.rel.notice(err)
		return view
	}
	view.Name, view.Answered, view.Elsewhere = o.Name(), o.Answered, answeredIn(hit.ID.Document, o.AnsweredIn)
	view.Document, view.Date = documentLink(&lines.summary), lines.summary.Date()
	return view
}

// hitAnchor is the id of a hit in the list, so that one comes back to it.
func hitAnchor(place int) string { return "resultaat-" + strconv.Itoa(place) }
