package parse

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/benchtest"
	"inbreng/internal/parliament"
)

// answered is the day on which the texts of these tests were written.
var answered = parliament.Date{Year: 2021, Month: time.August, Day: 25}

// referred writes the references in text, one a line: kind, target, words.
func referred(text string) []string {
	var got []string
	for _, f := range references(text, answered) {
		got = append(got, fmt.Sprintf("%s %s «%s»", f.ref.Kind, f.ref.Target, f.ref.Text))
	}
	return got
}

func TestReferences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// Exchanges.
		{"Ik verwijs u naar het antwoord op vraag 1. Het feit", []string{"exchange 1 «het antwoord op vraag 1»"}},
		{"Zie ook het antwoord op vraag 2 en 3.", []string{"exchange 2 «het antwoord op vraag 2»", "exchange 3 «3»"}},
		{"zie antwoord 4", []string{"exchange 4 «antwoord 4»"}},
		{"In antwoord 3 ben ik ingegaan op", []string{"exchange 3 «antwoord 3»"}},
		{"(zie vraag 1)", []string{"exchange 1 «vraag 1»"}},
		{"Zie ook ons antwoord op vraag 5.", []string{"exchange 5 «ons antwoord op vraag 5»"}},
		{"Zoals hiervoor in ons antwoord op vraag 5 aangegeven, rapporteren wij", []string{"exchange 5 «ons antwoord op vraag 5»"}},
		{"Zie de vragen 3, 4 en 5.", []string{"exchange 3 «vragen 3»", "exchange 4 «4»", "exchange 5 «5»"}},
		{"de antwoorden op de vragen 11, 16 en 17.", []string{"exchange 11 «de antwoorden op de vragen 11»", "exchange 16 «16»", "exchange 17 «17»"}},
		{"Zie vraag 2 t/m 6.", []string{"exchange 2 «vraag 2»", "exchange 6 «6»"}},
		{"het antwoord op vragen 2 tot en met 6", []string{"exchange 2 «het antwoord op vragen 2»", "exchange 6 «6»"}},
		{"Zie de vragen 4-7.", []string{"exchange 4 «vragen 4»", "exchange 7 «7»"}},
		{"zie antwoord bij vraag 5. De AIVD", []string{"exchange 5 «antwoord bij vraag 5»"}},
		{"is (zie antwoord vraag 10). Het", []string{"exchange 10 «antwoord vraag 10»"}},
		{"zie de beantwoording van vraag 3", []string{"exchange 3 «de beantwoording van vraag 3»"}},
		{"Zie mijn antwoord op uw vraag 7", []string{"exchange 7 «mijn antwoord op uw vraag 7»"}},
		{"is geregeld (vraag 13?). Zoals", []string{"exchange 13 «vraag 13»"}},
		{"Zie ook vraag 19 De hoogte van", []string{"exchange 19 «vraag 19»"}},
		{"Zie vraag 3a.", []string{"exchange 3 «vraag 3a»"}},
		{"zie vraag nr. 12.", []string{"exchange 12 «vraag nr. 12»"}},
		{"het antwoord op vraag 2 en op vraag 3", []string{"exchange 2 «het antwoord op vraag 2»", "exchange 3 «vraag 3»"}},
		{"het antwoord op vraag 2 en 3 andere punten", []string{"exchange 2 «het antwoord op vraag 2»"}},
		{"In vraag 12 is gevraagd", []string{"exchange 12 «vraag 12»"}},
		{"Zoals bij vraag 3 toegelicht", []string{"exchange 3 «vraag 3»"}},
		{"Het antwoord op\nvraag 9 geldt", []string{"exchange 9 «Het antwoord op\nvraag 9»"}},
		{"De vragen 1,2 en 3 hangen samen", []string{"exchange 1 «vragen 1»", "exchange 2 «2»", "exchange 3 «3»"}},
		{"Vraag 4 gaat over drones.", []string{"exchange 4 «Vraag 4»"}},
		{"zie onder vraag 101", []string{"exchange 101 «vraag 101»"}},
		{"zie de antwoorden 3 en 4", []string{"exchange 3 «de antwoorden 3»", "exchange 4 «4»"}},
		{"zie de vragen 1 en 2, en ook vraag 8", []string{"exchange 1 «vragen 1»", "exchange 2 «2»", "exchange 8 «vraag 8»"}},

		// Papers and appendices.
		{"1 Kamerstuk 33 694, nr. 43.", []string{"paper kst-33694-43 «Kamerstuk 33 694, nr. 43»"}},
		{
			"Onder andere Kamerstuk 21 501-02, nr. 2375 en verslag Raad Buitenlandse Zaken van 12 juli, Kamerstuk 21 501-02, nr. 2390.",
			[]string{"paper kst-21501-02-2375 «Kamerstuk 21 501-02, nr. 2375»", "paper kst-21501-02-2390 «Kamerstuk 21 501-02, nr. 2390»"},
		},
		{"Kamerstukken II 2022/23, 36 229, nr. 1", []string{"paper kst-36229-1 «Kamerstukken II 2022/23, 36 229, nr. 1»"}},
		{"(35 300-XV, nr. 28)", []string{"paper kst-35300-XV-28 «35 300-XV, nr. 28»"}},
		{"35 925 IV, nr. 26", []string{"paper kst-35925-IV-26 «35 925 IV, nr. 26»"}},
		{"Kamerstuk 27 484 (R 1669), nr. 289", []string{"paper kst-27484-289 «Kamerstuk 27 484 (R 1669), nr. 289»"}},
		{"Kamerstuk 29 628, nrs. 520 en 548", []string{"paper kst-29628-520 «Kamerstuk 29 628, nrs. 520»", "paper kst-29628-548 «548»"}},
		{"Kamerstuk 33 694, nrs. 1 t/m 3", []string{"paper kst-33694-1 «Kamerstuk 33 694, nrs. 1»", "paper kst-33694-3 «3»"}},
		{"I 2021/22, 35 925, nr. E", []string{"paper kst-35925-E «I 2021/22, 35 925, nr. E»"}},
		{"2003-2004, 29 255 nr. 3 p. 13 en 14", []string{"paper kst-29255-3 «2003-2004, 29 255 nr. 3»"}},
		{"36 600 VII nr 1", []string{"paper kst-36600-VII-1 «36 600 VII nr 1»"}},
		{"36836 D", []string{"paper kst-36836-D «36836 D»"}},
		{"36600-12", []string{"paper kst-36600-12 «36600-12»"}},
		{"(36 471-64)", []string{"paper kst-36471-64 «36 471-64»"}},
		{
			"Zie ook Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 594.",
			[]string{"appendix ah-tk-20232024-594 «Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 594»"},
		},
		{"Handelingen II 2022/23, nr. 96, item 5", []string{"paper h-tk-20222023-96-5 «Handelingen II 2022/23, nr. 96, item 5»"}},
		{"ah-tk-20242025-1244", []string{"appendix ah-tk-20242025-1244 «ah-tk-20242025-1244»"}},

		// Addresses.
		{
			"https://eeas.europa.eu/sites/default/files/factsheet_armenia_elections_en_final.pdf",
			[]string{"url https://eeas.europa.eu/sites/default/files/factsheet_armenia_elections_en_final.pdf «https://eeas.europa.eu/sites/default/files/factsheet_armenia_elections_en_final.pdf»"},
		},
		{"(zie http://www.aivd.nl/publicaties).", []string{"url http://www.aivd.nl/publicaties «http://www.aivd.nl/publicaties»"}},
		{"Zie www.rekenkamer.nl, bladzijde 3.", []string{"url https://www.rekenkamer.nl «www.rekenkamer.nl»"}},
		{"(https://nl.wikipedia.org/wiki/Sjoesja_(stad))", []string{"url https://nl.wikipedia.org/wiki/Sjoesja_(stad) «https://nl.wikipedia.org/wiki/Sjoesja_(stad)»"}},
		{"«https://x.nl/a?b=1&c=d%20e#f»", []string{"url https://x.nl/a?b=1&c=d%20e#f «https://x.nl/a?b=1&c=d%20e#f»"}},
		{"https://a.nl/é; https://b.nl/", []string{"url https://a.nl/é «https://a.nl/é»", "url https://b.nl/ «https://b.nl/»"}},
		{"HTTPS://www.tweedekamer.nl/x!", []string{"url HTTPS://www.tweedekamer.nl/x «HTTPS://www.tweedekamer.nl/x»"}},
		{
			"https://zoek.officielebekendmakingen.nl/kst-21501-02-2401.html.",
			[]string{"paper kst-21501-02-2401 «https://zoek.officielebekendmakingen.nl/kst-21501-02-2401.html»"},
		},
		{"https://elders.nl/kst-21501-02-2401.html", []string{"url https://elders.nl/kst-21501-02-2401.html «https://elders.nl/kst-21501-02-2401.html»"}},
		{"https://x.nl/vraag 12 en https://x.nl/12", []string{"url https://x.nl/vraag «https://x.nl/vraag»", "url https://x.nl/12 «https://x.nl/12»"}},

		// Letters.
		{"verwijs ik u naar de Kamerbrief van 16 juni jl.", []string{"letter 2021-06-16 «Kamerbrief van 16 juni jl.»"}},
		{"de brieven van 16 juni en 7 juli jl. van de Minister", []string{"letter 2021-06-16 «brieven van 16 juni»", "letter 2021-07-07 «7 juli jl.»"}},
		{"over de brief van 15 oktober 2025 over de agenda", []string{"letter 2025-10-15 «brief van 15 oktober 2025»"}},
		{"de hoofdlijnenbrief d.d. 9 februari 2022 (Kamerstuk 35 925 VI, nr. 132)", []string{"letter 2022-02-09 «hoofdlijnenbrief d.d. 9 februari 2022»", "paper kst-35925-VI-132 «Kamerstuk 35 925 VI, nr. 132»"}},
		{"mijn brief van 9 november", []string{"letter 2020-11-09 «brief van 9 november»"}},
		{"brieven van 17 en 18 juli jl. zijn", []string{"letter 2021-07-17 «brieven van 17»", "letter 2021-07-18 «18 juli jl.»"}},
		{"de brieven van 3 mei, 4 juni en 5 juli 2020", []string{"letter 2020-05-03 «brieven van 3 mei»", "letter 2020-06-04 «4 juni»", "letter 2020-07-05 «5 juli 2020»"}},
		{"de brieven van 16 december en 7 januari 2021", []string{"letter  «brieven van 16 december»", "letter 2021-01-07 «7 januari 2021»"}},
		{
			"brieven van 16 juni 2021 (Kamerstuk 21 501-02, nr. 2375) en 7 juli 2021",
			[]string{"letter 2021-06-16 «brieven van 16 juni 2021»", "paper kst-21501-02-2375 «Kamerstuk 21 501-02, nr. 2375»", "letter 2021-07-07 «7 juli 2021»"},
		},
		{"Bij brief van4 november 2022", []string{"letter 2022-11-04 «brief van4 november 2022»"}},
		{"mijn brief van 7 november 20231 heb ik", []string{"letter  «brief van 7 november»"}},
		{"de Kamerbrief van 16 juni 2021; zie ook het antwoord op vraag 4", []string{"letter 2021-06-16 «Kamerbrief van 16 juni 2021»", "exchange 4 «het antwoord op vraag 4»"}},
	} {
		if diff := cmp.Diff(c.want, referred(c.text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.text, diff)
		}
	}
}

func TestNoReferences(t *testing.T) {
	for _, text := range []string{
		// Words that only look like those of a reference.
		"Met betrekking tot de vraag omtrent vooruitgang", "de vraag over een besluit", "Antwoord van het kabinet", "het antwoord op deze vraag",
		"de Kamervraag 3 luidt", "de hoofdvraag 2 is", "een wedervraag 5 keer", "beantwoord 3 vragen", "Vragen en antwoorden 1 Hoe groot", "deelvraag 4", "aanvraag 12 is ingediend",
		"graag 3 dagen later", "ik vraag 3 dingen", "Ik vraag 5.", "de leden vragen 3 dingen", "Deze leden vragen 10 miljoen euro", "leden vragen 3 en 4 zijn",
		"zij vragen 2021 als jaar", "de vragen aan de Minister", "een antwoord 12 weken later", "kreeg als antwoord 20 voorbeelden", "vraag 1.5", "vraag 3,5 is",
		"voor vraag 20 procent meer", "bij een vraag 20 miljard", "met vraag 30 gevangenen", "vraag 2021", "de vraag 10%", "vraag 16 juni", "op vraag 12 maart 2020",
		"de vragen 1,5 miljard", "zie vraag 3/4", "de vraag € 5", "vraag 3b2", "vraag 0", "vraag 012", "vraag 5 000 huizen", "naar vraag 12 woningen",
		"het antwoord op vraag 3 van het lid Van Haga", "het antwoord op vraag 3 van de schriftelijke vragen",
		"vraag\n\n3", "antwoord4", "vraag3", "voor sociale huur neemt de vraag 12 nieuwe",
		// Amounts, years, dates, articles and other numbers.
		"bijna 1 miljoen euro", "een bijdrage van 100.000 euro", "de 680.000 gevluchte Azerbeidzjanen", "vrijlating van de 30 gevangenen",
		"meer dan 100 krijgsgevangen", "Sinds 2017 onderhandelen", "de verkiezingen van 2018", "STATE OF PLAY 2020, 20 DELIVERABLES FOR 2020",
		"op 29 juli jl. een verklaring", "de verklaring van 19 november jl.", "op 17 en 18 juli jl.", "de EU-verklaring van 28 mei.",
		"(17 juli jl.) en Azerbeidzjan (18 juli jl.)", "de Raad van 12 juli", "Op 9 juli werden in Fuzuli", "artikel 5", "artikel 5: NAVO",
		"hoofdstuk VII van het VN-Handvest", "art. 2:129 lid 2", "paragraaf 2.1", "pagina 13 en 14", "p. 19", "blz. 4", "nr. 5", "nrs. 1 t/m 3", "punt 3",
		"tel. 070-318 22 11", "06-12345678", "1234 AB Den Haag", "12.30 uur", "2020-2021", "vergaderjaar 2020-2021", "Verordening (EU) 2016/679",
		"Richtlijn 95/46/EG", "Wet van 3 mei 2001", "Besluit van 13 maart 2024", "ISSN 0921 - 7398", "33 694", "21 501-02", "36 600 VII", "€ 5,2 miljoen",
		"Awb, artikel 3:4", "de Omgevingswet 2024", "JA21", "D66", "2020D25240", "nr. 2024Z11859", "Human Rights Watch (2021)",
		// Letters without a day, and days without a letter.
		"In uw brief van afgelopen november", "de brief van de Minister", "het tarief van 3 mei 2021", "de briefing van 3 mei 2021", "de nieuwsbrief van 3 mei 2021",
		"brieven van 3 ministers", "brief van 31 juni 2021", "brief van 32 mei", "de brief van 16 juni a.s.", "brief van 5 pagina’s", "brief 16 juni",
		// Addresses that are none.
		"europa.eu", "minbuza.nl", "info@www.x.nl", "http://", "https://localhost", "www.x", "www.", "http://.nl", "ftp://x.nl/a", "xhttps://x.nl", "://x.nl",
	} {
		if got := referred(text); got != nil {
			t.Errorf("%q: found %q", text, got)
		}
	}
}

func TestLettersWithoutAnchor(t *testing.T) {
	for text, want := range map[string]string{
		"de Kamerbrief van 16 juni jl.":      "",
		"de Kamerbrief van 16 juni":          "",
		"de Kamerbrief van 16 juni 2021":     "2021-06-16",
		"brieven van 16 juni en 7 juli 2021": "2021-06-16",
	} {
		got := references(text, parliament.Date{})
		if len(got) == 0 || got[0].ref.Kind != parliament.ToLetter || got[0].ref.Target != want {
			t.Errorf("%q: got %v, want a letter of %q", text, got, want)
		}
	}
}

func TestReferencesOfTheFirstDocument(t *testing.T) {
	var got []string
	for _, f := range references(firstText(t), answered) {
		got = append(got, string(f.ref.Kind)+" "+f.ref.Target)
	}
	want := []string{
		"paper kst-33694-43", "paper kst-21501-02-2375", "paper kst-21501-02-2390",
		"url https://ec.europa.eu/neighbourhood-enlargement/sites/default/files/monitoring_spring_2020_20_deliverables_for_2020.pdf",
		"url https://ec.europa.eu/neighbourhood-enlargement/sites/default/files/monitoring_spring_2020_20_deliverables_for_2020.pdf",
		"url https://eeas.europa.eu/sites/default/files/factsheet_armenia_elections_en_final.pdf",
		"paper kst-21501-02-2234", "letter 2021-06-16", "letter 2021-07-07", "paper kst-21501-02-2375",
		"exchange 1", "paper kst-21501-02-2370", "letter 2021-06-16", "paper kst-21501-02-2375",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// firstText returns the first document with its lines joined, roughly: it is
// for trying the finders on, and not what the parser makes of it.
func firstText(t testing.TB) string {
	raw, err := os.ReadFile("../../data/source/kst-21501-02-2401.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, line := range strings.Split(string(raw), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			b.WriteString("\n\n")
		case strings.HasSuffix(line, "-"):
			b.WriteString(strings.TrimSuffix(line, "-"))
		case strings.HasSuffix(line, "/"):
			b.WriteString(line)
		default:
			b.WriteString(line + " ")
		}
	}
	return b.String()
}

func FuzzReferences(f *testing.F) {
	for _, s := range []string{
		"Ik verwijs u naar het antwoord op vraag 1. Het", "Zie de vragen 3, 4 en 5.", "vraag 2 t/m 6", "de Kamerbrief van 16 juni jl.",
		"brieven van 16 juni en 7 juli jl.", "(https://x.nl/a_(b)).", "www.x.nl/é", "Kamerstuk 33 694, nrs. 1 t/m 3", "brieven van 17 en 18 juli jl.",
		"brieven van 16 juni 2021 (Kamerstuk 21 501-02, nr. 2375) en 7 juli 2021", "antwoord op vragen 4-7", "https://zoek.officielebekendmakingen.nl/kst-36836-D",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, r := range references(text, answered) {
			if r.start < end || r.end <= r.start || r.end > len(text) {
				t.Fatalf("%q: range %d:%d after %d", text, r.start, r.end, end)
			}
			end = r.end
			if r.ref.Text != text[r.start:r.end] {
				t.Errorf("%q: text %q at %q", text, r.ref.Text, text[r.start:r.end])
			}
			if utf8.ValidString(text) && !utf8.ValidString(r.ref.Text) {
				t.Errorf("%q: %d:%d cuts a character", text, r.start, r.end)
			}
			if r.ref.Target == "" && r.ref.Kind != parliament.ToLetter {
				t.Errorf("%q: %q has no target", text, r.ref.Text)
			}
		}
	})
}

func BenchmarkReferences(b *testing.B) {
	text := firstText(b)
	b.SetBytes(int64(len(text)))
	defer benchtest.Processor(b)()
	for b.Loop() {
		references(text, answered)
	}
}

// TestQuestionsOfOtherDocuments holds that a question is not taken for one of
// the document when the text says that it stands in another paper.
func TestQuestionsOfOtherDocuments(t *testing.T) {
	for text, own := range map[string]bool{
		"Zie het antwoord op vraag 2 in Kamerstuk 21 501-02, nr. 2401.":                          false,
		"Zie het antwoord op vraag 2 (Kamerstuk 21 501-02, nr. 2401).":                           false,
		"Zie antwoord 2 van het verslag van een schriftelijk overleg (Kamerstuk 33 694, nr. 43)": false,
		"Kamerstuk 21 501-02, nr. 2401, antwoord 12.":                                            false,
		"Zie het antwoord op vraag 2. Kamerstuk 33 694, nr. 43 gaat hierover.":                   true,
		"Zie het antwoord op vraag 2 en Kamerstuk 33 694, nr. 43.":                               true,
		"Zie Kamerstuk 33 694, nr. 43 en het antwoord op vraag 2.":                               true,
	} {
		found := slices.ContainsFunc(references(text, parliament.Date{}), func(f found) bool { return f.ref.Kind == parliament.ToExchange })
		if found != own {
			t.Errorf("%q: an own question was found: %v, want %v", text, found, own)
		}
	}
}
