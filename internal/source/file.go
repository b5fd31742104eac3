package source

import (
	"context"
	"fmt"
	"io"
	"time"
)

// A File is what a reader of a format that is more than text makes of a file:
// the normalised text that such a document would have as plain text, and beside
// it what plain text cannot say.
//
// The readers are packages of their own: source/docx, source/official and
// source/pdf. They write with a [Builder].
type File struct {
	Text      *Text
	Hints     []Hint      // by From; where two begin together the longer is first
	Metadata  Metadata    // what the file says about itself
	Furniture []Furniture // what belongs to the page, not to the text, and was left out
}

// A HintKind says what the file knows of a stretch of its text.
type HintKind string

// The kinds of hints.
const (
	HintSuperscript  HintKind = "superscript"
	HintBold         HintKind = "bold"
	HintItalic       HintKind = "italic"
	HintHeading      HintKind = "heading"       // Level from 1
	HintItem         HintKind = "item"          // an item of a list with its marker; Level from 0, its depth
	HintIndent       HintKind = "indent"        // Level in points from the text's left edge
	HintCell         HintKind = "cell"          // of a table; Table, Row and Column from 1
	HintLink         HintKind = "link"          // Target is where it leads
	HintFootnoteMark HintKind = "footnote-mark" // the printed digits behind a word
	HintFootnote     HintKind = "footnote"      // a whole footnote, its number included
)

// A Hint is one thing that the file says of a stretch of its text. The parser
// may use it; the text is complete without.
type Hint struct {
	Kind               HintKind
	From, To           int // runes of the normalised text; From < To
	Level              int
	Table, Row, Column int
	Target             string
}

// A Furniture is something that was left out of the text because it belongs to
// the page: a running head, a page number.
type Furniture struct {
	Rule string // the name of the rule that knew it
	Page int    // from 1; 0 when it is on all pages
	Text string
}

// A Field is one thing a file says about itself, and the name it has there. The
// zero value is a thing the file does not say.
type Field struct {
	Value string
	Name  string // as the file names it: "DC.identifier", "dossiernr"
}

// Metadata is what a file says about itself, in the file's own words: readers
// do not judge it. Dates are as in 2021-08-31 where the file has them so.
type Metadata struct {
	ID           Field // kst-21501-02-2401
	Title        Field
	Type         Field // "Motie", "Verslag van een schriftelijk overleg"
	Publication  Field // "Kamerstuk", "Aanhangsel van de Handelingen"
	Chamber      Field // "Tweede Kamer der Staten-Generaal"
	Dossier      Field // "21501-02"
	DossierTitle Field
	Number       Field // within the dossier, the Aanhangsel
	SessionYear  Field // "2020-2021"
	Subject      Field
	Submitted    Field // date the questions were put
	Received     Field // date they were answered
	Issued       Field // date of the paper itself
	// Properties describe the file and not the document: they were typed by whoever
	// made it, often for another, and are not printed.
	Properties Properties
}

// Properties are what a word processor or a maker of PDFs knows of a file.
type Properties struct{ Title, Subject, Creator Field }

// Set sets a field that is not set yet; the first that says something counts.
func (f *Field) Set(name, value string) {
	if f.Value == "" && value != "" {
		*f = Field{Value: value, Name: name}
	}
}

// Late returns the error of a file that was not read within the time it may take.
func Late(name string, within time.Duration) error {
	return fmt.Errorf("%s: takes more than %v to read, the longest that is waited", name, within)
}

// WithContext returns a reader of r that ends when ctx is done, with the cause of that
// as its error.
func WithContext(ctx context.Context, r io.Reader) io.Reader { return &contextReader{ctx, r} }

type contextReader struct {
	ctx context.Context
	in  io.Reader
}

// Read reads what is left, as long as there is time.
func (r *contextReader) Read(p []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, context.Cause(r.ctx)
	}
	return r.in.Read(p)
}
