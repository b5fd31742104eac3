package bleveindex

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"inbreng/internal/search"
)

// relatedTerms is how many of an exchange's words are looked for in the others:
// those that say most about it. More make it slower and hardly better.
const relatedTerms = 25

// Related returns the exchanges that share most of the words that are typical of
// the one with that id, never itself. It is search.ErrNotFound when there is no
// such exchange.
func (x *Index) Related(ctx context.Context, id search.ExchangeID, limit int) (_ []search.Hit, err error) {
	defer caught(&err)
	leave, err := x.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	self, ok := x.cols.number(id)
	if !ok {
		return nil, fmt.Errorf("%w: %v", search.ErrNotFound, id)
	}
	limit = min(limit, search.MaxRelated)
	hits := []search.Hit{}
	if limit <= 0 {
		return hits, nil
	}
	best, err := x.related(ctx, self, limit+1)
	if err != nil {
		return nil, fmt.Errorf("bleveindex: related to %v: %w", id, err)
	}
	for _, f := range best {
		if f.doc != self && len(hits) < limit {
			hits = append(hits, emptyHit(x.cols.id(f.doc), f.score))
		}
	}
	return hits, nil
}

// related returns the documents most like one, itself among them.
func (x *Index) related(ctx context.Context, self uint32, keep int) ([]found, error) {
	r, err := x.texts(x.cols.id(self))
	if err != nil {
		return nil, err
	}
	terms, err := x.typicalTerms(&r)
	if err != nil || len(terms) == 0 {
		return nil, err
	}
	ev := x.newEvaluator(ctx)
	all := make([]list, len(terms))
	shared := make([]uint8, len(ev.sum)) // how many of the words each document has
	for i, t := range terms {
		p, err := x.lists.read(t.term, false)
		if err != nil {
			return nil, err
		}
		all[i] = p.list(float32(t.weight * x.rarity(p.count)))
		for _, doc := range all[i].appendDocs(nil) {
			shared[doc]++
		}
	}
	hits := ev.union(all, nil)
	ev.done()
	// Likeness is over several words: one that is rare is not enough. The root keeps
	// long exchanges, which have a word of everything, from being like all others.
	for i, doc := range hits.docs {
		hits.scores[i] *= float32(math.Sqrt(float64(shared[doc])))
	}
	best := ranking{better: order(x.cols, search.ByRelevance, false), keep: keep}
	for i, doc := range hits.docs {
		best.see(found{doc: doc, score: float64(hits.scores[i])})
	}
	return best.sorted(), nil
}

// typicalTerms returns the words of question, answer and topic, inflection
// folded, that are frequent here and rare elsewhere, with their weights. Words
// that no other exchange has are left out.
func (x *Index) typicalTerms(r *search.Record) ([]weighted, error) {
	counts := map[string]int{}
	for _, text := range []string{r.Question, r.Answer, r.Topic} {
		for t := range search.Tokens(text) {
			if f := x.former.word(text[t.Start:t.End]); f.inflected != "" {
				counts[f.inflected]++
			}
		}
	}
	n := float64(x.cols.count())
	type typical struct {
		weighted
		rank float64
	}
	terms := make([]typical, 0, len(counts))
	for term, count := range counts {
		df, err := x.lists.frequency(term)
		if err != nil {
			return nil, err
		}
		if df > 1 {
			idf := math.Log(1 + (n-float64(df)+0.5)/(float64(df)+0.5))
			often := 1 + math.Log(float64(count))
			// The rarity is not in the weight: related puts it in.
			terms = append(terms, typical{weighted{term, often}, often * idf})
		}
	}
	slices.SortFunc(terms, func(a, b typical) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), strings.Compare(a.term, b.term))
	})
	var out []weighted
	for _, t := range terms[:min(len(terms), relatedTerms)] {
		out = append(out, t.weighted)
	}
	return out, nil
}
