package parse

import (
	"strings"
)

// headLine is what a line of a title page begins with that stands by itself,
// whether a blank line parts it from the others or not. Who copies the page has the tab of
// its columns behind a number ("Nr. 1502	VERSLAG VAN EEN SCHRIFTELIJK OVERLEG"), or several blanks.
var headLine = newPattern(`^(?:` +
	`\d{2} \d{3}(?:[ -](?:[IVXL]+|\d{2}))?(?:[ \t]+\p{Lu}.*)?$|` + // 21 501-32 Landbouw- en Visserijraad
	`[Nn]r\. ?[0-9A-Z]+(?:[ \t]+[A-Z (]+)?$|` + // Nr. 1731 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG
	`(?:[A-Z]{1,2}\d?[ \t]+|\d{4}D\d{5}[ \t]+)?(?:INBRENG |NADER |VOORLOPIG )*(?:VERSLAG|LIJST VAN|NOTA NAAR|MEMORIE VAN)[A-Z ]*$|` +
	`Vastgesteld \d|Ontvangen \d|` +
	`De (?:vaste|algemene|tijdelijke) commissie|De vragen en opmerkingen zijn op|De (?:Minister|minister|Staatssecretaris) heeft deze vragen|` +
	`(?:De )?(?:(?:[Ff]ungerend )?[Vv]oorzitter|(?:[Aa]djunct-)?[Gg]riffier) (?:van de|voor dit)|` +
	`Vergaderjaar \d|Vragen gesteld door de leden der Kamer|Vragen van (?:het lid|de leden) |` +
	`(?:Antwoord|Mededeling) van (?:Minister|Staatssecretaris|minister|staatssecretaris) \p{Lu}|` +
	`Inhoudsopgave$|Vragen en antwoorden$|\d{3,4}$)`)

// headLineOpenings are what headLine needs in front of its lines, but for those
// that begin with a digit or in capitals.
var headLineOpenings = []string{
	"Nr", "nr", "Vastgesteld ", "Ontvangen ", "De v", "De a", "De t", "De M", "De m", "De S", "De s", "De f", "De V", "De A", "De G", "De g",
	"Voorzitter ", "voorzitter ", "fungerend ", "Fungerend ", "Griffier ", "griffier ", "Adjunct-", "adjunct-",
	"Vergaderjaar ", "Vragen ", "Antwoord van ", "Mededeling van ", "Inhoudsopgave",
}

// isHeadLineText reports whether a line is one of a title page by itself. Most
// lines are not, and a look at their first letters is cheaper than the expression.
func isHeadLineText(text string) bool {
	if len(text) < 2 {
		return false
	}
	first, second := text[0], text[1]
	capital := first >= 'A' && first <= 'Z' && (second == ' ' || second == '\t' || second >= 'A' && second <= 'Z' || second >= '0' && second <= '9')
	if !capital && !digitAt(text, 0) && (strings.IndexByte("NnVvOoDFfGgAaMI", first) < 0 || !startsWithAny(text, headLineOpenings)) {
		return false
	}
	return headLine.MatchString(text)
}

// opensHeadLine reports whether a line of the title page begins at line i, behind
// an element that is not broken off in the middle of a title.
func (p *parser) opensHeadLine(i int, last *element) bool {
	if !isHeadLineText(p.lineText(i)) && !p.isPaperLetter(i) {
		return false
	}
	return last == nil || !endsOpen(strings.ToLower(p.lineText(last.lines[len(last.lines)-1])))
}

// isHeadLine reports whether an element is one line of a title page that nothing
// behind a blank line goes on with.
func (p *parser) isHeadLine(e element) bool {
	text := p.lineText(e.lines[0])
	return len(e.lines) == 1 && isHeadLineText(text) && !endsOpen(strings.ToLower(text))
}

// isPaperLetter reports whether line i is the letter of a paper of the Senate on a line of
// its own, "H" or "AB" (from memory, unverified): what the paper calls itself stands
// below it in capitals.
func (p *parser) isPaperLetter(i int) bool {
	next := p.nextText(i + 1)
	return next < len(p.lines) && isPaperLetter(p.lineText(i), p.lineText(next))
}

// isPaperLetter reports whether a line is the letter of a paper whose next line is what
// the paper calls itself.
func isPaperLetter(line, next string) bool {
	return len(line) <= 3 && strings.Trim(line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && senateLine.MatchString("A "+next)
}
