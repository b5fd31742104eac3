package corpus

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"inbreng/internal/parliament"
)

// Publish finishes the release, makes it the current one and returns its
// manifest. Everything is on the disk before the link is replaced, so after an
// error, or a crash at any moment, the old release is still the current one.
//
// When the current release is the same, and undamaged, it stays and its manifest is
// returned. The current release and the one before
// it are kept, so that one can go back; older ones are removed unless somebody reads
// them. What cannot be removed is left for the next time, since the new release
// serves all the same.
func (b *Builder) Publish(info ManifestInfo) (Manifest, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.done || b.failed != nil {
		return Manifest{}, fmt.Errorf("corpus: nothing to publish: %w", errors.Join(b.failed, errDone(b.done)))
	}
	m, err := b.finish(info)
	if err != nil {
		b.failed = err
		return Manifest{}, fmt.Errorf("corpus: writing the release: %w", err)
	}
	before, err := current(b.dir)
	if err != nil && !errors.Is(err, ErrNoRelease) {
		b.failed = err
		return Manifest{}, fmt.Errorf("corpus: %w", err)
	}
	name, m, err := b.settle(m, before)
	if err == nil && name != before {
		err = point(b.dir, name)
	}
	if err != nil {
		b.failed = err
		return Manifest{}, fmt.Errorf("corpus: publishing the release: %w", err)
	}
	b.done = true
	// Without a release before it nobody knows which of the others is wanted.
	if before != "" && name != before {
		prune(b.dir, name, before)
	}
	return m, b.lock.Close()
}

// finish writes all files of the release and returns its manifest.
func (b *Builder) finish(info ManifestInfo) (Manifest, error) {
	created := info.Created.UTC().Truncate(time.Second)
	additions := b.sorted()
	if err := b.writeHistory(additions, created); err != nil {
		return Manifest{}, err
	}
	t, err := b.writeRecords(additions)
	if err != nil {
		return Manifest{}, err
	}
	if err := os.WriteFile(filepath.Join(b.tmp, tableName), t.encode(), 0o644); err != nil {
		return Manifest{}, err
	}
	files, err := seal(b.tmp)
	if err != nil {
		return Manifest{}, err
	}
	m := Manifest{
		Schema: parliament.SchemaVersion, Format: FormatVersion,
		Analyzer: info.Analyzer, Created: created,
		Counts: t.counts(), Files: files,
	}
	m.Digest = m.digest()
	return m, writeManifest(b.tmp, m)
}

// sorted returns what was added, by id, whatever the order in which it came.
func (b *Builder) sorted() []*addition {
	additions := make([]*addition, 0, len(b.added))
	for _, a := range b.added {
		additions = append(additions, a)
	}
	slices.SortFunc(additions, func(x, y *addition) int { return strings.Compare(foldID(x.entry.ID), foldID(y.entry.ID)) })
	return additions
}

// writeHistory compares the documents with those of the current release.
func (b *Builder) writeHistory(additions []*addition, created time.Time) (err error) {
	before := readPast(b.dir)
	defer func() { err = errors.Join(err, before.close()) }()
	data, err := before.historyOf(additions, created)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(b.tmp, historyName), data, 0o644)
}

// writeRecords copies the parts of the records into the data file, in the order of the
// additions, and returns the table.
func (b *Builder) writeRecords(additions []*addition) (t *contents, err error) {
	data, err := os.Create(filepath.Join(b.tmp, dataName))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, data.Close()) }()
	out := bufio.NewWriterSize(data, 1<<16)
	t = &contents{}
	written := int64(0)
	for _, a := range additions {
		e := a.entry
		for _, x := range []*extent{&e.Record, &e.Head, &e.Report, &e.Text} {
			if _, err := io.Copy(out, io.NewSectionReader(b.spool, x.Offset, x.Size)); err != nil {
				return nil, err
			}
			x.Offset = written
			written += x.Size
		}
		t.entries = append(t.entries, e)
		t.parts = append(t.parts, a.part)
	}
	if err := out.Flush(); err != nil {
		return nil, err
	}
	t.gather()
	return t, errors.Join(b.spool.Close(), os.Remove(b.spool.Name()))
}

// gather makes the columns of the parts.
func (t *contents) gather() {
	sortParts(t.parts)
	t.factions, t.papers, t.abbreviations = factionColumn(t.parts), paperColumn(t.parts), abbreviationColumn(t.parts)
	t.groups, t.unanswered = groupColumn(t.parts), unansweredColumn(t.parts)
}

// counts returns what the manifest says of the sizes.
func (t *contents) counts() Counts {
	c := Counts{Documents: len(t.parts), Factions: len(t.factions), Papers: len(t.papers)}
	for i := range t.parts {
		s := &t.parts[i].summary
		c.Exchanges += s.Exchanges
		c.Questions += s.Questions
		c.Answered += s.Answered
		c.Footnotes += s.Footnotes
		c.Problems += s.Problems
		c.Words += s.Words
	}
	return c
}

// seal brings every file and folder of a release to the disk and returns the
// files with their sums, sorted by path. Those of the sources stand in a list of their
// own (sums.go), which is one of the files.
func seal(root string) ([]File, error) {
	files, err := sealFolder(root)
	if err != nil {
		return nil, err
	}
	isSource := func(f File) bool { return strings.HasPrefix(f.Path, sourcesName+"/") }
	name := filepath.Join(root, sumsName)
	if err := os.WriteFile(name, writeSums(slices.DeleteFunc(slices.Clone(files), func(f File) bool { return !isSource(f) })), 0o644); err != nil {
		return nil, err
	}
	list, err := sum(name, true)
	if err != nil {
		return nil, err
	}
	list.Path = sumsName
	files = append(slices.DeleteFunc(files, isSource), list)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, syncFolder(root)
}

// sealFolder does that for the files that are there.
func sealFolder(root string) ([]File, error) {
	files, folders := []File{}, []string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			folders = append(folders, path)
			// The server may run as another user than the builder, and some
			// index files come with no right to read for others.
			return os.Chmod(path, 0o755)
		case !d.Type().IsRegular():
			return fmt.Errorf("%s: not an ordinary file", path)
		}
		f, err := sum(path, true)
		if err != nil {
			return err
		}
		if err := os.Chmod(path, 0o644); err != nil {
			return err
		}
		relative, err := filepath.Rel(root, path)
		f.Path = filepath.ToSlash(relative)
		files = append(files, f)
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, folder := range folders {
		if err := syncFolder(folder); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// sum reads a file and returns its size and SHA-256; with sync it sees to it
// that the disk has it.
func sum(path string, sync bool) (f File, err error) {
	file, err := os.Open(path)
	if err != nil {
		return File{}, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	h := sha256.New()
	if f.Size, err = io.Copy(h, file); err != nil {
		return File{}, err
	}
	f.SHA256 = hex.EncodeToString(h.Sum(nil))
	if sync {
		err = file.Sync()
	}
	return f, err
}

func writeManifest(root string, m Manifest) error {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	path := filepath.Join(root, manifestName)
	if err := os.WriteFile(path, append(data, '\n'), 0o644); err != nil {
		return err
	}
	if _, err := sum(path, true); err != nil {
		return err
	}
	return syncFolder(root)
}

// settle moves the finished release among the others and returns its name and
// manifest. When the current one has that digest and is whole, nothing has changed and
// it stays. Another of that digest is left alone, for its history is another, or it is
// damaged and may be the one that serves; the new one gets a name of its own: <digest>-2.
func (b *Builder) settle(m Manifest, current string) (name string, _ Manifest, err error) {
	releases := filepath.Join(b.dir, releasesName)
	for n := 1; ; n++ {
		name = m.Digest
		if n > 1 {
			name += "-" + strconv.Itoa(n)
		}
		path := filepath.Join(releases, name)
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			if err := os.Rename(b.tmp, path); err != nil {
				return "", m, err
			}
			return name, m, syncFolder(releases)
		} else if err != nil {
			return "", m, err
		}
		if name != current {
			continue
		}
		if there, err := verify(path); err == nil && there.Digest == m.Digest {
			return name, there, os.RemoveAll(b.tmp)
		}
	}
}
