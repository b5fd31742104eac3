package searchtest

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// maxFragment is the length in bytes up to which a fragment is worth reading in a
// list.
const maxFragment = 600

// checkFragments checks what holds for the fragments of every hit.
func (c contract) checkFragments(t *testing.T, h search.Hit) {
	t.Helper()
	r, err := c.texts(h.ID)
	if err != nil {
		t.Fatalf("hit %v: %v", h.ID, err)
	}
	texts := map[search.Field][]string{
		search.FieldQuestion:  {r.Question},
		search.FieldAnswer:    {r.Answer},
		search.FieldFootnotes: r.Footnotes,
	}
	seen := map[search.Field]bool{}
	for _, f := range h.Fragments {
		passage := join(f)
		switch {
		case seen[f.Field]:
			t.Errorf("%v: two fragments of %s", h.ID, f.Field)
		case !slices.ContainsFunc(texts[f.Field], func(text string) bool { return isPassage(text, passage) }):
			t.Errorf("%v: %q is not a passage of its %s, cut between words", h.ID, passage, f.Field)
		case len(passage) > maxFragment:
			t.Errorf("%v: the fragment of %s has %d bytes", h.ID, f.Field, len(passage))
		case !utf8.ValidString(passage):
			t.Errorf("%v: %q is not UTF-8", h.ID, passage)
		}
		seen[f.Field] = true
		if marked := slices.ContainsFunc(f.Parts, func(p search.Part) bool { return p.Hit }); marked != slices.Contains(h.In, f.Field) {
			t.Errorf("%v: a word is marked in %s: %t, but the fields are %v", h.ID, f.Field, marked, h.In)
		}
		for _, p := range f.Parts {
			if p.Text == "" || p.Hit && strings.TrimSpace(p.Text) != p.Text {
				t.Errorf("%v: part %q, hit %t", h.ID, p.Text, p.Hit)
			}
		}
	}
	for _, field := range []search.Field{search.FieldQuestion, search.FieldAnswer} {
		if !seen[field] && texts[field][0] != "" {
			t.Errorf("%v: no fragment of the %s", h.ID, field)
		}
	}
}

// join puts the parts together.
func join(f search.Fragment) string {
	var b strings.Builder
	for _, p := range f.Parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// isPassage reports whether passage, but for an ellipsis at either end, stands in
// the text, between blanks or at its ends.
func isPassage(text, passage string) bool {
	words, before := strings.CutPrefix(passage, search.Ellipsis+" ")
	words, after := strings.CutSuffix(words, " "+search.Ellipsis)
	for from := 0; words != ""; from++ {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		from += i
		head, tail := text[:from], text[from+len(words):]
		if strings.TrimSpace(head) != "" == before && strings.TrimSpace(tail) != "" == after &&
			(head == "" || strings.ContainsAny(head[len(head)-1:], " \n")) && (tail == "" || strings.ContainsAny(tail[:1], " \n")) {
			return true
		}
	}
	return false
}

// marked returns the marked words of a hit by field, as "question: drones | navo".
func marked(h search.Hit) []string {
	out := []string{}
	for _, f := range h.Fragments {
		var words []string
		for _, p := range f.Parts {
			if p.Hit {
				words = append(words, p.Text)
			}
		}
		if words != nil {
			out = append(out, string(f.Field)+": "+strings.Join(words, " | "))
		}
	}
	return out
}

func (c contract) fragments(t *testing.T) {
	for _, tc := range []struct {
		name, text string
		in         search.Field
		want       []string
	}{
		{"all words in all fields", "turkse drones", "", []string{"question: Turkse | drones", "answer: Turkse"}},
		{"an accent", "armenie partij", "", []string{"answer: Armenië | partij"}},
		{"a word with a hyphen, whole", "unesco-missie saatli", "", []string{"answer: Saatli | UNESCO-missie"}},
		{"a part of a word with a hyphen", "saatli", "", []string{"answer: Saatli"}},
		{"a phrase", `"rode kruis"`, "", []string{"answer: Rode Kruis"}},
		{"only the phrase, not its words elsewhere", `"het rode kruis"`, "", []string{"answer: het Rode Kruis"}},
		{"a footnote", "33", "", []string{"footnotes: 33"}},
		{"only in the answer", "turkse", search.FieldAnswer, []string{"answer: Turkse"}},
		{"the plural of an abbreviation, and what it stands for", "uav bestuurd", "", []string{"answer: UAV’s | Unmanned Aerial Vehicles | UAV’s | bestuurd"}},
		{"what looks like markup is text", "kaart b", "", []string{"answer: b | kaart | b"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			res := c.search(t, search.Query{Text: tc.text, In: tc.in})
			if res.Total != 1 || res.Partial {
				t.Fatalf("%q: total %d, partial %t; want one hit", tc.text, res.Total, res.Partial)
			}
			if diff := cmp.Diff(tc.want, marked(res.Hits[0])); diff != "" {
				t.Errorf("%q marks (-want +got):\n%s", tc.text, diff)
			}
		})
	}
	for _, h := range c.search(t, search.Query{}).Hits {
		if got := marked(h); len(got) > 0 || len(h.In) > 0 {
			t.Errorf("blank query marks %v in %v", got, h.In)
		}
	}
}

// fragmentsOfEveryWord searches for every word of every text: it must be found,
// and be marked where it stands.
func (c contract) fragmentsOfEveryWord(t *testing.T) {
	for _, r := range c.records {
		for field, text := range map[search.Field]string{search.FieldQuestion: r.Question, search.FieldAnswer: r.Answer} {
			for tok := range search.Tokens(text) {
				word := text[tok.Start:tok.End]
				res := c.search(t, search.Query{Text: word, In: field, Documents: nil})
				i := slices.IndexFunc(res.Hits, func(h search.Hit) bool { return h.ID == r.ID })
				if i < 0 {
					t.Errorf("%v: %q of the %s is not found", r.ID, word, field)
				} else if !slices.Contains(res.Hits[i].In, field) {
					t.Errorf("%v: %q is not marked in the %s", r.ID, word, field)
				}
			}
		}
	}
}

func (c contract) hits(t *testing.T) {
	res := c.search(t, search.Query{Text: "groenlinks grensafbakening lijst"})
	if !res.Partial || len(res.Hits) != 1 {
		t.Fatalf("%d hits, partial %t", len(res.Hits), res.Partial)
	}
	h := res.Hits[0]
	if diff := cmp.Diff([]search.Field{search.FieldTopic, search.FieldFaction}, h.In); diff != "" {
		t.Errorf("fields (-want +got):\n%s", diff)
	}
	if len(h.Factions) != 2 || h.Factions[0] != "GroenLinks" || h.Topic != "Grensafbakening" || h.ID != ID("12") {
		t.Errorf("hit %+v", h)
	}
	c.roles(t)
	if got := c.search(t, search.Query{Text: ` "rode  kruis`}).Interpreted; got != `"rode kruis"` {
		t.Errorf("interpreted as %s", got)
	}
}

// roles looks at who asked and who answered, and when, in hits.
func (c contract) roles(t *testing.T) {
	for i, h := range c.search(t, search.Query{}).Hits {
		r := &c.records[i]
		if h.Askers == nil || h.Addressees == nil || h.Answerers == nil {
			t.Errorf("%v: a list of people is nil", r.ID)
		}
		if !slices.Equal(h.Askers, r.Askers) || !slices.Equal(h.Addressees, r.Addressees) || !slices.Equal(h.Answerers, r.Answerers) {
			t.Errorf("%v: asked by %v, to %v, answered by %v; want %v, %v, %v", r.ID, h.Askers, h.Addressees, h.Answerers, r.Askers, r.Addressees, r.Answerers)
		}
		if h.Submitted != r.Submitted || h.Received != r.Received || h.Adopted != r.Adopted {
			t.Errorf("%v: dates %v, %v, %v", r.ID, h.Submitted, h.Received, h.Adopted)
		}
	}
	for text, want := range map[string][]search.Field{
		"wapenaar":   {search.FieldAsker},
		"snel köse":  {search.FieldAsker, search.FieldMinister},
		"sneller":    {search.FieldAsker},
		"vaart köse": {search.FieldAsker},
	} {
		res := c.search(t, search.Query{Text: text, Documents: []parliament.DocumentID{QuestionList}})
		if len(res.Hits) == 0 || res.Partial {
			t.Errorf("%q: %d hits, partial %t", text, len(res.Hits), res.Partial)
		} else if diff := cmp.Diff(want, res.Hits[0].In); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
