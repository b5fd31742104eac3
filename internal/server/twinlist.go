package server

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/format"
	"inbreng/internal/parliament"
)

// A list is what a page lists: as JSON the records, as CSV rows of them. It holds
// maxListed of them, from the one on that the address says (vanaf); the header Link
// leads to the next.
type list[T any] struct {
	// load returns the items from one to before another, and how many there are.
	load  func(r *http.Request, rel *release, from, to int) ([]T, int, error)
	names []string
	row   func(item T) []string
}

// maxListed is how many items a list has that is read by programs: some hundred
// kilobytes. Whole copies are at /download.
const maxListed = 1000

// page returns the items that an address asks for, and announces the next.
func (l list[T]) page(w http.ResponseWriter, r *http.Request, rel *release) ([]T, error) {
	return listed(w, r, maxListed, func(from, to int) ([]T, int, error) { return l.load(r, rel, from, to) })
}

// listed returns at most size of the items of a list, from the one on that an address
// asks for, and announces the next ones.
func listed[T any](w http.ResponseWriter, r *http.Request, size int, load func(from, to int) ([]T, int, error)) ([]T, error) {
	from, err := strconv.Atoi(r.URL.Query().Get(paramOffset))
	if err != nil || from < 0 {
		from = 0
	}
	items, total, err := load(from, from+size)
	if t := asked(r).twin; err == nil && t != nil && from+size < total {
		next := *r.URL
		query := next.Query()
		query.Set(paramOffset, strconv.Itoa(from+size))
		next.RawQuery = query.Encode()
		addLink(w.Header(), addressOf(&next, t.Suffix), "next", t.mediaType())
	}
	return items, err
}

// twins are the forms of a list.
func (l list[T]) twins() map[string]encoder {
	return map[string]encoder{
		".json": func(w http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			items, err := l.page(w, r, rel)
			if err != nil {
				return nil, err
			}
			if items == nil {
				items = []T{}
			}
			return encodeJSON(items)
		},
		".csv": func(w http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			items, err := l.page(w, r, rel)
			if err != nil {
				return nil, err
			}
			t := format.Table{Names: l.names}
			for _, item := range items {
				t.Rows = append(t.Rows, l.row(item))
			}
			return t.CSV(), nil
		},
	}
}

// bounds returns what of a list of a length lies from one number to before another.
func bounds(from, to, length int) (int, int) { return min(from, length), min(to, length) }

func joinIDs[S ~string](ids []S) string { return strings.Join(strs(ids), "; ") }

// documentList lists documents that a request asks for.
func (s *Server) documentList(load func(r *http.Request, rel *release, from, to int) ([]corpus.Summary, int, error)) list[corpus.Summary] {
	return list[corpus.Summary]{
		load: load,
		names: []string{
			"document", "soort", "kamer", "titel", "onderwerp", "dossier", "nummer", "vergaderjaar", "commissie", "ingezonden", "beantwoord", "vastgesteld",
			"fracties", "vragen", "onbeantwoorde vragen", "antwoorden", "voetnoten", "woorden", "problemen", "adres", "officieel",
		},
		row: func(d corpus.Summary) []string {
			return []string{
				string(d.ID), d.Kind.Dutch(), d.Chamber.Dutch(), d.Title, d.Subject, d.Dossier, d.Number, string(d.SessionYear), d.Committee,
				d.Submitted.String(), d.Received.String(), d.Adopted.String(), joinIDs(d.Factions), strconv.Itoa(d.Questions), strconv.Itoa(d.Open), strconv.Itoa(d.Answered),
				strconv.Itoa(d.Footnotes), strconv.Itoa(d.Words), strconv.Itoa(d.Problems), s.baseURL + documentURL(d.ID), d.SourceURL,
			}
		},
	}
}

// chosenDocuments returns the documents that a request asks for.
func chosenDocuments(r *http.Request, rel *release, from, to int) ([]corpus.Summary, int, error) {
	table, err := rel.table()
	if err != nil {
		return nil, 0, err
	}
	left, _ := table.choose(r.URL.Query())
	from, to = bounds(from, to, len(left))
	documents, err := rel.summaries(left[from:to])
	return documents, len(left), err
}

// factionList lists the factions.
func (s *Server) factionList() list[corpus.FactionSummary] {
	return list[corpus.FactionSummary]{
		load: func(_ *http.Request, rel *release, from, to int) ([]corpus.FactionSummary, int, error) {
			all, err := rel.Corpus.Factions()
			from, to = bounds(from, to, len(all))
			return all[from:to], len(all), err
		},
		names: []string{"fractie", "naam in adressen", "documenten", "vragen", "antwoorden", "woorden gevraagd", "woorden geantwoord", "adres"},
		row: func(f corpus.FactionSummary) []string {
			return []string{
				string(f.Faction), f.Slug, strconv.Itoa(f.Documents), strconv.Itoa(f.Questions), strconv.Itoa(f.Answered),
				strconv.Itoa(f.WordsAsked), strconv.Itoa(f.WordsAnswered), s.baseURL + factionURL(f.Faction),
			}
		},
	}
}

// factionTwins are the forms of what one faction asked: as JSON how much, as a table
// with the words.
func (s *Server) factionTwins() map[string]encoder {
	faction := func(r *http.Request, rel *release) (corpus.FactionSummary, error) {
		f, err := rel.Corpus.Faction(chi.URLParam(r, "faction"))
		if errors.Is(err, corpus.ErrNotFound) {
			err = notFound("Een fractie met die naam stelde hier geen vragen.")
		}
		return f, err
	}
	return map[string]encoder{
		".json": jsonOf(faction),
		".csv": func(w http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			f, err := faction(r, rel)
			if err != nil {
				return nil, err
			}
			// As many as a page: each has its texts.
			keys, err := listed(w, r, factionPageSize, func(from, to int) ([]corpus.Key, int, error) {
				keys, err := rel.Corpus.FactionExchanges(&f, from, to)
				return keys, f.Exchanges, err
			})
			if err != nil {
				return nil, err
			}
			return s.exchangeTable(rel, keys)
		},
		".atom": s.factionFeed,
	}
}

// paperList lists the papers that are cited, with every place that does.
func paperList() list[citedIn] {
	return citationsOf(func(_ *http.Request, rel *release, from, to int) ([]citedIn, int, error) {
		var places []citedIn
		err := rel.Corpus.AllCitations(from, to, func(id parliament.PaperID, c corpus.Citation) { places = append(places, newCitedIn(id, c)) })
		return places, rel.Corpus.CitationCount(), err
	})
}

// citationList lists the places that cite the paper that the address names.
func citationList() list[citedIn] {
	return citationsOf(func(r *http.Request, rel *release, from, to int) ([]citedIn, int, error) {
		p, err := onePaper(r, rel)
		if err != nil {
			return nil, 0, err
		}
		citations, err := rel.Corpus.Citations(&p, from, to)
		places := make([]citedIn, len(citations))
		for i, c := range citations {
			places[i] = newCitedIn(p.ID, c)
		}
		return places, p.Citations, err
	})
}

func newCitedIn(id parliament.PaperID, c corpus.Citation) citedIn {
	return citedIn{Paper: id, Name: id.Citation(), Official: id.OfficialURL(), Citation: c}
}

// citationsOf lists places that cite papers.
func citationsOf(load func(r *http.Request, rel *release, from, to int) ([]citedIn, int, error)) list[citedIn] {
	return list[citedIn]{
		load:  load,
		names: []string{"stuk", "aangehaald als", "document", "vragen en antwoorden", "plaats", "voetnoot", "woorden", "officieel"},
		row: func(c citedIn) []string {
			return []string{
				string(c.Paper), c.Name, string(c.Document), joinIDs(c.Exchanges), dutchParts[c.Part], string(c.Footnote), c.Text, c.Official,
			}
		},
	}
}

// citedIn is one place that cites a paper.
type citedIn struct {
	Paper    parliament.PaperID `json:"paper"`
	Name     string             `json:"citation"`
	Official string             `json:"sourceURL,omitempty"`
	corpus.Citation
}

var dutchParts = map[corpus.Part]string{
	corpus.InPreamble: "aanhef", corpus.InIntroduction: "inleiding", corpus.InQuestion: "vraag", corpus.InAnswer: "antwoord", corpus.InFootnote: "voetnoot",
}

// onePaper returns the paper that the address names.
func onePaper(r *http.Request, rel *release) (corpus.CitedPaper, error) {
	asked := chi.URLParam(r, "paper")
	p, err := rel.Corpus.Paper(parliament.PaperID(asked))
	if errors.Is(err, corpus.ErrNotFound) {
		err = rel.uncited(asked)
	}
	return p, err
}

// abbreviationList lists the abbreviations that documents explain.
func abbreviationList() list[corpus.Abbreviation] {
	return list[corpus.Abbreviation]{
		load: func(_ *http.Request, rel *release, from, to int) ([]corpus.Abbreviation, int, error) {
			abbreviations, err := rel.Corpus.Abbreviations(from, to)
			return abbreviations, rel.Corpus.AbbreviationCount(), err
		},
		names: []string{"afkorting", "betekenis", "aantal documenten", "nieuwste documenten"},
		row: func(a corpus.Abbreviation) []string {
			var in []parliament.DocumentID
			for _, e := range a.In {
				in = append(in, e.Document)
			}
			return []string{a.Short, a.Long, strconv.Itoa(a.Documents), joinIDs(in)}
		},
	}
}

// reportTwins are the forms of the report on how a document was read.
func reportTwins() map[string]encoder {
	return map[string]encoder{".json": jsonOf(func(r *http.Request, rel *release) (*parliament.Report, error) {
		d, err := rel.document(r)
		if err != nil {
			return nil, err
		}
		return rel.Corpus.Report(d.ID)
	})}
}

// sourceTwins are the forms of the source of a document: the text itself.
func sourceTwins() map[string]encoder {
	return map[string]encoder{".txt": func(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
		d, err := rel.document(r)
		if err != nil {
			return nil, err
		}
		text, err := rel.Corpus.Source(d.ID)
		return []byte(text), err
	}}
}
