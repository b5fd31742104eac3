package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"inbreng/internal/markdown"
	"inbreng/internal/parse"
	"inbreng/internal/source"
	"inbreng/internal/source/docx"
	"inbreng/internal/source/official"
	"inbreng/internal/source/pdf"
)

// maxTime is how long a file may take to be read and parsed; a PDF may take as long to
// be read, and then again to be parsed. Texts of the most that is taken (see package
// source) take up to ten seconds, those that are made to take long half a minute.
const maxTime = pdf.DefaultTime

// Formats reads source files of every format. It is safe for concurrent use.
type Formats struct {
	pdf     *pdf.Reader
	maxTime time.Duration
}

// NewFormats returns the readers of all formats. The one of PDFs starts with the
// first.
func NewFormats(config pdf.Config) *Formats { return &Formats{pdf.New(config), maxTime} }

// Close stops the readers.
func (f *Formats) Close() error { return f.pdf.Close() }

// A format is a kind of file.
type format struct {
	name       string                                                                    // "is a PDF file"
	extensions []string                                                                  // the first is the usual one
	read       func(ctx context.Context, name string, data []byte) (*source.File, error) // nil for PDFs
}

var (
	formatText = &format{"a text file", []string{".txt"}, func(_ context.Context, name string, data []byte) (*source.File, error) {
		text, err := source.New(name, data)
		return &source.File{Text: text}, err
	}}
	formatPDF  = &format{"a PDF file", []string{".pdf"}, nil}
	formatDOCX = &format{"a Word file", []string{".docx"}, docx.Read}
	formatXML  = &format{"an XML file", []string{".xml"}, official.ReadXML}
	formatHTML = &format{"an HTML file", []string{".html", ".htm"}, official.ReadHTML}
	formats    = []*format{formatText, formatPDF, formatDOCX, formatXML, formatHTML}
)

// foreign are the extensions of files that may hold a document and are not read.
// They are refused, not passed over.
var foreign = map[string]string{
	".doc": "a Word file of before 2007", ".odt": "an OpenDocument file", ".rtf": "a Rich Text file",
}

// isSource reports whether a file of this name in the source folder is meant to be
// a document.
func isSource(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return formatOf(ext) != nil || foreign[ext] != ""
}

// formatOf returns the format that an extension stands for, or nil.
func formatOf(ext string) *format {
	for _, f := range formats {
		for _, e := range f.extensions {
			if e == ext {
				return f
			}
		}
	}
	return nil
}

// refusedByFirstBytes are the first bytes of files that would be read as text, and what
// they are.
var refusedByFirstBytes = map[string]string{
	`{\rtf`: "a Rich Text file", "%!PS": "a PostScript file",
}

// sniff returns the format that the first bytes of a file show, or nil when they
// show none: then it may be text.
func sniff(data []byte) *format {
	head := data[:min(len(data), 1024)]
	switch {
	case bytes.Contains(head, []byte("%PDF-")):
		return formatPDF
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return formatDOCX
	}
	head = bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff"))))
	switch {
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")):
		return formatHTML
	case bytes.HasPrefix(head, []byte("<?xml")) && bytes.Contains(head, []byte("<html")):
		return formatHTML
	case bytes.HasPrefix(head, []byte("<?xml")), bytes.HasPrefix(head, []byte("<officiele-publicatie")):
		return formatXML
	}
	return nil
}

// choose returns the format of a file, by its name and its first bytes. Where they
// contradict each other the name is to be mended: it says how a reader of the
// release will open the file.
func choose(path string, data []byte) (*format, error) {
	ext := strings.ToLower(filepath.Ext(path))
	if what := foreign[ext]; what != "" {
		return nil, fmt.Errorf("%s: is %s, which is not read; save it as .docx or .pdf", path, what)
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil, fmt.Errorf("%s: is empty", path)
	}
	for first, what := range refusedByFirstBytes {
		if bytes.HasPrefix(data, []byte(first)) {
			return nil, fmt.Errorf("%s: is %s, which is not read; save it as .docx or .pdf", path, what)
		}
	}
	named, shown := formatOf(ext), sniff(data)
	switch {
	case named == nil && shown == nil:
		return formatText, nil
	case named == nil:
		return shown, nil
	case shown != nil && shown != named:
		return nil, fmt.Errorf("%s: is not %s but %s; name it %s", path, named.name, shown.name, shown.extensions[0])
	}
	return named, nil
}

// File reads a source file with its sidecar. Errors name the file, and the line
// where there is one. That part of the text is not in the record is an error,
// too: such a record may not be shown. When ctx is done File returns at once.
func (f *Formats) File(ctx context.Context, path string) (*Parsed, error) {
	original, err := source.ReadBytes(path)
	if err != nil {
		return nil, err
	}
	return f.bytes(ctx, path, original)
}

// errLate is the cause of the end of a file's time.
var errLate = errors.New("too late")

// bytes reads the bytes of a source file, with its sidecar.
func (f *Formats) bytes(ctx context.Context, path string, original []byte) (*Parsed, error) {
	format, err := choose(path, original)
	if err != nil {
		return nil, err
	}
	var file *source.File
	if format.read == nil {
		// It has a limit of its own, which does not count the start of the reader.
		if file, err = f.pdf.Read(ctx, path, original); ctx.Err() != nil {
			return nil, stopped(ctx, path)
		} else if err != nil {
			return nil, err
		}
	}
	return within(ctx, path, f.maxTime, func(ctx context.Context) (*Parsed, error) {
		file := file
		if file == nil {
			var err error
			if file, err = format.read(ctx, path, original); err != nil {
				return nil, err
			}
		}
		return parseFile(ctx, path, original, file)
	})
}

// within returns what read returns, or an error that names the file when that takes too
// long or ctx is done before. The readers and the parser look at their context
// again and again and stop then; what they cannot look in the midst of, an expression
// that is matched on a long line, nobody waits for.
func within(ctx context.Context, path string, limit time.Duration, read func(context.Context) (*Parsed, error)) (*Parsed, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, limit, errLate)
	defer cancel()
	type result struct {
		parsed *Parsed
		err    error
	}
	done := make(chan result, 1)
	go func() {
		parsed, err := read(ctx)
		done <- result{parsed, err}
	}()
	var got result
	select {
	case got = <-done:
		if got.err == nil || ctx.Err() == nil {
			return got.parsed, got.err
		}
	case <-ctx.Done():
	}
	if errors.Is(context.Cause(ctx), errLate) {
		return nil, source.Late(path, limit)
	}
	return nil, stopped(ctx, path)
}

// stopped returns the error of a file for which nobody waits any more.
func stopped(ctx context.Context, path string) error {
	return fmt.Errorf("%s: stopped before it was read: %w", path, context.Cause(ctx))
}

// parseFile makes the record of what a reader made of a file.
func parseFile(ctx context.Context, path string, original []byte, file *source.File) (*Parsed, error) {
	facts, problems, err := readFacts(path, file.Metadata)
	if err != nil {
		return nil, err
	}
	doc, report, err := parse.FileContext(ctx, file, facts)
	if err != nil {
		return nil, err
	}
	doc.Problems = append(doc.Problems, problems...)
	markdown.Fill(doc)
	p := &Parsed{Path: path, Document: doc, Report: report, Text: file.Text.String(), Original: original, Source: file}
	if !doc.Coverage.Proven() {
		return p, lostError(path, doc)
	}
	return p, nil
}
