package main

import (
	"fmt"
	"strings"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// A plain is a query in the terms that every engine has: what must occur, as
// alternatives, what must not, and filters. It is read from our own tree, so that
// the other engines profit from all of its operators.
type plain struct {
	must    [][]term
	not     []term
	filters []filter
	field   search.Field // "" for anywhere
}

// A term is a word, a phrase or the beginning of a word.
type term struct {
	text           string
	phrase, prefix bool
}

// A filter is a condition that is no word, in the words of the query language.
type filter struct{ key, value string }

// plainOf reads a query.
func plainOf(query string) (plain, error) {
	tree, err := search.Parse(query)
	if err != nil {
		return plain{}, err
	}
	var p plain
	p.add(tree.Root)
	return p, nil
}

// add adds a node that must hold.
func (p *plain) add(node search.Node) {
	switch n := node.(type) {
	case search.All:
		for _, part := range n {
			p.add(part)
		}
	case search.Any:
		alternatives := []term{}
		for _, part := range n {
			alternatives = append(alternatives, termsOf(part)...)
		}
		if len(alternatives) > 0 {
			p.must = append(p.must, alternatives)
		}
	case search.Not:
		p.not = append(p.not, termsOf(n.Node)...)
	case search.Filter:
		if n.Key == search.FilterIn {
			p.field, _ = search.ParseField(n.Value)
			return
		}
		p.filters = append(p.filters, filter{string(n.Key), search.Fold(n.Value)})
	case search.Cited:
		if n.Sure {
			p.filters = append(p.filters, filter{"verwijst", string(n.Paper)})
			return
		}
		p.words(n.Text)
	case search.Numbered:
		p.words(n.Text)
	default:
		for _, t := range termsOf(node) {
			p.must = append(p.must, []term{t})
		}
	}
}

// words adds the words of a text, one by one.
func (p *plain) words(text string) {
	for _, word := range strings.Fields(text) {
		p.must = append(p.must, []term{{text: word}})
	}
}

// termsOf returns the terms of a node that holds words.
func termsOf(node search.Node) []term {
	switch n := node.(type) {
	case search.Word:
		return []term{{text: n.Text}}
	case search.Phrase:
		return []term{{text: strings.Join(n.Words, " "), phrase: true}}
	case search.Prefix:
		return []term{{text: n.Text, prefix: true}}
	case search.All:
		terms := []term{}
		for _, part := range n {
			terms = append(terms, termsOf(part)...)
		}
		return terms
	}
	return nil
}

// facts are what filters ask for, as text.
type facts struct{ names, slugs, topic, title, document, year, papers string }

func factsOf(r *search.Record) facts {
	f := facts{
		topic: search.Fold(r.Topic), document: strings.ToLower(string(r.ID.Document)), year: fmt.Sprint(r.Date.Year),
		title: strings.Join([]string{r.DocumentTitle, r.Subject, r.Dossier}, "\n"),
	}
	names, slugs, papers := []string{}, []string{}, []string{}
	for _, faction := range r.Factions {
		names, slugs = append(names, string(faction)), append(slugs, slugOf(faction))
	}
	for _, paper := range r.PapersCited {
		papers = append(papers, string(paper))
	}
	f.names, f.slugs, f.papers = strings.Join(names, " "), strings.Join(slugs, " "), strings.Join(papers, " ")
	return f
}

func slugOf(f parliament.Faction) string { return f.Slug() }
