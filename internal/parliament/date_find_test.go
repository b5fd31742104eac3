package parliament

import (
	"fmt"
	"strings"
	"testing"
)

func TestFindRecentDates(t *testing.T) {
	written := Date{2021, 7, 14}
	answered := Date{2021, 8, 25}
	for _, tt := range []struct {
		name, text string
		written    Date
		want       string
	}{
		{"this year", "de motie van 29 juli jl.", answered, "29 juli jl.=2021-07-29!"},
		{"last year", "de verklaring van 19 november jl. over", written, "19 november jl.=2020-11-19!"},
		{"two days of two months", "de brieven van 16 juni en 7 juli jl.", written, "16 juni=2021-06-16 7 juli jl.=2021-07-07!"},
		{"two days of one month", "op 17 en 18 juli jl.", answered, "17=2021-07-17 18 juli jl.=2021-07-18!"},
		{"three days", "op 3, 4 en 5 mei jl.", written, "3=2021-05-03 4=2021-05-04 5 mei jl.=2021-05-05!"},
		{"two years", "op 20 december en 5 januari jl.", written, "20 december=2020-12-20! 5 januari jl.=2021-01-05!"},
		{"the day itself", "op 14 juli jl.", written, "14 juli jl.=2021-07-14!"},
		{"the day after", "op 15 juli jl.", written, "15 juli jl.=2020-07-15!"},
		{"leap day", "op 29 februari jl.", written, "29 februari jl.=2020-02-29!"},
		{"no such day", "op 31 juni jl.", written, ""},
		{"nothing says last", "op 12 juli", written, ""},
		{"a year is there", "op 12 juli 2020", written, ""},
		{"the text has no date", "op 29 juli jl.", Date{}, ""},
		{"a number of something else", "nr. 12 en 29 juli jl.", answered, "29 juli jl.=2021-07-29!"},
		{"a number before it", "nr. 2375 en 29 juli jl.", answered, "29 juli jl.=2021-07-29!"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, d := range FindRecentDates(tt.text, tt.written) {
				s := fmt.Sprintf("%s=%s", tt.text[d.From:d.To], d.Date)
				if d.Last {
					s += "!"
				}
				got = append(got, s)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got %q, want %q", strings.Join(got, " "), tt.want)
			}
		})
	}
}
