package parse_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// TestManySignatures holds that a letter of nothing but signatures is gone through once:
// when each looked for a question behind it through all of the rest, it took minutes.
func TestManySignatures(t *testing.T) {
	const (
		head = "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nVragen en opmerkingen van de leden van de VVD-fractie\n\n"
		unit = "De voorzitter van de vaste commissie voor Bruggen,\nB. Jansen\n\nTekst van de brief.\n\n"
		foot = "Is de brug open?\n\nAntwoord van het kabinet\nJa.\n\nVragen en opmerkingen van de leden van de SP-fractie\n\nIs de sluis open?\n\nAntwoord van het kabinet\nJa.\n"
		most = 30 * time.Second // twenty times what it takes, for slow machines
	)
	text, err := source.New("input", []byte(head+strings.Repeat(unit, 25_000)+foot))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), most)
	defer cancel()
	d, _, err := parse.FileContext(ctx, &source.File{Text: text}, parse.Facts{})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Exchanges) != 2 || d.Chair != "B. Jansen" {
		t.Errorf("%d exchanges, chair %q", len(d.Exchanges), d.Chair)
	}
}
