package export

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"inbreng/internal/inprocess"
)

// A Config says where a copy goes.
type Config struct {
	Dir  string // must not be there, or be empty
	Base string // path below which the copy will be served, "" for the root of a host
}

// Stats say what was written.
type Stats struct {
	Files int
	Bytes int64
}

// extra are addresses that no page links to and that belong to a copy.
var extra = []string{instead, "/robots.txt", "/sitemap.xml", "/api/openapi.json", "/api/schema/document.json"}

// Write writes the site as files. The folder is complete when Write returns nil;
// on an error, or when ctx is done, there is none.
func Write(ctx context.Context, site http.Handler, cfg Config) (stats Stats, err error) {
	if err := checkEmpty(cfg.Dir); err != nil {
		return stats, err
	}
	base := strings.TrimRight(cfg.Base, "/")
	if base != "" && (!strings.HasPrefix(base, "/") || base != path.Clean(base)) {
		return stats, fmt.Errorf("export: base %q is no path such as /archief", cfg.Base)
	}
	part, err := os.MkdirTemp(filepath.Dir(filepath.Clean(cfg.Dir)), ".export-")
	if err != nil {
		return stats, fmt.Errorf("export: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("export: %w", err), os.RemoveAll(part))
		}
	}()
	if err := os.Chmod(part, 0o755); err != nil {
		return stats, err
	}
	w := &writer{site: site, dir: part, files: &files{base: base, pages: map[string][]string{}}, seen: map[string]bool{}}
	if err := w.all(ctx); err != nil {
		return stats, err
	}
	// An empty folder in its place would be in the way of the rename.
	if err := os.Remove(cfg.Dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return stats, err
	}
	return w.stats, os.Rename(part, cfg.Dir)
}

// checkEmpty returns an error if there is something in the folder: nothing of
// anybody's is written over.
func checkEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return os.MkdirAll(filepath.Dir(filepath.Clean(dir)), 0o755)
	case err != nil:
		return fmt.Errorf("export: %w", err)
	case len(entries) > 0:
		return fmt.Errorf("export: %s is not empty", dir)
	}
	return nil
}

// A writer asks the site for every address once.
type writer struct {
	site  http.Handler
	dir   string
	files *files

	mu    sync.Mutex
	seen  map[string]bool // what to ask for
	next  []*url.URL
	stats Stats
}

// all writes everything, round by round: the pages of one round are written side by
// side, and what they link to is the next. A list is met from its first page on, so
// that its pages get their numbers in order.
func (w *writer) all(ctx context.Context) error {
	w.add(&url.URL{Path: "/"})
	for _, address := range extra {
		w.add(&url.URL{Path: address})
	}
	for len(w.next) > 0 {
		round := w.next
		w.next = nil
		if err := w.round(ctx, round); err != nil {
			return err
		}
	}
	return w.notFound()
}

// add puts an address on the list, once.
func (w *writer) add(u *url.URL) {
	p, ok := w.files.place(u)
	if !ok {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.seen[p.ask] {
		w.seen[p.ask] = true
		w.next = append(w.next, u)
	}
}

func (w *writer) round(ctx context.Context, round []*url.URL) error {
	work := make(chan *url.URL)
	errs := make(chan error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	for range cap(errs) {
		wg.Go(func() {
			for u := range work {
				if err := w.one(ctx, u); err != nil {
					errs <- err
					cancel()
					return
				}
			}
		})
	}
feed:
	for _, u := range round {
		select {
		case work <- u:
		case <-ctx.Done():
			break feed
		}
	}
	close(work)
	wg.Wait()
	close(errs)
	if err := <-errs; err != nil {
		return err
	}
	return ctx.Err()
}

// one asks for one address and writes what comes.
func (w *writer) one(ctx context.Context, u *url.URL) error {
	p, _ := w.files.place(u)
	answer, err := inprocess.Get(ctx, w.site, p.ask)
	if err != nil {
		return err
	}
	switch {
	case answer.Status == http.StatusNotFound && u.Path == "/sitemap.xml":
		return nil // a site that does not know its address has none
	case answer.Status/100 == 3:
		return w.redirect(u, p, answer.Header.Get("Location"))
	case answer.Status != http.StatusOK:
		return fmt.Errorf("%s: status %d", p.ask, answer.Status)
	case !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html"):
		return w.write(p.file, answer.Body)
	}
	page, links, err := w.files.rewrite(u, answer.Body)
	if err != nil {
		return fmt.Errorf("%s: %w", p.ask, err)
	}
	for _, link := range links {
		w.add(link)
	}
	return w.write(p.file, page)
}

// redirect writes a page that leads on: a file server cannot.
func (w *writer) redirect(from *url.URL, p place, location string) error {
	to, err := url.Parse(location)
	if err != nil {
		return fmt.Errorf("%s: leads to %q: %w", p.ask, location, err)
	}
	to = from.ResolveReference(to)
	link := w.files.link(from, to.String())
	plain := *to
	plain.Fragment = ""
	w.add(&plain)
	if !strings.HasSuffix(p.file, ".html") {
		return nil // only pages can lead on; whoever links to the twin finds it where it is
	}
	escaped := strings.NewReplacer("&", "&amp;", `"`, "&quot;", "<", "&lt;").Replace(link)
	return w.write(p.file, []byte(`<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Verplaatst</title><meta http-equiv="refresh" content="0; url=`+
		escaped+`"></head><body><p><a href="`+escaped+`">Het staat hier.</a></p></body></html>`+"\n"))
}

// notFound writes the page that most file servers show for what is not there.
func (w *writer) notFound() error {
	answer, err := inprocess.Get(context.Background(), w.site, "/404")
	if err != nil {
		return err
	}
	page, _, err := w.files.rewrite(&url.URL{Path: "/404"}, answer.Body)
	if err != nil {
		return err
	}
	return w.write("404.html", page)
}

// write writes a file of the copy.
func (w *writer) write(name string, data []byte) error {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%q would be outside the copy", name)
	}
	file := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(file, data, 0o644); err != nil {
		return err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stats.Files++
	w.stats.Bytes += int64(len(data))
	return nil
}
