package searchtest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/search"
)

// Run tests the Searcher that open makes of records. The searcher is asked for
// the texts of these records; open closes it when the test ends, with t.Cleanup.
func Run(t *testing.T, open func(t *testing.T, records []search.Record) search.Searcher) {
	records := Records()
	s := open(t, slices.Clone(records))
	c := contract{s: s, records: records, texts: Texts(records)}
	t.Run("Blank", c.blank)
	t.Run("Words", c.words)
	t.Run("Phrases", c.phrases)
	t.Run("Language", c.language)
	t.Run("Dutch", c.dutch)
	t.Run("Help", c.help)
	t.Run("Marks", c.marks)
	t.Run("In", c.in)
	t.Run("Rank", c.rank)
	t.Run("Partial", c.partial)
	t.Run("Filters", c.filters)
	t.Run("Facets", c.facets)
	t.Run("FacetsKeepTheirWord", c.facetsKeepTheirWord)
	t.Run("Sort", c.sort)
	t.Run("Fragments", c.fragments)
	t.Run("FragmentsOfEveryWord", c.fragmentsOfEveryWord)
	t.Run("Hits", c.hits)
	t.Run("Refused", c.refused)
	t.Run("Hostile", c.hostile)
	t.Run("Cancelled", c.cancelled)
	t.Run("Concurrent", c.concurrent)
	t.Run("Suggest", c.suggest)
	t.Run("Related", c.related)
	t.Run("Places", c.places)
	t.Run("Paging", func(t *testing.T) { paging(t, open) })
	t.Run("Around", func(t *testing.T) { around(t, open) })
	t.Run("Back", func(t *testing.T) { back(t, open) })
	t.Run("Lists", func(t *testing.T) { lists(t, open) })
	t.Run("Empty", func(t *testing.T) { empty(t, open(t, nil)) })
}

// A contract is a searcher with what it was made of.
type contract struct {
	s       search.Searcher
	records []search.Record
	texts   search.TextSource
}

// search asks for a page that holds all hits, and checks what holds for every
// result.
func (c contract) search(t *testing.T, q search.Query) *search.Result {
	t.Helper()
	if q.Limit == 0 {
		q.Limit = search.MaxLimit
	}
	res, err := c.s.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("Search(%+v): %v", q, err)
	}
	if res.Query != q.Text || res.Offset != q.Offset {
		t.Errorf("Search(%+v): result is for %q at %d", q, res.Query, res.Offset)
	}
	if want := max(min(res.Total-q.Offset, q.Limit), 0); len(res.Hits) != want {
		t.Errorf("Search(%+v): %d hits on the page, total %d, want %d", q, len(res.Hits), res.Total, want)
	}
	for _, h := range res.Hits {
		if h.Partial != res.Partial {
			t.Errorf("Search(%+v): hit %v is partial %t, the result %t", q, h.ID, h.Partial, res.Partial)
		}
		c.checkFragments(t, h)
	}
	return res
}

// found returns the ids of all hits for a text, sorted as in the corpus, in short
// form: "3" for an exchange of Consultation, "b3" for one of QuestionList.
func (c contract) found(t *testing.T, q search.Query) []string {
	t.Helper()
	res := c.search(t, q)
	if res.Partial {
		return []string{"partial"}
	}
	ids := short(res.Hits)
	slices.SortFunc(ids, func(a, b string) int {
		if len(a) != len(b) && a[0] != 'b' && b[0] != 'b' {
			return len(a) - len(b)
		}
		return strings.Compare(a, b)
	})
	return ids
}

// short returns the ids of the hits in their order, in short form.
func short(hits []search.Hit) []string {
	ids := []string{}
	for _, h := range hits {
		id := string(h.ID.Exchange)
		if h.ID.Document == QuestionList {
			id = "b" + id
		}
		ids = append(ids, id)
	}
	return ids
}

// list is strings.Fields, never nil.
func list(s string) []string { return append([]string{}, strings.Fields(s)...) }

// A textCase is a text with the exchanges that it must find.
type textCase struct{ name, text, want string }

// check runs the cases.
func (c contract) check(t *testing.T, q search.Query, cases []textCase) {
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			q.Text = tc.text
			if diff := cmp.Diff(list(tc.want), c.found(t, q)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tc.text, diff)
			}
		})
	}
}

const everything = "1 2 3 4 5 6 7 8 9 10 11 12 b1 b2 b3 b4"

func (c contract) blank(t *testing.T) {
	for _, text := range []string{"", "  \n", "?!", `""`, "*", "«»", "\x00", "…"} {
		res := c.search(t, search.Query{Text: text})
		if diff := cmp.Diff(list(everything), short(res.Hits)); diff != "" || res.Partial {
			t.Errorf("%q lists not everything in document order (-want +got):\n%s", text, diff)
		}
	}
	res := c.search(t, search.Query{Factions: []string{"vvd"}})
	if diff := cmp.Diff(list("1 2 b1"), short(res.Hits)); diff != "" {
		t.Errorf("blank with a filter (-want +got):\n%s", diff)
	}
}

func (c contract) words(t *testing.T) {
	c.check(t, search.Query{}, []textCase{
		{"a word of the answer", "ICRC", "1"},
		{"a word of the question", "zorgen", "1"},
		{"small letters find capitals", "icrc", "1"},
		{"capitals find small letters", "ZORGEN", "1"},
		{"one word in the question, one in the answer", "zorgen icrc", "1"},
		{"a word of a footnote", "33", "2"},
		{"question, answer and footnote together", "onderzoek kamerstuk", "2"},
		{"a word of the topic", "grensafbakening", "12"},
		{"topic and answer together", "grensafbakening kaart", "12"},
		{"a faction", "groenlinks", "12"},
		{"a faction by another name", "GL", "12"},
		{"a faction by its long name", "democraten 66", "3 4 5 b3"},
		{"but not by a word of that name", "democratie", ""},
		{"a faction and a word", "PvdD steun", "b4"},
		{"a word of the title", "begroting", "b1 b2 b3 b4"},
		{"title and question", "lijst drones", "b3"},
		{"accents left out", "armenie", "2 4"},
		{"accents typed", "Armenië", "2 4"},
		{"accents left out of a word with two", "moskeeen", "10"},
		{"geen is a word", "geen", "1 2 4 9 b2"},
		{"niet is a word", "niet kernwapens", "4 9"},
		{"a part of a word with a hyphen", "unesco", "5 10"},
		{"the other part of it", "missie deskundigen", "5"},
		{"a word with a hyphen, whole", "UNESCO-missie", "5 10"},
		{"a word with a hyphen, joined", "unescomissie", "5 10"},
		{"a hyphen where the text has none", "wiskunde-onderwijs", "7"},
		{"a word with two hyphens", "staakt-het-vuren", "6"},
		{"an apostrophe of the keyboard", "zo'n", "5"},
		{"an apostrophe as printed", "zo’n", "5"},
		{"without the plural's apostrophe", "UAV", "3"},
		{"a number", "28", "12"},
		{"a number with a point", "680.000", "4"},
		{"a part of an address", "monitoring", "3"},
		{"parted by a stroke", "shusha", "10"},
		{"a word nobody used", "zandkasteel", ""},
		{"the same word twice", "icrc icrc", "1"},
	})
}

func (c contract) phrases(t *testing.T) {
	c.check(t, search.Query{}, []textCase{
		{"words in a row", `"rode kruis"`, "1"},
		{"not in the other order", `"kruis rode"`, ""},
		{"not with a word between", `"onafhankelijk stappen"`, ""},
		{"geen is part of it", `"geen kernwapens"`, "4"},
		{"geen is no gap", `"zijn kernwapens"`, ""},
		{"een is not geen", `"een kernwapens"`, ""},
		{"no inflection", `"turks"`, ""},
		{"one word", `"turkse"`, "3"},
		{"across a hyphen as printed", `"een unesco-missie"`, "5"},
		{"accents left out", `"armenie is partij"`, "4"},
		{"with a word beside it", `"hoge vertegenwoordiger" regelmatig`, "11"},
		{"with the quotes of the documents", "«menselijke controle»", "3"},
		{"with curly quotes", "“menselijke controle”", "3"},
		{"not closed", `"menselijke controle`, "3"},
		{"over a line end", `"bestuurd nederland draagt"`, "3"},
		{"not over the end of the question", `"gebruikt beide"`, "4"},
		{"not from question to answer", `"ondertekend noch"`, ""},
	})
}

func (c contract) in(t *testing.T) {
	c.check(t, search.Query{In: search.FieldAnswer}, []textCase{
		{"in the answer", "icrc", "1"},
		{"only in the question", "zorgen", ""},
		{"only in the topic", "grensafbakening", ""},
		{"a phrase in the answer", `"rode kruis"`, "1"},
		{"in both, but the phrase in the question", `"een unesco"`, ""},
		{"a word with a hyphen", "UNESCO-missie", "10"},
	})
	c.check(t, search.Query{In: search.FieldQuestion}, []textCase{
		{"in the question", "zorgen", "1"},
		{"only in the answer", "icrc", ""},
		{"two words, both in the question", "turkse drones", "3"},
		{"everything when blank", "", everything},
	})
	res := c.search(t, search.Query{Text: "zorgen icrc", In: search.FieldAnswer})
	if !res.Partial || res.Total != 1 {
		t.Errorf("one word in the answer, one in the question only: total %d, partial %t; want 1, true", res.Total, res.Partial)
	}
}

func (c contract) rank(t *testing.T) {
	for _, tc := range []textCase{
		{"more often, in a shorter text", "drones", "b3 3"},
		{"the exact form before another", "fracties", "5"},
		{"a plural before its singular", "missies", "5"},
	} {
		res := c.search(t, search.Query{Text: tc.text})
		got := short(res.Hits)
		if want := list(tc.want); len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
			t.Errorf("%s: %q gives %v, want first %v", tc.name, tc.text, got, want)
		}
		for i := 1; i < len(res.Hits); i++ {
			if res.Hits[i].Score > res.Hits[i-1].Score {
				t.Errorf("%q: hit %d has a higher score than the one before", tc.text, i)
			}
		}
	}
}

func (c contract) partial(t *testing.T) {
	for _, tc := range []textCase{
		{"one of two", "icrc zandkasteel", "1"},
		{"the most of three", "borrell vertegenwoordiger drones", "11"},
		{"two of four", "zandkasteel icrc schelp rode", "1"},
	} {
		res := c.search(t, search.Query{Text: tc.text})
		if got := short(res.Hits); !res.Partial || !slices.Equal(got, list(tc.want)) {
			t.Errorf("%s: %q gives %v, partial %t; want %v, true", tc.name, tc.text, got, res.Partial, list(tc.want))
		}
	}
	if res := c.search(t, search.Query{Text: "zandkasteel schelp"}); res.Partial || res.Total != 0 {
		t.Errorf("words that nobody used: total %d, partial %t; want 0, false", res.Total, res.Partial)
	}
	// The words are there, the filter is what leaves nothing.
	if res := c.search(t, search.Query{Text: "icrc kruis", Factions: []string{"d66"}}); res.Partial || res.Total != 0 {
		t.Errorf("words that another faction used: total %d, partial %t; want 0, false", res.Total, res.Partial)
	}
}

// refusedErrors are the errors for queries outside the bounds.
var refusedErrors = []error{search.ErrTooLong, search.ErrTooMany, search.ErrOutOfRange}

func (c contract) refused(t *testing.T) {
	for name, tc := range map[string]struct {
		q    search.Query
		want error
	}{
		"a long text":              {search.Query{Text: strings.Repeat("x ", search.MaxText)}, search.ErrTooLong},
		"too many words":           {search.Query{Text: strings.Repeat("x ", search.MaxWords+1)}, search.ErrTooMany},
		"too many values":          {search.Query{Years: make([]int, search.MaxFilterValues+1)}, search.ErrTooMany},
		"a negative offset":        {search.Query{Offset: -1}, search.ErrOutOfRange},
		"an offset too far":        {search.Query{Offset: search.MaxOffset + 1}, search.ErrOutOfRange},
		"a cursor of nothing":      {search.Query{After: "0-0-zzz"}, search.ErrOutOfRange},
		"a cursor that is none":    {search.Query{After: "zomaar"}, search.ErrOutOfRange},
		"a cursor and an offset":   {search.Query{After: "0-0-0", Offset: 1}, search.ErrOutOfRange},
		"a negative limit":         {search.Query{Limit: -1}, search.ErrOutOfRange},
		"too large a page":         {search.Query{Limit: search.MaxLimit + 1}, search.ErrOutOfRange},
		"words in a wrong field":   {search.Query{In: search.FieldTitle}, search.ErrOutOfRange},
		"an order that is not one": {search.Query{Sort: "omgekeerd"}, search.ErrOutOfRange},
	} {
		if res, err := c.s.Search(t.Context(), tc.q); !errors.Is(err, tc.want) || res != nil {
			t.Errorf("%s: error %v, want %v", name, err, tc.want)
		}
	}
}

// Hostile are texts that have broken search engines, each of which must be
// answered or refused, and quickly.
var Hostile = []string{
	"\x00", "a\x00b", "drones\x00", strings.Repeat("w", 8<<10), strings.Repeat("w", search.MaxText), "*", "?", "drones*", "*:*", "/x/", "/.*/",
	"artikel 5: NAVO", "21 501-02", `"`, `"rode kruis`, `rode "kruis`, `"""`, "(", "((drones", "drones)", "[a TO b]", "{", "+", "-", "--", "-drones", "!drones",
	"drones~", "drones~99", "drones^1000", `\`, `\"`, "drones AND", "OR", "NOT NOT", "AND OR NOT", "t:drones", "_id:1", "_all:x", "...", "’", "'", "'s", "- - -",
	"\xff\xfe", "dro\xffnes", "e\u0301e\u0301", "\u00ad", "\u200b\u200b", "\u202edrones", "İ", "ẞ", "😀", "字字字", strings.Repeat("é", 900), strings.Repeat("de ", search.MaxWords),
	strings.Repeat("a-", 60), strings.Repeat(`"a" `, 50), strings.Repeat("\"", 2000), strings.Repeat("-", 2000), "<script>alert(1)</script>", "%00%ff", "1e999", "0x10", strings.Repeat("1.", 500),
	"\x1d", "\x1e", "~drones", "=drones", "\x1ddrones\x1e",
}

func (c contract) hostile(t *testing.T) {
	for _, text := range Hostile {
		for _, in := range []search.Field{"", search.FieldAnswer} {
			res, err := c.s.Search(t.Context(), search.Query{Text: text, In: in})
			if err != nil {
				if !slices.ContainsFunc(refusedErrors, func(e error) bool { return errors.Is(err, e) }) {
					t.Errorf("%.40q: %v", text, err)
				}
				continue
			}
			for _, h := range res.Hits {
				c.checkFragments(t, h)
			}
		}
		if _, err := c.s.Suggest(t.Context(), text, 5); err != nil {
			t.Errorf("Suggest(%.40q): %v", text, err)
		}
	}
	c.check(t, search.Query{}, []textCase{
		{"a colon means nothing", "artikel 5: verdrag", "12"},
		{"nor do slashes", "/drones/", "3 b3"},
		{"nor does NUL", "turkse\x00drones", "3"},
		{"nor does a plus", "+turkse +drones", "3"},
		{"nor do brackets", "(turkse) [drones]", "3"},
	})
}

func (c contract) cancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := c.s.Search(ctx, search.Query{Text: "drones"}); !errors.Is(err, context.Canceled) {
		t.Errorf("Search: error %v, want context.Canceled", err)
	}
	if _, err := c.s.Search(ctx, search.Query{}); !errors.Is(err, context.Canceled) {
		t.Errorf("blank Search: error %v, want context.Canceled", err)
	}
	if _, err := c.s.Suggest(ctx, "drone", 5); !errors.Is(err, context.Canceled) {
		t.Errorf("Suggest: error %v, want context.Canceled", err)
	}
	if _, err := c.s.Related(ctx, ID("1"), 5); !errors.Is(err, context.Canceled) {
		t.Errorf("Related: error %v, want context.Canceled", err)
	}
}
