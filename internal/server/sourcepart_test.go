package server

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"inbreng/internal/parliament"
)

// sheetsOf returns sheets with so many lines each, of 100 characters.
func sheetsOf(lines ...int) (all []sheet, runes int) {
	number := 0
	for i, n := range lines {
		s := sheet{Number: i + 1}
		for range n {
			number++
			s.Lines = append(s.Lines, sourceLine{Number: number, Anchor: lineAnchor(number), Parts: []sourcePart{{"", strings.Repeat("x", 100)}}})
		}
		all, runes = append(all, s), runes+101*n
	}
	return all, runes
}

func TestSourceParts(t *testing.T) {
	for _, tt := range []struct {
		name  string
		lines []int
		want  string // the first and last line of each part, with its sheets
	}{
		{"short", []int{50, 50}, "1-100 (1,2)"},
		{"one sheet too long for a page", []int{1200}, "1-401 (1) 402-801 (1…) 802-1200 (1…)"},
		{"many sheets", []int{200, 200, 200, 200, 200}, "1-501 (1,2,3) 502-1000 (3…,4,5)"},
		{"cut between sheets", []int{310, 150, 300, 250}, "1-460 (1,2) 461-1010 (3,4)"},
	} {
		all, runes := sheetsOf(tt.lines...)
		var got []string
		next := 1
		for _, part := range sourceParts(all, runes) {
			var names []string
			for i := range part {
				name := fmt.Sprint(part[i].Number)
				if part[i].Continued {
					name += "…"
				}
				names = append(names, name)
				for _, l := range part[i].Lines {
					if l.Number != next {
						t.Fatalf("%s: line %d stands where %d should", tt.name, l.Number, next)
					}
					next++
				}
			}
			got = append(got, fmt.Sprintf("%d-%d (%s)", firstLine(part), lastLine(part), strings.Join(names, ",")))
		}
		if next != all[len(all)-1].Lines[len(all[len(all)-1].Lines)-1].Number+1 {
			t.Errorf("%s: the parts end before line %d", tt.name, next)
		}
		if got := strings.Join(got, " "); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestALineLongerThanAPart(t *testing.T) {
	long := []sheet{{Number: 1, Lines: []sourceLine{
		{Number: 1, Parts: []sourcePart{{"", strings.Repeat("x", 300_000)}}}, {Number: 2, Parts: []sourcePart{{"", "y"}}},
	}}}
	parts := sourceParts(long, 300_002)
	if len(parts) != 2 || firstLine(parts[1]) != 2 {
		t.Errorf("%d parts", len(parts))
	}
	if parts := sourceParts(long[:1:1], 10); len(parts) != 1 {
		t.Errorf("a short text has %d parts", len(parts))
	}
}

func TestChosenSource(t *testing.T) {
	all, runes := sheetsOf(1200)
	parts := sourceParts(all, runes)
	for value, want := range map[string]int{"": 0, "1": 0, "401": 0, "402": 1, "1200": 2, "1201": 0, "-1": 0, "x": 0, "99999999999999999999": 0} {
		if got, whole := chosenSource(httptest.NewRequest("GET", "/x/bron?vanaf="+value, nil), parts); got != want || whole {
			t.Errorf("vanaf=%s: part %d, %v, want %d", value, got, whole, want)
		}
	}
	if _, whole := chosenSource(httptest.NewRequest("GET", "/x/bron?vanaf=alles", nil), parts); !whole {
		t.Error("vanaf=alles is not all")
	}
	view := newSourceView(&parliament.Document{ID: "kst-1-1"}, parts, 1, false)
	if view.Number != 2 || view.Previous != "/kst-1-1/bron" || view.Next != "/kst-1-1/bron?vanaf=802" || view.Parts[1].Text != "regel 402–801" || !view.Parts[1].Current || view.Parts[1].Line != 402 {
		t.Errorf("%+v", view)
	}
}
