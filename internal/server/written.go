package server

import (
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"inbreng/internal/markdown"
)

// A writtenPage is a page written in Markdown, read at start. Its first line is
// its heading.
type writtenPage struct {
	page
	HTML     template.HTML
	Spoken   bool // the operator has a say on it
	Operator operatorView
}

// readWrittenPages reads pages/*.md.
func readWrittenPages(files fs.FS, renderer *markdown.Renderer) (map[string]writtenPage, error) {
	names, err := fs.Glob(files, "pages/*.md")
	if err != nil {
		return nil, err
	}
	pages := map[string]writtenPage{}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		first, rest, _ := strings.Cut(string(data), "\n")
		title, ok := strings.CutPrefix(first, "# ")
		if !ok {
			return nil, fmt.Errorf("%s: the first line should be a heading", name)
		}
		html, err := renderer.Page(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		lead, _, _ := strings.Cut(strings.TrimSpace(rest), "\n\n")
		p := writtenPage{HTML: html}
		p.Title, p.Description = title, clip(strings.Join(strings.Fields(lead), " "), descriptionLength)
		p.Nav = strings.TrimSuffix(path.Base(name), ".md")
		pages["/"+p.Nav] = p
	}
	return pages, nil
}

func (s *Server) serveWritten(w http.ResponseWriter, r *http.Request, _ *release) error {
	p, ok := s.written[r.URL.Path]
	if !ok {
		return notFound("Op dit adres staat niets.")
	}
	return s.render(w, r, http.StatusOK, "written", &p)
}
