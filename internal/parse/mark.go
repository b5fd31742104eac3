package parse

import (
	"math"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// A markCandidate is a number at text[start:end] that stands where a footnote
// mark would. weight says how much it looks like one.
type markCandidate struct {
	start, end int
	number     int
	weight     int
	style      noteStyle
	lead       int // bytes of a blank before the sign, which go with it
}

// eachMark calls f for every number in text that can be a footnote mark: one to
// three digits glued to the word or the sign before them, and followed by
// nothing that goes on with the word: wapens.1, «onvrij».6, c.s.8, wel.
func eachMark(text string, f func(markCandidate)) {
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			continue
		}
		start := i
		for i < len(text) && text[i] >= '0' && text[i] <= '9' {
			i++
		}
		m, ok := candidate(text, start, i)
		if !ok {
			continue
		}
		f(m)
		if behind, ok := behindName(text, m); ok {
			f(behind)
		}
		// "analyses1, 2 en de brief" marks two notes at one place.
		for {
			next, ok := nextMark(text, m)
			if !ok {
				break
			}
			f(next)
			m, i = next, next.end
		}
	}
}

// nextMark returns the mark that stands behind another, with the sign that parts
// the two: ", 2" or " en 3". Its number has to be the next.
func nextMark(text string, m markCandidate) (markCandidate, bool) {
	rest := text[m.end:]
	for _, joint := range []string{", ", ",", " en "} {
		tail, ok := strings.CutPrefix(rest, joint)
		if !ok {
			continue
		}
		n, length := leadingNumber(tail)
		if n != m.number+1 || countsWord(bareWord(strings.TrimLeft(tail[length:], " "))) {
			return m, false
		}
		end := m.end + len(joint) + length
		return markCandidate{start: m.end, end: end, number: n, weight: 2, lead: strings.Count(joint[:1], " ")}, endsMark(text, end)
	}
	return m, false
}

// candidate judges the digits text[start:end].
func candidate(text string, start, end int) (markCandidate, bool) {
	if year := gluedYear(text[start:end]); year > 0 && (start == 0 || !strings.ContainsRune(".,€", rune(text[start-1]))) {
		start += year
		n, _ := leadingNumber(text[start:end])
		return markCandidate{start: start, end: end, number: n, weight: 2}, endsMark(text, end)
	}
	n, length := leadingNumber(text[start:end])
	if n == 0 || length != end-start || start == 0 {
		return markCandidate{}, false
	}
	before, size := utf8.DecodeLastRuneInString(text[:start])
	switch {
	case unicode.IsLetter(before):
	case strings.ContainsRune(".,;:?!»”’\")]%", before):
		// "680.000" and "7,5" are numbers, and so is "3.2".
		if head := text[:start-size]; head != "" && head[len(head)-1] >= '0' && head[len(head)-1] <= '9' && strings.ContainsRune(".,:", before) {
			return markCandidate{}, false
		}
	default:
		return markCandidate{}, false
	}
	if !endsMark(text, end) || end < len(text) && text[end] == ')' && !opensBracket(text[:start]) {
		return markCandidate{}, false // "(nos.nl)”1)?" is the mark 1), of a source
	}
	return markCandidate{start: start, end: end, number: n, weight: markWeight(text[:start], before)}, true
}

// opensBracket reports whether a bracket is open at the end of a text. What is
// further back than brackets go is not looked at.
func opensBracket(text string) bool {
	shut := 0
	for i := len(text) - 1; i >= max(0, len(text)-maxBracket); i-- {
		switch text[i] {
		case ')':
			shut++
		case '(':
			if shut--; shut < 0 {
				return true
			}
		}
	}
	return len(text) > maxBracket
}

// maxBracket is how far a bracket may be from the one that closes it, in bytes.
const maxBracket = 600

// endsMark reports whether a mark can end at an offset: a blank or a sign is
// there, and the sign does not go on with a number ("wapens1.500").
func endsMark(text string, end int) bool {
	after, _ := utf8.DecodeRuneInString(text[end:])
	switch {
	case end == len(text), unicode.IsSpace(after):
		return true
	case strings.ContainsRune(".,;:?!)»”’\"]", after):
		return !digitAt(text, end+1)
	}
	return false
}

// markWeight says how much the text before a number speaks for a mark, from 1
// to 4. Behind the end of a sentence or of a quotation hardly anything else is
// possible; behind a small letter little else (G7 and D66 have a capital there);
// "nr.5" and "art.5" are nearly always something else.
func markWeight(head string, before rune) int {
	word := lastWord(head)
	switch strings.ToLower(strings.TrimLeft(word, "(«“‘")) {
	case "nr.", "nrs.", "art.", "p.", "blz.", "lid", "pag.", "vol.", "no.", "hfst.", "par.":
		return 1
	}
	switch {
	case strings.ContainsRune(".?!»”", before):
		return 4
	case unicode.IsLower(before), strings.ContainsRune(",;:)’\"", before):
		return 3
	case strings.IndexFunc(word, unicode.IsLower) >= 0:
		return 2
	}
	return 1
}

// A mark is a footnote mark that was found in a draft.
type mark struct {
	candidate markCandidate // in the draft's text as printed
	note      parliament.FootnoteID
}

// A noteRun is a row of footnotes whose numbers ascend. A document has more than
// one when numbering starts again.
type noteRun struct {
	style    noteStyle
	notes    map[int]*parliament.Footnote // by number
	lastPage int                          // that has one of them
}

// noteRuns parts the footnotes into runs, in order. Each style has runs of its
// own; there is always one of plain notes, which may be empty.
func (p *parser) noteRuns() []noteRun {
	notes := p.doc.Footnotes
	runs := []noteRun{{notes: map[int]*parliament.Footnote{}}}
	for i := range notes {
		note := &notes[i]
		if i > 0 && note.Number <= notes[i-1].Number || p.notes[i].style != runs[len(runs)-1].style {
			runs[len(runs)-1].lastPage = endOfStyle(runs[len(runs)-1].lastPage, p.notes[i].style, runs[len(runs)-1].style)
			runs = append(runs, noteRun{style: p.notes[i].style, notes: map[int]*parliament.Footnote{}})
		}
		run := &runs[len(runs)-1]
		run.notes[note.Number] = note
		run.lastPage = note.Source.From.Page
	}
	runs[len(runs)-1].lastPage = math.MaxInt
	return runs
}

// endOfStyle returns the last page of a run: where its style ends, it goes on to
// the end of the document.
func endOfStyle(page int, next, style noteStyle) int {
	if next != style {
		return math.MaxInt
	}
	return page
}

// eachCandidate calls f for everything in a draft that can be a mark, in the
// styles that the document's notes have, in order.
func (p *parser) eachCandidate(d *draft, f func(markCandidate)) {
	if p.hints.marks {
		f = p.weighByLooks(d, f)
	}
	if !p.raised && !p.styles[parenNotes] && !p.styles[bracketNotes] { // nearly always
		eachMark(d.text, f)
		return
	}
	var all []markCandidate
	keep := func(m markCandidate) { all = append(all, m) }
	if p.styles[parenNotes] {
		eachParen(d.text, keep)
	}
	if p.styles[bracketNotes] {
		eachBracket(d.text, keep)
	}
	if p.raised {
		d.eachRaised(keep)
	}
	eachMark(d.text, keep) // last: what is both is the other
	slices.SortStableFunc(all, func(a, b markCandidate) int { return a.start + a.lead - b.start - b.lead })
	end := 0
	for _, m := range all {
		if m.start+m.lead >= end { // "”1)" is the mark 1) and not the mark 1
			f(m)
			end = m.end
		}
	}
}

// eachRaised calls f for the numbers at the starts of the draft's lines.
func (d *draft) eachRaised(f func(markCandidate)) {
	for _, s := range d.segments[min(1, len(d.segments)):] {
		if s.text == 0 || !digitAt(d.text, s.text) {
			continue
		}
		eachRaised(d.text[s.text:], func(m markCandidate) {
			m.start += s.text
			m.end += s.text
			if d.text[m.start-1] == ' ' {
				m.start, m.lead = m.start-1, 1
			}
			f(m)
		})
	}
}

// liftMarks finds the footnote marks in the drafts, run by run.
func (p *parser) liftMarks() {
	for _, n := range p.notes {
		p.styles[n.style] = true
		p.raised = p.raised || n.tight
	}
	runs := p.noteRuns()
	if !p.styles[parenNotes] && p.marksSources() {
		p.styles[parenNotes] = true
		runs = append(runs, noteRun{style: parenNotes, lastPage: math.MaxInt})
	}
	rows := p.markRows(runs)
	used := map[parliament.FootnoteID]bool{}
	for i := range runs {
		p.liftRun(runs[i], rows[i], used)
	}
	for _, d := range p.drafts {
		slices.SortFunc(d.marks, func(a, b mark) int { return a.candidate.start - b.candidate.start })
	}
	for i := range p.doc.Footnotes {
		if note := &p.doc.Footnotes[i]; !used[note.ID] {
			p.problem(parliament.FootnoteUnmarked, note.Source, "Naar voetnoot %d wordt nergens verwezen.", note.Number)
		}
	}
}

// marksSources reports whether the text has the mark 1) of a source although it has no
// such notes: a rendering of a Word file loses the numbers of its lists, and with them
// those of its sources.
func (p *parser) marksSources() bool {
	found := false
	for _, d := range p.drafts {
		if d.footnote || !strings.Contains(d.text, "1)") {
			continue
		}
		eachParen(d.text, func(m markCandidate) { found = found || m.number == 1 && m.standsAlone(d.text) })
	}
	return found
}

// standsAlone reports whether a candidate stands so that it is a mark even if no note
// has its number: behind the end of a sentence or a quotation, where the text ends or a
// new sentence begins. Before a new sentence 1) also begins an item of a list ("Dat doe
// ik op twee manieren. 1) Ik vraag"), unless it is glued to a quotation.
func (m markCandidate) standsAlone(text string) bool {
	rest := strings.TrimLeft(text[m.end:], " ")
	if m.style != parenNotes {
		return m.weight >= 4 && (rest == "" || startsUpper(rest))
	}
	for rest != "" && (digitAt(rest, 0) || strings.IndexByte(")?. ", rest[0]) >= 0) { // "bedoeld? 1) 2)"
		rest = rest[1:]
	}
	return m.weight >= sureWeight && (rest == "" || m.lead == 0 && startsUpper(rest))
}

// liftRun finds the marks of one run of footnotes.
//
// The marks of a document stand in the order of its notes. So of all numbers
// that could be marks those are taken that make the best ascending row: the
// sum of the weights counts, and a number on the page of its footnote counts
// for more. A number that stands like a mark and was marked before is a mark
// once more. One that is no note and yet stands like a mark, where it fits in
// the row, is a mark whose footnote is missing.
func (p *parser) liftRun(run noteRun, row []rowMark, used map[parliament.FootnoteID]bool) {
	taken := bestRow(row)
	next := nextTaken(row, taken)
	low := 0
	foster(row, taken, next)
	for i, m := range row {
		note := run.notes[m.number]
		switch {
		case taken[i]:
			low = m.number
			used[note.ID] = true
			m.draft.marks = append(m.draft.marks, mark{m.markCandidate, note.ID})
		case note != nil && used[note.ID] && m.weight >= 2*sureWeight:
			m.draft.marks = append(m.draft.marks, mark{m.markCandidate, note.ID})
		case m.orphan == surely && m.number > low && m.number < next[i]:
			low = m.number
			m.draft.marks = append(m.draft.marks, mark{m.markCandidate, parliament.NumberedFootnote(m.number, 0)})
			at := m.draft.sourceOffset(m.start + m.lead)
			p.problem(parliament.FootnoteMissing, p.place(at, at+m.end-m.start-m.lead), "Voetnoot %d wordt genoemd, maar staat niet in de tekst.", m.number)
		}
	}
}

// sureWeight is the weight from which a number hardly can be anything but a
// mark; see markWeight.
const sureWeight = 3

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
