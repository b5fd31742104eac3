package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A note in reply to a report, and a letter with answers below each other, end with
// those of the government who sign:
//
//	De gemeente betaalt de brug.
//
//	De Staatssecretaris van Sociale Zaken en Werkgelegenheid,
//
//	J. Jansen
//
// That is no part of the last answer. Only what stands at the very end and holds
// nothing but offices that are understood and names is taken for it, so that no words
// of an answer are lost to it.

// cutSignature takes the signatures of the government from the end of the elements.
func (p *parser) cutSignature() (signature []element) {
	from, length := len(p.elements), 0
	offices, names := 0, 0
	for from > 1 {
		e := p.elements[from-1]
		length += len(p.said(e))
		signed, named, ok := p.signsAtEnd(e)
		if e.kind > bareElement || !ok || length > maxSignatures {
			break
		}
		offices, names = offices+signed, names+named
		from--
	}
	// A name alone, at the head of them, is none of the signatures.
	for from < len(p.elements) {
		if signed, _, _ := p.signsAtEnd(p.elements[from]); signed > 0 {
			break
		}
		from++
	}
	// "De Minister van Financiën." may be all of an answer.
	if offices == 0 || names == 0 || from == len(p.elements) {
		return nil
	}
	if p.said(p.elements[from-1]) == "Hoogachtend," && from > 1 {
		from--
	}
	signature = slices.Clone(p.elements[from:])
	p.elements = p.elements[:from]
	return signature
}

// signsAtEnd reports whether an element is an office, a name, or an office with a
// name, and how many offices and names it holds.
func (p *parser) signsAtEnd(e element) (offices, names int, ok bool) {
	office := p.said(e)
	if len(office) > maxSignatures {
		return 0, 0, false
	}
	if isSignedName(office) {
		return 0, 1, true
	}
	if !isOffice(strings.TrimPrefix(office, "Mede namens ")) {
		return 0, 0, false
	}
	if m := signsSelf.FindStringSubmatch(office); m != nil {
		office, names = m[1], 1
	} else if last := len(e.lines) - 1; last > 0 && isSignedName(p.lineText(e.lines[last])) {
		office, names = p.join(e.lines[:last]), 1
	}
	ministers, unread := ministersIn(strings.TrimPrefix(office, "Mede namens "))
	return len(ministers), names, len(ministers) > 0 && unread == ""
}

// isSignedName reports whether a text is a name as one signs it.
func isSignedName(text string) bool {
	return initials.MatchString(text) || signedFull.MatchString(text)
}

// signOff makes the signatures at the end a section of their own.
func (p *parser) signOff(signature []element) {
	if len(signature) == 0 {
		return
	}
	p.openSection(element{kind: headingElement})
	index := len(p.doc.Sections) - 1
	section := &p.doc.Sections[index]
	section.Role, section.Introduction = parliament.Signature, new(parliament.Body)
	p.plan(p.runs(signature, parliament.SpanSignature), func(b parliament.Body) { *p.doc.Sections[index].Introduction = b })
}
