package server

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
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
}

// A documentColumn is a property of documents: its values of one, as addresses have
// them and as readers see them.
type documentColumn struct {
	param, label string
	values       func(d *corpus.Summary) []option
	latestFirst  bool
}

// An option is a value of a property.
type option struct{ value, label string }

// documentColumns returns the properties of the documents of a release.
func (rel *release) documentColumns() []documentColumn {
	ministers := map[parliament.DocumentID][]option{}
	for _, g := range rel.Corpus.Groups(corpus.ByMinister) {
		for _, id := range g.Documents {
			ministers[id] = append(ministers[id], option{g.Slug, capital(g.Name)})
		}
	}
	one := func(value, label string) []option {
		if value == "" {
			return nil
		}
		return []option{{value, label}}
	}
	return []documentColumn{
		{"soort", "Soort", func(d *corpus.Summary) []option { return one(kindWords(d.Kind), capital(d.Kind.Dutch())) }, false},
		{"fractie", "Fractie", func(d *corpus.Summary) []option {
			options := make([]option, len(d.Factions))
			for i, f := range d.Factions {
				options[i] = option{f.Slug(), string(f)}
			}
			return options
		}, false},
		{"bewindspersoon", "Bewindspersoon", func(d *corpus.Summary) []option { return ministers[d.ID] }, false},
		{"commissie", "Commissie", func(d *corpus.Summary) []option { return one(slug(d.Committee), capital(d.Committee)) }, false},
		{"jaar", "Jaar", func(d *corpus.Summary) []option {
			if day := d.Date(); !day.IsZero() {
				return one(strconv.Itoa(day.Year), strconv.Itoa(day.Year))
			}
			return nil
		}, true},
		{"dossier", "Dossier", func(d *corpus.Summary) []option { return one(d.Dossier, parliament.GroupDossier(d.Dossier)) }, false},
	}
}

// documentSorts are the orders of the list. Documents come latest first.
var documentSorts = []struct {
	value, label string
	compare      func(a, b corpus.Summary) int
}{
	{"datum", "nieuwste eerst", nil},
	{"vragen", "meeste vragen eerst", func(a, b corpus.Summary) int { return cmp.Compare(b.Exchanges, a.Exchanges) }},
	{"titel", "op opschrift", func(a, b corpus.Summary) int {
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	}},
}

// selectDocuments returns the documents that the parameters of an address leave, in
// the order they ask for, and how many each value of each column would leave.
func selectDocuments(documents []corpus.Summary, columns []documentColumn, values url.Values) (left []corpus.Summary, counts []map[option]int) {
	counts = make([]map[option]int, len(columns))
	for i := range counts {
		counts[i] = map[option]int{}
	}
	for _, d := range documents {
		failed, times := 0, 0
		of := make([][]option, len(columns))
		for i, c := range columns {
			of[i] = c.values(&d)
			wanted := values.Get(c.param)
			if wanted != "" && !slices.ContainsFunc(of[i], func(o option) bool { return o.value == wanted }) {
				failed = i
				times++
			}
		}
		if times == 0 {
			left = append(left, d)
		}
		for i := range columns {
			if times == 0 || times == 1 && failed == i {
				for _, o := range of[i] {
					counts[i][o]++
				}
			}
		}
	}
	for _, sort := range documentSorts {
		if sort.value == values.Get(paramSort) && sort.compare != nil {
			left = slices.Clone(left)
			slices.SortStableFunc(left, sort.compare)
		}
	}
	return left, counts
}

// chosenDocuments returns the documents that a request asks for.
func chosenDocuments(r *http.Request, rel *release) ([]corpus.Summary, error) {
	left, _ := selectDocuments(rel.Corpus.Documents(), rel.documentColumns(), r.URL.Query())
	return left, nil
}

func (s *Server) serveDocuments(w http.ResponseWriter, r *http.Request, rel *release) error {
	asked := r.URL.Query()
	columns := rel.documentColumns()
	left, counts := selectDocuments(rel.Corpus.Documents(), columns, asked)
	p := &documentsPage{Heading: "Documenten"}
	kept := url.Values{} // what of the parameters is ours
	for i, c := range columns {
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
	p.list(r, left, "/documenten", kept)
	p.Title, p.Nav = p.Heading, "documenten"
	p.NoIndex = p.Chosen
	p.Description = "Alle stukken met vragen en antwoorden die hier te lezen zijn."
	return s.render(w, r, http.StatusOK, "documents", p)
}

// list fills the page of documents that an address asks for.
func (p *documentsPage) list(r *http.Request, documents []corpus.Summary, path string, kept url.Values) {
	from := pageStart(r, len(documents), documentsPageSize)
	to := min(from+documentsPageSize, len(documents))
	for i := range documents[from:to] {
		p.Documents = append(p.Documents, newCard(&documents[from+i]))
	}
	p.Total, p.From, p.To = len(documents), from+1, to
	address := path + "?"
	if len(kept) > 0 {
		address += kept.Encode() + "&"
	}
	p.Previous, p.Next = pageLinks(address, from, documentsPageSize, len(documents))
}

// newDocumentFilter returns the choices of a column, by label, with what is chosen
// among them even when it leaves nothing.
func newDocumentFilter(c documentColumn, counts map[option]int, wanted string) documentFilter {
	filter := documentFilter{Param: c.param, Label: c.label}
	found := false
	for o, n := range counts {
		found = found || o.value == wanted
		filter.Options = append(filter.Options, choice{Value: o.value, Label: o.label, Count: n, Chosen: o.value == wanted})
	}
	if wanted != "" && !found {
		filter.Options = append(filter.Options, choice{Value: wanted, Label: clip(wanted, maxShown), Chosen: true})
	}
	slices.SortFunc(filter.Options, func(a, b choice) int {
		if c.latestFirst {
			a, b = b, a
		}
		return cmp.Or(strings.Compare(strings.ToLower(a.Label), strings.ToLower(b.Label)), strings.Compare(a.Value, b.Value))
	})
	return filter
}
