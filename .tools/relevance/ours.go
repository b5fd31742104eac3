package main

import (
	"context"
	"fmt"
	"io"

	"inbreng/internal/search"
	"inbreng/internal/search/bleveindex"
	"inbreng/internal/search/searchtest"
)

// ours is package bleveindex, asked as the site asks it.
type ours struct{ index *bleveindex.Index }

func newOurs(records []search.Record) (engine, error) {
	x, err := bleveindex.InMemory(searchtest.Seq(records), searchtest.Texts(records))
	return ours{x}, err
}

func (o ours) name() string { return "inbreng" }

func (o ours) close() error { return o.index.Close() }

func (o ours) find(query string) ([]search.ExchangeID, error) {
	return o.all(search.Query{Text: query})
}

// all returns the hits of all pages.
func (o ours) all(q search.Query) ([]search.ExchangeID, error) {
	ids := []search.ExchangeID{}
	q.Limit = search.MaxLimit
	for {
		res, err := o.index.Search(context.Background(), q)
		if err != nil {
			return nil, err
		}
		for i := range res.Hits {
			ids = append(ids, res.Hits[i].ID)
		}
		if len(ids) >= res.Total || q.Offset+q.Limit > search.MaxOffset {
			return ids, nil
		}
		if len(res.Hits) == 0 {
			return nil, fmt.Errorf("%d hits, but the page from %d is empty", res.Total, q.Offset)
		}
		q.Offset += len(res.Hits)
	}
}

// show prints the first hits for a query, and in each the words that are marked.
func show(out io.Writer, records []search.Record, query string) error {
	e, err := newOurs(records)
	if err != nil {
		return err
	}
	defer e.close()
	res, err := e.(ours).index.Search(context.Background(), search.Query{Text: query})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d hits, read as %s, correction %q, synonyms %v, partial %v\n", res.Total, res.Interpreted, res.Correction, res.Synonyms, res.Partial)
	for i := range res.Hits {
		hit := &res.Hits[i]
		fmt.Fprintf(out, "%8.3f %v %v", hit.Score, hit.ID, hit.In)
		for _, fragment := range hit.Fragments {
			for _, part := range fragment.Parts {
				if part.Hit {
					fmt.Fprintf(out, " [%s]", part.Text)
				}
			}
		}
		fmt.Fprintln(out)
	}
	return nil
}
