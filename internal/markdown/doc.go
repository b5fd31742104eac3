// Package markdown prints the bodies of a document as CommonMark, and turns
// that into HTML. It is the only package that knows goldmark, and the only one
// that makes template.HTML.
//
// In go the blocks of a [parliament.Body], out comes [Markdown]:
//
//	md := markdown.Print(doc.ID, body.Blocks)
//
// The text is escaped where, and only where, it would otherwise be markup;
// footnote marks stand in it as [^8] with the official number, references are
// links. [Fill] does so for every body of a document. A [Renderer], made once,
// turns Markdown into HTML:
//
//	html, err := markdown.New().HTML(md, markdown.Options{Marks: marks, Notes: notes})
//
// One law holds for every body: the text of the HTML of its Markdown, without
// the footnote marks, is the body's plain text, but for white space and control
// characters; and no tag in the HTML comes from the source.
package markdown
