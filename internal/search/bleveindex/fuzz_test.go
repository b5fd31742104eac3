package bleveindex_test

import (
	"errors"
	"slices"
	"testing"

	"inbreng/internal/search"
	"inbreng/internal/search/searchtest"
)

// FuzzSearch sends any text through the whole of a search: it is answered or
// refused with an error that says so, every exchange that is said to have all
// words shows at least one, and suggesting works with it, too.
func FuzzSearch(f *testing.F) {
	for _, text := range searchtest.Hostile {
		f.Add(text, "", 0)
	}
	f.Add("Turkse drones", "answer", 1)
	f.Add(`"rode kruis" zorgen`, "question", 3)
	f.Add("UNESCO-missie wiskundeonderwijs", "", 2)
	x := inMemory(f, searchtest.Records())
	f.Fuzz(func(t *testing.T, text, in string, offset int) {
		q := search.Query{Text: text, In: search.Field(in), Offset: offset}
		res, err := x.Search(t.Context(), q)
		refused := []error{search.ErrTooLong, search.ErrTooMany, search.ErrOutOfRange}
		if err != nil {
			if !slices.ContainsFunc(refused, func(want error) bool { return errors.Is(err, want) }) {
				t.Fatal(err)
			}
			return
		}
		tree, err := search.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range res.Hits {
			if len(h.In) == 0 && asksWords(tree.Root) {
				t.Errorf("%q finds %v, but marks nothing in it", text, h.ID)
			}
		}
		if len(res.Hits) > res.Total {
			t.Errorf("%q: %d hits of %d", text, len(res.Hits), res.Total)
		}
		if _, err := x.Suggest(t.Context(), text, 10); err != nil {
			t.Error(err)
		}
	})
}

// asksWords reports whether every exchange that a node finds has a word of it.
func asksWords(n search.Node) bool {
	switch n := n.(type) {
	case search.All:
		return slices.ContainsFunc(n, asksWords)
	case search.Any:
		return !slices.ContainsFunc(n, func(kid search.Node) bool { return !asksWords(kid) })
	case search.Word, search.Phrase, search.Prefix:
		return true
	}
	return false
}
