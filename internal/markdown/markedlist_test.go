package markdown_test

import (
	"strings"
	"testing"

	"inbreng/internal/markdown"
)

// TestListsWithMarkersOfTheirOwn looks at which lists get no dash before their items.
func TestListsWithMarkersOfTheirOwn(t *testing.T) {
	r := markdown.New()
	for md, marked := range map[string]bool{
		"- a. Nee.\n- b. Dat klopt.\n":        true,
		"- 3\\. Drie.\n- 7\\. Zeven.\n":       true,
		"- iv) Ja.\n":                         true,
		"- Nee.\n- b. Dat klopt.\n":           false,
		"- Dat is a. en b.\n- en nog iets.\n": false,
		"1. Een.\n2. Twee.\n":                 false,
	} {
		html, err := r.HTML(markdown.Markdown(md), markdown.Options{Marks: markdown.NewMarks("")})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(html), `<ul class="marked">`); got != marked {
			t.Errorf("%q becomes %s", md, html)
		}
	}
}
