//go:build nopdf

package pdf

import (
	"context"
	"errors"
	"fmt"
	"io"

	"inbreng/internal/source"
)

// A Reader refuses PDF files.
type Reader struct{}

// New returns a Reader.
func New(Config) *Reader { return &Reader{} }

// Read refuses the file.
func (r *Reader) Read(_ context.Context, name string, _ []byte) (*source.File, error) {
	return nil, fmt.Errorf("%s: is a PDF, and this program was built without the PDF reader; use one that has it, or the text, Word or XML of the document", name)
}

// Close has nothing to close.
func (r *Reader) Close() error { return nil }

// Serve refuses to read anything.
func Serve(io.Reader, io.Writer, Config) error {
	return errors.New("this program was built without the PDF reader")
}
