package searchtest

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// A Judged is a query with the exchanges of one document that answer it, as
// somebody judged who read the document.
type Judged struct {
	Query, Class string
	// Grades are 1 to 3; what is not in it is 0. It is never empty.
	Grades map[parliament.ExchangeID]int
	// Also are words, as stems, that would answer the query too: the right
	// spelling, the other name.
	Also   []string
	Reason string
}

// ReadJudged reads judged queries, one a line: query, class, grades, also and
// reason, parted by tabs. Lines that start with # are remarks. Errors name the line.
func ReadJudged(r io.Reader) ([]Judged, error) {
	judged := []Judged{}
	seen := map[string]bool{}
	for line, cells := range rows(r) {
		if len(cells) != 5 {
			return nil, fmt.Errorf("line %d: %d columns, want 5", line, len(cells))
		}
		j := Judged{Query: cells[0], Class: cells[1], Grades: map[parliament.ExchangeID]int{}, Reason: cells[4]}
		if cells[3] != "-" {
			j.Also = strings.Fields(cells[3])
		}
		for _, f := range strings.Fields(cells[2]) {
			id, grade, _ := strings.Cut(f, ":")
			n, err := strconv.Atoi(grade)
			if err != nil || n < 1 || n > 3 || j.Grades[parliament.ExchangeID(id)] != 0 {
				return nil, fmt.Errorf("line %d: grade %q", line, f)
			}
			j.Grades[parliament.ExchangeID(id)] = n
		}
		if len(j.Grades) == 0 || seen[j.Query] {
			return nil, fmt.Errorf("line %d: %q has no grade or stands there twice", line, j.Query)
		}
		seen[j.Query] = true
		judged = append(judged, j)
	}
	return judged, nil
}

// rows yields the lines that are no remarks, with their number and their cells.
func rows(r io.Reader) iter.Seq2[int, []string] {
	return func(yield func(int, []string) bool) {
		lines := bufio.NewScanner(r)
		for n := 1; lines.Scan(); n++ {
			text := lines.Text()
			if strings.HasPrefix(text, "#") || strings.TrimSpace(text) == "" {
				continue
			}
			if !yield(n, strings.Split(text, "\t")) {
				return
			}
		}
	}
}

// Right returns the one exchange that is the right answer, if there is one: the
// only one with a 3.
func (j *Judged) Right() (id parliament.ExchangeID, ok bool) {
	n := 0
	for ex, grade := range j.Grades {
		if grade == 3 {
			id, n = ex, n+1
		}
	}
	return id, n == 1
}

// A Measure says how good one hit list is, or the mean of many: all from 0 to 1.
type Measure struct {
	Success   float64 // at 1: the first hit is the right one, where one answer is right
	Precision float64 // of the whole hit list
	Recall    float64 // of the whole hit list
	NDCG      float64 // at 10, a grade g being worth 2^g-1
}

// Measure measures a hit list, best first. Hits of other documents than doc have
// grade 0. Success is 0 where no one answer is right.
func (j *Judged) Measure(doc parliament.DocumentID, hits []search.ExchangeID) Measure {
	var m Measure
	grade := func(id search.ExchangeID) int {
		if id.Document != doc {
			return 0
		}
		return j.Grades[id.Exchange]
	}
	var found, gain float64
	for i, id := range hits {
		g := grade(id)
		if g > 0 {
			found++
		}
		if i < depth {
			gain += worth(g, i)
		}
	}
	if right, ok := j.Right(); ok && len(hits) > 0 && hits[0] == (search.ExchangeID{Document: doc, Exchange: right}) {
		m.Success = 1
	}
	if len(hits) > 0 {
		m.Precision = found / float64(len(hits))
	}
	m.Recall = found / float64(len(j.Grades))
	m.NDCG = gain / j.bestGain()
	return m
}

// depth is the number of hits that NDCG looks at: a page.
const depth = 10

// worth is what a hit of grade g adds at place i, from 0.
func worth(g, i int) float64 { return (math.Exp2(float64(g)) - 1) / math.Log2(float64(i+2)) }

// bestGain is what the best possible list would give.
func (j *Judged) bestGain() float64 {
	grades := make([]int, 0, len(j.Grades))
	for _, g := range j.Grades {
		grades = append(grades, g)
	}
	slices.SortFunc(grades, func(a, b int) int { return b - a })
	var gain float64
	for i, g := range grades[:min(len(grades), depth)] {
		gain += worth(g, i)
	}
	return gain
}

// A Tally gathers measures into their mean. The zero Tally is empty.
type Tally struct {
	Queries, Right int // all queries, and those where one answer is right
	sum            Measure
}

// Add adds the measure of one query.
func (t *Tally) Add(j *Judged, m Measure) {
	t.Queries++
	if _, ok := j.Right(); ok {
		t.Right++
	}
	t.sum.Success += m.Success
	t.sum.Precision += m.Precision
	t.sum.Recall += m.Recall
	t.sum.NDCG += m.NDCG
}

// Mean returns the mean of what was added: Success over the queries where one
// answer is right, 1 when there are none, the others over all.
func (t *Tally) Mean() Measure {
	n := float64(max(t.Queries, 1))
	m := Measure{Success: 1, Precision: t.sum.Precision / n, Recall: t.sum.Recall / n, NDCG: t.sum.NDCG / n}
	if t.Right > 0 {
		m.Success = t.sum.Success / float64(t.Right)
	}
	return m
}
