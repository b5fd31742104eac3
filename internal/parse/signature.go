package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A letter of a committee ends with those who signed it. The House prints them above
// the questions, in the head of the paper; the Senate prints them below the last
// question, before the letter that answers it:
//
//	Het lid van de Fractie-Nanninga vraagt wanneer de brug opengaat.
//
//	De voorzitter van de vaste commissie voor Bruggen,
//	drs. J. Jansen
//	De griffier van de vaste commissie voor Bruggen,
//	De Boer
//
// They are nobody's question, and say who chaired the committee.

const (
	officeOf  = `(?:[Dd]e )?(?:(?:fungerend|waarnemend|plaatsvervangend) )?((?:[Aa]djunct-)?[Gg]riffier|[Vv]oorzitter) `
	signedBy  = officeOf + `(?:van|voor) (?:de|het|dit) [^.?!]{3,200}?,`
	signature = `(?:(?:drs|mr|dr|ir|prof|ing)\. ?)*(?:\p{Lu}\. ?)*(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en|’t) )*\p{Lu}[\pL’'-]+(?: [\pL’'-]+){0,4}?`
)

var (
	signedLine = newPattern(`^(?:` + signedBy + `(?: ` + signature + `)?(?: |$))+$`)
	signedName = newPattern(signedBy + ` (` + signature + `)(?: ` + officeOf + `|$)`)
	nameLine   = newPattern(`^` + signature + `$`)
)

// maxSignatures bounds what those say who signed, in bytes; a sentence that begins
// as they do ends in a full stop.
const maxSignatures = 600

// section reads one section, up to the signatures of the letter that it may end.
func (r *runningReader) section(head element, body []element) {
	from, to := r.signatures(body)
	if from == to {
		r.readSection(head, body)
		return
	}
	r.readSection(head, body[:from])
	r.sign(body[from:to])
	r.topic = ""
	switch rest := body[to:]; {
	case len(rest) == 0:
	case r.more && !slices.ContainsFunc(rest, r.asksHere):
		// The letter with the answers begins: to whom it is, and that answers follow.
		r.openSection(element{kind: headingElement})
		r.introduce(len(r.doc.Sections)-1, rest)
	default:
		r.section(element{kind: headingElement}, rest)
	}
}

// signatures returns where in the body of a section the signatures begin and where
// they end; the two are equal when there are none.
func (p *parser) signatures(body []element) (from, to int) {
	for i, e := range body {
		if !p.signs(e) {
			continue
		}
		from, to = i, i+1
		for ; to < len(body) && (p.signs(body[to]) || p.isName(body[to])); to++ {
		}
		for from > 0 && p.closes(body[from-1]) {
			from--
		}
		return from, to
	}
	return 0, 0
}

// closes reports whether an element is how a letter ends above the signatures:
// "Hoogachtend", or "De leden van de vaste commissie zien uw reactie met belangstelling
// tegemoet". What the members of one faction say is theirs.
func (p *parser) closes(e element) bool {
	if e.kind > bareElement {
		return false
	}
	text := p.said(e)
	if strings.TrimRight(text, ",") == "Hoogachtend" {
		return true
	}
	return len(text) <= maxSignatures && strings.HasPrefix(text, "De leden van de ") && strings.Contains(text, "commissie") &&
		strings.Contains(text, " tegemoet") && questionMarks(text) == 0 && len(factionsIn(text)) == 0
}

// readSigned reads a section of a document whose answers have labels. In the Senate the
// letter with the questions ends below those of the last faction, and the letter with the
// answers begins; more says that a heading follows.
func (p *parser) readSigned(head element, body []element, more bool) {
	opening, done, asking := len(untilKind(body, labelElement)), 0, -1
	for {
		rest := body[done:]
		from, to := p.signatures(rest[:max(0, opening-done)])
		if from == to {
			p.readSection(head, rest)
			return
		}
		p.readSection(head, rest[:from])
		p.sign(rest[from:to])
		if asking < 0 {
			asking = p.lastAsking(body)
		}
		head = element{kind: headingElement}
		switch done += to; {
		case done == len(body):
			return
		case more && done > asking:
			p.openSection(head)
			p.introduce(len(p.doc.Sections)-1, body[done:])
			return
		}
	}
}

// lastAsking returns the last element that asks or is the label of an answer, 0 where none
// is.
func (p *parser) lastAsking(body []element) int {
	for i, e := range slices.Backward(body) {
		if e.kind == labelElement || questionMarks(p.said(e)) > 0 {
			return i
		}
	}
	return 0
}

// signs reports whether an element names an office of a committee, and perhaps who
// holds it, and says nothing else.
func (p *parser) signs(e element) bool {
	head := p.lineText(e.lines[0])
	if e.kind > bareElement || !strings.Contains(head, "oorzitter ") && !strings.Contains(head, "riffier ") {
		return false // nearly always
	}
	text := p.said(e)
	return len(text) <= maxSignatures && signedLine.MatchString(text)
}

// isName reports whether an element is a name and nothing else.
func (p *parser) isName(e element) bool {
	return e.kind <= bareElement && len(e.lines) == 1 && nameLine.MatchString(p.said(e))
}

// sign makes signatures a section of their own, and takes the names of those who
// chair the committee and keep its papers from it.
func (p *parser) sign(elements []element) {
	p.openSection(element{kind: headingElement})
	index := len(p.doc.Sections) - 1
	section := &p.doc.Sections[index]
	section.Role, section.Introduction = parliament.Signature, new(parliament.Body)
	p.plan(p.runs(elements, parliament.SpanSignature), func(b parliament.Body) { *p.doc.Sections[index].Introduction = b })
	words := make([]string, len(elements))
	for i, e := range elements {
		words[i] = p.said(e)
	}
	for text := strings.Join(words, " "); ; {
		m := signedName.FindStringSubmatch(text)
		if m == nil {
			return
		}
		name := &p.doc.Chair
		if strings.HasSuffix(m[1], "riffier") {
			name = &p.doc.Clerk
		}
		if *name == "" {
			*name = m[2]
		}
		_, text, _ = strings.Cut(text, m[2])
	}
}
