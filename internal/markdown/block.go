package markdown

import (
	"html/template"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"inbreng/internal/parliament"
)

// A Block is one block of a body on a page: a paragraph, a list or a table.
type Block struct {
	Anchor string // its id, "" without Options.Anchor
	HTML   template.HTML
	Notes  []parliament.FootnoteID // that it marks, each once
	Links  []string                // addresses that it leads to, each once
}

// Blocks returns a body's Markdown as HTML, block by block, so that a page can
// put something beside each; one after another they are what HTML returns.
func (r *Renderer) Blocks(md Markdown, opts Options) ([]Block, error) {
	source := []byte(md)
	root := r.bodies.Parser().Parse(text.NewReader(source))
	resolveMarks(root, opts)
	resolveLinks(root, opts)
	openTables(root, opts)
	var blocks []Block
	var rendered [][]byte
	for node := root.FirstChild(); node != nil; node = node.NextSibling() {
		block := Block{Notes: notesIn(node), Links: linksIn(node)}
		if opts.Anchor != "" {
			block.Anchor = opts.Anchor + strconv.Itoa(len(blocks)+1)
			node.SetAttributeString("id", []byte(block.Anchor))
		}
		html, err := render(r.bodies, source, node)
		if err != nil {
			return nil, err
		}
		blocks, rendered = append(blocks, block), append(rendered, html)
	}
	for i, html := range decorate(rendered, opts) {
		blocks[i].HTML = html
	}
	return blocks, nil
}

// HTML returns a body's Markdown as HTML.
//
// A mark becomes <sup class="mark" id="nootverwijzing-8"> around a link to
// #noot-8. A link to a paper is followed by an empty link of class "citers" to
// our page of what cites the paper; it has a name for those who cannot see it,
// and the stylesheet gives it a sign. Links that lead to anything but http,
// https, mailto or this site are left out, their text is not. With Hits, what
// these find stands in <mark>; with Annotate, sentences, dates and abbreviations
// stand in <span class="ask">, <time> and <abbr>.
func (r *Renderer) HTML(md Markdown, opts Options) (template.HTML, error) {
	blocks, err := r.Blocks(md, opts)
	var b strings.Builder
	for _, block := range blocks {
		b.WriteString(string(block.HTML))
	}
	return template.HTML(b.String()), err
}

// notesIn returns the footnotes that a node marks.
func notesIn(node ast.Node) []parliament.FootnoteID {
	return unique(nodes[*markNode](node), func(mark *markNode) parliament.FootnoteID { return mark.note })
}

// linksIn returns where the links of a node lead.
func linksIn(node ast.Node) []string {
	return unique(nodes[*ast.Link](node), func(link *ast.Link) string { return destination(link.Destination) })
}

// unique returns a property of each thing, each once, in order.
func unique[T any, V comparable](list []T, property func(T) V) []V {
	var out []V
	seen := map[V]bool{}
	for _, t := range list {
		if v := property(t); !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}
