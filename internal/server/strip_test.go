package server

import (
	"strings"
	"testing"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

// exchangeOf returns an exchange of a faction with so many words.
func exchangeOf(n int, faction parliament.Faction, asked, replied int) parliament.Exchange {
	text := func(words int) parliament.Body { return parliament.Body{Text: strings.Repeat("woord ", words)} }
	e := parliament.Exchange{ID: parliament.NumberedExchange(n, 0), Numbers: []int{n}, Factions: []parliament.Faction{faction}, Questions: []parliament.Question{{Body: text(asked)}}}
	if replied > 0 {
		e.Answer = &parliament.Answer{Body: text(replied)}
	}
	return e
}

func TestAStripHasAMarkForEachExchange(t *testing.T) {
	d := &parliament.Document{Exchanges: []parliament.Exchange{
		exchangeOf(1, "VVD", 50, 100), exchangeOf(2, "D66", 1, 0), exchangeOf(3, "VVD", 10, 20),
	}}
	view := newStrip(d, stripOptions{ID: "s", Link: inPage, Hits: map[parliament.ExchangeID]bool{"3": true}})
	if view.Marks != 3 || view.Answered != 2 || view.Asked != 61 || view.Replied != 120 || view.Hits != 1 || !view.Searched || view.Longest.Name != "1" {
		t.Errorf("totals: %+v", view)
	}
	if len(view.Groups) != 2 || view.Groups[0].Label != "VVD" || len(view.Groups[0].Marks) != 2 || view.Groups[1].Label != "D66" {
		t.Fatalf("groups: %+v", view.Groups)
	}
	one, three, two := view.Groups[0].Marks[0], view.Groups[0].Marks[1], view.Groups[1].Marks[0]
	if one.Depth != barLength || one.Height != barLength/2 || three.Depth != barLength/5 || two.Height != leastBar || two.Depth != 0 {
		t.Errorf("bars: %d up and %d down, %d down, %d up and %d down", one.Height, one.Depth, three.Depth, two.Height, two.Depth)
	}
	if one.Hit || !three.Hit || two.Answered || one.URL != "#vraag-en-antwoord-1" {
		t.Errorf("marks: %+v", view.Groups)
	}
}

// TestAStripIsNoWiderThanAPhone lays out a long document: nothing sticks out of
// its picture, no two marks share a place, and each is wide enough for a finger.
func TestAStripIsNoWiderThanAPhone(t *testing.T) {
	d := &parliament.Document{}
	for n := 1; n <= 150; n++ {
		d.Exchanges = append(d.Exchanges, exchangeOf(n, "VVD", n%37, 1+n*7%400))
	}
	view := newStrip(d, stripOptions{ID: "s", Link: inPage})
	g := view.Groups[0]
	if g.Width > 288 || markWidth < 24 {
		t.Errorf("the strip is %d wide, a mark %d", g.Width, markWidth)
	}
	seen := map[[2]int]bool{}
	for _, mark := range g.Marks {
		if seen[[2]int{mark.X, mark.Y}] {
			t.Errorf("mark %s lies upon another", mark.Name)
		}
		seen[[2]int{mark.X, mark.Y}] = true
		if mark.X < 0 || mark.X+markWidth > g.Width || mark.Y < 0 || mark.Y+view.RowHeight > g.Height || mark.Flag-7 < mark.Y || mark.QuestionY < mark.Y || mark.AnswerY+mark.Depth > mark.Text || mark.Text > mark.Y+view.RowHeight {
			t.Errorf("mark %s sticks out: %+v", mark.Name, mark)
		}
	}
}

func TestAnEmptyDocumentHasNoStrip(t *testing.T) {
	if view := newStrip(&parliament.Document{}, stripOptions{ID: "s", Link: inPage}); len(view.Groups) != 0 || view.RowHeight <= 0 {
		t.Errorf("%+v", view)
	}
}

func TestTheNameBelowAMarkIsShort(t *testing.T) {
	for _, tt := range []struct {
		e        parliament.Exchange
		want     string
		squeezed bool
	}{
		{parliament.Exchange{ID: "12", Numbers: []int{12}}, "12", false},
		{parliament.Exchange{ID: "120", Numbers: []int{120}}, "120", false},
		{parliament.Exchange{ID: "5", Numbers: []int{5, 6, 7, 8}}, "5–8", false},
		{parliament.Exchange{ID: "10", Numbers: []int{10, 14}}, "10–14", true},
		{parliament.Exchange{ID: "groenlinks-pvda-3"}, "3", false},
		{parliament.Exchange{ID: "x"}, "x", false},
	} {
		outline := corpus.OutlineOf(&tt.e)
		if mark := newMark(&outline, stripOptions{Link: inPage}); mark.Short != tt.want || mark.Squeezed != tt.squeezed {
			t.Errorf("%s: %q, squeezed %t", tt.e.ID, mark.Short, mark.Squeezed)
		}
	}
}
