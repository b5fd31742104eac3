package parse

import (
	"strings"

	"inbreng/internal/parliament"
)

// Nothing in the source marks where an answer ends and the next question begins.
// Several weak signs together decide: how wide the lines are set (answers are
// often indented), how a paragraph opens, and whether it asks.

// widths is how wide questions and answers are set in this document.
type widths struct {
	question, answer, spread float64
	known                    bool
}

// learnWidths measures paragraphs of which it is certain what they are: what
// stands directly under a label is an answer, and what stands directly above one
// is a question.
func (p *parser) learnWidths() {
	var questions, answers []float64
	for i := range p.elements {
		if p.elements[i].kind != labelElement {
			continue
		}
		if i > 0 && p.elements[i-1].kind == paragraphElement {
			questions = p.appendInner(questions, p.elements[i-1])
		}
		if i+1 < len(p.elements) && p.elements[i+1].kind == paragraphElement {
			answers = p.appendInner(answers, p.elements[i+1])
		}
	}
	const enough = 8 // lines; fewer measure the words more than the setting
	if len(questions) < enough || len(answers) < enough {
		return
	}
	q, a := mean(questions), mean(answers)
	spread := max(deviation(questions, q), deviation(answers, a), 1)
	// Less apart than half a spread says nothing about a single paragraph.
	p.measure.widths = widths{q, a, spread, (q-a)*(q-a) > spread*spread/4}
}

// appendInner appends the widths of all lines of an element but the last.
func (p *parser) appendInner(to []float64, e element) []float64 {
	for _, i := range e.lines[:len(e.lines)-1] {
		to = append(to, float64(p.lines[i].width))
	}
	return to
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}

// deviation returns the mean distance of the values from m.
func deviation(values []float64, m float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += max(v-m, m-v)
	}
	return sum / float64(len(values))
}

// splitRegion returns how many elements of a region belong to the answer above
// it; the rest is the next question. The first element is always the answer's.
// At the end of a section there may be no next question.
func (p *parser) splitRegion(region []element, last bool) int {
	if len(region) < 2 {
		return len(region)
	}
	scores := make([]float64, len(region))
	balance := 0.0 // of the questions' scores minus the answers', with everything but the first a question
	for i := range region {
		scores[i] = p.askScore(region[i], i > 0 && region[i-1].kind == bareElement)
		if i > 0 {
			balance += scores[i]
		}
	}
	balance -= scores[0]
	best, at := -1e9, 1
	for n := 1; n <= len(region); n++ {
		value := balance
		switch {
		case n == len(region) && !last:
			// Every label but the last of a section has a question above it,
			// unless nothing in the region asks at all.
			value -= 3
		case n == len(region):
			value += 3 // most sections end with an answer
		case region[n].kind == bareElement:
			value += 2 // a topic stands above a question
		}
		if region[n-1].kind == bareElement {
			value -= 3 // and is not the last of an answer
		}
		if value > best {
			best, at = value, n
		}
		if n < len(region) {
			balance -= 2 * scores[n]
		}
	}
	return at
}

// askScore says how much a paragraph looks like a question (above 0) or like an
// answer (below 0), in steps of about the logarithm of the odds.
func (p *parser) askScore(e element, underTopic bool) float64 {
	p.goOn()
	if e.kind == bareElement {
		return 0
	}
	text := p.plain(e.lines)
	score := -0.5 // an answer may have any number of paragraphs that say nothing of the kind
	score += questionScore(text)
	if strings.Contains(text, "ntwoord op vraag") {
		score -= 3 // those who ask seldom refer to an answer
	}
	if parliament.AsksIndirectly(text) {
		score += 4
	}
	switch {
	case opensWithMembers(text):
		score += 4
	case parliament.NamesMembers(text):
		score += 1.5
	}
	if speaksForGovernment(text) && questionMarks(text) == 0 {
		score -= 2
	}
	if underTopic {
		score += 0.5
	}
	return score + p.widthScore(e)
}

// questionScore says how much the question marks of a paragraph make it a
// question. One that asks and then goes on to state answers itself ("Waarom is
// dat zo belangrijk? Omdat een gebrek ..."); a short sentence at the end ("Graag
// een reactie.") does not.
func questionScore(text string) float64 {
	n := questionMarks(text)
	if n == 0 {
		return 0
	}
	if after := len(text) - 1 - strings.LastIndexByte(text, '?'); 3*after > len(text) {
		return 0.5
	}
	return 3 + float64(min(n, 4))
}

// widthScore says which of the two settings the lines of a paragraph fit. Items
// of lists are indented in either, and are left out.
func (p *parser) widthScore(e element) float64 {
	w := p.measure.widths
	if !w.known || e.kind != paragraphElement || len(e.lines) < 2 {
		return 0
	}
	m := mean(p.appendInner(nil, e))
	n := float64(min(len(e.lines)-1, 4))
	llr := n * ((m-w.answer)*(m-w.answer) - (m-w.question)*(m-w.question)) / (2 * w.spread * w.spread * 4)
	return max(-3, min(3, llr))
}

// announces is how a faction says that it will ask, without asking: "hebben met
// interesse kennisgenomen van", "hebben hierover de volgende vragen".
var announces = newPattern(`kennis ?genomen|(?:enkele|volgende|aantal|geen|aanvullende) (?:aanvullende )?vragen|danken de|bedanken de`)

// introduction returns how many of the elements above the first label of a
// section are its introduction: what the faction says before it asks, at the
// very start. It asks nothing itself, and either it announces questions or a
// topic follows on it. What stands directly above the label is a question,
// whatever it says; in a section without answers, what asks nothing is all
// introduction ("Zij hebben op dit moment geen vragen.").
func introduction(p *parser, opening []element, answered bool) int {
	n := 0
	for n < len(opening) && opening[n].kind != bareElement {
		text := p.plain(opening[n].lines)
		if questionMarks(text) > 0 || parliament.AsksIndirectly(text) || strings.HasSuffix(text, ":") {
			break // "Zij hebben de volgende vragen:" belongs to the list behind it
		}
		n++
	}
	if n < len(opening) && opening[n].kind == bareElement {
		return n
	}
	if n == len(opening) && !answered {
		return n
	}
	for n > 0 && (n == len(opening) || !announces.MatchString(p.plain(opening[n-1].lines))) {
		n--
	}
	return n
}
