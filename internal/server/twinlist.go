package server

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/format"
	"inbreng/internal/parliament"
)

// A list is what a page lists, whole: as JSON the records, as CSV rows of them.
type list[T any] struct {
	load  func(r *http.Request, rel *release) ([]T, error)
	names []string
	row   func(item T) []string
}

// twins are the forms of a list.
func (l list[T]) twins() map[string]encoder {
	return map[string]encoder{
		".json": jsonOf(func(r *http.Request, rel *release) ([]T, error) {
			items, err := l.load(r, rel)
			if items == nil {
				items = []T{}
			}
			return items, err
		}),
		".csv": func(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			items, err := l.load(r, rel)
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

func joinIDs[S ~string](ids []S) string { return strings.Join(strs(ids), "; ") }

// documentList lists documents that a request asks for.
func (s *Server) documentList(load func(r *http.Request, rel *release) ([]corpus.Summary, error)) list[corpus.Summary] {
	return list[corpus.Summary]{
		load: load,
		names: []string{
			"document", "soort", "kamer", "titel", "onderwerp", "dossier", "nummer", "vergaderjaar", "commissie", "ingezonden", "beantwoord", "vastgesteld",
			"fracties", "vragen en antwoorden", "beantwoorde vragen", "voetnoten", "woorden", "problemen", "adres", "officieel",
		},
		row: func(d corpus.Summary) []string {
			return []string{
				string(d.ID), d.Kind.Dutch(), d.Chamber.Dutch(), d.Title, d.Subject, d.Dossier, d.Number, string(d.SessionYear), d.Committee,
				d.Submitted.String(), d.Received.String(), d.Adopted.String(), joinIDs(d.Factions), strconv.Itoa(d.Exchanges), strconv.Itoa(d.Answered),
				strconv.Itoa(d.Footnotes), strconv.Itoa(d.Words), strconv.Itoa(d.Problems), s.baseURL + documentURL(d.ID), d.SourceURL,
			}
		},
	}
}

// documentsOfDossier returns the documents of the dossier that the address names.
func documentsOfDossier(r *http.Request, rel *release) ([]corpus.Summary, error) {
	var documents []corpus.Summary
	for _, d := range rel.Corpus.Documents() {
		if d.Dossier == chi.URLParam(r, "dossier") {
			documents = append(documents, d)
		}
	}
	if len(documents) == 0 {
		return nil, notFound("Van dat dossier is hier niets.")
	}
	return documents, nil
}

// factionList lists the factions.
func (s *Server) factionList() list[corpus.FactionSummary] {
	return list[corpus.FactionSummary]{
		load: func(_ *http.Request, rel *release) ([]corpus.FactionSummary, error) {
			return rel.Corpus.Factions(), nil
		},
		names: []string{"fractie", "naam in adressen", "documenten", "vragen", "beantwoorde vragen", "woorden gevraagd", "woorden geantwoord", "adres"},
		row: func(f corpus.FactionSummary) []string {
			return []string{
				string(f.Faction), f.Slug, strconv.Itoa(len(f.Documents)), strconv.Itoa(len(f.Exchanges)), strconv.Itoa(f.Answered),
				strconv.Itoa(f.WordsAsked), strconv.Itoa(f.WordsAnswered), s.baseURL + factionURL(f.Faction),
			}
		},
	}
}

// factionTwins are the forms of all that one faction asked. The table has the
// words, too; in JSON they stand at the addresses of the exchanges.
func (s *Server) factionTwins() map[string]encoder {
	faction := func(r *http.Request, rel *release) (corpus.FactionSummary, error) {
		f, err := rel.Corpus.Faction(chi.URLParam(r, "faction"))
		if err != nil {
			return f, notFound("Een fractie met die naam stelde hier geen vragen.")
		}
		return f, nil
	}
	return map[string]encoder{
		".json": jsonOf(faction),
		".csv": func(_ http.ResponseWriter, r *http.Request, rel *release) ([]byte, error) {
			f, err := faction(r, rel)
			if err != nil {
				return nil, err
			}
			t := format.Table{Names: format.ExchangeNames}
			for _, key := range f.Exchanges {
				d, err := rel.Corpus.Document(key.Document)
				if err != nil {
					return nil, err
				}
				if e, ok := d.Exchange(key.Exchange); ok {
					t.Rows = append(t.Rows, format.ExchangeRow(s.site(), d, e))
				}
			}
			return t.CSV(), nil
		},
		".atom": s.factionFeed,
	}
}

// paperList lists the papers that are cited, with every place that does.
func (s *Server) paperList(load func(r *http.Request, rel *release) ([]corpus.CitedPaper, error)) list[citedIn] {
	return list[citedIn]{
		load: func(r *http.Request, rel *release) ([]citedIn, error) {
			papers, err := load(r, rel)
			var places []citedIn
			for _, p := range papers {
				for _, c := range p.Citations {
					places = append(places, citedIn{Paper: p.ID, Name: p.ID.Citation(), Official: p.ID.OfficialURL(), Citation: c})
				}
			}
			return places, err
		},
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

func allPapers(_ *http.Request, rel *release) ([]corpus.CitedPaper, error) {
	return rel.Corpus.Papers(), nil
}

// onePaper returns the paper that the address names.
func onePaper(r *http.Request, rel *release) ([]corpus.CitedPaper, error) {
	asked := chi.URLParam(r, "paper")
	p, err := rel.Corpus.Paper(parliament.PaperID(asked))
	if err != nil {
		return nil, rel.uncited(asked)
	}
	return []corpus.CitedPaper{p}, nil
}

// abbreviationList lists the abbreviations that documents explain.
func abbreviationList() list[corpus.Abbreviation] {
	return list[corpus.Abbreviation]{
		load: func(_ *http.Request, rel *release) ([]corpus.Abbreviation, error) {
			return rel.Corpus.Abbreviations(), nil
		},
		names: []string{"afkorting", "betekenis", "documenten"},
		row:   func(a corpus.Abbreviation) []string { return []string{a.Short, a.Long, joinIDs(a.Documents)} },
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
