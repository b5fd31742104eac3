package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A part is what a heading says that the whole of what follows is, in a document
// that prints all questions first and all answers behind them: "I Vragen en
// opmerkingen vanuit de fracties", "II Antwoord / Reactie van de Staatssecretaris",
// "III Volledige agenda".
type part uint8

const (
	noPart part = iota
	questionsPart
	answersPart
	otherPart
)

var (
	questionsHeading = newPattern(`^(?i:vragen en opmerkingen (?:vanuit|uit|van) de fracties)(?: en reactie .*)?$`)
	answersHeading   = newPattern(`^(?:Antwoord ?/ ?)?(?:[Rr]eactie|Antwoord|Antwoorden|Beantwoording)(?: /)? (?:van|door) (?:de |het )(?:[Mm]inister|[Ss]taatssecretaris|bewindsperso|kabinet|regering)[^.?!;]*$`)
	otherHeading     = newPattern(`^(?:Volledige agenda|Overige stukken|Bijlagen?(?: \d+)?)$`)
	factionHeading   = newPattern(`^(?:Leden van de )?[\pL\d-]+(?: [\pL]+){0,3}-fractie$`)
	// replyHeading stands above a part of a reply to a report: "I. ALGEMEEN", "II.
	// ARTIKELSGEWIJS".
	replyHeading = newPattern(`^[IVX]{1,4}\.? (?:(?i:algemeen(?: deel)?|artikelsgewijze?(?: deel| toelichting)?|artikelen)|\p{Lu}[\p{Lu} ,-]{4,60})$`)
	// chapter is the heading of a chapter: "2.1 Voorgeschiedenis".
	chapter = newPattern(`^\d{1,2}(?:\.\d{1,2})*\.? \p{Lu}[^.?!;:]{2,90}$`)
	// replyChapter is that of a reply to a report, or of a consultation by theme: "3.
	// Gegevensbescherming", "III. Financiën", "§ 2.1 Doel".
	replyChapter = newPattern(`^(?:§ ?)?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})\.?[ \t\x{a0}]+(\p{Lu}[^.?!;:]{2,90})$`)
)

const (
	// noticeHeading stands above a notice that the answers are late or stand
	// elsewhere, explanationHeading above what those who asked add.
	noticeHeading      = "Mededeling"
	explanationHeading = "Toelichting"
)

// undertakingsHeadings stand in the letter after a debate, below the answers, above what
// was promised there (from memory, unverified).
var undertakingsHeadings = []string{"Toezeggingen", "Overige toezeggingen", "Moties en toezeggingen", "Toezeggingen en moties"}

// chapterName returns the words behind the number that the heading of a chapter begins
// with, where line i can be one.
func (p *parser) chapterName(i int) (name string, ok bool) {
	text := p.lineText(i)
	if !digitAt(text, 0) && !strings.HasPrefix(text, "§") && strings.IndexByte("IVX", text[0]) < 0 { // nearly always
		return "", false
	}
	if p.how == byQuestions && chapter.MatchString(text) {
		return text, true
	}
	if !p.ofBill() && p.kind != parliament.WrittenConsultation {
		return "", false
	}
	m := replyChapter.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	// In a consultation answers have lists of measures and the like, too: above a chapter's
	// questions stands who asks them.
	next := p.nextText(i + 1)
	return m[1], p.ofBill() || next < len(p.lines) && opensWithMembers(p.lineText(next))
}

// ofBill reports whether the document is the report about a bill, or the reply to one:
// both go by the chapters of the bill's memorandum, and by its articles.
func (p *parser) ofBill() bool {
	return p.kind == parliament.ReplyToReport || p.kind == parliament.Contribution && strings.HasSuffix(p.sort, "verslag")
}

// lineHeadingAt returns a heading that only is one in some layouts.
func (p *parser) lineHeadingAt(i int) *element {
	text := p.lineText(i)
	h := heading{}
	if p.ofBill() && replyHeading.MatchString(text) && p.standsAlone(i) {
		h.number, _ = headingNumber(text)
		return &element{kind: headingElement, lines: []int{i}, textFrom: p.lines[i].start, sign: &sign{heading: h}}
	}
	if p.how == byQuestions {
		switch word := strings.TrimSuffix(text, ":"); {
		case word == noticeHeading:
			h.role = parliament.HoldingAnswer
		case word == explanationHeading && p.lastLabel < i:
			h.role = parliament.Explanation
		case p.lastLabel < i && slices.Contains(undertakingsHeadings, word) && p.standsApart(i):
		default:
			return nil
		}
		return &element{kind: headingElement, lines: []int{i}, textFrom: p.lines[i].start, sign: &sign{heading: h}}
	}
	if !startsUpper(text) && !strings.HasPrefix(text, "lid") || !containsAny(text, []string{"-fractie", "id", "Groep", "Fractie"}) && text[len(text)-1] != ')' {
		return nil // nearly always
	}
	text = strings.Join(strings.Fields(text), " ") // no-break blanks are blanks
	if len(text) >= 60 || !startsUpper(text) && !strings.HasPrefix(text, "lid ") || !p.standsAlone(i) {
		return nil
	}
	switch m, ok := memberLine(text); {
	case ok:
		h = m
	case factionHeading.MatchString(text):
		h.factions = factionsIn(text)
	case !p.inHead && (p.kind == parliament.WrittenConsultation || p.kind == parliament.Contribution) && p.standsApart(i):
		h, _ = bareMember(text)
	}
	if len(h.factions) == 0 {
		return nil
	}
	return &element{kind: headingElement, lines: []int{i}, textFrom: p.lines[i].start, sign: &sign{heading: h}}
}

// partStart reports whether a text, behind its number, begins as the heading of a
// part does that holds no questions.
func partStart(text string) bool {
	return startsWithAny(text, []string{"Antwoord", "Reactie ", "Beantwoording ", "Volledige agenda", "Overige stukken", "Bijlage"})
}

// parsePart reads the heading of a part that holds no questions: "II Antwoord /
// Reactie van de Staatssecretaris", "III Volledige agenda". It must be the whole
// text, and have a number.
func parsePart(text string) (heading, bool) {
	number, rest := headingNumber(text)
	h := heading{number: number}
	switch {
	case number == "" || len(rest) > maxHeading:
	case answersHeading.MatchString(rest):
		h.part = answersPart
	case otherHeading.MatchString(rest):
		h.part = otherPart
	}
	return h, h.part != noPart
}

// answersPartHeading reads the heading of the part with all answers where it has no
// number: "Reactie van de Staatssecretaris". Only where the heading of a faction follows
// directly on it, it is certain that it is no label of one answer.
func answersPartHeading(text string) (heading, bool) {
	if len(text) <= maxHeading && answersHeading.MatchString(text) {
		return heading{part: answersPart}, true
	}
	return heading{}, false
}

// headsFaction reports whether line i is the heading of one faction, or begins one.
func (p *parser) headsFaction(i int) bool {
	text := p.lineText(i)
	if !headingStart(text) && !replyStart(text) {
		return p.lineHeadingAt(i) != nil
	}
	for _, end := range []int{i, p.nextText(i + 1)} {
		if end < len(p.lines) && end > i {
			text += " " + p.lineText(end)
		}
		if h, ok := parseHeading(text); ok && len(h.factions) > 0 {
			return true
		}
		if _, ok := parseReply(text); ok {
			return true
		}
	}
	return false
}

// isQuestionsPart reports whether a heading is that of the part with all
// questions; "... en reactie van de Minister" says that the answers stand there,
// too.
func isQuestionsPart(text string) bool {
	_, rest := headingNumber(text)
	return questionsHeading.MatchString(rest) && !strings.Contains(rest, "reactie")
}

// standsAlone reports whether a new sentence, a chapter or a numbered question begins
// behind line i.
func (p *parser) standsAlone(i int) bool {
	next := p.nextText(i + 1)
	if next == len(p.lines) {
		return false
	}
	_, chapter := p.chapterName(next)
	return chapter || startsUpper(p.lineText(next)) || p.lines[next].label
}
