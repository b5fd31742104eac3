// Package sourcetest writes small files in the formats that are read, for tests:
// PDF and Word. They are as plain as such a file can be.
package sourcetest

import (
	"bytes"
	"fmt"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// A Show is text that a page of a PDF shows, its first letter's foot at a place in
// points from the page's lower left corner; a page is A4, 595 by 842.
type Show struct {
	X, Y, Size float64
	Font       string // R regular (also when it is empty), B bold, I italic
	Text       string // in characters that Windows-1252 has
	Mark       string // small and raised behind the text
	Rest       string // behind the mark
}

// PDF writes a PDF, each page with its texts.
func PDF(pages ...[]Show) []byte {
	var b bytes.Buffer
	var offsets []int
	object := func(content string) int {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), content)
		return len(offsets)
	}
	b.WriteString("%PDF-1.4\n")
	var fonts strings.Builder
	for _, f := range []struct{ name, base string }{{"R", "Helvetica"}, {"B", "Helvetica-Bold"}, {"I", "Helvetica-Oblique"}} {
		n := object(fmt.Sprintf("<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>", f.base))
		fmt.Fprintf(&fonts, "/%s %d 0 R", f.name, n)
	}
	var kids strings.Builder
	tree := len(offsets) + 2*len(pages) + 1
	for _, shows := range pages {
		var content strings.Builder
		for _, s := range shows {
			s.write(&content)
		}
		stream := object(fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", content.Len(), content.String()))
		page := object(fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Resources<</Font<<%s>>>>/Contents %d 0 R>>", tree, fonts.String(), stream))
		fmt.Fprintf(&kids, "%d 0 R ", page)
	}
	object(fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(pages)))
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

func (s Show) write(b *strings.Builder) {
	font := s.Font
	if font == "" {
		font = "R"
	}
	fmt.Fprintf(b, "BT /%s %g Tf 1 0 0 1 %g %g Tm %s Tj", font, s.Size, s.X, s.Y, literal(s.Text))
	if s.Mark != "" {
		fmt.Fprintf(b, " /%s %g Tf %g Ts %s Tj", font, 0.6*s.Size, 0.4*s.Size, literal(s.Mark))
	}
	if s.Rest != "" {
		fmt.Fprintf(b, " /%s %g Tf 0 Ts %s Tj", font, s.Size, literal(s.Rest))
	}
	b.WriteString(" ET\n")
}

// literal writes text as a PDF has it: in hexadecimal digits.
func literal(text string) string {
	encoded, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		panic("sourcetest: " + text + ": " + err.Error())
	}
	return fmt.Sprintf("<%X>", encoded)
}
