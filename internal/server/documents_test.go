package server_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDocumentsAreChosenByTheirProperties narrows the list, as page and as JSON.
func TestDocumentsAreChosenByTheirProperties(t *testing.T) {
	s := newSite(t, "", sampleSources())
	for _, test := range []struct {
		query string
		want  []string
	}{
		{"", []string{"kst-21501-09-101", "kst-36600-VII-1"}},
		{"?fractie=vvd", []string{"kst-21501-09-101"}},
		{"?jaar=2021", []string{"kst-21501-09-101"}},
		{"?jaar=2021&fractie=niemand", []string{}},
		{"?dossier=21501-09", []string{"kst-21501-09-101"}},
		{"?soort=verslag-van-een-schriftelijk-overleg&fractie=d66", []string{"kst-21501-09-101"}},
		{"?sorteer=vragen", []string{"kst-21501-09-101", "kst-36600-VII-1"}},
		{"?kleur=rood", []string{"kst-21501-09-101", "kst-36600-VII-1"}},
	} {
		page := s.page("/documenten" + test.query)
		got := page.Find(".card h3 a").Map(func(_ int, a *selection) string { return a.AttrOr("href", "")[1:] })
		if diff := cmp.Diff(test.want, append([]string{}, got...)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.query, diff)
		}
		var records []struct{ ID string }
		if err := json.Unmarshal(s.get("/documenten.json"+test.query).Body.Bytes(), &records); err != nil {
			t.Fatal(err)
		}
		ids := []string{}
		for _, r := range records {
			ids = append(ids, r.ID)
		}
		if diff := cmp.Diff(test.want, ids); diff != "" {
			t.Errorf("%s as JSON (-want +got):\n%s", test.query, diff)
		}
	}
	page := s.page("/documenten?jaar=2021&fractie=niemand")
	if page.Find(`select[name="fractie"] option[selected]`).AttrOr("value", "") != "niemand" || page.Find(`a[href="/documenten"]`).Length() == 0 {
		t.Error("what is chosen cannot be taken away")
	}
	if got := text(s.page("/documenten?fractie=vvd").Find(`select[name="fractie"] option[value="d66"]`)); got != "D66 (1)" {
		t.Errorf("another faction says %q", got)
	}
}
