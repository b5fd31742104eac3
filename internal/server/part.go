package server

import (
	"net/http"
	"strconv"
	"unicode/utf8"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

// A document stands on one page, whole, as long as that is no burden for a telephone: a
// page with style and script stays below 60 KB. A longer one is shown in parts, and
// whole for who asks for that. Its fragments, which are promises, lead in the first
// part to the link to the part in which they are.
const (
	// maxWhole is how much a document on one page may weigh, in characters of its
	// questions and answers: some thirty-five printed pages, or 45 KB when compressed.
	maxWhole = 100_000
	// partSize is about how much each part of a longer one weighs: less, since the
	// page also says what is in the others.
	partSize = 80_000
	// exchangeWeight is what an exchange weighs besides its text, in characters that
	// are compressed as well: headings, links, its places in the pictures.
	exchangeWeight = 400
)

// wholeValue is the value of vanaf for the whole document on one page.
const wholeValue = "alles"

// A documentPart is a run of the exchanges of a document, from one to before another.
type documentPart struct{ from, to int }

// documentParts returns the parts in which a document is shown: one, or several about as
// long as each other.
func documentParts(d *parliament.Document) []documentPart {
	weights := make([]int, len(d.Exchanges))
	total, section := 0, -1
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		weights[i] = exchangeWeight
		for j := range e.Questions {
			weights[i] += utf8.RuneCountInString(e.Questions[j].Body.Text)
		}
		if e.Answer != nil {
			weights[i] += utf8.RuneCountInString(e.Answer.Body.Text)
		}
		// What introduces a section stands before its first exchange, and what comes
		// after the last exchange belongs to it.
		until := min(e.Section, len(d.Sections)-1)
		if i == len(d.Exchanges)-1 {
			until = len(d.Sections) - 1
		}
		for section < until {
			section++
			if intro := d.Sections[section].Introduction; intro != nil {
				weights[i] += utf8.RuneCountInString(intro.Text)
			}
		}
		total += weights[i]
	}
	if total <= maxWhole {
		return []documentPart{{0, len(d.Exchanges)}}
	}
	left := (total + partSize - 1) / partSize
	var parts []documentPart
	from, weight := 0, 0
	for i, w := range weights {
		// The next part begins where this one comes nearest to its share of what is
		// left.
		if share := total / left; left > 1 && weight > 0 && weight+w/2 > share {
			parts = append(parts, documentPart{from, i})
			from, total, weight = i, total-weight, 0
			left--
		}
		weight += w
	}
	return append(parts, documentPart{from, len(weights)})
}

// A partLink is a part in the list of parts.
type partLink struct {
	link
	Current bool
	Anchors []string // ids of what the part holds, on the pages of other parts
	Line    int      // the first line of a part of a source text, 0 of other parts
}

// A partsView says which part of a document a page shows. It is zero for a document
// that stands on one page.
type partsView struct {
	Parts    []partLink
	Number   int // of the part that is shown, from 1; 0 for all
	All      string
	Previous string
	Next     string
}

// chosenPart returns the part of a document that the address asks for: that which
// holds an exchange, or all.
func chosenPart(r *http.Request, parts []documentPart) (chosen int, whole bool) {
	value := r.URL.Query().Get("vanaf")
	if len(parts) == 1 || value == wholeValue {
		return 0, true
	}
	from, err := strconv.Atoi(value)
	if err != nil || from < 0 {
		return 0, false
	}
	for i, part := range parts {
		if part.from <= from && from < part.to {
			return i, false
		}
	}
	return 0, false
}

// partURL is the address of a part.
func partURL(d *parliament.Document, part documentPart) string {
	if part.from == 0 {
		return documentURL(d.ID)
	}
	return documentURL(d.ID) + "?vanaf=" + strconv.Itoa(part.from)
}

// newPartsView returns the list of parts of a document.
func newPartsView(d *parliament.Document, parts []documentPart, chosen int, whole bool) partsView {
	if len(parts) == 1 {
		return partsView{}
	}
	v := partsView{All: documentURL(d.ID) + "?vanaf=" + wholeValue}
	for i, part := range parts {
		first, last := &d.Exchanges[part.from], &d.Exchanges[part.to-1]
		run := parliament.Document{Exchanges: d.Exchanges[part.from:part.to]}
		v.Parts = append(v.Parts, partLink{
			link:    link{URL: partURL(d, part), Text: "vraag " + exchangeName(first) + " tot en met " + exchangeName(last), Note: factionNames(run.Factions())},
			Current: !whole && i == chosen,
		})
	}
	if !whole {
		v.choose(chosen)
	}
	return v
}

// choose says that a page shows one of the parts, and leads to those beside it.
func (v *partsView) choose(chosen int) {
	v.Number = chosen + 1
	if chosen > 0 {
		v.Previous = v.Parts[chosen-1].URL
	}
	if chosen+1 < len(v.Parts) {
		v.Next = v.Parts[chosen+1].URL
	}
}

// anchorsIn gives away the ids of the exchanges of a part that the page does not show,
// and returns them.
func anchorsIn(d *parliament.Document, part documentPart, anchors anchors) []string {
	var ids []string
	for i := range d.Exchanges[part.from:part.to] {
		e := &d.Exchanges[part.from+i]
		names := append([]string{string(e.ID)}, numbersOf(e)...)
		for j := range e.Questions {
			if n := e.Questions[j].Number; n > 0 {
				names = append(names, strconv.Itoa(n))
			}
		}
		for _, name := range names {
			for _, id := range []string{"vraag-" + name, "antwoord-" + name} {
				if id = anchors.take(id); id != "" {
					ids = append(ids, id)
				}
			}
		}
		for _, note := range e.Footnotes {
			if id := anchors.take(noteAnchor(note)); id != "" {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// noteAnchor is the id of a footnote on the page of its document.
func noteAnchor(id parliament.FootnoteID) string { return markdown.NewMarks("").NoteAnchor(id) }

// inPart returns the document with only what stands in a part of it, and the footnotes
// to that; the document itself is shared and stays as it is. A section that goes on
// from an earlier part has its heading again, without the introduction.
func inPart(d *parliament.Document, part documentPart) (*parliament.Document, []parliament.Footnote) {
	last := part.to == len(d.Exchanges)
	run := *d
	run.Exchanges = d.Exchanges[part.from:part.to]
	if part.from > 0 {
		run.Preamble = nil
	}
	run.Sections = append([]parliament.Section{}, d.Sections...)
	for i := range run.Sections {
		first, count := sectionRun(d, i)
		begins := part.from <= first && first < part.to || last && first == len(d.Exchanges)
		if !begins {
			run.Sections[i].Introduction = nil
		}
		if !begins && (first+count <= part.from || first >= part.to) {
			run.Sections[i] = parliament.Section{}
		}
	}
	here, anywhere := marksIn(&run), marksIn(d)
	var notes []parliament.Footnote
	for i := range d.Footnotes {
		// What nothing marks stands at the end.
		if id := d.Footnotes[i].ID; here[id] || last && !anywhere[id] {
			notes = append(notes, d.Footnotes[i])
		}
	}
	return &run, notes
}

// sectionRun returns where the exchanges of a section begin, and how many there are
// from there to its last. A section without any stands before the next one that has
// some.
func sectionRun(d *parliament.Document, section int) (first, count int) {
	first = len(d.Exchanges)
	for i := range d.Exchanges {
		switch at := d.Exchanges[i].Section; {
		case at == section:
			first = min(first, i)
			count = i - first + 1
		case at > section && count == 0:
			return min(first, i), 0
		}
	}
	return first, count
}

// marksIn returns the footnotes that the texts of a document mark.
func marksIn(d *parliament.Document) map[parliament.FootnoteID]bool {
	marked := map[parliament.FootnoteID]bool{}
	for i := range d.Exchanges {
		for _, id := range d.Exchanges[i].Footnotes {
			marked[id] = true
		}
	}
	bodies := []*parliament.Body{d.Preamble}
	for i := range d.Sections {
		bodies = append(bodies, d.Sections[i].Introduction)
	}
	for _, body := range bodies {
		if body == nil {
			continue
		}
		for _, id := range body.Marks() {
			marked[id] = true
		}
	}
	return marked
}
