package bleveindex

import (
	"strings"
	"testing"
)

// TestInflectJoins has words that mean the same and must meet.
func TestInflectJoins(t *testing.T) {
	for _, pair := range [][2]string{
		{"fractie", "fracties"},
		{"krijgsgevangene", "krijgsgevangenen"},
		{"krijgsgevangen", "krijgsgevangenen"},
		{"brief", "brieven"},
		{"huis", "huizen"},
		{"motie", "moties"},
		{"foto", "foto's"},
		{"foto", "fotos"},
		{"moskee", "moskeeen"},
		{"turks", "turkse"},
		{"waarnemer", "waarnemers"},
		{"lid", "leden"},
		{"kamerlid", "kamerleden"},
		{"stad", "steden"},
		{"hoofdstad", "hoofdsteden"},
		{"nationaal", "nationale"},
		{"minister", "ministers"},
		{"lidstaat", "lidstaten"},
		{"probleem", "problemen"},
		{"uav", "uav's"},
		{"ngo", "ngo's"},
		{"wapen", "wapens"},
		{"missie", "missies"},
		{"grens", "grenzen"},
		{"mogelijkheid", "mogelijkheden"},
		{"onderhandeling", "onderhandelingen"},
		{"gevangenis", "gevangenissen"},
		{"proces", "processen"},
		{"man", "mannen"},
		{"partij", "partijen"},
		{"vraag", "vragen"},
		{"raad", "raden"},
		{"armeens", "armeense"},
		{"groot", "grote"},
		{"bericht", "berichten"},
		{"rapport", "rapporten"},
		{"kaart", "kaarten"},
		{"mens", "mensen"},
		{"virus", "virussen"},
		{"land", "landen"},
		{"recht", "rechten"},
		{"knie", "knieen"},
		{"ambassadeur", "ambassadeurs"},
		{"drone", "drones"},
		{"besluit", "besluiten"},
		{"verdrag", "verdragen"},
		{"commissie", "commissies"},
		{"kind", "kinderen"},
		{"kleinkind", "kleinkinderen"},
		{"politicus", "politici"},
		{"museum", "musea"},
		{"koopman", "kooplieden"},
		{"oorlogsschip", "oorlogsschepen"},
		{"europees", "europese"},
		{"tank", "tanks"},
		{"generaal", "generaals"},
		{"blad", "bladeren"},
		{"sociaal", "sociale"},
		{"actueel", "actuele"},
		{"financieel", "financiele"},
		{"werkzaam", "werkzame"},
		{"zaak", "zaken"},
		{"rechtszaak", "rechtszaken"},
		{"zak", "zakken"},
		{"wet", "wetten"},
		{"weet", "weten"},
		{"dag", "dagen"},
		{"ziekenhuisbed", "ziekenhuisbedden"},
		{"maandag", "maandagen"},
		{"spel", "spelen"},
		{"speelt", "spelen"},
		{"beweegt", "bewegen"},
		{"middel", "middelen"},
		{"geneesmiddel", "geneesmiddelen"},
		{"pandemie", "pandemieen"},
		{"zorgpandemieraad", "zorgpandemieraden"}, // no list has it, but raad
		{"xenaal", "xenale"},
		{"gen", "genen"},
		{"criterium", "criteria"},
		{"stadium", "stadia"},
		{"centrum", "centra"},
		{"catalogus", "catalogi"},
		{"geboortedatum", "geboortedata"},
		{"snel", "snelste"},
		{"snel", "sneller"},
		{"hoog", "hoger"},
		{"hoog", "hogere"},
		{"hoge", "hoogste"},
		{"groot", "grotere"},
		{"groot", "grootste"},
		{"zwaar", "zwaarder"},
		{"ernstig", "ernstigste"},
		{"boos", "bozer"},
		{"vies", "viest"},
		{"braaf", "bravere"},
		{"kaart", "kaartje"},
		{"buurt", "buurtjes"},
		{"motie", "motietje"},
		{"bon", "bonnetjes"},
		{"raam", "raampje"},
		{"auto", "autootje"},
		{"verdrag", "verdragje"},
		{"dominee", "dominees"},
		{"armeen", "armenen"},
		{"ziekte", "ziekten"},
		{"ziekte", "ziektes"},
		{"gemeente", "gemeenten"},
		{"leven", "leeft"},
		{"leven", "levens"},
		{"wapen", "gewapend"},
		{"teken", "tekent"},
		{"beheersen", "beheerst"},
		{"beurs", "beurzen"},
		{"advies", "adviezen"},
		{"proces", "processen"},
		{"precies", "precieze"},
		{"schaars", "schaarse"},
		{"drug", "drugs"},
		{"menen", "gemeend"},
		{"essay", "essays"},
		{"zoon", "zoons"},
		{"moslim", "moslims"},
		{"museum", "museums"},
		{"europeaan", "europeanen"},
		{"reeel", "reele"},
		{"moreel", "morele"},
		{"openen", "geopend"},
		{"tekenen", "getekend"},
		{"groeien", "groeit"},
		{"groeit", "groeide"},
		{"redden", "redt"},
		{"oud", "oudste"},
		{"intensief", "intensiever"},
		{"bewust", "bewuster"},
		{"ding", "dingetje"},
		{"visum", "visa"},
		{"steun", "steunt"},
		{"steunen", "gesteund"},
		{"vragen", "vraagt"},
		{"leven", "leeft"},
		{"erkennen", "erkent"},
		{"veroordelen", "veroordeelt"},
		{"veroordelen", "veroordeeld"},
	} {
		if a, b := inflect(pair[0]), inflect(pair[1]); a != b {
			t.Errorf("%s is %s, %s is %s", pair[0], a, pair[1], b)
		}
	}
}

// TestInflectStrongVerbs has verbs that change their vowel.
func TestInflectStrongVerbs(t *testing.T) {
	for _, forms := range []string{
		"sluiten sluit sloot gesloten", "besluiten besluit besloot besloten", "uitsluiten uitsloot uitgesloten uitgesloten",
		"zoeken zoekt zocht gezocht gezochte", "onderzoeken onderzoekt onderzocht onderzochten",
		"geven geeft gaf gegeven", "worden wordt werd werden geworden", "nemen nam genomen", "aannemen aannam aangenomen",
		"spreken spreekt sprak gesproken", "afspreken afgesproken afgesprokene", "verbieden verbiedt verbood verboden",
		"aanbevelen aanbeval aanbevolen", "verliezen verloor verloren", "hebben heeft had hadden", "staan stond gestaan",
		"ontstaan ontstaat ontstond", "plaatsvinden plaatsvond plaatsgevonden", "overlijden overleed overleden overledene",
		"betrekken betrok betrokken betrokkene betrokkenen", "zien ziet zag gezien", "voorzien voorziet voorzag",
		"zeggen zegt zei gezegd", "verdenken verdacht verdachte verdachten", "gaan gaat ging gegaan", "ontbreken ontbrak ontbroken",
		"kopen koopt kocht gekocht", "rijden reed gereden", "overwegen overwoog overwogen",
	} {
		words := strings.Fields(forms)
		for _, w := range words[1:] {
			if !meet(words[0], w) {
				t.Errorf("%s is %s, %s is %s", words[0], inflect(words[0]), w, inflect(w))
			}
		}
	}
}

// TestInflectWeakVerbs has verbs that only change their ending.
func TestInflectWeakVerbs(t *testing.T) {
	for _, forms := range []string{
		"steunen steunt steunde steunden gesteund gesteunde", "werken werkt werkte werkten gewerkt", "leven leeft leefde geleefd",
		"antwoorden antwoordt antwoordde geantwoord", "melden meldt meldde meldden gemeld", "starten start startte gestart",
		"zetten zet zette gezet", "inzetten ingezet ingezette", "vaststellen vaststelt vastgesteld vastgestelde",
		"voorstellen voorgesteld voorgestelde", "indienen ingediend ingediende", "afronden afgerond afgeronde",
		"uitvoeren uitgevoerd", "ondertekenen ondertekent ondertekend ondertekende", "overtuigen overtuigt overtuigd overtuigde",
		"gebeuren gebeurt gebeurde gebeurd", "gebruiken gebruikt gebruikte", "geloven gelooft geloofde geloofd",
		"handhaven gehandhaafd", "leveren levert leverde geleverd", "veroordelen veroordeelt veroordeelde veroordeeld",
		"delen deelt deelde gedeeld gedeelde", "praten praat gepraat", "volgen volgt volgde gevolgd", "reizen reist reisde gereisd",
		"onderhandelen onderhandelt onderhandelde onderhandeld",
	} {
		words := strings.Fields(forms)
		for _, w := range words[1:] {
			if !meet(words[0], w) {
				t.Errorf("%s is %s, %s is %s", words[0], inflect(words[0]), w, inflect(w))
			}
		}
	}
}

// TestInflectAlso has words that may be a verb's and something else's, and those
// that look so.
func TestInflectAlso(t *testing.T) {
	for _, triple := range [][3]string{
		{"afspraken", "afspraak", "afspreken"},
		{"uitgaven", "uitgave", "uitgeven"},
		{"verboden", "verbod", "verbieden"},
		{"sloten", "slot", "sluiten"},
		{"namen", "naam", "nemen"},
		{"verslagen", "verslag", "verslaan"},
	} {
		for _, other := range triple[1:] {
			if !meet(triple[0], other) {
				t.Errorf("%s and %s do not meet", triple[0], other)
			}
		}
		if meet(triple[1], triple[2]) {
			t.Errorf("%s and %s meet", triple[1], triple[2])
		}
	}
	for _, word := range []string{"reden", "kamerleden", "aandacht", "gedachten", "gevallen", "medeleden", "invoer", "verbond", "staat", "taken"} {
		if inf, _ := infinitiveOf(word); inf != "" {
			t.Errorf("%s is taken for a form of %s", word, inf)
		}
	}
}

// meet reports whether two words have a form in common.
func meet(a, b string) bool {
	for _, x := range []string{inflect(a), inflectAlso(a)} {
		for _, y := range []string{inflect(b), inflectAlso(b)} {
			if x != "" && x == y {
				return true
			}
		}
	}
	return false
}

// TestInflectParts has words that must not meet.
func TestInflectParts(t *testing.T) {
	for _, pair := range [][2]string{
		{"geen", "genen"},
		{"geen", "een"},
		{"niet", "noten"},
		{"geleden", "lid"},
		{"verleden", "lid"},
		{"besteden", "stad"},
		{"minister", "ministerie"},
		{"staat", "staken"},
		{"les", "leden"},
		{"recht", "rechter"},
		{"raad", "radar"},
		{"plan", "plant"},
		{"mark", "markt"},
		{"raderen", "paraderen"},
		{"gebied", "bieden"},
		{"wet", "weten"},
		{"zaak", "zak"},
		{"zaken", "zakken"},
		{"taken", "takken"},
		{"man", "maan"},
		{"raam", "ram"},
		{"boot", "bot"},
		{"bom", "bomen"},
		{"boos", "bos"},
		{"school", "schol"},
		{"vaten", "vatten"},
		{"indien", "ingediend"},
		{"indien", "indienen"},
		{"indie", "indienen"},
		{"maand", "maan"},
		{"waarde", "waar"},
		{"wilde", "willen"},
		{"liefde", "lief"},
		{"gebed", "bedden"},
		{"gezicht", "zicht"},
		{"gewicht", "wichten"},
		{"gebeurd", "beuren"},
		{"arm", "armenen"},
		{"arm", "armeense"},
		{"beheer", "beheersen"},
		{"heer", "heersen"},
		{"beurt", "beurs"},
		{"tijd", "tijdens"},
		{"naam", "namens"},
		{"over", "overeen"},
		{"waar", "waren"},
		{"echt", "echter"},
		{"ruim", "ruimte"},
		{"groen", "groente"},
		{"ziek", "ziekte"},
		{"middel", "gemiddeld"},
		{"reden", "gereed"},
		{"schaar", "schaarse"},
		{"gemeente", "menen"},
		{"geluid", "luiden"},
		{"verleden", "lijden"},
		{"thee", "these"},
		{"chinees", "chinee"},
		{"zwaard", "zwaarder"},
		{"ouders", "oud"},
		{"jongeren", "jong"},
		{"rechter", "recht"},
		{"eerste", "eer"},
		{"leger", "leeg"},
		{"meter", "met"},
		{"bakker", "bak"},
		{"danser", "dans"},
		{"dienst", "dien"},
		{"kunst", "kunnen"},
		{"vals", "vaal"},
		{"beetje", "beet"},
		{"media", "medium"},
		{"taxi", "taxus"},
		{"maxima", "maximum"},
		{"start", "staren"},
		{"bestand", "bestaan"},
	} {
		if a, b := inflect(pair[0]), inflect(pair[1]); a == b {
			t.Errorf("%s and %s are both %s", pair[0], pair[1], a)
		}
	}
}

// TestInflectKeepsTheFirstLetter holds what marking relies on.
func TestInflectKeepsTheFirstLetter(t *testing.T) {
	for _, word := range []string{"een", "e", "en", "eeen", "s", "'s", "leden", "zzen", "vven", "steden", "aan", "ooo", "lieden"} {
		if got := inflect(word); got != "" && got[0] != word[0] {
			t.Errorf("%s becomes %s", word, got)
		}
	}
}
