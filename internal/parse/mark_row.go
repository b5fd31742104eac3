package parse

import (
	"sort"
	"strings"
	"unicode"
)

// A rowMark is a candidate within its draft.
type rowMark struct {
	markCandidate
	draft  *draft
	orphan orphan
}

// An orphan says whether a candidate is the mark of a footnote that the document lacks.
type orphan uint8

const (
	none    orphan = iota // the document has a footnote of this number
	perhaps               // if those before and behind it are, or are marks: "(Duitse6) media7"
	surely
)

// numberedThings are words that a number belongs to: an extractor glues the two ("vraag2").
var numberedThings = map[string]bool{
	"aanbeveling": true, "artikel": true, "bijlage": true, "categorie": true, "deel": true, "fase": true, "figuur": true,
	"groep": true, "hoofdstuk": true, "klasse": true, "nummer": true, "onderdeel": true, "pagina": true, "paragraaf": true,
	"punt": true, "stap": true, "tabel": true, "versie": true, "vraag": true, "vragen": true,
}

// mayStandAlone reports whether a number behind a word can be a mark without a footnote:
// the word has more letters than a measure has (m3, km2), and nothing is numbered or
// counted.
func (p *parser) mayStandAlone(d *draft, m markCandidate) bool {
	word := strings.TrimLeft(lastWord(d.text[max(0, m.start-maxWord):m.start]), "(«“‘")
	letters := 0
	for _, r := range word {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	const few = 4
	return letters >= few && !numberedThings[strings.ToLower(word)] && !countsWord(firstWord(strings.TrimLeft(d.text[m.end:], " ")))
}

// markRows collects the candidates of all drafts in the order of the source, for
// each run of footnotes those on its pages. A number without a footnote is only
// worth a look where a capital or nothing follows, as behind the end of a
// sentence.
func (p *parser) markRows(runs []noteRun) [][]rowMark {
	rows := make([][]rowMark, len(runs))
	for _, d := range p.drafts {
		if d.footnote {
			continue
		}
		p.eachCandidate(d, func(m markCandidate) {
			if !d.unbroken(m.start+m.lead, m.end) {
				return
			}
			page := p.position(d.sourceOffset(m.start + m.lead)).Page
			i := 0
			for i < len(runs) && (runs[i].lastPage < page || runs[i].style != m.style) {
				i++
			}
			if i == len(runs) {
				return
			}
			note := runs[i].notes[m.number]
			if note == nil {
				switch {
				case m.standsAlone(d.text):
					rows[i] = append(rows[i], rowMark{m, d, surely})
				case m.style == plainNotes && m.weight >= sureWeight && p.mayStandAlone(d, m):
					rows[i] = append(rows[i], rowMark{m, d, perhaps})
				}
				return
			}
			m.weight *= 2
			if page == note.Source.From.Page {
				m.weight++
			}
			if m.weight > 0 {
				rows[i] = append(rows[i], rowMark{m, d, none})
			}
		})
	}
	return rows
}

// unbroken reports whether text[from:to] of a draft stands in the source without
// anything in between, as the end of a line or signs of Markdown.
func (d *draft) unbroken(from, to int) bool {
	i := sort.Search(len(d.segments), func(i int) bool { return d.segments[i].text > from })
	return i == len(d.segments) || d.segments[i].text >= to
}

// bestRow tells which candidates make the ascending row of the greatest weight.
// It keeps, for every number, the best row that ends at or below it in a binary
// indexed tree, so that a million digits cost no more than their number.
func bestRow(row []rowMark) []bool {
	type best struct{ weight, end int }
	var tree [maxNote + 2]best
	for i := range tree {
		tree[i].end = -1
	}
	total := make([]int, len(row))
	before := make([]int, len(row))
	champion := best{0, -1}
	for i, m := range row {
		if m.orphan != none {
			continue
		}
		under := best{0, -1}
		for n := m.number - 1; n > 0; n -= n & -n {
			if tree[n].weight > under.weight {
				under = tree[n]
			}
		}
		total[i], before[i] = under.weight+m.weight, under.end
		for n := m.number; n < len(tree); n += n & -n {
			if total[i] > tree[n].weight {
				tree[n] = best{total[i], i}
			}
		}
		if total[i] > champion.weight {
			champion = best{total[i], i}
		}
	}
	taken := make([]bool, len(row))
	for i := champion.end; i >= 0; i = before[i] {
		taken[i] = true
	}
	return taken
}

// foster makes sure of the candidates that are perhaps marks without footnotes: those
// that count on from one to the next, or from a mark to a mark.
func foster(row []rowMark, taken []bool, next []int) {
	low := 0 // the last that was taken
	for i := range row {
		m := &row[i]
		if taken[i] {
			low = m.number
		}
		if m.orphan != perhaps || m.number <= low || m.number >= next[i] {
			continue
		}
		before, behind := low > 0 && low == m.number-1, next[i] == m.number+1
		for j := i - 1; j >= 0 && !before && !taken[j] && i-j <= nearMarks; j-- {
			before = row[j].orphan != none && row[j].number == m.number-1
		}
		for j := i + 1; j < len(row) && !behind && !taken[j] && j-i <= nearMarks; j++ {
			behind = row[j].orphan != none && row[j].number == m.number+1
		}
		if before && behind || (before || behind) && low == 0 && next[i] > maxNote {
			m.orphan = surely
		}
	}
}

// nearMarks is how many candidates away the next mark of a row is looked for.
const nearMarks = 4

// nextTaken returns for every candidate the number of the first one behind it
// that was taken, or one above every number.
func nextTaken(row []rowMark, taken []bool) []int {
	next := make([]int, len(row))
	number := maxNote + 1
	for i := len(row) - 1; i >= 0; i-- {
		next[i] = number
		if taken[i] {
			number = row[i].number
		}
	}
	return next
}
