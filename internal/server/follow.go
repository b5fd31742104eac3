package server

import (
	"context"
	"net/http"
	"slices"

	"inbreng/internal/markdown"
	"inbreng/internal/search"
)

// firstHit is the id of the first marked word on a page.
const firstHit = markdown.FirstHit

// A followView leads back to the search that a reader comes from, and on to the
// hits around this one. All of it is in the address: nothing is remembered.
type followView struct {
	Query        string
	Back         string // address of the page of results, "" where there was no search
	Place, Total int    // Place is 0 where the exchange is no hit
	Previous     string
	Next         string
}

// follow finds the exchange among the hits of the search in the address.
func (s *Server) follow(r *http.Request, rel *release, in *searchInput, id search.ExchangeID) (followView, error) {
	view := followView{Query: clip(in.query.Text, maxFollowed), Back: in.address("/zoeken", nil)}
	q := in.query
	q.Around = id
	result, err := s.find(r, rel, q)
	if err == nil {
		view.fill(in, result, id)
	}
	return view, err
}

// fill takes the place of the exchange, and the hits beside it, from a result
// around it.
func (view *followView) fill(in *searchInput, result *search.Result, id search.ExchangeID) {
	view.Total = result.Total
	i := slices.IndexFunc(result.Hits, func(hit search.Hit) bool { return hit.ID == id })
	if i < 0 {
		return
	}
	view.Place = result.Offset + i + 1
	size := search.DefaultLimit
	if start := (view.Place - 1) / size * size; start <= search.MaxOffset {
		view.Back = in.pageFrom("/zoeken", start)
	} else {
		view.Back = in.pageBehind("/zoeken", result.Next)
	}
	view.Back += "#" + hitAnchor(view.Place)
	if i > 0 {
		view.Previous = in.follow(&result.Hits[i-1])
	}
	if i+1 < len(result.Hits) {
		view.Next = in.follow(&result.Hits[i+1])
	}
}

// A highlight marks the words of a search on one page. Its first error stays in
// err; nothing is marked after it.
type highlight struct {
	hits  *markdown.Hits
	field search.Field // where words are looked for; "" is everywhere
	err   error
}

// highlight returns what marks the words of the search, nil where the searcher
// marks nothing.
func (in *searchInput) highlight(ctx context.Context, rel *release) *highlight {
	marker, ok := rel.Searcher.(search.Highlighter)
	if !ok || in.query.Text == "" {
		return nil
	}
	h := &highlight{field: in.field()}
	h.hits = markdown.NewHits(func(text string) []markdown.Span {
		if h.err != nil {
			return nil
		}
		parts, err := marker.Marks(ctx, in.query, text)
		if h.err = err; err != nil {
			return nil
		}
		var spans []markdown.Span
		at := 0
		for _, part := range parts {
			if part.Hit {
				spans = append(spans, markdown.Span{From: at, To: at + len(part.Text)})
			}
			at += len(part.Text)
		}
		return spans
	})
	return h
}

// in returns what marks the bodies of a field; nil marks nothing.
func (h *highlight) in(field search.Field) *markdown.Hits {
	if h == nil || h.field != "" && h.field != field {
		return nil
	}
	return h.hits
}

// failed returns the error that the marking ended with.
func (h *highlight) failed() error {
	if h == nil {
		return nil
	}
	return h.err
}

// field returns where the words are looked for, chosen or typed ("in:vraag").
func (in *searchInput) field() search.Field {
	if in.query.In != "" {
		return in.query.In
	}
	tree, err := search.Parse(in.query.Text)
	if err != nil {
		return ""
	}
	nodes := []search.Node{tree.Root}
	if all, ok := tree.Root.(search.All); ok {
		nodes = all
	}
	for _, node := range nodes {
		if f, ok := node.(search.Filter); ok && f.Key == search.FilterIn {
			field, _ := search.ParseField(f.Value)
			return field
		}
	}
	return ""
}
