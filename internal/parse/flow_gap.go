package parse

import (
	"strings"

	"inbreng/internal/parliament"
)

// A gap is what stands between a line of text and the one before it.
type gap uint8

const (
	noGap    gap = iota
	blankGap     // a blank line
	pageGap      // a page break, with nothing that tells whether the paragraph goes on
)

// gapBetween tells what stands between two lines of text.
//
// Blank lines before footnotes only set the footnotes off, so with footnotes in
// between they say nothing about the paragraph.
func (p *parser) gapBetween(i, j int) gap {
	blank, broken, notes := false, false, false
	for k := i + 1; k <= j; k++ {
		blank = blank || k == j && p.lines[k].fresh
		broken = broken || p.lines[k].opens || k < j && p.lines[k].role == roleFurniture
		if k < j {
			blank = blank || p.lines[k].role == roleBlank
			notes = notes || p.lines[k].role == roleFootnote
		}
	}
	switch {
	case broken && (notes || !blank):
		return pageGap
	case blank:
		return blankGap
	case broken || notes:
		return pageGap
	}
	return noGap
}

// goesOn reports whether line i, behind a gap, goes on with the last element, a
// paragraph or an item. answer says that this is certainly part of an answer.
func (p *parser) goesOn(last *element, i int, gap gap, answer bool) bool {
	end := last.lines[len(last.lines)-1]
	before, next := p.lineText(end), p.lineText(i)
	if gap == blankGap {
		// "gewaar-/ /deerd" and "in de visie van de/ /Minister beide partijen":
		// a blank line can stand inside a sentence, even inside a word. Then
		// what comes before is no sentence, and what follows either goes on in
		// small letters or comes behind a line that was full. No sentence goes on with
		// "De leden van de VVD-fractie".
		if opensWithMembers(next) || endsSentence(before) || strings.HasSuffix(before, ":") || strings.HasSuffix(before, ";") {
			return false
		}
		if p.how == byQuestions || p.kind == parliament.QuestionList { // whose paragraphs are parted by more than blank lines
			return startsLower(next) || endsInHyphen(before)
		}
		short := p.endsShort(end, i)
		if last.kind == itemElement { // whose own lines say little of the width
			short = !endsOpen(before) && 5*p.lines[end].width < 4*p.measure.widest
		}
		return startsLower(next) || endsInHyphen(before) || !short
	}
	// At a page break a paragraph ends when the last line ends a sentence, the
	// next begins like one, and the last line is clearly shorter than the rag.
	if !endsSentence(before) && !strings.HasSuffix(before, ":") || startsLower(next) {
		return true
	}
	// Where the last line happens to be full, a change of width or, under an
	// answer, those who ask still tell that the next question begins.
	if p.lastLabel > 0 && !p.answersLabelled && p.asksNoMore(end, i) {
		return false
	}
	if p.how == byQuestions && (p.measure.even || p.measure.few) {
		return !p.endsShortLocally(end, i)
	}
	return !p.endsShort(end, i) && !p.changesSetting(end, i) && !(answer && opensWithMembers(next))
}

// changesSetting reports whether the lines up to i are set clearly narrower or
// wider than those from j on: an answer ends and a question begins. Only where
// there is enough of both to measure.
func (p *parser) changesSetting(i, j int) bool {
	from := i
	for from > 0 && !p.lines[from].opens && p.lines[from-1].role == roleText {
		from--
	}
	to := blockEnd(p.lines, j)
	const enough = 5 // lines; every one of them has to speak for it
	if i-from < enough || to-1-j < enough {
		return false
	}
	narrow, wide := p.lines[from:i], p.lines[j:to-1]
	if meanWidth(narrow) > meanWidth(wide) {
		narrow, wide = wide, narrow
	}
	small, large := meanWidth(narrow), meanWidth(wide)
	for _, l := range narrow {
		if float64(l.width) >= large {
			return false
		}
	}
	for _, l := range wide {
		if float64(l.width) <= small {
			return false
		}
	}
	return large > 1.08*small
}

// endsShort reports whether line i ends clearly before the end of the line as
// it is set around it: the first word of line j would have fitted on it.
func (p *parser) endsShort(i, j int) bool {
	return float64(fit(p.s, p.lines[i], p.lines[j])) < p.measure.rag*p.widthAround(i, j)
}

// widthAround returns the mean width of the lines around the gap between lines
// i and j: of the block that ends in i, else of the block that begins with j,
// else of the document.
func (p *parser) widthAround(i, j int) float64 {
	from := i
	for from > 0 && !p.lines[from].opens && p.lines[from-1].role == roleText {
		from--
	}
	if from < i {
		return meanWidth(p.lines[from:i])
	}
	if to := blockEnd(p.lines, j); to-j >= 2 {
		return meanWidth(p.lines[j : to-1])
	}
	return p.measure.width
}
