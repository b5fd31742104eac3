package parse

import (
	"strings"

	"inbreng/internal/parliament"
)

// maxAskers bounds the members who put one set of questions. The longest list
// seen has 18.
const maxAskers = 60

// askersIn reads the members that a text begins with, each with the faction in
// brackets behind one or more names: "Van Nispen (SP) en Lahlah (GroenLinks-PvdA)
// aan", "Paternotte en Podt (beiden D66)", "Mutluer, Lahlah (GroenLinks-PvdA),
// Boswijk (CDA) en Helder (BBB)". It returns where it stopped.
func askersIn(text string) (askers []parliament.Asker, end int) {
	for len(askers) < maxAskers {
		open := strings.IndexByte(text[end:], '(')
		stop := endOfNames(text[end:])
		if open < 0 || stop < open {
			if len(askers) == 0 && stop < len(text) { // names without factions
				askers = appendNames(askers, text[end:end+stop], "")
				end += stop
			}
			return askers, end
		}
		shut := strings.IndexByte(text[end+open:], ')')
		if shut < 0 {
			return askers, end
		}
		names := text[end : end+open]
		inside := text[end+open+1 : end+open+shut]
		for _, all := range []string{"beiden ", "beide ", "allen ", "alle "} {
			inside = strings.TrimPrefix(inside, all)
		}
		faction, _ := parliament.ParseFaction(inside)
		if len(inside) > 60 || len(names) > 600 || !startsUpper(strings.TrimSpace(inside)) && !digitAt(inside, 0) {
			return askers, end
		}
		askers = appendNames(askers, names, faction)
		end += open + shut + 1
		next := strings.TrimLeft(text[end:], " ")
		switch {
		case strings.HasPrefix(next, ","):
			next = next[1:]
		case strings.HasPrefix(next, "en "):
			next = next[3:]
		default:
			return askers, end
		}
		next = strings.TrimLeft(next, " ")
		next = strings.TrimPrefix(strings.TrimPrefix(next, "en "), "het lid ")
		if !startsUpper(strings.TrimPrefix(strings.TrimPrefix(next, "de leden "), "van ")) {
			return askers, end
		}
		end = len(text) - len(strings.TrimPrefix(next, "de leden "))
	}
	return askers, end
}

// endOfNames returns where names without a faction end: before the words that
// say to whom or about what the questions are.
func endOfNames(text string) int {
	end := len(text)
	for _, word := range []string{" aan ", " over ", " op ", " inzake ", " zijn ", " worden ", "."} {
		if i := strings.Index(text, word); i >= 0 && i < end {
			end = i
		}
	}
	return end
}

// appendNames appends the members whose names a text lists.
func appendNames(askers []parliament.Asker, names string, faction parliament.Faction) []parliament.Asker {
	names = strings.ReplaceAll(names, " en ", ",")
	for _, name := range strings.Split(names, ",") {
		name = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(name), "het lid "), "de leden ")
		name = strings.Join(strings.Fields(name), " ")
		if name != "" && len(name) < 80 {
			askers = append(askers, parliament.Asker{Name: partParticles(name), Faction: faction})
		}
	}
	return askers
}

// particles are the words before a name that an extractor glues to it at the end of
// a line: "Inge vanDijk". No name has a capital behind them within a word.
var particles = []string{"van", "der", "den", "de", "ter", "ten", "von"}

// partParticles returns a name with blanks behind its particles.
func partParticles(name string) string {
	words := strings.Split(name, " ")
	for i, word := range words {
		for _, particle := range particles {
			if rest, ok := strings.CutPrefix(word, particle); ok && startsUpper(rest) {
				words[i] = particle + " " + rest
				break
			}
		}
	}
	return strings.Join(words, " ")
}

// offices are the words for those who answer, longest first: a text that begins
// with "Ministers" begins with "Minister".
var offices = []struct {
	word   string
	office parliament.Office
}{
	{"staatssecretarissen", parliament.OfficeStateSecretary},
	{"staatssecretaris", parliament.OfficeStateSecretary},
	{"staatsecretaris", parliament.OfficeStateSecretary}, // a slip that is printed now and then
	{"minister-president", parliament.OfficeMinister},
	{"ministers", parliament.OfficeMinister},
	{"minister", parliament.OfficeMinister},
}

// officeAt reads the office that a text begins with.
func officeAt(text string) (office parliament.Office, length int) {
	for _, o := range offices {
		if hasPrefixFold(text, o.word) && !letterAt(text, len(o.word)) {
			return o.office, len(o.word)
		}
	}
	return "", 0
}

// ministersIn reads who a text names by office and ministry: "de Ministers van
// Binnenlandse Zaken en Koninkrijksrelaties en van Justitie en Veiligheid", "de
// Minister van Financiën en de Staatssecretaris van Justitie en Veiligheid". A
// ministry's own name has commas and "en" in it; so only what goes on with "van",
// "voor" or an office parts two.
func ministersIn(text string) []parliament.Minister {
	var out []parliament.Minister
	rest := strings.TrimSpace(text)
	var office parliament.Office
	var sharing []parliament.Office // of the ministry that is named next
	add := func(ministry string) {
		for _, o := range append(sharing, office) {
			out = append(out, parliament.Minister{Office: o, Ministry: ministry})
		}
		sharing = nil
	}
	for rest != "" && len(out) < 20 {
		rest = strings.TrimPrefix(rest, "de ")
		if o, n := officeAt(rest); n > 0 {
			office = o
			// "aan de Minister en de Staatssecretaris van Landbouw, Visserij, ...".
			if behind, ok := strings.CutPrefix(strings.TrimLeft(rest[n:], " "), "en "); ok {
				if _, other := officeAt(strings.TrimPrefix(behind, "de ")); other > 0 {
					sharing = append(sharing, office)
					rest = behind
					continue
				}
			}
			president := hasPrefixFold(rest, "minister-president")
			rest = strings.TrimLeft(rest[n:], " ")
			if president && !strings.HasPrefix(rest, "van ") {
				out = append(out, parliament.Minister{Office: office, Ministry: "Algemene Zaken"})
				rest = strings.TrimLeft(strings.TrimPrefix(strings.TrimLeft(rest, ", "), "en "), " ")
				continue
			}
		}
		if office == "" {
			return out
		}
		ministry := rest
		for _, word := range []string{"van ", "voor "} {
			if after, ok := strings.CutPrefix(rest, word); ok {
				ministry = after
			}
		}
		if len(ministry) == len(rest) || !startsUpper(ministry) {
			return out
		}
		end, next := endOfMinistry(ministry)
		// "de ministers van Justitie en Veiligheid en Binnenlandse Zaken": the
		// second "van" is left out.
		if known := knownMinistry(ministry[:end]); known > 0 && known < end {
			if rest, ok := strings.CutPrefix(strings.TrimLeft(ministry[known:], ", "), "en "); ok && startsUpper(rest) {
				add(ministry[:known])
				ministry = rest
				end, next = endOfMinistry(ministry)
			}
		}
		add(strings.TrimRight(strings.Join(strings.Fields(ministry[:end]), " "), " ,."))
		rest = strings.TrimSpace(ministry[next:])
	}
	return out
}

// endOfMinistry returns where the name of a ministry ends, and where the next
// one begins.
func endOfMinistry(text string) (end, next int) {
	for i := 0; i < len(text); i++ {
		if text[i] != ' ' && text[i] != ',' {
			continue
		}
		rest := text[i:]
		for _, joint := range []string{", en ", " en ", ", "} {
			after, ok := strings.CutPrefix(rest, joint)
			if !ok {
				continue
			}
			_, isOffice := officeAt(strings.TrimPrefix(after, "de "))
			if isOffice > 0 || strings.HasPrefix(after, "van ") || strings.HasPrefix(after, "voor ") {
				return i, len(text) - len(after)
			}
		}
		if r := strings.TrimLeft(rest, " ,"); len(r) < len(rest) && startsLower(r) && !strings.HasPrefix(r, "en ") && !strings.HasPrefix(r, "van ") && !strings.HasPrefix(r, "voor ") {
			return i, len(text)
		}
	}
	return len(text), len(text)
}

// namedMinisters reads those whom a text names with their ministries in brackets:
// "Antwoord van Minister De Jonge (Binnenlandse Zaken en Koninkrijksrelaties)",
// "Minister Van Weel (Justitie en Veiligheid) en antwoord van Staatssecretaris
// Coenradie (Justitie en Veiligheid)".
func namedMinisters(text string) []parliament.Minister {
	var out []parliament.Minister
	for at := 0; at < len(text) && len(out) < 20; {
		office, n := parliament.Office(""), 0
		if at == 0 || text[at-1] == ' ' {
			office, n = officeAt(text[at:])
		}
		if n == 0 {
			at++
			continue
		}
		at += n
		rest := text[at:]
		open := strings.IndexByte(rest, '(')
		if open < 0 || open > 80 {
			continue
		}
		name := strings.TrimSpace(rest[:open])
		shut := strings.IndexByte(rest[open:], ')')
		if shut < 0 || name == "" || !startsUpper(name) || strings.ContainsAny(name, ".,;:") {
			continue
		}
		ministry := rest[open+1 : open+shut]
		if !startsUpper(ministry) {
			continue // "(ontvangen 20 februari 2024)"
		}
		out = append(out, parliament.Minister{Name: partParticles(name), Office: office, Ministry: strings.Join(strings.Fields(ministry), " ")})
		at += open + shut
	}
	return out
}

// ministries are the names of those whose own names hold "en" or a comma, which
// a list of ministries cannot be parted at. The others need no list.
var ministries = []string{
	"Binnenlandse Zaken en Koninkrijksrelaties", "Justitie en Veiligheid", "Veiligheid en Justitie", "Asiel en Migratie",
	"Volksgezondheid, Welzijn en Sport", "Onderwijs, Cultuur en Wetenschap", "Sociale Zaken en Werkgelegenheid",
	"Infrastructuur en Waterstaat", "Infrastructuur en Milieu", "Economische Zaken en Klimaat", "Klimaat en Groene Groei",
	"Landbouw, Natuur en Voedselkwaliteit", "Landbouw, Visserij, Voedselzekerheid en Natuur", "Volkshuisvesting en Ruimtelijke Ordening",
	"Buitenlandse Handel en Ontwikkelingssamenwerking", "Buitenlandse Handel en Ontwikkelingshulp", "Buitenlandse Handel en Ontwikkeling",
}

// knownMinistry returns the length of the name of a ministry that a text begins
// with and goes on behind, 0 when it is in no list.
func knownMinistry(text string) int {
	for _, name := range ministries {
		if strings.HasPrefix(text, name+" ") || strings.HasPrefix(text, name+",") {
			return len(name)
		}
	}
	return 0
}
