package markdown_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

func TestPrintEscapesOnlyWhereNeeded(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"number at the start", "12. Antwoord", `12\. Antwoord`},
		{"year at the start", "2020. Het", `2020\. Het`},
		{"number with parenthesis", "1) Ten eerste", `1\) Ten eerste`},
		{"number within the line", "Zie 12. Dat is 2020.", `Zie 12. Dat is 2020.`},
		{"decimal at the start", "1.5 procent", `1.5 procent`},
		{"blanks at the start", "    vier", `vier`},
		{"asterisks", "*ster*", `\*ster\*`},
		{"underscores in a word", "factsheet_armenia_elections", `factsheet_armenia_elections`},
		{"underscores around a word", "een _woord_ hier", `een \_woord\_ hier`},
		{"tag", "<div>blok</div>", `\<div>blok\</div>`},
		{"less than", "a < b, <5 %", `a < b, <5 %`},
		{"literal mark", "[^2]", `\[^2]`},
		{"brackets", "[...] en [sic]", `\[...] en \[sic]`},
		{"entity", "&amp; en &#39;", `\&amp; en \&#39;`},
		{"ampersand", "AT&T en R&D; Shell & co", `AT&T en R\&D; Shell & co`},
		{"backslash", `a\b`, `a\\b`},
		{"rule", "---", `\---`},
		{"hyphen within the line", "staakt-het-vuren - nu", `staakt-het-vuren - nu`},
		{"bullet at the start", "- een", `\- een`},
		{"dash at the start", "– een", `– een`},
		{"heading", "# kop", `\# kop`},
		{"hash", "#kop en C#", `#kop en C#`},
		{"quotation", "> citaat", `\> citaat`},
		{"fence", "~~~", `\~~~`},
		{"bar", "Countries and Territories | Freedom House", `Countries and Territories | Freedom House`},
		{"exclamation mark", "Ja! Nee!", `Ja! Nee!`},
		{"exclamation mark before a mark", "Ja!{3}", `Ja\![^3]`},
		{"mark then colon at the start", "{3}: noot", `[^3]\: noot`},
		{"mark then colon", "mei{3}: noot", `mei[^3]\: noot`},
		{"mark then parenthesis", "mei{3}(zie", `mei[^3]\(zie`},
		{"line ends", "een\ntwee\r\n\tdrie", `een twee drie`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, string(markdown.Print(doc, readBlocks(test.body)))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestPrintReferences(t *testing.T) {
	const site = "https://zoek.officielebekendmakingen.nl/"
	for _, test := range []struct{ name, body, want string }{
		{"exchange", "{exchange 1|het antwoord op vraag 1}", "[het antwoord op vraag 1](/kst-21501-02-2401/antwoord/1)"},
		{"exchange without target", "{exchange |antwoord 99}", "antwoord 99"},
		{"exchange with an ill-formed target", "{exchange ../x|antwoord}", "antwoord"},
		{"paper", "{paper kst-33694-43|Kamerstuk 33 694, nr. 43}.", "[Kamerstuk 33 694, nr. 43](" + site + "kst-33694-43.html)."},
		{"appendix", "{appendix ah-tk-20232024-594|nr. 594}", "[nr. 594](" + site + "ah-tk-20232024-594.html)"},
		{"paper without a page", "{paper 2020D25240|2020D25240}", "2020D25240"},
		{"address", "{url https://example.org/a_b_c|https://example.org/a_b_c}", "[https://example.org/a_b_c](https://example.org/a_b_c)"},
		{"address with parentheses", "{url https://example.org/a_(b)|hier}", `[hier](https://example.org/a_\(b\))`},
		{"address with an entity", "{url https://example.org/?a=1&lt;=2&b=3|hier}", `[hier](https://example.org/?a=1\&lt;=2&b=3)`},
		{"address without scheme", "{url www.example.org|www.example.org}", "www.example.org"},
		{"script", "{url javascript:alert(1)|klik}", "klik"},
		{"letter whose paper is known", "{letter 2021-06-16 kst-21501-02-2375|Kamerbrief van 16 juni jl.}", "[Kamerbrief van 16 juni jl.](" + site + "kst-21501-02-2375.html)"},
		{"letter", "{letter 2021-06-16|Kamerbrief van 16 juni jl.}", "Kamerbrief van 16 juni jl."},
		{"brackets in the words", "{url https://example.org/|a [b] c}", `[a \[b\] c](https://example.org/)`},
		{"plain reference beside text", "1{letter x|. Kamerbrief}", `1\. Kamerbrief`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, string(markdown.Print(doc, readBlocks(test.body)))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestPrintBlocks(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"paragraphs", "een¶twee", []string{"een", "", "twee"}},
		{"bullets", "voor¶•een•twee¶na", []string{"voor", "", "- een", "- twee", "", "na"}},
		{"letters are words behind bullets", "•a.§een•b.§twee", []string{"- a. een", "- b. twee"}},
		{"numbers that count up", "•3.§drie•4.§vier", []string{"3. drie", "4. vier"}},
		{"numbers that do not", "•1.§een•1.§twee", []string{`- 1\. een`, `- 1\. twee`}},
		{"three lists in a row", "•een¶•twee¶•drie", []string{"- een", "", "* twee", "", "- drie"}},
		{"a list in a list", "•a.§een:•→twee•→→1.§drie•b.§vier", []string{"- a. een:", "  - twee", "    1. drie", "- b. vier"}},
		{"a list of bullets in one of numbers", "•9.§een•→twee•10.§drie•→vier", []string{"9. een", "   - twee", "10. drie", "    - vier"}},
		{"a list inside that counts on", "•een•→3.§drie•→4.§vier", []string{"- een", "", "  3. drie", "  4. vier"}},
		{"an empty item", "•een•", []string{"- een", "-"}},
		{"a blank paragraph", "een¶ ¶twee", []string{"een", "", "twee"}},
		{"the mark of a note that is not there", "x{*}", []string{"x[^?]"}},
		{"the mark of a doubled note", "x{8-b}", []string{"x[^8-b]"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(strings.Join(test.want, "\n"), string(markdown.Print(doc, readBlocks(test.body)))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestFillSetsEveryBody(t *testing.T) {
	body := func(s string) parliament.Body { return parliament.Body{Blocks: readBlocks(s)} }
	preamble, introduction := body("aanhef *"), body("inleiding *")
	d := &parliament.Document{
		ID: doc, Preamble: &preamble,
		Sections: []parliament.Section{{Introduction: &introduction}, {}},
		Exchanges: []parliament.Exchange{
			{Questions: []parliament.Question{{Body: body("vraag *")}, {Body: body("tweede *")}}, Answer: &parliament.Answer{Body: body("antwoord *{1}")}},
			{Questions: []parliament.Question{{Body: body("open *")}}},
		},
		Footnotes: []parliament.Footnote{{Body: body("noot *")}},
	}
	markdown.Fill(d)
	got := [][2]string{}
	for _, b := range []*parliament.Body{
		d.Preamble, d.Sections[0].Introduction, &d.Exchanges[0].Questions[0].Body, &d.Exchanges[0].Questions[1].Body,
		&d.Exchanges[0].Answer.Body, &d.Exchanges[1].Questions[0].Body, &d.Footnotes[0].Body,
	} {
		got = append(got, [2]string{b.Text, b.Markdown})
	}
	want := [][2]string{
		{"aanhef *", `aanhef \*`},
		{"inleiding *", `inleiding \*`},
		{"vraag *", `vraag \*`},
		{"tweede *", `tweede \*`},
		{"antwoord *", `antwoord \*[^1]`},
		{"open *", `open \*`},
		{"noot *", `noot \*`},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
