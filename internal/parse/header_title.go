package parse

import (
	"cmp"
	"strings"

	"inbreng/internal/parliament"
)

// printedTitle is the title that the page of an official publication has above the
// paper, and whoever copies the page as text has with it: the name of the sort, a colon
// between blanks, and the title itself.
//
//	Verslag van een schriftelijk overleg : Verslag van een schriftelijk overleg over de Geannoteerde agenda Landbouw- en Visserijraad 27-28 oktober 2025 (Kamerstuk 21501-32-1730)
var printedTitle = newPattern(`^(?:Verslag|Nader verslag|Nota|Nadere nota|Memorie|Nadere memorie|Lijst|Inbreng)(?: [\pL-]+){1,12} : (\p{Lu}.{8,400}[^.:;,])$`)

// readTitle returns the title that the text has above its title page, or "". What a
// text says in its first lines only counts: further on a sentence may read the same.
func (p *parser) readTitle() string {
	const most = 3 // elements; an extractor's remark may stand above the title
	for _, e := range p.elements[:min(most, len(p.elements))] {
		if e.kind != paragraphElement && e.kind != bareElement || p.contents.holds(e.lines[0]) {
			break
		}
		if m := printedTitle.FindStringSubmatch(p.said(e)); m != nil {
			return m[1]
		}
	}
	return ""
}

// titleOf gives a document without a title from elsewhere the one of its text, else one
// of ours.
func (p *parser) titleOf(d *parliament.Document) {
	if d.Title = p.readTitle(); d.Title == "" {
		d.Title, d.TitleOurs = ownTitle(d, p.sort), true
	}
}

// ownTitle makes a heading for a document whose text has none: what it calls itself (sort), or
// the kind, and what it is about when that is known; else its official number, or its day.
// A name that was made of a file's says nothing to a reader.
func ownTitle(d *parliament.Document, sort string) string {
	kind := cmp.Or(sort, d.Kind.Dutch())
	kind = strings.ToUpper(kind[:1]) + kind[1:]
	if about := cmp.Or(d.Subject, d.DossierTitle); about != "" {
		return kind + ": " + about
	}
	if _, err := parliament.ParsePaperID(d.ID.String()); err == nil {
		return kind + " (" + d.ID.String() + ")"
	}
	switch {
	case !d.Adopted.IsZero():
		return kind + " van " + d.Adopted.Dutch()
	case !d.Received.IsZero() && d.Kind == parliament.WrittenQuestions:
		return kind + ", beantwoord op " + d.Received.Dutch()
	case !d.Received.IsZero():
		return kind + " van " + d.Received.Dutch()
	case !d.Submitted.IsZero():
		return kind + " van " + d.Submitted.Dutch()
	}
	return kind
}
