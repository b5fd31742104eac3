package server

import (
	"net/url"
	"slices"
	"strconv"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// values returns the parameters of the search as it was understood, without the
// place in the list: whoever changes a filter starts at the first page.
func (in *searchInput) values() url.Values {
	values := url.Values{}
	q := &in.query
	if q.Text != "" {
		values.Set(paramText, q.Text)
	}
	for _, f := range q.Factions {
		values.Add(paramFaction, f)
	}
	for _, a := range q.Askers {
		values.Add(paramAsker, a)
	}
	for _, m := range q.Ministers {
		values.Add(paramMinister, m)
	}
	for _, m := range q.Ministries {
		values.Add(paramMinistry, m)
	}
	for _, d := range q.Documents {
		values.Add(paramDocument, string(d))
	}
	for _, t := range q.Topics {
		values.Add(paramTopic, t)
	}
	for _, k := range q.Kinds {
		values.Add(paramKind, kindWords(k))
	}
	for _, y := range q.Years {
		values.Add(paramYear, strconv.Itoa(y))
	}
	for _, p := range q.Papers {
		values.Add(paramPaper, string(p))
	}
	if q.In != "" {
		values.Set(paramIn, q.In.Dutch())
	}
	if q.Footnotes {
		values.Set(paramFootnotes, footnotesYes)
	}
	if in.sorted() {
		values.Set(paramSort, q.Sort.Dutch())
	}
	if q.Literal {
		values.Set(paramLiteral, literalYes)
	}
	return values
}

// address returns the address of the search on path, with its parameters
// changed; change may be nil.
func (in *searchInput) address(path string, change func(url.Values)) string {
	values := in.values()
	if change != nil {
		change(values)
	}
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}

// toggled returns the address of the search with one value of a filter added,
// or taken away where it is chosen.
func (in *searchInput) toggled(path, param, value string) string {
	return in.address(path, func(values url.Values) {
		if i := slices.Index(values[param], value); i >= 0 {
			if values[param] = slices.Delete(values[param], i, i+1); len(values[param]) == 0 {
				values.Del(param)
			}
			return
		}
		values.Add(param, value)
	})
}

// with returns the address of the search with one parameter set, or taken away
// where the value is "".
func (in *searchInput) with(param, value string) string {
	return in.address("/zoeken", func(values url.Values) {
		if values.Set(param, value); value == "" {
			values.Del(param)
		}
	})
}

// unfiltered returns the address of a search for other words without filters.
func (in *searchInput) unfiltered(text string) string {
	return in.address("/zoeken", func(values url.Values) {
		for _, param := range filterParams {
			values.Del(param)
		}
		if values.Set(paramText, text); text == "" {
			values.Del(paramText)
		}
	})
}

// pageFrom returns the address on path of the page of hits that starts at offset.
func (in *searchInput) pageFrom(path string, offset int) string {
	return in.address(path, func(values url.Values) {
		if offset > 0 {
			values.Set(paramOffset, strconv.Itoa(offset))
		}
	})
}

// pageBehind returns the address on path of the page of hits behind a cursor, ""
// for none.
func (in *searchInput) pageBehind(path, cursor string) string {
	if cursor == "" {
		return ""
	}
	return in.address(path, func(values url.Values) { values.Set(paramAfter, cursor) })
}

// within returns the address of the hits in one document, in its order.
func (in *searchInput) within(doc parliament.DocumentID) string {
	return in.address("/zoeken", func(values url.Values) {
		values.Set(paramDocument, string(doc))
		values.Set(paramSort, search.ByDocument.Dutch())
	})
}

// listed returns the address of the list of all values of a filter, from one on.
func (in *searchInput) listed(name search.FacetName, from int) string {
	return in.address("/zoeken", func(values url.Values) {
		values.Set(paramList, string(name))
		if from > 0 {
			values.Set(paramListFrom, strconv.Itoa(from))
		}
	})
}

// follow returns the address of a hit. It carries the search, so that the page
// of the hit can mark the words and lead on.
func (in *searchInput) follow(hit *search.Hit) string {
	address := answerURL(hit.ID.Document, hit.ID.Exchange)
	if !in.asked() {
		return address
	}
	address = in.address(address, nil)
	for _, field := range hit.In {
		if field == search.FieldQuestion || field == search.FieldAnswer || field == search.FieldFootnotes {
			return address + "#" + firstHit
		}
	}
	return address
}
