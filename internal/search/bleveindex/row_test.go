package bleveindex

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// TestTooManyPlacesAreRefused holds that a query whose phrases are too dear is
// refused, and that one that is not is answered.
func TestTooManyPlacesAreRefused(t *testing.T) {
	records := make([]search.Record, 40)
	for i := range records {
		records[i] = search.Record{
			ID:       search.ExchangeID{Document: "kst-1-1", Exchange: parliament.ExchangeID(fmt.Sprint(i + 1))},
			Order:    i,
			Question: strings.Repeat("de brug van de stad en de sluis van het dorp ", 10),
		}
	}
	seq := func(yield func(search.Record, error) bool) {
		for _, r := range records {
			if !yield(r, nil) {
				return
			}
		}
	}
	x, err := InMemory(seq, func(id search.ExchangeID) (search.Record, error) { return records[0], nil })
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	query := search.Query{Text: `"de brug" "van de" "en de"`}
	if r, err := x.Search(context.Background(), query); err != nil || r.Total != len(records) {
		t.Fatalf("got %+v, error %v", r, err)
	}
	x.maxPlaces = 1000
	if _, err := x.Search(context.Background(), query); !errors.Is(err, search.ErrTooMany) {
		t.Errorf("got error %v, want one that is ErrTooMany", err)
	}
	// What the search tries of itself for words that are nowhere does not count.
	query.Text = "vanstad enbrug hetsluis vandorp"
	if r, err := x.Search(context.Background(), query); err != nil || r.Total != 0 {
		t.Errorf("got %+v, error %v", r, err)
	}
}
