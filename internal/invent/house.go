package invent

import (
	"inbreng/internal/parliament"
)

// What there is in an invented House: enough of each that lists have pages and
// filters have choices, and as unevenly used as such things are.

var factions = []parliament.Faction{
	"VVD", "D66", "CDA", "SP", "GroenLinks", "PvdA", "PVV", "ChristenUnie", "Partij voor de Dieren", "SGP", "DENK", "Volt", "BBB", "JA21", "50PLUS",
}

// surnames and particles make the names of members and ministers.
var (
	surnames = []string{
		"Aalders", "Bakker", "Bosman", "Dekker", "Dijkstra", "Evers", "Faber", "Gerritsen", "Hendriks", "Hofman", "Jansen", "Kamp", "Koster", "Kuipers",
		"Langen", "Meijer", "Mulder", "Nijland", "Oosting", "Peters", "Postma", "Prins", "Rietveld", "Schouten", "Smit", "Terpstra", "Veenstra", "Visser", "Vos", "Wiersma", "Zandstra", "Zijlstra",
	}
	particles = []string{"", "", "", "", "Van ", "De ", "Van der "}
)

// A ministry with a committee of the House that follows it, and the dossiers that
// these two talk about.
type ministry struct {
	name, committee string
	dossiers        []dossier
}

type dossier struct{ id, title string }

var ministries = []ministry{
	{"Buitenlandse Zaken", "vaste commissie voor Buitenlandse Zaken", []dossier{{"21501-02", "Raad Algemene Zaken en Raad Buitenlandse Zaken"}, {"28676", "NAVO"}, {"33694", "Internationale veiligheidsstrategie"}, {"32623", "Actuele situatie in Noord-Afrika en het Midden-Oosten"}}},
	{"Defensie", "vaste commissie voor Defensie", []dossier{{"27830", "Materieelprojecten"}, {"33763", "Toekomst van de krijgsmacht"}, {"34919", "Defensienota"}}},
	{"Financiën", "vaste commissie voor Financiën", []dossier{{"21501-07", "Raad voor Economische en Financiële Zaken"}, {"31066", "Belastingdienst"}, {"32013", "Toekomst financiële sector"}, {"35510", "Parlementaire ondervraging Kinderopvangtoeslag"}}},
	{"Justitie en Veiligheid", "vaste commissie voor Justitie en Veiligheid", []dossier{{"29279", "Rechtsstaat en Rechtsorde"}, {"29628", "Politie"}, {"29754", "Terrorismebestrijding"}, {"24587", "Justitiële Inrichtingen"}}},
	{"Volksgezondheid, Welzijn en Sport", "vaste commissie voor Volksgezondheid, Welzijn en Sport", []dossier{{"25295", "Infectieziektenbestrijding"}, {"29477", "Geneesmiddelenbeleid"}, {"31765", "Kwaliteit van zorg"}, {"32620", "Beleidsdoelstellingen op het gebied van Volksgezondheid, Welzijn en Sport"}}},
	{"Sociale Zaken en Werkgelegenheid", "vaste commissie voor Sociale Zaken en Werkgelegenheid", []dossier{{"29544", "Arbeidsmarktbeleid"}, {"32043", "Toekomst pensioenstelsel"}, {"25883", "Arbeidsomstandigheden"}}},
	{"Onderwijs, Cultuur en Wetenschap", "vaste commissie voor Onderwijs, Cultuur en Wetenschap", []dossier{{"31293", "Primair Onderwijs"}, {"31289", "Voortgezet Onderwijs"}, {"31288", "Hoger Onderwijs-, Onderzoek- en Wetenschapsbeleid"}, {"32820", "Nieuwe visie cultuurbeleid"}}},
	{"Infrastructuur en Waterstaat", "vaste commissie voor Infrastructuur en Waterstaat", []dossier{{"29984", "Spoor: vervoer- en beheerplan"}, {"31305", "Mobiliteitsbeleid"}, {"27625", "Waterbeleid"}, {"31936", "Luchtvaartbeleid"}}},
	{"Landbouw, Natuur en Voedselkwaliteit", "vaste commissie voor Landbouw, Natuur en Voedselkwaliteit", []dossier{{"21501-32", "Landbouw- en Visserijraad"}, {"28973", "Toekomst veehouderij"}, {"33576", "Natuurbeleid"}}},
	{"Economische Zaken en Klimaat", "vaste commissie voor Economische Zaken en Klimaat", []dossier{{"32813", "Kabinetsaanpak Klimaatbeleid"}, {"29023", "Voorzienings- en leveringszekerheid energie"}, {"33529", "Gaswinning"}, {"24095", "Frequentiebeleid"}}},
	{"Binnenlandse Zaken en Koninkrijksrelaties", "vaste commissie voor Binnenlandse Zaken", []dossier{{"26643", "Informatie- en communicatietechnologie (ICT)"}, {"32847", "Integrale visie op de woningmarkt"}, {"29362", "Modernisering van de overheid"}}},
	{"Algemene Zaken", "commissie voor de Werkwijze", []dossier{{"28362", "Reikwijdte van artikel 68 Grondwet"}}},
}

// notHere are papers that are cited and that no invented corpus holds.
var notHere = []string{"Kamerstuk 36 410, nr. 2", "Kamerstuk 35 925 VII, nr. 12", "Kamerstuk 30 196, nr. 701", "Kamerstuk 27 529, nr. 260"}

const (
	firstYear = 2010
	lastYear  = 2025
)
