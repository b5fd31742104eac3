package bleveindex

import (
	"fmt"
	"testing"
)

func TestAnAbbreviationHasSomeLongForms(t *testing.T) {
	var short []shortForm
	for i := range 100 {
		short = append(short, shortForm{"XQZ", fmt.Sprintf("Xylofoon Quiz Zaak %d", i)})
	}
	all := newSynonyms(short, nil)
	if n := len(all["xqz"]); n != maxForms {
		t.Errorf("%d long forms, want %d", n, maxForms)
	}
	if n := len(all["xylofoon"]); n != 100 {
		t.Errorf("%d long forms lead to the abbreviation, want all", n)
	}
	if first := all["xqz"][0].others[0]; first != "Xylofoon Quiz Zaak 0" {
		t.Errorf("the first is %q", first)
	}
}
