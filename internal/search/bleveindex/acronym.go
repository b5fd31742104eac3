package bleveindex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/search"
	"inbreng/internal/wordlist"
)

// A text that prints "Europees Hof voor de Rechten van de Mens" often leaves it to
// the reader to know that this is the EHRM. So the names that texts print are kept
// by their initials, for abbreviations that nobody prints.
const (
	minInitials = 3
	maxInitials = 7
	// maxNames is how many names are kept: an archive of ten years has fewer.
	maxNames = 1 << 16
	// maxNamed is how many names an abbreviation is looked for as.
	maxNamed = 3
)

// smallWords stand within names, and are not in their abbreviations. At the start of
// a sentence they have capitals and are of no name.
var smallWords = wordSet(`
	aan bij de den der des een en het in inzake met of om op over te tegen ten ter tot tussen uit van voor zonder
	and for of on the to deze die dit dat als maar ook`)

// A nameBuilder collects the names that texts print, by their initials.
type nameBuilder struct {
	names []shortForm
	seen  map[shortForm]bool
}

// add collects the names of a record.
func (b *nameBuilder) add(r *search.Record) {
	if b.seen == nil {
		b.seen = map[shortForm]bool{}
	}
	for _, text := range []string{r.Question, r.Answer, r.Topic} {
		for name := range longNames(text) {
			if !b.seen[name] && len(b.names) < maxNames {
				name = shortForm{name.Short, strings.Clone(name.Long)}
				b.seen[name] = true
				b.names = append(b.names, name)
			}
		}
	}
}

// longNames yields the names of a text: words with capitals in a row, with small
// words between them at most, and their initials in small letters.
func longNames(text string) func(yield func(shortForm) bool) {
	return func(yield func(shortForm) bool) {
		var initials []byte
		start, end, last := 0, 0, 0 // of the name, its last capital, the last word
		ok := true
		flush := func() {
			if n := len(initials); ok && n >= minInitials && n <= maxInitials {
				ok = yield(shortForm{string(initials), text[start:end]})
			}
			initials = initials[:0]
		}
		for t := range search.Tokens(text) {
			word := text[t.Start:t.End]
			if len(initials) > 0 && !oneBlank(text[last:t.Start]) {
				flush()
			}
			last = t.End
			if len(initials) == 0 && !hasCapital(word) {
				continue // most words, which have nothing to end
			}
			small := smallWords[strings.ToLower(word)]
			switch {
			case hasCapital(word) && !small:
				if len(initials) == 0 {
					start = t.Start
				}
				initials = append(initials, search.Fold(word)[0])
				end = t.End
			case !small:
				flush()
			}
			if !ok {
				return
			}
		}
		flush()
	}
}

// hasCapital reports whether a word begins with a capital and is no abbreviation,
// which has several.
func hasCapital(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && (size == len(word) || strings.ContainsFunc(word, unicode.IsLower))
}

// oneBlank reports whether only a blank or a line end parts two words.
func oneBlank(between string) bool { return between == " " || between == "\n" }

// byInitials returns the names by their initials.
func byInitials(names []shortForm) map[string][]string {
	by := make(map[string][]string, len(names))
	for _, n := range names {
		by[n.Short] = append(by[n.Short], n.Long)
	}
	return by
}

// spellOut adds to the leaf of an abbreviation that occurs nowhere the names that
// have its initials, and says so. A word is no abbreviation.
func (p *planner) spellOut(l *leaf) (found bool, err error) {
	initials := search.Fold(l.typed)
	if p.budget == 0 || wordlist.ContainsExact(initials) {
		return false, nil
	}
	names := p.x.initials[initials]
	said := len(p.synonyms)
	err = p.addNames(l.typed, names[:min(len(names), maxNamed)], []*leaf{l})
	if found = len(p.synonyms) > said; found {
		p.budget--
	}
	return found, err
}
