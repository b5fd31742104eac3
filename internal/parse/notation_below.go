package parse

import (
	"maps"
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// Until about 1990 the Aanhangsel printed all questions first and the answers below
// them, under one heading that says who answers, and some ministers' letters still
// do:
//
//	1 Heeft de Minister kennis genomen van de sluiting van de brug?
//	2 Is het waar, dat de brug oud is?
//	Antwoord
//	Antwoord van Minister Smit (Verkeer en Waterstaat). (Ontvangen 16 december 1977)
//	1 Ja.
//	2 Zie het verslag.
//
// The number in front of an answer is all that says which question it answers.

// answersHeadingBelow is what stands between the questions and the answers, its lines
// joined. Behind the day of the answer it may say where the reader finds more: "(Ontvangen
// 5 juni 2008), zie ook Aanhangsel Handelingen nr. 2411, vergaderjaar 2007–2008".
var answersHeadingBelow = newPattern(`^(?:Antwoord(?:en)?:?|(?:Antwoord(?:en)? )?Antwoord(?:en)? (?:van|door) [^?!]{3,400}\)\.?(?:[.,;]? [Zz]ie ook [^?!]{3,200})?)$`)

const (
	// maxAnswersHead is how many lines that heading can have.
	maxAnswersHead = 12
	// maxHeadsTried bounds the lines that are looked at as its first.
	maxHeadsTried = 5
)

// addBelow looks for numbered questions with numbered answers below all of them, and
// keeps what it finds when at least half of the questions get an answer, and two.
func (f *labelFinder) addBelow() bool {
	if slices.ContainsFunc(f.answers, func(i int) bool { return len(f.labels[i].numbers) > 0 }) {
		return false // the answers have labels of their own
	}
	f.below = true
	defer func() { f.below = false }()
	tried := 0
	for i := range f.lines {
		if f.lines[i].role != roleText || !headsAnswers(f.text(i)) {
			continue
		}
		if tried++; tried > maxHeadsTried {
			return false
		}
		asked := f.askedAbove(i)
		numbers := questionNumbers(asked)
		if len(numbers) < 2 {
			continue // the title of the document
		}
		if f.kind == parliament.WrittenConsultation && (f.countsAgain(i, asked, numbers) || f.asksUnnumbered(i, asked)) {
			return false
		}
		if top := slices.Min(slices.Collect(maps.Keys(asked))); slices.ContainsFunc(f.answers, func(at int) bool { return at > top && at < i }) {
			return false // questions further up have answers; the numbers below are a list in this one
		}
		answers, answered := f.answersBelow(i, numbers)
		if answered < 2 || 2*answered < len(numbers) {
			continue
		}
		first := slices.Min(slices.Collect(maps.Keys(answers)))
		for k := i; k < first; k++ {
			f.labels[k] = nil
		}
		for _, found := range []map[int]numberedLabel{asked, answers} {
			for k, l := range found {
				f.labels[k] = &l
			}
		}
		f.head = lineRange{i, first}
		return true
	}
	return false
}

// headsAnswers reports whether a line can be the first of the heading of all answers.
func headsAnswers(text string) bool {
	switch text[0] {
	case 'A', 'R', 'B', 'I', 'V', 'X':
	default: // nearly always
		return false
	}
	return strings.HasPrefix(text, "Antwoord") || answersPartBelow(text)
}

// answersPartBelow reports whether a heading is that of the part with all answers of a
// consultation: "II. Reactie van de Minister".
func answersPartBelow(text string) bool {
	_, rest := headingNumber(text)
	return len(rest) <= maxHeading && answersHeading.MatchString(rest)
}

// askedAbove returns the numbered questions above a line: those with labels in words
// or, where there are none, those with numbers in the style that gives more of them.
func (f *labelFinder) askedAbove(to int) map[int]numberedLabel {
	found := map[int]numberedLabel{}
	for i, l := range f.labels {
		if l == nil || l.answer {
			continue
		}
		if i > to || len(l.numbers) == 0 {
			return nil
		}
		found[i] = *l
	}
	if len(found) > 0 {
		return found
	}
	to = aboveNotes(f.s, f.lines, to)
	for _, style := range []numberStyle{aloneStyle, dottedStyle} {
		if in := f.numbersIn(0, to, style, 0, maxNote); len(in) > len(found) {
			found = in
		}
	}
	return found
}

// questionNumbers returns the numbers of questions, ascending.
func questionNumbers(labels map[int]numberedLabel) []int {
	var out []int
	for _, l := range labels {
		out = append(out, l.numbers...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// countsAgain reports whether one of the numbers stands above line to more than once: in a
// consultation each faction may number its own questions, and then the number alone does
// not say which of them is answered.
func (f *labelFinder) countsAgain(to int, asked map[int]numberedLabel, numbers []int) bool {
	count := 0
	for _, l := range asked {
		count += len(l.numbers)
	}
	if count > len(numbers) {
		return true
	}
	for i := range to {
		if _, ok := asked[i]; ok || f.lines[i].role != roleText || !f.beginsQuestion(i) {
			continue
		}
		for _, style := range []numberStyle{aloneStyle, dottedStyle} {
			if l, ok := numberAt(f.text(i), style); ok && slices.Contains(numbers, l.numbers[0]) {
				return true
			}
		}
	}
	return false
}

// A numberedLine is a line that begins with numbers as an answer may.
type numberedLine struct {
	line  int
	label numberedLabel
	// announced says that the line before ends in a colon: a list begins.
	announced bool
}

// answersBelow returns the answers to the questions with these numbers under the
// heading that begins at a line, and how many of the questions they answer. They
// stand in the order of the questions.
func (f *labelFinder) answersBelow(head int, asked []int) (found map[int]numberedLabel, answered int) {
	candidates := f.numberedLines(head)
	last := map[int]int{} // number -> the last candidate with it
	for k, c := range candidates {
		last[c.label.numbers[0]] = k
	}
	found = map[int]numberedLabel{}
	item := 0 // the number that the next item of a list within the answer has
	for k, c := range candidates {
		n := c.label.numbers[0]
		joint := asked[min(answered, len(asked)):]
		next := len(c.label.numbers) <= len(joint) && slices.Equal(c.label.numbers, joint[:len(c.label.numbers)])
		switch {
		case next && (answered == 0 || !c.announced && (n != item || last[n] == k)):
			found[c.line] = c.label
			answered += len(c.label.numbers)
			item = 0
		case c.announced, n == 1, n == item:
			item = n + 1
		}
	}
	return found, answered
}

// numberedLines returns the lines behind the heading of the answers that begin with
// numbers, all in the style of the first, which stands directly under the heading.
func (f *labelFinder) numberedLines(head int) []numberedLine {
	var out []numberedLine
	style, heading, before := aloneStyle, "", ""
	for i := head; i < len(f.lines); i++ {
		if f.lines[i].role != roleText {
			continue
		}
		text := f.text(i)
		l, ok := numberAt(text, style)
		if len(out) == 0 && !ok {
			if l, ok = numberAt(text, dottedStyle); ok {
				style = dottedStyle
			}
		}
		switch {
		case len(out) > 0:
			ok = ok && f.beginsQuestion(i)
		case ok && !answersHeadingBelow.MatchString(heading) && (!answersPartBelow(heading) || strings.HasSuffix(before, ":") && before != heading):
			return nil // or a sentence stands below the heading and announces a list
		case !ok:
			if heading = strings.TrimPrefix(heading+" "+text, " "); i > head+maxAnswersHead {
				return nil
			}
		}
		if ok {
			l.answer = true
			out = append(out, numberedLine{i, l, strings.HasSuffix(before, ":")})
		}
		before = text
	}
	return out
}

// splitAnswersHead takes the heading of all answers out of elements.
func (p *parser) splitAnswersHead(elements []element) (rest, head []element) {
	if p.answersHead == (lineRange{}) {
		return elements, nil
	}
	for _, e := range elements {
		if p.answersHead.holds(e.lines[0]) {
			head = append(head, e)
		} else {
			rest = append(rest, e)
		}
	}
	return rest, head
}
