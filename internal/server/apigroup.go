package server

import (
	"context"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"inbreng/internal/corpus"
)

// apiGroups are the groups of the API: the segment of their addresses, and what one is.
var apiGroups = []struct {
	kind           corpus.GroupKind
	segment, about string
}{
	{corpus.ByAsker, "askers", "members who put questions"},
	{corpus.ByMinister, "ministers", "ministers who answered, or were asked, by name"},
	{corpus.ByMinistry, "ministries", "ministries and remits that were asked or answered"},
	{corpus.ByDossier, "dossiers", "dossiers"},
}

// addGroupOperations adds the operations on who asked and who answered.
func (s *Server) addGroupOperations(api huma.API) {
	for _, g := range apiGroups {
		path := "/" + g.segment
		operation(s, api, "list-"+g.segment, path, "List "+g.segment, "The "+g.about+", by name, with figures. Their documents: /documents with the slug as filter.",
			func(_ context.Context, rel *release, in *Paging) (pageOf[groupRecord], string, error) {
				total, err := rel.Corpus.GroupCount(g.kind)
				if err != nil {
					return pageOf[groupRecord]{}, "", err
				}
				return pageRange(total, *in, path, nil, func(from, to int) ([]groupRecord, error) { return s.groupRecords(rel, g.kind, from, to) })
			})
	}
	operation(s, api, "list-unanswered", "/unanswered", "List questions without an answer", "The questions that their document does not answer, newest document first.",
		func(_ context.Context, rel *release, in *Paging) (pageOf[exchangeRecord], string, error) {
			_, total, err := rel.unanswered(0, 0)
			if err != nil {
				return pageOf[exchangeRecord]{}, "", err
			}
			return pageRange(total, *in, "/unanswered", nil, func(from, to int) ([]exchangeRecord, error) {
				keys, _, err := rel.unanswered(from, to)
				if err != nil {
					return nil, err
				}
				return s.exchangeRecords(rel, keys)
			})
		})
}

// apiIndex is what is at the root of the API.
type apiIndex struct {
	OpenAPI string            `json:"openapi" doc:"Address of the description of the API."`
	Lists   map[string]string `json:"lists" doc:"Addresses of everything that can be listed, by name."`
}

// addIndex adds the operation that tells what operations there are.
func (s *Server) addIndex(api huma.API) {
	operation(s, api, "get-index", "", "List what can be listed", "Where the description is, and all lists.",
		func(context.Context, *release, *struct{}) (apiIndex, string, error) {
			index := apiIndex{OpenAPI: s.baseURL + "/api/openapi.json", Lists: map[string]string{}}
			for path := range api.OpenAPI().Paths {
				if name, ok := strings.CutPrefix(path, apiPath+"/"); ok && !strings.Contains(name, "/") {
					index.Lists[name] = s.baseURL + path
				}
			}
			return index, "", nil
		})
}
