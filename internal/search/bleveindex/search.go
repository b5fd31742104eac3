package bleveindex

import (
	"context"
	"errors"
	"fmt"
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
	ev := x.newEvaluator(ctx)
	p, err := ev.newPlan(tree, q.In, q.Literal)
	if err != nil {
		return nil, err
	}
	c := newCollector(x.cols, q, p.blank())
	c.named = p.named
	if q.After != "" {
		f, err := x.cols.readCursor(q.After)
		if err != nil {
			return nil, err
		}
		c.after = &f
	}
	res := newResult(q, tree, p)
	if p.blank() {
		c.take(scored{docs: x.cols.inOrder})
	} else {
		// What the filters leave does not count for what is partial: or the counts
		// beside the filters would not be what one gets by choosing them.
		hits, partial, err := ev.plan(p)
		if err != nil {
			return nil, err
		}
		c.take(hits)
		res.Partial = partial
	}
	res.Total, res.Facets = c.total, c.filter.facets()
	if c.after != nil {
		res.Offset = c.skipped
	}
	if res.Partial || c.total == 0 {
		if res.Terms, err = ev.termCounts(q, p); err != nil {
			return nil, err
		}
	}
	ev.done()
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

// maxTerms is of how many words it is said what they give alone. Each takes a
// search; who typed more wants other words than a list.
const maxTerms = 10

// termCounts returns what each word and phrase of a query gives alone.
func (ev *evaluator) termCounts(q *search.Query, p *plan) ([]search.TermCount, error) {
	counts := []search.TermCount{}
	seen := map[string]bool{}
	for _, l := range p.leaves {
		if seen[l.typed] || len(counts) == maxTerms {
			continue
		}
		seen[l.typed] = true
		filtered, all, err := ev.count(q, &plan{clauses: []expr{l}, fixed: p.fixed, not: p.not})
		if err != nil {
			return nil, err
		}
		if len(p.fixed)+len(p.not) > 0 {
			if _, all, err = ev.count(q, &plan{clauses: []expr{l}}); err != nil {
				return nil, err
			}
		}
		t := search.TermCount{Term: l.typed, Count: filtered, Unfiltered: all}
		if len(l.loose) > 0 {
			loose := &plan{fixed: p.fixed, not: p.not}
			for _, w := range l.loose {
				word := ev.x.wordLeaf(w)
				word.parts = l.parts
				loose.clauses = append(loose.clauses, word)
			}
			if t.Unquoted, _, err = ev.count(q, loose); err != nil {
				return nil, err
			}
		}
		counts = append(counts, t)
	}
	return counts, nil
}

// count returns how many exchanges have all of a plan, with the filters of the
// query and without.
func (ev *evaluator) count(q *search.Query, p *plan) (filtered, all int, err error) {
	hits, err := ev.all(slices.Concat(p.clauses, p.fixed), p.not, nil)
	if err != nil {
		return 0, 0, err
	}
	f := newFilter(ev.x.cols, q)
	return len(f.left(hits.docs)), len(hits.docs), nil
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
	ev := x.newEvaluator(ctx)
	p, err := ev.newPlan(tree, "", q.Literal)
	if err != nil {
		return nil, fmt.Errorf("bleveindex: marks: %w", err)
	}
	ev.done()
	m := newMarker(x.former, p.leaves)
	return parts(text, 0, len(text), m.mark(text)), nil
}
