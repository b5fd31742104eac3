package bleveindex_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"inbreng/internal/ingest"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/search/searchtest"
)

// The judged queries on the first document alone, without the made exchanges among
// which "make relevance" puts it, so that a change that makes the search worse is
// seen at once.
func TestRelevance(t *testing.T) {
	judged := readTable(t, "relevance.tsv", searchtest.ReadJudged)
	if len(judged) < 110 {
		t.Fatalf("only %d judged queries", len(judged))
	}
	parsed, err := ingest.File(filepath.Join("..", "..", "..", "data", "source", "kst-21501-02-2401.txt"))
	if err != nil {
		t.Fatal(err)
	}
	records := search.Records(parsed.Document, 0)
	known := map[search.ExchangeID]bool{}
	for i := range records {
		known[records[i].ID] = true
	}
	x := inMemory(t, records)
	var tally searchtest.Tally
	for i := range judged {
		j := &judged[i]
		for id := range j.Grades {
			if !known[search.ExchangeID{Document: parsed.Document.ID, Exchange: id}] {
				t.Errorf("%s: there is no exchange %s", j.Query, id)
			}
		}
		m := j.Measure(parsed.Document.ID, found(t, x, search.Query{Text: j.Query}))
		if m.Recall < 1 || m.Precision < 1 || m.NDCG < 0.9 {
			t.Logf("%s %s: %+v", j.Class, j.Query, m)
		}
		tally.Add(j, m)
	}
	m := tally.Mean()
	t.Logf("%d queries: %+v", tally.Queries, m)
	atLeast(t, "success@1", m.Success, leastSuccess)
	atLeast(t, "precision", m.Precision, leastPrecision)
	atLeast(t, "recall", m.Recall, leastRecall)
	atLeast(t, "nDCG@10", m.NDCG, leastNDCG)
}

// What the search must reach on the document alone: the same as among made
// exchanges, where make relevance measures it.
const (
	leastSuccess   = 0.97
	leastPrecision = 0.90
	leastRecall    = 0.95
	leastNDCG      = 0.95
)

// The pairs of words, each text an exchange of its own, without corrections and
// synonyms. Words that must not meet are counted and bounded, since a rule for
// recall merges some of them, and ranking puts the exact form above.
func TestPairs(t *testing.T) {
	pairs := readTable(t, "pairs.tsv", searchtest.ReadPairs)
	if len(pairs) < 160 {
		t.Fatalf("only %d pairs", len(pairs))
	}
	records := make([]search.Record, len(pairs))
	for i, p := range pairs {
		records[i] = wordRecord(i, p.Text)
	}
	x := inMemory(t, records)
	var must, met, mustNot, violated int
	for i, p := range pairs {
		got := false
		for _, id := range found(t, x, search.Query{Text: p.Query, Literal: true}) {
			got = got || id == records[i].ID
		}
		switch {
		case p.Found && got:
			must, met = must+1, met+1
		case p.Found:
			must++
		case got:
			mustNot, violated = mustNot+1, violated+1
		default:
			mustNot++
		}
	}
	t.Logf("%d of %d meet, %d of %d must not and do", met, must, violated, mustNot)
	atLeast(t, "pairs that meet", float64(met)/float64(must), 0.95)
	atLeast(t, "pairs that do not", 1-float64(violated)/float64(mustNot), leastApart)
}

// leastApart is the share of the words that must not meet and do not. niet and nieten
// do, as any verb and its stem.
const leastApart = 0.95

// wordRecord returns an exchange that holds nothing but one word.
func wordRecord(i int, word string) search.Record {
	return search.Record{
		ID:    search.ExchangeID{Document: "kst-1-1", Exchange: parliament.NumberedExchange(i+1, 0)},
		Order: i, Question: word,
	}
}

// found returns the whole hit list.
func found(t *testing.T, x search.Searcher, q search.Query) []search.ExchangeID {
	t.Helper()
	q.Limit = search.MaxLimit
	ids := []search.ExchangeID{}
	for {
		res, err := x.Search(context.Background(), q)
		if err != nil {
			t.Errorf("%s: %v", q.Text, err)
			return nil
		}
		for i := range res.Hits {
			ids = append(ids, res.Hits[i].ID)
		}
		if q.Offset += q.Limit; q.Offset >= res.Total {
			return ids
		}
	}
}

func atLeast(t *testing.T, what string, got, want float64) {
	t.Helper()
	if got < want {
		t.Errorf("%s is %.3f, want at least %.2f", what, got, want)
	}
}

func readTable[T any](t *testing.T, name string, read func(r io.Reader) ([]T, error)) []T {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := read(f)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
