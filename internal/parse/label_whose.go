package parse

import (
	"slices"
	"strings"
)

// addWhose looks for labels of questions that say who asks, with the question behind
// them or below: "Vraag van het lid Eerdmans (JA21): Klopt het dat ...". They are kept
// where other questions have labels, too, or where at least half of the answers get one:
// an answer may quote one.
func (f *labelFinder) addWhose(candidates []int) {
	found := map[int]numberedLabel{}
	for k, i := range candidates {
		if l, ok := f.whoseLabelAt(i); ok && f.answerFollows(i, candidates[k+1:]) {
			found[i] = l
		}
	}
	if f.questions == 0 && 2*len(found) < len(f.answers) {
		return
	}
	for i, l := range found {
		f.labels[i] = &l
	}
	f.questions += len(found)
}

// whoseLabelAt reads the label on line i that says who asks. Above a label of a question
// it is a heading.
func (f *labelFinder) whoseLabelAt(i int) (numberedLabel, bool) {
	text := f.text(i)
	w, rest, ok := whoseAt(text)
	if !ok {
		return numberedLabel{}, false
	}
	l := numberedLabel{who: &w.speaking}
	if behind, colon := strings.CutPrefix(rest, ":"); colon {
		l.length = len(text) - len(behind)
		if behind = strings.TrimLeft(behind, " \t\u00a0"); behind != "" {
			return l, startsUpper(behind) || !startsLower(behind)
		}
	} else if l.length = len(text); rest != "" || !w.one {
		return numberedLabel{}, false
	}
	next := i + 1
	for next < len(f.lines) && f.lines[next].role != roleText {
		next++
	}
	return l, next < len(f.lines) && f.labels[next] == nil && (w.one || !digitAt(f.text(next), 0))
}

// answerFollows reports whether the next label below line i is that of an answer, or
// says who asks something else.
func (f *labelFinder) answerFollows(i int, candidates []int) bool {
	at := sortedAfter(f.answers, i)
	if at < 0 {
		return false
	}
	if len(candidates) > 0 {
		at = min(at, candidates[0])
	}
	for k := i + 1; k < at; k++ {
		if f.labels[k] != nil {
			return false
		}
	}
	return true
}

// sortedAfter returns the first of the lines, which are in order, that stands below line
// i, or -1.
func sortedAfter(lines []int, i int) int {
	k, _ := slices.BinarySearch(lines, i+1)
	if k == len(lines) {
		return -1
	}
	return lines[k]
}
