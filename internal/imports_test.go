// Package internal_test holds the rules that no single package can hold.
package internal_test

import (
	"errors"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A row says what one package may import beside the standard library: packages
// of this module, and outside libraries by the start of their paths.
type row struct {
	module  []string
	outside []string
}

// imports is the table of packages. The arrow goes one way: from the source
// file to the document, to its printed forms, to the pages.
var imports = map[string]row{
	"internal/parliament":        {},
	"internal/wordlist":          {outside: []string{"github.com/blevesearch/vellum"}},
	"internal/coverage":          {module: []string{"internal/parliament"}},
	"internal/source":            {outside: []string{"golang.org/x/text"}},
	"internal/source/pdf":        {module: []string{"internal/source"}, outside: []string{"github.com/klippa-app/go-pdfium", "github.com/tetratelabs/wazero"}},
	"internal/source/docx":       {module: []string{"internal/source"}},
	"internal/source/official":   {module: []string{"internal/source"}, outside: []string{"golang.org/x/net/html", "golang.org/x/text"}},
	"internal/source/sourcetest": {outside: []string{"golang.org/x/text"}},
	"internal/markdown":          {module: []string{"internal/parliament"}, outside: []string{"github.com/yuin/goldmark", "golang.org/x/net/html"}},
	"internal/parse":             {module: []string{"internal/source", "internal/parliament", "internal/coverage", "internal/wordlist"}},
	"internal/corpus":            {module: []string{"internal/parliament"}},
	"internal/search":            {module: []string{"internal/parliament"}},
	"internal/search/searchtest": {module: []string{"internal/search", "internal/parliament"}, outside: testLibraries},
	"internal/inprocess":         {},
	"internal/export":            {module: []string{"internal/inprocess"}},
	"internal/benchtest":         {},
	"internal/webtest":           {outside: testLibraries},
	"internal/invent":            {module: []string{"internal/parliament", "internal/wordlist"}},
	"internal/search/bleveindex": {module: []string{"internal/search", "internal/parliament", "internal/wordlist"}, outside: []string{"github.com/blevesearch/bleve", "github.com/blevesearch/bleve_index_api", "github.com/blevesearch/scorch_segment_api", "github.com/blevesearch/vellum", "golang.org/x/text"}},
	"internal/format":            {module: []string{"internal/parliament", "internal/markdown", "internal/search"}, outside: []string{"golang.org/x/image"}},
	"internal/ingest":            {module: []string{"internal/source", "internal/source/pdf", "internal/source/docx", "internal/source/official", "internal/parse", "internal/markdown", "internal/corpus", "internal/search", "internal/search/bleveindex", "internal/format", "internal/parliament"}},
	"internal/server":            {module: []string{"internal/corpus", "internal/inprocess", "internal/search", "internal/compare", "internal/markdown", "internal/format", "internal/parliament", "data/schema", "web"}, outside: serverLibraries},
	"data/schema":                {},
	"internal/compare":           {module: []string{"internal/parliament"}},
	"web":                        {},
	"cmd/inbreng":                {module: []string{"..."}, outside: []string{"github.com/alecthomas/kong", "github.com/schollz/progressbar", "golang.org/x/term", "golang.org/x/net/netutil"}},
}

// serverLibraries are the router and its companions.
var serverLibraries = []string{
	"github.com/go-chi/chi", "github.com/go-chi/httprate", "github.com/danielgtaylor/huma", "github.com/klauspost/compress",
	"github.com/andybalholm/brotli", "github.com/maypok86/otter", "github.com/VictoriaMetrics/metrics",
}

// testLibraries are what test files of every package may import, beside what
// their package may and every package of this module.
var testLibraries = []string{
	"github.com/google/go-cmp", "pgregory.net/rapid", "github.com/rogpeppe/go-internal", "go.uber.org/goleak",
	"github.com/PuerkitoBio/goquery", "golang.org/x/net/html", "golang.org/x/text/unicode/norm", "github.com/santhosh-tekuri/jsonschema", "github.com/getkin/kin-openapi",
	"github.com/yuin/goldmark", // to see what other programs make of our Markdown
}

func TestImports(t *testing.T) {
	files, err := goFiles("..")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("only %d Go files were found", len(files))
	}
	for _, file := range files {
		pkg := path.Dir(file)
		if pkg == "internal" && strings.HasSuffix(file, "_test.go") {
			continue
		}
		allowed, ok := imports[pkg]
		if !ok {
			t.Errorf("%s: package %s has no row in the table of imports", file, pkg)
			continue
		}
		imported, err := importsOf(filepath.Join("..", file))
		if err != nil {
			t.Error(err)
			continue
		}
		for _, to := range imported {
			if !mayImport(pkg, allowed, to, strings.HasSuffix(file, "_test.go")) {
				t.Errorf("%s: %s must not import %s", file, pkg, to)
			}
		}
	}
}

// The table must not allow a circle, nor name a package it has no row for.
func TestImportTableIsOneWay(t *testing.T) {
	var visit func(pkg string, trail []string)
	visit = func(pkg string, trail []string) {
		if slices.Contains(trail, pkg) {
			t.Errorf("the table has a circle: %s", strings.Join(append(trail, pkg), " -> "))
			return
		}
		r, ok := imports[pkg]
		if !ok {
			t.Errorf("%s is allowed to %s, but has no row", pkg, trail[len(trail)-1])
		}
		for _, to := range r.module {
			if to != "..." {
				visit(to, append(slices.Clone(trail), pkg))
			}
		}
	}
	for pkg := range imports {
		visit(pkg, nil)
	}
}

func TestMayImport(t *testing.T) {
	r := row{module: []string{"internal/parliament"}, outside: []string{"github.com/yuin/goldmark", "golang.org/x/net/html"}}
	tests := []struct {
		to   string
		test bool
		want bool
	}{
		{"strings", false, true},
		{"net/http", false, true},
		{"inbreng/internal/parliament", false, true},
		{"inbreng/internal/parse", false, false},
		{"inbreng/internal/parse", true, true},
		{"github.com/yuin/goldmark", false, true},
		{"github.com/yuin/goldmark/ast", false, true},
		{"github.com/yuin/goldmark-emoji", false, false},
		{"github.com/google/go-cmp/cmp", false, false},
		{"github.com/google/go-cmp/cmp", true, true},
		{"github.com/stretchr/testify", true, false},
	}
	for _, tt := range tests {
		if got := mayImport("internal/markdown", r, tt.to, tt.test); got != tt.want {
			t.Errorf("mayImport(%q, in a test: %v) = %v, want %v", tt.to, tt.test, got, tt.want)
		}
	}
}

// mayImport reports whether a file of the package may import the path to.
func mayImport(pkg string, r row, to string, test bool) bool {
	if own, ok := strings.CutPrefix(to, "inbreng/"); ok {
		return test || own == pkg || slices.Contains(r.module, own) || slices.Contains(r.module, "...")
	}
	if first, _, _ := strings.Cut(to, "/"); !strings.Contains(first, ".") {
		return true // the standard library has no dot there
	}
	within := func(library string) bool { return to == library || strings.HasPrefix(to, library+"/") }
	return slices.ContainsFunc(r.outside, within) || test && slices.ContainsFunc(testLibraries, within)
}

// goFiles returns the Go files of the module at root, as slashed paths from it.
// Nested modules, test data and directories that go ignores are left out.
func goFiles(root string) ([]string, error) {
	files := []string{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		switch {
		case d.IsDir() && rel != "." && ignored(name, d.Name()):
			return filepath.SkipDir
		case !d.IsDir() && strings.HasSuffix(name, ".go"):
			files = append(files, filepath.ToSlash(rel))
		}
		return nil
	})
	return files, err
}

// ignored reports whether a directory is no part of the module.
func ignored(name, base string) bool {
	if base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_") {
		return true
	}
	_, err := os.Stat(filepath.Join(name, "go.mod"))
	return !errors.Is(err, fs.ErrNotExist)
}

// importsOf returns the paths that a file imports.
func importsOf(name string) ([]string, error) {
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	paths := []string{}
	for _, spec := range f.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		paths = append(paths, p)
	}
	return paths, nil
}
