package parse

import "strings"

// listEnds reports whether a list ends with the last element although line i follows on
// it without a blank one and at the full width, by what the words say. The Aanhangsel
// sets the paragraph behind a list so.
func (p *parser) listEnds(before []element, i int) bool {
	last := &before[len(before)-1]
	if last.kind != itemElement || !endsSentence(p.lineText(last.lines[len(last.lines)-1])) || !startsUpper(p.lineText(i)) || markerOf(p.lineText(i)) != "" {
		return false
	}
	return p.closesSentence(before) || p.announcesNext(last, i)
}

// closesSentence reports whether the last element is the last of a list whose items are
// parts of one sentence: they begin in small letters and the one before ends in none,
// and this one ends it ("– woningzoekenden die ... en / – woningzoekenden die ....").
func (p *parser) closesSentence(before []element) bool {
	n := len(before)
	if n < 2 || before[n-2].kind != itemElement || before[n-2].marker != before[n-1].marker && !follows(before[n-2].marker, before[n-1].marker) {
		return false
	}
	above := before[n-2].lines
	if endsSentence(p.lineText(above[len(above)-1])) {
		return false
	}
	text := p.itemText(before[n-1])
	return startsLower(text) && sentenceLength(text) == len(text)
}

// announcesNext reports whether the lines from i on end in a colon with an item of the
// same list below: what announces items is none of them ("De volgende maatregelen
// kunnen worden getroffen:").
func (p *parser) announcesNext(last *element, i int) bool {
	const most = 6 // lines
	for j := i; j < len(p.lines) && j < i+most && p.lines[j].role == roleText; j++ {
		if j > i && (markerOf(p.lineText(j)) != "" || p.lines[j].opens || p.lines[j].fresh) {
			return false
		}
		if strings.HasSuffix(p.lineText(j), ":") {
			next := p.nextText(j + 1)
			return next < len(p.lines) && p.gapBetween(j, next) == noGap && markerOf(p.lineText(next)) == last.marker
		}
	}
	return false
}

// itemText returns the words of an item so far.
func (p *parser) itemText(e element) string {
	text := p.plain(e.lines)
	return strings.TrimLeft(strings.TrimPrefix(text, e.marker), " \t\u00a0")
}
