package server

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// A stripView is a document as a picture: a mark for each exchange, grouped by
// who asks, with a bar upwards for the length of the question and one downwards
// for the length of the answer. Each group is a picture of its own that wraps
// like a word, so that the strip fits every window.
type stripView struct {
	ID        string // that the ids of its parts begin with
	Title     string // "Het stuk in één oogopslag"
	Groups    []stripGroup
	Marks     int
	Questions int
	Answered  int
	Asked     int // words
	Replied   int // words
	Longest   stripMark
	// Hits is how many marks a search found, and Searched says that there was
	// a search at all.
	Hits     int
	Searched bool

	RowHeight int // of the area of a mark
}

// A stripGroup is what the same factions asked.
type stripGroup struct {
	ID            string
	Label         string // the factions
	Questions     int
	Width, Height int
	Baselines     []baseline
	Marks         []stripMark
	Asked         int // words
	Replied       int // words
}

// A baseline is the line of a row from which the bars go up and down.
type baseline struct{ Y, Width int }

// A stripMark is an exchange: an area that can be chosen, with two bars in it.
type stripMark struct {
	URL, Name string
	Short     string // what stands below it: "5", "5–8"
	Squeezed  bool   // the short name is too wide for the mark as it is
	Factions  string
	Questions int
	Asked     int // words
	Replied   int // words
	Answered  bool
	Elsewhere string // the exchanges that hold the answer where this one has none
	Hit       bool

	X, Y               int // of the area
	BarX               int
	QuestionY, Height  int // of the bar upwards
	AnswerY, Depth     int // of the bar downwards
	Middle, Text, Flag int // where the number stands, and the sign of a hit
}

// Sizes of the strip in pixels. A mark is as wide as a finger needs (WCAG 2.5.8),
// and a row no wider than the narrowest window.
const (
	markWidth  = 24
	marksInRow = 11
	barWidth   = 14
	barLength  = 40 // of the longest question or answer
	flagHeight = 9
	numberDrop = 14 // from the end of the bars to the foot of the number
	rowFoot    = 20 // from the end of the bars to the next row
	leastBar   = 2
)

// stripOptions say what a strip is for.
type stripOptions struct {
	ID    string                                // that ids begin with, unique on the page
	Title string                                // what the picture shows; "" is the document
	Link  func(id parliament.ExchangeID) string // where a mark leads
	Hits  map[parliament.ExchangeID]bool        // that a search found; nil for no search
}

// newStrip returns the picture of a document.
func newStrip(d *parliament.Document, opts stripOptions) stripView {
	outlines := make([]corpus.Outline, len(d.Exchanges))
	for i := range d.Exchanges {
		outlines[i] = corpus.OutlineOf(&d.Exchanges[i])
	}
	return drawStrip(outlines, opts)
}

// drawStrip returns the picture of exchanges.
func drawStrip(outlines []corpus.Outline, opts stripOptions) stripView {
	view := stripView{ID: opts.ID, Title: cmp.Or(opts.Title, "Het stuk in één oogopslag"), Searched: opts.Hits != nil}
	index := map[string]int{}
	asked, replied := 0, 0 // the longest
	for i := range outlines {
		mark := newMark(&outlines[i], opts)
		asked, replied = max(asked, mark.Asked), max(replied, mark.Replied)
		at, ok := index[mark.Factions]
		if !ok {
			at = len(view.Groups)
			index[mark.Factions] = at
			view.Groups = append(view.Groups, stripGroup{ID: opts.ID + "-" + number(at+1), Label: cmp.Or(mark.Factions, "Zonder fractie")})
		}
		view.Groups[at].add(mark)
		view.count(mark)
	}
	scale := stripScale{longest: max(asked, replied)}
	scale.up, scale.down = flagHeight+scale.bar(asked), scale.bar(replied)
	view.RowHeight = scale.row()
	for i := range view.Groups {
		view.Groups[i].layOut(scale)
	}
	return view
}

// A stripScale says how long the bars of a strip are, and how much room there is
// above and below the line between them.
type stripScale struct {
	longest  int // words that fill a bar
	up, down int
}

// row is the height of a row of marks.
func (s stripScale) row() int { return s.up + s.down + 2 + rowFoot }

// bar returns the length of a bar for a number of words.
func (s stripScale) bar(words int) int {
	if words == 0 || s.longest == 0 {
		return 0
	}
	return max((words*barLength+s.longest/2)/s.longest, leastBar)
}

// newMark returns a mark without its place.
func newMark(o *corpus.Outline, opts stripOptions) stripMark {
	mark := stripMark{
		URL: opts.Link(o.ID), Name: o.Name(), Short: shortName(o), Factions: factionNames(o.Factions), Questions: o.Questions,
		Asked: o.Asked, Replied: o.Replied, Answered: o.Answered, Elsewhere: parliament.Enumerate(strs(o.AnsweredIn)), Hit: opts.Hits[o.ID],
	}
	mark.Squeezed = utf8.RuneCountInString(mark.Short) > 3
	return mark
}

// shortName returns the name of an exchange where there is room for a number
// only: the first and the last of several, and of an id without a number what
// tells it from its neighbours.
func shortName(e *corpus.Outline) string {
	switch n := len(e.Numbers); n {
	case 0:
		id := string(e.ID)
		return id[strings.LastIndexByte(id, '-')+1:]
	case 1:
		return strconv.Itoa(e.Numbers[0])
	default:
		return strconv.Itoa(e.Numbers[0]) + "–" + strconv.Itoa(e.Numbers[n-1])
	}
}

// count adds a mark to the totals.
func (v *stripView) count(mark stripMark) {
	v.Marks++
	v.Questions += mark.Questions
	v.Asked += mark.Asked
	v.Replied += mark.Replied
	if mark.Answered {
		v.Answered++
	}
	if mark.Hit {
		v.Hits++
	}
	if mark.Replied > v.Longest.Replied {
		v.Longest = mark
	}
}

func (g *stripGroup) add(mark stripMark) {
	g.Marks = append(g.Marks, mark)
	g.Questions += mark.Questions
	g.Asked += mark.Asked
	g.Replied += mark.Replied
}

// layOut gives every mark its place.
func (g *stripGroup) layOut(scale stripScale) {
	rows := (len(g.Marks) + marksInRow - 1) / marksInRow
	g.Width, g.Height = min(len(g.Marks), marksInRow)*markWidth, rows*scale.row()
	for row := range rows {
		marks := min(len(g.Marks)-row*marksInRow, marksInRow)
		g.Baselines = append(g.Baselines, baseline{row*scale.row() + scale.up + 1, marks * markWidth})
	}
	for i := range g.Marks {
		mark := &g.Marks[i]
		mark.X, mark.Y = i%marksInRow*markWidth, i/marksInRow*scale.row()
		mark.BarX, mark.Middle = mark.X+(markWidth-barWidth)/2, mark.X+markWidth/2
		mark.Height, mark.Depth = scale.bar(mark.Asked), scale.bar(mark.Replied)
		mark.QuestionY, mark.AnswerY = mark.Y+scale.up-mark.Height, mark.Y+scale.up+2
		mark.Text = mark.AnswerY + scale.down + numberDrop
		mark.Flag = mark.QuestionY - 1
	}
}

// Rows returns the marks in the order of the document's own numbers, as far as
// the groups keep it, for the table.
func (v stripView) Rows() []stripMark {
	var rows []stripMark
	for _, g := range v.Groups {
		rows = append(rows, g.Marks...)
	}
	return slices.Clip(rows)
}

// MarkWidth is the width of the area of a mark.
func (stripView) MarkWidth() int { return markWidth }

// BarWidth is the width of a bar.
func (stripView) BarWidth() int { return barWidth }

// NameWidth is how wide the name of a mark can be.
func (stripView) NameWidth() int { return markWidth - 3 }
