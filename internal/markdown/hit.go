package markdown

// FirstHit is the id of the first marked word of a page, so that an address can
// lead to it.
const FirstHit = "treffer"

// Hits marks the words that a reader looked for. It belongs to one page and one
// goroutine; all bodies of the page share it, so that the first mark of the page
// alone has the id FirstHit.
type Hits struct {
	find  func(text string) []Span
	count int
}

// NewHits returns what marks the stretches of a text that find returns. Find
// gets the text of a whole body, without tags and footnote marks, blocks parted
// by a blank line; a stretch may run across a link or a footnote mark.
func NewHits(find func(text string) []Span) *Hits { return &Hits{find: find} }

// Count returns the number of stretches that were marked so far.
func (h *Hits) Count() int {
	if h == nil {
		return 0
	}
	return h.count
}

// open returns the tag that opens a mark; isNew says that it begins a stretch.
func (h *Hits) open(isNew bool) string {
	if !isNew {
		return "<mark>"
	}
	h.count++
	if h.count == 1 {
		return `<mark id="` + FirstHit + `">`
	}
	return "<mark>"
}
