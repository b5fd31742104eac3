package server

import (
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"inbreng/internal/parliament"
)

// longDocument returns a document whose questions and answers together have about so
// many characters each.
func longDocument(sizes []int, sections []int) *parliament.Document {
	d := &parliament.Document{ID: "kst-36600-1"}
	for i, size := range sizes {
		text := strings.Repeat("vraag ", size/6+1)
		e := parliament.Exchange{ID: parliament.NumberedExchange(i+1, 0), Numbers: []int{i + 1}, Section: sections[i]}
		e.Questions = []parliament.Question{{Body: parliament.Body{Text: text}}}
		d.Exchanges = append(d.Exchanges, e)
		for len(d.Sections) <= sections[i] {
			n := strconv.Itoa(len(d.Sections))
			d.Sections = append(d.Sections, parliament.Section{Number: n, Heading: "Deel " + n, Introduction: &parliament.Body{Text: "vooraf " + n}})
		}
	}
	return d
}

// TestPartsHoldEverythingOnce tries documents of every shape.
func TestPartsHoldEverythingOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sizes := rapid.SliceOfN(rapid.IntRange(1, 30_000), 0, 60).Draw(t, "sizes")
		sections, section, total := make([]int, len(sizes)), 0, 0
		for i := range sections {
			section += rapid.IntRange(0, 2).Draw(t, "step")
			sections[i] = section
			total += sizes[i]
		}
		d := longDocument(sizes, sections)
		parts := documentParts(d)
		if total > maxWhole && len(parts) < total/maxWhole {
			t.Fatalf("%d characters in %d parts", total, len(parts))
		}
		at, introductions := 0, map[string]int{}
		for i, part := range parts {
			if part.from != at || part.to <= part.from && len(sizes) > 0 {
				t.Fatalf("part %d is %v and should begin at %d", i, part, at)
			}
			at = part.to
			weight := 0
			for _, size := range sizes[part.from:part.to] {
				weight += size
			}
			// One exchange cannot be divided.
			if len(parts) > 1 && weight > maxWhole+30_000 {
				t.Errorf("part %d of %d has %d characters", i, len(parts), weight)
			}
			run, _ := inPart(d, part)
			for j := range run.Sections {
				if intro := run.Sections[j].Introduction; intro != nil {
					introductions[intro.Text]++
				}
			}
			for j := range run.Exchanges {
				if run.Sections[run.Exchanges[j].Section].Heading == "" {
					t.Errorf("part %d shows exchange %s without the heading of its section", i, run.Exchanges[j].ID)
				}
			}
		}
		if at != len(d.Exchanges) {
			t.Errorf("the parts end at %d of %d", at, len(d.Exchanges))
		}
		for i := range d.Sections {
			if n := introductions["vooraf "+strconv.Itoa(i)]; n != 1 {
				t.Errorf("the introduction of section %d stands in %d parts", i, n)
			}
		}
	})
}

func TestNotesStandWhereTheyAreMarked(t *testing.T) {
	d := longDocument([]int{60_000, 60_000, 60_000}, []int{0, 0, 0})
	for _, id := range []parliament.FootnoteID{"1", "2", "3", "4"} {
		d.Footnotes = append(d.Footnotes, parliament.Footnote{ID: id})
	}
	d.Exchanges[0].Footnotes = []parliament.FootnoteID{"1", "2"}
	d.Exchanges[2].Footnotes = []parliament.FootnoteID{"2", "3"}
	parts := documentParts(d)
	if len(parts) < 2 {
		t.Fatalf("%v: want several parts", parts)
	}
	notes := func(part documentPart) string {
		_, notes := inPart(d, part)
		var ids []string
		for _, n := range notes {
			ids = append(ids, string(n.ID))
		}
		return strings.Join(ids, " ")
	}
	if got := notes(parts[0]); got != "1 2" {
		t.Errorf("first part: notes %s", got)
	}
	// What nothing marks stands at the end.
	if got := notes(parts[len(parts)-1]); got != "2 3 4" {
		t.Errorf("last part: notes %s", got)
	}
}
