package parse

import (
	"slices"
	"strings"
	"unicode"

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
// sentence says it is said by. Under a heading others than those of the heading, without
// these, ask only where the sentence does: "De leden van de PVV-fractie pleitten hier eerder
// voor" is said by the faction in the heading.
func (p *parser) speakers(text string, heading []parliament.Faction) speaking {
	sentence := text[:min(len(text), sentenceLength(text))]
	s := p.speakersIn(sentence)
	ofHeading := func(f parliament.Faction) bool { return slices.Contains(heading, f) }
	if len(heading) == 0 || s.within(heading) || slices.ContainsFunc(s.factions, ofHeading) {
		return s
	}
	if !parliament.AsksIndirectly(sentence) && questionMarks(sentence) == 0 || sharesName(s.factions, heading) {
		return speaking{}
	}
	return s
}

// speakersIn returns the factions and members that a sentence opens with, and those for
// whom they speak as well.
func (p *parser) speakersIn(sentence string) speaking {
	const near = 40 // bytes behind those who speak
	end := namesEnd(sentence, false)
	s := p.named(sentence[:end])
	rest := sentence[end:]
	for _, also := range []string{"mede namens ", "evenals ", "samen met "} {
		if i := strings.Index(rest[:min(len(rest), near)], also); i >= 0 && !strings.Contains(rest[:i], " of") {
			behind := rest[i+len(also):]
			s.add(p.named(behind[:namesEnd(behind, true)]))
		}
	}
	return s
}

// betweenNames are the words in small letters that the names of those who speak are made
// of, or stand between them.
var betweenNames = map[string]bool{
	"de": true, "het": true, "der": true, "den": true, "van": true, "voor": true, "'t": true, "’t": true, "die": true, "en": true,
	"alsmede": true, "alsook": true, "evenals": true, "ook": true, "mede": true, "namens": true, "samen": true, "met": true,
	"leden": true, "lid": true, "groep": true, "onafhankelijke": true,
}

// namesEnd returns where the names of those who speak end in a sentence: before the verb,
// or what else is none of their names. "De leden van de VVD-fractie vragen naar de motie van
// het lid Bikker (ChristenUnie)" is said by the VVD. Names begin at the first word for
// members; begun says that they do at once.
func namesEnd(sentence string, begun bool) int {
	for at := 0; ; {
		at += len(sentence[at:]) - len(strings.TrimLeftFunc(sentence[at:], unicode.IsSpace))
		word := firstWord(sentence[at:])
		bare := strings.Trim(word, ",;:()")
		group := bare == "leden" || bare == "lid" || strings.Contains(bare, "ractie")
		if begun = begun || group; begun && bare != "" && !group && !betweenNames[bare] && !startsUpper(bare) && !digitAt(bare, 0) || word == "" {
			return at
		}
		at += len(word)
	}
}

// named returns the factions and members that words name.
func (p *parser) named(words string) speaking {
	s := speaking{factions: factionsIn(words)}
	s.add(p.membersNamed(words))
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

// membersNamed returns the members that words name: "Het lid Van der Plas (BBB)", "Tot slot
// vraagt het lid Omtzigt". The faction is that in the brackets, or the one named before with
// this member; who has none is a group alone.
func (p *parser) membersNamed(words string) (s speaking) {
	if strings.HasPrefix(words, "Het lid ") || strings.HasPrefix(words, "De leden ") {
		words = strings.ToLower(words[:1]) + words[1:]
	}
	_, members := membersIn(words, false)
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
				s.add(p.speakersIn(who))
			}
			rest = behind
		}
	}
}
