package server

import (
	"html/template"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"inbreng/internal/format"
	"inbreng/web"
)

// pages holds an empty struct for every template.
var pages = map[string]func() pager{
	"abbreviations": func() pager { return &abbreviationsPage{} },
	"compare":       func() pager { return &comparePage{} },
	"contribution":  func() pager { return &contributionPage{} },
	"document":      func() pager { return &documentPage{} },
	"documents":     func() pager { return &documentsPage{} },
	"error":         func() pager { return &errorPage{} },
	"exchange":      func() pager { return &exchangePage{} },
	"faction":       func() pager { return &factionPage{} },
	"factions":      func() pager { return &factionsPage{} },
	"group":         func() pager { return &groupPage{} },
	"groups":        func() pager { return &groupsPage{} },
	"unanswered":    func() pager { return &unansweredPage{} },
	"overview":      func() pager { return &overviewPage{} },
	"paper":         func() pager { return &paperPage{} },
	"references":    func() pager { return &referencesPage{} },
	"report":        func() pager { return &reportPage{} },
	"reports":       func() pager { return &reportsPage{} }, "news": func() pager { return &newsPage{} },
	"api":      func() pager { return &apiPage{} },
	"embed":    func() pager { return &embedPage{} },
	"download": func() pager { return &downloadPage{} },
	"search":   func() pager { return &searchPage{} },
	"source":   func() pager { return &sourcePage{} },
	"written":  func() pager { return &writtenPage{} },
}

func testServer(t *testing.T) *Server {
	t.Helper()
	s := &Server{}
	var err error
	if s.assets, err = readAssets(web.Files); err != nil {
		t.Fatal(err)
	}
	if s.templates, err = parseTemplates(web.Files); err != nil {
		t.Fatal(err)
	}
	return s
}

// hostile is markup in every way a page could be tricked with.
const hostile = `<b onclick="x">&'"{{.}}%s</b>`

// TestEveryTemplateTakesAFullAndAnEmptyPage executes each template with a page
// in which nothing is set, and with one in which everything is, texts with
// markup, lists with two items: a misspelt field fails only when it is reached.
func TestEveryTemplateTakesAFullAndAnEmptyPage(t *testing.T) {
	s := testServer(t)
	names, err := fs.Glob(web.Files, "templates/*.tmpl")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range names {
		name := strings.TrimSuffix(path.Base(file), ".tmpl")
		if slices.Contains(shared, file) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			empty := pages[name]
			if empty == nil {
				t.Fatal("there is no page for this template")
			}
			checkPage(t, s, name, empty())
			for _, level := range []int64{0, 3, 4} {
				full := empty()
				fillValue(reflect.ValueOf(full).Elem(), level)
				checkPage(t, s, name, full)
			}
		})
	}
}

func checkPage(t *testing.T, s *Server, name string, p pager) {
	t.Helper()
	body, err := s.execute(name, "/", p)
	if err != nil {
		t.Fatal(err)
	}
	html := string(body)
	for _, bad := range []string{"<no value>", "%!", "ZgotmplZ", "<b ", "&amp;amp;", "&amp;lt;", "<nil>"} {
		if strings.Contains(html, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	for _, want := range []string{`<html lang="nl">`, "<title>", "<main", "</html>"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

// fillValue sets everything in v: texts to markup, numbers to n, lists to two
// items.
func fillValue(v reflect.Value, n int64) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[template.HTML]() {
			v.SetString("<p>tekst</p>")
			return
		}
		v.SetString(hostile)
	case reflect.Int, reflect.Int64:
		v.SetInt(n)
	case reflect.Float64:
		v.SetFloat(1)
	case reflect.Bool:
		v.SetBool(n > 0)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fillValue(v.Index(i), n)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Field(i).CanSet() {
				continue // a page cannot read it either
			}
			fillValue(v.Field(i), n)
		}
	case reflect.Pointer:
		// Only what a page says of itself to search engines is a pointer, and it may
		// hold others like it without end.
		if v.Type() == reflect.TypeFor[*format.LinkedThing]() {
			v.Set(reflect.ValueOf(&format.LinkedThing{Type: hostile, Text: hostile}))
			return
		}
		panic("a page holds a pointer")
	default:
		panic("a page holds a " + v.Kind().String())
	}
}
