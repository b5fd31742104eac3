package parse

import (
	"math"
	"slices"
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
// the two: ", 2" or " en 3". Its number has to be the next. With a blank alone between them
// ("van het Nivel?1 2") the first has to end a sentence, and another may only begin.
func nextMark(text string, m markCandidate) (markCandidate, bool) {
	rest := text[m.end:]
	for _, joint := range []string{", ", ",", " en ", " "} {
		tail, ok := strings.CutPrefix(rest, joint)
		if !ok {
			continue
		}
		n, length := leadingNumber(tail)
		behind := strings.TrimLeft(tail[length:], " ")
		if n != m.number+1 || countsWord(bareWord(behind)) || joint == " " && (m.weight < endWeight || behind != "" && !startsUpper(behind)) {
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
			m := markCandidate{start: start, end: end, number: n, weight: 1}
			return m, before == '.' && m.behindYear(text)
		}
	default:
		return markCandidate{}, false
	}
	if beginsGlued(text[:start], text[end:]) {
		return markCandidate{start: start, end: end, number: n, weight: min(2, markWeight(text[:start], before))}, true
	}
	if !endsMark(text, end) || end < len(text) && text[end] == ')' && !opensBracket(text[:start]) {
		return markCandidate{}, false // "(nos.nl)”1)?" is the mark 1), of a source
	}
	return markCandidate{start: start, end: end, number: n, weight: markWeight(text[:start], before)}, true
}

// behindYear reports whether the full stop before a candidate ends a sentence that ends
// in a year, as in "Het werk begint in 2028.2": nobody gives years with decimals. What
// follows has to begin a sentence, or "versie 2024.2 van het systeem" would be marked.
func (m markCandidate) behindYear(text string) bool {
	const year = len("2028")
	head := text[:m.start-len(".")]
	if len(head) < year || !strings.HasPrefix(head[len(head)-year:], "19") && !strings.HasPrefix(head[len(head)-year:], "20") || countDigits(head[len(head)-year:]) < year {
		return false
	}
	if before, _ := utf8.DecodeLastRuneInString(head[:len(head)-year]); len(head) > year && !unicode.IsSpace(before) && !strings.ContainsRune("(–-/", before) {
		return false
	}
	rest := text[m.end:]
	if rest == "" {
		return true
	}
	next := strings.TrimLeft(rest, " \u00a0")
	return len(next) < len(rest) && startsUpper(next)
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

// beginsGlued reports whether a sentence begins directly behind digits that end another, as
// where the blank behind a mark was lost: "grensbewaking gesproken.3Toekomstige
// samenwerking". An abbreviation may stand before a number and a capital ("art.3Wet"), so
// the word before the full stop has to be long, and the one behind the digits no name of
// capitals.
func beginsGlued(head, rest string) bool {
	next, size := utf8.DecodeRuneInString(rest)
	if !unicode.IsUpper(next) || !startsLower(rest[size:]) {
		return false
	}
	word, stopped := strings.CutSuffix(lastWord(head), ".")
	const long = 6 // bytes
	return stopped && len(word) >= long && strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLower(r) }) < 0
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
		return endWeight
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
		return m.weight >= endWeight && (rest == "" || startsUpper(rest))
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

// endWeight is the weight of a number behind the end of a sentence.
const endWeight = 4
