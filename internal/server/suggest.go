package server

import (
	"fmt"
	"net/http"
	"strings"

	"inbreng/internal/search"
)

// serveSuggestions completes what is being typed, in the form of OpenSearch: a
// list of the text and the list of its completions.
func (s *Server) serveSuggestions(w http.ResponseWriter, r *http.Request, rel *release) error {
	typed := strings.ToValidUTF8(r.URL.Query().Get(paramText), " ")
	if len(typed) > search.MaxText {
		return fmt.Errorf("%w: %d bytes", search.ErrTooLong, len(typed))
	}
	ctx, cancel := searchContext(r)
	defer cancel()
	found, err := rel.Searcher.Suggest(ctx, typed, maxSuggestions)
	if err != nil {
		return err
	}
	completions := make([]string, len(found))
	for i, suggestion := range found {
		completions[i] = suggestion.Text
	}
	return renderJSON(w, r, http.StatusOK, []any{typed, completions})
}
