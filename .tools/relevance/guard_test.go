package main

import (
	"slices"
	"strings"
	"testing"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
	"inbreng/internal/search/searchtest"
)

func TestGuard(t *testing.T) {
	g, err := newGuard([]searchtest.Judged{
		{Query: "moskee"}, {Query: "Borell", Also: []string{"borrell"}}, {Query: "olie en gas"}, {Query: "pogrom OF huis"}, {Query: "UAV"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]bool{
		"moskeeën": true, "Saatli-moskee,": true, "Borrell": true, "pogroms": true, "huizen": true, "UAV’s": true, "UAV-technologie": true,
		"olie": false, "gas": false, "mos": false, "Moskou": false,
	} {
		if got := g.alone(word); got != want {
			t.Errorf("alone(%q) = %v, want %v", word, got, want)
		}
	}
	if words := []string{"aardgas", "en", "olie"}; len(g.together) != 1 || !g.all(words, g.together[0]) || g.all(words[1:], g.together[0]) {
		t.Errorf("%v is not told from %v by %v", words, words[1:], g.together)
	}
}

func TestDistractorsAnswerNothing(t *testing.T) {
	judged := []searchtest.Judged{{Query: "krijgsgevangenen"}, {Query: "beide landen"}}
	records := []search.Record{{
		ID:       search.ExchangeID{Document: "kst-1-1", Exchange: "1"},
		Question: "Worden krijgsgevangenen door beide landen vrijgelaten?", Answer: "Beide landen laten krijgsgevangenen vrij. Het kabinet verwelkomt dat.",
	}}
	list := []string{"aardappel", "bezem", "citroen", "dakpan", "emmer", "fietsbel", "krijgsgevangene"}
	made, err := distract(records, judged, list, 50)
	if err != nil {
		t.Fatal(err)
	}
	again, err := distract(records, judged, list, 50)
	if err != nil {
		t.Fatal(err)
	}
	g, err := newGuard(judged)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range made {
		words := slices.Concat(split(r.Question), split(r.Answer), split(r.Topic), split(r.DocumentTitle))
		if slices.ContainsFunc(words, g.alone) || g.all(words, g.together[0]) {
			t.Errorf("%v answers a query: %v", r.ID, words)
		}
		if r.Question != again[i].Question {
			t.Errorf("%v is not the same on every run", r.ID)
		}
	}
}

func split(text string) []string {
	words := []string{}
	for t := range search.Tokens(text) {
		words = append(words, text[t.Start:t.End])
	}
	return words
}

func TestFamily(t *testing.T) {
	known := wordsOf([]string{"krijgs", "boer", "ding", "ouder", "relaties"})
	for _, tt := range []struct {
		query, word string
		want        bool
	}{
		{"boom", "bomen", true},
		{"bom", "bommen", true},
		{"bomen", "boom", true},
		{"brief", "brieven", true},
		{"weg", "wegen", true},
		{"mogelijkheden", "mogelijkheid", true},
		{"foto", "foto's", true},
		{"gevangenen", "krijgsgevangene", true},
		{"kaas", "kaasboer", true},
		{"kinderen", "ouder-kindrelaties", true},
		{"staken", "gestaakt", true},
		{"ding", "onderhandeling", false},
		{"bom", "boom", false},
		{"boot", "bot", false},
		{"bom", "bomen", false},
		{"motie", "emoe", false},
	} {
		if got := known.familyOf(tt.query).has(tt.word); got != tt.want {
			t.Errorf("the family of %q has %q: %v, want %v", tt.query, tt.word, got, tt.want)
		}
	}
}

// Every engine finds the plain word, keeps a filter, leaves out what must not occur,
// and takes alternatives, phrases and beginnings of words.
func TestEngines(t *testing.T) {
	records := []search.Record{
		{Factions: []parliament.Faction{"VVD"}, Question: "De troepen trekken zich terug.", Date: parliament.Date{Year: 2021, Month: 5, Day: 1}},
		{Factions: []parliament.Faction{"D66"}, Question: "De troepen blijven staan.", Answer: "De moskee staat er nog."},
		{Factions: []parliament.Faction{"VVD"}, Question: "Welke boeken zijn er?", PapersCited: []parliament.PaperID{"kst-33694-43"}, Topic: "Lezen"},
	}
	for i := range records {
		records[i].ID = search.ExchangeID{Document: "kst-1-1", Exchange: parliament.NumberedExchange(i+1, 0)}
		records[i].Order = i
	}
	for _, open := range []func([]search.Record) (engine, error){newOurs, newFTS, newStock} {
		e, err := open(records)
		if err != nil {
			t.Fatal(err)
		}
		for query, want := range map[string]string{
			"troepen": "1 2", "troepen blijven": "2", "troepen -moskee": "1", "moskee OF boeken": "2 3", `"blijven staan"`: "2", "moske*": "2",
			"fractie:vvd troepen": "1", "in:antwoord moskee": "2", "verwijst:33694-43": "3", "onderwerp:lezen": "3", "jaar:2021": "1",
		} {
			ids, err := e.find(query)
			if err != nil {
				t.Errorf("%s: %s: %v", e.name(), query, err)
			}
			got := []string{}
			for _, id := range ids {
				got = append(got, string(id.Exchange))
			}
			slices.Sort(got)
			if joined := strings.Join(got, " "); joined != want {
				t.Errorf("%s: %s finds %q, want %q", e.name(), query, joined, want)
			}
		}
		if err := e.close(); err != nil {
			t.Error(err)
		}
	}
}
