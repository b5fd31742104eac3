package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// markedLists gives the lists whose items begin with markers of their own, letters or
// numbers that do not count up, the class "marked": they need no dash before these.
type markedLists struct{}

// ownMarker is the beginning of such an item: "a. Nee", "iv) Ja"; the printer may have
// put a backslash before the full stop.
var ownMarker = regexp.MustCompile(`^(?:[a-z]|[ivx]{1,4}|\d{1,3})\\?[.)] `)

// Transform implements parser.ASTTransformer.
func (markedLists) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if list, ok := n.(*ast.List); ok && entering && !list.IsOrdered() && allMarked(list, reader.Source()) {
			list.SetAttributeString("class", []byte("marked"))
		}
		return ast.WalkContinue, nil
	})
}

// allMarked reports whether every item of a list begins with a marker of its own.
func allMarked(list *ast.List, source []byte) bool {
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		block := item.FirstChild()
		if block == nil || block.Lines() == nil || block.Lines().Len() == 0 {
			return false
		}
		line := block.Lines().At(0)
		if !ownMarker.Match(line.Value(source)) {
			return false
		}
	}
	return list.HasChildren()
}
