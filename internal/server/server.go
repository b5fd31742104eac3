package server

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-chi/chi/v5"

	"inbreng/data/schema"
	"inbreng/internal/markdown"
	"inbreng/web"
)

// Config is what a Server is made of.
type Config struct {
	// Open opens the release that is current. It is called by New and by
	// every Reload.
	Open func() (*Snapshot, error)
	// BaseURL is where the site is reached, "https://inbreng.example", for
	// canonical links. Without it there are only relative links; the Host
	// header of a request is never believed.
	BaseURL string
	// Operator is who runs the site, for the written pages and for reports of
	// faults. The zero Operator is nobody.
	Operator Operator
	// Logger gets what goes wrong; nil is slog.Default().
	Logger *slog.Logger
	// RateLimit is how many requests a client may send in a minute; 0 sets no limit.
	// TrustedProxies are the proxies whose X-Forwarded-For is believed.
	RateLimit      int
	TrustedProxies []netip.Prefix
	// PageCache is how many bytes of answers are kept, in the encodings in which they
	// were asked for; 0 keeps none.
	PageCache int64
	// Observe is told of every request that was answered; nil tells nobody.
	Observe func(Observation)
	// Now is the clock by which answers are timed; nil is time.Now.
	Now func() time.Time
}

// A Server serves the site. It is safe for concurrent use.
type Server struct {
	open       func() (*Snapshot, error)
	baseURL    string
	operator   Operator
	log        *slog.Logger
	renderer   *markdown.Renderer
	templates  templates
	assets     assets
	written    map[string]writtenPage
	mux        *chi.Mux
	handler    http.Handler // the mux, behind what counts and holds back clients
	api        huma.API
	schemas    map[string][]byte // by file name
	downloads  chan struct{}     // holds one for every whole copy that is being sent
	now        func() time.Time
	observe    func(Observation)
	searches   chan struct{} // holds one for every search that runs or waits
	cacheBytes int64         // of the page cache of each release
	drawing    sync.Mutex    // one share picture at a time

	closing context.Context // ends with the site
	close   context.CancelFunc
	filling sync.WaitGroup // the fills that run

	current atomic.Pointer[release]
	reload  sync.Mutex // one Reload at a time
}

// New parses every template, reads every static file and opens the release, so
// that what is wrong with them shows at start and not on a request.
func New(config Config) (*Server, error) {
	s := &Server{open: config.Open, log: config.Logger, renderer: markdown.New(), searches: make(chan struct{}, maxSearches), downloads: make(chan struct{}, maxDownloads), now: config.Now, cacheBytes: config.PageCache}
	s.closing, s.close = context.WithCancel(context.Background())
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	if s.open == nil {
		return nil, errors.New("server: the configuration has no function that opens a release")
	}
	var err error
	if s.baseURL, err = checkBaseURL(config.BaseURL); err != nil {
		return nil, err
	}
	s.operator = config.Operator
	// At the same time as all else, so that the site is ready soon.
	release := inBackground(s.open)
	if err := s.load(web.Files); err != nil {
		return nil, errors.Join(fmt.Errorf("server: %w", err), discard(release()))
	}
	s.observe = config.Observe
	s.mux = s.routes()
	s.handler = s.observed(s.limited(config.RateLimit, config.TrustedProxies)(s.mux))
	if err := s.serve(release()); err != nil {
		return nil, err
	}
	return s, nil
}

// discard lets go of a release that will not be served.
func discard(snap *Snapshot, _ error) error {
	if snap == nil {
		return nil
	}
	return snap.close()
}

// inBackground starts to make something, and returns a function that waits for it.
func inBackground[T any](make func() (T, error)) func() (T, error) {
	var made T
	var err error
	done := sync.WaitGroup{}
	done.Go(func() { made, err = make() })
	return func() (T, error) {
		done.Wait()
		return made, err
	}
}

// load reads templates, static files and written pages.
func (s *Server) load(files fs.FS) (err error) {
	parsed := inBackground(func() (templates, error) { return parseTemplates(files) })
	if s.assets, err = readAssets(files); err != nil {
		return err
	}
	if s.schemas, err = readSchemas(schema.Files); err != nil {
		return err
	}
	if s.written, err = readWrittenPages(files, s.renderer); err != nil {
		return err
	}
	views, err := operatorViews(s.operator, s.renderer)
	if err != nil {
		return err
	}
	for address, view := range views {
		p, ok := s.written[address]
		if !ok {
			return fmt.Errorf("there is no page %s for what the operator says", address)
		}
		p.Operator, p.Spoken = view, true
		s.written[address] = p
	}
	s.templates, err = parsed()
	return err
}

// checkBaseURL returns the address without a slash at its end.
func checkBaseURL(base string) (string, error) {
	if base == "" {
		return "", nil
	}
	u, err := url.Parse(base)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("server: %q is no address of a site: want something like https://inbreng.example", base)
	}
	return strings.TrimRight(base, "/"), nil
}

// Handler returns the handler for the whole site.
func (s *Server) Handler() http.Handler { return s.handler }
