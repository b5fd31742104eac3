package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"inbreng/internal/corpus"
	"inbreng/internal/search"
	"inbreng/internal/search/bleveindex"
	"inbreng/internal/server"
)

// verifiedAtOnce is up to how many bytes a release is read and compared with its sums
// before it is served: what takes a tenth of a second. Of a larger one every piece is
// checked when it is read, and the whole while it is served.
const verifiedAtOnce = 64 << 20

// openVerified opens the current release for serving. Its records have to be what
// was written. An index that is not, or that another version of the program made, is
// made again in memory: the site works, and the log says that an ingest is wanted.
func openVerified(dir string, log *slog.Logger) (*server.Snapshot, error) {
	return openChecked(dir, verifiedAtOnce, log)
}

// openChecked does that; a release of more than atOnce bytes is checked as a whole when
// it is served already.
func openChecked(dir string, atOnce int64, log *slog.Logger) (*server.Snapshot, error) {
	release, err := corpus.Open(dir)
	if err != nil {
		return nil, err
	}
	if size(release) > atOnce {
		if index, err := openIndex(release); err == nil {
			snapshot := snapshotOf(release, index)
			snapshot.Check = release.Verify
			return snapshot, nil
		}
		// An index that cannot even be opened is looked into below.
	}
	if err := release.VerifyRecords(); err != nil {
		return nil, errors.Join(err, release.Close())
	}
	index, err := verifiedIndex(release)
	if err != nil {
		log.Warn("the search index cannot be used; it is being made again in memory, which takes a while and memory. Run inbreng ingest.", "error", err)
		if index, err = bleveindex.InMemory(recordsOf(release), textSource(release)); err != nil {
			return nil, errors.Join(err, release.Close())
		}
	}
	return snapshotOf(release, index), nil
}

// size returns how many bytes a release has beside its sources, which are read by who
// downloads them.
func size(release *corpus.Corpus) (n int64) {
	for _, f := range release.Manifest().Files {
		n += f.Size
	}
	return n
}

// verifiedIndex opens the index of a release if it is what was written.
func verifiedIndex(release *corpus.Corpus) (*bleveindex.Index, error) {
	if err := release.Verify(); err != nil {
		return nil, err
	}
	return openIndex(release)
}

// openSnapshot opens the current release, read-only, with its index.
func openSnapshot(dir string) (*server.Snapshot, error) {
	release, err := corpus.Open(dir)
	if err != nil {
		return nil, err
	}
	index, err := openIndex(release)
	if err != nil {
		return nil, errors.Join(err, release.Close())
	}
	return snapshotOf(release, index), nil
}

func snapshotOf(release *corpus.Corpus, index *bleveindex.Index) *server.Snapshot {
	return &server.Snapshot{
		Corpus:   release,
		Searcher: index,
		Warm:     index.Warm,
		Close:    func() error { return errors.Join(index.Close(), release.Close()) },
	}
}

// openIndex opens the search index of a release. The index holds no texts; it
// takes them from the release. One that another version of the program made is
// refused.
func openIndex(release *corpus.Corpus) (*bleveindex.Index, error) {
	return bleveindex.Open(release.IndexDir(), textSource(release))
}

// recordsOf yields what is indexed of a release.
func recordsOf(release *corpus.Corpus) iter.Seq2[search.Record, error] {
	return func(yield func(search.Record, error) bool) {
		order := 0
		documents, err := release.Documents()
		if err != nil {
			yield(search.Record{}, err)
			return
		}
		for _, summary := range documents {
			doc, err := release.Document(summary.ID)
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

// textSource gives the index the texts that it cuts fragments from.
func textSource(release *corpus.Corpus) search.TextSource {
	return func(id search.ExchangeID) (search.Record, error) {
		doc, err := release.Excerpt(id.Document, id.Exchange)
		if errors.Is(err, corpus.ErrNotFound) {
			err = fmt.Errorf("%s: %w", id, search.ErrNotFound)
		}
		if err != nil {
			return search.Record{}, err
		}
		return search.RecordOf(doc, 0, 0), nil
	}
}

// watchEvery is how often serve looks whether there is a new release: to read a link
// costs nothing, and nobody minds a few seconds.
const watchEvery = 2 * time.Second

// watch makes the site follow the current release: when the link in dir points to
// another one, or when told to. A release that cannot be used is said once, and the
// old one stays. It returns when ctx ends.
func watch(ctx context.Context, dir string, told <-chan os.Signal, reload func() error, log *slog.Logger) {
	link := filepath.Join(dir, "current")
	serving, _ := os.Readlink(link)
	ticker := time.NewTicker(watchEvery)
	defer ticker.Stop()
	for {
		asked := false
		select {
		case <-ctx.Done():
			return
		case <-told:
			asked = true
		case <-ticker.C:
		}
		target, err := os.Readlink(link)
		if err != nil || target == serving && !asked {
			continue // nothing is there to serve instead
		}
		serving = target
		if err := reload(); err != nil {
			log.Error("the new release cannot be used; the old one goes on serving", "release", target, "error", err)
			continue
		}
		log.Info("serving another release", "release", target)
	}
}
