package server

import (
	"context"
	"errors"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"sync"

	"github.com/maypok86/otter/v2"
)

// A release does not change while it is served, so what an address without a query
// answers is made once, in every encoding that somebody asked for, and kept as long as
// there is room.

// A pageKey is an address and the encoding in which it is kept.
type pageKey struct {
	path     string
	encoding encoding
}

// A keptPage is an answer that is sent as it is.
type keptPage struct {
	body
	// set are the headers that the answer sets, whole, and unset those that it takes
	// away from what every answer has.
	set   http.Header
	unset []string
	// packs says that the body becomes smaller when it is compressed.
	packs bool
}

// cost is what a kept page takes of memory, about: its bytes, and its headers.
func (p *keptPage) cost() uint32 { return uint32(min(len(p.data), 1<<30)) + 1500 }

// A pageCache keeps the answers of one release. It is safe for concurrent use.
type pageCache struct {
	cache *otter.Cache[pageKey, *keptPage]
	limit int64
	log   *slog.Logger
	tight sync.Once
}

// newPageCache returns a cache of at most limit bytes, nil for one that keeps nothing.
func newPageCache(limit int64, log *slog.Logger) (*pageCache, error) {
	if limit <= 0 {
		return nil, nil
	}
	cache, err := otter.New(&otter.Options[pageKey, *keptPage]{
		MaximumWeight: uint64(limit),
		Weigher:       func(_ pageKey, p *keptPage) uint32 { return p.cost() },
	})
	if err != nil {
		return nil, err
	}
	return &pageCache{cache: cache, limit: limit, log: log}, nil
}

// used returns the part of the room that is taken, from 0 to 1.
func (p *pageCache) used() float64 { return float64(p.cache.WeightedSize()) / float64(p.limit) }

// find returns the answer at a path in an encoding if it is kept, nil if not.
func (p *pageCache) find(path string, e encoding) *keptPage {
	if kept, ok := p.cache.GetIfPresent(pageKey{path, e}); ok {
		return kept
	}
	if e == identity {
		return nil
	}
	// What does not become smaller is only kept as it is.
	if kept, ok := p.cache.GetIfPresent(pageKey{path, identity}); ok && !kept.packs {
		return kept
	}
	return nil
}

// get returns the answer at a path in an encoding. It is made when it is not kept:
// once, however many ask for it at the same time.
func (p *pageCache) get(path string, e encoding, load func() (*keptPage, error)) (*keptPage, error) {
	if kept := p.find(path, e); kept != nil {
		return kept, nil
	}
	// Whoever comes second waits for the first, who must therefore not stop when its
	// own reader goes.
	ctx := context.Background()
	kept, err := p.cache.Get(ctx, pageKey{path, identity}, otter.LoaderFunc[pageKey, *keptPage](func(context.Context, pageKey) (*keptPage, error) {
		kept, err := load()
		if err == nil && int64(kept.cost()) > p.limit {
			p.tight.Do(func() {
				p.log.Warn("the page cache is smaller than a page, which is made again for everybody", "path", path, "bytes", len(kept.data), "cache", p.limit)
			})
		}
		return kept, err
	}))
	if err != nil || e == identity || !kept.packs {
		return kept, err
	}
	return p.cache.Get(ctx, pageKey{path, e}, otter.LoaderFunc[pageKey, *keptPage](func(context.Context, pageKey) (*keptPage, error) {
		return kept.packed(e)
	}))
}

// packed returns the same answer in another encoding.
func (p *keptPage) packed(e encoding) (*keptPage, error) {
	data, err := e.encode(p.data)
	if err != nil {
		return nil, err
	}
	other := &keptPage{body: body{data: data, encoding: e, hash: p.hash}, set: maps.Clone(p.set), unset: p.unset, packs: true}
	other.describe(other.set)
	return other, nil
}

// sendTo sends the answer.
func (p *keptPage) sendTo(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for _, name := range p.unset {
		delete(h, name)
	}
	maps.Copy(h, p.set)
	p.send(w, r)
}

// A capture takes what a handler answers in place of a connection: serveBytes hands it
// its body whole. Everything else that is written to it is lost, so that it must be
// answered again.
type capture struct {
	header http.Header
	whole  bool
	data   []byte
	hash   string
}

func (c *capture) Header() http.Header         { return c.header }
func (c *capture) WriteHeader(int)             {}
func (c *capture) Write(p []byte) (int, error) { return len(p), nil }

// kept returns the answer as one that is kept; before are the headers that every
// answer has.
func (c *capture) kept(before http.Header) *keptPage {
	page := &keptPage{body: body{data: c.data, hash: c.hash}, set: http.Header{}}
	page.packs = len(c.data) >= leastCompressed && compressible(c.header.Get("Content-Type"))
	if page.packs {
		vary(c.header, "Accept-Encoding")
	}
	page.describe(c.header)
	for name, values := range c.header {
		if !slices.Equal(values, before[name]) {
			page.set[name] = slices.Clip(values) // many requests share it
		}
	}
	for name := range before {
		if _, ok := c.header[name]; !ok {
			page.unset = append(page.unset, name)
		}
	}
	return page
}

// errNotKept is why a capture is not kept: it is no body with a hash.
var errNotKept = errors.New("server: this answer cannot be kept")

// keptEncoding returns the encoding in which a request gets an answer that is kept.
func keptEncoding(r *http.Request) encoding {
	if wantsPlain(r) {
		return identity
	}
	return chosenEncoding(r.Header.Get("Accept-Encoding"), keptOrder)
}

// keepable says whether what an address answers can be kept. To an address with a query
// there is no end, and one that escapes what needs none is another one to the routes.
func keepable(r *http.Request) bool { return r.URL.RawQuery == "" && r.URL.RawPath == "" }

// sendKept sends the answer at a path if it is kept, and says whether it was. It is the
// short way for nearly all requests; keep would send the same.
func (s *Server) sendKept(w http.ResponseWriter, r *http.Request, path string) bool {
	if !keepable(r) {
		return false
	}
	rel, ok := s.acquire()
	if !ok {
		return false
	}
	defer rel.done()
	if rel.pages == nil {
		return false
	}
	page := rel.pages.find(path, keptEncoding(r))
	if page == nil {
		return false
	}
	page.sendTo(w, r)
	return true
}

// keep makes a handler's answers be made once. Those to an address with a query, of
// which there is no end, are made for each request, and so are errors.
func (s *Server) keep(serve handler) handler {
	return func(w http.ResponseWriter, r *http.Request, rel *release) error {
		if rel.pages == nil || !keepable(r) {
			return serve(w, r, rel)
		}
		path := r.URL.Path
		if t := asked(r).twin; t != nil {
			path += t.Suffix
		}
		e := keptEncoding(r)
		page, err := rel.pages.get(path, e, func() (*keptPage, error) {
			c := &capture{header: w.Header().Clone()}
			bare := r.Clone(context.WithoutCancel(r.Context()))
			bare.Method, bare.Header = http.MethodGet, http.Header{}
			if err := guard(serve, c, bare, rel); err != nil {
				return nil, err
			}
			if !c.whole {
				return nil, errNotKept
			}
			return c.kept(w.Header()), nil
		})
		if errors.Is(err, errNotKept) {
			return serve(w, r, rel)
		}
		if err != nil {
			return err
		}
		page.sendTo(w, r)
		return nil
	}
}
