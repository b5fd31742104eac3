package parse

import "inbreng/internal/parliament"

// sayUnasked says where nothing tells who put written questions: answers that are published
// on their own leave it to the name of the file.
func (p *parser) sayUnasked() {
	if p.doc.Kind == parliament.WrittenQuestions && len(p.doc.AllAskers()) == 0 && len(p.doc.Factions()) == 0 && len(p.doc.Exchanges) > 0 {
		p.problem(parliament.FactionUnknown, p.doc.Exchanges[0].Source, "Uit de tekst blijkt niet wie de vragen stelde.")
	}
}

// maxHidden bounds the problems about questions in other texts.
const maxHidden = 10

// sayHidden says where members ask something in the preamble, in an introduction or,
// where answers have labels, in an answer: a layout that was not understood loses a
// question so.
func (p *parser) sayHidden() {
	said := 0
	for _, d := range p.drafts {
		where := ""
		switch {
		case d.role == parliament.SpanPreamble:
			where = "de aanhef"
		case d.role == parliament.SpanIntroduction:
			where = "een inleiding"
		case d.role == parliament.SpanAnswer && p.how != byNothing:
			where = "een antwoord"
		}
		if where == "" || !opensWithMembers(d.text) || questionMarks(d.text) == 0 && !parliament.AsksIndirectly(d.text) || len(factionsIn(d.text)) == 0 || d.role == parliament.SpanAnswer && answersItself(d.text) {
			continue
		}
		if said++; said > maxHidden {
			return
		}
		p.problem(parliament.QuestionHidden, p.place(d.from, d.to), "In %s vragen leden iets: «%s»; dat is niet als vraag herkend.", where, clip(d.text, maxQuoted))
	}
}
