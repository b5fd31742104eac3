package parliament

import (
	"strings"
	"testing"
)

func TestPaperIDForms(t *testing.T) {
	for _, c := range []struct{ id, dossier, number, citation string }{
		{"kst-33694-58", "33694", "58", "Kamerstuk 33 694, nr. 58"},
		{"kst-21501-02-2375", "21501-02", "2375", "Kamerstuk 21 501-02, nr. 2375"},
		{"kst-36600-VII-1", "36600-VII", "1", "Kamerstuk 36 600 VII, nr. 1"},
		{"kst-36600-IIA-3", "36600-IIA", "3", "Kamerstuk 36 600 IIA, nr. 3"},
		{"kst-36800-H-5", "36800-H", "5", "Kamerstuk 36 800 H, nr. 5"},
		{"kst-36836-D", "36836", "D", "Kamerstuk 36 836, nr. D"},
		{"kst-25295-BM", "25295", "BM", "Kamerstuk 25 295, nr. BM"},
		{"kst-35925-V-E", "35925-V", "E", "Kamerstuk 35 925 V, nr. E"},
		{"ah-tk-20242025-1244", "", "", "Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. 1244"},
		{"ah-tk-19992000-1", "", "", "Aanhangsel Handelingen, vergaderjaar 1999–2000, nr. 1"},
		{"h-tk-20222023-96-5", "", "", "Handelingen II 2022/23, nr. 96, item 5"},
		{"h-ek-20222023-3-2", "", "", "Handelingen I 2022/23, nr. 3, item 2"},
		{"kv-tk-2016Z00047", "", "", "Kamervraag 2016Z00047"},
		{"nds-tk-2020D20723", "", "", "Document 2020D20723"},
		{"2020D25240", "", "", "2020D25240"},
		{"2020Z11759", "", "", "2020Z11759"},
	} {
		id, err := ParsePaperID(c.id)
		if err != nil {
			t.Errorf("ParsePaperID(%q): %v", c.id, err)
			continue
		}
		if id.String() != c.id || id.Dossier() != c.dossier || id.Number() != c.number || id.Citation() != c.citation {
			t.Errorf("%s: got %q, dossier %q, number %q, citation %q", c.id, id, id.Dossier(), id.Number(), id.Citation())
		}
		if got, ok := ParsePaper(c.id); !ok || got != id {
			t.Errorf("ParsePaper(%q) = %q, %v", c.id, got, ok)
		}
		if url := id.OfficialURL(); url == "" {
			if !isHouseNumber(c.id) {
				t.Errorf("%s has no address", c.id)
			}
		} else if got, ok := ParseOfficialURL(url); !ok || got != id {
			t.Errorf("ParseOfficialURL(%q) = %q, %v", url, got, ok)
		}
	}
}

func TestCitationIsReadBackAsThePaper(t *testing.T) {
	for _, s := range []string{
		"kst-33694-58", "kst-21501-02-2375", "kst-36600-VII-1", "kst-36836-D", "kst-35925-V-E", "kst-17050-1",
		"ah-tk-20242025-1244", "ah-ek-20242025-2", "h-tk-20222023-96-5", "h-ek-19992000-3-2",
	} {
		id := PaperID(s)
		if got, ok := ParsePaper(id.Citation()); !ok || got != id {
			t.Errorf("ParsePaper(%q) = %q, %v; want %s", id.Citation(), got, ok, id)
		}
		text := "Zie " + id.Citation() + "."
		found := FindPapers(text)
		if len(found) != 1 || found[0].ID != id || text[found[0].Start:found[0].End] != id.Citation() {
			t.Errorf("FindPapers(%q) = %v; want %s", text, found, id)
		}
	}
}

func TestNoPaperID(t *testing.T) {
	for _, s := range []string{
		"", "kst", "kst-33694", "kst-3369-1", "kst-336940-1", "kst-33694-0", "kst-33694-043", "kst-33694-43a",
		"kst-33694-d", "kst-21501-02-", "kst-21501-2375-02-1", "kst-99999-1", "KST-33694-58", "kst-33 694-58",
		"ah-tk-20242026-1", "ah-tk-2024-1", "ah-tk-20242025", "ah-vv-20242025-1", "h-tk-20222023-96",
		"kv-tk-2016D00047", "nds-tk-2020Z20723", "2020X25240", "2020D2524", "blg-123456", "stb-2024-71",
		"kst-33694-58/../x", strings.Repeat("kst-33694-", 10) + "1",
	} {
		if id, err := ParsePaperID(s); err == nil {
			t.Errorf("ParsePaperID(%q) = %q", s, id)
		}
	}
}

func TestNewPaperID(t *testing.T) {
	for _, c := range []struct{ dossier, sub, number, want string }{
		{"33694", "", "43", "kst-33694-43"},
		{"33 694", "", "43", "kst-33694-43"},
		{"21501-02", "", "2401", "kst-21501-02-2401"},
		{"21 501", "02", "2401", "kst-21501-02-2401"},
		{"36600", "VII", "1", "kst-36600-VII-1"},
		{"36836", "", "D", "kst-36836-D"},
		{"36836", "", "", ""},
		{"", "", "1", ""},
	} {
		got, err := NewPaperID(c.dossier, c.sub, c.number)
		if string(got) != c.want || (err == nil) != (c.want != "") {
			t.Errorf("NewPaperID(%q, %q, %q) = %q, %v; want %q", c.dossier, c.sub, c.number, got, err, c.want)
		}
	}
	if got, err := NewAppendixID("2023-2024", 594); got != "ah-tk-20232024-594" || err != nil {
		t.Errorf("NewAppendixID = %q, %v", got, err)
	}
	if got, err := NewAppendixID("", 594); err == nil {
		t.Errorf("NewAppendixID without a year = %q", got)
	}
}

func TestParseOfficialURL(t *testing.T) {
	const id = "kst-21501-02-2401"
	for _, s := range []string{
		"https://zoek.officielebekendmakingen.nl/kst-21501-02-2401",
		"https://zoek.officielebekendmakingen.nl/kst-21501-02-2401.html",
		"http://zoek.officielebekendmakingen.nl/kst-21501-02-2401.pdf",
		"https://zoek.officielebekendmakingen.nl/kst-21501-02-2401.xml",
		"https://zoek.officielebekendmakingen.nl/kst-21501-02-2401.html?zoekcriteria=a%3fb",
		"https://zoek.officielebekendmakingen.nl/kst-21501-02-2401.html#d17e91",
		"HTTPS://Zoek.OfficieleBekendmakingen.nl/kst-21501-02-2401.html",
	} {
		if got, ok := ParseOfficialURL(s); !ok || got != id {
			t.Errorf("ParseOfficialURL(%q) = %q, %v", s, got, ok)
		}
	}
	for _, s := range []string{
		"", "https://", "https://zoek.officielebekendmakingen.nl/", "https://zoek.officielebekendmakingen.nl/stb-2024-71.html",
		"https://elders.nl/kst-21501-02-2401.html", "https://zoek.officielebekendmakingen.nl.elders.nl/kst-21501-02-2401",
		"https://zoek.officielebekendmakingen.nl/kst-21501-02-2401/x", "zoek.officielebekendmakingen.nl/kst-21501-02-2401",
		"https://zoek.officielebekendmakingen.nl/kst-21501-02-2401.html.exe",
	} {
		if got, ok := ParseOfficialURL(s); ok {
			t.Errorf("ParseOfficialURL(%q) = %q", s, got)
		}
	}
}

func TestParsePaperReadsWhatPeopleType(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"33694-43", "kst-33694-43"},
		{"33 694, nr. 43", "kst-33694-43"},
		{"33 694 nr 43", "kst-33694-43"},
		{"33694 nr.43", "kst-33694-43"},
		{"33694, Nr. 43.", "kst-33694-43"},
		{"kst-33694-43", "kst-33694-43"},
		{"KST-33694-43", "kst-33694-43"},
		{"Kst-21501-02-2401", "kst-21501-02-2401"},
		{"kamerstuk 33694, nr 43", "kst-33694-43"},
		{"KAMERSTUK 33694 NR 43", "kst-33694-43"},
		{"21 501-02 nr. 2375", "kst-21501-02-2375"},
		{"21501-02-2401", "kst-21501-02-2401"},
		{"21 501-02-2401", "kst-21501-02-2401"},
		{" 21501-02, nr. 2401 ", "kst-21501-02-2401"},
		{"36600 VII nr 1", "kst-36600-VII-1"},
		{"36600 vii nr 1", "kst-36600-VII-1"},
		{"36600-vii-1", "kst-36600-VII-1"},
		{"kst-36600-vii-1", "kst-36600-VII-1"},
		{"36836 D", "kst-36836-D"},
		{"36836 d", "kst-36836-D"},
		{"36 836, D", "kst-36836-D"},
		{"36836-d", "kst-36836-D"},
		{"36836-V", "kst-36836-V"},
		{"25 295 BM", "kst-25295-BM"},
		{"25295, nr. BM", "kst-25295-BM"},
		{"Kamerstukken II 2020/21, 21501-02, nr. 2401", "kst-21501-02-2401"},
		{"Aanhangsel Handelingen II 2023/24, nr. 594", "ah-tk-20232024-594"},
		{"AH-TK-20232024-594", "ah-tk-20232024-594"},
		{"kv-tk-2016z00047", "kv-tk-2016Z00047"},
		{"2020d25240", "2020D25240"},
		{"https://zoek.officielebekendmakingen.nl/kst-21501-02-2401.html", "kst-21501-02-2401"},
	} {
		if got, ok := ParsePaper(c.typed); !ok || string(got) != c.want {
			t.Errorf("ParsePaper(%q) = %q, %v; want %s", c.typed, got, ok, c.want)
		}
	}
	for _, s := range []string{
		"", " ", ".", "33694", "33 694", "21501-02", "21 501-32", "36600 VII", "36600-VII", "nr. 43", "2021", "2020-2021",
		"33 694, nrs. 1 en 2", "motie 33694-43", "33694-43 drones", "30000 kg", "30000 euro", "99999-1", "krijgsgevangenen", "é", "12-03-2021",
	} {
		if got, ok := ParsePaper(s); ok {
			t.Errorf("ParsePaper(%q) = %q; want none", s, got)
		}
	}
}

func TestGroupDossier(t *testing.T) {
	for in, want := range map[string]string{
		"33694": "33 694", "21501-02": "21 501-02", "36600-VII": "36 600 VII", "": "", "abc": "abc", "123": "123",
	} {
		if got := GroupDossier(in); got != want {
			t.Errorf("GroupDossier(%q) = %q; want %q", in, got, want)
		}
	}
}
