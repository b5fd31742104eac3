package ingest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/search/bleveindex"
	"inbreng/internal/source/pdf"
)

// A Config says what is built from what.
type Config struct {
	Source string // folder of source files
	// Paths are files and folders that are read instead of Source.
	Paths   []string
	Release string    // folder of releases
	Now     time.Time // stands in the manifest
	PDF     pdf.Config
	// Program stands for this very program. Records of the release before that
	// another one made are not used again; without it none are.
	Program string
	// Found is told how many files there are, and Done what became of each, in the
	// order in which they are taken. Both may be nil; neither is called twice at once.
	Found func(files int)
	Done  func(Outcome)
}

// ErrNothing is the error for a folder in which there is nothing to build a
// release from.
var ErrNothing = errors.New("no document could be read")

// Run reads the source files and publishes a release. When a file is refused
// whose document is in the present release, nothing is published: an address
// that has been given out may not vanish because a file was damaged. Nor is it
// when files were named instead of the source folder, and the present release holds
// others: whoever names one file means to add it.
func Run(ctx context.Context, cfg Config) (_ Summary, err error) {
	files, err := gather(cfg)
	if err != nil {
		return Summary{}, err
	}
	if cfg.Found != nil {
		cfg.Found(len(files))
	}
	r := run{
		cfg: cfg, past: openPast(cfg.Release, cfg.Program), owner: map[parliament.DocumentID]string{},
		notes: notes{Program: cfg.Program, Files: map[string]parliament.DocumentID{}},
	}
	defer r.past.Close()
	formats := NewFormats(cfg.PDF)
	defer formats.Close()
	defer func() {
		if r.builder != nil {
			err = errors.Join(err, r.builder.Abort()) // does nothing when it is published
		}
	}()
	err = readAll(ctx, files, func(ctx context.Context, f sourceFile) reading { return formats.read(ctx, r.past, f) }, r.take)
	r.sort(files)
	if err != nil {
		return r.summary, err
	}
	if r.builder == nil {
		return r.summary, fmt.Errorf("%s: %w", cmp.Or(filepath.Join(cfg.Paths...), cfg.Source), ErrNothing)
	}
	if r.summary.Gone, err = r.gone(files); err != nil {
		return r.summary, err
	}
	err = r.publish(ctx)
	return r.summary, err
}

// A run is one ingest.
type run struct {
	cfg     Config
	past    *past
	builder *corpus.Builder // nil until there is a document
	owner   map[parliament.DocumentID]string
	refused map[string]error // by path
	notes   notes
	summary Summary
}

// take puts a file's document into the release, or notes why not. The error is that
// of the run.
func (r *run) take(file sourceFile, got reading) error {
	err := got.err
	if err == nil {
		id := got.parsed.Document.ID
		if first, taken := r.owner[id]; taken {
			err = fmt.Errorf("%s: document id %s is taken by %s", file.path, id, first)
		} else if err = r.add(got.parsed); err != nil && !errors.Is(err, corpus.ErrUnfit) {
			return err
		}
	}
	outcome := Outcome{Path: file.path, Err: err}
	if err == nil {
		outcome = outcomeOf(got.parsed, got.reused)
		r.owner[outcome.ID] = file.path
		r.summary.Documents = append(r.summary.Documents, outcome)
		if got.key != "" {
			r.notes.Files[got.key] = outcome.ID
		}
	} else {
		if r.refused == nil {
			r.refused = map[string]error{}
		}
		r.refused[file.path] = err
	}
	if r.cfg.Done != nil {
		r.cfg.Done(outcome)
	}
	return nil
}

// add gives a document to the builder, which is made with the first: where nothing
// can be read nothing is left behind.
func (r *run) add(p *Parsed) (err error) {
	if r.builder == nil {
		if r.builder, err = corpus.NewBuilder(r.cfg.Release); err != nil {
			return err
		}
	}
	if err := r.builder.Add(p.Document, p.Report, p.Text, p.Original, filepath.Base(p.Path)); err != nil {
		return fmt.Errorf("%s: %w", p.Path, err)
	}
	return nil
}

// sort puts the documents in the order of their ids, and what was refused in that of
// the files' names.
func (r *run) sort(files []sourceFile) {
	slices.SortFunc(r.summary.Documents, func(a, b Outcome) int { return cmp.Compare(a.ID, b.ID) })
	paths := make([]string, 0, len(r.refused))
	for _, f := range files {
		if r.refused[f.path] != nil {
			paths = append(paths, f.path)
		}
	}
	slices.Sort(paths)
	for _, path := range paths {
		r.summary.Refused = append(r.summary.Refused, r.refused[path])
	}
}

// gone returns the documents of the present release that have no source file any
// more. That a file is there and could not be read is an error, and so it is when
// only some files were named.
func (r *run) gone(files []sourceFile) ([]parliament.DocumentID, error) {
	old := r.past.release
	if old == nil {
		return nil, nil // no release, or one that cannot be read: nothing to keep
	}
	var missing []parliament.DocumentID
	documents, err := old.Documents()
	if err != nil {
		return nil, nil // nor can this one
	}
	for _, doc := range documents {
		if r.owner[doc.ID] != "" {
			continue
		}
		// By the name of the file it was read from: the id may be the sidecar's.
		name, _, err := old.Original(doc.ID)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			if filepath.Base(f.path) == name {
				return nil, fmt.Errorf("%s: the release was left as it is, for it holds %s, which would vanish", f.path, doc.ID)
			}
		}
		missing = append(missing, doc.ID)
	}
	if len(missing) > 0 && len(r.cfg.Paths) > 0 {
		others := ""
		if n := len(missing) - 1; n > 0 {
			others = fmt.Sprintf(" and %d more", n)
		}
		return nil, fmt.Errorf("%s: the release was left as it is, for it holds %s%s, which would vanish; name their files too, or put all files in one folder",
			r.cfg.Release, missing[0], others)
	}
	return missing, nil
}

// publish indexes the documents and makes the release the current one.
func (r *run) publish(ctx context.Context) error {
	if err := bleveindex.Build(ctx, r.builder.IndexDir(), records(r.builder)); err != nil {
		return fmt.Errorf("%s: the search index could not be built: %w", r.cfg.Release, err)
	}
	manifest, err := r.builder.Publish(corpus.ManifestInfo{Analyzer: strconv.Itoa(bleveindex.AnalyzerVersion), Created: r.cfg.Now})
	if err != nil {
		return err
	}
	r.summary.Manifest = manifest
	r.notes.Release = manifest.Digest
	if r.cfg.Program != "" {
		r.summary.Unnoted = r.notes.write(r.cfg.Release)
	}
	return nil
}

// records yields what is indexed of the documents, in document order.
func records(b *corpus.Builder) iter.Seq2[search.Record, error] {
	return func(yield func(search.Record, error) bool) {
		order := 0
		for doc, err := range b.Documents() {
			if err != nil {
				yield(search.Record{}, err)
				return
			}
			for _, r := range search.Records(doc, order) {
				if !yield(r, nil) {
					return
				}
				order++
			}
		}
	}
}
