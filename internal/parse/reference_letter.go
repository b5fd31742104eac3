package parse

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// A letterDay is a date as printed at text[start:end], as far as it goes: month
// is 0 in "17 en 18 juli", year is 0 where none is given. unclear says that
// something like a year is there that is none.
type letterDay struct {
	start, end int
	day        int
	month      time.Month
	year       int
	unclear    bool
}

// appendLetters appends the references to letters of which the first day stands
// at i: "de Kamerbrief van 16 juni jl.", "brieven van 16 juni en 7 juli jl.". The
// first link holds the words, each further one its date.
func appendLetters(out []found, text string, floor, i int, anchor parliament.Date) []found {
	start, plural, ok := letterWord(text, floor, i)
	if !ok {
		return out
	}
	days := letterDays(text, i, plural)
	targets := resolveDays(days, anchor)
	for k, d := range days {
		if k > 0 {
			start = d.start
		}
		out = append(out, newFound(text, start, d.end, parliament.ToLetter, targets[k].String()))
	}
	return out
}

// letterWord returns where the word for a letter starts that the day at i
// belongs to: "Kamerbrief van", "brieven d.d.".
func letterWord(text string, floor, i int) (start int, plural, ok bool) {
	head := text[floor:i]
	rest := strings.TrimRightFunc(head, unicode.IsSpace)
	for _, tie := range []string{"van", "d.d.", "dd.", "dd", "gedateerd"} {
		t, found := strings.CutSuffix(rest, tie)
		if !found || strings.TrimRightFunc(t, unicode.IsSpace) == t {
			continue
		}
		word, before := wordBefore(t)
		lower := strings.ToLower(word)
		plural = strings.HasSuffix(lower, "brieven")
		if !plural && !strings.HasSuffix(lower, "brief") || strings.HasPrefix(lower, "nieuwsbrie") {
			return 0, false, false
		}
		return floor + len(before), plural, true
	}
	return 0, false, false
}

// letterDays reads the date at i, and those that follow where several letters
// are announced. It returns none when there is no date there, or one to come.
func letterDays(text string, i int, plural bool) []letterDay {
	var days []letterDay
	for {
		d, ok := letterDayAt(text, i)
		if !ok || d.month == 0 && !plural {
			break
		}
		days = append(days, d)
		next, sep := listSeparator(text, skipBracketed(text, d.end))
		if !plural || sep != "," && sep != "en" {
			break
		}
		i = next
	}
	// A day without a month has that of the day behind it.
	for k := len(days) - 1; k >= 0; k-- {
		if days[k].month == 0 {
			if k == len(days)-1 {
				days = days[:k]
				continue
			}
			days[k].month = days[k+1].month
			if days[k].day > days[k+1].day {
				days[k].unclear = true
			}
		}
	}
	return days
}

// letterDayAt reads "16 juni 2021", "16 juni jl.", "16 juni" or "16" at i.
func letterDayAt(text string, i int) (letterDay, bool) {
	end := digitsEnd(text, i)
	if end == i || end-i > 2 || text[i] == '0' && end-i == 1 {
		return letterDay{}, false
	}
	d := letterDay{start: i, end: end, day: smallNumber(text[i:end])}
	start := end + blanksAt(text, end)
	wordEnd := lettersEnd(text, start)
	month, ok := parliament.ParseMonth(text[start:wordEnd])
	if start == end || !ok {
		return d, d.day >= 1 && d.day <= 31
	}
	d.month, d.end = month, wordEnd
	next := wordEnd + blanksAt(text, wordEnd)
	yearEnd := digitsEnd(text, next)
	switch {
	case yearEnd-next == 4 && lettersEnd(text, yearEnd) == yearEnd:
		d.year, d.end = smallNumber(text[next:yearEnd]), yearEnd
	case yearEnd > next:
		d.unclear = true // "7 november 20231" has a footnote mark stuck to it
	case future(text[next:]):
		return d, false
	}
	for _, recent := range []string{"jl.", "jl", "j.l.", "jongstleden"} {
		next := d.end + blanksAt(text, d.end)
		if strings.HasPrefix(text[next:], recent) && lettersEnd(text, next+len(recent)) == next+len(recent) {
			d.end = next + len(recent)
			break
		}
	}
	year := d.year
	if year == 0 {
		year = 2000 // a leap year: 29 februari exists
	}
	_, err := parliament.ParseDate(parliament.Date{Year: year, Month: d.month, Day: d.day}.String())
	return d, err == nil
}

// future reports whether a date before s is announced as one to come.
func future(s string) bool {
	for _, w := range []string{"a.s.", "aanstaande", "aankomend"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// resolveDays gives each day its year: its own, that of the first day behind it
// that has one and is later in the year, or, without any, the latest before the
// anchor. A day that stays uncertain gets no date.
func resolveDays(days []letterDay, anchor parliament.Date) []parliament.Date {
	dates := make([]parliament.Date, len(days))
	var behind parliament.Date
	for k := len(days) - 1; k >= 0; k-- {
		d := days[k]
		switch {
		case d.unclear:
		case d.year != 0:
			dates[k] = parliament.Date{Year: d.year, Month: d.month, Day: d.day}
			behind = dates[k]
		case !behind.IsZero():
			// "16 december en 7 januari 2021": the year of the first is not said.
			if date, ok := parliament.LatestBefore(d.day, d.month, behind); ok && date.Year == behind.Year {
				dates[k] = date
			}
		default:
			dates[k], _ = parliament.LatestBefore(d.day, d.month, anchor)
		}
	}
	return dates
}

// skipBracketed returns where a short remark in brackets behind i ends, i itself
// when there is none: "16 juni 2021 (Kamerstuk 21 501-02, nr. 2375) en 7 juli".
func skipBracketed(text string, i int) int {
	start := i + blanksAt(text, i)
	if start == len(text) || text[start] != '(' {
		return i
	}
	if n := strings.IndexAny(text[start+1:min(len(text), start+100)], "()"); n >= 0 && text[start+1+n] == ')' {
		return start + n + 2
	}
	return i
}

// lettersEnd returns where the letters that start at i end.
func lettersEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) {
			break
		}
		i += size
	}
	return i
}

// smallNumber reads a few digits.
func smallNumber(digits string) int {
	n := 0
	for i := 0; i < len(digits); i++ {
		n = 10*n + int(digits[i]-'0')
	}
	return n
}
