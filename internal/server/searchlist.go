package server

import (
	"cmp"
	"slices"
	"strconv"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// A listView is a page of all values of a filter, for those of which the search
// page lists the first only.
type listView struct {
	Legend         string
	From, To       int // of the values, from 1
	Total          int
	Choices        []choice // URL is the address of the hits with the value chosen, or not any more
	Back           string   // address of the hits
	Previous, Next string
}

// listView returns the list that was asked for, without a legend for none.
func (rel *release) listView(in *searchInput, facets *search.Facets) (list listView) {
	all := facetsOf(rel, in, facets)
	i := slices.IndexFunc(all, func(f facetOf) bool { return f.param == string(in.query.List) })
	if i < 0 {
		return list
	}
	f := &all[i]
	list = listView{Legend: f.legend, Back: in.address("/zoeken", nil)}
	for _, v := range f.facet.Values {
		value := f.value(v.Value)
		list.Choices = append(list.Choices, choice{
			Value: value, Label: f.label(v.Value), Count: v.Count, Counted: true, Chosen: v.Selected,
			URL: in.toggled("/zoeken", f.param, value),
		})
	}
	from, size := f.facet.From, search.MaxFacetValues
	list.From, list.To = from+1, from+len(list.Choices)
	list.Total = list.To + f.facet.More
	if from > 0 {
		list.Previous = in.listed(in.query.List, max(from-size, 0))
	}
	if f.facet.More > 0 {
		list.Next = in.listed(in.query.List, from+size)
	}
	return list
}

// A placesView says where in one document the hits stand.
type placesView struct {
	Document  link
	Count, Of int       // hits, and exchanges there are
	One, Many string    // what one and many of these are called
	Strip     stripView // the document as a picture, where it is not too long for one
	Exchanges []link    // the first of the hits
	More      int       // that are not listed
	All       string    // address of all hits in the document, in its order
}

// placesViews returns where in the documents the hits stand.
func (rel *release) placesViews(in *searchInput, places []search.Places) (views []placesView) {
	marks := maxMarks // that can still be drawn
	switch {
	case len(places) == 1:
		marks = maxStrip
	case len(places) > maxPictures:
		marks = 0
	}
	listed := max(maxPlaces/max(len(places), 1), minPlaces) // of each document
	for i, p := range places {
		summary, err := rel.Corpus.Summary(p.Document)
		if err != nil {
			continue // a hit without a document is an error where the hit is shown
		}
		view := placesView{Document: documentLink(&summary), Count: len(p.Exchanges), Of: summary.Exchanges}
		view.One, view.Many = hitWords(&summary)
		view.All = in.within(p.Document)
		outlines, err := rel.Corpus.Outlines(&summary, 0, summary.Exchanges)
		if err != nil {
			rel.notice(err)
			continue
		}
		names := make(map[parliament.ExchangeID]string, len(outlines))
		for j := range outlines {
			names[outlines[j].ID] = outlines[j].Name()
		}
		for _, id := range p.Exchanges[:min(len(p.Exchanges), listed)] {
			view.Exchanges = append(view.Exchanges, link{URL: in.address(answerURL(p.Document, id), nil), Text: cmp.Or(names[id], string(id))})
		}
		view.More = len(p.Exchanges) - len(view.Exchanges)
		if len(outlines) <= marks {
			marks -= len(outlines)
			view.Strip = hitStrip(in, p.Document, outlines, p.Exchanges, i)
		}
		views = append(views, view)
	}
	return views
}

// hitStrip returns the picture of a document with the hits in it. Each mark leads to
// its exchange, with the words of the search marked.
func hitStrip(in *searchInput, doc parliament.DocumentID, outlines []corpus.Outline, hits []parliament.ExchangeID, n int) stripView {
	found := map[parliament.ExchangeID]bool{}
	for _, id := range hits {
		found[id] = true
	}
	return drawStrip(outlines, stripOptions{
		ID: "strook-" + strconv.Itoa(n+1), Hits: found,
		Link: func(id parliament.ExchangeID) string { return in.address(answerURL(doc, id), nil) },
	})
}

// hitWords returns what the exchanges of a document are called where it says how many of
// them were found.
func hitWords(s *corpus.Summary) (one, many string) {
	switch {
	case s.Answered == s.Exchanges:
		return "antwoord", "antwoorden"
	case s.Open > 0 && s.Questions >= s.Exchanges:
		return "vraag", "vragen"
	}
	return "vraag of antwoord", "vragen en antwoorden" // printed apart
}
