package markdown_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

func renderBody(t *testing.T, md string, opts markdown.Options) string {
	t.Helper()
	out, err := markdown.New().HTML(markdown.Markdown(md), opts)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

func TestMarks(t *testing.T) {
	notes := map[parliament.FootnoteID]bool{"8": true, "8-b": true}
	for _, test := range []struct {
		name, md string
		opts     markdown.Options
		want     string
	}{
		{
			"linked", "c.s.[^8], wel",
			markdown.Options{Marks: markdown.NewMarks(""), Notes: notes},
			`<p>c.s.<sup class="mark" id="nootverwijzing-8"><a href="#noot-8" role="doc-noteref" aria-label="Voetnoot 8">8</a></sup>, wel</p>`,
		},
		{
			"without its footnote on the page", "x[^9]",
			markdown.Options{Marks: markdown.NewMarks(""), Notes: notes},
			`<p>x<sup class="mark" id="nootverwijzing-9">9</sup></p>`,
		},
		{
			"on a page of several documents", "x[^8]",
			markdown.Options{Marks: markdown.NewMarks("kst-1-"), Notes: notes},
			`<p>x<sup class="mark" id="kst-1-nootverwijzing-8"><a href="#kst-1-noot-8" role="doc-noteref" aria-label="Voetnoot 8">8</a></sup></p>`,
		},
		{
			"of a doubled note, by the printed number", "x[^8-b]",
			markdown.Options{Notes: notes},
			`<p>x<sup class="mark"><a href="#noot-8-b" role="doc-noteref" aria-label="Voetnoot 8">8</a></sup></p>`,
		},
		{
			"in a fragment", "x[^8]",
			markdown.Options{NoLinks: true, Marks: markdown.NewMarks(""), Notes: notes},
			`<p>x<sup class="mark">8</sup></p>`,
		},
		{"escaped", `x\[^8]`, markdown.Options{Notes: notes}, `<p>x[^8]</p>`},
		{"unfinished", `x[^8 en [^] en [^a b]`, markdown.Options{Notes: notes}, `<p>x[^8 en [^] en [^a b]</p>`},
		{"too long", "[^" + strings.Repeat("1", 25) + "]", markdown.Options{Notes: notes}, `<p>[^` + strings.Repeat("1", 25) + `]</p>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, renderBody(t, test.md, test.opts)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestMarksAreUniqueOnAPage(t *testing.T) {
	marks := markdown.NewMarks("")
	opts := markdown.Options{Marks: marks}
	var page string
	for _, md := range []string{"a[^8] b[^8]", "c[^8-2] d[^8]", "e[^8]"} {
		page += renderBody(t, md, opts)
	}
	checkTags(t, parseHTML(t, page), "page")
	want := []string{"nootverwijzing-8", "nootverwijzing-8-2", "nootverwijzing-8-3", "nootverwijzing-8-4"}
	if diff := cmp.Diff(want, marks.Anchors("8")); diff != "" {
		t.Errorf("anchors of note 8, -want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"nootverwijzing-8-2-2"}, marks.Anchors("8-2")); diff != "" {
		t.Errorf("anchors of note 8-2, -want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string(nil), marks.Anchors("9")); diff != "" {
		t.Errorf("anchors of a note without marks, -want +got:\n%s", diff)
	}
}

func TestLinks(t *testing.T) {
	const paper = "[Kamerstuk](https://zoek.officielebekendmakingen.nl/kst-21501-02-2375.html)"
	const citers = `<a class="citers" href="/verwijzingen/kst-21501-02-2375" aria-label="Wie haalt Kamerstuk 21 501-02, nr. 2375 nog meer aan?"></a>`
	local := func(id parliament.PaperID) (string, bool) { return "/" + string(id), id == "kst-21501-02-2375" }
	none := func(parliament.PaperID) (string, bool) { return "/x", false }
	for _, test := range []struct {
		name, md string
		opts     markdown.Options
		want     string
	}{
		{
			"paper", "zie " + paper + ".",
			markdown.Options{},
			`<p>zie <a href="https://zoek.officielebekendmakingen.nl/kst-21501-02-2375.html">Kamerstuk</a>` + citers + `.</p>`,
		},
		{"paper of ours", paper, markdown.Options{Local: local}, `<p><a href="/kst-21501-02-2375">Kamerstuk</a>` + citers + `</p>`},
		{
			"paper that is not ours", paper,
			markdown.Options{Local: none},
			`<p><a href="https://zoek.officielebekendmakingen.nl/kst-21501-02-2375.html">Kamerstuk</a>` + citers + `</p>`,
		},
		{"not wanted", paper + " en [a](/b)", markdown.Options{NoLinks: true}, `<p>Kamerstuk en a</p>`},
		{"ours", "[a](/kst-1-2/antwoord/3)", markdown.Options{}, `<p><a href="/kst-1-2/antwoord/3">a</a></p>`},
		{"mail", "[a](mailto:jan@example.org)", markdown.Options{}, `<p><a href="mailto:jan@example.org">a</a></p>`},
		{"script", "[a](javascript:alert)", markdown.Options{}, `<p>a</p>`},
		{"script behind an entity", "[a](java&#115;cript:alert)", markdown.Options{}, `<p>a</p>`},
		{"script behind a tab", "[a](java&Tab;script:alert)", markdown.Options{}, `<p>a</p>`},
		{"script in capitals", "[a](<JaVaScript:alert>)", markdown.Options{}, `<p>a</p>`},
		{"data", "[a](data:image/png;base64,xx)", markdown.Options{}, `<p>a</p>`},
		{"another site without scheme", "[a](//example.org)", markdown.Options{}, `<p>a</p>`},
		{"backslash, which a browser takes for a slash", `[a](/\\example.org)`, markdown.Options{}, `<p><a href="/%5Cexample.org">a</a></p>`},
		{"image", "![plaat](/static/x.png)", markdown.Options{}, `<p>plaat</p>`},
		{"tags", "<b>x</b> <!-- y -->", markdown.Options{}, `<p>&lt;b&gt;x&lt;/b&gt; &lt;!-- y --&gt;</p>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, renderBody(t, test.md, test.opts)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestPage(t *testing.T) {
	const source = "# Over ons\n\n## Privé, en wat dat is\n\nZie [zoekhulp](/zoekhulp).\n\n## Privé, en wat dat is\n\n" +
		"![logo](/static/logo.svg) ![spion](https://example.org/x.png) <b>vet</b> [x](javascript:y) x[^8]\n"
	const want = "<h1 id=\"over-ons\">Over ons</h1>\n<h2 id=\"privé-en-wat-dat-is\">Privé, en wat dat is</h2>\n" +
		"<p>Zie <a href=\"/zoekhulp\">zoekhulp</a>.</p>\n<h2 id=\"privé-en-wat-dat-is-2\">Privé, en wat dat is</h2>\n" +
		"<p><img src=\"/static/logo.svg\" alt=\"logo\"> spion &lt;b&gt;vet&lt;/b&gt; x x[^8]</p>\n"
	got, err := markdown.New().Page([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestRendererServesManyAtOnce(t *testing.T) {
	renderer := markdown.New()
	md := markdown.Print(doc, readBlocks(firstDocument))
	want, err := renderer.HTML(md, markdown.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				if got, err := renderer.HTML(md, markdown.Options{}); err != nil || got != want {
					t.Errorf("got other HTML, or %v", err)
				}
			}
		})
	}
	wg.Wait()
}
