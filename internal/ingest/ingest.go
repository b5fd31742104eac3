package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/search/bleveindex"
	"inbreng/internal/source/pdf"
)

// A Config says what is built from what.
type Config struct {
	Source  string    // folder of source files
	Release string    // folder of releases
	Now     time.Time // stands in the manifest
	PDF     pdf.Config
}

// A Summary says what became of the source files.
type Summary struct {
	Documents []*Parsed // in the release, by document id
	Refused   []error   // a sentence each, in the order of the files' names
	// Gone are the documents of the release before that have no source file
	// any more: their addresses lead nowhere now.
	Gone     []parliament.DocumentID
	Manifest corpus.Manifest
}

// ErrNothing is the error for a folder in which there is nothing to build a
// release from.
var ErrNothing = errors.New("no document could be read")

// Run reads the source files and publishes a release. When a file is refused
// whose document is in the present release, nothing is published: an address
// that has been given out may not vanish because a file was damaged.
func Run(ctx context.Context, cfg Config) (Summary, error) {
	var summary Summary
	paths, err := sourceFiles(cfg.Source)
	if err != nil {
		return summary, err
	}
	formats := NewFormats(cfg.PDF)
	defer formats.Close()
	parsed, refused, err := readAll(ctx, formats, paths)
	if err != nil {
		return summary, err
	}
	summary.Refused = refused
	if len(parsed) == 0 {
		return summary, fmt.Errorf("%s: %w", cfg.Source, ErrNothing)
	}
	summary.Documents = parsed
	summary.Gone, err = gone(cfg.Release, paths, parsed)
	if err != nil {
		return summary, err
	}
	summary.Manifest, err = publish(ctx, cfg, parsed)
	return summary, err
}

// sourceFiles returns the source files of a folder, by name.
func sourceFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		var pathErr *fs.PathError
		if errors.As(err, &pathErr) {
			err = pathErr.Err
		}
		return nil, fmt.Errorf("%s: the folder with the source files cannot be read: %w", dir, err)
	}
	var paths []string
	for _, entry := range entries {
		if !entry.IsDir() && isSource(entry.Name()) {
			paths = append(paths, filepath.Join(dir, entry.Name()))
		}
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: %w: there is no file whose name ends in .txt, .docx, .xml, .html or .pdf", dir, ErrNothing)
	}
	return paths, nil
}

// readAll reads the files, as many at a time as there are processors. What was
// read is sorted by document id; what was refused keeps the order of the files.
func readAll(ctx context.Context, formats *Formats, paths []string) ([]*Parsed, []error, error) {
	parsed := make([]*Parsed, len(paths))
	errs := make([]error, len(paths))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(paths)) {
		wg.Go(func() {
			for i := range next {
				p, err := formats.File(paths[i])
				if err != nil {
					errs[i] = err
					continue
				}
				parsed[i] = p
			}
		})
	}
	for i := range paths {
		select {
		case next <- i:
		case <-ctx.Done():
		}
	}
	close(next)
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	owner := map[parliament.DocumentID]string{}
	for _, i := range byClaim(parsed) {
		p := parsed[i]
		if first, taken := owner[p.Document.ID]; taken {
			errs[i] = fmt.Errorf("%s: document id %s is taken by %s", p.Path, p.Document.ID, first)
			parsed[i] = nil
			continue
		}
		owner[p.Document.ID] = p.Path
	}
	parsed = slices.DeleteFunc(parsed, func(p *Parsed) bool { return p == nil })
	slices.SortFunc(parsed, func(a, b *Parsed) int { return cmp.Compare(a.Document.ID, b.Document.ID) })
	errs = slices.DeleteFunc(errs, func(err error) bool { return err == nil })
	return parsed, errs, nil
}

// byClaim returns the indices of what was read, first the files that carry their
// document's id as their name: these have the better claim to it.
func byClaim(parsed []*Parsed) []int {
	var named, others []int
	for i, p := range parsed {
		switch {
		case p == nil:
		case strings.TrimSuffix(filepath.Base(p.Path), filepath.Ext(p.Path)) == p.Document.ID.String():
			named = append(named, i)
		default:
			others = append(others, i)
		}
	}
	return append(named, others...)
}

// gone returns the documents of the present release that have no source file any
// more. That a file is there and could not be read is an error.
func gone(dir string, paths []string, parsed []*Parsed) ([]parliament.DocumentID, error) {
	old, err := corpus.Open(dir)
	if err != nil {
		return nil, nil // no release, or one that cannot be read: nothing to keep
	}
	defer old.Close()
	read := map[parliament.DocumentID]bool{}
	for _, p := range parsed {
		read[p.Document.ID] = true
	}
	var missing []parliament.DocumentID
	documents, err := old.Documents()
	if err != nil {
		return nil, nil // nor can this one
	}
	for _, doc := range documents {
		if read[doc.ID] {
			continue
		}
		// By the name of the file it was read from: the id may be the sidecar's.
		name, _, err := old.Original(doc.ID)
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			if filepath.Base(path) == name {
				return nil, fmt.Errorf("%s: the release was left as it is, for it holds %s, which would vanish", path, doc.ID)
			}
		}
		missing = append(missing, doc.ID)
	}
	return missing, nil
}

// publish builds the release and makes it the current one.
func publish(ctx context.Context, cfg Config, parsed []*Parsed) (manifest corpus.Manifest, err error) {
	builder, err := corpus.NewBuilder(cfg.Release)
	if err != nil {
		return manifest, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, builder.Abort())
		}
	}()
	for _, p := range parsed {
		if err := builder.Add(p.Document, p.Report, p.Text, p.Original, filepath.Base(p.Path)); err != nil {
			return manifest, err
		}
	}
	if err := bleveindex.Build(ctx, builder.IndexDir(), records(parsed)); err != nil {
		return manifest, fmt.Errorf("%s: the search index could not be built: %w", cfg.Release, err)
	}
	return builder.Publish(corpus.ManifestInfo{Analyzer: strconv.Itoa(bleveindex.AnalyzerVersion), Created: cfg.Now})
}

// records yields what is indexed of the documents, in document order.
func records(parsed []*Parsed) iter.Seq2[search.Record, error] {
	return func(yield func(search.Record, error) bool) {
		order := 0
		for _, p := range parsed {
			for _, r := range search.Records(p.Document, order) {
				if !yield(r, nil) {
					return
				}
				order++
			}
		}
	}
}
