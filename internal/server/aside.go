package server

import (
	"html/template"
	"strings"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

// A sideNote is a footnote beside the block that marks it: in the margin of a
// wide window, to be opened in place in a narrow one. The list at the end of the
// page has it too, with the links back.
type sideNote struct {
	Number int
	HTML   template.HTML
}

// A peekView is another answer of the document, to be read where it is referred
// to.
type peekView struct {
	Name string // "1"
	URL  string
	HTML template.HTML
	More bool // there is more of it than is shown
}

// maxPeek is about how many characters of an answer are shown where it is
// referred to: what fits beside the text that refers.
const maxPeek = 900

// asides renders what stands beside blocks, each thing once.
type asides struct {
	renderer *markdown.Renderer
	local    func(parliament.PaperID) (string, bool)
	document *parliament.Document
	noteHTML map[parliament.FootnoteID]template.HTML
	peekView map[string]peekView
	err      error
}

func newAsides(renderer *markdown.Renderer, rel *release, d *parliament.Document) asides {
	return asides{renderer: renderer, local: rel.local, document: d, noteHTML: map[parliament.FootnoteID]template.HTML{}, peekView: map[string]peekView{}}
}

// notes returns the footnotes that a block marks. A mark without a footnote has
// nothing to show.
func (a *asides) notes(ids []parliament.FootnoteID) []sideNote {
	var out []sideNote
	for _, id := range ids {
		note, ok := a.document.Footnote(id)
		if !ok {
			continue
		}
		html, done := a.noteHTML[id]
		if !done {
			html = a.render(markdown.Markdown(note.Body.Markdown), markdown.Options{Local: a.local})
			a.noteHTML[id] = html
		}
		out = append(out, sideNote{Number: note.Number, HTML: html})
	}
	return out
}

// peeks returns the answers among the places that a block leads to.
func (a *asides) peeks(links []string) []peekView {
	var out []peekView
	for _, address := range links {
		id, ok := strings.CutPrefix(address, answerURL(a.document.ID, ""))
		if !ok {
			continue
		}
		view, done := a.peekView[id]
		if !done {
			view = a.peek(parliament.ExchangeID(id))
			a.peekView[id] = view
		}
		if view.URL != "" {
			out = append(out, view)
		}
	}
	return out
}

// peek returns the beginning of an answer, whole blocks. It is empty where there
// is no such answer.
func (a *asides) peek(id parliament.ExchangeID) peekView {
	e, ok := a.document.Exchange(id)
	if !ok || e.Answer == nil || len(e.Answer.Body.Blocks) == 0 {
		return peekView{}
	}
	blocks := e.Answer.Body.Blocks
	shown := 1
	for shown < len(blocks) && len(parliament.PlainText(blocks[:shown+1])) <= maxPeek {
		shown++
	}
	html := a.render(markdown.Print(a.document.ID, blocks[:shown]), markdown.Options{NoLinks: true})
	return peekView{Name: exchangeName(e), URL: answerURL(a.document.ID, e.ID), HTML: html, More: shown < len(blocks)}
}

func (a *asides) render(md markdown.Markdown, opts markdown.Options) template.HTML {
	html, err := a.renderer.HTML(md, opts)
	if err != nil {
		a.err = err
	}
	return html
}
