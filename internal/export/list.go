package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"

	"inbreng/internal/inprocess"
)

// A list that a program reads comes in pieces, each of which says where the next is. In
// a copy it is one file, for a file can say nothing.

// nextLink is the address of the next piece in the header Link.
var nextLink = regexp.MustCompile(`<([^>]*)>; *rel="next"`)

// next returns the address of the piece behind one, "" for none.
func next(h http.Header) string {
	for _, line := range h.Values("Link") {
		if found := nextLink.FindStringSubmatch(line); found != nil {
			return found[1]
		}
	}
	return ""
}

// list writes all pieces of a list, the first of which came already, as one file.
func (w *writer) list(ctx context.Context, u *url.URL, p place, first *inprocess.Response) (err error) {
	join, ok := joiners[path.Ext(p.file)]
	if !ok {
		return fmt.Errorf("%s: a list that goes on cannot be put together", p.ask)
	}
	f, err := w.create(p.file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	size, number := 0, 0
	for piece := first; ; number++ {
		address := next(piece.Header)
		data, err := join(piece.Body, number, address == "")
		if err != nil {
			return fmt.Errorf("%s, piece %d: %w", p.ask, number+1, err)
		}
		if _, err := f.Write(data); err != nil {
			return err
		}
		size += len(data)
		if address == "" {
			break
		}
		to, err := u.Parse(address)
		if err != nil {
			return fmt.Errorf("%s: goes on at %q: %w", p.ask, address, err)
		}
		if piece, err = inprocess.Get(ctx, w.site, to.RequestURI()); err != nil {
			return err
		}
		if piece.Status != http.StatusOK {
			return fmt.Errorf("%s: status %d", to.RequestURI(), piece.Status)
		}
	}
	w.count(int64(size))
	return nil
}

// errPiece is the error for a piece that is not of the form that is expected.
var errPiece = errors.New("it is not part of a list")

// joiners return what of a piece stands in the file, by the ending of its name; the
// first piece has number 0.
var joiners = map[string]func(piece []byte, number int, last bool) ([]byte, error){
	".csv": func(piece []byte, number int, _ bool) ([]byte, error) {
		if number == 0 {
			return piece, nil
		}
		_, rows, ok := bytes.Cut(piece, []byte("\r\n")) // without the names of the columns again
		if !ok {
			return nil, errPiece
		}
		return rows, nil
	},
	".json": func(piece []byte, number int, last bool) ([]byte, error) {
		inner, open := bytes.CutPrefix(bytes.TrimSpace(piece), []byte("["))
		inner, closed := bytes.CutSuffix(inner, []byte("]"))
		if !open || !closed {
			return nil, errPiece
		}
		begin, end := "[", ""
		switch {
		case number > 0 && len(inner) > 0:
			begin = ",\n"
		case number > 0:
			begin = ""
		}
		if last {
			end = "]\n"
		}
		return slices.Concat([]byte(begin), inner, []byte(end)), nil
	},
}
