package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/search/searchtest"
)

// An engine finds exchanges.
type engine interface {
	name() string
	// find returns the whole hit list, best first.
	find(query string) ([]search.ExchangeID, error)
	close() error
}

// A comparison is what the engines gave for the same queries; ours stands first.
type comparison struct {
	doc     parliament.DocumentID
	classes []string
	engines []score
	judged  []searchtest.Judged
	hits    [][]search.ExchangeID // of ours, by query
}

// A score is what one engine gave.
type score struct {
	name  string
	total searchtest.Tally
	class map[string]*searchtest.Tally

	failed []string // queries with their errors
}

// compare asks all engines all queries.
func compare(judged []searchtest.Judged, doc parliament.DocumentID, records []search.Record) (*comparison, error) {
	c := &comparison{doc: doc, judged: judged}
	for i := range judged {
		if !slices.Contains(c.classes, judged[i].Class) {
			c.classes = append(c.classes, judged[i].Class)
		}
	}
	for i, open := range []func([]search.Record) (engine, error){newOurs, newFTS, newStock} {
		e, err := open(records)
		if err != nil {
			return nil, err
		}
		s, hits := c.ask(e)
		if err := e.close(); err != nil {
			return nil, fmt.Errorf("%s: %w", e.name(), err)
		}
		if i == 0 {
			c.hits = hits
		}
		c.engines = append(c.engines, s)
	}
	return c, nil
}

// ask asks one engine all queries.
func (c *comparison) ask(e engine) (score, [][]search.ExchangeID) {
	s := score{name: e.name(), class: map[string]*searchtest.Tally{}}
	all := make([][]search.ExchangeID, len(c.judged))
	for i := range c.judged {
		j := &c.judged[i]
		hits, err := e.find(j.Query)
		if err != nil {
			// One query that cannot be answered counts as one with no hits, so
			// that the table shows the rest, too.
			s.failed = append(s.failed, fmt.Sprintf("%s: %v", j.Query, err))
			hits = nil
		}
		m := j.Measure(c.doc, hits)
		s.total.Add(j, m)
		if s.class[j.Class] == nil {
			s.class[j.Class] = &searchtest.Tally{}
		}
		s.class[j.Class].Add(j, m)
		all[i] = hits
	}
	return s, all
}

// print prints the table, and what of ours is not perfect.
func (c *comparison) print(out io.Writer) {
	fmt.Fprintf(out, "%-14s%4s  %-18s%10s%10s%10s%10s\n", "class", "n", "engine", "success@1", "precision", "recall", "nDCG@10")
	for _, class := range append(slices.Clone(c.classes), "total") {
		for i, e := range c.engines {
			tally, label, n := &e.total, "", ""
			if class != "total" {
				tally = e.class[class]
			}
			if i == 0 {
				label, n = class, fmt.Sprint(tally.Queries)
			}
			m := tally.Mean()
			success := "-"
			if tally.Right > 0 {
				success = fmt.Sprintf("%.3f", m.Success)
			}
			fmt.Fprintf(out, "%-14s%4s  %-18s%10s%10.3f%10.3f%10.3f\n", label, n, e.name, success, m.Precision, m.Recall, m.NDCG)
		}
	}
	for _, e := range c.engines {
		for _, failure := range e.failed {
			fmt.Fprintf(out, "\n%s FAILED on %s", e.name, failure)
		}
	}
	fmt.Fprintln(out, "\nWhat is not perfect in ours (right: the one right answer is not first):")
	for i := range c.judged {
		c.explain(out, i)
	}
}

// explain prints got and want of a query that fell below 1.
func (c *comparison) explain(out io.Writer, i int) {
	j, hits := &c.judged[i], c.hits[i]
	m := j.Measure(c.doc, hits)
	wrong := ""
	if _, ok := j.Right(); ok && m.Success < 1 {
		wrong = " RIGHT"
	}
	if wrong == "" && m.Precision == 1 && m.Recall == 1 && m.NDCG > 0.9999 {
		return
	}
	fmt.Fprintf(out, "  %-12s %s   precision %.2f recall %.2f nDCG %.2f%s\n      got  %s\n      want %s\n",
		j.Class, j.Query, m.Precision, m.Recall, m.NDCG, wrong, c.list(hits), wanted(j))
}

// list writes hits short: those of the document by their id, the others as dots,
// at most fifteen.
func (c *comparison) list(hits []search.ExchangeID) string {
	var b strings.Builder
	for i, id := range hits {
		if i == 15 {
			fmt.Fprintf(&b, "... %d in all", len(hits))
			break
		}
		if id.Document == c.doc {
			b.WriteString(string(id.Exchange) + " ")
		} else {
			b.WriteString("(made) ")
		}
	}
	return b.String()
}

// wanted writes the grades, best first.
func wanted(j *searchtest.Judged) string {
	ids := make([]parliament.ExchangeID, 0, len(j.Grades))
	for id := range j.Grades {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b parliament.ExchangeID) int {
		return cmp.Or(cmp.Compare(j.Grades[b], j.Grades[a]), cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
	})
	var b strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&b, "%s:%d ", id, j.Grades[id])
	}
	return b.String()
}

// The numbers that ours must reach, and by how much nDCG must be above both others.
const (
	wantSuccess, wantRecall, wantNDCG, wantPrecision = 0.97, 0.95, 0.95, 0.90
	wantAhead                                        = 0.10
)

// check prints the required numbers beside those that were reached.
func (c *comparison) check(out io.Writer) bool {
	ours := c.engines[0].total.Mean()
	fmt.Fprintln(out, "\nRequired of ours:")
	ok := len(c.engines[0].failed) == 0
	ok = require(out, "success@1", ours.Success, wantSuccess) && ok
	ok = require(out, "recall", ours.Recall, wantRecall) && ok
	ok = require(out, "nDCG@10", ours.NDCG, wantNDCG) && ok
	ok = require(out, "precision", ours.Precision, wantPrecision) && ok
	for i := range c.engines[1:] {
		e := &c.engines[i+1]
		ok = require(out, "nDCG@10 above "+e.name, ours.NDCG-e.total.Mean().NDCG, wantAhead) && ok
	}
	return ok
}

// require prints one number, which must be at least want.
func require(out io.Writer, what string, got, want float64) bool {
	verdict := "reached"
	if got < want {
		verdict = "MISSED"
	}
	fmt.Fprintf(out, "  %-36s %.3f, at least %.2f: %s\n", what, got, want, verdict)
	return got >= want
}
