package search

import "testing"

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
