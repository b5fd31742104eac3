package parse_test

import (
	"fmt"
	"strings"
	"testing"

	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// paragraph is a paragraph of ordinary text, set in lines.
const paragraph = "De brug over het kanaal is in het voorjaar gesloten, omdat de pijlers door de\n" +
	"vorst zijn aangetast. Het herstel duurt naar verwachting tot het najaar, zoals\n" +
	"aan de Kamer is gemeld. De gemeente heeft borden geplaatst en een omleiding\n" +
	"ingesteld voor het verkeer dat van de brug gebruik maakt. Daarover is overleg\n" +
	"gevoerd met de omwonenden en met de bedrijven langs het kanaal.\n"

// brokenParagraph is the same in narrow lines, half of which end in a broken word, as
// official publications are printed.
const brokenParagraph = "De brug over het kanaal is in het voorjaar gesloten, omdat de pij-\n" +
	"lers door de vorst zijn aangetast. Het herstel duurt naar verwach-\n" +
	"ting tot het najaar, zoals aan de Kamer is gemeld. De gemeente\n" +
	"heeft borden geplaatst en een omleiding ingesteld voor het vracht-\n" +
	"verkeer dat van de brug gebruik maakt. Daarover is overleg gevoerd\n" +
	"met de omwonenden en met de bedrijven langs het kanaal.\n"

// layouts are the ways in which documents are set, each with what one question
// and its answer look like.
var layouts = []struct {
	name, head string
	unit       func(n int) string
}{
	{"consultation", "I Vragen en opmerkingen van de leden van de VVD-fractie en reactie van de Minister\n\n", func(n int) string {
		return fmt.Sprintf("De leden van de VVD-fractie vragen of de brug open is.%d Kan de Minister dat zeggen?\n\n%s\n%d. Antwoord van het kabinet\n\n%s\n", n%900+1, paragraph, n, paragraph)
	}},
	{"written-questions", "Vragen van het lid Jansen (VVD) aan de Minister van Financiën over de brug (ingezonden 5 maart 2024).\n\n", func(n int) string {
		return fmt.Sprintf("Vraag %d\nIs de brug open?%d Zo nee, waarom niet?\n%s\nAntwoord %d\n%s\n", n, n%900+1, paragraph, n, paragraph)
	}},
	{"dotted-numbers", "AH 609\n\nAntwoord van minister Smit (Financiën) (ontvangen 19 november 2024)\n\n", func(n int) string {
		return fmt.Sprintf("%d. Is de brug open? Zo nee, waarom niet?\n\nAntwoord vraag %d:\n%s\n", n, n, paragraph)
	}},
	{"bare-numbers", "LIJST VAN VRAGEN EN ANTWOORDEN\n\n", func(n int) string {
		return fmt.Sprintf("%d\n\nIs de brug open? Zo nee, waarom niet?\n\n%s\n", n, paragraph)
	}},
	{"contribution", "INBRENG VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nVragen en opmerkingen van de leden van de VVD-fractie\n\n", func(n int) string {
		return "Kan de Minister zeggen of de brug open is?\n\n" + paragraph + "\n"
	}},
	{"reply-to-report", "NOTA NAAR AANLEIDING VAN HET VERSLAG\n\n", func(n int) string {
		return "De leden van de VVD-fractie vragen of de brug open is.\n\n" + paragraph + "\n"
	}},
	{"extracted", "Vragen van het lid Jansen (VVD) aan de Minister van Financiën over de brug (ingezonden 5 maart 2024).\n", func(n int) string {
		return fmt.Sprintf("Vraag %d\nIs de brug open? Dat is in 2022\n%d onderstreept.\nAntwoord %d\n%s%dKamerstuk 29 279, nr. 339\nTweede Kamer, vergaderjaar 2024–2025, Aanhangsel %d\n", n, n, n, paragraph, n, n)
	}},
	{"broken-words", "Vragen van het lid Jansen (VVD) aan de Minister van Financiën over de brug (ingezonden 5 maart 2024).\n\n", func(n int) string {
		return fmt.Sprintf("Vraag %d\nIs de brug open?%d Zo nee, waarom niet?\n%s\nAntwoord %d\n%s\n", n, n%900+1, brokenParagraph, n, brokenParagraph)
	}},
	{"one-line", "Antwoorden Algemene Rekenkamer op vragen over bruggen  ", func(n int) string {
		return fmt.Sprintf("Vraag %d  Is de brug open?  Zo nee, waarom niet?    %s    ", n, strings.ReplaceAll(paragraph, "\n", "  "))
	}},
}

// setLayout makes a document of a layout that has about so many bytes.
func setLayout(head string, unit func(n int) string, bytes int) string {
	var b strings.Builder
	b.WriteString(head)
	for n := 1; b.Len() < bytes; n++ {
		b.WriteString(unit(n))
	}
	return b.String()
}

// BenchmarkLayouts shows how fast each layout is read: compare small and large
// to see that the time is linear.
func BenchmarkLayouts(b *testing.B) {
	for _, l := range layouts {
		for _, size := range []struct {
			name  string
			bytes int
		}{{"small", 60_000}, {"large", 600_000}} {
			in := setLayout(l.head, l.unit, size.bytes)
			b.Run(l.name+"/"+size.name, func(b *testing.B) {
				text, err := source.New("layout", []byte(in))
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
