package server

// ruleNames says in Dutch what the rules of the parse report go by. A rule that
// is not here is shown by its own name.
var ruleNames = map[string]string{
	"soft-hyphen-character":         "het teken is er alleen om af te breken",
	"non-breaking-hyphen":           "het teken hoort bij het woord",
	"no-word-before":                "er staat geen woord voor",
	"no-hyphen":                     "er staat geen streepje",
	"suspended":                     "weggelaten woorddeel",
	"web-address":                   "webadres",
	"sign-at-hyphen":                "leesteken bij het streepje",
	"digit-at-hyphen":               "cijfer bij het streepje",
	"faction-name":                  "naam van een fractie",
	"document-joins":                "het stuk schrijft het elders aaneen",
	"document-hyphenates":           "het stuk schrijft het elders met streepje",
	"document-joins-inflected":      "het stuk schrijft een vorm ervan aaneen",
	"document-hyphenates-inflected": "het stuk schrijft een vorm ervan met streepje",
	"heading-of-capitals":           "kop in hoofdletters",
	"capital-after":                 "hoofdletter na het streepje",
	"single-letter-before":          "één letter voor het streepje",
	"abbreviation-before":           "afkorting voor het streepje",
	"word-list-joins":               "de woordenlijst schrijft het aaneen",
	"word-list-hyphenates":          "de woordenlijst schrijft het met streepje",
	"word-said-twice":               "uitdrukking met een herhaald woord",
	"prefix-with-hyphen":            "voorvoegsel met streepje",
	"short-start-with-hyphen":       "kort begin met streepje",
	"inside-known-word":             "afgebroken binnen een bekend woord",
	"vowels-collide":                "botsende klinkers",
	"phrase":                        "uitdrukking met streepjes",
	"two-adjectives":                "twee bijvoeglijke naamwoorden",
	"name-before-word":              "naam voor een woord",
	"both-halves-are-words":         "samenstelling van twee woorden",
	"otherwise-soft":                "geen regel: meestal een afbreekstreepje",
	"running-foot":                  "voetregel van elke bladzijde",
	"old-running-foot":              "voetregel van elke bladzijde, oude druk",
	"running-head":                  "kop van de eerste bladzijde",
	"repeated-head":                 "kop die op meer bladzijden staat",
	"page-column":                   "kolom met bladzijden en bijlagen van het stuk waarover gevraagd is",
	"rule":                          "lijn",
	"paper-identifier":              "kenmerk van het stuk",
	"issn":                          "ISSN",
	"note-sign":                     "teken boven een voetnoot",
	"imprint":                       "plaats en jaar van uitgave",
	"repeated":                      "regel die op de meeste bladzijden staat",
	"page-number":                   "bladzijdenummer",
	"page-without-text":             "bladzijde zonder tekst",
	"page-head":                     "kop van de bladzijden",
	"page-foot":                     "voet van de bladzijden",
	"hidden-text":                   "verborgen tekst",
	"picture":                       "afbeelding",
}

// ruleName returns the Dutch name of a rule.
func ruleName(rule string) string {
	if name, ok := ruleNames[rule]; ok {
		return name
	}
	return rule
}
