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
	w := &writer{site: site, dir: part, files: &files{base: base, pages: map[string][]string{}}, queue: newQueue()}
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
	queue *queue

	mu    sync.Mutex
	stats Stats
}

// all writes everything, as many documents side by side as there are processors.
func (w *writer) all(ctx context.Context) error {
	w.add(&url.URL{Path: "/"})
	for _, address := range extra {
		w.add(&url.URL{Path: address})
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	errs := make(chan error, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for range cap(errs) {
		wg.Go(func() {
			for {
				group, ok := w.queue.take()
				if !ok {
					return
				}
				if err := w.group(ctx, group); err != nil {
					errs <- err
					cancel()
					w.queue.stop()
					return
				}
			}
		})
	}
	wg.Wait()
	close(errs)
	if err := <-errs; err != nil {
		return err
	}
	return w.notFound()
}

// group writes what is left of a group.
func (w *writer) group(ctx context.Context, name string) error {
	for u := w.queue.next(name); u != nil; u = w.queue.next(name) {
		if err := w.one(ctx, u); err != nil {
			return err
		}
	}
	return nil
}

// add puts an address on the list, once.
func (w *writer) add(u *url.URL) {
	if p, ok := w.files.place(u); ok {
		w.queue.add(p.ask, u)
	}
}

// one asks for one address and writes what comes.
func (w *writer) one(ctx context.Context, u *url.URL) error {
	p, _ := w.files.place(u)
	if strings.HasPrefix(u.Path, "/download/") {
		return w.whole(ctx, p)
	}
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
	case strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html"):
		return w.page(u, p, answer.Body)
	case next(answer.Header) != "":
		return w.list(ctx, u, p, answer)
	}
	return w.write(p.file, answer.Body)
}

// page writes a page with its links as they are in the copy, and puts what it links to
// on the list.
func (w *writer) page(u *url.URL, p place, data []byte) error {
	page, links, err := w.files.rewrite(u, data)
	if err != nil {
		return fmt.Errorf("%s: %w", p.ask, err)
	}
	for _, link := range links {
		w.add(link)
	}
	return w.write(p.file, page)
}

// whole writes a copy of everything as it comes: it may be larger than the memory.
func (w *writer) whole(ctx context.Context, p place) (err error) {
	f, err := w.create(p.file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	status, n, err := inprocess.Copy(ctx, w.site, p.ask, f)
	if err == nil && status != http.StatusOK {
		err = fmt.Errorf("%s: status %d", p.ask, status)
	}
	w.count(n)
	return err
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
	f, err := w.create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	w.count(int64(len(data)))
	return errors.Join(err, f.Close())
}

// create makes a file of the copy.
func (w *writer) create(name string) (*os.File, error) {
	if !filepath.IsLocal(filepath.FromSlash(name)) {
		return nil, fmt.Errorf("%q would be outside the copy", name)
	}
	file := filepath.Join(w.dir, filepath.FromSlash(name))
	f, err := os.Create(file)
	if errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return nil, err
		}
		f, err = os.Create(file)
	}
	return f, err
}

// count adds a file to what is said in the end.
func (w *writer) count(size int64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stats.Files++
	w.stats.Bytes += size
}
