package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// offices are the words for those who answer, longest first: a text that begins
// with "Ministers" begins with "Minister".
var offices = []struct {
	word   string
	office parliament.Office
}{
	{"staatssecretarissen", parliament.OfficeStateSecretary},
	{"staatssecretaris", parliament.OfficeStateSecretary},
	{"staatsecretaris", parliament.OfficeStateSecretary}, // a slip that is printed now and then
	{"minister-president", parliament.OfficePrimeMinister},
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

// maxMinisters bounds who is read from one list. The longest seen has five.
const maxMinisters = 20

var (
	// acronym is a ministry by letters that no list of ours knows: "de minister van
	// XYZ". It is kept as printed.
	acronym = newPattern(`^\p{Lu}[\p{Lu}&]*(?:\p{Ll}{0,3}\p{Lu})+(?:$|[ ,.;0-9])`)
	// joints are what stands between two of a list.
	joints = newPattern(`^(?:, (?:en )?|(?:, )?(?:en|alsmede|evenals) )(?:tevens |ook )?(?:aan )?(?:het ministerie )?`)
	// "de Minister van Volksgezondheid, Welzijn en Sport (VWS)".
	inBrackets = newPattern(` \(\p{Lu}[\p{L}&]{0,7}\)`)
)

// ministersIn reads who a text names by office and ministry: "de Ministers van
// Binnenlandse Zaken en Koninkrijksrelaties en van Justitie en Veiligheid", "de
// Minister voor Rechtsbescherming en de Staatssecretaris van Justitie en Veiligheid",
// "de ministers van J en V en BZK", "Minister VWS". It returns what it stopped at
// as well.
func ministersIn(text string) (ministers []parliament.Minister, unread string) {
	l := ministerList{rest: strings.TrimSpace(inBrackets.ReplaceAllString(text, ""))}
	for l.rest != "" && len(l.ministers) < maxMinisters && l.next() {
	}
	return l.ministers, strings.Trim(l.rest, " .,")
}

// A ministerList is a list of ministers being read.
type ministerList struct {
	ministers []parliament.Minister
	rest      string
	office    parliament.Office   // that was named last; it holds for what follows
	sharing   []parliament.Office // of the ministry that is named next
}

// next reads one of the list, and reports whether there was one.
func (l *ministerList) next() bool {
	rest := strings.TrimLeft(l.rest, " ")
	if len(l.ministers) > 0 {
		joint := joints.FindString(rest)
		if joint == "" {
			return false
		}
		rest = rest[len(joint):]
	}
	if hasPrefixFold(rest, "de ") {
		rest = rest[len("de "):]
	}
	if o, n := officeAt(rest); n > 0 {
		l.office = o
		president := hasPrefixFold(rest, "minister-president")
		rest = strings.TrimLeft(rest[n:], " ")
		// "aan de Minister en de Staatssecretaris van Landbouw, Visserij, ...".
		if behind, ok := strings.CutPrefix(rest, "en "); ok && !president {
			if _, other := officeAt(strings.TrimPrefix(behind, "de ")); other > 0 {
				l.sharing, l.rest = append(l.sharing, o), behind
				return l.shared()
			}
		}
		if president && !strings.HasPrefix(rest, "van ") {
			l.rest = rest
			l.add(parliament.Minister{Ministry: "Algemene Zaken"})
			return true
		}
	}
	if l.office == "" {
		return false
	}
	preposition := ""
	for _, word := range []string{"van", "voor"} {
		if after, ok := strings.CutPrefix(rest, word+" "); ok {
			preposition, rest = word, strings.TrimPrefix(after, "het ministerie van ")
		}
	}
	m, n := postAt(preposition, rest)
	// Without "van" only what is known to be a ministry is one: "Minister VWS" is,
	// "Minister De Jonge" is not.
	if n == 0 || preposition == "" && !isPost(rest[:n]) {
		return false
	}
	rest = strings.TrimLeft(rest[n:], "0123456789") // a footnote's mark
	// "de staatssecretaris van Financiën - Toeslagen en Douane" (from memory, unverified).
	for _, dash := range []string{" - ", " – "} {
		if after, ok := strings.CutPrefix(rest, dash); ok && m.Remit == "" {
			if remit, n := postAt("voor", after); n > 0 {
				m.Remit, rest = remit.Post(), after[n:]
			}
		}
	}
	l.rest = rest
	l.add(m)
	return true
}

// shared goes on with an office behind another, with which it shares the ministry.
func (l *ministerList) shared() bool {
	before := l.ministers
	l.ministers = nil // no joint is wanted
	ok := l.next()
	l.ministers = slices.Concat(before, l.ministers)
	return ok
}

// add appends a minister, with all offices that share the ministry. "De
// Minister-President, Minister van Algemene Zaken" is one.
func (l *ministerList) add(m parliament.Minister) {
	for _, o := range append(l.sharing, l.office) {
		m.Office = o
		again := m
		again.Office = parliament.OfficePrimeMinister
		if !slices.Contains(l.ministers, m) && !slices.Contains(l.ministers, again) {
			l.ministers = append(l.ministers, m)
		}
	}
	l.sharing = nil
}

// isPost reports whether a name is that of a ministry or a remit that is known, or
// an abbreviation.
func isPost(name string) bool {
	_, n := parliament.FindPost("", name)
	return n == len(name) && startsUpper(name) || acronym.MatchString(name)
}

// postAt reads the name of a ministry or of a remit that a text begins with. A name
// has commas and "en" in it, and so has a list of names; they are parted where a name
// that is known ends, and otherwise only where "van", "voor" or an office follows.
func postAt(preposition, text string) (m parliament.Minister, length int) {
	m, known := parliament.FindPost(preposition, text)
	if known > 0 && (strings.Contains(text[:known], " en ") || !goesOn(text[known:])) {
		return m, known
	}
	if abbreviation := acronym.FindString(text); abbreviation != "" {
		return postNamed(preposition, strings.TrimRight(abbreviation, " ,.;0123456789"))
	}
	if !startsUpper(text) {
		return parliament.Minister{}, 0
	}
	return postNamed(preposition, strings.TrimRight(text[:endOfPost(text)], " ,.0123456789"))
}

// postNamed returns a post that is not known as what stands before it says.
func postNamed(preposition, printed string) (m parliament.Minister, length int) {
	name := strings.Join(strings.Fields(printed), " ")
	if preposition == "voor" {
		return parliament.Minister{Remit: name}, len(printed)
	}
	return parliament.Minister{Ministry: name}, len(printed)
}

// goesOn reports whether what stands behind a name that is known may be more of a
// longer one that is not: "Economische Zaken en Toerisme".
func goesOn(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	joint := joints.FindString(rest)
	behind := rest[len(joint):]
	if joint == "" || !startsUpper(behind) || isOffice(behind) {
		return false
	}
	_, known := parliament.FindPost("", behind)
	return known == 0 && !acronym.MatchString(behind)
}

// isOffice reports whether a text begins with an office, perhaps with "de" before it.
func isOffice(text string) bool {
	if hasPrefixFold(text, "de ") {
		text = text[len("de "):]
	}
	_, n := officeAt(text)
	return n > 0
}

// endOfPost returns where the name of a ministry or a remit that is not known ends.
func endOfPost(text string) int {
	for i := 0; i < len(text); i++ {
		if text[i] != ' ' && text[i] != ',' {
			continue
		}
		rest := strings.TrimLeft(text[i:], " ")
		behind := rest[len(joints.FindString(rest)):]
		if len(behind) < len(rest) && (isOffice(behind) || strings.HasPrefix(behind, "van ") || strings.HasPrefix(behind, "voor ")) {
			return i
		}
		if !startsUpper(behind) {
			return i
		}
	}
	return len(text)
}

// namedMinisters reads those whom a text names with their ministries in brackets:
// "Antwoord van Minister De Jonge (Binnenlandse Zaken en Koninkrijksrelaties)",
// "Minister Van Weel (Justitie en Veiligheid) en antwoord van Staatssecretaris
// Coenradie (Justitie en Veiligheid)".
func namedMinisters(text string) []parliament.Minister {
	var out []parliament.Minister
	for at := 0; at < len(text) && len(out) < maxMinisters; {
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
		inside := strings.Join(strings.Fields(rest[open+1:open+shut]), " ")
		if !startsUpper(inside) {
			continue // "(ontvangen 20 februari 2024)"
		}
		m := postInBrackets(inside)
		m.Name, m.Office = partParticles(name), office
		out = append(out, m)
		at += open + shut
	}
	return out
}

// postInBrackets reads the post that stands behind a name, with its remit perhaps
// behind a dash.
func postInBrackets(printed string) parliament.Minister {
	for _, dash := range []string{" - ", " – "} {
		if ministry, remit, ok := strings.Cut(printed, dash); ok {
			m := postInBrackets(ministry)
			if m.Remit == "" {
				m.Remit = parliament.FullPost(remit)
				return m
			}
		}
	}
	m, n := parliament.FindPost("", printed)
	if n != len(printed) {
		return parliament.Minister{Ministry: printed}
	}
	return m
}

// asCalled returns ministers with the posts that the same document gives in full
// elsewhere. Brackets do not say whether "Minister De Jonge (Volkshuisvesting en
// Ruimtelijke Ordening)" is Minister van or Minister voor; "aan de Minister voor
// Volkshuisvesting en Ruimtelijke Ordening" does.
func asCalled(ministers, elsewhere []parliament.Minister) []parliament.Minister {
	for i := range ministers {
		m := &ministers[i]
		for _, e := range elsewhere {
			if m.Name != "" && e.Name == "" && m.Office == e.Office && m.Remit == "" && e.Ministry == "" && m.Ministry == e.Remit {
				m.Ministry, m.Remit = "", e.Remit
			}
		}
	}
	return ministers
}
