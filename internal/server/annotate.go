package server

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

// annotator returns what finds sentences that ask, dates without a year, and
// abbreviations in the bodies of one place. It adds the ids of the sentences to
// asks.
func (b *bodies) annotator(at bodyPlace, asks *[]string) func(text string) []markdown.Annotation {
	return func(text string) []markdown.Annotation {
		var out []markdown.Annotation
		if at.asks {
			for i, s := range parliament.AskingSentences(text) {
				id := askAnchor(at.anchor, i)
				*asks = append(*asks, id)
				out = append(out, markdown.Annotation{Span: markdown.Span{From: s.From, To: s.To}, Ask: id})
			}
		}
		for _, d := range parliament.FindRecentDates(text, at.written) {
			a := markdown.Annotation{Span: markdown.Span{From: d.From, To: d.To}, Date: d.Date.String(), Full: d.Date.Dutch()}
			if d.Last {
				a.Year = strconv.Itoa(d.Date.Year)
			}
			out = append(out, a)
		}
		return append(out, b.explain.in(text)...)
	}
}

// askAnchor returns the id of a sentence that asks, by its place among those of
// the question.
func askAnchor(anchor string, i int) string {
	return strings.TrimSuffix(anchor, "alinea-") + "zin-" + strconv.Itoa(i+1)
}

// abbreviations are the short forms that a document explains. A short form with
// two long forms is not certain, and left out.
type abbreviations struct {
	list []parliament.Abbreviation
	used map[string]bool // short forms that the page shows so far
}

func newAbbreviations(d *parliament.Document) abbreviations {
	out := abbreviations{used: map[string]bool{}}
	long := map[string]string{}
	for _, a := range d.Abbreviations {
		if other, ok := long[a.Short]; ok && other != a.Long {
			long[a.Short] = ""
			continue
		}
		long[a.Short] = a.Long
	}
	for _, a := range d.Abbreviations {
		if long[a.Short] == a.Long && a.Short != "" {
			out.list = append(out.list, a)
			long[a.Short] = "" // once is enough
		}
	}
	return out
}

// in finds the first place of each abbreviation in a text. A text that has the
// long form itself needs no help.
func (a *abbreviations) in(text string) []markdown.Annotation {
	var out []markdown.Annotation
	for _, abbreviation := range a.list {
		from := wordIndex(text, abbreviation.Short)
		if from < 0 {
			continue
		}
		a.used[abbreviation.Short] = true
		if !strings.Contains(text, abbreviation.Long) {
			out = append(out, markdown.Annotation{Span: markdown.Span{From: from, To: from + len(abbreviation.Short)}, Long: abbreviation.Long})
		}
	}
	return out
}

// shown returns the abbreviations that the bodies so far hold.
func (a *abbreviations) shown() []parliament.Abbreviation {
	var out []parliament.Abbreviation
	for _, abbreviation := range a.list {
		if a.used[abbreviation.Short] {
			out = append(out, abbreviation)
		}
	}
	return out
}

// wordIndex returns where a text has a word for the first time that is no part
// of a longer one, -1 where it has not.
func wordIndex(text, word string) int {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return -1
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(word):])
		if !inWord(before) && !inWord(after) {
			return i
		}
		at = i + len(word)
	}
}
