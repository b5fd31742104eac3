package official

import (
	"context"
	"strconv"
	"strings"
	"unicode"

	"inbreng/internal/source"
)

// A writer writes a tree as text.
type writer struct {
	ctx    context.Context
	rules  rules
	b      source.Builder
	up     []*node
	line   int     // how many elements around are one paragraph each
	blank  bool    // a blank is due before the next word
	begun  bool    // the paragraph has text
	ends   int     // paragraphs ended since the item began
	marker string  // of the item, until its text begins
	notes  []*node // in the order of their marks
	byID   map[string]*node
	number map[*node]string
	kept   map[*node]bool
	items  map[*node]int // how many items of a list have been written
	tables int
	inNote bool
}

// document writes a whole publication: the text, then the notes.
func (w *writer) document(root *node) {
	w.numberNotes(root)
	w.node(root)
	w.inNote = true
	for _, note := range w.notes {
		w.end()
		w.note(note)
	}
}

// numberNotes gives every note the number that is printed: its own, or, where the
// file leaves the counting to the printer, the next.
func (w *writer) numberNotes(root *node) {
	w.byID, w.number = map[string]*node{}, map[*node]string{}
	w.kept, w.items = map[*node]bool{}, map[*node]int{}
	last := 0
	var up []*node
	var walk func(*node)
	walk = func(n *node) {
		if n.name != "" && w.rules(n, up).role == roleNote {
			number := ""
			if nr := n.find(isNoteNumber); nr != nil {
				number = nr.words()
			} else if number = n.attr("nr"); number == "" {
				number = strconv.Itoa(last + 1)
			}
			if i, err := strconv.Atoi(strings.TrimRight(number, ".)")); err == nil {
				last = i
			}
			w.number[n] = number
			if id := n.attr("id"); id != "" {
				w.byID[id] = n
			}
		}
		up = append(up, n)
		for _, c := range n.children {
			walk(c)
		}
		up = up[:len(up)-1]
	}
	walk(root)
}

func isNoteNumber(n *node) bool {
	return n.name == "noot.nr" || n.name == "nootnr" || n.name == "noot.lbl" || n.hasClass("nootnum")
}

// node writes a node and what it holds, as long as there is time.
func (w *writer) node(n *node) {
	if w.ctx.Err() != nil {
		return // what is written is not taken then
	}
	if n.name == "" {
		w.text(n.text)
		return
	}
	ruling := w.rules(n, w.up)
	if w.line > 0 && ruling.role == roleBlock {
		ruling.role = roleInline
	}
	switch ruling.role {
	case roleSkip:
	case rolePicture:
		w.b.Leave(source.Furniture{Rule: "picture", Text: n.attr("naam") + n.attr("alt")})
	case roleNote:
		w.mention(n)
	case roleNoteRef:
		w.refer(n)
	case roleMark:
		if !w.inNote {
			w.mark(n.words())
		}
	case roleMarker:
		w.marker = n.words()
	case roleBreak:
		w.b.Line()
		w.blank = false
	case roleTable:
		w.table(n)
	case roleList:
		w.list(n)
	case roleItem:
		w.item(n)
	case roleBlock:
		w.end()
		w.children(n)
		w.end()
	case roleParagraph, roleJoined, roleHeading:
		w.paragraph(n, ruling)
	default:
		w.inline(n, ruling)
	}
}

func (w *writer) children(n *node) {
	w.up = append(w.up, n)
	for _, c := range n.children {
		w.node(c)
	}
	w.up = w.up[:len(w.up)-1]
}

// paragraph writes an element that is one paragraph. One inside another is a
// part of it, unless it is known to be a paragraph itself: an al in an entry.
func (w *writer) paragraph(n *node, r ruling) {
	w.end()
	from := w.b.Len()
	w.line++
	if r.role == roleJoined || n.name == "kop" {
		w.joined(n)
	} else {
		w.children(n)
	}
	w.line--
	if r.role == roleHeading {
		w.b.Hint(from, source.Hint{Kind: source.HintHeading, Level: r.level})
	}
	w.end()
}

// joined writes what an element holds with a blank between its elements.
func (w *writer) joined(n *node) {
	w.up = append(w.up, n)
	for _, c := range n.children {
		if c.name != "" && w.begun {
			w.blank = true
		}
		w.node(c)
	}
	w.up = w.up[:len(w.up)-1]
}

func (w *writer) inline(n *node, r ruling) {
	from := w.b.Len()
	if r.role == roleWords {
		w.joined(n)
	} else {
		w.children(n)
	}
	hint := func(h source.Hint) { w.b.Hint(from, h) }
	switch r.role {
	case roleBold:
		hint(source.Hint{Kind: source.HintBold})
	case roleItalic:
		hint(source.Hint{Kind: source.HintItalic})
	case roleBoldBoth:
		hint(source.Hint{Kind: source.HintBold})
		hint(source.Hint{Kind: source.HintItalic})
	case roleSuper:
		if !holdsMark(n) {
			hint(source.Hint{Kind: source.HintSuperscript})
		}
	case roleLink:
		target := n.attr("doc") + n.attr("href")
		if target != "" && !strings.HasPrefix(target, "#") {
			hint(source.Hint{Kind: source.HintLink, Target: target})
		}
	}
}

func holdsMark(n *node) bool {
	return n.find(func(n *node) bool { return n.hasClass("nootnum") }) != nil
}

// text writes text with every run of blanks as one. A soft hyphen says where a
// word may be broken; it is no part of it.
func (w *writer) text(s string) {
	from := 0
	flush := func(to int) {
		if from < to {
			w.word(s[from:to])
		}
	}
	for i, r := range s {
		switch {
		case r == '\u00ad':
			flush(i)
			from = i + len("\u00ad")
		case r != '\u00a0' && unicode.IsSpace(r):
			flush(i)
			from = i + len(string(r))
			w.blank = w.begun
		}
	}
	flush(len(s))
}

// word writes text without blanks that part words.
func (w *writer) word(s string) {
	if !w.begun && w.marker != "" {
		w.b.WriteString(w.marker + " ")
		w.marker = ""
	}
	if w.blank && w.begun {
		w.b.WriteString(" ")
	}
	w.begun, w.blank = true, false
	w.b.WriteString(s)
}

// end ends the paragraph.
func (w *writer) end() {
	if w.begun {
		w.b.Paragraph()
		w.ends++
	}
	w.begun, w.blank = false, false
}

// list writes a list: its items follow each other, where each is a paragraph.
func (w *writer) list(n *node) {
	w.end()
	line := w.line
	w.line = 0
	w.children(n)
	w.line = line
	w.end()
}

// item writes an item of a list with its marker, which stands in the file, or is
// counted by whoever prints a page of HTML.
func (w *writer) item(n *node) {
	depth := -1
	var list *node
	for _, up := range w.up {
		if w.rules(up, nil).role == roleList {
			depth, list = depth+1, up
		}
	}
	w.begun, w.blank = false, false
	w.marker = ""
	if list != nil && w.ends <= 1 && (depth > 0 || w.items[list] > 0) {
		w.b.Tight()
	}
	w.ends = 0
	if list != nil && n.name == "li" {
		w.marker = printedMarker(list, w.items[list])
	}
	from := w.b.Len()
	w.line = 0
	w.children(n)
	w.marker = ""
	w.items[list]++
	w.b.Hint(from, source.Hint{Kind: source.HintItem, Level: max(depth, 0)})
	w.end()
}

// printedMarker returns the marker that a browser prints for an item of HTML,
// with how many stand before it in its list.
func printedMarker(list *node, before int) string {
	switch {
	case list.name == "ul" && !unmarked(list):
		return "•"
	case list.name != "ol" || unmarked(list):
		return ""
	}
	n := 1 + before
	if start, err := strconv.Atoi(list.attr("start")); err == nil {
		n = start + before
	}
	if list.attr("type") == "a" && n >= 1 && n <= 26 {
		return string(rune('a'+n-1)) + "."
	}
	return strconv.Itoa(n) + "."
}
