package parse

import (
	"fmt"
	"strings"

	"inbreng/internal/parliament"
)

// A title tells what a document is by a line that such documents carry.
type title struct {
	words []string // one of these is in it, in small letters; looking for them is cheap
	line  *pattern
	kind  parliament.Kind
	// refused says, in English for whoever runs the program, what a document
	// with such a line is that holds no questions and answers.
	refused string
}

// titles are tried in order on each of the first lines. Behind the number of the
// paper a title stands in capitals; the Kamer's own list of papers has it in
// small letters.
var titles = []title{
	{[]string{"overleg"}, titleLine(`INBRENG\s+(?:VERSLAG\s+VAN\s+EEN|NADER)?\s*(?:NADER\s+)?SCHRIFTELIJK\s+OVERLEG`), parliament.Contribution, ""},
	{[]string{"overleg"}, titleLine(`VERSLAG\s+VAN\s+EEN\s+(?:NADER\s+)?SCHRIFTELIJK\s+OVERLEG`), parliament.WrittenConsultation, ""},
	{[]string{"lijst"}, titleLine(`(?:VERSLAG\s+HOUDENDE\s+EEN\s+)?LIJST\s+VAN\s+VRAGEN(?:\s+EN\s+ANTWOORDEN)?`), parliament.QuestionList, ""},
	{[]string{"nota"}, titleLine(`NOTA\s+NAAR\s+AANLEIDING\s+VAN\s+HET\s+(?:TWEEDE\s+)?(?:NADER\s+)?VERSLAG`), parliament.ReplyToReport, ""},
	{[]string{"memorie"}, titleLine(`(?:NADERE\s+)?MEMORIE\s+VAN\s+ANTWOORD`), parliament.ReplyToReport, ""},
	{[]string{"verslag"}, newPattern(`^(?:Nr\. ?\d+ |[A-Z]{1,2} )?((?:NADER |VOORLOPIG |NADER VOORLOPIG )?VERSLAG)(?: VAN DE .*)?$`), parliament.Contribution, ""},
	{[]string{"handelingen", "vragen", "ah "}, newPattern(`Aanhangsel van de Handelingen$|^Vragen (?:gesteld door |van (?:het lid|de leden) .*\()|^KAMERVRAGEN|^AH \d+$`), parliament.WrittenQuestions, ""},
	{[]string{"antwoord"}, newPattern(`^Antwoord(?:en)? van (?:de )?(?:[Mm]inister|[Ss]taatssecretaris).* op (?:de )?(?:[Kk]amer)?vragen|^(?:Beantwoording|Antwoorden op) [Kk]amervragen`), parliament.WrittenQuestions, ""},
	{[]string{"ntvangen", "ngezonden"}, newPattern(`^Antwoord(?:en)? van (?:[Mm]inister|[Ss]taatssecretaris) \p{Lu}[^()]{1,60}\([^()]{1,90}\).{0,200}\([Oo]ntvangen \d|[Vv]ragen van (?:het lid|de leden) \p{Lu}.{1,300}\([Ii]ngezonden \d`), parliament.WrittenQuestions, ""},
	{[]string{"antwoord"}, newPattern(`(?i)^(?:beantwoording|antwoorden?) (?:van )?(?:de )?(?:algemene rekenkamer )?(?:op |bij )?(?:de )?vra(?:ag|gen) (?:van de )?(?:tweede kamer|over|bij|rapport)`), parliament.QuestionList, ""},
	{[]string{"motie"}, titleLine(`(?:GEWIJZIGDE\s+|NADER\s+GEWIJZIGDE\s+)?MOTIE\s+VAN`), "", "is a motion"},
	{[]string{"amendement"}, titleLine(`(?:GEWIJZIGD\s+|NADER\s+GEWIJZIGD\s+)?AMENDEMENT\s+VAN`), "", "is an amendment"},
	{[]string{"memorie"}, titleLine(`MEMORIE\s+VAN\s+TOELICHTING`), "", "is an explanatory memorandum"},
	{[]string{"voorstel"}, titleLine(`(?:GEWIJZIGD\s+)?VOORSTEL\s+VAN\s+WET`), "", "is a bill"},
	{[]string{"advies"}, titleLine(`ADVIES\s+(?:VAN\s+DE\s+)?(?:AFDELING\s+ADVISERING\s+)?(?:VAN\s+DE\s+)?RAAD\s+VAN\s+STATE`), "", "is an advice of the Council of State"},
	{[]string{"verslag"}, titleLine(`VERSLAG\s+VAN\s+EEN\s+(?:COMMISSIEDEBAT|ALGEMEEN\s+OVERLEG|WETGEVINGSOVERLEG|NOTAOVERLEG|RONDETAFELGESPREK|HOORZITTING)`), "", "is the report of a debate"},
}

// titleInside finds a title within the head of a document that is one line.
var titleInside = newPattern(`(?:Beantwoording|Antwoorden) (?:Algemene Rekenkamer )?(?:op |bij )?(?:de )?vragen (?:van de )?(?:Tweede Kamer|over|bij|rapport).{0,40}|Vragen van (?:het lid|de leden) [^()]{2,200}\(.{0,40}|Aanhangsel van de Handelingen`)

// titleLine matches a title behind the number of the paper, if there is one. What it
// captures is the name of the sort of document.
func titleLine(title string) *pattern {
	return newPattern(`^(?:Nr\.?\s*[0-9A-Z]+\s+|[A-Z]{1,3}\d?\s+|\d{4}D\d{5}\s+)?(?:(` + title + `)\b|((?i:` + title + `))(?:$| over |\s*:))`)
}

// titleLines is how many lines of text a title is looked for in. Letterheads and
// the addresses on them come first.
const titleLines = 80

// kindByTitle returns what the text says it is, "" when it says nothing of the
// kind, and the name that it has for itself, "nadere memorie van antwoord", "" where that
// is in no line of capitals. An error says that it is something without questions and
// answers. Where the questions go by who asked, a line that says nothing else is no title.
func kindByTitle(s string, lines []line, byMember bool) (kind parliament.Kind, name string, err error) {
	seen, speakers := 0, 0
	for i, l := range lines {
		if l.role != roleText {
			continue
		}
		text := s[l.start:l.end]
		if strings.HasPrefix(text, "De voorzitter:") || strings.HasPrefix(text, "De heer ") && strings.Contains(text, "):") {
			speakers++
		}
		if seen++; seen > titleLines || kind != "" {
			if kind != "" {
				break
			}
			continue
		}
		if byMember {
			if _, ok := whoseHeading(text); ok {
				continue
			}
		}
		text = singleBlanks(titleAt(s, lines, i))
		if len(text) > 400 {
			// The head of a document on one line, letterhead and all.
			text = clip(text, 3000)
			if m := titleInside.FindString(text); m != "" {
				text = strings.TrimSpace(m)
			} else {
				continue
			}
		}
		lower := strings.ToLower(text)
		for _, t := range titles {
			if !containsAny(lower, t.words) { // nearly always
				continue
			}
			found := t.line.FindStringSubmatch(text)
			if found == nil {
				continue
			}
			if t.refused != "" {
				return "", "", fmt.Errorf("%s (%q), not a document of questions and answers", t.refused, clip(text, 60))
			}
			kind, name = t.kind, strings.ToLower(singleBlanks(strings.Join(found[1:], "")))
			break
		}
	}
	if kind == "" && speakers >= 3 {
		return "", "", fmt.Errorf("is the report of a debate (%d speakers are announced by a colon), not a document of questions and answers", speakers)
	}
	return kind, name, nil
}

// titleAt returns the text of line i, with the next lines where all of them are in
// capitals: a title may be broken over lines.
func titleAt(s string, lines []line, i int) string {
	text := s[lines[i].start:lines[i].end]
	if bare := strings.TrimPrefix(strings.TrimPrefix(text, "Nr."), "nr."); len(text) < 10 || bare != strings.ToUpper(bare) {
		return text
	}
	for k := i + 1; k < len(lines) && k <= i+3 && (lines[k].role == roleText || lines[k].role == roleBlank); k++ {
		next := s[lines[k].start:lines[k].end]
		if lines[k].role == roleBlank && !lines[k].opens || next != strings.ToUpper(next) || digitAt(next, 0) {
			break
		}
		text = strings.TrimSpace(text + " " + next)
	}
	return text
}

// clip returns the first runes of a text.
func clip(text string, runes int) string {
	if short := firstRunes(text, runes); short != text {
		return short + "..."
	}
	return text
}
