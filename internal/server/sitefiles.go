package server

import (
	"iter"
	"net/http"
	"slices"
	"strconv"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/format"
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
	table, err := rel.table()
	if err != nil {
		return err
	}
	parts := table.sitemap
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
	table, err := rel.table()
	if err != nil {
		return err
	}
	parts := table.sitemap
	n, err := strconv.Atoi(chi.URLParam(r, "part"))
	if err != nil || n < 1 || n > len(parts) || len(parts) == 1 {
		return notFound("Zo veel delen heeft de sitemap niet.")
	}
	return s.sendSitemap(w, r, rel, parts[n-1])
}

// A sitemapPart is the documents from one number to before another, and of the lists of
// pages that belong to no document what begins in it: papers from one number to before
// another, and all else with the first part.
type sitemapPart struct {
	first                  bool
	from, to               int
	fromPaper, beforePaper int
}

// sitemapSize is how many addresses a file has. The protocol allows ten times as
// many, but a file is made for whoever asks, in some milliseconds.
const sitemapSize = format.MaxSitemap / 10

// sitemapParts divides the pages into parts.
func (rel *release) sitemapParts(documents []corpus.Summary) ([]sitemapPart, error) {
	factions, err := rel.Corpus.Factions()
	if err != nil {
		return nil, err
	}
	dossiers, err := rel.Corpus.GroupCount(corpus.ByDossier)
	if err != nil {
		return nil, err
	}
	parts := []sitemapPart{{first: true}}
	size := len(fixedPages) + len(factions) + dossiers
	last := func() *sitemapPart { return &parts[len(parts)-1] }
	room := func(n int) {
		if size+n > sitemapSize && size > 0 {
			at := *last()
			parts = append(parts, sitemapPart{false, at.to, at.to, at.beforePaper, at.beforePaper})
			size = 0
		}
		size += n
	}
	for last().beforePaper < rel.Corpus.PaperCount() {
		room(1)
		n := min(rel.Corpus.PaperCount()-last().beforePaper, max(sitemapSize-size, 0)+1)
		last().beforePaper += n
		size += n - 1
	}
	for i := range documents {
		// The document, its source and report, its exchanges and contributions.
		room(3 + documents[i].Exchanges + len(documents[i].Factions))
		last().to = i + 1
	}
	return parts, nil
}

// fixedPages are the pages that every release has.
var fixedPages = []string{"/", "/documenten", "/nieuw", "/fracties", "/verwijzingen", "/afkortingen", "/vragenstellers", "/bewindspersonen", "/ministeries", "/soorten", "/onbeantwoord", "/vergelijk", "/kwaliteit", "/api", "/download", "/over", "/zoekhulp", "/toegankelijkheid", "/privacy", "/sneltoetsen"}

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
		paths, err := rel.pathsOf(part)
		for _, path := range paths {
			if !yield(format.SitemapPage{URL: path}, nil) {
				return
			}
		}
		var documents []corpus.Summary
		if err == nil {
			documents, err = rel.Corpus.Summaries(part.from, part.to)
		}
		for i := range documents {
			d := &documents[i]
			var outlines []corpus.Outline
			if outlines, err = rel.Corpus.Outlines(d, 0, d.Exchanges); err != nil {
				break
			}
			for _, path := range documentPages(d, outlines) {
				if !yield(format.SitemapPage{URL: path, Changed: d.Date()}, nil) {
					return
				}
			}
		}
		if err != nil {
			yield(format.SitemapPage{}, err)
		}
	}
}

// pathsOf returns the pages of a part that belong to no document.
func (rel *release) pathsOf(part sitemapPart) (paths []string, err error) {
	if part.first {
		if paths, err = rel.fixedPaths(); err != nil {
			return nil, err
		}
	}
	papers, err := rel.Corpus.Papers(part.fromPaper, part.beforePaper)
	for _, p := range papers {
		paths = append(paths, paperURL(p.ID))
	}
	return paths, err
}

// fixedPaths returns the pages that belong to no document, but for those of the papers.
func (rel *release) fixedPaths() ([]string, error) {
	paths := slices.Clone(fixedPages)
	factions, err := rel.Corpus.Factions()
	if err != nil {
		return nil, err
	}
	for _, f := range factions {
		paths = append(paths, factionURL(f.Faction))
	}
	n, err := rel.Corpus.GroupCount(corpus.ByDossier)
	if err != nil {
		return nil, err
	}
	dossiers, err := rel.Corpus.Groups(corpus.ByDossier, 0, n)
	for _, g := range dossiers {
		paths = append(paths, dossierURL(g.Slug))
	}
	return paths, err
}

// documentPages returns the addresses of the pages of a document.
func documentPages(d *corpus.Summary, outlines []corpus.Outline) []string {
	paths := []string{documentURL(d.ID)}
	for i := range outlines {
		paths = append(paths, answerURL(d.ID, outlines[i].ID))
	}
	for _, f := range d.Factions {
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
