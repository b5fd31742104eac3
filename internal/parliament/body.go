package parliament

import (
	"strconv"
	"strings"
	"unicode"
)

// A Body is a piece of running text: the blocks it is made of, and the same in
// two printed forms, so that programs that only want the words need not walk
// the blocks. Text and Markdown are made from Blocks and say nothing more.
type Body struct {
	// Text is the plain text: paragraphs parted by a blank line, list items, those of
	// lists inside lists too, and the rows of a table by a line end, the cells of a row by a tab, without
	// footnote marks, bullets, and the numbers of a list that count up. Other markers
	// are words that the text refers to ("zoals onder a"), and stand before their items.
	Text string `json:"text"`
	// Markdown is CommonMark with footnote marks as [^8] and references as links.
	Markdown string  `json:"markdown"`
	Blocks   []Block `json:"blocks"`
	Source   Place   `json:"source"`
}

// A BlockKind tells what a Block is.
type BlockKind string

// The kinds of blocks.
const (
	Paragraph BlockKind = "paragraph"
	List      BlockKind = "list"
	Table     BlockKind = "table"
)

// A Block is a paragraph, a list or a table. A paragraph has Inlines, a list has
// Items, a table has Rows, and none has anything of the others; none is ever empty.
type Block struct {
	Kind    BlockKind `json:"kind"`
	Inlines []Inline  `json:"inlines,omitempty"`
	Items   []Item    `json:"items,omitempty"`
	Rows    []Row     `json:"rows,omitempty"`
	Source  Place     `json:"source"`
}

// A Row is one row of a table. All rows of a table have as many cells, at least two.
type Row struct {
	Cells []Cell `json:"cells"`
}

// A Cell is one cell of a table. It may be empty.
type Cell struct {
	Inlines []Inline `json:"inlines"`
	Source  Place    `json:"source"`
}

// An Item is one item of a list, with the marker as printed ("–", "a."), and below its
// words the items of a list inside it. Source is the place of its own words.
type Item struct {
	Marker  string   `json:"marker"`
	Inlines []Inline `json:"inlines"`
	Items   []Item   `json:"items,omitempty"`
	Source  Place    `json:"source"`
}

// EachItem calls f for every item of a list and of the lists inside it, in order, with
// how many lists it is inside of.
func EachItem(items []Item, f func(item *Item, depth int)) { eachItem(items, 0, f) }

func eachItem(items []Item, depth int, f func(item *Item, depth int)) {
	for i := range items {
		f(&items[i], depth)
		eachItem(items[i].Items, depth+1, f)
	}
}

// An InlineKind tells what an Inline is.
type InlineKind string

// The kinds of inlines.
const (
	Text   InlineKind = "text"
	Mark   InlineKind = "mark"      // a footnote mark
	RefInl InlineKind = "reference" // words that refer to something
)

// An Inline is a stretch of text within a block. Text holds the words of a text
// or a reference, and the printed digits of a mark.
type Inline struct {
	Kind      InlineKind `json:"kind"`
	Text      string     `json:"text"`
	Footnote  FootnoteID `json:"footnote,omitempty"`  // of a mark
	Reference *Reference `json:"reference,omitempty"` // of a reference
}

// Counted reports whether the items of a list are marked "1.", "2.", "3." or the like,
// and from which number. HTML and Markdown have lists of that sort, which count by
// themselves.
func Counted(items []Item) (first int, ok bool) {
	for i, item := range items {
		digits := strings.TrimRight(item.Marker, ".)")
		n, err := strconv.Atoi(digits)
		// More than six digits is no place in a list, and past nine CommonMark gives up.
		if err != nil || n < 0 || len(digits) > 6 || strings.HasPrefix(digits, "+") {
			return 0, false
		}
		if i == 0 {
			first = n
		}
		if n != first+i {
			return 0, false
		}
	}
	return first, true
}

// IsWord reports whether the marker of an item is a letter or a number, as "a." is, and
// no sign. The letter o alone is a bullet that was copied out of a word processor.
func (it Item) IsWord() bool {
	return it.Marker != "o" && strings.IndexFunc(it.Marker, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}

// PlainText returns the text of the blocks as Body.Text has it.
func PlainText(blocks []Block) string { return text(blocks, false) }

// PrintedText returns the text of the blocks as PlainText does, but with every marker
// of an item as it is printed, for those who read the text alone.
func PrintedText(blocks []Block) string { return text(blocks, true) }

// text returns the text of the blocks, with all markers of items or only with those
// that are words.
func text(blocks []Block, markers bool) string {
	if len(blocks) == 1 && len(blocks[0].Inlines) == 1 && blocks[0].Inlines[0].Kind != Mark { // nearly always
		return blocks[0].Inlines[0].Text
	}
	var b strings.Builder
	b.Grow(textLength(blocks))
	for i, block := range blocks {
		if i > 0 {
			b.WriteString("\n\n")
		}
		writeWords(&b, block.Inlines)
		writeItems(&b, block.Items, markers)
		for j, row := range block.Rows {
			if j > 0 {
				b.WriteByte('\n')
			}
			for k, cell := range row.Cells {
				if k > 0 {
					b.WriteByte('\t')
				}
				writeWords(&b, cell.Inlines)
			}
		}
	}
	return strings.Trim(b.String(), "\t") // of empty cells at either end
}

// writeItems writes the items of a list, each on a line, and below them those of the lists
// inside.
func writeItems(b *strings.Builder, items []Item, markers bool) {
	_, counted := Counted(items)
	for i, item := range items {
		if i > 0 {
			b.WriteByte('\n')
		}
		if markers && item.Marker != "" || !counted && item.IsWord() {
			b.WriteString(item.Marker)
			b.WriteByte(' ')
		}
		writeWords(b, item.Inlines)
		if len(item.Items) > 0 {
			b.WriteByte('\n')
			writeItems(b, item.Items, markers)
		}
	}
}

// textLength returns how long the plain text of blocks is, or a little more.
func textLength(blocks []Block) int {
	n := 0
	add := func(inlines []Inline) {
		n += len("\n\n")
		for _, in := range inlines {
			n += len(in.Text)
		}
	}
	for _, block := range blocks {
		add(block.Inlines)
		EachItem(block.Items, func(item *Item, _ int) {
			n += len(item.Marker) + len(" ")
			add(item.Inlines)
		})
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				add(cell.Inlines)
			}
		}
	}
	return n
}

// writeWords writes what the inlines say, leaving out the footnote marks.
func writeWords(b *strings.Builder, inlines []Inline) {
	for _, in := range inlines {
		if in.Kind != Mark {
			b.WriteString(in.Text)
		}
	}
}

// Runs calls f for every run of inlines of the body: each paragraph's, each list
// item's and that of each cell that has one, in order.
func (b *Body) Runs(f func([]Inline)) {
	if b == nil {
		return
	}
	for _, block := range b.Blocks {
		if len(block.Inlines) > 0 {
			f(block.Inlines)
		}
		EachItem(block.Items, func(item *Item, _ int) { f(item.Inlines) })
		for _, row := range block.Rows {
			for _, cell := range row.Cells {
				if len(cell.Inlines) > 0 {
					f(cell.Inlines)
				}
			}
		}
	}
}

// References returns the references in the body, in order.
func (b *Body) References() []Reference {
	refs := []Reference{}
	b.Runs(func(inlines []Inline) {
		for _, in := range inlines {
			if in.Kind == RefInl && in.Reference != nil {
				refs = append(refs, *in.Reference)
			}
		}
	})
	return refs
}

// Marks returns the footnotes marked in the body, in order, as often as they
// are marked.
func (b *Body) Marks() []FootnoteID {
	ids := []FootnoteID{}
	b.Runs(func(inlines []Inline) {
		for _, in := range inlines {
			if in.Kind == Mark {
				ids = append(ids, in.Footnote)
			}
		}
	})
	return ids
}

// Words counts the words of the body's plain text. No body has no words.
func (b *Body) Words() int {
	if b == nil {
		return 0
	}
	n := 0
	for range strings.FieldsSeq(b.Text) {
		n++
	}
	return n
}
