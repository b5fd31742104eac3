package parse_test

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"

	"inbreng/internal/parliament"
	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// checkLaws checks what holds for every text that is read at all.
func checkLaws(t *testing.T, text *source.Text, doc *parliament.Document, report *parliament.Report) {
	t.Helper()
	runes := []rune(text.String())
	at := 0
	for _, s := range report.Spans {
		if s.From != at || s.To <= s.From {
			t.Fatalf("span %+v does not follow on %d", s, at)
		}
		if s.Kind == parliament.SpanSpace && strings.TrimSpace(string(runes[s.From:s.To])) != "" {
			t.Fatalf("span %+v is called space and holds %q", s, string(runes[s.From:s.To]))
		}
		if s.Kind == parliament.SpanUnassigned {
			t.Fatalf("span %+v is unassigned: %q", s, string(runes[s.From:s.To]))
		}
		at = s.To
	}
	if at != len(runes) {
		t.Fatalf("the spans end at %d, the text at %d", at, len(runes))
	}
	if !doc.Coverage.Proven() {
		t.Fatalf("coverage %+v, problems %+v", doc.Coverage, doc.Problems)
	}
	ids := map[parliament.ExchangeID]bool{}
	for _, x := range doc.Exchanges {
		if ids[x.ID] {
			t.Fatalf("id %s occurs twice", x.ID)
		}
		ids[x.ID] = true
		if _, err := parliament.ParseExchangeID(x.ID.String()); err != nil {
			t.Fatal(err)
		}
		if len(x.Questions) == 0 && x.Answer == nil {
			t.Fatalf("exchange %s is empty", x.ID)
		}
	}
	notes := map[parliament.FootnoteID]bool{}
	for _, n := range doc.Footnotes {
		if notes[n.ID] {
			t.Fatalf("footnote %s occurs twice", n.ID)
		}
		notes[n.ID] = true
	}
	eachBody(doc, func(b *parliament.Body) {
		if strings.TrimFunc(b.Text, unicode.IsSpace) != b.Text {
			t.Fatalf("text %q has blanks around it", b.Text)
		}
		if b.Source.From.Offset < 0 || b.Source.To.Offset > len(runes) || b.Source.From.Offset > b.Source.To.Offset {
			t.Fatalf("place %+v is outside the text", b.Source)
		}
	})
}

func eachBody(doc *parliament.Document, f func(*parliament.Body)) {
	if doc.Preamble != nil {
		f(doc.Preamble)
	}
	for i := range doc.Sections {
		if b := doc.Sections[i].Introduction; b != nil {
			f(b)
		}
	}
	for i := range doc.Exchanges {
		x := &doc.Exchanges[i]
		for j := range x.Questions {
			f(&x.Questions[j].Body)
		}
		if x.Answer != nil {
			f(&x.Answer.Body)
		}
	}
	for i := range doc.Footnotes {
		f(&doc.Footnotes[i].Body)
	}
}

func TestLawsOnTheFirstDocument(t *testing.T) {
	text := readFirst(t)
	doc, report := parseText(t, text, firstFacts)
	checkLaws(t, text, doc, report)
}

func FuzzDocument(f *testing.F) {
	first := readFirst(f).String()
	f.Add(first[:5000])
	f.Add(first[12000:20000])
	f.Add("I Vragen en opmerkingen van de leden van de VVD-fractie\n\nKan dit?1\n\n1. Antwoord van het kabinet\n\nJa.\n\n1 Noot.")
	f.Add("1. Antwoord van het kabinet\n1. Antwoord van het kabinet\n\x0c\n– a\n– b\n\n2 x\n")
	f.Add("3 en 4. Antwoord van de Minister\n\nNee202127, 5.6 zeven.8\n\n\t \n8 a\n9  b  c\n")
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		f.Fatalf("no golden files: %v", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(archive.Files[0].Data))
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, err := source.New("fuzz", []byte(s))
		if err != nil {
			return
		}
		doc, report, err := parse.Document(text, parse.Facts{})
		if err != nil {
			return
		}
		checkLaws(t, text, doc, report)
	})
}

func BenchmarkDocument(b *testing.B) {
	text := readFirst(b)
	b.SetBytes(int64(len(text.String())))
	for b.Loop() {
		if _, _, err := parse.Document(text, firstFacts); err != nil {
			b.Fatal(err)
		}
	}
}
