package bleveindex

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLongNames(t *testing.T) {
	for text, want := range map[string][]shortForm{
		"Het Europees Hof voor de Rechten van de Mens oordeelt.": {{"ehrm", "Europees Hof voor de Rechten van de Mens"}},
		"Bij de Organisatie voor\nEconomische Samenwerking en Ontwikkeling en de VN.": {
			{"oeso", "Organisatie voor\nEconomische Samenwerking en Ontwikkeling"},
		},
		"Europese Unie":               nil, // two initials are anything
		"Blok, Kaag, Rutte":           nil, // a comma parts names
		"Minister Blok. Zijn Raad":    nil,
		"A B C D E F G H I J":         nil,
		"de hoge commissaris":         nil,
		"Étienne Davignon Foundation": {{"edf", "Étienne Davignon Foundation"}},
		"":                            nil,
	} {
		var got []shortForm
		for name := range longNames(text) {
			got = append(got, name)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
	for range longNames("Alle Beste Collega's. Dit Een Fraai Gezicht Hier") {
		break // and it may be left
	}
}
