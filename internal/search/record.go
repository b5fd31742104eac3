package search

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A Record is what is indexed of one exchange. Texts are plain, as
// parliament.Body.Text has them.
type Record struct {
	ID ExchangeID
	// Order is the place of the exchange in the document order of the whole
	// corpus: not negative, and no two records have the same.
	Order    int
	Kind     parliament.Kind
	Factions []parliament.Faction // who asked
	// Askers are the members who asked, where the document names them; Addressees
	// whom it is addressed to, and Answerers who answered. Ministers are all of the
	// government that have to do with the document, for the filters.
	Askers     []parliament.Asker
	Addressees []parliament.Minister
	Answerers  []parliament.Minister
	Ministers  []parliament.Minister
	// Submitted, Received and Adopted are the dates of the document.
	Submitted, Received, Adopted parliament.Date
	Topic                        string // "" for none
	DocumentTitle                string
	Subject                      string
	Dossier                      string
	Date                         parliament.Date // of the answer, or else of the question
	Question                     string          // all questions, parted by a blank line
	Answer                       string          // "" for none
	Footnotes                    []string        // the notes that question and answer mark
	PapersCited                  []parliament.PaperID
	Numbers                      []int // the official numbers of question and answer
	// Abbreviations are those that the document explains; the same for all
	// records of one document.
	Abbreviations []parliament.Abbreviation
}

// Records returns the records of the exchanges of doc, in the document's order.
// The first gets the given order, the next one the number after it, and so on.
func Records(doc *parliament.Document, order int) []Record {
	records := make([]Record, len(doc.Exchanges))
	for i := range doc.Exchanges {
		records[i] = RecordOf(doc, i, order+i)
	}
	return records
}

// RecordOf returns the record of the exchange doc.Exchanges[i].
func RecordOf(doc *parliament.Document, i, order int) Record {
	ex := &doc.Exchanges[i]
	r := Record{
		ID:            ExchangeID{doc.ID, ex.ID},
		Order:         order,
		Kind:          doc.Kind,
		Factions:      slices.Clone(ex.Factions),
		Askers:        doc.AskersOf(ex),
		Addressees:    doc.Addressees,
		Answerers:     doc.AnswerersOf(ex),
		Ministers:     doc.MinistersOf(ex),
		Submitted:     doc.Submitted,
		Received:      doc.Received,
		Adopted:       doc.Adopted,
		Topic:         ex.Topic,
		DocumentTitle: doc.Title,
		Subject:       doc.Subject,
		Dossier:       doc.Dossier,
		Date:          doc.Received,
		Question:      questionText(ex.Questions),
		PapersCited:   citedPapers(nil, ex.References),
		Numbers:       slices.Clone(ex.Numbers),
		Abbreviations: doc.Abbreviations,
	}
	if r.Date.IsZero() {
		r.Date = doc.Submitted
	}
	if ex.Answer != nil {
		r.Answer = ex.Answer.Body.Text
	}
	for _, id := range ex.Footnotes {
		// A mark without its note is a problem of the document, and reported
		// there; here it only means that there is nothing to search.
		if note, ok := doc.Footnote(id); ok {
			r.Footnotes = append(r.Footnotes, note.Body.Text)
			r.PapersCited = citedPapers(r.PapersCited, note.References)
		}
	}
	return r
}

// questionText joins the texts of the questions as paragraphs.
func questionText(questions []parliament.Question) string {
	texts := make([]string, len(questions))
	for i := range questions {
		texts[i] = questions[i].Body.Text
	}
	return strings.Join(texts, "\n\n")
}

// citedPapers adds the papers that refs lead to, each once.
func citedPapers(papers []parliament.PaperID, refs []parliament.Reference) []parliament.PaperID {
	for _, ref := range refs {
		id := ref.Paper
		if ref.Kind == parliament.ToPaper || ref.Kind == parliament.ToAppendix {
			id = parliament.PaperID(ref.Target)
		}
		if id != "" && !slices.Contains(papers, id) {
			papers = append(papers, id)
		}
	}
	return papers
}
