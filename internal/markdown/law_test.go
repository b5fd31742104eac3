package markdown_test

import (
	"bytes"
	"net/url"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

// ours are the elements that a body's HTML can hold.
var ours = map[string]bool{
	"p": true, "ul": true, "ol": true, "li": true, "a": true, "sup": true,
	"div": true, "table": true, "thead": true, "tbody": true, "tr": true, "th": true, "td": true,
}

// schemes are those of the addresses that links lead to; "" is this site.
var schemes = map[string]bool{"": true, "http": true, "https": true, "mailto": true}

// parseHTML returns the nodes of a piece of HTML.
func parseHTML(t testing.TB, fragment string) []*html.Node {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		t.Fatal(err)
	}
	return nodes
}

// walk calls f for every node, depth first, as long as f returns true.
func walk(nodes []*html.Node, f func(*html.Node) bool) {
	for _, n := range nodes {
		if !f(n) {
			continue
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk([]*html.Node{c}, f)
		}
	}
}

// words returns the text of HTML without its footnote marks.
func words(nodes []*html.Node) string {
	var b strings.Builder
	walk(nodes, func(n *html.Node) bool {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Data == "p" || n.Data == "li" || n.Data == "th" || n.Data == "td":
			b.WriteByte('\n')
		}
		return n.Data != "sup"
	})
	return b.String()
}

// normal makes white space single blanks and leaves out control characters.
func normal(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// checkLaw holds one body against the law of this package.
func checkLaw(t *testing.T, renderer *markdown.Renderer, blocks []parliament.Block) {
	t.Helper()
	md := markdown.Print(doc, blocks)
	want := normal(parliament.PlainText(blocks))
	for name, opts := range map[string]markdown.Options{
		"page":     {Marks: markdown.NewMarks(""), Notes: map[parliament.FootnoteID]bool{"1": true}},
		"fragment": {NoLinks: true},
	} {
		out, err := renderer.HTML(md, opts)
		if err != nil {
			t.Fatal(err)
		}
		nodes := parseHTML(t, string(out))
		if diff := cmp.Diff(want, normal(words(nodes))); diff != "" {
			t.Errorf("%s: the text of the HTML is not the plain text (-want +got):\n%s\nMarkdown: %q\nHTML: %s", name, diff, md, out)
		}
		checkTags(t, nodes, name)
	}
	if got := stockText(t, md); normal(got) != normal(withMarks(blocks)) {
		t.Errorf("another reader of CommonMark sees other text:\nwant %q\ngot  %q\nMarkdown: %q", normal(withMarks(blocks)), normal(got), md)
	}
}

// checkTags fails for elements and attributes that the source must have brought
// in, and for links to where none may lead.
func checkTags(t *testing.T, nodes []*html.Node, name string) {
	t.Helper()
	seen := map[string]bool{}
	walk(nodes, func(n *html.Node) bool {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && !ours[n.Data] {
			t.Errorf("%s: the HTML holds <%s>", name, n.Data)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if seen[a.Val] {
					t.Errorf("%s: the id %q occurs twice", name, a.Val)
				}
				seen[a.Val] = true
			case "href":
				u, err := url.Parse(a.Val)
				if err != nil || u.Scheme == "" && (u.Host != "" || !strings.ContainsAny(a.Val[:1], "/#")) || !schemes[u.Scheme] {
					t.Errorf("%s: a link leads to %q", name, a.Val)
				}
			case "tabindex":
				if name == "fragment" {
					t.Errorf("a fragment holds something that can be stepped to: <%s>", n.Data)
				}
			case "class", "role", "aria-label", "start":
			default:
				t.Errorf("%s: <%s> has the attribute %s", name, n.Data, a.Key)
			}
		}
		if n.Type == html.ElementNode && name == "fragment" && (n.Data == "a" || attribute(n, "id") != "") {
			t.Errorf("a fragment holds a link or an id: <%s>", n.Data)
		}
		return true
	})
}

// stockText returns the text that goldmark as it comes with its tables, without our
// marks, reads.
func stockText(t *testing.T, md markdown.Markdown) string {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert([]byte(md), &b); err != nil {
		t.Fatal(err)
	}
	return words(parseHTML(t, b.String()))
}

// withMarks returns the plain text with the marks in it as Markdown has them.
func withMarks(blocks []parliament.Block) string {
	inlines := func(in []parliament.Inline) (out []parliament.Inline) {
		for _, inline := range in {
			if inline.Kind == parliament.Mark {
				inline = parliament.Inline{Kind: parliament.Text, Text: string(markdown.Print(doc, []parliament.Block{{Inlines: []parliament.Inline{inline}}}))}
			}
			out = append(out, inline)
		}
		return out
	}
	var items func([]parliament.Item) []parliament.Item
	items = func(in []parliament.Item) (out []parliament.Item) {
		for _, item := range in {
			item.Inlines, item.Items = inlines(item.Inlines), items(item.Items)
			out = append(out, item)
		}
		return out
	}
	var out []parliament.Block
	for _, block := range blocks {
		block.Inlines, block.Items = inlines(block.Inlines), items(block.Items)
		rows := []parliament.Row{}
		for _, row := range block.Rows {
			cells := []parliament.Cell{}
			for _, cell := range row.Cells {
				cells = append(cells, parliament.Cell{Inlines: inlines(cell.Inlines)})
			}
			rows = append(rows, parliament.Row{Cells: cells})
		}
		block.Rows = rows
		out = append(out, block)
	}
	return parliament.PlainText(out)
}

// sourceParagraphs returns the paragraphs of the source text of the first
// document, line ends, notes and all.
func sourceParagraphs(t testing.TB) []string {
	t.Helper()
	text, err := os.ReadFile("../../data/source/kst-21501-02-2401.txt")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(text), "\n\n")
}

func TestTextOfHTMLIsPlainText(t *testing.T) {
	renderer := markdown.New()
	checkLaw(t, renderer, readBlocks(firstDocument))
	for _, paragraph := range sourceParagraphs(t) {
		checkLaw(t, renderer, readBlocks(paragraph))
	}
	for _, trap := range traps {
		t.Run(trap, func(t *testing.T) {
			checkLaw(t, renderer, readBlocks(trap))
			checkLaw(t, renderer, readBlocks("Voor.¶"+trap+"¶Na."))
			checkLaw(t, renderer, readBlocks("• "+trap+"• "+trap+"¶•1.§"+trap+"•2.§"+trap))
			checkLaw(t, renderer, readBlocks("{1}"+trap+"{2}"+trap))
			checkLaw(t, renderer, readBlocks("{url https://example.org/|"+trap+"}"))
			checkLaw(t, renderer, readBlocks("‡"+trap+"†"+trap+"‡"+trap+"‡†{url https://example.org/|"+trap+"}¶•"+trap+"¶‡†"+trap))
		})
	}
}

func FuzzTextOfHTMLIsPlainText(f *testing.F) {
	f.Add(firstDocument)
	for i, paragraph := range sourceParagraphs(f) {
		if i%16 == 0 { // one in sixteen: all of them only slow the start
			f.Add(paragraph)
		}
	}
	for i, trap := range traps {
		f.Add(trap)
		f.Add(trap + traps[(i+7)%len(traps)])
		f.Add("•1.§" + trap + "•2.§" + traps[(i+3)%len(traps)] + "¶•a.§" + trap)
		f.Add("‡a†" + trap + "‡" + traps[(i+3)%len(traps)] + "†1¶" + trap)
	}
	renderer := markdown.New()
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4096 {
			t.Skip("long bodies take long and show nothing more")
		}
		checkLaw(t, renderer, readBlocks(s))
	})
}
