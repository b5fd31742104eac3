package parse

import (
	"slices"
	"strings"
	"unicode"

	"inbreng/internal/parliament"
)

// Facts are what is known about a document from outside its text: from the
// sidecar beside the file, or, for the id, from the file's name. What is not
// known is the zero value.
type Facts struct {
	ID           parliament.DocumentID
	Kind         parliament.Kind
	Chamber      parliament.Chamber
	Title        string
	TitleOurs    bool
	Subject      string
	Dossier      string
	DossierTitle string
	Number       string
	SessionYear  parliament.SessionYear
	Committee    string
	Chair        string
	Clerk        string
	Addressees   []parliament.Minister
	Askers       []parliament.Asker
	Answerers    []parliament.Minister
	Submitted    parliament.Date
	Received     parliament.Date
	Adopted      parliament.Date
	SourceURL    string
	FirstPage    int
	Letters      []parliament.Letter
	CaseNumber   string                // from the text only
	OnBehalfOf   []parliament.Minister // from the text only
	// Provenance says for each fact, by its name in the record, where it
	// comes from.
	Provenance map[string]string
}

// readHeader fills in what the document is: from the facts, and from what the
// text says above its first section. Where the two differ the facts are kept,
// for somebody looked at the printed document, and the difference is a Problem.
func (p *parser) readHeader(facts Facts) {
	d := p.doc
	text, fromID := p.headerFacts(), factsOfID(facts.ID)
	d.ID, d.Provenance = facts.ID, facts.Provenance
	d.TitleOurs, d.FirstPage, d.Letters = facts.TitleOurs, facts.FirstPage, facts.Letters
	d.Kind = p.kind
	if facts.Kind != "" && facts.Kind != p.kind {
		p.problem(parliament.SidecarContradicts, p.place(0, 0), "Volgens het begeleidende bestand is dit een %s; de tekst is een %s.", facts.Kind.Dutch(), p.kind.Dutch())
		d.Kind = facts.Kind
	}
	d.Chamber = chooseNamed(p, "chamber", facts.Chamber, text.Chamber, fromID.Chamber)
	d.Title = choose(p, "title", facts.Title, text.Title)
	d.Subject = choose(p, "subject", facts.Subject, text.Subject)
	d.Dossier = chooseNamed(p, "dossier", facts.Dossier, text.Dossier, fromID.Dossier)
	d.DossierTitle = choose(p, "dossierTitle", facts.DossierTitle, text.DossierTitle)
	d.Number = chooseNamed(p, "number", facts.Number, text.Number, fromID.Number)
	if d.Chamber == "" && d.Dossier != "" {
		d.Chamber = chamberOf(d.Number)
	}
	for _, o := range text.otherDossiers {
		if o.Number != d.Dossier {
			d.OtherDossiers = append(d.OtherDossiers, o)
		}
	}
	d.SessionYear = chooseNamed(p, "sessionYear", facts.SessionYear, text.SessionYear, fromID.SessionYear)
	d.Committee = choose(p, "committee", facts.Committee, text.Committee)
	d.Chair = choose(p, "chair", facts.Chair, text.Chair)
	d.Clerk = choose(p, "clerk", facts.Clerk, text.Clerk)
	d.Submitted = choose(p, "submitted", facts.Submitted, text.Submitted)
	d.Received = choose(p, "received", facts.Received, text.Received)
	d.Adopted = choose(p, "adopted", facts.Adopted, text.Adopted)
	d.SourceURL = choose(p, "sourceURL", facts.SourceURL, fromID.SourceURL)
	d.Addressees = append(d.Addressees, orElse(facts.Addressees, text.Addressees)...)
	d.Askers = append(d.Askers, orElse(facts.Askers, text.Askers)...)
	d.Answerers = append(d.Answerers, orElse(facts.Answerers, text.Answerers)...)
	d.CaseNumber, d.OnBehalfOf = text.CaseNumber, text.OnBehalfOf
	if len(facts.Addressees) == 0 {
		for _, u := range text.unreadAt {
			p.problem(parliament.AddresseeUnread, u.place, "Aan wie de vragen zijn gericht, is niet of niet helemaal herkend: «%s».", u.text)
		}
	}
	p.asking = text.soleAsker()
	p.last = p.asking
	p.checkDates()
	if d.Title == "" {
		p.titleOf(d)
	}
}

// orElse returns the first list, or the second where the first is empty.
func orElse[T any](facts, text []T) []T {
	if len(facts) > 0 {
		return facts
	}
	return text
}

// factsOfID returns what an official identifier says by itself: where the paper
// is published, its dossier and its number, or its chamber and session year.
func factsOfID(id parliament.DocumentID) Facts {
	paper, err := parliament.ParsePaperID(id.String())
	if err != nil {
		return Facts{}
	}
	return Facts{
		SourceURL: paper.OfficialURL(), Dossier: paper.Dossier(), Number: paper.Number(),
		Chamber: paper.Chamber(), SessionYear: paper.SessionYear(),
	}
}

// checkDates says where dates cannot be: questions are put before they are
// answered, and the document is adopted after that.
func (p *parser) checkDates() {
	d := p.doc
	for _, pair := range []struct {
		first, then         parliament.Date
		firstName, thenName string
	}{
		{d.Submitted, d.Received, "ingezonden", "beantwoord"},
		{d.Received, d.Adopted, "beantwoord", "vastgesteld"},
		{d.Submitted, d.Adopted, "ingezonden", "vastgesteld"},
	} {
		if !pair.first.IsZero() && !pair.then.IsZero() && pair.then.Before(pair.first) {
			p.problem(parliament.SidecarContradicts, p.place(0, 0), "De datum «%s» (%s) ligt na de datum «%s» (%s).", pair.firstName, pair.first.Dutch(), pair.thenName, pair.then.Dutch())
		}
	}
}

var (
	numberLine  = newPattern(`^[Nn]r\. ?([0-9]+|[A-Z]{1,3})(?: [A-Z][A-Z ()]{6,})?$`)
	senateLine  = newPattern(`^([A-Z]{1,2})(?:\d)? (?:VERSLAG|NADER|MEMORIE|NADERE|VOORLOPIG) [A-Z ]*$`)
	chairBare   = newPattern(`^(?:De )?(?:[Ff]ungerend )?[Vv]oorzitter van de (?:vaste )?commissie,?$`)
	clerkBare   = newPattern(`^(?:De )?(?:[Aa]djunct-)?[Gg]riffier van de (?:vaste )?commissie,?$`)
	bareDossier = newPattern(`^\d{2} \d{3}$`)
	properLine  = newPattern(`^\p{Lu}[\pL .’'-]{1,60}$`)
	adoptedLine = newPattern(`^Vastgesteld (\d{1,2} \pL+ \d{4})$`)
	arrivedLine = newPattern(`^Ontvangen (\d{1,2} \pL+ \d{4})$`)
	yearLine    = newPattern(`^(?:Vergaderjaar|Tweede Kamer, vergaderjaar) (\d{4}[–-]\d{4})`)
	// "De leden van de vaste commissies voor Justitie en Veiligheid1, voor ... hebben
	// kennisgenomen" in the Senate; and in a letter of the Court of Audit "de door de
	// Vaste Commissie van Financiën gestelde vragen".
	committeeIn = newPattern(`\b(?:De|de|Binnen de) ((?:(?:vaste|algemene|tijdelijke) )?(?:Kamer)?commissies? voor [^.]*?) (?:heeft|hebben|bestaat|is|legt|brengt)\b`)
	committeeBy = newPattern(`\bdoor de ((?i:vaste )?(?i:kamer)?[Cc]ommissie (?:voor|van) [^.]{3,120}?) gestelde vra`)
	markBehind  = newPattern(`(\pL)\d{1,2}(,| |$)`)
	submittedIn = newPattern(`(?:zijn|werden) op (\d{1,2} \pL+ \d{4}) (?:aan [^.]*)?voorgelegd`)
	receivedIn  = newPattern(`[Bb]ij (?:brief|brieven) van (\d{1,2} \pL+ \d{4}) (?:zijn|heeft|hebben)`)
	// "De griffier van de vaste commissie voor Volksgezondheid, Welzijn en Sport, De
	// Boer" and "De griffier voor dit verslag, De Boer" in the Senate.
	chairLine = newPattern(`^(?:De )?(?:[Ff]ungerend )?[Vv]oorzitter ` + ofCommittee + ` (\pL[^,]{1,60})$`)
	clerkLine = newPattern(`^(?:De )?(?:[Aa]djunct-)?[Gg]riffier ` + ofCommittee + ` (\pL[^,]{1,60})$`)
)

const ofCommittee = `(?:van de (?:vaste )?commissie,?|van de (?:vaste )?commissies? voor .+,|voor dit verslag,?)`

// headerFacts reads the title page, when the text has one: "21 501-32 Landbouw-
// en Visserijraad / Nr. 1731 / VERSLAG VAN EEN SCHRIFTELIJK OVERLEG /
// Vastgesteld 23 oktober 2025 / De vaste commissie voor ... heeft ... De vragen
// en opmerkingen zijn op 20 oktober 2025 ... voorgelegd. Bij brief van 23 oktober
// 2025 zijn de vragen beantwoord."
func (p *parser) headerFacts() headReader {
	var f headReader
	header := p.head()
	for _, furniture := range p.furniture[:min(len(p.furniture), maxFeetRead)] {
		f.readLine(p.lineText(furniture.line))
	}
	before, appendix, dossier := "", false, false
	for _, e := range header {
		text := p.said(e)
		none := f.Dossier == ""
		f.readLine(text)
		appendix = appendix || strings.Contains(text, "Aanhangsel van de Handelingen")
		for _, i := range e.lines {
			line := p.lineText(i)
			f.readLine(line)
			f.readNumbers(line, appendix)
			f.readSignature(before, line)
			f.readLetterLine(line)
			switch {
			case f.Number == "" && f.Chamber != parliament.House && isPaperLetter(before, line):
				f.Number, f.Chamber = before, parliament.Senate
			case bareDossier.MatchString(before) && f.Dossier == "" && len(line) < 200 && startsUpper(line) && !strings.HasSuffix(line, ","):
				f.Dossier, f.DossierTitle = strings.ReplaceAll(before, " ", ""), line
			case chairBare.MatchString(before) && f.Chair == "" && properLine.MatchString(line):
				f.Chair = line
			case clerkBare.MatchString(before) && f.Clerk == "" && properLine.MatchString(line):
				f.Clerk = line
			}
			before = line
		}
		dossier = none && f.Dossier != "" || dossier && f.readOtherDossier(text)
		f.readSentence(text)
		f.readQuestions(text)
		f.readOthers(text)
		f.readAsking(text)
		if f.unread != "" {
			f.unreadAt, f.unread = append(f.unreadAt, unreadAddress{f.unread, p.placeOf(e)}), ""
		}
	}
	if p.kind == parliament.QuestionList && len(header) > 0 {
		var all []string
		for _, e := range header {
			all = append(all, p.said(e))
		}
		f.readLetter(clip(singleBlanks(strings.Join(all, " ")), maxLetterhead))
		f.readAbout(p, header)
	}
	if f.Received.IsZero() && p.kind == parliament.WrittenQuestions {
		for _, e := range header {
			for _, i := range e.lines {
				setDate(&f.Received, letterDate.FindStringSubmatch(p.lineText(i)))
			}
		}
	}
	if p.kind != parliament.Contribution {
		f.readLetters(p)
	}
	f.settle()
	return f
}

// maxFeetRead is how many of the lines that belong to pages are looked at for what they
// say of the document: all say the same.
const maxFeetRead = 100

// maxLetterhead is how much of the head of a letter is looked at for its day and its
// subject, in runes.
const maxLetterhead = 4000

// head returns the elements above the first section, question or answer. Where
// a label comes before any heading there is no head, but in written questions and in
// documents whose questions are numbered.
func (p *parser) head() []element {
	if p.how == byQuestions {
		n := 0
		for n < len(p.elements) && p.elements[n].kind < labelElement {
			n++
		}
		_, below := p.splitAnswersHead(p.elements[n:])
		return append(p.elements[:n:n], below...)
	}
	header := untilKind(p.elements, headingElement)
	if slices.ContainsFunc(header, func(e element) bool { return e.kind == labelElement }) {
		if p.kind == parliament.WrittenQuestions {
			return header[:p.letterhead(header)]
		}
		return nil
	}
	if p.how == byNothing {
		// Old print has the head and the first question in one run.
		return p.elements[:max(p.runningHead(), 1)]
	}
	return header
}

// said returns the words of an element as they will be shown.
func (p *parser) said(e element) string {
	first := e.lines[0]
	if len(e.lines) == 1 && e.kind != itemElement && !p.emphasis {
		return p.lineText(first)
	}
	text, ok := p.saidAt[first]
	if !ok || len(e.lines) != text.lines {
		text = saidText{len(e.lines), p.join(e.lines)}
		if p.saidAt == nil {
			p.saidAt = map[int]saidText{}
		}
		p.saidAt[first] = text
	}
	return text.text
}

// A saidText is what an element of so many lines says.
type saidText struct {
	lines int
	text  string
}

// join joins lines as they will be shown, without noting the decisions on hyphens.
func (p *parser) join(lines []int) string {
	var b strings.Builder
	last := lines[len(lines)-1]
	b.Grow(min(p.lines[last].end-p.lines[lines[0]].start+1, maxPrinted*len(lines)))
	for n, i := range lines {
		text := p.lineText(i)
		if p.lines[i].may&(someGap|someTab|someWide) != 0 {
			text = singleBlanks(text)
		}
		if n == len(lines)-1 || !endsInHyphen(text) {
			b.WriteString(text)
			b.WriteByte(' ')
			continue
		}
		word := lastWord(text)
		decision := p.decideHyphen(word, firstWord(p.lineText(lines[n+1])))
		switch {
		case decision.soft:
			b.WriteString(strings.TrimRight(text, "-\u00ad\u2010\u2011"))
		case decision.space:
			b.WriteString(text + " ")
		default:
			b.WriteString(text)
		}
	}
	if p.emphasis {
		return singleBlanks(strings.TrimSpace(strings.ReplaceAll(b.String(), "**", "")))
	}
	return strings.TrimSpace(b.String())
}

// singleBlanks returns a text with every run of white space as one blank.
func singleBlanks(text string) string {
	odd := func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }
	if !strings.Contains(text, "  ") && strings.IndexFunc(text, odd) < 0 {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// readLine takes what a line of the title page says by itself. The columns of a printed
// title page come with a tab or several blanks between them: "36 800 XII	Vaststelling
// van de begrotingsstaten", "Nr. 77	LIJST VAN VRAGEN EN ANTWOORDEN".
func (f *headReader) readLine(line string) {
	line = singleBlanks(line)
	if d, ok := dossierOf(line); ok && f.Dossier == "" {
		f.Dossier, f.DossierTitle = d.Number, d.Title
	}
	for re, to := range map[*pattern]*string{numberLine: &f.Number, chairLine: &f.Chair, clerkLine: &f.Clerk} {
		if m := re.FindStringSubmatch(line); m != nil && *to == "" {
			*to = m[1]
		}
	}
	setDate(&f.Adopted, adoptedLine.FindStringSubmatch(line))
	setDate(&f.Received, arrivedLine.FindStringSubmatch(line))
	if m := yearLine.FindStringSubmatch(line); m != nil && f.SessionYear == "" {
		if year, err := parliament.ParseSessionYear(m[1]); err == nil {
			f.SessionYear = year
		}
	}
	if m := senateLine.FindStringSubmatch(line); m != nil && f.Number == "" {
		f.Number, f.Chamber = m[1], parliament.Senate
	}
	switch {
	case strings.HasPrefix(line, "Tweede Kamer der Staten-Generaal") && f.Chamber == "":
		f.Chamber = parliament.House
	case strings.HasPrefix(line, "Eerste Kamer der Staten-Generaal") && f.Chamber == "":
		f.Chamber = parliament.Senate
	}
}

// readSentence takes what the sentences of the title page say.
func (f *headReader) readSentence(text string) {
	for _, re := range []*pattern{committeeIn, committeeBy} {
		if m := re.FindStringSubmatch(text); m != nil && f.Committee == "" {
			// "..., belast met het voorbereidend onderzoek van dit voorstel van wet,"
			name, _, _ := strings.Cut(m[1], ", belast met ")
			f.Committee = markBehind.ReplaceAllString(name, "$1$2")
		}
	}
	if m := putTo.FindStringSubmatch(text); m != nil {
		f.readAddress(m[1])
		_, behind, _ := strings.Cut(text, m[1])
		f.readFurtherAddress(behind)
	}
	if m := letterTo.FindStringSubmatch(text); m != nil {
		f.readAddress(m[1])
		setDate(&f.Submitted, m[1:])
	}
	if m := letterSent.FindStringSubmatch(text); m != nil {
		f.readAddress(m[2])
		setDate(&f.Submitted, m)
	}
	setDate(&f.Received, reactedOn.FindStringSubmatch(text))
	setDate(&f.Submitted, submittedIn.FindStringSubmatch(text))
	setDate(&f.Submitted, sentOnBare.FindStringSubmatch(text))
	setDate(&f.Received, receivedIn.FindStringSubmatch(text))
	if strings.Contains(text, "beantwoord") || strings.Contains(text, "antwoorden") {
		setDate(&f.Received, byLetter.FindStringSubmatch(text))
	}
}

// setDate sets a date that is not known yet from what an expression found.
func setDate(to *parliament.Date, found []string) {
	if found == nil || !to.IsZero() {
		return
	}
	if date, err := parliament.ParseDate(found[1]); err == nil {
		*to = date
	}
}
