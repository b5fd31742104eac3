package parliament

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/benchtest"
)

// A cited is a match with the words instead of their place.
type cited struct{ Words, ID string }

func citedIn(text string) []cited {
	var got []cited
	for _, m := range FindPapers(text) {
		got = append(got, cited{text[m.Start:m.End], string(m.ID)})
	}
	return got
}

func TestFindPapers(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []cited
	}{
		{"dossier and number", "1 Kamerstuk 33 694, nr. 43.", []cited{{"Kamerstuk 33 694, nr. 43", "kst-33694-43"}}},
		{"session year and chamber", "Kamerstukken II 2022/23, 36 229, nr. 1", []cited{{"Kamerstukken II 2022/23, 36 229, nr. 1", "kst-36229-1"}}},
		{
			"two in one note", "Onder andere Kamerstuk 21 501-02, nr. 2375 en verslag Raad Buitenlandse Zaken van 12 juli, \nKamerstuk 21 501-02, nr. 2390.",
			[]cited{{"Kamerstuk 21 501-02, nr. 2375", "kst-21501-02-2375"}, {"Kamerstuk 21 501-02, nr. 2390", "kst-21501-02-2390"}},
		},
		{"budget chapter with hyphen", "motie (35 300-XV, nr. 28)", []cited{{"35 300-XV, nr. 28", "kst-35300-XV-28"}}},
		{"budget chapter with blank", "zie 35 925 IV, nr. 26", []cited{{"35 925 IV, nr. 26", "kst-35925-IV-26"}}},
		{"bill for the Kingdom", "Kamerstuk 27 484 (R 1669), nr. 289", []cited{{"Kamerstuk 27 484 (R 1669), nr. 289", "kst-27484-289"}}},
		{"list", "Kamerstuk 29 628, nrs. 520 en 548.", []cited{{"Kamerstuk 29 628, nrs. 520", "kst-29628-520"}, {"548", "kst-29628-548"}}},
		{
			"range", "Kamerstuk 33 694, nrs. 1 t/m 3.",
			[]cited{{"Kamerstuk 33 694, nrs. 1", "kst-33694-1"}, {"", "kst-33694-2"}, {"3", "kst-33694-3"}},
		},
		{"Senate counts in letters", "Kamerstukken I 2021/22, 35 925, nr. E", []cited{{"Kamerstukken I 2021/22, 35 925, nr. E", "kst-35925-E"}}},
		{"chamber without the word", "I 2021/22, 35 925, nr. E", []cited{{"I 2021/22, 35 925, nr. E", "kst-35925-E"}}},
		{"no comma, with pages", "2003-2004, 29 255 nr. 3 p. 13 en 14", []cited{{"2003-2004, 29 255 nr. 3", "kst-29255-3"}}},
		{"no point", "36 600 VII nr 1", []cited{{"36 600 VII nr 1", "kst-36600-VII-1"}}},
		{"Senate in one piece", "Zie 36836 D.", []cited{{"36836 D", "kst-36836-D"}}},
		{"number in one piece", "motie 36600-12 van", []cited{{"36600-12", "kst-36600-12"}}},
		{"brackets", "hoofdlijnenakkoord (36 471-64) op 7 juni", []cited{{"36 471-64", "kst-36471-64"}}},
		{
			"appendix", "Zie ook Aanhangsel Handelingen, vergaderjaar \n2023–2024, nr. 594.",
			[]cited{{"Aanhangsel Handelingen, vergaderjaar \n2023–2024, nr. 594", "ah-tk-20232024-594"}},
		},

		{"appendix without nr.", "Aanhangsel Handelingen, vergaderjaar 2023–2024, 1028 Vraag", []cited{{"Aanhangsel Handelingen, vergaderjaar 2023–2024, 1028", "ah-tk-20232024-1028"}}},
		{"appendix, no blank", "Aanhangsel Handelingen,vergaderjaar 2024–2025, nr. 342.", []cited{{"Aanhangsel Handelingen,vergaderjaar 2024–2025, nr. 342", "ah-tk-20242025-342"}}},
		{"appendix, year first", "(zie vergaderjaar 2013-2014, aanhangsel Handelingen, nr. 304)?", []cited{{"vergaderjaar 2013-2014, aanhangsel Handelingen, nr. 304", "ah-tk-20132014-304"}}},
		{"appendix in full", "Aanhangsel van de Handelingen II 2019-2020, nr. 12", []cited{{"Aanhangsel van de Handelingen II 2019-2020, nr. 12", "ah-tk-20192020-12"}}},
		{"appendix behind the proceedings", "Handelingen II 2023/24, Aanhangsel, nr. 594", []cited{{"Handelingen II 2023/24, Aanhangsel, nr. 594", "ah-tk-20232024-594"}}},
		{
			"appendices", "Aanhangsel Handelingen II 2022/23, nrs. 12 en 13",
			[]cited{{"Aanhangsel Handelingen II 2022/23, nrs. 12", "ah-tk-20222023-12"}, {"13", "ah-tk-20222023-13"}},
		},
		{"proceedings", "Handelingen II 2022/23, nr. 96, item 5.", []cited{{"Handelingen II 2022/23, nr. 96, item 5", "h-tk-20222023-96-5"}}},
		{"chapter in one piece", "(Kamerstuk 35925-VI-41) en", []cited{{"Kamerstuk 35925-VI-41", "kst-35925-VI-41"}}},
		{"sub-dossier in one piece", "(Kamerstuk 21501-32-1730)", []cited{{"Kamerstuk 21501-32-1730", "kst-21501-32-1730"}}},
		{"sub-dossier in one piece, without the word", "stuk 21501-32-1730 en", []cited{{"21501-32-1730", "kst-21501-32-1730"}}},
		{"House with blank years", "(Tweede Kamer, 2014- 2015, 28165, nr. 180, p. 19)", []cited{{"Tweede Kamer, 2014- 2015, 28165, nr. 180", "kst-28165-180"}}},
		{"House in short", "(TK, 2012-2013, 33 400 XIII, nr. 66, p. 5)", []cited{{"TK, 2012-2013, 33 400 XIII, nr. 66", "kst-33400-XIII-66"}}},
		{"year before the word", "(vergaderjaar 2012-2013, Kamerstuk 31 490, nr. 104)", []cited{{"Kamerstuk 31 490, nr. 104", "kst-31490-104"}}},
		{"no blank behind nr.", "(29477, nr.622).", []cited{{"29477, nr.622", "kst-29477-622"}}},
		{"two blanks", "Kamerstuk 29  477, nr. 622", []cited{{"Kamerstuk 29  477, nr. 622", "kst-29477-622"}}},
		{"no-break blanks", "Kamerstuk 29\u00a0477, nr.\u00a0622", []cited{{"Kamerstuk 29\u00a0477, nr.\u00a0622", "kst-29477-622"}}},
		{"note number stuck to the word", "2Kamerstukken II 2021–2022, 29 279, nr. 339", []cited{{"Kamerstukken II 2021–2022, 29 279, nr. 339", "kst-29279-339"}}},
		{"year without comma", "Kamerstukken II vergaderjaar 2024/2025 22 452, nr. 91", []cited{{"Kamerstukken II vergaderjaar 2024/2025 22 452, nr. 91", "kst-22452-91"}}},
		{"short year with hyphen", "(Kamerstukken II 2011-12, 31 066, nr. 117)", []cited{{"Kamerstukken II 2011-12, 31 066, nr. 117", "kst-31066-117"}}},
		{"list of numbers with hyphen", "33292, nrs. 1-2) en", []cited{{"33292, nrs. 1", "kst-33292-1"}, {"2", "kst-33292-2"}}},
		{"list of three", "Kamerstukken 33 694, nrs. 5, 6 en 7, 12 maart", []cited{{"Kamerstukken 33 694, nrs. 5", "kst-33694-5"}, {"6", "kst-33694-6"}, {"7", "kst-33694-7"}}},
		{"number announced anew", "Kamerstuk 33 694, nr. 43 en nr. 44.", []cited{{"Kamerstuk 33 694, nr. 43", "kst-33694-43"}, {"nr. 44", "kst-33694-44"}}},
		{"two dossiers", "Kamerstukken 29 279, nr. 339 en 33 694, nr. 43", []cited{{"Kamerstukken 29 279, nr. 339", "kst-29279-339"}, {"33 694, nr. 43", "kst-33694-43"}}},
		{"list before another dossier", "29 279, nrs. 3 en 5 en 33 694, nr. 43", []cited{{"29 279, nrs. 3", "kst-29279-3"}, {"5", "kst-29279-5"}, {"33 694, nr. 43", "kst-33694-43"}}},
		{"Senate with comma", "Kamerstukken I 2021/22, 35 925, E.", []cited{{"Kamerstukken I 2021/22, 35 925, E", "kst-35925-E"}}},
		{"Senate, two letters", "Kamerstukken I 2022/23, 25 295 BM", []cited{{"Kamerstukken I 2022/23, 25 295 BM", "kst-25295-BM"}}},
		{"Senate, chapter", "Kamerstukken I 2021/22, 35 925 V, E", nil},
		{"ids", "kst-36600-VII-1, kst-36836-D, ah-tk-20242025-1244 en kv-tk-2016Z00047", []cited{
			{"kst-36600-VII-1", "kst-36600-VII-1"},
			{"kst-36836-D", "kst-36836-D"},
			{"ah-tk-20242025-1244", "ah-tk-20242025-1244"},
			{"kv-tk-2016Z00047", "kv-tk-2016Z00047"},
		}},
		{"in guillemets", "«33 694, nr. 43»", []cited{{"33 694, nr. 43", "kst-33694-43"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, citedIn(c.text)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", c.text, diff)
			}
		})
	}
}

func TestFindPapersLinksNothingElse(t *testing.T) {
	for _, text := range []string{
		"de 680.000 gevluchte Azerbeidzjanen", "een bijdrage van 100.000 euro", "€ 33 694, nr. 43", "EUR 33 694, nr. 1",
		"1 233 694, nr. 5", "33 694 krijgsgevangenen", "33694", "21 501-02", "het dossier 21 501-32", "36 600 VII",
		"begroting 36600-VII", "Kamerstuk 33 694", "Kamerstukken II 2022/23, 36 229", "Kamerstuk 33 694, 12 maart 2020",
		"nr. 5", "nr. 2375", "nrs. 1 t/m 3", "2020-2021", "vergaderjaar 2020-2021, nr. 5", "vergaderjaar 2013-2014",
		"Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1", "Onderhandelingen 2020-2021, nr. 3", "AH 609",
		"Handelingen II 2022/23, nr. 96", "Handelingen II 2022-2023", "tel. 070-3182211", "(0318) 12345", "1234 AB",
		"uw brief van 8 maart 2024, nr. 5293107", "nr. 2024Z11859", "2024Z15585/2024D37938", "ISSN 0921 - 7398",
		"tussen 15000-20000 mensen", "12500-15 leerlingen", "25 000-30 000 euro", "C/13/33694-12", "90-33694-67-8",
		"20500-0003", "33694-43a", "33694, nr. 43,5", "33694, nr. 12a", "30000 V", "in 36836 EU-burgers", "36836 EU burgers",
		"36836-EU", "99 999, nr. 1", "ISBN 36600-12", "artikel 36600-12", "Postbus 20018, nr. 5", "er waren 21 501, nr. 2 op de lijst", "ruim 33 694, nr. 1", "12 juli 33 procent", "artikel 33 694", "33.694, nr. 43", "33 6945, nr. 43", "336945, nr. 43",
		"0033694-43", "x33694-43", "33694-43/2", "33694-43-2020", "kst-", "kst-33694", "xkst-33694-43x", "20xx-20xx, xx xxx, nr. x",
		"Kamerstukken I 1998/99, 26 000, nr. 12", "pagina 33 694", "33694-2b", "2019/2020 12 500 personen", "33 694\n\nnr. 43",
	} {
		if got := citedIn(text); got != nil {
			t.Errorf("%q: found %q", text, got)
		}
	}
}

func TestLongRangesKeepOnlyTheirEnds(t *testing.T) {
	want := []cited{{"Kamerstuk 33 694, nrs. 1", "kst-33694-1"}, {"900", "kst-33694-900"}}
	if diff := cmp.Diff(want, citedIn("Kamerstuk 33 694, nrs. 1 t/m 900")); diff != "" {
		t.Error(diff)
	}
	if got := citedIn("Kamerstuk 33 694, nrs. 9 t/m 3"); len(got) != 1 {
		t.Errorf("a range that runs backwards gives %q", got)
	}
}

func FuzzFindPapers(f *testing.F) {
	for _, s := range []string{
		"Kamerstuk 21 501-02, nr. 2375 en verslag, Kamerstuk 21 501-02, nr. 2390", "nrs. 520 en 548", "2003-2004, 29 255 nr. 3 p. 13",
		"Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 594", "Kamerstuk 33 694, nrs. 1 t/m 3", "27 484 (R 1669), nr. 289", "I 2021/22, 35 925, nr. E",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, m := range FindPapers(text) {
			if m.Start < end || m.End < m.Start || m.End > len(text) {
				t.Fatalf("%q: range %d:%d after %d", text, m.Start, m.End, end)
			}
			end = m.End
			if _, err := ParsePaperID(string(m.ID)); err != nil {
				t.Errorf("%q: %v", text, err)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
				t.Errorf("%q: %d:%d cuts a character", text, m.Start, m.End)
			}
		}
		if id, ok := ParsePaper(text); ok {
			if got, err := ParsePaperID(string(id)); err != nil || got != id {
				t.Errorf("ParsePaper(%q) = %q: %v", text, id, err)
			}
		}
	})
}

func BenchmarkFindPapers(b *testing.B) {
	raw, err := os.ReadFile("../../data/source/kst-21501-02-2401.txt")
	text := string(raw)
	if err != nil {
		text = strings.Repeat("Het kabinet verwijst naar de brief van 16 juni 2021 (Kamerstuk 21 501-02, nr. 2375) en de 400.000 gevluchte Armeniërs. ", 300)
	}
	b.SetBytes(int64(len(text)))
	defer benchtest.Processor(b)()
	for b.Loop() {
		FindPapers(text)
	}
}
