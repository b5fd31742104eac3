package bleveindex_test

import (
	"context"
	"strings"
	"testing"

	"inbreng/internal/search"
	"inbreng/internal/search/bleveindex"
	"inbreng/internal/search/searchtest"
)

// TestPastedParagraph holds that a text of many words that no exchange has whole
// still finds the one it was copied from, by its rarest words.
func TestPastedParagraph(t *testing.T) {
	records := searchtest.Records()
	x, err := bleveindex.InMemory(searchtest.Seq(records), searchtest.Texts(records))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	for _, r := range records {
		words := strings.Fields(r.Answer)
		if len(words) < 25 {
			continue
		}
		text := strings.Join(words[:25], " ") + " hottentottententententoonstelling"
		result, err := x.Search(context.Background(), search.Query{Text: text, Literal: true})
		if err != nil {
			t.Fatal(err)
		}
		if !result.Partial || len(result.Hits) == 0 || result.Hits[0].ID != r.ID {
			t.Errorf("%v: got partial %v and hits %v first", r.ID, result.Partial, result.Hits[:min(1, len(result.Hits))])
		}
	}
	result, err := x.Search(context.Background(), search.Query{Text: "hottentottententententoonstelling xyzzyplugh kwistenbiebel", Literal: true})
	if err != nil || result.Partial || result.Total != 0 {
		t.Errorf("nothing was found, and it is called partial %v, total %d, error %v", result.Partial, result.Total, err)
	}
}
