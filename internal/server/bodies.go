package server

import (
	"html/template"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// bodies renders the bodies of one page, and remembers where its footnotes are
// marked. The first error stays in err; what comes after it is empty.
type bodies struct {
	renderer *markdown.Renderer
	opts     markdown.Options
	document *parliament.Document // whose bodies they are; nil on a page of several
	marked   map[parliament.FootnoteID][]backLink
	aside    asides
	explain  abbreviations
	words    *highlight // marks what the reader looked for; nil marks nothing
	// report leads to where a fault in a page is reported; nil for nowhere.
	report func(page, what string) link
	err    error
}

// A textView is a body on a page, block by block.
type textView struct {
	Blocks []blockView
	Asks   []string // ids of the sentences that ask
}

// A blockView is a paragraph or a list, with what can be opened beside it.
type blockView struct {
	Anchor string
	Label  string // of the link to it: "alinea 2 van antwoord 7"
	HTML   template.HTML
	Notes  []sideNote
	Peeks  []peekView
}

// A bodyPlace says which part of a page a body is.
type bodyPlace struct {
	where   string          // for readers: "antwoord 14"
	anchor  string          // that the ids of its blocks begin with; "" for none
	written parliament.Date // when its words were written
	asks    bool            // its sentences can be questions
}

// A backLink leads from a footnote to a place that marks it.
type backLink struct {
	URL   string
	Where string // "antwoord 14"
}

// newBodies returns what renders the bodies of a page that shows the notes.
func (s *Server) newBodies(rel *release, d *parliament.Document, notes []parliament.Footnote) *bodies {
	b := &bodies{renderer: s.renderer, document: d, marked: map[parliament.FootnoteID][]backLink{}}
	b.opts = markdown.Options{Marks: markdown.NewMarks(""), Notes: map[parliament.FootnoteID]bool{}, Local: rel.local}
	for _, note := range notes {
		b.opts.Notes[note.ID] = true
	}
	b.aside = newAsides(s.renderer, rel, d)
	b.explain = newAbbreviations(d)
	b.report = s.reportLink
	return b
}

// plainBodies returns what renders bodies of several documents on one page:
// their footnotes have the same numbers, so the marks lead nowhere.
func (s *Server) plainBodies(rel *release) *bodies {
	return &bodies{renderer: s.renderer, opts: markdown.Options{Local: rel.local}}
}

// text returns a body as it stands on a page.
func (b *bodies) text(body *parliament.Body, at bodyPlace) textView {
	if body == nil || b.err != nil {
		return textView{}
	}
	opts, view := b.opts, textView{}
	if b.document != nil {
		opts.Anchor = at.anchor
		opts.Annotate = b.annotator(at, &view.Asks)
	}
	blocks, err := b.renderer.Blocks(markdown.Markdown(body.Markdown), opts)
	if err != nil {
		b.err = err
		return textView{}
	}
	b.backLinks(body, at.where)
	view.Blocks = make([]blockView, len(blocks))
	for i, block := range blocks {
		view.Blocks[i] = blockView{Anchor: block.Anchor, HTML: block.HTML, Label: "alinea " + number(i+1) + " van " + at.where}
		if b.document != nil {
			view.Blocks[i].Notes = b.aside.notes(block.Notes)
			view.Blocks[i].Peeks = b.aside.peeks(block.Links)
		}
	}
	b.err = b.aside.err
	return view
}

// backLinks notes where the footnotes of a body that was rendered are marked.
func (b *bodies) backLinks(body *parliament.Body, where string) {
	if b.opts.Marks == nil {
		return
	}
	for _, note := range body.Marks() {
		anchors := b.opts.Marks.Anchors(note)
		for _, anchor := range anchors[min(len(b.marked[note]), len(anchors)):] {
			b.marked[note] = append(b.marked[note], backLink{URL: "#" + anchor, Where: where})
		}
	}
}

// A noteView is a footnote on a page.
type noteView struct {
	Anchor string
	Number int
	HTML   template.HTML
	Back   []backLink
}

// notes returns the footnotes with the links back. It comes after every text,
// since only then all marks are known.
func (b *bodies) notes(notes []parliament.Footnote) []noteView {
	views := make([]noteView, len(notes))
	opts := b.opts
	opts.Hits = b.words.in(search.FieldFootnotes)
	for i := range notes {
		note := &notes[i]
		html, err := b.renderer.HTML(markdown.Markdown(note.Body.Markdown), opts)
		if err != nil {
			b.err = err
		}
		b.backLinks(&note.Body, "noot")
		views[i] = noteView{Anchor: b.opts.Marks.NoteAnchor(note.ID), Number: note.Number, HTML: html, Back: b.marked[note.ID]}
	}
	return views
}
