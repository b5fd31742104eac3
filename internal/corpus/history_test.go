package corpus

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
)

// publishAt makes a release of the samples at a time.
func publishAt(t *testing.T, dir string, at time.Time, docs ...*parliament.Document) Manifest {
	t.Helper()
	b := newBuilder(t, dir)
	add(t, b, docs...)
	m, err := b.Publish(ManifestInfo{Analyzer: "nl-1", Created: at})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// changesOf returns all that the history of the current release says.
func changesOf(t *testing.T, dir string) (History, []Change, []Change) {
	t.Helper()
	c := openCorpus(t, dir)
	h, err := c.History()
	if err != nil {
		t.Fatal(err)
	}
	changes, err := c.Changes(0, c.ChangeCount())
	if err != nil {
		t.Fatal(err)
	}
	gone, total, err := c.Gone(0, 99)
	if err != nil || total != len(gone) {
		t.Fatalf("%d of %d gone, %v", len(gone), total, err)
	}
	return h, changes, gone
}

func TestHistory(t *testing.T) {
	dir := t.TempDir()
	day := func(n int) time.Time { return time.Date(2024, time.May, n, 12, 0, 0, 0, time.UTC) }
	none := []parliament.ExchangeID{}
	a, b, c := sampleA(), sampleB(), sampleC()
	expect := func(what string, wantTimes History, want, wantGone []Change) {
		t.Helper()
		h, changes, gone := changesOf(t, dir)
		if diff := gocmp.Diff(wantTimes, h); diff != "" {
			t.Errorf("%s: times: -want +got:\n%s", what, diff)
		}
		if diff := gocmp.Diff(want, changes); diff != "" {
			t.Errorf("%s: -want +got:\n%s", what, diff)
		}
		if diff := gocmp.Diff(wantGone, gone); diff != "" {
			t.Errorf("%s: gone: -want +got:\n%s", what, diff)
		}
	}

	publishAt(t, dir, day(1), a, b)
	expect("the first release", History{First: day(1)}, []Change{
		{b.ID, b.Title, day(1), true, none}, {a.ID, a.Title, day(1), true, none},
	}, []Change{})

	// Nothing changes: not even the release.
	publishAt(t, dir, day(2), a, b)
	expect("the same again", History{First: day(1)}, []Change{
		{b.ID, b.Title, day(1), true, none}, {a.ID, a.Title, day(1), true, none},
	}, []Change{})

	// A record that only the reading of changed is not a changed document; another
	// answer is, and a new document is new.
	reread := sampleA()
	reread.Problems = nil
	reread.Exchanges[0].Source = at(1, 2)
	reread.Problems = []parliament.Problem{}
	publishAt(t, dir, day(3), reread, b, c)
	expect("a new document and one read again", History{First: day(1), Previous: day(1)}, []Change{
		{c.ID, c.Title, day(3), true, none}, {b.ID, b.Title, day(1), true, none}, {a.ID, a.Title, day(1), true, none},
	}, []Change{})

	answered := sampleA()
	answered.Exchanges[1].Answer = &parliament.Answer{Label: "2. Antwoord", LabelSource: at(3, 4), Body: body("Zo.")}
	publishAt(t, dir, day(4), answered, c)
	expect("an answer came, a document went", History{First: day(1), Previous: day(3)}, []Change{
		{a.ID, a.Title, day(4), false, []parliament.ExchangeID{"2"}}, {c.ID, c.Title, day(3), true, none},
	}, []Change{{Document: b.ID, Title: b.Title, When: day(4), Exchanges: none}})

	// Back to what was there before is a change too, though that release is still there.
	publishAt(t, dir, day(5), reread, b, c)
	expect("back", History{First: day(1), Previous: day(4)}, []Change{
		{b.ID, b.Title, day(5), true, none}, {a.ID, a.Title, day(5), false, []parliament.ExchangeID{"2"}}, {c.ID, c.Title, day(3), true, none},
	}, []Change{})

	age, err := openCorpus(t, dir).Age(a.ID)
	if want := (Age{Added: day(1), Changed: day(5), Exchanges: []parliament.ExchangeID{"2"}}); err != nil || !gocmp.Equal(age, want) {
		t.Errorf("age %v, %v, want %v", age, err, want)
	}
}

// A release whose records cannot be read, as of an older program, has a history all the same.
func TestHistoryOutlivesTheRecords(t *testing.T) {
	dir := t.TempDir()
	m := publishAt(t, dir, sampleInfo.Created, sampleA())
	replace(t, filepath.Join(dir, releasesName, m.Digest, manifestName), `"format": 5`, `"format": 1`)
	changed := sampleA()
	changed.Title = "Anders"
	publishAt(t, dir, sampleInfo.Created.Add(time.Hour), changed, sampleB())
	_, changes, _ := changesOf(t, dir)
	if len(changes) != 2 || changes[0].New == changes[1].New {
		t.Errorf("got %+v, want one that changed and one that is new", changes)
	}
}

// A history that cannot be read is not in the way of a new release.
func TestDamagedHistory(t *testing.T) {
	dir := t.TempDir()
	m := publishAt(t, dir, sampleInfo.Created, sampleA())
	name := filepath.Join(dir, releasesName, m.Digest, historyName)
	for _, content := range []string{"", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"} {
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(dir); err == nil {
			t.Error("a release with a damaged history is opened")
		}
	}
	publishAt(t, dir, sampleInfo.Created.Add(time.Hour), sampleA(), sampleB())
	if _, changes, _ := changesOf(t, dir); len(changes) != 2 || !changes[0].New || !changes[1].New {
		t.Errorf("got %+v", changes)
	}
}
