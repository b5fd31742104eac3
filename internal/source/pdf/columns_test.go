//go:build !nopdf

package pdf

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/source/sourcetest"
)

// column returns lines of prose in a column.
func column(x, y, lead float64, words string, n int) ([]sourcetest.Show, []string) {
	var shows []sourcetest.Show
	var texts []string
	for i := range n {
		text := fmt.Sprintf("%s %c regel met de woorden van een kolom", words, 'a'+i)
		shows = append(shows, sourcetest.Show{X: x, Y: y - lead*float64(i), Size: 10, Text: text})
		texts = append(texts, text)
	}
	return shows, texts
}

func TestColumns(t *testing.T) {
	head := sourcetest.Show{X: 60, Y: 780, Size: 12, Text: "Vragen van de leden Nijpels, Kappeyne van de Coppello en Evenhuis over onderzoek"}
	foot := []sourcetest.Show{{X: 60, Y: 60, Size: 9, Text: "Tweede Kamer, vergaderjaar 1977-1978, Aanhangsel"}, {X: 530, Y: 60, Size: 9, Text: "587"}}
	for _, tt := range []struct {
		name  string
		shift float64 // of the right column's lines against those of the left
		lead  float64
	}{
		{"lines at one height", 0, 11},
		{"lines that are askew", 1.5, 11},
		{"lines between each other", 5.5, 11},
		{"lines at other distances", 3, 11.7},
	} {
		t.Run(tt.name, func(t *testing.T) {
			left, leftTexts := column(60, 740, 11, "links", 25)
			right, rightTexts := column(310, 740-tt.shift, tt.lead, "rechts", 22)
			// As a scanner finds them: across both columns.
			var shows []sourcetest.Show
			shows = append(shows, head)
			for i := range left {
				shows = append(shows, left[i])
				if i < len(right) {
					shows = append(shows, right[i])
				}
			}
			shows = append(shows, foot...)
			file, err := reader().Read(t.Context(), "x.pdf", sourcetest.PDF(shows))
			if err != nil {
				t.Fatal(err)
			}
			want := head.Text + "\n\n" + strings.Join(append(leftTexts, rightTexts...), "\n")
			if diff := cmp.Diff(want, file.Text.String()); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{"Bladzijde 1 is in twee kolommen gedrukt; die zijn na elkaar gelezen."}, file.Text.Converted()); diff != "" {
				t.Errorf("said (-want +got):\n%s", diff)
			}
			if len(file.Furniture) != 1 || file.Furniture[0].Rule != "running-foot" {
				t.Errorf("furniture %+v", file.Furniture)
			}
		})
	}
}

// What stands side by side and is no prose stays on its lines.
func TestNoColumns(t *testing.T) {
	var table, list []sourcetest.Show
	for i := range 30 {
		y := 740 - 11*float64(i)
		table = append(table, sourcetest.Show{X: 60, Y: y, Size: 10, Text: "Uitgaven aan onderzoek in het jaar"}, sourcetest.Show{X: 310, Y: y, Size: 10, Text: fmt.Sprint(2000+i, " euro en ", 17*i, " cent per jaar in ", 1990+i)})
		list = append(list, sourcetest.Show{X: 60, Y: y, Size: 10, Text: "Nijpels"}, sourcetest.Show{X: 310, Y: y, Size: 10, Text: "lid van de vaste commissie voor Justitie"})
	}
	few, _ := column(60, 740, 11, "links", 5)
	more, _ := column(310, 740, 11, "rechts", 5)
	for name, shows := range map[string][]sourcetest.Show{"figures": table, "short cells": list, "few lines": append(few, more...)} {
		file, err := reader().Read(t.Context(), "x.pdf", sourcetest.PDF(shows))
		if err != nil {
			t.Fatal(err)
		}
		if first, _, _ := strings.Cut(file.Text.String(), "\n"); !strings.Contains(first, "\t") || len(file.Text.Converted()) > 0 {
			t.Errorf("%s: the first line is %q; %v", name, first, file.Text.Converted())
		}
	}
}
