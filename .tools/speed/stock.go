package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/search/highlight/highlighter/html" // the highlighter "html"
	bquery "github.com/blevesearch/bleve/v2/search/query"

	"inbreng/internal/search"
)

// stock is bleve as it comes: its own mapping with its own Dutch analyzer, stored
// fields, facets and highlighter. Its index is made by bleve's builder, as ours
// is: one segment, the best that it can have.
type stock struct{ bleve.Index }

// stockEntry is a record as bleve's stock mapping gets it.
type stockEntry struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
	Topic    string `json:"topic"`
	Title    string `json:"title"`
	Faction  string `json:"faction"` // one word
}

func openStock(dir string, records []search.Record) (engine, error) {
	if err := os.Mkdir(dir, 0o755); err != nil {
		return nil, err
	}
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = "nl"
	m.DefaultMapping.AddFieldMappingsAt("faction", bleve.NewKeywordFieldMapping())
	path := filepath.Join(dir, "bleve")
	b, err := bleve.NewBuilder(path, m, map[string]any{"batchSize": 500, "buildPathPrefix": dir})
	if err != nil {
		return nil, err
	}
	for i := range records {
		r := &records[i]
		e := stockEntry{r.Question, r.Answer, r.Topic, r.DocumentTitle, r.Factions[0].Slug()}
		if err := b.Index(strconv.Itoa(i), e); err != nil {
			return nil, err
		}
	}
	if err := b.Close(); err != nil {
		return nil, err
	}
	x, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": "500ms"})
	return stock{x}, err
}

func (s stock) answer(q question) (page, error) {
	req := bleve.NewSearchRequestOptions(stockQuery(q), pageSize, 0, false)
	req.Fields = []string{"question", "answer", "topic", "title", "faction"}
	req.AddFacet("faction", bleve.NewFacetRequest("faction", len(factions)))
	req.Highlight = bleve.NewHighlightWithStyle("html")
	req.Highlight.AddField("question")
	req.Highlight.AddField("answer")
	res, err := s.Search(req)
	if err != nil {
		return page{}, err
	}
	p := page{total: int(res.Total), hits: len(res.Hits), facets: res.Facets["faction"].Terms.Len()}
	for _, hit := range res.Hits {
		for _, fragments := range hit.Fragments {
			for _, f := range fragments {
				p.marked = p.marked || strings.Contains(f, "<mark>")
			}
		}
	}
	return p, nil
}

// stockQuery writes the question as bleve's own queries, on all fields together.
func stockQuery(q question) bquery.Query {
	text := strings.Join(q.words, " ")
	switch q.class {
	case phrase:
		return bleve.NewMatchPhraseQuery(text)
	case prefix:
		return bleve.NewPrefixQuery(text)
	}
	words := bleve.NewMatchQuery(text)
	words.SetOperator(bquery.MatchQueryOperatorAnd)
	if q.class == oneTypo {
		words.SetFuzziness(1)
	}
	if q.faction == "" {
		return words
	}
	faction := bleve.NewTermQuery(q.faction.Slug())
	faction.SetField("faction")
	return bleve.NewConjunctionQuery(words, faction)
}
