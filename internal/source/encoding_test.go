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
		{"Windows-1252 amounts", "€ 5 – € 7\n• €\u00a08\nover\n", "Windows-1252", []byte("\x80 5 \x96 \x80 7\n\x95 \x80\xa08\nover\n")},
		{"Windows-1252 capitals before a quotation mark", "over het ‘CAFÉ’ en ‘café’”, 3 à 4\n", "Windows-1252", []byte("over het \x91CAF\xc9\x92 en \x91caf\xe9\x92\x94, 3 \xe0 4\n")},
		{"ligatures", "officieel, Fins\n", "Ligaturen", []byte("oﬃcieel, Fins\n")},
		{"a split accent", "het lid Kostić (PvdD)\n", "accenten", []byte("het lid Kostic ´ (PvdD)\n")},
		{"an accent behind its letter", "café\n", "accenten", []byte("cafe´\n")},
		{"an accent for a quotation mark", "´t Hart en ´s avonds\n", "", []byte("´t Hart en ´s avonds\n")},
		{"decomposed letters", "Armenië\n", "", []byte("Armenie\u0308\n")},
		{"a no-break blank", "€\u00a05\n", "", []byte("€\u00a05\n")},
		{"signs without a width", "Vraag 1\n\nKamerleden\n", "zonder breedte", []byte("Vraag 1\n\u200b\nKamer\u200bleden\u2060\n")},
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

// TestNoWindows1252 holds that bytes that are neither UTF-8 nor plausible as Windows-1252
// are refused, each with a sentence that says what to do.
func TestNoWindows1252(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"UTF-8 with a broken letter", "Armenië, Georgi\xeb\n", mixedEncodings},
		{"UTF-8 with a letter cut through", "De raad – zie Armeni\xc3", mixedEncodings},
		{"a dash of Windows-1252 in UTF-8", "‘Klopt dit’ \x96 zo ja\n", mixedEncodings},
		{"a DOS text", "De co\x94rdinatie van de re\x89le uitgaven\n", unknownEncoding},
		{"a Cyrillic text", "\xcc\xee\xf1\xea\xe2\xe0 \xe8 \xcf\xe5\xf2\xe5\xf0\xe1\xf3\xf0\xe3 (Russia)\n", unknownEncoding},
		{"a byte that is none", "Armeni\x81\n", unknownEncoding},
		{"a picture", "\x89PNG\r\n\x1a\n\x04gAMA\xb1\x8f", binaryWithoutNUL},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, err := New("file", []byte(tt.in))
			if err == nil || !strings.Contains(err.Error(), "is not UTF-8") || !strings.HasSuffix(err.Error(), tt.want) {
				t.Errorf("got %v, want an error that ends in %q", err, tt.want)
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
