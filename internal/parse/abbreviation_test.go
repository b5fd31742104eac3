package parse

import (
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/benchtest"
)

// shorts returns the abbreviations in text, short and long in turn.
func shorts(text string) []string {
	var got []string
	for _, f := range abbreviations(text) {
		got = append(got, f.short, f.long)
	}
	return got
}

func TestAbbreviations(t *testing.T) {
	for _, c := range []struct{ text, short, long string }{
		// All initials, words of little meaning aside.
		{"dat de Minsk Groep van de Organisatie voor Veiligheid en Samenwerking in Europa (OVSE) het medium is", "OVSE", "Organisatie voor Veiligheid en Samenwerking in Europa"},
		{"Het Oostelijk Partnerschap (OP) is", "OP", "Oostelijk Partnerschap"},
		{"door Kick Out Zwarte Piet (KOZP)?", "KOZP", "Kick Out Zwarte Piet"},
		{"het Ministerie van Binnenlandse Zaken en Koninkrijksrelaties (BZK)", "BZK", "Binnenlandse Zaken en Koninkrijksrelaties"},
		{"de staatssecretarissen van Volksgezondheid, Welzijn en Sport (VWS) hadden", "VWS", "Volksgezondheid, Welzijn en Sport"},
		{"De Wet ter voorkoming van witwassen en financieren van terrorisme (Wwft)", "Wwft", "Wet ter voorkoming van witwassen en financieren van terrorisme"},
		{"onder de Wet Langdurige Zorg (Wlz) vallen", "Wlz", "Wet Langdurige Zorg"},
		{"van de International Council for the Exploration of the Sea (ICES)-adviezen", "ICES", "International Council for the Exploration of the Sea"},
		{"bij NL Financial Investments (NLFI)", "NLFI", "NL Financial Investments"},
		{"het Bureau ter ondersteuning van de Landelijk Officier van Justitie inzake MOT-aangelegenheden (BLOM)", "BLOM", "Bureau ter ondersteuning van de Landelijk Officier van Justitie inzake MOT-aangelegenheden"},
		{"bij een algemene maatregel van bestuur (AMvB) geregeld", "AMvB", "algemene maatregel van bestuur"},
		{"het aantal verdachte transacties (VT’s)", "VT", "verdachte transacties"},
		{"De Vereniging van Nederlandse Gemeenten (VNG) is", "VNG", "Vereniging van Nederlandse Gemeenten"},
		{"de «Nationale Cryptostrategie» (NCS)", "NCS", "Nationale Cryptostrategie"},
		// Some initials.
		{"Het Internationale Comité van het Rode Kruis (ICRC) bezoekt", "ICRC", "Internationale Comité van het Rode Kruis"},
		{"binnen de Group of Governmental Experts on Lethal Autonomous Weapon Systems onder het Verdrag over bepaalde conventionele wapens (CCW)", "CCW", "Verdrag over bepaalde conventionele wapens"},
		{"van de Nederlandse Zorgautoriteit (NZa).", "NZa", "Nederlandse Zorgautoriteit"},
		{"het Korps landelijke politiediensten (KLPD)", "KLPD", "Korps landelijke politiediensten"},
		{"heeft de Algemene Rekenkamer (ARK) onderzocht", "ARK", "Algemene Rekenkamer"},
		{"de Fiscale inlichtingen- en opsporingsdienst - Economische controledienst (FIOD-ECD)", "FIOD-ECD", "Fiscale inlichtingen- en opsporingsdienst - Economische controledienst"},
		// Announced.
		{"Het Adviescollege toetsing regeldruk (hierna: ATR) beoordeelt", "ATR", "Adviescollege toetsing regeldruk"},
		{"de Wet open overheid (hierna: Woo).", "Woo", "Wet open overheid"},
		{"de Nationaal Coördinator (hierna NC)", "NC", "Nationaal Coördinator"},
		{"het Adviescollege toetsing regeldruk (hierna: het «ATR»)", "ATR", "Adviescollege toetsing regeldruk"},
		{"de Zorgverzekeringswet (hierna: Zvw)", "Zvw", "Zorgverzekeringswet"},
		// The short form first.
		{"onbemande vliegtuigen (UAV’s – Unmanned Aerial Vehicles) die", "UAV", "Unmanned Aerial Vehicles"},
	} {
		if diff := cmp.Diff([]string{c.short, c.long}, shorts(c.text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
		for _, f := range abbreviations(c.text) {
			if c.text[f.start:f.end] != f.short {
				t.Errorf("%q: %q stands at %d:%d", c.text, c.text[f.start:f.end], f.start, f.end)
			}
		}
	}
}

func TestNoAbbreviations(t *testing.T) {
	for _, text := range []string{
		"in multilateraal verband (OVSE, Raad van Europa, Mensenrechtenraad) is", "European External Action Service (europa.eu)", "werd een uitzichtspunt bezocht (Jidir Duzu), waarna",
		"van het lid Sneller (D66) aan", "de leden Van den Hil (VVD), Patijn (PvdA) en Helder (BBB)", "het lid Boswijk (CDA)", "Vragen van het lid Eerdmans (JA21)", "Mutluer (GroenLinks-PvdA)",
		"van de begrotingsstaat voor Buitenlandse Handel en Ontwikkelingshulp (XVII)", "en Nationale Schuld (IX)", "November 7 and 8, 2023 – Amsterdam (NL)", "(ook bij NAVO-bondgenoten)",
		"met bondgenoten (waaronder Turkije)", "berichten uit de (Duitse6) media", "(via de EU en/of de Minsk Groep van de OVSE)", "bezoek aan Armenië (17 juli jl.)", "onder de NAVO (EU) viel",
		"en het Verdrag is er. Dit heet (CCW)", "(ICRC)", "()", "(", ")", "((OVSE))", "de Minister (Zaken)", "beide landen (troepen van)", "Wageningen (2020)", "stikstof (NO2)",
		"de gewijzigde motie van Omtzigt (Kamerstuk 21 501-02, nr. 2234)", "meer werk dan verwacht (DAIC)", "Ons onderzoek was gericht op de taken van de bureaus jeugdzorg en de landelijk werkende instellingen (BJZ/LWI).", "vorige week (– Zie Onder)",
	} {
		if got := shorts(text); got != nil {
			t.Errorf("%q: found %q", text, got)
		}
	}
}

func TestAbbreviationsOfTheFirstDocument(t *testing.T) {
	want := []string{
		"OVSE", "Organisatie voor Veiligheid en Samenwerking in Europa",
		"ICRC", "Internationale Comité van het Rode Kruis",
		"UAV", "Unmanned Aerial Vehicles",
		"CCW", "Verdrag over bepaalde conventionele wapens",
		"OP", "Oostelijk Partnerschap",
	}
	if diff := cmp.Diff(want, shorts(firstText(t))); diff != "" {
		t.Error(diff)
	}
}

func FuzzAbbreviations(f *testing.F) {
	for _, s := range []string{
		"van de Organisatie voor Veiligheid en Samenwerking in Europa (OVSE) het", "(UAV’s – Unmanned Aerial Vehicles)", "Het Adviescollege toetsing regeldruk (hierna: ATR)", "«É» (ÉÉ)",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, a := range abbreviations(text) {
			if a.start < end || a.end <= a.start || a.end > len(text) || text[a.start:a.end] != a.short {
				t.Fatalf("%q: %q at %d:%d after %d", text, a.short, a.start, a.end, end)
			}
			end = a.end
			if a.long == "" || utf8.ValidString(text) && !utf8.ValidString(a.short+a.long) {
				t.Errorf("%q: %q is short for %q", text, a.short, a.long)
			}
		}
	})
}

func BenchmarkAbbreviations(b *testing.B) {
	text := firstText(b)
	b.SetBytes(int64(len(text)))
	defer benchtest.Processor(b)()
	for b.Loop() {
		abbreviations(text)
	}
}
