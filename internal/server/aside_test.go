package server_test

import (
	"strings"
	"testing"

	"inbreng/internal/markdown"
)

func TestWhatStandsBesideTheText(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, address := range []string{"/kst-21501-09-101", "/kst-21501-09-101/antwoord/2", "/kst-21501-09-101/fractie/d66"} {
		answer := s.page(address).Find("#antwoord-2")
		if answer.Length() == 0 {
			t.Fatalf("%s has no answer 2", address)
		}
		notes := answer.Find("details.side")
		if notes.Length() != 2 || !strings.Contains(notes.Text(), "Kamerstuk 21 501-02, nr. 2375") {
			t.Errorf("%s: the notes beside the text are %q", address, notes.Text())
		}
		peek := answer.Find("details.peek")
		if peek.Length() != 1 || !strings.Contains(peek.Text(), "Ja. Zie de brief van 16 juni 2021.") || peek.Find("a").Length() != 1 {
			t.Errorf("%s: answer 1, which is referred to, reads %q here", address, peek.Text())
		}
	}
}

func TestEverySentenceThatAsksHasAnAddress(t *testing.T) {
	s := newSite(t, "", sampleSources())
	page := s.page("/kst-21501-09-101/antwoord/1")
	if got := page.Find(".asks").Text(); !strings.Contains(got, "2 vragen") {
		t.Errorf("counted: %q", got)
	}
	for id, want := range map[string]string{"vraag-1-zin-1": "De leden van de VVD-fractie vragen of de waarnemers", "vraag-1-zin-2": "Klopt dat?"} {
		if got := page.Find("#" + id).Text(); !strings.HasPrefix(got, want) {
			t.Errorf("#%s is %q", id, got)
		}
	}
	if n := s.page("/kst-21501-09-101/antwoord/3").Find(".asks").Length(); n != 0 {
		t.Errorf("one sentence that asks is counted as %d", n)
	}
}

func TestEveryParagraphHasALink(t *testing.T) {
	s := newSite(t, "", sampleSources())
	page := s.page("/kst-21501-09-101")
	paragraphs := page.Find(".exchange .text p:not(.none):not(details p), .exchange .text > .para > ul")
	links := page.Find(".exchange .pin")
	if paragraphs.Length() == 0 || paragraphs.Length() != links.Length() {
		t.Fatalf("%d links for %d paragraphs", links.Length(), paragraphs.Length())
	}
	seen := map[string]bool{}
	links.Each(func(_ int, a *selection) {
		label := a.AttrOr("aria-label", "")
		if seen[label] || label == "" {
			t.Errorf("the label %q is there twice", label)
		}
		seen[label] = true
		if page.Find(a.AttrOr("href", "")).Length() != 1 {
			t.Errorf("%s leads nowhere", a.AttrOr("href", ""))
		}
	})
}

func TestAbbreviationsAndDatesSayTheirLongForm(t *testing.T) {
	sources := sampleSources()
	d := sources[0].doc
	d.Exchanges[0].Answer.Body = paragraph(words("De OVSE was er op 19 november jl. en op 29 juli jl."))
	d.Exchanges[2].Questions[0].Body = paragraph(words("Was de OVSE er op 29 juli jl.?"))
	markdown.Fill(d)
	s := newSite(t, "", sources)
	answer := s.page("/kst-21501-09-101/antwoord/1").Find(".answer")
	if got := answer.Find("abbr").AttrOr("title", ""); got != "Organisatie voor Veiligheid en Samenwerking in Europa" {
		t.Errorf("OVSE is %q", got)
	}
	dates := answer.Find("time")
	if dates.Length() != 2 || dates.First().AttrOr("datetime", "") != "2020-11-19" || dates.Last().AttrOr("title", "") != "29 juli 2021" {
		t.Errorf("the dates of the answer, of 25 August 2021, are wrong: %d", dates.Length())
	}
	// The question was put on 14 July 2021.
	if got := s.page("/kst-21501-09-101/antwoord/3").Find(".question time").AttrOr("datetime", ""); got != "2020-07-29" {
		t.Errorf("29 July last is %s in a question of 14 July 2021", got)
	}
}
