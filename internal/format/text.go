package format

import (
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/parliament"
)

// A part is what a document or some of it is printed as, block by block, in the
// order of the source. Text and Markdown differ only in how they write each.
type part struct {
	kind  partKind
	text  string           // of a heading or a line of facts
	body  *parliament.Body // of a body or a note
	note  parliament.FootnoteID
	level int // of a heading, from 1
}

type partKind int

const (
	aHeading partKind = iota
	aFact
	aBody
	aNote
)

// documentParts returns all of a document.
func documentParts(site Site, d *parliament.Document) []part {
	parts := []part{{kind: aHeading, text: title(d), level: 1}}
	if d.TitleOurs {
		parts = append(parts, part{kind: aFact, text: "Dit opschrift is van ons; de bron heeft er geen."})
	}
	parts = append(parts, facts(site.Document(d.ID), d)...)
	parts = appendBody(parts, d.Preamble)
	parts = append(parts, sectionsParts(d, func(*parliament.Exchange) bool { return true }, true)...)
	return append(parts, notesParts(d, nil)...)
}

// contributionParts returns what one faction asked in a document, with the answers.
func contributionParts(site Site, d *parliament.Document, faction parliament.Faction) []part {
	parts := append([]part{{kind: aHeading, text: "Inbreng van " + string(faction) + ": " + title(d), level: 1}},
		facts(site.Document(d.ID)+"/fractie/"+faction.Slug(), d)...)
	marked := map[parliament.FootnoteID]bool{}
	parts = append(parts, sectionsParts(d, func(e *parliament.Exchange) bool {
		for _, f := range e.Factions {
			if f == faction {
				mark(marked, e)
				return true
			}
		}
		return false
	}, false)...)
	for i := range d.Sections {
		if s := &d.Sections[i]; s.Faction == faction {
			for _, id := range s.Introduction.Marks() {
				marked[id] = true
			}
		}
	}
	return append(parts, notesParts(d, marked)...)
}

// exchangeParts returns one exchange with the notes that it marks.
func exchangeParts(site Site, d *parliament.Document, e *parliament.Exchange) []part {
	parts := append([]part{{kind: aHeading, text: exchangeHeading(e), level: 1}}, facts(site.Exchange(d.ID, e.ID), d)...)
	parts = append(parts, questionsAndAnswer(e, 2)...)
	marked := map[parliament.FootnoteID]bool{}
	mark(marked, e)
	return append(parts, notesParts(d, marked)...)
}

// mark notes which footnotes an exchange marks.
func mark(marked map[parliament.FootnoteID]bool, e *parliament.Exchange) {
	for _, id := range e.Footnotes {
		marked[id] = true
	}
}

// facts returns what stands above a text that has left the site.
func facts(address string, d *parliament.Document) []part {
	line := cited(d)
	if day := d.Adopted.Dutch(); day != "" {
		line += ", vastgesteld " + day
	} else if day := d.Received.Dutch(); day != "" {
		// A letter that says no more than that the answers are late answers nothing.
		what := "mededeling "
		if slices.ContainsFunc(d.Exchanges, func(e parliament.Exchange) bool { return e.Answer != nil }) {
			what = "beantwoord "
		}
		line += ", " + what + day
	}
	parts := []part{{kind: aFact, text: line + "."}}
	if address := official(d); address != "" {
		parts = append(parts, part{kind: aFact, text: "Officiële publicatie: " + address})
	}
	return append(parts, part{kind: aFact, text: notOfficial + " Adres: " + address})
}

// sectionsParts returns the sections with the exchanges that are wanted; of a
// section without any only what is in it besides, if everything is wanted.
func sectionsParts(d *parliament.Document, wanted func(*parliament.Exchange) bool, everything bool) []part {
	var parts []part
	section := func(i int) {
		var inside []part
		topic := ""
		for j := range d.Exchanges {
			e := &d.Exchanges[j]
			if e.Section != i && (i >= 0 || e.Section >= 0 && e.Section < len(d.Sections)) || !wanted(e) {
				continue
			}
			for _, heading := range e.Headings {
				inside = append(inside, part{kind: aHeading, text: heading, level: 3})
			}
			if e.Topic != topic && e.Topic != "" {
				inside = append(inside, part{kind: aHeading, text: e.Topic, level: 3})
			}
			topic = e.Topic
			level := 3
			if topic != "" {
				level = 4
			}
			inside = append(inside, part{kind: aHeading, text: exchangeHeading(e), level: level})
			inside = append(inside, questionsAndAnswer(e, level+1)...)
		}
		if i >= 0 && (everything || len(inside) > 0) {
			s := &d.Sections[i]
			parts = append(parts, part{kind: aHeading, text: strings.TrimSpace(s.Number + " " + s.Heading), level: 2})
			parts = appendBody(parts, s.Introduction)
		}
		parts = append(parts, inside...)
	}
	section(-1)
	for i := range d.Sections {
		section(i)
	}
	return parts
}

// exchangeHeading names an exchange: "Vraag en antwoord 12 (ChristenUnie)". One without an
// answer of its own leads to it: "Vraag vvd-1, antwoord bij vvd-3 (VVD)".
func exchangeHeading(e *parliament.Exchange) string {
	text := "Vraag en antwoord " + e.Name()
	switch {
	case e.Answer != nil:
	case len(e.AnsweredIn) > 0:
		text = "Vraag " + e.Name() + ", antwoord bij " + parliament.Enumerate(answeredIn(e))
	default:
		text = "Vraag " + e.Name() + ", zonder antwoord"
	}
	if names := askers(e.Factions); names != "" {
		text += " (" + names + ")"
	}
	return text
}

// answeredIn returns the names of the exchanges that hold the answer to one.
func answeredIn(e *parliament.Exchange) []string {
	names := make([]string, len(e.AnsweredIn))
	for i, id := range e.AnsweredIn {
		names[i] = string(id)
	}
	return names
}

// questionsAndAnswer returns the words of an exchange under headings of a level.
func questionsAndAnswer(e *parliament.Exchange, level int) []part {
	var parts []part
	for i := range e.Questions {
		q := &e.Questions[i]
		heading := "Vraag"
		if q.Number > 0 {
			heading += " " + strconv.Itoa(q.Number)
		}
		parts = append(parts, part{kind: aHeading, text: heading, level: level})
		parts = appendBody(parts, &q.Body)
	}
	if e.Answer != nil {
		heading := e.Answer.Label
		if heading == "" {
			heading = "Antwoord"
		}
		parts = append(parts, part{kind: aHeading, text: heading, level: level})
		parts = appendBody(parts, &e.Answer.Body)
	}
	return parts
}

func appendBody(parts []part, b *parliament.Body) []part {
	if b == nil || len(b.Blocks) == 0 {
		return parts
	}
	return append(parts, part{kind: aBody, body: b})
}

// notesParts returns the footnotes that are marked; nil for all.
func notesParts(d *parliament.Document, marked map[parliament.FootnoteID]bool) []part {
	var parts []part
	for i := range d.Footnotes {
		if n := &d.Footnotes[i]; marked == nil || marked[n.ID] {
			if len(parts) == 0 {
				parts = append(parts, part{kind: aHeading, text: "Voetnoten", level: 2})
			}
			parts = append(parts, part{kind: aNote, body: &n.Body, note: n.ID})
		}
	}
	return parts
}

// Text returns a document as plain text: headings on lines of their own,
// paragraphs parted by a blank line, the items of lists with their markers as printed,
// footnotes at the end, no marks.
func Text(site Site, d *parliament.Document) []byte { return plainText(documentParts(site, d)) }

// ContributionText returns what one faction asked in a document, as Text does.
func ContributionText(site Site, d *parliament.Document, faction parliament.Faction) []byte {
	return plainText(contributionParts(site, d, faction))
}

// ExchangeText returns one exchange of a document, as Text does.
func ExchangeText(site Site, d *parliament.Document, e *parliament.Exchange) []byte {
	return plainText(exchangeParts(site, d, e))
}

// plainText prints parts as plain text.
func plainText(parts []part) []byte {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 && (p.kind != aFact || parts[i-1].kind != aFact) {
			b.WriteByte('\n')
		}
		switch p.kind {
		case aHeading, aFact:
			b.WriteString(p.text)
		case aBody:
			b.WriteString(parliament.PrintedText(p.body.Blocks))
		case aNote:
			b.WriteString(string(p.note) + ". " + parliament.PrintedText(p.body.Blocks))
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}
