package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// Some consultations print no more than the name of a faction above its questions: "VVD",
// "D66 en Volt". A table, a list of who signed or an enumeration within an answer has such
// lines, too. They are headings where several stand in one document, each with blank
// lines around it and members who ask below it, and none next to another.

// maxNames bounds the names of factions in a heading that is nothing else, in bytes.
const maxNames = 60

// maxBelow bounds the text that is looked at below the name of a faction, in bytes.
const maxBelow = 1200

// learnFactionLines finds the lines that are headings of factions although they are
// nothing but a name. Behind the heading of all answers a name that was one above is one
// again.
func (p *parser) learnFactionLines() {
	if p.how != byQuestions && p.kind != "" && p.kind != parliament.WrittenConsultation && p.kind != parliament.Contribution {
		return
	}
	found := map[int][]parliament.Faction{}
	seen := map[parliament.Faction]bool{}
	answers, asked := false, 0
	for i := range p.lines {
		if p.lines[i].role != roleText || i > 0 && p.lines[i-1].role != roleBlank { // nearly always
			continue
		}
		text := p.lineText(i)
		if strings.IndexByte("IVXL0123456789", text[0]) >= 0 && asked > 0 {
			if part, ok := parsePart(text); ok {
				answers = part.part == answersPart
			}
		}
		if len(text) > maxNames || strings.IndexByte("?!:;,", text[len(text)-1]) >= 0 { // nearly always
			continue
		}
		factions := p.factionLine(i)
		switch {
		case len(factions) == 0:
		case p.asksBelow(i, factions):
			asked++
			for _, f := range factions {
				seen[f] = true
			}
			found[i] = factions
		case answers && p.how != byQuestions && !slices.ContainsFunc(factions, func(f parliament.Faction) bool { return !seen[f] }):
			found[i] = factions
		}
	}
	if asked > 1 && len(seen) > 1 {
		p.factionLines = found
	}
}

// factionLine returns the factions whose names line i is, which has a blank line above
// it; nil where the line says anything else, is an answer, or has another such line next
// to it.
func (p *parser) factionLine(i int) []parliament.Faction {
	if p.lines[i].piped {
		return nil
	}
	factions := factionsAlone(p.lineText(i), true)
	if len(factions) == 0 && p.how == byQuestions && factionHeading.MatchString(p.lineText(i)) {
		factions = factionsIn(p.lineText(i)) // elsewhere headingAt has it
	}
	if len(factions) == 0 {
		return nil
	}
	next := p.nextText(i + 1)
	if next == len(p.lines) || len(factionsAlone(p.lineText(next), true)) > 0 {
		return nil
	}
	last := i - 1
	for last >= 0 && p.lines[last].role != roleText {
		last--
	}
	if last >= 0 {
		_, answer := p.plainLabelAt(last)
		if answer || strings.HasSuffix(p.lineText(last), ":") || p.labels.at(last) != nil || len(factionsAlone(p.lineText(last), true)) > 0 {
			return nil // what stands below a label is an answer, and below a colon a list
		}
	}
	return factions
}

// asksBelow reports whether those whose names line i is ask below it, or say that they
// do not: what stands there asks, or has the label of a question, and names no others as
// those who ask.
func (p *parser) asksBelow(i int, factions []parliament.Faction) bool {
	next := p.nextText(i + 1)
	if p.how == byQuestions && (p.labels.leads(p, next) || !strings.HasSuffix(p.lineText(i), "-fractie")) {
		return p.labels.leads(p, next)
	}
	end := next
	for end < len(p.lines) && p.lines[end].end-p.lines[next].start < maxBelow && (p.lines[end].role == roleText || end-next < 3 && p.lines[end].role == roleBlank) {
		end++
	}
	if end == next {
		return false
	}
	below := strings.Join(strings.Fields(p.s[p.lines[next].start:p.lines[end-1].end]), " ")
	if opensWithMembers(below) {
		if who := p.speakers(below, nil).factions; len(who) > 0 {
			return sameFaction(who, factions)
		}
	}
	if p.lines[i+1].role != roleBlank || p.how == byQuestions {
		return false
	}
	return questionMarks(below) > 0 || parliament.AsksIndirectly(below) || announces.MatchString(below) || containsAny(below, []string{"geen inbreng", "geen opmerkingen"})
}

// factionsAlone returns the factions that a text is nothing but the names of: "VVD", "D66
// en Volt". Exact says that capitals and signs have to be those that names are known by:
// "SP" is one, "Sp." is not.
func factionsAlone(text string, exact bool) []parliament.Faction {
	var factions []parliament.Faction
	if exact && (len(text) > maxNames || strings.HasSuffix(text, ".")) {
		return nil
	}
	for _, name := range strings.Split(strings.ReplaceAll(text, " en ", ", "), ", ") {
		f, known := parliament.ParseFaction(strings.TrimSpace(name))
		if !known || exact && !slices.Contains(f.Names(), name) {
			return nil
		}
		if !slices.Contains(factions, f) {
			factions = append(factions, f)
		}
	}
	return factions
}

// factionLineAt returns the heading that line i is as nothing but the name of a faction.
func (p *parser) factionLineAt(i int) *element {
	factions, ok := p.factionLines[i]
	if !ok {
		return nil
	}
	return &element{kind: headingElement, lines: []int{i}, textFrom: p.lines[i].start, sign: &sign{heading: heading{factions: factions}}}
}
