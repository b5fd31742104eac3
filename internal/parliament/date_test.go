package parliament

import (
	"encoding/json"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Date
	}{
		{"2021-08-31", Date{2021, time.August, 31}},
		{"31 augustus 2021", Date{2021, time.August, 31}},
		{"1 Maart 2020", Date{2020, time.March, 1}},
		{" 05  mei 1945 ", Date{1945, time.May, 5}},
		{"29 februari 2020", Date{2020, time.February, 29}},
	} {
		got, err := ParseDate(c.in)
		if err != nil || got != c.want {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", c.in, got, err, c.want)
		}
	}
	for _, in := range []string{
		"", "2021-13-01", "2021-02-29", "29 februari 2021", "31 april 2021", "0 mei 2021", "+5 mei 2021", "5 mei +202", "5 mei -202",
		"5 mei 21", "5 may 2021", "mei 2021", "5 mei", "31-08-2021", "5 mei 20211", "005 mei 2021", "x",
	} {
		if got, err := ParseDate(in); err == nil {
			t.Errorf("ParseDate(%q) = %v", in, got)
		}
	}
}

func TestDateIsReadBackAsWritten(t *testing.T) {
	for d := (Date{1999, time.December, 25}); d.Before(Date{2001, time.January, 5}); {
		for _, s := range []string{d.String(), d.Dutch()} {
			if got, err := ParseDate(s); err != nil || got != d {
				t.Fatalf("ParseDate(%q) = %v, %v", s, got, err)
			}
		}
		next := d.time().AddDate(0, 0, 1)
		d = Date{next.Year(), next.Month(), next.Day()}
	}
}

func TestDateAsJSON(t *testing.T) {
	type record struct {
		Day Date `json:"day,omitzero"`
	}
	for _, c := range []struct {
		in   record
		want string
	}{
		{record{Date{2021, time.July, 14}}, `{"day":"2021-07-14"}`},
		{record{}, `{}`},
	} {
		out, err := json.Marshal(c.in)
		if err != nil || string(out) != c.want {
			t.Errorf("Marshal(%v) = %s, %v; want %s", c.in, out, err, c.want)
		}
		var back record
		if err := json.Unmarshal(out, &back); err != nil || back != c.in {
			t.Errorf("Unmarshal(%s) = %v, %v", out, back, err)
		}
	}
	d := Date{2021, time.July, 14}
	if err := d.UnmarshalText(nil); err != nil || !d.IsZero() {
		t.Errorf("an empty text gives %v, %v", d, err)
	}
	if err := d.UnmarshalText([]byte("morgen")); err == nil {
		t.Error("morgen is read as a date")
	}
}

func TestNoDateIsWrittenAsNothing(t *testing.T) {
	if s := (Date{}).String() + (Date{}).Dutch(); s != "" {
		t.Errorf("no date is written %q", s)
	}
	for _, m := range []time.Month{-1, 0, 13} {
		if s := (Date{2021, m, 1}).Dutch(); s != "" {
			t.Errorf("month %d is written %q", m, s)
		}
	}
}

func TestParseMonth(t *testing.T) {
	for m := time.January; m <= time.December; m++ {
		if got, ok := ParseMonth(dutchMonths[m-1]); !ok || got != m {
			t.Errorf("ParseMonth(%q) = %v, %v", dutchMonths[m-1], got, ok)
		}
	}
	for _, s := range []string{"", "jun", "june", "Mei "} {
		if m, ok := ParseMonth(s); ok {
			t.Errorf("ParseMonth(%q) = %v", s, m)
		}
	}
}

func TestLatestBefore(t *testing.T) {
	answered := Date{2021, time.August, 25}
	for _, c := range []struct {
		day    int
		month  time.Month
		anchor Date
		want   string
	}{
		{9, time.November, answered, "2020-11-09"},
		{29, time.July, answered, "2021-07-29"},
		{25, time.August, answered, "2021-08-25"},
		{26, time.August, answered, "2020-08-26"},
		{29, time.February, answered, "2020-02-29"},
		{29, time.February, Date{1903, time.January, 1}, "1896-02-29"},
		{31, time.June, answered, ""},
		{1, 0, answered, ""},
		{1, 13, answered, ""},
		{0, time.June, answered, ""},
		{9, time.November, Date{}, ""},
	} {
		got, ok := LatestBefore(c.day, c.month, c.anchor)
		if got.String() != c.want || ok != (c.want != "") {
			t.Errorf("LatestBefore(%d, %d, %v) = %v, %v; want %q", c.day, c.month, c.anchor, got, ok, c.want)
		}
	}
}

func TestParseSessionYear(t *testing.T) {
	for _, c := range []struct{ in, want, short string }{
		{"2020-2021", "2020-2021", "2020/21"},
		{"2020–2021", "2020-2021", "2020/21"},
		{"2020/2021", "2020-2021", "2020/21"},
		{"2020/21", "2020-2021", "2020/21"},
		{"2020-21", "2020-2021", "2020/21"},
		{"20202021", "2020-2021", "2020/21"},
		{"1999-2000", "1999-2000", "1999/00"},
		{"1999/00", "1999-2000", "1999/00"},
		{"19992000", "1999-2000", "1999/00"},
	} {
		got, err := ParseSessionYear(c.in)
		if err != nil || got.String() != c.want || got.Short() != c.short {
			t.Errorf("ParseSessionYear(%q) = %q (%s), %v; want %s", c.in, got, got.Short(), err, c.want)
		}
		for _, s := range []string{got.String(), got.Short()} {
			if back, err := ParseSessionYear(s); err != nil || back != got {
				t.Errorf("ParseSessionYear(%q) = %q, %v", s, back, err)
			}
		}
	}
	for _, in := range []string{
		"", "2020", "2020-2022", "2021-2020", "202-021", "2020--2021", "20-202021", "202021", "2020 2021", " 2020-2021", "2020-2021 ",
		"2020-2", "abcd-efgh", "9999-10000", "2020-021", "2020-/21",
	} {
		if got, err := ParseSessionYear(in); err == nil {
			t.Errorf("ParseSessionYear(%q) = %q", in, got)
		}
	}
	if got := SessionYear("?").Short(); got != "?" {
		t.Errorf("an odd session year is cut to %q", got)
	}
}
