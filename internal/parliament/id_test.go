package parliament

import (
	"strings"
	"testing"
)

func TestParseDocumentID(t *testing.T) {
	for _, s := range []string{"kst-21501-02-2401", "ah-tk-20232024-1076", "kst-36600-VII-1", "inbreng-2022D06714"} {
		if got, err := ParseDocumentID(s); err != nil || got.String() != s {
			t.Errorf("ParseDocumentID(%q) = %q, %v", s, got, err)
		}
	}
	for _, s := range []string{
		"", "kst", "kst-", "-1", "kst--1", "Kst-1", "kst-a", "kst-1/2", "kst-1\n", "\nkst-1", "kst 1", "kst-é1", "../kst-1", "kst-1.html",
		"kst-" + strings.Repeat("1", 97),
	} {
		if got, err := ParseDocumentID(s); err == nil {
			t.Errorf("ParseDocumentID(%q) = %q", s, got)
		}
	}
}

func TestEveryKamerstukIsADocumentID(t *testing.T) {
	for _, s := range []string{"kst-33694-58", "kst-21501-02-2375", "kst-36600-VII-1", "kst-36836-D", "ah-tk-20242025-1244", "h-tk-20222023-96-5"} {
		if _, err := ParsePaperID(s); err != nil {
			t.Error(err)
		}
		if _, err := ParseDocumentID(s); err != nil {
			t.Error(err)
		}
	}
}

func TestExchangeIDs(t *testing.T) {
	for _, c := range []struct {
		got  ExchangeID
		want string
	}{
		{NumberedExchange(12, 0), "12"},
		{NumberedExchange(12, -1), "12"},
		{NumberedExchange(12, 1), "12-b"},
		{NumberedExchange(12, 25), "12-z"},
		{NumberedExchange(12, 26), "12-27"},
		{UnnumberedExchange("vvd", 3), "vvd-3"},
		{UnnumberedExchange("groep-van-haga", 1), "groep-van-haga-1"},
		{UnnumberedExchange("", 2), "vraag-2"},
	} {
		if c.got.String() != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
		if back, err := ParseExchangeID(c.want); err != nil || back != c.got {
			t.Errorf("ParseExchangeID(%q) = %q, %v", c.want, back, err)
		}
	}
	for _, s := range []string{"", "12-", "-b", "12--b", "VVD-1", "1/2", "1\n", "é", strings.Repeat("1", 101)} {
		if got, err := ParseExchangeID(s); err == nil {
			t.Errorf("ParseExchangeID(%q) = %q", s, got)
		}
	}
}

func TestIDsOfOneNumberDiffer(t *testing.T) {
	exchanges, notes := map[ExchangeID]bool{}, map[FootnoteID]bool{}
	for i := range 60 {
		exchanges[NumberedExchange(1, i)] = true
		notes[NumberedFootnote(1, i)] = true
	}
	if len(exchanges) != 60 || len(notes) != 60 {
		t.Errorf("60 exchanges and notes of one number have %d and %d ids", len(exchanges), len(notes))
	}
	if got := NumberedFootnote(8, 1); got != "8-b" {
		t.Errorf("the second footnote 8 is %q", got)
	}
}
