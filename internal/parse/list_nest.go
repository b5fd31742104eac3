package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
	"inbreng/internal/source"
)

// A list may stand inside an item of another: dashes below "b. uitgesplitst naar:", the
// bullet "o" below "•". What tells is the colon that announces it, or that it is set in
// deeper; and what follows goes on with the list whose marker is the one before its own.
// Where nothing tells, items with other markers are of the same list, as they are printed.

// maxDepth is how deep in other lists a list can be.
const maxDepth = 4

// A nesting is the lists that the last item is in, the outermost first.
type nesting struct {
	levels    []listLevel
	announced bool // the last item ends in a colon
}

// A listLevel is one of the lists: its last marker, and how far its items are set in.
type listLevel struct {
	marker string
	setIn  setIn
}

// A setIn is how far an item is set in, on one of the scales on which files say so.
type setIn struct {
	scale setInScale
	at    int
}

// A setInScale says what a setIn counts.
type setInScale uint8

const (
	notSetIn     setInScale = iota // nothing is known
	setInLevels                    // levels of a list, which a Word file and the official XML name
	setInPoints                    // points, which a PDF shows
	setInColumns                   // blanks at the start of the line
)

// tabColumns is how many columns a tab at the start of a line counts.
const tabColumns = 8

// deeper reports whether an item is clearly set in deeper than another.
func (s setIn) deeper(than setIn) bool {
	slack := map[setInScale]int{setInPoints: indentSlack, setInColumns: 1}[s.scale]
	return s.scale == than.scale && s.at > than.at+slack
}

// depth returns how many lists an item is inside of, and makes it the last.
func (n *nesting) depth(marker string, at setIn) int {
	announced := n.announced
	last := len(n.levels) - 1
	if last < 0 {
		n.levels = append(n.levels, listLevel{marker, at})
		return 0
	}
	deeper := at.deeper(n.levels[last].setIn)
	for k := last; k >= 0; k-- {
		level := &n.levels[k]
		if level.marker != marker && !follows(level.marker, marker) || isCounter(marker) && !follows(level.marker, marker) {
			continue
		}
		if k == last && deeper && announced && level.marker == marker {
			break // a sign inside a list of the same sign
		}
		if level.setIn.deeper(at) && slices.ContainsFunc(n.levels[:k], func(l listLevel) bool { return l.marker == marker }) {
			continue
		}
		level.marker = marker
		n.levels = n.levels[:k+1]
		return k
	}
	if (announced || deeper) && last+1 < maxDepth {
		n.levels = append(n.levels, listLevel{marker, at})
		return last + 1
	}
	n.levels[last].marker = marker
	return last
}

// isCounter reports whether a marker is a number or a letter, which others follow.
func isCounter(marker string) bool { return strings.ContainsAny(marker[len(marker)-1:], ".)") }

// setInOf returns how far the item is set in that begins at a byte.
func (p *parser) setInOf(at int) setIn {
	if k := p.itemBefore(at); k >= 0 && p.hints.items[k].from == at {
		return setIn{setInLevels, p.hints.depths[at]}
	}
	if len(p.hints.indents) > 0 {
		return setIn{setInPoints, p.indentAt(at)}
	}
	columns := 0
	for i := at - 1; i >= 0 && p.s[i] != '\n' && p.s[i] != '\f'; i-- {
		switch p.s[i] {
		case ' ':
			columns++
		case '\t':
			columns += tabColumns
		default:
			return setIn{} // other words stand before it on the line
		}
	}
	return setIn{setInColumns, columns}
}

// appendItem adds an item to a list that is inside of so many others.
func appendItem(items *[]parliament.Item, depth int, item parliament.Item) {
	for ; depth > 0 && len(*items) > 0; depth-- {
		items = &(*items)[len(*items)-1].Items
	}
	*items = append(*items, item)
}

// endsInColon reports whether the words of an item end in a colon.
func endsInColon(inlines []parliament.Inline) bool {
	for _, in := range slices.Backward(inlines) {
		if in.Kind != parliament.Mark {
			return strings.HasSuffix(strings.TrimSpace(in.Text), ":")
		}
	}
	return false
}

// itemDepths returns the depths of a file's items by the bytes at which they begin.
func itemDepths(list []source.Hint, bytes map[int]int) map[int]int {
	depths := map[int]int{}
	for _, hint := range list {
		if hint.Kind == source.HintItem && hint.Level > 0 {
			depths[bytes[hint.From]] = hint.Level
		}
	}
	return depths
}
