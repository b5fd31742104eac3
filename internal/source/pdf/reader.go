//go:build !nopdf

package pdf

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"inbreng/internal/source"
)

// A Reader reads PDF files. It is safe for concurrent use, and starts PDFium with
// the first file.
type Reader struct {
	config Config
	own    *engine // when there is no worker

	slots    chan struct{} // one for each process that is at work
	starting sync.Mutex    // the first start makes what the others find ready
	mu       sync.Mutex
	idle     []*process
}

// New returns a Reader.
func New(config Config) *Reader {
	config.MaxTime = cmp.Or(config.MaxTime, DefaultTime)
	r := &Reader{config: config, slots: make(chan struct{}, runtime.GOMAXPROCS(0))}
	if len(config.Worker) == 0 {
		r.own = &engine{config: config}
	}
	return r
}

// Read reads the bytes of a PDF file; when ctx is done it stops, if the file is read by
// a process of its own. Errors name the file, and the page where there is one.
func (r *Reader) Read(ctx context.Context, name string, data []byte) (*source.File, error) {
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return nil, fmt.Errorf("%s: is no PDF file", name)
	}
	if r.own != nil {
		return r.own.read(name, data)
	}
	select {
	case r.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("%s: %w", name, context.Cause(ctx))
	}
	defer func() { <-r.slots }()
	p, err := r.process(ctx)
	if ctx.Err() != nil && err != nil {
		return nil, fmt.Errorf("%s: %w", name, context.Cause(ctx))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: the PDF reader does not start: %w", name, err)
	}
	file, err := p.read(ctx, name, data, r.config.MaxTime)
	if p.ended {
		return file, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.idle = append(r.idle, p)
	return file, err
}

// process returns a process that waits for a file, a new one when none does.
func (r *Reader) process(ctx context.Context) (*process, error) {
	r.mu.Lock()
	if n := len(r.idle); n > 0 {
		p := r.idle[n-1]
		r.idle = r.idle[:n-1]
		r.mu.Unlock()
		return p, nil
	}
	r.mu.Unlock()
	r.starting.Lock()
	defer r.starting.Unlock()
	return startProcess(ctx, r.config)
}

// Close stops PDFium. No file may be read meanwhile.
func (r *Reader) Close() error {
	if r.own != nil {
		return r.own.close()
	}
	var errs []error
	for _, p := range r.idle {
		errs = append(errs, p.close())
	}
	r.idle = nil
	return errors.Join(errs...)
}
