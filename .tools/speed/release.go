package main

import (
	"context"
	"errors"
	"strconv"
	"time"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/search/bleveindex"
	"inbreng/internal/search/searchtest"
)

// publish makes a release of records, as ingest would of documents with these
// exchanges.
func publish(dir string, records []search.Record) (err error) {
	b, err := corpus.NewBuilder(dir)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, b.Abort())
		}
	}()
	for i := 0; i < len(records); {
		j := i
		for j < len(records) && records[j].ID.Document == records[i].ID.Document {
			j++
		}
		doc := documentOf(records[i:j])
		text := ""
		for k := i; k < j; k++ {
			text += records[k].Question + "\n" + records[k].Answer + "\n"
		}
		if err := b.Add(doc, nil, text, []byte(text), string(doc.ID)+".txt"); err != nil {
			return err
		}
		i = j
	}
	if err := bleveindex.Build(context.Background(), b.IndexDir(), searchtest.Seq(records)); err != nil {
		return err
	}
	_, err = b.Publish(corpus.ManifestInfo{Analyzer: strconv.Itoa(bleveindex.AnalyzerVersion), Created: time.Unix(0, 0)})
	return err
}

// documentOf returns the document that has these exchanges.
func documentOf(records []search.Record) *parliament.Document {
	first := &records[0]
	doc := &parliament.Document{
		Schema: parliament.SchemaVersion, ID: first.ID.Document, Kind: first.Kind, Chamber: parliament.House,
		Title: first.DocumentTitle, Dossier: first.Dossier, Received: first.Date,
	}
	for i := range records {
		r := &records[i]
		doc.Sections = append(doc.Sections, parliament.Section{Faction: r.Factions[0]})
		doc.Exchanges = append(doc.Exchanges, parliament.Exchange{
			ID: r.ID.Exchange, Numbers: r.Numbers, Section: i, Factions: r.Factions, Topic: r.Topic,
			Questions: []parliament.Question{{Body: bodyOf(r.Question)}},
			Answer:    &parliament.Answer{Body: bodyOf(r.Answer)},
		})
	}
	return doc
}

// bodyOf returns a body of one paragraph.
func bodyOf(text string) parliament.Body {
	return parliament.Body{Text: text, Markdown: text, Blocks: []parliament.Block{{
		Kind: parliament.Paragraph, Inlines: []parliament.Inline{{Kind: parliament.Text, Text: text}},
	}}}
}
