package markdown

import (
	"net/url"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"inbreng/internal/parliament"
)

// resolveMarks gives the marks their ids and the addresses of their footnotes.
func resolveMarks(root ast.Node, opts Options) {
	if opts.NoLinks {
		return
	}
	for _, mark := range nodes[*markNode](root) {
		mark.anchor = opts.Marks.next(mark.note)
		if opts.Notes[mark.note] {
			mark.address = "#" + opts.Marks.NoteAnchor(mark.note)
		}
	}
}

// resolveLinks takes out the links that are not wanted, and leads those to
// papers to our own pages.
func resolveLinks(root ast.Node, opts Options) {
	removeImages(root)
	if opts.NoLinks {
		for _, link := range nodes[*ast.Link](root) {
			unwrap(link)
		}
		return
	}
	removeUnsafeLinks(root)
	for _, link := range nodes[*ast.Link](root) {
		paper, ok := parliament.ParseOfficialURL(string(link.Destination))
		if !ok || opts.Elsewhere {
			continue
		}
		if opts.Local != nil {
			if address, ok := opts.Local(paper); ok && allowed(address) {
				link.Destination = []byte(address)
			}
		}
		link.Parent().InsertAfter(link.Parent(), link, &citersNode{paper: paper})
	}
}

// removeUnsafeLinks replaces every link and image that leads where none may by
// its text.
func removeUnsafeLinks(root ast.Node) {
	for _, link := range nodes[*ast.Link](root) {
		if !allowed(destination(link.Destination)) {
			unwrap(link)
		}
	}
	for _, image := range nodes[*ast.Image](root) {
		// A picture from elsewhere would tell others who reads the page.
		address := destination(image.Destination)
		if u, err := url.Parse(address); err != nil || u.Scheme != "" || !allowed(address) {
			unwrap(image)
		}
	}
}

// removeImages replaces every image by its text: no document holds any.
func removeImages(root ast.Node) {
	for _, image := range nodes[*ast.Image](root) {
		unwrap(image)
	}
}

// destination returns a link's destination as it will stand in the HTML.
func destination(d []byte) string { return string(util.URLEscape(d, true)) }

// nodes returns the nodes of one type in document order. They are gathered
// before anything is changed: a tree must not change while it is walked.
func nodes[T ast.Node](root ast.Node) []T {
	var found []T
	// The walker never returns an error, so Walk does not either.
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(T); ok && entering {
			found = append(found, t)
		}
		return ast.WalkContinue, nil
	})
	return found
}

// unwrap puts the children of a node in its place.
func unwrap(n ast.Node) {
	parent := n.Parent()
	for child := n.FirstChild(); child != nil; child = n.FirstChild() {
		parent.InsertBefore(parent, n, child)
	}
	parent.RemoveChild(parent, n)
}

var kindCiters = ast.NewNodeKind("Citers")

// A citersNode is the link to our page of what cites a paper.
type citersNode struct {
	ast.BaseInline
	paper parliament.PaperID
}

func (*citersNode) Kind() ast.NodeKind { return kindCiters }

func (n *citersNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"paper": string(n.paper)}, nil)
}

// A nodeRenderer writes our own nodes.
type nodeRenderer struct{}

func (nodeRenderer) RegisterFuncs(register renderer.NodeRendererFuncRegisterer) {
	register.Register(kindMark, renderMark)
	register.Register(kindCiters, renderCiters)
	register.Register(extast.KindTable, renderTable)
}

func renderMark(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	mark := node.(*markNode)
	number := escapeHTML(printedNumber(mark.note))
	out := `<sup class="mark"`
	if mark.anchor != "" {
		out += ` id="` + escapeHTML(mark.anchor) + `"`
	}
	out += ">"
	if mark.address != "" {
		out += `<a href="` + escapeHTML(mark.address) + `" role="doc-noteref" aria-label="Voetnoot ` + number + `">` + number + "</a>"
	} else {
		out += number
	}
	_, err := w.WriteString(out + "</sup>")
	return ast.WalkContinue, err
}

func renderCiters(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	paper := node.(*citersNode).paper
	_, err := w.WriteString(`<a class="citers" href="/verwijzingen/` + escapeHTML(string(paper)) +
		`" aria-label="Wie haalt ` + escapeHTML(paper.Citation()) + ` nog meer aan?"></a>`)
	return ast.WalkContinue, err
}

func escapeHTML(s string) string { return string(util.EscapeHTML([]byte(s))) }
