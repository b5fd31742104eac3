package searchtest

import (
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

func (c contract) filters(t *testing.T) {
	for _, tc := range []struct {
		name string
		q    search.Query
		want string
	}{
		{"a faction", search.Query{Text: "drones", Factions: []string{"d66"}}, "3 b3"},
		{"two factions", search.Query{Text: "geen", Factions: []string{"vvd", "sp"}}, "1 2 b2"},
		{"a faction of several askers", search.Query{Factions: []string{"pvda"}}, "12"},
		{"a faction with blanks in its name", search.Query{Factions: []string{"partij-voor-de-dieren"}}, "b4"},
		{"a faction that asked nothing", search.Query{Factions: []string{"volt"}}, ""},
		{"a member who asked", search.Query{Askers: []string{"wapenaar-sp"}}, "b2"},
		{"of two of one name the one of a faction", search.Query{Askers: []string{"kose-d66"}}, "b3"},
		{"members of one name", search.Query{Askers: []string{"kose-d66", "kose-vvd"}}, "b1 b3"},
		{"a member without a faction", search.Query{Text: "drones", Askers: []string{"sneller"}}, "b3"},
		{"a member who asked nothing", search.Query{Askers: []string{"kose"}}, ""},
		{"a minister", search.Query{Text: "drones", Ministers: []string{"minister-van-der-vaart"}}, "3"},
		{"a minister who did not answer", search.Query{Ministers: []string{"staatssecretaris-snel"}}, "b1 b2 b3 b4"},
		{"a member is no minister", search.Query{Ministers: []string{"van-der-vaart"}}, ""},
		{"a ministry", search.Query{Text: "drones", Ministries: []string{"buitenlandse-zaken"}}, "3"},
		{"a ministry of one who did not answer", search.Query{Text: "drones", Ministries: []string{"binnenlandse-zaken-en-koninkrijksrelaties"}}, "b3"},
		{"a remit that is no ministry", search.Query{Text: "drones", Ministries: []string{"rechtsbescherming"}}, "b3"},
		{"two ministries", search.Query{Text: "drones", Ministries: []string{"buitenlandse-zaken", "financien"}}, "3 b3"},
		{"a member and a minister", search.Query{Askers: []string{"kose-vvd", "wapenaar-sp"}, Ministers: []string{"staatssecretaris-snel"}, Factions: []string{"sp"}}, "b2"},
		{"an unknown faction beside a known one", search.Query{Factions: []string{"volt", "sp"}}, "b2"},
		{"a document", search.Query{Text: "navo", Documents: []parliament.DocumentID{QuestionList}}, "b1"},
		{"a topic", search.Query{Topics: []string{"Reis naar Shushi"}}, "10 11"},
		{"a topic in small letters", search.Query{Topics: []string{"reis naar shushi"}}, "10 11"},
		{"a topic and a word", search.Query{Text: "borrell", Topics: []string{"Reis naar Shushi"}}, "11"},
		{"a kind", search.Query{Text: "drones", Kinds: []parliament.Kind{parliament.QuestionList}}, "b3"},
		{"a year", search.Query{Text: "drones", Years: []int{2021}}, "3"},
		{"a paper", search.Query{Papers: []parliament.PaperID{"kst-33694-43"}}, "2"},
		{"a paper that nobody cites", search.Query{Papers: []parliament.PaperID{"kst-33694-44"}}, ""},
		{"only with footnotes", search.Query{Footnotes: true}, "2 3"},
		{"filters that exclude each other", search.Query{Years: []int{2021}, Documents: []parliament.DocumentID{QuestionList}}, ""},
		{"filters that agree", search.Query{Years: []int{2024}, Factions: []string{"sp", "vvd"}, Topics: []string{"Begroting"}}, "b1 b2"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(list(tc.want), c.found(t, tc.q)); diff != "" {
				t.Errorf("%+v (-want +got):\n%s", tc.q, diff)
			}
		})
	}
}

func (c contract) facets(t *testing.T) {
	res := c.search(t, search.Query{Text: "drones", Factions: []string{"d66"}, Years: []int{2024}})
	want := search.Facets{
		Factions: facet(search.FacetValue{Value: "d66", Label: "D66", Count: 1, Selected: true}),
		Askers: facet(
			search.FacetValue{Value: "kose-d66", Label: "Köse (D66)", Count: 1},
			search.FacetValue{Value: "sneller", Label: "Sneller", Count: 1}),
		Ministers: facet(search.FacetValue{Value: "staatssecretaris-snel", Label: "Staatssecretaris Snel", Count: 1}),
		Ministries: facet(
			search.FacetValue{Value: "binnenlandse-zaken-en-koninkrijksrelaties", Label: "Binnenlandse Zaken en Koninkrijksrelaties", Count: 1},
			search.FacetValue{Value: "financien", Label: "Financiën", Count: 1},
			search.FacetValue{Value: "rechtsbescherming", Label: "Rechtsbescherming", Count: 1}),
		Documents: facet(search.FacetValue{Value: "kst-36600-V-99", Label: "Lijst van vragen en antwoorden over de begroting", Count: 1}),
		Topics:    facet(),
		Kinds:     facet(search.FacetValue{Value: "question-list", Label: "lijst van vragen en antwoorden", Count: 1}),
		Years: facet(
			search.FacetValue{Value: "2024", Label: "2024", Count: 1, Selected: true},
			search.FacetValue{Value: "2021", Label: "2021", Count: 1}),
		Papers: facet(), Footnotes: facet(),
	}
	if diff := cmp.Diff(want, res.Facets); diff != "" {
		t.Errorf("facets (-want +got):\n%s", diff)
	}

	res = c.search(t, search.Query{})
	wantFactions := facet(
		search.FacetValue{Value: "christenunie", Label: "ChristenUnie", Count: 4},
		search.FacetValue{Value: "d66", Label: "D66", Count: 4},
		search.FacetValue{Value: "vvd", Label: "VVD", Count: 3},
		search.FacetValue{Value: "cda", Label: "CDA", Count: 2},
		search.FacetValue{Value: "groenlinks", Label: "GroenLinks", Count: 1},
		search.FacetValue{Value: "partij-voor-de-dieren", Label: "Partij voor de Dieren", Count: 1},
		search.FacetValue{Value: "pvda", Label: "PvdA", Count: 1},
		search.FacetValue{Value: "sp", Label: "SP", Count: 1},
	)
	if diff := cmp.Diff(wantFactions, res.Facets.Factions); diff != "" {
		t.Errorf("factions of everything (-want +got):\n%s", diff)
	}

	res = c.search(t, search.Query{Text: "icrc", Factions: []string{"sp"}})
	wantFactions = facet(
		search.FacetValue{Value: "vvd", Label: "VVD", Count: 1},
		search.FacetValue{Value: "sp", Label: "SP", Count: 0, Selected: true},
	)
	if diff := cmp.Diff(wantFactions, res.Facets.Factions); diff != "" || res.Total != 0 {
		t.Errorf("a selected value without hits is there, so that it can be taken off; total %d (-want +got):\n%s", res.Total, diff)
	}
}

func facet(values ...search.FacetValue) search.Facet {
	return search.Facet{Values: append([]search.FacetValue{}, values...)}
}

// facetsKeepTheirWord chooses every value of every facet and compares the total
// with the count that stood beside it.
func (c contract) facetsKeepTheirWord(t *testing.T) {
	for _, base := range []search.Query{
		{},
		{Text: "geen"},
		{Text: "drones", Factions: []string{"vvd"}},
		{Text: "icrc zandkasteel"},
		{Text: "geen", Askers: []string{"wapenaar-sp"}, Ministries: []string{"financien"}},
		{Text: "drones", Ministers: []string{"minister-van-der-vaart"}},
		{Text: "navo verband", Years: []int{2021}, Kinds: []parliament.Kind{parliament.WrittenConsultation}},
	} {
		facets := c.search(t, base).Facets
		for _, choice := range []struct {
			name   string
			facet  search.Facet
			choose func(q *search.Query, value string)
		}{
			{"faction", facets.Factions, func(q *search.Query, v string) { q.Factions = []string{v} }},
			{"asker", facets.Askers, func(q *search.Query, v string) { q.Askers = []string{v} }},
			{"minister", facets.Ministers, func(q *search.Query, v string) { q.Ministers = []string{v} }},
			{"ministry", facets.Ministries, func(q *search.Query, v string) { q.Ministries = []string{v} }},
			{"document", facets.Documents, func(q *search.Query, v string) { q.Documents = []parliament.DocumentID{parliament.DocumentID(v)} }},
			{"topic", facets.Topics, func(q *search.Query, v string) { q.Topics = []string{v} }},
			{"kind", facets.Kinds, func(q *search.Query, v string) { q.Kinds = []parliament.Kind{parliament.Kind(v)} }},
			{"year", facets.Years, func(q *search.Query, v string) { q.Years = []int{number(v)} }},
			{"paper", facets.Papers, func(q *search.Query, v string) { q.Papers = []parliament.PaperID{parliament.PaperID(v)} }},
			{"footnotes", facets.Footnotes, func(q *search.Query, v string) { q.Footnotes = v == "ja" }},
		} {
			for _, v := range choice.facet.Values {
				q := base
				choice.choose(&q, v.Value)
				if res := c.search(t, q); res.Total != v.Count {
					t.Errorf("%+v: %s %s has count %d, choosing it gives %d", base, choice.name, v.Value, v.Count, res.Total)
				}
			}
		}
	}
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

func (c contract) sort(t *testing.T) {
	for _, tc := range []struct {
		sort search.Sort
		want string
	}{
		{search.ByRelevance, "b3 3"}, {search.ByDocument, "3 b3"}, {search.ByDate, "b3 3"},
	} {
		if got := short(c.search(t, search.Query{Text: "drones", Sort: tc.sort}).Hits); !slices.Equal(got, list(tc.want)) {
			t.Errorf("sorted by %s: %v, want %s", tc.sort, got, tc.want)
		}
	}
	if got := short(c.search(t, search.Query{Sort: search.ByDate}).Hits); !slices.Equal(got[:5], list("b1 b2 b3 b4 1")) {
		t.Errorf("blank, sorted by date: %v, want the document of 2024 first", got)
	}
}

// paging walks through the pages of a list that is longer than MaxLimit.
func paging(t *testing.T, open func(t *testing.T, records []search.Record) search.Searcher) {
	const n = 1203
	c := contract{s: open(t, Many(n)), texts: Texts(Many(n))}
	for _, q := range []search.Query{
		{Text: "overleg", Limit: 100},
		{Text: "overleg", Limit: 37},
		{Limit: 100},
		{Text: "overleg uitkomst", Limit: 99, Sort: search.ByDocument},
		{Text: "overleg zandkasteel", Limit: 100},
	} {
		seen := map[search.ExchangeID]bool{}
		for q.Offset = 0; q.Offset <= n; q.Offset += q.Limit {
			res := c.search(t, q)
			if res.Total != n {
				t.Fatalf("%+v: total %d, want %d", q, res.Total, n)
			}
			for _, h := range res.Hits {
				if seen[h.ID] {
					t.Errorf("%+v: %v is there twice", q, h.ID)
				}
				seen[h.ID] = true
			}
		}
		if len(seen) != n {
			t.Errorf("%+v: %d different hits on all pages, want %d", q, len(seen), n)
		}
	}
	for _, q := range []search.Query{{Text: "overleg", Limit: 99}, {Limit: 99}, {Text: "overleg", Limit: 99, Sort: search.ByDate}} {
		seen := map[search.ExchangeID]bool{}
		for more := true; more; more = q.After != "" {
			res, err := c.s.Search(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if res.Total != n || res.Offset != len(seen) {
				t.Fatalf("%+v: total %d at %d, want %d at %d", q, res.Total, res.Offset, n, len(seen))
			}
			for _, h := range res.Hits {
				seen[h.ID] = true
			}
			q.After = res.Next
		}
		if len(seen) != n {
			t.Errorf("%+v: %d different hits by cursor, want %d", q, len(seen), n)
		}
	}
	if res := c.search(t, search.Query{Text: "overleg", Offset: search.MaxOffset}); res.Total != n || len(res.Hits) != 0 {
		t.Errorf("behind the end: total %d, %d hits; want %d, 0", res.Total, len(res.Hits), n)
	}
}

// empty asks a searcher that has nothing.
func empty(t *testing.T, s search.Searcher) {
	c := contract{s: s}
	for _, text := range []string{"", "drones", `"rode kruis"`, "turkse drones"} {
		if res := c.search(t, search.Query{Text: text}); res.Total != 0 || res.Hits == nil || res.Partial {
			t.Errorf("%q: %+v, want no hits", text, res)
		}
	}
	if got, err := s.Suggest(t.Context(), "dro", 5); err != nil || len(got) != 0 {
		t.Errorf("Suggest: %v, %v; want nothing", got, err)
	}
}
