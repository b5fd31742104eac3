package bleveindex

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPartsOfCompounds has words with what they are made of, and words that only
// look as if they were made of others.
func TestPartsOfCompounds(t *testing.T) {
	l := newLexicon([]string{"karabach"})
	for word, want := range map[string]string{
		"krijgsgevangenen":          "krijg gevangenen",
		"mensenrechtenschendingen":  "mensenrechten schendingen mensen rechten",
		"onderhandelingstafel":      "onderhandeling tafel",
		"clustermunitie":            "cluster munitie",
		"brandwapens":               "brand wapens",
		"vredestroepen":             "vrede troepen",
		"massavernietigingswapens":  "massavernietiging wapens massa vernietiging vernietigingswapens",
		"fractieleden":              "fractie leden",
		"wapenexportbeleid":         "wapenexport beleid wapen export exportbeleid",
		"wiskundeonderwijs":         "wiskunde onderwijs",
		"karabachoorlog":            "karabach oorlog",
		"antifolterverdrag":         "verdrag anti folter",
		"kinderopvang":              "kind opvang",
		"volkerenrecht":             "volkeren recht",
		"participatiewet":           "participatie wet",
		"grondwet":                  "grond wet",
		"wetgeving":                 "wet geving",
		"wetboek":                   "wet boek",
		"aardgas":                   "aard gas",
		"veehouderij":               "vee houderij",
		"kamerlid":                  "kamer lid",
		"havenwethouders":           "haven wethouders",
		"diergeneesmiddelen":        "middelen dier genees geneesmiddelen",
		"kamerstukken":              "kamer tukken stukken",
		"zeehaven":                  "zee haven",
		"snelweg":                   "snel weg",
		"wegnemen":                  "",
		"zonnepanelen":              "zon panelen",
		"veiligheidsmaatregelen":    "veiligheid maatregelen",
		"formulering":               "",
		"besteding":                 "",
		"document":                  "",
		"amendement":                "",
		"diensten":                  "",
		"belangrijker":              "",
		"maatschappelijk":           "",
		"plaatsvinden":              "",
		"combinatie":                "",
		"kabinet":                   "",
		"solidair":                  "",
		"hoofd":                     "",
		"bedrijf":                   "",
		"vakantie":                  "",
		"zeggen":                    "",
		"minister":                  "",
		"ministerie":                "",
		"onderzoek":                 "",
		"onderhandelingen":          "",
		"belangrijk":                "",
		"mogelijk":                  "",
		"gemeenschap":               "",
		"regelmatig":                "",
		"samenwerking":              "",
		"gesprekken":                "",
		"overeenkomst":              "",
		"vertegenwoordiger":         "",
		"commissie":                 "",
		"f-16":                      "",
		"":                          "",
		strings.Repeat("land", 500): "",
	} {
		if diff := cmp.Diff(strings.Fields(want), l.parts(word), cmp.Transformer("all", func(s []string) string { return strings.Join(s, " ") })); diff != "" {
			t.Errorf("%.50s (-want +got):\n%s", word, diff)
		}
	}
}

func FuzzParts(f *testing.F) {
	for _, word := range []string{"krijgsgevangenen", "moskeeënbouw", "éééééééééé", "\xff\xfelandland", "landlandlandlandland"} {
		f.Add(word)
	}
	l := newLexicon(nil)
	f.Fuzz(func(t *testing.T, word string) {
		for _, part := range l.parts(word) {
			if len(part) < minPart && !shortParts[part] || !strings.Contains(word, part) {
				t.Errorf("%q has the part %q", word, part)
			}
		}
	})
}
