package source

import (
	"strings"
	"testing"
	"unicode/utf16"
)

// TestConversions holds what is made of files that are not plain UTF-8, and that
// it is said.
func TestConversions(t *testing.T) {
	wide := func(s string, big, mark bool) []byte {
		var out []byte
		if mark {
			s = "\ufeff" + s
		}
		for _, u := range utf16.Encode([]rune(s)) {
			if big {
				out = append(out, byte(u>>8), byte(u))
			} else {
				out = append(out, byte(u), byte(u>>8))
			}
		}
		return out
	}
	const question = "Vraag 1\nIs Armenië genoemd?\n"
	for _, tt := range []struct {
		name, want, says string
		in               []byte
	}{
		{"UTF-8", question, "", []byte(question)},
		{"a byte-order mark", question, "", []byte("\ufeff" + question)},
		{"UTF-16, small end first", question, "UTF-16", wide(question, false, true)},
		{"UTF-16, big end first", question, "UTF-16", wide(question, true, true)},
		{"UTF-16 without a mark", question, "UTF-16", wide(question, false, false)},
		{"Windows-1252", question, "Windows-1252", []byte("Vraag 1\nIs Armeni\xeb genoemd?\n")},
		{"Windows-1252 quotes", "“Klopt dit?”\n", "Windows-1252", []byte("\x93Klopt dit?\x94\n")},
		{"ligatures", "officieel, Fins\n", "Ligaturen", []byte("oﬃcieel, Fins\n")},
		{"a split accent", "het lid Kostić (PvdD)\n", "accenten", []byte("het lid Kostic ´ (PvdD)\n")},
		{"an accent behind its letter", "café\n", "accenten", []byte("cafe´\n")},
		{"an accent for a quotation mark", "´t Hart en ´s avonds\n", "", []byte("´t Hart en ´s avonds\n")},
		{"decomposed letters", "Armenië\n", "", []byte("Armenie\u0308\n")},
		{"a no-break blank", "€\u00a05\n", "", []byte("€\u00a05\n")},
		{"soft hyphens", "Kamerleden, Kamer\u00ad\nleden\n", "afbreekstreepjes", []byte("Kamer\u00adleden, Kamer\u00ad\nleden\n")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, err := New("file", tt.in)
			if err != nil {
				t.Fatal(err)
			}
			if text.String() != tt.want {
				t.Errorf("got %q, want %q", text.String(), tt.want)
			}
			said := strings.Join(text.Converted(), " ")
			if (said == "") != (tt.says == "") || !strings.Contains(said, tt.says) {
				t.Errorf("it says %q, want %q in it", said, tt.says)
			}
		})
	}
}

// TestAccentsInLinearTime holds that a text of nothing but accents is read as
// quickly as any.
func TestAccentsInLinearTime(t *testing.T) {
	in := strings.Repeat("e´", 1<<20)
	if s, n := joinAccents(in); n != 1<<20 || len(s) != 3<<20 {
		t.Errorf("%d accents, %d bytes", n, len(s))
	}
}
