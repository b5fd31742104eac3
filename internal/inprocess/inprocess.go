// Package inprocess has a handler answer requests without a connection: for a copy of
// the site as files, for the command line, and for answers that are sent only when
// they are whole.
package inprocess

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
)

// A Response is what a handler answered, whole.
type Response struct {
	Header http.Header
	Status int // of HTTP
	Body   []byte
}

// Get has a handler answer a GET request for an address of its own ("/zoeken?q=x"),
// without a connection. The error names the address when it is none, and is the
// context's when that has ended.
func Get(ctx context.Context, handler http.Handler, address string) (*Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", address, err)
	}
	return Do(handler, r), ctx.Err()
}

// Copy has a handler answer a GET request for an address of its own, and writes the
// body to w as it comes. It returns the status and the size of the body; the body of
// another status than 200 is left out. The error is that of w, or says that the answer
// broke off.
func Copy(ctx context.Context, handler http.Handler, address string, w io.Writer) (status int, size int64, err error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0, 0, fmt.Errorf("%s: %w", address, err)
	}
	p := &passer{header: http.Header{}, to: w}
	defer func() {
		if v := recover(); v != nil {
			if v != http.ErrAbortHandler {
				panic(v)
			}
			status, size, err = p.status, p.size, fmt.Errorf("%s: %w", address, errors.Join(errBrokeOff, p.err))
		}
	}()
	handler.ServeHTTP(p, r)
	p.WriteHeader(http.StatusOK)
	return p.status, p.size, errors.Join(p.err, ctx.Err())
}

var errBrokeOff = errors.New("the answer broke off")

// A passer is a response writer that passes on the body of a good answer.
type passer struct {
	header http.Header
	status int
	to     io.Writer
	size   int64
	err    error
}

func (p *passer) Header() http.Header { return p.header }

func (p *passer) WriteHeader(status int) {
	if p.status == 0 {
		p.status = status
	}
}

func (p *passer) Write(data []byte) (int, error) {
	p.WriteHeader(http.StatusOK)
	if p.status != http.StatusOK {
		return len(data), nil
	}
	n, err := p.to.Write(data)
	p.size += int64(n)
	if err != nil {
		p.err = err
	}
	return n, err
}

// Do returns what a handler answers to a request.
func Do(handler http.Handler, r *http.Request) *Response {
	k := &keeper{header: http.Header{}, status: http.StatusOK}
	handler.ServeHTTP(k, r)
	return &Response{Header: k.header, Status: k.status, Body: k.body.Bytes()}
}

// A keeper is a response writer that keeps what is written.
type keeper struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (k *keeper) Header() http.Header         { return k.header }
func (k *keeper) WriteHeader(status int)      { k.status = status }
func (k *keeper) Write(p []byte) (int, error) { return k.body.Write(p) }
