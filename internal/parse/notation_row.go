package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// addRow looks for numbered questions whose answers have no label: numbers that
// follow each other from 1 on, each with something asked behind it before the
// next. In a reply to a report members are named as well as numbers, so that a number is
// that of a question only where its own paragraph asks.
func (f *labelFinder) addRow() bool {
	best := map[int]numberedLabel{}
	for _, style := range []numberStyle{aloneStyle, dottedStyle} {
		found := map[int]numberedLabel{}
		last, at := 0, 0
		for i := range f.lines {
			if f.lines[i].role != roleText || !f.beginsQuestion(i) {
				continue
			}
			l, ok := numberAt(f.text(i), style)
			if !ok && style == dottedStyle {
				l, ok = numberAt(f.text(i), aloneStyle)
			}
			// The same number again, with nothing asked since: the first was
			// another ("B I J L A G E ( N )   1" in the letterhead).
			if ok && len(found) == 1 && l.numbers[0] == last && !strings.Contains(f.s[f.lines[at].start:f.lines[i].start], "?") {
				delete(found, at)
				last = l.numbers[0] - 1
			}
			if ok && l.numbers[0] == last+1 && f.asks(i, len(f.lines)-1) && !f.headsChapter(i, l) && (f.kind != parliament.ReplyToReport || f.paragraphAsks(i, l)) {
				found[i], last, at = l, l.numbers[len(l.numbers)-1], i
			}
		}
		if len(found) > len(best) {
			best = found
		}
	}
	for i, l := range best {
		if len(best) > 1 {
			f.labels[i] = &l
		}
	}
	// One number may be any number.
	return len(best) > 1
}

// maxTailSkipped is how many numbers may be missing between two questions below the last
// label.
const maxTailSkipped = 2

// addTail adds to numbered questions those below the last label of an answer, where the
// answers have none:
//
//	Antwoord op vragen 3 en 4
//	Ja. De daling volgt uit de raming.
//
//	5
//	Wat kost de sluis?
//
//	Drie miljoen euro.
//
// The number is alone on its line and goes on from those above, and its paragraph asks:
// the cells of a table, the numbers of pages and the lists within an answer do not.
func (f *labelFinder) addTail(numbered map[int]numberedLabel) {
	last := 0
	for _, l := range numbered {
		last = max(last, l.numbers[len(l.numbers)-1])
	}
	for i := f.answers[len(f.answers)-1] + 1; i < len(f.lines); i++ {
		if f.lines[i].role != roleText || !f.beginsQuestion(i) {
			continue
		}
		l, ok := numberAt(f.text(i), aloneStyle)
		if ok && l.numbers[0] > last && l.numbers[0] <= last+1+maxTailSkipped && (f.paragraphAsks(i, l) || requests(f.paragraphBehind(i, l))) {
			numbered[i], last = l, l.numbers[len(l.numbers)-1]
		}
	}
}

// paragraphAsks reports whether the paragraph behind a number asks, and is no item of a
// list that the line above announces: "De leden van de D66-fractie vragen te reageren op
// de volgende stellingen:", and "1. De kosten zijn te hoog." below it.
func (f *labelFinder) paragraphAsks(i int, l numberedLabel) bool {
	text := f.paragraphBehind(i, l)
	return strings.Contains(text, "?") || parliament.AsksIndirectly(text)
}

// paragraphBehind returns the paragraph behind a number, "" where there is none or the
// number is that of an item of a list.
func (f *labelFinder) paragraphBehind(i int, l numberedLabel) string {
	if i > 0 && f.lines[i-1].role == roleText && strings.HasSuffix(f.text(i-1), ":") {
		return ""
	}
	from := i
	if strings.TrimSpace(f.text(i)[l.length:]) == "" { // the number alone on a line
		for from++; from < len(f.lines) && f.lines[from].role != roleText; {
			from++
		}
	}
	to := min(blockEnd(f.lines, from), from+maxParagraph)
	if from >= to {
		return ""
	}
	return f.s[f.lines[from].start:f.lines[to-1].end]
}

// maxParagraph bounds the lines of a paragraph that are looked at for a question.
const maxParagraph = 40

// headsChapter reports whether a line that begins with a number is the heading of a
// chapter: words that are no sentence, with a blank line behind them. A reply to a report
// has chapters whose text asks: "2. Doel van het register". In a list of questions such
// words are one that is no sentence: "2. Graag een overzicht van de kosten per brug".
func (f *labelFinder) headsChapter(i int, l numberedLabel) bool {
	if f.kind != parliament.ReplyToReport && f.kind != parliament.WrittenConsultation || strings.TrimSpace(f.text(i)[l.length:]) == "" {
		return false
	}
	for j := i; j < len(f.lines) && j < i+maxBare && f.lines[j].role == roleText; j++ {
		if j+1 < len(f.lines) && f.lines[j+1].role == roleBlank {
			text := f.text(j)
			return !endsSentence(text) && !strings.ContainsAny(text[len(text)-1:], ",;:")
		}
	}
	return false
}

// unnumberedSection reports whether answers stand under the heading of a faction none of
// whose questions has one of the numbers.
func (f *labelFinder) unnumberedSection(numbered map[int]numberedLabel) bool {
	for _, section := range f.factionSections(len(f.lines)) {
		for i := section.from; i < section.to; i++ {
			if _, ok := numbered[i]; ok {
				break
			}
			if l := f.labels[i]; l != nil && l.answer {
				return true
			}
		}
	}
	return false
}

// asksUnnumbered reports whether something is asked under the heading of a faction, above
// line to, none of whose questions has one of the numbers.
func (f *labelFinder) asksUnnumbered(to int, numbered map[int]numberedLabel) bool {
	return slices.ContainsFunc(f.factionSections(to), func(section lineRange) bool {
		for i := section.from; i < section.to; i++ {
			if _, ok := numbered[i]; ok {
				return false
			}
		}
		text := strings.Join(strings.Fields(f.s[f.lines[section.from].start:f.lines[section.to-1].end]), " ")
		return questionMarks(text) > 0 || parliament.AsksIndirectly(text)
	})
}

// factionSections returns the lines below each heading of a faction above line to, up to
// the next; none is empty.
func (f *labelFinder) factionSections(to int) []lineRange {
	var sections []lineRange
	for i := range to {
		if f.lines[i].role != roleText || !headingStart(f.text(i)) { // nearly always
			continue
		}
		text := f.text(i)
		for k := i + 1; k < len(f.lines) && k <= i+2 && endsOpen(text); k++ {
			if f.lines[k].role == roleText {
				text += " " + f.text(k)
			}
		}
		if h, ok := parseHeading(text); !ok || len(h.factions) == 0 {
			continue
		}
		if n := len(sections); n > 0 {
			sections[n-1].to = i
		}
		sections = append(sections, lineRange{i + 1, to})
	}
	return slices.DeleteFunc(sections, func(r lineRange) bool { return r.from == r.to })
}
