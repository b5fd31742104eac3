package server

import (
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// templates are the pages by name.
type templates map[string]*template.Template

// shared are the files of parts that every page may use: base.tmpl has what stands
// before and behind the page's own.
var shared = []string{"templates/base.tmpl", "templates/parts.tmpl", "templates/pictures.tmpl"}

// parseTemplates parses every page. All are one set: a copy of the shared parts for each
// page would take megabytes. The file of a page defines
// "page-" and its name.
func parseTemplates(files fs.FS) (templates, error) {
	names, err := fs.Glob(files, "templates/*.tmpl")
	if err != nil {
		return nil, err
	}
	set, defined, out := template.New("").Funcs(formatters), map[string]string{}, templates{}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		file, err := template.New(name).Funcs(formatters).Parse(string(text))
		if err != nil {
			return nil, err
		}
		for _, t := range file.Templates() {
			part := t.Name()
			if part == name {
				continue // what stands between the definitions
			}
			if other, ok := defined[part]; ok {
				return nil, fmt.Errorf("%s defines %q, and so does %s", name, part, other)
			}
			defined[part] = name
			if _, err := set.AddParseTree(part, t.Tree); err != nil {
				return nil, err
			}
		}
	}
	for _, name := range names {
		if slices.Contains(shared, name) {
			continue
		}
		page := strings.TrimSuffix(path.Base(name), ".tmpl")
		part := "page-" + page
		if defined[part] != name {
			return nil, fmt.Errorf("%s does not define %q", name, part)
		}
		whole, err := set.New("whole-" + page).Parse(`{{template "head" .}}{{template "` + part + `" .}}{{template "foot" .}}`)
		if err != nil {
			return nil, err
		}
		out[page] = whole
	}
	return out, nil
}
