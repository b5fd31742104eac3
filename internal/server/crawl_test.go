package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

// A crawl follows every link of a site and looks at every page it finds.
type crawl struct {
	*site
	todo []string
	seen map[string]bool
	// ids are the ids of each page, wanted the fragments that links name.
	ids    map[string]map[string]bool
	wanted map[string]string // address with fragment -> page with the link
}

// TestEveryLinkLeadsSomewhere crawls the sample site from its front page.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	crawlFrom(t, newSite(t, "", sampleSources()), 25)
}

func crawlFrom(t *testing.T, s *site, least int) {
	t.Helper()
	c := &crawl{site: s, todo: []string{"/"}, seen: map[string]bool{"/": true}, ids: map[string]map[string]bool{}, wanted: map[string]string{}}
	for len(c.todo) > 0 {
		address := c.todo[0]
		c.todo = c.todo[1:]
		c.visit(address)
	}
	for target, from := range c.wanted {
		address, fragment, _ := strings.Cut(target, "#")
		if ids, ok := c.ids[address]; ok && !ids[fragment] {
			t.Errorf("%s links to %s, which is not on that page", from, target)
		}
	}
	if len(c.seen) < least {
		t.Errorf("only %d addresses were found", len(c.seen))
	}
}

// visit looks at one page and notes its links.
func (c *crawl) visit(address string) {
	w := c.get(address)
	if w.Code/100 == 3 {
		c.note(address, w.Header().Get("Location"))
		return
	}
	if w.Code != http.StatusOK {
		c.t.Errorf("%s: status %d", address, w.Code)
		return
	}
	if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		return
	}
	html := w.Body.String()
	for _, bad := range []string{"&amp;amp;", "&amp;lt;", "&amp;#", "&amp;quot;", "{{", "}}", "<no value>", "%!", "ZgotmplZ"} {
		if strings.Contains(html, bad) {
			c.t.Errorf("%s holds %q", address, bad)
		}
	}
	page := parsePage(c.t, html)
	c.checkPage(address, page)
	page.Find("a[href], link[href]").Each(func(_ int, a *goquery.Selection) { c.note(address, a.AttrOr("href", "")) })
	page.Find("img[src]").Each(func(_ int, a *goquery.Selection) { c.note(address, a.AttrOr("src", "")) })
}

// note puts the target of a link on the list.
func (c *crawl) note(from, href string) {
	u, err := url.Parse(href)
	if err != nil || href == "" {
		c.t.Errorf("%s links to %q", from, href)
		return
	}
	if u.Host != "" || u.Scheme != "" {
		return
	}
	base, _ := url.Parse(from)
	u = base.ResolveReference(u)
	fragment := u.Fragment
	u.Fragment = ""
	address := u.String()
	if fragment != "" {
		c.wanted[address+"#"+fragment] = from
	}
	if !c.seen[address] {
		c.seen[address] = true
		c.todo = append(c.todo, address)
	}
}

// checkPage holds what every page must have.
func (c *crawl) checkPage(address string, page *goquery.Document) {
	ids := map[string]bool{}
	page.Find("[id]").Each(func(_ int, e *goquery.Selection) {
		id := e.AttrOr("id", "")
		if ids[id] || id == "" {
			c.t.Errorf("%s: the id %q is there twice, or empty", address, id)
		}
		ids[id] = true
	})
	c.ids[address] = ids
	for selector, want := range map[string]int{"h1": 1, "main": 1, "html[lang=nl]": 1, "title": 1, "meta[name=description]": 1, "header.site-head": 1, "footer": 1, "a.skip[href='#inhoud']": 1, "#zoek": 1} {
		if n := page.Find(selector).Length(); n != want {
			c.t.Errorf("%s: %d times %s, want %d", address, n, selector, want)
		}
	}
	for _, attr := range []string{"aria-labelledby", "for", "form"} {
		page.Find("[" + attr + "]").Each(func(_ int, e *goquery.Selection) {
			if to := e.AttrOr(attr, ""); !ids[to] {
				c.t.Errorf("%s: %s names %q, which is not there", address, attr, to)
			}
		})
	}
	level := 0
	page.Find("h1, h2, h3, h4, h5, h6").Each(func(_ int, h *goquery.Selection) {
		next := int(goquery.NodeName(h)[1] - '0')
		if next > level+1 || strings.TrimSpace(h.Text()) == "" {
			c.t.Errorf("%s: heading %q of level %d comes after level %d", address, h.Text(), next, level)
		}
		level = next
	})
	page.Find("main a").Each(func(_ int, a *goquery.Selection) {
		if strings.TrimSpace(a.Text()) == "" && a.AttrOr("aria-label", "") == "" {
			c.t.Errorf("%s: the link to %q has no words", address, a.AttrOr("href", ""))
		}
	})
	if !strings.Contains(page.Find("footer").Text(), "niet de officiële publicatie") || page.Find(`footer a[href="/over"]`).Length() == 0 {
		c.t.Errorf("%s does not say what it is not", address)
	}
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
		"/afkortingen", "/kwaliteit", "/kwaliteit/kst-21501-09-101", "/zoeken", "/zoeken?q=script", "/zoeken?q=" + typed,
		"/zoeken?q=x&fractie=" + typed + "&document=" + typed + "&onderwerp=" + typed + "&in=" + typed + "&vanaf=" + typed,
		"/" + url.PathEscape(hostile), "/fracties/" + url.PathEscape(hostile), "/kst-21501-09-101/antwoord/" + url.PathEscape(hostile),
		"/dossiers/" + url.PathEscape(hostile), "/verwijzingen/" + url.PathEscape(hostile),
	}
	for _, address := range addresses {
		w := s.get(address)
		if w.Code != http.StatusOK && w.Code != http.StatusNotFound {
			t.Errorf("%s: status %d", address, w.Code)
		}
		page := parsePage(t, w.Body.String())
		if n := page.Find("script, img[onerror], main b:not(.contents b):not(.pager b)").Length(); n != 0 {
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
