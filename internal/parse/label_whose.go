package parse

import (
	"slices"
	"strings"
)

// addWhose looks for labels of questions that say who asks, with the question behind
// them or below: "Vraag van het lid Eerdmans (JA21): Klopt het dat ...". They are kept
// where other questions have labels, too, or where at least half of the answers get one:
// an answer may quote one. Replies are the lines that may be labels of answers.
func (f *labelFinder) addWhose(candidates, replies []int) {
	found := map[int][]numberedLabel{} // of a line and, where it goes on, of the next
	for k, i := range candidates {
		if labels := f.whoseLabelAt(i); len(labels) > 0 && f.answerFollows(i, candidates[k+1:], replies) {
			found[i] = labels
		}
	}
	if f.questions == 0 && 2*len(found) < len(f.answers) {
		return
	}
	for i, labels := range found {
		for k := range labels {
			f.labels[i+k] = &labels[k]
		}
	}
	f.questions += len(found)
}

// whoseLabelAt reads the label that says who asks and begins line i: to its end, to a
// colon, or to a colon on the next line. Above a label of a question it is a heading.
func (f *labelFinder) whoseLabelAt(i int) []numberedLabel {
	text, below := f.text(i), ""
	if i+1 < len(f.lines) && f.lines[i+1].role == roleText && f.labels[i+1] == nil {
		below = f.text(i + 1)
	}
	w, rest, ok := whoseAt(text)
	first, next := numberedLabel{who: &w.speaking, length: len(text)}, i+1
	labels := []numberedLabel{first}
	if behind, colon := strings.CutPrefix(rest, ":"); ok && colon {
		labels[0].length -= len(behind)
		if behind = strings.TrimLeft(behind, " \t\u00a0"); behind != "" {
			return f.ifStarts(i, behind, labels)
		}
	} else if both, behind, broken := whoseAt(text + " " + below); broken && strings.HasPrefix(behind, ":") && strings.HasSuffix(below[:max(0, len(below)-len(behind))], ")") {
		labels[0].who, w.one = &both.speaking, both.one
		labels = append(labels, numberedLabel{goesOn: true, length: len(below) - len(behind) + len(":")})
		if behind = strings.TrimLeft(behind[len(":"):], " \t\u00a0"); behind != "" {
			return f.ifStarts(i, behind, labels)
		}
		next++
	} else if !ok || rest != "" || !w.one || startsLower(below) || strings.HasPrefix(below, "(") {
		return nil
	}
	for next < len(f.lines) && f.lines[next].role != roleText {
		next++
	}
	if next == len(f.lines) || f.labels[next] != nil || !w.one && digitAt(f.text(next), 0) {
		return nil
	}
	return labels
}

// ifStarts returns labels where the text behind them begins as a question does, or a
// paragraph begins with them: "Vraag van het lid Van der Plas: hoe zit dat?"
func (f *labelFinder) ifStarts(i int, behind string, labels []numberedLabel) []numberedLabel {
	if startsLower(behind) && i > 0 && f.lines[i-1].role != roleBlank {
		return nil
	}
	return labels
}

// answerFollows reports whether the next label below line i is that of an answer, or
// says who asks something else.
func (f *labelFinder) answerFollows(i int, candidates, replies []int) bool {
	at := sortedAfter(replies, i)
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
