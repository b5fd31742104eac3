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
	{"digits", "1. Antwoord van het kabinet\n\n", "21 501-02, nr. 2375 en 33 694, nrs. 1 "},
}

// BenchmarkTraps shows that a text ten times as long takes ten times as long,
// whatever it is made of: compare the MB/s of small and large.
func BenchmarkTraps(b *testing.B) {
	for _, trap := range traps {
		for _, size := range []struct {
			name  string
			bytes int
		}{{"small", 50_000}, {"large", 500_000}} {
			in := trap.head + strings.Repeat(trap.unit, size.bytes/len(trap.unit))
			b.Run(strings.ReplaceAll(trap.name, " ", "-")+"/"+size.name, func(b *testing.B) {
				text, err := source.New("trap", []byte(in))
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(in)))
				for b.Loop() {
					if _, _, err := parse.Document(text, parse.Facts{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
