package parse_test

import (
	"strings"
	"testing"

	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// traps are texts that would take quadratic time if any stage looked at all
// lines, all numbers or all words for each of them.
var traps = []struct{ name, head, unit string }{
	{"one paragraph", "1. Antwoord van het kabinet\n\n", "het antwoord op vraag 1 is hier te vinden, en\n"},
	{"labels only", "", "1. Antwoord van het kabinet\n\n"},
	{"marks", "1. Antwoord van het kabinet\n\n", "een woord.1 Een woord.22 Een woord.333\n"},
	{"hyphens", "1. Antwoord van het kabinet\n\n", "krijgs-\n"},
	{"footnotes", "1. Antwoord van het kabinet\n\nJa.1\n\n", "7 Kamerstuk\n\n"},
	{"page breaks", "1. Antwoord van het kabinet\n\n", "a\nb\nc\n d.\n"},
	{"bullets", "1. Antwoord van het kabinet\n\n", "– Iets.\n"},
	{"brackets", "1. Antwoord van het kabinet\n\n", "Een Lang Woord Met (HOOFDLETTERS (ELW "},
	{"topics", "1. Antwoord van het kabinet\n\n", "Onderwerp\n\nVraag?\n\n"},
	{"questions and no answers", "Antwoord 1\n\n", "Vraag 1\nIs dat zo?\n\n"},
	{"answers and no questions", "Vraag 1\nIs dat zo?\n\n", "Antwoord 2\nJa.\n\n"},
	{"mislabelled", "", "Vraag 1\nIs dat zo?\n\nAntwoord 2\nJa.\n\n"},
	{"numbers alone", "LIJST VAN VRAGEN EN ANTWOORDEN\n\n1\n\nWat?\n\n2\n\nWat?\n\n", "3\n\n"},
	{"answers below", "Vragen van het lid Jansen (VVD) over de brug (ingezonden 5 maart 2024)\n1 Wat?\n2 Wat?\nAntwoord\n1 Ja.\n2 Ja.\n", "3 Ja.\n"},
	{"one line of labels", "", "Vraag 1 Is dat zo? Antwoord 1 Ja. "},
	{"one line of pages", "Vraag 1 Is dat zo? Antwoord 1 Ja. ", "kop  2/9    "},
	{"rows of a table", "Vraag 1\nWat?\n\nAntwoord 1\n\n", "Groep 12 13 14\n"},
	{"askers of a table", "", "Jansen, J VVD Vraag:\nWat?\nAntwoord:\nDat.\n"},
	{"notices", "Vraag 1\nWat?\n\nAntwoord 1\nDat.\n\n", "Mededeling\n\nLater.\n\nToelichting:\n\n"},
	{"feet of pages", "Vraag 1\nWat?\nAntwoord 1\n", "1\n1Noot\nTweede Kamer, vergaderjaar 2024–2025, Aanhangsel 1\n"},
	{"marks in brackets", "Vraag 1\nWat?\n\nAntwoord 1\n\n", "woord[1] woord 1) "},
	{"joining factions", "INBRENG SCHRIFTELIJK OVERLEG\n\n", "De leden van de SP-fractie sluiten zich aan bij de vragen van de leden van de SP-fractie. Wat?\n\n"},
	{"two parts", "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\n", "Vragen van de leden van de SP-fractie\n\nWat?\n\n"},
	{"emphasis", "**Vraag 1**\n\n**Wat?**\n\n**Antwoord 1**\n\n", "**a** b **c**\n"},
	{"accents", "Vraag 1\nWat?\n\nAntwoord 1\n\n", "e´ n´"},
	{"different hyphens", "1. Antwoord van het kabinet\n\n", differentHyphens(20_000)},
	{"factions in one paragraph", "1. Antwoord van het kabinet\n\n", "Volt-fractie en de fractie van Aa en "},
	{"digits", "1. Antwoord van het kabinet\n\n", "21 501-02, nr. 2375 en 33 694, nrs. 1 "},
}

// differentHyphens returns lines that end in broken words, no two of them alike and
// all with the same beginning.
func differentHyphens(n int) string {
	var b strings.Builder
	for i := range n {
		word := "kram"
		for k := i; k > 0; k /= 8 {
			word += []string{"men", "pas", "gel", "nor", "tis", "vek", "dul", "bes"}[k%8]
		}
		b.WriteString(word + " " + word + "-\nten\n")
	}
	return b.String()
}

// BenchmarkTraps shows that a text ten times as long takes ten times as long,
// whatever it is made of: compare the MB/s of small and large.
func BenchmarkTraps(b *testing.B) {
	for _, trap := range traps {
		for _, size := range []struct {
			name  string
			bytes int
		}{{"small", 50_000}, {"large", 500_000}} {
			in := (trap.head + strings.Repeat(trap.unit, size.bytes/len(trap.unit)+1))[:size.bytes]
			in = strings.ToValidUTF8(in, "")
			b.Run(strings.ReplaceAll(trap.name, " ", "-")+"/"+size.name, func(b *testing.B) {
				text, err := source.New("trap", []byte(in))
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(in)))
				defer reportCore(b, len(in))()
				for b.Loop() {
					if _, _, err := parse.Document(text, parse.Facts{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
