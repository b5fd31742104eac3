package coverage

import (
	"slices"

	"inbreng/internal/parliament"
)

// A part is a piece of the record: its words, and the place they were read from.
type part struct {
	what  string // "vraag "
	id    string // "12", or "" where there is but one
	words words
	place *parliament.Place
}

// words are what a part says: a text, and behind it inlines, of which footnote marks
// say nothing.
type words struct {
	text string
	rest []parliament.Inline
}

// next puts the next text at the front when the present one is used up, and reports
// whether there is one.
func (w *words) next() bool {
	for w.text == "" && len(w.rest) > 0 {
		if w.rest[0].Kind != parliament.Mark {
			w.text = w.rest[0].Text
		}
		w.rest = w.rest[1:]
	}
	return w.text != ""
}

// runes returns what is left to say, without white space.
func (w words) runes() []rune {
	var out []rune
	for w.next() {
		for _, r := range w.text {
			if !isSpace(r) {
				out = append(out, r)
			}
		}
		w.text = ""
	}
	return out
}

// parts lists the pieces of a record that hold words of the source.
func parts(doc *parliament.Document) []part {
	l := make(partList, 0, 5*len(doc.Exchanges)+len(doc.Footnotes)+16)
	l.body("het voorblad", "", doc.Preamble)
	for i := range doc.Sections {
		s := &doc.Sections[i]
		if s.Heading != "" {
			l.add("een kop", "", s.Number+s.Heading, &s.Source)
		}
		l.body("een inleiding", "", s.Introduction)
		for j := range s.Topics {
			l.add("een onderwerp", "", s.Topics[j].Text, &s.Topics[j].Source)
		}
	}
	for i := range doc.Exchanges {
		x := &doc.Exchanges[i]
		id := x.ID.String()
		for j := range x.Questions {
			q := &x.Questions[j]
			if q.Label != "" {
				l.add("het opschrift van vraag ", id, q.Label, &q.LabelSource)
			}
			l.body("vraag ", id, &q.Body)
		}
		if x.Answer == nil {
			continue
		}
		if x.Answer.Label != "" {
			l.add("het opschrift van antwoord ", id, x.Answer.Label, &x.Answer.LabelSource)
		}
		l.body("antwoord ", id, &x.Answer.Body)
	}
	for i := range doc.Footnotes {
		f := &doc.Footnotes[i]
		if len(f.Body.Blocks) > 0 {
			// The number is an edit; the place of the note holds both.
			l.inlines("voetnoot ", string(f.ID), f.Body.Blocks[0].Inlines, &f.Source)
		}
	}
	return l
}

type partList []part

func (l *partList) add(what, id, text string, place *parliament.Place) {
	*l = append(*l, part{what, id, words{text: text}, place})
}

func (l *partList) inlines(what, id string, inlines []parliament.Inline, place *parliament.Place) {
	*l = append(*l, part{what, id, words{rest: inlines}, place})
}

// body adds the blocks of a body, if there is one.
func (l *partList) body(what, id string, body *parliament.Body) {
	if body == nil {
		return
	}
	*l = slices.Grow(*l, len(body.Blocks))
	for i := range body.Blocks {
		block := &body.Blocks[i]
		if len(block.Inlines) > 0 {
			l.inlines(what, id, block.Inlines, &block.Source)
		}
		*l = slices.Grow(*l, len(block.Items))
		parliament.EachItem(block.Items, func(item *parliament.Item, _ int) {
			l.inlines(what, id, item.Inlines, &item.Source)
		})
		for _, row := range block.Rows {
			for j := range row.Cells {
				l.inlines(what, id, row.Cells[j].Inlines, &row.Cells[j].Source)
			}
		}
	}
}
