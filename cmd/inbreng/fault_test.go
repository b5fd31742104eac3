package main

import (
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"inbreng/internal/corpus"
	"inbreng/internal/search"
)

// whole opens the current release and checks all of it.
func whole(t *testing.T, dir string) (documents int) {
	t.Helper()
	c, err := corpus.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.Verify(); err != nil {
		t.Fatal(err)
	}
	x, err := openIndex(c)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if res, err := x.Search(t.Context(), search.Query{Text: "drones"}); err != nil || res.Total != c.Len() {
		t.Fatalf("%v, %v", res, err)
	}
	return c.Len()
}

// TestKilledIngest kills ingests at random moments. The release is the old one or
// the new one each time, whole, and nothing is in the way of the next.
func TestKilledIngest(t *testing.T) {
	path, release := program(t), filepath.Join(t.TempDir(), "release")
	small, large := sources(t, 0), sources(t, 11)
	must(t, ingestProcess(path, small, release))
	start := time.Now()
	must(t, ingestProcess(path, large, filepath.Join(t.TempDir(), "other")))
	long := time.Since(start)
	found := map[int]int{}
	for i := range times(4, 50) {
		cmd := ingestProcess(path, []string{large, small}[i%2], release)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(long) * 5 / 4)))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if n := whole(t, release); n != 1 && n != 12 {
			t.Fatalf("%d documents after kill %d", n, i+1)
		} else {
			found[n]++
		}
	}
	must(t, ingestProcess(path, large, release))
	if n := whole(t, release); n != 12 {
		t.Errorf("%d documents at the end", n)
	}
	if left, _ := filepath.Glob(filepath.Join(release, ".building-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	fault(t, "kill -9 at a random moment of an ingest", times(4, 50), "release whole each time: %d times the small one, %d times the large", found[1], found[12])
}

// TestDiskFull gives an ingest too little room, by the size of a file that it may
// write: the old release stays, whole.
func TestDiskFull(t *testing.T) {
	path, release := program(t), filepath.Join(t.TempDir(), "release")
	must(t, ingestProcess(path, sources(t, 0), release))
	large := sources(t, 5)
	for _, kilobytes := range []int{1, 16, 64, 200, 400} {
		out, err := exec.Command("sh", "-c", fmt.Sprintf(`ulimit -f %d; exec "$0" ingest --source "$1" --release "$2"`, 2*kilobytes), path, large, release).CombinedOutput()
		if err == nil {
			t.Errorf("%d KB were enough: %s", kilobytes, out)
		}
		if n := whole(t, release); n != 1 {
			t.Fatalf("%d documents after an ingest with %d KB", n, kilobytes)
		}
	}
	must(t, ingestProcess(path, large, release))
	fault(t, "disk full at 1 to 400 KB of a file", 5, "the old release stays, whole; the next ingest works")
}

// TestDamage flips a bit in, or cuts short, every file of a release. It is refused
// with a sentence that names the file, or served as if nothing were when only the
// index is damaged; nothing panics.
func TestDamage(t *testing.T) {
	path, release := program(t), filepath.Join(t.TempDir(), "release")
	must(t, ingestProcess(path, sources(t, 0), release))
	c, err := corpus.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	dir := c.Dir()
	files := []string{"manifest.json"}
	for _, f := range c.Manifest().Files {
		files = append(files, f.Path)
	}
	// The sources have their sums in a file of their own.
	entries, err := os.ReadDir(filepath.Join(dir, "sources"))
	if err != nil || len(entries) == 0 {
		t.Fatalf("%d sources, %v", len(entries), err)
	}
	for _, e := range entries {
		files = append(files, "sources/"+e.Name())
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	refused, made, harmless := 0, 0, 0
	for round := range times(1, 20) {
		for _, name := range files {
			file := filepath.Join(dir, filepath.FromSlash(name))
			good, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			bad := append([]byte{}, good...)
			if (round+len(name))%2 == 0 {
				bad = bad[:rand.IntN(len(bad))]
			} else {
				bad[rand.IntN(len(bad))] ^= 1 << rand.IntN(8)
			}
			if err := os.WriteFile(file, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			snapshot, err := openVerified(release, log)
			switch isIndex := strings.HasPrefix(name, "index/"); {
			case isIndex && err != nil:
				t.Errorf("%s is damaged, and the index is not made again: %v", name, err)
			case isIndex:
				made++
				if res, err := snapshot.Searcher.Search(t.Context(), search.Query{Text: "drones"}); err != nil || res.Total != 1 {
					t.Errorf("%s is damaged, and the search answers %v, %v", name, res, err)
				}
			case err == nil:
				// A manifest may be damaged where nothing depends on it.
				harmless++
				if name != "manifest.json" {
					t.Errorf("%s is damaged and nobody notices", name)
				}
			// Where the sum of another file is damaged in the manifest, that file is named.
			case !errors.Is(err, corpus.ErrDamaged) && !errors.Is(err, corpus.ErrVersion) || !mentions(err, name) && (name != "manifest.json" || !slices.ContainsFunc(files, func(f string) bool { return mentions(err, f) })):
				t.Errorf("%s is damaged, and the error is %v", name, err)
			}
			if err != nil {
				refused++
			}
			if snapshot != nil {
				if err := snapshot.Close(); err != nil {
					t.Error(err)
				}
			}
			if err := os.WriteFile(file, good, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if out := must(t, exec.Command(path, "verify", "--release", release)); !strings.Contains(out, "is whole") {
		t.Errorf("verify says %s", out)
	}
	fault(t, "a bit flipped in a file, or the file cut short", refused+made+harmless, "%d refused with a sentence, %d indexes made again, %d where nothing depends on it", refused, made, harmless)
}

// mentions reports whether an error names a file.
func mentions(err error, file string) bool { return strings.Contains(err.Error(), filepath.Base(file)) }

// TestDamageOfALargeRelease flips a bit in every file of a release that is too large to
// be read before it is served: it is served, nothing is shown that is not what was
// written, and the damage is found and told all the same.
func TestDamageOfALargeRelease(t *testing.T) {
	path, release := program(t), filepath.Join(t.TempDir(), "release")
	must(t, ingestProcess(path, sources(t, 0), release))
	c, err := corpus.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	dir, files := c.Dir(), c.Manifest().Files
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		good, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		bad := append([]byte{}, good...)
		bad[rand.IntN(len(bad))] ^= 1 << rand.IntN(8)
		if err := os.WriteFile(name, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		snapshot, err := openChecked(release, 0, slog.New(slog.DiscardHandler))
		switch {
		case err != nil:
			// What is read at once is refused at once; a damaged index is made again.
			if !errors.Is(err, corpus.ErrDamaged) || !strings.Contains(err.Error(), filepath.Base(f.Path)) {
				t.Errorf("%s is damaged, and the error is %v", f.Path, err)
			}
		case snapshot.Check == nil && !strings.HasPrefix(f.Path, "index/"):
			t.Errorf("%s is damaged, and nobody looks", f.Path)
		case snapshot.Check != nil:
			if err := snapshot.Check(); !errors.Is(err, corpus.ErrDamaged) || !strings.Contains(err.Error(), filepath.Base(f.Path)) {
				t.Errorf("%s is damaged, and the check says %v", f.Path, err)
			}
		}
		if snapshot != nil {
			if err := snapshot.Close(); err != nil {
				t.Error(err)
			}
		}
		if err := os.WriteFile(name, good, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// damageNext makes a release that is damaged the current one, as nothing of ours
// would.
func damageNext(t *testing.T, release string) {
	t.Helper()
	bad := filepath.Join(release, "releases", "bad")
	if err := os.MkdirAll(bad, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bad, "manifest.json"), []byte(`{"schema": 1`), 0o600); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(release, "next")
	if err := os.Symlink(filepath.Join("releases", "bad"), link); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(link, filepath.Join(release, "current")); err != nil {
		t.Fatal(err)
	}
}

// TestTwoIngestsAtOnce starts two at the same time: one publishes, the other does
// too or says that it was not alone.
func TestTwoIngestsAtOnce(t *testing.T) {
	path, release := program(t), filepath.Join(t.TempDir(), "release")
	a, b := sources(t, 3), sources(t, 5)
	both := 0
	for range times(2, 20) {
		first, second := ingestProcess(path, a, release), ingestProcess(path, b, release)
		var errs, others strings.Builder // each is written to while the other is
		first.Stderr, second.Stderr = &errs, &others
		if err := errors.Join(first.Start(), second.Start()); err != nil {
			t.Fatal(err)
		}
		failed := 0
		for _, err := range []error{first.Wait(), second.Wait()} {
			if err != nil {
				failed++
			}
		}
		if failed == 2 || failed == 1 && !strings.Contains(errs.String()+others.String(), "another ingest is at work here") {
			t.Fatalf("%d of two failed: %s%s", failed, errs.String(), others.String())
		}
		if failed == 0 {
			both++
		}
		if n := whole(t, release); n != 4 && n != 6 {
			t.Fatalf("%d documents", n)
		}
	}
	fault(t, "two ingests at once", times(2, 20), "release whole each time; %d times both published, else one said that it was not alone", both)
}
