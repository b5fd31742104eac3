package parse

import (
	"errors"
	"slices"

	"inbreng/internal/parliament"
)

// findLabels says what kind of document this is, as far as a title or the
// labels in it tell, and cuts the lines at the labels of questions and answers
// where the questions are numbered. It refuses what says of itself that it is
// something else.
func (p *parser) findLabels() error {
	kind, name, err := kindByTitle(p.s, p.lines, false)
	if err != nil {
		return err
	}
	p.kind, p.sort = kind, name
	finder := newLabelFinder(p.s, p.lines)
	finder.kind = kind
	named, left := 0, 0 // lines that name who answers, and those of them that are no labels yet
	for i := range p.lines {
		if p.lines[i].role == roleText {
			if l, ok := p.plainLabelAt(i); ok && l.named {
				named++
				if finder.labels[i] == nil {
					left++
				}
			}
		}
	}
	switch numbered := kind == parliament.QuestionList || kind == parliament.ReplyToReport || kind == parliament.WrittenQuestions; {
	case finder.rows > 0:
	case named == 0 && (numbered || kind == parliament.WrittenConsultation) && finder.addBelow():
	case finder.questions > 0 && finder.questions >= left && (len(finder.answers) > 0 || numbered):
		if finder.questions < len(finder.answers)/2 {
			finder.addNumbers()
		}
	case named == 0 && len(finder.answers) > 0 && (finder.addUnnumbered() || finder.addNumbers()):
	case named == 0 && numbered && len(finder.answers) == 0 && finder.addRow():
	default:
		return nil
	}
	p.how = byQuestions
	p.cutLabels(finder)
	return nil
}

// learnKind finds out whether the questions go by the members who asked, and then what
// the document is without the headings that name them: the first of them looks like the
// title of written questions. What looks like the title of a motion or a bill is none below
// such a heading.
func (p *parser) learnKind() {
	if p.learnWhose(); p.byMember && p.kind == parliament.WrittenQuestions {
		p.kind, p.sort, _ = kindByTitle(p.s, p.lines, true)
	}
}

// labelled reports whether some line is the label of an answer in a consultation.
func (p *parser) labelled() bool {
	for i := range p.lines {
		if p.lines[i].role == roleText {
			if _, ok := p.plainLabelAt(i); ok {
				return true
			}
		}
	}
	return false
}

// plainLabelAt reads line i as the label of an answer in a consultation.
func (p *parser) plainLabelAt(i int) (label, bool) {
	text := p.lineText(i)
	if first := text[0]; (first < '1' || first > '9') && first != 'A' && first != 'R' {
		return label{}, false
	}
	return parseLabel(text)
}

// cutLabels cuts the lines behind the labels that were found, and keeps what is
// known by the number of a line in step.
func (p *parser) cutLabels(finder *labelFinder) {
	moved := make([]int, len(p.lines))
	n := 0
	for i, l := range p.lines {
		moved[i] = n
		n++
		if label := finder.labels[i]; label != nil && label.length < l.end-l.start {
			n++
		}
	}
	p.lines, p.labels = finder.apply()
	if finder.head != (lineRange{}) {
		p.answersHead = lineRange{moved[finder.head.from], moved[finder.head.to]}
	}
	for i := range p.furniture {
		p.furniture[i].line = moved[p.furniture[i].line]
	}
	// What stands above the first question is the head of the document:
	// "Antwoorden" there is a title.
	for i, l := range p.labels {
		if l == nil {
			continue
		}
		if !l.answer {
			break
		}
		p.labels[i] = nil
		p.lines[i].label = false
	}
	for i, l := range p.labels {
		if l != nil {
			p.lastLabel = i
			p.answersLabelled = p.answersLabelled || l.answer
		}
	}
}

// apply cuts the lines behind the labels that text follows on, and returns the
// lines and the labels by their new numbers.
func (f *labelFinder) apply() ([]line, lineLabels) {
	more := 0
	for i, label := range f.labels {
		if label != nil && label.length < f.lines[i].end-f.lines[i].start {
			more++
		}
	}
	lines := make([]line, 0, len(f.lines)+more)
	labels := make(lineLabels, len(f.lines)+more)
	for i, l := range f.lines {
		label := f.labels[i]
		if label == nil {
			lines = append(lines, l)
			continue
		}
		labels[len(lines)] = label
		l.label = true
		if label.length == l.end-l.start {
			lines = append(lines, l)
			continue
		}
		head, tail := l, l
		head.end = l.start + label.length
		head.width = label.length
		tail.start, tail.end = trimSpace(f.s, head.end, l.end)
		tail.opens, tail.label, tail.fresh = false, false, true
		tail.width = l.width - label.length - 1
		lines = append(lines, head, tail)
	}
	return lines, labels
}

// recognise says how the questions and answers of a document are told apart
// whose questions are not numbered, and refuses a text in which there are none.
// A written consultation has answers under labels that name who answers, or
// under any label within the contributions of factions.
func (p *parser) recognise() error {
	headings, labels, named, replies := 0, 0, 0, 0
	for i, e := range p.elements {
		switch {
		case e.kind == headingElement && (e.says().heading.reply || i+1 < len(p.elements) && opensPart(e, p.elements[i+1])):
			replies++
		case e.kind == headingElement && e.says().heading.part <= questionsPart:
			headings++
		case e.kind == labelElement && e.says().label.named:
			named++
		case e.kind == labelElement:
			labels++
		}
	}
	switch {
	case p.how == byQuestions:
		switch {
		case p.kind != "":
		case p.asksByName():
			p.kind = parliament.QuestionList
		default:
			p.kind = parliament.WrittenQuestions
		}
	case named > 0, labels > 0 && (headings > 0 || p.kind == parliament.ReplyToReport || p.kind == parliament.WrittenQuestions):
		p.how = byAnswers
		if p.kind == "" || p.kind == parliament.Contribution {
			p.kind = parliament.WrittenConsultation
		}
	case headings > 0, p.kind != "":
		p.how = byNothing
		p.replies = replies > 0
		switch {
		case p.replies && (p.kind == "" || p.kind == parliament.Contribution):
			p.kind = parliament.WrittenConsultation
		case p.kind == "":
			p.kind = parliament.Contribution
		}
	case labels > 0:
		return errors.New("holds answers, but neither questions with numbers (\"Vraag 1\") nor contributions of factions, nor a title that says what it is")
	default:
		return errors.New("is no question-and-answer document: it has neither a heading such as \"Vragen en opmerkingen van de leden van de VVD-fractie\" nor a line such as \"1. Antwoord van het kabinet\"")
	}
	return nil
}

// asksByName reports whether the questions of one document are of several who ask each
// for themselves, by their headings or labels.
func (p *parser) asksByName() bool {
	return slices.ContainsFunc(p.elements, func(e element) bool {
		who := e.says().numbers.who
		return len(e.says().heading.factions) > 0 || who != nil && len(who.factions) > 0
	})
}
