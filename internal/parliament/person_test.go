package parliament

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAnswerersOf has two ministers who are asked, of whom the label of one answer names
// one.
func TestAnswerersOf(t *testing.T) {
	finance, climate := Minister{Office: OfficeMinister, Ministry: "Financiën"}, Minister{Office: OfficeMinister, Ministry: "Klimaat en Groene Groei"}
	both := []Minister{climate, finance}
	d := &Document{Addressees: both, Exchanges: []Exchange{
		{Answer: &Answer{}, Answerers: []Minister{finance}},
		{Answer: &Answer{}},
		{AnsweredIn: []ExchangeID{"1"}, Answerers: []Minister{finance}},
		{Answerers: []Minister{finance}},
	}}
	for i, want := range [][]Minister{{finance}, both, {finance}, {}} {
		if diff := cmp.Diff(want, d.AnswerersOf(&d.Exchanges[i])); diff != "" {
			t.Errorf("exchange %d (-want +got):\n%s", i, diff)
		}
	}
	// The second exchange is answered by whom it is addressed to.
	if diff := cmp.Diff(both, d.AllAnswerers()); diff != "" {
		t.Errorf("all (-want +got):\n%s", diff)
	}
	named := *d
	named.Exchanges = d.Exchanges[:1]
	if diff := cmp.Diff([]Minister{finance}, named.AllAnswerers()); diff != "" {
		t.Errorf("all, where each answer is of one (-want +got):\n%s", diff)
	}
	d.Answerers = both
	if diff := cmp.Diff(both, d.AllAnswerers()); diff != "" {
		t.Errorf("all, where the document says who answers (-want +got):\n%s", diff)
	}
	d.Answerers, d.Addressees = nil, nil
	if diff := cmp.Diff([]Minister{finance}, d.Ministers()); diff != "" {
		t.Errorf("ministers (-want +got):\n%s", diff)
	}
}
