package searchtest

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// language asks in the query language.
func (c contract) language(t *testing.T) {
	c.check(t, search.Query{}, []textCase{
		{"without a word", "drones -turkse", "b3"},
		{"without a word in another form", "drones -turks", "b3"},
		{"without a phrase", `geen -"geen kernwapens"`, "1 2 9 b2"},
		{"everything without a word", "-drones fractie:d66", "4 5"},
		{"one or the other", "borrell OF icrc", "1 11"},
		{"or binds weaker", "turkse drones OF rode kruis", "1 3"},
		{"the beginning of a word", "onderhand*", "6 8 12"},
		{"the beginning of a word, and a word", "onderhand* vrijlating", "8"},
		{"a faction", "drones fractie:d66", "3 b3"},
		{"a faction alone", "fractie:sp", "b2"},
		{"in the answer", "in:antwoord icrc", "1"},
		{"not in the question", "in:vraag icrc drones", "partial"},
		{"a topic", "onderwerp:Krijgsgevangenen", "8 9"},
		{"a part of a topic", "onderwerp:shushi", "10 11"},
		{"a document", "drones document:" + string(QuestionList), "b3"},
		{"a year", "jaar:2024 drones", "b3"},
		{"a member who asked", "indiener:wapenaar", "b2"},
		{"members of one name", "indiener:kose", "b1 b3"},
		{"a member and the faction", `indiener:"Köse D66"`, "b3"},
		{"a member by the address", "indiener:kose-vvd", "b1"},
		{"without those of a member", "drones -indiener:köse", "3"},
		{"a member of another name", "indiener:snel", ""},
		{"a minister", "bewindspersoon:vaart drones", "3"},
		{"an office", "bewindspersoon:staatssecretaris", "b1 b2 b3 b4"},
		{"a ministry", "ministerie:buitenlandse drones", "3"},
		{"a ministry of several words", `ministerie:"binnenlandse zaken" drones`, "b3"},
		{"a ministry by its letters", "ministerie:BZK drones", "b3"},
		{"a ministry by its letters in quotes", `ministerie:"BZ" drones`, "3"},
		{"a remit that is no ministry", "ministerie:rechtsbescherming drones", "b3"},
		{"a name", "wapenaar", "b2"},
		{"a name and a word", "köse drones", "b3"},
		{"a name that is also a word", "sneller", "b3"},
		{"a name is no compound and has no other forms", "wapen", "3 4 9"},
		{"names do not stand in questions or answers", "in:vraag sneller", ""},
		{"who cites a paper", "verwijst:33694-43", "2"},
		{"a paper as it is printed", "33 694, nr. 43", "2"},
		{"a paper that nobody cites", "verwijst:33694-44", ""},
		{"a document that is here", string(QuestionList), "b1 b2 b3 b4"},
	})
	res := c.search(t, search.Query{Text: "vraag 3"})
	if got := short(res.Hits); len(got) < 2 || !slices.Equal(got[:2], list("3 b3")) || !res.Hits[0].Named || !res.Hits[1].Named {
		t.Errorf("vraag 3 gives %v, want first 3 and b3, named", got)
	}
	res = c.search(t, search.Query{Text: "vraag 1"})
	if got := short(res.Hits); !slices.Equal(got, list("1 b1 8")) || res.Hits[2].Named {
		t.Errorf("vraag 1 gives %v, want 1 and b1, then 8, which speaks of it", got)
	}
	if got := c.search(t, search.Query{Text: "kst-33694-43"}).Papers; !slices.Equal(got, []parliament.PaperID{"kst-33694-43"}) {
		t.Errorf("papers %v", got)
	}
}

// dutch asks for words in other forms than the texts have.
func (c contract) dutch(t *testing.T) {
	c.check(t, search.Query{}, []textCase{
		{"the singular", "krijgsgevangene", "1 8 9"},
		{"a part of a compound", "gevangenen", "1 8 9"},
		{"a part of a compound, singular", "wapen", "3 4 9"},
		{"the second part", "munitie", "4"},
		{"two words for a compound", "cluster munitie", "4"},
		{"no accidental part", "ster", ""},
		{"quotes are exact", `"gevangenen"`, "1"},
		{"f and v", "brief", "8"},
		{"a long vowel", "lidstaten", "5"},
		{"a verb", "steunen", "12 b4"},
	})
	res := c.search(t, search.Query{Text: "gevangenen"})
	if got := short(res.Hits); got[0] != "1" {
		t.Errorf("gevangenen gives %v, want first the one that has the word itself", got)
	}
	res = c.search(t, search.Query{Text: "munitie"})
	if diff := cmp.Diff([]string{"question: clustermunitie"}, marked(res.Hits[0])); diff != "" {
		t.Errorf("of a compound the whole word is marked (-want +got):\n%s", diff)
	}
}

// help asks for what is not there as it was typed.
func (c contract) help(t *testing.T) {
	for _, tc := range []struct {
		text, want, correction string
		synonyms               string
	}{
		{"borell", "11", "borrell", ""},
		{"Borell", "11", "Borrell", ""},
		{"sjusha bezoek", "10", "shusha bezoek", ""},
		{"azerbeidjan", "4", "azerbeidzjan", ""},
		{`"hoge vertegenwordiger"`, "11", `"hoge vertegenwoordiger"`, ""},
		{"ICRC", "1", "", "ICRC: Internationale Comité van het Rode Kruis"},
		{"unmanned aerial vehicles", "3", "", "unmanned aerial vehicles: UAV"},
		{"verenigde naties", "7", "", "verenigde naties: VN"},
		{"NATO", "3 b1", "", "NATO: NAVO"},
		{"zandkasteel", "", "", ""},
	} {
		q := search.Query{Text: tc.text}
		res := c.search(t, q)
		if diff := cmp.Diff(list(tc.want), c.found(t, q)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tc.text, diff)
		}
		if res.Correction != tc.correction || (tc.correction != "") != (len(res.Corrections) > 0) {
			t.Errorf("%q is corrected to %q, %v; want %q", tc.text, res.Correction, res.Corrections, tc.correction)
		}
		var synonyms []string
		for _, s := range res.Synonyms {
			synonyms = append(synonyms, s.Word+": "+strings.Join(s.As, ", "))
		}
		if got := strings.Join(synonyms, "; "); got != tc.synonyms {
			t.Errorf("%q is also looked for as %q, want %q", tc.text, got, tc.synonyms)
		}
		if len(res.Corrections)+len(res.Synonyms) > 0 {
			q.Literal = true
			if res := c.search(t, q); len(res.Corrections)+len(res.Synonyms) > 0 || res.Correction != "" {
				t.Errorf("%q, literally: %+v", tc.text, res)
			}
		}
	}
	res := c.search(t, search.Query{Text: `icrc zandkasteel "kruis rode"`, Factions: []string{"sp"}})
	want := []search.TermCount{{Term: "icrc", Unfiltered: 1}, {Term: "zandkasteel"}, {Term: `"kruis rode"`}}
	if diff := cmp.Diff(want, res.Terms); diff != "" {
		t.Errorf("what each word gives alone (-want +got):\n%s", diff)
	}
	res = c.search(t, search.Query{Text: `"kruis rode"`})
	if diff := cmp.Diff([]search.TermCount{{Term: `"kruis rode"`, Unquoted: 1}}, res.Terms); diff != "" {
		t.Errorf("a phrase without its quotes (-want +got):\n%s", diff)
	}
}

// marks marks whole texts, for searchers that can.
func (c contract) marks(t *testing.T) {
	h, ok := c.s.(search.Highlighter)
	if !ok {
		t.Skip("the searcher marks no texts")
	}
	for _, tc := range []struct{ query, text, want string }{
		{"gevangenen", "De krijgsgevangenen van de <b>gevangene</b>.", "De [krijgsgevangenen] van de <b>[gevangene]</b>."},
		{"borell", "Ook Borrell.", "Ook [Borrell]."},
		{"icrc -kruis", "Internationale Comité van het Rode Kruis, kruis", "[Internationale Comité van het Rode Kruis], kruis"},
		{"", "Niets.", "Niets."},
		{"niets", "", ""},
	} {
		parts, err := h.Marks(t.Context(), search.Query{Text: tc.query}, tc.text)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, p := range parts {
			if p.Hit {
				b.WriteString("[" + p.Text + "]")
			} else {
				b.WriteString(p.Text)
			}
		}
		if b.String() != tc.want {
			t.Errorf("%q marks %s, want %s", tc.query, b.String(), tc.want)
		}
	}
}
