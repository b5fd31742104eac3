package search

import (
	"strconv"
	"strings"
)

// numbered puts a Numbered in the place of "vraag 12" where that is all the plain
// text between filters, identifiers and the ends: "vraag 12 procent" asks for
// something else, and so may "de vraag 12".
func numbered(terms []lexeme) []lexeme {
	var out []lexeme
	for i := 0; i < len(terms); {
		end := i
		for end < len(terms) && isText(terms[end].node) {
			end++
		}
		out = append(out, numberedRun(terms[i:end])...)
		if end < len(terms) {
			out = append(out, terms[end])
			end++
		}
		i = end
	}
	return out
}

// isText reports whether a node is running text.
func isText(n Node) bool {
	switch n.(type) {
	case Word, Phrase, Prefix:
		return true
	}
	return false
}

// numberedRun returns a run of text as Numbereds when it is nothing but these,
// and as it is otherwise.
func numberedRun(run []lexeme) []lexeme {
	var out []lexeme
	for i := 0; i < len(run); {
		node, used := numberedAt(run[i:])
		if used == 0 {
			return run
		}
		x := run[i]
		x.node, x.end = node, run[i+used-1].end
		out = append(out, x)
		i += used
	}
	return out
}

// numberedAt reads "vraag 12" or "antwoord nr. 12" at the start of a run, and
// returns how many words it took, 0 for none.
func numberedAt(run []lexeme) (n Numbered, used int) {
	word := func(i int) string {
		if i < len(run) {
			if w, ok := run[i].node.(Word); ok {
				return w.Text
			}
		}
		return ""
	}
	if kind := strings.ToLower(word(0)); kind != "vraag" && kind != "antwoord" {
		return n, 0
	}
	used = 1
	if sign := strings.ToLower(word(1)); sign == "nr" || sign == "nummer" {
		used = 2
	}
	digits := word(used)
	if !isNumber(digits) {
		return n, 0
	}
	number, err := strconv.Atoi(digits)
	if err != nil {
		return n, 0
	}
	return Numbered{number, word(0) + " " + digits}, used + 1
}

// isNumber reports whether s is a number from 1 to 9999 as people write one.
func isNumber(s string) bool {
	return len(s) >= 1 && len(s) <= 4 && s[0] != '0' && strings.Trim(s, "0123456789") == ""
}
