package compare

import (
	"math"
	"strings"
	"testing"

	"inbreng/internal/parliament"
)

const a, b, c parliament.Faction = "VVD", "D66", "CDA"

// document has five exchanges of three factions on two topics.
func document() *parliament.Document {
	paper := parliament.Reference{Kind: parliament.ToPaper, Target: "kst-33694-43"}
	other := parliament.Reference{Kind: parliament.ToURL, Target: "https://zoek.officielebekendmakingen.nl/kst-21501-02-2375.html"}
	ask := func(id parliament.ExchangeID, topic, text string, factions []parliament.Faction, notes []parliament.FootnoteID, refs ...parliament.Reference) parliament.Exchange {
		return parliament.Exchange{
			ID: id, Topic: topic, Factions: factions, Footnotes: notes, References: refs,
			Questions: []parliament.Question{{Body: parliament.Body{Text: text}}}, Answer: &parliament.Answer{Body: parliament.Body{Text: "Ja, dat is zo."}},
		}
	}
	one := func(f ...parliament.Faction) []parliament.Faction { return f }
	return &parliament.Document{
		Exchanges: []parliament.Exchange{
			ask("1", "", "De VVD-fractie vraagt naar drones, drones en nog eens drones boven Armenië.", one(a), nil, paper),
			ask("2", "Wapens", "Welke wapens zijn er gezien boven Armenië?", one(b), []parliament.FootnoteID{"1"}),
			ask("3", "Wapens", "Wat weet de Minister van Armenië?", one(a, b), nil, paper, other),
			ask("4", "", "Wanneer komt er vrede, vrede en vrede?", one(b), nil, paper),
			ask("5", "", "Niets.", one(c), nil),
		},
		Footnotes: []parliament.Footnote{{ID: "1", References: []parliament.Reference{paper}}},
	}
}

// ids prints the ids of exchanges by column: "1,3|2".
func ids(columns [][]*parliament.Exchange) string {
	var out []string
	for _, column := range columns {
		var list []string
		for _, e := range column {
			list = append(list, string(e.ID))
		}
		out = append(out, strings.Join(list, ","))
	}
	return strings.Join(out, "|")
}

func TestFactions(t *testing.T) {
	got := Factions(document(), []parliament.Faction{a, b})
	if len(got.Topics) != 2 || got.Topics[0].Name != "" || ids(got.Topics[0].Exchanges) != "1|4" || got.Topics[1].Name != "Wapens" || ids(got.Topics[1].Exchanges) != "3|2,3" {
		t.Errorf("topics: %+v", got.Topics)
	}
	if len(got.Shared) != 2 || got.Shared[0].Paper != "kst-33694-43" || ids(got.Shared[0].Exchanges) != "1,3|2,3,4" || got.Shared[1].Paper != "kst-21501-02-2375" || ids(got.Shared[1].Exchanges) != "3|3" {
		t.Errorf("shared: %+v", got.Shared)
	}
	if want := (Figures{Exchanges: 3, Questions: 3, Answered: 3, Asked: 7 + 6 + 7, Replied: 12, References: 4}); got.Figures[1] != want {
		t.Errorf("figures of D66: %+v, want %+v", got.Figures[1], want)
	}
	if words := got.Words; len(words) != 2 || len(words[0]) != 1 || words[0][0].Text != "drones" || words[0][0].Count != 3 || words[0][0].Others != 0 || len(words[1]) != 1 || words[1][0].Text != "vrede" {
		t.Errorf("words: %+v", words)
	}
}

func TestNothingToCompare(t *testing.T) {
	for _, factions := range [][]parliament.Faction{nil, {a}, {a, "nobody"}} {
		got := Factions(document(), factions)
		if len(got.Shared) != 0 || len(got.Words) != len(factions) {
			t.Errorf("%v: %+v", factions, got)
		}
		for _, list := range got.Words {
			if len(list) > 0 {
				t.Errorf("%v: words that others do not use, but there are no others: %+v", factions, list)
			}
		}
	}
}

// TestLogLikelihood checks the formula against values worked out by hand: 10 of
// 1000 against 10 of 1000 is no surprise, and 20 of 1000 against 10 of 1000 is
// 2*(20 ln(20/15) + 10 ln(10/15)).
func TestLogLikelihood(t *testing.T) {
	for _, tt := range []struct {
		a, n, b, m int
		want       float64
	}{
		{10, 1000, 10, 1000, 0},
		{20, 1000, 10, 1000, 3.3980},
		{5, 100, 0, 100, 2 * 5 * math.Ln2},
		{1, 0, 1, 10, 0},
	} {
		if got := logLikelihood(tt.a, tt.n, tt.b, tt.m); math.Abs(got-tt.want) > 0.0005 {
			t.Errorf("%d of %d against %d of %d: %.4f, want %.4f", tt.a, tt.n, tt.b, tt.m, got, tt.want)
		}
	}
}
