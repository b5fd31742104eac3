package parliament

import (
	"strings"
	"testing"
)

func TestAskingSentences(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"nothing is asked", "De leden danken de Minister. Zij hebben nog enkele vragen aan de Minister.", nil},
		{"one of two sentences", "Het conflict duurt voort. Klopt dat?", []string{"Klopt dat?"}},
		{"two in a row", "Klopt dat? En zo ja, waarom?", []string{"Klopt dat?", "En zo ja, waarom?"}},
		{"no cut behind an abbreviation", "Is dhr. Borrell of mw. De Vries c.s. al in Bakoe geweest?", []string{"Is dhr. Borrell of mw. De Vries c.s. al in Bakoe geweest?"}},
		{"no cut behind a number", "Kent u de motie (Kamerstuk 35 300, nr. 12)? Wat vindt u?", []string{"Kent u de motie (Kamerstuk 35 300, nr. 12)?", "Wat vindt u?"}},
		{"without a mark", "De leden van de CDA-fractie vragen de Minister naar de situatie. Dit is van belang.", []string{"De leden van de CDA-fractie vragen de Minister naar de situatie."}},
		{"without a mark, with zich", "Deze leden vragen zich af of dit zo is.", []string{"Deze leden vragen zich af of dit zo is."}},
		{"gladly", "Deze leden vernemen graag hoe dit gaat.", []string{"Deze leden vernemen graag hoe dit gaat."}},
		{"the noun", "Zij hebben de volgende vragen aan de Minister.", nil},
		{"items of a list", "Wat doet u:\nin Europa;\nin de NAVO?", []string{"in de NAVO?"}},
		{"quotes behind the mark", "Vroeg hij «Klopt dat?» Ja.", []string{"Vroeg hij «Klopt dat?»"}},
		{"accents", "Ééns? Übermorgen?", []string{"Ééns?", "Übermorgen?"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range AskingSentences(tt.text) {
				got = append(got, tt.text[s.From:s.To])
			}
			if strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// FuzzAskingSentences: the stretches are in order, apart, within the text, and
// hold no line end.
func FuzzAskingSentences(f *testing.F) {
	f.Add("Is dhr. Borrell er? «Ja.» De leden vragen of.\n12. a?")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, s := range AskingSentences(text) {
			if s.From < end || s.To <= s.From || s.To > len(text) || strings.Contains(text[s.From:s.To], "\n") {
				t.Fatalf("%v after %d in %q", s, end, text)
			}
			end = s.To
		}
	})
}
