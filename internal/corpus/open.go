package corpus

import (
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"inbreng/internal/parliament"
)

// A Corpus is an open release. It is safe for concurrent use. What it returns
// is shared between all callers and must not be changed.
type Corpus struct {
	dir      string
	manifest Manifest
	table    *rowFile
	history  *rowFile
	data     *os.File
	dataSize int64
	cache    *cache
	excerpts *cache                   // by document, slash, exchange
	ids      atomic.Pointer[[]string] // see foldedIDs
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

// OpenRelease opens the release in the folder path. It reads the manifest and the
// head of the table, some kilobytes however many documents there are; rows and records
// are read, and each is checked, when they are asked for. Verify checks everything.
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
	size, err := sized(&m, data, dataName)
	if err != nil {
		return nil, errors.Join(err, data.Close())
	}
	t, err := openTable(path, &m)
	if err != nil {
		return nil, errors.Join(err, data.Close())
	}
	h, err := openHistory(path, &m)
	if err != nil {
		return nil, errors.Join(err, t.Close(), data.Close())
	}
	return &Corpus{dir: path, manifest: m, table: t, history: h, data: data, dataSize: size, cache: newCache(limit), excerpts: newCache(excerptBytes)}, nil
}

// sized returns the size of a file of the release, if it is the one in the manifest. To
// look costs nothing and shows the commonest damage, a copy that broke off.
func sized(m *Manifest, f *os.File, name string) (int64, error) {
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	if listed, ok := m.file(name); !ok || listed.Size != info.Size() {
		return 0, fmt.Errorf("%s: %w: it has %d bytes and should have %d", f.Name(), ErrDamaged, info.Size(), listed.Size)
	}
	return info.Size(), nil
}

// openTable opens the table of the release in path.
func openTable(path string, m *Manifest) (*rowFile, error) {
	t, err := openRows(filepath.Join(path, tableName), tableMagic, tableSections)
	if err != nil {
		return nil, err
	}
	_, err = sized(m, t.File, tableName)
	if ids, documents := t.count(tableIDs), t.count(tableDocuments); err == nil && (ids != documents || documents != m.Counts.Documents) {
		err = fmt.Errorf("%s: %w: %d entries for %d documents", t.Name(), ErrDamaged, ids, documents)
	}
	if err != nil {
		return nil, errors.Join(err, t.Close())
	}
	return t, nil
}

// openHistory opens the history of the release in path.
func openHistory(path string, m *Manifest) (*rowFile, error) {
	h, err := openRows(filepath.Join(path, historyName), historyMagic, historySections)
	if err != nil {
		return nil, err
	}
	_, err = sized(m, h.File, historyName)
	if n := h.count(historyAges); err == nil && (n != m.Counts.Documents || n != h.count(historyChanges)) {
		err = fmt.Errorf("%s: %w: %d ages for %d documents", h.Name(), ErrDamaged, n, m.Counts.Documents)
	}
	if err != nil {
		return nil, errors.Join(err, h.Close())
	}
	return h, nil
}

// Close gives the files of the release free. Records cannot be read afterwards.
func (c *Corpus) Close() error {
	if err := errors.Join(c.table.Close(), c.history.Close(), c.data.Close()); err != nil {
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
