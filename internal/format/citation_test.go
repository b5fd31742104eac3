package format

import (
	"strings"
	"testing"

	"inbreng/internal/parliament"
)

// consultation is a document in the manner of the first one.
func consultation() *parliament.Document {
	return &parliament.Document{
		ID: "kst-21501-02-2401", Chamber: parliament.House, Title: "verslag van een schriftelijk overleg: 100% & {meer}",
		Dossier: "21501-02", Number: "2401", SessionYear: "2020-2021",
		Answerers: []parliament.Minister{{Office: parliament.OfficeMinister, Ministry: "Buitenlandse Zaken"}},
		Received:  parliament.Date{Year: 2021, Month: 8, Day: 25}, Adopted: parliament.Date{Year: 2021, Month: 8, Day: 31},
		Exchanges: []parliament.Exchange{
			{ID: "12", Numbers: []int{12}, Factions: []parliament.Faction{"D66", "CDA"}, Answer: &parliament.Answer{}, Questions: []parliament.Question{{Body: parliament.Body{Text: "De leden lezen dit. Klopt dat? En nu?"}}}},
			{ID: "13", Numbers: []int{13, 14}, Factions: []parliament.Faction{"VVD"}, Questions: []parliament.Question{{Body: parliament.Body{Text: "Een mening."}}}},
		},
	}
}

func TestCitations(t *testing.T) {
	const address = "https://inbreng.example/kst-21501-02-2401/antwoord/12"
	d := consultation()
	answer := Citation{Document: d, Exchange: &d.Exchanges[0], Address: address}
	question := Citation{Document: d, Exchange: &d.Exchanges[1], Address: "/kst-21501-02-2401/antwoord/13"}
	whole := Citation{Document: d, Address: "https://inbreng.example/kst-21501-02-2401"}
	senate := Citation{Document: &parliament.Document{ID: "kst-36836-D", Chamber: parliament.Senate, Title: "brief", Dossier: "36836", Number: "D", SessionYear: "2024-2025"}}
	appendix := Citation{Document: &parliament.Document{ID: "ah-tk-20242025-1244", Chamber: parliament.House, Title: "vragen", SessionYear: "2024-2025"}}
	bare := Citation{Document: &parliament.Document{ID: "kst-36600-VII-1", Title: "stuk"}}
	unofficial := Citation{Document: &parliament.Document{ID: "overleg-1", Title: "overleg"}}
	const title = "Verslag van een schriftelijk overleg: 100% & {meer}"
	for _, tt := range []struct{ name, got, want string }{
		{"answer, Leidraad", answer.Leidraad(), "Kamerstukken II 2020/21, 21501-02, nr. 2401, antwoord 12"},
		{"unanswered, Leidraad", question.Leidraad(), "Kamerstukken II 2020/21, 21501-02, nr. 2401, vraag 13 en 14"},
		{"document, Leidraad", whole.Leidraad(), "Kamerstukken II 2020/21, 21501-02, nr. 2401"},
		{"Senate, Leidraad", senate.Leidraad(), "Kamerstukken I 2024/25, 36836, D"},
		{"appendix, Leidraad", appendix.Leidraad(), "Aanhangsel Handelingen II 2024/25, nr. 1244"},
		{"little is known, Leidraad", bare.Leidraad(), "Kamerstuk 36 600 VII, nr. 1"},
		{"no paper, Leidraad", unofficial.Leidraad(), "Overleg, overleg-1"},
		{"no paper, APA", unofficial.APA(), "Staten-Generaal. (z.d.). Overleg (overleg-1). Staten-Generaal."},
		{"no paper, plain", unofficial.Plain(), "Overleg (overleg-1)"},
		{"answer, APA", answer.APA(), "Minister van Buitenlandse Zaken. (2021, 25 augustus). Antwoord 12, in " + title + " (Kamerstukken II 2020/21, 21501-02, nr. 2401). Tweede Kamer der Staten-Generaal. " + address},
		{"document, APA", whole.APA(), "Minister van Buitenlandse Zaken. (2021, 31 augustus). " + title + " (Kamerstukken II 2020/21, 21501-02, nr. 2401). Tweede Kamer der Staten-Generaal. https://inbreng.example/kst-21501-02-2401"},
		{"no date, APA", senate.APA(), "Eerste Kamer der Staten-Generaal. (z.d.). Brief (Kamerstukken I 2024/25, 36836, D). Eerste Kamer der Staten-Generaal."},
		{"answer, plain", answer.Plain(), "Antwoord 12 aan D66 en CDA, " + title + " (Kamerstukken II 2020/21, 21501-02, nr. 2401), 25 augustus 2021, " + address},
		{"unanswered, plain", question.Plain(), "Vraag 13 en 14 van VVD, " + title + " (Kamerstukken II 2020/21, 21501-02, nr. 2401), 25 augustus 2021"},
		{"answer, BibTeX", answer.BibTeX(), `@misc{kst-21501-02-2401:12,
  author = "{Minister van Buitenlandse Zaken}",
  title = "{Antwoord 12, in: Verslag van een schriftelijk overleg: 100\% \& \{meer\}}",
  howpublished = {Kamerstukken II 2020/21, 21501-02, nr. 2401, antwoord 12},
  organization = {Tweede Kamer der Staten-Generaal},
  date = {2021-08-25},
  year = {2021},
  month = {8},
  url = {` + address + `},
  langid = {dutch}
}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got  %s\nwant %s", tt.got, tt.want)
			}
		})
	}
}

// FuzzBibTeX: whatever a title holds, the braces of an entry are paired, so that
// it cannot end early.
func FuzzBibTeX(f *testing.F) {
	f.Add("}} @misc{x, \\", "https://a.example/}")
	f.Add("\xb0", "0") // no letter at all
	f.Fuzz(func(t *testing.T, title, address string) {
		entry := Citation{Document: &parliament.Document{ID: "kst-1-1", Title: title}, Address: address}.BibTeX()
		depth := 0
		for i := 0; i < len(entry); i++ {
			switch entry[i] {
			case '\\':
				i++
			case '{':
				depth++
			case '}':
				if depth--; depth == 0 && i != len(entry)-1 {
					t.Fatalf("the entry ends early:\n%s", entry)
				}
			}
		}
		if depth != 0 || !strings.HasPrefix(entry, "@misc{kst-1-1,") {
			t.Fatalf("the braces are not paired:\n%s", entry)
		}
	})
}

// TestQuestionsAreNotByThoseWhoWereAsked has a contribution, to which nobody has
// answered yet, and an answered document with one question that is not.
func TestQuestionsAreNotByThoseWhoWereAsked(t *testing.T) {
	d := &parliament.Document{
		ID: "kst-1-2", Kind: parliament.WrittenConsultation, Chamber: parliament.House, Title: "Overleg",
		Addressees: []parliament.Minister{{Office: parliament.OfficeMinister, Ministry: "Financiën"}},
		Exchanges:  []parliament.Exchange{{ID: "vvd-1"}},
	}
	if got := (Citation{Document: d}).BibTeX(); strings.Contains(got, "Financiën") || !strings.Contains(got, "Tweede Kamer") {
		t.Errorf("nothing is answered:\n%s", got)
	}
	d.Exchanges = append(d.Exchanges, parliament.Exchange{ID: "2", Answer: &parliament.Answer{}})
	if got := (Citation{Document: d, Exchange: &d.Exchanges[0]}).BibTeX(); strings.Contains(got, "Financiën") {
		t.Errorf("this question is not answered:\n%s", got)
	}
	if got := (Citation{Document: d, Exchange: &d.Exchanges[1]}).BibTeX(); !strings.Contains(got, "Minister van Financiën") {
		t.Errorf("this one is:\n%s", got)
	}
}
