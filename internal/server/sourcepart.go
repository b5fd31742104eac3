package server

import (
	"net/http"
	"strconv"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// A source text stands on one page, whole, as long as that is no burden for a telephone;
// a longer one is shown in parts, which begin with a page of the text where they can. The
// address of a line, which is a promise, leads to the first part; the script goes on from
// there to the part with the line, and the list of parts says which that is.
const (
	// maxWholeSource is how long a text on one page may be, in characters: less than a
	// document, since every line has a number and an address. It is 40 KB when
	// compressed, and 200 before.
	maxWholeSource = 60_000
	// sourceShare is about how much each part of a longer one weighs.
	sourceShare = 70_000
	// lineWeight is what a line weighs besides its text, in characters.
	lineWeight = 30
)

// sourceParts cuts the sheets of a text into the parts in which it is shown: one, or
// several of about sourceShare characters. A part is never empty, nor is one of its sheets but where
// the text itself is.
func sourceParts(sheets []sheet, runes int) [][]sheet {
	if runes <= maxWholeSource {
		return [][]sheet{sheets}
	}
	total := 0
	for i := range sheets {
		for j := range sheets[i].Lines {
			total += sheets[i].Lines[j].weight()
		}
	}
	left := (total + sourceShare - 1) / sourceShare
	var parts [][]sheet
	var part []sheet
	weight := 0
	// full says that the part has its share of what is left, or nearly where a page ends.
	full := func(pageEnds bool) bool {
		share := total / left
		if pageEnds {
			share -= share / 6
		}
		return left > 1 && weight > share
	}
	cut := func() {
		parts = append(parts, part)
		total, left = total-weight, left-1
		part, weight = nil, 0
	}
	for _, s := range sheets {
		if full(true) {
			cut()
		}
		from := 0
		for i := range s.Lines {
			if full(false) {
				if i > from {
					part = append(part, s.run(from, i))
				}
				from = i
				cut()
			}
			weight += s.Lines[i].weight()
		}
		part = append(part, s.run(from, len(s.Lines)))
	}
	return append(parts, part)
}

// run returns the lines of a sheet from one to before another.
func (s sheet) run(from, to int) sheet {
	s.Continued, s.Lines = from > 0, s.Lines[from:to]
	return s
}

// weight returns what a line weighs on its page.
func (l *sourceLine) weight() int {
	n := lineWeight
	for _, p := range l.Parts {
		n += utf8.RuneCountInString(p.Text)
	}
	return n
}

// firstLine and lastLine return the numbers of the lines at the ends of a part.
func firstLine(part []sheet) int { return part[0].Lines[0].Number }

func lastLine(part []sheet) int {
	lines := part[len(part)-1].Lines
	return lines[len(lines)-1].Number
}

// chosenSource returns the part of a text that the address asks for: that which holds
// a line, or all.
func chosenSource(r *http.Request, parts [][]sheet) (chosen int, whole bool) {
	value := r.URL.Query().Get("vanaf")
	if len(parts) == 1 || value == wholeValue {
		return 0, true
	}
	line, err := strconv.Atoi(value)
	if err != nil {
		return 0, false
	}
	for i, part := range parts {
		if firstLine(part) <= line && line <= lastLine(part) {
			return i, false
		}
	}
	return 0, false
}

// newSourceView returns the list of parts of a text.
func newSourceView(d *parliament.Document, parts [][]sheet, chosen int, whole bool) partsView {
	if len(parts) == 1 {
		return partsView{}
	}
	base := documentURL(d.ID) + "/bron"
	v := partsView{All: base + "?vanaf=" + wholeValue}
	for i, part := range parts {
		line := firstLine(part)
		l := partLink{
			link: link{
				URL: base + "?vanaf=" + strconv.Itoa(line), Text: "regel " + span(line, lastLine(part)),
				Note: "bladzijde " + span(part[0].Number, part[len(part)-1].Number),
			},
			Current: !whole && i == chosen, Line: line,
		}
		if i == 0 {
			l.URL = base
		}
		v.Parts = append(v.Parts, l)
	}
	if !whole {
		v.choose(chosen)
	}
	return v
}
