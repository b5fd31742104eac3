package parliament

import "testing"

// TestTally counts questions answered together, one without an answer, one that is
// answered further on, the answers to it, one with the question printed again, and one without a
// number.
func TestTally(t *testing.T) {
	asked := []Question{{}}
	got := TallyOf([]Exchange{
		{Numbers: []int{3, 4, 5}, Questions: asked, Answer: &Answer{}},
		{Numbers: []int{6, 7}, Questions: asked},
		{Questions: asked, AnsweredIn: []ExchangeID{"vvd-2"}},
		{ID: "vvd-2", Answer: &Answer{}},
		{ID: "vvd-3", Questions: asked, Answer: &Answer{}, Repeats: true},
		{Questions: asked, Answer: &Answer{}},
	})
	if want := (Tally{Exchanges: 6, Questions: 7, Open: 2, Answered: 4}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
