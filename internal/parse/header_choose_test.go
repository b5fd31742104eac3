package parse_test

import (
	"slices"
	"testing"

	"inbreng/internal/parliament"
	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// TestNamesThatContradict has a file by another number than its text gives, with and
// without a sidecar that says so too.
func TestNamesThatContradict(t *testing.T) {
	text, err := source.New("kst-36800-XII-78.txt", []byte("Tweede Kamer der Staten-Generaal\n36 800 XII Vaststelling van de begrotingsstaten van het Ministerie\n\nNr. 77 LIJST VAN VRAGEN EN ANTWOORDEN\n\n1\nHoeveel bruggen zijn er?\n\nAntwoord:\n312.\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		facts parse.Facts
		want  []string
	}{
		{parse.Facts{ID: "kst-36800-XII-77"}, nil},
		{parse.Facts{ID: "kst-36800-XII-78"}, []string{"name-contradicts Volgens de tekst is «77» het nummer; de naam van het bestand zegt «78»."}},
		{parse.Facts{ID: "kst-36800-XII-77", Number: "78"}, []string{
			"sidecar-contradicts Het begeleidende bestand geeft voor nummer «78»; uit de tekst of de naam van het bestand blijkt «77».",
			"name-contradicts Volgens het begeleidende bestand is «78» het nummer; de naam van het bestand zegt «77».",
		}},
	} {
		d, _, err := parse.Document(text, test.facts)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range d.Problems {
			if p.Kind == parliament.NameContradicts || p.Kind == parliament.SidecarContradicts {
				got = append(got, string(p.Kind)+" "+p.Text)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%+v: %q, want %q", test.facts, got, test.want)
		}
	}
}

// TestTheNumberTellsTheChamber reads papers whose text names no chamber and no year.
func TestTheNumberTellsTheChamber(t *testing.T) {
	text, err := source.New("a.txt", []byte("1\nHoeveel bruggen zijn er?\n\nAntwoord:\n312.\n"))
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[parliament.DocumentID]struct {
		chamber parliament.Chamber
		year    parliament.SessionYear
	}{
		"kst-36820-XVII-3": {parliament.House, ""}, "kst-25295-BM": {parliament.Senate, ""}, "een-bestand": {},
		"ah-tk-20232024-1": {parliament.House, "2023-2024"}, "ah-ek-19992000-2": {parliament.Senate, "1999-2000"}, "kv-tk-2016Z00047": {},
	} {
		d, _, err := parse.Document(text, parse.Facts{ID: id})
		if err != nil {
			t.Fatal(err)
		}
		if d.Chamber != want.chamber || d.SessionYear != want.year {
			t.Errorf("%s is of %q and %q, want %+v", id, d.Chamber, d.SessionYear, want)
		}
	}
}
