package parse

import (
	"slices"
	"sort"
	"unicode/utf8"
)

// A measure says how this document was set. Nothing in it is a constant of the
// program: a document that was wrapped at another width gives other figures.
type measure struct {
	width  float64 // mean width of the lines inside paragraphs, in runes
	widest int     // of all lines
	// rag is how short a line can be before it must be the last of its
	// paragraph, as a share of the mean of the lines around it: when the
	// line with the first word of the next line behind it is shorter, that
	// word would have been set on it.
	rag float64
	// usual is the width that the longest lines inside paragraphs have; even says
	// that hardly a line is wider: that the lines were set, not glued together.
	usual float64
	even  bool
	// few says that there are too few lines inside paragraphs to tell: that those of
	// questions, set wider, would pass for the width of answers.
	few bool
	// unparted says that hardly a blank line parts the paragraphs.
	unparted bool
	// widths is how wide questions and answers are set; see learnWidths.
	widths widths
}

// fewWidth is how wide the lines are taken to be of a text that has too few to measure.
const fewWidth = 60

// measureLines measures the lines that have a line of text directly above and
// directly below them, and are therefore inside a paragraph.
func measureLines(s string, lines []line) measure {
	var fits []float64
	var widths []int
	sum, n, widest := 0, 0, 0
	for from := 0; from < len(lines); {
		to := blockEnd(lines, from)
		for _, l := range lines[from:to] {
			widest = max(widest, l.width)
		}
		if to-from >= 3 {
			inner := meanWidth(lines[from : to-1])
			for i := from; i < to-1; i++ {
				sum += lines[i].width
				n++
				widths = append(widths, lines[i].width)
				fits = append(fits, float64(fit(s, lines[i], lines[i+1]))/inner)
			}
		}
		from = max(to, from+1)
	}
	text, parted, blank := 0, 0, false
	for _, l := range lines {
		switch {
		case l.role == roleText:
			if text++; text > 1 && (blank || l.fresh) {
				parted++
			}
			blank = false
		case l.role == roleBlank:
			blank = true
		}
	}
	unparted := 40*parted < text
	if n == 0 {
		return measure{width: fewWidth, widest: max(widest, fewWidth), rag: 0.85} // too little text to measure; nothing to be undone either
	}
	sort.Float64s(fits)
	// The shortest line in fifty may be the end of a paragraph that the
	// source does not show (a list without bullets, a title in the text).
	rag := fits[len(fits)/50]
	slices.Sort(widths)
	usual := widths[len(widths)-1-len(widths)/20]
	const enough = 5 // lines
	width := float64(sum) / float64(n)
	if n < enough { // where every paragraph is one line, only the title page has such lines
		width = max(width, fewWidth)
	}
	return measure{
		width: width, widest: widest, rag: min(max(rag, 0.6), 0.97),
		usual: float64(usual), unparted: unparted, even: n >= enough && 2*widths[len(widths)/2] > usual, few: n < enough,
	}
}

// blockEnd returns the end of the block of text lines that begins at from:
// lines of text that follow each other without a blank line or a page break.
func blockEnd(lines []line, from int) int {
	to := from
	for to < len(lines) && lines[to].role == roleText && (to == from || !lines[to].opens && !lines[to].fresh && !lines[to].label && !lines[to-1].label) {
		to++
	}
	return to
}

// meanWidth returns the mean width of lines; there must be at least one.
func meanWidth(lines []line) float64 {
	sum := 0
	for _, l := range lines {
		sum += l.width
	}
	return float64(sum) / float64(len(lines))
}

// fit returns how wide a line would be with the first word of the next one on it.
func fit(s string, l, next line) int {
	return l.width + 1 + utf8.RuneCountInString(firstWord(s[next.start:next.end]))
}
