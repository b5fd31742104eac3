package bleveindex

import (
	"slices"
	"strings"

	index "github.com/blevesearch/bleve_index_api"

	"inbreng/internal/search"
)

// fieldText is the field of the index with all forms of all words.
const fieldText = "t"

// The parts of the text field, in order. A location's Start says in which part it
// is, since offsets are of no use here: texts are kept elsewhere.
const (
	partQuestion = iota
	partAnswer
	partFootnotes
	partAbout
	partFactions
	partNames
	partCount
)

// breakGap is how many positions lie between two pieces of text; no phrase is that
// long.
const breakGap = 100

// partTexts returns the texts of a record by part. A piece, such as one of two
// footnotes, ends every phrase.
func partTexts(r *search.Record) [partCount][]string {
	return [partCount][]string{
		partQuestion:  {r.Question},
		partAnswer:    {r.Answer},
		partFootnotes: r.Footnotes,
		partAbout:     aboutTexts(r),
		partFactions:  factionNames(r),
		partNames:     slices.Concat(askerNames(r), ministerNames(r)),
	}
}

// aboutTexts returns what is said about an exchange: topic, title, subject,
// dossier.
func aboutTexts(r *search.Record) []string {
	return []string{r.Topic, r.DocumentTitle, r.Subject, r.Dossier}
}

// factionNames returns the names of one word by which the factions go that asked,
// and their official ones. Who types one of the others, "Volkspartij voor Vrijheid
// en Democratie", is led to these by the synonyms; if it stood here, everything
// that the VVD ever asked would be about "vrijheid".
func factionNames(r *search.Record) []string {
	var names []string
	for _, f := range r.Factions {
		for i, name := range f.Names() {
			if i == 0 || len(tokensOf(name)) == 1 {
				names = append(names, name)
			}
		}
	}
	return names
}

// askerNames returns the names of the members who asked.
func askerNames(r *search.Record) []string {
	names := make([]string, len(r.Askers))
	for i, a := range r.Askers {
		names[i] = a.Name
	}
	return names
}

// ministerNames returns the names of those who were asked or answered.
func ministerNames(r *search.Record) []string {
	names := make([]string, len(r.Ministers))
	for i, m := range r.Ministers {
		names[i] = m.Name
	}
	return names
}

// An analyzer makes the terms of exchanges. It is for one goroutine; several share
// the census and the former.
type analyzer struct {
	census *census
	former *former

	field    *textField
	position int
	part     int
	// Memory for what bleve wants pointers to, taken many at a time.
	spareFreqs     []index.TokenFreq
	spareLocations []index.TokenLocation
	spareLists     []*index.TokenLocation
	spareGaps      []uint64
}

// analyze returns what bleve gets of a record.
func (a *analyzer) analyze(r *search.Record) *textField {
	a.field, a.position = &textField{terms: make(index.TokenFrequencies, 384)}, 0
	for part, pieces := range partTexts(r) {
		a.part = part
		for _, piece := range pieces {
			a.piece(piece)
			a.position += breakGap
		}
		a.position += breakGap
	}
	a.field.finish()
	return a.field
}

// piece adds the words of a text.
func (a *analyzer) piece(text string) {
	for w := range words(text) {
		if len(w) > 1 {
			// The whole word is at the place of its first part, so that the parts
			// still stand in a row for phrases.
			a.add(a.former.compound(text[w[0].Start:w[len(w)-1].End]))
		}
		for _, t := range w {
			a.add(a.word(text[t.Start:t.End]))
			a.position++
			a.field.words++
		}
	}
}

// word returns the forms of a token. Those of a word that several exchanges have
// are kept with its count; any other is not seen again.
func (a *analyzer) word(token string) forms {
	c := a.census.words[token]
	switch {
	case c == nil:
		return a.former.word(token)
	case c.shown < 2:
		return a.former.makeWord(token)
	}
	f := c.forms.Load()
	if f == nil {
		made := a.former.makeWord(strings.Clone(token)) // or it would keep the whole text in memory
		f = &made
		c.forms.Store(f)
	}
	return *f
}

// add puts the forms at the current position. Phrases are looked for among the
// untagged ones alone, so that no other needs its place.
func (a *analyzer) add(f forms) {
	f = f.within(a.part)
	for _, term := range [...]string{f.folded, f.printed, f.inflected, f.also} {
		if term == "" {
			continue
		}
		t := a.count(term)
		if strings.IndexByte(tags, term[0]) < 0 {
			a.locate(t)
		}
	}
	for _, term := range f.parts {
		a.count(term)
	}
}

// count counts a term once more, and notes the part.
func (a *analyzer) count(term string) *index.TokenFreq {
	t := a.field.terms[term]
	if t == nil {
		if len(a.spareFreqs) == 0 {
			a.spareFreqs = make([]index.TokenFreq, 512)
		}
		t, a.spareFreqs = &a.spareFreqs[0], a.spareFreqs[1:]
		a.field.terms[term] = t
	}
	t.SetFrequency(counted(t.Frequency(), a.part))
	return t
}

// locate notes that a term stands at the current position. There is one location
// for all places in a part: the first is its position, and what each next one is
// further on stands among its array positions. Common words have many places, and
// bleve stores and reads a location as five numbers.
func (a *analyzer) locate(t *index.TokenFreq) {
	if n := len(t.Locations); n > 0 && t.Locations[n-1].Start == a.part {
		l := t.Locations[n-1]
		if l.ArrayPositions == nil {
			if len(a.spareGaps) < spareGaps {
				a.spareGaps = make([]uint64, 128*spareGaps)
			}
			l.ArrayPositions, a.spareGaps = a.spareGaps[:0:spareGaps], a.spareGaps[spareGaps:]
		}
		l.ArrayPositions = append(l.ArrayPositions, uint64(a.position-l.End))
		l.End = a.position
		return
	}
	if len(a.spareLocations) == 0 {
		a.spareLocations = make([]index.TokenLocation, 512)
		a.spareLists = make([]*index.TokenLocation, 512)
	}
	l := &a.spareLocations[0]
	a.spareLocations = a.spareLocations[1:]
	l.Position, l.Start, l.End = a.position, a.part, a.position
	if t.Locations == nil {
		t.Locations, a.spareLists = a.spareLists[:0:1], a.spareLists[1:]
	}
	t.Locations = append(t.Locations, l)
}

// spareGaps is for how many more places of a term in a part there is room at once.
const spareGaps = 4

// finish makes of the field what is stored.
func (f *textField) finish() {
	for _, t := range f.terms {
		t.SetFrequency(packed(t.Frequency()))
		for _, l := range t.Locations {
			l.End = 0
		}
	}
}

// words yields the words of a text, each as its tokens: one, or several for a
// word with hyphens. The slice is used again for the next word.
func words(text string) func(yield func([]search.Token) bool) {
	return func(yield func([]search.Token) bool) {
		var word []search.Token
		for t := range search.Tokens(text) {
			if !t.Glued && len(word) > 0 {
				if !yield(word) {
					return
				}
				word = word[:0]
			}
			word = append(word, t)
		}
		if len(word) > 0 {
			yield(word)
		}
	}
}
