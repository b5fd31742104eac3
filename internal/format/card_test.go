package format

import (
	"bytes"
	"encoding/binary"
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

// TestACardDrawsMarkupAsText draws what might be more than text elsewhere. The picture has
// the signs in it, and nothing else: no text that a program could read, no other size.
func TestACardDrawsMarkupAsText(t *testing.T) {
	draw := func(c Card) []byte {
		t.Helper()
		data, err := c.PNG()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	plain := draw(Card{"D66 vraagt", "Klopt dat?", "Antwoord 12"})
	for _, markup := range []string{
		"<b>Klopt dat?</b>", "<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "<svg/onload=alert(1)>", "{{.}}", "%s%n", "&lt;b&gt;", "${7*7}", "]]><x/>",
		"javascript:alert(1)", "Klopt\x00 dat?<", "../../etc/passwd",
	} {
		for _, card := range []Card{{markup, "Klopt dat?", "Antwoord 12"}, {"D66 vraagt", markup, "Antwoord 12"}, {"D66 vraagt", "Klopt dat?", markup}} {
			data := draw(card)
			if bytes.Equal(data, plain) {
				t.Errorf("%+v is drawn as if the markup were none", card)
			}
			if got := chunks(t, data); got != "IHDR PLTE IDAT IEND" {
				t.Errorf("%+v: the picture has the parts %s", card, got)
			}
		}
	}
	// What has no form is not drawn, and turns nothing round.
	for _, same := range []string{"Klopt\u202e dat?", "Klopt dat\u200b\u2066?", "\ufeffKlopt dat?\x00", "Klopt\n\tdat?", "Klopt\x1b dat?"} {
		if !bytes.Equal(draw(Card{"D66 vraagt", same, "Antwoord 12"}), plain) {
			t.Errorf("%q is drawn otherwise than the words in it", same)
		}
	}
	// Other writing is drawn, if only as boxes.
	if bytes.Equal(draw(Card{"D66 vraagt", "هل هذا صحيح؟", "Antwoord 12"}), draw(Card{"D66 vraagt", "", "Antwoord 12"})) {
		t.Error("a question from right to left is not drawn")
	}
	// No text is too long, with blanks or without.
	for _, long := range []string{strings.Repeat("x", 1<<20), strings.Repeat("een woord ", 1<<17), strings.Repeat("<", 1<<20), strings.Repeat("\u0301", 1<<20), strings.Repeat("\u202e", 1<<20)} {
		if data := draw(Card{long, long, long}); len(data) > 100_000 {
			t.Errorf("%.10q... makes a picture of %d bytes", long, len(data))
		}
	}
}

// chunks returns the names of the parts of a PNG, a name for those that follow each other.
func chunks(t *testing.T, data []byte) string {
	t.Helper()
	var names []string
	for at := 8; at+8 <= len(data); {
		name := string(data[at+4 : at+8])
		if len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
		at += 12 + int(binary.BigEndian.Uint32(data[at:]))
	}
	return strings.Join(names, " ")
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
