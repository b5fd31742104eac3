package parse

import (
	"cmp"
	"slices"

	"inbreng/internal/parliament"
)

// readSections makes the sections and exchanges out of the elements.
func (p *parser) readSections() {
	p.learnWidths()
	rest := p.elements
	before := untilKind(rest, headingElement)
	if slices.ContainsFunc(before, func(e element) bool { return e.kind == labelElement }) {
		// Questions and answers without a heading above them.
		head := 0
		if p.kind == parliament.WrittenQuestions {
			head = p.letterhead(before)
			p.readPreamble(before[:head])
		}
		p.readSection(element{kind: headingElement}, before[head:])
	} else if len(before) > 0 {
		p.doc.Preamble = new(parliament.Body)
		p.plan(p.runs(before, parliament.SpanPreamble), func(b parliament.Body) { *p.doc.Preamble = b })
	}
	answers, said, seen := -1, false, map[string]bool{}
	for rest = rest[len(before):]; len(rest) > 0; {
		body := untilKind(rest[1:], headingElement)
		if answers < 0 && p.beginsAnswers(rest[0].says().heading, seen) {
			answers, said = len(p.doc.Sections), rest[0].says().heading.part == answersPart
		}
		p.readSigned(rest[0], body, 1+len(body) < len(rest))
		rest = rest[1+len(body):]
	}
	if answers >= 0 {
		p.linkRepeated(answers, said)
	}
	p.asks, p.open = nil, nil
}

// letterhead returns how many of the elements above the first answer come before
// the first that asks: what a letter with questions and answers begins with. What
// stands directly above the answer is a question, whatever it says.
func (p *parser) letterhead(elements []element) int {
	n := 0
	for n+1 < len(elements) && elements[n+1].kind != labelElement && elements[n].kind != labelElement && questionMarks(p.said(elements[n])) == 0 {
		n++
	}
	return n
}

// untilKind returns the elements before the first one of a kind.
func untilKind(elements []element, kind elementKind) []element {
	for i := range elements {
		if elements[i].kind == kind {
			return elements[:i]
		}
	}
	return elements
}

// readSection reads one section: the introduction, the first question, and then
// answer and next question in turn.
func (p *parser) readSection(head element, body []element) {
	p.openSection(head)
	r := &sectionReader{parser: p, index: len(p.doc.Sections) - 1}
	p.last = p.asking

	opening := untilKind(body, labelElement)
	body = body[len(opening):]
	intro := introduction(p, opening, len(body) > 0)
	p.introduce(r.index, opening[:intro])
	question := opening[intro:]
	for len(body) > 0 {
		region := untilKind(body[1:], labelElement)
		last := len(region) == len(body)-1
		n := p.splitRegion(region, last)
		r.exchange(question, &body[0], region[:n])
		question = region[n:]
		body = body[1+len(region):]
	}
	r.unanswered(question)
}

// unanswered adds the exchanges of what stands below the last answer, or of all questions
// where the answers stand further on: one for each topic under which something is asked.
// What only introduces stays with what is asked above.
func (r *sectionReader) unanswered(question []element) {
	from, topic := 0, -1 // topic is the last below what is asked
	asked := false
	for i, e := range question {
		switch {
		case e.kind == bareElement:
			if asked && question[i-1].kind != bareElement {
				topic = i
			}
		case questionMarks(r.said(e)) > 0 || parliament.AsksIndirectly(r.said(e)):
			if topic >= 0 {
				r.exchange(question[from:topic], nil, nil)
				from, topic = topic, -1
			}
			asked = true
		}
	}
	r.exchange(question[from:], nil, nil)
}

// introduce makes elements the introduction of a section.
func (p *parser) introduce(section int, body []element) {
	if len(body) == 0 {
		return
	}
	p.doc.Sections[section].Introduction = new(parliament.Body)
	p.plan(p.runs(body, parliament.SpanIntroduction), func(b parliament.Body) { *p.doc.Sections[section].Introduction = b })
}

// openSection adds a section with a heading; one without lines has none.
func (p *parser) openSection(head element) {
	section := parliament.Section{
		Number: head.says().heading.number, Factions: head.says().heading.factions, Topics: []parliament.Topic{}, Role: head.says().heading.role,
	}
	if section.Factions == nil {
		section.Factions = []parliament.Faction{}
	} else {
		section.Faction = section.Factions[0]
	}
	if len(head.lines) > 0 {
		d := p.draft(head, parliament.SpanHeading)
		section.Heading, section.Source = d.text, p.place(d.from, d.to)
		if _, rest := headingNumber(d.text); section.Number != "" {
			section.Heading = rest
		}
	}
	if head.says().heading.part != noPart {
		p.replier = replierIn(section.Heading)
	}
	p.doc.Sections = append(p.doc.Sections, section)
	p.members = append(p.members, head.says().heading.members)
}

// newExchange returns an exchange of a section whose lists are empty but not nil, asked
// by the members that the section's heading names.
func (p *parser) newExchange(section int, topic string) parliament.Exchange {
	return parliament.Exchange{
		Numbers: []int{}, Section: section, Topic: topic,
		Factions: []parliament.Faction{}, Askers: slices.Clone(p.members[section]), Questions: []parliament.Question{},
		Footnotes: []parliament.FootnoteID{}, References: []parliament.Reference{},
	}
}

// A sectionReader makes the exchanges of one section.
type sectionReader struct {
	*parser
	index int    // of the section
	topic string // the last topic read
	// unused says that nothing stands under the topic yet.
	unused bool
}

// exchange adds an exchange: the question, which may begin with topics, and the
// answer under its label. Without a label the question has no answer; without
// both there is nothing to add.
func (r *sectionReader) exchange(question []element, label *element, answer []element) {
	topic, words := r.topic, question[:0:0]
	var headings []string
	for _, e := range question {
		if e.kind != bareElement {
			words = append(words, e)
			continue
		}
		d := r.draft(e, parliament.SpanTopic)
		section := &r.doc.Sections[r.index]
		section.Topics = append(section.Topics, parliament.Topic{Text: d.text, Source: r.place(d.from, d.to)})
		r.topic = d.text
		if len(words) == 0 {
			if r.unused {
				headings = append(headings, topic)
			}
			topic, r.unused = d.text, true
		}
	}
	if len(words) == 0 && label == nil {
		return
	}
	x := r.newExchange(r.index, topic)
	x.Headings, r.unused = headings, false
	n := len(r.doc.Exchanges)
	var runs []*draft
	if len(words) > 0 {
		runs = r.runs(words, parliament.SpanQuestion)
		x.Questions = append(x.Questions, parliament.Question{})
		x.Source = r.span(runs)
		r.plan(runs, func(b parliament.Body) { r.doc.Exchanges[n].Questions[0].Body = b })
	}
	if label != nil {
		d := r.draft(*label, parliament.SpanAnswerLabel)
		x.Answer = &parliament.Answer{Label: d.text, LabelSource: r.place(d.from, d.to)}
		x.Numbers = append(x.Numbers, label.says().label.numbers...)
		who := d.text
		if !namesAnswerer(who) {
			who = cmp.Or(replierIn(r.doc.Sections[r.index].Heading), r.replier)
		}
		r.readAnswerers(&x, who)
		answerRuns := r.runs(answer, parliament.SpanAnswer)
		x.Source = x.Source.Join(x.Answer.LabelSource).Join(r.span(answerRuns))
		r.plan(answerRuns, func(b parliament.Body) { r.doc.Exchanges[n].Answer.Body = b })
		if len(answer) == 0 {
			r.problem(parliament.AnswerEmpty, x.Answer.LabelSource, "Onder «%s» staat geen antwoord.", d.text)
		}
		if len(words) == 0 {
			r.problem(parliament.AnswerUnasked, x.Answer.LabelSource, "Boven «%s» staat geen vraag.", d.text)
		}
	} else {
		r.open = append(r.open, openExchange{n, len(r.doc.Problems)})
		r.problem(parliament.QuestionUnanswered, x.Source, "Op deze vraag staat geen antwoord in het document.")
	}
	if r.kind == parliament.WrittenQuestions {
		x.Factions = r.askersFactions()
	} else {
		r.setAskers(&x, runs)
	}
	r.doc.Exchanges, r.asks = append(r.doc.Exchanges, x), append(r.asks, runs)
}

// askersFactions returns the factions of the members who asked, each once, or the one that
// the head says asks.
func (p *parser) askersFactions() []parliament.Faction {
	factions := append([]parliament.Faction{}, p.asking.factions...)
	for _, a := range p.doc.Askers {
		if a.Faction != "" && !slices.Contains(factions, a.Faction) {
			factions = append(factions, a.Faction)
		}
	}
	return factions
}

// setAskers says who asked an exchange of the section it is in.
func (p *parser) setAskers(x *parliament.Exchange, question []*draft) {
	who := p.whoAsks(x.Section, question)
	if heading := p.doc.Sections[x.Section].Factions; len(heading) > 0 && !who.within(heading) {
		p.problem(parliament.FactionContradicts, x.Source, "Deze vraag is volgens de tekst van %s; het opschrift erboven noemt %s.", factionNames(who.factions), factionNames(heading))
	}
	p.addJoining(&who, question)
	x.Factions, x.Askers = append(x.Factions, who.factions...), who.members
	if len(x.Factions) == 0 {
		p.problem(parliament.FactionUnknown, x.Source, "Uit de tekst blijkt niet welke fractie deze vraag stelde.")
	}
}

// span returns the place that the drafts take up together.
func (p *parser) span(runs []*draft) parliament.Place {
	var place parliament.Place
	for _, d := range runs {
		place = place.Join(p.place(d.from, d.to))
	}
	return place
}

// readFootnotes makes the footnotes. Where numbering starts again, ids differ.
func (p *parser) readFootnotes() {
	seen := map[int]int{}
	for i, note := range p.notes {
		e := element{lines: note.lines, textFrom: note.textFrom}
		d := p.draft(e, parliament.SpanFootnote)
		d.footnote = true
		from := p.lines[note.lines[0]].start
		p.doc.Footnotes = append(p.doc.Footnotes, parliament.Footnote{
			ID:         parliament.NumberedFootnote(note.number, seen[note.number]),
			Number:     note.number,
			References: []parliament.Reference{},
			Source:     p.place(from, d.to),
		})
		seen[note.number]++
		if note.apart > 0 {
			p.kinds[note.apart] = parliament.SpanFootnote
			p.edits = append(p.edits, edit{parliament.SpanFootnoteNumber, p.lines[note.apart].start, p.lines[note.apart].end})
		} else {
			p.edits = append(p.edits, edit{parliament.SpanFootnoteNumber, from, note.textFrom})
		}
		switch {
		case note.holder > 0:
			p.problem(parliament.FootnoteMissing, p.place(from, d.to), "Voetnoot %d heeft geen eigen tekst; die staat waarschijnlijk bij voetnoot %d.", note.number, note.holder)
		case d.text == "":
			p.problem(parliament.FootnoteMissing, p.place(from, d.to), "Voetnoot %d heeft geen tekst.", note.number)
		}
		p.plan([]*draft{d}, func(b parliament.Body) { p.doc.Footnotes[i].Body = b })
	}
}

// factionNames lists factions as in a sentence.
func factionNames(factions []parliament.Faction) string {
	names := make([]string, len(factions))
	for i, f := range factions {
		names[i] = string(f)
	}
	return parliament.Enumerate(names)
}
