package parliament

import (
	"regexp"
	"testing"
)

func TestParseFaction(t *testing.T) {
	for _, c := range []struct {
		in    string
		want  Faction
		known bool
	}{
		{"VVD", "VVD", true},
		{"V.V.D.", "VVD", true},
		{"d66", "D66", true},
		{"D'66", "D66", true},
		{"D’66", "D66", true},
		{"GL", "GroenLinks", true},
		{"Groen Links", "GroenLinks", true},
		{"GL-PvdA", "GroenLinks-PvdA", true},
		{"GroenLinks/PvdA", "GroenLinks-PvdA", true},
		{"CU", "ChristenUnie", true},
		{"PvdD", "Partij voor de Dieren", true},
		{"Partij  voor de\nDieren", "Partij voor de Dieren", true},
		{"NSC", "Nieuw Sociaal Contract", true},
		{"Christen-Democratisch Appèl", "CDA", true},
		{"Groep Van Haga", "Groep Van Haga", true},
		{"groep Van Haga", "Groep Van Haga", true},
		{"Fractie-Nanninga", "Fractie Nanninga", true},
		{"Fractie Den Haan", "Fractie Den Haan", true},
		{"Lid Omtzigt", "Lid Omtzigt", true},
		{"Groepering", "Groepering", false},
		{"Groep ", "Groep", false},
		{"Piratenpartij", "Piratenpartij", false},
		{"", "", false},
		{"é", "é", false},
	} {
		got, known := ParseFaction(c.in)
		if got != c.want || known != c.known {
			t.Errorf("ParseFaction(%q) = %q, %v; want %q, %v", c.in, got, known, c.want, c.known)
		}
		if again, _ := ParseFaction(got.String()); again != got {
			t.Errorf("ParseFaction(%q) = %q, not itself", got, again)
		}
	}
}

func TestEveryNameOfAFactionLeadsToIt(t *testing.T) {
	slugs := map[string]Faction{}
	address := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	for _, f := range factionNames {
		names := f.name.Names()
		if len(names) != len(f.others)+1 || names[0] != f.name.String() {
			t.Errorf("%s goes by %q", f.name, names)
		}
		for _, name := range names {
			if got, known := ParseFaction(name); got != f.name || !known {
				t.Errorf("ParseFaction(%q) = %q, %v; want %q", name, got, known, f.name)
			}
		}
		slug := f.name.Slug()
		if !address.MatchString(slug) {
			t.Errorf("%s has the address %q", f.name, slug)
		}
		if other, ok := slugs[slug]; ok {
			t.Errorf("%s and %s share the address %q", f.name, other, slug)
		}
		slugs[slug] = f.name
	}
	if got := Faction("Groep Van Haga").Names(); len(got) != 1 || got[0] != "Groep Van Haga" {
		t.Errorf("a faction that is not listed goes by %q", got)
	}
}

func TestFactionSlug(t *testing.T) {
	for in, want := range map[Faction]string{
		"VVD":                   "vvd",
		"GroenLinks-PvdA":       "groenlinks-pvda",
		"Partij voor de Dieren": "partij-voor-de-dieren",
		"Groep Van Haga":        "groep-van-haga",
		"Groep Gündoğan":        "groep-gundogan",
		"P.P.R.":                "ppr",
		"D’66":                  "d66",
		" - ":                   "",
	} {
		if got := in.Slug(); got != want {
			t.Errorf("the address of %q is %q; want %q", in, got, want)
		}
	}
}
