package server

import (
	"html/template"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// formatters are the functions of the templates. They print; they do not decide
// or fetch.
var formatters = template.FuncMap{
	"number":   number,
	"count":    count,
	"tally":    tally,
	"capital":  capital,
	"fraction": fraction,
}

// number returns n as it is written in Dutch: 1.234.
func number(n int) string {
	digits := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "." + digits[at:]
	}
	return sign + digits
}

// count returns n with the word for it: "1 vraag", "1.234 vragen".
func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + more
}

// tally says how many questions a document holds and, where that is not all of them, how
// many of them it answers; of one that prints answers alone, how many these are.
func tally(t parliament.Tally) string {
	switch {
	case t.Questions == 0 && t.Answered > 0:
		return count(t.Answered, "antwoord", "antwoorden")
	case t.Questions == 0:
		return "geen vragen"
	case t.Open == 0:
		return count(t.Questions, "vraag met antwoord", "vragen met antwoord")
	case t.Open == t.Questions:
		return count(t.Questions, "vraag zonder antwoord", "vragen zonder antwoord")
	}
	return count(t.Questions, "vraag", "vragen") + ", waarvan " + number(t.Questions-t.Open) + " beantwoord"
}

// capital returns s with a capital in front.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// fraction returns part of whole in per cent with one decimal, as Dutch has it:
// "12,5%".
func fraction(part, whole int) string {
	if whole == 0 {
		return "0%"
	}
	s := strconv.FormatFloat(100*float64(part)/float64(whole), 'f', 1, 64)
	return strings.Replace(strings.TrimSuffix(s, ".0"), ".", ",", 1) + "%"
}

// enumerate joins words as in a sentence: "a, b en c".
func enumerate(words []string) string { return parliament.Enumerate(words) }

// clip returns at most n characters of s, cut between words where that can be,
// with an ellipsis where something was cut.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,.;:–-") + " …"
}
