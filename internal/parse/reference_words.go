package parse

import "strings"

// wordSet makes a set of the words in s.
func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// The words that tell a reference to a question from a number of something.
var (
	// articles may stand before "antwoord" and "vraag" and belong to the link.
	articles = wordSet("het de ons onze mijn uw dit deze dat")
	// answerWords with tiesAnswer lead to a question: "beantwoording van vraag 3".
	answerWords = wordSet("antwoord antwoorden beantwoording")
	tiesAnswer  = wordSet("op bij van onder")
	// referring stands before "vraag" or "antwoord" where these are nouns.
	referring = wordSet(`zie ook bij in onder uit op van met naar en of over tot aan zowel vanaf tussen via
		conform volgens betreffende inzake omtrent samen`)
	// subjects ask, so that "vraag" behind them is a verb.
	subjects = wordSet("ik wij we men u hij zij ze je jij daarom graag dan")
	// goesWithReference may follow the number of a question. Nouns are not here.
	goesWithReference = wordSet(`en of is was zijn waren van over in op bij aan met naar uit te ook al dan die dat
		wordt werd worden werden kan kunt kunnen heb heeft hebben hebt ben bent hierboven hieronder hiervoor betreft
		gaat gaan ging verwijs verwijzen verwezen verwijst blijkt geldt staat staan stond vraagt vragen vroeg waarin waar
		waarop waarbij waarvan zoals voor tot niet nog zie lees geeft geef geven gaf luidt luidde hangt hangen zal zullen
		zou zouden moet moeten mag door wat want omdat maar samen hetzelfde eerder reeds gesteld gegeven genoemd
		genoemde gestelde beantwoord ingegaan kom komt onder via zonder volgt volgens tevens dus daarom hier als om
		hiermee deels inzake omtrent t/m respectievelijk had hadden`)
	// counted is what a number before it counts.
	counted = wordSet(`procent procentpunt promille euro miljoen miljard duizend honderd keer maal jaar jaren maand
		maanden week weken dag dagen uur uren minuut minuten seconde seconden kilometer meter km m kg kilo ton graden
		liter hectare personen mensen leden kinderen landen lidstaten gevangenen krijgsgevangenen gemeenten provincies
		leerlingen studenten woningen bedrijven organisaties vragen antwoorden moties brieven punten vluchtelingen
		medewerkers stuks fte cent dollar pagina bladzijden eeuw`)
)

// ownLists are what a question can be one of here.
var ownLists = map[string]bool{"leden": true, "fractie": true, "fracties": true, "fractieleden": true, "inbreng": true, "lijst": true, "huidige": true, "onderhavige": true}

// ofOthers follow the number of a question that was put in another document.
var ofOthers = []string{
	"van het lid ", "van de leden ", "van de schriftelijke vragen", "van de eerdere", "van de vorige", "van eerdere",
	"uit de schriftelijke vragen", "uit de eerdere", "uit de vorige", "in de schriftelijke vragen", "van de Kamervragen",
	"van de set ", "van mijn brief", "in de eerdere", "in het vorige",
}
