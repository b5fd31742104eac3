package corpus

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"

	"inbreng/internal/parliament"
)

// Documents yields the documents that were added, by id. They are read back from
// the disk one at a time, so that a release of any number is built, and indexed,
// in the memory of a few. It may be gone through more than once, while nothing is
// added.
func (b *Builder) Documents() iter.Seq2[*parliament.Document, error] {
	return func(yield func(*parliament.Document, error) bool) {
		b.mu.Lock()
		ids := slices.Sorted(maps.Keys(b.added))
		b.mu.Unlock()
		for _, id := range ids {
			doc, err := b.document(id)
			if !yield(doc, err) || err != nil {
				return
			}
		}
	}
}

// document reads a document back from the spool.
func (b *Builder) document(id parliament.DocumentID) (*parliament.Document, error) {
	b.mu.Lock()
	at := b.added[id].entry.Record
	b.mu.Unlock()
	data := make([]byte, at.Size)
	if _, err := io.ReadFull(io.NewSectionReader(b.spool, at.Offset, at.Size), data); err != nil {
		return nil, fmt.Errorf("corpus: reading %s back: %w", id, err)
	}
	doc := new(parliament.Document)
	if err := json.Unmarshal(data, doc); err != nil {
		return nil, fmt.Errorf("corpus: reading %s back: %w", id, err)
	}
	return doc, nil
}
