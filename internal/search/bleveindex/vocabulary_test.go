package bleveindex

import "testing"

func TestClosest(t *testing.T) {
	var words []vocable
	for i, w := range []string{"borrell", "shusha", "azerbeidzjan", "pashinyan", "vergadering", "vergaderingen", "drones", "turkse", "vragen", "dragen", "kamer"} {
		words = append(words, vocable{folded: w, printed: w, count: uint64(20 - i), letters: lettersOf(w), length: letters(w)})
	}
	v := vocabularyOf(words)
	for typed, want := range map[string]string{
		"borell":       "borrell",
		"sjusha":       "shusha",
		"azerbeidjan":  "azerbeidzjan",
		"azerbaidzjan": "azerbeidzjan",
		"pashinian":    "pashinyan",
		"pasjinian":    "pashinyan",
		"vergadring":   "vergadering",
		"vregadering":  "vergadering", // two letters swapped
		"dornes":       "drones",
		"vargen":       "vragen",
		"wragen":       "vragen", // the commoner of two that are as like it
		"kamre":        "kamer",
		"kam":          "", // too short
		"zandkasteel":  "",
		"kwantum":      "",
		"dronten":      "",
		"":             "",
	} {
		got, ok := v.closest(typed)
		if ok != (want != "") || ok && got.folded != want {
			t.Errorf("closest to %s is %q, %t; want %q", typed, got.folded, ok, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "abd", 1}, {"abc", "bc", 1}, {"abc", "abxc", 1}, {"abcd", "badc", 2}, {"abcdef", "ghijkl", 3},
	} {
		if got := distance([]rune(tc.a), []rune(tc.b), 2); got != tc.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tc.a, tc.b, got, tc.want)
		}
		if got := distance([]rune(tc.b), []rune(tc.a), 2); got != tc.want {
			t.Errorf("distance(%q, %q) = %d, want %d", tc.b, tc.a, got, tc.want)
		}
	}
}
