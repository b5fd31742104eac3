package server

import (
	"slices"
	"testing"
	"time"

	"inbreng/internal/parliament"
)

// TestDayOfWhatAnswersNothing has written questions to which nothing but a notice came, the
// same with an answer, and a contribution, which has no notice.
func TestDayOfWhatAnswersNothing(t *testing.T) {
	day := parliament.Date{Year: 2025, Month: time.March, Day: 3}
	asked := []parliament.Question{{}}
	for _, test := range []struct {
		kind   parliament.Kind
		answer *parliament.Answer
		want   string
	}{
		{parliament.WrittenQuestions, nil, "Datum mededeling"},
		{parliament.WrittenQuestions, &parliament.Answer{}, "Beantwoord"},
		{parliament.Contribution, nil, "Beantwoord"},
	} {
		d := &parliament.Document{Kind: test.kind, Received: day, Exchanges: []parliament.Exchange{{Questions: asked, Answer: test.answer}}}
		facts := documentFacts(d)
		if !slices.ContainsFunc(facts, func(f fact) bool { return f.Term == test.want }) {
			t.Errorf("%s: %+v lacks %q", test.kind, facts, test.want)
		}
	}
}
