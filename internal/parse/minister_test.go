package parse

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
)

func TestMinistersIn(t *testing.T) {
	const landbouw, lvvn = "Landbouw, Natuur en Voedselkwaliteit", "Landbouw, Visserij, Voedselzekerheid en Natuur"
	minister := func(ministry string) parliament.Minister {
		return parliament.Minister{Office: parliament.OfficeMinister, Ministry: ministry}
	}
	secretary := func(ministry string) parliament.Minister {
		return parliament.Minister{Office: parliament.OfficeStateSecretary, Ministry: ministry}
	}
	remit := func(name, printed string) parliament.Minister {
		return parliament.Minister{Office: parliament.OfficeMinister, Remit: name, Printed: printed}
	}
	printed := func(ministry, printed string) parliament.Minister {
		return parliament.Minister{Office: parliament.OfficeMinister, Ministry: ministry, Printed: printed}
	}
	president := parliament.Minister{Office: parliament.OfficePrimeMinister, Ministry: "Algemene Zaken"}
	for text, want := range map[string][]parliament.Minister{
		"de Minister van Financiën": {minister("Financiën")},
		"de Minister van Financiën en de Staatssecretaris van Justitie en Veiligheid": {minister("Financiën"), secretary("Justitie en Veiligheid")},
		"de Minister en de Staatssecretaris van " + lvvn:                              {minister(lvvn), secretary(lvvn)},
		"Minister en Staatssecretaris van " + landbouw:                                {minister(landbouw), secretary(landbouw)},
		"de Minister en de leden":                                                     nil,
		"de Minister en de Staatssecretaris":                                          nil,

		// Ministers who have no ministry.
		"de Minister voor Rechtsbescherming": {remit("Rechtsbescherming", "")},
		"de Ministers van Justitie en Veiligheid en voor Rechtsbescherming en de Staatssecretaris van Justitie en Veiligheid": {
			minister("Justitie en Veiligheid"), remit("Rechtsbescherming", ""), secretary("Justitie en Veiligheid"),
		},
		"de Ministers van Buitenlandse Zaken, voor Buitenlandse Handel en Ontwikkelingssamenwerking en van Defensie": {
			minister("Buitenlandse Zaken"), remit("Buitenlandse Handel en Ontwikkelingssamenwerking", ""), minister("Defensie"),
		},
		"de Ministers voor Primair en Voortgezet Onderwijs en van Onderwijs, Cultuur en Wetenschap": {
			remit("Primair en Voortgezet Onderwijs", ""), minister("Onderwijs, Cultuur en Wetenschap"),
		},
		"de Minister voor Volkshuisvesting en Ruimtelijke Ordening": {remit("Volkshuisvesting en Ruimtelijke Ordening", "")},
		"de Minister van Volkshuisvesting en Ruimtelijke Ordening":  {minister("Volkshuisvesting en Ruimtelijke Ordening")},
		"de minister voor Bruggen, Sluizen en Dijken over":          {remit("Bruggen, Sluizen en Dijken", "")},
		"de Minister van Rechtsbescherming":                         {remit("Rechtsbescherming", "van Rechtsbescherming")},
		"de staatssecretaris van Financiën - Toeslagen en Douane": {
			{Office: parliament.OfficeStateSecretary, Ministry: "Financiën", Remit: "Toeslagen en Douane"},
		},

		// Abbreviations, with "van", with one "van" for two, and without.
		"de ministers van J en V en BZK":             {printed("Justitie en Veiligheid", "J en V"), printed("Binnenlandse Zaken en Koninkrijksrelaties", "BZK")},
		"de ministers van J&V, BZK en SZW":           {printed("Justitie en Veiligheid", "J&V"), printed("Binnenlandse Zaken en Koninkrijksrelaties", "BZK"), printed("Sociale Zaken en Werkgelegenheid", "SZW")},
		"de minister van VWS":                        {printed("Volksgezondheid, Welzijn en Sport", "VWS")},
		"Minister VWS":                               {printed("Volksgezondheid, Welzijn en Sport", "VWS")},
		"de ministers van JenV en XYZ":               {printed("Justitie en Veiligheid", "JenV"), minister("XYZ")},
		"de minister voor BHOS":                      {remit("Buitenlandse Handel en Ontwikkelingssamenwerking", "BHOS")},
		"de Minister van Financiën (FIN) en van EZK": {minister("Financiën"), printed("Economische Zaken en Klimaat", "EZK")},

		// A list without its second "van", in other letters, with a slip and with a mark.
		"de ministers van Justitie en Veiligheid en Binnenlandse Zaken en Koninkrijkrelaties": {
			minister("Justitie en Veiligheid"), printed("Binnenlandse Zaken en Koninkrijksrelaties", "Binnenlandse Zaken en Koninkrijkrelaties"),
		},
		"de minister van justitie en veiligheid":                             {minister("Justitie en Veiligheid")},
		"de Minister van Financiën1":                                         {minister("Financiën")},
		"de Minister-President, Minister van Algemene Zaken":                 {president},
		"de Minister-President en de Minister van Financiën":                 {president, minister("Financiën")},
		"de Minister van Economische Zaken en Toerisme":                      {minister("Economische Zaken en Toerisme")},
		"de Minister van Financiën alsmede de Staatssecretaris van Defensie": {minister("Financiën"), secretary("Defensie")},

		// What is no ministry is none.
		"de Minister De Jonge":                             nil,
		"de Minister van Financiën en de Rekenkamer":       {minister("Financiën")},
		"de Minister van Justitie en Veiligheid en De Wit": {minister("Justitie en Veiligheid")},
	} {
		got, _ := ministersIn(text)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
