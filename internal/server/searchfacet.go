package server

import (
	"slices"
	"strconv"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// A choice is a value of a filter or an order. What its URL does is said where
// it stands.
type choice struct {
	Value, Label string
	Count        int
	Counted      bool
	Chosen       bool
	URL          string
}

// A filterGroup is a filter with the values that can be ticked.
type filterGroup struct {
	Legend, Param string
	Open          bool // it is unfolded at first
	Choices       []choice
	More          int    // values that are not listed
	All           string // address of the list of all values
}

// A facetOf is one filter of a search: its counts, what is chosen of it, and how
// a value is written in addresses and for readers.
type facetOf struct {
	legend, param string
	facet         search.Facet
	chosen        []string // as addresses have them
	value, label  func(string) string
}

// facetsOf returns the filters of a search that hold a list of values.
func facetsOf(rel *release, in *searchInput, facets *search.Facets) []facetOf {
	q, same := &in.query, func(s string) string { return s }
	return []facetOf{
		{"Fractie", paramFaction, facets.Factions, q.Factions, same, func(s string) string { return rel.factionLabel(in, s) }},
		{"Vragensteller", paramAsker, facets.Askers, q.Askers, same, rel.personLabel(corpus.ByAsker)},
		{"Bewindspersoon", paramMinister, facets.Ministers, q.Ministers, same, rel.personLabel(corpus.ByMinister)},
		{"Ministerie of beleidsterrein", paramMinistry, facets.Ministries, q.Ministries, same, rel.personLabel(corpus.ByMinistry)},
		{"Onderwerp", paramTopic, facets.Topics, q.Topics, same, same},
		{"Stuk", paramDocument, facets.Documents, strs(q.Documents), same, rel.documentLabel},
		{"Soort stuk", paramKind, facets.Kinds, strs(q.Kinds), kindValue, kindLabel},
		{"Jaar", paramYear, facets.Years, years(q.Years), same, same},
		{"Verwijst naar", paramPaper, facets.Papers, strs(q.Papers), same, func(s string) string { return parliament.PaperID(s).Citation() }},
	}
}

func strs[S ~string](values []S) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func years(values []int) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = strconv.Itoa(v)
	}
	return out
}

// kindValue returns a kind as addresses have it, kindLabel as readers see it.
func kindValue(s string) string {
	if words := kindWords(parliament.Kind(s)); words != "" {
		return words
	}
	return s
}

func kindLabel(s string) string {
	if name := parliament.Kind(s).Dutch(); name != "" {
		return capital(name)
	}
	return s
}

func (rel *release) documentLabel(s string) string {
	if summary, err := rel.Corpus.Summary(parliament.DocumentID(s)); err == nil {
		return capital(summary.Title)
	}
	return s
}

func (rel *release) factionLabel(in *searchInput, slug string) string {
	if name := in.factions[slug]; name != "" {
		return name
	}
	if f, err := rel.Corpus.Faction(slug); err == nil {
		return string(f.Faction)
	}
	return slug
}

// choices returns the values of a filter: those that are chosen, and the first
// most of the others.
func (f *facetOf) choices(in *searchInput, path string, most int) (out []choice, more int) {
	add := func(key string, count int, chosen bool) {
		value := f.value(key)
		out = append(out, choice{Value: value, Label: f.label(key), Count: count, Counted: true, Chosen: chosen, URL: in.toggled(path, f.param, value)})
	}
	listed, others := map[string]bool{}, 0
	for _, v := range f.facet.Values {
		chosen := v.Selected || slices.Contains(f.chosen, v.Value)
		if v.Value == "" || !chosen && v.Count == 0 {
			continue
		}
		listed[v.Value] = true
		if !chosen {
			if others++; others > most {
				more++
				continue
			}
		}
		add(v.Value, v.Count, chosen)
	}
	// What nothing has is not counted, but can still be taken away.
	for _, key := range f.chosen {
		if !listed[key] && !slices.ContainsFunc(out, func(c choice) bool { return c.Chosen && search.Fold(c.Label) == search.Fold(f.label(key)) }) {
			add(key, 0, true)
		}
	}
	return out, more + f.facet.More
}

// filters fills the form with what can be chosen and what is.
func (p *searchPage) filters(rel *release, in *searchInput, result *search.Result) {
	for _, f := range facetsOf(rel, in, &result.Facets) {
		group := filterGroup{Legend: f.legend, Param: f.param, Open: f.param == paramFaction}
		group.Choices, group.More = f.choices(in, "/zoeken", maxListedValues)
		group.All = in.listed(search.FacetName(f.param), 0)
		if f.param == paramFaction {
			group.Choices, group.More = allFactions(rel, group.Choices), 0
		}
		for _, c := range group.Choices {
			if c.Chosen {
				group.Open = true
				p.Chosen = append(p.Chosen, choice{Value: c.Value, Label: f.legend + ": " + c.Label, URL: c.URL})
			}
		}
		if len(group.Choices) > 0 {
			p.Groups = append(p.Groups, group)
		}
	}
	p.switches(in, result)
	if in.filtered() {
		p.Unfiltered = in.unfiltered(in.query.Text)
	}
}

// switches fills the filters without a list of values, and the order.
func (p *searchPage) switches(in *searchInput, result *search.Result) {
	for _, c := range []choice{{Value: "", Label: "beide"}, {Value: "vraag", Label: "vragen"}, {Value: "antwoord", Label: "antwoorden"}} {
		c.Chosen = c.Value == in.query.In.Dutch()
		p.In = append(p.In, c)
		if c.Chosen && c.Value != "" {
			p.Chosen = append(p.Chosen, choice{Label: "Alleen in " + c.Label, URL: in.with(paramIn, "")})
		}
	}
	p.Footnotes = choice{Value: footnotesYes, Label: "met voetnoten", Chosen: in.query.Footnotes, Counted: true}
	for _, v := range result.Facets.Footnotes.Values {
		if v.Value == footnotesYes {
			p.Footnotes.Count = v.Count
		}
	}
	if in.query.Footnotes {
		p.Chosen = append(p.Chosen, choice{Label: "Met voetnoten", URL: in.with(paramFootnotes, "")})
	}
	if p.Literal = in.query.Literal; p.Literal {
		p.Chosen = append(p.Chosen, choice{Label: "Letterlijk gezocht", URL: in.with(paramLiteral, "")})
	}
	current := search.ByRelevance
	if in.sorted() {
		current, p.Sort = in.query.Sort, in.query.Sort.Dutch()
	}
	for _, sort := range []search.Sort{search.ByRelevance, search.ByDocument, search.ByDate} {
		c := choice{Value: sort.Dutch(), Label: sortLabels[sort], Chosen: sort == current, URL: in.with(paramSort, sort.Dutch())}
		if sort == search.ByRelevance {
			c.URL = in.with(paramSort, "")
		}
		p.Sorts = append(p.Sorts, c)
	}
}

var sortLabels = map[search.Sort]string{search.ByRelevance: "relevantie", search.ByDocument: "volgorde in het stuk", search.ByDate: "datum, nieuwste eerst"}

// allFactions adds to the choices the factions that nothing was found of, so
// that the list stays the same from search to search; unless there are very
// many.
func allFactions(rel *release, choices []choice) []choice {
	all, err := rel.Corpus.Factions()
	rel.notice(err)
	if err != nil || len(all) > maxListedFactions {
		return choices
	}
	out := make([]choice, 0, len(all))
	for _, f := range all {
		c := choice{Value: f.Slug, Label: string(f.Faction), Counted: true}
		if i := slices.IndexFunc(choices, func(c choice) bool { return c.Value == f.Slug }); i >= 0 {
			c = choices[i]
		}
		out = append(out, c)
	}
	return out
}
