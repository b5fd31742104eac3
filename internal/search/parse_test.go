package search

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	for _, tc := range []struct {
		text string
		want All
	}{
		{"", All{}},
		{" \t\n", All{}},
		{"?!", All{}},
		{`""`, All{}},
		{`"?"`, All{}},
		{"drones", All{Word{"drones"}}},
		{"Turkse  drones\n", All{Word{"Turkse"}, Word{"drones"}}},
		{"UNESCO-missie", All{Word{"UNESCO-missie"}}},
		{"staakt‑het‑vuren", All{Word{"staakt‑het‑vuren"}}}, // non-breaking hyphens
		{"-drones", All{Word{"drones"}}},
		{"EU – NAVO", All{Word{"EU"}, Word{"NAVO"}}},
		{"Shusha/Shushi", All{Word{"Shusha"}, Word{"Shushi"}}},
		{"artikel 5: NAVO", All{Word{"artikel"}, Word{"5"}, Word{"NAVO"}}},
		{"21 501-02", All{Word{"21"}, Word{"501-02"}}},
		{"UAV’s zo'n", All{Word{"UAV’s"}, Word{"zo'n"}}},
		{"'drones'", All{Word{"drones"}}},
		{"680.000 euro.", All{Word{"680.000"}, Word{"euro"}}},
		{"a\x00b", All{Word{"a"}, Word{"b"}}},
		{`"rode kruis"`, All{Phrase{[]string{"rode", "kruis"}}}},
		{`"rode kruis`, All{Phrase{[]string{"rode", "kruis"}}}},
		{`rode" kruis"`, All{Word{"rode"}, Phrase{[]string{"kruis"}}}},
		{`geen "een UNESCO-missie," nu`, All{Word{"geen"}, Phrase{[]string{"een", "UNESCO-missie"}}, Word{"nu"}}},
		{"«eerlijk en vrij»", All{Phrase{[]string{"eerlijk", "en", "vrij"}}}},
		{"„eerlijk” “vrij”", All{Phrase{[]string{"eerlijk"}}, Phrase{[]string{"vrij"}}}},
		{`"a""b"`, All{Phrase{[]string{"a"}}, Phrase{[]string{"b"}}}},
	} {
		got, err := Parse(tc.text)
		if err != nil {
			t.Errorf("%q: %v", tc.text, err)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tc.text, diff)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want error
	}{
		"as long as it may be":     {strings.Repeat("x", MaxText), nil},
		"a byte longer":            {strings.Repeat("x", MaxText+1), ErrTooLong},
		"as many words as may be":  {strings.Repeat("x ", MaxWords), nil},
		"a word more":              {strings.Repeat("x ", MaxWords+1), ErrTooMany},
		"a word more, in a phrase": {`"` + strings.Repeat("x ", MaxWords+1), ErrTooMany},
		"a word of too many parts": {strings.Repeat("x-", MaxWords+1), ErrTooMany},
	} {
		if _, err := Parse(tc.text); !errors.Is(err, tc.want) {
			t.Errorf("%s: error %v, want %v", name, err, tc.want)
		}
	}
}

// FuzzParse holds the law of the query language: any string that is not too long
// is a query, and a query printed is read as the same query.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"", "Turkse drones", `geen "een UNESCO-missie`, "«eerlijk en vrij»", "UAV’s", "680.000,", "artikel 5: NAVO", "21 501-02", "a\x00b", "\xff", "e\u0301'e-\u00ad-x"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		query, err := Parse(text)
		if err != nil {
			if !errors.Is(err, ErrTooLong) && !errors.Is(err, ErrTooMany) {
				t.Fatal(err)
			}
			return
		}
		again, err := Parse(query.String())
		if err != nil {
			return // printing adds blanks and quotes, which may make it too long
		}
		if diff := cmp.Diff(query, again); diff != "" {
			t.Errorf("%q printed as %q is another query (-want +got):\n%s", text, query, diff)
		}
	})
}

func TestCheck(t *testing.T) {
	ok := Query{Text: "drones", In: FieldAnswer, Sort: ByDate, Offset: MaxOffset, Limit: MaxLimit}
	if err := ok.Check(); err != nil {
		t.Error(err)
	}
	if err := (&Query{}).Check(); err != nil {
		t.Error(err)
	}
}

func TestNamesRoundTrip(t *testing.T) {
	for f := range dutchFields {
		for _, name := range []string{string(f), f.Dutch()} {
			if got, ok := ParseField(name); !ok || got != f {
				t.Errorf("ParseField(%q) = %q, %t", name, got, ok)
			}
		}
	}
	for s := range dutchSorts {
		for _, name := range []string{string(s), s.Dutch()} {
			if got, ok := ParseSort(name); !ok || got != s {
				t.Errorf("ParseSort(%q) = %q, %t", name, got, ok)
			}
		}
	}
	if f, ok := ParseField(""); ok {
		t.Errorf("ParseField of nothing is %q", f)
	}
	if s, ok := ParseSort("omgekeerd"); ok {
		t.Errorf("ParseSort of what is none is %q", s)
	}
}
