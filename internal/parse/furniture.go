package parse

import (
	"slices"
	"strings"
)

// A furnitureRule knows one kind of line that belongs to the page and not to
// the text. It must know the line by itself, from its first character to its
// last, so that it can never take a sentence.
type furnitureRule struct {
	name    string
	trigger string // a text that every such line holds; a cheap first test
	line    *pattern
}

var furnitureRules = []furnitureRule{
	// "Tweede Kamer, vergaderjaar 2023–2024, 36 450, nr. 6 2" at the foot of
	// every page of an untreated PDF. A footnote that reads the same has its
	// number in front ("4 Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr.
	// 424") and is kept.
	{
		"running-foot", "ergaderjaar",
		newPattern(`^(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[–/-]\d{4},\s+(?:(?:\d[\d ]*(?:[ -][0-9IVXLA-Z]+)?, (?:nr\. )?[0-9A-Z]+|Aanhangsel)\s+\d{1,4}|Aanhangsel)$`),
	},
	// "Tweede Kamer, zitting 1977–1978, Aanhangsel 363": the same until 1983, when
	// the years of the House were still called so.
	{
		"old-running-foot", "zitting ",
		newPattern(`^(?:Tweede|Eerste) Kamer, zitting \d{4}(?: ?[–/-] ?\d{4})?,\s+(?:\d[\d ]*(?:[ -][0-9IVXLA-Z]+)?, nrs?\. ?[0-9][0-9–-]*|Aanhangsel)(?:\s+\d{1,4})?$`),
	},
	// "Tweede Kamer der Staten-Generaal 2" at the head of the first page; the
	// number is the chamber's; pypdf glues it to the name, and a tab sets it off where the
	// page was copied.
	{"running-head", "Staten-Generaal", newPattern(`^(?:Tweede Kamer der Staten-Generaal[ \t]*2|Eerste Kamer der Staten-Generaal[ \t]*1)$`)},
	// "kst-21501-02-2401" alone on a line, at the foot of the first page;
	// "ah-tk-20242025-546" in the Aanhangsel.
	{"paper-identifier", "-", newPattern(`^(?:kst|ah-tk|ah-ek)-[0-9A-Za-z-]+$`)},
	// "-----", as pymupdf4llm prints a page break and pandoc a thematic break,
	// and "--- footnotes.xml ---", as a rendering of a DOCX file parts its notes.
	{"rule", "---", newPattern(`^-{3,}(?: [\w.-]{1,30} -{3,})?$`)},
	// "ISSN 0921 - 7371" and "’s-Gravenhage 2021", below it.
	{"issn", "ISSN", newPattern(`^ISSN \d{4} ?- ?\d{3}[\dX]$`)},
	{"imprint", "Gravenhage", newPattern(`^[’']s-Gravenhage \d{4}$`)},
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
	feet := bareFeet{s: s, lines: lines}
	for i := range lines {
		text := s[lines[i].start:lines[i].end]
		// Longer than any of the lines the rules know, also where a layout that is kept sets
		// the number of the page far to the right; or not their first sign.
		if text == "" || len(text) > maxHeadWidth || strings.IndexByte("TEakI'-\xe2", text[0]) < 0 { // \xe2 begins ’
			continue
		}
		for _, rule := range furnitureRules {
			if strings.Contains(text, rule.trigger) && rule.line.MatchString(text) {
				lines[i].role = roleFurniture
				lines[i].foot = strings.HasSuffix(rule.name, "running-foot")
				out = append(out, furnitureLine{i, rule.name})
				break
			}
		}
		feet.look(i)
	}
	out = markPagesBelowFeet(s, lines, out)
	out = feet.mark(out)
	out = markNoteSigns(s, lines, out)
	return markNumberedPages(s, lines, out)
}

// maxHead is how many lines a running head beside a page number can have.
const maxHead = 3

// maxHeadWidth is how long a line of a running head can be, in runes.
const maxHeadWidth = 150

// markNumberedPages adds what a document repeats on every page that is numbered
// as "3/13": the number, and the lines above it that stand above others, too
// ("Antwoorden Algemene Rekenkamer op vragen over Hilversum in beeld    5/8").
func markNumberedPages(s string, lines []line, out []furnitureLine) []furnitureLine {
	text := func(i int) string { return s[lines[i].start:lines[i].end] }
	totals := map[string][]int{}
	for i := range lines {
		if lines[i].role != roleText || lines[i].end-lines[i].start > len("123/123") {
			continue
		}
		if n, end := leadingNumber(text(i)); n > 0 && end < len(text(i)) && text(i)[end] == '/' {
			if total, length := leadingNumber(text(i)[end+1:]); total >= n && end+1+length == len(text(i)) {
				totals[text(i)[end:]] = append(totals[text(i)[end:]], i)
			}
		}
	}
	var pages []int
	for total, numbers := range totals {
		if len(numbers) > len(pages) || len(numbers) == len(pages) && total > text(pages[0])[strings.IndexByte(text(pages[0]), '/'):] {
			pages = numbers
		}
	}
	if len(pages) < 2 {
		return out
	}
	isPage := map[int]bool{}
	for _, i := range pages {
		isPage[i] = true
	}
	// Each line counts once, even where it stands above two numbers.
	var heads []int
	times := map[string]int{}
	for _, at := range pages {
		for i, n := at-1, 0; i >= 0 && n < maxHead && !isPage[i]; i-- {
			if lines[i].role == roleText && lines[i].width <= maxHeadWidth {
				heads = append(heads, i)
				times[text(i)]++
				n++
			} else if lines[i].role != roleBlank {
				break
			}
		}
	}
	for _, i := range heads {
		if times[text(i)] >= 2 && !endsSentence(text(i)) {
			lines[i].role = roleFurniture
			out = append(out, furnitureLine{i, "repeated-head"})
		}
	}
	// A text that is one line has no other sign of where its pages part; and notes
	// stand at the end of a page.
	one := lines[0].page == lines[len(lines)-1].page
	for _, i := range pages {
		lines[i].role, lines[i].turns = roleFurniture, one
		out = append(out, furnitureLine{i, "page-number"})
	}
	slices.SortFunc(out, func(a, b furnitureLine) int { return a.line - b.line })
	return out
}
