package parliament

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Date is a day. The zero Date is no date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

var dutchMonths = [...]string{
	"januari", "februari", "maart", "april", "mei", "juni",
	"juli", "augustus", "september", "oktober", "november", "december",
}

// ParseMonth returns the month with that Dutch name.
func ParseMonth(s string) (time.Month, bool) {
	for i, name := range dutchMonths {
		if strings.EqualFold(s, name) {
			return time.Month(i + 1), true
		}
	}
	return 0, false
}

// ParseDate reads a date written as 2021-08-31 or as 31 augustus 2021.
func ParseDate(s string) (Date, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return Date{t.Year(), t.Month(), t.Day()}, nil
	}
	if f := strings.Fields(s); len(f) == 3 {
		month, ok := ParseMonth(f[1])
		if ok && allDigits(f[0]) && len(f[0]) <= 2 && allDigits(f[2]) && len(f[2]) == 4 {
			if d := (Date{atoi(f[2]), month, atoi(f[0])}); d.valid() {
				return d, nil
			}
		}
	}
	return Date{}, fmt.Errorf("%.40q is not a date: want 2021-08-31 or 31 augustus 2021", s)
}

// valid reports whether the day exists.
func (d Date) valid() bool {
	t := d.time()
	return t.Year() == d.Year && t.Month() == d.Month && t.Day() == d.Day
}

func (d Date) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String returns d as 2021-08-31, or "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Dutch returns d as 31 augustus 2021, or "" for no date and for a month that
// does not exist.
func (d Date) Dutch() string {
	if d.Month < time.January || d.Month > time.December {
		return ""
	}
	return fmt.Sprintf("%d %s %d", d.Day, dutchMonths[d.Month-1], d.Year)
}

// Before reports whether d is earlier than e.
func (d Date) Before(e Date) bool { return d.time().Before(e.time()) }

// MarshalText writes d as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDate reads; an empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// LatestBefore returns the latest day with that month and day of the month that
// is not after anchor. It is how "29 juli jl." is read: the last 29 July before
// the text was written. ok is false when there is no such day or no anchor.
func LatestBefore(day int, month time.Month, anchor Date) (d Date, ok bool) {
	if anchor.IsZero() {
		return Date{}, false
	}
	// Eight years back is far enough for 29 February, also around 1900.
	for year := anchor.Year; year > anchor.Year-9; year-- {
		d = Date{year, month, day}
		if d.valid() && !anchor.Before(d) {
			return d, true
		}
	}
	return Date{}, false
}

// A SessionYear is a parliamentary year as "2020-2021".
type SessionYear string

// ParseSessionYear reads 2020-2021, 2020–2021, 2020/2021, 20202021, and 2020/21
// and 1999/00 with any of the three signs between.
func ParseSessionYear(s string) (SessionYear, error) {
	if len(s) >= 6 && allDigits(s[:4]) {
		first, second := s[:4], s[4:]
		parted := false
		for _, sep := range []string{"-", "–", "/"} {
			if rest, ok := strings.CutPrefix(second, sep); ok {
				second, parted = rest, true
				break
			}
		}
		next := strconv.Itoa(atoi(first) + 1)
		if len(next) == 4 && (second == next || parted && second == next[2:]) {
			return SessionYear(first + "-" + next), nil
		}
	}
	return "", fmt.Errorf("%.40q is not a session year: want two years that follow each other, as in 2020-2021", s)
}

// String returns the session year as 2020-2021.
func (y SessionYear) String() string { return string(y) }

// Short returns the session year as lawyers cite it, 2020/21.
func (y SessionYear) Short() string {
	if len(y) != 9 {
		return string(y)
	}
	return string(y[:4]) + "/" + string(y[7:])
}

// atoi reads digits that are known to be digits; anything else is 0.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
