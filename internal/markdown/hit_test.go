package markdown_test

import (
	"regexp"
	"strings"
	"testing"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

// finder returns what finds every occurrence of the words in a text.
func finder(words ...string) func(string) []markdown.Span {
	return func(text string) []markdown.Span {
		var spans []markdown.Span
		for _, word := range words {
			for from := 0; ; {
				i := strings.Index(text[from:], word)
				if i < 0 {
					break
				}
				spans = append(spans, markdown.Span{From: from + i, To: from + i + len(word)})
				from += i + len(word)
			}
		}
		return spans
	}
}

func TestHitsAreMarked(t *testing.T) {
	r := markdown.New()
	for _, test := range []struct{ name, md, find, want string }{
		{"a word, twice", "een wapen, nog een wapen", "wapen", "<p>een <mark id=\"treffer\">wapen</mark>, nog een <mark>wapen</mark></p>\n"},
		{"nothing", "een wapen & meer", "vrede", "<p>een wapen &amp; meer</p>\n"},
		{"in a link", "zie [vraag 1](/kst-1/antwoord/1).", "vraag", "<p>zie <a href=\"/kst-1/antwoord/1\"><mark id=\"treffer\">vraag</mark> 1</a>.</p>\n"},
		{"across a link", "zie [vraag 1](/kst-1/antwoord/1) hier", "1 hier", "<p>zie <a href=\"/kst-1/antwoord/1\">vraag <mark id=\"treffer\">1</mark></a><mark> hier</mark></p>\n"},
		{"in an address", "zie [de brief](https://example.org/brief)", "brief", "<p>zie <a href=\"https://example.org/brief\">de <mark id=\"treffer\">brief</mark></a></p>\n"},
		{"no footnote number", "wapens[^8] en 8", "8", "<p>wapens<sup class=\"mark\">8</sup> en <mark id=\"treffer\">8</mark></p>\n"},
		{"around a footnote mark", "wapens[^8] en", "wapens en", "<p><mark id=\"treffer\">wapens</mark><sup class=\"mark\">8</sup><mark> en</mark></p>\n"},
		{"signs of HTML", "a \\<b> & c", "<b> &", "<p>a <mark id=\"treffer\">&lt;b&gt; &amp;</mark> c</p>\n"},
		{"not across paragraphs", "een\n\ntwee", "een twee", "<p>een</p>\n<p>twee</p>\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := r.HTML(markdown.Markdown(test.md), markdown.Options{Hits: markdown.NewHits(finder(test.find))})
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// TestOneFirstHitOnAPage shows that the id goes to the first mark of all bodies.
func TestOneFirstHitOnAPage(t *testing.T) {
	r, hits := markdown.New(), markdown.NewHits(finder("woord"))
	all := ""
	for _, md := range []markdown.Markdown{"niets", "een woord", "het woord en dit woord"} {
		html, err := r.HTML(md, markdown.Options{Hits: hits})
		if err != nil {
			t.Fatal(err)
		}
		all += string(html)
	}
	if n := strings.Count(all, `id="treffer"`); n != 1 || hits.Count() != 3 || !strings.Contains(all, `een <mark id="treffer">`) {
		t.Errorf("%d ids, %d hits in %q", n, hits.Count(), all)
	}
}

// TestOddSpansAreLeftOut holds for spans that no finder should return.
func TestOddSpansAreLeftOut(t *testing.T) {
	odd := []markdown.Span{{-1, 3}, {5, 5}, {4, 2}, {2, 900}, {3, 6}, {4, 8}, {8, 9}}
	got, err := markdown.New().HTML("0123456789", markdown.Options{Hits: markdown.NewHits(func(string) []markdown.Span { return odd })})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(got), "<mark"); n != strings.Count(string(got), "</mark>") || n == 0 {
		t.Errorf("%q", got)
	}
}

var markTags = regexp.MustCompile(`</?mark( id="treffer")?>`)

// FuzzHits holds that marking adds marks and nothing else: the text stays, and
// so do all tags.
func FuzzHits(f *testing.F) {
	f.Add("... voor massavernietingswapens.[^1] Zie [vraag 1](/kst-1/antwoord/1) & <b>meer</b>.", 3, 60, 2)
	f.Add("– in Azerbeidzjan;\n– in Armenië?\n\n1. lijst", 0, 5, 7)
	r := markdown.New()
	f.Fuzz(func(t *testing.T, md string, from, length, step int) {
		opts := markdown.Options{Notes: map[parliament.FootnoteID]bool{"1": true}}
		plain, err := r.HTML(markdown.Markdown(md), opts)
		if err != nil {
			t.Fatal(err)
		}
		opts.Hits = markdown.NewHits(func(text string) []markdown.Span {
			var spans []markdown.Span
			for at := from % 100; at >= 0 && at < len(text) && len(spans) < 50; at += 1 + length%40 + 1 + step%10 {
				spans = append(spans, markdown.Span{From: at, To: at + 1 + length%40})
			}
			return spans
		})
		marked, err := r.HTML(markdown.Markdown(md), opts)
		if err != nil {
			t.Fatal(err)
		}
		unmarked := markTags.ReplaceAllString(string(marked), "")
		want, got := normal(words(parseHTML(t, string(plain)))), normal(words(parseHTML(t, unmarked)))
		if got != want {
			t.Errorf("the text became %q, was %q", got, want)
		}
		if a, b := strings.Count(string(plain), "<"), strings.Count(unmarked, "<"); a != b {
			t.Errorf("%d tags became %d:\n%s\n%s", a, b, plain, marked)
		}
	})
}
