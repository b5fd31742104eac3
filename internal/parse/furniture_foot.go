package parse

import (
	"maps"
	"slices"
	"strings"
)

// The foot of a page and the page's number stand at the two ends of one line of print.
// An extractor that keeps no layout (pdftotext, as it comes) prints them apart:
//
//	Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel
//
//	1
//
// Of an Aanhangsel no sentence and no footnote reads as its foot does. That of a paper is
// just what a footnote reads that cites the paper; see bareFeet.

// nearFoot is how many lines the number of a page stands from its foot at most.
const nearFoot = 2

// markPagesBelowFeet adds the numbers of pages that stand on a line of their own
// below the foot of the page.
func markPagesBelowFeet(s string, lines []line, out []furnitureLine) []furnitureLine {
	feet := len(out)
	for _, f := range out[:feet] {
		if !lines[f.line].foot || digitAt(s, lines[f.line].end-1) {
			continue
		}
		if i, n := pageNumberBelow(s, lines, f.line); n > 0 {
			lines[i].role, lines[i].foot = roleFurniture, true
			out = append(out, furnitureLine{i, "page-number"})
		}
	}
	slices.SortFunc(out, func(a, b furnitureLine) int { return a.line - b.line })
	return out
}

// pageNumberBelow returns the number that is alone on the next line with text below a
// line, and that line; 0 when there is none near on the page.
func pageNumberBelow(s string, lines []line, at int) (i, n int) {
	for i = at + 1; i < len(lines) && i <= at+nearFoot && !lines[i].opens; i++ {
		if lines[i].role == roleText {
			return i, numberAlone(s[lines[i].start:lines[i].end])
		}
	}
	return at, 0
}

// pageNumberAbove is pageNumberBelow for the line above.
func pageNumberAbove(s string, lines []line, at int) (i, n int) {
	for i = at - 1; i >= 0 && i >= at-nearFoot && !lines[i+1].opens; i-- {
		if lines[i].role == roleText {
			return i, numberAlone(s[lines[i].start:lines[i].end])
		}
	}
	return at, 0
}

// numberAlone returns the number that a text is, 0 when it is anything else.
func numberAlone(text string) int {
	if n, end := leadingNumber(text); end == len(text) {
		return n
	}
	return 0
}

// bareFeet finds the feet of the pages of a paper that have the number of the page on a
// line of its own, below or above:
//
//	Tweede Kamer, vergaderjaar 2023–2024, 32 813, nr. 1371
//
//	2
//
// A footnote that cites a paper reads the same, and where the numbers of footnotes have
// lines of their own it has a number above and, that of the next one, below. So the same
// line has to stand above a higher number each time, or above the number of its page of
// the file; and where the page does not end there, without the number before it above.
type bareFeet struct {
	s     string
	lines []line
	at    map[string][]int // by their text, in order
}

// A pageFoot is the foot of a page whose number is on another line.
type pageFoot struct {
	foot, number int // lines
	page         int
	ends         bool // the text of its page
}

var bareFoot = newPattern(`^(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[–/-]\d{4},\s+\d[\d ]*(?:[ -][0-9IVXLA-Z]+)?(?: \(R ?\d+\))?, (?:nr\. )?[0-9A-Z]+$`)

// look keeps a line that reads as such a foot.
func (f *bareFeet) look(i int) {
	text := f.s[f.lines[i].start:f.lines[i].end]
	if f.lines[i].role != roleText || !strings.Contains(text, "ergaderjaar") || !bareFoot.MatchString(text) {
		return
	}
	if f.at == nil {
		f.at = map[string][]int{}
	}
	f.at[text] = append(f.at[text], i)
}

// mark gives the feet and the numbers of their pages their role, and adds them to out.
func (f *bareFeet) mark(out []furnitureLine) []furnitureLine {
	for _, text := range slices.Sorted(maps.Keys(f.at)) {
		at := f.at[text]
		feet := f.count(at, f.below)
		if feet == nil {
			feet = f.count(at, f.above)
		}
		for _, foot := range feet {
			f.lines[foot.foot].role, f.lines[foot.foot].foot = roleFurniture, true
			f.lines[foot.number].role, f.lines[foot.number].foot = roleFurniture, true
			out = append(out, furnitureLine{foot.foot, "running-foot"}, furnitureLine{foot.number, "page-number"})
		}
		for _, i := range at {
			// The number of one page may have gone elsewhere.
			if feet != nil && f.lines[i].role == roleText && f.endsPage(i) {
				f.lines[i].role, f.lines[i].foot = roleFurniture, true
				out = append(out, furnitureLine{i, "running-foot"})
			}
		}
	}
	slices.SortFunc(out, func(a, b furnitureLine) int { return a.line - b.line })
	return out
}

// count returns the feet among lines of one text that have numbers of pages, nil where
// these do not count the pages.
func (f *bareFeet) count(at []int, number func(int) (pageFoot, bool)) []pageFoot {
	const maxStep = 2 // one page has no foot, or is not in the text
	var feet []pageFoot
	for _, i := range at {
		foot, ok := number(i)
		if !ok {
			continue
		}
		if n := len(feet); n > 0 && (foot.page <= feet[n-1].page || !foot.ends && foot.page > feet[n-1].page+maxStep) {
			return nil
		}
		feet = append(feet, foot)
	}
	if len(feet) == 1 && (!feet[0].ends || feet[0].page != f.lines[feet[0].foot].page) {
		return nil
	}
	return feet
}

// below reads a foot with the number of the page below it.
func (f *bareFeet) below(i int) (pageFoot, bool) {
	number, n := pageNumberBelow(f.s, f.lines, i)
	if n == 0 {
		return pageFoot{}, false
	}
	foot := pageFoot{i, number, n, f.endsPage(number)}
	if !foot.ends {
		if _, other := pageNumberAbove(f.s, f.lines, i); other == n-1 && other > 0 {
			return foot, false
		}
	}
	return foot, true
}

// above reads a foot with the number of the page above it, which only the last line of a
// page can be: a footnote has its number above it, too.
func (f *bareFeet) above(i int) (pageFoot, bool) {
	number, n := pageNumberAbove(f.s, f.lines, i)
	return pageFoot{i, number, n, true}, n > 0 && f.endsPage(i)
}

// endsPage reports whether no text stands behind a line on its page.
func (f *bareFeet) endsPage(i int) bool {
	for i++; i < len(f.lines) && !f.lines[i].opens; i++ {
		if f.lines[i].role != roleBlank {
			return false
		}
	}
	return true
}
