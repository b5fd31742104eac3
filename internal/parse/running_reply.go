package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// In a consultation that prints all questions first, the answers stand in a part of
// their own, under headings that name whose questions they answer ("Reactie op de vragen
// en opmerkingen van de leden van de VVD-fractie") or under the very headings of the
// questions ("VVD-fractie"). What the answers repeat is no new question.

// readReplies reads a section of a document with headings of answers. Without a heading
// above all answers, only these tell them from the questions, which may stand between
// them, faction by faction.
func (r *runningReader) readReplies(head element, body []element) {
	outer := r.part
	switch {
	case head.says().heading.reply:
		r.part = answersPart
	case outer == noPart && len(head.says().heading.factions) > 0:
		r.part = questionsPart
	}
	r.readPart(head, body)
	r.part = outer
}

// opensPart reports whether a heading is that of the part with all answers, and the
// next one that of a faction in it, so that all questions stand before it.
func opensPart(head, next element) bool {
	return head.says().heading.part == answersPart && next.says().heading.part == noPart && len(next.says().heading.factions) > 0
}

// readAnswers makes an exchange of everything under one topic: an answer to
// questions that stand elsewhere.
func (r *runningReader) readAnswers(section int, body []element) {
	var words []element
	for _, e := range body {
		if e.kind == bareElement {
			r.exchange(section, nil, words)
			words = nil
			r.readTopic(section, e)
			continue
		}
		if r.turnsTo(section, e, words) {
			r.exchange(section, nil, words)
			words = nil
		}
		words = append(words, e)
	}
	r.exchange(section, nil, words)
}

// opensTurn reports whether an element asks what something behind it may answer.
func (r *runningReader) opensTurn(e element) bool {
	return r.asksHere(e) && !(r.part == answersPart && answersItself(r.said(e)))
}

// repliesTo returns the heading that the label of an answer is where it says whose
// questions are answered and these do not stand directly above: "Antwoord van de Minister
// op de vragen van de leden van de VVD-fractie", under "II. Reactie van de Minister". nil
// where it is the label of one answer.
func (p *parser) repliesTo(label *element, before []element) *element {
	if p.how == byQuestions || len(label.says().label.numbers) > 0 {
		return nil
	}
	h, ok := parseReply(p.plain(label.lines))
	if !ok {
		return nil
	}
	for k := len(before) - 1; k >= 0; k-- {
		if before[k].kind == headingElement {
			above := before[k].says().heading
			if !above.reply && sameFaction(above.factions, h.factions) {
				return nil
			}
			break
		}
	}
	return &element{kind: headingElement, lines: label.lines, textFrom: label.textFrom, sign: &sign{heading: h}}
}

// endsAsking reports whether an element ends in a question mark.
func (r *runningReader) endsAsking(e element) bool {
	return strings.HasSuffix(strings.TrimRight(r.said(e), "”’\"») 0123456789"), "?")
}

// answersItself reports whether a paragraph repeats a question and answers it: "De
// leden van de VVD-fractie vragen hoeveel zwembaden zijn gesloten. Sinds 2020 zijn 61
// zwembaden gesloten." Behind what asks comes a statement that is not of members and
// that nothing is asked after, or one that only those who answer make.
func answersItself(text string) bool {
	asked, stated := false, false
	for text != "" {
		n := sentenceLength(text)
		sentence := strings.TrimSpace(text[:n])
		text = text[n:]
		opens := opensWithMembers(sentence)
		government := speaksForGovernment(sentence) && !opens
		switch {
		case strings.HasSuffix(strings.TrimRight(sentence, "”’\"») 0123456789"), "?"), parliament.AsksIndirectly(sentence) && !government:
			asked, stated = true, false
		case opens, parliament.NamesMembers(sentence) && !government:
			stated = false
		case !asked, strings.HasPrefix(sentence, "Zij "), requests(sentence), isParenthesis(sentence):
		case government, startsWithAny(sentence, []string{"Ja.", "Ja,", "Nee.", "Nee,", "Neen."}):
			return true
		default:
			stated = true
		}
	}
	return stated
}

// answeredTo returns whose question a paragraph of an answer says that it answers: "De
// leden van de VVD-fractie vragen ...", "Op de vraag van de leden van de VVD-fractie ...".
func (r *runningReader) answeredTo(e element) []parliament.Faction {
	text := r.said(e)
	if e.kind != paragraphElement || !opensWithMembers(text) && !startsWithAny(text, []string{"Op de vra", "In antwoord op ", "In reactie op ", "Naar aanleiding van de vra"}) {
		return nil
	}
	return factionsIn(text[:min(len(text), sentenceLength(text))])
}

// turnsTo reports whether an answer to other factions begins with an element than what
// stands before it answers, in a section whose heading names none.
func (r *runningReader) turnsTo(section int, e element, before []element) bool {
	if len(before) == 0 || len(r.doc.Sections[section].Factions) > 0 {
		return false
	}
	to := r.answeredTo(e)
	return len(to) > 0 && !slices.Equal(to, r.answeredTo(before[0]))
}

// link ties the questions of a document that answers them further on to the
// exchanges with the answers: those of the same faction and topic, else of the
// same faction.
func (r *runningReader) link() {
	if len(r.replied) == 0 {
		return
	}
	r.answeredIn = map[int][]int{}
	asked := map[parliament.Faction]bool{}
	for _, i := range r.asked {
		for _, f := range r.doc.Exchanges[i].Factions {
			asked[f] = true
		}
	}
	for _, j := range r.replied {
		y := &r.doc.Exchanges[j]
		r.sayUnasked(y, asked)
	}
	byTopic := r.byFactionTopic(r.replied)
	for _, i := range r.asked {
		x := &r.doc.Exchanges[i]
		if x.Answer != nil || len(x.Factions) == 0 {
			continue
		}
		answers := answersTo(x, byTopic)
		r.answeredIn[i] = answers[:min(len(answers), maxAnsweredIn)]
	}
}

// byFactionTopic returns the exchanges with answers by the factions and topics that they
// are to.
func (p *parser) byFactionTopic(replied []int) map[factionTopic][]int {
	byTopic := map[factionTopic][]int{}
	for _, j := range replied {
		y := &p.doc.Exchanges[j]
		for _, f := range y.Factions {
			byTopic[factionTopic{f, ""}] = append(byTopic[factionTopic{f, ""}], j)
			if y.Topic != "" {
				byTopic[factionTopic{f, y.Topic}] = append(byTopic[factionTopic{f, y.Topic}], j)
			}
		}
	}
	return byTopic
}

// answersTo returns the exchanges that answer one: those to the same faction on the same
// topic, or else on any.
func answersTo(x *parliament.Exchange, byTopic map[factionTopic][]int) []int {
	for _, topic := range []string{x.Topic, ""} {
		for _, f := range x.Factions { // who only joined the others comes last
			if answers := byTopic[factionTopic{f, topic}]; len(answers) > 0 {
				return answers
			}
		}
	}
	return nil
}

// A factionTopic is what questions and answers have in common where they are
// printed apart; an empty topic is any.
type factionTopic struct {
	faction parliament.Faction
	topic   string
}

// sayUnasked notes that nobody is known to have asked what is answered here.
func (r *runningReader) sayUnasked(y *parliament.Exchange, asked map[parliament.Faction]bool) {
	switch {
	case len(y.Questions) > 0 || len(r.asked) == 0 || slices.ContainsFunc(y.Factions, func(f parliament.Faction) bool { return asked[f] }):
	case len(y.Factions) == 0:
		r.problem(parliament.AnswerUnasked, y.Source, "Uit de tekst blijkt niet op welke vraag dit een antwoord is.")
	default:
		r.problem(parliament.AnswerUnasked, y.Source, "Van %s staat in het document geen vraag waar dit een antwoord op is.", y.Factions[0])
	}
}
