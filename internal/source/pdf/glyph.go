//go:build !nopdf

package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/responses"

	"inbreng/internal/source"
)

// A file is a PDF that is being read.
type file struct {
	name   string
	pdfium pdfium.Pdfium
}

// A document is what was found in a file.
type document struct {
	name  string
	pages []page
	meta  source.Metadata
}

// A page is what was found on a page.
type page struct {
	glyphs []glyph
	lines  []line // from the top down
}

// A glyph is a character on a page. Lengths are points; y grows upwards. All are
// as for a reader who turned the page so that the character stands upright.
type glyph struct {
	text         string
	left, right  float64
	y            float64 // of the line it stands on
	size         float64 // as printed
	turn         int     // quarter turns, of the page, that make it upright
	bold, italic bool
	space        bool
	apart        bool // PDFium sees a blank before it that the file does not have
}

// added reports whether a character is a blank of no width, which PDFium adds by
// itself where letters are apart.
func added(c *responses.GetPageTextStructuredChar) bool {
	p := c.PointPosition
	return c.Text == " " && p.Right-p.Left < 0.01 && p.Top-p.Bottom < 0.01
}

// newGlyph returns a character without its place. What PDFium adds by itself, line
// ends and blanks, is none.
func newGlyph(c *responses.GetPageTextStructuredChar) (glyph, bool) {
	r, _ := utf8.DecodeRuneInString(c.Text)
	g := glyph{text: c.Text, space: unicode.IsSpace(r)}
	switch {
	case r == '\u0002' || r == '\ufffe':
		g.text = "-" // a hyphen at the end of a line
	case r >= '\ufb00' && r <= '\ufb06':
		g.text = []string{"ff", "fi", "fl", "ffi", "ffl", "st", "st"}[r-'\ufb00']
	case c.Text == "" || r == utf8.RuneError && len(c.Text) <= 1 || r < ' ' || r == '\ufeff':
		return glyph{}, false
	case added(c):
		return glyph{}, false
	}
	return g, true
}

// place gives the character its place and its looks.
func (g *glyph) place(c *responses.GetPageTextStructuredChar, x, y float64) {
	p := c.PointPosition
	turns := 0
	if a := c.Angle; !math.IsNaN(a) && !math.IsInf(a, 0) {
		turns = ((int(math.Round(a/(math.Pi/2))) % 4) + 4) % 4
	}
	switch g.turn = turns; turns {
	case 0:
		g.left, g.right, g.y = p.Left, p.Right, y
	case 1: // runs upwards or downwards, by the sign of the angle
		g.left, g.right, g.y = -p.Top, -p.Bottom, x
	case 2:
		g.left, g.right, g.y = -p.Right, -p.Left, -y
	case 3:
		g.left, g.right, g.y = p.Bottom, p.Top, -x
	}
	if f := c.FontInformation; f != nil {
		g.size = f.RenderedSize
		name := strings.ToLower(f.Name)
		g.bold = f.Weight >= 600 || strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
		g.italic = strings.Contains(name, "italic") || strings.Contains(name, "oblique")
	}
	if g.size < 0.5 || math.IsNaN(g.size) || math.IsInf(g.size, 0) {
		g.size = max(p.Top-p.Bottom, 1)
	}
}
