package invent

import (
	"fmt"
	"strconv"
	"strings"

	"inbreng/internal/parliament"
)

// subject returns what a document is about.
func (s *script) subject() string {
	return "de " + s.Word(3000) + " en de " + s.Word(3000)
}

// answer returns an answer to question n, which may refer to another answer, to a
// paper, and to a note.
func (s *script) answer(n int, note string) string {
	text := s.Answer(300 + s.IntN(900))
	if n > 1 && s.IntN(5) == 0 {
		text = fmt.Sprintf("Zie het antwoord op vraag %d. ", 1+s.IntN(n-1)) + text
	}
	if s.IntN(4) == 0 {
		text += " Ik verwijs u naar mijn eerdere brief (" + s.cited() + ")."
	}
	return text + note
}

// A notes collects footnotes.
type notes struct{ texts []string }

// mark adds a footnote now and then, and returns its mark.
func (s *script) mark(n *notes) string {
	if s.IntN(6) > 0 {
		return ""
	}
	n.texts = append(n.texts, s.cited()+".")
	return strconv.Itoa(len(n.texts))
}

// foot writes the footnotes.
func (s *script) foot(n *notes) {
	for i, text := range n.texts {
		s.wrap(strconv.Itoa(i+1) + " " + text)
	}
	if len(n.texts) > 0 {
		s.blank()
	}
}

// writtenQuestions writes questions of a member or two with the answers of a minister.
func (s *script) writtenQuestions() {
	from, to := sessionYear(s.answered)
	s.paragraph("Tweede Kamer der Staten-Generaal")
	s.paragraph(fmt.Sprintf("Vergaderjaar %d–%d Aanhangsel van de Handelingen", from, to))
	s.paragraph(strconv.Itoa(s.number))
	asks := s.several(1 + s.IntN(2))
	who := make([]string, len(asks))
	for i, f := range asks {
		who[i] = s.member(f) + " (" + string(f) + ")"
	}
	of := "het lid " + who[0]
	if len(who) > 1 {
		of = "de leden " + strings.Join(who, " en ")
	}
	s.paragraph(fmt.Sprintf("Vragen van %s aan de Minister van %s over %s (ingezonden %s).", of, s.ministry.name, s.subject(), day(s.asked)))
	s.paragraph(fmt.Sprintf("Antwoord van Minister %s (%s) (ontvangen %s).", s.minister(), s.ministry.name, day(s.answered)))
	var feet notes
	for n := 1; n <= 3+s.IntN(9); {
		numbers := strconv.Itoa(n)
		next := n + 1
		if s.IntN(8) == 0 {
			numbers, next = fmt.Sprintf("%d en %d", n, n+1), n+2
		}
		s.line("Vraag " + numbers)
		s.paragraph(s.Question(150+s.IntN(250)) + s.mark(&feet))
		s.line("Antwoord " + numbers)
		s.paragraph(s.answer(n, s.mark(&feet)))
		n = next
	}
	s.foot(&feet)
}

// head writes the title page of a parliamentary paper.
func (s *script) head(what string) {
	s.paragraph(spaced(s.dossier.id) + " " + s.dossier.title)
	s.paragraph(fmt.Sprintf("Nr. %d %s", s.number, what))
}

// committee writes who asked, when, and when it was answered.
func (s *script) committee() {
	s.paragraph("Vastgesteld " + day(s.answered.AddDate(0, 0, 5)))
	s.paragraph(fmt.Sprintf("De %s heeft een aantal vragen voorgelegd aan de Minister van %s over %s (%s). De vragen zijn op %s aan de Minister voorgelegd. Bij brief van %s zijn de vragen beantwoord.",
		s.ministry.committee, s.ministry.name, s.subject(), s.cited(), day(s.asked), day(s.answered)))
	s.paragraph("De voorzitter van de commissie, " + s.member(factions[0]))
	s.paragraph("De griffier van de commissie, " + s.member(factions[1]))
}

// questionList writes a list of questions and answers.
func (s *script) questionList() {
	s.head("VERSLAG HOUDENDE EEN LIJST VAN VRAGEN EN ANTWOORDEN")
	s.committee()
	s.paragraph("Vragen en antwoorden")
	for n := 1; n <= 15+s.IntN(30); n++ {
		s.line("Vraag " + strconv.Itoa(n))
		s.paragraph(s.Question(120 + s.IntN(150)))
		s.line("Antwoord")
		s.paragraph(s.answer(n, ""))
	}
}

// consultation writes the questions of some factions, each with numbered answers.
func (s *script) consultation() {
	s.head("VERSLAG VAN EEN SCHRIFTELIJK OVERLEG")
	s.committee()
	s.sections(true)
}

// contribution writes the questions of some factions that nobody has answered.
func (s *script) contribution() {
	s.head("INBRENG VERSLAG VAN EEN SCHRIFTELIJK OVERLEG")
	s.sections(false)
}

var romans = []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII"}

func (s *script) sections(answered bool) {
	var feet notes
	n := 0
	for i, f := range s.several(3 + s.IntN(4)) {
		s.paragraph(fmt.Sprintf("%s Vragen en opmerkingen van de leden van de %s en reactie van de Minister", romans[i], ofFaction(f)))
		s.paragraph("De leden van de " + ofFaction(f) + " hebben met belangstelling kennisgenomen van de brief. " + s.Answer(150))
		for range 3 + s.IntN(6) {
			if s.IntN(3) == 0 {
				topic := s.Word(400)
				s.paragraph(strings.ToUpper(topic[:1]) + topic[1:] + " en beleid")
			}
			s.paragraph("De leden van de " + ofFaction(f) + " vragen hiernaar. " + s.Question(300+s.IntN(500)))
			if !answered {
				continue
			}
			n++
			s.paragraph(strconv.Itoa(n) + ". Antwoord van de Minister")
			s.paragraph(s.answer(n, s.mark(&feet)))
			if s.IntN(2) == 0 {
				s.paragraph(s.Answer(400))
			}
		}
	}
	s.foot(&feet)
}

// ofFaction returns a faction as a heading has it.
func ofFaction(f parliament.Faction) string {
	if strings.Contains(string(f), " ") {
		return "fractie van de " + string(f)
	}
	return string(f) + "-fractie"
}

// reply writes a note in reply to a report: numbered questions of factions under
// chapters, with the answers.
func (s *script) reply() {
	s.head("NOTA NAAR AANLEIDING VAN HET VERSLAG")
	s.paragraph("Ontvangen " + day(s.answered))
	s.paragraph("I. ALGEMEEN")
	for n := 1; n <= 12+s.IntN(25); n++ {
		s.line(strconv.Itoa(n))
		s.paragraph("De leden van de " + ofFaction(s.faction()) + " vragen naar de gevolgen. " + s.Question(150+s.IntN(250)))
		s.line("Antwoord")
		s.paragraph(s.answer(n, ""))
	}
}
