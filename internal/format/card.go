package format

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"inbreng/internal/parliament"
)

// The size of a card in pixels, as every service that shows links wants it.
const (
	CardWidth  = 1200
	CardHeight = 630
)

const (
	cardMargin = 72
	cardStripe = 18
	// The question stands between these two heights.
	cardTextTop    = 192
	cardTextBottom = CardHeight - 112
)

// A Card is the picture that goes with a shared link.
type Card struct {
	Kicker string // "D66 vraagt"
	Text   string // the first question, or the title
	Foot   string // "Antwoord 5 · Kamerstuk 21 501-02, nr. 2401"
}

// Card returns the card of what is cited: of an exchange who asks and the first
// question, of a document its title and who asked.
func (c Citation) Card() Card {
	foot := c.source()
	if c.Exchange == nil {
		var names []string
		for _, f := range c.Document.Factions() {
			names = append(names, string(f))
		}
		kicker := "Vragen en antwoorden"
		if len(names) > 0 {
			kicker = "Vragen van " + parliament.Enumerate(names)
		}
		return Card{Kicker: kicker, Text: c.title(), Foot: foot}
	}
	kicker := "Vraag en antwoord"
	switch askers := c.askers(); {
	case askers != "" && len(c.Exchange.Factions) > 1:
		kicker = askers + " vragen"
	case askers != "":
		kicker = askers + " vraagt"
	}
	return Card{Kicker: kicker, Text: firstQuestion(c.Exchange), Foot: capital(c.part()) + " · " + foot}
}

// firstQuestion returns the first sentence that asks, or the beginning where none
// does.
func firstQuestion(e *parliament.Exchange) string {
	for i := range e.Questions {
		text := e.Questions[i].Body.Text
		if asks := parliament.AskingSentences(text); len(asks) > 0 {
			return strings.Join(strings.Fields(text[asks[0].From:asks[0].To]), " ")
		}
	}
	for i := range e.Questions {
		if text := strings.Join(strings.Fields(e.Questions[i].Body.Text), " "); text != "" {
			return text
		}
	}
	if e.Answer != nil {
		return strings.Join(strings.Fields(e.Answer.Body.Text), " ")
	}
	return ""
}

// The colours of the site in the light.
var (
	cardPaper  = color.RGBA{0xfc, 0xfc, 0xfa, 0xff}
	cardInk    = color.RGBA{0x1b, 0x20, 0x1e, 0xff}
	cardMuted  = color.RGBA{0x54, 0x5e, 0x59, 0xff}
	cardAccent = color.RGBA{0x0b, 0x5a, 0x49, 0xff}
)

// cardFonts are the faces of a card. They are no use to two cards at a time.
type cardFonts struct {
	brand, kicker, foot font.Face
	text                []font.Face // largest first
}

// loadFonts reads the faces once.
var loadFonts = sync.OnceValues(func() (*cardFonts, error) {
	regular, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return nil, err
	}
	bold, err := opentype.Parse(gobold.TTF)
	if err != nil {
		return nil, err
	}
	var failed error
	face := func(f *opentype.Font, size float64) font.Face {
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
		if err != nil {
			failed = err
		}
		return face
	}
	fonts := &cardFonts{brand: face(bold, 34), kicker: face(bold, 40), foot: face(regular, 30)}
	for _, size := range []float64{60, 52, 46, 40} {
		fonts.text = append(fonts.text, face(regular, size))
	}
	return fonts, failed
})

// drawing is held by whoever draws a card.
var drawing sync.Mutex

// PNG returns the picture.
func (c Card) PNG() ([]byte, error) {
	fonts, err := loadFonts()
	if err != nil {
		return nil, fmt.Errorf("format: fonts of the card: %w", err)
	}
	drawing.Lock()
	defer drawing.Unlock()
	picture := image.NewPaletted(image.Rect(0, 0, CardWidth, CardHeight), cardPalette())
	fill := func(r image.Rectangle, c color.Color) {
		draw.Draw(picture, r, image.NewUniform(c), image.Point{}, draw.Src)
	}
	fill(picture.Bounds(), cardPaper)
	fill(image.Rect(0, 0, cardStripe, CardHeight), cardAccent)
	c = Card{drawable(c.Kicker), drawable(c.Text), drawable(c.Foot)}
	write := func(face font.Face, ink color.Color, y int, text string) {
		d := font.Drawer{Dst: picture, Src: image.NewUniform(ink), Face: face, Dot: fixed.P(cardMargin, y)}
		d.DrawString(text)
	}
	write(fonts.brand, cardAccent, 92, "Inbreng")
	write(fonts.kicker, cardInk, 172, clipTo(fonts.kicker, c.Kicker))
	face, lines := fit(fonts.text, c.Text)
	for i, line := range lines {
		write(face, cardInk, cardTextTop+lineHeight(face)*(i+1), line)
	}
	write(fonts.foot, cardMuted, CardHeight-56, clipTo(fonts.foot, c.Foot))
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		return nil, fmt.Errorf("format: card: %w", err)
	}
	return b.Bytes(), nil
}

// maxDrawn is how many characters of a text are looked at: more than fit on a card.
const maxDrawn = 1000

// drawable returns the beginning of a text as it can be drawn: white space as blanks,
// and nothing that has no form of its own, such as a sign that turns what follows round.
// What does not fit ends in an ellipsis.
func drawable(text string) string {
	letters := make([]rune, 0, min(len(text), maxDrawn))
	for _, r := range text {
		switch {
		case len(letters) == maxDrawn:
			return string(letters) + " …"
		case unicode.IsSpace(r):
			letters = append(letters, ' ')
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs):
		default:
			letters = append(letters, r)
		}
	}
	return string(letters)
}

// cardPalette returns the colours of a card: shades between the paper and each
// ink, so that a card is some ten kilobytes.
func cardPalette() color.Palette {
	const shades = 16
	palette := color.Palette{cardPaper}
	for _, ink := range []color.RGBA{cardInk, cardMuted, cardAccent} {
		for i := 1; i <= shades; i++ {
			mix := func(a, b uint8) uint8 { return uint8((int(a)*(shades-i) + int(b)*i) / shades) }
			palette = append(palette, color.RGBA{mix(cardPaper.R, ink.R), mix(cardPaper.G, ink.G), mix(cardPaper.B, ink.B), 0xff})
		}
	}
	return palette
}

// fit returns the largest face in which a text fits, with its lines; a text that
// fits in none is cut.
func fit(faces []font.Face, text string) (font.Face, []string) {
	for _, face := range faces {
		if lines := wrap(face, text); len(lines) <= linesOf(face) {
			return face, lines
		}
	}
	face := faces[len(faces)-1]
	lines := wrap(face, text)[:linesOf(face)]
	lines[len(lines)-1] = clipTo(face, lines[len(lines)-1]+" …")
	return face, lines
}

// lineHeight is the distance from one line to the next.
func lineHeight(face font.Face) int { return face.Metrics().Height.Ceil() * 6 / 5 }

// linesOf is how many lines of a face a card has room for.
func linesOf(face font.Face) int { return (cardTextBottom - cardTextTop) / lineHeight(face) }

// room is how wide a line can be.
const room = CardWidth - 2*cardMargin

// wrap cuts a text into lines that fit on the card. A word that is too long for a
// line is cut.
func wrap(face font.Face, text string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if longer := join(" ", line, word); font.MeasureString(face, longer).Ceil() <= room {
			line = longer
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		line = clipTo(face, word)
	}
	return append(lines, line)
}

// clipTo cuts a text so that it fits on one line.
func clipTo(face font.Face, text string) string {
	if font.MeasureString(face, text).Ceil() <= room {
		return text
	}
	letters := []rune(strings.TrimSuffix(text, " …"))
	for len(letters) > 0 {
		letters = letters[:len(letters)-1]
		if cut := strings.TrimRight(string(letters), " ,.;:") + " …"; font.MeasureString(face, cut).Ceil() <= room {
			return cut
		}
	}
	return "…"
}
