package server

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/format"
	"inbreng/internal/parliament"
)

// exchangeRecord is one exchange as JSON: the exchange and its notes as in the
// record of the document, and what that is.
type exchangeRecord struct {
	URL       string                `json:"url"`
	Document  corpus.Summary        `json:"document"`
	Exchange  parliament.Exchange   `json:"exchange"`
	Footnotes []parliament.Footnote `json:"footnotes"` // that the exchange marks
}

// contributionRecord is what one faction asked in a document, as JSON.
type contributionRecord struct {
	URL       string                `json:"url"`
	Document  corpus.Summary        `json:"document"`
	Faction   parliament.Faction    `json:"faction"`
	Sections  []parliament.Section  `json:"sections"`
	Exchanges []parliament.Exchange `json:"exchanges"`
	Footnotes []parliament.Footnote `json:"footnotes"`
}

// site is where the records are published.
func (s *Server) site() format.Site { return format.Site{Base: s.baseURL} }

// jsonOf returns an encoder of what load returns.
func jsonOf[T any](load func(r *http.Request, rel *release) (T, error)) encoder {
	return func(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
		v, err := load(r, rel)
		if err != nil {
			return nil, err
		}
		return encodeJSON(v)
	}
}

// encodeJSON returns a value as JSON, with a line end.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("server: encoding JSON: %w", err)
	}
	return b.Bytes(), nil
}

// citations adds the forms of a citation to the twins of a record.
func (s *Server) citations(twins map[string]encoder, of func(encode func(c format.Citation) ([]byte, error)) encoder) map[string]encoder {
	twins[".bib"] = of(func(c format.Citation) ([]byte, error) { return []byte(c.BibTeX() + "\n"), nil })
	twins[".ris"] = of(func(c format.Citation) ([]byte, error) { return []byte(c.RIS()), nil })
	twins[".csl.json"] = of(func(c format.Citation) ([]byte, error) { return c.CSL() })
	return twins
}

// documentTwins are the forms of a document.
func (s *Server) documentTwins() map[string]encoder {
	cited := func(encode func(format.Citation) ([]byte, error)) encoder {
		return func(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			d, err := rel.document(r)
			if err != nil {
				return nil, err
			}
			return encode(format.Citation{Document: d, Address: s.site().Document(d.ID)})
		}
	}
	return s.citations(s.documentForms(), cited)
}

// documentForms are the forms of a document that hold its words.
func (s *Server) documentForms() map[string]encoder {
	of := func(encode func(format.Site, *parliament.Document) []byte) encoder {
		return func(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			d, err := rel.document(r)
			if err != nil {
				return nil, err
			}
			return encode(s.site(), d), nil
		}
	}
	return map[string]encoder{
		".json": jsonOf(func(r *http.Request, rel *release) (*parliament.Document, error) { return rel.document(r) }),
		".md":   of(format.Markdown),
		".txt":  of(format.Text),
		".csv":  of(format.ExchangesCSV),
		".xml": func(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			d, err := rel.document(r)
			if err != nil {
				return nil, err
			}
			data, err := format.AkomaNtoso(s.site(), d)
			if errors.Is(err, format.ErrNoDate) {
				return nil, &pageError{status: http.StatusNotFound, sentence: "Van dit stuk is geen datum bekend, en zonder datum kan het geen Akoma Ntoso zijn."}
			}
			return data, err
		},
	}
}

// exchangeTwins are the forms of an exchange.
func (s *Server) exchangeTwins() map[string]encoder {
	of := func(encode func(d *parliament.Document, e *parliament.Exchange, rel *release) ([]byte, error)) encoder {
		return func(w http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			d, err := rel.document(r)
			if err != nil {
				return nil, err
			}
			id := chi.URLParam(r, "id")
			e, ok := d.Exchange(parliament.ExchangeID(id))
			if !ok {
				return nil, s.leadToNumber(w, r, d, id, "antwoord")
			}
			return encode(d, e, rel)
		}
	}
	cited := func(encode func(format.Citation) ([]byte, error)) encoder {
		return of(func(d *parliament.Document, e *parliament.Exchange, _ *release) ([]byte, error) {
			return encode(format.Citation{Document: d, Exchange: e, Address: s.site().Exchange(d.ID, e.ID)})
		})
	}
	return s.citations(map[string]encoder{
		".json": of(func(d *parliament.Document, e *parliament.Exchange, rel *release) ([]byte, error) {
			record, err := s.exchangeRecord(rel, d, e)
			if err != nil {
				return nil, err
			}
			return encodeJSON(record)
		}),
		".md": of(func(d *parliament.Document, e *parliament.Exchange, _ *release) ([]byte, error) {
			return format.ExchangeMarkdown(s.site(), d, e), nil
		}),
		".txt": of(func(d *parliament.Document, e *parliament.Exchange, _ *release) ([]byte, error) {
			return format.ExchangeText(s.site(), d, e), nil
		}),
	}, cited)
}

// questionTwins lead from the number of a question to the forms of the exchange
// that answers it.
func (s *Server) questionTwins() map[string]encoder {
	twins := s.exchangeTwins()
	for suffix := range twins {
		twins[suffix] = func(w http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			return nil, s.serveQuestion(w, r, rel)
		}
	}
	return twins
}

func (s *Server) exchangeRecord(rel *release, d *parliament.Document, e *parliament.Exchange) (exchangeRecord, error) {
	summary, err := rel.Corpus.Summary(d.ID)
	return exchangeRecord{
		URL: s.baseURL + answerURL(d.ID, e.ID), Document: summary, Exchange: *e,
		Footnotes: append([]parliament.Footnote{}, notesOf(d, e)...),
	}, err
}

// contributionTwins are the forms of what one faction asked in a document.
func (s *Server) contributionTwins() map[string]encoder {
	of := func(encode func(rel *release, d *parliament.Document, f parliament.Faction) ([]byte, error)) encoder {
		return func(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			d, err := rel.document(r)
			if err != nil {
				return nil, err
			}
			slug := chi.URLParam(r, "faction")
			factions := d.Factions()
			i := slices.IndexFunc(factions, func(f parliament.Faction) bool { return f.Slug() == slug })
			if i < 0 {
				return nil, notFound("Die fractie vroeg niets in dit stuk.")
			}
			return encode(rel, d, factions[i])
		}
	}
	return map[string]encoder{
		".json": of(func(rel *release, d *parliament.Document, f parliament.Faction) ([]byte, error) {
			record, err := s.contributionRecord(rel, d, f)
			if err != nil {
				return nil, err
			}
			return encodeJSON(record)
		}),
		".md": of(func(_ *release, d *parliament.Document, f parliament.Faction) ([]byte, error) {
			return format.ContributionMarkdown(s.site(), d, f), nil
		}),
		".txt": of(func(_ *release, d *parliament.Document, f parliament.Faction) ([]byte, error) {
			return format.ContributionText(s.site(), d, f), nil
		}),
	}
}

func (s *Server) contributionRecord(rel *release, d *parliament.Document, f parliament.Faction) (contributionRecord, error) {
	summary, err := rel.Corpus.Summary(d.ID)
	record := contributionRecord{
		URL: s.baseURL + contributionURL(d.ID, f), Document: summary, Faction: f,
		Sections: []parliament.Section{}, Exchanges: []parliament.Exchange{}, Footnotes: []parliament.Footnote{},
	}
	marked := map[parliament.FootnoteID]bool{}
	for i := range d.Sections {
		if section := &d.Sections[i]; slices.Contains(section.Factions, f) {
			record.Sections = append(record.Sections, *section)
			for _, id := range section.Introduction.Marks() {
				marked[id] = true
			}
		}
	}
	for i := range d.Exchanges {
		if e := &d.Exchanges[i]; slices.Contains(e.Factions, f) {
			record.Exchanges = append(record.Exchanges, *e)
			for _, id := range e.Footnotes {
				marked[id] = true
			}
		}
	}
	for i := range d.Footnotes {
		if marked[d.Footnotes[i].ID] {
			record.Footnotes = append(record.Footnotes, d.Footnotes[i])
		}
	}
	return record, err
}
