package parse

import (
	"slices"
	"strings"
	"unicode"

	"inbreng/internal/parliament"
)

// A faction of one is printed by the name of its member: "Vragen en opmerkingen van het
// lid Van der Plas (BBB)". Who has no faction, or none in brackets, is a group alone:
// "van het lid Omtzigt" is of "Lid Omtzigt".

// nameGroups reads whose words stand under a heading: the factions, and the members that
// it names.
func (h *heading) nameGroups(text string) {
	factions := factionsIn(text)
	at, members := membersIn(text, true)
	h.members = append(h.members, members...)
	for _, m := range members {
		if f := groupOf(m); !slices.Contains(factions, f) && !slices.Contains(h.factions, f) {
			h.factions = append(h.factions, f)
		}
	}
	if first := strings.Index(text, "ractie"); first >= 0 && first < at {
		h.factions = append(factions, h.factions...)
	} else {
		h.factions = append(h.factions, factions...)
	}
	if len(h.factions) > 0 {
		return
	}
	for _, opening := range []string{"de Groep ", "de groep "} {
		if _, rest, ok := strings.Cut(text, opening); ok {
			if name, _ := personName(rest, true); name != "" {
				h.factions = []parliament.Faction{parliament.Faction("Groep " + name)}
				return
			}
		}
	}
}

// aloneKind stands before the name of a member who is a group alone.
const aloneKind = "Lid "

// membersIn returns the members that a heading names, with the factions in brackets, and
// where the first opens: "het lid Wilders (PVV)", "de leden Van Haga en Smolders". A
// member "van de BBB-fractie" is not named beside it. In a sentence names end as
// personName says.
func membersIn(text string, heading bool) (at int, members []parliament.Asker) {
	at = len(text)
	for from := 0; len(members) < maxAskers; {
		i, opening := firstOpening(text[from:])
		if i < 0 {
			break
		}
		start := from + i
		from = start + len(opening)
		named, behind := memberList(text[from:], opening != alone, heading)
		if len(named) > 0 {
			at = min(at, start)
			members = append(members, named...)
			from = len(text) - len(behind)
		}
	}
	return at, members
}

// memberList returns the member that a text begins with, or several, with the factions
// in brackets, and the text behind them.
func memberList(text string, several, heading bool) (members []parliament.Asker, behind string) {
	rest, shared := text, 0
	behind = text
	for len(members) < maxAskers {
		name, end := personName(rest, heading)
		if name == "" || strings.HasPrefix(end, " van de ") {
			return members, behind
		}
		var faction parliament.Faction
		faction, behind = factionInBrackets(end)
		members = append(members, parliament.Asker{Name: name, Faction: faction})
		if faction != "" && several { // "Podt en Paternotte (beiden D66)"
			for k := shared; k < len(members); k++ {
				members[k].Faction = faction
			}
			shared = len(members)
		}
		next, ok := strings.CutPrefix(behind, ", ")
		if !ok {
			next, ok = strings.CutPrefix(behind, " en ")
		}
		if !ok || !several {
			return members, behind
		}
		rest = next
	}
	return members, behind
}

// groupOf returns the faction of a member, or the group that a member without one is
// alone.
func groupOf(m parliament.Asker) parliament.Faction {
	if m.Faction == "" {
		return parliament.Faction(aloneKind + m.Name)
	}
	return m.Faction
}

// alone opens the name of a member, other words those of several.
const alone = "het lid "

// firstOpening returns where the first words stand that open the names of members, and
// these words; -1 where there are none.
func firstOpening(text string) (at int, opening string) {
	at = -1
	for _, words := range []string{alone, "de leden "} {
		if i := strings.Index(text, words); i >= 0 && (at < 0 || i < at) {
			at, opening = i, words
		}
	}
	return at, opening
}

// factionInBrackets returns the faction in the brackets that a text begins with, "" when
// it begins otherwise, and the rest.
func factionInBrackets(text string) (f parliament.Faction, rest string) {
	inside, ok := strings.CutPrefix(strings.TrimLeftFunc(text, unicode.IsSpace), "(")
	if !ok {
		return "", text
	}
	inside, rest, ok = strings.Cut(inside, ")")
	if !ok {
		return "", text
	}
	for _, all := range []string{"beiden ", "allen "} {
		inside = strings.TrimPrefix(inside, all)
	}
	f, known := parliament.ParseFaction(inside)
	if !known && !factionLike(inside) {
		return "", text
	}
	return f, rest
}

// nameParticles are the words with small letters that can stand within a name: "Van der
// Plas", "Van 't Wout", "Inge van Dijk".
var nameParticles = []string{"van", "der", "den", "de", "het", "'t", "’t", "ter", "ten", "te", "von", "el", "al", "la", "ben", "bin"}

// personName returns the name of a person that a text begins with, with the particles
// that belong to it, and the text behind it: "Van Haga", "El Abassi", "Van Kooten-Arissen".
// In a sentence particles are taken only where the name begins with them: "de Groep
// Markuszower de Minister vragen".
func personName(text string, heading bool) (name, rest string) {
	end, begun := 0, false // of the name; a word is there that is no particle
	for at, n := 0, 0; n < maxNameWords; n++ {
		at += len(text[at:]) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
		word := firstWord(text[at:])
		if i := strings.IndexByte(word, '('); i >= 0 {
			word = word[:i] // "Plas(BBB)"
		}
		bare := strings.TrimRight(word, ".,;:?!)»")
		particle := slices.Contains(nameParticles, strings.ToLower(bare))
		switch {
		case bare == "", particle && n == 0 && !startsUpper(bare):
			return cutName(text, end)
		case strings.Contains(bare, "-fractie"):
			return cutName(text, end)
		case particle && !startsUpper(bare):
			if begun && !heading {
				return cutName(text, end)
			}
		case !unicode.IsUpper(firstRune(bare)):
			return cutName(text, end)
		default:
			begun = begun || !particle
			end = at + len(bare)
		}
		if at += len(word); bare != word || at < len(text) && text[at] == '(' {
			return cutName(text, end)
		}
	}
	return cutName(text, end)
}

// cutName cuts a name off a text, with one blank between its words.
func cutName(text string, end int) (name, rest string) {
	return strings.Join(strings.Fields(text[:end]), " "), text[end:]
}

// memberKinds are what a line begins with that is nothing but the name of a member alone
// or of a group, and what the group is called.
var memberKinds = []struct{ words, kind string }{
	{"Het lid ", aloneKind},
	{"het lid ", aloneKind},
	{"Lid ", aloneKind},
	{"lid ", aloneKind},
	{"Groep ", "Groep "},
	{"Fractie ", "Fractie "},
}

// memberLine reads a line that is nothing but the name of a member alone or of a group:
// "Lid Omtzigt", "het lid Van der Plas (BBB)", "Groep Markuszower".
func memberLine(text string) (heading, bool) {
	for _, k := range memberKinds {
		rest, ok := strings.CutPrefix(text, k.words)
		if !ok {
			continue
		}
		name, behind := personName(rest, true)
		f, behind := factionInBrackets(behind)
		switch {
		case name == "" || behind != "" || strings.ContainsAny(name, "0123456789"):
			return heading{}, false
		case f == "":
			h := heading{factions: []parliament.Faction{parliament.Faction(k.kind + name)}}
			if k.kind == aloneKind {
				h.members = []parliament.Asker{{Name: name}}
			}
			return h, true
		}
		return heading{factions: []parliament.Faction{f}, members: []parliament.Asker{{Name: name, Faction: f}}}, k.kind == aloneKind
	}
	return heading{}, false
}

// bareMember reads a line that is nothing but the name of a member and a known faction:
// "El Abassi (DENK)".
func bareMember(text string) (heading, bool) {
	name, behind := personName(text, true)
	f, rest := factionInBrackets(behind)
	if _, known := parliament.ParseFaction(string(f)); name == "" || rest != "" || !known {
		return heading{}, false
	}
	return heading{factions: []parliament.Faction{f}, members: []parliament.Asker{{Name: name, Faction: f}}}, true
}

// standsApart reports whether line i has blank lines, or the ends of the text, around it.
func (p *parser) standsApart(i int) bool {
	return (i == 0 || p.lines[i-1].role == roleBlank) && (i+1 == len(p.lines) || p.lines[i+1].role == roleBlank)
}

// nameMembers gives the headings of members the factions that other headings have in
// brackets behind their names: "Reactie op de vragen van het lid Van der Plas".
func (p *parser) nameMembers() {
	factions := map[string]parliament.Faction{}
	for _, e := range p.elements {
		for _, m := range e.says().heading.members {
			if m.Faction != "" {
				factions[m.Name] = m.Faction
			}
		}
	}
	if len(factions) == 0 {
		return
	}
	p.factionOf = factions
	for _, e := range p.elements {
		for i, m := range e.says().heading.members {
			f, ok := factions[m.Name]
			if !ok || m.Faction != "" {
				continue
			}
			e.sign.heading.members[i].Faction = f
			if k := slices.Index(e.sign.heading.factions, parliament.Faction(aloneKind+m.Name)); k >= 0 {
				e.sign.heading.factions[k] = f
			}
		}
	}
}
