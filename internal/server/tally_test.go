package server

import (
	"testing"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// TestSummarySaysWhatHasAnAnswer reads the sentence of a feed about documents of which
// all, some or none is answered, that name no faction, or that print answers alone.
func TestSummarySaysWhatHasAnAnswer(t *testing.T) {
	for _, test := range []struct {
		questions, open, answered int
		factions                  []parliament.Faction
		want                      string
	}{
		{4, 0, 4, []parliament.Faction{"VVD", "D66"}, "4 vragen met antwoord, gesteld door VVD en D66."},
		{7, 2, 4, []parliament.Faction{"VVD"}, "7 vragen, waarvan 5 beantwoord, gesteld door VVD."},
		{1, 1, 0, []parliament.Faction{"VVD"}, "1 vraag zonder antwoord, gesteld door VVD."},
		{22, 0, 20, nil, "22 vragen met antwoord."},
		{0, 0, 3, nil, "3 antwoorden."},
		{0, 0, 0, nil, "Geen vragen."},
	} {
		got := documentSummary(&corpus.Summary{Questions: test.questions, Open: test.open, Answered: test.answered, Factions: test.factions})
		if got != test.want {
			t.Errorf("%+v: %q", test, got)
		}
	}
}
