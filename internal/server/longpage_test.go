package server_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"inbreng/internal/parliament"
)

const longID = "kst-36600-XVII-5"

// long returns a document of 240 exchanges, each with a footnote of its own, in two
// sections.
func long() *parliament.Document {
	d := small(longID)
	d.Sections = []parliament.Section{{Number: "I", Heading: "Vragen van de VVD-fractie", Faction: "VVD"}, {Number: "II", Heading: "Vragen van de D66-fractie", Faction: "D66"}}
	d.Exchanges, d.Footnotes = nil, nil
	for n := 1; n <= 240; n++ {
		section := (n - 1) / 120
		note := parliament.FootnoteID(fmt.Sprint(n))
		answer := paragraph(words(fmt.Sprintf("Antwoord %d begint hier. %s", n, strings.Repeat("Het kabinet zet zich daarvoor in. ", 25))), mark(note))
		e := parliament.Exchange{
			ID: numbered(n), Numbers: []int{n}, Section: section, Factions: []parliament.Faction{d.Sections[section].Faction},
			Questions: []parliament.Question{{Number: n, Body: paragraph(words(fmt.Sprintf("Waarom %d?", n)))}},
			Answer:    &parliament.Answer{Label: "Antwoord", Body: answer}, Footnotes: []parliament.FootnoteID{note},
		}
		d.Exchanges = append(d.Exchanges, e)
		d.Footnotes = append(d.Footnotes, parliament.Footnote{ID: note, Number: n, Body: paragraph(words(fmt.Sprintf("Noot %d.", n)))})
	}
	written := func(b *parliament.Body, marks string) {
		b.Text = b.Blocks[0].Inlines[0].Text
		b.Markdown = b.Text + marks
	}
	for i := range d.Exchanges {
		written(&d.Exchanges[i].Questions[0].Body, "")
		written(&d.Exchanges[i].Answer.Body, fmt.Sprintf("[^%d]", i+1))
		written(&d.Footnotes[i].Body, "")
	}
	withLists(d)
	return d
}

// TestALongDocumentIsShownInParts looks at every part of one, and at all of it on one
// page.
func TestALongDocumentIsShownInParts(t *testing.T) {
	d := long()
	s := newSite(t, "", append(sampleSources(), source{d, &parliament.Report{}, "niets\n"}))
	address, shown, pages := "/"+longID, map[int]int{}, 0
	for next := address; next != ""; pages++ {
		if pages > 20 {
			t.Fatal("the parts have no end")
		}
		page := s.page(next)
		if w := s.get(next, func(r *http.Request) { r.Header.Set("Accept-Encoding", "gzip") }); w.Body.Len() > 46_000 {
			t.Errorf("%s weighs %d bytes", next, w.Body.Len())
		}
		// Every fragment that was ever a link is there, once.
		for n := 1; n <= 240; n++ {
			for _, id := range []string{"vraag-%d", "antwoord-%d", "noot-%d"} {
				if id := fmt.Sprintf(id, n); page.Find(`[id="`+id+`"]`).Length() != 1 {
					t.Fatalf("%s: %d elements have the id %s", next, page.Find(`[id="`+id+`"]`).Length(), id)
				}
			}
			if strings.Contains(page.Find("article.exchange").Text(), fmt.Sprintf("Antwoord %d begint hier", n)) {
				shown[n]++
			}
		}
		if n := page.Find(`.parts [aria-current="page"]`).Length(); n != 1 {
			t.Errorf("%s: %d parts are the current one", next, n)
		}
		// A mark leads to a note on the same page.
		page.Find(`sup.mark a`).Each(func(_ int, a *selection) {
			if id := strings.TrimPrefix(a.AttrOr("href", ""), "#"); page.Find(`.notes [id="`+id+`"]`).Length() != 1 {
				t.Errorf("%s: note %s is not among the notes", next, id)
			}
		})
		next = page.Find(`a[rel="next"]`).AttrOr("href", "")
	}
	if pages < 2 {
		t.Fatal("it stands on one page")
	}
	for n := 1; n <= 240; n++ {
		if shown[n] != 1 {
			t.Errorf("answer %d is shown %d times", n, shown[n])
		}
	}
	all := s.page(address + "?vanaf=alles")
	if got := all.Find("article.exchange").Length(); got != 240 || all.Find(".parts a").Length() != pages {
		t.Errorf("whole: %d exchanges, links to %d of %d parts", got, all.Find(".parts a").Length(), pages)
	}
	// From any number on, the part that holds it.
	if got := s.page(address + "?vanaf=239").Find(`[id="antwoord-240"] p`).Length(); got == 0 {
		t.Error("the part of the last answer does not show it")
	}
	for _, value := range []string{"-1", "9999999999999999999999", "x", "240"} {
		if page := s.page(address + "?vanaf=" + value); page.Find(`[id="antwoord-1"] p`).Length() == 0 {
			t.Errorf("vanaf=%s: not the first part", value)
		}
	}
	// A short document stays whole, whatever is asked.
	if page := s.page("/" + string(sampleID) + "?vanaf=1"); page.Find(".parts").Length() != 0 || page.Find("article.exchange").Length() != 4 {
		t.Error("the sample is shown in parts")
	}
}
