package markdown_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"inbreng/internal/markdown"
)

// annotate returns an annotation of the first occurrence of words.
func annotate(text, words string, a markdown.Annotation) markdown.Annotation {
	from := strings.Index(text, words)
	a.Span = markdown.Span{From: from, To: from + len(words)}
	return a
}

func TestAnnotations(t *testing.T) {
	body := paragraphs("Zag de OVSE dit op {letter 2021-07-29 kst-21501-02-2375|29 juli jl.}{1}? En nu?")
	opts := markdown.Options{
		Anchor: "vraag-1-alinea-",
		Annotate: func(text string) []markdown.Annotation {
			return []markdown.Annotation{
				annotate(text, "Zag de OVSE dit op 29 juli jl.?", markdown.Annotation{Ask: "vraag-1-zin-1"}),
				annotate(text, "29 juli jl.", markdown.Annotation{Date: "2021-07-29", Full: "29 juli 2021", Year: "2021"}),
				annotate(text, "OVSE", markdown.Annotation{Long: `Organisatie "&"`}),
			}
		},
		Hits: markdown.NewHits(func(text string) []markdown.Span {
			from := strings.Index(text, "juli")
			return []markdown.Span{{From: from, To: from + 4}}
		}),
	}
	got, err := markdown.New().HTML(body, opts)
	if err != nil {
		t.Fatal(err)
	}
	want := `<p id="vraag-1-alinea-1"><span class="ask" id="vraag-1-zin-1">Zag de <abbr title="Organisatie &#34;&amp;&#34;">OVSE</abbr> dit op </span>` +
		`<a href="https://zoek.officielebekendmakingen.nl/kst-21501-02-2375.html"><span class="ask"><time datetime="2021-07-29" title="29 juli 2021" data-year="2021">29 <mark id="treffer">juli</mark> jl.</time></span></a>` +
		`<a class="citers" href="/verwijzingen/kst-21501-02-2375" aria-label="Wie haalt Kamerstuk 21 501-02, nr. 2375 nog meer aan?"></a>` +
		`<sup class="mark">1</sup><span class="ask">?</span> En nu?</p>`
	if strings.TrimSpace(string(got)) != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestBlocksSayWhatTheyHold(t *testing.T) {
	blocks, err := markdown.New().Blocks(paragraphs("Zie {exchange 1|vraag 1}.{8}{8}¶{2}• een{3}• twee"), markdown.Options{Anchor: "a-"})
	if err != nil {
		t.Fatal(err)
	}
	if len(blocks) < 2 || blocks[0].Anchor != "a-1" || len(blocks[0].Notes) != 1 || blocks[0].Notes[0] != "8" || len(blocks[0].Links) != 1 || blocks[0].Links[0] != "/kst-21501-02-2401/antwoord/1" {
		t.Errorf("%+v", blocks)
	}
	last := blocks[len(blocks)-1]
	if !strings.HasPrefix(string(last.HTML), `<ul id="`+last.Anchor+`">`) || len(last.Notes) != 1 || last.Notes[0] != "3" {
		t.Errorf("the list: %+v", last)
	}
}

// FuzzAnnotations: whatever is annotated, overlapping, outside the text or in the
// middle of a letter, the words stay as they are and every element is closed.
func FuzzAnnotations(f *testing.F) {
	f.Add(firstDocument, []byte{0, 9, 2, 4, 200, 8, 3})
	f.Add("a ë {1} <b> ¶ • x", []byte{1, 1, 2, 250, 0, 9})
	renderer := markdown.New()
	f.Fuzz(func(t *testing.T, source string, places []byte) {
		md := paragraphs(source)
		plain, err := renderer.HTML(md, markdown.Options{})
		if err != nil {
			t.Fatal(err)
		}
		decorated, err := renderer.HTML(md, markdown.Options{
			Annotate: func(string) []markdown.Annotation {
				var out []markdown.Annotation
				for i := 0; i+2 < len(places); i += 3 {
					a := markdown.Annotation{Span: markdown.Span{From: int(places[i]) - 5, To: int(places[i]) - 5 + int(places[i+1])}}
					switch places[i+2] % 3 {
					case 0:
						a.Ask = "zin"
					case 1:
						a.Date = "2021-07-29"
					case 2:
						a.Long = "lang"
					}
					out = append(out, a)
				}
				return out
			},
			Hits: markdown.NewHits(func(text string) []markdown.Span { return []markdown.Span{{From: len(text) / 3, To: len(text) / 2}} }),
		})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := wordsAndDepth(t, string(decorated)), wordsAndDepth(t, string(plain)); got != want {
			t.Fatalf("the words changed: %q, want %q", got, want)
		}
	})
}

// wordsAndDepth returns the text of some HTML and checks that its elements close
// in the order in which they were opened.
func wordsAndDepth(t *testing.T, s string) string {
	t.Helper()
	var words strings.Builder
	var open []string
	z := html.NewTokenizer(strings.NewReader(s))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		token := z.Token()
		switch {
		case kind == html.TextToken:
			words.WriteString(token.Data)
		case kind == html.StartTagToken && token.Data != "br" && token.Data != "hr":
			open = append(open, token.Data)
		case kind == html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> closes nothing in %s", token.Data, s)
			}
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		t.Fatalf("%q stay open in %s", open, s)
	}
	return words.String()
}

// paragraphs is readBlocks, printed.
func paragraphs(s string) markdown.Markdown { return markdown.Print(doc, readBlocks(s)) }
