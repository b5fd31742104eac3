package ingest

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
)

// What a file says about itself stands in the record with where it is from; the
// sidecar wins, and a contradiction is a problem.
func TestMetadata(t *testing.T) {
	formats := newTestFormats(t)
	path := write(t, "verslag.xml", consultationXML("kst-99999-7"))
	parsed, err := formats.File(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	doc := parsed.Document
	if doc.ID != "kst-99999-7" || doc.Dossier != "99999" || doc.DossierTitle != "Raad Visserij" || doc.SessionYear.String() != "2020-2021" || doc.Chamber != parliament.House || len(doc.Problems) != 0 {
		t.Errorf("got %s, dossier %s %q, year %s, chamber %s, problems %+v", doc.ID, doc.Dossier, doc.DossierTitle, doc.SessionYear, doc.Chamber, doc.Problems)
	}
	want := map[string]string{
		"id": "het bestand zelf (DC.identifier)", "dossier": "het bestand zelf (OVERHEIDop.dossiernummer)", "dossierTitle": "het bestand zelf (OVERHEIDop.dossiertitel)",
		"sessionYear": "het bestand zelf (OVERHEIDop.vergaderjaar)", "chamber": "het bestand zelf (DC.creator)",
	}
	if diff := cmp.Diff(want, doc.Provenance); diff != "" {
		t.Errorf("provenance (-want +got):\n%s", diff)
	}

	sidecar := `{"schema": 1, "facts": {"dossierTitle": {"value": "Raad Landbouw", "provenance": "titelblad"}}}`
	if err := os.WriteFile(strings.TrimSuffix(path, ".xml")+".json", []byte(sidecar), 0o600); err != nil {
		t.Fatal(err)
	}
	parsed, err = formats.File(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	doc = parsed.Document
	if doc.DossierTitle != "Raad Landbouw" || doc.Provenance["dossierTitle"] != "titelblad" {
		t.Errorf("the sidecar does not win: %q, from %s", doc.DossierTitle, doc.Provenance["dossierTitle"])
	}
	wantText := "Voor dossierTitle is «Raad Landbouw» gegeven; het bestand zelf zegt «Raad Visserij» (OVERHEIDop.dossiertitel)."
	if len(doc.Problems) != 1 || doc.Problems[0].Kind != parliament.SidecarContradicts || doc.Problems[0].Text != wantText {
		t.Errorf("got problems %+v", doc.Problems)
	}

	// A file under another's name.
	parsed, err = formats.File(t.Context(), write(t, "kst-99999-8.xml", consultationXML("kst-99999-7")))
	if err != nil {
		t.Fatal(err)
	}
	if ps := parsed.Document.Problems; len(ps) != 1 || !strings.HasPrefix(ps[0].Text, "Voor id is «kst-99999-8» gegeven; het bestand zelf zegt «kst-99999-7»") {
		t.Errorf("got problems %+v", ps)
	}
}

func TestMetadataForms(t *testing.T) {
	for in, want := range map[string]string{"21501-02": "21501-02", "21 501-02": "21501-02", "36 600 VII": "36600-VII", "36600-VII": "36600-VII", "32\u00a0317": "32317", "32317;36600": "", "": ""} {
		if got, err := dossier(in); got != want || (err == nil) != (want != "") {
			t.Errorf("dossier(%q) = %q, error %v; want %q", in, got, err, want)
		}
	}
	for in, want := range map[string]string{"2024-11-20": "2024-11-20", "20-11-2024": "2024-11-20", "20-13-2024": "", "gisteren": ""} {
		if got, err := date(in); err == nil && got.String() != want || (err == nil) != (want != "") {
			t.Errorf("date(%q) = %q, error %v; want %q", in, got, err, want)
		}
	}
	for in, want := range map[string]parliament.Chamber{"Tweede Kamer der Staten-Generaal": parliament.House, "Eerste Kamer der Staten-Generaal": parliament.Senate, "Raad van State": ""} {
		if got, _ := chamber(in); got != want {
			t.Errorf("chamber(%q) = %q, want %q", in, got, want)
		}
	}
}
