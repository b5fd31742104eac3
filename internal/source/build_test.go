package source

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBuilder(t *testing.T) {
	tests := []struct {
		name  string
		write func(b *Builder)
		want  string
		pages int
	}{
		{"lines and paragraphs", func(b *Builder) {
			b.Paragraph()
			b.WriteString("  een ")
			b.Line()
			b.Line()
			b.WriteString(" twee\u00a0")
			b.Line()
			b.Paragraph()
			b.Line()
			b.WriteString("drie\n vier ")
			b.Paragraph()
			b.Tight()
			b.WriteString("vijf")
			b.Tight()
			b.WriteString("f")
		}, "een\ntwee\n\ndrie\nvier\nvijff", 1},
		{"control characters and byte-order marks", func(b *Builder) {
			b.WriteString("\ufeffa\x00b\u2028c\td\ufeffe\x02")
		}, "a b c\tde", 1},
		{"pages", func(b *Builder) {
			b.WriteString("een\ntwee\ndrie")
			b.Page()
			b.WriteString("vier\nvijf")
			b.Paragraph()
			b.Page()
			b.Page()
			b.WriteString("zes\nzeven\nacht\nnegen")
			b.Page()
		}, "een\ntwee\ndrie\n vier\nvijf\n\n \n zes\nzeven\nacht\nnegen", 4},
		{"so few lines that blanks would be an indentation", func(b *Builder) {
			b.WriteString("een")
			b.Page()
			b.WriteString("twee")
			b.Page()
			b.WriteString("drie")
		}, "een\n\ftwee\n\fdrie", 3},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b Builder
			tt.write(&b)
			file, err := b.File("x")
			if err != nil {
				t.Fatal(err)
			}
			if got := file.Text.String(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if got := file.Text.Pages(); got != tt.pages {
				t.Errorf("%d pages, want %d", got, tt.pages)
			}
		})
	}
	if _, err := new(Builder).File("x"); err == nil || err.Error() != "x: is empty" {
		t.Errorf("an empty text gives error %v", err)
	}
}

// Ligatures are letters in every format.
func TestBuilderOfLigatures(t *testing.T) {
	var b Builder
	b.WriteString("oﬃcieel ")
	from := b.Len()
	b.WriteString("ĳs")
	b.Hint(from, Hint{Kind: HintBold})
	b.WriteString(" Fins")
	file, err := b.File("x")
	if err != nil {
		t.Fatal(err)
	}
	if got := file.Text.String(); got != "officieel ijs Fins" || len(file.Text.Converted()) != 1 {
		t.Errorf("got %q, converted %q", got, file.Text.Converted())
	}
	if diff := cmp.Diff([]Hint{{Kind: HintBold, From: 10, To: 13}}, file.Hints); diff != "" {
		t.Error(diff)
	}
}

func TestBuilderOfTooMuch(t *testing.T) {
	var b Builder
	for range 5000 {
		b.WriteString(strings.Repeat("woord ", 200))
		b.Paragraph()
	}
	if _, err := b.File("brief.docx"); err == nil || err.Error() != "brief.docx: has 5.8 MiB of text, more than the 4 MiB that a document may have" {
		t.Errorf("got error %v", err)
	}
}

// Composing accents changes how many runes there are, also across pieces.
func TestBuilderHints(t *testing.T) {
	var b Builder
	b.WriteString("cafe\u0301 ")
	from := b.Len()
	b.WriteString(" Armenie")
	b.WriteString("\u0308 ")
	b.Hint(from, Hint{Kind: HintBold})
	b.Hint(b.Len(), Hint{Kind: HintItalic})
	b.Paragraph()
	from = b.Len()
	b.Hint(from, Hint{Kind: HintItalic})
	b.WriteString("x")
	b.Hint(from, Hint{Kind: HintHeading, Level: 1})
	file, err := b.File("x")
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(file.Text.String())
	var got []string
	for _, h := range file.Hints {
		got = append(got, fmt.Sprint(h.Kind, " ", string(runes[h.From:h.To])))
	}
	if diff := cmp.Diff([]string{"bold Armenië", "heading x"}, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzBuilder(f *testing.F) {
	f.Add("a \n\f b", "e", "\u0301 c", uint8(5))
	f.Fuzz(func(t *testing.T, first, second, third string, ends uint8) {
		var b Builder
		total := 0
		for i, s := range []string{first, second, third} {
			from := b.Len()
			b.WriteString(s)
			b.Hint(from, Hint{Kind: HintBold, Level: i})
			switch ends >> (2 * i) & 3 {
			case 1:
				b.Line()
			case 2:
				b.Paragraph()
			case 3:
				b.Page()
			}
			total += len(s)
		}
		file, err := b.File("x")
		if err != nil {
			return
		}
		n := len([]rune(file.Text.String()))
		for _, h := range file.Hints {
			if h.From >= h.To || h.To > n {
				t.Errorf("hint %+v in %d runes", h, n)
			}
		}
		if strings.ContainsAny(file.Text.String(), "´¨ˇ˘\u00ad") {
			return // what stands free of its letter, or breaks a word, is for those who know the format
		}
		// What the text normalises to is what it is.
		again, err := New("x", []byte(file.Text.String()))
		if err != nil || again.String() != file.Text.String() {
			t.Errorf("%q is no normalised text, error %v", file.Text.String(), err)
		}
		if strings.Contains(file.Text.String(), "\n\n\n") {
			t.Errorf("more than one blank line in %q", file.Text.String())
		}
	})
}
