package bleveindex

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// A vocabulary is the words of the texts, to find the one that was meant by a
// word that is not among them.
type vocabulary struct {
	words []vocable // by length
	// lengths has where the words of each length begin, and behind the longest the end.
	lengths [maxWord + 2]int
	// bySound has the numbers of words by how they sound.
	bySound map[string][]int32
}

// A vocable is a word of the texts.
type vocable struct {
	folded  string
	printed string
	count   uint64 // about the number of exchanges with it
	letters uint64 // which letters it has, as bits
	length  int    // in letters
}

// newVocabulary reads the words from the index.
func (x *Index) newVocabulary() (*vocabulary, error) {
	var words []vocable
	var c completion
	flush := func() {
		n := letters(c.folded)
		if n == 0 || n > maxWord { // none is, but in a damaged file
			return
		}
		c.choose()
		words = append(words, vocable{c.folded, c.printed, c.count, lettersOf(c.folded), n})
	}
	err := x.printed.each("", func(folded, printed string, n uint64) bool {
		if folded != c.folded {
			flush()
			c = completion{folded: folded}
		}
		c.add(printed, n)
		return true
	})
	flush()
	return vocabularyOf(words), err
}

// vocabularyOf arranges words, of which none is longer than maxWord.
func vocabularyOf(words []vocable) *vocabulary {
	v := &vocabulary{words: words, bySound: map[string][]int32{}}
	slices.SortStableFunc(v.words, func(a, b vocable) int { return a.length - b.length })
	for i := range v.words {
		heard := sound(v.words[i].folded)
		v.bySound[heard] = append(v.bySound[heard], int32(i))
		v.lengths[v.words[i].length+1] = i + 1
	}
	for n := 1; n < len(v.lengths); n++ {
		v.lengths[n] = max(v.lengths[n], v.lengths[n-1])
	}
	return v
}

// lettersOf returns which letters a word has, as bits.
func lettersOf(word string) (set uint64) {
	for _, r := range word {
		set |= 1 << (uint(r) % 64)
	}
	return set
}

// Costs of a correction, in half edits, so that there is room between them.
const (
	costEdit     = 2
	costFirst    = 3 // another first letter: people rarely get that one wrong
	costSound    = 3 // sounds the same, whatever the letters
	shortestWord = 4 // letters; shorter words have too many neighbours
	longWord     = 8 // letters, from which two edits are a slip
)

// closest returns the word most like a folded word, ok is false if none is like
// it. Of words equally like it, it takes the one in most exchanges.
func (v *vocabulary) closest(word string) (best vocable, ok bool) {
	n := letters(word)
	if n < shortestWord || n > maxWord {
		return best, false
	}
	limit := 1
	if n >= longWord {
		limit = 2
	}
	typed := []rune(word)
	set := lettersOf(word)
	bestCost := 0
	better := func(k *vocable, cost int) {
		if !ok || cost < bestCost || cost == bestCost && (k.count > best.count || k.count == best.count && k.folded < best.folded) {
			best, bestCost, ok = *k, cost, true
		}
	}
	// One edit changes the length by one at most, and two of the letters.
	for i := v.lengths[n-limit]; i < v.lengths[min(n+limit, maxWord)+1]; i++ {
		k := &v.words[i]
		if bits.OnesCount64(k.letters^set) > 2*limit {
			continue
		}
		if d := distance(typed, []rune(k.folded), limit); d <= limit {
			better(k, d*costEdit+firstCost(word, k.folded))
		}
	}
	for _, i := range v.bySound[sound(word)] {
		better(&v.words[i], costSound+firstCost(word, v.words[i].folded))
	}
	return best, ok
}

func firstCost(a, b string) int {
	ra, _ := utf8.DecodeRuneInString(a)
	rb, _ := utf8.DecodeRuneInString(b)
	if ra == rb {
		return 0
	}
	return costFirst
}

// distance returns the number of letters put in, left out, changed or swapped
// with the next between two words, or limit+1 when there are more.
func distance(a, b []rune, limit int) int {
	var rows [3][maxWord + 2]int
	if len(a) > maxWord || len(b) > maxWord {
		return limit + 1
	}
	before, last, row := rows[0][:len(b)+1], rows[1][:len(b)+1], rows[2][:len(b)+1]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			d := min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			least = min(least, d)
		}
		if least > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// sounds writes letters that Dutch, English and French spellings of names use
// for the same sound in one way. Earlier pairs go before later ones.
var sounds = strings.NewReplacer(
	"tsj", "C", "tch", "C", "ch", "g", "sch", "sg", "dzj", "Z", "dsj", "Z", "dj", "Z", "zj", "Z", "zh", "Z", "sj", "S", "sh", "S",
	"ou", "au", "ow", "au", "auw", "au", "ij", "ei", "ai", "ei", "ey", "ei", "ay", "ei", "oe", "u", "ie", "i", "ee", "i", "y", "i", "ia", "ja",
	"ph", "f", "v", "f", "th", "t", "gh", "g", "kh", "g", "qu", "kw", "q", "k", "ck", "k", "x", "ks", "z", "s", "dt", "t", "'", "", "-", "",
	"ce", "se", "ci", "si", "c", "k",
)

// sound returns how a folded word sounds, about.
func sound(word string) string {
	s := sounds.Replace(word)
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		if i == 0 || s[i] != s[i-1] {
			out = append(out, s[i])
		}
	}
	return string(out)
}
