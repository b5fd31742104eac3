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
