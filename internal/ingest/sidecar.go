package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"unicode/utf8"

	"inbreng/internal/parliament"
	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// A fact is one thing that is known about a document from outside its text, and
// where it is known from.
type fact[T any] struct {
	Value      T      `json:"value"`
	Provenance string `json:"provenance"`
}

// A sidecar is the JSON file beside a text that says what the text does not
// contain. data/README.md documents it, data/schema/sidecar.schema.json is its
// schema.
type sidecar struct {
	SchemaURL string `json:"$schema,omitempty"`
	Schema    int    `json:"schema"`
	Facts     facts  `json:"facts"`
}

// facts are the keys of a sidecar; they are named as in the record.
type facts struct {
	ID           *fact[string]                `json:"id,omitempty"`
	Kind         *fact[parliament.Kind]       `json:"kind,omitempty"`
	Chamber      *fact[parliament.Chamber]    `json:"chamber,omitempty"`
	Title        *fact[string]                `json:"title,omitempty"`
	Subject      *fact[string]                `json:"subject,omitempty"`
	Dossier      *fact[string]                `json:"dossier,omitempty"`
	DossierTitle *fact[string]                `json:"dossierTitle,omitempty"`
	Number       *fact[string]                `json:"number,omitempty"`
	SessionYear  *fact[string]                `json:"sessionYear,omitempty"`
	Committee    *fact[string]                `json:"committee,omitempty"`
	Chair        *fact[string]                `json:"chair,omitempty"`
	Clerk        *fact[string]                `json:"clerk,omitempty"`
	Addressees   *fact[[]parliament.Minister] `json:"addressees,omitempty"`
	Askers       *fact[[]parliament.Asker]    `json:"askers,omitempty"`
	Answerers    *fact[[]parliament.Minister] `json:"answerers,omitempty"`
	Submitted    *fact[parliament.Date]       `json:"submitted,omitempty"`
	Received     *fact[parliament.Date]       `json:"received,omitempty"`
	Adopted      *fact[parliament.Date]       `json:"adopted,omitempty"`
	SourceURL    *fact[string]                `json:"sourceURL,omitempty"`
	FirstPage    *fact[int]                   `json:"firstPage,omitempty"`
	Letters      *fact[[]parliament.Letter]   `json:"letters,omitempty"`
}

// readSidecar reads the sidecar at path. There being none is no error; the
// facts are empty then. Errors name the file and, where there is one, the line.
func readSidecar(path string) (parse.Facts, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return parse.Facts{}, nil
	}
	data, err := source.ReadBytes(path)
	if err != nil {
		return parse.Facts{}, err
	}
	if !utf8.Valid(data) {
		return parse.Facts{}, fmt.Errorf("%s: the sidecar is broken: it is not UTF-8", path)
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var s sidecar
	if err := decoder.Decode(&s); err != nil {
		return parse.Facts{}, fmt.Errorf("%s:%d: the sidecar is broken: %s", path, lineOf(data, err, decoder), plainly(err))
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return parse.Facts{}, fmt.Errorf("%s:%d: the sidecar is broken: something follows on its closing brace", path, lineOf(data, nil, decoder))
	}
	if s.Schema == 0 {
		return parse.Facts{}, fmt.Errorf("%s: the sidecar has no \"schema\": 1", path)
	}
	if s.Schema != 1 {
		return parse.Facts{}, fmt.Errorf("%s: the sidecar has schema %d; only 1 is known", path, s.Schema)
	}
	f, err := s.Facts.check()
	if err != nil {
		return parse.Facts{}, fmt.Errorf("%s: the sidecar is broken: %w", path, err)
	}
	return f, nil
}

// plainly says in words of the file, not of the program, what is wrong with it.
func plainly(err error) string {
	var mistyped *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "it ends before its closing brace"
	case errors.As(err, &mistyped):
		field := mistyped.Field
		if field == "" {
			field = "the file"
		}
		return fmt.Sprintf("%s may not be of JSON type %s", field, mistyped.Value)
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

// lineOf returns the line of the sidecar that an error of its decoder is on.
func lineOf(data []byte, err error, decoder *json.Decoder) int {
	offset := decoder.InputOffset()
	var syntax *json.SyntaxError
	var mistyped *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		offset = syntax.Offset
	case errors.As(err, &mistyped):
		offset = mistyped.Offset
	}
	return 1 + bytes.Count(data[:min(max(int(offset), 0), len(data))], []byte("\n"))
}

// check turns the facts into what the parser takes. A value that is not of the
// form it must have, or has no provenance, is an error that names its key.
func (f *facts) check() (parse.Facts, error) {
	c := factChecker{provenance: map[string]string{}}
	out := parse.Facts{
		Title:        take(&c, "title", f.Title, nil),
		Subject:      take(&c, "subject", f.Subject, nil),
		Dossier:      take(&c, "dossier", f.Dossier, nil),
		DossierTitle: take(&c, "dossierTitle", f.DossierTitle, nil),
		Number:       take(&c, "number", f.Number, nil),
		Committee:    take(&c, "committee", f.Committee, nil),
		Chair:        take(&c, "chair", f.Chair, nil),
		Clerk:        take(&c, "clerk", f.Clerk, nil),
		Addressees:   take(&c, "addressees", f.Addressees, areMinisters),
		Askers:       take(&c, "askers", f.Askers, nil),
		Answerers:    take(&c, "answerers", f.Answerers, areMinisters),
		Submitted:    take(&c, "submitted", f.Submitted, nil),
		Received:     take(&c, "received", f.Received, nil),
		Adopted:      take(&c, "adopted", f.Adopted, nil),
		SourceURL:    take(&c, "sourceURL", f.SourceURL, isWebAddress),
		FirstPage:    take(&c, "firstPage", f.FirstPage, isPage),
		Letters:      take(&c, "letters", f.Letters, areLetters),
		Kind: take(&c, "kind", f.Kind, func(k parliament.Kind) error {
			if k.Dutch() == "" {
				return fmt.Errorf("%q is no kind of document: want written-consultation, contribution, question-list, written-questions or reply-to-report", k)
			}
			return nil
		}),
		Chamber: take(&c, "chamber", f.Chamber, func(ch parliament.Chamber) error {
			if ch.Dutch() == "" {
				return fmt.Errorf("%q is no chamber: want house or senate", ch)
			}
			return nil
		}),
		Provenance: c.provenance,
	}
	id := take(&c, "id", f.ID, func(s string) error { _, err := parliament.ParseDocumentID(s); return err })
	out.ID = parliament.DocumentID(id)
	year := take(&c, "sessionYear", f.SessionYear, func(s string) error { _, err := parliament.ParseSessionYear(s); return err })
	out.SessionYear, _ = parliament.ParseSessionYear(year)
	return out, c.err()
}

// A factChecker collects the provenance of facts and what is wrong with them.
type factChecker struct {
	provenance map[string]string
	errs       []error
}

// err returns what is wrong, in one line.
func (c *factChecker) err() error {
	if len(c.errs) == 0 {
		return nil
	}
	parts := make([]string, len(c.errs))
	for i, err := range c.errs {
		parts[i] = err.Error()
	}
	return errors.New(strings.Join(parts, "; "))
}

// take returns the value of a fact, or the zero value when it is not there or
// not as it must be.
func take[T any](c *factChecker, name string, f *fact[T], check func(T) error) T {
	var zero T
	if f == nil {
		return zero
	}
	if strings.TrimSpace(f.Provenance) == "" {
		c.errs = append(c.errs, fmt.Errorf("%s has no provenance", name))
	}
	if check != nil {
		if err := check(f.Value); err != nil {
			c.errs = append(c.errs, fmt.Errorf("%s: %w", name, err))
			return zero
		}
	}
	c.provenance[name] = f.Provenance
	return f.Value
}

func isWebAddress(s string) error {
	if u, err := url.Parse(s); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return fmt.Errorf("%q is no web address", s)
	}
	return nil
}

func isPage(n int) error {
	if n < 1 {
		return fmt.Errorf("%d is no page number", n)
	}
	return nil
}

func areMinisters(ministers []parliament.Minister) error {
	for _, m := range ministers {
		if m.Office.Dutch() == "" {
			return fmt.Errorf("%q is no office: want minister or state-secretary", m.Office)
		}
		if m.Printed != "" && m.Post() == "" {
			return fmt.Errorf("%q is printed for no ministry or remit", m.Printed)
		}
	}
	return nil
}

func areLetters(letters []parliament.Letter) error {
	for _, l := range letters {
		if _, err := parliament.ParsePaperID(string(l.Paper)); err != nil {
			return err
		}
		if l.Date.IsZero() {
			return fmt.Errorf("the letter %s has no date", l.Paper)
		}
	}
	return nil
}
