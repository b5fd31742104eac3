package source_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"inbreng/internal/source"
)

func TestNormalisation(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"line ends", "a\r\nb\rc\n", "a\nb\nc\n"},
		{"byte-order mark", "\ufeffVraag 1", "Vraag 1"},
		{"split accents are composed", "Armenie\u0308", "Armenië"},
		{"control characters become blanks", "a\x02b\x7fc", "a b c"},
		{"a form feed opens a line", "a\fb", "a\n\fb"},
		{"a form feed at a line's start stays", "a\n\fb", "a\n\fb"},
		{"a form feed behind a carriage return", "a\r\fb", "a\n\fb"},
		{"tabs and no-break blanks stay", "a\tb\u00a0c", "a\tb\u00a0c"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, err := source.New("x.txt", []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			if got := text.String(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPages(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		pages    []int
	}{
		{"a leading blank opens a page", " a\nb\nc\nd\n e\nf\ng\n", []int{1, 1, 1, 1, 2, 2, 2, 2}},
		{"text before the first sign is page 1", "a\nb\nc\nd\n e\n", []int{1, 1, 1, 1, 2, 2}},
		{"a last lone blank is an empty page", " a\nb\nc\nd\n ", []int{1, 1, 1, 1, 2}},
		{"form feeds", "a\n\fb\n\fc", []int{1, 2, 3}},
		{"two blanks are an indentation", "a\n  b\nc\n", []int{1, 1, 1, 1}},
		{"a blank before every line is an indentation", " a\n b\n c\n d\n", []int{1, 1, 1, 1, 1}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, err := source.New("x.txt", []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			var got []int
			for _, line := range text.Lines() {
				got = append(got, line.Page)
			}
			if len(got) != len(tt.pages) {
				t.Fatalf("got pages %v, want %v", got, tt.pages)
			}
			for i := range got {
				if got[i] != tt.pages[i] {
					t.Fatalf("got pages %v, want %v", got, tt.pages)
				}
			}
		})
	}
}

func TestPosition(t *testing.T) {
	text, err := source.New("x.txt", []byte(" Armenië\nen é\n\ntekst\n Georgië\na\nb\nc\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		at                string
		runes, page, line int
	}{
		{"Armenië", 1, 1, 1},
		{"en é", 9, 1, 2},
		{"é\n\n", 12, 1, 2},
		{"tekst", 15, 1, 4},
		{"Georgië", 22, 2, 5},
	} {
		runes, page, line := text.Position(strings.Index(text.String(), tt.at))
		if runes != tt.runes || page != tt.page || line != tt.line {
			t.Errorf("%q: got rune %d, page %d, line %d; want %d, %d, %d", tt.at, runes, page, line, tt.runes, tt.page, tt.line)
		}
	}
	end := len(text.String())
	if runes, _, _ := text.Position(end); runes != len([]rune(text.String())) {
		t.Errorf("the end is at rune %d, want %d", runes, len([]rune(text.String())))
	}
}

func TestRefusals(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for _, tt := range []struct{ name, path, want string }{
		{"empty", write("empty.txt", nil), "is empty"},
		{"only blanks", write("blank.txt", []byte(" \n\t\n\f")), "is empty"},
		{"a folder", dir, "is a folder"},
		{"no such file", filepath.Join(dir, "none.txt"), "no such file"},
		{"binary", write("binary.txt", []byte("ab\nc\x00d")), ":2: is binary"},
		{"no encoding", write("latin.txt", []byte("a\nArmeni\x81 \n")), ":2: is not UTF-8 (byte 0x81 at offset 8)"},
		{"100 MB of one line", write("long.txt", make([]byte, 100<<20)), "has 100 MiB, more than the 32 MiB"},
		{"5 MB of text", write("much.txt", []byte(strings.Repeat("Vraag 1\nWat?\n", 5_000_000/13))), "has 4.8 MiB of text, more than the 4 MiB that a document may have"},
		{"a line of 3 MB", write("line.txt", []byte("a\n"+strings.Repeat("x", 3<<20))), ":2: the line has 3145728 bytes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := source.Read(tt.path)
			if err == nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), tt.path) {
				t.Errorf("got error %v, want one that names %s and says %q", err, tt.path, tt.want)
			}
		})
	}
}

func FuzzNew(f *testing.F) {
	f.Add([]byte(" I Vragen en opmerkingen\r\nvan de leden\f \x02"))
	f.Add([]byte("\ufeffe\u0308\r\r\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := source.New("fuzz", data)
		if err != nil {
			return
		}
		s := text.String()
		if strings.ContainsAny(s, "\r\x00") {
			t.Fatalf("%q holds what normalisation takes away", s)
		}
		next := 0
		for _, line := range text.Lines() {
			if line.Start != next || line.End < line.Start {
				t.Fatalf("line %+v does not follow the one before, which ends at %d", line, next)
			}
			next = line.End + 1
		}
		if next != len(s)+1 {
			t.Fatalf("the lines end at %d, the text at %d", next-1, len(s))
		}
	})
}
