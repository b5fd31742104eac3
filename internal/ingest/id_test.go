package ingest

import (
	"strings"
	"testing"

	"inbreng/internal/parliament"
)

func TestNamesOfFilesGiveIDs(t *testing.T) {
	for name, want := range map[string]string{
		"kst-21501-02-2401.txt":                            "kst-21501-02-2401",
		"vso_kst-21501-32-1731_2025_lvvn.txt":              "kst-21501-32-1731",
		"lva_kst-36820-XVII-3_2025.txt":                    "kst-36820-XVII-3",
		"vso_ek_kst-25295-BM_2023.txt":                     "kst-25295-BM",
		"inbreng_2026D05130_def.txt":                       "nds-tk-2026D05130",
		"ah-tk-20242025-546 (1).pdf":                       "ah-tk-20242025-546",
		"01_mutluer_wolvega.docx":                          "bestand-01-mutluer-wolvega",
		"2012-02-13_000_kamer_over_het_rapport.txt":        "bestand-2012-02-13-000-kamer-over-het-rapport",
		"Antwoord op vragen van het lid Joseph.txt":        "bestand-antwoord-op-vragen-van-het-lid-joseph-*",
		"Één brief.txt":                                    "bestand-een-brief-*",
		"文.txt":                                            "bestand-*",
		".txt":                                             "bestand-*",
		strings.Repeat("lange naam ", 30) + "1.txt":        "bestand-lange-naam-*",
		"kst-21501-02-2401.en.nog.iets_kst-33694-43.x.txt": "kst-21501-02-2401",
	} {
		got, ours := namedID("map/" + name)
		begin, made := strings.CutSuffix(want, "*")
		if ours != strings.HasPrefix(want, "bestand-") || made && !strings.HasPrefix(string(got), begin) || !made && string(got) != want {
			t.Errorf("%s gives %s (ours: %t), want %s", name, got, ours, want)
		}
		if _, err := parliament.ParseDocumentID(string(got)); err != nil || !numberedGroup.MatchString(string(got)) {
			t.Errorf("%s gives %s: %v", name, got, err)
		}
		if again, _ := namedID("elders/" + name); again != got {
			t.Errorf("%s gives %s and %s", name, got, again)
		}
	}
}
