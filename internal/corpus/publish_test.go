package corpus

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
)

func TestSameInputGivesTheSameRelease(t *testing.T) {
	one := publish(t, t.TempDir(), sampleA(), sampleB(), sampleC())

	b := newBuilder(t, t.TempDir())
	add(t, b, sampleC(), sampleB(), sampleA())
	writeIndex(t, b, "the same index in other bytes")
	two, err := b.Publish(ManifestInfo{Analyzer: sampleInfo.Analyzer, Created: sampleInfo.Created.Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	if one.Digest != two.Digest {
		t.Errorf("the digest depends on order, time or index: %s, %s", one.Digest, two.Digest)
	}
	notIndex := func(m Manifest) []File {
		return slices.DeleteFunc(slices.Clone(m.Files), func(f File) bool { return strings.HasPrefix(f.Path, "index/") || f.Path == historyName })
	}
	if diff := cmp.Diff(notIndex(one), notIndex(two)); diff != "" {
		t.Errorf("files: -one +two:\n%s", diff)
	}
}

func TestOtherInputGivesAnotherRelease(t *testing.T) {
	base := publish(t, t.TempDir(), sampleA())
	other := sampleA()
	other.Exchanges[0].Topic = "Iets anders"
	if m := publish(t, t.TempDir(), other); m.Digest == base.Digest {
		t.Error("another record has the same digest")
	}
	b := newBuilder(t, t.TempDir())
	add(t, b, sampleA())
	if m, err := b.Publish(ManifestInfo{Analyzer: "nl-2"}); err != nil || m.Digest == base.Digest {
		t.Errorf("another analyzer has the same digest, or %v", err)
	}
}

func TestFilesOfARelease(t *testing.T) {
	dir := t.TempDir()
	b := newBuilder(t, dir)
	add(t, b, sampleA())
	if err := b.Add(sampleB(), nil, "x", []byte("y"), "map/Lijst van vragen.PDF"); err != nil {
		t.Fatal(err)
	}
	if err := b.Add(sampleC(), nil, "x", nil, "zonder punt"); err != nil {
		t.Fatal(err)
	}
	writeIndex(t, b, "index")
	m, err := b.Publish(sampleInfo)
	if err != nil {
		t.Fatal(err)
	}
	got := []string{}
	for _, f := range m.Files {
		got = append(got, f.Path)
	}
	want := []string{
		"history.idx", "index/store/root.bolt", "records.dat", "records.idx", "sources.sha256",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	sums, err := os.ReadFile(filepath.Join(dir, releasesName, m.Digest, sumsName))
	if err != nil {
		t.Fatal(err)
	}
	// As sha256sum writes them.
	for _, line := range []string{
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  sources/inbreng-2024-x\n",
		"a1fce4363854ff888cff4b8e7875d600c2682390412a8cf79b37d0b11148b0fa  sources/kst-100-1.pdf\n",
	} {
		if !strings.Contains(string(sums), line) {
			t.Errorf("%s holds %q, want %q", sumsName, sums, line)
		}
	}
	if name, _, err := openCorpus(t, dir).Original("kst-100-1"); err != nil || name != "map/Lijst van vragen.PDF" {
		t.Errorf("the name of the source is %q, %v", name, err)
	}
	if want := sampleInfo.Created.UTC().Truncate(time.Second); !m.Created.Equal(want) || m.Created.Location() != time.UTC {
		t.Errorf("created %v, want %v", m.Created, want)
	}
}

func TestDoubledIDNamesBothFiles(t *testing.T) {
	dir := t.TempDir()
	b := newBuilder(t, dir)
	add(t, b, sampleA())
	other := sampleA()
	other.Title = "Een ander"
	err := b.Add(other, sampleReport, "x", []byte("y"), "tweede.docx")
	if !errors.Is(err, ErrDoubled) || !strings.Contains(err.Error(), "kst-21501-02-2401.txt") || !strings.Contains(err.Error(), "tweede.docx") {
		t.Errorf("got %v", err)
	}
	if _, err := b.Publish(sampleInfo); err != nil {
		t.Fatal(err)
	}
	if d, err := openCorpus(t, dir).Document("kst-21501-02-2401"); err != nil || d.Title != sampleA().Title {
		t.Errorf("the first document did not stay: %v", err)
	}
}

func TestIDsThatDifferInCapitalsAreOne(t *testing.T) {
	b := newBuilder(t, t.TempDir())
	x, y := sampleC(), sampleC()
	x.ID, y.ID = "kst-36600-VII-1", "kst-36600-vii-1"
	add(t, b, x)
	if err := b.Add(y, nil, "", nil, "tweede.txt"); !errors.Is(err, ErrDoubled) {
		t.Errorf("got %v", err)
	}
}

func TestAddRefusesWhatCannotBeLookedUp(t *testing.T) {
	b := newBuilder(t, t.TempDir())
	for name, change := range map[string]func(*parliament.Document){
		"ill-formed id":       func(d *parliament.Document) { d.ID = "../x-1" },
		"ill-formed exchange": func(d *parliament.Document) { d.Exchanges[0].ID = "A/B" },
		"doubled exchange":    func(d *parliament.Document) { d.Exchanges[1].ID = "1" },
		"faction of no name":  func(d *parliament.Document) { d.Exchanges[0].Factions[0] = "«»" },
	} {
		d := sampleA()
		change(d)
		if err := b.Add(d, nil, "", nil, "bestand.txt"); err == nil || !strings.Contains(err.Error(), "bestand.txt") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestAddFromManyGoroutines(t *testing.T) {
	dir := t.TempDir()
	b := newBuilder(t, dir)
	var wg sync.WaitGroup
	for _, d := range []*parliament.Document{sampleA(), sampleB(), sampleC()} {
		wg.Go(func() { add(t, b, d) })
	}
	wg.Wait()
	writeIndex(t, b, "index")
	m, err := b.Publish(sampleInfo)
	if err != nil {
		t.Fatal(err)
	}
	if want := publish(t, t.TempDir(), sampleA(), sampleB(), sampleC()); m.Digest != want.Digest {
		t.Error("another release than from one goroutine")
	}
}

func TestAbortLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	b := newBuilder(t, dir)
	add(t, b, sampleA())
	for range 2 {
		if err := b.Abort(); err != nil {
			t.Fatal(err)
		}
	}
	if got := entriesOf(t, dir); got != lockName+" releases" {
		t.Errorf("left: %s", got)
	}
	if err := b.Add(sampleB(), nil, "", nil, "x"); err == nil {
		t.Error("Add after Abort has no error")
	}
	if _, err := b.Publish(sampleInfo); err == nil {
		t.Error("Publish after Abort has no error")
	}
}

func TestFailedPublishLeavesTheOldRelease(t *testing.T) {
	for name, spoil := range map[string]func(*testing.T, string, *Builder){
		"a file that is none in the index": func(t *testing.T, _ string, b *Builder) {
			writeIndex(t, b, "index")
			if err := os.Symlink("/", filepath.Join(b.IndexDir(), "elders")); err != nil {
				t.Fatal(err)
			}
		},
		"the spool is gone": func(t *testing.T, _ string, b *Builder) {
			if err := b.spool.Close(); err != nil {
				t.Fatal(err)
			}
		},
		"the releases cannot be written": func(t *testing.T, dir string, b *Builder) {
			// Even for root no folder can be moved to below a file.
			releases := filepath.Join(dir, releasesName)
			if err := os.Rename(releases, releases+"-away"); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(releases, nil, 0o644); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Remove(releases); _ = os.Rename(releases+"-away", releases) })
		},
		"the link cannot be replaced": func(t *testing.T, dir string, _ *Builder) {
			blocked := filepath.Join(dir, buildingPrefix+currentName, "x")
			if err := os.MkdirAll(blocked, 0o755); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			old := publish(t, dir, sampleA())
			b := newBuilder(t, dir)
			add(t, b, sampleA(), sampleB())
			t.Run("spoilt", func(t *testing.T) {
				spoil(t, dir, b)
				if _, err := b.Publish(sampleInfo); err == nil {
					t.Fatal("Publish has no error")
				}
				if _, err := b.Publish(sampleInfo); err == nil {
					t.Error("a second Publish has no error")
				}
			})
			if err := b.Abort(); err != nil {
				t.Error(err)
			}
			c := openCorpus(t, dir)
			if diff := cmp.Diff(old, c.Manifest()); diff != "" {
				t.Errorf("the current release is another, -old +now:\n%s", diff)
			}
			if err := c.Verify(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestNothingIsPublishedOverAFolder(t *testing.T) {
	dir := t.TempDir()
	b := newBuilder(t, dir)
	add(t, b, sampleA())
	if err := os.Mkdir(filepath.Join(dir, currentName), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Publish(sampleInfo); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

func TestUnwritableFolder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "bestand")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := NewBuilder(filepath.Join(file, "release")); err == nil || !strings.Contains(err.Error(), file) {
		t.Errorf("got %v", err)
	}
}

func TestIdenticalReleaseIsReused(t *testing.T) {
	dir := t.TempDir()
	first := publish(t, dir, sampleA())
	b := newBuilder(t, dir)
	add(t, b, sampleA())
	writeIndex(t, b, "other bytes")
	again, err := b.Publish(ManifestInfo{Analyzer: sampleInfo.Analyzer, Created: sampleInfo.Created.Add(time.Minute)})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(first, again); diff != "" {
		t.Errorf("-first +again:\n%s", diff)
	}
	if got := entriesOf(t, dir); got != lockName+" current releases" {
		t.Errorf("left: %s", got)
	}
}

func TestDamagedReleaseIsNotReused(t *testing.T) {
	dir := t.TempDir()
	m := publish(t, dir, sampleA())
	damage(t, filepath.Join(dir, releasesName, m.Digest, "index/store/root.bolt"), "xxxxx")
	for range 2 {
		again := publish(t, dir, sampleA())
		c := openCorpus(t, dir)
		if err := c.Verify(); err != nil || again.Digest != m.Digest || filepath.Base(c.Dir()) != m.Digest+"-2" {
			t.Errorf("release %s in %s: %v", again.Digest, c.Dir(), err)
		}
	}
}

func TestTheTwoNewestReleasesAreKept(t *testing.T) {
	dir := t.TempDir()
	a := publish(t, dir, sampleA())
	b := publish(t, dir, sampleB())
	if got := strings.Fields(entriesOf(t, filepath.Join(dir, releasesName))); len(got) != 2 {
		t.Errorf("kept %v", got)
	}
	c := publish(t, dir, sampleC())
	publish(t, dir, sampleC()) // the same again must not cost the one before it
	want := []string{b.Digest, c.Digest}
	slices.Sort(want)
	if got := entriesOf(t, filepath.Join(dir, releasesName)); got != strings.Join(want, " ") {
		t.Errorf("kept %s, want %v without %s", got, want, a.Digest)
	}
}

func TestAReleaseThatIsReadIsNotRemoved(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA())
	c := openCorpus(t, dir)
	publish(t, dir, sampleB())
	publish(t, dir, sampleC())
	if d, err := c.Document("kst-21501-02-2401"); err != nil || d.Title != sampleA().Title {
		t.Errorf("got %v", err)
	}
	if _, _, err := c.Original("kst-21501-02-2401"); err != nil {
		t.Errorf("its files are gone while it is read: %v", err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	publish(t, dir, sampleA())
	publish(t, dir, sampleB())
	if entries, err := os.ReadDir(filepath.Join(dir, releasesName)); err != nil || len(entries) != 2 {
		t.Errorf("%d releases are kept, %v", len(entries), err)
	}
}

func TestAbandonedReleasesAreSweptAway(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, buildingPrefix+"old"), 0o755); err != nil {
		t.Fatal(err)
	}
	publish(t, dir, sampleA())
	if got := entriesOf(t, dir); got != lockName+" current releases" {
		t.Errorf("left: %s", got)
	}
}

func TestTwoBuildersAtOnce(t *testing.T) {
	dir := t.TempDir()
	first, err := NewBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := NewBuilder(dir); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), dir) {
		t.Errorf("error %v, want ErrBusy", err)
	}
	if err := first.Abort(); err != nil {
		t.Fatal(err)
	}
	publish(t, dir, sampleA())
	publish(t, dir, sampleB())
}
