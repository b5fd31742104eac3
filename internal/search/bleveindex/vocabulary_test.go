package bleveindex

import (
	"strings"
	"testing"
)

func TestClosest(t *testing.T) {
	var b vocabularyBuilder
	for i, w := range []string{"borrell", "shusha", "azerbeidzjan", "pashinyan", "vergadering", "vergaderingen", "drones", "turkse", "vragen", "dragen", "kamer"} {
		b.add(w, uint64(20-i))
	}
	b.add("", 3)
	b.add(strings.Repeat("x", maxWord+1), 3)
	v := b.build()
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
		if ok != (want != "") || ok && got != want {
			t.Errorf("closest to %s is %q, %t; want %q", typed, got, ok, want)
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
