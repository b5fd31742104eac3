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
	marked   map[parliament.FootnoteID][]backLink
	words    *highlight // marks what the reader looked for; nil marks nothing
	err      error
}

// A backLink leads from a footnote to a place that marks it.
type backLink struct {
	URL   string
	Where string // "antwoord 14"
}

// newBodies returns what renders the bodies of a page that shows the notes.
func (s *Server) newBodies(rel *release, notes []parliament.Footnote) *bodies {
	b := &bodies{renderer: s.renderer, marked: map[parliament.FootnoteID][]backLink{}}
	b.opts = markdown.Options{Marks: markdown.NewMarks(""), Notes: map[parliament.FootnoteID]bool{}, Local: rel.local}
	for _, note := range notes {
		b.opts.Notes[note.ID] = true
	}
	return b
}

// plainBodies returns what renders bodies of several documents on one page:
// their footnotes have the same numbers, so the marks lead nowhere.
func (s *Server) plainBodies(rel *release) *bodies {
	return &bodies{renderer: s.renderer, opts: markdown.Options{Local: rel.local}}
}

// html returns a body as HTML. Where tells readers in what part of the page the
// body stands.
func (b *bodies) html(body *parliament.Body, where string) template.HTML {
	if body == nil || b.err != nil {
		return ""
	}
	html, err := b.renderer.HTML(markdown.Markdown(body.Markdown), b.opts)
	if err != nil {
		b.err = err
		return ""
	}
	if b.opts.Marks == nil {
		return html
	}
	for _, note := range body.Marks() {
		anchors := b.opts.Marks.Anchors(note)
		for _, anchor := range anchors[min(len(b.marked[note]), len(anchors)):] {
			b.marked[note] = append(b.marked[note], backLink{URL: "#" + anchor, Where: where})
		}
	}
	return html
}

// A noteView is a footnote on a page.
type noteView struct {
	Anchor string
	Number int
	HTML   template.HTML
	Back   []backLink
}

// notes returns the footnotes with the links back. It comes after every html,
// since only then all marks are known.
func (b *bodies) notes(notes []parliament.Footnote) []noteView {
	views := make([]noteView, len(notes))
	b.opts.Hits = b.words.in(search.FieldFootnotes)
	for i := range notes {
		note := &notes[i]
		views[i] = noteView{
			Anchor: b.opts.Marks.NoteAnchor(note.ID),
			Number: note.Number,
			HTML:   b.html(&note.Body, "noot"),
			Back:   b.marked[note.ID],
		}
	}
	return views
}
