package server

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/format"
)

// groupRecord is an asker, minister, ministry, kind or dossier as JSON.
type groupRecord struct {
	URL       string `json:"url"`
	Slug      string `json:"slug" doc:"Its name in addresses."`
	Name      string `json:"name"`
	Of        string `json:"of,omitempty" doc:"The faction of an asker, or the ministry of a minister."`
	Documents int    `json:"documents"`
	Exchanges int    `json:"exchanges"`
	Questions int    `json:"questions" doc:"An exchange may answer several together."`
	Open      int    `json:"open" doc:"Questions without an answer in their document."`
	Answered  int    `json:"answered" doc:"Exchanges with an answer."`
}

func (s *Server) groupRecord(g *corpus.Group) groupRecord {
	return groupRecord{
		URL: s.baseURL + groupURL(g.Kind, g.Slug), Slug: g.Slug, Name: g.Name, Of: g.Note,
		Documents: g.Documents, Exchanges: g.Exchanges, Questions: g.Questions, Open: g.Open, Answered: g.Answered,
	}
}

// groupRecords returns the groups of a kind from one to before another.
func (s *Server) groupRecords(rel *release, kind corpus.GroupKind, from, to int) ([]groupRecord, error) {
	groups, err := rel.Corpus.Groups(kind, from, to)
	records := make([]groupRecord, len(groups))
	for i := range groups {
		records[i] = s.groupRecord(&groups[i])
	}
	return records, err
}

// groupList lists the groups of a kind.
func (s *Server) groupList(kind corpus.GroupKind) list[groupRecord] {
	return list[groupRecord]{
		load: func(_ *http.Request, rel *release, from, to int) ([]groupRecord, int, error) {
			total, err := rel.Corpus.GroupCount(kind)
			if err != nil {
				return nil, 0, err
			}
			from, to = bounds(from, to, total)
			records, err := s.groupRecords(rel, kind, from, to)
			return records, total, err
		},
		names: []string{"naam", "bij", "naam in adressen", "documenten", "vragen", "onbeantwoorde vragen", "antwoorden", "adres"},
		row: func(g groupRecord) []string {
			return []string{g.Name, g.Of, g.Slug, strconv.Itoa(g.Documents), strconv.Itoa(g.Questions), strconv.Itoa(g.Open), strconv.Itoa(g.Answered), g.URL}
		},
	}
}

// groupOf returns the group that the address names, by the name that its route has for
// it, "group" or "dossier".
func (rel *release) groupOf(r *http.Request) (corpus.Group, error) {
	kind, slug := groupKind(r), chi.URLParam(r, "group")
	if kind == corpus.ByDossier {
		slug = chi.URLParam(r, "dossier")
	}
	return rel.group(kind, slug)
}

// group returns a group by its name in addresses.
func (rel *release) group(kind corpus.GroupKind, slug string) (corpus.Group, error) {
	g, err := rel.Corpus.Group(kind, slug)
	switch {
	case !errors.Is(err, corpus.ErrNotFound):
		return g, err
	case kind == corpus.ByDossier:
		return g, rel.noDossier(slug)
	}
	return g, notFound("Hier is niets bekend onder deze naam.", linkGroup{
		Heading: "Wel hier", Links: []link{{URL: "/" + string(kind), Text: groupNames[kind].list}},
	})
}

// groupDocuments returns the documents of a group from one to before another, newest
// first.
func (rel *release) groupDocuments(g *corpus.Group, from, to int) ([]corpus.Summary, error) {
	from, to = bounds(from, to, g.Documents)
	ids, err := rel.Corpus.GroupDocuments(g, from, to)
	if err != nil {
		return nil, err
	}
	return rel.summariesOf(ids)
}

// groupTwins are the forms of a group: its documents as a list, and as a feed.
func (s *Server) groupTwins() map[string]encoder {
	twins := s.documentList(func(r *http.Request, rel *release, from, to int) ([]corpus.Summary, int, error) {
		g, err := rel.groupOf(r)
		if err != nil {
			return nil, 0, err
		}
		documents, err := rel.groupDocuments(&g, from, to)
		return documents, g.Documents, err
	}).twins()
	twins[".atom"] = func(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
		g, err := rel.groupOf(r)
		if err != nil {
			return nil, err
		}
		documents, err := rel.groupDocuments(&g, 0, feedLength)
		if err != nil {
			return nil, err
		}
		title := "Stukken: " + g.Name
		if g.Kind == corpus.ByDossier {
			title = "Dossier " + g.Slug
		}
		return s.feedOf(rel, r, title, documents)
	}
	return twins
}

// unansweredTwins are the forms of the list of questions without an answer.
func (s *Server) unansweredTwins() map[string]encoder {
	// As many as a page: each has its texts.
	page := func(w http.ResponseWriter, r *http.Request, rel *release) ([]corpus.Key, error) {
		return listed(w, r, unansweredPageSize, func(from, to int) ([]corpus.Key, int, error) { return rel.unanswered(from, to) })
	}
	return map[string]encoder{
		".json": func(w http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			keys, err := page(w, r, rel)
			if err != nil {
				return nil, err
			}
			records, err := s.exchangeRecords(rel, keys)
			if err != nil {
				return nil, err
			}
			return encodeJSON(records)
		},
		".csv": func(w http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			keys, err := page(w, r, rel)
			if err != nil {
				return nil, err
			}
			return s.exchangeTable(rel, keys)
		},
		".atom": func(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			keys, _, err := rel.unanswered(0, feedLength)
			if err != nil {
				return nil, err
			}
			return s.feedOfExchanges(rel, s.feed(rel, r, "Vragen zonder antwoord"), keys)
		},
	}
}

// unanswered returns the questions without an answer from one to before another, and
// how many there are.
func (rel *release) unanswered(from, to int) ([]corpus.Key, int, error) {
	_, total, err := rel.Corpus.Unanswered(0, 0)
	if err != nil {
		return nil, 0, err
	}
	from, to = bounds(from, to, total)
	return rel.Corpus.Unanswered(from, to)
}

// exchangeRecords returns exchanges as JSON has them, one by one.
func (s *Server) exchangeRecords(rel *release, keys []corpus.Key) ([]exchangeRecord, error) {
	records := make([]exchangeRecord, len(keys))
	for i, key := range keys {
		d, err := rel.Corpus.Excerpt(key.Document, key.Exchange)
		if err != nil {
			return nil, err
		}
		if records[i], err = s.exchangeRecord(rel, d, &d.Exchanges[0]); err != nil {
			return nil, err
		}
	}
	return records, nil
}

// exchangeTable returns exchanges as a table with their words.
func (s *Server) exchangeTable(rel *release, keys []corpus.Key) ([]byte, error) {
	t := format.Table{Names: format.ExchangeNames}
	for _, key := range keys {
		d, err := rel.Corpus.Excerpt(key.Document, key.Exchange)
		if err != nil {
			return nil, err
		}
		t.Rows = append(t.Rows, format.ExchangeRow(s.site(), d, &d.Exchanges[0]))
	}
	return t.CSV(), nil
}
