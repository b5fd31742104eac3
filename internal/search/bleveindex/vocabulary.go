package bleveindex

import (
	"cmp"
	"hash/fnv"
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// A vocabulary is the words of the texts, to find the one that was meant by a word that
// is not among them. Of many documents there are half a million, so each has but a few
// bytes: as they stand in memory when all are strings of their own, they were twice as
// much as everything else that a search needs.
type vocabulary struct {
	text  string    // the words, one behind another, by length
	words []vocable // in the same order, and one behind the last
	// lengths has where the words of each length begin, and behind the longest the end.
	lengths [maxWord + 2]int
	// bySound are the words by how they sound.
	bySound []heard
}

// A vocable is a word of the texts.
type vocable struct {
	letters uint64 // which letters it has, as bits
	at      uint32 // where it stands in the text, in bytes; it ends where the next begins
	count   uint32 // about the number of exchanges with it
}

// A heard is a word, by number, with the hash of how it sounds.
type heard struct{ hash, word uint32 }

// newVocabulary reads the words from the index.
func (x *Index) newVocabulary() (*vocabulary, error) {
	var b vocabularyBuilder
	last, count := "", uint64(0)
	err := x.printed.each("", func(folded, _ string, n uint64) bool {
		if folded != last {
			b.add(last, count)
			last, count = folded, 0
		}
		count += n
		return true
	})
	b.add(last, count)
	return b.build(), err
}

// A vocabularyBuilder collects words by their length.
type vocabularyBuilder struct {
	texts [maxWord + 1][]byte
	words [maxWord + 1][]vocable // at within the text of the length
}

// add adds a word. None is longer than maxWord, but in a damaged file.
func (b *vocabularyBuilder) add(folded string, count uint64) {
	n := letters(folded)
	if n == 0 || n > maxWord {
		return
	}
	b.words[n] = append(b.words[n], vocable{lettersOf(folded), uint32(len(b.texts[n])), uint32(min(count, math.MaxUint32))})
	b.texts[n] = append(b.texts[n], folded...)
}

// build returns the vocabulary.
func (b *vocabularyBuilder) build() *vocabulary {
	v := &vocabulary{}
	var text strings.Builder
	for n := range b.words {
		v.lengths[n] = len(v.words)
		start := uint32(text.Len())
		for _, k := range b.words[n] {
			k.at += start
			v.words = append(v.words, k)
		}
		text.Write(b.texts[n])
	}
	v.lengths[maxWord+1] = len(v.words)
	v.text = text.String()
	v.words = slices.Clip(append(v.words, vocable{at: uint32(len(v.text))}))
	v.bySound = make([]heard, len(v.words)-1)
	for i := range v.bySound {
		v.bySound[i] = heard{hashOf(sound(v.word(i))), uint32(i)}
	}
	slices.SortFunc(v.bySound, func(a, b heard) int { return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.word, b.word)) })
	return v
}

// word returns a word by its number.
func (v *vocabulary) word(i int) string { return v.text[v.words[i].at:v.words[i+1].at] }

// sounding returns the words that sound like one.
func (v *vocabulary) sounding(word string) (like []int) {
	as := sound(word)
	hash := hashOf(as)
	i, _ := slices.BinarySearchFunc(v.bySound, hash, func(h heard, hash uint32) int { return cmp.Compare(h.hash, hash) })
	for ; i < len(v.bySound) && v.bySound[i].hash == hash; i++ {
		if n := int(v.bySound[i].word); sound(v.word(n)) == as { // and not another with the hash
			like = append(like, n)
		}
	}
	return like
}

func hashOf(s string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(s)) // it never fails
	return h.Sum32()
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
func (v *vocabulary) closest(word string) (closest string, ok bool) {
	n := letters(word)
	if n < shortestWord || n > maxWord {
		return "", false
	}
	limit := 1
	if n >= longWord {
		limit = 2
	}
	typed := []rune(word)
	set := lettersOf(word)
	best, bestCost := 0, 0
	better := func(i, cost int) {
		if !ok || cost < bestCost || cost == bestCost && v.before(i, best) {
			best, bestCost, ok = i, cost, true
		}
	}
	var letters [maxWord]rune
	// One edit changes the length by one at most, and two of the letters.
	for i := v.lengths[n-limit]; i < v.lengths[min(n+limit, maxWord)+1]; i++ {
		if bits.OnesCount64(v.words[i].letters^set) > 2*limit {
			continue
		}
		other := v.word(i)
		if d := distance(typed, appendRunes(letters[:0], other), limit); d <= limit {
			better(i, d*costEdit+firstCost(word, other))
		}
	}
	for _, i := range v.sounding(word) {
		better(i, costSound+firstCost(word, v.word(i)))
	}
	if !ok {
		return "", false
	}
	return v.word(best), true
}

// before says which of two words that are equally like one is taken: the one in more
// exchanges, or else the first by letter.
func (v *vocabulary) before(a, b int) bool {
	if v.words[a].count != v.words[b].count {
		return v.words[a].count > v.words[b].count
	}
	return v.word(a) < v.word(b)
}

func appendRunes(dst []rune, s string) []rune {
	for _, r := range s {
		dst = append(dst, r)
	}
	return dst
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
