package parliament

import (
	"regexp"
	"strings"
	"time"
)

// A DatedStretch is a stretch of a text, in bytes, that names a day without its
// year, with the day it means.
type DatedStretch struct {
	From, To int
	Date     Date
	// Last says that no other day of the same year follows in one breath: in
	// "17 en 18 juli jl." that is so of the second.
	Last bool
}

// recentDates finds one or more days before "jl." (jongstleden, last): "29 juli
// jl.", "16 juni en 7 juli jl.", "17 en 18 juli jl.", "3, 4 en 5 mei jl.".
var recentDates = regexp.MustCompile(`(?i)\b(?:[0-3]?[0-9](?: (?:` + months + `))?(?:, | en | of | t/m | tot en met |–))*[0-3]?[0-9] (?:` + months + `) j\.?l\.`)

const months = `januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december`

// recentDay finds one day of these, with its month where that follows.
var recentDay = regexp.MustCompile(`(?i)\b([0-3]?[0-9])(?: (` + months + `)(?: j\.?l\.)?)?`)

// FindRecentDates returns the days that a text of a certain date names as last,
// in order: the latest such day that is not after the date of the text. One
// "jl." serves all days that are strung together before it. Without the date of
// the text nothing is certain, and nothing is returned.
func FindRecentDates(text string, written Date) []DatedStretch {
	// Most texts hold none, and a look is cheaper than an expression.
	if lower := strings.ToLower(text); written.IsZero() || !strings.Contains(lower, " jl.") && !strings.Contains(lower, " j.l.") {
		return nil
	}
	var out []DatedStretch
	for _, at := range recentDates.FindAllStringIndex(text, -1) {
		found := strungDates(text, at[0], at[1], written)
		if countedBefore.MatchString(text[:at[0]]) && len(found) > 1 {
			found = found[1:]
		}
		out = append(out, found...)
	}
	return out
}

// countedBefore are words that make the first number no day: "nr. 12 en 29 juli
// jl.", "vraag 3 en 29 juli jl.".
var countedBefore = regexp.MustCompile(`(?i)\b(?:nrs?\.|vraag|vragen|antwoord|artikel|art\.|lid|punt) $`)

// strungDates reads the days between two offsets, from the last, which has the
// month of those before it that have none of their own.
func strungDates(text string, from, to int, written Date) []DatedStretch {
	days := recentDay.FindAllStringSubmatchIndex(text[from:to], -1)
	out := make([]DatedStretch, len(days))
	var month time.Month
	for i := len(days) - 1; i >= 0; i-- {
		d := days[i]
		if d[4] >= 0 {
			month, _ = ParseMonth(text[from+d[4] : from+d[5]])
		}
		date, ok := LatestBefore(atoi(text[from+d[2]:from+d[3]]), month, written)
		if !ok {
			return nil // "31 juni": whoever wrote that meant something else
		}
		out[i] = DatedStretch{From: from + d[0], To: from + d[1], Date: date}
		out[i].Last = i == len(days)-1 || out[i+1].Date.Year != date.Year
	}
	return out
}
