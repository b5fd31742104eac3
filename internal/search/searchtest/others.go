package searchtest

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/search"
)

// concurrent asks the same from many goroutines at once, and wants the same
// answers.
func (c contract) concurrent(t *testing.T) {
	texts := []string{"drones", "geen", `"rode kruis"`, "armenie onderzoek", "", "UNESCO-missie", "icrc zandkasteel"}
	want := map[string][]string{}
	for _, text := range texts {
		want[text] = short(c.search(t, search.Query{Text: text}).Hits)
	}
	var wg sync.WaitGroup
	problems := make(chan string, 1000)
	for g := range 8 {
		wg.Go(func() {
			for i := range 20 {
				text := texts[(g+i)%len(texts)]
				res, err := c.s.Search(t.Context(), search.Query{Text: text, Limit: search.MaxLimit})
				if err != nil {
					problems <- err.Error()
				} else if got := short(res.Hits); !slices.Equal(got, want[text]) {
					problems <- fmt.Sprintf("%q: %v, want %v", text, got, want[text])
				}
				_, errSuggest := c.s.Suggest(t.Context(), "kri", 5)
				_, errRelated := c.s.Related(t.Context(), c.records[i%len(c.records)].ID, 3)
				if err := errors.Join(errSuggest, errRelated); err != nil {
					problems <- err.Error()
				}
			}
		})
	}
	wg.Wait()
	close(problems)
	for p := range problems {
		t.Error(p)
	}
}

func (c contract) suggest(t *testing.T) {
	for _, tc := range []struct {
		prefix string
		limit  int
		want   []search.Suggestion
	}{
		{"krijgsg", 5, []search.Suggestion{{Text: "krijgsgevangenen", Word: "krijgsgevangenen", Count: 3}}},
		{"KRIJGSG", 5, []search.Suggestion{{Text: "krijgsgevangenen", Word: "krijgsgevangenen", Count: 3}}},
		{"Turkse dro", 5, []search.Suggestion{{Text: "Turkse drones", Word: "drones", Count: 2}}},
		{"armeni", 1, []search.Suggestion{{Text: "Armenië", Word: "Armenië", Count: 2}}},
		{"unesco-m", 5, []search.Suggestion{{Text: "UNESCO-missie", Word: "UNESCO-missie", Count: 2}}},
		{"k", 5, nil},
		{"", 5, nil},
		{"drones ", 5, nil},
		{"zandkast", 5, nil},
		{"krijgsg", 0, nil},
		{"krijgsg", -1, nil},
		{"borrell", 5, []search.Suggestion{{Text: "Borrell", Word: "Borrell", Count: 1}}},
		{"Borrell", 5, nil},
	} {
		got, err := c.s.Suggest(t.Context(), tc.prefix, tc.limit)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(append([]search.Suggestion{}, tc.want...), got); diff != "" {
			t.Errorf("Suggest(%q, %d) (-want +got):\n%s", tc.prefix, tc.limit, diff)
		}
	}
	got, err := c.s.Suggest(t.Context(), "ge", search.MaxSuggestions+100)
	if err != nil || len(got) < 5 || len(got) > search.MaxSuggestions || got[0].Word != "geen" {
		t.Fatalf("Suggest(ge): %v, %v; want geen first", got, err)
	}
	for i := 1; i < len(got); i++ {
		if got[i].Count > got[i-1].Count {
			t.Errorf("%q has %d, but stands behind %q with %d", got[i].Word, got[i].Count, got[i-1].Word, got[i-1].Count)
		}
	}
}

func (c contract) related(t *testing.T) {
	got, err := c.s.Related(t.Context(), ID("5"), 3)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[0].ID != ID("10") {
		t.Errorf("related to 5, which is about a UNESCO mission: %v, want 3 with 10 first", short(got))
	}
	for _, r := range c.records {
		hits, err := c.s.Related(t.Context(), r.ID, search.MaxRelated+100)
		if err != nil {
			t.Fatal(err)
		}
		if len(hits) > search.MaxRelated {
			t.Errorf("%v: %d related", r.ID, len(hits))
		}
		for i, h := range hits {
			if h.ID == r.ID || h.Partial || len(h.Fragments) > 0 || h.Score <= 0 || i > 0 && h.Score > hits[i-1].Score {
				t.Errorf("related to %v at %d: %+v", r.ID, i, h)
			}
		}
	}
	if hits, err := c.s.Related(t.Context(), ID("1"), 0); err != nil || len(hits) != 0 {
		t.Errorf("at most 0: %v, %v", hits, err)
	}
	if _, err := c.s.Related(t.Context(), ID("999"), 3); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("an exchange that is not there: error %v, want search.ErrNotFound", err)
	}
}
