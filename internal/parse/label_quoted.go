package parse

import "strings"

// A question or an answer may quote an earlier one with its labels:
//
//	Vraag 2
//	Herinnert u zich dat u het volgende antwoordde?
//	«Vraag 3
//	Is de opvang vol?
//	Antwoord 3
//	Nee, de opvang is niet vol.»
//	Staat u nog achter dat antwoord?
//
// Quotation marks in a text need not match, so that one counts only where a label stands
// directly behind it and its end is found, at the end of a line and not far below.

// maxQuote bounds the lines of a quotation with labels.
const maxQuote = 25

// quotes are the signs between which labels are quoted.
var quotes = [][2]string{{"«", "»"}, {"“", "”"}}

// quoteFrom returns the last line of a quotation that begins on line i with a label; i
// where none does.
func (f *labelFinder) quoteFrom(i int) int {
	text := f.text(i)
	for _, q := range quotes {
		_, behind, ok := strings.Cut(text, q[0])
		if !ok || strings.Contains(behind, q[1]) { // nearly always
			continue
		}
		if _, ok := numberedLabelAt(behind); !ok {
			continue
		}
		depth := 1
		for k := i + 1; k < len(f.lines) && k <= i+maxQuote; k++ {
			if f.lines[k].role != roleText {
				continue
			}
			line := f.text(k)
			depth += strings.Count(line, q[0]) - strings.Count(line, q[1])
			if depth <= 0 {
				if strings.HasSuffix(strings.TrimRight(line, " .,;:?!)0123456789"), q[1]) {
					return k
				}
				break
			}
		}
	}
	return i
}
