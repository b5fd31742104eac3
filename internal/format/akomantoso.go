package format

import (
	"encoding/xml"
	"errors"
	"strconv"
	"strings"

	"inbreng/internal/parliament"
)

// ErrNoDate is the error for a document without any date: Akoma Ntoso names every
// work by its date, and none is made up.
var ErrNoDate = errors.New("format: the document has no date")

// AkomaNtoso returns a document as a debate in Akoma Ntoso 3.0: a questions element
// for each section, in it a question and an answer for each exchange, footnotes as
// authorial notes under their official numbers where they are marked first. The
// error is ErrNoDate for a document without a date.
func AkomaNtoso(site Site, d *parliament.Document) ([]byte, error) {
	day, name := date(d)
	if day.IsZero() {
		return nil, ErrNoDate
	}
	a := &akomaNtoso{site: site, d: d, noted: map[parliament.FootnoteID]bool{}, ids: map[string]bool{}}
	a.out.WriteString(xml.Header)
	a.element("akomaNtoso", []string{"xmlns", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}, func() {
		a.element("debate", []string{"name", string(d.Kind)}, func() {
			body := a.apart(a.body)
			a.meta(day, name)
			a.element("preface", nil, func() {
				a.element("p", nil, func() { a.element("docTitle", nil, func() { a.text(title(d)) }) })
			})
			a.out.WriteString(body)
		})
	})
	a.out.WriteByte('\n')
	return []byte(a.out.String()), nil
}

// HasDate reports whether a document has a date, and so can be Akoma Ntoso.
func HasDate(d *parliament.Document) bool {
	day, _ := date(d)
	return !day.IsZero()
}

// date returns the latest date of a document and what it is the date of.
func date(d *parliament.Document) (day parliament.Date, name string) {
	switch {
	case !d.Adopted.IsZero():
		return d.Adopted, "vastgesteld"
	case !d.Received.IsZero():
		return d.Received, "beantwoord"
	}
	return d.Submitted, "ingezonden"
}

// An akomaNtoso writes one document.
type akomaNtoso struct {
	site  Site
	d     *parliament.Document
	out   strings.Builder
	noted map[parliament.FootnoteID]bool // the notes that stand in the text
	ids   map[string]bool                // given away
}

// apart returns what write writes, without writing it.
func (a *akomaNtoso) apart(write func()) string {
	before := a.out
	a.out = strings.Builder{}
	write()
	written := a.out.String()
	a.out = before
	return written
}

// element writes an element with attributes, in pairs of name and value, those
// without a value left out. Without a content it is empty.
func (a *akomaNtoso) element(name string, attributes []string, content func()) {
	a.out.WriteString("<" + name)
	for i := 0; i < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			a.out.WriteString(" " + attributes[i] + `="`)
			a.text(attributes[i+1])
			a.out.WriteByte('"')
		}
	}
	if content == nil {
		a.out.WriteString("/>")
		return
	}
	a.out.WriteByte('>')
	content()
	a.out.WriteString("</" + name + ">")
}

// text writes words. Signs that XML cannot hold become U+FFFD.
func (a *akomaNtoso) text(s string) {
	// Writing to a builder cannot fail.
	_ = xml.EscapeText(&a.out, []byte(s))
}

// simple writes an element that holds words.
func (a *akomaNtoso) simple(name, text string) {
	if text != "" {
		a.element(name, nil, func() { a.text(text) })
	}
}

// id returns an eId that is not given away yet.
func (a *akomaNtoso) id(want string) string {
	id := want
	for n := 2; a.ids[id]; n++ {
		id = want + "-" + strconv.Itoa(n)
	}
	a.ids[id] = true
	return id
}

// meta writes what the document is, who speaks in it, and the notes that are
// marked nowhere.
func (a *akomaNtoso) meta(day parliament.Date, name string) {
	d := a.d
	work := "/akn/nl/debate/" + day.String() + "/" + string(d.ID)
	value := func(element, value string) {
		if value != "" {
			a.element(element, []string{"value", value}, nil)
		}
	}
	level := func(element, uri, dateName string, date parliament.Date, rest func()) {
		a.element(element, nil, func() {
			value("FRBRthis", uri+"/!main")
			value("FRBRuri", uri)
			a.element("FRBRdate", []string{"date", date.String(), "name", dateName}, nil)
			a.element("FRBRauthor", []string{"href", "#" + a.author(), "as", "#auteur"}, nil)
			rest()
		})
	}
	a.element("meta", nil, func() {
		a.element("identification", []string{"source", "#inbreng"}, func() {
			level("FRBRWork", work, name, day, func() {
				value("FRBRcountry", "nl")
				value("FRBRnumber", d.Number)
				value("FRBRname", cited(d))
			})
			level("FRBRExpression", work+"/nld@", name, day, func() { a.element("FRBRlanguage", []string{"language", "nld"}, nil) })
			level("FRBRManifestation", work+"/nld@.xml", name, day, func() { value("FRBRformat", "application/akn+xml") })
		})
		a.references()
		a.notes()
	})
}

// author returns the id of the chamber that published the document.
func (a *akomaNtoso) author() string {
	if a.d.Chamber == parliament.Senate {
		return "eerste-kamer"
	}
	return "tweede-kamer"
}

// references writes who is spoken of by id.
func (a *akomaNtoso) references() {
	organization := func(id, name string) {
		a.element("TLCOrganization", []string{"eId", id, "href", "/akn/ontology/organization/nl/" + id, "showAs", name}, nil)
	}
	a.element("references", []string{"source", "#inbreng"}, func() {
		if address := official(a.d); address != "" {
			a.element("original", []string{"eId", a.id("officieel"), "href", address, "showAs", "Officiële publicatie"}, nil)
		}
		organization("inbreng", "Inbreng")
		chamber := parliament.House
		if a.d.Chamber == parliament.Senate {
			chamber = parliament.Senate
		}
		organization(a.author(), chamber.Dutch())
		organization(cabinet, "Kabinet")
		seen := map[string]bool{}
		for _, f := range a.factions() {
			if slug := f.Slug(); !seen[slug] {
				seen[slug] = true
				organization("fractie-"+slug, string(f))
			}
		}
		a.element("TLCRole", []string{"eId", "auteur", "href", "/akn/ontology/role/nl/auteur", "showAs", "Auteur"}, nil)
	})
}

// cabinet is the id of who answers.
const cabinet = "kabinet"

// factions returns all factions that speak.
func (a *akomaNtoso) factions() []parliament.Faction {
	factions := a.d.Factions()
	for i := range a.d.Sections {
		factions = append(factions, a.d.Sections[i].Factions...)
	}
	return factions
}

// by returns the reference to who asks: the first faction that is known, or else
// the chamber.
func (a *akomaNtoso) by(factions []parliament.Faction) string {
	if len(factions) == 0 {
		return "#" + a.author()
	}
	return "#fractie-" + factions[0].Slug()
}

// notes writes the notes that nothing marks; they are none of the text, and yet of
// the document.
func (a *akomaNtoso) notes() {
	var rest []*parliament.Footnote
	for i := range a.d.Footnotes {
		if n := &a.d.Footnotes[i]; !a.noted[n.ID] {
			rest = append(rest, n)
		}
	}
	if len(rest) == 0 {
		return
	}
	a.element("notes", []string{"source", "#" + a.author()}, func() {
		for _, n := range rest {
			a.element("note", []string{"eId", a.id("noot_" + string(n.ID)), "marker", string(n.ID)}, func() { a.blocks(&n.Body) })
		}
	})
}

// body writes all sections.
func (a *akomaNtoso) body() {
	d := a.d
	a.element("debateBody", nil, func() {
		if d.Preamble != nil && len(d.Preamble.Blocks) > 0 {
			a.element("debateSection", []string{"eId", a.id("aanhef"), "name", "aanhef"}, func() {
				a.element("narrative", nil, func() { a.inlinesOf(d.Preamble) })
			})
		}
		if a.has(-1) {
			a.element("questions", []string{"eId", a.id("deel")}, func() { a.exchanges(-1) })
		}
		for i := range d.Sections {
			s := &d.Sections[i]
			introduced := s.Introduction != nil && len(s.Introduction.Blocks) > 0
			if !introduced && !a.has(i) {
				continue // a questions element cannot be empty, and there is nothing in it
			}
			a.element("questions", []string{"eId", a.id("deel_" + strconv.Itoa(i+1))}, func() {
				a.simple("num", s.Number)
				a.simple("heading", s.Heading)
				if introduced {
					a.element("speech", []string{"by", a.by(s.Factions)}, func() { a.blocks(s.Introduction) })
				}
				a.exchanges(i)
			})
		}
	})
}

// in reports whether an exchange belongs to a section; -1 is none.
func (a *akomaNtoso) in(e *parliament.Exchange, section int) bool {
	return e.Section == section || section < 0 && (e.Section < 0 || e.Section >= len(a.d.Sections))
}

// has reports whether a section has exchanges.
func (a *akomaNtoso) has(section int) bool {
	for i := range a.d.Exchanges {
		if a.in(&a.d.Exchanges[i], section) {
			return true
		}
	}
	return false
}

// exchanges writes the exchanges of a section, those under one topic together.
func (a *akomaNtoso) exchanges(section int) {
	var inside []*parliament.Exchange
	flush := func() {
		if len(inside) == 0 {
			return
		}
		write := func() {
			for _, e := range inside {
				a.exchange(e)
			}
		}
		if topic := inside[0].Topic; topic == "" {
			write()
		} else {
			a.element("debateSection", []string{"eId", a.id("onderwerp_" + parliament.Faction(topic).Slug()), "name", "onderwerp"}, func() {
				a.simple("heading", topic)
				write()
			})
		}
		inside = nil
	}
	for i := range a.d.Exchanges {
		e := &a.d.Exchanges[i]
		if !a.in(e, section) {
			continue
		}
		if len(inside) > 0 && inside[0].Topic != e.Topic {
			flush()
		}
		for _, heading := range e.Headings {
			a.simple("narrative", heading)
		}
		inside = append(inside, e)
	}
	flush()
}

// exchange writes the questions and the answer of an exchange.
func (a *akomaNtoso) exchange(e *parliament.Exchange) {
	for i := range e.Questions {
		q := &e.Questions[i]
		id, num := "vraag_"+string(e.ID), ""
		if q.Number > 0 {
			num = strconv.Itoa(q.Number)
			id = "vraag_" + num
		}
		a.element("question", []string{"eId", a.id(id), "by", a.by(e.Factions)}, func() {
			a.simple("num", num)
			a.blocks(&q.Body)
		})
	}
	if e.Answer != nil {
		a.element("answer", []string{"eId", a.id("antwoord_" + string(e.ID)), "by", "#" + cabinet}, func() {
			a.simple("heading", e.Answer.Label)
			a.blocks(&e.Answer.Body)
		})
	}
}

// blocks writes the blocks of a body. One without any is an empty paragraph, since
// what has a body must have something in it.
func (a *akomaNtoso) blocks(b *parliament.Body) {
	if b == nil || len(b.Blocks) == 0 {
		a.element("p", nil, nil)
		return
	}
	for _, block := range b.Blocks {
		if len(block.Rows) > 0 {
			a.table(block.Rows)
			continue
		}
		if len(block.Items) == 0 {
			a.element("p", nil, func() { a.inlines(block.Inlines) })
			continue
		}
		a.list(block.Items)
	}
}

// list writes a list, and in its items the lists inside it.
func (a *akomaNtoso) list(items []parliament.Item) {
	a.element("ul", nil, func() {
		for _, item := range items {
			a.element("li", []string{"value", item.Marker}, func() {
				a.inlines(item.Inlines)
				if len(item.Items) > 0 {
					a.list(item.Items)
				}
			})
		}
	})
}

// table writes a table. The source does not say which of its rows is the head.
func (a *akomaNtoso) table(rows []parliament.Row) {
	a.element("table", nil, func() {
		for _, row := range rows {
			a.element("tr", nil, func() {
				for _, cell := range row.Cells {
					a.element("td", nil, func() {
						a.element("p", nil, func() { a.inlines(cell.Inlines) })
					})
				}
			})
		}
	})
}

// inlinesOf writes the words of a body where no blocks can stand.
func (a *akomaNtoso) inlinesOf(b *parliament.Body) {
	first := true
	b.Runs(func(inlines []parliament.Inline) {
		if !first {
			a.element("br", nil, nil)
		}
		first = false
		a.inlines(inlines)
	})
}

// inlines writes a stretch of text.
func (a *akomaNtoso) inlines(inlines []parliament.Inline) {
	for _, in := range inlines {
		switch {
		case in.Kind == parliament.Mark:
			a.mark(in)
		case in.Reference != nil && a.target(in.Reference) != "":
			a.element("ref", []string{"href", a.target(in.Reference)}, func() { a.text(in.Text) })
		default:
			a.text(in.Text)
		}
	}
}

// target returns what a reference leads to, "" for nothing certain.
func (a *akomaNtoso) target(ref *parliament.Reference) string {
	switch ref.Kind {
	case parliament.ToExchange:
		if e, ok := a.d.Exchange(parliament.ExchangeID(ref.Target)); ok && e.Answer != nil {
			return "#antwoord_" + ref.Target
		}
	case parliament.ToPaper, parliament.ToAppendix:
		return parliament.PaperID(ref.Target).OfficialURL()
	case parliament.ToLetter:
		if ref.Paper != "" {
			return ref.Paper.OfficialURL()
		}
	case parliament.ToURL:
		if isWeb(ref.Target) {
			return strings.ReplaceAll(ref.Target, " ", "%20")
		}
	}
	return ""
}

// mark writes a note where it is marked first, and a reference to it where it is
// marked again. A mark without a note is what it is, a number.
func (a *akomaNtoso) mark(in parliament.Inline) {
	note, ok := a.d.Footnote(in.Footnote)
	if !ok {
		a.element("sup", nil, func() { a.text(in.Text) })
		return
	}
	id := "noot_" + string(note.ID)
	if a.noted[note.ID] {
		a.element("noteRef", []string{"href", "#" + id, "marker", in.Text}, nil)
		return
	}
	a.noted[note.ID] = true
	a.element("authorialNote", []string{"eId", a.id(id), "marker", in.Text, "placement", "bottom"}, func() { a.blocks(&note.Body) })
}
