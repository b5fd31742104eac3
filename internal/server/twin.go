package server

import (
	"context"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// A twin is another form of what a page shows, for programs, under the address of
// the page with a suffix: /kst-21501-02-2401.json.
type twin struct {
	Suffix string
	Type   string // media type, as in the header
	Name   string // for readers
}

// twins are all the forms, in the order in which pages list them.
var twins = []twin{
	{".json", "application/json; charset=utf-8", "JSON"},
	{".md", "text/markdown; charset=utf-8", "Markdown"},
	{".txt", "text/plain; charset=utf-8", "platte tekst"},
	{".csv", "text/csv; charset=utf-8; header=present", "CSV"},
	{".bib", "application/x-bibtex; charset=utf-8", "BibTeX"},
	{".ris", "application/x-research-info-systems; charset=utf-8", "RIS"},
	{".csl.json", "application/vnd.citationstyles.csl+json", "CSL-JSON"},
	{".xml", "application/akn+xml; charset=utf-8", "Akoma Ntoso"},
	{".atom", "application/atom+xml; charset=utf-8", "Atom-feed"},
}

// mediaType returns the type without its parameters.
func (t *twin) mediaType() string {
	bare, _, _ := strings.Cut(t.Type, ";")
	return bare
}

// An encoder writes a twin from one release. It returns nothing when it has
// answered otherwise, by leading elsewhere.
type encoder func(w http.ResponseWriter, r *http.Request, rel *release) ([]byte, error)

// A route is a page with its twins, by suffix.
type route struct {
	page  handler
	twins map[string]encoder
	// queried says that the query of an address says which record it is; elsewhere
	// it only says where a reader comes from.
	queried bool
}

// offers returns the twins that the route has.
func (rt *route) offers() []twin {
	var have []twin
	for _, t := range twins {
		if rt.twins[t.Suffix] != nil {
			have = append(have, t)
		}
	}
	return have
}

// An asking is what the address of a request says besides the record.
type asking struct {
	twin    *twin  // the form that was asked for by suffix, nil for the page
	offers  []twin // the forms that the record has
	queried bool   // see route
}

type askingKey struct{}

// asked returns what a request asks besides the record.
func asked(r *http.Request) asking {
	a, _ := r.Context().Value(askingKey{}).(asking)
	return a
}

// suffixed are the first segments below which an address may end in a suffix that
// is its own, and the files that are known by their whole name.
var suffixed = map[string]bool{
	"static": true, "api": true, "download": true, "oembed": true,
	"robots.txt": true, "sitemap.xml": true, "opensearch.xml": true, "feed.atom": true, "site.webmanifest": true, "favicon.ico": true,
}

// cutSuffix takes the suffix of a twin off the address, in the one place where that
// is done, so that what is behind it has one route for each record.
func cutSuffix(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		first, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		if suffixed[first] || strings.HasPrefix(first, "sitemap-") {
			next.ServeHTTP(w, r)
			return
		}
		if t := twinOf(r.URL.Path); t != nil {
			r = r.WithContext(context.WithValue(r.Context(), askingKey{}, asking{twin: t}))
			address := *r.URL
			address.Path = strings.TrimSuffix(address.Path, t.Suffix)
			address.RawPath = strings.TrimSuffix(address.RawPath, t.Suffix)
			r.URL = &address
		}
		next.ServeHTTP(w, r)
	})
}

// twinOf returns the twin whose suffix a path has, the longest where one ends in
// another; nil for none.
func twinOf(path string) (longest *twin) {
	for i := range twins {
		before, ok := strings.CutSuffix(path, twins[i].Suffix)
		if ok && !strings.HasSuffix(before, "/") && (longest == nil || len(twins[i].Suffix) > len(longest.Suffix)) {
			longest = &twins[i]
		}
	}
	return longest
}

// record serves a page and its twins. On the address of the page an Accept header
// that prefers a twin is led to it.
func (s *Server) record(rt route) http.HandlerFunc {
	offers := rt.offers()
	page := s.page(s.keep(rt.page))
	return func(w http.ResponseWriter, r *http.Request) {
		a := asked(r)
		var wanted *twin
		path, acceptable := r.URL.Path, true
		if a.twin != nil {
			path += a.twin.Suffix
		} else {
			wanted, acceptable = negotiate(r.Header.Get("Accept"), offers)
		}
		if wanted == nil && acceptable && s.sendKept(w, r, path) {
			return
		}
		a.offers, a.queried = offers, rt.queried
		r = r.WithContext(context.WithValue(r.Context(), askingKey{}, a))
		if a.twin != nil {
			s.answer(s.keep(s.encoded(rt, a.twin)), s.serveProblem)(w, r)
			return
		}
		if len(offers) > 0 {
			vary(w.Header(), "Accept")
		}
		switch {
		case !acceptable:
			s.answer(func(http.ResponseWriter, *http.Request, *release) error {
				return &pageError{status: http.StatusNotAcceptable, sentence: "Wat u vraagt is er niet in een vorm die u aanneemt. " + formsSentence(offers)}
			}, s.serveProblem)(w, r)
		case wanted != nil:
			address := url.URL{Path: r.URL.Path + wanted.Suffix, RawQuery: r.URL.RawQuery}
			http.Redirect(w, r, address.String(), http.StatusSeeOther)
		default:
			page(w, r)
		}
	}
}

// encoded returns the handler of one twin of a route.
func (s *Server) encoded(rt route, t *twin) handler {
	return func(w http.ResponseWriter, r *http.Request, rel *release) error {
		encode := rt.twins[t.Suffix]
		if encode == nil {
			return &pageError{status: http.StatusNotFound, sentence: "Dit is er niet als " + t.Name + ". " + formsSentence(rt.offers())}
		}
		body, err := encode(w, r, rel)
		if err != nil || body == nil {
			return err
		}
		h := w.Header()
		h.Set("Content-Type", t.Type)
		h.Set("Content-Language", "nl")
		h.Set("Cache-Control", "no-cache")
		h.Set("Access-Control-Allow-Origin", "*")
		addLink(h, addressOf(r.URL, ""), "alternate", "text/html")
		serveBytes(w, r, body, hashOf(body))
		return nil
	}
}

// formsSentence says in which forms a record is there.
func formsSentence(offers []twin) string {
	if len(offers) == 0 {
		return "Het is er alleen als bladzijde."
	}
	suffixes := make([]string, len(offers))
	for i, t := range offers {
		suffixes[i] = t.Suffix
	}
	return "Het is er als bladzijde en als " + enumerate(suffixes) + "."
}

// addressOf returns an address of the site with a suffix behind its path.
func addressOf(u *url.URL, suffix string) string {
	return (&url.URL{Path: u.Path + suffix, RawQuery: u.RawQuery}).String()
}

func linkHeader(address, rel, mediaType string) string {
	return "<" + address + `>; rel="` + rel + `"; type="` + mediaType + `"`
}

// addLink announces a link in the header. All stand in one line, for a page has six, and
// every line of a header costs as much as a step of the handler.
func addLink(h http.Header, address, rel, mediaType string) {
	link := linkHeader(address, rel, mediaType)
	if before := h.Get("Link"); before != "" {
		link = before + ", " + link
	}
	h.Set("Link", link)
}

// An alternate is a link to a twin in the head of a page.
type alternate struct{ URL, Type, Title string }

// alternates returns the links to the twins of a page but one, and announces them.
func alternates(h http.Header, r *http.Request, lacks string) []alternate {
	var links []alternate
	record := *r.URL
	if !asked(r).queried {
		record.RawQuery = ""
	}
	for _, t := range asked(r).offers {
		if t.Suffix == lacks {
			continue
		}
		a := alternate{addressOf(&record, t.Suffix), t.mediaType(), t.Name}
		addLink(h, a.URL, "alternate", a.Type)
		links = append(links, a)
	}
	return links
}

// A choiceOfType is one item of an Accept header.
type choiceOfType struct {
	mediaType string
	quality   float64
}

// negotiate returns the twin that an Accept header prefers to the page, nil for the
// page itself; acceptable is false if it accepts nothing that there is.
func negotiate(header string, offers []twin) (wanted *twin, acceptable bool) {
	// Browsers put the page first, and nothing can be wanted more than that.
	if rest, ok := strings.CutPrefix(header, "text/html"); header == "" || ok && (rest == "" || rest[0] == ',') {
		return nil, true
	}
	choices := accepted(header)
	if len(choices) == 0 {
		return nil, true
	}
	best := qualityOf(choices, "text/html")
	acceptable = best > 0
	for i := range offers {
		if q := qualityOf(choices, offers[i].mediaType()); q > best {
			best, wanted, acceptable = q, &offers[i], true
		}
	}
	return wanted, acceptable
}

// qualityOf returns how much a type is wanted: as the most specific item that
// holds for it says.
func qualityOf(choices []choiceOfType, mediaType string) float64 {
	kind, _, _ := strings.Cut(mediaType, "/")
	for _, pattern := range []string{mediaType, kind + "/*", "*/*"} {
		if i := slices.IndexFunc(choices, func(c choiceOfType) bool { return c.mediaType == pattern }); i >= 0 {
			return choices[i].quality
		}
	}
	return 0
}

// maxAccepted is how many items of an Accept header are looked at. Browsers send
// about eight.
const maxAccepted = 32

// accepted reads an Accept header. What is no media type is left out.
func accepted(header string) (choices []choiceOfType) {
	for item := range strings.SplitSeq(header, ",") {
		mediaType, params, err := mime.ParseMediaType(item)
		if err != nil || !strings.Contains(mediaType, "/") || len(choices) == maxAccepted {
			continue
		}
		quality := 1.0
		if q, err := strconv.ParseFloat(params["q"], 64); err == nil && q >= 0 && q <= 1 {
			quality = q
		}
		choices = append(choices, choiceOfType{mediaType, quality})
	}
	return choices
}
