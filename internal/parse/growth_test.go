package parse_test

import (
	"fmt"
	"testing"

	"inbreng/internal/benchtest"
	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// growing are texts that no document has and that grow without a blank line, a label or
// an end of the sentence: what goes back to the start of something at every line, or
// through all that was found so far, takes hours for them.
var growing = []struct {
	name string
	unit func(n int) string
}{
	{"short-lines", func(int) string { return "Ja.\n" }},
	{"unbroken", func(int) string {
		return "Dit is een regel van het antwoord die ver genoeg doorloopt.\nKort zinnetje.\n"
	}},
	{"marks", func(n int) string { return fmt.Sprintf("Een woord.%d\n", n%999+1) }},
	{"emphasis", func(int) string { return "**Onderwerp**\nTekst **is** er.\n" }},
	{"abbreviations", func(n int) string { return fmt.Sprintf("Grote Brug Dienst (GBD%d) ", n) }},
	{"sources", func(n int) string { return fmt.Sprintf("%d) NOS, 3 mei 2022 (nos.nl)? 1)\n", n%999+1) }},
	{"labels", func(n int) string { return fmt.Sprintf("Vraag %d\nAntwoord %d\n", n+1, n+1) }},
	{"names", func(n int) string {
		return fmt.Sprintf("Vraag van het lid Smit (SP):\nWaar is brug %d?\nAntwoord\nHier.\n\nVVD\n\nWaar is de sluis?\n\n", n)
	}},
	{"tables", func(int) string { return "|a|b|\n|---|---|\n" }},
}

const growingHead = "Vragen van het lid Jansen (VVD) aan de Minister van Financiën over de brug (ingezonden 5 maart 2024).\n\nVraag 1\nIs de brug open?\n\nAntwoord 1\nJa.\n"

// TestTextsThatGrow reads a hundred kilobytes of each: nothing of them is lost. How long
// that takes is BenchmarkGrowing's.
func TestTextsThatGrow(t *testing.T) {
	for _, g := range growing {
		t.Run(g.name, func(t *testing.T) {
			text, err := source.New(g.name, []byte(setLayout(growingHead, g.unit, 100_000)))
			if err != nil {
				t.Fatal(err)
			}
			d, report, err := parse.Document(text, parse.Facts{})
			if err != nil {
				t.Fatal(err)
			}
			checkLaws(t, text, d, report)
		})
	}
}

// BenchmarkGrowing shows how fast such texts are read: compare small and large.
func BenchmarkGrowing(b *testing.B) {
	for _, g := range growing {
		for _, size := range []struct {
			name  string
			bytes int
		}{{"small", 30_000}, {"large", 300_000}} {
			in := setLayout(growingHead, g.unit, size.bytes)
			b.Run(g.name+"/"+size.name, func(b *testing.B) {
				text, err := source.New("growing", []byte(in))
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(in)))
				b.ReportAllocs()
				defer benchtest.Processor(b)()
				for b.Loop() {
					if _, _, err := parse.Document(text, parse.Facts{}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
