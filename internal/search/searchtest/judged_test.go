package searchtest

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

func TestReadJudged(t *testing.T) {
	got, err := ReadJudged(strings.NewReader("# remark\n\n\"geen sprake\"\tphrase\t7:3 2:1\t-\twoord voor woord\nborell\ttypo\t20:3\tborrell klaar\tnaam\n"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Judged{
		{Query: `"geen sprake"`, Class: "phrase", Grades: map[parliament.ExchangeID]int{"7": 3, "2": 1}, Reason: "woord voor woord"},
		{Query: "borell", Class: "typo", Grades: map[parliament.ExchangeID]int{"20": 3}, Also: []string{"borrell", "klaar"}, Reason: "naam"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"a\tb\t1:3\t-", "a\tb\t1:4\t-\tr", "a\tb\t1:x\t-\tr", "a\tb\t\t-\tr", "a\tb\t1:1 1:2\t-\tr", "a\tb\t1:1\t-\tr\na\tb\t1:1\t-\tr"} {
		if _, err := ReadJudged(strings.NewReader(bad)); err == nil {
			t.Errorf("ReadJudged(%q) gave no error", bad)
		}
	}
}

func TestMeasure(t *testing.T) {
	j := Judged{Grades: map[parliament.ExchangeID]int{"1": 3, "2": 1}}
	other := search.ExchangeID{Document: QuestionList, Exchange: "1"}
	half := 1 / math.Log2(3)
	for _, tt := range []struct {
		name string
		hits []search.ExchangeID
		want Measure
	}{
		{"nothing found", nil, Measure{}},
		{"all, best first", []search.ExchangeID{ID("1"), ID("2")}, Measure{1, 1, 1, 1}},
		{"all, worst first", []search.ExchangeID{ID("2"), ID("1")}, Measure{0, 1, 1, (1 + 7*half) / (7 + half)}},
		{"the same number of another document", []search.ExchangeID{other, ID("1")}, Measure{0, 0.5, 0.5, 7 * half / (7 + half)}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := j.Measure(Consultation, tt.hits); !near(got, tt.want) {
				t.Errorf("Measure = %+v, want %+v", got, tt.want)
			}
		})
	}
}

func TestTallyTakesSuccessOnlyWhereOneAnswerIsRight(t *testing.T) {
	one := Judged{Grades: map[parliament.ExchangeID]int{"1": 3, "2": 2}}
	two := Judged{Grades: map[parliament.ExchangeID]int{"1": 3, "2": 3}}
	var tally Tally
	tally.Add(&one, Measure{Success: 1, Precision: 1})
	tally.Add(&two, Measure{NDCG: 1})
	if got, want := tally.Mean(), (Measure{Success: 1, Precision: 0.5, NDCG: 0.5}); !near(got, want) {
		t.Errorf("Mean = %+v, want %+v", got, want)
	}
	if tally.Queries != 2 || tally.Right != 1 {
		t.Errorf("%d queries, %d with one right answer", tally.Queries, tally.Right)
	}
}

func near(a, b Measure) bool {
	const e = 1e-9
	return math.Abs(a.Success-b.Success) < e && math.Abs(a.Precision-b.Precision) < e &&
		math.Abs(a.Recall-b.Recall) < e && math.Abs(a.NDCG-b.NDCG) < e
}

func TestReadPairs(t *testing.T) {
	got, err := ReadPairs(strings.NewReader("# remark\ntuned\tfractie\tfracties\tyes\nheld-out\tgeen\tbeen\tno\n"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Pair{{false, "fractie", "fracties", true}, {true, "geen", "been", false}}, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"tuned\ta\tb", "mine\ta\tb\tyes", "tuned\ta\tb\tmaybe"} {
		if _, err := ReadPairs(strings.NewReader(bad)); err == nil {
			t.Errorf("ReadPairs(%q) gave no error", bad)
		}
	}
}
