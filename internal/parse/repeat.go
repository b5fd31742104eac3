package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// Some consultations print all questions first and then again, each with its answer under
// a label: behind the heading "II Reactie van de Minister", or in the letter that answers
// that of a committee of the Senate, under the very headings of the questions. Those of
// the first part are answered in the second.

// An openExchange is one without an answer of its own, and which problem says so.
type openExchange struct{ exchange, problem int }

// beginsAnswers reports whether the part with all answers begins with a heading: it says
// so itself, or is that of questions above none of which was answered.
func (p *parser) beginsAnswers(h heading, seen map[string]bool) bool {
	if h.part == answersPart {
		return true
	}
	if len(h.factions) == 0 {
		return false
	}
	key := factionNames(h.factions)
	again := seen[key] && len(p.doc.Exchanges) > 0 && len(p.open) == len(p.doc.Exchanges)
	seen[key] = true
	return again
}

// linkRepeated ties the questions above a section to the answers from it on: those to the
// sentences that are printed again, else all to the same faction where the section says that
// it has the answers. Without that the headings come again by theme as well.
func (p *parser) linkRepeated(answers int, said bool) {
	p.answeredIn = map[int][]int{}
	var replied []int
	bySentence := map[factionTopic][]int{}
	for j := range p.doc.Exchanges {
		y := &p.doc.Exchanges[j]
		if y.Section < answers || y.Answer == nil {
			continue
		}
		replied = append(replied, j)
		p.eachSentence(j, func(key factionTopic) { bySentence[key] = append(bySentence[key], j) })
	}
	byTopic := p.byFactionTopic(replied)
	for _, o := range p.open {
		x := &p.doc.Exchanges[o.exchange]
		if x.Section >= answers || len(x.Questions) == 0 {
			continue
		}
		var found []int
		p.eachSentence(o.exchange, func(key factionTopic) {
			if again := bySentence[key]; len(found) < maxAnsweredIn {
				found = append(found, again[:min(len(again), maxAnsweredIn)]...)
			}
		})
		slices.Sort(found)
		if found = slices.Compact(found); len(found) == 0 && said {
			found = answersTo(x, byTopic)
		}
		if len(found) > 0 {
			p.answeredIn[o.exchange] = found[:min(len(found), maxAnsweredIn)]
		}
	}
	p.forgetOpen()
}

// minRepeated is the length, in bytes, from which on a sentence that is printed twice is
// the same question: "Graag een reactie." is not.
const minRepeated = 25

// eachSentence calls f for every sentence of a question that is long enough, with each of
// the factions that ask it.
func (p *parser) eachSentence(exchange int, f func(factionTopic)) {
	for _, d := range p.asks[exchange] {
		for text := d.text; text != ""; {
			n := sentenceLength(text)
			sentence := strings.TrimSpace(text[:n])
			text = text[n:]
			if len(sentence) < minRepeated {
				continue
			}
			for _, faction := range p.doc.Exchanges[exchange].Factions {
				f(factionTopic{faction, sentence})
			}
		}
	}
}

// forgetOpen takes back the problems of questions that are answered elsewhere.
func (p *parser) forgetOpen() {
	answered := map[int]bool{}
	for _, o := range p.open {
		if len(p.answeredIn[o.exchange]) > 0 {
			answered[o.problem] = true
		}
	}
	n := -1
	p.doc.Problems = slices.DeleteFunc(p.doc.Problems, func(parliament.Problem) bool {
		n++
		return answered[n]
	})
}
