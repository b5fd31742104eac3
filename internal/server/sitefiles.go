package server

import (
	"iter"
	"net/http"
	"strconv"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/format"
	"inbreng/internal/parliament"
)

// serveFile sends a file that the web expects at a fixed address.
func serveFile(w http.ResponseWriter, r *http.Request, mediaType string, body []byte) error {
	h := w.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Cache-Control", "no-cache")
	serveBytes(w, r, body, hashOf(body))
	return nil
}

// errNoBase is the error for files that hold absolute addresses only, on a site
// that does not know its own.
var errNoBase = &pageError{status: http.StatusNotFound, sentence: "Dit bestand heeft volledige adressen nodig, en deze site weet haar eigen adres niet (--base-url)."}

// serveSitemap sends the addresses of all pages, or where there are too many for
// one file, the addresses of files with these.
func (s *Server) serveSitemap(w http.ResponseWriter, r *http.Request, rel *release) error {
	if s.baseURL == "" {
		return errNoBase
	}
	parts := rel.sitemapParts()
	if len(parts) == 1 {
		return s.sendSitemap(w, r, rel, parts[0])
	}
	var maps []format.SitemapPage
	for i := range parts {
		maps = append(maps, format.SitemapPage{URL: s.baseURL + "/sitemap-" + strconv.Itoa(i+1) + ".xml"})
	}
	body, err := format.SitemapIndex(maps)
	if err != nil {
		return err
	}
	return serveFile(w, r, "application/xml; charset=utf-8", body)
}

// serveSitemapPart sends one of several files of addresses.
func (s *Server) serveSitemapPart(w http.ResponseWriter, r *http.Request, rel *release) error {
	if s.baseURL == "" {
		return errNoBase
	}
	parts := rel.sitemapParts()
	n, err := strconv.Atoi(chi.URLParam(r, "part"))
	if err != nil || n < 1 || n > len(parts) || len(parts) == 1 {
		return notFound("Zo veel delen heeft de sitemap niet.")
	}
	return s.sendSitemap(w, r, rel, parts[n-1])
}

// A sitemapPart is the documents from one number to before another; the first part
// also has all pages that belong to no document.
type sitemapPart struct{ from, to int }

// sitemapParts returns the documents in parts small enough for one file each.
func (rel *release) sitemapParts() []sitemapPart {
	documents := rel.Corpus.Documents()
	parts := []sitemapPart{{}}
	size := len(fixedPages) + len(rel.Corpus.Factions()) + len(rel.Corpus.Papers()) + len(documents) // at most as many dossiers
	for i := range documents {
		// The document, its source and report, its exchanges and contributions.
		n := 3 + documents[i].Exchanges + len(documents[i].Factions)
		if size+n > format.MaxSitemap {
			parts = append(parts, sitemapPart{from: i, to: i})
			size = 0
		}
		size += n
		parts[len(parts)-1].to = i + 1
	}
	return parts
}

// fixedPages are the pages that every release has.
var fixedPages = []string{"/", "/documenten", "/fracties", "/verwijzingen", "/afkortingen", "/vragenstellers", "/bewindspersonen", "/ministeries", "/soorten", "/onbeantwoord", "/vergelijk", "/kwaliteit", "/api", "/download", "/over", "/zoekhulp", "/toegankelijkheid", "/privacy", "/sneltoetsen"}

func (s *Server) sendSitemap(w http.ResponseWriter, r *http.Request, rel *release, part sitemapPart) error {
	var pages []format.SitemapPage
	for page, err := range rel.pagesOf(part) {
		if err != nil {
			return err
		}
		page.URL = s.baseURL + page.URL
		pages = append(pages, page)
	}
	body, err := format.Sitemap(pages)
	if err != nil {
		return err
	}
	return serveFile(w, r, "application/xml; charset=utf-8", body)
}

// pagesOf yields the addresses, without that of the site, of the pages of one part.
func (rel *release) pagesOf(part sitemapPart) iter.Seq2[format.SitemapPage, error] {
	return func(yield func(format.SitemapPage, error) bool) {
		documents := rel.Corpus.Documents()
		var paths []string
		if part.from == 0 {
			paths = append(paths, fixedPages...)
			for _, f := range rel.Corpus.Factions() {
				paths = append(paths, factionURL(f.Faction))
			}
			for _, p := range rel.Corpus.Papers() {
				paths = append(paths, paperURL(p.ID))
			}
			seen := map[string]bool{"": true}
			for i := range documents {
				if d := documents[i].Dossier; !seen[d] {
					seen[d] = true
					paths = append(paths, dossierURL(d))
				}
			}
		}
		for _, path := range paths {
			if !yield(format.SitemapPage{URL: path}, nil) {
				return
			}
		}
		for i := range documents[part.from:part.to] {
			summary := &documents[part.from+i]
			d, err := rel.Corpus.Document(summary.ID)
			if err != nil {
				yield(format.SitemapPage{}, err)
				return
			}
			for _, path := range documentPages(d, summary.Factions) {
				if !yield(format.SitemapPage{URL: path, Changed: summary.Date()}, nil) {
					return
				}
			}
		}
	}
}

// documentPages returns the addresses of the pages of a document in which factions ask.
func documentPages(d *parliament.Document, factions []parliament.Faction) []string {
	paths := []string{documentURL(d.ID)}
	for i := range d.Exchanges {
		paths = append(paths, answerURL(d.ID, d.Exchanges[i].ID))
	}
	for _, f := range factions {
		paths = append(paths, contributionURL(d.ID, f))
	}
	return append(paths, documentURL(d.ID)+"/bron", reportURL(d.ID))
}

// serveOpenSearch describes the search to browsers.
func (s *Server) serveOpenSearch(w http.ResponseWriter, r *http.Request, _ *release) error {
	if s.baseURL == "" {
		return errNoBase
	}
	body, err := format.OpenSearch(s.site())
	if err != nil {
		return err
	}
	return serveFile(w, r, "application/opensearchdescription+xml; charset=utf-8", body)
}

// webManifest is what a telephone needs to put the site beside its programs.
type webManifest struct {
	Name            string    `json:"name"`
	ShortName       string    `json:"short_name"`
	Description     string    `json:"description"`
	Lang            string    `json:"lang"`
	StartURL        string    `json:"start_url"`
	Display         string    `json:"display"`
	BackgroundColor string    `json:"background_color"`
	ThemeColor      string    `json:"theme_color"`
	Icons           []webIcon `json:"icons"`
}

type webIcon struct {
	Src   string `json:"src"`
	Sizes string `json:"sizes"`
	Type  string `json:"type"`
}

func (s *Server) serveManifest(w http.ResponseWriter, r *http.Request, _ *release) error {
	icon, err := s.assets.url("favicon.svg")
	if err != nil {
		return err
	}
	body, err := encodeJSON(webManifest{
		Name: "Inbreng", ShortName: "Inbreng", Description: "Vragen van fracties en antwoorden van de regering", Lang: "nl",
		StartURL: "/", Display: "minimal-ui", BackgroundColor: "#fcfcfa", ThemeColor: "#0f5f4c",
		Icons: []webIcon{{icon, "any", "image/svg+xml"}},
	})
	if err != nil {
		return err
	}
	return serveFile(w, r, "application/manifest+json; charset=utf-8", body)
}

// serveRobots keeps crawlers out of the search, whose addresses have no end, and
// shows them the rest.
func (s *Server) serveRobots(w http.ResponseWriter, _ *http.Request) {
	text := "User-agent: *\nDisallow: /zoeken\n"
	if s.baseURL != "" {
		text += "\nSitemap: " + s.baseURL + "/sitemap.xml\n"
	}
	writePlain(w, http.StatusOK, text)
}
