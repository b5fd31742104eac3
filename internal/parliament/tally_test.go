package parliament

import "testing"

// TestTally counts questions answered together, one without an answer, one that is
// answered further on, the answer to it, and one without a number.
func TestTally(t *testing.T) {
	asked := []Question{{}}
	got := TallyOf([]Exchange{
		{Numbers: []int{3, 4, 5}, Questions: asked, Answer: &Answer{}},
		{Numbers: []int{6, 7}, Questions: asked},
		{Questions: asked, AnsweredIn: []ExchangeID{"vvd-2"}},
		{ID: "vvd-2", Answer: &Answer{}},
		{Questions: asked, Answer: &Answer{}},
	})
	if want := (Tally{Questions: 7, Open: 2, Answered: 3}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
