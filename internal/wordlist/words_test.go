package wordlist_test

import (
	"strings"
	"testing"

	"inbreng/internal/benchtest"
	"inbreng/internal/wordlist"
)

func TestWordsOfCounts(t *testing.T) {
	text := "De VVD-fractieleden vinden de krijgsge- \nvangenen, «deels vrij», en de VVD-frac-\ntie van\n" +
		"Azerbei-\n\ndzjan. Het staakt-het-vuren; foto’s van foto's, gewa\u00adpend en onge\u00ad\ndeerd.3 ARMENIË Armenië"
	words := wordlist.WordsOf(text)
	for word, want := range map[string]int{
		"VVD":              2, // the part of a broken word that stands whole
		"VVD-fractieleden": 1,
		"fractieleden":     1,
		"vrij":             1,
		"foto's":           2,
		"foto’s":           2,
		"staakt-het-vuren": 1,
		"het-vuren":        1,
		"vuren":            1,
		"gewapend":         1,
		"armenië":          2,
		"de":               1, // in "De" alone: short words in small letters are not kept
		"en":               0,

		"krijgsge": 0, "vangenen": 0, "krijgsgevangenen": 0,
		"frac": 0, "tie": 0, "vvd-frac": 0,
		"azerbei": 0, "dzjan": 0,
		"onge": 0, "deerd": 0, "ongedeerd": 0,
	} {
		if got := words.Count(word); got != want {
			t.Errorf("Count(%q) = %d, want %d", word, got, want)
		}
	}
}

func TestWordsHasSmall(t *testing.T) {
	words := wordlist.WordsOf("Moskee en moskee, Kasteel, Écu, élite")
	for word, want := range map[string]bool{"moskee": true, "kasteel": false, "écu": false, "élite": true, "bron": false} {
		if got := words.HasSmall(word); got != want {
			t.Errorf("HasSmall(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestWordsBegins(t *testing.T) {
	words := wordlist.WordsOf("krijgsgevangenen Minister-President")
	for prefix, want := range map[string]bool{"krijgs": true, "Krijgsgevangenen": true, "minister-pre": true, "krijgsx": false, "z": false, "": true} {
		if got := words.Begins(prefix); got != want {
			t.Errorf("Begins(%q) = %v, want %v", prefix, got, want)
		}
	}
	if wordlist.WordsOf("").Begins("a") {
		t.Error("no text has a word")
	}
}

func FuzzWordsOf(f *testing.F) {
	for _, s := range []string{"", "-", "krijgsge-\nvangenen", "«Realni»-school", "\xff-\n\xc3", "a\u00ad\n-\n-a-b--c-\n", "’s-\nHertogenbosch"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := wordlist.WordsOf(s)
		for _, field := range strings.Fields(s) {
			words.Count(field)
			words.Begins(field)
		}
		if words.Count("") != 0 {
			t.Errorf("nothing counts as a word in %q", s)
		}
	})
}

func BenchmarkWordsOf(b *testing.B) {
	text := strings.Repeat("Staten zijn onder internationaal recht verplicht krijgsgevangenen na het staken van de \n"+
		"vijandelijkheden onverwijld in vrijheid te stellen en te repatriëren. Zowel via de EU als \n"+
		"bilateraal heeft Nederland Azerbeidzjan opgeroepen, ook in VN-verband (OVSE, Mensenrech-\ntenraad). \n", 200)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	defer benchtest.Processor(b)()
	for b.Loop() {
		wordlist.WordsOf(text)
	}
}
