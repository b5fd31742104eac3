package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/source"
)

// Some extractors put on one line what the printed page has on several: the
// whole document ("… Vraag 1  Kan worden ingegaan op het advies? …    We
// concluderen …"), or the foot of a page and the line behind it ("ISSN 0921 -
// 7398’s-Gravenhage 2024Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 1Antwoord
// 3"). A seam is a place where such a line is cut.

// longLine is the length, in bytes, from which a line must hold more than one
// paragraph. The longest paragraphs seen have 2,500.
const longLine = 6000

// A seamCutter cuts the lines of one text at their seams.
type seamCutter struct {
	s        string
	pages    string // "/13" where the pages are numbered 1/13, 2/13, ...
	page     int    // the last page number seen
	question int    // the last question number seen
	asked    bool   // the last label seen was that of a question
	feet     bool   // the text may hold the feet of pages
	one      bool   // one line holds all of the text
}

func newSeamCutter(s string, lines []source.Line) *seamCutter {
	c := &seamCutter{s: s, feet: mayHoldFeet(s), one: isOneLine(s)}
	for _, l := range lines {
		if l.End-l.Start >= longLine || c.one {
			c.pages = pageTotal(s)
			break
		}
	}
	return c
}

// isOneLine reports whether one line holds all of a text. A line end behind it, which many
// programs write, and blank lines around it are none of its words.
func isOneLine(s string) bool { return strings.IndexByte(strings.TrimSpace(s), '\n') < 0 }

// mayHoldFeet reports whether a text has the words that the foot of a page has.
func mayHoldFeet(text string) bool {
	return strings.Contains(text, "ergaderjaar ") || strings.Contains(text, "Gravenhage ")
}

// cut appends the pieces of a line.
func (c *seamCutter) cut(lines []line, l source.Line) []line {
	text := c.s[l.Start:l.End]
	start := l.Start
	if l.Opens {
		start++
	}
	// A text that is one line is cut however short it is: "Vraag 1 Bent u ...".
	if len(text) >= longLine || c.one && text != "" {
		return c.cutLong(lines, start, l.End)
	}
	if !c.feet || !mayHoldFeet(text) {
		return append(lines, line{start: start, end: l.End})
	}
	from := start
	for _, at := range furnitureSeams(c.s[start:l.End]) {
		lines = append(lines, line{start: from, end: start + at})
		from = start + at
	}
	return append(lines, line{start: from, end: l.End})
}

var (
	// footSeam is the foot of a page of the Aanhangsel or of a Kamerstuk, or a
	// part of the imprint at the foot of the first page. A layout that is kept has
	// many blanks, or tabs, between them and before the number of the page.
	footSeam  = newPattern(`(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[–-]\d{4}, (?:Aanhangsel(?:[ \t]+\d{1,3})?|\d{2} \d{3}(?:[ -][0-9IVXLA-Z]+)?, nr\. \d+[ \t]+\d{1,3})|[’']s-Gravenhage \d{4}|^ISSN \d{4} ?- ?\d{3}[\dX]`)
	labelSeam = newPattern(`^(?:Vraag|Antwoord) \d`)
)

// seamOpenings are what a line begins with that holds such a foot: nothing stands
// before it.
var seamOpenings = []string{"Tweede Kamer, ", "Eerste Kamer, ", "’s-Gravenhage ", "'s-Gravenhage ", "ISSN "}

// furnitureSeams returns the places where page furniture is glued to what stands
// before or behind it: to other furniture, or to a label. A sentence that cites
// a paper goes on in small letters or ends in a full stop, and is not cut.
func furnitureSeams(text string) []int {
	if !startsWithAny(text, seamOpenings) { // a sentence that cites a paper
		return nil
	}
	var out []int
	add := func(at int) {
		if at > 0 && at < len(text) && (len(out) == 0 || out[len(out)-1] < at) {
			out = append(out, at)
		}
	}
	end := 0
	for _, m := range footSeam.FindAllStringIndex(text, -1) {
		head, tail := strings.Trim(text[end:m[0]], " \t"), strings.TrimLeft(text[m[1]:], " \t")
		if head == "" && (tail == "" || footSeam.FindStringIndex(tail) != nil && footSeam.FindStringIndex(tail)[0] == 0 || labelSeam.MatchString(tail) || startsUpper(tail)) {
			if end > 0 {
				add(end)
			}
			add(m[1])
			end = m[1]
		} else {
			return nil
		}
	}
	return out
}

// cutLong cuts a line that holds many paragraphs: at runs of blanks, of which
// two stand for a line end of the page and more for a blank line; around page
// numbers such as 3/13; and around the labels of questions and answers.
func (c *seamCutter) cutLong(lines []line, from, to int) []line {
	fresh := true
	add := func(start, end int) {
		if start, end = trimSpace(c.s, start, end); start < end {
			lines = append(lines, line{start: start, end: end, fresh: fresh})
			fresh = false
		}
	}
	first := len(lines)
	start, at := from, from
	seams := func() {
		for length, label := c.seam(at, to); length > 0; length, label = c.seam(at, to) {
			add(start, at)
			// The number of a page may fall between a label and its text.
			behind := fresh || label
			fresh = behind
			add(at, at+length)
			fresh = behind
			at += length
			start = at
		}
	}
	for seams(); at < to; {
		if c.s[at] != ' ' {
			at++
			continue
		}
		n := blankRun(c.s[at:to])
		if n >= 2 {
			add(start, at)
			fresh = fresh || n >= 3
			start = at + n
		}
		at += n
		seams()
	}
	add(start, to)
	if len(lines) == first {
		lines = append(lines, line{start: from, end: from})
	}
	// Where the lines of the page are known, paragraphs are, too.
	if (len(lines)-first)*maxPrinted > to-from {
		return lines
	}
	return c.cutQuestions(lines, first)
}

// maxPrinted is how long a line of a printed page can be, in bytes.
const maxPrinted = 150

// blankRun returns how many bytes of blanks a text begins with.
func blankRun(s string) int {
	n := 0
	for n < len(s) && (s[n] == ' ' || s[n] == '\t') {
		n++
	}
	return n
}

// seam returns the length of the page number or the label that begins at an
// offset, behind a blank; 0 when none does.
func (c *seamCutter) seam(at, to int) (length int, label bool) {
	text := c.s[at:to]
	if text == "" {
		return 0, false
	}
	switch {
	case text[0] >= '0' && text[0] <= '9' && c.pages != "":
		n, end := leadingNumber(text)
		// A number that was misread may be missing.
		if n > c.page && n <= c.page+3 && strings.HasPrefix(text[end:], c.pages) && !digitAt(text, end+len(c.pages)) {
			c.page = n
			return end + len(c.pages), false
		}
	case strings.HasPrefix(text, "Vraag ") || strings.HasPrefix(text, "Vragen "):
		q, length := labelPrefix(text)
		if length == 0 || q[0] <= c.question || q[0] > c.question+3 || !endsLabel(text[length:]) {
			return 0, false
		}
		c.question, c.asked = q[len(q)-1], true
		return length, true
	case strings.HasPrefix(text, "Antwoord"):
		q, length := labelPrefix(text)
		if length == 0 && c.asked {
			length = bareAnswer(c.s[:at], text)
			c.asked = length == 0
			return length, length > 0
		}
		if length == 0 || q[len(q)-1] > c.question || !endsLabel(text[length:]) {
			return 0, false
		}
		c.asked = false
		return length, true
	}
	return 0, false
}

// bareAnswer returns the length of the label "Antwoord" without a number, which a text
// begins with, behind a question within a line ("… bekend met het bericht?  Antwoord Ja.");
// 0 where the word is one of a sentence.
func bareAnswer(before, text string) int {
	rest := strings.TrimPrefix(text, "Antwoord")
	rest = strings.TrimPrefix(rest, ":")
	if !strings.HasPrefix(rest, " ") || !startsUpper(strings.TrimLeft(rest, " ")) || !endsSentence(strings.TrimRight(before, " ")) {
		return 0
	}
	return len(text) - len(rest)
}

func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// endsLabel reports whether a text can follow on a label within a line: a
// sentence begins, or the number of a page.
func endsLabel(rest string) bool {
	rest = strings.TrimLeft(rest, " \t")
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLower(r)
}

// labelPrefix reads the label that a text begins with, "Vraag 12", "Vraag 3, 4
// en 5", "Antwoord op vraag 2 t/m 6:", and returns its numbers and its length.
func labelPrefix(text string) (numbers []int, length int) {
	head := labelWord(text)
	if head == 0 {
		return nil, 0
	}
	numbers, n := readNumbers(text[head:])
	if len(numbers) == 0 {
		return nil, 0
	}
	length = head + n
	if length < len(text) && strings.ContainsRune(".:)", rune(text[length])) {
		length++
	}
	return numbers, length
}

// pageTotal returns "/13" for a text whose pages are numbered 2/13, 3/13 and so
// on, or "".
func pageTotal(s string) string {
	next := map[string]int{}
	best := ""
	for at := 0; ; at++ {
		i := strings.IndexByte(s[at:], '/')
		if i < 0 {
			break
		}
		at += i
		start := at
		for start > 0 && at-start < 3 && digitAt(s, start-1) {
			start--
		}
		total, length := leadingNumber(s[at+1:])
		n, _ := leadingNumber(s[start:at])
		if n == 0 || n > total || start > 0 && s[start-1] != ' ' {
			continue
		}
		key := s[at : at+1+length]
		if have := next[key]; n == have+1 || have == 0 && n <= 2 {
			next[key] = n
			if best == "" || n > next[best] {
				best = key
			}
		}
	}
	if next[best] < 2 {
		return ""
	}
	return best
}

// cutQuestions parts question and answer where the text behind a label is one
// run: behind the last of the sentences that ask, at its start.
func (c *seamCutter) cutQuestions(lines []line, first int) []line {
	out := lines[:first:first]
	for i := first; i < len(lines); i++ {
		l := lines[i]
		out = append(out, l)
		if i == first || !l.fresh || !strings.HasPrefix(c.s[lines[i-1].start:lines[i-1].end], "Vra") && !c.isPage(lines[i-1]) {
			continue
		}
		text := c.s[l.start:l.end]
		if n := questionEnd(text); n > 0 && n < len(text) {
			out[len(out)-1].end = l.start + n
			start, end := trimSpace(c.s, l.start+n, l.end)
			out = append(out, line{start: start, end: end, fresh: true})
		}
	}
	return out
}

func (c *seamCutter) isPage(l line) bool {
	return c.pages != "" && strings.HasSuffix(c.s[l.start:l.end], c.pages)
}

// questionEnd returns where the question ends that a text begins with: behind
// its last question mark before three sentences that ask nothing, and behind a
// request that follows on it ("Graag een toelichting."). 0 when nothing asks.
func questionEnd(text string) int {
	end, silent := 0, 0
	for at := 0; at < len(text) && silent < 3; {
		n := sentenceLength(text[at:])
		sentence := strings.TrimSpace(text[at : at+n])
		at += n
		switch {
		case strings.HasSuffix(strings.TrimRight(sentence, "”’\"») "), "?"), end > 0 && silent == 0 && requests(sentence), end > 0 && silent == 0 && isParenthesis(sentence):
			end, silent = at, 0
		case end > 0 || len(sentence) > 40:
			silent++
			if end > 0 {
				silent++ // less patience behind a question
			}
		}
	}
	return end
}

// requests reports whether a sentence that asks nothing itself belongs to the
// question before it: "Graag een toelichting.", "Kunt u uw antwoord toelichten."
func requests(sentence string) bool {
	return len(sentence) < 160 && startsWithAny(sentence, []string{
		"Graag ", "Gaarne ", "Kunt u ", "Kan de ", "Wilt u ", "Zo ja", "Zo nee", "Zo niet", "Zie ook vraag ", "Gelieve ",
	})
}

// isParenthesis reports whether a sentence is nothing but a remark in brackets,
// as a place in a report is named: "(p. 23-26).".
func isParenthesis(sentence string) bool {
	return strings.HasPrefix(sentence, "(") && strings.HasSuffix(strings.TrimRight(sentence, "."), ")")
}

// sentenceLength returns the length of the first sentence of a text, with the
// blanks behind it. "nr. 5", "p. 20" and "o.a. de" end none.
func sentenceLength(text string) int {
	for i := 0; i < len(text); i++ {
		if text[i] != '.' && text[i] != '?' && text[i] != '!' {
			continue
		}
		end := i + 1
		for end < len(text) && strings.ContainsRune("”’\"»)", firstRune(text[end:])) {
			end += utf8.RuneLen(firstRune(text[end:]))
		}
		if end == len(text) {
			return end
		}
		if text[end] != ' ' && text[end] != '\n' {
			continue
		}
		rest := strings.TrimLeft(text[end:], " \n\t")
		if text[i] == '.' && (isAbbreviation(text[:i+1]) || !startsUpper(rest)) && !strings.HasPrefix(rest, "(") && !strings.HasPrefix(rest, "‘") {
			continue
		}
		return len(text) - len(rest)
	}
	return len(text)
}

// isAbbreviation reports whether a text ends in one that sentences go on behind.
func isAbbreviation(text string) bool {
	word := strings.ToLower(strings.TrimLeft(lastWord(text), "(«“‘"))
	switch word {
	case "nr.", "nrs.", "art.", "p.", "pp.", "blz.", "bijv.", "resp.", "ca.", "mr.", "dr.", "drs.", "ir.", "prof.", "d.d.", "jl.", "c.q.", "m.b.t.", "t.a.v.", "o.a.", "etc.":
		return true
	}
	return utf8.RuneCountInString(word) == 2 // an initial
}
