package corpus

import (
	"fmt"
	"os"
	"path/filepath"

	"inbreng/internal/parliament"
)

// Dir returns the folder of the release.
func (c *Corpus) Dir() string { return c.dir }

// IndexDir returns the folder of the search index within the release.
func (c *Corpus) IndexDir() string { return filepath.Join(c.dir, indexName) }

// Manifest returns the manifest of the release.
func (c *Corpus) Manifest() Manifest { return c.manifest }

// Documents returns the summaries of all documents, newest first by the date
// they were adopted, or else received, or else submitted; those of one day, and
// those without any date, by id.
func (c *Corpus) Documents() []Summary { return c.table.Documents }

// Summary returns the summary of a document, or ErrNotFound.
func (c *Corpus) Summary(id parliament.DocumentID) (Summary, error) {
	return lookUp(c.summaries, id, "document")
}

// Document returns the record of a document, or ErrNotFound.
func (c *Corpus) Document(id parliament.DocumentID) (*parliament.Document, error) {
	e, err := lookUp(c.entries, id, "document")
	if err != nil {
		return nil, err
	}
	return c.cache.get(id, e.Record.Size, func() (*parliament.Document, error) {
		return decode[parliament.Document](c, id, e.Record)
	})
}

// Exchange returns an exchange of a document, or ErrNotFound.
func (c *Corpus) Exchange(doc parliament.DocumentID, id parliament.ExchangeID) (*parliament.Exchange, error) {
	d, err := c.Document(doc)
	if err != nil {
		return nil, err
	}
	e, ok := d.Exchange(id)
	if !ok {
		return nil, fmt.Errorf("corpus: exchange %.100q of %s: %w", id, doc, ErrNotFound)
	}
	return e, nil
}

// Report returns the parse report of a document, or ErrNotFound.
func (c *Corpus) Report(id parliament.DocumentID) (*parliament.Report, error) {
	e, err := lookUp(c.entries, id, "document")
	if err != nil {
		return nil, err
	}
	return decode[parliament.Report](c, id, e.Report)
}

// Source returns the normalised text a document was read from, to which all
// its places refer, or ErrNotFound.
func (c *Corpus) Source(id parliament.DocumentID) (string, error) {
	e, err := lookUp(c.entries, id, "document")
	if err != nil {
		return "", err
	}
	text, err := c.read(id, e.Text)
	return string(text), err
}

// Original returns the file a document was read from, byte for byte, and the
// name it had, or ErrNotFound.
func (c *Corpus) Original(id parliament.DocumentID) (name string, data []byte, err error) {
	e, err := lookUp(c.entries, id, "document")
	if err != nil {
		return "", nil, err
	}
	data, err = os.ReadFile(filepath.Join(c.dir, filepath.FromSlash(e.Original)))
	if err != nil {
		return "", nil, fmt.Errorf("corpus: %w: %w", ErrDamaged, err)
	}
	return e.SourceName, data, nil
}

// Factions returns the factions that asked something, by slug.
func (c *Corpus) Factions() []FactionSummary { return c.table.Factions }

// Faction returns the faction with that slug, or ErrNotFound.
func (c *Corpus) Faction(slug string) (FactionSummary, error) {
	return lookUp(c.factions, slug, "faction")
}

// Papers returns the papers that are cited somewhere, by id, numbers by value.
func (c *Corpus) Papers() []CitedPaper { return c.table.Papers }

// Paper returns the cited paper with that id, or ErrNotFound.
func (c *Corpus) Paper(id parliament.PaperID) (CitedPaper, error) {
	return lookUp(c.papers, id, "cited paper")
}

// Abbreviations returns the abbreviations that documents explain, sorted without
// regard to capitals. A short form with two long forms is there twice.
func (c *Corpus) Abbreviations() []Abbreviation { return c.table.Abbreviations }

// lookUp returns the value of a key, or an error that says what was looked for.
func lookUp[K ~string, V any](m map[K]*V, key K, what string) (V, error) {
	if v, ok := m[key]; ok {
		return *v, nil
	}
	var none V
	return none, fmt.Errorf("corpus: %s %.100q: %w", what, string(key), ErrNotFound)
}
