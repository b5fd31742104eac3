package searchtest

import (
	"fmt"
	"io"
)

// A Pair is a word as typed and a word of a text, and whether the first must find
// the second.
type Pair struct {
	HeldOut     bool // not used to make the rules
	Query, Text string
	Found       bool
}

// ReadPairs reads pairs of words, one a line: tuned or held-out, the query, the
// text, and yes or no, parted by tabs. Lines that start with # are remarks. Errors
// name the line.
func ReadPairs(r io.Reader) ([]Pair, error) {
	pairs := []Pair{}
	for line, cells := range rows(r) {
		if len(cells) != 4 || cells[0] != "tuned" && cells[0] != "held-out" || cells[3] != "yes" && cells[3] != "no" {
			return nil, fmt.Errorf("line %d: %q is no pair", line, cells)
		}
		pairs = append(pairs, Pair{HeldOut: cells[0] == "held-out", Query: cells[1], Text: cells[2], Found: cells[3] == "yes"})
	}
	return pairs, nil
}
