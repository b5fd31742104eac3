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
	for text, want := range map[string][]parliament.Minister{
		"de Minister van Financiën": {minister("Financiën")},
		"de Minister van Financiën en de Staatssecretaris van Justitie en Veiligheid": {minister("Financiën"), secretary("Justitie en Veiligheid")},
		"de Minister en de Staatssecretaris van " + lvvn:                              {minister(lvvn), secretary(lvvn)},
		"Minister en Staatssecretaris van " + landbouw:                                {minister(landbouw), secretary(landbouw)},
		"de Minister en de leden":                                                     nil,
		"de Minister en de Staatssecretaris":                                          nil,
	} {
		if diff := cmp.Diff(want, ministersIn(text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}
