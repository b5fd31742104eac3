package export

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"sync"
)

// instead is the page that says what a copy cannot do.
const instead = "/kopie"

// paramFrom is the parameter of the further pages of a list.
const paramFrom = "vanaf"

// queried are the first segments of pages that are another one for every query: a list
// that was narrowed, a comparison. There is no end to them, so a copy has none.
var queried = map[string]bool{"documenten": true, "vergelijk": true}

// files knows which file an address becomes. It is safe for concurrent use.
type files struct {
	base string // before every address in the copy, "" or "/archief"

	mu    sync.Mutex
	pages map[string][]string // by path: the values of paramFrom, in the order in which they were met
}

// A place is where an address stands in the copy.
type place struct {
	ask  string // what to ask the site for
	file string // within the folder, with slashes
	link string // address in the copy, without the base
}

// place returns where an address of the site stands; ok is false for one that needs
// a program to answer, or is none of the site.
func (f *files) place(u *url.URL) (p place, ok bool) {
	if u.Host != "" || u.Scheme != "" || !strings.HasPrefix(u.Path, "/") || u.Path != path.Clean(u.Path) {
		return place{}, false
	}
	first, rest, _ := strings.Cut(u.Path[1:], "/")
	switch {
	case first == "zoeken" || first == "oembed" || first == "healthz" || first == "readyz" || first == "api" && strings.HasPrefix(rest, "v1"),
		strings.HasPrefix(first, "zoeken."):
		return place{}, false
	case first == "static":
		return place{u.RequestURI(), u.Path[1:], u.Path + query(u)}, true
	}
	values := u.Query()
	from := values.Get(paramFrom)
	if name, _, _ := strings.Cut(first, "."); queried[name] {
		values.Del(paramFrom)
		if len(values) > 0 {
			return place{}, false
		}
	}
	ask := (&url.URL{Path: u.Path}).EscapedPath()
	file := u.Path
	if path.Ext(file) != "" && path.Ext(file) != "." {
		// A twin holds the whole list, whatever page it is the twin of.
		return place{ask, file[1:], file}, true
	}
	if from != "" && from != "0" {
		ask += "?" + url.Values{paramFrom: {from}}.Encode()
		file = path.Join(u.Path, "pagina", fmt.Sprint(f.number(u.Path, from)))
	}
	return place{ask, strings.TrimPrefix(path.Join(file, "index.html"), "/"), strings.TrimSuffix(file, "/") + "/"}, true
}

func query(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	return "?" + u.RawQuery
}

// number returns the number of a page of a list, from 2: pages are met in order.
func (f *files) number(list, from string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i, known := range f.pages[list] {
		if known == from {
			return i + 2
		}
	}
	f.pages[list] = append(f.pages[list], from)
	return len(f.pages[list]) + 1
}

// link returns the address in the copy of a link of the site. What a copy cannot
// answer leads to the page that says so. Links elsewhere stay as they are.
func (f *files) link(from *url.URL, href string) string {
	u, err := url.Parse(href)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" && u.RawQuery == "" {
		return href
	}
	u = from.ResolveReference(u)
	p, ok := f.place(u)
	if !ok {
		return f.base + instead + "/"
	}
	link := (&url.URL{Path: f.base + p.link}).EscapedPath()
	if strings.Contains(p.link, "?") {
		link = f.base + p.link
	}
	if u.Fragment != "" {
		link += "#" + u.EscapedFragment()
	}
	return link
}
