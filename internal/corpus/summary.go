package corpus

import (
	"cmp"
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A Summary is what a list of documents shows of one, without its record.
type Summary struct {
	ID           parliament.DocumentID  `json:"id"`
	Kind         parliament.Kind        `json:"kind"`
	Chamber      parliament.Chamber     `json:"chamber,omitempty"`
	Title        string                 `json:"title"`
	TitleOurs    bool                   `json:"titleOurs,omitempty"`
	Subject      string                 `json:"subject,omitempty"`
	Dossier      string                 `json:"dossier,omitempty"`
	DossierTitle string                 `json:"dossierTitle,omitempty"`
	Number       string                 `json:"number,omitempty"`
	SessionYear  parliament.SessionYear `json:"sessionYear,omitempty"`
	Committee    string                 `json:"committee,omitempty"`
	Submitted    parliament.Date        `json:"submitted,omitzero"`
	Received     parliament.Date        `json:"received,omitzero"`
	Adopted      parliament.Date        `json:"adopted,omitzero"`
	SourceURL    string                 `json:"sourceURL,omitempty"`
	SourceName   string                 `json:"sourceName"` // name of the file it was read from
	Factions     []parliament.Faction   `json:"factions"`   // that asked, in document order
	Exchanges    int                    `json:"exchanges"`
	Questions    int                    `json:"questions"` // an exchange may answer several together
	Open         int                    `json:"open"`      // questions without an answer in the document
	Answered     int                    `json:"answered"`  // exchanges with an answer
	Footnotes    int                    `json:"footnotes"`
	Problems     int                    `json:"problems"`
	Words        int                    `json:"words"` // of all bodies
	Coverage     parliament.Coverage    `json:"coverage"`

	first int // row of its first Outline
}

// Date returns the date the document goes by: adopted, or received, or
// submitted, the first of them that is known.
func (s *Summary) Date() parliament.Date {
	for _, d := range []parliament.Date{s.Adopted, s.Received} {
		if !d.IsZero() {
			return d
		}
	}
	return s.Submitted
}

// Tally returns what the exchanges of the document hold.
func (s *Summary) Tally() parliament.Tally {
	return parliament.Tally{Exchanges: s.Exchanges, Questions: s.Questions, Open: s.Open, Answered: s.Answered}
}

// summarize returns the summary of a document.
func summarize(d *parliament.Document, sourceName string) Summary {
	s := Summary{
		ID: d.ID, Kind: d.Kind, Chamber: d.Chamber,
		Title: d.Title, TitleOurs: d.TitleOurs, Subject: d.Subject,
		Dossier: d.Dossier, DossierTitle: d.DossierTitle, Number: d.Number,
		SessionYear: d.SessionYear, Committee: d.Committee,
		Submitted: d.Submitted, Received: d.Received, Adopted: d.Adopted,
		SourceURL: d.SourceURL, SourceName: sourceName,
		Factions:  d.Factions(),
		Exchanges: len(d.Exchanges), Footnotes: len(d.Footnotes),
		Problems: len(d.Problems), Coverage: d.Coverage,
	}
	if s.Factions == nil {
		s.Factions = []parliament.Faction{}
	}
	t := parliament.TallyOf(d.Exchanges)
	s.Questions, s.Open, s.Answered = t.Questions, t.Open, t.Answered
	s.Words = d.Preamble.Words()
	for i := range d.Sections {
		s.Words += d.Sections[i].Introduction.Words()
	}
	for i := range d.Exchanges {
		asked, answered := wordsOf(&d.Exchanges[i])
		s.Words += asked + answered
	}
	for i := range d.Footnotes {
		s.Words += d.Footnotes[i].Body.Words()
	}
	return s
}

// wordsOf counts the words of the questions and of the answer.
func wordsOf(e *parliament.Exchange) (asked, answered int) {
	for i := range e.Questions {
		asked += e.Questions[i].Body.Words()
	}
	if e.Answer != nil {
		answered = e.Answer.Body.Words()
	}
	return asked, answered
}

// sortParts puts the newest documents first, and those of one day by id.
func sortParts(list []part) {
	slices.SortFunc(list, func(a, b part) int {
		return cmp.Or(compareDates(b.summary.Date(), a.summary.Date()), strings.Compare(string(a.summary.ID), string(b.summary.ID)))
	})
}

func compareDates(a, b parliament.Date) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
}
