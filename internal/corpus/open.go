package corpus

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"

	"inbreng/internal/parliament"
)

// A Corpus is an open release. It is safe for concurrent use. What it returns
// is shared between all callers and must not be changed.
type Corpus struct {
	dir      string
	manifest Manifest
	table    *table
	data     *os.File
	cache    *cache

	entries   map[parliament.DocumentID]*entry
	summaries map[parliament.DocumentID]*Summary
	factions  map[string]*FactionSummary
	papers    map[parliament.PaperID]*CitedPaper
}

// Open opens the current release in dir. Without one the error is ErrNoRelease;
// ErrVersion and ErrDamaged say that there is one that cannot be used.
func Open(dir string) (*Corpus, error) {
	name, err := current(dir)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	// The link is followed once: it may point elsewhere a moment later.
	c, err := OpenRelease(filepath.Join(dir, releasesName, name))
	if err == nil {
		return c, nil
	}
	// Two releases later the folder may be gone before it was opened.
	if now, currentErr := current(dir); currentErr == nil && now != name {
		return OpenRelease(filepath.Join(dir, releasesName, now))
	}
	return nil, err
}

// OpenRelease opens the release in the folder path. It reads the manifest and
// the table; records are read, and checked, when they are asked for. Verify
// checks everything.
func OpenRelease(path string) (*Corpus, error) {
	c, err := open(path, cacheBytes)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	return c, nil
}

func open(path string, limit int64) (*Corpus, error) {
	m, err := readManifest(path)
	if err != nil {
		return nil, err
	}
	name := filepath.Join(path, dataName)
	data, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err := lockShared(data); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: the release is being removed: %w", path, err), data.Close())
	}
	t, err := readSized(path, &m, data)
	if err != nil {
		return nil, errors.Join(err, data.Close())
	}
	c := &Corpus{
		dir: path, manifest: m, table: t, data: data, cache: newCache(limit),
		entries:   byKey(t.Entries, func(e *entry) parliament.DocumentID { return e.ID }),
		summaries: byKey(t.Documents, func(s *Summary) parliament.DocumentID { return s.ID }),
		factions:  byKey(t.Factions, func(f *FactionSummary) string { return f.Slug }),
		papers:    byKey(t.Papers, func(p *CitedPaper) parliament.PaperID { return p.ID }),
	}
	return c, nil
}

// readSized reads the table after a look at the size of the data file, which
// costs nothing and shows the commonest damage, a copy that broke off.
func readSized(path string, m *Manifest, data *os.File) (*table, error) {
	info, err := data.Stat()
	if err != nil {
		return nil, err
	}
	if listed, ok := m.file(dataName); !ok || listed.Size != info.Size() {
		return nil, fmt.Errorf("%s: %w: it has %d bytes and should have %d", data.Name(), ErrDamaged, info.Size(), listed.Size)
	}
	return readTable(path, m, info.Size())
}

// byKey makes a list findable.
func byKey[K comparable, V any](list []V, key func(*V) K) map[K]*V {
	m := make(map[K]*V, len(list))
	for i := range list {
		m[key(&list[i])] = &list[i]
	}
	return m
}

// Close gives the files of the release free. Records cannot be read afterwards.
func (c *Corpus) Close() error {
	if err := c.data.Close(); err != nil {
		return fmt.Errorf("corpus: %w", err)
	}
	return nil
}

// Verify reads the whole release and compares it with the sums in its manifest.
// The error is ErrDamaged and names the file.
func (c *Corpus) Verify() error {
	if _, err := verify(c.dir); err != nil {
		return fmt.Errorf("corpus: %w", err)
	}
	return nil
}

// VerifyRecords does what Verify does, for all but the search index, which can be
// made again from the rest.
func (c *Corpus) VerifyRecords() error {
	err := verifyFiles(c.dir, &c.manifest, func(f File) bool { return !strings.HasPrefix(f.Path, indexName+"/") })
	if err != nil {
		return fmt.Errorf("corpus: %w", err)
	}
	return nil
}

// read returns a stretch of the data file.
func (c *Corpus) read(id parliament.DocumentID, x extent) ([]byte, error) {
	data := make([]byte, x.Size)
	if _, err := c.data.ReadAt(data, x.Offset); err != nil {
		return nil, fmt.Errorf("corpus: %s: reading %s: %w", c.data.Name(), id, err)
	}
	if crc32.Checksum(data, castagnoli) != x.CRC {
		return nil, fmt.Errorf("corpus: %s: %w: %s is not what was written", c.data.Name(), ErrDamaged, id)
	}
	return data, nil
}

// decode reads a stretch of the data file as JSON.
func decode[T any](c *Corpus, id parliament.DocumentID, x extent) (*T, error) {
	data, err := c.read(id, x)
	if err != nil {
		return nil, err
	}
	v := new(T)
	if err := json.Unmarshal(data, v); err != nil {
		return nil, fmt.Errorf("corpus: %s: %w: %s: %w", c.data.Name(), ErrDamaged, id, err)
	}
	return v, nil
}
