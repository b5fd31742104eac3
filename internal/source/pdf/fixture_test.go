//go:build !nopdf

package pdf

import (
	"bytes"
	"fmt"
	"strings"
)

// A show is text that a page of a test shows.
type show struct {
	x, y, size float64
	font       string // R regular, B bold, I italic
	text       string
	mark, rest string // a raised mark behind the text, and text behind that
}

// build writes a PDF by hand. Each page shows its texts; text is in Latin-1 or
// octal escapes.
func build(pages ...[]show) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(content string) int {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), content)
		return len(offsets)
	}
	b.WriteString("%PDF-1.4\n")
	fonts := ""
	for _, f := range []struct{ name, base string }{{"R", "Helvetica"}, {"B", "Helvetica-Bold"}, {"I", "Helvetica-Oblique"}} {
		n := object(fmt.Sprintf("<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>", f.base))
		fonts += fmt.Sprintf("/%s %d 0 R", f.name, n)
	}
	kids := ""
	tree := len(offsets) + 2*len(pages) + 1
	for _, shows := range pages {
		var content strings.Builder
		for _, s := range shows {
			font := s.font
			if font == "" {
				font = "R"
			}
			fmt.Fprintf(&content, "BT /%s %g Tf 1 0 0 1 %g %g Tm (%s) Tj", font, s.size, s.x, s.y, s.text)
			if s.mark != "" {
				fmt.Fprintf(&content, " /%s %g Tf %g Ts (%s) Tj", font, 0.6*s.size, 0.4*s.size, s.mark)
			}
			if s.rest != "" {
				fmt.Fprintf(&content, " /%s %g Tf 0 Ts (%s) Tj", font, s.size, s.rest)
			}
			content.WriteString(" ET\n")
		}
		stream := object(fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", content.Len(), content.String()))
		page := object(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Resources<</Font<<%s>>>>/Contents %d 0 R>>", tree, fonts, stream))
		kids += fmt.Sprintf("%d 0 R ", page)
	}
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids, len(pages)))
	catalog := object(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree))
	info := object("<</Title(None)/Subject(Antwoord op vragen)>>")
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root %d 0 R/Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, catalog, info, xref)
	return b.Bytes()
}

// body shows lines of running text from y downwards.
func body(y float64, texts ...string) []show {
	var shows []show
	for i, text := range texts {
		shows = append(shows, show{x: 160, y: y - 10*float64(i), size: 8.5, text: text})
	}
	return shows
}

func join(parts ...[]show) []show {
	var all []show
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}
