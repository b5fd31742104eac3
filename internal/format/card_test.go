package format

import (
	"bytes"
	"image/png"
	"strings"
	"sync"
	"testing"

	"golang.org/x/image/font"

	"inbreng/internal/benchtest"
)

func TestACardSaysWhoAsksAndWhat(t *testing.T) {
	d := consultation()
	for _, tt := range []struct {
		name string
		c    Citation
		want Card
	}{
		{"two factions", Citation{Document: d, Exchange: &d.Exchanges[0]}, Card{"D66 en CDA vragen", "Klopt dat?", "Antwoord 12 · Kamerstukken II 2020/21, 21501-02, nr. 2401"}},
		{"nothing asks", Citation{Document: d, Exchange: &d.Exchanges[1]}, Card{"VVD vraagt", "Een mening.", "Vraag 13 en 14 · Kamerstukken II 2020/21, 21501-02, nr. 2401"}},
		{"document", Citation{Document: d}, Card{"Vragen van D66, CDA en VVD", "Verslag van een schriftelijk overleg: 100% & {meer}", "Kamerstukken II 2020/21, 21501-02, nr. 2401"}},
	} {
		if got := tt.c.Card(); got != tt.want {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestACardIsAPictureOfTheRightSize(t *testing.T) {
	cards := []Card{
		{"D66 vraagt", "Klopt dat?", "Antwoord 12"},
		{"Vragen van " + strings.Repeat("ChristenUnie, ", 30), strings.Repeat("Hoe beoordeelt de Minister de algemene vooruitgang? ", 40), strings.Repeat("voet ", 90)},
		{"", strings.Repeat("lang", 300), ""},
		{"\x00\xff", "日本 \u202e ؟", "é"},
	}
	var together sync.WaitGroup
	for _, card := range cards {
		together.Go(func() {
			data, err := card.PNG()
			if err != nil {
				t.Error(err)
				return
			}
			picture, err := png.Decode(bytes.NewReader(data))
			if err != nil || picture.Bounds().Dx() != CardWidth || picture.Bounds().Dy() != CardHeight {
				t.Errorf("%v: %v", picture.Bounds(), err)
			}
			if len(data) > 60_000 {
				t.Errorf("a card of %d bytes", len(data))
			}
		})
	}
	together.Wait()
}

func TestLinesFitOnTheCard(t *testing.T) {
	fonts, err := loadFonts()
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("Hoe beoordeelt de Minister de algemene vooruitgang? ", 40) + strings.Repeat("x", 500)
	face, lines := fit(fonts.text, long)
	if len(lines) != linesOf(face) || len(lines) < 4 || !strings.HasSuffix(lines[len(lines)-1], "…") {
		t.Errorf("%d lines, the last is %q", len(lines), lines[len(lines)-1])
	}
	for _, line := range lines {
		if font.MeasureString(face, line).Ceil() > room {
			t.Errorf("%q is too wide", line)
		}
	}
	if face, lines := fit(fonts.text, "Klopt dat?"); face != fonts.text[0] || len(lines) != 1 {
		t.Errorf("a short question is set small, on %d lines", len(lines))
	}
}

func BenchmarkCard(b *testing.B) {
	defer benchtest.Processor(b)()
	for b.Loop() {
		if _, err := (Card{"D66 vraagt", strings.Repeat("Hoe beoordeelt de Minister de vooruitgang? ", 5), "Antwoord 12"}).PNG(); err != nil {
			b.Fatal(err)
		}
	}
}
