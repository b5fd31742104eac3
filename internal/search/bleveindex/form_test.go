package bleveindex

import (
	"strings"
	"testing"

	"inbreng/internal/search"
)

// FuzzForms holds for any word, also one of odd bytes, that it has forms, that they
// do not change when they are made again, and that a marker looks at it for each.
func FuzzForms(f *testing.F) {
	for _, word := range []string{"geslotenen", "uitge", "ge", "dt", "edt", "wijst", "je", "tje", "eren", "vv", "\xff\xfege\xfft", "ïngeëist", "zonnest", strings.Repeat("ge", 60)} {
		f.Add(word)
	}
	made := &former{lexicon: newLexicon(nil)}
	f.Fuzz(func(t *testing.T, text string) {
		for token := range search.Tokens(text) {
			word := text[token.Start:token.End]
			forms := made.makeWord(word)
			if forms.folded == "" {
				t.Errorf("%q has no form", word)
			}
			if again := made.makeWord(word); again.inflected != forms.inflected || again.also != forms.also {
				t.Errorf("%q is %v and %v", word, forms, again)
			}
			for _, term := range []string{forms.folded, forms.inflected, forms.also} {
				if term != "" && !newMarker(made, []*leaf{{terms: []weighted{{term, 1}}}}).canMatch(word) {
					t.Errorf("%q is not looked at for %s", word, term)
				}
			}
			for range longNames(text) {
				break
			}
		}
	})
}
