package parse

import (
	"testing"

	"inbreng/internal/parliament"
)

func TestHeadingsOfDocumentsWithoutATitle(t *testing.T) {
	day := parliament.Date{Year: 2020, Month: 2, Day: 13}
	for _, test := range []struct {
		doc  parliament.Document
		want string
	}{
		{parliament.Document{ID: "kst-36820-XVII-3", Subject: "de havens", DossierTitle: "Wijziging"}, "Lijst van vragen en antwoorden: de havens"},
		{parliament.Document{ID: "kst-36820-XVII-3", DossierTitle: "Wijziging", Adopted: day}, "Lijst van vragen en antwoorden: Wijziging"},
		{parliament.Document{ID: "kst-36820-XVII-3", Adopted: day}, "Lijst van vragen en antwoorden (kst-36820-XVII-3)"},
		// A name made of that of a file says nothing.
		{parliament.Document{ID: "bestand-2020-02-13-644657069", Received: day}, "Lijst van vragen en antwoorden van 13 februari 2020"},
		{parliament.Document{ID: "bestand-2020-02-13-644657069"}, "Lijst van vragen en antwoorden"},
	} {
		test.doc.Kind = parliament.QuestionList
		if got := ownTitle(&test.doc, ""); got != test.want {
			t.Errorf("%s: %q, want %q", test.doc.ID, got, test.want)
		}
	}
}

func TestHeadingsFromTheNameOfTheSort(t *testing.T) {
	for _, test := range []struct {
		line, want string
		kind       parliament.Kind
	}{
		{"E NADERE MEMORIE VAN ANTWOORD", "Nadere memorie van antwoord: bruggen", parliament.ReplyToReport},
		{"C VOORLOPIG VERSLAG VAN DE VASTE COMMISSIE VOOR FINANCIËN", "Voorlopig verslag: bruggen", parliament.Contribution},
		{"Nr. 7 LIJST VAN VRAGEN", "Lijst van vragen: bruggen", parliament.QuestionList},
		{"Nr. 7\u00a0LIJST VAN VRAGEN EN ANTWOORDEN", "Lijst van vragen en antwoorden: bruggen", parliament.QuestionList},
		{"Verslag van een nader schriftelijk overleg over bruggen", "Verslag van een nader schriftelijk overleg: bruggen", parliament.WrittenConsultation},
		{"KAMERVRAGEN", "Schriftelijke vragen: bruggen", parliament.WrittenQuestions},
	} {
		kind, sort, err := kindByTitle(test.line, []line{{end: len(test.line)}}, false)
		if err != nil || kind != test.kind {
			t.Fatalf("%s: %s, %v", test.line, kind, err)
		}
		if got := ownTitle(&parliament.Document{Kind: kind, Subject: "bruggen"}, sort); got != test.want {
			t.Errorf("%s: %q, want %q", test.line, got, test.want)
		}
	}
}

func TestDayOfAnswersInAHeading(t *testing.T) {
	day := parliament.Date{Year: 2020, Month: 2, Day: 13}
	d := parliament.Document{ID: "bestand-a-1", Kind: parliament.WrittenQuestions, Received: day}
	if got := ownTitle(&d, ""); got != "Schriftelijke vragen, beantwoord op 13 februari 2020" {
		t.Error(got)
	}
}
