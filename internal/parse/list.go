package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// itemAt returns the list item that begins at line i, behind the elements before, if one
// does.
func (p *parser) itemAt(i int, gap gap, elements []element) *element {
	var last *element
	if len(elements) > 0 {
		last = &elements[len(elements)-1]
	}
	text := p.lineText(i)
	marker := markerOf(text)
	if marker == "" {
		return nil
	}
	rest := strings.TrimLeft(text[len(marker):], " \t\u00a0")
	before := ""
	if last != nil && last.kind < bareElement {
		before = p.lineText(last.lines[len(last.lines)-1])
	}
	if rest == "" || !p.beginsItem(marker, rest, before, gap, last) && !p.setAsItem(i, last) && !p.opensList(i, marker, before, last) && !goesOnWithList(elements, marker) {
		return nil
	}
	return &element{
		kind: itemElement, lines: []int{i}, marker: marker,
		textFrom: p.lines[i].end - len(rest),
	}
}

// beginsItem reports whether a line with a marker begins an item, behind the
// line before, which is empty where no paragraph or item goes before.
//
// A bullet always does. A number or a letter does behind a colon, or as the next
// one of a list. A dash also stands inside sentences ("landen zich / – in
// spiegelbeeld – van het grensgebied"), so it does only where a sentence can
// begin, or in a list of dashes when the line has no second dash that closes it.
func (p *parser) beginsItem(marker, rest, before string, gap gap, last *element) bool {
	inList := last != nil && last.kind == itemElement
	announced := strings.HasSuffix(before, ":")
	switch {
	case strings.Contains("•▪◦·*", marker), marker == letterBullet:
		return true
	case !strings.Contains("–—-", marker):
		return announced && firstMarker(marker) || inList && follows(last.marker, marker)
	case before == "":
		return last != nil || startsUpper(rest)
	case announced, endsSentence(before), strings.HasSuffix(before, ";"):
		return true
	case inList && last.marker == marker:
		return !strings.Contains(rest, " "+marker+" ") && (beforeLast(before) || gap != noGap || !startsLower(rest) || p.endsShortOfWidth(last))
	}
	return gap == blankGap && !startsLower(rest)
}

// beforeLast reports whether a line ends the item before the last one of a list, with the
// word that joins the two: "– de gemeenten; en / – de burgers.".
func beforeLast(line string) bool {
	for _, word := range []string{" en", " of", " en/of", " dan wel"} {
		if rest, ok := strings.CutSuffix(line, word); ok && (strings.HasSuffix(rest, ";") || strings.HasSuffix(rest, ",")) {
			return true
		}
	}
	return false
}

// maxSublist is how many items below one of its own a list can have and still go on.
const maxSublist = 50

// goesOnWithList reports whether a letter or a number is the next one of the list that the
// last elements are in, behind items of a list inside it:
//
//	b. het aantal jongeren, uitgesplitst naar:
//	   – pleegzorg;
//	   – gezinshuizen;
//	c. de gemiddelde wachttijd?
func goesOnWithList(elements []element, marker string) bool {
	for k, n := len(elements)-1, 0; k >= 0 && n < maxSublist && elements[k].kind == itemElement; k, n = k-1, n+1 {
		if follows(elements[k].marker, marker) {
			return true
		}
	}
	return false
}

// opensList reports whether line i is the first item of a list that no colon announces:
// below a label, or behind the end of a sentence, with the second item further down under
// the same label. Answers to a question with parts are set so:
//
//	Antwoord 4
//	a. Nee, de provincie heeft tweemaal gecontroleerd.
//	b. Dat klopt.
//
// A line that begins with "a. " by chance has no "b. " below it. A number opens a list only
// with the tab behind it that a word processor puts there, below a label, and where what
// stands beside it ends as no heading does.
func (p *parser) opensList(i int, marker, before string, last *element) bool {
	if before != "" && !endsSentence(before) || before == "" && (last == nil || p.inHead) {
		return false
	}
	const most = 40 // lines
	second := "b"
	switch {
	case marker[0] == 'a':
	case firstMarker(marker) && before == "" && last.kind == labelElement && strings.HasPrefix(p.lineText(i)[len(marker):], "\t"):
		end := p.lineText(blockEnd(p.lines[:min(len(p.lines), i+most)], i) - 1)
		if next := p.nextText(i + 1); next < len(p.lines) && markerOf(p.lineText(next)) != "" {
			end = p.lineText(i)
		}
		if !endsSentence(end) && !strings.HasSuffix(end, ":") && !strings.HasSuffix(end, ";") {
			return false
		}
		second = "2"
	default:
		return false
	}
	second += marker[len(marker)-1:]
	for j := i + 1; j < len(p.lines) && j < i+most && !p.lines[j].label; j++ {
		if p.lines[j].role == roleText && markerOf(p.lineText(j)) == second {
			return true
		}
	}
	return false
}

// endsShortOfWidth reports whether the last line of an element is clearly
// shorter than the lines of the document are.
func (p *parser) endsShortOfWidth(e *element) bool {
	return float64(p.lines[e.lines[len(e.lines)-1]].width) < p.measure.rag*p.measure.width
}

// letterBullet is the bullet of the second level in word processors, which is a letter in
// the text that is copied out of them.
const letterBullet = "o"

// markerOf returns the marker that a line begins with, when a blank follows it:
// a bullet, a dash, "1.", "1)", "a.", "a)"; or the bullet "o" with a tab behind it. The
// blank behind a bullet may have been lost: "•Het advies is niet bindend.".
func markerOf(text string) string {
	if strings.HasPrefix(text, letterBullet+"\t") {
		return letterBullet
	}
	end := 0
	for end < len(text) && end < 2 && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	if end == 0 && text != "" && text[0] >= 'a' && text[0] <= 'z' {
		end = 1
	}
	switch {
	case end > 0 && end < len(text) && (text[end] == '.' || text[end] == ')'):
		end++
	case end == 0:
		if r := firstRune(text); strings.ContainsRune("–—-•▪◦·*", r) {
			end = utf8.RuneLen(r)
		}
	default:
		return ""
	}
	if end == 0 || end == len(text) {
		return ""
	}
	next := firstRune(text[end:])
	if strings.ContainsRune(" \t\u00a0", next) || strings.Contains("•▪◦", text[:end]) && unicode.IsLetter(next) {
		return text[:end]
	}
	return ""
}

// firstMarker reports whether a marker is the first of a numbered list.
func firstMarker(marker string) bool { return marker[0] == 'a' || marker[:len(marker)-1] == "1" }

// follows reports whether a marker is the next one behind another: 2. behind 1.,
// b) behind a).
func follows(last, marker string) bool {
	if last == "" || last[len(last)-1] != marker[len(marker)-1] {
		return false
	}
	n, _ := leadingNumber(last)
	m, _ := leadingNumber(marker)
	return n > 0 && m == n+1 || n == 0 && m == 0 && len(last) == 2 && len(marker) == 2 && marker[0] == last[0]+1
}
