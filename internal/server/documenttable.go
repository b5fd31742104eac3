package server

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// A documentTable is what lists of documents need of each, as numbers: a page then
// reads only the documents that it shows. It is made when a release is first asked
// for a list, and stays.
type documentTable struct {
	columns []documentColumn
	orders  map[string][]uint32 // places of documents by the order's name; no entry for newest first
	worst   []uint32            // places, the worst read first
	joint   []uint32            // places of those with more than one faction
	// unproven is how many documents may have lost text.
	unproven int
	sitemap  []sitemapPart
}

// A documentColumn is a property of documents: its values, and which of them each
// document has, one behind the other.
type documentColumn struct {
	param, label string
	latestFirst  bool
	options      []option
	starts       []uint32 // of each document in of, and the end
	of           []uint32 // numbers of options

	index map[option]uint32 // while it is being made
}

// An option is a value of a property, as addresses have it and as readers see it.
type option struct{ value, label string }

// add adds the values of the next document.
func (c *documentColumn) add(options ...option) {
	if c.index == nil {
		c.index, c.starts = map[option]uint32{}, []uint32{0}
	}
	for _, o := range options {
		if o.value == "" {
			continue
		}
		id, ok := c.index[o]
		if !ok {
			id = uint32(len(c.options))
			c.index[o] = id
			c.options = append(c.options, o)
		}
		c.of = append(c.of, id)
	}
	c.starts = append(c.starts, uint32(len(c.of)))
}

// has reports whether the document in a place has the value.
func (c *documentColumn) has(place int, value string) bool {
	for _, id := range c.of[c.starts[place]:c.starts[place+1]] {
		if c.options[id].value == value {
			return true
		}
	}
	return false
}

// documentSorts are the orders of the list. Documents come newest first.
var documentSorts = []struct {
	value, label string
	compare      func(a, b *corpus.Summary) int
}{
	{"datum", "nieuwste eerst", nil},
	{"vragen", "meeste vragen eerst", func(a, b *corpus.Summary) int { return cmp.Compare(b.Questions, a.Questions) }},
	{"titel", "op opschrift", func(a, b *corpus.Summary) int {
		return strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title))
	}},
}

// table returns the table of the documents.
func (rel *release) table() (*documentTable, error) {
	if t := rel.documents.Load(); t != nil {
		return t, nil
	}
	// Two that ask at once both make it; that happens once.
	t, err := rel.newDocumentTable()
	if err == nil {
		rel.documents.Store(t)
	}
	return t, err
}

// lazyTable is the table, nil until somebody asks for it.
type lazyTable = atomic.Pointer[documentTable]

func (rel *release) newDocumentTable() (*documentTable, error) {
	documents, err := rel.Corpus.Documents()
	if err != nil {
		return nil, err
	}
	people := map[corpus.GroupKind]map[parliament.DocumentID][]option{corpus.ByAsker: nil, corpus.ByMinister: nil, corpus.ByMinistry: nil}
	for kind := range people {
		if people[kind], err = rel.groupsOf(kind); err != nil {
			return nil, err
		}
	}
	kind, faction := documentColumn{param: "soort", label: "Soort"}, documentColumn{param: "fractie", label: "Fractie"}
	asker, minister := documentColumn{param: paramAsker, label: "Vragensteller"}, documentColumn{param: paramMinister, label: "Bewindspersoon"}
	ministry, committee := documentColumn{param: paramMinistry, label: "Ministerie"}, documentColumn{param: "commissie", label: "Commissie"}
	year, dossier := documentColumn{param: "jaar", label: "Jaar", latestFirst: true}, documentColumn{param: "dossier", label: "Dossier"}
	t := &documentTable{orders: map[string][]uint32{}}
	for i := range documents {
		d := &documents[i]
		kind.add(option{kindWords(d.Kind), capital(d.Kind.Dutch())})
		factions := make([]option, len(d.Factions))
		for j, f := range d.Factions {
			factions[j] = option{f.Slug(), string(f)}
		}
		faction.add(factions...)
		asker.add(people[corpus.ByAsker][d.ID]...)
		minister.add(people[corpus.ByMinister][d.ID]...)
		ministry.add(people[corpus.ByMinistry][d.ID]...)
		committee.add(option{slug(d.Committee), capital(d.Committee)})
		if day := d.Date(); day.IsZero() {
			year.add()
		} else {
			year.add(option{strconv.Itoa(day.Year), strconv.Itoa(day.Year)})
		}
		dossier.add(option{d.Dossier, parliament.GroupDossier(d.Dossier)})
		if !d.Coverage.Proven() {
			t.unproven++
		}
		if len(d.Factions) > 1 {
			t.joint = append(t.joint, uint32(i))
		}
	}
	t.columns = []documentColumn{kind, faction, asker, minister, ministry, committee, year, dossier}
	for i := range t.columns {
		t.columns[i].index = nil
	}
	for _, sort := range documentSorts {
		if sort.compare != nil {
			t.orders[sort.value] = inOrder(documents, sort.compare)
		}
	}
	lost := func(s *corpus.Summary) int { return s.Coverage.Unassigned + s.Coverage.Doubled }
	t.worst = inOrder(documents, func(a, b *corpus.Summary) int {
		return cmp.Or(cmp.Compare(lost(b), lost(a)), cmp.Compare(b.Problems, a.Problems))
	})
	t.sitemap, err = rel.sitemapParts(documents)
	return t, err
}

// inOrder returns the places of documents in an order; those that are alike stay
// newest first.
func inOrder(documents []corpus.Summary, compare func(a, b *corpus.Summary) int) []uint32 {
	places := make([]uint32, len(documents))
	for i := range places {
		places[i] = uint32(i)
	}
	slices.SortStableFunc(places, func(a, b uint32) int { return compare(&documents[a], &documents[b]) })
	return places
}

// groupsOf returns the groups of a kind that each document belongs to: its askers, its
// ministers.
func (rel *release) groupsOf(kind corpus.GroupKind) (map[parliament.DocumentID][]option, error) {
	out := map[parliament.DocumentID][]option{}
	n, err := rel.Corpus.GroupCount(kind)
	if err != nil {
		return nil, err
	}
	groups, err := rel.Corpus.Groups(kind, 0, n)
	if err != nil {
		return nil, err
	}
	for i := range groups {
		g := &groups[i]
		ids, err := rel.Corpus.GroupDocuments(g, 0, g.Documents)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			out[id] = append(out[id], option{g.Slug, capital(g.Name)})
		}
	}
	return out, nil
}

// choose returns the places of the documents that the parameters of an address leave, in
// the order they ask for, and how many each value of each column would leave.
func (t *documentTable) choose(values url.Values) (places []uint32, counts [][]int) {
	wanted := make([]string, len(t.columns))
	counts = make([][]int, len(t.columns))
	for i := range t.columns {
		wanted[i] = values.Get(t.columns[i].param)
		counts[i] = make([]int, len(t.columns[i].options))
	}
	documents := len(t.worst)
	left := make([]bool, documents)
	for place := range documents {
		failed, times := 0, 0
		for i := range t.columns {
			if wanted[i] != "" && !t.columns[i].has(place, wanted[i]) {
				failed = i
				times++
			}
		}
		left[place] = times == 0
		for i := range t.columns {
			if times == 0 || times == 1 && failed == i {
				c := &t.columns[i]
				for _, id := range c.of[c.starts[place]:c.starts[place+1]] {
					counts[i][id]++
				}
			}
		}
	}
	order, sorted := t.orders[values.Get(paramSort)]
	for i := range documents {
		place := uint32(i)
		if sorted {
			place = order[i]
		}
		if left[place] {
			places = append(places, place)
		}
	}
	return places, counts
}

// summaries returns the documents in places.
func (rel *release) summaries(places []uint32) ([]corpus.Summary, error) {
	out := make([]corpus.Summary, 0, len(places))
	for _, place := range places {
		list, err := rel.Corpus.Summaries(int(place), int(place)+1)
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

// summariesOf returns the documents with these ids.
func (rel *release) summariesOf(ids []parliament.DocumentID) ([]corpus.Summary, error) {
	out := make([]corpus.Summary, 0, len(ids))
	for _, id := range ids {
		s, err := rel.Corpus.Summary(id)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}
