package searchtest

import (
	"fmt"
	"iter"
	"slices"
	"time"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// The two documents of Records.
const (
	Consultation = parliament.DocumentID("kst-21501-02-9901") // a written consultation of 2021
	QuestionList = parliament.DocumentID("kst-36600-V-99")    // a question list of 2024
)

// ID returns the id of an exchange of the written consultation.
func ID(exchange parliament.ExchangeID) search.ExchangeID {
	return search.ExchangeID{Document: Consultation, Exchange: exchange}
}

// Records returns sixteen exchanges, written for these tests in the manner of
// real ones, in document order: twelve of Consultation, "1" to "12", then four of
// QuestionList, "1" to "4". The last one has no answer. Only QuestionList names
// members who asked: two of one name in different factions, and one without.
func Records() []search.Record {
	records := consultation()
	for i := range records {
		r := &records[i]
		r.ID = search.ExchangeID{Document: Consultation, Exchange: parliament.NumberedExchange(i+1, 0)}
		r.Kind = parliament.WrittenConsultation
		r.DocumentTitle = "Verslag van een schriftelijk overleg over het conflict in de Kaukasus"
		r.Dossier = "21501-02"
		r.Date = parliament.Date{Year: 2021, Month: time.August, Day: 25}
		r.Submitted, r.Received = parliament.Date{Year: 2021, Month: time.July, Day: 14}, r.Date
		r.Adopted = parliament.Date{Year: 2021, Month: time.August, Day: 31}
		r.Addressees = []parliament.Minister{{Office: parliament.OfficeMinister, Ministry: "Buitenlandse Zaken"}}
		r.Answerers = []parliament.Minister{{Name: "Van der Vaart", Office: parliament.OfficeMinister, Ministry: "Buitenlandse Zaken"}}
		r.Ministers = slices.Concat(r.Addressees, r.Answerers)
		r.Numbers = []int{i + 1}
		r.Abbreviations = []parliament.Abbreviation{
			{Short: "ICRC", Long: "Internationale Comité van het Rode Kruis"},
			{Short: "UAV", Long: "Unmanned Aerial Vehicles"},
			{Short: "OP", Long: "Oostelijk Partnerschap"},
		}
	}
	for i, r := range questionList() {
		r.ID = search.ExchangeID{Document: QuestionList, Exchange: parliament.NumberedExchange(i+1, 0)}
		r.Kind = parliament.QuestionList
		r.DocumentTitle = "Lijst van vragen en antwoorden over de begroting"
		r.Dossier = "36600-V"
		r.Date = parliament.Date{Year: 2024, Month: time.November, Day: 12}
		r.Received = r.Date
		r.Addressees = []parliament.Minister{
			{Name: "Snel", Office: parliament.OfficeStateSecretary, Ministry: "Financiën"},
			{Office: parliament.OfficeMinister, Ministry: "Binnenlandse Zaken en Koninkrijksrelaties", Printed: "BZK"},
			{Office: parliament.OfficeMinister, Remit: "Rechtsbescherming"},
		}
		r.Ministers = r.Addressees
		if r.Answer != "" {
			r.Answerers = r.Addressees[:1]
		}
		r.Numbers = []int{i + 1}
		records = append(records, r)
	}
	for i := range records {
		records[i].Order = i
	}
	return records
}

func consultation() []search.Record {
	const prisoners, journey = "Krijgsgevangenen", "Reis naar Shushi"
	vvd, d66 := []parliament.Faction{"VVD"}, []parliament.Faction{"D66"}
	cda, cu := []parliament.Faction{"CDA"}, []parliament.Faction{"ChristenUnie"}
	return []search.Record{
		{
			Factions: vvd,
			Question: "De leden van de VVD-fractie maken zich zorgen over de krijgsgevangenen die nog worden vastgehouden. Worden deze gevangenen goed behandeld?",
			Answer: "Zowel via de EU als bilateraal heeft Nederland opgeroepen om alle krijgsgevangenen vrij te laten.\n\n" +
				"Het Internationale Comité van het Rode Kruis (ICRC) bezoekt gevangenen en spreekt met de autoriteiten. Over het precieze aantal doet het Comité geen uitspraken.",
		},
		{
			Factions:  vvd,
			Question:  "Is de Minister bereid om bij haar collega’s uit Armenië aan te dringen op onafhankelijk onderzoek?",
			Answer:    "Het kabinet zet zich in voor onafhankelijk onderzoek, maar onderneemt geen stappen die tegen de inzet van de covoorzitters ingaan.",
			Footnotes: []string{"Kamerstuk 33 694, nr. 43."}, PapersCited: []parliament.PaperID{"kst-33694-43"},
		},
		{
			Factions: d66,
			Question: "Kan de Minister bevestigen dat er Turkse drones zijn gebruikt in het conflict? Is er in NAVO-verband over gesproken?",
			Answer: "Beide landen beschikken over onbemande vliegtuigen (UAV’s – Unmanned Aerial Vehicles). De UAV’s van Turkse makelij worden op afstand bestuurd.\n" +
				"Nederland draagt uit dat wapens altijd onder «betekenisvolle menselijke controle» moeten staan.",
			Footnotes: []string{"Zie ook https://voorbeeld.example/monitoring_spring_2020.pdf"},
		},
		{
			Factions: d66,
			Question: "Klopt het dat er clustermunitie is gebruikt? Beide landen hebben het verdrag niet ondertekend.",
			Answer:   "Noch Azerbeidzjan, noch Armenië is partij bij het verdrag. Er zijn geen kernwapens ingezet; de EU verzet zich ook tegen brandwapens. Naar schatting 680.000 mensen zijn gevlucht.",
		},
		{
			Factions: d66,
			Question: "De leden van de D66-fractie lezen dat het kabinet een UNESCO-missie op gang wil brengen. Hoe kijken de andere lidstaten aan tegen zo’n missie?",
			Answer:   "UNESCO is met beide landen in overleg over diverse missies. Iedere lidstaat kan deskundigen voordragen. De beide fracties die ernaar vroegen krijgen een verslag.",
		},
		{
			Factions: cda,
			Question: "De leden van de CDA-fractie vragen wie volgens de Minister deel zouden moeten nemen aan de onderhandelingstafel.",
			Answer:   "De situatie is instabiel. Russische vredestroepen zien toe op het staakt-het-vuren. De covoorzitters riepen op tot de-escalatie en een terugkeer naar de onderhandelingstafel.",
		},
		{
			Factions: cda,
			Question: "Welk besluit van de VN Veiligheidsraad acht de Minister haalbaar? De leden vragen of de wiskunde-onderwijzers van de school in Shushi veilig zijn.",
			Answer:   "De haalbaarheid van een besluit op basis van hoofdstuk VII van het VN-Handvest is gering. Over het wiskundeonderwijs is niets bekend.",
		},
		{
			Factions: cu, Topic: prisoners,
			Question: "Hoeveel Armeniërs worden er nog vastgehouden? Vindt de Minister het geoorloofd dat over de vrijlating wordt onderhandeld?",
			Answer:   "Ik verwijs u naar het antwoord op vraag 1. De brief die de Kamer kreeg, en eerdere brieven, gaan daar ook op in. Nederland blijft aandringen op onmiddellijke vrijlating.",
		},
		{
			Factions: cu, Topic: prisoners,
			Question: "Is het geen taak van de Minister om dit bij ieder bezoek aan te kaarten?",
			Answer:   "Dat is het wel. Een bezoek aan Bakoe staat nog niet vast. Kernwapens zijn bij die gelegenheid niet besproken.",
		},
		{
			Factions: cu, Topic: journey,
			Question: "Klopt het dat de Nederlandse ambassadeur heeft deelgenomen aan de reis naar Shushi?",
			Answer: "Het klopt dat de ambassadeur aan de reis naar Fuzuli en Shusha/Shushi heeft deelgenomen. Enkele moskeeën leken nog in goede staat: " +
				"de Saatli-moskee en de Yukhari Govhar Aga-moskee. Het bezoek bevestigde hoe belangrijk een onafhankelijke UNESCO-missie is.",
		},
		{
			Factions: cu, Topic: journey,
			Question: "Hoe beoordeelt u de opstelling van de EU Hoge Vertegenwoordiger Borrell?",
			Answer:   "Ook de Hoge Vertegenwoordiger Borrell spreekt zich hier regelmatig voor uit. Zijn foto’s van het bezoek zijn openbaar, elke foto is gedateerd.",
		},
		{
			Factions: []parliament.Faction{"GroenLinks", "PvdA"}, Topic: "Grensafbakening",
			Question: "Steunt de Minister de stelling dat de grens aan de onderhandelingstafel moet worden bepaald? Kan zij artikel 5 van het verdrag betrekken?",
			Answer:   "Ja. Zie de verklaring van 28 mei en <b>de kaart</b> & de bijlage. Artikel 5 is hier niet van toepassing.",
		},
	}
}

func questionList() []search.Record {
	return []search.Record{
		{
			Factions: []parliament.Faction{"VVD"}, Topic: "Begroting",
			Askers:   []parliament.Asker{{Name: "Van der Vaart", Faction: "VVD"}, {Name: "Köse", Faction: "VVD"}},
			Question: "Hoeveel krijgt de NAVO in 2025?",
			Answer:   "De bijdrage aan de NAVO bedraagt 1,5 miljoen euro. In NAVO-verband is afgesproken dat ieder land meebetaalt.",
		},
		{
			Factions: []parliament.Faction{"SP"}, Topic: "Begroting",
			Askers:   []parliament.Asker{{Name: "Wapenaar", Faction: "SP"}},
			Question: "Waarom gaat er geen geld naar mensenrechten?",
			Answer:   "Er gaat wel geld naar mensenrechten; een nationaal fonds en nationale programma’s worden voortgezet.",
		},
		{
			Factions: []parliament.Faction{"D66"},
			Askers:   []parliament.Asker{{Name: "Köse", Faction: "D66"}, {Name: "Sneller"}},
			Question: "Wat kosten drones, en hoeveel drones worden gekocht? De vraag over drones staat al langer open.",
			Answer:   "De aanschaf van drones is nog niet begroot.",
		},
		{
			Factions: []parliament.Faction{"Partij voor de Dieren"},
			Question: "Wanneer krijgt de Kamer het antwoord op de eerdere vragen over de mogelijkheden van steun?",
		},
	}
}

// Many returns n exchanges that all hold the word "overleg", in one document.
func Many(n int) []search.Record {
	records := make([]search.Record, n)
	for i := range records {
		records[i] = search.Record{
			ID:            search.ExchangeID{Document: "kst-12345-1", Exchange: parliament.NumberedExchange(i+1, 0)},
			Order:         i,
			Kind:          parliament.QuestionList,
			DocumentTitle: "Lijst van vragen",
			Factions:      []parliament.Faction{"VVD"},
			Question:      fmt.Sprintf("Wat is de uitkomst van het overleg nummer %d?", i+1),
			Answer:        "Het overleg loopt nog.",
		}
	}
	return records
}

// Seq returns the records as a sequence without errors.
func Seq(records []search.Record) iter.Seq2[search.Record, error] {
	return func(yield func(search.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// Texts returns a source of the texts of the records.
func Texts(records []search.Record) search.TextSource {
	byID := make(map[search.ExchangeID]*search.Record, len(records))
	for i := range records {
		byID[records[i].ID] = &records[i]
	}
	return func(id search.ExchangeID) (search.Record, error) {
		if r, ok := byID[id]; ok {
			return *r, nil
		}
		return search.Record{}, fmt.Errorf("%w: %v", search.ErrNotFound, id)
	}
}
