package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A numberedBlock is a label of a question or an answer with what stands under
// it.
type numberedBlock struct {
	label   element
	body    []element
	section int
	topic   string
	// headings are the topics above the topic that nothing else stands under.
	headings []string
}

// A numberedGroup is an exchange to be: blocks of questions, and the block that
// answers them.
type numberedGroup struct {
	questions []*numberedBlock
	answer    *numberedBlock
	unlabeled []element // the answer where it has no label
	merged    bool      // into another
	guessed   bool      // the answer names no number and stands below several questions
}

// numbers returns the numbers of the questions, then those that only the answer
// names.
func (g *numberedGroup) numbers() []int {
	out := []int{}
	for _, q := range g.questions {
		out = append(out, q.label.says().numbers.numbers...)
	}
	if g.answer != nil {
		for _, n := range g.answer.label.says().numbers.numbers {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

// answered reports whether something answers the group.
func (g *numberedGroup) answered() bool { return g.answer != nil || len(g.unlabeled) > 0 }

// readNumbered makes the sections and exchanges of a document whose questions
// are numbered.
func (p *parser) readNumbered() {
	head := 0
	for head < len(p.elements) && p.elements[head].kind != questionElement && p.elements[head].kind != headingElement {
		head++
	}
	rest, below := p.splitAnswersHead(p.elements[head:])
	p.readPreamble(append(p.elements[:head:head], below...))
	r := &numberedReader{parser: p, section: -1}
	r.cut(rest)
	r.group()
	r.answerUnlabeled()
	r.write()
	if len(below) > 0 {
		slices.SortStableFunc(p.drafts, func(a, b *draft) int { return a.from - b.from })
	}
}

// readPreamble makes what stands above the questions the preamble.
func (p *parser) readPreamble(head []element) {
	if len(head) > 0 {
		p.doc.Preamble = new(parliament.Body)
		p.plan(p.runs(head, parliament.SpanPreamble), func(b parliament.Body) { *p.doc.Preamble = b })
	}
}

// A numberedReader reads a document whose questions are numbered.
type numberedReader struct {
	*parser
	section int // index of the present one, -1 before the first
	topic   string
	// headings are the topics before the present one under which nothing stands.
	headings []string
	unused   bool // nothing stands under the topic yet
	blocks   []*numberedBlock
	groups   []*numberedGroup
	noticed  bool // there is a notice that answers are late
	// Answers whose labels name no number: those with one question above, and those
	// with more.
	single, guessed int
}

// cut cuts the elements into blocks, and makes the sections.
func (r *numberedReader) cut(elements []element) {
	for len(elements) > 0 {
		e := elements[0]
		n := 1
		for n < len(elements) && elements[n].kind != questionElement && elements[n].kind != labelElement && elements[n].kind != headingElement {
			n++
		}
		body := elements[1:n]
		question := n < len(elements) && elements[n].kind == questionElement
		if e.kind == headingElement {
			r.noticed = r.noticed || e.says().heading.role == parliament.HoldingAnswer
			r.openSection(e)
			topics := r.trailingTopics(body, 0, question)
			r.introduce(body[:len(body)-topics])
			r.readTopics(body[len(body)-topics:])
			elements = elements[n:]
			continue
		}
		if r.section < 0 {
			r.openSection(element{kind: headingElement})
		}
		topics := 0
		if e.kind == labelElement || !r.answersLabelled {
			topics = r.trailingTopics(body, 1, question)
		}
		body, notice := r.cutNotice(e, body)
		block := &numberedBlock{label: e, body: body[:len(body)-topics], section: r.section, topic: r.topic, headings: r.headings}
		r.headings, r.unused = nil, false
		r.blocks = append(r.blocks, block)
		r.readTopics(body[len(body)-topics:])
		elements = elements[n:]
		if len(notice) > 0 {
			r.noticed = true
			r.openSection(element{kind: headingElement, sign: &sign{heading: heading{role: parliament.HoldingAnswer}}})
			r.introduce(notice)
		}
	}
}

// openSection begins a section.
func (r *numberedReader) openSection(head element) {
	r.parser.openSection(head)
	r.section = len(r.doc.Sections) - 1
	r.topic, r.headings, r.unused = "", nil, false
}

// introduce makes what stands under a heading the section's introduction.
func (r *numberedReader) introduce(body []element) {
	r.parser.introduce(r.section, body)
}

// trailingTopics returns how many of the elements above a question's label are
// topics: bare lines at the end. The least first elements are not, for they are
// the answer ("Ja").
func (r *numberedReader) trailingTopics(body []element, least int, question bool) int {
	n := 0
	for question && n < len(body)-least && body[len(body)-1-n].kind == bareElement {
		n++
	}
	return n
}

// readTopics notes topics; they hold until the next ones.
func (r *numberedReader) readTopics(elements []element) {
	for _, e := range elements {
		d := r.draft(e, parliament.SpanTopic)
		section := &r.doc.Sections[r.section]
		section.Topics = append(section.Topics, parliament.Topic{Text: d.text, Source: r.place(d.from, d.to)})
		if r.unused {
			r.headings = append(r.headings, r.topic)
		}
		r.topic, r.unused = d.text, true
	}
}

// group pairs the answers with the questions. An answer that names numbers is
// that of the questions with these numbers, wherever they stand above it; one
// that names none is that of all questions since the answer before. An answer
// that names other numbers than any question left is that of the question above
// it, and the label is a Problem.
func (r *numberedReader) group() {
	open := map[int][]*numberedGroup{} // by number, without an answer
	var fresh []*numberedGroup         // since the last answer
	for _, b := range r.blocks {
		numbers := b.label.says().numbers.numbers
		if b.label.kind == questionElement {
			g := &numberedGroup{questions: []*numberedBlock{b}}
			r.groups = append(r.groups, g)
			fresh = append(fresh, g)
			for _, n := range numbers {
				open[n] = append(open[n], g)
			}
			continue
		}
		var mine []*numberedGroup
		for _, n := range numbers {
			for _, g := range open[n] {
				if !g.answered() && !g.merged && !slices.Contains(mine, g) {
					mine = append(mine, g)
				}
			}
			delete(open, n)
		}
		switch {
		case len(numbers) == 0:
			mine = r.standing(fresh)
			switch {
			case len(mine) == 1:
				r.single++
			case len(mine) > 1 && !(len(b.body) > 0 && saysNumber(r.said(b.body[0]), mine[0].numbers())):
				mine[0].guessed = true
				r.guessed++
			}
		case len(mine) == 0 && len(fresh) > 0:
			mine = fresh[len(fresh)-1:]
		}
		fresh = nil
		slices.SortFunc(mine, func(a, b *numberedGroup) int { return a.first().label.lines[0] - b.first().label.lines[0] })
		r.answer(mine, b)
	}
}

// answer makes groups one, which a block answers.
func (r *numberedReader) answer(mine []*numberedGroup, b *numberedBlock) {
	if len(mine) == 0 {
		r.groups = append(r.groups, &numberedGroup{answer: b})
		return
	}
	first := mine[0]
	first.answer = b
	for _, g := range mine[1:] {
		first.questions = append(first.questions, g.questions...)
		g.merged = true
	}
}

// answerUnlabeled looks for answers that have no label: what stands under a
// question behind all that asks. "De antwoorden op de vragen 7 en 8 kunnen we als
// volgt" answers question 7, too.
func (r *numberedReader) answerUnlabeled() {
	for i, g := range r.groups {
		if g.merged || g.answered() || len(g.questions) == 0 {
			continue
		}
		last := g.questions[len(g.questions)-1]
		question, answer := r.splitQuestion(last.body)
		if len(answer) == 0 || r.answersLabelled && !r.opensAnswerCell(answer[0]) && !r.answers(answer) {
			continue
		}
		last.body, g.unlabeled = question, answer
		opening := r.said(answer[0])
		for k := i - 1; k >= 0 && !r.groups[k].merged && !r.groups[k].answered() && namesQuestion(opening, r.groups[k].numbers()); k-- {
			g.questions = append(slices.Clone(r.groups[k].questions), g.questions...)
			r.groups[k].merged = true
		}
	}
}

// answers reports whether elements speak for those who answer, in a document
// where other answers have labels.
func (r *numberedReader) answers(elements []element) bool {
	return slices.ContainsFunc(elements, func(e element) bool {
		return e.kind == paragraphElement && questionMarks(r.said(e)) == 0 && len(r.said(e)) > 1
	})
}

// namesQuestion reports whether the first words of an answer say that it also
// answers one of the numbers: "De antwoorden op de vragen 7 en 8".
func namesQuestion(text string, numbers []int) bool {
	head := firstRunes(text, 80)
	i := strings.Index(head, "vragen ")
	if i < 0 || !strings.Contains(strings.ToLower(head[:i]), "antwoord") {
		return false
	}
	named, _ := readNumbers(head[i+len("vragen "):])
	return slices.ContainsFunc(named, func(n int) bool { return slices.Contains(numbers, n) })
}

// splitQuestion parts what stands under a question's label into the question and
// its answer, which has no label: the question goes up to the last of the
// elements at the start that ask.
func (p *parser) splitQuestion(body []element) (question, answer []element) {
	n, asked := 0, false
	if i := slices.IndexFunc(body, p.opensAnswerCell); i >= 0 {
		return body[:i], body[i:]
	}
	for i, e := range body {
		text := p.said(e)
		// "U vraagt naar de gevolgen": the answer says again what was asked.
		asks := questionEnd(text) == len(text) || !asked && (questionScore(text) > 1 || parliament.AsksIndirectly(text))
		switch {
		case asks:
			n, asked = i+1, true
		case asked && n == i && (e.kind == itemElement || requests(text)):
			n = i + 1 // the list that a question announces; "Graag een toelichting."
		case asked || i >= 3:
			return p.splitInside(body, max(n, 1))
		}
	}
	if !asked {
		n = min(1, len(body))
	}
	return p.splitInside(body, n)
}

// opensAnswerCell reports whether an element is the first of an answer in the row of its
// question.
func (p *parser) opensAnswerCell(e element) bool { return p.lines[e.lines[0]].cell == answerCell }

// splitInside parts elements at n. The answer may begin in the last element before
// that, on a line of its own behind the question but without a blank one.
func (p *parser) splitInside(body []element, n int) (question, answer []element) {
	if n == 0 {
		return nil, body
	}
	e := body[n-1]
	if e.kind != paragraphElement {
		return body[:n], body[n:]
	}
	cut := 0
	for k, i := range e.lines[:len(e.lines)-1] {
		text := strings.TrimRight(p.lineText(i), "0123456789")
		if strings.HasSuffix(text, "?") && startsUpper(p.lineText(e.lines[k+1])) {
			cut = k + 1
		}
	}
	if cut == 0 || strings.HasSuffix(strings.TrimRight(p.lineText(e.lines[len(e.lines)-1]), "0123456789)"), "?") {
		return body[:n], body[n:]
	}
	head, tail := e, e
	head.lines, tail.lines = e.lines[:cut:cut], e.lines[cut:]
	tail.textFrom = p.lines[tail.lines[0]].start
	return append(slices.Clone(body[:n-1]), head), append([]element{tail}, body[n:]...)
}
