package parse_test

import (
	"context"
	"fmt"
	"testing"
	"time"

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
	{"tables", func(int) string { return "|a|b|\n|---|---|\n" }},
}

const growingHead = "Vragen van het lid Jansen (VVD) aan de Minister van Financiën over de brug (ingezonden 5 maart 2024).\n\nVraag 1\nIs de brug open?\n\nAntwoord 1\nJa.\n"

// TestTextsThatGrow reads a megabyte of each in far more time than it takes, and in far
// less than it would take if the time grew with the square of the length.
func TestTextsThatGrow(t *testing.T) {
	for _, g := range growing {
		t.Run(g.name, func(t *testing.T) {
			text, err := source.New(g.name, []byte(setLayout(growingHead, g.unit, 1_000_000)))
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			if _, _, err := parse.FileContext(ctx, &source.File{Text: text}, parse.Facts{}); err != nil {
				t.Error(err)
			}
		})
	}
}

// BenchmarkGrowing shows how fast such texts are read: compare small and large.
func BenchmarkGrowing(b *testing.B) {
	for _, g := range growing {
		for _, size := range []struct {
			name  string
			bytes int
		}{{"small", 100_000}, {"large", 1_000_000}} {
			in := setLayout(growingHead, g.unit, size.bytes)
			b.Run(g.name+"/"+size.name, func(b *testing.B) {
				text, err := source.New("growing", []byte(in))
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(in)))
				b.ReportAllocs()
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
