package bleveindex

import (
	"context"
	"iter"
	"runtime"
	"sync"

	index "github.com/blevesearch/bleve_index_api"

	"inbreng/internal/search"
)

// A job is a record to be analysed, under its number.
type job struct {
	row    int
	record search.Record
}

// An analysed is what bleve gets of a record.
type analysed struct {
	row   int
	field *textField
}

// queued is how many records may wait between two steps, which bounds the memory.
const queued = 64

// addAll gives every record to the columns and to bleve, under its number: one
// goroutine reads, as many as there are processors analyse, and one gives what
// they make to add.
func addAll(ctx context.Context, b *columnBuilder, counts *census, records iter.Seq2[search.Record, error], add func(index.Document) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	jobs, done := make(chan job, queued), make(chan analysed, queued)
	var reading, analysing sync.WaitGroup
	reading.Go(func() {
		defer close(jobs)
		if err := readJobs(ctx, b, records, jobs); err != nil {
			cancel(err)
		}
	})
	former := &former{lexicon: newLexicon(b.Own)}
	for range runtime.GOMAXPROCS(0) {
		analysing.Go(func() {
			a := analyzer{census: counts, former: former}
			for j := range jobs {
				done <- analysed{j.row, a.analyze(&j.record)}
			}
		})
	}
	go func() {
		analysing.Wait()
		close(done)
	}()
	lengths := []uint32{}
	for d := range done {
		if ctx.Err() != nil {
			continue // so that nobody waits for ever
		}
		for len(lengths) <= d.row {
			lengths = append(lengths, 0)
		}
		lengths[d.row] = uint32(d.field.words)
		if err := add(newDocument(d.row, d.field)); err != nil {
			cancel(err)
		}
	}
	reading.Wait()
	b.Length = lengths
	return context.Cause(ctx)
}

// readJobs gives every record to the columns and passes it on.
func readJobs(ctx context.Context, b *columnBuilder, records iter.Seq2[search.Record, error], jobs chan<- job) error {
	for r, err := range records {
		if err != nil {
			return err
		}
		row := len(b.Order)
		if err := b.add(&r); err != nil {
			return err
		}
		select {
		case jobs <- job{row, r}:
		case <-ctx.Done():
			return nil // with the error of whoever ended it
		}
	}
	return nil
}
