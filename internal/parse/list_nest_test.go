package parse

import (
	"fmt"
	"strings"
	"testing"
)

// TestDepthOfItems holds which lists items are inside of: "> – x:" is a dash set in one
// column of a tab, whose words end in a colon.
func TestDepthOfItems(t *testing.T) {
	for _, tt := range []struct{ name, items, want string }{
		{"dashes that a letter announces", "a.|b.:|–|–|c.", "0 0 1 1 0"},
		{"three levels", "a.:|•:|o|o|•|b.", "0 1 2 2 1 0"},
		{"set in without a colon", "1.|>•|>•|2.", "0 1 1 0"},
		{"neither set in nor announced", "a.|b.|–|–", "0 0 0 0"},
		{"dashes inside dashes", "–:|>–|>–|–", "0 1 1 0"},
		{"dashes behind a dash with a colon", "–:|–|–", "0 0 0"},
		{"dashes set in as a page happens to", "–|>–|>–", "0 0 0"},
		{"numbers inside numbers", "1.:|1.|2.|2.", "0 1 1 0"},
		{"letters inside numbers", "1.:|a.|b.|2.:|a.", "0 1 1 0 1"},
		{"a list that is too deep", "1.:|a.:|•:|–:|▪", "0 1 2 3 3"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var n nesting
			var got []string
			for _, item := range strings.Split(tt.items, "|") {
				marker := strings.TrimLeft(item, ">")
				at := setIn{setInColumns, tabColumns * (len(item) - len(marker))}
				marker, announced := strings.CutSuffix(marker, ":")
				got = append(got, fmt.Sprint(n.depth(marker, at)))
				n.announced = announced
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("%s: got %v, want %s", tt.items, got, tt.want)
			}
		})
	}
}
