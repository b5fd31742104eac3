package corpus

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// damage overwrites the first bytes of a file.
func damage(t *testing.T, path, with string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteAt([]byte(with), 0); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// replace writes a file of a release with some words replaced.
func replace(t *testing.T, path, old, with string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), old) {
		t.Fatalf("%s holds no %q", path, old)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(data), old, with, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestOpenWithoutRelease(t *testing.T) {
	dir := t.TempDir()
	for _, path := range []string{dir, filepath.Join(dir, "is er niet")} {
		if _, err := Open(path); !errors.Is(err, ErrNoRelease) || !strings.Contains(err.Error(), path) {
			t.Errorf("Open(%s): %v", path, err)
		}
	}
}

func TestOpenRefusesDamage(t *testing.T) {
	for name, test := range map[string]struct {
		spoil func(*testing.T, string)
		want  error
		file  string
	}{
		"no manifest": {
			func(t *testing.T, path string) {
				if err := os.Remove(path + "/manifest.json"); err != nil {
					t.Fatal(err)
				}
			}, ErrDamaged, manifestName,
		},
		"manifest is no JSON": {
			func(t *testing.T, path string) { damage(t, path+"/manifest.json", "xx") }, ErrDamaged, manifestName,
		},
		"manifest of another release": {
			func(t *testing.T, path string) { replace(t, path+"/manifest.json", "nl-1", "nl-2") }, ErrDamaged, manifestName,
		},
		"another schema": {
			func(t *testing.T, path string) {
				replace(t, path+"/manifest.json", `"schema": 1`, `"schema": 2`)
			}, ErrVersion, manifestName,
		},
		"another format": {
			func(t *testing.T, path string) {
				replace(t, path+"/manifest.json", `"format": 5`, `"format": 99`)
			}, ErrVersion, manifestName,
		},
		"damaged table": {
			func(t *testing.T, path string) { damage(t, path+"/records.idx", `{"entries":[],`) }, ErrDamaged, tableName,
		},
		"no table": {
			func(t *testing.T, path string) {
				if err := os.Remove(path + "/records.idx"); err != nil {
					t.Fatal(err)
				}
			}, ErrDamaged, tableName,
		},
		"data file cut short": {
			func(t *testing.T, path string) {
				if err := os.Truncate(path+"/records.dat", 100); err != nil {
					t.Fatal(err)
				}
			}, ErrDamaged, dataName,
		},
		"no data file": {
			func(t *testing.T, path string) {
				if err := os.Remove(path + "/records.dat"); err != nil {
					t.Fatal(err)
				}
			}, ErrDamaged, dataName,
		},
		"a link that leads nowhere": {
			func(t *testing.T, path string) {
				if err := os.RemoveAll(path); err != nil {
					t.Fatal(err)
				}
			}, ErrDamaged, manifestName,
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			m := publish(t, dir, sampleA())
			path := filepath.Join(dir, releasesName, m.Digest)
			test.spoil(t, path)
			if _, err := Open(dir); !errors.Is(err, test.want) || !strings.Contains(err.Error(), filepath.Join(path, test.file)) {
				t.Errorf("got %v, want %v naming %s", err, test.want, test.file)
			}
		})
	}
}

// allocatedBy returns how many bytes are allocated by f. Whatever is read of a file is
// read into memory, so it bounds that too.
func allocatedBy(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// TestOpeningReadsKilobytes holds that it costs the same to open many documents as few.
func TestOpeningReadsKilobytes(t *testing.T) {
	const many, most = 400, 64 << 10
	costs := map[int]uint64{}
	for _, n := range []int{1, many} {
		dir := publishMany(t, n)
		costs[n] = allocatedBy(func() {
			c, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			if c.Len() != n {
				t.Errorf("%d documents, want %d", c.Len(), n)
			}
			if err := c.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	if costs[many] > most || costs[many] > costs[1]+most/8 {
		t.Errorf("to open %d documents takes %d bytes, to open 1 takes %d", many, costs[many], costs[1])
	}
}

// TestAPageOfAListReadsThatPage holds that a page of a list costs the same in a long list
// as in a short one.
func TestAPageOfAListReadsThatPage(t *testing.T) {
	costs := map[int]uint64{}
	for _, n := range []int{60, 600} {
		c := openCorpus(t, publishMany(t, n))
		f, err := c.Faction("vvd")
		if err != nil {
			t.Fatal(err)
		}
		costs[n] = allocatedBy(func() {
			summaries, err := c.Summaries(n-50, n)
			keys, keysErr := c.FactionExchanges(&f, f.Exchanges-50, f.Exchanges)
			if err != nil || keysErr != nil || len(summaries) != 50 || len(keys) != 50 {
				t.Errorf("%d summaries, %d keys, %v, %v", len(summaries), len(keys), err, keysErr)
			}
		})
	}
	if costs[600] > costs[60]+costs[60]/2 {
		t.Errorf("a page takes %d bytes among 600 documents, %d among 60", costs[600], costs[60])
	}
}

func TestTableThatDoesNotFit(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA())
	c := openCorpus(t, dir)
	c.dataSize = 10
	if _, err := c.Document(sampleA().ID); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), tableName) {
		t.Errorf("a record beyond the end of the data: %v", err)
	}
}

// TestEveryByteOfTheTableCounts damages each byte of the table in turn: whoever reads
// all of it finds the damage, and never something else than what was written.
func TestEveryByteOfTheTableCounts(t *testing.T) {
	dir := t.TempDir()
	m := publish(t, dir, sampleA(), sampleB())
	path := filepath.Join(dir, releasesName, m.Digest)
	good, err := os.ReadFile(filepath.Join(path, tableName))
	if err != nil {
		t.Fatal(err)
	}
	if err := readAllRows(path, &m); err != nil {
		t.Fatal(err)
	}
	for i := range good {
		bad := append([]byte{}, good...)
		bad[i] ^= 1 << (i % 8)
		if err := os.WriteFile(filepath.Join(path, tableName), bad, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := readAllRows(path, &m); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), tableName) {
			t.Fatalf("byte %d of %d is damaged: %v", i, len(good), err)
		}
	}
	for _, size := range []int{0, 10, len(good) / 2, len(good) - 1} {
		if err := os.WriteFile(filepath.Join(path, tableName), good[:size], 0o644); err != nil {
			t.Fatal(err)
		}
		if err := readAllRows(path, &m); !errors.Is(err, ErrDamaged) {
			t.Errorf("cut to %d bytes: %v", size, err)
		}
	}
}

// readAllRows opens the table of a release and reads every row of it.
func readAllRows(path string, m *Manifest) error {
	table, err := openTable(path, m)
	if err != nil {
		return err
	}
	defer table.Close()
	for section := range tableSections {
		for row := range table.count(section) {
			if _, err := table.row(section, row); err != nil {
				return err
			}
		}
		err := table.rows(section, 0, table.count(section), func(int, []byte) error { return nil })
		if err != nil {
			return err
		}
	}
	return nil
}

func TestDamagedRecordIsNoticedWhenRead(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA(), sampleB())
	c := openCorpus(t, dir)
	damage(t, c.Dir()+"/records.dat", "xx") // the first is kst-100-1
	if _, err := c.Document("kst-100-1"); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), dataName) || !strings.Contains(err.Error(), "kst-100-1") {
		t.Errorf("got %v", err)
	}
	if _, err := c.Document("kst-21501-02-2401"); err != nil {
		t.Errorf("the other document cannot be read: %v", err)
	}
	if err := c.Verify(); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), dataName) {
		t.Errorf("Verify: %v", err)
	}
}

func TestMissingSourceIsDamage(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA())
	c := openCorpus(t, dir)
	file := c.Dir() + "/sources/kst-21501-02-2401.txt"
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if _, _, err := c.Original("kst-21501-02-2401"); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), file) {
		t.Errorf("Original: %v", err)
	}
	if err := c.Verify(); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), file) {
		t.Errorf("Verify: %v", err)
	}
}

// TestNothingOutsideTheReleaseIsRead puts a link into a release that leads out of it, to
// the very bytes that were written.
func TestNothingOutsideTheReleaseIsRead(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, sampleA())
	c := openCorpus(t, dir)
	file := c.Dir() + "/sources/kst-21501-02-2401.txt"
	outside := filepath.Join(t.TempDir(), "outside.txt")
	if err := os.Rename(file, outside); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, file); err != nil {
		t.Fatal(err)
	}
	if _, data, err := c.Original("kst-21501-02-2401"); !errors.Is(err, ErrDamaged) || len(data) > 0 || !strings.Contains(err.Error(), file) {
		t.Errorf("Original: %q, %v", data, err)
	}
	if err := c.Verify(); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), file) {
		t.Errorf("Verify: %v", err)
	}
}
