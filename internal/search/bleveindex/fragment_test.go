package bleveindex

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/search"
)

// leavesOf returns what a query looks for, without an index to look into.
func leavesOf(tree search.Tree) []*leaf {
	p := &planner{x: &Index{former: &former{}}, literal: true}
	root, _ := tree.Root.(search.All)
	for _, n := range root {
		switch n := n.(type) {
		case search.Word:
			p.keep(p.x.wordLeaf(n.Text), false)
		case search.Phrase:
			_, _ = p.phrase(n, 0, false)
		}
	}
	return p.leaves
}

// filler is text without any word of the queries, of about n bytes, in sentences.
func filler(n int) string {
	return strings.TrimSpace(strings.Repeat("Een zin die niets ter zake doet. ", n/33))
}

// shown returns the fragment of a text for a query, with [marks].
func shown(t *testing.T, query, text string) string {
	t.Helper()
	parsed, err := search.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	m := newMarker(&former{}, leavesOf(parsed))
	var b strings.Builder
	for _, p := range cutFragment(search.FieldAnswer, text, m.mark(text)).Parts {
		if p.Hit {
			b.WriteString("[" + p.Text + "]")
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestFragmentShort(t *testing.T) {
	for _, tc := range []struct{ name, query, text, want string }{
		{"all of a short text", "drones", "Er zijn drones gebruikt.", "Er zijn [drones] gebruikt."},
		{"nothing marked", "tanks", "Er zijn drones gebruikt.", "Er zijn drones gebruikt."},
		{"no text", "tanks", "", ""},
		{"blanks only", "tanks", " \n ", ""},
		{"blanks around it", "drones", "\n drones \n", "[drones]"},
		{"inflected", "fractie", "Alle fracties vroegen het.", "Alle [fracties] vroegen het."},
		{"an accent of its own", "armenie", "In Armenie\u0308 ook.", "In [Armenie\u0308] ook."},
		{"the whole word with its hyphen", "UNESCO-missie", "De UNESCO-missie komt.", "De [UNESCO-missie] komt."},
		{"its parts without the hyphen", "UNESCO-missie", "De UNESCO missie komt.", "De [UNESCO missie] komt."},
		{"a part", "missie", "De UNESCO-missie komt.", "De UNESCO-[missie] komt."},
		{"both a part and the whole", "missie UNESCO-missie", "De UNESCO-missie komt.", "De [UNESCO-missie] komt."},
		{"joined in the text", "wiskunde-onderwijs", "Het wiskundeonderwijs.", "Het [wiskundeonderwijs]."},
		{"joined in the query", "wiskundeonderwijs", "Het wiskunde-onderwijs.", "Het [wiskunde-onderwijs]."},
		{"a phrase, not its words", `"rode kruis"`, "Het rode huis van het Rode Kruis.", "Het rode huis van het [Rode Kruis]."},
		{"a phrase and one of its words", `"rode kruis" rode`, "Het rode huis van het Rode Kruis.", "Het [rode] huis van het [Rode Kruis]."},
		{"phrases that overlap", `"rode kruis" "kruis helpt"`, "Het Rode Kruis helpt.", "Het [Rode Kruis helpt]."},
		{"a phrase at the end that is not whole", `"rode kruis"`, "Het rode", "Het rode"},
		{"quotes and brackets stay", "vrij", "«eerlijk en vrij» (ja)", "«eerlijk en [vrij]» (ja)"},
		{"markup is text", "b", "<b>kaart</b> & zo", "<[b]>kaart</[b]> & zo"},
	} {
		if diff := cmp.Diff(tc.want, shown(t, tc.query, tc.text)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tc.name, diff)
		}
	}
}

func TestFragmentLong(t *testing.T) {
	head, tail := filler(1000), filler(1000)
	for _, tc := range []struct{ name, query, text, want string }{
		{"the beginning when nothing is marked", "tanks", head, "Een zin "},
		{"in the middle", "drones", head + " De drones kwamen. " + tail, "… zin die niets "},
		{"at the end", "drones", head + " De drones kwamen.", "De [drones] kwamen."},
		{"where most of the query stands", "turkse drones", "Een drone. " + head + " De Turkse drones kwamen. " + tail, "De [Turkse] [drones] kwamen."},
		{"exact before inflected", "drones", "Een drone. " + head + " De drones kwamen. " + tail, "De [drones] kwamen."},
		{"behind a stroke, in a long word", "drones", head + " " + strings.Repeat("x/", 100) + "drones " + tail, "… [drones] Een zin"},
		{"before a stroke, in a long word", "drones", "drones" + strings.Repeat("/x", 300), "[drones]/x"},
	} {
		got := shown(t, tc.query, tc.text)
		if !strings.Contains(got, tc.want) {
			t.Errorf("%s: %q does not have %q", tc.name, got, tc.want)
		}
		if len(got) > passageLength+100 {
			t.Errorf("%s: %d bytes", tc.name, len(got))
		}
	}
}

// FuzzFragment: whatever the query and the text, the parts are a passage of the
// text, and no mark begins or ends inside a letter.
func FuzzFragment(f *testing.F) {
	for _, seed := range [][2]string{
		{"drones", filler(600) + " Turkse drones. " + filler(600)},
		{`"rode kruis" geen`, "Het Rode Kruis. Geen\n\nUNESCO-missie"},
		{"UNESCO-missie", "UNESCO missie " + strings.Repeat("é", 500)},
		{"x", strings.Repeat("x-", 400)},
		{"w", "\xff\xfe w\x00w"},
		{`"a b c d e f"`, strings.Repeat("a b c d e f ", 100)},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, query, text string) {
		parsed, err := search.Parse(query)
		if err != nil {
			return
		}
		m := newMarker(&former{}, leavesOf(parsed))
		marks := m.mark(text)
		end := 0
		for _, mk := range marks {
			if mk.start < end || mk.end <= mk.start || mk.end > len(text) || mk.clauses == 0 {
				t.Fatalf("%q in %q: mark %+v behind %d", query, text, mk, end)
			}
			end = mk.end
		}
		fragment := cutFragment(search.FieldAnswer, text, marks)
		hit := false
		var b strings.Builder
		for _, p := range fragment.Parts {
			hit = hit || p.Hit
			b.WriteString(p.Text)
		}
		if hit != (len(marks) > 0) {
			t.Fatalf("%q in %q: %d marks, but in the fragment: %t", query, text, len(marks), hit)
		}
		passage := b.String()
		if !strings.Contains(text, passage) {
			passage = strings.TrimSuffix(strings.TrimPrefix(passage, search.Ellipsis+" "), " "+search.Ellipsis)
			if !strings.Contains(text, passage) {
				t.Fatalf("%q in %q: fragment %q", query, text, passage)
			}
		}
	})
}
