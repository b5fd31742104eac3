package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// speaking are those who ask a question: the factions, and the members that are named.
type speaking struct {
	factions []parliament.Faction
	members  []parliament.Asker
}

// add adds others, each once.
func (s *speaking) add(o speaking) {
	for _, f := range o.factions {
		if !slices.Contains(s.factions, f) {
			s.factions = append(s.factions, f)
		}
	}
	for _, m := range o.members {
		if !slices.Contains(s.members, m) {
			s.members = append(s.members, m)
		}
	}
}

// within reports whether all the factions are among others.
func (s speaking) within(others []parliament.Faction) bool {
	return !slices.ContainsFunc(s.factions, func(f parliament.Faction) bool { return !slices.Contains(others, f) })
}

// whoAsks returns who asks a question: those that its paragraphs open with, or else
// those under whose heading it stands, or else those that the first of its sentences names
// that names any, or those who spoke last. What comes after the opening may mention
// others ("Deelt u de mening van de SP-fractie?").
//
// A paragraph under the heading of several factions may be of one of them, and a
// consultation may print the question of one faction under the heading of another: "De
// leden van de fracties van D66, CDA en Volt vragen wat de kosten zijn" under "Vragen en
// opmerkingen van de leden van de VVD-fractie".
func (p *parser) whoAsks(section int, question []*draft) speaking {
	heading := speaking{p.doc.Sections[section].Factions, p.members[section]}
	var named speaking
	last := p.last
	for _, d := range question {
		if !opensWithMembers(d.text) {
			continue
		}
		if now := p.speakers(d.text, heading.factions); len(now.factions) > 0 {
			named.add(now)
			last = now
		} else if namesLast(d.text) && len(heading.factions) != 1 && last.within(heading.factions) {
			named.add(last)
		}
	}
	switch {
	case len(named.factions) == 0 && len(heading.factions) > 0:
		named = speaking{slices.Clone(heading.factions), slices.Clone(heading.members)}
	case len(named.factions) == 0:
		if named.factions = p.factionsNamed(question); len(named.factions) == 0 {
			named = speaking{slices.Clone(p.last.factions), slices.Clone(p.last.members)}
		}
	case len(named.members) == 0 && slices.Equal(named.factions, heading.factions):
		named.members = slices.Clone(heading.members)
	}
	p.addJoining(&named, question)
	p.last = named
	return named
}

// factionsNamed returns the factions that the first sentence of a question names that
// names any.
func (p *parser) factionsNamed(question []*draft) []parliament.Faction {
	for _, d := range question {
		for _, sentence := range strings.SplitAfter(d.text, ". ") {
			if factions := factionsIn(sentence); len(factions) > 0 {
				return factions
			}
		}
	}
	return nil
}

// namesLast reports whether a paragraph that opens with members means those named last.
func namesLast(text string) bool {
	return startsWithAny(text, []string{"Deze leden ", "Dit lid ", "Genoemde leden ", "Voornoemde leden ", "De aan het woord zijnde leden ", "Ook deze leden ", "Het aan het woord zijnde lid "})
}

// speakers returns those that a paragraph is of: the factions and members that its first
// sentence names before it says whose question or opinion it is about. Under a heading
// others than those of the heading ask only where the sentence does: "De leden van de
// PVV-fractie pleitten hier eerder voor" is said by the faction in the heading.
func (p *parser) speakers(text string, heading []parliament.Faction) speaking {
	sentence := text[:min(len(text), sentenceLength(text))]
	opening := sentence
	for _, about := range []string{" aan bij ", " mening van ", " vragen van de ", " opmerking van ", " standpunt van "} {
		if i := strings.Index(opening, about); i >= 0 {
			opening = opening[:i]
		}
	}
	s := speaking{factions: factionsIn(opening)}
	s.add(p.memberSpeaking(opening))
	if len(heading) == 0 || s.within(heading) {
		return s
	}
	if !parliament.AsksIndirectly(sentence) && questionMarks(sentence) == 0 || sharesName(s.factions, heading) {
		return speaking{}
	}
	return s
}

// sharesName reports whether the name of one of the first factions is part of that of
// one of the others, or the other way round: "de GroenLinks-PvdA-fractie" speaks under the
// heading "de leden van de fracties van GroenLinks en de PvdA".
func sharesName(factions, others []parliament.Faction) bool {
	for _, f := range factions {
		for _, o := range others {
			if f != o && (strings.Contains(string(f), string(o)) || strings.Contains(string(o), string(f))) {
				return true
			}
		}
	}
	return false
}

// memberSpeaking returns the members that a sentence opens with: "Het lid Van der Plas
// (BBB) vraagt of ...", "Tot slot vraagt het lid Omtzigt". The faction is that in the
// brackets, or the one named before with this member; who has none is a group alone.
func (p *parser) memberSpeaking(sentence string) (s speaking) {
	const most = 60 // bytes before the words that open the name
	at, _ := firstOpening(sentence)
	switch {
	case strings.HasPrefix(sentence, "Het lid "), strings.HasPrefix(sentence, "De leden "):
		sentence = strings.ToLower(sentence[:1]) + sentence[1:]
	case at < 0 || at > most || at > 0 && sentence[at-1] != ' ':
		return s
	}
	_, members := membersIn(sentence, false)
	for _, m := range members {
		if m.Faction == "" {
			m.Faction = p.factionOf[m.Name]
		} else if p.factionOf == nil {
			p.factionOf = map[string]parliament.Faction{m.Name: m.Faction}
		} else {
			p.factionOf[m.Name] = m.Faction
		}
		s.add(speaking{[]parliament.Faction{groupOf(m)}, []parliament.Asker{m}})
	}
	return s
}

// addJoining adds those who say within a question that they join it: "De leden van de
// fractie van de SGP sluiten zich hierbij aan."
func (p *parser) addJoining(s *speaking, question []*draft) {
	for _, d := range question {
		for rest := d.text; ; {
			i := strings.Index(rest, " zich ")
			if i < 0 {
				break
			}
			behind := rest[i+len(" zich "):]
			if startsWithAny(behind, []string{"hierbij aan", "hier graag bij aan", "daarbij aan", "bij deze vraag aan", "bij deze vragen aan"}) {
				who := rest[:i]
				if cut := max(strings.LastIndex(who, ". "), strings.LastIndex(who, "? ")); cut >= 0 {
					who = who[cut+2:]
				}
				s.add(speaking{factions: factionsIn(who)})
				s.add(p.memberSpeaking(who))
			}
			rest = behind
		}
	}
}
