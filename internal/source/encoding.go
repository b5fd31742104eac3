package source

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode turns the bytes of a file into UTF-8 where they are UTF-16, which a
// byte-order mark or a zero byte beside every letter shows, or Windows-1252, and
// says what it did. Other bytes it leaves as they are.
func decode(data []byte) (out []byte, converted []string) {
	if big, ok := isUTF16(data); ok {
		return fromUTF16(data, big), []string{"Het bestand was UTF-16 en is omgezet naar UTF-8."}
	}
	if utf8.Valid(data) || !isWindows1252(data) {
		return data, nil
	}
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return data, nil
	}
	return decoded, []string{"Het bestand was geen UTF-8 en is gelezen als Windows-1252."}
}

// isUTF16 reports whether bytes are UTF-16, and its order.
func isUTF16(data []byte) (bigEndian, ok bool) {
	switch {
	case len(data) < 4 || len(data)%2 != 0:
		return false, false
	case data[0] == 0xff && data[1] == 0xfe:
		return false, true
	case data[0] == 0xfe && data[1] == 0xff:
		return true, true
	}
	// Without a mark: nearly every other byte of a Dutch text is zero.
	head := data[:min(len(data), 4096)&^1]
	zeros := [2]int{}
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case 10*zeros[1] > 8*half && zeros[0] == 0:
		return false, true
	case 10*zeros[0] > 8*half && zeros[1] == 0:
		return true, true
	}
	return false, false
}

func fromUTF16(data []byte, bigEndian bool) []byte {
	low, high := 0, 1
	if bigEndian {
		low, high = 1, 0
	}
	units := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		units = append(units, uint16(data[i+low])|uint16(data[i+high])<<8)
	}
	return []byte(string(utf16.Decode(units)))
}

// ligatures are letters that some fonts have as one sign.
var ligatures = strings.NewReplacer(
	"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st", "ĳ", "ij", "Ĳ", "IJ",
)

// partedLigatures is what a text says of itself whose ligatures were parted.
const partedLigatures = "Ligaturen zijn losse letters geworden (ﬁ werd fi)."

// noWidth are signs that nobody sees: they say where a line may be broken, or may not, and
// web pages set them on lines of their own.
var noWidth = []string{"\u200b", "\u2060", "\ufeff"}

// accents are the free-standing accents that PDF extractors leave behind the
// letter, or behind a blank, that they belong to: "Kostic ´" is Kostić.
var accents = map[rune]rune{'´': '\u0301', '¨': '\u0308', 'ˇ': '\u030c', '˘': '\u0306'}

// respell undoes what a typesetter or an extractor did to letters: ligatures are
// parted, free-standing accents put on their letter, and what nobody sees is left out. It
// says what it did.
func respell(data []byte) (out []byte, converted []string) {
	n := len(data)
	for _, sign := range noWidth {
		if bytes.Contains(data, []byte(sign)) {
			data = bytes.ReplaceAll(data, []byte(sign), nil)
		}
	}
	if len(data) < n {
		converted = append(converted, "Tekens zonder breedte, die niemand ziet, zijn weggelaten.")
	}
	if bytes.Contains(data, []byte("\ufb00"[:2])) || bytes.Contains(data, []byte("\u0132"[:1])) { // the first bytes of all of them
		if s := ligatures.Replace(string(data)); s != string(data) {
			data = []byte(s)
			converted = append(converted, partedLigatures)
		}
	}
	if bytes.Contains(data, []byte("´")) || bytes.Contains(data, []byte("¨")) || bytes.Contains(data, []byte("ˇ")) || bytes.Contains(data, []byte("˘")) {
		if s, n := joinAccents(string(data)); n > 0 {
			data = []byte(s)
			converted = append(converted, "Losse accenten zijn op hun letter gezet (c ´ werd ć).")
		}
	}
	if bytes.Contains(data, []byte("\u00ad")) {
		if s, n := dropSoftHyphens(string(data)); n > 0 {
			data = []byte(s)
			converted = append(converted, "Zachte afbreekstreepjes binnen een regel zijn weggelaten.")
		}
	}
	return data, converted
}

// dropSoftHyphens leaves out the soft hyphens that do not end a line: they only
// say where a word may be broken. One at a line's end breaks a word there.
func dropSoftHyphens(s string) (string, int) {
	var b strings.Builder
	b.Grow(len(s))
	n := 0
	for {
		before, after, ok := strings.Cut(s, "\u00ad")
		b.WriteString(before)
		if !ok {
			return b.String(), n
		}
		if rest := strings.TrimLeft(after, " \t\r"); rest == "" || rest[0] == '\n' || rest[0] == '\f' {
			b.WriteString("\u00ad")
		} else {
			n++
		}
		s = after
	}
}

// joinAccents puts free-standing accents on the letters before them. An accent
// that opens a word, as some typists write quotation marks, stays.
func joinAccents(s string) (string, int) {
	b := make([]byte, 0, len(s))
	n := 0
	for i, r := range s {
		mark, ok := accents[r]
		if !ok {
			b = utf8.AppendRune(b, r)
			continue
		}
		letter := bytes.TrimSuffix(b, []byte(" "))
		last, _ := utf8.DecodeLastRune(letter)
		next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		// Behind a blank, what follows must end the word: "´t" is none.
		if !strings.ContainsRune("aeiouyscznrAEIOUSCZN", last) || len(letter) < len(b) && !strings.ContainsRune(" \n),.", next) {
			b = utf8.AppendRune(b, r)
			continue
		}
		b = utf8.AppendRune(letter, mark)
		n++
	}
	return string(b), n
}
