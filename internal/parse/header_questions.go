package parse

import (
	"strings"
)

var (
	questionsOf = newPattern(`(?:\b[Vv]|[Kk]amerv)ragen (?:gesteld )?(?:van|door) (?:het lid|de leden|het Kamerlid|de Kamerleden|het kamerlid|de kamerleden) `)
	// "(ingezonden 9 oktober 2025)", "(kenmerk 2025Z17712, ingezonden 9 oktober 2025)",
	// "(ingezonden 3 maart 2022, vraagnummer 2022Z03921)".
	sentOn     = newPattern(`\((?:[^()]{1,60}, )?[Ii]n?gezonden:? (?:op )?(\d{1,2} \pL+ \d{4})(?:, [^()]{1,60})?\)`)
	sentBehind = newPattern(`, ingezonden (?:op )?(\d{1,2} \pL+ \d{4})`) // "over de sluizen, ingezonden op 14 februari 2024"
	caseInside = newPattern(`\([^()]{0,60}\b(\d{4}Z\d{5})\b[^()]{0,60}\)`)
	receivedOn = newPattern(`\([Oo]ntvangen:? (\d{1,2} \pL+ \d{4})\)`)
	answerOf   = newPattern(`\b(?:Antwoord|Antwoorden|Mededeling|Beantwoording) (?:door|van) `)
	letterOf   = newPattern(`uw brie(?:f|ven) van (\d{1,2} \pL+ \d{4})(?:,? (?:nr\.|kenmerk|met kenmerk) ?(\d{4}Z\d{5}))?`)
	appendixNr = newPattern(`^AH (\d{1,4})$`)
	bareCase   = newPattern(`^(\d{4}Z\d{5})$`)
	bareNumber = newPattern(`^(\d{1,4})(?: \([Cc]orrectie\)\d?)?$`) // "1873 (Correctie)1"
	letterDate = newPattern(`^(?:Datum:?[ \t])?(\d{1,2} \pL+ \d{4})$`)
	onBehalf   = newPattern(`(?i)mede namens (?:de )?`)
	byLetter   = newPattern(`bij brief van (\d{1,2} \pL+ \d{4})`)
	// "DATUM 8 juni 2021" and "BETREFT Beantwoording vragen Tweede Kamer over ..." on
	// a letter; some set the words in spaced capitals.
	headDay    = newPattern(`(?i)\b(?:datum|d ?a ?t ?u ?m):? +(\d{1,2} \pL+ \d{4})\b`)
	headAbout  = newPattern(`(?i)\b(?:betreft|b ?e ?t ?r ?e ?f ?t):? +(?:beantwoording|antwoorden|antwoord)(?: op)?(?: van)?(?: de)? (?:kamer)?vra(?:ag|gen)(?: van de)?(?: tweede kamer)? (?:over|bij|op) (?:de publicatie |het rapport |rapport )?(.{5,})`)
	sentOnBare = newPattern(`[Dd]e op (\d{1,2} \pL+ \d{4}) (?:toegezonden|voorgelegde)`)
)

// maxQuestionsOf is in how many places of an element of the head it is looked for who
// asks whom.
const maxQuestionsOf = 5

// readQuestions takes what the head of written questions, or of the answers to
// them, says: who asks whom about what, who answers, and when.
func (f *headReader) readQuestions(text string) {
	// "Vragen gesteld door de leden der Kamer" stands above all of them. The subject of a
	// letter names who asks, and often only its first sentence whom.
	for _, m := range questionsOf.FindAllStringIndex(text, maxQuestionsOf) {
		rest := text[m[1]:]
		if strings.HasPrefix(rest, "der ") {
			continue
		}
		askers, end := askersIn(rest)
		if strings.HasPrefix(rest, "van de ") { // "fractie van GroenLinks": none of them is named
			askers, end = nil, endOfNames(rest)
		}
		if len(f.Askers) == 0 {
			f.Askers = askers
		}
		rest = strings.TrimLeft(rest[end:], " ")
		if to, ok := strings.CutPrefix(rest, "aan "); ok {
			rest = strings.TrimLeft(f.readAddress(to), " ")
		}
		for _, word := range subjectWords {
			if about, ok := strings.CutPrefix(rest, word); ok && f.Subject == "" {
				f.Subject = subjectOf(about)
			}
		}
	}
	if m := sentOn.FindStringSubmatch(text); m != nil {
		setDate(&f.Submitted, m)
		if c := caseInside.FindStringSubmatch(m[0]); c != nil && f.CaseNumber == "" {
			f.CaseNumber = c[1]
		}
	}
	setDate(&f.Submitted, sentBehind.FindStringSubmatch(text))
	setDate(&f.Received, receivedOn.FindStringSubmatch(text))
	if m := letterOf.FindStringSubmatch(text); m != nil {
		setDate(&f.Submitted, m)
		if f.CaseNumber == "" {
			f.CaseNumber = m[2]
		}
	}
	f.readAnswerers(text)
}

// readLetter takes what the head of a letter with answers says: its day, and what
// the questions are about.
func (f *headReader) readLetter(text string) {
	setDate(&f.Received, headDay.FindStringSubmatch(text))
	if m := headAbout.FindStringSubmatch(text); m != nil && f.Subject == "" {
		f.Subject = subjectOf(cutBehind(" " + m[1]))
	}
}

// aboutLine is the field of a letter that says what it is about: "Onderwerp	Beantwoording
// vragen commissiedebat Strafrechtketen 5 juni 2025". What comes before the subject proper
// says no more than that the letter answers questions.
var aboutLine = newPattern(`^(?:Onderwerp|Betreft)[: ]+(?:(?:[Bb]eantwoording|[Aa]ntwoord(?:en)?)(?: op| van)?(?: de)? (?:[Kk]amer)?vragen(?: (?:over|bij|uit|van|tijdens)(?: het| de)?)? )?(.{5,})$`)

// readAbout takes what the letter in the head is about from the field that says so.
func (f *headReader) readAbout(p *parser, header []element) {
	for _, e := range header {
		for n, i := range e.lines {
			if f.Subject != "" || !startsWithAny(p.lineText(i), []string{"Onderwerp", "Betreft"}) { // nearly always
				continue
			}
			if m := aboutLine.FindStringSubmatch(cutBehind(singleBlanks(p.join(e.lines[n:])))); m != nil {
				f.Subject = subjectOf(m[1])
			}
		}
	}
}

// cutBehind cuts a text at what follows on the subject of a letter.
func cutBehind(about string) string {
	for _, end := range behindSubject {
		about, _, _ = strings.Cut(about, end)
	}
	return about
}

// behindSubject is what follows on the subject at the head of a letter.
var behindSubject = []string{
	" (Tweede Kamer", " Geachte ", " UW KENMERK", " U W K E N M E R K", " uw kenmerk", " Uw kenmerk", " Ons kenmerk", " ONS KENMERK", " ons kenmerk", " BIJLAGE", " bijlage", " Bijlage", " 1/",
}

// subjectWords stand before what questions are about, as behindAddressee has them.
var subjectWords = []string{"over ", "inzake ", "betreffende ", "naar aanleiding van ", "met betrekking tot "}

// subjectOf returns what questions are about, up to the date they were sent or
// the end of the sentence that names it.
func subjectOf(text string) string {
	if i := sentOn.FindStringIndex(text); i != nil {
		text = text[:i[0]]
	}
	for _, end := range []string{" (ingezonden", " (Ingezonden", ", ingezonden ", " (uw kenmerk ", " (kenmerk ", " worden beantwoord", " zijn beantwoord", " Antwoord van ", " Vraag 1", " Directoraat-Generaal "} {
		if i := strings.Index(text, end); i >= 0 {
			text = text[:i]
		}
	}
	text = text[:min(len(text), sentenceLength(text))]
	const most = 500 // bytes; the longest seen are half of it
	if text = strings.TrimRight(strings.Join(strings.Fields(text), " "), " .,"); len(text) > most {
		return ""
	}
	return text
}

// readAnswerers takes who answers, and on whose behalf as well.
func (f *headReader) readAnswerers(text string) {
	m := answerOf.FindStringIndex(text)
	if m == nil {
		return
	}
	line := text[m[0]:]
	if i := receivedOn.FindStringIndex(line); i != nil {
		line = line[:i[0]]
	} else if i := strings.Index(line, "ragen "); i >= 0 { // "op Kamervragen van"
		line = line[:i]
	}
	line = line[:min(len(line), 800)]
	own, others := line, ""
	if i := onBehalf.FindStringIndex(line); i != nil {
		own, others = line[:i[0]], line[i[1]:]
	}
	if len(f.Answerers) == 0 {
		if f.Answerers = namedMinisters(own); len(f.Answerers) == 0 {
			own = own[answerOf.FindStringIndex(own)[1]:]
			f.Answerers, _ = ministersIn(strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(own, " ,"), " op Kamerv"), " op v"))
		}
	}
	if len(f.OnBehalfOf) == 0 && others != "" {
		others = strings.TrimSuffix(strings.TrimSuffix(others, " op Kamerv"), " op v")
		if f.OnBehalfOf = namedMinisters(others); len(f.OnBehalfOf) == 0 {
			f.OnBehalfOf, _ = ministersIn(others)
		}
	}
}

// readNumbers takes the numbers that stand alone on a line of the head: "AH 609",
// "2024Z14247", "1076" under "Aanhangsel van de Handelingen".
func (f *headReader) readNumbers(line string, appendix bool) {
	if m := appendixNr.FindStringSubmatch(line); m != nil && f.Number == "" {
		f.Number = m[1]
	}
	if m := bareNumber.FindStringSubmatch(line); m != nil && f.Number == "" && appendix {
		f.Number = m[1]
	}
	if m := bareCase.FindStringSubmatch(line); m != nil && f.CaseNumber == "" {
		f.CaseNumber = m[1]
	}
}
