package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// The answers to what was asked in a debate on a budget, or in a consultation on a bill,
// go by who asked: "Vragen van het lid Michon-Derkzen (VVD)" or "Vragen van de
// D66-fractie" stands above the questions of one, each under the word "Vraag:"; in other
// letters that word itself says so: "Vraag van het lid Eerdmans (JA21):". The title of
// written questions begins as these do ("Vragen van het lid Sneller (D66) aan de Minister
// van ..."), so nothing but who asks may stand there.

// whoseWords are the words before who asks, in a heading or a label.
var whoseWords = []string{"Vragen", "Vraag", "VRAGEN", "VRAAG"}

// A whose is what a heading or a label says of who asks: members, factions, or both.
type whose struct {
	speaking
	one bool // "Vraag van", of one question
}

// whoseAt reads the words that say who asks which a text begins with, and returns what
// stands behind them.
func whoseAt(text string) (w whose, rest string, ok bool) {
	if text == "" || text[0] != 'V' { // nearly always
		return whose{}, text, false
	}
	n := wordLength(text, whoseWords...)
	if n == 0 {
		return whose{}, text, false
	}
	w.one = text[2] == 'a' && text[3] == 'a' || text[2:4] == "AA"
	for _, more := range []string{"en opmerkingen", "gesteld"} {
		n += wordLength(text[n:], more)
	}
	by := wordLength(text[n:], "van", "vanuit", "door")
	if n += by; by == 0 {
		return whose{}, text, false
	}
	if rest, ok = w.readMembers(text[n:]); !ok {
		rest, ok = w.readFaction(text[n:])
	}
	return w, rest, ok
}

// memberTitles stand before the names of members; those of several come with "leden".
var memberTitles = []string{"het lid", "de leden", "lid", "leden", "de heer", "mevrouw", "het Kamerlid", "de Kamerleden"}

// readMembers reads the members that a text begins with: "het lid Omtzigt", "de leden
// Dobbe (SP) en Ceder (ChristenUnie)", "het lid Bruyning (NSC) en het lid Westerveld
// (GroenLinks-PvdA)".
func (w *whose) readMembers(text string) (rest string, ok bool) {
	rest = text
	for len(w.members) < maxAskers {
		n := wordLength(rest, memberTitles...)
		if n == 0 {
			return text, false
		}
		several := strings.Contains(rest[:n], "leden")
		var named []parliament.Asker
		named, rest = memberList(rest[n:], several, true)
		if len(named) == 0 {
			return text, false
		}
		for _, m := range named {
			w.add(speaking{[]parliament.Faction{groupOf(m)}, []parliament.Asker{m}})
		}
		next := rest
		for _, joint := range []string{", en ", " en ", ", "} {
			if behind, joined := strings.CutPrefix(rest, joint); joined {
				next = behind
				break
			}
		}
		if next == rest || wordLength(next, memberTitles...) == 0 {
			return rest, true
		}
		rest = next
	}
	return rest, true
}

// readFaction reads the faction, or the factions, that a text begins with: "de
// D66-fractie", "de leden van de SGP-fractie", "de fractie van de VVD", "de SGP- en
// ChristenUnie-fracties".
func (w *whose) readFaction(text string) (rest string, ok bool) {
	end := strings.IndexByte(text, ':')
	if end < 0 {
		end = len(text)
	}
	who := strings.TrimRight(text[:end], " ")
	switch {
	case len(who) > maxWhose:
	case onlyFactions(who):
		w.factions = factionsIn(who)
	default: // "de PVV"
		w.factions = factionsAlone(strings.TrimPrefix(who, "de "), true)
	}
	return text[end:], len(w.factions) > 0
}

// maxWhose bounds the names of the factions that ask, in bytes.
const maxWhose = 120

// onlyFactions reports whether a text has nothing but what the names of factions are
// made of: the words before and between them, and words with a capital.
func onlyFactions(text string) bool {
	if !strings.Contains(text, "ractie") {
		return false
	}
	for _, word := range strings.Fields(text) {
		switch bare := strings.TrimRight(word, ","); {
		case slices.Contains([]string{"de", "het", "van", "der", "den", "voor", "en", "leden", "lid", "fractie", "fracties", "fractieleden"}, bare):
		case !startsUpper(bare) && !digitAt(bare, 0) || strings.ContainsAny(bare, ".?!;()"):
			return false
		}
	}
	return true
}

// heading returns the heading that says nothing but who asks.
func (w whose) heading() heading { return heading{factions: w.factions, members: w.members} }

// whoseHeading reads a text that is nothing but the heading of the questions of members
// or of factions.
func whoseHeading(text string) (w whose, ok bool) {
	w, rest, ok := whoseAt(text)
	return w, ok && (rest == "" || rest == ":")
}

// whoseHeadingAt reads the heading of the questions of members, or of factions, that the
// lines up to the one before next are. Where questions have labels, one follows on it.
// The title of a document can name a member and nothing else; only where one heading
// stands below a question, those of members are no titles.
func (p *parser) whoseHeadingAt(text string, at, next int) (heading, bool) {
	w, ok := whoseHeading(text)
	if !ok || next == len(p.lines) || p.brokenOff(at) {
		return heading{}, false
	}
	if p.how == byQuestions {
		ok = p.labels.leads(p, next)
	} else {
		ok = !w.one && (p.kind == parliament.WrittenConsultation || p.kind == parliament.Contribution || p.byMember)
	}
	return w.heading(), ok && (len(w.members) == 0 || p.byMember || p.how != byQuestions)
}

// brokenOff reports whether the line of text above line i cannot end there: "... de
// antwoorden op de" is no end of an answer, nor is "Zie ook de antwoorden op:". Above all
// labels such a colon announces the questions.
func (p *parser) brokenOff(i int) bool {
	for i--; i >= 0; i-- {
		if p.lines[i].role == roleText {
			colon := strings.HasSuffix(p.lineText(i), ":") && slices.ContainsFunc(p.labels[:min(i, len(p.labels))], func(l *numberedLabel) bool { return l != nil })
			return colon || endsOpen(p.lineText(i))
		}
	}
	return false
}

// leads reports whether a line is the label of a question, or the one behind it where it may
// be a topic or says who asks. A sentence between the name of a faction and a label is one of
// an answer that the name stands in.
func (l lineLabels) leads(p *parser, i int) bool {
	if i < len(p.lines) && l.at(i) == nil && (!endsSentence(p.lineText(i)) || opensWithMembers(p.lineText(i))) {
		i = p.nextText(i + 1)
	}
	label := l.at(i)
	return label != nil && !label.answer
}

// learnWhose finds out whether the questions go by the members who asked: whether a
// heading that names some stands below the first label. The title of written questions
// may be printed again there, at the head of a page.
func (p *parser) learnWhose() {
	labelled := false
	var title []parliament.Asker
	for i := range p.lines {
		if p.lines[i].role != roleText {
			continue
		}
		if !labelled {
			labelled = p.labels.at(i) != nil
			if !labelled && p.how != byQuestions {
				_, labelled = p.plainLabelAt(i)
			}
		}
		if p.labels.at(i) != nil || wordLength(p.lineText(i), whoseWords...) == 0 { // nearly always
			continue
		}
		w, ok := p.whoseHeadingFrom(i)
		switch {
		case !ok || len(w.members) == 0:
		case !labelled:
			title = w.members
		case !slices.Equal(w.members, title):
			p.byMember = true
			return
		}
	}
}

// whoseHeadingFrom reads the heading of the questions of members or of factions that
// line i is, or that it begins and the next one ends.
func (p *parser) whoseHeadingFrom(i int) (w whose, ok bool) {
	text := p.lineText(i)
	if w, ok = whoseHeading(text); ok {
		return w, true
	}
	if next := p.nextText(i + 1); next < len(p.lines) {
		return whoseHeading(text + " " + p.lineText(next))
	}
	return w, false
}
