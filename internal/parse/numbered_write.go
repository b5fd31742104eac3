package parse

import (
	"fmt"
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// write makes the exchanges of the groups, in the order of their first blocks,
// and says what does not add up.
func (r *numberedReader) write() {
	for _, b := range r.blocks {
		if b.label.kind != questionElement {
			continue
		}
		place := r.labelPlace(b.label)
		for i, n := range b.label.says().numbers.numbers {
			r.printed = append(r.printed, numberAtPlace{n, place, i > 0})
		}
	}
	r.groups = slices.DeleteFunc(r.groups, func(g *numberedGroup) bool { return g.merged })
	slices.SortStableFunc(r.groups, func(a, b *numberedGroup) int { return a.first().label.lines[0] - b.first().label.lines[0] })
	r.doc.Exchanges = slices.Grow(r.doc.Exchanges, len(r.groups))
	for _, g := range r.groups {
		r.exchange(g)
	}
}

// first returns the first block of a group.
func (g *numberedGroup) first() *numberedBlock {
	if len(g.questions) > 0 {
		return g.questions[0]
	}
	return g.answer
}

// labelPlace returns the place of a label.
func (r *numberedReader) labelPlace(e element) parliament.Place {
	return r.place(r.lines[e.lines[0]].start, r.lines[e.lines[len(e.lines)-1]].end)
}

// exchange makes the exchange of a group.
func (r *numberedReader) exchange(g *numberedGroup) {
	x := r.newExchange(g.first().section, g.first().topic)
	x.Numbers, x.Headings = g.numbers(), g.first().headings
	r.doc.Exchanges = append(r.doc.Exchanges, x)
	n := len(r.doc.Exchanges) - 1
	var asked []*draft
	for _, q := range g.questions {
		runs := r.question(n, q)
		asked = append(asked, runs...)
	}
	r.answerOf(n, g)
	y := &r.doc.Exchanges[n]
	for _, q := range y.Questions {
		y.Source = y.Source.Join(q.LabelSource)
	}
	y.Source = y.Source.Join(r.span(asked))
	if len(asked) == 0 && y.Answer != nil {
		y.Source = y.Answer.LabelSource
	}
	if !r.namedAsker(y, g) {
		r.askers(y, asked)
	}
	if len(g.questions) > 0 && !g.answered() {
		text := "Op deze vraag staat geen antwoord in het document."
		switch {
		case r.lapsed(g):
			text = "Deze vraag is vervallen; er staat geen antwoord op in het document."
		case r.noticed:
			text = "Op deze vraag staat geen antwoord in het document; zie de mededeling."
		}
		r.problem(parliament.QuestionUnanswered, y.Source, "%s", text)
	}
	r.checkLabel(y, g)
	r.checkShared(y, g)
}

// question makes the questions of a block, and returns what they are made of.
func (r *numberedReader) question(n int, b *numberedBlock) []*draft {
	d := r.draft(b.label, parliament.SpanQuestionLabel)
	label := parliament.Question{Label: d.text, LabelSource: r.place(d.from, d.to)}
	numbers := b.label.says().numbers.numbers
	if len(b.body) == 0 {
		r.problem(parliament.QuestionEmpty, label.LabelSource, "Onder «%s» staat geen vraag.", d.text)
	}
	parts := [][]element{b.body}
	if len(numbers) > 1 && len(b.body) == len(numbers) && !slices.ContainsFunc(b.body, func(e element) bool { return e.kind != paragraphElement }) {
		parts = parts[:0]
		for i := range b.body {
			parts = append(parts, b.body[i:i+1])
		}
	}
	var all []*draft
	for i, part := range parts {
		q := parliament.Question{}
		if i == 0 {
			q = label
		}
		if len(parts) == len(numbers) {
			q.Number = numbers[i]
		}
		runs := r.runs(part, parliament.SpanQuestion)
		x := &r.doc.Exchanges[n]
		k := len(x.Questions)
		x.Questions = append(x.Questions, q)
		r.plan(runs, func(body parliament.Body) {
			if len(runs) == 0 {
				body.Source = label.LabelSource
			}
			r.doc.Exchanges[n].Questions[k].Body = body
		})
		all = append(all, runs...)
	}
	return all
}

// answerOf makes the answer of a group, if it has one.
func (r *numberedReader) answerOf(n int, g *numberedGroup) {
	if !g.answered() {
		return
	}
	answer := &parliament.Answer{}
	body := g.unlabeled
	if g.answer != nil {
		d := r.draft(g.answer.label, parliament.SpanAnswerLabel)
		answer.Label, answer.LabelSource = d.text, r.place(d.from, d.to)
		r.readAnswerers(&r.doc.Exchanges[n], d.text)
		body = g.answer.body
		if len(body) == 0 {
			r.problem(parliament.AnswerEmpty, answer.LabelSource, "Onder «%s» staat geen antwoord.", d.text)
		}
		if len(g.questions) == 0 {
			r.problem(parliament.AnswerUnasked, answer.LabelSource, "Boven «%s» staat geen vraag.", d.text)
		}
	}
	runs := r.runs(body, parliament.SpanAnswer)
	if g.answer == nil {
		answer.LabelSource = r.place(runs[0].from, runs[0].from)
	}
	r.doc.Exchanges[n].Answer = answer
	r.plan(runs, func(body parliament.Body) {
		if len(runs) == 0 {
			body.Source = answer.LabelSource
		}
		r.doc.Exchanges[n].Answer.Body = body
	})
}

// namedAsker takes who asks from the labels of the questions, where they say so. Then
// it is not whom the heading of the section names.
func (r *numberedReader) namedAsker(x *parliament.Exchange, g *numberedGroup) bool {
	var named speaking
	for _, q := range g.questions {
		if who := q.label.says().numbers.who; who != nil {
			named.add(*who)
		}
	}
	if len(named.factions) == 0 {
		return false
	}
	x.Askers, x.Factions = named.members, named.factions
	return true
}

// askers says which factions asked: those of the section's heading, those of the
// members who put the questions, or those that the question names.
func (r *numberedReader) askers(x *parliament.Exchange, asked []*draft) {
	section := r.doc.Sections[x.Section]
	switch {
	case r.kind == parliament.ReplyToReport || r.kind == parliament.WrittenConsultation:
		r.setAskers(x, asked)
	case len(section.Factions) > 0:
		x.Factions = slices.Clone(section.Factions)
	case len(r.doc.Askers) > 0 || r.kind == parliament.WrittenQuestions:
		for _, f := range r.askersFactions() {
			if !slices.Contains(x.Factions, f) {
				x.Factions = append(x.Factions, f)
			}
		}
	}
}

// checkLabel says where the label of an answer names other questions than those
// above it.
func (r *numberedReader) checkLabel(x *parliament.Exchange, g *numberedGroup) {
	if g.answer == nil || len(g.questions) == 0 || len(g.answer.label.says().numbers.numbers) == 0 {
		return
	}
	var asked, both []int
	for _, q := range g.questions {
		asked = append(asked, q.label.says().numbers.numbers...)
	}
	named := g.answer.label.says().numbers.numbers
	for _, n := range named {
		if slices.Contains(asked, n) {
			both = append(both, n)
		}
	}
	if len(asked) > 0 && (len(both) < len(named) || len(both) < len(asked)) {
		r.problem(parliament.LabelMismatch, x.Answer.LabelSource, "«%s» staat bij %s.", x.Answer.Label, questionNames(asked))
	}
}

// checkShared says where it is a guess that an answer is that of all questions above
// it: its label names none, neither does its first sentence, and nearly every other
// answer of the document has one question. Lists of questions that leave one
// unanswered look so:
//
//	2
//	Wat kost dat?
//
//	3
//	Hoeveel sluizen?
//
//	Antwoord:
//	40.
//
// Where many answers stand below several questions, that is how the document is set.
func (r *numberedReader) checkShared(x *parliament.Exchange, g *numberedGroup) {
	if !g.guessed || r.single == 0 || r.guessed > 1+r.single/4 {
		return
	}
	asked := "meer dan één vraag"
	if len(x.Numbers) > 0 {
		asked = questionNames(x.Numbers)
	}
	r.problem(parliament.AnswerShared, x.Source, "Het antwoord staat onder %s; het kan ook alleen bij de laatste horen.", asked)
}

// saysNumber reports whether the first words of an answer name one of the numbers of a
// question: "De vragen 2 en 3 hangen samen."
func saysNumber(text string, numbers []int) bool {
	head := strings.ToLower(firstRunes(text, 120))
	for _, word := range []string{"vragen ", "vraag "} {
		if i := strings.Index(head, word); i >= 0 {
			named, _ := readNumbers(head[i+len(word):])
			if slices.ContainsFunc(named, func(n int) bool { return slices.Contains(numbers, n) }) {
				return true
			}
		}
	}
	return false
}

// questionNames names questions in a sentence: "vraag 7", "vraag 3, 4 en 5".
func questionNames(numbers []int) string {
	var b strings.Builder
	b.WriteString("vraag ")
	for i, n := range numbers {
		switch {
		case i > 0 && i == len(numbers)-1:
			b.WriteString(" en ")
		case i > 0:
			b.WriteString(", ")
		}
		fmt.Fprint(&b, n)
	}
	return b.String()
}
