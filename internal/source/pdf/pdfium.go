//go:build !nopdf

package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"inbreng/internal/source"
)

const (
	// maxPages bounds the pages of a file. The longest documents have some
	// hundreds.
	maxPages = 2000
	// maxGlyphs bounds the characters of a page. A full page of small print has
	// 8,000.
	maxGlyphs = 100_000
	// maxTime bounds the time a file may take; ten pages take a tenth of a second.
	maxTime = 2 * time.Minute
	// maxMemory bounds the memory of one PDFium, in pages of 64 KiB: 512 MiB.
	maxMemory = 512 << 20 / (64 << 10)
)

// A Reader reads PDF files. It is safe for concurrent use, and starts PDFium with
// the first file.
type Reader struct {
	config Config
	start  sync.Once
	err    error
	cache  wazero.CompilationCache
	pool   pdfium.Pool
	hung   atomic.Bool // some file never came to an end
}

// New returns a Reader.
func New(config Config) *Reader { return &Reader{config: config} }

// open starts PDFium. What is kept of it and was damaged, by a full disk or a
// machine that stopped, is made anew.
func (r *Reader) open() error {
	r.start.Do(func() {
		kept := r.compiled()
		if len(kept) == 0 {
			r.announce()
		}
		r.err = r.init()
		if r.err == nil || len(kept) == 0 {
			return
		}
		for _, file := range kept {
			if err := os.Remove(file); err != nil {
				r.config.Cache = "" // it cannot be mended; do without
			}
		}
		r.announce()
		r.err = r.init()
	})
	return r.err
}

func (r *Reader) announce() {
	if r.config.Starting != nil {
		r.config.Starting()
	}
}

// compiled returns the files of the compiled PDFium that the folder holds.
func (r *Reader) compiled() []string {
	if r.config.Cache == "" {
		return nil
	}
	found, err := filepath.Glob(filepath.Join(r.config.Cache, "wazero-*", "*"))
	if err != nil {
		return nil
	}
	return found
}

// init makes the pool of PDFiums.
func (r *Reader) init() (err error) {
	// PDFium's own errors are exceptions. That a context could stop it would make
	// it six times slower (measured); see Read for files that hang.
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(maxMemory)
	if r.config.Cache != "" {
		// Where nothing can be kept the program does without.
		if cache, err := wazero.NewCompilationCacheWithDir(r.config.Cache); err == nil {
			r.cache = cache
			config = config.WithCompilationCache(cache)
		}
	}
	r.pool, err = webassembly.Init(webassembly.Config{
		MaxTotal: runtime.GOMAXPROCS(0), MaxIdle: runtime.GOMAXPROCS(0),
		RuntimeConfig: config,
		FSConfig:      wazero.NewFSConfig(), // no files at all; without it PDFium would see all
		Stdout:        io.Discard, Stderr: io.Discard,
	})
	return err
}

// Close stops PDFium.
func (r *Reader) Close() error {
	if r.hung.Load() {
		return nil // it ends with the program
	}
	var errs []error
	if r.pool != nil {
		errs = append(errs, r.pool.Close())
	}
	if r.cache != nil {
		errs = append(errs, r.cache.Close(context.Background()))
	}
	return errors.Join(errs...)
}

// Read reads the bytes of a PDF file. Errors name the file, and the page where
// there is one.
func (r *Reader) Read(name string, data []byte) (*source.File, error) {
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return nil, fmt.Errorf("%s: is no PDF file", name)
	}
	if err := r.open(); err != nil {
		return nil, fmt.Errorf("%s: the PDF reader does not start: %w", name, err)
	}
	type result struct {
		doc *document
		err error
	}
	done := make(chan result, 1)
	go func() {
		doc, err := r.document(name, data)
		done <- result{doc, err}
	}()
	select {
	case got := <-done:
		if got.err != nil {
			return nil, got.err
		}
		return got.doc.write()
	case <-time.After(maxTime):
		// It cannot be stopped, but the other files can go on.
		r.hung.Store(true)
		return nil, fmt.Errorf("%s: takes more than %v to read, the longest that is waited", name, maxTime)
	}
}

// document returns what is found in a file, with a PDFium of its own.
func (r *Reader) document(name string, data []byte) (doc *document, err error) {
	instance, err := r.pool.GetInstance(maxTime)
	if err != nil {
		return nil, fmt.Errorf("%s: the PDF reader does not start: %w", name, err)
	}
	// Where PDFium fails inside, its memory and the calls on it are lost.
	defer func() {
		if failed := recover(); failed != nil {
			doc, err = nil, fmt.Errorf("%s: is damaged: PDFium fails on it (%v)", name, failed)
		}
		_ = instance.Close()
	}()
	return (&file{name: name, pdfium: instance}).read(data)
}

// read returns the characters of a file and what it says about itself.
func (f *file) read(data []byte) (*document, error) {
	opened, err := f.pdfium.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		return nil, f.openError(err)
	}
	handle := opened.Document
	count, err := f.pdfium.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: handle})
	switch {
	case err != nil:
		return nil, f.damaged(err)
	case count.PageCount == 0:
		return nil, fmt.Errorf("%s: has no pages", f.name)
	case count.PageCount > maxPages:
		return nil, fmt.Errorf("%s: has %d pages, more than the %d that a document may have", f.name, count.PageCount, maxPages)
	}
	doc := &document{name: f.name, pages: make([]page, count.PageCount)}
	for i := range doc.pages {
		doc.pages[i].glyphs, err = f.page(handle, i)
		if err != nil {
			return nil, err
		}
	}
	for tag, field := range map[string]*source.Field{"Title": &doc.meta.Properties.Title, "Subject": &doc.meta.Properties.Subject, "Author": &doc.meta.Properties.Creator} {
		text, err := f.pdfium.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: handle, Tag: tag})
		if err == nil && text.Value != "None" { // as some makers of PDFs say that there is none
			field.Set(tag, strings.Join(strings.Fields(text.Value), " "))
		}
	}
	return doc, nil
}

// page returns the characters of a page.
func (f *file) page(handle references.FPDF_DOCUMENT, index int) ([]glyph, error) {
	where := func(err error) error { return fmt.Errorf("%s: page %d: %w", f.name, index+1, plain(err)) }
	loaded, err := f.pdfium.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: handle, Index: index})
	if err != nil {
		return nil, where(err)
	}
	defer f.pdfium.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page})
	ref := requests.Page{ByReference: &loaded.Page}
	text, err := f.pdfium.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return nil, where(err)
	}
	defer f.pdfium.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage})
	count, err := f.pdfium.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, where(err)
	}
	if count.Count > maxGlyphs {
		return nil, fmt.Errorf("%s: page %d: has %d characters, more than the %d that a page may have", f.name, index+1, count.Count, maxGlyphs)
	}
	structured, err := f.pdfium.GetPageTextStructured(&requests.GetPageTextStructured{Page: ref, Mode: requests.GetPageTextStructuredModeChars, CollectFontInformation: true})
	if err != nil {
		return nil, where(err)
	}
	glyphs := make([]glyph, 0, len(structured.Chars))
	blank := false
	for i, c := range structured.Chars {
		g, ok := newGlyph(c)
		if !ok {
			blank = blank || added(c)
			continue
		}
		g.apart, blank = blank, false
		origin, err := f.pdfium.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text.TextPage, Index: i})
		if err != nil {
			return nil, where(err)
		}
		g.place(c, origin.X, origin.Y)
		glyphs = append(glyphs, g)
	}
	return glyphs, nil
}

// openError says why PDFium cannot open a file.
func (f *file) openError(err error) error {
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword):
		return fmt.Errorf("%s: is locked with a password", f.name)
	case errors.Is(err, pdfiumerrors.ErrSecurity):
		return fmt.Errorf("%s: is encrypted in a way that cannot be read", f.name)
	}
	return f.damaged(err)
}

func (f *file) damaged(err error) error {
	return fmt.Errorf("%s: is damaged or cut off: PDFium cannot open it (%w)", f.name, plain(err))
}

// plain takes the number from PDFium's errors: "3: incorrect format".
func plain(err error) error {
	if number, text, ok := strings.Cut(err.Error(), ": "); ok && len(number) == 1 {
		return errors.New(text)
	}
	return err
}
