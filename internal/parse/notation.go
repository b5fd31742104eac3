package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A notation is what tells questions from answers in a document.
type notation uint8

const (
	// byNothing: neither questions nor answers are labelled.
	byNothing notation = iota
	// byAnswers: the answers have labels; a question is what stands since the
	// answer before. Written consultations are of this sort.
	byAnswers
	// byQuestions: the questions are numbered; most answers say so, too.
	byQuestions
)

// A labelFinder finds the labels of a document whose questions are numbered.
type labelFinder struct {
	s     string
	lines []line
	// labels has those in words; numbers without a word are added when it is clear
	// which of them are questions.
	labels lineLabels
	// answers are the lines with labels of answers, in order.
	answers   []int
	questions int // labels of questions in words
	rows      int // rows of a table of questions
	// head is the heading of all answers where these stand below all questions.
	head  lineRange
	below bool // answers are looked for there
	kind  parliament.Kind
}

// A lineLabels has the labels of a text by the line they are on, nil where none is.
type lineLabels []*numberedLabel

// at returns the label on a line, nil when there is none.
func (l lineLabels) at(line int) *numberedLabel {
	if line < len(l) {
		return l[line]
	}
	return nil
}

func newLabelFinder(s string, lines []line) *labelFinder {
	f := &labelFinder{s: s, lines: lines, labels: make(lineLabels, len(lines))}
	var whose, named []int // lines that say who asks, or who answers
	open := map[int]bool{} // questions with a number in words that have no answer yet
	quoted := -1           // the last line of a quotation with labels
	for i := range lines {
		if lines[i].role != roleText || i <= quoted {
			continue
		}
		text := f.text(i)
		if quoted = f.quoteFrom(i); quoted > i {
			continue
		}
		if lines[i].cell == labelCell {
			l := rowLabel(text)
			f.labels[i] = &l
			f.rows++
			continue
		}
		if !mayBeLabel(text) && !endsTableRow(text) { // nearly always
			continue
		}
		l, ok := numberedLabelAt(text)
		if !ok {
			l, ok = tableRowAt(text)
		}
		if !ok {
			l, ok = openLabelAt(text, open)
		}
		if !ok {
			if wordLength(text, whoseWords...) > 0 {
				whose = append(whose, i)
			} else if strings.HasPrefix(text, "Antwoord van ") {
				if l, ok := parseLabel(text); ok && l.named {
					named = append(named, i)
				}
			}
			continue
		}
		f.labels[i] = &l
		if l.answer {
			f.answers = append(f.answers, i)
		} else {
			f.questions++
		}
		for _, n := range l.numbers {
			open[n] = !l.answer
		}
	}
	f.addNamed(named, whose)
	return f
}

func (f *labelFinder) text(i int) string { return f.s[f.lines[i].start:f.lines[i].end] }

// addNumbers looks for questions that are numbered without a word, in the style
// that gives more answers a question, and keeps what it finds when most answers
// get one. It reports whether it kept them. In a consultation one faction may number its
// questions and another not.
func (f *labelFinder) addNumbers() bool {
	best, most := map[int]numberedLabel{}, 0
	for _, style := range []numberStyle{aloneStyle, dottedStyle} {
		if found, served := f.chain(style); served > most {
			best, most = found, served
		}
	}
	if 2*most < len(f.answers) || most == 0 || f.kind == parliament.WrittenConsultation && most < len(f.answers) && f.unnumberedSection(best) {
		return false
	}
	if f.kind == parliament.QuestionList || f.kind == parliament.WrittenQuestions {
		f.addTail(best)
	}
	for i, l := range best {
		f.labels[i] = &l
	}
	return true
}

// addUnnumbered looks for questions under the word "Vraag" alone on a line, and
// keeps them when every answer, none of which names a number, has one above it
// since the answer before. Elsewhere the word is the head of a column.
func (f *labelFinder) addUnnumbered() bool {
	var found []int
	from := 0
	for _, at := range f.answers {
		before := len(found)
		for i := from; i < at; i++ {
			if f.lines[i].role == roleText && f.text(i) == "Vraag" {
				found = append(found, i)
			}
		}
		if len(found) == before || len(f.labels[at].numbers) > 0 {
			return false
		}
		from = at + 1
	}
	for _, i := range found {
		f.labels[i] = &numberedLabel{length: len("Vraag")}
	}
	f.questions += len(found)
	return len(found) > 0
}

// chain finds the questions above each answer: among the lines between two
// labels of answers that begin with a number, those with the numbers that the
// answer names or, where it names none, that come next. A number that comes
// twice, as in a list inside the answer before, counts where it stands last. Where
// nothing goes on, a number that was skipped may come late. served is the number of
// answers that got a question.
func (f *labelFinder) chain(style numberStyle) (found map[int]numberedLabel, served int) {
	found = map[int]numberedLabel{}
	taken := map[int]bool{}
	take := func(i int, l numberedLabel) {
		found[i] = l
		for _, n := range l.numbers {
			taken[n] = true
		}
	}
	last, from := 0, 0
	for _, at := range f.answers {
		answer := f.labels[at]
		bound := last + maxJoint // the highest number that can be asked here
		if n := len(answer.numbers); n > 0 {
			bound = answer.numbers[n-1]
		}
		before := last
		for i, l := range f.numbersIn(from, at, style, last, bound) {
			take(i, l)
			last = max(last, l.numbers[len(l.numbers)-1])
		}
		if last > before {
			served++
		} else if i, l := f.late(from, at, style, last, taken); i >= 0 {
			take(i, l)
			served++
		}
		from = at + 1
	}
	f.lastAsked(from, style, last, take)
	return found, served
}

// lastAsked takes the questions below the last label of an answer: they have none, or one
// without a label. Their numbers go on from last, and each asks in its first paragraph. A
// list within the answer above that comes so far has the number before, too.
func (f *labelFinder) lastAsked(from int, style numberStyle, last int, take func(int, numberedLabel)) {
	for i := from; i < len(f.lines); i++ {
		if f.lines[i].role != roleText || !f.beginsQuestion(i) {
			continue
		}
		switch l, ok := numberAt(f.text(i), style); {
		case ok && l.numbers[0] == last:
			return
		case ok && l.numbers[0] == last+1 && l.length < len(f.text(i)) && f.endsInQuestion(i):
			take(i, l)
			last = l.numbers[len(l.numbers)-1]
		}
	}
}

// endsInQuestion reports whether the lines from i on end in a question mark where a blank
// line or the number of the next question parts them from what follows.
func (f *labelFinder) endsInQuestion(i int) bool {
	k := i + 1
	for k < len(f.lines) && k < i+maxAsked && f.lines[k].role == roleText && !f.beginsQuestion(k) {
		k++
	}
	return strings.HasSuffix(strings.TrimRight(trimDigits(trimBracketMark(f.text(k-1))), "'’”\"») "), "?")
}

// maxAsked is how many lines a question can have.
const maxAsked = 20

// late returns the last line between two labels of answers that begins with numbers
// that were skipped, all below last, and the question behind them; -1 where none does:
//
//	3
//	Wat kost dat?
//
//	Antwoord:
//	Veel.
//
//	2
//	Hoeveel sluizen?
//
//	Antwoord:
//	40.
//
// Lists of questions print them so when their order was changed after they were
// numbered. It is asked for only where the answer below has no other question, so that
// the numbers of a list within an answer are not taken for it.
func (f *labelFinder) late(from, to int, style numberStyle, last int, taken map[int]bool) (int, numberedLabel) {
	for i := to - 1; i >= from; i-- {
		if f.lines[i].role != roleText || f.labels[i] != nil || !f.beginsQuestion(i) {
			continue
		}
		l, ok := numberAt(f.text(i), style)
		if !ok || slices.ContainsFunc(l.numbers, func(n int) bool { return n > last || taken[n] }) {
			continue
		}
		if named := f.labels[to].numbers; len(named) > 0 && !slices.Contains(named, l.numbers[0]) {
			continue
		}
		if l.length < len(f.text(i)) {
			if f.asks(i, to) {
				return i, l
			}
			continue
		}
		k := i + 1
		for k < to && f.lines[k].role != roleText {
			k++
		}
		if k < to && startsUpper(f.text(k)) {
			return i, l
		}
	}
	return -1, numberedLabel{}
}

// numbersIn returns the numbers in a style within lines[from:to] that go on from
// last, one by one, up to bound.
func (f *labelFinder) numbersIn(from, to int, style numberStyle, last, bound int) map[int]numberedLabel {
	found := map[int]numberedLabel{}
	var candidates []int
	parsed := map[int]numberedLabel{}
	for i := from; i < to; i++ {
		if l := f.labels[i]; l != nil && !l.answer && len(l.numbers) > 0 {
			candidates, parsed[i] = append(candidates, i), *l
		} else if f.lines[i].role == roleText && f.beginsQuestion(i) {
			if l, ok := numberAt(f.text(i), style); ok && !f.headsChapter(i, l) {
				candidates, parsed[i] = append(candidates, i), l
			}
		}
	}
	// From the bottom up: the last of a number that has all the numbers up to
	// last above it, each once.
	next := map[int]int{} // number -> where it stands last, above the next higher one
	for k := len(candidates) - 1; k >= 0; k-- {
		l := parsed[candidates[k]]
		if first := l.numbers[0]; first > last && first <= bound {
			if _, have := next[first]; !have {
				next[first] = candidates[k]
			}
		}
	}
	floor := from
	if _, ok := next[last+1]; !ok && style == aloneStyle {
		last = f.skipped(candidates, parsed, last, to) - 1
	}
	for n := last + 1; ; {
		i, ok := next[n]
		if !ok || i < floor {
			return found
		}
		l := parsed[i]
		if len(found) > 0 && !f.asks(i, to) && l.length < len(f.text(i)) {
			return found // an item of a list within the question before
		}
		found[i] = l
		floor = i + 1
		n = l.numbers[len(l.numbers)-1] + 1
	}
}

// maxSkipped is how many numbers may be missing between two questions.
const maxSkipped = 10

// skipped returns the number that a stretch of lines begins with where those
// before it are missing: that of the first candidate with members who ask, or a
// question, behind it.
func (f *labelFinder) skipped(candidates []int, parsed map[int]numberedLabel, last, to int) int {
	for _, i := range candidates {
		first := parsed[i].numbers[0]
		if first <= last || first > last+1+maxSkipped {
			continue
		}
		k := i + 1
		for k < to && f.lines[k].role != roleText {
			k++
		}
		if k < to && startsUpper(f.text(k)) && (f.asks(i, to) || opensWithMembers(f.text(k))) {
			return first
		}
	}
	return last + 1
}

// asks reports whether something is asked between line i and line to, or a
// thousand bytes on.
func (f *labelFinder) asks(i, to int) bool {
	end := min(f.lines[to].start, f.lines[i].start+1000)
	return strings.Contains(f.s[f.lines[i].start:end], "?")
}

// beginsQuestion reports whether a line that begins with a number can be the
// first of a question: the line before ends a sentence, is a label, or is parted
// from it.
func (f *labelFinder) beginsQuestion(i int) bool {
	if !digitAt(f.s, f.lines[i].start) {
		return false
	}
	if f.lines[i].fresh || f.lines[i].opens {
		return true
	}
	for j := i - 1; j >= 0; j-- {
		switch f.lines[j].role {
		case roleText:
			if f.lines[j].opens && j != i-1 {
				return true
			}
			before := f.text(j)
			if strings.HasSuffix(before, " Kamer der Staten-Generaal") {
				return false // "Eerste Kamer der Staten-Generaal" has the number of the page below it
			}
			return f.labels[j] != nil || endsSentence(before) || strings.HasSuffix(before, ":") || j < i-1 || f.below && endsHeadline(before) || !startsLower(before) && len(before) < 40
		case roleBlank:
			return true
		}
	}
	return true
}

// endsHeadline reports whether a line is the last of the headline of written questions
// or of the answers to them: "... over de brug. (Ingezonden 18 november 1977)".
func endsHeadline(text string) bool {
	text, closed := strings.CutSuffix(strings.TrimSuffix(text, "."), ")")
	return closed && (strings.Contains(text, "ngezonden ") || strings.Contains(text, "ntvangen "))
}
