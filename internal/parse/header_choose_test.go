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

// TestTheNumberTellsTheChamber reads papers whose text does not name a chamber.
func TestTheNumberTellsTheChamber(t *testing.T) {
	text, err := source.New("a.txt", []byte("1\nHoeveel bruggen zijn er?\n\nAntwoord:\n312.\n"))
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[parliament.DocumentID]parliament.Chamber{
		"kst-36820-XVII-3": parliament.House, "kst-25295-BM": parliament.Senate, "een-bestand": "", "ah-tk-20232024-1": "",
	} {
		d, _, err := parse.Document(text, parse.Facts{ID: id})
		if err != nil {
			t.Fatal(err)
		}
		if d.Chamber != want {
			t.Errorf("%s is of %q, want %q", id, d.Chamber, want)
		}
	}
}
