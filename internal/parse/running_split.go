package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// Older replies to reports answer a question in the paragraph that repeats it:
//
//	De leden van de fractie van D66 vragen of de wet wordt geëvalueerd. Zij vragen voorts
//	wat dat kost. De regering is bereid de wet na vijf jaar te evalueren. De kosten
//	daarvan zijn gering.
//
// Only the sentences tell where the one ends and the other begins.

// splitTurns cuts the paragraphs that hold questions and answers in a reply where most of
// those that ask answer as well, and reports whether it cut any.
func (p *parser) splitTurns() bool {
	if p.how != byNothing || p.kind != parliament.ReplyToReport || p.slanted != 0 || p.replies {
		return false
	}
	asking, answering := 0, 0
	for _, e := range p.elements {
		if text := p.said(e); e.kind == paragraphElement && !p.contents.holds(e.lines[0]) && (questionMarks(text) > 0 || parliament.AsksIndirectly(text)) {
			asking++
			if answersItself(text) && len(p.turnsIn(e)) > 0 {
				answering++
			}
		}
	}
	if answering == 0 || 2*answering < asking {
		return false
	}
	var cut []int
	for _, e := range p.elements {
		if e.kind == paragraphElement && !p.contents.holds(e.lines[0]) {
			cut = append(cut, p.turnsIn(e)...)
		}
	}
	p.cutParagraphs(cut)
	p.selfAnswered = true
	return true
}

// turnsIn returns where in the source the sentences of a paragraph begin with which the
// questions turn into an answer, or the other way round; nil where members ask nothing.
func (p *parser) turnsIn(e element) []int {
	first, last := e.lines[0], e.lines[len(e.lines)-1]
	if last-first != len(e.lines)-1 {
		return nil // a page break within
	}
	var turns []int
	at, end := e.textFrom, p.lines[last].end
	asks, asked, any := true, false, false
	for at < end {
		text := p.s[at:end]
		n := sentenceLength(text)
		sentence := strings.Join(strings.Fields(text[:n]), " ")
		was := asks
		switch turnOf(sentence) {
		case asksTurn:
			asks, asked, any = true, true, true
		case membersTurn:
			asks = true
		case answersTurn:
			asks = !any
		case eitherTurn:
			// What follows on a question answers it; what comes before is its reason.
			asks = asks && !asked
		case sameTurn:
		}
		if was && !asks {
			asked = false
		}
		if at > e.textFrom && was != asks {
			turns = append(turns, at)
		}
		at += n
	}
	if !any {
		return nil
	}
	return turns
}

// A turn is what a sentence can be of.
type turn uint8

const (
	eitherTurn  turn = iota // says nothing of itself
	asksTurn                // asks
	membersTurn             // says what members think
	answersTurn             // what only those who answer say
	sameTurn                // belongs to the sentence before
)

// turnOf returns what a sentence is of.
func turnOf(sentence string) turn {
	opens := opensWithMembers(sentence)
	government := speaksForGovernment(sentence) && !opens
	switch {
	case strings.HasSuffix(strings.TrimRight(sentence, "”’\"») 0123456789"), "?"), parliament.AsksIndirectly(sentence) && !government:
		return asksTurn
	case (opens || parliament.NamesMembers(sentence) && !government || strings.Contains(sentence, "vragen zij")) && asksLoosely(sentence):
		return asksTurn
	case opens, parliament.NamesMembers(sentence) && !government, strings.HasPrefix(sentence, "Zij "), requests(sentence):
		return membersTurn
	case isParenthesis(sentence):
		return sameTurn
	case government, startsWithAny(sentence, []string{"Ja.", "Ja,", "Nee.", "Nee,", "Neen."}):
		return answersTurn
	}
	return eitherTurn
}

// asksLoosely reports whether a sentence of members has a verb of asking, in whatever
// construction: "vragen aandacht voor", "hebben gevraagd naar", "Klopt dit, zo vragen zij".
func asksLoosely(sentence string) bool {
	return containsAny(sentence, []string{" vragen ", " vraagt ", " gevraagd ", "verzoeken ", "verzoekt ", " informeren "})
}

// cutParagraphs lets a paragraph begin at each of the places in the source, which are in
// order, and keeps what is known by the number of a line in step.
func (p *parser) cutParagraphs(at []int) {
	moved := make([]int, len(p.lines)+1)
	lines := make([]line, 0, len(p.lines)+len(at))
	for i, l := range p.lines {
		moved[i] = len(lines)
		for len(at) > 0 && at[0] < l.start {
			at = at[1:]
		}
		for ; len(at) > 0 && at[0] < l.end; at = at[1:] {
			if at[0] == l.start {
				l.fresh = true
				continue
			}
			head := l
			_, head.end = trimSpace(p.s, l.start, at[0])
			head.width = utf8.RuneCountInString(p.s[head.start:head.end])
			lines = append(lines, head)
			l.width -= head.width + 1
			l.start, l.opens, l.fresh = at[0], false, true
		}
		lines = append(lines, l)
	}
	moved[len(p.lines)] = len(lines)
	p.lines = lines
	for i := range p.furniture {
		p.furniture[i].line = moved[p.furniture[i].line]
	}
	for i := range p.notes {
		p.notes[i].apart = moved[p.notes[i].apart]
		p.notes[i].lines = slices.Clone(p.notes[i].lines)
		for k, line := range p.notes[i].lines {
			p.notes[i].lines[k] = moved[line]
		}
	}
	p.contents = lineRange{moved[p.contents.from], moved[p.contents.to]}
	factionLines := map[int][]parliament.Faction{}
	for i, factions := range p.factionLines {
		factionLines[moved[i]] = factions
	}
	p.factionLines = factionLines
	p.saidAt, p.tableRows = nil, nil
}
