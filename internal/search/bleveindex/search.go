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
		c.behind(f)
	}
	res := newResult(q, tree, p)
	hits := scored{docs: x.cols.inOrder}
	if !p.blank() {
		// What the filters leave does not count for what is partial: or the counts
		// beside the filters would not be what one gets by choosing them.
		if hits, res.Partial, err = ev.plan(p); err != nil {
			return nil, err
		}
	}
	if q.Around == (search.ExchangeID{}) {
		c.take(hits)
	} else {
		doc, ok := x.cols.number(q.Around)
		if !ok {
			doc = math.MaxUint32
		}
		c.takeAround(hits, doc)
	}
	res.Facets = c.filter.facets()
	if res.Partial || len(c.left) == 0 {
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
		Query:       q.Text,
		Notes:       append(append([]search.Note{}, tree.Notes...), p.notes...),
		Corrections: append([]search.Correction{}, p.corrections...),
		Synonyms:    append([]search.Synonym{}, p.synonyms...),
		Papers:      append([]parliament.PaperID{}, p.papers...),
		Terms:       []search.TermCount{}, Hits: []search.Hit{}, Places: []search.Places{},
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

// addHits adds the page of hits to the result, where the pages beside it begin, and
// where in the documents the hits stand.
func (x *Index) addHits(ctx context.Context, res *search.Result, c *collector, p *plan) error {
	m := newMarker(x.former, p.leaves)
	var page []found
	page, res.Offset, res.Total = c.hits()
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
	switch before := c.before.sorted(); {
	case c.around != nil && len(before) > 0:
		res.Next = x.cols.writeCursor(before[0])
	case c.around == nil && len(page) > 0 && res.Offset+len(page) < res.Total:
		res.Next = x.cols.writeCursor(page[len(page)-1])
	}
	if before := c.before.best; c.after != nil && len(before) == c.before.keep {
		res.Previous = x.cols.writeCursor(before[len(before)-1])
	}
	res.Places = x.places(page, c.left)
	return nil
}

// places returns where the hits stand in the documents of the page.
func (x *Index) places(page []found, left []uint32) []search.Places {
	documents := &x.cols.Filters[byDocument]
	places := []search.Places{}
	number := make([]int, len(documents.Values)) // of each document among the places, from 1
	for _, f := range page {
		id := documents.of(f.doc)[0]
		if number[id] == 0 {
			number[id] = len(places) + 1
			places = append(places, search.Places{Document: parliament.DocumentID(documents.Values[id].Key)})
		}
	}
	within := make([][]uint32, len(places))
	for _, doc := range left {
		if n := number[documents.of(doc)[0]]; n > 0 {
			within[n-1] = append(within[n-1], doc)
		}
	}
	for n, docs := range within {
		slices.SortFunc(docs, func(a, b uint32) int { return cmp.Compare(x.cols.Order[a], x.cols.Order[b]) })
		for _, doc := range docs {
			places[n].Exchanges = append(places[n].Exchanges, x.cols.exchange(doc))
		}
	}
	return places
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
	hit := emptyHit(id, f.score)
	hit.Topic = r.Topic
	hit.Factions = append(hit.Factions, r.Factions...)
	hit.Askers = append(hit.Askers, r.Askers...)
	hit.Addressees = append(hit.Addressees, r.Addressees...)
	hit.Answerers = append(hit.Answerers, r.Answerers...)
	hit.Submitted, hit.Received, hit.Adopted = r.Submitted, r.Received, r.Adopted
	m.fill(&hit, &r)
	return hit, nil
}

// emptyHit returns a hit of which nothing but the id and the score is known.
func emptyHit(id search.ExchangeID, score float64) search.Hit {
	return search.Hit{
		ID: id, Score: score,
		Factions: []parliament.Faction{}, Askers: []parliament.Asker{}, Addressees: []parliament.Minister{}, Answerers: []parliament.Minister{},
		In: []search.Field{}, Fragments: []search.Fragment{},
	}
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
