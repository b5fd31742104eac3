package parse

import (
	"regexp"
	"strings"
)

// A furnitureRule knows one kind of line that belongs to the page and not to
// the text. It must know the line by itself, from its first character to its
// last, so that it can never take a sentence.
type furnitureRule struct {
	name    string
	trigger string // a text that every such line holds; a cheap first test
	line    *regexp.Regexp
}

var furnitureRules = []furnitureRule{
	// "Tweede Kamer, vergaderjaar 2023–2024, 36 450, nr. 6 2" at the foot of
	// every page of an untreated PDF. A footnote that reads the same has its
	// number in front ("4 Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr.
	// 424") and is kept.
	{
		"running-foot", "ergaderjaar",
		regexp.MustCompile(`^(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[–/-]\d{4},\s+(?:\d[\d ]*(?:[ -][0-9IVXLA-Z]+)?, (?:nr\. )?[0-9A-Z]+|Aanhangsel)\s+\d{1,4}$`),
	},
	// "kst-21501-02-2401" alone on a line, at the foot of the first page.
	{"paper-identifier", "kst-", regexp.MustCompile(`^kst-[0-9A-Za-z-]+$`)},
	// "ISSN 0921 - 7371" and "’s-Gravenhage 2021", below it.
	{"issn", "ISSN", regexp.MustCompile(`^ISSN \d{4} ?- ?\d{3}[\dX]$`)},
	{"imprint", "Gravenhage", regexp.MustCompile(`^[’']s-Gravenhage \d{4}$`)},
}

// A furnitureLine is a line that was left out, and the rule that knew it.
type furnitureLine struct {
	line int
	rule string
}

// markFurniture gives the lines that belong to the page their role and returns
// them in order.
func markFurniture(s string, lines []line) []furnitureLine {
	var out []furnitureLine
	for i := range lines {
		text := s[lines[i].start:lines[i].end]
		// Longer than any of the lines the rules know, or not their first sign.
		if text == "" || len(text) > 120 || !strings.ContainsRune("TEkI’'", firstRune(text)) {
			continue
		}
		for _, rule := range furnitureRules {
			if strings.Contains(text, rule.trigger) && rule.line.MatchString(text) {
				lines[i].role = roleFurniture
				out = append(out, furnitureLine{i, rule.name})
				break
			}
		}
	}
	return out
}
