package server

import (
	"net/http"
	"slices"
	"strings"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// reportsPage lists the parse reports.
type reportsPage struct {
	page
	pagesView
	Documents []reportRow
	Unproven  int
}

// A reportRow is a document in the list of reports.
type reportRow struct {
	corpus.Summary
	URL     string
	Heading string
}

// reportPage says how a document was read.
type reportPage struct {
	page
	Document link
	// DocumentName is how the House cites the document.
	DocumentName string
	Source       string // address
	Coverage     parliament.Coverage
	Tally        parliament.Tally
	Footnotes    []footnoteRow
	Problems     []located
	Unresolved   []located // references that lead nowhere
	Kinds        []kindRow
	Hyphens      []hyphenRow
	Soft         int // hyphens that only broke a line
	LeftOut      []leftOutRule
	Found        int // how many lines were left out
	Provenance   []provenance
}

// located is something with its place in the source.
type located struct {
	Kind, Text string
	Place      link
}

// A footnoteRow is a footnote with where it is marked.
type footnoteRow struct {
	Number string
	URL    string
	Marked []link
	Place  link
}

// A leftOutRule is a rule that left lines out, with those that are shown.
type leftOutRule struct {
	Name  string
	Count int
	Rows  []located
}

// More is how many lines are not shown.
func (r leftOutRule) More() int { return r.Count - len(r.Rows) }

// A kindRow counts the spans of one kind.
type kindRow struct {
	Class, Name  string
	Spans, Runes int
}

// A hyphenRow is what was made of a hyphen at a line's end.
type hyphenRow struct {
	parliament.HyphenDecision
	RuleName string
	Place    link
}

// provenance says where a fact comes from that the text does not hold.
type provenance struct {
	Field, From string
}

func (s *Server) serveReports(w http.ResponseWriter, r *http.Request, rel *release) error {
	table, err := rel.table()
	if err != nil {
		return err
	}
	p := &reportsPage{Unproven: table.unproven}
	// What is worst stands on top: somebody has to look at it.
	shown, pages, err := pagedList(r, len(table.worst), listPageSize, func(from, to int) ([]corpus.Summary, error) { return rel.summaries(table.worst[from:to]) })
	if err != nil {
		return err
	}
	p.pagesView = pages
	for _, d := range shown {
		p.Documents = append(p.Documents, reportRow{d, reportURL(d.ID), capital(d.Title)})
	}
	p.Title, p.Nav = "Verwerkingsverslagen", "kwaliteit"
	p.Description = "Per stuk: of er geen woord verloren ging, en wat er niet klopt of opviel bij het inlezen."
	return s.render(w, r, http.StatusOK, "reports", p)
}

func (s *Server) serveReport(w http.ResponseWriter, r *http.Request, rel *release) error {
	d, err := rel.document(r)
	if err != nil {
		return err
	}
	report, err := rel.Corpus.Report(d.ID)
	if err != nil {
		return err
	}
	p := &reportPage{
		Document: link{URL: documentURL(d.ID), Text: capital(d.Title)}, DocumentName: officialName(d), Source: "/" + string(d.ID) + "/bron",
		Coverage: d.Coverage, Tally: parliament.TallyOf(d.Exchanges),
		Footnotes: footnoteRows(d), Kinds: kindRows(report.Spans),
	}
	for _, problem := range d.Problems {
		row := located{string(problem.Kind), problem.Text, linePlace(d.ID, problem.Source)}
		if problem.Kind == parliament.ReferenceUnresolved {
			p.Unresolved = append(p.Unresolved, row)
			continue
		}
		p.Problems = append(p.Problems, row)
	}
	for _, h := range report.Hyphens {
		p.Hyphens = append(p.Hyphens, hyphenRow{h, ruleName(h.Rule), linePlace(d.ID, h.Source)})
		if h.Soft {
			p.Soft++
		}
	}
	p.LeftOut = leftOutRules(d.ID, report)
	for _, rule := range p.LeftOut {
		p.Found += rule.Count
	}
	for field, from := range d.Provenance {
		p.Provenance = append(p.Provenance, provenance{fieldName(field), from})
	}
	slices.SortFunc(p.Provenance, func(a, b provenance) int { return strings.Compare(a.Field, b.Field) })
	p.Title = "Verwerkingsverslag van " + officialName(d)
	p.Description = "Hoe dit stuk is ingelezen: dekking, problemen, afbreekstreepjes, voetnoten en verwijzingen."
	p.Nav = "kwaliteit"
	return s.render(w, r, http.StatusOK, "report", p)
}

// fieldNames are the names that readers know the facts of a sidecar by.
var fieldNames = map[string]string{
	"id": "Nummer van de publicatie", "kind": "Soort", "chamber": "Kamer", "title": "Titel", "subject": "Waarover het gaat",
	"dossier": "Dossier", "dossierTitle": "Titel van het dossier", "number": "Nummer in het dossier", "sessionYear": "Vergaderjaar",
	"committee": "Commissie", "chair": "Voorzitter", "clerk": "Griffier", "addressees": "Gericht aan", "askers": "Vragenstellers",
	"answerers": "Beantwoord door", "submitted": "Datum ingezonden", "received": "Datum beantwoord", "adopted": "Datum vastgesteld",
	"sourceURL": "Adres van het officiële stuk", "firstPage": "Eerste bladzijde", "letters": "Nummers van genoemde brieven",
}

// fieldName returns the name of a fact for readers, or its own where there is none.
func fieldName(field string) string {
	if name, ok := fieldNames[field]; ok {
		return name
	}
	return field
}

// linePlace leads to the line of the source where something starts; without a
// known place it is nothing.
func linePlace(doc parliament.DocumentID, p parliament.Place) link {
	if p.From.Line == 0 {
		return link{}
	}
	return link{URL: sourceURL(doc, p.From.Line), Text: "regel " + span(p.From.Line, p.From.Line)}
}

// maxLeftOut is how many of the lines that one rule left out are shown: a paper of a
// thousand pages has a running foot on each. The twin in JSON has all.
const maxLeftOut = 100

// leftOutRules lists what was left out, by rule in the order of the first of each:
// by the parser, with its place, and before it by the reader of the file.
func leftOutRules(doc parliament.DocumentID, report *parliament.Report) []leftOutRule {
	index := map[string]int{}
	var rules []leftOutRule
	add := func(rule string, row located) {
		i, ok := index[rule]
		if !ok {
			i = len(rules)
			index[rule] = i
			rules = append(rules, leftOutRule{Name: capital(ruleName(rule))})
		}
		rules[i].Count++
		if len(rules[i].Rows) < maxLeftOut {
			rules[i].Rows = append(rules[i].Rows, row)
		}
	}
	for _, f := range report.LeftOut {
		where := ""
		if f.Page > 0 {
			where = "bladzijde " + span(f.Page, f.Page)
		}
		add(f.Rule, located{where, f.Text, link{}})
	}
	for _, f := range report.Furniture {
		add(f.Rule, located{"", f.Text, linePlace(doc, f.Source)})
	}
	return rules
}

func footnoteRows(d *parliament.Document) []footnoteRow {
	var rows []footnoteRow
	for i := range d.Footnotes {
		note := &d.Footnotes[i]
		row := footnoteRow{Number: string(note.ID), URL: documentURL(d.ID) + "#noot-" + string(note.ID), Place: linePlace(d.ID, note.Source)}
		for j := range d.Exchanges {
			e := &d.Exchanges[j]
			if slices.Contains(e.Footnotes, note.ID) {
				row.Marked = append(row.Marked, link{URL: answerURL(d.ID, e.ID), Text: markedPart(e, note.ID) + " " + exchangeName(e)})
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// markedPart returns the name of what in an exchange marks a footnote: the question, the
// answer, or both.
func markedPart(e *parliament.Exchange, note parliament.FootnoteID) string {
	asked := slices.ContainsFunc(e.Questions, func(q parliament.Question) bool { return slices.Contains(q.Body.Marks(), note) })
	answered := e.Answer != nil && slices.Contains(e.Answer.Body.Marks(), note)
	switch {
	case asked && answered:
		return "vraag en antwoord"
	case asked:
		return "vraag"
	}
	return "antwoord"
}

// kindRows counts the spans by kind, in the order of the legend.
func kindRows(spans []parliament.Span) []kindRow {
	index := map[parliament.SpanKind]int{}
	var rows []kindRow
	for _, s := range spanNames {
		index[s.kind] = len(rows)
		rows = append(rows, kindRow{Class: string(s.kind), Name: s.name})
	}
	for _, s := range spans {
		i, ok := index[s.Kind]
		if !ok {
			i = len(rows)
			index[s.Kind] = i
			rows = append(rows, kindRow{Class: string(s.Kind), Name: spanName(s.Kind)})
		}
		rows[i].Spans++
		rows[i].Runes += s.To - s.From
	}
	return slices.DeleteFunc(rows, func(row kindRow) bool { return row.Spans == 0 })
}
