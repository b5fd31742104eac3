package parse

import "slices"

// Word files and the official XML and HTML say what is an item of a list; a PDF shows it
// by where its lines begin. The words alone leave a doubt about a numbered list that
// nothing announces, about an item that goes on with a capital on its next line, and
// about the paragraph behind a list that no blank line sets off.

// An indent is a stretch that is set in from the left edge of the text, in points.
type indent struct {
	stretch
	level int
}

// A listSetting says where the lines of an item begin that follow on its first, seen
// from its marker.
type listSetting uint8

const (
	listsUnknown listSetting = iota
	listsFlush               // below the marker
	listsHanging             // below the words, as most word processors set them
)

// indentSlack is how far apart, in points, lines may begin that begin at one place.
const indentSlack = 3

// indentOf returns how far line i is set in.
func (p *parser) indentOf(i int) int { return p.indentAt(p.lines[i].start) }

// indentAt returns how far the line is set in that begins at a byte.
func (p *parser) indentAt(at int) int {
	n, found := slices.BinarySearchFunc(p.hints.indents, at, func(x indent, at int) int {
		switch {
		case x.to <= at:
			return -1
		case x.from > at:
			return 1
		}
		return 0
	})
	if !found {
		return 0
	}
	return p.hints.indents[n].level
}

// learnLists finds out how the items of lists are set: by those of which the words leave
// no doubt that they go on, in small letters on the line below.
func (p *parser) learnLists() {
	if len(p.hints.indents) == 0 {
		return
	}
	var left, flush, hanging int
	for i := 0; i+1 < len(p.lines); i++ {
		j := i + 1
		if p.lines[i].role != roleText || p.lines[j].role != roleText || p.lines[j].opens || p.lines[j].fresh || p.lines[i].page != p.lines[j].page {
			continue
		}
		if markerOf(p.lineText(i)) == "" || endsSentence(p.lineText(i)) || !startsLower(p.lineText(j)) || markerOf(p.lineText(j)) != "" {
			continue
		}
		switch d := p.indentOf(j) - p.indentOf(i); {
		case d > indentSlack:
			hanging++
		case d < -indentSlack:
			left++
		default:
			flush++
		}
	}
	switch {
	case hanging > 4*(left+flush):
		p.lists = listsHanging
	case flush > 4*(left+hanging) && left == 0:
		p.lists = listsFlush
	}
}

// indentSays reports whether line i goes on with the last element, an item of a list, by
// where it begins: known says that this tells.
func (p *parser) indentSays(last *element, i int, gap gap) (goesOn, known bool) {
	if last.kind != itemElement || gap == blankGap {
		return false, false
	}
	end := last.lines[len(last.lines)-1]
	if gap == noGap && p.oneItem(end, i) {
		return true, true
	}
	if p.lists == listsUnknown {
		return false, false
	}
	marker, now := p.indentOf(last.lines[0]), p.indentOf(i)
	begins := startsUpper(p.lineText(i)) && !p.unfinished(p.lineText(end))
	switch p.lists {
	case listsHanging:
		if now > marker+indentSlack {
			// A second paragraph of the item, below a line that ends short, is for the
			// words: the record has items of one paragraph.
			return true, gap == pageGap
		}
		return false, begins && (gap == noGap || endsSentence(p.lineText(end)))
	case listsFlush:
		return false, begins && now < marker-indentSlack
	}
	return false, false
}

// oneItem reports whether two lines are in one item of the file, and the second does not
// begin another inside it.
func (p *parser) oneItem(i, j int) bool {
	for k := p.itemBefore(p.lines[j].start); k >= 0; k-- {
		item := p.hints.items[k]
		switch {
		case item.from >= p.lines[j].start:
			return false
		case item.to > p.lines[j].start:
			return item.from <= p.lines[i].start && item.to >= p.lines[j].end
		case item.to <= p.lines[i].start:
			return false
		}
	}
	return false
}

// itemBefore returns the last of the file's items that begin at a byte or before it, -1
// when none does.
func (p *parser) itemBefore(at int) int {
	n, _ := slices.BinarySearchFunc(p.hints.items, at+1, func(x stretch, at int) int { return x.from - at })
	return n - 1
}

// setAsItem reports whether line i, which begins with a marker, is set as an item: the
// file says so, or it is set in deeper than the paragraph it follows on.
func (p *parser) setAsItem(i int, last *element) bool {
	if n := p.itemBefore(p.lines[i].start); n >= 0 && p.hints.items[n].from == p.lines[i].start {
		return true
	}
	// Of a paragraph with a single line the first line may be what is set in.
	if len(p.hints.indents) == 0 || last == nil || last.kind != paragraphElement || len(last.lines) < 2 {
		return false
	}
	end := last.lines[len(last.lines)-1]
	const deeper = 8 // points; a dash in a sentence stands where its lines begin
	return p.lines[end].page == p.lines[i].page && p.indentOf(i) >= p.indentOf(end)+deeper
}
