package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// Search returns the hits for q. Errors wrap search.ErrTooLong, ErrTooMany or
// ErrOutOfRange for a query that is refused, and the error of ctx.
func (x *Index) Search(ctx context.Context, q search.Query) (_ *search.Result, err error) {
	defer caught(&err)
	if err := q.Check(); err != nil {
		return nil, err
	}
	tree, err := search.Parse(q.Text)
	if err != nil {
		return nil, err
	}
	leave, err := x.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	res, err := x.search(ctx, &q, tree)
	if err != nil && !errors.Is(err, search.ErrOutOfRange) {
		return nil, fmt.Errorf("bleveindex: search: %w", err)
	}
	return res, err
}

// search answers a query that was read and is within its bounds.
func (x *Index) search(ctx context.Context, q *search.Query, tree search.Tree) (*search.Result, error) {
	p, err := x.newPlan(tree, q.In, q.Literal)
	if err != nil {
		return nil, err
	}
	var after *found
	if q.After != "" {
		f, err := x.cols.readCursor(q.After)
		if err != nil {
			return nil, err
		}
		after = &f
	}
	c, partial, err := x.collect(ctx, q, p, after)
	if err != nil {
		return nil, err
	}
	res := newResult(q, tree, p)
	res.Total, res.Partial, res.Facets = c.total, partial, c.filter.facets()
	if after != nil {
		res.Offset = c.skipped
	}
	if partial || c.total == 0 {
		if res.Terms, err = x.termCounts(ctx, q, p); err != nil {
			return nil, err
		}
	}
	return res, x.addHits(ctx, res, c, p)
}

// newResult returns a result without hits.
func newResult(q *search.Query, tree search.Tree, p *plan) *search.Result {
	res := &search.Result{
		Query: q.Text, Offset: q.Offset,
		Notes:       append(append([]search.Note{}, tree.Notes...), p.notes...),
		Corrections: append([]search.Correction{}, p.corrections...),
		Synonyms:    append([]search.Synonym{}, p.synonyms...),
		Papers:      append([]parliament.PaperID{}, p.papers...),
		Terms:       []search.TermCount{}, Hits: []search.Hit{},
	}
	if tree.Root != nil {
		res.Interpreted = tree.Root.String()
	}
	if len(p.corrections) > 0 {
		res.Correction = q.Text
		for _, c := range p.corrections {
			res.Correction = replaceWord(res.Correction, c.From, c.To)
		}
	}
	return res
}

// addHits adds the page of hits to the result, and where the next one begins.
func (x *Index) addHits(ctx context.Context, res *search.Result, c *collector, p *plan) error {
	m := newMarker(x.former, p.leaves)
	page := c.page(c.offset)
	for _, f := range page {
		if err := ctx.Err(); err != nil {
			return err
		}
		hit, err := x.hit(f, m)
		if err != nil {
			return err
		}
		hit.Partial, hit.Named = res.Partial, f.named
		res.Hits = append(res.Hits, hit)
	}
	if res.Offset+len(page) < res.Total && len(page) > 0 {
		res.Next = x.cols.writeCursor(page[len(page)-1])
	}
	return nil
}

// collect finds the exchanges that have all clauses of the plan or, when there
// are none, as many as any exchange has; partial says which. What the filters
// leave does not count for that: or the counts beside the filters would not be
// what one gets by choosing them.
func (x *Index) collect(ctx context.Context, q *search.Query, p *plan, after *found) (c *collector, partial bool, err error) {
	if p.blank() {
		c = newCollector(x.cols, q, true)
		c.after = after
		return c, false, c.all(ctx)
	}
	comp := x.newCompiler(ctx)
	all := len(p.clauses)
	for least := all; ; least = fewer(least, all) {
		c = newCollector(x.cols, q, false)
		c.after, c.named = after, p.named
		s, err := comp.plan(p, least)
		if err != nil {
			return nil, false, err
		}
		if err := c.run(ctx, x, s); err != nil {
			return nil, false, err
		}
		if c.matched > 0 || least <= 1 {
			return c, c.matched > 0 && (partial || least < all), nil
		}
		if all > maxPartial && !partial {
			if p, err = x.rarest(p); err != nil {
				return nil, false, err
			}
			// The rarest words of many say what was meant; try them all
			// together first.
			all, partial = len(p.clauses), true
			least = all + 1
		}
	}
}

// maxPartial is of how many words, at most, an exchange is wanted that has some.
// Of a pasted paragraph that nothing has whole, the commonest words would only
// make the search long.
const maxPartial = 12

// rarest returns the plan with only the rarest of its clauses.
func (x *Index) rarest(p *plan) (*plan, error) {
	type counted struct {
		expr
		count uint64
	}
	clauses := make([]counted, len(p.clauses))
	for i, e := range p.clauses {
		clauses[i].expr = e
		l, ok := e.(*leaf)
		if !ok {
			continue // what is no word was asked for on purpose
		}
		for _, t := range l.terms {
			n, err := x.frequency(t.term)
			if err != nil {
				return nil, err
			}
			clauses[i].count += n
		}
		if clauses[i].count == 0 && len(l.rows) == 0 {
			clauses[i].count = math.MaxUint64 // it is nowhere
		}
	}
	slices.SortStableFunc(clauses, func(a, b counted) int { return cmp.Compare(a.count, b.count) })
	few := *p
	few.clauses = nil
	for _, c := range clauses[:maxPartial] {
		few.clauses = append(few.clauses, c.expr)
	}
	return &few, nil
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

// maxTerms is of how many words it is said what they give alone. Each takes a
// search; who typed more wants other words than a list.
const maxTerms = 10

// termCounts returns what each word and phrase of a query gives alone.
func (x *Index) termCounts(ctx context.Context, q *search.Query, p *plan) ([]search.TermCount, error) {
	counts := []search.TermCount{}
	seen := map[string]bool{}
	for _, l := range p.leaves {
		if seen[l.typed] || len(counts) == maxTerms {
			continue
		}
		seen[l.typed] = true
		filtered, all, err := x.count(ctx, q, &plan{clauses: []expr{l}, fixed: p.fixed, not: p.not})
		if err != nil {
			return nil, err
		}
		if len(p.fixed)+len(p.not) > 0 {
			if _, all, err = x.count(ctx, q, &plan{clauses: []expr{l}}); err != nil {
				return nil, err
			}
		}
		t := search.TermCount{Term: l.typed, Count: filtered, Unfiltered: all}
		if len(l.loose) > 0 {
			loose := &plan{fixed: p.fixed, not: p.not}
			for _, w := range l.loose {
				word := x.wordLeaf(w)
				word.parts = l.parts
				loose.clauses = append(loose.clauses, word)
			}
			if t.Unquoted, _, err = x.count(ctx, q, loose); err != nil {
				return nil, err
			}
		}
		counts = append(counts, t)
	}
	return counts, nil
}

// count returns how many exchanges have all of a plan, with the filters of the
// query and without.
func (x *Index) count(ctx context.Context, q *search.Query, p *plan) (filtered, all int, err error) {
	comp := &compiler{x: x, ctx: ctx, counting: true}
	s, err := comp.plan(p, len(p.clauses))
	if err != nil {
		return 0, 0, err
	}
	c := newCollector(x.cols, q, false)
	c.keep = 0
	if err := c.run(ctx, x, s); err != nil {
		return 0, 0, err
	}
	return c.total, c.matched, nil
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

// Marks returns a text in parts, the words of q marked as in the hits of Search.
func (x *Index) Marks(ctx context.Context, q search.Query, text string) (_ []search.Part, err error) {
	defer caught(&err)
	if err := q.Check(); err != nil {
		return nil, err
	}
	tree, err := search.Parse(q.Text)
	if err != nil {
		return nil, err
	}
	leave, err := x.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	p, err := x.newPlan(tree, "", q.Literal)
	if err != nil {
		return nil, fmt.Errorf("bleveindex: marks: %w", err)
	}
	m := newMarker(x.former, p.leaves)
	return parts(text, 0, len(text), m.mark(text)), nil
}
