package main

import (
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/nl" // the analyzer "nl"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search/query"

	"inbreng/internal/search"
)

// stock is bleve as it comes: its own mapping with its own Dutch analyzer for all
// texts, asked with typed queries, so that nothing a user types is an error. Words
// are one match query of which all must occur, phrases are match phrases.
type stock struct {
	index bleve.Index
	ids   []search.ExchangeID
}

// stockEntry is a record as bleve's stock mapping gets it.
type stockEntry struct {
	Question  string   `json:"question"`
	Answer    string   `json:"answer"`
	Footnotes []string `json:"footnotes"`
	Topic     string   `json:"topic"`
	Faction   string   `json:"faction"`
	Title     string   `json:"title"`
	// What filters ask for.
	Fractie   []string `json:"fractie"`
	Onderwerp string   `json:"onderwerp"`
	Document  string   `json:"document"`
	Jaar      string   `json:"jaar"`
	Verwijst  []string `json:"verwijst"`
}

func newStock(records []search.Record) (engine, error) {
	idx, err := bleve.NewUsing("", stockMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, err
	}
	s := &stock{index: idx, ids: make([]search.ExchangeID, len(records))}
	batch := idx.NewBatch()
	for i := range records {
		r := &records[i]
		s.ids[i] = r.ID
		f := factsOf(r)
		err := batch.Index(strconv.Itoa(i), stockEntry{
			Question: r.Question, Answer: r.Answer, Footnotes: r.Footnotes, Topic: r.Topic, Faction: f.names, Title: f.title,
			Fractie: strings.Fields(f.slugs), Onderwerp: f.topic, Document: f.document, Jaar: f.year, Verwijst: strings.Fields(f.papers),
		})
		if err != nil {
			return s, err
		}
	}
	return s, idx.Batch(batch)
}

func stockMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = "nl"
	for _, name := range []string{"fractie", "onderwerp", "document", "jaar", "verwijst"} {
		f := bleve.NewKeywordFieldMapping()
		f.IncludeInAll = false
		m.DefaultMapping.AddFieldMappingsAt(name, f)
	}
	return m
}

func (s *stock) name() string { return "bleve nl" }

func (s *stock) close() error { return s.index.Close() }

func (s *stock) find(text string) ([]search.ExchangeID, error) {
	p, err := plainOf(text)
	if err != nil {
		return nil, err
	}
	req := bleve.NewSearchRequestOptions(stockQuery(p), len(s.ids), 0, false)
	res, err := s.index.Search(req)
	if err != nil {
		return nil, err
	}
	ids := make([]search.ExchangeID, len(res.Hits))
	for i, hit := range res.Hits {
		n, err := strconv.Atoi(hit.ID)
		if err != nil {
			return nil, err
		}
		ids[i] = s.ids[n]
	}
	return ids, nil
}

// stockQuery writes the query as bleve's typed queries.
func stockQuery(p plain) query.Query {
	q := bleve.NewBooleanQuery()
	words := []string{}
	for _, alternatives := range p.must {
		if t := alternatives[0]; len(alternatives) == 1 && !t.phrase && !t.prefix {
			words = append(words, t.text)
			continue
		}
		any := bleve.NewDisjunctionQuery()
		for _, t := range alternatives {
			any.AddQuery(stockTerm(t, p.field))
		}
		q.AddMust(any)
	}
	if len(words) > 0 {
		// One query for all words: a stop word drops out, and spoils nothing.
		q.AddMust(stockTerm(term{text: strings.Join(words, " ")}, p.field))
	}
	for _, t := range p.not {
		q.AddMustNot(stockTerm(t, p.field))
	}
	for _, f := range p.filters {
		t := bleve.NewTermQuery(f.value)
		t.SetField(f.key)
		q.AddMust(t)
	}
	if len(p.must) == 0 && len(p.filters) == 0 {
		q.AddMust(bleve.NewMatchAllQuery())
	}
	return q
}

func stockTerm(t term, field search.Field) query.Query {
	switch {
	case t.prefix:
		q := bleve.NewPrefixQuery(strings.ToLower(t.text))
		q.SetField(string(field))
		return q
	case t.phrase:
		q := bleve.NewMatchPhraseQuery(t.text)
		q.SetField(string(field))
		return q
	}
	q := bleve.NewMatchQuery(t.text)
	q.SetOperator(query.MatchQueryOperatorAnd)
	q.SetField(string(field))
	return q
}
