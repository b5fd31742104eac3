package parliament

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Stretch is a part of a text in bytes, from From up to and without To.
type Stretch struct{ From, To int }

// AskingSentences returns the sentences of a question that ask something: those
// that end in a question mark, and those in which members ask without one, as in
// "De leden van de CDA-fractie vragen de Minister naar de actuele situatie".
// Paragraphs and list items end sentences as well.
func AskingSentences(text string) []Stretch {
	var out []Stretch
	for _, s := range sentences(text) {
		words := text[s.From:s.To]
		// Within a question nobody else than those who ask would gladly know.
		if strings.HasSuffix(strings.TrimRight(words, `)]»”’"'`), "?") || AsksIndirectly(words) || wouldGladly(words) {
			out = append(out, s)
		}
	}
	return out
}

// notAtEnd are abbreviations that end in a full stop and are followed by a
// capital within a sentence.
var notAtEnd = map[string]bool{
	"nr.": true, "nrs.": true, "dhr.": true, "mw.": true, "mevr.": true, "mr.": true, "dr.": true, "drs.": true, "prof.": true, "ir.": true, "ing.": true,
	"bijv.": true, "bv.": true, "o.a.": true, "o.m.": true, "m.n.": true, "d.w.z.": true, "i.c.": true, "c.q.": true, "art.": true, "st.": true,
	"vgl.": true, "zgn.": true, "resp.": true, "incl.": true, "m.b.t.": true, "t.a.v.": true, "n.a.v.": true, "i.v.m.": true, "t.o.v.": true, "blz.": true, "p.": true,
}

// sentences cuts a text into sentences without the white space between them. It
// rather leaves two together than cuts one.
func sentences(text string) []Stretch {
	var out []Stretch
	start := 0
	add := func(end int) {
		words := strings.TrimSpace(text[start:end])
		if words != "" {
			from := start + strings.Index(text[start:end], words)
			out = append(out, Stretch{from, from + len(words)})
		}
		start = end
	}
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
			add(i)
		case '.', '?', '!':
			end := i + 1
			for end < len(text) && strings.ContainsRune(".?!)]»”’\"'", firstRune(text[end:])) {
				_, size := utf8.DecodeRuneInString(text[end:])
				end += size
			}
			if endsSentence(text[start:end], text[end:]) {
				add(end)
			}
			i = end - 1
		}
	}
	add(len(text))
	return out
}

// endsSentence reports whether a sentence ends between before, which ends in a
// sign that can end one, and after.
func endsSentence(before, after string) bool {
	rest := strings.TrimLeft(after, " \u00a0")
	if rest == after || rest == "" {
		return false
	}
	next := firstRune(rest)
	if !unicode.IsUpper(next) && !unicode.IsDigit(next) && !strings.ContainsRune("«“‘\"'(", next) {
		return false
	}
	if !strings.HasSuffix(before, ".") {
		return true
	}
	word := before[strings.LastIndexAny(before, " \n\u00a0(")+1:]
	initial := len(word) == 2 && unicode.IsUpper(firstRune(word))
	return !initial && !notAtEnd[strings.ToLower(word)]
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
