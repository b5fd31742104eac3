package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// A heading is the line above a section.
type heading struct {
	number   string // "IV" or "4.", as printed
	factions []parliament.Faction
	part     part
	role     parliament.SectionRole
	members  []parliament.Asker // named there, with the factions in brackets behind them
	reply    bool               // stands above the answers to the questions of the factions
}

// maxHeading bounds a heading, in bytes; the longest seen are two lines.
const maxHeading = 300

// headingOpenings are the words that the heading of a section begins with,
// behind its number. A heading says whose words follow.
var headingOpenings = []string{
	"Vragen en opmerkingen van ", "Vragen en opmerkingen vanuit ", "Vragen en opmerkingen uit ",
	"Vragen van de leden van ", "Vragen van de fractie",
	"Inbreng van de leden van ", "Inbreng van de fractie", "Inbreng van het lid ",
}

// parseHeading reads the heading of a section: "II Vragen en opmerkingen van de
// leden van de D66-fractie en reactie van de Minister". It must be the whole
// text, on one line.
func parseHeading(text string) (heading, bool) {
	if len(text) > maxHeading || text == "" || strings.ContainsRune(".?!:;,", rune(text[len(text)-1])) {
		return heading{}, false
	}
	number, rest := headingNumber(text)
	if rest == "" || strings.IndexByte("VvIi", rest[0]) < 0 { // nearly always
		return heading{}, false
	}
	for _, opening := range headingOpenings {
		if len(rest) >= len(opening) && strings.EqualFold(rest[:len(opening)], opening) && !beginsName(rest[:len(opening)]) {
			h := heading{number: number}
			h.nameGroups(rest)
			return h, true
		}
	}
	return heading{}, false
}

// beginsName reports whether the last word of what a heading opens with is the first of a
// name: "Vragen van de leden Van Campen (VVD) en Bontenbal (CDA) aan de Minister van" is
// the first line of a title, "VRAGEN VAN DE LEDEN VAN DE VVD-FRACTIE" is a heading. Other
// openings with members are read by who is named behind them.
func beginsName(opening string) bool { return opening == "Vragen van de leden Van " }

// replyOpening is what the heading of the answers to one faction begins with, in a
// consultation that prints all questions first: "Reactie op de vragen en opmerkingen
// van", "Antwoord op de vragen van", "Antwoorden op de vragen van", "Beantwoording van
// de vragen van", "Reactie op de inbreng van". Behind it stands whose questions they are.
//
// It may say who answers as well: "Antwoord van de Minister op de vragen van de leden van
// de VVD-fractie".
var replyOpening = newPattern(`^(?:Reacties?|Antwoord(?:en)?|Beantwoording)(?: (?:van|door) (?:de|het) (?:[Mm]inister|[Ss]taatssecretaris|[Bb]ewindsperso|[Kk]abinet|[Rr]egering)[^.?!;:]{0,120}?)?(?: op| van)? (?:de |het )?(?:vra(?:ag|gen)(?: en opmerkingen)?|opmerkingen(?: en vragen)?|inbreng|bijdrage) (?:van|vanuit|uit) (?:de |het )`)

// parseReply reads the heading of the answers to one faction. It must be the whole
// text and name a faction or a member: "Antwoorden op de vragen van de Tweede Kamer"
// is a title.
func parseReply(text string) (heading, bool) {
	if len(text) > maxHeading || text == "" || strings.ContainsRune(".?!:;,", rune(text[len(text)-1])) {
		return heading{}, false
	}
	number, rest := headingNumber(text)
	if !replyStart(rest) || !replyOpening.MatchString(rest) {
		return heading{}, false
	}
	h := heading{number: number, reply: true}
	h.nameGroups(rest)
	return h, len(h.factions) > 0
}

// replyStart reports whether a text begins as the headings of answers do.
func replyStart(text string) bool {
	return startsWithAny(text, []string{"Reactie", "Antwoord", "Beantwoording "})
}

// headingNumber cuts the number off a heading, as printed: "II", "II.", "8.".
func headingNumber(text string) (number, rest string) {
	if text == "" || strings.IndexByte("IVXL0123456789", text[0]) < 0 { // nearly always
		return "", text
	}
	word := firstWord(text)
	bare := strings.TrimSuffix(word, ".")
	if bare == "" || strings.Trim(bare, "IVXL") != "" && strings.Trim(bare, "0123456789") != "" {
		return "", text
	}
	return word, strings.TrimLeftFunc(text[len(word):], unicode.IsSpace)
}

// factionsIn returns the factions that a text names as groups of members, each
// once, in order: "de VVD-fractie", "de VVD-fractieleden", "de (Tweede
// Kamer)fractie van de ChristenUnie", "de fracties van de BBB, GroenLinks-PvdA en
// de VVD", "de fractieleden van de PVV", "de Fractie-Nanninga", "de Groep Van Haga".
func factionsIn(text string) []parliament.Faction {
	var out []parliament.Faction
	add := func(name string) {
		f, known := parliament.ParseFaction(name)
		if !known && !factionLike(name) {
			return
		}
		for _, have := range out {
			if have == f {
				return
			}
		}
		out = append(out, f)
	}
	for at := 0; ; {
		i := strings.Index(text[at:], "ractie")
		if i < 1 {
			break
		}
		start := at + i - 1 // of "fractie" or "Fractie"
		at += i + len("ractie")
		switch {
		case start > 0 && text[start-1] == '-': // VVD-fractie
			name := nameBefore(text[:start-1])
			for _, other := range suspendedBefore(text[:start-1], name) {
				add(other)
			}
			add(name)
		default:
			for _, name := range namesBehind(text[start:]) {
				add(name)
			}
		}
	}
	if i := strings.Index(text, "Groep "); i >= 0 && (i == 0 || text[i-1] == ' ') {
		if name, _ := personName(text[i+len("Groep "):], false); name != "" && !strings.Contains(text[:i], "Minsk") && strings.HasSuffix(text[:i], "leden van de ") {
			add("Groep " + name)
		}
	}
	return out
}

// maxNameWords is how many words the name of a faction can have.
const maxNameWords = 6

// lastWords returns the last words of a text, at most so many.
func lastWords(text string, most int) []string {
	words := make([]string, 0, most)
	for len(words) < most {
		text = strings.TrimRightFunc(text, unicode.IsSpace)
		if text == "" {
			break
		}
		word := lastWord(text)
		words = append(words, word)
		text = text[:len(text)-len(word)]
	}
	slices.Reverse(words)
	return words
}

// firstWords returns the first words of a text, at most so many.
func firstWords(text string, most int) []string {
	words := make([]string, 0, most)
	for len(words) < most {
		text = strings.TrimLeftFunc(text, unicode.IsSpace)
		if text == "" {
			break
		}
		word := firstWord(text)
		words = append(words, word)
		text = text[len(word):]
	}
	return words
}

// factionLike reports whether a name that is in no list can be a faction's: one
// word that begins with a capital.
func factionLike(name string) bool {
	return startsUpper(name) && !strings.ContainsRune(name, ' ') && utf8.RuneCountInString(name) >= 2 && name != "Kamer"
}

// nameBefore returns the name of the faction that a text ends in. It may hold
// blanks: "van de Partij voor de Dieren".
func nameBefore(text string) string {
	words := lastWords(text, maxNameWords)
	for n := len(words); n > 1; n-- {
		if !startsUpper(words[len(words)-n]) {
			continue
		}
		name := strings.Join(words[len(words)-n:], " ")
		if _, known := parliament.ParseFaction(name); known {
			return name
		}
	}
	if len(words) == 0 {
		return ""
	}
	return strings.TrimLeft(words[len(words)-1], "(«“‘\"'")
}

// suspendedBefore returns the names before the one that a text ends in that share the
// word behind it: "de SGP- en ChristenUnie-fractie", "de VVD-, CDA- en de D66-fracties".
func suspendedBefore(text, name string) []string {
	var names []string
	for len(names) < maxNameWords {
		rest := strings.TrimRightFunc(strings.TrimSuffix(text, name), unicode.IsSpace)
		for _, article := range []string{" de", " het"} {
			rest = strings.TrimSuffix(rest, article)
		}
		for _, joint := range []string{" en", " of", " alsmede", " en/of"} {
			if head, ok := strings.CutSuffix(rest, joint); ok {
				rest = head
				break
			}
		}
		rest = strings.TrimRight(rest, ", ")
		head, ok := strings.CutSuffix(rest, "-")
		if !ok || name == "" {
			break
		}
		text, name = head, nameBefore(head)
		names = append(names, name)
	}
	slices.Reverse(names)
	return names
}

// namesBehind returns the names in "fractie van de VVD", "fracties van de BBB,
// GroenLinks-PvdA en de VVD", "fractieleden van de PVV" and "Fractie-Nanninga".
func namesBehind(text string) []string {
	word := firstWord(text)
	if strings.HasPrefix(word, "Fractie-") {
		return []string{"Fractie " + strings.TrimRight(word[len("Fractie-"):], ".,;:)")}
	}
	rest, ok := strings.CutPrefix(text[len(word):], " van ")
	if !ok { // "De leden van de fractie DENK"
		if rest, ok = strings.CutPrefix(text[len(word):], " "); ok && word == "fractie" {
			if _, known := parliament.ParseFaction(knownOrProper(rest)); known {
				return []string{knownOrProper(rest)}
			}
		}
		return nil
	}
	var names []string
	for rest != "" {
		for _, article := range []string{"de ", "het "} {
			rest = strings.TrimPrefix(rest, article)
		}
		name := knownOrProper(rest)
		if name == "" || strings.HasPrefix(name, "fractie") { // "en de fractie van ..." is another list
			break
		}
		names = append(names, name)
		rest = rest[len(name):]
		switch {
		case strings.HasPrefix(rest, ", "):
			rest = rest[2:]
		case strings.HasPrefix(rest, " en "):
			rest = rest[4:]
		default:
			return names
		}
	}
	return names
}

// knownOrProper returns the name of a faction that a text begins with: the
// longest known one, else a single word with a capital.
func knownOrProper(text string) string {
	words := firstWords(text, maxNameWords)
	for i, word := range words {
		if end := strings.IndexAny(word, ",.;:?!)»"); end >= 0 {
			words = words[:i]
			if end > 0 {
				words = append(words, word[:end])
			}
			break
		}
	}
	for n := len(words); n > 0; n-- {
		name := strings.Join(words[:n], " ")
		if _, known := parliament.ParseFaction(name); known && strings.HasPrefix(text, name) {
			return name
		}
	}
	if len(words) > 0 && factionLike(words[0]) {
		return words[0]
	}
	return ""
}
