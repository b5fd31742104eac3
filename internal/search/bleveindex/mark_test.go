package bleveindex

import (
	"strings"
	"testing"

	"inbreng/internal/wordlist"
)

// TestCanMatch holds for the words of the list that a marker looks at every word
// that the index has a term of, whatever became of its first letter and its vowels.
func TestCanMatch(t *testing.T) {
	f := &former{lexicon: newLexicon(nil)}
	n := 0
	for word := range wordlist.All() {
		if n++; n%7 != 0 && !strings.HasPrefix(word, "gé") || len(tokensOf(word)) != 1 || word[0] == '\'' {
			continue // all of them take a while, and a token begins with a letter
		}
		forms := f.makeWord(word)
		for _, term := range append([]string{forms.folded, forms.printed, forms.inflected, forms.also}, forms.parts...) {
			terms := []weighted{{term, 1}}
			if part, ok := strings.CutPrefix(term, tagPart); ok { // as a leaf has it
				terms = append(terms, weighted{tagInflect + part, 1})
			}
			if term != "" && !newMarker(f, []*leaf{{terms: terms}}).canMatch(word) {
				t.Errorf("%s is not looked at for %s", word, term)
			}
		}
	}
	if n < 100_000 {
		t.Errorf("only %d words", n)
	}
}
