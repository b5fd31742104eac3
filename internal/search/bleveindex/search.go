package bleveindex

import (
	"context"
	"fmt"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// Search returns the hits for q. Errors wrap search.ErrTooLong, ErrTooMany or
// ErrOutOfRange for a query that is refused, and the error of ctx.
func (x *Index) Search(ctx context.Context, q search.Query) (*search.Result, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	query, err := search.Parse(q.Text)
	if err != nil {
		return nil, err
	}
	leave, err := x.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()

	clauses := clausesOf(query)
	c, partial, err := x.collect(ctx, &q, clauses)
	if err != nil {
		return nil, fmt.Errorf("bleveindex: search: %w", err)
	}
	res := &search.Result{
		Query: q.Text, Interpreted: query.String(),
		Total: c.total, Offset: q.Offset, Partial: partial,
		Hits: []search.Hit{}, Facets: c.filter.facets(),
	}
	m := newMarker(clauses, q.In)
	for _, f := range c.page(q.Offset) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		hit, err := x.hit(f, m)
		if err != nil {
			return nil, err
		}
		hit.Partial = partial
		res.Hits = append(res.Hits, hit)
	}
	return res, nil
}

// collect finds the exchanges that match all clauses or, when there are none, as
// many clauses as any exchange matches; partial says which. What the filters leave
// does not count for that: or the counts beside the filters would not be what one
// gets by choosing them.
func (x *Index) collect(ctx context.Context, q *search.Query, clauses []clause) (c *collector, partial bool, err error) {
	if len(clauses) == 0 {
		c = newCollector(x.cols, q, true)
		return c, false, c.all(ctx)
	}
	comp := x.newCompiler(ctx, q.In)
	for least := len(clauses); ; least = fewer(least, len(clauses)) {
		c = newCollector(x.cols, q, false)
		s, err := comp.atLeast(clauses, least)
		if err != nil {
			return nil, false, err
		}
		if err := c.run(ctx, x, s); err != nil {
			return nil, false, err
		}
		if c.matched > 0 || least == 1 {
			return c, c.matched > 0 && least < len(clauses), nil
		}
	}
}

// fewer returns the next number of clauses to try when n of all gave nothing: one
// less at first, as one word is often misspelt, then half of it, so that a pasted
// paragraph does not take as many searches as it has words.
func fewer(n, all int) int {
	if all-n < 3 {
		return n - 1
	}
	return max(n/2, 1)
}

// hit makes the hit of a document: what the lists need, and its fragments.
func (x *Index) hit(f found, m *marker) (search.Hit, error) {
	id := x.cols.id(f.doc)
	r, err := x.texts(id)
	if err != nil {
		return search.Hit{}, fmt.Errorf("bleveindex: text of %v: %w", id, err)
	}
	hit := search.Hit{
		ID: id, Score: f.score, Topic: r.Topic,
		Factions: append([]parliament.Faction{}, r.Factions...),
		In:       []search.Field{}, Fragments: []search.Fragment{},
	}
	m.fill(&hit, &r)
	return hit, nil
}
