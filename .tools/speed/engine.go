package main

import (
	"context"
	"io/fs"
	"path/filepath"
	"time"

	"inbreng/internal/search"
	"inbreng/internal/search/bleveindex"
	"inbreng/internal/search/searchtest"
)

// An engine answers questions with a full page: ten hits, their number, the
// factions with counts, and marked fragments of question and answer.
type engine interface {
	answer(q question) (page, error)
	Close() error
}

// pageSize is how many hits a page has.
const pageSize = 10

// A page is what is looked at of an answer, to know that it was made.
type page struct {
	total, hits, facets int
	marked              bool // words of the query are marked in a fragment
}

// A peer is what is compared: open builds the index in the folder dir, which is not
// there yet, and opens it.
type peer struct {
	name string
	open func(dir string, records []search.Record) (engine, error)
}

// peers are ours, and those it is compared with, in the order of the table.
var peers = []peer{{"ours", openOurs}, {"stock", openStock}, {"FTS5", openFTS}}

// A built is an engine with its index, and what it took.
type built struct {
	engine
	peer
	took time.Duration // to build and open
	size int64         // on disk, in bytes
}

// build builds and opens an engine under dir.
func build(p peer, dir string, records []search.Record) (*built, error) {
	dir = filepath.Join(dir, p.name)
	start := time.Now()
	e, err := p.open(dir, records)
	if err != nil {
		return nil, err
	}
	b := &built{engine: e, peer: p, took: time.Since(start)}
	b.size, err = sizeOf(dir)
	return b, err
}

// sizeOf returns the size of all files under dir.
func sizeOf(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}

// ours is package bleveindex.
type ours struct{ *bleveindex.Index }

func openOurs(dir string, records []search.Record) (engine, error) {
	if err := bleveindex.Build(context.Background(), dir, searchtest.Seq(records)); err != nil {
		return nil, err
	}
	x, err := bleveindex.Open(dir, searchtest.Texts(records))
	return ours{x}, err
}

// query writes the question as the site would.
func query(q question) search.Query {
	text := q.words[0]
	for _, w := range q.words[1:] {
		text += " " + w
	}
	switch q.class {
	case phrase:
		text = `"` + text + `"`
	case prefix:
		text += "*"
	}
	s := search.Query{Text: text, Limit: pageSize}
	if q.faction != "" {
		s.Factions = []string{q.faction.Slug()}
	}
	return s
}

func (o ours) answer(q question) (page, error) {
	res, err := o.Search(context.Background(), query(q))
	if err != nil {
		return page{}, err
	}
	p := page{total: res.Total, hits: len(res.Hits), facets: len(res.Facets.Factions.Values)}
	for i := range res.Hits {
		for _, f := range res.Hits[i].Fragments {
			for _, part := range f.Parts {
				p.marked = p.marked || part.Hit
			}
		}
	}
	return p, nil
}
