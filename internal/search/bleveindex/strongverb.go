package bleveindex

import (
	"strings"

	"inbreng/internal/wordlist"
)

// strongVerbs are the verbs that change more than their ending, a line each: the
// infinitive, the past of one and of many, the participle, and other forms that
// the rules of weak verbs do not reach. A "-" stands for a form that is regular, or
// that is first of all another word. These are all that papers use; zijn is not
// among them, since nobody means "waren" who types "is".
const strongVerbs = `
	bederven bedierf bedierven bedorven
	beginnen begon begonnen begonnen
	bergen - - geborgen
	bevelen beval bevalen bevolen
	bewegen bewoog bewogen bewogen
	bezwijken bezweek bezweken bezweken
	bieden bood boden geboden
	bijten beet beten gebeten
	binden bond bonden gebonden bindt
	blazen blies bliezen geblazen
	blijken bleek bleken gebleken
	blijven bleef bleven gebleven
	breken brak braken gebroken
	brengen bracht brachten gebracht
	buigen boog bogen gebogen
	denken dacht dachten gedacht
	doen deed deden gedaan doe doet
	dragen droeg droegen gedragen
	drijven dreef dreven gedreven
	dringen drong drongen gedrongen
	drinken dronk dronken gedronken
	duiken dook doken gedoken
	dwingen dwong dwongen gedwongen
	gaan ging gingen gegaan ga gaat
	gelden gold golden gegolden geldt
	genezen genas genazen genezen
	genieten genoot genoten genoten
	geven gaf gaven gegeven
	gieten goot goten gegoten
	glijden gleed gleden gegleden
	graven groef groeven gegraven
	grijpen greep grepen gegrepen
	hangen hing hingen gehangen
	hebben had hadden gehad heb hebt heeft
	heffen hief hieven geheven heft
	helpen hielp hielpen geholpen
	houden hield hielden gehouden houdt
	houwen hieuw hieuwen gehouwen
	jagen joeg joegen gejaagd
	kiezen koos kozen gekozen
	kijken keek keken gekeken
	klimmen klom klommen geklommen
	klinken klonk klonken geklonken
	komen kwam kwamen gekomen komt
	kopen kocht kochten gekocht
	krijgen kreeg kregen gekregen
	krimpen kromp krompen gekrompen
	kruipen kroop kropen gekropen
	kunnen kon konden gekund kunt
	laten liet lieten gelaten
	leggen legde legden gelegd legt
	lezen las lazen gelezen
	liegen loog logen gelogen
	liggen lag lagen gelegen ligt
	lijden leed leden geleden
	lijken leek leken geleken
	lopen liep liepen gelopen
	meten - - gemeten
	mijden meed meden gemeden
	moeten moest moesten -
	mogen mocht mochten - mag
	nemen nam namen genomen
	prijzen prees prezen geprezen
	raden ried rieden geraden
	rijden reed reden gereden
	rijzen rees rezen gerezen
	roepen riep riepen geroepen
	scheiden - - gescheiden
	schelden schold scholden gescholden
	schenden schond schonden geschonden
	schenken schonk schonken geschonken
	scheppen schiep schiepen geschapen
	schieten schoot schoten geschoten
	schijnen scheen schenen geschenen
	schrijven schreef schreven geschreven
	schrikken schrok schrokken geschrokken
	schuiven schoof schoven geschoven
	slaan sloeg sloegen geslagen sla slaat
	slapen sliep sliepen geslapen
	sluiten sloot sloten gesloten
	smelten smolt smolten gesmolten
	snijden sneed sneden gesneden
	spreken sprak spraken gesproken
	springen - - gesprongen
	staan stond stonden gestaan sta staat
	steken stak staken gestoken
	stelen stal stalen gestolen
	sterven stierf stierven gestorven
	stijgen steeg stegen gestegen
	stinken stonk stonken gestonken
	strijden streed streden gestreden
	strijken streek streken gestreken
	treden trad traden getreden
	treffen trof troffen getroffen
	trekken trok trokken getrokken
	vallen viel vielen gevallen valt
	vangen ving vingen gevangen
	varen - - gevaren
	vechten - vochten gevochten
	verdwijnen verdween verdwenen verdwenen
	vergelijken vergeleek vergeleken vergeleken
	vergeten vergat vergaten vergeten
	verliezen verloor verloren verloren
	verzinnen verzon verzonnen verzonnen
	verslinden verslond verslonden verslonden
	vinden vond vonden gevonden vindt
	vlechten vlocht vlochten gevlochten
	vliegen vloog vlogen gevlogen
	vragen vroeg vroegen gevraagd
	vriezen vroor vroren gevroren
	wegen woog wogen gewogen
	werpen wierp wierpen geworpen
	werven wierf wierven geworven
	weten wist wisten geweten
	wijken week weken geweken
	wijzen wees wezen gewezen
	winnen won wonnen gewonnen wint
	worden werd werden geworden wordt
	wreken - - gewroken
	wrijven wreef wreven gewreven
	zeggen zei zeiden gezegd zegt
	zenden zond zonden gezonden zendt
	zetten zette - gezet
	zien zag zagen gezien zie ziet
	zingen zong zongen gezongen
	zinken zonk zonken gezonken
	zitten zat zaten gezeten
	zoeken zocht zochten gezocht
	zuigen zoog zogen gezogen
	zweren zwoer zwoeren gezworen
	zwemmen zwom zwommen gezwommen
	zwijgen zweeg zwegen gezwegen`

// neverStrong are forms of strong verbs that stand so often for something else that
// who types them does not mean the verb: reden and leden are grounds and members,
// gevallen are cases, and aandacht has nothing of aandenken. Behind another prefix
// (vermeden, uitgevallen) they are the verb's.
var neverStrong = wordSet(`
	reden leden geleden week weken weten wees wezen bond bonden boog bogen beet stal stalen staken braken vroeg staat
	streek streken vergeten gevangen gevallen geweten gedachte gedachten aandacht verbond beving
	medeleden verleden aangezien`)

// alsoStrong are forms that may well be both: sloten are closed, or ditches. They are
// looked for as either.
var alsoStrong = wordSet(`
	sloot sloten lagen namen gaven spraken boden geboden gedragen genoot genoten schoot schoten goot goten leken zagen
	zogen`)

// verbPrefixes are the prefixes of verbs: those that stay with it, and those that
// part from it (nam op, opgenomen). Of the words that do so, these are the usual.
var verbPrefixes = wordSet(`
	be ver her ont er mis
	aan achter achteruit af bij bijeen binnen bloot boven buiten deel dicht dood door gelijk goed groot hard heen in
	ineen kennis klaar kwijt langs los mede mee na neer om omver onder op open over overeen plaats rond samen schoon stand
	stil stop tegemoet tegen tekort teleur teniet terecht terug thuis toe uit uiteen vast vol voor voorbij voorop voort
	vooruit vrij waar weer weg`)

// longestPrefix is the number of letters of the longest of them.
const longestPrefix = 9

// participle is the place of the participle in a line, behind the infinitive.
const participle = 2

// A strongForm is what a form of a strong verb is of.
type strongForm struct {
	infinitive string
	past       string // of one
	participle bool
}

// strongForms has the forms of strong verbs by themselves; strongEnds what also
// stands behind a prefix: of uitgesloten and besloten "gesloten" and "sloten".
var strongForms, strongEnds = readStrongVerbs()

// readStrongVerbs reads the table of strongVerbs.
func readStrongVerbs() (forms, ends map[string]strongForm) {
	forms, ends = map[string]strongForm{}, map[string]strongForm{}
	for line := range strings.Lines(strings.TrimSpace(strongVerbs)) {
		fields := strings.Fields(line)
		for i, form := range fields[1:] {
			if form == "-" {
				continue
			}
			f := strongForm{fields[0], fields[1], i == participle}
			forms[form], ends[form] = f, f
			if bare, ok := strings.CutPrefix(form, "ge"); ok && f.participle && bare != f.infinitive {
				if of, taken := ends[bare]; !taken || of.infinitive == f.infinitive {
					ends[bare] = f
				}
			}
		}
	}
	return forms, ends
}

// infinitiveOf returns the infinitive of a form of a strong verb, by itself, with a
// prefix or an ending: of besloot, uitgesloten, betrokkenen. It is "" for any other
// word. With sure false, the form is also that of another word: afspraken, verboden.
func infinitiveOf(word string) (infinitive string, sure bool) {
	if neverStrong[word] {
		return "", false
	}
	if f, prefix, ok := strongFormOf(word); ok {
		sure = !alsoStrong[word]
		if prefix != "" && !strings.HasPrefix(word[len(prefix):], "ge") {
			sure = !isPlural(word, prefix+f.past)
		}
		return prefix + f.infinitive, sure
	}
	for _, ending := range [...]string{"e", "en"} {
		if bare, ok := strings.CutSuffix(word, ending); ok && !neverStrong[bare] {
			if f, prefix, ok := strongFormOf(bare); ok && f.participle {
				return prefix + f.infinitive, true
			}
		}
	}
	return "", false
}

// strongFormOf returns what verb a word is a form of, and the prefix before it.
func strongFormOf(word string) (f strongForm, prefix string, ok bool) {
	if f, ok = strongForms[word]; ok {
		return f, "", true
	}
	for i := 2; i <= min(len(word)-minStem, longestPrefix); i++ {
		if f, ok = strongEnds[word[i:]]; ok && verbPrefixes[word[:i]] && wordlist.ContainsExact(word[:i]+f.infinitive) {
			return f, word[:i], true
		}
	}
	return strongForm{}, "", false
}

// isPlural reports whether a word in -en is the plural of a noun, and not only of a
// verb's past: uitgaven is of uitgave, afspraken of afspraak, but besloten of besloot.
func isPlural(word, past string) bool {
	stem, ok := strings.CutSuffix(word, "en")
	if !ok || len(stem) < minStem {
		return false
	}
	for _, singular := range [...]string{stem + "e", stem, closeSyllable(stem)} {
		if singular != past && wordlist.ContainsExact(singular) {
			return true
		}
	}
	return false
}
