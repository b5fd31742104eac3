package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// An abbreviation found in a text: the short form stands at text[start:end].
type foundAbbreviation struct {
	short, long string
	start, end  int
}

const (
	// maxShort and maxBracketed bound the short form and what may stand between
	// the brackets; longer is a remark.
	maxShort     = 12
	maxBracketed = 90
)

// abbreviations returns the short forms that text explains, each where it does
// so first: "Organisatie voor ... (OVSE)", "... (hierna: ATR)", and with the short
// form first "(UAV’s – Unmanned Aerial Vehicles)". The plural or genitive of a
// short form is cut off. A faction behind a member's name is none.
func abbreviations(text string) []foundAbbreviation {
	var out []foundAbbreviation
	var seen map[string]bool
	for i := 0; ; {
		open := strings.IndexByte(text[i:], '(')
		if open < 0 {
			return out
		}
		open += i
		i = open + 1
		length := strings.IndexAny(text[i:min(len(text), i+maxBracketed)], "()")
		if length <= 0 || text[i+length] != ')' {
			continue
		}
		f, ok := explained(text, open, i+length)
		if ok && !seen[f.short] {
			if seen == nil {
				seen = map[string]bool{}
			}
			seen[f.short] = true
			out = append(out, f)
		}
		i += length
	}
}

// explained reads the brackets text[open:shut] and what stands before them.
func explained(text string, open, shut int) (foundAbbreviation, bool) {
	inside := text[open+1 : shut]
	if short, long, ok := cutDash(inside); ok {
		f, ok := shortForm(text, open+1, open+1+len(short))
		if !ok {
			return f, false
		}
		words := longWords(long)
		at, ok := bestLongForm(f.short, words)
		// All that is in the brackets is the long form, or it is none.
		if !ok || at != 0 {
			return f, false
		}
		f.long = joinWords(words)
		return f, true
	}
	start := open + 1
	announced := false
	for _, word := range []string{"hierna te noemen", "hierna genoemd", "verder te noemen", "hierna", "verder", "afgekort"} {
		if rest, ok := strings.CutPrefix(text[start:shut], word); ok {
			announced = true
			rest = strings.TrimLeft(rest, ": ")
			for _, article := range []string{"de ", "het "} {
				rest = strings.TrimPrefix(rest, article)
			}
			start = shut - len(rest)
			break
		}
	}
	f, ok := shortForm(text, start, shut)
	if !ok {
		return f, false
	}
	words := longWords(sentenceBefore(text, open))
	at, ok := bestLongForm(f.short, words)
	if !ok && announced {
		at, ok = announcedLongForm(f.short, words)
	}
	if !ok {
		return f, false
	}
	f.long = joinWords(words[at:])
	return f, true
}

// cutDash parts "UAV’s – Unmanned Aerial Vehicles" at its dash.
func cutDash(s string) (short, long string, ok bool) {
	for _, dash := range []string{" – ", " - ", " — "} {
		if short, long, ok = strings.Cut(s, dash); ok {
			return short, long, true
		}
	}
	return "", "", false
}

// shortForm reads text[start:end] as a short form: one word of capitals, which
// may hold digits, hyphens and small letters. A Roman number and a faction are
// none, nor is a word with a single capital unless it is short: Wft, Woo.
func shortForm(text string, start, end int) (foundAbbreviation, bool) {
	const quotes = "«»“”„‘’'\" "
	s := text[start:end]
	start += len(s) - len(strings.TrimLeft(s, quotes))
	s = strings.Trim(s, quotes)
	for _, suffix := range []string{"’s", "'s", "´s", "’en", "'en"} {
		s = strings.TrimSuffix(s, suffix)
	}
	f := foundAbbreviation{short: s, start: start, end: start + len(s)}
	if len(s) < 2 || len(s) > maxShort {
		return f, false
	}
	capitals, letters := 0, 0
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			capitals++
			letters++
		case unicode.IsLetter(r):
			letters++
		case i == 0, !unicode.IsDigit(r) && !strings.ContainsRune("-&/", r):
			return f, false
		}
	}
	if capitals == 0 || letters < 2 || capitals == 1 && letters > 5 || strings.Trim(s, "IVX") == "" {
		return f, false
	}
	_, faction := parliament.ParseFaction(s)
	return f, !faction
}

// sentenceBefore returns what stands before i in the same sentence and outside
// other brackets.
func sentenceBefore(text string, i int) string {
	// A long form of more than this has too many words to be one.
	const reach = 240
	from := max(0, i-reach)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from++
	}
	s := text[from:i]
	if k := strings.LastIndexAny(s, ".?!;:()\u2022"); k >= 0 {
		_, size := utf8.DecodeRuneInString(s[k:])
		s = s[k+size:]
	}
	for _, stop := range []string{"\n\n", " – "} {
		if k := strings.LastIndex(s, stop); k >= 0 {
			s = s[k+len(stop):]
		}
	}
	return s
}

// A longWord is a word of what may be a long form.
type longWord struct {
	text       string
	capital    bool // starts with a capital
	comma      bool // a comma stands behind it
	functional bool // an article, preposition or conjunction
}

// longWords cuts s into words, without the signs around them.
func longWords(s string) []longWord {
	var words []longWord
	for _, field := range strings.Fields(s) {
		text := strings.Trim(field, "«»“”„‘’'\",–—")
		if text == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(text)
		words = append(words, longWord{
			text, unicode.IsUpper(r), strings.HasSuffix(field, ","), functionWords[strings.ToLower(text)],
		})
	}
	return words
}

func joinWords(words []longWord) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
		if w.comma && i < len(words)-1 {
			b.WriteByte(',')
		}
	}
	return b.String()
}

// functionWords stand in long forms, but seldom give a letter to the short one.
var functionWords = wordSet(`de het een van der des den voor en in op aan tot te ter ten bij met uit over onder om
	naar of tussen inzake door volgens als the of and for on to an a`)
