package wordlist

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Words are the words that one text prints unbroken, in small letters: every
// word, the parts of hyphenated words, and hyphenated words whole; but not words
// of less than four small letters. They are safe for concurrent use.
type Words struct {
	index map[string]int32 // into seen
	seen  []sighting
	// sorted has the words of index, backwards the same ones read from their ends.
	sorted, backwards func() []string
}

// shortest is the length in bytes of the shortest word in small letters that is
// kept. Half the words of a text are shorter (de, van, het), and whoever asks for
// those asks the word list.
const shortest = 4

// A sighting says how often a word was seen.
type sighting struct {
	count int
	small bool // at least once it began with a small letter
}

// WordsOf collects the words of the text. The lines of the text are parted by
// \n and may end in blanks. The halves of a word at a hyphenated line end are
// left out: "krijgsge-" and "vangen" are no words.
func WordsOf(text string) *Words {
	c := collector{text: text, words: &Words{index: make(map[string]int32, min(len(text)/24, 4096))}}
	c.collect()
	w := c.words
	w.sorted = sync.OnceValue(func() []string { return slices.Sorted(maps.Keys(w.index)) })
	w.backwards = sync.OnceValue(func() []string {
		words := make([]string, 0, len(w.index))
		for key := range w.index {
			words = append(words, backwards(key))
		}
		slices.Sort(words)
		return words
	})
	return w
}

// Count returns how often the text prints the word, whatever its capitals. A
// word with hyphens is counted where it is printed with them.
func (w *Words) Count(word string) int {
	return w.sighting(word).count
}

// sighting returns how often a word was seen; the zero sighting is never.
func (w *Words) sighting(word string) sighting {
	if i, ok := w.index[strings.ToLower(straighten(word))]; ok {
		return w.seen[i]
	}
	return sighting{}
}

// HasSmall reports whether the text prints the word at least once with a small
// first letter, so that it is no name.
func (w *Words) HasSmall(word string) bool {
	return w.sighting(word).small
}

// Begins reports whether some word of the text begins with prefix, whatever its
// capitals.
func (w *Words) Begins(prefix string) bool {
	return anyBegins(w.sorted(), strings.ToLower(straighten(prefix)))
}

// Ends reports whether any of the words, in small letters, ends so.
func (w *Words) Ends(suffix string) bool {
	return anyBegins(w.backwards(), backwards(strings.ToLower(straighten(suffix))))
}

// anyBegins reports whether any of sorted words begins so.
func anyBegins(sorted []string, prefix string) bool {
	i, _ := slices.BinarySearch(sorted, prefix)
	return i < len(sorted) && strings.HasPrefix(sorted[i], prefix)
}

// backwards returns the bytes of a word from the last to the first.
func backwards(word string) string {
	b := []byte(word)
	slices.Reverse(b)
	return string(b)
}

// A collector goes through a text once.
type collector struct {
	text   string
	words  *Words
	broken bool // the last word was broken off at a line end
	key    []byte
}

// The classes of bytes. A byte of a rune above ASCII is looked at as a rune.
const (
	other byte = iota
	letter
	capital
	joint // a hyphen or an apostrophe, part of a word inside it
	wide
)

// classes gives every byte its class.
var classes = func() (t [256]byte) {
	for b := range t {
		switch {
		case b >= utf8.RuneSelf:
			t[b] = wide
		case b >= 'a' && b <= 'z', b >= '0' && b <= '9':
			t[b] = letter
		case b >= 'A' && b <= 'Z':
			t[b] = capital
		case b == '-', b == '\'':
			t[b] = joint
		}
	}
	return t
}()

// collect finds the runs of letters, digits, hyphens and apostrophes. A run is
// plain when it is nothing but small letters and digits, as most are: then it
// is its own key.
func (c *collector) collect() {
	text := c.text
	for i := 0; i < len(text); {
		plain, start := true, i
		for i < len(text) {
			class := classes[text[i]]
			if class == letter {
				i++
				continue
			}
			if class == other {
				break
			}
			if class == wide {
				r, size := utf8.DecodeRuneInString(text[i:])
				if !inWord(r) {
					break
				}
				i += size - 1
			}
			plain = false
			i++
		}
		switch run := text[start:i]; {
		case run == "":
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
		case plain && !c.broken:
			if len(run) >= shortest {
				c.note(run, true)
			}
		default:
			c.run(run, c.endsLine(i))
		}
	}
}

// inWord reports whether a rune above ASCII is part of a word. A mark is, since
// not every letter with an accent is one rune.
func inWord(r rune) bool {
	return r == '’' || isHyphen(r) || unicode.IsLetter(r) || unicode.IsMark(r)
}

// endsLine reports whether nothing but blanks stands between i and the line's
// end.
func (c *collector) endsLine(i int) bool {
	for ; i < len(c.text); i++ {
		switch c.text[i] {
		case ' ', '\t', '\r':
		default:
			return c.text[i] == '\n'
		}
	}
	return true
}

// run takes a run apart that is more than small letters, or that may be the
// other half of a broken word.
func (c *collector) run(run string, atLineEnd bool) {
	run = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError || r == '\u00ad':
			return -1
		case isHyphen(r):
			return '-'
		}
		return r
	}, straighten(run)+softEnd(run, atLineEnd))
	parts := strings.Split(run, "-")
	if c.broken && strings.Trim(run, "-'") != "" {
		parts, c.broken = parts[1:], false
	}
	if atLineEnd && len(parts) > 1 && parts[len(parts)-1] == "" {
		parts, c.broken = parts[:len(parts)-2], true
	}
	for i, part := range parts {
		if part = strings.Trim(part, "'"); part != "" {
			c.fold(part)
		}
		if i > 0 && parts[i-1] != "" && part != "" {
			c.fold(parts[i-1] + "-" + part)
		}
	}
	if len(parts) > 2 {
		if whole := strings.Trim(strings.Join(parts, "-"), "-"); strings.Contains(whole, "-") {
			c.fold(whole)
		}
	}
}

// softEnd is the hyphen that a soft hyphen at the end of the run is taken for
// when it breaks the word at the line's end; elsewhere it is nothing.
func softEnd(run string, atLineEnd bool) string {
	if atLineEnd && strings.HasSuffix(run, "\u00ad") {
		return "-"
	}
	return ""
}

// isHyphen reports whether r is printed as a hyphen.
func isHyphen(r rune) bool { return r == '-' || r == '\u00ad' || r == '\u2010' || r == '\u2011' }

// fold notes a word that may have capitals.
func (c *collector) fold(word string) {
	first, _ := utf8.DecodeRuneInString(word)
	small := !unicode.IsUpper(first)
	c.key = c.key[:0]
	for i := range len(word) {
		b := word[i]
		switch classes[b] {
		case wide:
			c.note(strings.ToLower(word), small)
			return
		case capital:
			b += 'a' - 'A'
		}
		c.key = append(c.key, b)
	}
	if i, ok := c.words.index[string(c.key)]; ok {
		c.again(i, small)
		return
	}
	c.first(string(c.key), small)
}

// note counts a word of small letters.
func (c *collector) note(word string, small bool) {
	if i, ok := c.words.index[word]; ok {
		c.again(i, small)
		return
	}
	c.first(word, small)
}

// first notes a word that was not seen before.
func (c *collector) first(word string, small bool) {
	c.words.index[word] = int32(len(c.words.seen))
	c.words.seen = append(c.words.seen, sighting{1, small})
}

// again notes a word that was.
func (c *collector) again(i int32, small bool) {
	s := &c.words.seen[i]
	s.count++
	s.small = s.small || small
}
