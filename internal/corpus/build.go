package corpus

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"inbreng/internal/parliament"
)

// The names beside the releases. Those that start with a dot are unfinished.
const (
	releasesName   = "releases"
	currentName    = "current"
	buildingPrefix = ".building-"
	lockName       = ".lock"
	spoolName      = "spool"
)

// A Builder makes a release, in a folder of its own until it is published. It is
// safe for concurrent use. End it with Publish or Abort; Abort after Publish
// does nothing, so it can be deferred.
type Builder struct {
	dir  string   // that holds the releases
	tmp  string   // the release in the making
	lock *os.File // held until the end: one builder at a time

	mu      sync.Mutex
	spool   *os.File // the parts of the records, in the order of Add
	spooled int64
	added   map[parliament.DocumentID]*addition
	folded  map[string]parliament.DocumentID // the same by id in small letters
	failed  error                            // the first write that failed; nothing can be published then
	done    bool
}

// An addition is a document that was added.
type addition struct {
	entry  entry // extents are places in the spool
	part   part
	print  fingerprint
	prints []fingerprint // of the exchanges
}

// NewBuilder starts a release in the folder dir, which is made when it is not
// there. The folder of the unfinished release is in dir as well, so that
// publishing is a rename within one file system. It is ErrBusy when another process
// builds there. What a builder left that was killed is removed.
func NewBuilder(dir string) (*Builder, error) {
	if err := os.MkdirAll(filepath.Join(dir, releasesName), 0o755); err != nil {
		return nil, fmt.Errorf("corpus: making the release folder: %w", err)
	}
	lock, err := lockFolder(dir)
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	sweep(dir)
	tmp, err := os.MkdirTemp(dir, buildingPrefix)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("corpus: making a folder for the new release: %w", err), lock.Close())
	}
	b := &Builder{dir: dir, tmp: tmp, lock: lock, added: map[parliament.DocumentID]*addition{}, folded: map[string]parliament.DocumentID{}}
	if err := b.prepare(); err != nil {
		return nil, errors.Join(fmt.Errorf("corpus: starting a release: %w", err), os.RemoveAll(tmp), lock.Close())
	}
	return b, nil
}

// lockFolder takes the folder for one builder, until the file is closed.
func lockFolder(dir string) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	if err := lockExclusive(f); err != nil {
		if errors.Is(err, errLocked) {
			err = fmt.Errorf("%s: %w", dir, ErrBusy)
		}
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// prepare makes what a new release starts with.
func (b *Builder) prepare() error {
	// MkdirTemp makes folders for the owner only; a release is for everybody.
	if err := os.Chmod(b.tmp, 0o755); err != nil {
		return err
	}
	if err := os.Mkdir(filepath.Join(b.tmp, sourcesName), 0o755); err != nil {
		return err
	}
	var err error
	b.spool, err = os.Create(filepath.Join(b.tmp, spoolName))
	return err
}

// IndexDir returns the folder for the search index. It is not there yet;
// whatever stands in it when Publish is called belongs to the release, and no
// file of it may be open for writing then.
func (b *Builder) IndexDir() string { return filepath.Join(b.tmp, indexName) }

// Add adds a document with its report, the normalised text it was read from,
// and the original file with its name. A document that has the id of an earlier
// one is refused with ErrDoubled, naming both files; the earlier one stays. One
// whose parts could not be looked up again is refused with ErrUnfit. The document is
// not kept, so its memory can be used again.
func (b *Builder) Add(doc *parliament.Document, report *parliament.Report, text string, original []byte, name string) error {
	if err := check(doc); err != nil {
		return fmt.Errorf("corpus: %s: %w: %w", name, ErrUnfit, err)
	}
	if report == nil {
		report = &parliament.Report{}
	}
	record, err := marshal(doc)
	if err != nil {
		return fmt.Errorf("corpus: %s: writing the record: %w", name, err)
	}
	reported, err := marshal(report)
	if err != nil {
		return fmt.Errorf("corpus: %s: writing the report: %w", name, err)
	}
	head, err := marshal(headOf(doc))
	if err != nil {
		return fmt.Errorf("corpus: %s: writing the record: %w", name, err)
	}
	a := &addition{
		entry: entry{ID: doc.ID, SourceName: name, Original: sourcesName + "/" + string(doc.ID) + extension(name)},
		part:  newPart(doc, name),
		print: documentPrint(doc),
	}
	for i := range doc.Exchanges {
		a.prints = append(a.prints, exchangePrint(&doc.Exchanges[i]))
	}
	if err := locate(a.part.outlines, doc, record); err != nil {
		return fmt.Errorf("corpus: %s: writing the record: %w", name, err)
	}

	b.mu.Lock()
	defer b.mu.Unlock()
	if b.done || b.failed != nil {
		return fmt.Errorf("corpus: %s: the release takes no more documents: %w", name, errors.Join(b.failed, errDone(b.done)))
	}
	// Addresses are the same whatever their capitals.
	if earlier, ok := b.added[b.folded[foldID(doc.ID)]]; ok {
		return fmt.Errorf("corpus: %s and %s: %w: %s", earlier.entry.SourceName, name, ErrDoubled, doc.ID)
	}
	if err := b.write(a, record, head, reported, []byte(text), original); err != nil {
		b.failed = err
		return fmt.Errorf("corpus: %s: %w", name, err)
	}
	b.added[doc.ID], b.folded[foldID(doc.ID)] = a, doc.ID
	return nil
}

// errDone is the reason why a finished builder refuses.
func errDone(done bool) error {
	if done {
		return errors.New("it is published or aborted")
	}
	return nil
}

// write puts the parts of a document on disk and their places in a.
func (b *Builder) write(a *addition, record, head, report, text, original []byte) error {
	for _, p := range []struct {
		at   *extent
		data []byte
	}{{&a.entry.Record, record}, {&a.entry.Head, head}, {&a.entry.Report, report}, {&a.entry.Text, text}} {
		if _, err := b.spool.Write(p.data); err != nil {
			return err
		}
		*p.at = extent{Offset: b.spooled, Size: int64(len(p.data)), CRC: crc32.Checksum(p.data, castagnoli)}
		b.spooled += int64(len(p.data))
	}
	return os.WriteFile(filepath.Join(b.tmp, filepath.FromSlash(a.entry.Original)), original, 0o644)
}

// Abort removes the unfinished release. After Publish it does nothing.
func (b *Builder) Abort() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.done {
		return nil
	}
	b.done = true
	defer b.lock.Close()
	// The file may be closed already, when Publish failed half way.
	if err := b.spool.Close(); err != nil && !errors.Is(err, os.ErrClosed) {
		return errors.Join(fmt.Errorf("corpus: %w", err), os.RemoveAll(b.tmp))
	}
	if err := os.RemoveAll(b.tmp); err != nil {
		return fmt.Errorf("corpus: removing the unfinished release: %w", err)
	}
	return nil
}

// check refuses a document that could not be looked up again.
func check(doc *parliament.Document) error {
	if _, err := parliament.ParseDocumentID(string(doc.ID)); err != nil {
		return err
	}
	seen := map[parliament.ExchangeID]bool{}
	for i := range doc.Exchanges {
		e := &doc.Exchanges[i]
		if _, err := parliament.ParseExchangeID(string(e.ID)); err != nil {
			return err
		}
		if seen[e.ID] {
			return fmt.Errorf("two exchanges have the id %s", e.ID)
		}
		seen[e.ID] = true
		for _, f := range e.Factions {
			if f.Slug() == "" {
				return fmt.Errorf("exchange %s: the faction %q has no letter or digit that could stand in an address", e.ID, f)
			}
		}
	}
	return nil
}

// headOf returns the document without what makes it long. The footnotes stay: they
// belong to exchanges, and are short.
func headOf(d *parliament.Document) *parliament.Document {
	head := *d
	head.Preamble = nil
	head.Sections, head.Exchanges, head.Problems = []parliament.Section{}, []parliament.Exchange{}, []parliament.Problem{}
	return &head
}

// locate notes where in the record each exchange is, so that one can be read alone.
func locate(outlines []Outline, d *parliament.Document, record []byte) error {
	from := 0
	for i := range d.Exchanges {
		data, err := marshal(&d.Exchanges[i])
		if err != nil {
			return err
		}
		at := bytes.Index(record[from:], data)
		if at < 0 {
			return fmt.Errorf("exchange %s is not in the record of its document", d.Exchanges[i].ID)
		}
		outlines[i].record = extent{Offset: int64(from + at), Size: int64(len(data)), CRC: crc32.Checksum(data, castagnoli)}
		from += at + len(data)
	}
	return nil
}

// marshal is json.Marshal without escapes for HTML: the records are read by
// programs, and "<" is shorter and easier to read than its escape.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// extension returns the extension of a file name, when it is an ordinary one:
// it becomes part of a file name of ours.
func extension(name string) string {
	ext := strings.ToLower(filepath.Ext(name))
	ordinary := strings.Trim(ext, "abcdefghijklmnopqrstuvwxyz0123456789") == "."
	if !ordinary || len(ext) < 2 || len(ext) > 9 {
		return ""
	}
	return ext
}
