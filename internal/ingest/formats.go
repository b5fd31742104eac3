package ingest

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"inbreng/internal/markdown"
	"inbreng/internal/parse"
	"inbreng/internal/source"
	"inbreng/internal/source/docx"
	"inbreng/internal/source/official"
	"inbreng/internal/source/pdf"
)

// Formats reads source files of every format. It is safe for concurrent use.
type Formats struct{ pdf *pdf.Reader }

// NewFormats returns the readers of all formats. The one of PDFs starts with the
// first.
func NewFormats(config pdf.Config) *Formats { return &Formats{pdf.New(config)} }

// Close stops the readers.
func (f *Formats) Close() error { return f.pdf.Close() }

// A format is a kind of file.
type format struct {
	name       string   // "is a PDF file"
	extensions []string // the first is the usual one
	read       func(f *Formats, name string, data []byte) (*source.File, error)
}

var (
	formatText = &format{"a text file", []string{".txt"}, func(_ *Formats, name string, data []byte) (*source.File, error) {
		text, err := source.New(name, data)
		return &source.File{Text: text}, err
	}}
	formatPDF  = &format{"a PDF file", []string{".pdf"}, func(f *Formats, name string, data []byte) (*source.File, error) { return f.pdf.Read(name, data) }}
	formatDOCX = &format{"a Word file", []string{".docx"}, func(_ *Formats, name string, data []byte) (*source.File, error) { return docx.Read(name, data) }}
	formatXML  = &format{"an XML file", []string{".xml"}, func(_ *Formats, name string, data []byte) (*source.File, error) { return official.ReadXML(name, data) }}
	formatHTML = &format{"an HTML file", []string{".html", ".htm"}, func(_ *Formats, name string, data []byte) (*source.File, error) { return official.ReadHTML(name, data) }}
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
// too: such a record may not be shown.
func (f *Formats) File(path string) (*Parsed, error) {
	original, err := source.ReadBytes(path)
	if err != nil {
		return nil, err
	}
	return f.bytes(path, original)
}

// bytes reads the bytes of a source file, with its sidecar.
func (f *Formats) bytes(path string, original []byte) (*Parsed, error) {
	format, err := choose(path, original)
	if err != nil {
		return nil, err
	}
	file, err := format.read(f, path, original)
	if err != nil {
		return nil, err
	}
	facts, problems, err := readFacts(path, file.Metadata)
	if err != nil {
		return nil, err
	}
	doc, report, err := parse.File(file, facts)
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
