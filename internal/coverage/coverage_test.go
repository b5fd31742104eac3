package coverage_test

import (
	"strings"
	"testing"

	"inbreng/internal/coverage"
	"inbreng/internal/parliament"
	"inbreng/internal/parse"
	"inbreng/internal/source"
)

const sample = ` I Vragen en opmerkingen van de leden van de VVD-fractie en reactie van de Minister

De leden van de VVD-fractie hebben kennisgenomen van de brief en hebben nog
enkele vragen.

Bruggen

Klopt het dat de brug in Schagen dicht is, ook voor fietsers en voor de hulp-
diensten uit de regio?1 Kunt u ingaan op:
– de duur;
– de kosten?

1. Antwoord van de Minister

De brug is gesloten tot het najaar. Daarna gaat hij

1 Kamerstuk 31 710, nr. 12.
 weer open voor al het verkeer.
`

func read(t *testing.T) (string, *parliament.Document, *parliament.Report) {
	t.Helper()
	text, err := source.New("sample", []byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	doc, report, err := parse.Document(text, parse.Facts{})
	if err != nil {
		t.Fatal(err)
	}
	return text.String(), doc, report
}

func TestProvesAWholeRecord(t *testing.T) {
	text, doc, report := read(t)
	got := coverage.Check(text, doc, report)
	if !got.Coverage.Proven() || len(got.Problems) > 0 {
		t.Errorf("got %+v", got)
	}
	if want := len([]rune(text)); got.Coverage.Runes != want {
		t.Errorf("counted %d runes, want %d", got.Coverage.Runes, want)
	}
}

// TestFindsWhatIsLost changes the record in every way a parser could spoil it,
// and wants each to be found.
func TestFindsWhatIsLost(t *testing.T) {
	for _, tt := range []struct {
		name   string
		spoil  func(*parliament.Document, *parliament.Report)
		kind   parliament.ProblemKind
		unsure bool // whether runes count as missing or as doubled is all the same
	}{
		{name: "an answer is gone", kind: parliament.TextUnassigned, spoil: func(d *parliament.Document, _ *parliament.Report) {
			d.Exchanges[0].Answer.Body.Blocks = nil
		}},
		{name: "a list item is gone", kind: parliament.TextUnassigned, spoil: func(d *parliament.Document, _ *parliament.Report) {
			list := &d.Exchanges[0].Questions[0].Body.Blocks[1]
			list.Items = list.Items[1:]
		}},
		{name: "a footnote is gone", kind: parliament.TextUnassigned, spoil: func(d *parliament.Document, _ *parliament.Report) {
			d.Footnotes = nil
		}},
		{name: "a topic is gone", kind: parliament.TextUnassigned, spoil: func(d *parliament.Document, _ *parliament.Report) {
			d.Sections[0].Topics = nil
		}},
		{name: "an introduction is gone", kind: parliament.TextUnassigned, spoil: func(d *parliament.Document, _ *parliament.Report) {
			d.Sections[0].Introduction = nil
		}},
		{name: "a word is gone", kind: parliament.TextUnassigned, spoil: replace("najaar", "")},
		{name: "a word is another", kind: parliament.TextChanged, spoil: replace("najaar", "zomers")},
		{name: "a word is added", kind: parliament.TextDoubled, spoil: replace("najaar", "vroege najaar")},
		{name: "two words are swapped", kind: parliament.TextChanged, spoil: replace("het najaar", "najaar het")},
		{name: "a soft hyphen is still there", kind: parliament.TextDoubled, spoil: replaceQuestion("hulpdiensten", "hulp-diensten")},
		{name: "a hyphen is taken out that no edit lists", kind: parliament.TextUnassigned, spoil: replaceQuestion("diensten", "dienste")},
		{name: "a paragraph stands twice", kind: parliament.TextUnassigned, unsure: true, spoil: func(d *parliament.Document, _ *parliament.Report) {
			body := &d.Exchanges[0].Answer.Body
			body.Blocks = append(body.Blocks, body.Blocks[0])
		}},
		{name: "an edit hides a sentence", kind: parliament.TextUnassigned, spoil: func(d *parliament.Document, r *parliament.Report) {
			place := d.Exchanges[0].Answer.Body.Source
			r.Edits = append(r.Edits, parliament.Edit{Kind: parliament.SpanFurniture, From: place.From.Offset, To: place.From.Offset + 10})
		}},
		{name: "furniture is a sentence", kind: parliament.TextUnassigned, spoil: func(_ *parliament.Document, r *parliament.Report) {
			r.Furniture = append(r.Furniture, parliament.Furniture{Rule: "running-foot", Text: "De brug is gesloten."})
		}},
		{name: "what a reader left out is a sentence", kind: parliament.TextUnassigned, spoil: leaveOut("repeated", "De brug is gesloten.")},
		{name: "what a reader left out asks", kind: parliament.TextUnassigned, spoil: leaveOut("running-foot", "Is de brug dicht? Vraag 2")},
		{name: "what a reader left out ends a sentence in its midst", kind: parliament.TextUnassigned, spoil: leaveOut("repeated", "brug is gesloten. De sluis")},
		{name: "what a reader left out is long", kind: parliament.TextUnassigned, spoil: leaveOut("repeated", strings.Repeat("brug ", 60))},
		{name: "what a reader left out has no rule", kind: parliament.TextUnassigned, spoil: leaveOut("", "Pagina 2")},
		{name: "a hyphen's edit hides words that are gone", kind: parliament.TextUnassigned, spoil: func(d *parliament.Document, r *parliament.Report) {
			hide(d, r, parliament.SpanSoftHyphen)
		}},
		{name: "a mark's edit hides words that are gone", kind: parliament.TextUnassigned, spoil: func(d *parliament.Document, r *parliament.Report) {
			hide(d, r, parliament.SpanFootnoteMark)
		}},
		{name: "a bullet's edit hides words that are gone", kind: parliament.TextUnassigned, spoil: func(d *parliament.Document, r *parliament.Report) {
			hide(d, r, parliament.SpanBullet)
		}},
		{name: "an edit of furniture that is not listed", kind: parliament.TextUnassigned, spoil: func(d *parliament.Document, r *parliament.Report) {
			hide(d, r, parliament.SpanFurniture)
		}},
		{name: "a place is outside the text", kind: parliament.TextChanged, unsure: true, spoil: func(d *parliament.Document, _ *parliament.Report) {
			d.Exchanges[0].Answer.Body.Blocks[0].Source.To.Offset = 1 << 30
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, doc, report := read(t)
			tt.spoil(doc, report)
			got := coverage.Check(text, doc, report)
			if got.Coverage.Proven() {
				t.Errorf("coverage %+v counts as proven", got.Coverage)
			}
			found := false
			for _, p := range got.Problems {
				found = found || p.Kind == tt.kind || tt.unsure
			}
			if !found {
				t.Errorf("want a problem %s, got %+v", tt.kind, got.Problems)
			}
		})
	}
}

// leaveOut says that a reader left something out.
func leaveOut(rule, text string) func(*parliament.Document, *parliament.Report) {
	return func(_ *parliament.Document, r *parliament.Report) {
		r.LeftOut = append(r.LeftOut, parliament.LeftOut{Rule: rule, Page: 1, Text: text})
	}
}

// What belongs to a page, or is on none, may be left out.
func TestWhatAReaderMayLeaveOut(t *testing.T) {
	text, doc, report := read(t)
	for rule, texts := range map[string][]string{
		"running-foot":      {"Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1", "’s-Gravenhage 2024 Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1"},
		"page-number":       {"3", "- 3 -", "3."},
		"repeated":          {"Pagina 3 van 12", "Ministerie van Justitie en Veiligheid", "blz. 3.", "Ons kenmerk 12.345.678", "Drs. A.B. Jansen"},
		"issn":              {"ISSN 0921 - 7398"},
		"page-without-text": {""},
		"picture":           {"Een grafiek van de wachttijd. Die neemt toe."},
		"hidden-text":       {"Vul hier de naam van de Minister in."},
	} {
		for _, left := range texts {
			leaveOut(rule, left)(doc, report)
		}
	}
	if got := coverage.Check(text, doc, report); !got.Coverage.Proven() || len(got.Problems) > 0 {
		t.Errorf("got %+v", got)
	}
}

// hide takes words out of the answer and lists an edit in their place.
func hide(d *parliament.Document, r *parliament.Report, kind parliament.SpanKind) {
	replaceIn(&d.Exchanges[0].Answer.Body, " tot het najaar", "")
	at := len([]rune(sample[:strings.Index(sample, " tot het najaar")]))
	r.Edits = append(r.Edits, parliament.Edit{Kind: kind, From: at, To: at + len(" tot het najaar")})
}

// replace changes the words of the answer.
func replace(old, fresh string) func(*parliament.Document, *parliament.Report) {
	return func(d *parliament.Document, _ *parliament.Report) {
		replaceIn(&d.Exchanges[0].Answer.Body, old, fresh)
	}
}

// replaceQuestion changes the words of the question.
func replaceQuestion(old, fresh string) func(*parliament.Document, *parliament.Report) {
	return func(d *parliament.Document, _ *parliament.Report) {
		replaceIn(&d.Exchanges[0].Questions[0].Body, old, fresh)
	}
}

func replaceIn(body *parliament.Body, old, fresh string) {
	body.Runs(func(inlines []parliament.Inline) {
		for i := range inlines {
			inlines[i].Text = strings.Replace(inlines[i].Text, old, fresh, 1)
		}
	})
}
