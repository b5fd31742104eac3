package main

import (
	"context"
	"io/fs"
	"path/filepath"
	"runtime"
	"syscall"
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
	marked              bool          // words of the query are marked in a fragment
	took                time.Duration // as the engine's own program measured it; 0 in ours
}

// A peer is what is compared: open builds the index in the folder dir, which is not
// there yet, and opens it.
type peer struct {
	name string
	open func(dir string, records []search.Record) (engine, error)
}

// The names of ours and of those it is compared with.
const (
	nameOurs   = "ours"
	nameStock  = "stock"
	nameFTS    = "FTS5"
	nameLucene = "Lucene"
)

// peers are ours, and those it is compared with, in the order of the table.
var peers = []peer{{nameOurs, openOurs}, {nameStock, openStock}, {nameFTS, openFTS}, {nameLucene, openLucene}}

// A built is an engine with its index, and what it took.
type built struct {
	engine
	peer
	took time.Duration // to build and open
	cpu  time.Duration // of all processors
	size int64         // on disk, in bytes
}

// build builds and opens an engine under dir.
func build(p peer, dir string, records []search.Record) (*built, error) {
	dir = filepath.Join(dir, p.name)
	runtime.GC() // what another engine left is not to be cleared away at this one's cost
	start, before := time.Now(), processorTime()
	e, err := p.open(dir, records)
	if err != nil {
		return nil, err
	}
	b := &built{engine: e, peer: p, took: time.Since(start), cpu: processorTime() - before}
	if l, ok := e.(*lucene); ok {
		b.took, b.cpu = l.took, l.cpu
	}
	b.size, err = sizeOf(dir)
	return b, err
}

// processorTime returns what this program has used of all processors so far.
func processorTime() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		return 0
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
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
