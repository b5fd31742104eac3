package main

import "strings"

// strong are the verbs that change their vowel, each by its stems: of the
// infinitive, of the past of one and of many, of the participle, as the spelling
// closes them (sloten is of sloot). The table is not that of the index.
var strong = func() map[string][]string {
	of := map[string][]string{}
	for line := range strings.Lines(`
		bedierf bederf bedorf
		begin begon
		berg borg
		beveel beval bevaal bevool
		beweeg bewoog
		bied bood
		bijt beet
		bind bond
		blaas blies
		blijf bleef
		blijk bleek
		breek brak braak brook
		breng bracht
		buig boog
		denk dacht
		doe doen doet deed daan
		draag droeg
		drijf dreef
		dring drong
		drink dronk
		druip droop
		duik dook
		dwing dwong
		eet at aat geet
		fluit floot
		ga gaat gaan ging
		geef gaf gaaf
		geld gold
		genees genas genaas
		geniet genoot
		giet goot
		glijd gleed
		graaf groef
		grijp greep
		hang hing
		heb hebt heeft had
		hef hief heef
		help hielp holp
		hijs hees
		houd hield
		jaag joeg
		kies koos
		kijk keek
		klim klom
		klink klonk
		knijp kneep
		kom kwam kwaam koom
		koop kocht
		krijg kreeg
		krimp kromp
		kruip kroop
		kun kon kan
		laat liet
		laad laden
		leg legd
		lees las laas
		lieg loog
		lig lag laag leeg
		lijd leed
		lijk leek
		loop liep
		meet mat maat
		mijd meed
		moet moest
		mag moog mocht
		neem nam naam noom
		pluk plok
		prijs prees
		raad ried
		rijd reed
		rijs rees
		roep riep
		ruik rook
		scheid
		scheld schold
		schend schond
		schenk schonk
		schep schiep schaap
		schiet schoot
		schijn scheen
		schrijf schreef
		schrik schrok
		schuif schoof
		sla slaan slaat sloeg slaag
		slaap sliep
		sluit sloot
		smelt smolt
		smijt smeet
		snijd sneed
		spreek sprak spraak sprook
		spring sprong
		sta staan staat stond
		steek stak staak stook
		steel stal staal stool
		sterf stierf storf
		stijg steeg
		stink stonk
		strijd streed
		strijk streek
		treed trad traad
		tref trof
		trek trok
		val viel
		vang ving
		vaar voer
		vecht vocht
		verdwijn verdween
		vergelijk vergeleek
		vergeet vergat vergaat
		verlies verloor
		verzin verzon
		verslind verslond
		vind vond
		vlecht vlocht
		vlieg vloog
		vraag vroeg
		vries vroor
		weeg woog
		weet wist
		werp wierp worp
		werf wierf worf
		wijk week
		wijs wees
		win won
		word werd
		wreek wrook
		wrijf wreef
		zeg zei zegd
		zend zond
		zie ziet zien zag zaag
		zing zong
		zink zonk
		zit zat zaat zeet
		zoek zocht
		zuig zoog
		zweer zwoer zwoor
		zwem zwom
		zwijg zweeg`) {
		stems := strings.Fields(line)
		for _, stem := range stems {
			of[stem] = append(of[stem], stems...)
		}
	}
	return of
}()

// parting are the words that part from a verb, between which and the participle
// stands ge.
var parting = strings.Fields(`
	aan achter af bij bijeen binnen bloot boven buiten deel dicht dood door goed hard heen in ineen kennis klaar kwijt los
	mede mee mis na neer om onder op open over overeen plaats rond samen schoon stand stil stop tegen tegemoet tekort terecht
	terug thuis toe uit uiteen vast vol voor voorbij voorop voort vooruit vrij waar weer weg`)

// before are the prefixes and words that stand before a verb.
var before = append(strings.Fields("be ver her ont er"), parting...)

// strongStems returns the other stems of the verb, with or without something
// before it, that the stem is of.
func strongStems(stem string) []string {
	out := strong[stem]
	for _, prefix := range before {
		if end, ok := strings.CutPrefix(stem, prefix); ok {
			for _, s := range strong[end] {
				out = append(out[:len(out):len(out)], prefix+s)
			}
		}
	}
	return out
}
