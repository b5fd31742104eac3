package server

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"inbreng/internal/corpus"
)

// documentsPageSize is how many documents a page of a list has.
const documentsPageSize = 50

// documentsPage lists documents: all that its filters leave, or those of one
// dossier.
type documentsPage struct {
	page
	Heading        string
	Dossier        string // as printed, "" for all
	Filters        []documentFilter
	Chosen         bool // a filter is
	Sorts          []choice
	Documents      []documentCard
	Total          int
	From, To       int // of the documents shown, from 1
	Previous, Next string
}

// A documentFilter is a property by which the list can be narrowed.
type documentFilter struct {
	Param, Label string
	Options      []choice // with the number of documents that choosing it gives
	More         int      // rarer values that are not offered
}

func (s *Server) serveDocuments(w http.ResponseWriter, r *http.Request, rel *release) error {
	asked := r.URL.Query()
	table, err := rel.table()
	if err != nil {
		return err
	}
	left, counts := table.choose(asked)
	p := &documentsPage{Heading: "Documenten"}
	kept := url.Values{} // what of the parameters is ours
	for i := range table.columns {
		c := &table.columns[i]
		wanted := asked.Get(c.param)
		if wanted != "" {
			kept.Set(c.param, wanted)
			p.Chosen = true
		}
		if filter := newDocumentFilter(c, counts[i], wanted); len(filter.Options) > 1 || wanted != "" {
			p.Filters = append(p.Filters, filter)
		}
	}
	for _, sort := range documentSorts {
		c := choice{Value: sort.value, Label: sort.label, Chosen: asked.Get(paramSort) == sort.value}
		if c.Chosen {
			kept.Set(paramSort, sort.value)
		}
		p.Sorts = append(p.Sorts, c)
	}
	err = p.list(r, len(left), "/documenten", kept, func(from, to int) ([]corpus.Summary, error) { return rel.summaries(left[from:to]) })
	if err != nil {
		return err
	}
	p.Title, p.Nav = p.Heading, "documenten"
	p.NoIndex = p.Chosen
	p.Description = "Alle stukken met vragen en antwoorden die hier te lezen zijn."
	return s.render(w, r, http.StatusOK, "documents", p)
}

// list fills the page of documents that an address asks for; load returns those from
// one to before another.
func (p *documentsPage) list(r *http.Request, total int, path string, kept url.Values, load func(from, to int) ([]corpus.Summary, error)) error {
	from := pageStart(r, total, documentsPageSize)
	to := min(from+documentsPageSize, total)
	documents, err := load(from, to)
	if err != nil {
		return err
	}
	for i := range documents {
		p.Documents = append(p.Documents, newCard(&documents[i]))
	}
	p.Total, p.From, p.To = total, from+1, to
	address := path + "?"
	if len(kept) > 0 {
		address += kept.Encode() + "&"
	}
	p.Previous, p.Next = pageLinks(address, from, documentsPageSize, total)
	return nil
}

// maxOptions is how many values a filter offers, the commonest: of dossiers there can be
// a thousand, and every one has its page.
const maxOptions = 100

// newDocumentFilter returns the choices of a column, by label, with what is chosen
// among them even when it leaves nothing.
func newDocumentFilter(c *documentColumn, counts []int, wanted string) documentFilter {
	filter := documentFilter{Param: c.param, Label: c.label}
	var chosen []choice
	for id, n := range counts {
		o := c.options[id]
		option := choice{Value: o.value, Label: o.label, Count: n, Chosen: o.value == wanted}
		switch {
		case option.Chosen:
			chosen = append(chosen, option)
		case n > 0:
			filter.Options = append(filter.Options, option)
		}
	}
	if wanted != "" && len(chosen) == 0 {
		chosen = []choice{{Value: wanted, Label: clip(wanted, maxShown), Chosen: true}}
	}
	if len(filter.Options) > maxOptions {
		slices.SortStableFunc(filter.Options, func(a, b choice) int { return cmp.Compare(b.Count, a.Count) })
		filter.More = len(filter.Options) - maxOptions
		filter.Options = filter.Options[:maxOptions]
	}
	filter.Options = append(filter.Options, chosen...)
	slices.SortFunc(filter.Options, func(a, b choice) int {
		if c.latestFirst {
			a, b = b, a
		}
		return cmp.Or(strings.Compare(strings.ToLower(a.Label), strings.ToLower(b.Label)), strings.Compare(a.Value, b.Value))
	})
	return filter
}
