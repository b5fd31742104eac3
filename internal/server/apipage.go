package server

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"inbreng/internal/corpus"
	"inbreng/internal/format"
)

// apiPage tells people what there is for programs: made of the description of the
// API, so that it cannot say anything else.
type apiPage struct {
	page
	Operations []operationView
	Forms      []twin
	Document   string // address of a document that is here, for examples, "" for none
	Dated      bool   // it can be had as Akoma Ntoso
	Answer     string // address of an answer in it
}

// An operationView is an operation of the API.
type operationView struct {
	Path, Summary, Description string
	Example                    string // address that can be followed, "" for none
	Parameters                 []parameterView
}

// A parameterView is what an operation takes.
type parameterView struct {
	Name, Type, Description string
}

func (s *Server) serveAPI(w http.ResponseWriter, r *http.Request, rel *release) error {
	p := &apiPage{Forms: twins}
	examples, err := p.examples(rel)
	if err != nil {
		return err
	}
	p.Title, p.Nav = "Open data", "open-data"
	p.Description = "Alles op deze site voor programma’s: records als JSON, Markdown, CSV en Akoma Ntoso, feeds, en een API."
	for path, item := range s.api.OpenAPI().Paths {
		if item.Get != nil {
			p.Operations = append(p.Operations, operationViewOf(path, item.Get, examples))
		}
	}
	slices.SortFunc(p.Operations, func(a, b operationView) int { return cmp.Compare(a.Path, b.Path) })
	return s.render(w, r, http.StatusOK, "api", p)
}

// exampleDocuments is among how many documents an example with an answer is looked for.
const exampleDocuments = 50

// examples takes a document that is here for the examples, and returns what the
// parameters of paths can be.
func (p *apiPage) examples(rel *release) (map[string]string, error) {
	values := map[string]string{}
	documents, err := rel.Corpus.Summaries(0, exampleDocuments)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(documents, func(d corpus.Summary) bool { return d.Answered > 0 }); i >= 0 {
		d, err := rel.Corpus.Document(documents[i].ID)
		if err != nil {
			return nil, err
		}
		p.Document, p.Dated = documentURL(d.ID), format.HasDate(d)
		p.Answer = answerURL(d.ID, d.Exchanges[0].ID)
		values["document"], values["exchange"] = string(d.ID), string(d.Exchanges[0].ID)
	}
	factions, err := rel.Corpus.Factions()
	if err == nil && len(factions) > 0 {
		values["faction"] = factions[0].Slug
	}
	papers, paperErr := rel.Corpus.Papers(0, 1)
	if len(papers) > 0 {
		values["paper"] = string(papers[0].ID)
	}
	return values, errors.Join(err, paperErr)
}

func operationViewOf(path string, op *huma.Operation, examples map[string]string) operationView {
	view := operationView{Path: path, Summary: op.Summary, Description: op.Description, Example: path}
	for _, param := range op.Parameters {
		v := parameterView{Name: param.Name, Description: param.Description}
		if s := param.Schema; s != nil {
			v.Type = s.Type
			if s.Type == huma.TypeArray {
				v.Type = "list of " + s.Items.Type
			}
			if len(s.Enum) > 0 {
				v.Type = strings.Trim(strings.ReplaceAll(fmt.Sprint(s.Enum), " ", ", "), "[]")
			}
		}
		if param.In == "path" {
			if examples[param.Name] == "" {
				view.Example = ""
			}
			view.Example = strings.ReplaceAll(view.Example, "{"+param.Name+"}", examples[param.Name])
		}
		view.Parameters = append(view.Parameters, v)
	}
	return view
}
