package parse

import (
	"fmt"
	"testing"
)

func TestGroupsInAHeading(t *testing.T) {
	for text, want := range map[string]string{
		"Vragen en opmerkingen van het lid Van der Plas (BBB)":                               "[BBB]",
		"Vragen en opmerkingen van het lid Van der Plas(BBB)":                                "[BBB]",
		"Vragen en opmerkingen van het lid Van der Plas":                                     "[Lid Van der Plas]",
		"Vragen en opmerkingen van het lid Van der Plas en reactie van de Minister":          "[Lid Van der Plas]",
		"Vragen en opmerkingen van het lid De Groot (VVD) en reactie van de bewindspersonen": "[VVD]",
		"Vragen en opmerkingen van het lid El Abassi":                                        "[Lid El Abassi]",
		"Vragen en opmerkingen van het lid Ben Ali-De Vries":                                 "[Lid Ben Ali-De Vries]",
		"Vragen en opmerkingen van het lid Van 't Wout":                                      "[Lid Van 't Wout]",
		"Vragen en opmerkingen van het lid Inge van Dijk (CDA)":                              "[CDA]",
		"Vragen en opmerkingen van het lid Den Haan":                                         "[Lid Den Haan]",
		"Vragen en opmerkingen van het lid Van Haga (Groep Van Haga)":                        "[Groep Van Haga]",
		"Vragen en opmerkingen van het lid Keijzer (onafhankelijk)":                          "[Lid Keijzer]",
		"Vragen en opmerkingen van het lid van de BBB-fractie":                               "[BBB]",
		"Vragen en opmerkingen van het lid Van der Plas van de BBB-fractie":                  "[BBB]",
		"Vragen en opmerkingen van het lid Wilders (PVV) en de leden van de VVD-fractie":     "[PVV VVD]",
		"Vragen en opmerkingen van de leden van de VVD-fractie en het lid Omtzigt":           "[VVD Lid Omtzigt]",
		"Vragen en opmerkingen van de leden Van Haga en Smolders":                            "[Lid Van Haga Lid Smolders]",
		"Vragen en opmerkingen van het lid Wilders (PVV) en het lid Omtzigt":                 "[PVV Lid Omtzigt]",
		"Vragen en opmerkingen van de leden Van Haga en Smolders en het lid Wilders (PVV)":   "[Lid Van Haga Lid Smolders PVV]",
		"Vragen en opmerkingen van de Groep Van Haga":                                        "[Groep Van Haga]",
		"Reactie op de vragen en opmerkingen van het lid Van der Plas (BBB)":                 "[BBB]",
		"Antwoorden op de vragen van de leden van de fracties van de VVD en de SGP":          "[VVD SGP]",
	} {
		h, ok := parseHeading(text)
		if !ok {
			h, ok = parseReply(text)
		}
		if got := fmt.Sprint(h.factions); !ok || got != want {
			t.Errorf("%q names %s, %v; want %s", text, got, ok, want)
		}
	}
}

func TestGroupsOnALine(t *testing.T) {
	for text, want := range map[string]string{
		"Lid Van der Plas":        "[Lid Van der Plas]",
		"lid Keijzer":             "[Lid Keijzer]",
		"Het lid De Groot (VVD)":  "[VVD]",
		"Groep Markuszower":       "[Groep Markuszower]",
		"Fractie Den Haan":        "[Fractie Den Haan]",
		"Het lid Keijzer vraagt":  "[]",
		"Het lid vraagt":          "[]",
		"Lid van de Eerste Kamer": "[]",
		"Lid De Groot (van Urk":   "[]",
	} {
		if h, _ := memberLine(text); fmt.Sprint(h.factions) != want {
			t.Errorf("%q names %s; want %s", text, h.factions, want)
		}
	}
}
