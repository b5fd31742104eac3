package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	index "github.com/blevesearch/bleve_index_api"

	"inbreng/internal/search"
)

// What the folder of an index holds.
const (
	bleveFolder = "bleve"
	columnsFile = "columns"
)

// batchSize is how many exchanges become one segment. A tenth of it takes twice
// the processor time, twenty times as many a gigabyte of memory.
const batchSize = 500

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

// buildBleve makes bleve's part of the index under part.
func buildBleve(ctx context.Context, part string, records iter.Seq2[search.Record, error]) (*columnBuilder, error) {
	b, m, err := prepare(ctx, records)
	if err != nil {
		return nil, err
	}
	builder, err := bleve.NewBuilder(filepath.Join(part, bleveFolder), m, map[string]any{
		"batchSize":       batchSize,
		"buildPathPrefix": part,
	})
	if err != nil {
		return nil, err
	}
	if err := addAll(ctx, b, records, builder.Index); err != nil {
		return nil, err
	}
	if len(b.ID) > 0 {
		return b, builder.Close()
	}
	// The builder cannot close without a document, so an empty index is made in
	// the ordinary way; what the builder left is removed.
	if err := removeContents(part); err != nil {
		return nil, err
	}
	empty, err := bleve.NewUsing(filepath.Join(part, bleveFolder), m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	return b, empty.Close()
}

// prepare goes through the records for the first time. It returns the columns,
// still empty but for the words of the texts, and the mapping with these.
func prepare(ctx context.Context, records iter.Seq2[search.Record, error]) (*columnBuilder, *mapping.IndexMappingImpl, error) {
	words, names := newLexiconBuilder(), &nameBuilder{}
	for r, err := range records {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, nil, err
		}
		words.add(&r)
		names.add(&r)
	}
	b := &columnBuilder{}
	b.Own, b.Named = words.words(), names.names
	m, err := newMapping(newLexicon(b.Own))
	return b, m, err
}

// removeContents removes what is in a folder.
func removeContents(dir string) error {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	return err
}

// addAll gives every record to the columns and to bleve, under its number.
func addAll(ctx context.Context, b *columnBuilder, records iter.Seq2[search.Record, error], add func(id string, data any) error) error {
	for r, err := range records {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		row := len(b.ID)
		if err := b.add(&r); err != nil {
			return err
		}
		e := newEntry(&r)
		b.Length = append(b.Length, countWords(e.Text))
		if err := add(strconv.Itoa(row), e); err != nil {
			return err
		}
	}
	return nil
}

// countWords returns the number of words of a text.
func countWords(text string) (n uint32) {
	for range search.Tokens(text) {
		n++
	}
	return n
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
	rows, err := rowNumbers(reader, len(b.ID))
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
	b, m, err := prepare(context.Background(), records)
	if err != nil {
		return nil, fmt.Errorf("bleveindex: %w", err)
	}
	idx, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("bleveindex: %w", err)
	}
	x, err := fillInMemory(idx, b, records, texts)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("bleveindex: %w", err), idx.Close())
	}
	return x, nil
}

func fillInMemory(idx bleve.Index, b *columnBuilder, records iter.Seq2[search.Record, error], texts search.TextSource) (*Index, error) {
	batch := idx.NewBatch()
	flush := func() error {
		defer batch.Reset()
		return idx.Batch(batch)
	}
	err := addAll(context.Background(), b, records, func(id string, data any) error {
		if batch.Size() >= batchSize {
			if err := flush(); err != nil {
				return err
			}
		}
		return batch.Index(id, data)
	})
	if err == nil && batch.Size() > 0 {
		err = flush()
	}
	if err != nil {
		return nil, err
	}
	reader, err := readerOf(idx)
	if err != nil {
		return nil, err
	}
	rows, err := rowNumbers(reader, len(b.ID))
	if err != nil {
		return nil, errors.Join(err, reader.Close())
	}
	cols := b.arrange(rows)
	if err := cols.finish(); err != nil {
		return nil, errors.Join(err, reader.Close())
	}
	return newIndex(idx, reader, cols, texts)
}
