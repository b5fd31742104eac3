package parliament

import "testing"

func TestFindPost(t *testing.T) {
	for _, test := range []struct {
		preposition, text string
		want              Minister
		length            int
	}{
		{"van", "Justitie en Veiligheid en Binnenlandse Zaken", Minister{Ministry: "Justitie en Veiligheid"}, len("Justitie en Veiligheid")},
		{"van", "J en V en BZK", Minister{Ministry: "Justitie en Veiligheid", Printed: "J en V"}, len("J en V")},
		{"van", "J & V", Minister{Ministry: "Justitie en Veiligheid", Printed: "J & V"}, len("J & V")},
		{"", "VenJ.", Minister{Ministry: "Veiligheid en Justitie", Printed: "VenJ"}, len("VenJ")},
		{"van", "EZK", Minister{Ministry: "Economische Zaken en Klimaat", Printed: "EZK"}, len("EZK")},
		{"van", "EZ, BZ", Minister{Ministry: "Economische Zaken", Printed: "EZ"}, len("EZ")},
		{"van", "financiën", Minister{Ministry: "Financiën"}, len("Financiën")},
		{"van", "Financiën1", Minister{Ministry: "Financiën"}, len("Financiën")},
		{"voor", "Rechtsbescherming", Minister{Remit: "Rechtsbescherming"}, len("Rechtsbescherming")},
		{"", "Medische Zorg en Sport", Minister{Remit: "Medische Zorg en Sport"}, len("Medische Zorg en Sport")},
		{"van", "Rechtsbescherming", Minister{Remit: "Rechtsbescherming", Printed: "van Rechtsbescherming"}, len("Rechtsbescherming")},
		{"voor", "Financiën", Minister{Ministry: "Financiën", Printed: "voor Financiën"}, len("Financiën")},
		{"voor", "VRO", Minister{Remit: "Volkshuisvesting en Ruimtelijke Ordening", Printed: "VRO"}, len("VRO")},
		{"van", "VRO", Minister{Ministry: "Volkshuisvesting en Ruimtelijke Ordening", Printed: "VRO"}, len("VRO")},
		{"van", "vws", Minister{}, 0},          // letters are capitals
		{"van", "Financiënwet", Minister{}, 0}, // no whole word
		{"van", "EZ-brede", Minister{}, 0},
		{"van", "", Minister{}, 0},
	} {
		if got, n := FindPost(test.preposition, test.text); got != test.want || n != test.length {
			t.Errorf("FindPost(%q, %q) = %+v, %d, want %+v, %d", test.preposition, test.text, got, n, test.want, test.length)
		}
	}
}

// TestKnownPostsAreFoundAgain holds that every name and every abbreviation leads to
// one post, whichever stands longer beside it.
func TestKnownPostsAreFoundAgain(t *testing.T) {
	for _, p := range printedPosts {
		m, n := FindPost("", p.printed)
		if n != len(p.printed) || m.Post() != p.name {
			t.Errorf("%q leads to %q and not to %q", p.printed, m.Post(), p.name)
		}
		if got := FullPost(p.printed); got != p.name {
			t.Errorf("FullPost(%q) = %q, want %q", p.printed, got, p.name)
		}
	}
	if got := FullPost("Economische Zaken en Toerisme"); got != "Economische Zaken en Toerisme" {
		t.Errorf("a name that is not known became %q", got)
	}
}

func TestMinisterString(t *testing.T) {
	for want, m := range map[string]Minister{
		"Minister":                                       {Office: OfficeMinister},
		"Minister-President":                             {Office: OfficePrimeMinister, Ministry: "Algemene Zaken"},
		"Minister-President De Vries":                    {Name: "De Vries", Office: OfficePrimeMinister, Ministry: "Algemene Zaken"},
		"Minister van Financiën":                         {Office: OfficeMinister, Ministry: "Financiën"},
		"Minister voor Rechtsbescherming":                {Office: OfficeMinister, Remit: "Rechtsbescherming"},
		"Minister De Jonge":                              {Name: "De Jonge", Office: OfficeMinister},
		"Minister De Jonge (Binnenlandse Zaken)":         {Name: "De Jonge", Office: OfficeMinister, Ministry: "Binnenlandse Zaken"},
		"Minister Weerwind (Rechtsbescherming)":          {Name: "Weerwind", Office: OfficeMinister, Remit: "Rechtsbescherming"},
		"Staatssecretaris van Financiën – Toeslagen":     {Office: OfficeStateSecretary, Ministry: "Financiën", Remit: "Toeslagen"},
		"Staatssecretaris Smit (Financiën – Toeslagen)":  {Name: "Smit", Office: OfficeStateSecretary, Ministry: "Financiën", Remit: "Toeslagen"},
		"Minister van Volksgezondheid, Welzijn en Sport": {Office: OfficeMinister, Ministry: "Volksgezondheid, Welzijn en Sport", Printed: "VWS"},
	} {
		if got := m.String(); got != want {
			t.Errorf("%+v is %q, want %q", m, got, want)
		}
	}
}
