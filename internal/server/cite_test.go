package server_test

import (
	"bytes"
	"image/png"
	"net/http"
	"strings"
	"testing"

	"inbreng/internal/format"
	"inbreng/internal/server"
)

func TestTheBoxToCite(t *testing.T) {
	const base = "https://inbreng.example"
	s := newSite(t, base, sampleSources())
	for _, test := range []struct{ address, id, want string }{
		{"/kst-21501-09-101/antwoord/2", "adres", base + "/kst-21501-09-101/antwoord/2"},
		{"/kst-21501-09-101/antwoord/2", "leidraad", "Kamerstukken II 2020/21, 21501-09, nr. 101, antwoord 2"},
		{"/kst-21501-09-101/antwoord/2", "apa", "(2021, 25 augustus). Antwoord 2, in Verslag"},
		{"/kst-21501-09-101/antwoord/2", "gewoon", "Antwoord 2 aan VVD en D66, Verslag"},
		{"/kst-21501-09-101/antwoord/2", "bibtex", "@misc{kst-21501-09-101:2,"},
		{"/kst-21501-09-101/antwoord/d66-1", "leidraad", "Kamerstukken II 2020/21, 21501-09, nr. 101, vraag d66-1"},
		{"/kst-21501-09-101", "adres", base + "/kst-21501-09-101"},
		{"/kst-21501-09-101", "bibtex", "url = {" + base + "/kst-21501-09-101}"},
	} {
		if got := s.page(test.address).Find("#citeer-" + test.id).Text(); !strings.Contains(got, test.want) {
			t.Errorf("%s, %s: %q", test.address, test.id, got)
		}
	}
}

func TestWhatOtherSitesShowOfALink(t *testing.T) {
	const base = "https://inbreng.example"
	property := func(page interface{ Find(string) *selection }, name string) string {
		return page.Find(`meta[property="`+name+`"]`).AttrOr("content", "")
	}
	page := newSite(t, base, sampleSources()).page("/kst-21501-09-101/antwoord/2")
	for name, want := range map[string]string{
		"og:title": "Antwoord 2 aan VVD en D66: Drones – Waarnemers", "og:type": "article", "og:url": base + "/kst-21501-09-101/antwoord/2",
		"og:image": base + "/kst-21501-09-101/antwoord/2/kaart.png", "og:image:alt": "VVD en D66 vragen: Zijn er drones gezien?", "og:site_name": "Inbreng",
	} {
		if got := property(page, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if got := property(page, "og:description"); !strings.HasPrefix(got, "Ik verwijs naar het antwoord op vraag 1") {
		t.Errorf("description: %q", got)
	}
	// Without an address of its own the site names none.
	bare := newSite(t, "", sampleSources()).page("/kst-21501-09-101/antwoord/2")
	if bare.Find(`meta[property="og:image"], meta[property="og:url"]`).Length() != 0 || property(bare, "og:title") == "" {
		t.Error("a site that does not know its address gives one")
	}
}

func TestShareCards(t *testing.T) {
	s := newSite(t, "", sampleSources())
	seen := map[string]bool{}
	for _, address := range []string{"/kst-21501-09-101/kaart.png", "/kst-21501-09-101/antwoord/1/kaart.png", "/kst-21501-09-101/antwoord/d66-1/kaart.png"} {
		w := s.get(address)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "image/png" {
			t.Fatalf("%s: status %d, %s", address, w.Code, w.Header().Get("Content-Type"))
		}
		data := w.Body.Bytes()
		picture, err := png.Decode(bytes.NewReader(data))
		if err != nil || picture.Bounds().Dx() != format.CardWidth || picture.Bounds().Dy() != format.CardHeight {
			t.Errorf("%s: %v", address, err)
		}
		if seen[string(data)] {
			t.Errorf("%s is the picture of another address", address)
		}
		seen[string(data)] = true
		if again := s.get(address); !bytes.Equal(again.Body.Bytes(), data) {
			t.Errorf("%s is another picture the second time", address)
		}
	}
	for _, address := range []string{"/kst-21501-09-101/antwoord/99/kaart.png", "/kst-1-1/kaart.png"} {
		if w := s.get(address); w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", address, w.Code)
		}
	}
}

func TestFaultsAreReportedToTheOperator(t *testing.T) {
	for _, test := range []struct{ contact, want string }{
		{"", "/over#een-fout-gezien"},
		{"https://example.org/fouten", "https://example.org/fouten"},
		{"mailto:lezer@example.org", "mailto:lezer@example.org?body=https%3A%2F%2Finbreng.example%2Fkst-21501-09-101%2Fantwoord%2F2%0A%0A&subject=Fout%20in%20Kamerstukken"},
	} {
		s := newSite(t, "https://inbreng.example", sampleSources(), server.Operator{Contact: test.contact})
		for _, address := range []string{"/kst-21501-09-101", "/kst-21501-09-101/antwoord/2", "/kst-21501-09-101/fractie/d66"} {
			page := s.page(address)
			link := page.Find(`.share a[aria-label="Meld een fout in vraag en antwoord 2"]`)
			if got := link.AttrOr("href", ""); link.Length() != 1 || !strings.HasPrefix(got, test.want) {
				t.Errorf("%s with contact %q: %q", address, test.contact, got)
			}
			if n := page.Find(".exchange").Length(); page.Find(".exchange .share").Length() != n {
				t.Errorf("%s: not each of %d exchanges has the link", address, n)
			}
		}
	}
}

func TestTheOperatorHasASay(t *testing.T) {
	o := server.Operator{Name: "Stichting <Proef>", Contact: "mailto:info@example.org", About: "Wij *lezen* graag. <b>x</b>", Accessibility: "Getest in 2026.", Privacy: "Logboek: 7 dagen."}
	s := newSite(t, "", sampleSources(), o)
	for address, want := range map[string]string{"/over": "Wij lezen graag. <b>x</b>", "/toegankelijkheid": "Getest in 2026.", "/privacy": "Logboek: 7 dagen."} {
		got := s.page(address).Find(".operator").Text()
		if !strings.Contains(got, want) || !strings.Contains(got, "Stichting <Proef>") || !strings.Contains(got, "info@example.org") {
			t.Errorf("%s: %q", address, got)
		}
		if nobody := newSite(t, "", sampleSources()).page(address).Find(".operator").Text(); !strings.Contains(nobody, "heeft zijn naam niet opgegeven") || !strings.Contains(nobody, "Er is geen adres opgegeven") {
			t.Errorf("%s without an operator: %q", address, nobody)
		}
	}
	if n := s.page("/sneltoetsen").Find(".operator").Length(); n != 0 {
		t.Error("the operator has a say on a page that is not about it")
	}
}

func TestReadOperator(t *testing.T) {
	for _, test := range []struct{ name, file, fault string }{
		{"good", `{"name": "A", "contact": "mailto:a@example.org"}`, ""},
		{"empty", `{}`, ""},
		{"web address", `{"contact": "https://example.org/"}`, ""},
		{"no JSON", `name: A`, "not as it should be"},
		{"unknown field", `{"naam": "A"}`, `unknown field "naam"`},
		{"wrong type", `{"name": 1}`, "not as it should be"},
		{"two objects", `{} {}`, "goes on behind its end"},
		{"script", `{"contact": "javascript:alert(1)"}`, "want an address such as mailto:"},
		{"bare address", `{"contact": "a@example.org"}`, "want an address such as mailto:"},
		{"too large", `{"about": "` + strings.Repeat("x", 300<<10) + `"}`, "larger than 256 KB"},
	} {
		_, err := server.ReadOperator(strings.NewReader(test.file))
		if test.fault == "" && err != nil || test.fault != "" && (err == nil || !strings.Contains(err.Error(), test.fault)) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

func TestEveryPageSaysThatItIsNotTheOfficialPublication(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, address := range []string{"/", "/kst-21501-09-101", "/kst-21501-09-101/antwoord/1", "/kst-21501-09-101/bron", "/fracties/vvd", "/zoeken?q=drones", "/privacy", "/kwaliteit"} {
		if got := s.page(address).Find("footer").Text(); !strings.Contains(got, "niet de officiële publicatie") {
			t.Errorf("%s: the foot reads %q", address, got)
		}
	}
}
