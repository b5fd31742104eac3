package parse

import (
	"strings"

	"inbreng/internal/parliament"
)

// A table can have lost its rows and columns before the text comes here: extractors
// that write one line for a page, or for the whole document, have its figures one
// behind the other ("2009 2010 2011 2012 CBR 34,1 33,8 31,0 Kadaster 12,0 ..."). Which of them
// belong together cannot be told; so the words stay as they are, and that is said.

const (
	// figureWindow is in how many words figures are counted, manyFigures how many of
	// them make a table. Sentences full of amounts and years have no more than six
	// ("loopt op van € 5 miljoen in 2014 naar € 10 miljoen in 2017").
	figureWindow, manyFigures = 12, 8
)

// sayLostTables notes the first run of a body that holds a table that was lost.
func (p *parser) sayLostTables(runs []*draft) {
	for _, d := range runs {
		if d.row.table > 0 || d.footnote || !isTableRole(d.role) {
			continue
		}
		if from, to := figuresIn(d.text); to > 0 {
			p.problem(parliament.TableLost, p.place(d.sourceOffset(from), d.sourceOffset(to-1)+1), "Hier staan cijfers van een tabel of figuur achter elkaar; wat bij elkaar hoort, is niet te zien.")
			return
		}
		if p.hasUnaligned(d.from, d.to) {
			p.problem(parliament.TableLost, p.place(d.from, d.to), "Hier staan regels met kolommen van een tabel; wat onder elkaar hoort, is niet te zien.")
			return
		}
		if p.rowsInOne(d) {
			p.problem(parliament.TableLost, p.place(d.from, d.to), "Hier staan de rijen van een tabel op één regel; waar de ene ophoudt en de andere begint, is niet te zien.")
			return
		}
	}
}

// rowsInOne reports whether a run is one line with the cells of several rows: parted by
// many tabs, or by bars with the rule of a table in Markdown among them.
func (p *parser) rowsInOne(d *draft) bool {
	const many = 6 // tabs; a row alone has fewer
	text := p.s[d.from:d.to]
	return strings.Count(text, "\t") >= many && !strings.Contains(text, "\n") || strings.Contains(d.text, "|---|")
}

// figuresIn returns the first words of a text that are mostly figures, as a stretch of
// it, or 0, 0.
func figuresIn(text string) (from, to int) {
	if countDigits(text) < manyFigures {
		return 0, 0
	}
	var starts [figureWindow]int // of the last words
	var are [figureWindow]bool   // figures
	n, figures := 0, 0
	for at := 0; at < len(text); n++ {
		word := firstWord(text[at:])
		slot := n % figureWindow
		if are[slot] {
			figures--
		}
		starts[slot], are[slot] = at, isFigure(word) && word != "-" && word != "–"
		if are[slot] {
			if figures++; figures >= manyFigures {
				first := starts[(n+1)%figureWindow]
				if n < figureWindow-1 {
					first = starts[0]
				}
				return first, at + len(word)
			}
		}
		at += len(word)
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \t\u00a0"))
		if word == "" {
			break
		}
	}
	return 0, 0
}

// countDigits returns how many digits a text has.
func countDigits(text string) int {
	n := 0
	for i := range len(text) {
		if text[i] >= '0' && text[i] <= '9' {
			n++
		}
	}
	return n
}
