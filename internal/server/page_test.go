package server_test

import (
	"strings"
	"testing"
)

// TestPagesShowWhatTheyAreFor asks each page for its status and for the words
// that are its reason to be.
func TestPagesShowWhatTheyAreFor(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, test := range []struct{ address, selector, want string }{
		{"/", "h1", "Wat de Kamer vroeg"},
		{"/", ".tiles h3", "D66"},
		{"/", ".card h3", "Verslag van een schriftelijk overleg over waarnemers"},
		{"/documenten", "h1", "Documenten"},
		{"/documenten", ".card .fine", "Kamerstuk 21 501-09, nr. 101 · 31 augustus 2021 · 5 vragen, waarvan 4 beantwoord · opschrift van ons"},
		{"/dossiers/21501-09", "h1", "Raad voor Proeven"},
		{"/fracties", "tbody th", "D66VVD"},
		{"/fracties/vvd", ".note", "2 vragen"},
		{"/fracties/d66", "h3", "Drones"},
		{"/kst-21501-09-101", "h1", "Verslag van een schriftelijk overleg over waarnemers"},
		{"/kst-21501-09-101", ".note", "Dit opschrift is van ons"},
		{"/kst-21501-09-101", ".facts", "14 juli 2021"},
		{"/kst-21501-09-101", "#vraag-1", "De leden van de VVD-fractie vragen of de waarnemers"},
		{"/kst-21501-09-101", "#antwoord-1", "Ja. Zie de brief van 16 juni 2021."},
		{"/kst-21501-09-101", "#vraag-4", "En waar?"},
		{"/kst-21501-09-101", "#antwoord-3", "Voor de zomer."},
		{"/kst-21501-09-101", "#antwoord-d66-1", "geen antwoord"},
		{"/kst-21501-09-101", ".contents", "… vragen of de waarnemers"},
		{"/kst-21501-09-101", ".contents .about", "Drones"},
		{"/kst-21501-09-101", "#noot-1", "Kamerstuk 21 501-02, nr. 2375"},
		{"/kst-21501-09-101", "#vraag-2 li", "in Europa;"},
		{"/kst-21501-09-101/antwoord/1", ".facts", "vaste commissie voor Buitenlandse Zaken"},
		{"/kst-21501-09-101/antwoord/1", ".facts", "25 augustus 2021"},
		{"/kst-21501-09-101/antwoord/1", "#wordt + ul", "Antwoord 2, VVD en D66"},
		{"/kst-21501-09-101/antwoord/1", "#herkomst + dl", "regel 6, bladzijde 1 (gedrukt als 2)"},
		{"/kst-21501-09-101/antwoord/1", ".address", "/kst-21501-09-101/antwoord/1"},
		{"/kst-21501-09-101/antwoord/2", "h1", "Vraag en antwoord 2: Drones"},
		{"/kst-21501-09-101/antwoord/2", "#verwijst + ul", "Antwoord 1, VVD"},
		{"/kst-21501-09-101/antwoord/2", "#verwijst + ul", "Kamerstuk 21 501-02, nr. 2375"},
		{"/kst-21501-09-101/antwoord/2", "#noot-2", "2. https://example.org/motie_een"},
		{"/kst-21501-09-101/antwoord/3", "h1", "Vraag en antwoord 3 en 4"},
		{"/kst-21501-09-101/antwoord/2", ".pager", "3 en 4, D66"},
		{"/kst-21501-09-101/fractie/d66", "h1", "Inbreng van D66"},
		{"/kst-21501-09-101/fractie/vvd", ".intro", "danken voor de brief"},
		{"/kst-21501-09-101/bron", "#regel-7 code", "voor Veiligheid en Samenwerking in Europa (OVSE) toegang heb-"},
		{"/kst-21501-09-101/bron", "#bladzijde-2", "Bladzijde 2 (gedrukt als 3)"},
		{"/kst-21501-09-101/bron", ".k-topic", "Drones"},
		{"/zoeken?q=drones", ".hit mark", "drones"},
		{"/zoeken?q=zomer", ".total", "1 vraag gevonden"},
		{"/zoeken", ".total", "Alle 4 vragen."},
		{"/zoeken?q=zxqwvk", ".total", "Niets gevonden"},
		{"/verwijzingen", ".list", "Kamerstuk 21 501-02, nr. 2375"},
		{"/verwijzingen/kst-21501-02-2375", ".list", "Noot 1 bij antwoord 1 (VVD)"},
		{"/verwijzingen/kst-21501-02-2375", ".list", "“de brief van 16 juni 2021”"},
		{"/afkortingen", ".terms", "Organisatie voor Veiligheid"},
		{"/nieuw", "main h2", "2 januari 2026"},
		{"/nieuw", "main li", "nieuw"},
		{"/kwaliteit", "tbody", "Verslag van een schriftelijk overleg"},
		{"/kwaliteit/kst-21501-09-101", "#problemen + ul", "Een vraag van D66 heeft geen antwoord. regel"},
		{"/kwaliteit/kst-21501-09-101", "#onopgelost + ul", "Antwoord 9 is er niet."},
		{"/kwaliteit/kst-21501-09-101", "tbody", "heb-benhebbenwegwoordenlijstregel 7"},
		{"/kwaliteit/kst-21501-09-101", "#weggelaten + p", "104 stukjes die bij de bladzijde horen"},
		{"/kwaliteit/kst-21501-09-101", "#weggelaten ~ h3", "Kenmerk van het stuk 1Voetregel van elke bladzijde 103"},
		{"/kwaliteit/kst-21501-09-101", "#weggelaten ~ ul", "kst-21501-09-101 bladzijde 1"},
		{"/kwaliteit/kst-21501-09-101", "#weggelaten ~ ul", "21 501-09, nr. 101 100 bladzijde 100 en nog 3"},
		{"/kwaliteit/kst-36600-VII-1", "#weggelaten + p", "Niets"},
		{"/api", "h1", "Open data"},
		{"/api", ".api h3", "GET /api/v1/search"},
		{"/api", ".api dt", "faction"},
		{"/over", "h1", "Over Inbreng"},
		{"/over", "main", "niet de officiële publicatie"},
		{"/kst-21501-09-101", ".topic h3", "Hoofdlijnen"},
	} {
		t.Run(strings.TrimPrefix(test.address, "/")+" "+test.selector, func(t *testing.T) {
			found := s.page(test.address).Find(test.selector)
			got := strings.Join(strings.Fields(found.Text()), " ")
			if !strings.Contains(got, test.want) {
				t.Errorf("%q is %q, want %q in it", test.selector, got, test.want)
			}
		})
	}
}
