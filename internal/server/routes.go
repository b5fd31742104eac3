package server

import (
	"net/http"
	"strings"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"inbreng/internal/corpus"
)

// routes returns the handler of the site. Addresses are promises: one that was
// ever here stays, data/addresses.tsv lists them.
func (s *Server) routes() *chi.Mux {
	mux := chi.NewRouter()
	mux.Use(secure, s.limit, cutSuffix, middleware.GetHead)
	mux.NotFound(s.answer(s.serveUnknown, s.serveFault))
	mux.MethodNotAllowed(s.answer(s.serveWrongMethod, s.serveFault))

	for pattern, rt := range s.records() {
		mux.Get(pattern, s.record(rt))
	}
	for pattern, serve := range map[string]handler{
		"/feed.atom":          s.keep(s.serveFeed),
		"/sitemap.xml":        s.keep(s.serveSitemap),
		"/sitemap-{part}.xml": s.keep(s.serveSitemapPart),
		"/opensearch.xml":     s.keep(s.serveOpenSearch),
		"/oembed":             s.serveOEmbed,
		"/site.webmanifest":   s.keep(s.serveManifest),
		"/zoeken/suggesties":  s.serveSuggestions,

		"/{doc}/kaart.png":               s.keep(s.serveDocumentCard),
		"/{doc}/antwoord/{id}/kaart.png": s.keep(s.serveExchangeCard),

		"/download/" + downloadArchive: s.copied(downloadArchive, "application/zip", s.copyArchive),
		"/download/" + downloadLines:   s.copied(downloadLines, "application/jsonl; charset=utf-8", s.copyLines),
		"/download/" + downloadTable:   s.copied(downloadTable, "text/csv; charset=utf-8; header=present", s.copyTable),
	} {
		mux.Get(pattern, s.unsuffixed(s.answer(serve, s.serveProblem)))
	}
	mux.Group(func(api chi.Router) {
		api.Use(s.held)
		s.apiRoutes(api)
	})
	mux.Get("/static/*", s.assets.ServeHTTP)
	mux.Get("/favicon.ico", s.assets.serveIcon)
	mux.Get("/healthz", s.unsuffixed(serveHealth))
	mux.Get("/readyz", s.unsuffixed(s.serveReady))
	mux.Get("/robots.txt", s.serveRobots)
	return mux
}

// records are the routes of the pages, with their twins.
func (s *Server) records() map[string]route {
	lists := func(l map[string]encoder, feed encoder) map[string]encoder {
		if feed != nil {
			l[".atom"] = feed
		}
		return l
	}
	return map[string]route{
		"/":                        {page: s.serveOverview},
		"/documenten":              {page: s.serveDocuments, twins: lists(s.documentList(chosenDocuments).twins(), s.documentFeed), queried: true},
		"/dossiers/{dossier}":      {page: s.serveDossier, twins: s.groupTwins()},
		"/nieuw":                   {page: s.serveNews, twins: lists(s.newsList().twins(), s.documentFeed)},
		"/fracties":                {page: s.serveFactions, twins: s.factionList().twins()},
		"/fracties/{faction}":      {page: s.serveFaction, twins: s.factionTwins()},
		"/zoeken":                  {page: s.serveSearch, twins: s.searchTwins(), queried: true},
		"/verwijzingen":            {page: s.serveReferences, twins: paperList().twins()},
		"/verwijzingen/{paper}":    {page: s.servePaper, twins: lists(citationList().twins(), s.paperFeed)},
		"/vragenstellers":          {page: s.serveGroups, twins: s.groupList(corpus.ByAsker).twins()},
		"/vragenstellers/{group}":  {page: s.serveGroup, twins: s.groupTwins()},
		"/bewindspersonen":         {page: s.serveGroups, twins: s.groupList(corpus.ByMinister).twins()},
		"/bewindspersonen/{group}": {page: s.serveGroup, twins: s.groupTwins()},
		"/ministeries":             {page: s.serveGroups, twins: s.groupList(corpus.ByMinistry).twins()},
		"/ministeries/{group}":     {page: s.serveGroup, twins: s.groupTwins()},
		"/soorten":                 {page: s.serveGroups, twins: s.groupList(corpus.ByKind).twins()},
		"/soorten/{group}":         {page: s.serveGroup, twins: s.groupTwins()},
		"/onbeantwoord":            {page: s.serveUnanswered, twins: s.unansweredTwins()},
		"/vergelijk":               {page: s.serveCompare},
		"/afkortingen":             {page: s.serveAbbreviations, twins: abbreviationList().twins()},
		"/kwaliteit":               {page: s.serveReports},
		"/kwaliteit/{doc}":         {page: s.serveReport, twins: reportTwins()},
		"/api":                     {page: s.serveAPI},
		"/download":                {page: s.serveDownloads},
		"/over":                    {page: s.serveWritten},
		"/zoekhulp":                {page: s.serveWritten},
		"/kopie":                   {page: s.serveWritten},
		"/toegankelijkheid":        {page: s.serveWritten},
		"/privacy":                 {page: s.serveWritten},
		"/sneltoetsen":             {page: s.serveWritten},

		"/{doc}":                     {page: s.serveDocument, twins: s.documentTwins()},
		"/{doc}/antwoord/{id}":       {page: s.serveExchange, twins: s.exchangeTwins()},
		"/{doc}/antwoord/{id}/inbed": {page: s.serveEmbed},
		"/{doc}/vraag/{id}":          {page: s.serveQuestion, twins: s.questionTwins()},
		"/{doc}/fractie/{faction}":   {page: s.serveContribution, twins: s.contributionTwins()},
		"/{doc}/bron":                {page: s.serveSource, twins: sourceTwins()},
	}
}

// A handler answers one request from one release. An error it returns becomes
// an error page, so it must not have written anything then.
type handler func(w http.ResponseWriter, r *http.Request, rel *release) error

// unsuffixed serves what has one form only: with the suffix of a twin behind its address
// it is not there.
func (s *Server) unsuffixed(serve http.HandlerFunc) http.HandlerFunc {
	unknown := s.answer(s.serveUnknown, s.serveProblem)
	return func(w http.ResponseWriter, r *http.Request) {
		if asked(r).twin != nil {
			unknown(w, r)
			return
		}
		serve(w, r)
	}
}

// serveUnknown answers an address that no route has.
func (s *Server) serveUnknown(http.ResponseWriter, *http.Request, *release) error {
	return &pageError{status: http.StatusNotFound, sentence: "Op dit adres staat niets."}
}

// serveWrongMethod answers a request that wants to change something.
func (s *Server) serveWrongMethod(w http.ResponseWriter, r *http.Request, _ *release) error {
	if r.Method == http.MethodOptions && strings.HasPrefix(r.URL.Path, apiPath+"/") {
		servePreflight(w)
		return nil
	}
	w.Header().Set("Allow", "GET, HEAD")
	return &pageError{status: http.StatusMethodNotAllowed, sentence: "Deze site is alleen om te lezen: er kan niets naartoe worden gestuurd."}
}

// serveHealth says that the program runs.
func serveHealth(w http.ResponseWriter, _ *http.Request) { writePlain(w, http.StatusOK, "ok\n") }

// serveReady says whether there is a release to serve, and nothing wrong with it as
// far as anybody has read.
func (s *Server) serveReady(w http.ResponseWriter, _ *http.Request) {
	rel, ok := s.acquire()
	if !ok {
		writePlain(w, http.StatusServiceUnavailable, "no release\n")
		return
	}
	defer rel.done()
	if rel.damaged.Load() {
		writePlain(w, http.StatusServiceUnavailable, "the release is damaged\n")
		return
	}
	writePlain(w, http.StatusOK, "ready\n")
}

func writePlain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// A reader who has gone is nobody's problem.
	_, _ = w.Write([]byte(text))
}
