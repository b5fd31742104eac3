package searchtest

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// around asks for each hit of a long list with those beside it.
func around(t *testing.T, open func(t *testing.T, records []search.Record) search.Searcher) {
	const n = 250
	c := contract{s: open(t, Many(n)), texts: Texts(Many(n))}
	for _, q := range []search.Query{
		{Text: "overleg"},
		{},
		{Text: "overleg", Sort: search.ByDate},
		{Text: "overleg zandkasteel"},
	} {
		ids := c.all(t, q)
		if len(ids) != n {
			t.Fatalf("%+v: %d hits, want %d", q, len(ids), n)
		}
		for i, id := range ids {
			beside := q
			beside.Around = id
			res := c.ask(t, beside)
			from, to := max(i-1, 0), min(i+2, n)
			if diff := cmp.Diff(ids[from:to], idsOf(res.Hits)); diff != "" || res.Offset != from || res.Total != n {
				t.Fatalf("%+v around hit %d: at %d of %d (-want +got):\n%s", q, i, res.Offset, res.Total, diff)
			}
			page := q
			if page.After = res.Next; (page.After == "") != (i == 0) {
				t.Fatalf("%+v around hit %d: cursor %q", q, i, res.Next)
			}
			if first := c.ask(t, page).Hits[0].ID; first != id {
				t.Fatalf("%+v: the page of hit %d, %v, begins with %v", q, i, id, first)
			}
		}
	}
	for _, q := range []search.Query{
		{Text: "overleg", Around: search.ExchangeID{Document: "kst-12345-1", Exchange: "9999"}},
		{Text: "overleg", Around: Many(1)[0].ID, Factions: []string{"d66"}},
		{Text: `"overleg nummer 2"`, Around: Many(1)[0].ID},
	} {
		if res := c.ask(t, q); len(res.Hits) != 0 || res.Hits == nil {
			t.Errorf("%+v: %d hits around what is none", q, len(res.Hits))
		}
	}
}

// back walks through a list by cursor, and from its end back again.
func back(t *testing.T, open func(t *testing.T, records []search.Record) search.Searcher) {
	const n = 250
	c := contract{s: open(t, Many(n)), texts: Texts(Many(n))}
	q := search.Query{Text: "overleg", Limit: 30}
	var pages [][]search.ExchangeID
	cursors := []string{""}
	for {
		res := c.ask(t, q)
		pages = append(pages, idsOf(res.Hits))
		want := ""
		if len(pages) > 1 {
			want = cursors[len(pages)-2]
		}
		if res.Previous != want {
			t.Errorf("page %d: the page before has cursor %q, want %q", len(pages), res.Previous, want)
		}
		if q.After = res.Next; q.After == "" {
			break
		}
		cursors = append(cursors, res.Next)
	}
	if len(pages) != (n+29)/30 || !slices.Equal(slices.Concat(pages...), c.all(t, search.Query{Text: "overleg"})) {
		t.Errorf("%d pages by cursor that are not the list", len(pages))
	}
}

// places says where in their documents the hits stand.
func (c contract) places(t *testing.T) {
	for _, q := range []search.Query{
		{Text: "drones"},
		{Text: "drones", Limit: 1},
		{},
		{Factions: []string{"vvd"}},
		{Text: "drones zandkasteel"},
		{Text: "hottentotten"},
	} {
		res := c.ask(t, q)
		want := []search.Places{}
		all := c.all(t, q)
		for _, h := range res.Hits {
			if slices.ContainsFunc(want, func(p search.Places) bool { return p.Document == h.ID.Document }) {
				continue
			}
			p := search.Places{Document: h.ID.Document, Exchanges: []parliament.ExchangeID{}}
			for _, r := range c.records {
				if r.ID.Document == p.Document && slices.Contains(all, r.ID) {
					p.Exchanges = append(p.Exchanges, r.ID.Exchange)
				}
			}
			want = append(want, p)
		}
		if diff := cmp.Diff(want, res.Places); diff != "" {
			t.Errorf("%+v: places (-want +got):\n%s", q, diff)
		}
	}
}

// lists asks for all values of a facet that has more than are listed at once.
func lists(t *testing.T, open func(t *testing.T, records []search.Record) search.Searcher) {
	const n = 2*search.MaxFacetValues + 7
	records := Many(n)
	for i := range records {
		records[i].Topic = fmt.Sprintf("Onderwerp %03d", i)
	}
	c := contract{s: open(t, records), texts: Texts(records)}
	chosen := "Onderwerp 150"
	q := search.Query{Text: "overleg", Topics: []string{chosen}, List: search.FacetTopics}
	var seen []string
	for {
		facet := c.ask(t, q).Facets.Topics
		if facet.From != q.ListFrom {
			t.Errorf("the list from %d begins at %d", q.ListFrom, facet.From)
		}
		listed := 0
		for _, v := range facet.Values {
			if v.Value == chosen {
				if !v.Selected {
					t.Errorf("%s is not selected", chosen)
				}
				if slices.Contains(seen, chosen) {
					continue
				}
			}
			seen = append(seen, v.Value)
			listed++
		}
		if q.ListFrom += search.MaxFacetValues; facet.More == 0 {
			break
		}
		if listed < search.MaxFacetValues-1 {
			t.Fatalf("%d values from %d, and %d more", listed, facet.From, facet.More)
		}
	}
	if slices.Sort(seen); len(seen) != n || seen[0] != "Onderwerp 000" || seen[n-1] != "Onderwerp 206" {
		t.Errorf("%d of %d values listed", len(seen), n)
	}
	if got := c.ask(t, search.Query{Text: "overleg", List: search.FacetTopics, ListFrom: 5000}).Facets.Topics; len(got.Values) != 0 || got.More != 0 {
		t.Errorf("behind the end: %+v", got)
	}
	if _, err := c.s.Search(t.Context(), search.Query{List: "kleur"}); err == nil {
		t.Error("a facet that is none is not refused")
	}
}

// ask is a search that must not fail.
func (c contract) ask(t *testing.T, q search.Query) *search.Result {
	t.Helper()
	res, err := c.s.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("Search(%+v): %v", q, err)
	}
	return res
}

// all returns the ids of the whole list.
func (c contract) all(t *testing.T, q search.Query) (ids []search.ExchangeID) {
	t.Helper()
	for q.Limit = search.MaxLimit; ; q.Offset += q.Limit {
		res := c.ask(t, q)
		ids = append(ids, idsOf(res.Hits)...)
		if len(ids) >= res.Total {
			return ids
		}
	}
}

func idsOf(hits []search.Hit) []search.ExchangeID {
	ids := []search.ExchangeID{}
	for i := range hits {
		ids = append(ids, hits[i].ID)
	}
	return ids
}
