// Package coverage proves that a record holds all of its source and nothing else.
//
// What goes in is the normalised text of a source file, the
// [parliament.Document] that was read from it and the edits of the
// [parliament.Report]; what comes out is how many runes of the text are in no
// part of the record, or in two, and a Problem for every place where record and
// source differ:
//
//	result := coverage.Check(text, doc, report)
//
// It shares no code with the parser and does not look at the parser's spans. It
// prints the record back: every part of the record says which place of the
// source it was read from; the text of that place, less the places of other
// parts inside it and less the edits, has to be the text of the part, rune for
// rune. White space is left out of the comparison.
package coverage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// A Result is what the proof found.
type Result struct {
	Coverage parliament.Coverage
	Problems []parliament.Problem
}

// Check compares a record with its source.
func Check(text string, doc *parliament.Document, report *parliament.Report) Result {
	c := checker{text: text, index: newIndex(text), parts: parts(doc), line: 1}
	c.result.Coverage.Runes = c.index.runes
	c.edits = c.leaveOut(report)
	c.sweep(c.claims())
	for i := range c.parts {
		c.finish(i)
	}
	return c.result
}

// A claim says that text[from:to], in bytes, is what a part was read from.
type claim struct {
	from, to int
	part     int // index
}

// A checker goes through a text once, from its start to its end.
type checker struct {
	text  string
	index index
	parts []part // their words are taken off as the text is gone through
	edits []claim
	// differs has, for every part that is not what its place says, what is left of
	// the place.
	differs map[int]*[]rune
	line    int // of the source, from 1, that counted is on
	counted int // the byte up to which lines were counted
	result  Result
}

// claims returns the places of the parts in the order in which they begin, of those
// that begin together the longest first: a footnote inside a paragraph comes behind
// it.
func (c *checker) claims() []claim {
	claims := make([]claim, 0, len(c.parts))
	for i, p := range c.parts {
		from, to := p.place.From.Offset, p.place.To.Offset
		if from < 0 || to > c.index.runes || from > to {
			c.problem(parliament.TextChanged, parliament.Place{}, "De plaats van %s ligt buiten de tekst.", p.what+p.id)
			continue
		}
		claims = append(claims, claim{c.index.byteAt(from), c.index.byteAt(to), i})
	}
	slices.SortFunc(claims, func(a, b claim) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return cmp.Or(b.to-a.to, a.part-b.part)
	})
	return claims
}

// sweep gives every stretch of the text to the claim that began last of those that
// have not ended. Parts may lie inside one another, not across one another.
func (c *checker) sweep(claims []claim) {
	var open []claim
	at := 0
	upTo := func(to int) {
		for at < to {
			for len(open) > 0 && open[len(open)-1].to <= at {
				open = open[:len(open)-1]
			}
			if len(open) == 0 {
				c.unclaimed(at, to)
				at = to
				continue
			}
			last := open[len(open)-1]
			end := min(to, last.to)
			c.give(last.part, at, end)
			at = end
		}
	}
	for _, next := range claims {
		upTo(next.from)
		open = append(open, next)
	}
	upTo(len(c.text))
}

// withoutEdits calls f for what edits leave of text[from:to]. It is asked for one
// stretch behind the other.
func (c *checker) withoutEdits(from, to int, f func(from, to int)) {
	for from < to {
		for len(c.edits) > 0 && c.edits[0].to <= from {
			c.edits = c.edits[1:]
		}
		if len(c.edits) == 0 || c.edits[0].from >= to {
			f(from, to)
			return
		}
		if edit := c.edits[0]; edit.from > from {
			f(from, edit.from)
			from = edit.from
		} else {
			from = edit.to
		}
	}
}

// give holds text[from:to] against the next words of a part.
func (c *checker) give(part, from, to int) {
	c.withoutEdits(from, to, func(from, to int) {
		if rest, have := c.differs[part]; have {
			*rest = appendWords(*rest, c.text[from:to])
			return
		}
		if rest := take(&c.parts[part].words, c.text[from:to]); rest != "" {
			if c.differs == nil {
				c.differs = map[int]*[]rune{}
			}
			left := appendWords(nil, rest)
			c.differs[part] = &left
		}
	})
}

// take takes a printed text off the front of words, whatever the white space in
// either, and returns what is left of it where the two differ.
func take(w *words, printed string) string {
	for {
		printed = trimLeft(printed)
		if printed == "" {
			return ""
		}
		w.text = trimLeft(w.text)
		if w.text == "" {
			if !w.next() {
				return printed
			}
			continue
		}
		n := common(printed, w.text)
		if n == 0 {
			return printed
		}
		printed, w.text = printed[n:], w.text[n:]
	}
}

// maxLine bounds, in bytes, what is compared at once. A line of a printed page is
// shorter; of a line that is a whole document no more is looked at than is used.
const maxLine = 256

// common returns the length of what a printed text and words have in common at
// their start, in whole runes and up to the end of the printed line.
func common(a, b string) int {
	a = a[:min(len(a), len(b), maxLine)]
	if end := strings.IndexByte(a, '\n'); end >= 0 {
		a = a[:end]
	}
	if a != "" && a == b[:len(a)] { // nearly always a line is word for word in the record
		return len(a)
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	return n
}

// finish says where a part differs from its source.
func (c *checker) finish(i int) {
	p := &c.parts[i]
	words := p.words.runes()
	var printed []rune
	if rest, have := c.differs[i]; have {
		printed = *rest
	} else if len(words) == 0 {
		return
	}
	kind := parliament.TextChanged
	switch extra := len(words) - len(printed); {
	case extra < 0:
		kind = parliament.TextUnassigned
		c.result.Coverage.Unassigned -= extra
	case extra > 0:
		kind = parliament.TextDoubled
		c.result.Coverage.Doubled += extra
	default:
		c.result.Coverage.Unassigned++
	}
	c.problem(kind, *p.place, "De tekst van %s wijkt af van de bron, vanaf «%s» in het gegeven en «%s» in de bron.", p.what+p.id, glimpse(words), glimpse(printed))
}

// unclaimed counts the runes of text[from:to], which no part claims, and says line
// by line where they are.
func (c *checker) unclaimed(from, to int) {
	c.withoutEdits(from, to, func(from, to int) {
		for from += len(c.text[from:to]) - len(trimLeft(c.text[from:to])); from < to; {
			end := to
			if i := strings.IndexByte(c.text[from:to], '\n'); i >= 0 {
				end = from + i
			}
			c.sayUnclaimed(from, end)
			from = end + len(c.text[end:to]) - len(trimLeft(c.text[end:to]))
		}
	})
}

// sayUnclaimed says that a text that stands on one line is in no part.
func (c *checker) sayUnclaimed(from, to int) {
	c.line += strings.Count(c.text[c.counted:from], "\n")
	c.counted = from
	text := []rune(c.text[from:to])
	c.result.Coverage.Unassigned += len(appendWords(nil, c.text[from:to]))
	start := c.runesBefore(from)
	c.problem(parliament.TextUnassigned, parliament.Place{
		From: parliament.Position{Offset: start, Page: 1, Line: c.line},
		To:   parliament.Position{Offset: start + len(text), Page: 1, Line: c.line},
	}, "De tekst «%s» staat wel in de bron, maar niet in het gegeven.", glimpse(text))
}

// runesBefore returns how many runes stand before a byte.
func (c *checker) runesBefore(at int) int {
	i, _ := slices.BinarySearch(c.index.marks, at+1)
	mark := c.index.marks[i-1]
	return (i-1)*markEvery + len([]rune(c.text[mark:at]))
}

// appendWords appends the runes of a text that are not white space.
func appendWords(out []rune, text string) []rune {
	for _, r := range text {
		if !isSpace(r) {
			out = append(out, r)
		}
	}
	return out
}

// trimLeft cuts the white space off the start of a text.
func trimLeft(text string) string {
	for text != "" && (text[0] == ' ' || text[0] == '\n') {
		text = text[1:]
	}
	if text == "" || text[0] > ' ' && text[0] < 0x7f {
		return text
	}
	return strings.TrimLeftFunc(text, unicode.IsSpace)
}

// isSpace is unicode.IsSpace, quicker for what nearly every rune is.
func isSpace(r rune) bool {
	if r > ' ' && r < 0x7f {
		return false
	}
	return unicode.IsSpace(r)
}

// glimpse returns the first runes of a text.
func glimpse(text []rune) string { return string(text[:min(len(text), 20)]) }

func (c *checker) problem(kind parliament.ProblemKind, place parliament.Place, format string, args ...any) {
	c.result.Problems = append(c.result.Problems, parliament.Problem{Kind: kind, Text: fmt.Sprintf(format, args...), Source: place})
}
