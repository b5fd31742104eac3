package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strconv"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"inbreng/internal/search"
)

// What the folder of an index holds.
const (
	bleveFolder = "bleve"
	columnsFile = "columns"
	printedFile = "words"
)

// batchSize is how many exchanges become one segment. A tenth of it takes twice
// the processor time, twenty times as many a gigabyte of memory.
const batchSize = 2000

// mergeMax is how many segments are merged at once. As many as there are: what is
// merged in two steps is read and written twice.
const mergeMax = 1 << 10

// Build makes the folder dir with an index of the records, which may come in any
// order. They are gone through twice: first for the words that compounds can be
// made of, then for what is indexed. The folder is complete when Build returns nil; on an error, of the
// records or its own, or when ctx is done, there is no such folder. It is an
// error if dir is there already, or if two records have the same id or the same
// place in the document order.
func Build(ctx context.Context, dir string, records iter.Seq2[search.Record, error]) (err error) {
	switch _, err := os.Stat(dir); {
	case err == nil:
		return fmt.Errorf("bleveindex: %s is there already", dir)
	case !errors.Is(err, os.ErrNotExist):
		return fmt.Errorf("bleveindex: %w", err)
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return fmt.Errorf("bleveindex: %w", err)
	}
	// Beside the folder itself, so that the rename at the end stays on one disk.
	part, err := os.MkdirTemp(parent, ".index-")
	if err != nil {
		return fmt.Errorf("bleveindex: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("bleveindex: %w", err), os.RemoveAll(part))
		}
	}()
	b, err := buildBleve(ctx, part, records)
	if err != nil {
		return err
	}
	if err := writeColumns(part, b); err != nil {
		return err
	}
	if err := os.Chmod(part, 0o755); err != nil {
		return err
	}
	return os.Rename(part, dir)
}

// buildBleve makes bleve's part of the index under part, and the words beside it.
func buildBleve(ctx context.Context, part string, records iter.Seq2[search.Record, error]) (*columnBuilder, error) {
	b, counts, err := prepare(ctx, records)
	if err != nil {
		return nil, err
	}
	if err := writePrinted(part, counts); err != nil {
		return nil, err
	}
	path := filepath.Join(part, bleveFolder)
	builder, err := scorch.NewBuilder(map[string]any{
		"path":            path,
		"buildPathPrefix": part,
		"batchSize":       batchSize,
		"mergeMax":        mergeMax,
	})
	if err != nil {
		return nil, err
	}
	if err := addAll(ctx, b, counts, records, builder.Index); err != nil {
		return nil, err
	}
	if len(b.Order) > 0 {
		return b, builder.Close()
	}
	// The builder cannot close without a document, so an empty index is made in
	// the ordinary way; what the builder left is removed with the folder of its own.
	empty, err := openScorch(map[string]any{"path": path}, nil)
	if err != nil {
		return nil, err
	}
	return b, errors.Join(empty.Batch(index.NewBatch()), empty.Close(), removeBuilder(part))
}

// writePrinted writes the words that can be suggested.
func writePrinted(part string, counts *census) error {
	f, err := os.OpenFile(filepath.Join(part, printedFile), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(counts.write(f), f.Sync(), f.Close())
}

// prepare goes through the records for the first time. It returns the columns,
// still empty but for the words of the texts, and the counts of all words.
func prepare(ctx context.Context, records iter.Seq2[search.Record, error]) (*columnBuilder, *census, error) {
	counts, names := newCensus(), &nameBuilder{}
	for r, err := range records {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, nil, err
		}
		counts.add(&r)
		names.add(&r)
	}
	b := &columnBuilder{}
	b.Own, b.Named = counts.own(), names.names
	return b, counts, nil
}

// removeBuilder removes the folder that a builder left that was not closed.
func removeBuilder(part string) error {
	left, err := filepath.Glob(filepath.Join(part, "scorch-offline-build*"))
	for _, dir := range left {
		err = errors.Join(err, os.RemoveAll(dir))
	}
	return err
}

// writeColumns reads from bleve's part which record has which number, and writes
// the columns in that order. The numbers never change in an index that is not
// written to.
func writeColumns(part string, b *columnBuilder) error {
	idx, reader, err := openBleve(filepath.Join(part, bleveFolder))
	if err != nil {
		return err
	}
	defer idx.Close()
	defer reader.Close()
	rows, err := rowNumbers(reader, len(b.Order))
	if err != nil {
		return err
	}
	return b.arrange(rows).write(filepath.Join(part, columnsFile))
}

// rowNumbers returns for each document number of bleve the number of the record.
func rowNumbers(reader index.IndexReader, n int) ([]uint32, error) {
	rows := make([]uint32, n)
	for doc := range rows {
		id, err := reader.ExternalID(index.NewIndexInternalID(nil, uint64(doc)))
		if err != nil {
			return nil, err
		}
		row, err := strconv.Atoi(id)
		if err != nil || row < 0 || row >= n {
			return nil, fmt.Errorf("document %d has the unknown id %q", doc, id)
		}
		rows[doc] = uint32(row)
	}
	return rows, nil
}

// InMemory returns an index of the records that needs no disk. It is ready when
// it is returned, and serves the same results as one that was built and opened.
func InMemory(records iter.Seq2[search.Record, error], texts search.TextSource) (*Index, error) {
	b, counts, err := prepare(context.Background(), records)
	if err != nil {
		return nil, fmt.Errorf("bleveindex: %w", err)
	}
	printed, err := counts.inMemory()
	if err != nil {
		return nil, fmt.Errorf("bleveindex: %w", err)
	}
	queue := index.NewAnalysisQueue(1)
	defer queue.Close() // the index is never written to again
	idx, err := openScorch(map[string]any{"path": ""}, queue)
	if err != nil {
		return nil, fmt.Errorf("bleveindex: %w", err)
	}
	x, err := fillInMemory(idx, b, counts, printed, records, texts)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("bleveindex: %w", err), idx.Close())
	}
	return x, nil
}

func fillInMemory(idx index.Index, b *columnBuilder, counts *census, printed *printedWords, records iter.Seq2[search.Record, error], texts search.TextSource) (*Index, error) {
	batch := index.NewBatch()
	flush := func() error {
		defer batch.Reset()
		return idx.Batch(batch)
	}
	err := addAll(context.Background(), b, counts, records, func(d index.Document) error {
		batch.Update(d)
		if len(batch.IndexOps) < batchSize {
			return nil
		}
		return flush()
	})
	if err == nil && len(batch.IndexOps) > 0 {
		err = flush()
	}
	if err != nil {
		return nil, err
	}
	reader, err := idx.Reader()
	if err != nil {
		return nil, err
	}
	rows, err := rowNumbers(reader, len(b.Order))
	if err != nil {
		return nil, errors.Join(err, reader.Close())
	}
	cols := b.arrange(rows)
	if err := cols.finish(); err != nil {
		return nil, errors.Join(err, reader.Close())
	}
	x, err := newIndex(idx, reader, cols, printed, texts)
	if err != nil {
		return nil, errors.Join(err, reader.Close())
	}
	return x, nil
}
