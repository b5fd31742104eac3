package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// Where several members of the government are asked, the label of an answer says which of
// them it is of: "Antwoord van de Minister van Financiën, mede namens de Minister van
// Klimaat en Groene Groei:".

// readAnswerers takes who answers an exchange from the label of its answer, where that
// names others than answer the whole document. What is not wholly understood says nothing.
func (p *parser) readAnswerers(x *parliament.Exchange, label string) {
	_, who, ok := strings.Cut(label, " van ")
	if !ok || len(label) > maxHeading || !strings.HasPrefix(who, "de ") { // nearly always: "van het kabinet"
		return
	}
	for _, about := range []string{" op de ", " op het ", " op vra"} { // whose questions, or which
		who, _, _ = strings.Cut(who, about)
	}
	who, others := strings.TrimRight(who, ",: "), ""
	if i := onBehalf.FindStringIndex(who); i != nil {
		who, others = strings.TrimRight(who[:i[0]], " ,"), who[i[1]:]
	}
	answerers := p.labelMinisters(who)
	if len(answerers) == 0 {
		return
	}
	if all := orElse(p.doc.Answerers, p.doc.Addressees); !slices.Equal(answerers, all) {
		x.Answerers = answerers
	}
	if others := p.labelMinisters(others); !slices.Equal(others, p.doc.OnBehalfOf) {
		x.OnBehalfOf = others
	}
}

// replierIn returns the words of a heading that say who answers below it, as a label has
// them: those of "II. Reactie van de Staatssecretaris", of "Antwoord van de Minister op de
// vragen van de leden van de VVD-fractie", and of "Vragen en opmerkingen van de leden van
// de VVD-fractie en reactie van de Minister". "" where it says nothing.
func replierIn(heading string) string {
	if _, who, ok := strings.Cut(heading, " en reactie van "); ok {
		return "Reactie van " + who
	}
	_, rest := headingNumber(heading)
	if !answersHeading.MatchString(rest) {
		return ""
	}
	return rest
}

// labelMinisters reads those whom a label names, with the names that they have elsewhere
// in the document. "De Staatssecretaris" alone is who is the only one in it.
func (p *parser) labelMinisters(text string) []parliament.Minister {
	named, unread := ministersIn(text)
	if len(named) == 0 {
		named, unread = p.onlyOne(text)
	}
	if unread != "" {
		return nil
	}
	for i, m := range named {
		for _, known := range slices.Concat(p.doc.Answerers, p.doc.Addressees) {
			if known.Office == m.Office && known.Post() == m.Post() {
				named[i] = known
				break
			}
		}
	}
	return named
}

// onlyOne returns the one who holds an office in the document, where only one does and a
// text is nothing but the office.
func (p *parser) onlyOne(text string) (found []parliament.Minister, unread string) {
	word := strings.TrimPrefix(text, "de ")
	office, n := officeAt(word)
	if n == 0 || n != len(word) || strings.HasSuffix(word, "sters") || strings.HasSuffix(word, "sen") {
		return nil, text
	}
	for _, m := range slices.Concat(p.doc.Answerers, p.doc.Addressees) {
		switch {
		case m.Office != office:
		case len(found) == 0:
			found = append(found, m)
		case found[0].Post() != m.Post():
			return nil, text
		}
	}
	return found, ""
}

// shareAnswerers gives the exchanges that others answer those who answer there, where all
// of these say so.
func (p *parser) shareAnswerers() {
	for i, answers := range p.answeredIn {
		x := &p.doc.Exchanges[i]
		for _, k := range answers {
			y := &p.doc.Exchanges[k]
			if len(y.Answerers) == 0 {
				x.Answerers, x.OnBehalfOf = nil, nil
				break
			}
			x.Answerers = appendNew(x.Answerers, y.Answerers)
			x.OnBehalfOf = appendNew(x.OnBehalfOf, y.OnBehalfOf)
		}
	}
}

// appendNew appends those of more that a list does not have.
func appendNew[T comparable](list, more []T) []T {
	for _, v := range more {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}
