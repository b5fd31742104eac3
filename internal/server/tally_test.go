package server

import (
	"testing"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// TestSummarySaysWhatHasAnAnswer reads the sentence of a feed about documents of which
// all, some or none is answered, and that name no faction.
func TestSummarySaysWhatHasAnAnswer(t *testing.T) {
	for _, test := range []struct {
		exchanges, answered int
		factions            []parliament.Faction
		want                string
	}{
		{4, 4, []parliament.Faction{"VVD", "D66"}, "4 vragen met antwoord, gesteld door VVD en D66."},
		{4, 3, []parliament.Faction{"VVD"}, "4 vragen, waarvan 3 beantwoord, gesteld door VVD."},
		{1, 0, []parliament.Faction{"VVD"}, "1 vraag zonder antwoord, gesteld door VVD."},
		{22, 22, nil, "22 vragen met antwoord."},
		{0, 0, nil, "Geen vragen."},
	} {
		got := documentSummary(&corpus.Summary{Exchanges: test.exchanges, Answered: test.answered, Factions: test.factions})
		if got != test.want {
			t.Errorf("%d exchanges, %d answered, of %v: %q, want %q", test.exchanges, test.answered, test.factions, got, test.want)
		}
	}
}
