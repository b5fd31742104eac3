package official

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"inbreng/internal/source"
)

// A node is an element or a text of a file, XML or HTML.
type node struct {
	name     string // "" for a text
	text     string
	attrs    []xml.Attr
	children []*node
}

// attr returns the value of an attribute, "" when there is none.
func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// hasClass reports whether an element of HTML is of a class.
func (n *node) hasClass(class string) bool {
	return slices.Contains(strings.Fields(n.attr("class")), class)
}

// all yields the node and everything in it, in order.
func (n *node) all(yield func(*node) bool) bool {
	if !yield(n) {
		return false
	}
	for _, c := range n.children {
		if !c.all(yield) {
			return false
		}
	}
	return true
}

// find returns the first element in n that is as asked, or nil.
func (n *node) find(is func(*node) bool) *node {
	var found *node
	n.all(func(n *node) bool {
		if n.name != "" && is(n) {
			found = n
		}
		return found == nil
	})
	return found
}

// words returns the text in n on one line, without that of the elements named.
func (n *node) words(without ...string) string {
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		b.WriteString(n.text)
		for _, c := range n.children {
			if !slices.Contains(without, c.name) || c.name == "" {
				walk(c)
			}
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// parseXML returns the first element of a file with everything in it.
func parseXML(x *source.XML) (*node, error) {
	top := &node{}
	stack := []*node{top}
	var text []byte // comments and instructions may stand within it
	flush := func() {
		if len(text) > 0 {
			in := stack[len(stack)-1]
			in.children = append(in.children, &node{text: string(text)})
			text = text[:0]
		}
	}
	for {
		token, err := x.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			flush()
			in := stack[len(stack)-1]
			n := &node{name: token.Name.Local, attrs: slices.Clone(token.Attr)}
			in.children = append(in.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			flush()
			stack = stack[:len(stack)-1]
		case xml.CharData:
			text = append(text, token...)
		}
	}
	root := top.find(func(*node) bool { return true })
	if root == nil {
		return nil, x.Errorf("is no XML: it has no element")
	}
	return root, nil
}

// maxNodes bounds how many elements and texts a web page may have.
const maxNodes = 1 << 20

// convertHTML returns the document of a web page.
func convertHTML(top *html.Node) (*node, error) {
	count := 0
	var convert func(*html.Node, *node) error
	convert = func(from *html.Node, to *node) error {
		for c := from.FirstChild; c != nil; c = c.NextSibling {
			if count++; count > maxNodes {
				return fmt.Errorf("has more than %d elements and texts, the most that is taken", maxNodes)
			}
			switch c.Type {
			case html.TextNode:
				to.children = append(to.children, &node{text: c.Data})
			case html.ElementNode:
				n := &node{name: c.Data, attrs: make([]xml.Attr, 0, len(c.Attr))}
				for _, a := range c.Attr {
					n.attrs = append(n.attrs, xml.Attr{Name: xml.Name{Local: a.Key}, Value: a.Val})
				}
				to.children = append(to.children, n)
				if err := convert(c, n); err != nil {
					return err
				}
			}
		}
		return nil
	}
	root := &node{name: "html"}
	return root, convert(top, root)
}

// content returns the part of a web page that is the publication.
func content(root *node) *node {
	for _, is := range []func(*node) bool{
		func(n *node) bool { return n.attr("id") == "broodtekst" || n.attr("id") == "main-column" },
		func(n *node) bool { return n.name == "main" },
		func(n *node) bool { return n.name == "article" },
		func(n *node) bool { return n.name == "body" },
	} {
		if n := root.find(is); n != nil {
			return n
		}
	}
	return root
}
