package server

import (
	"inbreng/internal/corpus"
)

// A chartView is one figure of all factions as a picture: a bar for each.
type chartView struct {
	ID            string
	Title         string
	Desc          string // who has most
	Width, Height int
	Bars          []chartBar
}

// A chartBar is the figure of one faction. Y is where its words stand; its bar
// hangs below them.
type chartBar struct {
	Label, Value string
	Y, BarY      int
	Length       int
	Chosen       bool // it is what the page is about
}

// figuresView is how much every faction asked, as pictures and as a table.
type figuresView struct {
	Charts   []chartView
	Factions []corpus.FactionSummary
	Words    int // asked by all together, for the shares
	// Many says that the pictures are too long to stand before what a page is about.
	Many bool
}

// Sizes of the charts in pixels.
const (
	chartWidth   = 280
	chartRow     = 36
	chartBarDrop = 6
)

// figures are what is counted of a faction.
var figures = []struct {
	id, title, of string
	count         func(*corpus.FactionSummary) int
}{
	{"vragen", "Vragen", "vragen", func(f *corpus.FactionSummary) int { return f.Questions }},
	{"gevraagd", "Woorden gevraagd", "woorden in vragen", func(f *corpus.FactionSummary) int { return f.WordsAsked }},
	{"geantwoord", "Woorden geantwoord", "woorden in de antwoorden daarop", func(f *corpus.FactionSummary) int { return f.WordsAnswered }},
	{"verwijzingen", "Verwijzingen", "verwijzingen in vraag, antwoord en noten", func(f *corpus.FactionSummary) int { return f.References }},
}

// manyFactions is above how many factions the pictures are opened by who wants them: on
// a telephone more fill two screens.
const manyFactions = 8

// newFigures returns the figures of all factions; chosen is the slug of the one
// that the page is about, or "".
func newFigures(factions []corpus.FactionSummary, chosen string) figuresView {
	view := figuresView{Factions: factions, Many: len(factions) > manyFactions}
	for i := range factions {
		view.Words += factions[i].WordsAsked
	}
	if len(factions) == 0 {
		return view
	}
	for _, figure := range figures {
		chart := chartView{ID: "cijfers-" + figure.id, Title: figure.title, Width: chartWidth, Height: len(factions) * chartRow}
		most, least := 0, 0
		for i := range factions {
			if figure.count(&factions[i]) > figure.count(&factions[most]) {
				most = i
			}
			if figure.count(&factions[i]) < figure.count(&factions[least]) {
				least = i
			}
		}
		top := figure.count(&factions[most])
		chart.Desc = "Een balk per fractie. De meeste " + figure.of + ": " + string(factions[most].Faction) + ", " + number(top) +
			". De minste: " + string(factions[least].Faction) + ", " + number(figure.count(&factions[least])) + "."
		for i := range factions {
			n := figure.count(&factions[i])
			b := chartBar{Label: string(factions[i].Faction), Value: number(n), Y: i*chartRow + 14, Chosen: factions[i].Slug == chosen}
			b.BarY = b.Y + chartBarDrop
			if top > 0 {
				b.Length = n * chartWidth / top
			}
			chart.Bars = append(chart.Bars, b)
		}
		view.Charts = append(view.Charts, chart)
	}
	return view
}
