package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"inbreng/internal/parliament"
	"inbreng/internal/server"
	"inbreng/internal/webtest"
)

// everySource makes a folder with the first document, the cases that the parser is
// tested with, which are of every kind and layout, and the real documents where these
// are there.
func everySource(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	n := 0
	add := func(data []byte, suffix string) {
		n++
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("kst-36999-%d%s", n, suffix)), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, pattern := range []string{testSource + "/*.txt", "../../internal/parse/testdata/*.txtar", "../../../shared/documents/*/*.txt", "../../../shared/documents/*/*.docx"} {
		paths, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			suffix := filepath.Ext(path)
			if suffix == ".txtar" {
				data, suffix = txtar.Parse(data).Files[0].Data, ".txt"
			}
			add(data, suffix)
		}
	}
	if n < 50 {
		t.Fatalf("only %d source files", n)
	}
	return dir
}

// An exchangeTwin is what the test needs of the JSON of an exchange.
type exchangeTwin struct {
	Exchange  parliament.Exchange
	Footnotes []parliament.Footnote
}

// bodies returns the texts of the questions and of the answer, in order.
func (x *exchangeTwin) bodies() (texts []string) {
	for _, q := range x.Exchange.Questions {
		texts = append(texts, q.Body.Text)
	}
	if x.Exchange.Answer != nil {
		texts = append(texts, x.Exchange.Answer.Body.Text)
	}
	return texts
}

// plain returns the words of a body, which every form has.
func plain(b parliament.Body) string { return b.Text }

// withMarkers returns the words of a body with the markers of its lists, which plain
// text has besides.
func withMarkers(b parliament.Body) string { return parliament.PrintedText(b.Blocks) }

// printed returns what an exchange is printed as from its first question on.
func (x *exchangeTwin) printed(text func(parliament.Body) string) string {
	var b strings.Builder
	for _, q := range x.Exchange.Questions {
		b.WriteString("Vraag")
		if q.Number > 0 {
			fmt.Fprint(&b, q.Number)
		}
		b.WriteString(text(q.Body))
	}
	if a := x.Exchange.Answer; a != nil {
		label := a.Label
		if label == "" {
			label = "Antwoord"
		}
		b.WriteString(label + text(a.Body))
	}
	if len(x.Footnotes) > 0 {
		b.WriteString("Voetnoten")
	}
	return b.String()
}

// TestTheSameWordsInEveryForm compares the words of every exchange in JSON, Markdown as
// another program reads it, plain text, and on its page.
func TestTheSameWordsInEveryForm(t *testing.T) {
	release := filepath.Join(t.TempDir(), "release")
	run(t.Context(), []string{"ingest", "--source", everySource(t), "--release", release}, streams{io.Discard, io.Discard}) // some cases are to be refused
	site, err := server.New(server.Config{Open: func() (*server.Snapshot, error) { return openSnapshot(release) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(site.Close)
	get := func(address string) []byte {
		w := webtest.Get(site.Handler(), address)
		if w.Code != http.StatusOK {
			t.Fatalf("%s: status %d", address, w.Code)
		}
		return w.Body.Bytes()
	}
	var list []struct{ ID parliament.DocumentID }
	if err := json.Unmarshal(get("/documenten.json"), &list); err != nil {
		t.Fatal(err)
	}
	exchanges := 0
	for _, entry := range list {
		var d parliament.Document
		if err := json.Unmarshal(get("/"+string(entry.ID)+".json"), &d); err != nil {
			t.Fatal(err)
		}
		for i := range d.Exchanges {
			exchanges++
			address := "/" + string(d.ID) + "/antwoord/" + string(d.Exchanges[i].ID)
			var x exchangeTwin
			if err := json.Unmarshal(get(address+".json"), &x); err != nil {
				t.Fatal(err)
			}
			checkPlain(t, address, &x, string(get(address+".txt")))
			checkMarkdown(t, address, &x, get(address+".md"))
			checkPage(t, address, &x, get(address))
		}
	}
	t.Logf("%d documents, %d exchanges", len(list), exchanges)
	if len(list) < 50 || exchanges < 150 {
		t.Errorf("only %d documents with %d exchanges", len(list), exchanges)
	}
}

// pressed returns a text without white space, which differs between the forms.
func pressed(s string) string { return strings.Join(strings.Fields(s), "") }

func checkPlain(t *testing.T, address string, x *exchangeTwin, text string) {
	t.Helper()
	want := x.printed(withMarkers)
	for _, n := range x.Footnotes {
		want += string(n.ID) + "." + withMarkers(n.Body)
	}
	if !strings.HasSuffix(pressed(text), pressed(want)) {
		t.Errorf("%s.txt ends otherwise than\n%s\n%s", address, pressed(want), pressed(text))
	}
}

var loneMark = regexp.MustCompile(`\[\^[^\]]+\]`)

// checkMarkdown reads Markdown with footnotes and tables as any program does.
func checkMarkdown(t *testing.T, address string, x *exchangeTwin, md []byte) {
	t.Helper()
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Footnote, extension.Table)).Convert(md, &out); err != nil {
		t.Fatal(err)
	}
	page, err := goquery.NewDocumentFromReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	page.Find("sup, .footnote-backref").Remove()
	notes := page.Find(".footnotes").Remove().Find("li").Map(func(_ int, li *goquery.Selection) string { return pressed(li.Text()) })
	// A mark whose note the document lacks stays as it is.
	if got, want := pressed(loneMark.ReplaceAllString(page.Text(), "")), pressed(x.printed(plain)); !strings.HasSuffix(got, want) {
		t.Errorf("%s.md ends otherwise than\n%s\n%s", address, want, got)
	}
	for _, n := range x.Footnotes {
		want, found := pressed(n.Body.Text), false
		for _, note := range notes {
			found = found || note == want
		}
		if !found {
			t.Errorf("%s.md has no note %q in %q", address, want, notes)
		}
	}
}

func checkPage(t *testing.T, address string, x *exchangeTwin, html []byte) {
	t.Helper()
	page, err := goquery.NewDocumentFromReader(bytes.NewReader(html))
	if err != nil {
		t.Fatal(err)
	}
	texts := page.Find("article .turn .text")
	texts.Find("sup, .pin, .beside, .none").Remove() // what is ours and not the document's
	got := pressed(texts.Text())
	if want := pressed(strings.Join(x.bodies(), "")); got != want {
		t.Errorf("%s says\n%s\nand not\n%s", address, got, want)
	}
}
