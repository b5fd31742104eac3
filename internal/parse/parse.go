// Package parse reads the text of a parliamentary question-and-answer document
// as typed records. It is the only place that knows how such documents are laid
// out.
//
// What goes in is a [source.File], or only its [source.Text], and the [Facts] that
// it does not contain; what comes out is a [parliament.Document] and a
// [parliament.Report] of how it was read:
//
//	doc, report, err := parse.File(file, facts)
//
// The stages, a file each: lines are told apart (line.go, seam.go, markup.go,
// furniture.go), rows of a table of
// questions are cut at their cells (table_questions.go), the document's kind and what tells its questions from its answers
// is recognised (kind.go, notation.go, recognise.go), footnotes are found
// (footnote.go, footnote_tight.go), lines become headings, labels, topics, paragraphs
// and list items (flow.go, list.go, list_end.go, and hint.go, hint_heading.go and hint_list.go
// for what the file says of its looks), these become sections and exchanges in one
// of three ways (section.go with pair.go where the answers have labels, numbered.go
// where the questions have, running.go where neither has), the words inside are
// joined and read (body.go, hyphen.go, mark.go, reference.go), and at the end every
// rune of the source is accounted for (span.go, and package coverage, which shares
// no code with this one).
//
// A document that is odd is not an error: what was understood is returned, and
// what does not add up is a Problem. Only a text that holds no questions and
// answers is refused.
package parse

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"inbreng/internal/coverage"
	"inbreng/internal/parliament"
	"inbreng/internal/source"
)

// Document reads a text of which nothing more is known; see File.
func Document(text *source.Text, facts Facts) (*parliament.Document, *parliament.Report, error) {
	return File(&source.File{Text: text}, facts)
}

// File reads what a reader made of a file. The error, when there is one, is a sentence that names
// the file: the text is no question-and-answer document, or of a layout that is
// not known.
func File(file *source.File, facts Facts) (*parliament.Document, *parliament.Report, error) {
	return parseFile(nil, file, facts)
}

// parseFile reads what a reader made of a file until done is closed; see goOn.
func parseFile(done <-chan struct{}, file *source.File, facts Facts) (*parliament.Document, *parliament.Report, error) {
	text := file.Text
	p := &parser{
		done: done, text: text, s: text.String(), hints: newHints(text, file.Hints), explained: map[string]bool{}, decided: map[[2]string]hyphenDecision{},
	}
	p.lines = cutLines(text)
	p.goOn()
	p.markMarkup()
	p.markPipeTables()
	p.cutQuestionTable()
	p.furniture = p.withCells(markFurniture(p.s, p.lines))
	if err := p.findLabels(); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", text.Name(), err)
	}
	p.learnKind()
	p.goOn()
	p.markContents()
	p.learnFactionLines()
	p.notes = markFootnotes(p.s, p.lines, p.answersHead)
	p.goOn()
	p.markAligned()
	p.measure = measureLines(p.s, p.lines)
	if p.how != byQuestions && !p.labelled() {
		p.slanted = p.findSlope()
	}
	p.elements = p.flow()
	p.findTables()
	if len(p.elements) == 0 {
		// A text that opens as a note does has all of it below a page's text.
		return nil, nil, fmt.Errorf("%s: holds nothing but footnotes and what belongs to the page", text.Name())
	}
	if err := p.recognise(); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", text.Name(), err)
	}
	if p.splitTurns() {
		p.elements = p.flow()
		p.findTables()
	}
	p.pieces = make([]segment, 0, len(p.lines))
	p.nameMembers()
	p.goOn()
	p.kinds = slices.Repeat([]parliament.SpanKind{parliament.SpanUnassigned}, len(p.lines))

	doc := newDocument()
	p.doc = doc
	p.sayConverted()
	p.readHeader(facts)
	signature := p.cutSignature()
	switch p.how {
	case byAnswers:
		p.readSections()
	case byQuestions:
		p.readNumbered()
	case byNothing:
		p.readRunning()
	}
	p.signOff(signature)
	p.sayUnasked()
	p.sayHidden()
	p.readFootnotes()
	p.shareAnswerers()
	p.numberExchanges()
	p.goOn()
	// A text of nothing but short lines has as many elements and drafts as lines, each
	// many times as long as a line: what is used up is let go of.
	p.elements, p.numbers, p.saidAt = nil, nil, nil
	p.liftMarks()
	p.sayGluedWords()
	p.drafts, p.slab = nil, nil
	p.buildBodies()
	p.bodies, p.pieces = nil, nil
	p.goOn()
	p.resolveReferences()
	p.goOn()

	report := p.report()
	p.edits, p.kinds, p.lines, p.around = nil, nil, nil, nil
	for _, f := range file.Furniture {
		report.LeftOut = append(report.LeftOut, parliament.LeftOut{Rule: f.Rule, Page: f.Page, Text: f.Text})
	}
	p.prove(report)
	return doc, report, nil
}

// A parser carries what the stages hand on to each other for one text.
type parser struct {
	done  <-chan struct{} // closed when the parser is to stop; nil when it is not
	text  *source.Text
	s     string // the whole text
	lines []line
	hints hints // what the file says of its text; nothing of a text file

	// slanted says what is set in italics where that is all that tells questions
	// from answers.
	slanted bySlope

	headed headedTopics // how far headings of the file tell topics
	lists  listSetting  // how the items of lists are set

	// What the document is, and where its labels are.
	kind      parliament.Kind
	how       notation
	labels    lineLabels // where the questions are numbered
	lastLabel int        // the line of the last of them
	contents  lineRange  // the table of contents
	// answersHead is the heading of all answers where they stand below all questions.
	answersHead lineRange
	// replies says that answers stand under headings of factions apart from the questions.
	replies bool
	// selfAnswered says that questions were answered in their own paragraphs, and that these
	// were cut.
	selfAnswered bool
	// byMember says that headings name the members whose questions stand below them.
	byMember bool
	// factionLines are the headings that are nothing but the names of factions.
	factionLines map[int][]parliament.Faction
	// answersLabelled says that some of the labels are those of answers.
	answersLabelled bool

	furniture []furnitureLine
	around    []edit // signs of Markdown beside the lines, in order
	emphasis  bool   // the text is Markdown: ** is no part of the words
	notes     []noteLines
	// styles are those of the footnotes; raised says that marks were set
	// apart from their words.
	styles [bracketNotes + 1]bool
	raised bool

	measure measure
	stretch textStretch
	// blankParted says that blank lines part the paragraphs within questions and
	// answers.
	blankParted bool
	inHead      bool // flow has not come to a heading or a label yet
	elements    []element
	aligned     map[int]alignedRow    // by line
	unaligned   []int                 // where rows begin whose columns are not clear
	tableRows   map[int]gridRow       // by line
	numbers     []int                 // 0, 1, 2, ...: the lines of most elements are a stretch of it
	saidAt      map[int]saidText      // by the first line of an element
	kinds       []parliament.SpanKind // by line: what its words were taken for
	words       *vocabulary
	// decided remembers the decisions on hyphens: a document breaks the same words
	// again and again.
	decided map[[2]string]hyphenDecision

	at      lastPosition
	doc     *parliament.Document
	drafts  []*draft            // every body to be, in the order of the source
	written []byte              // what a joiner writes in, one behind the other
	pieces  []segment           // of all drafts
	slab    []draft             // the last ones made
	room    []parliament.Inline // for the words of the next bodies
	bodies  []bodyPlan
	// printed are the numbers of the questions in the order of the source,
	// where the questions are numbered.
	printed []numberAtPlace
	// sort is what the document calls itself on its title page, in small letters: "nadere
	// memorie van antwoord"; "" where that is not known.
	sort string
	// members are those that the headings of the sections name, by section.
	members [][]parliament.Asker
	// replier is what the heading of the present part says of who answers.
	replier string
	// factionOf has the factions of members, by name, that the text gave so far.
	factionOf map[string]parliament.Faction
	// asking is the faction that asks what nobody else does, where the head says so.
	asking speaking
	// last are those who asked the question before.
	last speaking
	// answeredIn says, by the index of an exchange, which others answer it.
	answeredIn map[int][]int
	// asks are what the questions of the exchanges are made of, and open the exchanges
	// without an answer of their own, where the answers have labels.
	asks [][]*draft
	open []openExchange
	// explained are the abbreviations listed so far.
	explained map[string]bool
	// byNumber finds an exchange by its official number.
	byNumber map[numberIn]parliament.ExchangeID
	edits    []edit
	hyphen   []parliament.HyphenDecision
}

// running returns the text with every element's lines together, and footnotes
// behind it: so that "Stepa-", a footnote at the page's end, and "nakert" are one
// broken word and not a word of the document.
func (p *parser) running() string {
	var b strings.Builder
	b.Grow(len(p.s))
	write := func(lines []int) {
		for _, i := range lines {
			b.WriteString(p.lineText(i))
			b.WriteByte('\n')
		}
		b.WriteByte('\n')
	}
	for _, e := range p.elements {
		write(e.lines)
	}
	for _, n := range p.notes {
		write(n.lines)
	}
	return b.String()
}

// newDocument returns a Document whose lists are empty but not nil.
func newDocument() *parliament.Document {
	return &parliament.Document{
		Schema:        parliament.SchemaVersion,
		Kind:          parliament.WrittenConsultation,
		Addressees:    []parliament.Minister{},
		Askers:        []parliament.Asker{},
		Answerers:     []parliament.Minister{},
		Sections:      []parliament.Section{},
		Exchanges:     []parliament.Exchange{},
		Footnotes:     []parliament.Footnote{},
		Abbreviations: []parliament.Abbreviation{},
		Problems:      []parliament.Problem{},
	}
}

// place returns the place of s[from:to], which are byte offsets.
func (p *parser) place(from, to int) parliament.Place {
	return parliament.Place{From: p.position(from), To: p.position(to)}
}

func (p *parser) position(offset int) parliament.Position {
	if offset < 0 || offset < len(p.s) && !utf8.RuneStart(p.s[offset]) {
		runes, page, line := p.text.Position(offset)
		return parliament.Position{Offset: runes, Page: page, Line: line}
	}
	last, lines := p.at, p.text.Lines()
	from, to := 0, -1 // a stretch of one line that begins at a known rune
	if line := last.position.Line; line > 0 {
		if from, to = last.offset, lines[line-1].End; offset > to && line < len(lines) { // often the next line
			next := lines[line]
			from, to = next.Start, next.End
			last.position = parliament.Position{Offset: next.Rune, Page: next.Page, Line: line + 1}
		}
	}
	if offset >= from && offset <= to && offset < from+nearby {
		last.position.Offset += utf8.RuneCountInString(p.s[from:offset])
		p.at = lastPosition{offset, last.position}
		return last.position
	}
	runes, page, line := p.text.Position(offset)
	p.at = lastPosition{offset, parliament.Position{Offset: runes, Page: page, Line: line}}
	return p.at.position
}

// A lastPosition is the position of a byte offset that was asked for last. Places
// are asked for in about the order of the text, so that the next is often near.
type lastPosition struct {
	offset   int
	position parliament.Position
}

// nearby is how far, in bytes, the text is gone through from one position to the
// next rather than looked up.
const nearby = 200

// problem notes that something does not add up.
func (p *parser) problem(kind parliament.ProblemKind, place parliament.Place, format string, args ...any) {
	p.doc.Problems = append(p.doc.Problems, parliament.Problem{
		Kind: kind, Text: fmt.Sprintf(format, args...), Source: place,
	})
}

// prove has the record printed back and compared with the source.
func (p *parser) prove(report *parliament.Report) {
	result := coverage.Check(p.s, p.doc, report)
	p.doc.Coverage = result.Coverage
	for _, problem := range result.Problems {
		// The proof counts lines; which page they are on is known here. Of what never was
		// in the text the page may be known.
		for _, at := range []*parliament.Position{&problem.Source.From, &problem.Source.To} {
			if at.Line == 0 && at.Page > 0 {
				at.Line = p.firstLine(at.Page)
			} else {
				at.Page = p.page(at.Line)
			}
		}
		p.doc.Problems = append(p.doc.Problems, problem)
	}
}

// firstLine returns the first line, counted from 1, of a page of the source.
func (p *parser) firstLine(page int) int {
	lines := p.text.Lines()
	n, _ := slices.BinarySearchFunc(lines, page, func(l source.Line, page int) int { return l.Page - page })
	return min(n, len(lines)-1) + 1
}

// page returns the page that a line of the source, counted from 1, is on.
func (p *parser) page(line int) int {
	lines := p.text.Lines()
	return lines[min(max(line, 1), len(lines))-1].Page
}
