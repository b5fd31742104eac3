package parliament_test

import (
	"testing"

	"inbreng/internal/parliament"
)

func TestPlainTextOfATable(t *testing.T) {
	cell := func(words string) parliament.Cell {
		c := parliament.Cell{Inlines: []parliament.Inline{}}
		if words != "" {
			c.Inlines = append(c.Inlines, parliament.Inline{Kind: parliament.Text, Text: words}, parliament.Inline{Kind: parliament.Mark, Text: "1"})
		}
		return c
	}
	body := parliament.Body{Blocks: []parliament.Block{
		{Kind: parliament.Paragraph, Inlines: []parliament.Inline{{Kind: parliament.Text, Text: "Zie:"}}},
		{Kind: parliament.Table, Rows: []parliament.Row{{Cells: []parliament.Cell{cell("Jaar"), cell("Aantal")}}, {Cells: []parliament.Cell{cell(""), cell("3")}}}},
	}}
	if got, want := parliament.PlainText(body.Blocks), "Zie:\n\nJaar\tAantal\n\t3"; got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
	runs := 0
	body.Runs(func(inlines []parliament.Inline) {
		runs++
		if len(inlines) == 0 {
			t.Error("a run is empty")
		}
	})
	if runs != 4 {
		t.Errorf("%d runs, want those of the paragraph and of three cells", runs)
	}
}

func TestTextOfAList(t *testing.T) {
	for name, test := range map[string]struct {
		markers        []string
		plain, printed string
	}{
		"signs":                 {[]string{"–", "•"}, "x\nx", "– x\n• x"},
		"letters":               {[]string{"a.", "b)"}, "a. x\nb) x", "a. x\nb) x"},
		"numbers that count up": {[]string{"3.", "4."}, "x\nx", "3. x\n4. x"},
		"numbers that do not":   {[]string{"1.", "1."}, "1. x\n1. x", "1. x\n1. x"},
	} {
		list := parliament.Block{Kind: parliament.List}
		for _, marker := range test.markers {
			list.Items = append(list.Items, parliament.Item{Marker: marker, Inlines: []parliament.Inline{{Kind: parliament.Text, Text: "x"}}})
		}
		blocks := []parliament.Block{list}
		if got := parliament.PlainText(blocks); got != test.plain {
			t.Errorf("%s: the text is %q, want %q", name, got, test.plain)
		}
		if got := parliament.PrintedText(blocks); got != test.printed {
			t.Errorf("%s: the printed text is %q, want %q", name, got, test.printed)
		}
	}
}

func TestTextOfAListInAList(t *testing.T) {
	item := func(marker, words string, inside ...parliament.Item) parliament.Item {
		return parliament.Item{Marker: marker, Inlines: []parliament.Inline{{Kind: parliament.Text, Text: words}}, Items: inside}
	}
	body := parliament.Body{Blocks: []parliament.Block{{Kind: parliament.List, Items: []parliament.Item{
		item("1.", "een:", item("a.", "eerst"), item("b.", "dan", item("o", "laatst"))), item("2.", "twee"),
	}}}}
	if got, want := parliament.PlainText(body.Blocks), "een:\na. eerst\nb. dan\nlaatst\ntwee"; got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
	if got, want := parliament.PrintedText(body.Blocks), "1. een:\na. eerst\nb. dan\no laatst\n2. twee"; got != want {
		t.Errorf("the printed text is %q, want %q", got, want)
	}
	runs := ""
	body.Runs(func(inlines []parliament.Inline) { runs += inlines[0].Text + " " })
	if runs != "een: eerst dan laatst twee " {
		t.Errorf("the runs are %q", runs)
	}
}
