package parliament

import (
	"strings"
	"unicode"
)

// A Faction is a group in parliament, by the name it goes by: "VVD",
// "ChristenUnie", "GroenLinks-PvdA", "Groep Van Haga".
type Faction string

// factionNames lists the names of factions since 1977, each with the other
// names that documents and people use for it. A faction that is not in the list
// is as good as any other: it only has no other names.
var factionNames = []struct {
	name   Faction
	others []string
}{
	{"VVD", []string{"V.V.D.", "Volkspartij voor Vrijheid en Democratie", "WD"}},
	{"D66", []string{"D'66", "D’66", "D 66", "Democraten 66", "066"}},
	{"PVV", []string{"Partij voor de Vrijheid"}},
	{"CDA", []string{"C.D.A.", "Christen-Democratisch Appèl"}},
	{"SP", []string{"Socialistische Partij"}},
	{"PvdA", []string{"P.v.d.A.", "Partij van de Arbeid"}},
	{"GroenLinks", []string{"GL", "Groen Links"}},
	{"GroenLinks-PvdA", []string{"GL-PvdA", "PvdA-GroenLinks", "GroenLinks/PvdA"}},
	{"ChristenUnie", []string{"CU", "Christen Unie"}},
	{"SGP", []string{"Staatkundig Gereformeerde Partij"}},
	{"Partij voor de Dieren", []string{"PvdD"}},
	{"DENK", []string{"Denk"}},
	{"50PLUS", []string{"50Plus", "50 Plus"}},
	{"FVD", []string{"FvD", "Forum voor Democratie"}},
	{"JA21", nil},
	{"Volt", []string{"Volt Nederland"}},
	{"BBB", []string{"BoerBurgerBeweging"}},
	{"BIJ1", nil},
	{"Nieuw Sociaal Contract", []string{"NSC"}},
	{"PPR", []string{"P.P.R."}},
	{"PSP", []string{"P.S.P."}},
	{"CPN", []string{"C.P.N."}},
	{"KVP", []string{"K.V.P."}},
	{"ARP", []string{"A.R.P."}},
	{"CHU", []string{"C.H.U."}},
	{"GPV", nil},
	{"RPF", nil},
	{"LPF", []string{"Lijst Pim Fortuyn"}},
	{"OSF", nil},
}

// factionByFold finds the official name by any name, folded.
var factionByFold = func() map[string]Faction {
	m := map[string]Faction{}
	for _, f := range factionNames {
		m[foldName(string(f.name))] = f.name
		for _, other := range f.others {
			m[foldName(other)] = f.name
		}
	}
	return m
}()

// foldName makes the spellings of a name equal: no blanks, hyphens, dots or
// apostrophes, no difference between capitals and small letters.
func foldName(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// ParseFaction returns the faction that goes by the name s. A name that is in
// no list is returned as it is, known is false then.
func ParseFaction(s string) (f Faction, known bool) {
	s = strings.Join(strings.Fields(s), " ")
	if f, ok := factionByFold[foldName(s)]; ok {
		return f, true
	}
	for _, prefix := range []string{"Groep", "Fractie", "Lid"} {
		if rest, ok := cutPrefixFold(s, prefix); ok {
			rest = strings.TrimLeft(rest, " -")
			if rest != "" {
				return Faction(prefix + " " + rest), true
			}
		}
	}
	return Faction(s), false
}

// cutPrefixFold is strings.CutPrefix for a whole word, whatever its capitals.
func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) <= len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) || !strings.ContainsRune(" -", rune(s[len(prefix)])) {
		return s, false
	}
	return s[len(prefix):], true
}

// String returns the faction's name.
func (f Faction) String() string { return string(f) }

// Names returns all names the faction goes by, its own first.
func (f Faction) Names() []string {
	for _, known := range factionNames {
		if known.name == f {
			return append([]string{string(f)}, known.others...)
		}
	}
	return []string{string(f)}
}

// Slug returns the faction's name as it stands in an address: small letters and
// digits, parted by hyphens, without accents: "groenlinks-pvda", "groep-van-haga".
func (f Faction) Slug() string {
	var b strings.Builder
	pending := false
	for _, r := range string(f) {
		r = unicode.ToLower(r)
		if base, ok := baseLetters[r]; ok {
			r = base
		}
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			if pending && b.Len() > 0 {
				b.WriteByte('-')
			}
			pending = false
			b.WriteRune(r)
		case r != '.' && r != '\'' && r != '’':
			pending = true
		}
	}
	return b.String()
}

// baseLetters folds the accents that occur in names of members and factions.
var baseLetters = map[rune]rune{
	'á': 'a', 'à': 'a', 'â': 'a', 'ä': 'a', 'ã': 'a', 'å': 'a',
	'é': 'e', 'è': 'e', 'ê': 'e', 'ë': 'e',
	'í': 'i', 'ì': 'i', 'î': 'i', 'ï': 'i', 'ı': 'i',
	'ó': 'o', 'ò': 'o', 'ô': 'o', 'ö': 'o', 'õ': 'o', 'ø': 'o',
	'ú': 'u', 'ù': 'u', 'û': 'u', 'ü': 'u',
	'ç': 'c', 'ć': 'c', 'č': 'c', 'ñ': 'n', 'ş': 's', 'š': 's', 'ğ': 'g', 'ž': 'z', 'ý': 'y', 'ÿ': 'y',
}
