package bleveindex_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/search"
)

// TestCorrect asks for words as they are typed carelessly, and for words that are
// right and only happen not to be there.
func TestCorrect(t *testing.T) {
	texts := []string{
		"Minister Le Drian zei dit tegen de heer Van Helvert.",
		"De organisatie Freedom House maakte een lijst.",
		"Er kwamen waarnemingsmissies.",
		"Zij maken en rekenen in massavernietingswapens.",
		"Een huis met een drian.",
		"Het Europees Hof voor de Rechten van de Mens oordeelt.",
		"De Onafhankelijke Raad van Kundigen.",
	}
	records := make([]search.Record, len(texts))
	for i, text := range texts {
		records[i] = wordRecord(i, text)
	}
	x := inMemory(t, records)
	for _, tc := range []struct {
		text, correction string
		want             []int
	}{
		{"ledrian", "le drian", []int{0}},
		{"vanhelvert", "van helvert", []int{0}},
		{"freedomhouse lijst", "freedom house lijst", []int{1}},
		{"freedomhuose", "", nil},
		{"waarnemings missie", "", []int{2}},
		{"missie waarnemings", "", nil},
		{"taken", "", nil},
		{"redenen", "", nil},
		{"organisasie", "organisatie", []int{1}},
		{"massavernietigingswapens", "massavernietingswapens", []int{3}},
		{"EHRM", "", []int{5}},
		{"oordeelt ehrm", "", []int{5}},
		{"EHRN", "", nil},
		{"ork", "", nil},      // a word, an orc
		{"hetdrian", "", nil}, // both are there, but not in a row
	} {
		res, err := x.Search(t.Context(), search.Query{Text: tc.text})
		if err != nil {
			t.Fatal(err)
		}
		if spelt := strings.Contains(strings.ToLower(tc.text), "ehrm"); spelt != (len(res.Synonyms) > 0) {
			t.Errorf("%s is spelt out: %v", tc.text, res.Synonyms)
		}
		got := []int(nil)
		for i := range records {
			for _, h := range res.Hits {
				if h.ID == records[i].ID {
					got = append(got, i)
					if len(h.In) == 0 {
						t.Errorf("%s: nothing is marked in %v", tc.text, h.ID)
					}
				}
			}
		}
		if res.Partial {
			got = nil
		}
		if diff := cmp.Diff(tc.want, got); diff != "" || res.Correction != tc.correction {
			t.Errorf("%s is corrected to %q, want %q (-want +got):\n%s", tc.text, res.Correction, tc.correction, diff)
		}
	}
}
