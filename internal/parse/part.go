package parse

import (
	"regexp"
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
	questionsHeading = regexp.MustCompile(`^(?i:vragen en opmerkingen (?:vanuit|uit|van) de fracties)(?: en reactie .*)?$`)
	answersHeading   = regexp.MustCompile(`^(?:Antwoord ?/ ?)?(?:Reactie|Antwoord|Antwoorden|Beantwoording)(?: /)? (?:van|door) (?:de |het )(?:[Mm]inister|[Ss]taatssecretaris|bewindsperso|kabinet|regering)[^.?!;]*$`)
	otherHeading     = regexp.MustCompile(`^(?:Volledige agenda|Overige stukken|Bijlagen?(?: \d+)?)$`)
	factionHeading   = regexp.MustCompile(`^(?:Leden van de )?[\pL\d-]+(?: [\pL]+){0,3}-fractie$`)
	// chapter is the heading of a chapter: "2.1 Voorgeschiedenis".
	chapter = regexp.MustCompile(`^\d{1,2}(?:\.\d{1,2})*\.? \p{Lu}[^.?!;:]{2,90}$`)
	// noticeHeading stands above a notice that the answers are late or stand
	// elsewhere, explanationHeading above what those who asked add.
	noticeHeading      = regexp.MustCompile(`^Mededeling:?$`)
	explanationHeading = regexp.MustCompile(`^Toelichting:?$`)
)

// lineHeadingAt returns a heading that only is one in some layouts.
func (p *parser) lineHeadingAt(i int) *element {
	text := p.lineText(i)
	h := heading{}
	if p.how == byQuestions {
		switch {
		case noticeHeading.MatchString(text):
			h.role = parliament.HoldingAnswer
		case explanationHeading.MatchString(text) && p.lastLabel < i:
			h.role = parliament.Explanation
		default:
			return nil
		}
		return &element{kind: headingElement, lines: []int{i}, textFrom: p.lines[i].start, heading: h}
	}
	if len(text) > maxHeading || !startsUpper(text) {
		return nil
	}
	number, rest := headingNumber(text)
	lines := []int{i}
	if number != "" && rest != "" && answersHeading.MatchString(p.plain(p.block(i, 2))) {
		// "II Reactie van de Ministers ... en de / Staatssecretaris ..."
		lines = p.block(i, 2)[:min(2, len(p.block(i, 2)))]
		_, rest = headingNumber(p.plain(lines))
	}
	switch h.number = number; {
	case number != "" && questionsHeading.MatchString(rest) && !strings.Contains(rest, "reactie"):
		h.part = questionsPart
	case number != "" && answersHeading.MatchString(rest) && len(rest) < maxHeading:
		h.part = answersPart
	case number != "" && otherHeading.MatchString(rest):
		h.part = otherPart
	case len(rest) < 60 && factionHeading.MatchString(rest) && p.standsAlone(i):
		h.factions = factionsIn(rest)
		if len(h.factions) == 0 {
			return nil
		}
	default:
		return nil
	}
	return &element{kind: headingElement, lines: lines, textFrom: p.lines[i].start, heading: h}
}

// standsAlone reports whether a new sentence begins behind line i.
func (p *parser) standsAlone(i int) bool {
	next := p.nextText(i + 1)
	return next < len(p.lines) && startsUpper(p.lineText(next))
}
