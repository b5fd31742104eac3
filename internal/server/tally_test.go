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

// TestHitWords names what is found in documents of answers, of questions of which some lack
// an answer, and of questions with the answers printed apart.
func TestHitWords(t *testing.T) {
	for _, test := range []struct {
		exchanges, questions, open, answered int
		want                                 string
	}{
		{21, 21, 0, 21, "antwoorden"},
		{5, 6, 0, 5, "antwoorden"},
		{9, 12, 1, 8, "vragen"},
		{13, 5, 0, 8, "vragen en antwoorden"},
		{13, 5, 1, 8, "vragen en antwoorden"},
	} {
		s := corpus.Summary{Exchanges: test.exchanges, Questions: test.questions, Open: test.open, Answered: test.answered}
		if _, many := hitWords(&s); many != test.want {
			t.Errorf("%+v: %q", test, many)
		}
	}
}
