package server_test

import (
	"image/png"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
	"inbreng/internal/webtest"
)

// TestEveryLinkLeadsSomewhere crawls the sample site from its front page.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	webtest.Crawl(t, newSite(t, "", sampleSources()).Handler(), 25)
}

// hostile is what nobody should be able to put on a page.
const hostile = `"><img src=x onerror=alert(1)><script>alert(1)</script>&lt;b&gt; {{.}} %!d [x](javascript:alert(1)) ` + "`x`"

// hostileSources returns a document with markup in every field that has words.
func hostileSources() []source {
	d, report := sample()
	d.Title, d.Subject, d.DossierTitle, d.Committee, d.Chair, d.Clerk = hostile, hostile, hostile, hostile, hostile, hostile
	d.SourceURL = "javascript:alert(1)"
	d.Askers = []parliament.Asker{{Name: hostile, Faction: hostile}}
	d.Addressees = []parliament.Minister{{Name: hostile, Office: parliament.OfficeMinister, Ministry: hostile}}
	d.Answerers = []parliament.Minister{{Name: hostile, Office: parliament.OfficeMinister}}
	d.Provenance = map[string]string{hostile: hostile}
	d.Sections[0].Heading, d.Sections[0].Number, d.Sections[0].Faction = hostile, hostile, hostile
	for i := range d.Exchanges {
		e := &d.Exchanges[i]
		e.Topic = hostile
		e.Factions = append(e.Factions, hostile)
		e.Questions[0].Body = paragraph(words(hostile), mark("1"))
		if e.Answer != nil {
			e.Answer.Label = hostile
			e.Answer.Body = paragraph(words(hostile), reference(parliament.ToURL, "javascript:alert(1)", hostile), mark("2"))
		}
		e.References = append(e.References, parliament.Reference{Kind: parliament.ToURL, Target: "javascript:alert(1)", Text: hostile},
			parliament.Reference{Kind: parliament.ToLetter, Target: hostile, Text: hostile}, parliament.Reference{Kind: parliament.ToPaper, Target: hostile, Text: hostile})
	}
	d.Footnotes[0].Body = paragraph(words(hostile))
	d.Abbreviations = append(d.Abbreviations, parliament.Abbreviation{Short: hostile, Long: hostile})
	d.Problems = append(d.Problems, parliament.Problem{Kind: parliament.ProblemKind(hostile), Text: hostile})
	report.Hyphens = append(report.Hyphens, parliament.HyphenDecision{Before: hostile, After: hostile, Result: hostile, Rule: hostile})
	report.Furniture = append(report.Furniture, parliament.Furniture{Rule: hostile, Text: hostile})
	markdown.Fill(d)
	return []source{{d, report, hostile + "\n" + sampleText}}
}

// TestMarkupInADocumentStaysText looks at every kind of page of a document that
// is full of markup, and at pages that repeat what somebody typed.
func TestMarkupInADocumentStaysText(t *testing.T) {
	s := newSite(t, "", hostileSources())
	typed := url.QueryEscape(hostile)
	addresses := []string{
		"/", "/documenten", "/dossiers/21501-09", "/fracties", "/fracties/vvd", "/kst-21501-09-101", "/kst-21501-09-101/antwoord/1",
		"/kst-21501-09-101/antwoord/2", "/kst-21501-09-101/fractie/vvd", "/kst-21501-09-101/bron", "/verwijzingen", "/verwijzingen/kst-21501-02-2375",
		"/afkortingen", "/nieuw", "/vergelijk", "/vergelijk?document=kst-21501-09-101&fractie=vvd&fractie=d66&fractie=" + typed, "/kwaliteit", "/kwaliteit/kst-21501-09-101", "/zoeken", "/zoeken?q=script", "/zoeken?q=" + typed,
		"/zoeken?q=x&fractie=" + typed + "&document=" + typed + "&onderwerp=" + typed + "&in=" + typed + "&vanaf=" + typed,
		"/" + url.PathEscape(hostile), "/fracties/" + url.PathEscape(hostile), "/kst-21501-09-101/antwoord/" + url.PathEscape(hostile),
		"/dossiers/" + url.PathEscape(hostile), "/verwijzingen/" + url.PathEscape(hostile),
		"/vragenstellers", "/bewindspersonen", "/ministeries", "/soorten", "/onbeantwoord", "/api", "/download", "/kst-21501-09-101/antwoord/1/inbed",
	}
	s.page("/").Find("a").Each(func(_ int, a *goquery.Selection) { addresses = append(addresses, a.AttrOr("href", "")) })
	for _, list := range []string{"/vragenstellers", "/bewindspersonen", "/ministeries", "/soorten"} {
		s.page(list).Find("main a").Each(func(_ int, a *goquery.Selection) { addresses = append(addresses, a.AttrOr("href", "")) })
	}
	for _, card := range []string{"/kst-21501-09-101/kaart.png", "/kst-21501-09-101/antwoord/1/kaart.png", "/kst-21501-09-101/antwoord/2/kaart.png"} {
		w := s.get(card)
		if _, err := png.Decode(w.Body); err != nil || w.Header().Get("Content-Type") != "image/png" {
			t.Errorf("%s: status %d, %v", card, w.Code, err)
		}
	}
	for _, address := range addresses {
		if !strings.HasPrefix(address, "/") {
			continue // of another site, or of the page itself
		}
		w := s.get(address)
		if w.Code != http.StatusOK && w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", address, w.Code)
		}
		page := parsePage(t, w.Body.String())
		if n := page.Find("script:not([src^='/static/']):not([type='application/ld+json']), img[onerror], main b:not(.contents b):not(.pager b)").Length(); n != 0 {
			t.Errorf("%s: %d elements come from the document", address, n)
		}
		page.Find("[href], [action], [src]").Each(func(_ int, e *goquery.Selection) {
			for _, attr := range []string{"href", "action", "src"} {
				if strings.HasPrefix(strings.ToLower(strings.TrimSpace(e.AttrOr(attr, ""))), "javascript:") {
					t.Errorf("%s: %s leads to a script", address, attr)
				}
			}
		})
		if strings.Contains(w.Body.String(), "&amp;amp;") {
			t.Errorf("%s escapes twice", address)
		}
	}
	if got := s.page("/kst-21501-09-101/antwoord/1").Find(".question .text").Text(); !strings.Contains(got, "<script>alert(1)</script>&lt;b&gt; {{.}} %!d") {
		t.Errorf("the words themselves are lost: %q", got)
	}
}
