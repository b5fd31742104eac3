package bleveindex

import (
	"slices"
	"testing"

	"inbreng/internal/search"
)

// TestPacked holds that how often and in which parts a term stands comes back from
// the one number that is stored, and that no two are the same number.
func TestPacked(t *testing.T) {
	seen := map[int]bool{0: true}
	for mask := 1; mask < 1<<partCount; mask++ {
		n, times := 0, 0
		for range 3 { // each part three times over
			for part := range partCount {
				if mask&(1<<part) == 0 {
					continue
				}
				n = counted(n, part)
				times++
				stored := packed(n)
				gotTimes, _ := unpacked(uint64(stored))
				if gotTimes != uint64(times) {
					t.Errorf("parts %b: %d times come back as %d", mask, times, gotTimes)
				}
			}
		}
		if _, parts := unpacked(uint64(packed(n))); parts != uint8(mask) {
			t.Errorf("parts %b come back as %b", mask, parts)
		}
		if seen[packed(n)] {
			t.Errorf("parts %b: %d stands for something else, too", mask, packed(n))
		}
		seen[packed(n)] = true
	}
}

// TestAnalyze holds where the words of an exchange stand: in a row within a piece,
// far apart between two.
func TestAnalyze(t *testing.T) {
	a := analyzer{census: newCensus(), former: &former{lexicon: newLexicon(nil)}}
	f := a.analyze(&search.Record{Question: "de brug de sluis", Answer: "de UNESCO-missie", Footnotes: []string{"brug", "brug"}})
	for term, want := range map[string]struct {
		times uint64
		parts uint8
		at    []uint64
	}{
		"de":            {3, 1<<partQuestion | 1<<partAnswer, []uint64{0, 2, 204}},
		"brug":          {3, 1<<partQuestion | 1<<partFootnotes, []uint64{1, 407, 508}},
		"sluis":         {1, 1 << partQuestion, []uint64{3}},
		"unesco":        {1, 1 << partAnswer, []uint64{205}},
		"unesco-missie": {1, 1 << partAnswer, []uint64{205}},
		"missie":        {1, 1 << partAnswer, []uint64{206}},
		"~brug":         {3, 1<<partQuestion | 1<<partFootnotes, nil},
	} {
		got := f.terms[term]
		if got == nil {
			t.Errorf("%s is not there", term)
			continue
		}
		if times, parts := unpacked(uint64(got.Frequency())); times != want.times || parts != want.parts {
			t.Errorf("%s: %d times in parts %b, want %d in %b", term, times, parts, want.times, want.parts)
		}
		var at []uint64
		for _, l := range got.Locations {
			pos := uint64(l.Position)
			at = append(at, pos)
			for _, gap := range l.ArrayPositions {
				pos += gap
				at = append(at, pos)
			}
		}
		if !slices.Equal(at, want.at) {
			t.Errorf("%s stands at %v, want %v", term, at, want.at)
		}
	}
	if f.words != 9 {
		t.Errorf("%d words, want 9", f.words)
	}
}
