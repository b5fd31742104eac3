package parliament

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// knownPosts are the ministries, and the remits that ministers without a ministry of
// their own and state secretaries have been named for since about 1980, with what else
// they are printed as: abbreviations, and slips seen in print. "J+V" stands for
// "JenV", "J&V", "J & V" and "J en V", all of which are printed.
//
// An abbreviation that two ministries have had is the later one's: LNV was Landbouw,
// Natuurbeheer en Visserij until 2003.
var knownPosts = []struct {
	name  string
	sort  postSort
	other []string
}{
	{"Algemene Zaken", aMinistry, []string{"AZ"}},
	{"Asiel en Migratie", aMinistry, []string{"A+M"}},
	{"Binnenlandse Zaken", aMinistry, []string{"BiZa"}},
	{"Binnenlandse Zaken en Koninkrijksrelaties", aMinistry, []string{"BZK", "Binnenlandse Zaken en Koninkrijkrelaties", "Binnenlandse Zaken & Koninkrijksrelaties"}},
	{"Buitenlandse Zaken", aMinistry, []string{"BZ", "BuZa"}},
	{"Defensie", aMinistry, []string{"DEF"}},
	{"Economische Zaken", aMinistry, []string{"EZ"}},
	{"Economische Zaken en Klimaat", aMinistry, []string{"EZK"}},
	{"Economische Zaken, Landbouw en Innovatie", aMinistry, []string{"EL&I", "ELI"}},
	{"Financiën", aMinistry, []string{"FIN", "Financien"}},
	{"Infrastructuur en Milieu", aMinistry, []string{"I+M"}},
	{"Infrastructuur en Waterstaat", aMinistry, []string{"I+W"}},
	{"Justitie", aMinistry, nil},
	{"Justitie en Veiligheid", aMinistry, []string{"J+V"}},
	{"Klimaat en Groene Groei", aMinistry, []string{"KGG"}},
	{"Landbouw, Natuur en Voedselkwaliteit", aMinistry, []string{"LNV"}},
	{"Landbouw, Natuurbeheer en Visserij", aMinistry, nil},
	{"Landbouw, Visserij, Voedselzekerheid en Natuur", aMinistry, []string{"LVVN"}},
	{"Onderwijs, Cultuur en Wetenschap", aMinistry, []string{"OCW", "OC&W", "OCenW", "Onderwijs, Cultuur en Wetenschappen"}},
	{"Onderwijs en Wetenschappen", aMinistry, []string{"O+W"}},
	{"Sociale Zaken en Werkgelegenheid", aMinistry, []string{"SZW", "SoZaWe"}},
	{"Veiligheid en Justitie", aMinistry, []string{"V+J"}},
	{"Verkeer en Waterstaat", aMinistry, []string{"V+W"}},
	{"Volksgezondheid, Welzijn en Sport", aMinistry, []string{"VWS"}},
	{"Volkshuisvesting en Ruimtelijke Ordening", aMinistry | aRemit, []string{"VRO"}},
	{"Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer", aMinistry, []string{"VROM"}},
	{"Welzijn, Volksgezondheid en Cultuur", aMinistry, []string{"WVC"}},

	{"Armoedebeleid, Participatie en Pensioenen", aRemit, []string{"APP"}},
	{"Basis- en Voortgezet Onderwijs en Media", aRemit, nil},
	{"Bestuurlijke Vernieuwing en Koninkrijksrelaties", aRemit, nil},
	{"Buitenlandse Handel en Ontwikkelingshulp", aRemit, []string{"BHO"}},
	{"Buitenlandse Handel en Ontwikkelingssamenwerking", aRemit, []string{"BHOS", "BuHa-OS"}},
	{"Cultuur en Media", aRemit, nil},
	{"Digitalisering en Koninkrijksrelaties", aRemit, nil},
	{"Fiscaliteit en Belastingdienst", aRemit, nil},
	{"Grote Steden- en Integratiebeleid", aRemit, nil},
	{"Herstel Groningen", aRemit, nil},
	{"Immigratie en Asiel", aRemit, nil},
	{"Jeugd en Gezin", aRemit, nil},
	{"Jeugd, Preventie en Sport", aRemit, nil},
	{"Klimaat en Energie", aRemit, nil},
	{"Koninkrijksrelaties", aRemit, nil},
	{"Langdurige en Maatschappelijke Zorg", aRemit, nil},
	{"Langdurige Zorg en Sport", aRemit, nil},
	{"Medische Zorg", aRemit, nil},
	{"Medische Zorg en Sport", aRemit, nil},
	{"Milieu en Wonen", aRemit, nil},
	{"Mijnbouw", aRemit, nil},
	{"Natuur en Stikstof", aRemit, nil},
	{"Ontwikkelingssamenwerking", aRemit, []string{"OS"}},
	{"Openbaar Vervoer en Milieu", aRemit, nil},
	{"Participatie en Integratie", aRemit, nil},
	{"Primair en Voortgezet Onderwijs", aRemit, nil},
	{"Rechtsbescherming", aRemit, nil},
	{"Toeslagen en Douane", aRemit, nil},
	{"Vreemdelingenzaken en Integratie", aRemit, nil},
	{"Wonen en Rijksdienst", aRemit, []string{"W&R"}},
	{"Wonen, Wijken en Integratie", aRemit, []string{"WWI"}},
}

// A postSort says what a post is. One name has been both: De Jonge was Minister voor
// Volkshuisvesting en Ruimtelijke Ordening before there was a ministry of that name.
type postSort int

const (
	aMinistry postSort = 1 << iota
	aRemit
)

// A printedPost is a way to print a ministry or a remit.
type printedPost struct {
	printed, name string
	sort          postSort
	short         bool // an abbreviation
}

// printedPosts are all ways to print the known posts, the longest first.
var printedPosts = allPrintedPosts()

func allPrintedPosts() []printedPost {
	var all []printedPost
	for _, p := range knownPosts {
		all = append(all, printedPost{p.name, p.name, p.sort, false})
		for _, other := range p.other {
			first, second, joined := strings.Cut(other, "+")
			if !joined {
				all = append(all, printedPost{other, p.name, p.sort, !strings.Contains(other, " ") && len(other) < 8})
				continue
			}
			for _, and := range []string{"en", "&", " & ", " en "} {
				all = append(all, printedPost{first + and + second, p.name, p.sort, true})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b printedPost) int { return len(b.printed) - len(a.printed) })
	return all
}

// FindPost returns the ministry or the remit that a text begins with, in full or
// abbreviated, as what it makes of a Minister, and its length in bytes: 0 when the text
// begins with none that is known. Full names are found in small letters too. What stands
// before it, "van", "voor" or nothing, says which it is where the name does not; where
// the two are at odds it is part of what is printed.
func FindPost(preposition, text string) (m Minister, length int) {
	for _, p := range printedPosts {
		n := len(p.printed)
		if len(text) < n || p.short && text[:n] != p.printed || !strings.EqualFold(text[:n], p.printed) {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[n:]); n < len(text) && (unicode.IsLetter(r) || r == '&' || r == '-') {
			continue
		}
		if p.sort == aRemit || p.sort&aRemit != 0 && preposition == "voor" {
			m.Remit = p.name
		} else {
			m.Ministry = p.name
		}
		if !strings.EqualFold(text[:n], p.name) {
			m.Printed = text[:n]
		}
		if p.sort == aRemit && preposition == "van" || p.sort == aMinistry && preposition == "voor" {
			m.Printed = preposition + " " + text[:n]
		}
		return m, n
	}
	return Minister{}, 0
}

// FullPost returns the full name of a ministry or a remit that is known by the given
// one, and any other name as it is.
func FullPost(name string) string {
	if m, n := FindPost("", name); n == len(name) {
		return m.Post()
	}
	return name
}
