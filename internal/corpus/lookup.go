package corpus

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// Dir returns the folder of the release.
func (c *Corpus) Dir() string { return c.dir }

// IndexDir returns the folder of the search index within the release.
func (c *Corpus) IndexDir() string { return filepath.Join(c.dir, indexName) }

// Manifest returns the manifest of the release.
func (c *Corpus) Manifest() Manifest { return c.manifest }

// Len returns how many documents there are.
func (c *Corpus) Len() int { return c.table.count(tableDocuments) }

// Documents returns the summaries of all documents, newest first by the date
// they were adopted, or else received, or else submitted; those of one day, and
// those without any date, by id. They are read anew on every call: who shows a few
// of them asks for those, with Summaries.
func (c *Corpus) Documents() ([]Summary, error) { return c.Summaries(0, c.Len()) }

// Summaries returns the summaries of the documents from one place to before another,
// in the order of Documents. Both may lie beyond the last.
func (c *Corpus) Summaries(from, to int) ([]Summary, error) {
	return many(c.table, tableDocuments, from, to, (*decoder).summary)
}

// Find returns the id that a document has which is asked for in any capitals.
func (c *Corpus) Find(id string) (parliament.DocumentID, bool, error) {
	e, err := c.entry(parliament.DocumentID(strings.ToLower(id)), strings.ToLower(id))
	if errors.Is(err, ErrNotFound) {
		return "", false, nil
	}
	return e.ID, err == nil, err
}

// entry returns the entry of the document whose id in small letters is given; asked is
// for the error.
func (c *Corpus) entry(asked parliament.DocumentID, folded string) (entry, error) {
	ids, err := c.foldedIDs()
	if err != nil {
		return entry{}, err
	}
	i, ok := slices.BinarySearch(ids, folded)
	if !ok {
		return entry{}, notFound("document", string(asked))
	}
	e, err := one(c.table, tableIDs, i, (*decoder).entry)
	if err == nil {
		if bad := checkEntry(&e, c.dataSize); bad != nil {
			err = fmt.Errorf("corpus: %s: %w: %w", c.table.Name(), ErrDamaged, bad)
		}
	}
	return e, err
}

// foldedIDs returns the ids in small letters, sorted. They are asked for with every
// reference in every text, so they stay in memory once they are read: half a megabyte
// for ten thousand.
func (c *Corpus) foldedIDs() ([]string, error) {
	if ids := c.ids.Load(); ids != nil {
		return *ids, nil
	}
	ids := make([]string, 0, c.table.count(tableIDs))
	err := c.table.rows(tableIDs, 0, c.table.count(tableIDs), func(number int, row []byte) error {
		e, err := decodeRow(c.table, tableIDs, number, row, (*decoder).entry)
		ids = append(ids, foldID(e.ID))
		return err
	})
	if err != nil {
		return nil, err
	}
	c.ids.Store(&ids)
	return ids, nil
}

// exact returns the entry of a document.
func (c *Corpus) exact(id parliament.DocumentID) (entry, error) {
	e, err := c.entry(id, foldID(id))
	if err == nil && e.ID != id {
		err = notFound("document", string(id))
	}
	return e, err
}

// Summary returns the summary of a document, or ErrNotFound.
func (c *Corpus) Summary(id parliament.DocumentID) (Summary, error) {
	e, err := c.exact(id)
	if err != nil {
		return Summary{}, err
	}
	return one(c.table, tableDocuments, e.Place, (*decoder).summary)
}

// Document returns the record of a document, or ErrNotFound.
func (c *Corpus) Document(id parliament.DocumentID) (*parliament.Document, error) {
	if d, ok := c.cache.peek(id); ok {
		return d, nil
	}
	e, err := c.exact(id)
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
		return nil, noExchange(doc, id)
	}
	return e, nil
}

// Outlines returns what lists show of the exchanges of a document, in its order, from
// one to before another; both may lie beyond the last.
func (c *Corpus) Outlines(s *Summary, from, to int) ([]Outline, error) {
	return many(c.table, tableExchanges, s.first+from, s.first+min(to, s.Exchanges), (*decoder).outline)
}

// Outline returns what lists show of an exchange, or ErrNotFound.
func (c *Corpus) Outline(id parliament.DocumentID, exchange parliament.ExchangeID) (Outline, error) {
	s, err := c.Summary(id)
	if err != nil {
		return Outline{}, err
	}
	return c.outline(&s, exchange)
}

// outline returns what lists show of an exchange of a document, or ErrNotFound.
func (c *Corpus) outline(s *Summary, exchange parliament.ExchangeID) (Outline, error) {
	outlines, err := c.Outlines(s, 0, s.Exchanges)
	if err != nil {
		return Outline{}, err
	}
	i := slices.IndexFunc(outlines, func(o Outline) bool { return o.ID == exchange })
	if i < 0 {
		return Outline{}, noExchange(s.ID, exchange)
	}
	return outlines[i], nil
}

// Report returns the parse report of a document, or ErrNotFound.
func (c *Corpus) Report(id parliament.DocumentID) (*parliament.Report, error) {
	e, err := c.exact(id)
	if err != nil {
		return nil, err
	}
	return decode[parliament.Report](c, id, e.Report)
}

// Source returns the normalised text a document was read from, to which all
// its places refer, or ErrNotFound.
func (c *Corpus) Source(id parliament.DocumentID) (string, error) {
	e, err := c.exact(id)
	if err != nil {
		return "", err
	}
	text, err := c.read(id, e.Text)
	return string(text), err
}

// Original returns the file a document was read from, byte for byte, and the
// name it had, or ErrNotFound.
func (c *Corpus) Original(id parliament.DocumentID) (name string, data []byte, err error) {
	e, err := c.exact(id)
	if err != nil {
		return "", nil, err
	}
	// Nothing outside the release is read, whatever it says.
	f, err := os.OpenInRoot(c.dir, filepath.FromSlash(e.Original))
	if err == nil {
		data, err = io.ReadAll(f)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		return "", nil, fmt.Errorf("corpus: %s: %w: %w", filepath.Join(c.dir, filepath.FromSlash(e.Original)), ErrDamaged, err)
	}
	return e.SourceName, data, nil
}

// Factions returns the factions that asked something, by slug.
func (c *Corpus) Factions() ([]FactionSummary, error) {
	return many(c.table, tableFactions, 0, c.table.count(tableFactions), (*decoder).faction)
}

// Faction returns the faction with that slug, or ErrNotFound.
func (c *Corpus) Faction(slug string) (FactionSummary, error) {
	_, f, ok, err := find(c.table, tableFactions, (*decoder).faction, func(f FactionSummary) int { return strings.Compare(f.Slug, slug) })
	if err == nil && !ok {
		err = notFound("faction", slug)
	}
	return f, err
}

// FactionExchanges returns what a faction asked, from one exchange to before another, by
// document, newest first, in document order. Both may lie beyond the last.
func (c *Corpus) FactionExchanges(f *FactionSummary, from, to int) ([]Key, error) {
	return c.keys(f.keys, from, to)
}

// PaperCount returns how many papers are cited somewhere.
func (c *Corpus) PaperCount() int { return c.table.count(tablePapers) }

// Papers returns the papers that are cited somewhere, by id, numbers by value, from one
// to before another; both may lie beyond the last.
func (c *Corpus) Papers(from, to int) ([]CitedPaper, error) {
	return many(c.table, tablePapers, from, to, (*decoder).paper)
}

// Paper returns the cited paper with that id, or ErrNotFound.
func (c *Corpus) Paper(id parliament.PaperID) (CitedPaper, error) {
	_, p, ok, err := find(c.table, tablePapers, (*decoder).paper, func(p CitedPaper) int { return compareIDs(string(p.ID), string(id)) })
	if err == nil && (!ok || p.ID != id) {
		err = notFound("cited paper", string(id))
	}
	return p, err
}

// Citations returns the places that cite a paper, from one to before another: newest
// document first, then in document order. Both may lie beyond the last.
func (c *Corpus) Citations(p *CitedPaper, from, to int) ([]Citation, error) {
	return many(c.table, tableCitations, p.first+from, p.first+min(to, p.Citations), (*decoder).citation)
}

// CitationCount returns how many places cite papers.
func (c *Corpus) CitationCount() int { return c.table.count(tableCitations) }

// AllCitations calls yield for the places that cite papers, from one to before another,
// by paper in the order of Papers and then as Citations has them. Both may lie beyond
// the last.
func (c *Corpus) AllCitations(from, to int, yield func(parliament.PaperID, Citation)) error {
	to = min(to, c.CitationCount())
	if from < 0 || from >= to {
		return nil
	}
	number, _, _, err := find(c.table, tablePapers, (*decoder).paper, func(p CitedPaper) int {
		if p.first > from {
			return 1
		}
		return min(p.first+p.Citations-from-1, 0)
	})
	for at := from; err == nil && at < to; number++ {
		var p CitedPaper
		var citations []Citation
		if p, err = one(c.table, tablePapers, number, (*decoder).paper); err == nil {
			citations, err = c.Citations(&p, at-p.first, to-p.first)
		}
		for _, citation := range citations {
			yield(p.ID, citation)
		}
		at += len(citations)
		if err == nil && len(citations) == 0 {
			err = c.table.damaged(tablePapers, number, errNoRow)
		}
	}
	return err
}

// AbbreviationCount returns how many abbreviations there are.
func (c *Corpus) AbbreviationCount() int { return c.table.count(tableAbbreviations) }

// Abbreviations returns the abbreviations that documents explain, sorted without
// regard to capitals, from one to before another; both may lie beyond the last. A
// short form with two long forms is there twice.
func (c *Corpus) Abbreviations(from, to int) ([]Abbreviation, error) {
	return many(c.table, tableAbbreviations, from, to, (*decoder).abbreviation)
}

// groupRange returns where the groups of a kind begin and end.
func (c *Corpus) groupRange(kind GroupKind) (from, to int, err error) {
	side := func(beyond int) (int, error) {
		n, _, _, err := find(c.table, tableGroups, (*decoder).group, func(g Group) int {
			return cmp.Or(strings.Compare(string(g.Kind), string(kind)), beyond)
		})
		return n, err
	}
	if from, err = side(1); err != nil {
		return 0, 0, err
	}
	to, err = side(-1)
	return from, to, err
}

// GroupCount returns how many groups of a kind there are.
func (c *Corpus) GroupCount(kind GroupKind) (int, error) {
	from, to, err := c.groupRange(kind)
	return to - from, err
}

// Groups returns the groups of a kind, by slug, from one to before another; both may lie
// beyond the last.
func (c *Corpus) Groups(kind GroupKind, from, to int) ([]Group, error) {
	start, end, err := c.groupRange(kind)
	if err != nil {
		return nil, err
	}
	return many(c.table, tableGroups, start+from, min(start+to, end), (*decoder).group)
}

// Group returns the group of a kind with that slug, or ErrNotFound.
func (c *Corpus) Group(kind GroupKind, slug string) (Group, error) {
	_, g, ok, err := find(c.table, tableGroups, (*decoder).group, func(g Group) int {
		return cmp.Or(strings.Compare(string(g.Kind), string(kind)), strings.Compare(g.Slug, slug))
	})
	if err == nil && !ok {
		err = notFound("group of "+string(kind), slug)
	}
	return g, err
}

// GroupDocuments returns the documents of a group, newest first, from one to before
// another; both may lie beyond the last.
func (c *Corpus) GroupDocuments(g *Group, from, to int) ([]parliament.DocumentID, error) {
	keys, err := c.keys(g.keys, from, to)
	ids := make([]parliament.DocumentID, len(keys))
	for i, k := range keys {
		ids[i] = k.Document
	}
	return ids, err
}

// Unanswered returns the exchanges with a question and no answer, newest documents
// first, from one to before another, and how many there are.
func (c *Corpus) Unanswered(from, to int) (keys []Key, total int, err error) {
	l, err := one(c.table, tableUnanswered, 0, (*decoder).list)
	if err != nil {
		return nil, 0, err
	}
	keys, err = c.keys(l, from, to)
	return keys, l.length, err
}

// notFound is the error for what is not there.
func notFound(what, key string) error {
	return fmt.Errorf("corpus: %s %.100q: %w", what, key, ErrNotFound)
}

func noExchange(doc parliament.DocumentID, id parliament.ExchangeID) error {
	return fmt.Errorf("corpus: exchange %.100q of %s: %w", id, doc, ErrNotFound)
}

// decode reads a stretch of the data file as JSON.
func decode[T any](c *Corpus, id parliament.DocumentID, x extent) (*T, error) {
	data, err := c.read(id, x)
	if err != nil {
		return nil, err
	}
	v := new(T)
	if err := json.Unmarshal(data, v); err != nil {
		return nil, fmt.Errorf("corpus: %s: %w: %s: %w", c.data.Name(), ErrDamaged, id, err)
	}
	return v, nil
}
