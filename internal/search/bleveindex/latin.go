package bleveindex

import (
	"strings"

	"inbreng/internal/wordlist"
)

// notLatin are words in -a and -i that are no plurals of those in -um and -us, or
// not to those who type them: media are the press, data are kept in a computer, and
// Máxima is a queen.
var notLatin = wordSet("media data taxi mini maxima pastei ammonia basilica uitga")

// cutLatin returns the singular of a plural that Latin made: of criteria criterium,
// of politici politicus.
func cutLatin(word string) (singular string, ok bool) {
	if notLatin[word] {
		return word, false
	}
	for _, e := range [...]struct{ plural, singular string }{{"a", "um"}, {"i", "us"}} {
		if stem, found := strings.CutSuffix(word, e.plural); found && len(stem) >= minStem && wordlist.ContainsExact(stem+e.singular) {
			return stem + e.singular, true
		}
	}
	return word, false
}
