package server

import (
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// templates are the pages by name. Each is made of the shared files with the
// page's own file on top.
type templates map[string]*template.Template

// shared are the files that every page is made with.
var shared = []string{"templates/base.tmpl", "templates/parts.tmpl", "templates/pictures.tmpl"}

// parseTemplates parses every page.
func parseTemplates(files fs.FS) (templates, error) {
	base, err := template.New("base.tmpl").Funcs(formatters).ParseFS(files, shared...)
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "templates/*.tmpl")
	if err != nil {
		return nil, err
	}
	out := templates{}
	for _, name := range names {
		if slices.Contains(shared, name) {
			continue
		}
		t, err := base.Clone()
		if err != nil {
			return nil, err
		}
		if t, err = t.ParseFS(files, name); err != nil {
			return nil, err
		}
		if t.Lookup("main") == nil {
			return nil, fmt.Errorf("%s defines no main", name)
		}
		out[strings.TrimSuffix(path.Base(name), ".tmpl")] = t
	}
	return out, nil
}
