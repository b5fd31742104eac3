// Package docx reads Word files (.docx, Office Open XML) as normalised text.
//
// What goes in is the bytes of a file; what comes out is the text as a printed
// copy would have it, with hints:
//
//	file, err := docx.Read(ctx, "antwoord.docx", data)
//
// Paragraphs are parted by blank lines and list items carry the numbers that
// Word would print. Footnotes and endnotes stand at the end, as "1 Text", and
// their marks are glued to the words as printed digits. The rows of a table
// whose cells hold a paragraph each are a line each, cells parted by tabs; other
// tables only arrange the page, and their cells follow one another. Heads and feet of
// pages are left out, but for sentences, which stand before the text. Soft hyphens
// are not part of a word and left out; what was deleted with changes tracked is
// left out too.
//
// A file does not say where its pages end, only where they ended when Word last
// saved it. A page begins at the first paragraph behind such a place.
package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"inbreng/internal/source"
)

const (
	// maxPart bounds the size of one part when it is unpacked. Two megabytes of
	// text, more than any document has, are some 30 MiB of Word's XML.
	maxPart = 64 << 20
	// maxParts bounds how many files the package may hold: pictures are files.
	maxParts = 4096
)

// Read reads the bytes of a Word file, as long as ctx is not done. Errors name the file
// and the place in it.
func Read(ctx context.Context, name string, data []byte) (*source.File, error) {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return nil, fmt.Errorf("%s: is locked with a password or made by a Word of before 2007; save it as .docx without a password", name)
	}
	pkg, err := openPackage(ctx, name, data)
	if err != nil {
		return nil, err
	}
	r := &reader{pkg: pkg, styles: map[string]*style{}}
	if err := r.readParts(); err != nil {
		return nil, err
	}
	w := &writer{reader: r, patternCounts: map[string]*[maxLevel]int{}, started: map[listRef]bool{}}
	w.writeHeads()
	w.blocks(r.body)
	w.notes()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("%s: %w", name, context.Cause(ctx))
	}
	if err := r.readProperties(w.b.Metadata()); err != nil {
		return nil, err
	}
	return w.b.File(name)
}

// A pack is an opened package: its parts by name.
type pack struct {
	ctx   context.Context
	name  string // of the file, for messages
	parts map[string]*zip.File
}

func openPackage(ctx context.Context, name string, data []byte) (*pack, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		if bytes.HasPrefix(data, []byte("PK")) {
			return nil, fmt.Errorf("%s: is damaged: it is no whole zip archive (%s)", name, strings.TrimPrefix(err.Error(), "zip: "))
		}
		return nil, fmt.Errorf("%s: is no Word file: it is no zip archive", name)
	}
	if n := len(archive.File); n > maxParts {
		return nil, fmt.Errorf("%s: holds %d files, more than the %d that a Word file may hold", name, n, maxParts)
	}
	p := &pack{ctx: ctx, name: name, parts: make(map[string]*zip.File, len(archive.File))}
	for _, f := range archive.File {
		part := strings.TrimPrefix(f.Name, "/")
		switch {
		case part != path.Clean(part) && !strings.HasSuffix(part, "/"), strings.HasPrefix(part, ".."), strings.Contains(part, `\`):
			return nil, fmt.Errorf("%s: holds a file %q, a name that may lead outside the archive", name, f.Name)
		case f.Flags&1 != 0:
			return nil, fmt.Errorf("%s: is locked with a password", name)
		case p.parts[part] != nil:
			return nil, fmt.Errorf("%s: holds two files %q", name, f.Name)
		}
		p.parts[part] = f
	}
	return p, nil
}

// open returns the tokens of a part, or nil when there is no such part. The part
// is unpacked as it is read.
func (p *pack) open(part string) (*source.XML, error) {
	f := p.parts[part]
	if f == nil {
		return nil, nil
	}
	if f.UncompressedSize64 > maxPart {
		return nil, fmt.Errorf("%s: %s: %w", p.name, part, errTooLarge)
	}
	in, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", p.name, part, damaged(err))
	}
	return source.NewXML(p.ctx, p.name+": "+part, &partReader{in: in, left: maxPart}), nil
}

var errTooLarge = fmt.Errorf("is more than %d MiB when unpacked, the most that is taken", maxPart>>20)

// A partReader reads a part as long as it is not too large: what the archive says
// of its size need not be true.
type partReader struct {
	in   io.Reader
	left int
}

func (r *partReader) Read(b []byte) (int, error) {
	n, err := r.in.Read(b)
	r.left -= n
	switch {
	case r.left < 0:
		return 0, errTooLarge
	case err == io.EOF:
		return n, io.EOF
	case err != nil:
		return 0, damaged(err)
	}
	return n, nil
}

func damaged(err error) error {
	return fmt.Errorf("is damaged and cannot be unpacked (%s)", strings.TrimPrefix(err.Error(), "zip: "))
}

// A relation leads from one part to another, or out of the package.
type relation struct{ kind, target string }

// relations returns the relations of a part by their ids; "" stands for the
// package itself.
func (p *pack) relations(part string) (map[string]relation, error) {
	dir, base := path.Split(part)
	x, err := p.open(dir + "_rels/" + base + ".rels")
	if x == nil || err != nil {
		return nil, err
	}
	relations := map[string]relation{}
	for {
		token, err := x.Next()
		if err == io.EOF {
			return relations, nil
		}
		if err != nil {
			return nil, err
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" {
			continue
		}
		id, _ := source.Attr(e, "Id")
		kind, _ := source.Attr(e, "Type")
		target, _ := source.Attr(e, "Target")
		if mode, _ := source.Attr(e, "TargetMode"); mode != "External" {
			if strings.HasPrefix(target, "/") {
				target = target[1:]
			} else {
				target = path.Join(dir, target)
			}
		}
		relations[id] = relation{kind[strings.LastIndexByte(kind, '/')+1:], target}
	}
}
