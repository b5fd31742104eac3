package parse

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/source"
)

func TestLabels(t *testing.T) {
	for _, tt := range []struct {
		in      string
		numbers []int
		named   bool
	}{
		{"1. Antwoord van het kabinet", []int{1}, true},
		{"21. Antwoord van de Minister", []int{21}, true},
		{"3 en 4. Antwoord van het kabinet", []int{3, 4}, true},
		{"5, 6 en 7. Antwoord van de Staatssecretaris", []int{5, 6, 7}, true},
		{"2 t/m 6. Antwoord van de Minister", []int{2, 3, 4, 5, 6}, true},
		{"8. Antwoord", []int{8}, false},
		{"Antwoord van het kabinet", nil, true},
		{"Antwoord van de Minister van Buitenlandse Zaken:", nil, true},
		{"Antwoord:", nil, false},
		{"9. Reactie van de bewindspersoon", []int{9}, true},
		{"14: Antwoord van het kabinet", []int{14}, true},
		{"15 Antwoord van het kabinet", []int{15}, true},
		{"17) Antwoord van de Minister", []int{17}, true},
		{"18-19. Antwoord van de Minister", []int{18, 19}, true},
		{"20 tot en met 22. Antwoord van de Minister", []int{20, 21, 22}, true},
	} {
		got, ok := parseLabel(tt.in)
		if !ok || !slices.Equal(got.numbers, tt.numbers) || got.named != tt.named {
			t.Errorf("%q: got %+v, %v; want %v, named %v", tt.in, got, ok, tt.numbers, tt.named)
		}
	}
	for _, in := range []string{
		"", "Antwoorden", "1. Het antwoord", "Antwoord van Minister De Jonge (Binnenlandse Zaken) (ontvangen 20 februari 2024).",
		"Antwoord op de vraag van de leden is dat dit klopt.", "1. Antwoord van het kabinet is ja.", "Antwoord van de brug",
		"Reactie van de Minister", "10 Antwoord van het kabinet is nog niet ontvangen?", "Antwoorden Algemene Rekenkamer op vragen",
		"2021. Antwoord van de Minister op de brief.", "0. Antwoord van het kabinet", "x. Antwoord van het kabinet",
	} {
		if got, ok := parseLabel(in); ok {
			t.Errorf("%q was taken for the label %+v", in, got)
		}
	}
}

func TestHeadings(t *testing.T) {
	for _, tt := range []struct {
		in, number string
		factions   []parliament.Faction
	}{
		{"II Vragen en opmerkingen van de leden van de D66-fractie en reactie van de Minister", "II", []parliament.Faction{"D66"}},
		{"IV Vragen en opmerkingen van de leden van de ChristenUnie-fractie en reactie van de Minister", "IV", []parliament.Faction{"ChristenUnie"}},
		{"II. Vragen en opmerkingen van de leden van de GroenLinks-PvdA-fractie", "II.", []parliament.Faction{"GroenLinks-PvdA"}},
		{"8. Vragen en opmerkingen vanuit de Volt-fractie", "8.", []parliament.Faction{"Volt"}},
		{"Vragen en opmerkingen van de leden van de Partij voor de Dieren-fractie", "", []parliament.Faction{"Partij voor de Dieren"}},
		{"Vragen en opmerkingen van de leden van de PvdD-fractie", "", []parliament.Faction{"Partij voor de Dieren"}},
		{"Vragen en opmerkingen van de fractieleden van de PVV", "", []parliament.Faction{"PVV"}},
		{"Vragen en opmerkingen van de leden van de fractie van GroenLinks", "", []parliament.Faction{"GroenLinks"}},
		{"Vragen en opmerkingen van de leden van de Fractie-Nanninga", "", []parliament.Faction{"Fractie Nanninga"}},
		{"Vragen en opmerkingen van de leden van de Groep Van Haga", "", []parliament.Faction{"Groep Van Haga"}},
		{"Inbreng van de leden van de 50PLUS-fractie", "", []parliament.Faction{"50PLUS"}},
		{"Vragen en opmerkingen van de leden van de fracties van de PvdA en GroenLinks", "", []parliament.Faction{"PvdA", "GroenLinks"}},
		{"Vragen en opmerkingen van het lid Omtzigt en reactie van de Minister", "", []parliament.Faction{"Lid Omtzigt"}},
		{"Vragen en opmerkingen van de Groep Van Haga", "", []parliament.Faction{"Groep Van Haga"}},
		{"VRAGEN EN OPMERKINGEN VANUIT DE FRACTIES", "", nil},
		{"I Vragen en opmerkingen vanuit de fracties en reactie van de bewindspersoon", "I", nil},
	} {
		got, ok := parseHeading(tt.in)
		if !ok || got.number != tt.number || !slices.Equal(got.factions, tt.factions) {
			t.Errorf("%q: got %+v, %v; want number %q, factions %q", tt.in, got, ok, tt.number, tt.factions)
		}
	}
	for _, in := range []string{
		"", "Vragen", "De leden van de VVD-fractie", "Vragen en opmerkingen van de leden van de VVD-fractie zijn beantwoord.",
		"Inleiding", "Vragen en antwoorden", "II Reactie van de Minister",
	} {
		if got, ok := parseHeading(in); ok {
			t.Errorf("%q was taken for the heading %+v", in, got)
		}
	}
}

func TestFactionsInSentences(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []parliament.Faction
	}{
		{"De leden van de VVD-fractie vragen", []parliament.Faction{"VVD"}},
		{"De VVD-fractieleden onderschrijven", []parliament.Faction{"VVD"}},
		{"De leden van de Tweede Kamerfractie van de ChristenUnie hebben", []parliament.Faction{"ChristenUnie"}},
		{"De leden van de fracties van de BBB, GroenLinks-PvdA en de VVD hebben", []parliament.Faction{"BBB", "GroenLinks-PvdA", "VVD"}},
		{"de leden van de CU-fractie en de ChristenUnie-fractie", []parliament.Faction{"ChristenUnie"}},
		{"De covoorzitters van de OVSE Minsk Groep hebben", nil},
		{"de leden van de Groep Van Haga vragen", []parliament.Faction{"Groep Van Haga"}},
		{"een fractie van de kosten", nil},
		{"", nil},
	} {
		if got := factionsIn(tt.in); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFurniture(t *testing.T) {
	for in, want := range map[string]string{
		"Tweede Kamer, vergaderjaar 2023–2024, 36 450, nr. 6 2":        "running-foot",
		"Tweede Kamer, vergaderjaar 2020–2021, 21 501-02, nr. 2401 10": "running-foot",
		"Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1":           "running-foot",
		"Tweede Kamer, zitting 1977-1978, Aanhangsel 363":              "old-running-foot",
		"Tweede Kamer, zitting 1977–1978, 14 800, nr. 2 17":            "old-running-foot",
		"Tweede Kamer, zitting 1977-1978, is daarover gesproken":       "",
		"Eerste Kamer, vergaderjaar 2022–2023, 25 295, BM 3":           "running-foot",
		"kst-21501-02-2401":  "paper-identifier",
		"ISSN 0921 - 7371":   "issn",
		"’s-Gravenhage 2021": "imprint",
		"4 Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr. 424":            "",
		"Zie Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr. 424":          "",
		"In ’s-Gravenhage 2021":                                              "",
		"De Tweede Kamer, vergaderjaar 2022–2023, heeft dit eerder gevraagd": "",
	} {
		lines := []line{{end: len(in)}}
		got := ""
		if found := markFurniture(in, lines); len(found) > 0 {
			got = found[0].rule
		}
		if got != want {
			t.Errorf("%q: got rule %q, want %q", in, got, want)
		}
	}
}

func TestMarkCandidates(t *testing.T) {
	for in, want := range map[string][]int{
		"massavernietingswapens.1":        {1},
		"«onvrij».6 Ook":                  {6},
		"Eppink c.s.8, wel":               {8},
		"28 mei.9 Die":                    {9},
		"16 juni jl.10":                   {10},
		"(Duitse6) media7":                {6, 7},
		"Ends1?":                          {1},
		"680.000 euro en 7,5 procent":     nil,
		"in 2021 op 12 juli":              nil,
		"artikel 3.2":                     nil,
		"wapens1.500":                     nil,
		"om 12:30 uur":                    nil,
		"0900-1234":                       nil,
		"1e kwartaal":                     nil,
		"nr. 2375":                        nil,
		"wapens.1000":                     nil,
		"A4, G7 en D66 zijn voorstelbaar": {4, 7, 66},
	} {
		var got []int
		eachMark(in, func(m markCandidate) { got = append(got, m.number) })
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", in, got, want)
		}
	}
}

func TestBestRow(t *testing.T) {
	row := func(numbersAndWeights ...int) []rowMark {
		var out []rowMark
		for i := 0; i < len(numbersAndWeights); i += 2 {
			out = append(out, rowMark{markCandidate: markCandidate{number: numbersAndWeights[i], weight: numbersAndWeights[i+1]}})
		}
		return out
	}
	for _, tt := range []struct {
		name string
		row  []rowMark
		want []bool
	}{
		{"none", nil, []bool{}},
		{"in order", row(1, 8, 2, 8, 3, 8), []bool{true, true, true}},
		{"G7 between 1 and 2", row(1, 8, 7, 2, 2, 8), []bool{true, false, true}},
		{"the same number twice: the one that looks more like a mark", row(1, 2, 1, 8, 2, 8), []bool{false, true, true}},
		{"a late number early", row(3, 8, 1, 8, 2, 8), []bool{false, true, true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, bestRow(tt.row)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAsking(t *testing.T) {
	for in, want := range map[string]bool{
		"De leden van de CDA-fractie vragen de Minister naar de actuele situatie.": true,
		"Deze leden vragen tevens wie daaraan deel zouden moeten nemen.":           true,
		"Voorts vragen deze leden aan de Minister aan te geven welke acties.":      true,
		"Wanneer zou dat kunnen, zo vragen deze leden.":                            true,
		"Tot slot zouden deze leden willen weten wat de gevolgen zijn.":            true,
		"Deze leden vernemen graag een reactie.":                                   true,
		"Deze leden hebben nog enkele vragen aan de Minister.":                     false,
		"Zij hebben hierover de volgende vragen en opmerkingen.":                   false,
		"Met betrekking tot de vraag over een besluit van de Veiligheidsraad.":     false,
		"Het kabinet ziet graag dat dit gebeurt.":                                  false,
		"Uw vragen aan het kabinet zijn beantwoord.":                               false,
	} {
		if got := parliament.AsksIndirectly(in); got != want {
			t.Errorf("%q: got %v, want %v", in, got, want)
		}
	}
	for in, want := range map[string]int{
		"Zo ja, hoe? Zo nee, waarom niet?": 2,
		"«Klopt dit?» Nee.":                1,
		"Met dit?1 Ja.":                    1,
		"https://x.nl/?a=b":                0,
		"Ja.":                              0,
	} {
		if got := questionMarks(in); got != want {
			t.Errorf("%q: got %d questions, want %d", in, got, want)
		}
	}
	for in, want := range map[string]bool{
		"De leden van de VVD-fractie merken op":                   true,
		"Deze leden begrijpen":                                    true,
		"De VVD-fractieleden onderschrijven":                      true,
		"Ten slotte ondersteunen de leden van de VVD-fractie":     true,
		"Het lid van de BBB-fractie heeft":                        true,
		"De ledenraad vergadert":                                  false,
		"De covoorzitters roepen":                                 false,
		"Daarnaast pleiten ze voor een terugkeer naar de tafel":   false,
		"Het kabinet deelt de zorg van de leden van de VVD":       false,
		"Ook in andere landen, zoals de leden van de Raad zeiden": true, // "Ook ... de leden": rare in answers, and only one of three signs
	} {
		if got := opensWithMembers(in); got != want {
			t.Errorf("%q: got %v, want %v", in, got, want)
		}
	}
}

func TestSentenceEnds(t *testing.T) {
	for in, want := range map[string]bool{
		"beperkt.": true, "niet?": true, "«deels vrij».": true, "(zie boven.)": true, "wapens.1": true, "«onvrij».6": true,
		"voor": false, "Minister:": false, "gewaar-": false, "2021": false, "": false, "vrij»": false,
	} {
		if got := endsSentence(in); got != want {
			t.Errorf("%q: got %v, want %v", in, got, want)
		}
	}
}

// TestGaps holds what stands between two lines of text: nothing, a blank line,
// or a page break with or without footnotes.
func TestGaps(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     gap
	}{
		{"next line", "Een zin\nloopt door.\n\nx\ny\n", noGap},
		{"blank line", "Een zin.\n\nEen zin.\n\nx\ny\n", blankGap},
		{"page break", "x\ny\n\nEen zin\n loopt door.\nx\n", pageGap},
		{"page break behind a blank line", "x\ny\n\nEen zin.\n\n Een zin.\nx\n", blankGap},
		{"footnotes and a page break", "Dit is een bom.1\n\nEen zin\n\n1 Kamerstuk.\n loopt door.\nx\ny\n", pageGap},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, err := source.New("gap", []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			p := &parser{text: text, s: text.String()}
			p.lines = cutLines(text)
			p.notes = markFootnotes(p.s, p.lines, lineRange{})
			var ends []int
			for i, l := range p.lines {
				if first := firstWord(p.s[l.start:l.end]); first == "Een" || first == "loopt" {
					ends = append(ends, i)
				}
			}
			if len(ends) != 2 {
				t.Fatalf("the case has lines %v", ends)
			}
			if got := p.gapBetween(ends[0], ends[1]); got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
		})
	}
}

func TestFootnoteZones(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     []int
	}{
		{"at the page's end", "Een bom.1\n\n1 Kamerstuk.\n Nog een.\na\nb\n", []int{1}},
		{"two in one block", "Een bom.1 En een.2\n\n1 Kamerstuk.\n2 Kamerstuk.\n", []int{1, 2}},
		{"with a blank line between", "Een bom.1 En een.2\n\n1 Kamerstuk.\n\n2 Kamerstuk.\n", []int{1, 2}},
		{"text behind them: no footnotes", "Een bom.1\n\n1 Kamerstuk.\n\nEen zin.\n", nil},
		{"a day", "Een bom.1 Een 9 juli.9\n\n9 juli werd het bekend.\n", nil},
		{"an amount", "Een bom.1\n\n1 miljoen euro is veel.\n", nil},
		{"an amount over a page break", "Een bom.1 Bijna\n 1 brug is gesloten.\nx\n", nil},
		{"a small letter under a mark", "Een bom.1\n\n1 bron: Kamerstuk.\n", []int{1}},
		{"a small letter without a mark", "Een bom.\n\n1 bron: Kamerstuk.\n", nil},
		{"a year", "Een bom.1\n\n2021 was een goed jaar.\n", nil},
		{"a number no word carries, not the next", "Een bom.1\n\n5 Kamerstuk.\n", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, err := source.New("notes", []byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			var got []int
			for _, n := range markFootnotes(text.String(), cutLines(text), lineRange{}) {
				got = append(got, n.number)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
