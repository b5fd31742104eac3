package ingest

import (
	"context"
	"runtime"
	"sync"

	"inbreng/internal/source"
)

// ahead is how many files for each processor may have been read and not yet taken, so
// that one that takes long does not keep the others waiting, and a folder of any size
// is read in bounded memory.
const ahead = 4

// A reading is what came of one file before it is known whether the release takes it.
type reading struct {
	parsed *Parsed
	key    string // "" when it cannot be used again
	reused bool
	err    error
}

// readAll reads the files, as many at a time as there are processors, and calls take
// for each in the order of the files, one at a time. It stops when ctx is done or
// take returns an error.
func readAll(ctx context.Context, files []sourceFile, read func(context.Context, sourceFile) reading, take func(sourceFile, reading) error) error {
	ctx, cancel := context.WithCancel(ctx)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel() // before the wait
	workers := min(runtime.GOMAXPROCS(0), len(files))
	type job struct {
		file sourceFile
		done chan reading
	}
	jobs, order := make(chan job), make(chan job, ahead*workers)
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				j.done <- read(ctx, j.file)
			}
		})
	}
	go func() {
		defer close(jobs)
		defer close(order)
		for _, file := range files {
			j := job{file, make(chan reading, 1)}
			for _, to := range []chan<- job{order, jobs} { // the place in the order first
				select {
				case to <- j:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	for j := range order {
		select {
		case r := <-j.done:
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			if err := take(j.file, r); err != nil {
				return err
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return context.Cause(ctx)
}

// read reads one file, or takes it from the release before.
func (f *Formats) read(ctx context.Context, p *past, file sourceFile) reading {
	if file.err != nil {
		return reading{err: file.err}
	}
	original, err := source.ReadBytes(file.path)
	if err != nil {
		return reading{err: err}
	}
	key, err := keyOf(file.path, original)
	if err == nil {
		if parsed := p.parsed(file.path, key, original); parsed != nil {
			return reading{parsed: parsed, key: key, reused: true}
		}
	}
	parsed, err := f.bytes(ctx, file.path, original)
	return reading{parsed: parsed, key: key, err: err}
}
