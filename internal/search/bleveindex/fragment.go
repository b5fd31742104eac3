package bleveindex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/search"
)

// Lengths of fragments in bytes: a passage with marks is some four lines on a
// page, the beginning of a text without marks some three.
const (
	passageLength   = 320
	beginningLength = 220
	// before is how much of a passage stands before its first mark where the
	// marks leave room.
	before = 100
	// longestWord is how far the end of a fragment moves back to fall between two
	// words.
	longestWord = 100
)

// cutFragment returns the best passage of a text, or its beginning when nothing
// is marked. A text of blanks gives a fragment without parts.
func cutFragment(field search.Field, text string, marks []mark) search.Fragment {
	from, to := 0, min(len(text), beginningLength)
	first, last := 0, 0 // what must not be cut off
	if len(marks) > 0 {
		best := bestMarks(marks)
		from, to = passage(len(text), best[0].start)
		first, last = best[0].start, best[len(best)-1].end
	}
	from = nextWord(text, from, first)
	to = previousEnd(text, to, last)
	from, to = trim(text, from, to)
	return search.Fragment{Field: field, Parts: parts(text, from, to, marks)}
}

// bestMarks returns the run of marks that fit into a passage and weigh most; of
// equals the first.
func bestMarks(marks []mark) []mark {
	best, bestWeight := marks[:1], 0
	end := 0
	for i := range marks {
		end = max(end, i+1)
		for end < len(marks) && marks[end].end-marks[i].start <= passageLength-before {
			end++
		}
		if w := weight(marks[i:end]); w > bestWeight {
			best, bestWeight = marks[i:end], w
		}
	}
	return best
}

// passage returns a stretch of passageLength in a text of n bytes, with the mark
// that begins at start not far from its beginning.
func passage(n, start int) (from, to int) {
	from = max(start-before, 0)
	to = min(from+passageLength, n)
	return max(min(from, to-passageLength), 0), to // the end of a text shows more before
}

// nextWord returns the first place from from on where a word begins, and first
// when none does before it. Where the text begins, a word does.
func nextWord(text string, from, first int) int {
	for at := from; at < first; at++ {
		if at == 0 || blank(text[at-1]) {
			return at
		}
	}
	return first
}

// previousEnd returns the last place up to to where a word ends, but not before
// last, where a marked word does. Where no word ends for longestWord it cuts
// between two letters. A mark longer than a passage, a long phrase, is cut, too.
func previousEnd(text string, to, last int) int {
	if last > to {
		last = 0
	}
	for at := to; at > max(last, to-longestWord); at-- {
		if at == len(text) || blank(text[at]) {
			return at
		}
	}
	if last > 0 && to-last <= longestWord {
		return last
	}
	for to < len(text) && to > 0 && !utf8.RuneStart(text[to]) {
		to--
	}
	return to
}

// trim takes the blanks off the ends.
func trim(text string, from, to int) (int, int) {
	from += len(text[from:to]) - len(strings.TrimLeftFunc(text[from:to], unicode.IsSpace))
	return from, from + len(strings.TrimRightFunc(text[from:to], unicode.IsSpace))
}

// blank reports whether c parts words for a reader; hyphens and strokes do not.
func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' }

// parts cuts text[from:to] at its marks.
func parts(text string, from, to int, marks []mark) []search.Part {
	var out []search.Part
	add := func(s string, hit bool) {
		if s == "" {
			return
		}
		if n := len(out); n > 0 && out[n-1].Hit == hit && !hit {
			out[n-1].Text += s
			return
		}
		out = append(out, search.Part{Text: s, Hit: hit})
	}
	if from == to {
		return out
	}
	if strings.TrimSpace(text[:from]) != "" {
		add(search.Ellipsis+" ", false)
	}
	at := from
	for _, mk := range marks {
		start, end := max(mk.start, at), min(mk.end, to)
		if start < end {
			add(text[at:start], false)
			add(text[start:end], true)
			at = end
		}
	}
	add(text[at:to], false)
	if strings.TrimSpace(text[to:]) != "" {
		add(" "+search.Ellipsis, false)
	}
	return out
}
