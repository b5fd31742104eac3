package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// A headReader takes what the head of a document says, an element after the other.
type headReader struct {
	Facts
	// signed are those who signed a letter with answers.
	signed []parliament.Minister
	// toChair says that the letter at hand is to the chair of one of the chambers, so
	// that its day is that of the answers.
	toChair bool
	// otherDossiers are those that the title page names behind the first.
	otherDossiers []parliament.Dossier
	// asking are the factions that the head says have questions, or whose questions it
	// says are answered.
	asking speaking
	// unread is what of an address of the element at hand could not be read; unreadAt
	// is that of all elements.
	unread   string
	unreadAt []unreadAddress
}

// An unreadAddress is whom questions were put to, in words that were not understood.
type unreadAddress struct {
	text  string
	place parliament.Place
}

const governor = `[Dd]e (?:[Mm]inister|[Ss]taatssecretaris)`

var (
	putTo  = newPattern(`(?:voorgelegd|voor te leggen) aan ((?:de|het) [^.]*?)(?: over | inzake | naar aanleiding|\.|$)`)
	alsoTo = newPattern(` en (?:voorgelegd )?aan (` + governor + `[^.]*)`)
	// "Naar aanleiding hiervan heeft zij de Minister voor Medische Zorg en Sport op 10
	// april 2019 een brief gestuurd. De Minister heeft op 14 mei 2019 gereageerd." in
	// the Senate.
	letterTo = newPattern(`(?:heeft|hebben) (?:zij|de commissies?) (` + governor + `[^.]*?) op (\d{1,2} \pL+ \d{4}) een brief gestuurd`)
	// "De Voorzitter van de Eerste Kamer der Staten-Generaal heeft op 24 juli 2013 een
	// brief gestuurd aan de Minister van Binnenlandse Zaken en Koninkrijksrelaties inzake
	// ..." in another.
	letterSent = newPattern(`op (\d{1,2} \pL+ \d{4}) een brief gestuurd aan (` + governor + `.{3,300})`)
	reactedOn  = newPattern(governor + `[^.]{0,200}? (?:heeft|hebben) op (\d{1,2} \pL+ \d{4}) gereageerd`)
	// A letter of the Senate, and the one that answers it: "Aan de Minister voor
	// Medische Zorg en Sport", "Den Haag, 10 april 2019"; "Aan de Voorzitter van de Eerste
	// Kamer der Staten-Generaal", "Den Haag, 14 mei 2019".
	toMinister  = newPattern(`^Aan (` + governor + `[^.?!]{0,200})$`)
	toChair     = newPattern(`^(?:Aan )?[Dd]e [Vv]oorzitter van de (?:Eerste|Tweede) Kamer`)
	dayOfLetter = newPattern(`^(?:Den Haag|’s-Gravenhage|'s-Gravenhage), (\d{1,2} \pL+ \d{4})$`)

	// Who signs: "De Staatssecretaris van Sociale Zaken en Werkgelegenheid," and below it,
	// or behind it, "J. Jansen"; some letters have the first name in full.
	signsFor   = newPattern(`^(` + governor + `[^.?!:;]{3,200}?),?$`)
	signsSelf  = newPattern(`^(` + governor + `[^.?!:;]{3,200}?),? (` + initialed + `)$`)
	signedFull = newPattern(`^\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: (?:van|de|der|den|ter|ten|von|el))*(?: \p{Lu}[\pL’'-]+){1,2}$`)
	initials   = newPattern(`^` + initialed + `$`)
	// "Mede namens de minister van Binnenlandse Zaken," above who signs, or at the
	// beginning of a letter.
	forOthers = newPattern(`^Mede namens (` + governor + `.{3,300}?)(?:,? De (?:[Mm]inister|[Ss]taats)|$)`)
	// "Hierbij zend ik u, mede namens de Staatssecretaris van Binnenlandse Zaken, de
	// antwoorden op de vragen van ..." in the letter itself.
	forOthersHere = newPattern(`mede namens (` + governor + `.{3,300}?)(?:,? (?:de|het|mijn|onze) (?:antwoord|beantwoording|reactie)|[.]|$)`)
	// Below the name of who signs: "Minister van Klimaat en Groene Groei".
	signedFor = newPattern(`^((?:[Mm]inister|[Ss]taatssecretaris)(?:-[Pp]resident)?[^.?!:;]{3,200})$`)
	initialOf = newPattern(`^(?:(?:drs|mr|dr|ir|prof)\. ?)*(?:\p{Lu}\p{Ll}?\. ?)+(?:\(\pL+\) )?`)
)

const initialed = `(?:(?:drs|mr|dr|ir|prof)\. ?)*(?:\p{Lu}\p{Ll}?\. ?)+(?:\(\pL+\) )?\pL[\pL .’'-]{1,50}`

// behindAddressee is what follows on whom questions are put to.
var behindAddressee = []string{
	" over ", " inzake ", " betreffende ", " naar aanleiding van ", " met betrekking tot ", " (ingezonden", " (Ingezonden", " worden beantwoord", " zijn beantwoord", ". ",
}

// maxAddressee bounds the words that say whom questions are put to, in bytes.
const maxAddressee = 600

// readAddress takes whom questions are put to from what stands behind "aan", and
// returns the text behind that. What names somebody and is not understood is kept.
func (f *headReader) readAddress(to string) (rest string) {
	end := min(len(to), maxAddressee)
	for _, behind := range behindAddressee {
		if i := strings.Index(to[:end], behind); i >= 0 {
			end = i
		}
	}
	if len(f.Addressees) > 0 {
		return to[end:]
	}
	var unread string
	f.Addressees, unread = ministersIn(to[:end])
	if bare := strings.TrimPrefix(to[:end], "de "); len(f.Addressees) == 0 {
		if office, n := officeAt(bare); n > 0 && n == len(bare) { // "voorgelegd aan de Minister."
			f.Addressees, unread = []parliament.Minister{{Office: office}}, ""
		}
	}
	switch {
	case len(f.Addressees) == 0:
		f.unread = clip(to[:end], maxQuoted)
	case namesMore(unread):
		f.unread = clip(unread, maxQuoted)
	}
	return to[end:]
}

// readFurtherAddress takes whom questions are put to as well, behind what they are about:
// "... aan de Minister van Langdurige Zorg over haar brief van 3 september 2025 (Kamerstuk
// 30 234, nr. 900) en aan de Minister van Financiën over de dekking".
func (f *headReader) readFurtherAddress(behind string) {
	behind = behind[:min(len(behind), maxAddressee, sentenceLength(behind))]
	m := alsoTo.FindStringSubmatch(behind)
	if m == nil || len(f.Addressees) == 0 {
		return
	}
	to := m[1]
	for _, end := range behindAddressee {
		to, _, _ = strings.Cut(to, end)
	}
	more, unread := ministersIn(to)
	if len(more) == 0 || unread != "" {
		f.unread = clip(to, maxQuoted)
	}
	for _, minister := range more {
		if !slices.Contains(f.Addressees, minister) {
			f.Addressees = append(f.Addressees, minister)
		}
	}
}

// maxQuoted is how much of an address a problem quotes, in runes.
const maxQuoted = 200

// namesMore reports whether what is left of a list of ministers names another.
func namesMore(unread string) bool {
	if joints.MatchString(unread) {
		return true
	}
	for _, word := range strings.Fields(unread) {
		if _, n := officeAt(word); n > 0 {
			return true
		}
	}
	return false
}

// readLetterLine takes to whom a letter is and of what day, from a line of it.
func (f *headReader) readLetterLine(line string) {
	if toChair.MatchString(line) {
		f.toChair = true
	}
	if m := toMinister.FindStringSubmatch(line); m != nil {
		f.toChair = false
		f.readAddress(m[1])
	}
	m := dayOfLetter.FindStringSubmatch(line)
	switch {
	case m == nil:
	case f.toChair:
		setDate(&f.Received, m)
	case f.Chamber == parliament.Senate:
		setDate(&f.Submitted, m)
	}
}

// readOthers takes for whom the answers are given as well.
func (f *headReader) readOthers(text string) {
	if len(f.OnBehalfOf) > 0 || !strings.Contains(text, "ede namens ") { // nearly always
		return
	}
	for _, re := range []*pattern{forOthers, forOthersHere} {
		if m := re.FindStringSubmatch(text); m != nil && len(f.OnBehalfOf) == 0 {
			f.OnBehalfOf, _ = ministersIn(m[1])
		}
	}
}

// readSignature takes who signed a letter, from two lines of it: "De Minister van
// Justitie en Veiligheid," and "D.M. van Weel". The second may be in one with the first.
func (f *headReader) readSignature(before, line string) {
	if m := signsSelf.FindStringSubmatch(line); m != nil {
		f.sign(m[1], m[2])
		return
	}
	if m := signedFor.FindStringSubmatch(line); m != nil && (signedFull.MatchString(before) || initials.MatchString(before)) {
		f.sign(m[1], before)
		return
	}
	m := signsFor.FindStringSubmatch(before)
	if m == nil || !initials.MatchString(line) && !(strings.HasSuffix(before, ",") && signedFull.MatchString(line)) {
		return
	}
	f.sign(m[1], line)
}

// sign notes who signed, where all of the office is understood.
func (f *headReader) sign(office, name string) {
	signed, unread := ministersIn(office)
	if len(signed) != 1 || unread != "" {
		return
	}
	name = strings.TrimSpace(name[len(initialOf.FindString(name)):])
	if startsLower(name) {
		name = strings.ToUpper(name[:1]) + name[1:]
	}
	for _, s := range f.signed {
		if s.Office == signed[0].Office && s.Post() == signed[0].Post() {
			return
		}
	}
	signed[0].Name = name
	f.signed = append(f.signed, signed[0])
}

// readLetters takes who signed the answers, and of what day their letter is, from the
// text below the head: a note in reply to a report is signed at its end, and the
// second letter of a consultation of the Senate stands below the first.
func (f *headReader) readLetters(p *parser) {
	f.toChair = false
	before := ""
	for _, e := range p.elements {
		if e.kind > bareElement {
			before = ""
			continue
		}
		if strings.HasPrefix(p.lineText(e.lines[0]), "Mede namens de ") {
			f.readOthers(p.said(e))
		}
		office := -1 // where in the element the last line stands that may begin one
		for n, i := range e.lines {
			line := p.lineText(i)
			opens := startsWithAny(line, letterOpenings)
			if opens || before != "" {
				f.readSignature(before, line)
				f.readLetterLine(line)
			}
			if before = ""; opens {
				before, office = line, n
			}
		}
		// An office that is broken over lines.
		if office >= 0 && len(e.lines)-office > 1 && len(e.lines)-office <= maxOfficeLines {
			before = p.join(e.lines[office:])
			f.readSignature("", before)
		}
	}
}

// letterOpenings are what the lines of a letter begin with that say who signs it, to
// whom it is and of what day.
var letterOpenings = []string{"De Minister", "De minister", "De Staats", "De staats", "Aan de ", "De Voorzitter", "Den Haag,", "’s-Gravenhage,", "'s-Gravenhage,"}

// maxOfficeLines is over how many lines an office and who signs for it may be broken.
const maxOfficeLines = 4

// readAsking takes which factions have questions: "De leden van de fractie van
// GroenLinks-PvdA hebben naar aanleiding hiervan nog een aantal vragen", "Hierbij stuur ik u
// de antwoorden op de vragen van de leden van de fractie van GroenLinks-PvdA". Who joins
// them asks nothing else, and who has none does not ask.
func (f *headReader) readAsking(text string) {
	if !strings.Contains(text, "ractie") || !strings.Contains(text, "vragen") { // nearly always
		return
	}
	for text != "" {
		n := sentenceLength(text)
		if sentence := text[:n]; strings.Contains(sentence, "vragen") && !containsAny(sentence, []string{" zich ", " geen "}) {
			f.asking.add(speaking{factions: factionsIn(sentence)})
		}
		text = text[n:]
	}
}

// soleAsker returns the faction whose questions all questions are that name no other: the
// only one of which the head says that it has any.
func (f *headReader) soleAsker() speaking {
	if len(f.asking.factions) != 1 || len(f.Askers) > 0 {
		return speaking{}
	}
	return f.asking
}

// settle brings together what the head says of people in more than one place.
func (f *headReader) settle() {
	f.Answerers = asCalled(f.Answerers, f.Addressees)
	f.OnBehalfOf = asCalled(f.OnBehalfOf, f.Addressees)
	if len(f.Answerers) == 0 {
		f.Answerers = f.signed
		return
	}
	for i := range f.Answerers {
		a := &f.Answerers[i]
		for _, s := range f.signed {
			if a.Name == "" && a.Office == s.Office && a.Post() == s.Post() {
				a.Name = s.Name
			}
		}
	}
}

// placeOf returns where an element stands.
func (p *parser) placeOf(e element) parliament.Place {
	return p.place(p.lines[e.lines[0]].start, p.lines[e.lines[len(e.lines)-1]].end)
}
