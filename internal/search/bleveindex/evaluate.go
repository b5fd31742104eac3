package bleveindex

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
)

// A scored is documents, ascending, with a score each, which is more than 0.
type scored struct {
	docs   []uint32
	scores []float32
}

// present is the score for a property that a document has or has not. It is
// something, as a score must be, and nothing beside that of a word.
const present = 1e-6

// An evaluator finds what a plan asks for. It works list by list: each is added
// up in one array with a place for every document. It is for one query.
type evaluator struct {
	x      *Index
	ctx    context.Context
	sum    []float32 // a place for each document; all 0 between two calls
	places int       // see maxPlaces
}

// newEvaluator returns an evaluator; done gives its memory back.
func (x *Index) newEvaluator(ctx context.Context) *evaluator {
	ev, ok := x.evaluators.Get().(*evaluator)
	if !ok {
		ev = &evaluator{x: x, sum: make([]float32, x.cols.count())}
	}
	ev.ctx, ev.places = ctx, 0
	return ev
}

// done is called when ev is not needed any more, and not after a panic, which may
// have left something in its array.
func (ev *evaluator) done() {
	ev.ctx = nil
	ev.x.evaluators.Put(ev)
}

// maxPartial is of how many words, at most, an exchange is wanted that has some.
// Of a pasted paragraph that nothing has whole, the rarest words say what was
// meant; the commonest would only prefer long texts.
const maxPartial = 12

// plan returns what has all of the plan's clauses or, when nothing has, what has
// as many of them as anything; partial says which.
func (ev *evaluator) plan(p *plan) (hits scored, partial bool, err error) {
	hits, err = ev.all(slices.Concat(p.clauses, p.fixed), p.not, nil)
	if err != nil || len(hits.docs) > 0 || len(p.clauses) < 2 {
		return hits, false, err
	}
	clauses := p.clauses
	if len(clauses) > maxPartial {
		if clauses, err = ev.rarest(clauses); err != nil {
			return scored{}, false, err
		}
	}
	var among *scored
	if len(p.fixed)+len(p.not) > 0 {
		left, err := ev.all(p.fixed, p.not, nil)
		if err != nil {
			return scored{}, false, err
		}
		among = &left
	}
	hits, err = ev.most(clauses, among)
	return hits, len(hits.docs) > 0, err
}

// rarest returns the maxPartial clauses that the fewest documents have, of those
// that any has.
func (ev *evaluator) rarest(clauses []expr) ([]expr, error) {
	counts := make(map[expr]int, len(clauses))
	var some []expr
	for _, e := range clauses {
		n, err := ev.size(e)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			continue
		}
		if _, ok := e.(*leaf); ok {
			counts[e] = n // what is no word was asked for on purpose, and counts as rare
		}
		some = append(some, e)
	}
	slices.SortStableFunc(some, func(a, b expr) int { return cmp.Compare(counts[a], counts[b]) })
	return some[:min(len(some), maxPartial)], nil
}

// most returns the documents that have as many of the clauses as any, of those
// among which they are to be.
func (ev *evaluator) most(clauses []expr, among *scored) (scored, error) {
	held := make([]uint8, len(ev.sum)) // the number of clauses that each document has
	total := make([]float32, len(ev.sum))
	best := uint8(0)
	for _, e := range clauses {
		hits, err := ev.expr(e, among)
		if err != nil {
			return scored{}, err
		}
		for i, doc := range hits.docs {
			held[doc]++
			total[doc] += hits.scores[i]
			best = max(best, held[doc])
		}
	}
	var out scored
	for doc, n := range held {
		if n == best && n > 0 {
			out.docs, out.scores = append(out.docs, uint32(doc)), append(out.scores, total[doc])
		}
	}
	return out, nil
}

// expr returns the documents for which an expression holds, of those among which
// they are to be; nil for all.
func (ev *evaluator) expr(e expr, among *scored) (scored, error) {
	if e, ok := e.(*allOf); ok {
		return ev.all(e.must, e.not, among)
	}
	all, err := ev.lists(e, among)
	if err != nil {
		return scored{}, err
	}
	return ev.union(all, among), nil
}

// lists returns the lists whose documents an expression asks for. They may hold
// more documents than those among which they are to be.
func (ev *evaluator) lists(e expr, among *scored) ([]list, error) {
	if err := ev.ctx.Err(); err != nil {
		return nil, err
	}
	switch e := e.(type) {
	case *leaf:
		return ev.leaf(e, among)
	case *docSet:
		return []list{{docs: e.docs, count: len(e.docs), factor: present}}, nil
	case *allOf:
		hits, err := ev.all(e.must, e.not, among)
		return []list{hits.list()}, err
	case *anyOf:
		var all []list
		for _, kid := range e.exprs {
			more, err := ev.lists(kid, among)
			if err != nil {
				return nil, err
			}
			all = append(all, more...)
		}
		return all, nil
	}
	return nil, errors.New("an unknown part of a plan")
}

// all returns the documents that have all of must and nothing of not. Their
// scores add up.
func (ev *evaluator) all(must, not []expr, among *scored) (scored, error) {
	must, err := ev.smallestFirst(must)
	if err != nil {
		return scored{}, err
	}
	var hits scored
	for i, e := range must {
		before := hits
		if hits, err = ev.expr(e, among); err != nil || len(hits.docs) == 0 {
			return scored{}, err
		}
		if i > 0 {
			carry(before, hits)
		}
		among = &hits
	}
	if len(must) == 0 {
		hits = ev.everything(among)
	}
	for _, e := range not {
		if len(hits.docs) == 0 {
			break
		}
		unwanted, err := ev.expr(e, &hits)
		if err != nil {
			return scored{}, err
		}
		hits = hits.without(unwanted.docs)
	}
	return hits, nil
}

// carry adds to the scores of hits those that the same documents had before.
func carry(before, hits scored) {
	at := 0
	for i, doc := range hits.docs {
		for before.docs[at] != doc {
			at++
		}
		hits.scores[i] += before.scores[at]
	}
}

// without returns s but for the documents that are not wanted, some of its own.
func (s scored) without(unwanted []uint32) scored {
	if len(unwanted) == 0 {
		return s
	}
	out := scored{make([]uint32, 0, len(s.docs)), make([]float32, 0, len(s.docs))}
	for i, doc := range s.docs {
		if len(unwanted) > 0 && unwanted[0] == doc {
			unwanted = unwanted[1:]
			continue
		}
		out.docs, out.scores = append(out.docs, doc), append(out.scores, s.scores[i])
	}
	return out
}

// everything returns all documents among which they are to be.
func (ev *evaluator) everything(among *scored) (s scored) {
	if among != nil {
		s.docs = among.docs
	} else {
		s.docs = ev.x.cols.docsWhere(func(uint32) bool { return true })
	}
	s.scores = make([]float32, len(s.docs))
	for i := range s.scores {
		s.scores[i] = present
	}
	return s
}

// smallestFirst returns the expressions in the order in which the fewest
// documents remain to be looked at.
func (ev *evaluator) smallestFirst(exprs []expr) ([]expr, error) {
	if len(exprs) < 2 {
		return exprs, nil
	}
	sizes := make(map[expr]int, len(exprs))
	for _, e := range exprs {
		n, err := ev.size(e)
		if err != nil {
			return nil, err
		}
		sizes[e] = n
	}
	exprs = slices.Clone(exprs)
	slices.SortStableFunc(exprs, func(a, b expr) int { return cmp.Compare(sizes[a], sizes[b]) })
	return exprs, nil
}

// size returns how many documents, at most and about, an expression has.
func (ev *evaluator) size(e expr) (n int, err error) {
	switch e := e.(type) {
	case *docSet:
		n = len(e.docs)
	case *leaf:
		for _, w := range e.terms {
			df, err := ev.x.lists.frequency(w.term)
			if err != nil {
				return 0, err
			}
			n += df
		}
		for _, r := range e.rows {
			df, err := ev.rowSize(r)
			if err != nil {
				return 0, err
			}
			n += df
		}
	case *anyOf:
		for _, kid := range e.exprs {
			one, err := ev.size(kid)
			if err != nil {
				return 0, err
			}
			n += one
		}
	case *allOf:
		n = len(ev.sum)
		for _, kid := range e.must {
			one, err := ev.size(kid)
			if err != nil {
				return 0, err
			}
			n = min(n, one)
		}
	}
	return n, nil
}

// leaf returns the lists of the terms and rows of a word.
func (ev *evaluator) leaf(l *leaf, among *scored) ([]list, error) {
	all := make([]list, 0, len(l.terms)+len(l.rows))
	exact := 0.0
	for i, w := range l.terms {
		p, err := ev.x.lists.read(w.term, l.parts != 0)
		if err != nil {
			return nil, err
		}
		if p.count == 0 {
			continue
		}
		rarity := ev.x.rarity(p.count)
		if i == 0 {
			exact = rarity
		} else if exact > 0 {
			// A form that is rarer than the first, exact one would otherwise count
			// for more, only because it is rare.
			rarity = min(rarity, exact)
		}
		if l.parts != 0 {
			p = p.within(l.parts)
		}
		all = append(all, p.list(float32(w.weight*rarity)))
	}
	for _, r := range l.rows {
		hits, err := ev.row(r, l.parts, among)
		if err != nil {
			return nil, err
		}
		all = append(all, hits.list())
	}
	return all, nil
}

// rarity returns how much a term counts that so many documents have. As in bleve,
// where the query and the document each have the rarity of a word, it is BM25's
// squared.
func (x *Index) rarity(docs int) float64 {
	n, df := float64(x.cols.count()), float64(docs)
	idf := math.Log(1 + (n-df+0.5)/(df+0.5))
	return idf * idf
}
