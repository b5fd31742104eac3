package parse

import (
	"cmp"
	"slices"

	"inbreng/internal/parliament"
)

// readRunning makes the sections and exchanges of a document in which neither
// questions nor answers have labels: contributions that nobody has answered yet,
// consultations that print all questions first and the answers behind them, and
// replies in which a question is a sentence ("De leden van de PvdA-fractie vragen
// of ...") and its answer the paragraphs behind it.
func (p *parser) readRunning() {
	head := p.runningHead()
	p.readPreamble(p.elements[:head])
	r := &runningReader{parser: p}
	r.answered = p.kind != parliament.Contribution
	rest := p.elements[head:]
	if len(rest) > 0 && rest[0].kind != headingElement {
		body := untilKind(rest, headingElement)
		r.more = len(body) < len(rest)
		r.section(element{kind: headingElement}, body)
		rest = rest[len(body):]
	}
	for len(rest) > 0 {
		body := untilKind(rest[1:], headingElement)
		r.more = 1+len(body) < len(rest)
		r.parted = r.more && opensPart(rest[0], rest[1+len(body)])
		r.section(rest[0], body)
		rest = rest[1+len(body):]
	}
	r.link()
	p.joinFactions()
	r.sayWhatIsMissing()
}

// A runningReader reads a document without labels.
type runningReader struct {
	*parser
	answered bool // the document holds answers
	more     bool // a heading follows on the present section
	parted   bool // the present section is the head of a part, the next that of a faction in it
	part     part
	topic    string
	// unused says that nothing stands under the topic yet, and headings are the topics
	// before it under which nothing stands.
	unused   bool
	headings []string
	// asked and replied are the exchanges of the part with the questions and
	// of that with the answers.
	asked, replied []int
	seen           map[parliament.Faction]bool
}

// readSection reads a section without signatures.
func (r *runningReader) readSection(head element, body []element) {
	if head.says().heading.part != noPart {
		r.part = head.says().heading.part
	} else if r.replies && r.part != otherPart {
		r.readReplies(head, body)
		return
	} else if len(head.says().heading.factions) == 1 && len(body) > 0 && r.part == noPart {
		// The heading of a faction comes again: the letter with the answers.
		if r.seen == nil {
			r.seen = map[parliament.Faction]bool{}
		}
		if f := head.says().heading.factions[0]; r.seen[f] && r.kind == parliament.WrittenConsultation {
			r.part = answersPart
			r.asked, r.replied = r.all(), nil
		} else {
			r.seen[f] = true
		}
	}
	r.readPart(head, body)
}

// readPart reads a section of the present part.
func (r *runningReader) readPart(head element, body []element) {
	r.openSection(head)
	r.topic, r.headings, r.unused = "", nil, false
	index := len(r.doc.Sections) - 1
	if r.part == otherPart {
		r.doc.Sections[index].Role = parliament.Annex
		r.introduce(index, body)
		return
	}
	from := len(r.doc.Exchanges)
	switch {
	case r.part == questionsPart || !r.answered:
		r.readQuestions(index, body)
	case r.part == answersPart && r.parted && !slices.ContainsFunc(body, r.opensTurn):
		r.introduce(index, body) // "Ik dank de leden voor hun vragen."
	case r.part == answersPart && !slices.ContainsFunc(body, r.opensTurn):
		r.readAnswers(index, body)
	default:
		r.readTurns(index, body)
	}
	for i := from; i < len(r.doc.Exchanges); i++ {
		switch r.part {
		case questionsPart:
			r.asked = append(r.asked, i)
		case answersPart:
			r.replied = append(r.replied, i)
		}
	}
}

// all returns the indices of the exchanges there are.
func (r *runningReader) all() []int {
	var out []int
	for i := range r.doc.Exchanges {
		out = append(out, i)
	}
	return out
}

// readQuestions makes an exchange, without an answer, of every paragraph that
// asks, with what stands before it that does not. Where nothing asks all is
// introduction.
func (r *runningReader) readQuestions(section int, body []element) {
	if !slices.ContainsFunc(body, r.asksHere) {
		var words []element
		for _, e := range body {
			if e.kind == bareElement {
				r.readTopic(section, e)
			} else {
				words = append(words, e)
			}
		}
		r.noteFactions(section, words)
		r.introduce(section, words)
		return
	}
	n := r.readIntroduction(section, body, true)
	var words []element
	for _, e := range body[n:] {
		if e.kind == bareElement {
			if r.opensSection(section, words) {
				r.noteFactions(section, words)
				r.introduce(section, words)
			} else {
				r.exchange(section, words, nil)
			}
			words = nil
			r.readTopic(section, e)
			continue
		}
		if len(words) > 0 && e.kind != itemElement && r.asksHere(e) && r.parts(words, e) {
			r.exchange(section, words, nil)
			words = nil
		}
		words = append(words, e)
	}
	r.exchange(section, words, nil)
}

// parts reports whether the words since the last question ask something that ends before
// an element that asks as well: at once, or, behind a list or what explains it, where
// members are named anew.
func (r *runningReader) parts(words []element, next element) bool {
	return r.asksHere(words[len(words)-1]) || opensWithMembers(r.said(next)) && slices.ContainsFunc(words, r.asksHere)
}

// readTurns makes exchanges of questions and the answers behind them.
func (r *runningReader) readTurns(section int, body []element) {
	n := r.readIntroduction(section, body, slices.ContainsFunc(body, r.opensTurn))
	var question, answer []element
	flush := func() {
		if r.part == answersPart && len(answer) == 0 && !slices.ContainsFunc(question, r.endsAsking) {
			question, answer = nil, question // nothing else answers here
		}
		if len(answer) == 0 && r.saysOnly(section, question) {
			r.introduce(section, question)
			question = nil
		}
		r.exchange(section, question, answer)
		question, answer = nil, nil
	}
	for _, e := range body[n:] {
		switch {
		case e.kind == bareElement:
			flush()
			r.readTopic(section, e)
		case r.slanted != 0:
			if !r.asksBySlope(e) {
				answer = append(answer, e)
				break
			}
			if len(answer) > 0 {
				flush()
			}
			question = append(question, e)
		case e.kind == itemElement && len(answer) > 0:
			answer = append(answer, e)
		case e.kind == itemElement:
			question = append(question, e)
		case r.part == answersPart && answersItself(r.said(e)):
			if r.turnsTo(section, e, slices.Concat(question, answer)) {
				flush()
			}
			answer = append(answer, e)
		case r.asksHere(e) || opensWithMembers(r.said(e)):
			if len(answer) > 0 {
				flush()
			}
			question = append(question, e)
		case len(question) == 0 && len(answer) == 0 && r.thanks(section, e):
			r.introduce(section, []element{e})
		case len(question) == 0 && len(answer) == 0 && r.part == noPart && announces.MatchString(r.said(e)):
			question = append(question, e)
		default:
			answer = append(answer, e)
		}
	}
	flush()
}

// saysOnly reports whether elements are all that a faction says under its heading so far,
// and ask nothing: "De leden van de D66-fractie hebben geen verdere vragen."
func (r *runningReader) saysOnly(section int, words []element) bool {
	return len(r.doc.Sections[section].Factions) > 0 && r.opensSection(section, words)
}

// opensSection reports whether elements are the first of a section and ask nothing: under
// "1. Inleiding" of the report about a bill factions say what they think of it.
func (r *runningReader) opensSection(section int, words []element) bool {
	n := len(r.doc.Exchanges)
	return r.doc.Sections[section].Introduction == nil && !slices.ContainsFunc(words, r.asksHere) && (n == 0 || r.doc.Exchanges[n-1].Section != section)
}

// thanks reports whether an element, the first of a section, is what those who answer say
// before they do: "De regering dankt de leden van de fracties van VVD en D66 voor hun
// inbreng."
func (r *runningReader) thanks(section int, e element) bool {
	text := r.said(e)
	return r.kind == parliament.ReplyToReport && r.doc.Sections[section].Introduction == nil && len(r.doc.Exchanges) == 0 &&
		announces.MatchString(text) && speaksForGovernment(text) && !opensWithMembers(text)
}

// readIntroduction makes the elements at the start that announce questions and
// ask none the introduction, and returns how many they are.
func (r *runningReader) readIntroduction(section int, body []element, asks bool) int {
	n := 0
	for n < len(body) && r.contents.holds(body[n].lines[0]) {
		n++ // the table of contents
	}
	for asks && n < len(body) && body[n].kind == paragraphElement && !r.asksHere(body[n]) && (r.slanted == 0 || r.asksBySlope(body[n])) && announces.MatchString(r.said(body[n])) {
		n++
	}
	if !asks && r.part != answersPart && (!r.answered || r.kind != parliament.WrittenConsultation) {
		for n < len(body) && body[n].kind != bareElement {
			n++
		}
	}
	if n > 0 {
		r.noteFactions(section, body[:n])
	}
	r.introduce(section, body[:n])
	return n
}

// noteFactions remembers who speaks in an introduction: who asks behind it may
// be "deze leden".
func (r *runningReader) noteFactions(section int, body []element) {
	for _, e := range body {
		if f := factionsIn(r.said(e)); len(f) > 0 && len(r.doc.Sections[section].Factions) == 0 {
			r.last = speaking{factions: f}
		}
	}
}

func (r *runningReader) readTopic(section int, e element) {
	d := r.draft(e, parliament.SpanTopic)
	s := &r.doc.Sections[section]
	s.Topics = append(s.Topics, parliament.Topic{Text: d.text, Source: r.place(d.from, d.to)})
	if r.unused {
		r.headings = append(r.headings, r.topic)
	}
	r.topic, r.unused = d.text, true
}

// asksHere reports whether an element asks.
func (r *runningReader) asksHere(e element) bool {
	if e.kind == bareElement {
		return false
	}
	text := r.said(e)
	if r.kind == parliament.QuestionList || r.kind == parliament.WrittenQuestions {
		return questionScore(text) > 1 // members are not named there, and an answer tells what was asked
	}
	return questionScore(text) > 1 || parliament.AsksIndirectly(text) && (opensWithMembers(text) || parliament.NamesMembers(text) || !speaksForGovernment(text))
}

// exchange adds an exchange of a question and an answer, either of which may be
// missing; of nothing it makes none.
func (r *runningReader) exchange(section int, question, answer []element) {
	if len(question)+len(answer) == 0 {
		return
	}
	n := len(r.doc.Exchanges)
	r.doc.Exchanges = append(r.doc.Exchanges, r.newExchange(section, r.topic))
	y := &r.doc.Exchanges[n]
	y.Headings, r.headings, r.unused = r.headings, nil, false
	var asked []*draft
	if len(question) > 0 {
		asked = r.runs(question, parliament.SpanQuestion)
		y.Questions = append(y.Questions, parliament.Question{})
		y.Source = r.span(asked)
		r.plan(asked, func(b parliament.Body) { r.doc.Exchanges[n].Questions[0].Body = b })
	}
	if len(answer) > 0 {
		runs := r.runs(answer, parliament.SpanAnswer)
		y.Answer = &parliament.Answer{LabelSource: r.place(runs[0].from, runs[0].from)}
		y.Source = y.Source.Join(r.span(runs))
		r.readAnswerers(y, cmp.Or(replierIn(r.doc.Sections[section].Heading), r.replier))
		r.plan(runs, func(b parliament.Body) { r.doc.Exchanges[n].Answer.Body = b })
	}
	switch {
	case r.kind == parliament.WrittenQuestions:
		y.Factions = r.askersFactions()
	case r.kind == parliament.QuestionList:
	default:
		if len(question) > 0 {
			r.setAskers(y, asked)
			break
		}
		y.Factions = slices.Clone(r.doc.Sections[section].Factions)
		if len(y.Factions) == 0 && r.part == answersPart {
			y.Factions = append(y.Factions, r.answeredTo(answer[0])...)
		}
	}
}

// maxAnsweredIn bounds the exchanges that a question leads to. Whoever is led to
// more is not led.
const maxAnsweredIn = 20

func sameFaction(a, b []parliament.Faction) bool {
	return slices.ContainsFunc(a, func(f parliament.Faction) bool { return slices.Contains(b, f) })
}

// sayWhatIsMissing notes what a document without labels lacks: answers,
// questions, or any certainty about which is which.
func (r *runningReader) sayWhatIsMissing() {
	questions, answers := 0, 0
	for i := range r.doc.Exchanges {
		x := &r.doc.Exchanges[i]
		if len(x.Questions) > 0 {
			questions++
		}
		if x.Answer != nil {
			answers++
		}
	}
	whole := r.place(0, 0)
	if len(r.doc.Exchanges) > 0 {
		whole = r.doc.Exchanges[0].Source
	}
	if r.selfAnswered {
		r.problem(parliament.LayoutUnknown, whole, "Vragen en antwoorden staan in dezelfde alinea’s; waar de vraag ophoudt en het antwoord begint, is uit de zinnen afgeleid.")
	}
	switch {
	case r.kind == parliament.WrittenQuestions || r.kind == parliament.QuestionList:
		r.problem(parliament.LayoutUnknown, whole, "De vragen en antwoorden hebben geen opschriften; wat vraag is en wat antwoord, is uit de zinnen zelf afgeleid.")
	case questions+answers == 0:
		r.problem(parliament.LayoutUnknown, whole, "In de tekst zijn geen vragen en geen antwoorden gevonden.")
	case questions == 0 && answers > 0:
		r.problem(parliament.QuestionsElsewhere, whole, "Er zijn geen afzonderlijke vragen in de tekst gevonden; hij geeft alleen antwoorden.")
	case answers == 0 && questions > 0:
		r.problem(parliament.QuestionUnanswered, whole, "Het document bevat geen antwoorden op de vragen.")
	case answers > 0:
		for i := range r.doc.Exchanges {
			if x := &r.doc.Exchanges[i]; x.Answer == nil && len(r.answeredIn[i]) == 0 {
				r.problem(parliament.QuestionUnanswered, x.Source, "Op deze vraag staat geen antwoord in het document.")
			}
		}
	}
}
