package search

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
)

func TestRecords(t *testing.T) {
	submitted := parliament.Date{Year: 2021, Month: time.July, Day: 14}
	minister := parliament.Minister{Office: parliament.OfficeMinister, Ministry: "Financiën"}
	secretary := parliament.Minister{Name: "Snel", Office: parliament.OfficeStateSecretary, Ministry: "Financiën"}
	doc := &parliament.Document{
		ID: "kst-21501-02-2401", Kind: parliament.WrittenConsultation,
		Title: "Verslag", Subject: "Conflict", Dossier: "21501-02", Submitted: submitted,
		Askers:     []parliament.Asker{{Name: "Sneller", Faction: "D66"}, {Name: "Bakker", Faction: "VVD"}},
		Addressees: []parliament.Minister{minister},
		Answerers:  []parliament.Minister{secretary}, OnBehalfOf: []parliament.Minister{minister},
		Exchanges: []parliament.Exchange{
			{
				ID: "1", Factions: []parliament.Faction{"VVD"}, Topic: "Grens",
				Questions: []parliament.Question{{Body: body("Klopt dit?")}, {Body: body("En dit?")}},
				Answer:    &parliament.Answer{Body: body("Ja.")},
				Footnotes: []parliament.FootnoteID{"2", "9"},
				References: []parliament.Reference{
					{Kind: parliament.ToPaper, Target: "kst-33694-43"},
					{Kind: parliament.ToExchange, Target: "2"},
					{Kind: parliament.ToURL, Target: "https://voorbeeld.example"},
					{Kind: parliament.ToLetter, Target: "2021-06-16", Paper: "kst-21501-02-2375"},
				},
			},
			{ID: "2", Questions: []parliament.Question{{Body: body("Waarom niet?")}}},
		},
		Footnotes: []parliament.Footnote{
			{ID: "1", Body: body("Een andere noot.")},
			{ID: "2", Body: body("Kamerstuk 33 694, nr. 43."), References: []parliament.Reference{
				{Kind: parliament.ToPaper, Target: "kst-33694-43"}, {Kind: parliament.ToAppendix, Target: "ah-tk-20242025-1244"},
			}},
		},
	}
	want := []Record{
		{
			ID: ExchangeID{"kst-21501-02-2401", "1"}, Order: 40, Kind: parliament.WrittenConsultation,
			Factions: []parliament.Faction{"VVD"}, Askers: []parliament.Asker{{Name: "Bakker", Faction: "VVD"}},
			Addressees: []parliament.Minister{minister}, Answerers: []parliament.Minister{secretary},
			Ministers: []parliament.Minister{minister, secretary, minister}, Submitted: submitted,
			Topic: "Grens", DocumentTitle: "Verslag", Subject: "Conflict", Dossier: "21501-02",
			Date: submitted, Question: "Klopt dit?\n\nEn dit?", Answer: "Ja.", Footnotes: []string{"Kamerstuk 33 694, nr. 43."},
			PapersCited: []parliament.PaperID{"kst-33694-43", "kst-21501-02-2375", "ah-tk-20242025-1244"},
		},
		{
			ID: ExchangeID{"kst-21501-02-2401", "2"}, Order: 41, Kind: parliament.WrittenConsultation,
			Askers: []parliament.Asker{}, Addressees: []parliament.Minister{minister}, Answerers: []parliament.Minister{},
			Ministers: []parliament.Minister{minister, secretary, minister}, Submitted: submitted,
			DocumentTitle: "Verslag", Subject: "Conflict", Dossier: "21501-02", Date: submitted, Question: "Waarom niet?",
		},
	}
	if diff := cmp.Diff(want, Records(doc, 40)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	doc.Received = parliament.Date{Year: 2021, Month: time.August, Day: 25}
	if got := Records(doc, 0)[0].Date; got != doc.Received {
		t.Errorf("date of an answered document: %v, want that of the answer", got)
	}
}

func body(text string) parliament.Body { return parliament.Body{Text: text} }
