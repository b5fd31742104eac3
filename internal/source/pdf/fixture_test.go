//go:build !nopdf

package pdf

import "inbreng/internal/source/sourcetest"

// body shows lines of running text from y downwards.
func body(y float64, texts ...string) []sourcetest.Show {
	var shows []sourcetest.Show
	for i, text := range texts {
		shows = append(shows, sourcetest.Show{X: 160, Y: y - 10*float64(i), Size: 8.5, Text: text})
	}
	return shows
}

func join(parts ...[]sourcetest.Show) []sourcetest.Show {
	var all []sourcetest.Show
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}
