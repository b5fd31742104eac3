package markdown

import (
	"bytes"
	"fmt"
	"html/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"inbreng/internal/parliament"
)

// Options say on what page a body is shown. The zero Options are a page without
// footnotes and without pages of its own for cited papers.
type Options struct {
	// NoLinks leaves out every link, mark ids included: the HTML can stand
	// inside a link, and as often on a page as one likes.
	NoLinks bool
	// Marks counts the marks of the page; all bodies of a page share one.
	// Without it the marks have no ids.
	Marks *Marks
	// Notes holds the footnotes that the page shows. The mark of another
	// note is printed, but leads nowhere.
	Notes map[parliament.FootnoteID]bool
	// Local returns the address of our own page of a paper, if there is
	// one; a link to the paper then leads there. It may be nil.
	Local func(parliament.PaperID) (address string, ok bool)
	// Elsewhere says that the HTML is not for a page of this site: a paper
	// leads to its official page, and nothing to what cites it here.
	Elsewhere bool
	// Hits marks what a reader looked for; nil marks nothing.
	Hits *Hits
	// Anchor begins the ids of the blocks: "antwoord-7-alinea-" makes
	// "antwoord-7-alinea-2". Without it they have none.
	Anchor string
	// Annotate returns what is known of stretches of a text. It gets the same
	// text as the find of NewHits; it may be nil.
	Annotate func(text string) []Annotation
}

// A Renderer turns Markdown into HTML. It is safe for concurrent use.
type Renderer struct {
	bodies, pages goldmark.Markdown
}

// New returns a Renderer. Make one and keep it: it is slow to make.
func New() *Renderer {
	blocks, inlines := allowedParsers()
	newMarkdown := func(inlines []util.PrioritizedValue, options ...parser.Option) goldmark.Markdown {
		options = append(options,
			parser.WithBlockParsers(blocks...),
			parser.WithInlineParsers(inlines...),
			parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
				util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
			parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0), util.Prioritized(markedLists{}, 1)))
		return goldmark.New(
			goldmark.WithParser(parser.NewParser(options...)),
			goldmark.WithRenderer(renderer.NewRenderer(renderer.WithNodeRenderers(
				util.Prioritized(html.NewRenderer(), 1000),
				util.Prioritized(extension.NewTableHTMLRenderer(), 500),
				util.Prioritized(nodeRenderer{}, 100)))))
	}
	// Marks go before links, which start with the same character.
	marks := append([]util.PrioritizedValue{util.Prioritized(markParser{}, 150)}, inlines...)
	return &Renderer{
		bodies: newMarkdown(marks),
		pages:  newMarkdown(inlines, parser.WithAutoHeadingID()),
	}
}

// allowedParsers returns CommonMark's own parsers but those for HTML, which
// makes tags plain text, and the one for addresses in angle brackets, which
// would make links that nobody has looked at.
func allowedParsers() (blocks, inlines []util.PrioritizedValue) {
	blocks = []util.PrioritizedValue{
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(parser.NewListParser(), 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(parser.NewBlockquoteParser(), 800),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
	inlines = []util.PrioritizedValue{
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(parser.NewLinkParser(), 200),
		util.Prioritized(parser.NewEmphasisParser(), 500),
	}
	return blocks, inlines
}

// Page returns the HTML of a page that was written for the site: Markdown with
// headings, which get ids made of their words, and links. Tags in it are shown
// as text.
func (r *Renderer) Page(md []byte) (template.HTML, error) {
	ctx := parser.NewContext(parser.WithIDs(newHeadingIDs()))
	root := r.pages.Parser().Parse(text.NewReader(md), parser.WithContext(ctx))
	removeUnsafeLinks(root)
	rendered, err := render(r.pages, md, root)
	return template.HTML(rendered), err
}

func render(md goldmark.Markdown, source []byte, root ast.Node) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(len(source) + len(source)/2)
	if err := md.Renderer().Render(&b, source, root); err != nil {
		return nil, fmt.Errorf("markdown: %w", err)
	}
	return b.Bytes(), nil
}
