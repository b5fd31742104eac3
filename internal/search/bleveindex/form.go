package bleveindex

import (
	"strings"
	"sync"
	"unicode/utf8"

	"inbreng/internal/search"
)

// Tags of the forms that are not words by themselves. No folded word begins with
// any of them, so that the forms cannot be taken for each other.
const (
	tagPrinted  = "="
	tagInflect  = "~"
	tagPart     = "+"
	tags        = tagPrinted + tagInflect + tagPart
	maxWord     = 64 // letters; what is longer is cut, in texts and queries alike
	cachedWords = 1 << 16
)

// forms are the forms of one word without hyphens. printed is "" where it is the
// same as folded, inflected is "" for what does not inflect: numbers and words
// with a digit in them. also is the other inflected form of a word that may be of
// two. parts are those of a compound, inflection folded.
type forms struct {
	folded, printed, inflected, also string
	parts                            []string
}

// A former makes the forms of words, with the words that compounds are made of,
// and remembers them. The zero former splits nothing.
type former struct {
	lexicon          *lexicon
	words, compounds formCache
}

// word returns the forms of a token, as in the text.
func (f *former) word(token string) forms { return f.words.get(token, f.makeWord) }

// compound returns the forms of a word with hyphens: as folded the whole word, as
// printed the word with its parts joined.
func (f *former) compound(word string) forms { return f.compounds.get(word, formsOfCompound) }

func (f *former) makeWord(token string) forms {
	out := formsOf(token)
	if f.lexicon == nil || out.inflected == "" || len(token) < minCompound {
		return out
	}
	for _, part := range f.lexicon.parts(strings.ToLower(token)) {
		if term := partTerm(part); term != tagPart+out.inflected[len(tagInflect):] {
			out.parts = appendNew(out.parts, term)
		}
	}
	return out
}

// within returns those of the forms that a word has in a part of the text field.
// Names are whole words: BoerBurgerBeweging is no kind of beweging, and a member
// called Sneller is not found by snel.
func (f forms) within(part int) forms {
	switch part {
	case partFactions:
		f.parts = nil
	case partNames:
		f.parts, f.inflected, f.also = nil, "", ""
	}
	return f
}

// partTerm returns the term under which a part of a compound stands. Compounds end
// in nouns: bestuursleden have nothing to do with lijden.
func partTerm(part string) string {
	if apart, ok := partsApart[part]; ok {
		return tagPart + apart
	}
	return tagPart + inflectRegular(cutWord(search.Fold(part)))
}

// partsApart are parts that are spelt as the stem of a verb that everybody uses, and
// what they are kept apart by: krijgsgevangenen and krijgsmacht are no answer to
// krijgen.
var partsApart = map[string]string{"krijg": "krijgs"}

func appendNew(terms []string, term string) []string {
	for _, t := range terms {
		if t == term {
			return terms
		}
	}
	return append(terms, term)
}

// formsOf returns the forms of a token, as in the text.
func formsOf(token string) forms {
	folded := cutWord(search.Fold(token))
	f := forms{folded: folded}
	if lower := cutWord(strings.ToLower(token)); lower != folded {
		f.printed = tagPrinted + lower
	}
	if !strings.ContainsAny(folded, "0123456789") {
		f.inflected = tagInflect + inflect(folded)
		if also := inflectAlso(folded); also != "" {
			f.also = tagInflect + also
		}
	} else if stem, ok := strings.CutSuffix(folded, "'s"); ok { // F-16's
		f.inflected = tagInflect + stem
	}
	return f
}

// formsOfCompound returns the forms of a word with hyphens: as folded the whole
// word, as printed the word with its parts joined.
func formsOfCompound(word string) forms {
	folded := search.Fold(word)
	joined := cutWord(strings.ReplaceAll(folded, "-", ""))
	return forms{folded: cutWord(folded), printed: joined, inflected: tagInflect + inflect(joined)}
}

// cutWord cuts a word to maxWord letters.
func cutWord(word string) string {
	if len(word) <= maxWord {
		return word
	}
	n := 0
	for i := range word {
		if n == maxWord {
			return word[:i]
		}
		n++
	}
	return word
}

// A formCache remembers the forms of the words it was asked for, up to a number:
// a text of a million words has some fifty thousand different ones.
type formCache struct {
	mu    sync.RWMutex
	words map[string]forms
}

// get returns compute(word), which it remembers.
func (c *formCache) get(word string, compute func(string) forms) forms {
	c.mu.RLock()
	f, ok := c.words[word]
	c.mu.RUnlock()
	if ok {
		return f
	}
	word = strings.Clone(word) // or it would keep the whole text in memory
	f = compute(word)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.words == nil {
		c.words = map[string]forms{}
	}
	if len(c.words) < cachedWords {
		c.words[word] = f
	}
	return f
}

// letters counts the letters and digits of a folded word.
func letters(word string) int { return utf8.RuneCountInString(word) }
