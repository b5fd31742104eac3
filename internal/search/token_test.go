package search

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTokens(t *testing.T) {
	for _, tc := range []struct {
		text string
		want string // tokens parted by blanks, glued ones with + before them
	}{
		{"", ""},
		{" \n.,-'’", ""},
		{"De leden vragen.", "De leden vragen"},
		{"UNESCO-missie", "UNESCO +missie"},
		{"staakt-het-vuren", "staakt +het +vuren"},
		{"EU- en NAVO-landen", "EU en NAVO +landen"},
		{"Azerbeidzjan – tot nu toe –", "Azerbeidzjan tot nu toe"},
		{"more--less", "more less"},
		{"UAV’s, zo'n en foto's'", "UAV’s zo'n en foto's"},
		{"’s ochtends", "s ochtends"},
		{"680.000 of 1,5 miljoen. 3.", "680.000 of 1,5 miljoen 3"},
		{"c.s.8, wel", "c s 8 wel"},
		{"D66 en 21501-02", "D66 en 21501 +02"},
		{"«onvrij»", "onvrij"},
		{"Arme\u0301nie\u0308", "Arme\u0301nie\u0308"},
		{"krijgs\u00adgevangenen", "krijgs\u00adgevangenen"},
		{"\u0301los", "los"},
		{"spring_2020", "spring 2020"},
		{"a\x00b\xffc", "a b c"},
	} {
		var got []string
		for tok := range Tokens(tc.text) {
			word := tc.text[tok.Start:tok.End]
			if tok.Glued {
				word = "+" + word
			}
			got = append(got, word)
		}
		if diff := cmp.Diff(tc.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tc.text, diff)
		}
	}
}

func TestFold(t *testing.T) {
	for word, want := range map[string]string{
		"Armenië":               "armenie",
		"ARMENIE\u0308":         "armenie",
		"krijgs\u00adgevangene": "krijgsgevangene",
		"één":                   "een",
		"UAV’s":                 "uav's",
		"zo'n":                  "zo'n",
		"staakt‑het":            "staakt-het",
		"Garçon":                "garcon",
		"Łódź":                  "lodz",
		"Straße":                "strasse",
		"Ĳmuiden":               "ijmuiden",
		"Azərbaycan":            "azerbaycan",
		"Erdoğan":               "erdogan",
		"Ереван":                "ереван",
		"D66":                   "d66",
	} {
		if got := Fold(word); got != want {
			t.Errorf("Fold(%q) = %q, want %q", word, got, want)
		}
		if again := Fold(want); again != want {
			t.Errorf("Fold(%q) = %q: folding twice changes it", want, again)
		}
	}
}

// FuzzTokens: the tokens of any string lie within it, in order, and each begins
// a word of its own.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"De UAV’s – «onvrij».6", "680.000", "c.s.8", "a-\u00adb", "\xff\x00'’-", "e\u0301-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for tok := range Tokens(text) {
			if tok.Start < end || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("%q: token %+v behind %d", text, tok, end)
			}
			if tok.Glued && end == 0 {
				t.Fatalf("%q: the first token is glued", text)
			}
			word := text[tok.Start:tok.End]
			if Fold(word) == "" {
				t.Fatalf("%q: %q folds to nothing", text, word)
			}
			n := 0
			for range Tokens(word) {
				n++
			}
			if n != 1 {
				t.Fatalf("%q: %q alone is %d tokens", text, word, n)
			}
			end = tok.End
		}
	})
}
