// Package webtest looks at a site from outside, as its visitors do: it follows
// every link and checks what every page must have.
//
//	webtest.Crawl(t, handler, 80)
package webtest

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// A crawl follows every link of a site and looks at every page it finds.
type crawl struct {
	t       *testing.T
	handler http.Handler
	todo    []string
	seen    map[string]bool
	// ids are the ids of each page, wanted the fragments that links name.
	ids    map[string]map[string]bool
	wanted map[string]string // address with fragment -> page with the link
	// queries counts the addresses of each path that have a query.
	queries map[string]int
}

// maxQueries is with how many queries a path is visited: filters and words can be
// put together in ways without end, and each result leads to every page with these.
const maxQueries = 60

// Crawl follows every internal link of a site from its front page. It wants each
// to lead to a page or a redirect, each fragment to be an id on its page, and
// each page to be whole: see checkPage. least is the number of addresses that
// have to be found, so that a site without links does not pass.
func Crawl(t *testing.T, handler http.Handler, least int) {
	t.Helper()
	c := &crawl{t: t, handler: handler, todo: []string{"/"}, seen: map[string]bool{"/": true}, ids: map[string]map[string]bool{}, wanted: map[string]string{}, queries: map[string]int{}}
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

// Get asks a handler for an address.
func Get(handler http.Handler, address string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	return w
}

// visit looks at one page and notes its links.
func (c *crawl) visit(address string) {
	w := Get(c.handler, address)
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
	c.checkLinkedData(address, html)
	written := linkedData.ReplaceAllString(html, "") // JSON may end in two braces
	for _, bad := range []string{"&amp;amp;", "&amp;lt;", "&amp;#", "&amp;quot;", "{{", "}}", "<no value>", "%!", "ZgotmplZ"} {
		if strings.Contains(written, bad) {
			c.t.Errorf("%s holds %q", address, bad)
		}
	}
	page, err := goquery.NewDocumentFromReader(strings.NewReader(html))
	if err != nil {
		c.t.Fatalf("%s: %v", address, err)
	}
	c.checkPage(address, page)
	page.Find("a[href], link[href]").Each(func(_ int, a *goquery.Selection) { c.note(address, a.AttrOr("href", "")) })
	page.Find("img[src]").Each(func(_ int, a *goquery.Selection) { c.note(address, a.AttrOr("src", "")) })
}

// linkedData is what a page says to search engines.
var linkedData = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

// checkLinkedData holds that it is JSON.
func (c *crawl) checkLinkedData(address, html string) {
	for _, m := range linkedData.FindAllStringSubmatch(html, -1) {
		if !json.Valid([]byte(m[1])) {
			c.t.Errorf("%s: the linked data is no JSON: %.200s", address, m[1])
		}
	}
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
	if u.RawQuery != "" && !c.seen[address] {
		if c.queries[u.Path]++; c.queries[u.Path] > maxQueries {
			return
		}
	}
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
	// What stands in a frame of another site has nothing of this one around it.
	around := 1
	if framed.MatchString(address) {
		around = 0
	}
	for selector, want := range map[string]int{
		"h1": 1, "main": 1, "html[lang=nl]": 1, "head > title": 1, "meta[name=description]": 1,
		"header.site-head": around, "footer": around, "a.skip[href='#inhoud']": around, "#zoek": around,
	} {
		if n := page.Find(selector).Length(); n != want {
			c.t.Errorf("%s: %d times %s, want %d", address, n, selector, want)
		}
	}
	for _, attr := range []string{"aria-labelledby", "for", "form"} {
		page.Find("[" + attr + "]").Each(func(_ int, e *goquery.Selection) {
			for _, to := range strings.Fields(e.AttrOr(attr, "")) {
				if !ids[to] {
					c.t.Errorf("%s: %s names %q, which is not there", address, attr, to)
				}
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
	says, more := "footer", `footer a[href$="/over"], footer a[href$="/over/"]`
	if around == 0 {
		says, more = "main", "main > p a"
	}
	if !strings.Contains(page.Find(says).Text(), "niet de officiële publicatie") || page.Find(more).Length() == 0 {
		c.t.Errorf("%s does not say what it is not", address)
	}
}

// framed are the addresses of the pages that other sites show in a frame.
var framed = regexp.MustCompile(`/inbed/?$`)
