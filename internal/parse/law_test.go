package parse_test

import (
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"

	"inbreng/internal/benchtest"
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

// TestDamagedTexts reads the golden texts with pieces taken out, doubled, put in or
// mixed with another's, the same every time. What is read keeps the laws.
func TestDamagedTexts(t *testing.T) {
	texts := goldenTexts(t)
	pieces := []string{
		"1", "2", "12", "Vraag 1", "Vraag 2\n", "Antwoord 1", "Antwoord\n", "\n", "\n\n", "  ", "    ", "\f",
		"[1]", "[fn2  ]", "1) ", "(", "?", ". ", "–", "-", " en ", "t/m", "**", "3/5", "´", "\u00a0", "\u00ad",
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		s := texts[random.IntN(len(texts))]
		for range 1 + random.IntN(8) {
			from := random.IntN(len(s) + 1)
			to := min(from+random.IntN(60), len(s))
			switch random.IntN(4) {
			case 0:
				s = s[:from] + s[to:]
			case 1:
				s = s[:to] + s[from:]
			case 2:
				s = s[:from] + pieces[random.IntN(len(pieces))] + s[from:]
			case 3:
				other := texts[random.IntN(len(texts))]
				begin := random.IntN(len(other))
				s = s[:from] + other[begin:min(begin+200, len(other))] + s[from:]
			}
		}
		checkText(t, s)
	}
}

// checkText checks the laws for a text, if it is read at all.
func checkText(t *testing.T, s string) {
	t.Helper()
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("panic: %v; the text was %q", p, s)
		}
		if t.Failed() {
			t.Logf("the text was %q", s)
		}
	}()
	text, err := source.New("x", []byte(s))
	if err != nil {
		return
	}
	if doc, report, err := parse.Document(text, parse.Facts{}); err == nil {
		checkLaws(t, text, doc, report)
	}
}

// goldenTexts returns the texts of the golden cases.
func goldenTexts(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	var texts []string
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(archive.Files[0].Data))
	}
	return texts
}

func FuzzDocument(f *testing.F) {
	first := readFirst(f).String()
	f.Add("VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n De leden . de leden 0 zich hierbij aan0")
	f.Add(first[:5000])
	f.Add(first[12000:20000])
	f.Add("I Vragen en opmerkingen van de leden van de VVD-fractie\n\nKan dit?1\n\n1. Antwoord van het kabinet\n\nJa.\n\n1 Noot.")
	f.Add("1. Antwoord van het kabinet\n1. Antwoord van het kabinet\n\x0c\n– a\n– b\n\n2 x\n")
	f.Add("3 en 4. Antwoord van de Minister\n\nNee202127, 5.6 zeven.8\n\n\t \n8 a\n9  b  c\n")
	f.Add("1 Zij vragen of de brug open kan.\n\nDe fractie van het CDA vraagt waarom.\n")
	for _, text := range goldenTexts(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkText(t, s)
	})
}

func BenchmarkDocument(b *testing.B) {
	text := readFirst(b)
	b.SetBytes(int64(len(text.String())))
	defer benchtest.Processor(b)()
	for b.Loop() {
		if _, _, err := parse.Document(text, firstFacts); err != nil {
			b.Fatal(err)
		}
	}
}
