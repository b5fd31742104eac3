// Package ingest builds a release from source files.
//
// What goes in is a folder of documents, or files and folders by name, each document
// with its sidecar or without; what comes out is a release of package corpus with its
// search index:
//
//	summary, err := ingest.Run(ctx, ingest.Config{Source: "data/source", Release: "data/release", Now: time.Now()})
//
// Files are read on all processors, some ahead of the one that is taken next
// (read.go), and what is read goes to the disk at once, so that memory does not grow
// with their number. A file that is as it was in the release before is not read again
// (reuse.go). One that cannot be read is refused with one sentence and does not keep
// the others out. The release that is there stays as it is until the new one is whole.
package ingest

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"inbreng/internal/parliament"
	"inbreng/internal/parse"
	"inbreng/internal/source"
	"inbreng/internal/source/pdf"
)

// A Parsed is a source file that has been read.
type Parsed struct {
	Path     string
	Document *parliament.Document
	Report   *parliament.Report
	Text     string       // normalised
	Original []byte       // the bytes of the file
	Source   *source.File // what the reader of the format found; nil when it was not read anew
}

// File reads a source file with its sidecar, as [Formats.File] does.
func File(path string) (*Parsed, error) {
	formats := NewFormats(pdf.Config{})
	defer formats.Close()
	return formats.File(context.Background(), path)
}

// sidecarPath returns where the sidecar of a file is when it has one.
func sidecarPath(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + ".json"
}

// readFacts returns what is known of a document from outside its text: its
// sidecar, the file's name for its id, and what the file says about itself; and
// where these contradict each other.
func readFacts(path string, meta source.Metadata) (parse.Facts, []parliament.Problem, error) {
	facts, err := readSidecar(sidecarPath(path))
	if err != nil {
		return parse.Facts{}, nil, err
	}
	named, ours := namedID(path)
	switch {
	case ours:
		// The sidecar, or what the file says of itself, knows better than a name that
		// says nothing.
	case facts.ID != "" && facts.ID != named:
		return parse.Facts{}, nil, fmt.Errorf("%s: the sidecar says that this is %s; name the file so, or mend the sidecar", path, facts.ID)
	default:
		facts.ID = named
	}
	problems := addMetadata(&facts, meta)
	if facts.ID == "" {
		facts.ID = named
		if facts.Provenance == nil {
			facts.Provenance = map[string]string{}
		}
		facts.Provenance["id"] = "de naam van het bestand; een officieel nummer is niet bekend"
	}
	return facts, problems, nil
}

// lostError says where the first text is that the record lacks or has twice.
func lostError(path string, doc *parliament.Document) error {
	for _, p := range doc.Problems {
		switch p.Kind {
		case parliament.TextUnassigned, parliament.TextDoubled, parliament.TextChanged:
			return fmt.Errorf("%s:%d: page %d: the record does not hold the text exactly once (%d runes missing, %d doubled): %s",
				path, p.Source.From.Line, p.Source.From.Page, doc.Coverage.Unassigned, doc.Coverage.Doubled, p.Text)
		}
	}
	return fmt.Errorf("%s: the record does not hold the text exactly once (%d runes missing, %d doubled)", path, doc.Coverage.Unassigned, doc.Coverage.Doubled)
}
