// Package inprocess has a handler answer requests without a connection: for a copy of
// the site as files, for the command line, and for answers that are sent only when
// they are whole.
package inprocess

import (
	"bytes"
	"context"
	"fmt"
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
