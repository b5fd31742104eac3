package bleveindex_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"inbreng/internal/search"
	"inbreng/internal/search/bleveindex"
	"inbreng/internal/search/searchtest"
)

func TestOnDisk(t *testing.T) {
	searchtest.Run(t, func(t *testing.T, records []search.Record) search.Searcher {
		return onDisk(t, records)
	})
}

func TestInMemory(t *testing.T) {
	searchtest.Run(t, func(t *testing.T, records []search.Record) search.Searcher {
		return inMemory(t, records)
	})
}

// onDisk builds and opens an index that is closed at the end of the test.
func onDisk(t testing.TB, records []search.Record) *bleveindex.Index {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "index")
	if err := bleveindex.Build(t.Context(), dir, searchtest.Seq(records)); err != nil {
		t.Fatal(err)
	}
	return opened(t, dir, records)
}

func opened(t testing.TB, dir string, records []search.Record) *bleveindex.Index {
	t.Helper()
	x, err := bleveindex.Open(dir, searchtest.Texts(records))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeIndex(t, x) })
	return x
}

func inMemory(t testing.TB, records []search.Record) *bleveindex.Index {
	t.Helper()
	x, err := bleveindex.InMemory(searchtest.Seq(records), searchtest.Texts(records))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeIndex(t, x) })
	return x
}

func closeIndex(t testing.TB, x *bleveindex.Index) {
	if err := x.Close(); err != nil {
		t.Error(err)
	}
}

// TestRecordsInAnyOrder gives the records backwards; the lists stay the same.
func TestRecordsInAnyOrder(t *testing.T) {
	records := searchtest.Records()
	slices.Reverse(records)
	res, err := onDisk(t, records).Search(t.Context(), search.Query{})
	if err != nil {
		t.Fatal(err)
	}
	if first := res.Hits[0].ID; first != searchtest.ID("1") {
		t.Errorf("the first hit of a blank query is %v", first)
	}
}

// TestOpenTwice has two readers of one folder, as when a release is replaced.
func TestOpenTwice(t *testing.T) {
	records := searchtest.Records()
	dir := filepath.Join(t.TempDir(), "index")
	if err := bleveindex.Build(t.Context(), dir, searchtest.Seq(records)); err != nil {
		t.Fatal(err)
	}
	a, b := opened(t, dir, records), opened(t, dir, records)
	for _, x := range []*bleveindex.Index{a, b} {
		if res, err := x.Search(t.Context(), search.Query{Text: "drones"}); err != nil || res.Total != 2 {
			t.Errorf("%+v, %v", res, err)
		}
	}
}

func TestBuildLeavesNothingBehind(t *testing.T) {
	broken := errors.New("broken record")
	records := searchtest.Records()
	for name, seq := range map[string]func(yield func(search.Record, error) bool){
		"a record that is an error": func(yield func(search.Record, error) bool) {
			_ = yield(records[0], nil) && yield(search.Record{}, broken)
		},
		"an id twice":        searchtest.Seq([]search.Record{records[0], {ID: records[0].ID, Order: 1}}),
		"a place twice":      searchtest.Seq([]search.Record{records[0], {ID: records[1].ID, Order: 0}}),
		"no id":              searchtest.Seq([]search.Record{{Order: 1}}),
		"a place below zero": searchtest.Seq([]search.Record{{ID: records[0].ID, Order: -1}}),
	} {
		parent := t.TempDir()
		err := bleveindex.Build(t.Context(), filepath.Join(parent, "index"), seq)
		if err == nil {
			t.Errorf("%s: no error", name)
		}
		if left, _ := os.ReadDir(parent); len(left) > 0 {
			t.Errorf("%s: %s is left", name, left[0].Name())
		}
		if name == "a record that is an error" && !errors.Is(err, broken) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func TestBuildCancelled(t *testing.T) {
	parent := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	err := bleveindex.Build(ctx, filepath.Join(parent, "index"), func(yield func(search.Record, error) bool) {
		for i, r := range searchtest.Many(100) {
			if i == 50 {
				cancel()
			}
			if !yield(r, nil) {
				return
			}
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	if left, _ := os.ReadDir(parent); len(left) > 0 {
		t.Errorf("%s is left", left[0].Name())
	}
}

func TestBuildDoesNotOverwrite(t *testing.T) {
	dir := t.TempDir()
	if err := bleveindex.Build(t.Context(), dir, searchtest.Seq(nil)); err == nil {
		t.Error("Build wrote into a folder that was there")
	}
}

func TestOpenRefuses(t *testing.T) {
	records := searchtest.Records()
	build := func() string {
		dir := filepath.Join(t.TempDir(), "index")
		if err := bleveindex.Build(t.Context(), dir, searchtest.Seq(records)); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	for name, spoil := range map[string]func(dir string) error{
		"no folder":         os.RemoveAll,
		"no columns":        func(dir string) error { return os.Remove(filepath.Join(dir, "columns")) },
		"columns cut short": func(dir string) error { return os.Truncate(filepath.Join(dir, "columns"), 200) },
		"no bleve":          func(dir string) error { return os.RemoveAll(filepath.Join(dir, "bleve")) },
	} {
		dir := build()
		if err := spoil(dir); err != nil {
			t.Fatal(err)
		}
		if x, err := bleveindex.Open(dir, searchtest.Texts(records)); err == nil {
			t.Errorf("%s: no error", name)
			closeIndex(t, x)
		}
	}
	if x, err := bleveindex.Open(build(), nil); err == nil {
		t.Error("no texts: no error")
		closeIndex(t, x)
	}
}

func TestClosed(t *testing.T) {
	x := inMemory(t, searchtest.Records())
	closeIndex(t, x)
	if _, err := x.Search(t.Context(), search.Query{Text: "drones"}); !errors.Is(err, bleveindex.ErrClosed) {
		t.Errorf("Search: error %v, want ErrClosed", err)
	}
	if err := x.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
}

// TestTextsFail shows that a hit whose text cannot be read is an error, not a hit
// without text.
func TestTextsFail(t *testing.T) {
	broken := errors.New("disk gone")
	x, err := bleveindex.InMemory(searchtest.Seq(searchtest.Records()), func(search.ExchangeID) (search.Record, error) {
		return search.Record{}, broken
	})
	if err != nil {
		t.Fatal(err)
	}
	defer closeIndex(t, x)
	if _, err := x.Search(t.Context(), search.Query{Text: "drones"}); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}
