package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"inbreng/internal/parliament"
)

// maxMark is the most characters the id of a mark can have. The longest real
// ones are like "123-b"; the bound keeps a stray "[^" from reading far.
const maxMark = 24

// Marks counts the footnote marks of a page, so that every mark has an id of
// its own although several bodies are on the page. It belongs to one page and
// one goroutine.
type Marks struct {
	prefix string
	byNote map[parliament.FootnoteID][]string
	used   map[string]bool
}

// NewMarks returns a counter for one page. The prefix stands before every id
// the page gets ("kst-21501-02-2401-"); it is only wanted where a page shows
// several documents, whose notes have the same numbers.
func NewMarks(prefix string) *Marks {
	return &Marks{prefix: prefix, byNote: map[parliament.FootnoteID][]string{}, used: map[string]bool{}}
}

// NoteAnchor returns the id that the page has to give to the footnote: "noot-8".
func (m *Marks) NoteAnchor(note parliament.FootnoteID) string {
	if m == nil {
		return "noot-" + string(note)
	}
	return m.prefix + "noot-" + string(note)
}

// Anchors returns the ids of the marks of the footnote that were rendered so
// far, for the links back: "nootverwijzing-8", "nootverwijzing-8-2".
func (m *Marks) Anchors(note parliament.FootnoteID) []string {
	if m == nil {
		return nil
	}
	return m.byNote[note]
}

// next returns the id for one more mark of the footnote.
func (m *Marks) next(note parliament.FootnoteID) string {
	if m == nil {
		return ""
	}
	base := m.prefix + "nootverwijzing-" + string(note)
	anchor := base
	// A footnote "8-2" would have the id of the second mark of note 8.
	for n := len(m.byNote[note]) + 1; m.used[anchor] || anchor == base && n > 1; n++ {
		anchor = base + "-" + strconv.Itoa(max(n, 2))
	}
	m.used[anchor] = true
	m.byNote[note] = append(m.byNote[note], anchor)
	return anchor
}

// printedNumber returns the number that stands in the text for a footnote: its
// id without the "-b" that tells it from an earlier note of that number.
func printedNumber(note parliament.FootnoteID) string {
	number, _, _ := strings.Cut(string(note), "-")
	return number
}

var kindMark = ast.NewNodeKind("FootnoteMark")

// A markNode is a footnote mark, [^8]. Anchor and address are empty until
// resolve has set them.
type markNode struct {
	ast.BaseInline
	note    parliament.FootnoteID
	anchor  string // its own id on the page
	address string // of the footnote
}

func (*markNode) Kind() ast.NodeKind { return kindMark }

func (n *markNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"note": string(n.note)}, nil)
}

// A markParser reads footnote marks. goldmark's own footnotes number the notes
// anew and leave out those that nothing marks; official numbers must stay.
type markParser struct{}

func (markParser) Trigger() []byte { return []byte{'['} }

func (markParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if len(line) < len("[^8]") || line[1] != '^' {
		return nil
	}
	end := 2
	for end < len(line) && end < 2+maxMark && isMarkByte(line[end]) {
		end++
	}
	if end == 2 || end == len(line) || line[end] != ']' {
		return nil
	}
	block.Advance(end + 1)
	return &markNode{note: parliament.FootnoteID(line[2:end])}
}

// isMarkByte reports whether c can stand in the id of a mark.
func isMarkByte(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '?'
}
