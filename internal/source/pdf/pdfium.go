//go:build !nopdf

package pdf

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
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
	// maxGlyphs bounds the characters of a page, and maxAllGlyphs those of a file,
	// which take about 100 bytes each. A full page of small print has 8,000; the
	// longest documents have two million.
	maxGlyphs    = 100_000
	maxAllGlyphs = 5_000_000
	// maxMemory bounds the memory of one PDFium, in pages of 64 KiB: 512 MiB.
	maxMemory = 512 << 20 / (64 << 10)
)

// An engine reads files with PDFiums of this process. It is safe for concurrent use.
type engine struct {
	config Config
	slow   time.Duration // slowStart when it is 0
	start  sync.Once
	said   sync.Once
	err    error
	cache  wazero.CompilationCache
	pool   pdfium.Pool
}

// open starts PDFium. What is kept of it and was damaged, by a full disk or a
// machine that stopped, is made anew.
func (e *engine) open() error {
	e.start.Do(func() {
		kept := e.compiled()
		if len(kept) == 0 {
			e.announce()
		}
		// What is kept can be of another version of this program.
		told := make(chan struct{})
		timer := time.AfterFunc(cmp.Or(e.slow, slowStart), func() {
			e.announce()
			close(told)
		})
		e.err = e.init()
		if !timer.Stop() {
			<-told // nothing is announced once it has started
		}
		if e.err == nil || len(kept) == 0 {
			return
		}
		for _, file := range kept {
			if err := os.Remove(file); err != nil {
				e.config.Cache = "" // it cannot be mended; do without
			}
		}
		e.announce()
		e.err = e.init()
	})
	return e.err
}

// slowStart is when a start is one that takes seconds: one that finds PDFium compiled
// takes a fifth of a second.
const slowStart = 2 * time.Second

func (e *engine) announce() {
	if e.config.Starting != nil {
		e.said.Do(e.config.Starting)
	}
}

// compiled returns the files of the compiled PDFium that the folder holds.
func (e *engine) compiled() []string {
	if e.config.Cache == "" {
		return nil
	}
	found, err := filepath.Glob(filepath.Join(e.config.Cache, "wazero-*", "*"))
	if err != nil {
		return nil
	}
	return found
}

// init makes the pool of PDFiums.
func (e *engine) init() (err error) {
	// PDFium's own errors are exceptions. That a context could stop it would make
	// it six times slower (measured); files that hang are the work of process.go.
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(maxMemory)
	if e.config.Cache != "" {
		// Where nothing can be kept the program does without.
		if cache, err := wazero.NewCompilationCacheWithDir(e.config.Cache); err == nil {
			e.cache = cache
			config = config.WithCompilationCache(cache)
		}
	}
	e.pool, err = webassembly.Init(webassembly.Config{
		MaxTotal: runtime.GOMAXPROCS(0), MaxIdle: runtime.GOMAXPROCS(0),
		RuntimeConfig: config,
		FSConfig:      wazero.NewFSConfig(), // no files at all; without it PDFium would see all
		Stdout:        io.Discard, Stderr: io.Discard,
	})
	return err
}

// close stops PDFium.
func (e *engine) close() error {
	var errs []error
	if e.pool != nil {
		errs = append(errs, e.pool.Close())
	}
	if e.cache != nil {
		errs = append(errs, e.cache.Close(context.Background()))
	}
	return errors.Join(errs...)
}

// read reads the bytes of a file.
func (e *engine) read(name string, data []byte) (*source.File, error) {
	if err := e.open(); err != nil {
		return nil, fmt.Errorf("%s: the PDF reader does not start: %w", name, err)
	}
	doc, err := e.document(name, data)
	if err != nil {
		return nil, err
	}
	return doc.write()
}

// document returns what is found in a file, with a PDFium of its own.
func (e *engine) document(name string, data []byte) (doc *document, err error) {
	instance, err := e.pool.GetInstance(DefaultTime)
	if err != nil {
		return nil, fmt.Errorf("%s: the PDF reader does not start: %w", name, err)
	}
	// Where PDFium fails inside, its memory and the calls on it are lost.
	defer func() {
		if failed := recover(); failed != nil {
			doc, err = nil, fmt.Errorf("%s: is damaged: PDFium fails on it (%w)", name, plain(fmt.Errorf("%v", failed)))
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
	all := 0
	for i := range doc.pages {
		doc.pages[i].glyphs, err = f.page(handle, i)
		if err != nil {
			return nil, err
		}
		if all += len(doc.pages[i].glyphs); all > maxAllGlyphs {
			return nil, fmt.Errorf("%s: page %d: the file has more than %d characters up to here, the most that a document may have", f.name, i+1, maxAllGlyphs)
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

// errGaveUp is the error where PDFium stopped in the midst of its work.
var errGaveUp = fmt.Errorf("PDFium gives up on it; it is damaged, or takes more than %d MiB of memory", maxMemory>>4)

// plain takes the number from PDFium's errors, "3: incorrect format", and from what
// WebAssembly has to say all but that it failed.
func plain(err error) error {
	if strings.Contains(err.Error(), "wasm error") || strings.Contains(err.Error(), "\n") {
		return errGaveUp
	}
	if number, text, ok := strings.Cut(err.Error(), ": "); ok && len(number) == 1 {
		return errors.New(text)
	}
	return err
}
