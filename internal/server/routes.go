package server

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

// routes returns the handler of the site. Addresses are promises: one that was
// ever here stays, data/addresses.tsv lists them.
func (s *Server) routes() *chi.Mux {
	mux := chi.NewRouter()
	mux.Use(secure, s.limit, middleware.GetHead)
	mux.NotFound(s.page(s.serveUnknown))
	mux.MethodNotAllowed(s.page(s.serveWrongMethod))

	for pattern, serve := range map[string]handler{
		"/":                        s.serveOverview,
		"/documenten":              s.serveDocuments,
		"/dossiers/{dossier}":      s.serveDossier,
		"/fracties":                s.serveFactions,
		"/fracties/{faction}":      s.serveFaction,
		"/vragenstellers":          s.serveGroups,
		"/vragenstellers/{group}":  s.serveGroup,
		"/bewindspersonen":         s.serveGroups,
		"/bewindspersonen/{group}": s.serveGroup,
		"/ministeries":             s.serveGroups,
		"/ministeries/{group}":     s.serveGroup,
		"/soorten":                 s.serveGroups,
		"/soorten/{group}":         s.serveGroup,
		"/onbeantwoord":            s.serveUnanswered,
		"/zoeken":                  s.serveSearch,
		"/verwijzingen":            s.serveReferences,
		"/verwijzingen/{paper}":    s.servePaper,
		"/afkortingen":             s.serveAbbreviations,
		"/kwaliteit":               s.serveReports,
		"/kwaliteit/{doc}":         s.serveReport,
		"/over":                    s.serveWritten,
		"/zoekhulp":                s.serveWritten,

		"/{doc}":                   s.serveDocument,
		"/{doc}/antwoord/{id}":     s.serveExchange,
		"/{doc}/vraag/{id}":        s.serveQuestion,
		"/{doc}/fractie/{faction}": s.serveContribution,
		"/{doc}/bron":              s.serveSource,
	} {
		mux.Get(pattern, s.page(serve))
	}
	mux.Get("/zoeken.json", s.json(s.serveSearchJSON))
	mux.Get("/zoeken/suggesties", s.json(s.serveSuggestions))
	mux.Get("/static/*", s.assets.ServeHTTP)
	mux.Get("/favicon.ico", s.assets.serveIcon)
	mux.Get("/healthz", serveHealth)
	mux.Get("/readyz", s.serveReady)
	mux.Get("/robots.txt", serveRobots)
	return mux
}

// A handler answers one request from one release. An error it returns becomes
// an error page, so it must not have written anything then.
type handler func(w http.ResponseWriter, r *http.Request, rel *release) error

// serveUnknown answers an address that no route has.
func (s *Server) serveUnknown(http.ResponseWriter, *http.Request, *release) error {
	return &pageError{status: http.StatusNotFound, sentence: "Op dit adres staat niets."}
}

// serveWrongMethod answers a request that wants to change something.
func (s *Server) serveWrongMethod(w http.ResponseWriter, _ *http.Request, _ *release) error {
	w.Header().Set("Allow", "GET, HEAD")
	return &pageError{status: http.StatusMethodNotAllowed, sentence: "Deze site is alleen om te lezen: er kan niets naartoe worden gestuurd."}
}

// serveHealth says that the program runs.
func serveHealth(w http.ResponseWriter, _ *http.Request) { writePlain(w, http.StatusOK, "ok\n") }

// serveReady says whether there is a release to serve.
func (s *Server) serveReady(w http.ResponseWriter, _ *http.Request) {
	rel, ok := s.acquire()
	if !ok {
		writePlain(w, http.StatusServiceUnavailable, "no release\n")
		return
	}
	defer rel.done()
	writePlain(w, http.StatusOK, "ready\n")
}

// serveRobots keeps crawlers out of the search, whose addresses have no end.
func serveRobots(w http.ResponseWriter, _ *http.Request) {
	writePlain(w, http.StatusOK, "User-agent: *\nDisallow: /zoeken\n")
}

func writePlain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// A reader who has gone is nobody's problem.
	_, _ = w.Write([]byte(text))
}
