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
		if got := ownTitle(&test.doc); got != test.want {
			t.Errorf("%s: %q, want %q", test.doc.ID, got, test.want)
		}
	}
}
