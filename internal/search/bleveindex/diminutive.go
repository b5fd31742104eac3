package bleveindex

import (
	"strings"

	"inbreng/internal/wordlist"
)

// notDiminutives are words that look like diminutives of others: a beetje is no
// bite, and a weetje is not what somebody weet.
var notDiminutives = wordSet("beetje weetje toetje")

// minDiminished is the number of letters of a word whose diminutive is known.
const minDiminished = 4

// cutDiminutive returns the word of which another is the diminutive: of kaartje
// kaart, of motietje motie, of raampje raam, of bonnetje bon.
func cutDiminutive(word string) (base string, ok bool) {
	small := strings.TrimSuffix(word, "s")
	if notDiminutives[small] {
		return word, false
	}
	for _, d := range [...]struct{ ending, behind string }{
		{"etje", "bglmnr"}, {"je", "bcdfgkpst"}, {"tje", "aeioulnrw"}, {"pje", "m"},
	} {
		base, found := strings.CutSuffix(small, d.ending)
		if !found || base == "" || strings.IndexByte(d.behind, base[len(base)-1]) < 0 {
			continue
		}
		if short := levelEnd(base); d.ending == "etje" && (len(short) < len(base) || strings.HasSuffix(base, "ng")) && wordlist.ContainsExact(short) {
			return short, true
		}
		if d.ending != "etje" && len(base) >= minDiminished && wordlist.ContainsExact(base) {
			return base, true
		}
		// A long vowel at the end of a word is written double: autootje.
		if n := len(base); d.ending == "tje" && n > minDiminished && base[n-1] == base[n-2] && wordlist.ContainsExact(base[:n-1]) {
			return base[:n-1], true
		}
	}
	return word, false
}
