package corpus

import (
	"cmp"
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A Part names the part of a document in which a paper is cited.
type Part string

// The parts of a document.
const (
	InPreamble     Part = "preamble"
	InIntroduction Part = "introduction"
	InQuestion     Part = "question"
	InAnswer       Part = "answer"
	InFootnote     Part = "footnote"
)

// A CitedPaper is a paper that documents of the corpus refer to.
type CitedPaper struct {
	ID        parliament.PaperID `json:"id"`
	Citations int                `json:"citations"` // places that cite it

	first int // row of the first of these
}

// A Citation is a place where a paper is cited. The same words in the same part
// of the same exchange are one citation, however often they stand there.
type Citation struct {
	Document parliament.DocumentID `json:"document"`
	// Exchanges are those that hold the citation, or mark the footnote that
	// holds it; none for a preamble, an introduction and their footnotes.
	Exchanges []parliament.ExchangeID `json:"exchanges"`
	Part      Part                    `json:"part"`
	// Section is the index of the section of an introduction or an exchange, -1
	// for a preamble and for a footnote.
	Section  int                   `json:"section"`
	Footnote parliament.FootnoteID `json:"footnote,omitempty"`
	Text     string                `json:"text"` // the words as printed
	// Faction is whose section an introduction is.
	Faction parliament.Faction `json:"faction,omitempty"`
}

// cited is one citation with the paper it cites.
type cited struct {
	paper parliament.PaperID
	Citation
}

// citations returns the citations of a document in document order, the
// footnotes last.
func citations(d *parliament.Document) []cited {
	g := gatherer{document: d.ID, seen: map[spot]bool{}}
	g.add(d.Preamble.References(), Citation{Part: InPreamble, Section: -1})
	for i := range d.Sections {
		g.add(d.Sections[i].Introduction.References(), Citation{Part: InIntroduction, Section: i, Faction: d.Sections[i].Faction})
	}
	markedIn := map[parliament.FootnoteID][]parliament.ExchangeID{}
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		at := Citation{Exchanges: []parliament.ExchangeID{e.ID}, Section: e.Section, Part: InQuestion}
		for j := range e.Questions {
			g.add(e.Questions[j].Body.References(), at)
		}
		if e.Answer != nil {
			at.Part = InAnswer
			g.add(e.Answer.Body.References(), at)
		}
		for _, note := range e.Footnotes {
			if !slices.Contains(markedIn[note], e.ID) {
				markedIn[note] = append(markedIn[note], e.ID)
			}
		}
	}
	for i := range d.Footnotes {
		note := &d.Footnotes[i]
		at := Citation{Part: InFootnote, Footnote: note.ID, Exchanges: markedIn[note.ID], Section: -1}
		g.add(note.Body.References(), at)
		g.add(note.References, at)
	}
	return g.found
}

// A gatherer collects citations, each once.
type gatherer struct {
	document parliament.DocumentID
	found    []cited
	seen     map[spot]bool
}

// A spot is what makes two citations the same.
type spot struct {
	paper    parliament.PaperID
	part     Part
	section  int
	exchange parliament.ExchangeID
	footnote parliament.FootnoteID
	text     string
}

// add notes the papers among refs as cited at a place.
func (g *gatherer) add(refs []parliament.Reference, at Citation) {
	for _, ref := range refs {
		paper := ref.PaperID()
		if paper == "" {
			continue
		}
		at.Document, at.Text = g.document, ref.Text
		here := spot{paper: paper, part: at.Part, section: at.Section, footnote: at.Footnote, text: at.Text}
		if at.Footnote == "" && len(at.Exchanges) > 0 {
			here.exchange = at.Exchanges[0]
		}
		if g.seen[here] {
			continue
		}
		g.seen[here] = true
		at.Exchanges = append([]parliament.ExchangeID{}, at.Exchanges...)
		g.found = append(g.found, cited{paper, at})
	}
}

// paperColumns is a cited paper with its citations.
type paperColumns struct {
	CitedPaper
	citations []Citation
}

// paperColumn gathers the cited papers from the documents, which are newest
// first, sorted as people count: number 90 before number 2375.
func paperColumn(parts []part) []paperColumns {
	list := []paperColumns{}
	index := map[parliament.PaperID]int{}
	for _, p := range parts {
		for _, c := range p.cited {
			i, ok := index[c.paper]
			if !ok {
				i = len(list)
				index[c.paper] = i
				list = append(list, paperColumns{CitedPaper: CitedPaper{ID: c.paper}})
			}
			list[i].citations = append(list[i].citations, c.Citation)
			list[i].Citations++
		}
	}
	slices.SortFunc(list, func(a, b paperColumns) int { return compareIDs(string(a.ID), string(b.ID)) })
	return list
}

// compareIDs compares ids group by group: groups of digits by their value and
// before groups with letters.
func compareIDs(a, b string) int {
	as, bs := strings.Split(a, "-"), strings.Split(b, "-")
	for i := range min(len(as), len(bs)) {
		if c := compareGroups(as[i], bs[i]); c != 0 {
			return c
		}
	}
	return cmp.Compare(len(as), len(bs))
}

func compareGroups(x, y string) int {
	switch numberX, numberY := isDigits(x), isDigits(y); {
	case numberX && numberY:
		trimmedX, trimmedY := strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
		return cmp.Or(cmp.Compare(len(trimmedX), len(trimmedY)), strings.Compare(trimmedX, trimmedY), strings.Compare(x, y))
	case numberX:
		return -1
	case numberY:
		return 1
	}
	return strings.Compare(x, y)
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
