package parse_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// looked makes a file of a text in which {b words}, {i words} and {^1} say how words
// are set, line by line.
func looked(t testing.TB, text string) *source.File {
	t.Helper()
	kinds := map[byte]source.HintKind{'b': source.HintBold, 'i': source.HintItalic, '^': source.HintSuperscript}
	var plain []rune
	var hints []source.Hint
	for {
		before, rest, found := strings.Cut(text, "{")
		plain = append(plain, []rune(before)...)
		if !found {
			break
		}
		words, after, _ := strings.Cut(rest, "}")
		from := len(plain)
		plain = append(plain, []rune(strings.TrimPrefix(words[1:], " "))...)
		hints = append(hints, source.Hint{Kind: kinds[words[0]], From: from, To: len(plain)})
		text = after
	}
	made, err := source.New("input", []byte(string(plain)))
	if err != nil {
		t.Fatal(err)
	}
	return &source.File{Text: made, Hints: hints}
}

// read prints what was made of a file: a line for each topic, question, answer and
// problem.
func read(t *testing.T, file *source.File) []string {
	t.Helper()
	doc, _, err := parse.File(file, parse.Facts{ID: "kst-1-1"})
	if err != nil {
		t.Fatal(err)
	}
	if !doc.Coverage.Proven() {
		t.Errorf("coverage %+v: %+v", doc.Coverage, doc.Problems)
	}
	var out []string
	for _, e := range doc.Exchanges {
		for _, q := range e.Questions {
			out = append(out, fmt.Sprintf("%s %v %s vraag: %s", e.ID, e.Factions, e.Topic, strings.ReplaceAll(q.Body.Text, "\n\n", " / ")))
		}
		if e.Answer != nil {
			out = append(out, fmt.Sprintf("%s antwoord: %s", e.ID, strings.ReplaceAll(e.Answer.Body.Text, "\n\n", " / ")))
		}
		if len(e.Footnotes) > 0 {
			out = append(out, fmt.Sprint("noten ", e.Footnotes))
		}
	}
	for _, p := range doc.Problems {
		out = append(out, string(p.Kind))
	}
	return out
}

const slantedHead = "Verslag van een schriftelijk overleg\n\nVragen en opmerkingen van de leden van de VVD-fractie en reactie van de Minister\n\n"

func TestHints(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{
			"answers in italics, of which one asks, too",
			slantedHead + `De leden van de VVD-fractie vragen of de brug open kan.

{i Het kabinet deelt de zorg van deze leden. Waarom? Omdat schepen wachten.}
{i De brug gaat open.}

Deze leden wijzen op het weer. Kan de Minister toelichten wat de gevolgen zijn?

{i De leden van de VVD-fractie vragen naar de gevolgen. Die zijn klein.}

De leden van de VVD-fractie vragen wanneer dat is.

{i Morgen.}`,
			[]string{
				"vvd-1 [VVD]  vraag: De leden van de VVD-fractie vragen of de brug open kan.",
				"vvd-1 antwoord: Het kabinet deelt de zorg van deze leden. Waarom? Omdat schepen wachten. De brug gaat open.",
				"vvd-2 [VVD]  vraag: Deze leden wijzen op het weer. Kan de Minister toelichten wat de gevolgen zijn?",
				"vvd-2 antwoord: De leden van de VVD-fractie vragen naar de gevolgen. Die zijn klein.",
				"vvd-3 [VVD]  vraag: De leden van de VVD-fractie vragen wanneer dat is.",
				"vvd-3 antwoord: Morgen.",
			},
		},
		{
			"questions in italics, without a blank line",
			slantedHead + `{i De leden van de VVD-fractie vragen of de brug open kan. Deze leden}
{i zien dat schepen wachten.}
De brug gaat open. Vraag is wanneer, en dat
weet niemand.
{i Kan de Minister toelichten wat de gevolgen zijn?}
De gevolgen zijn klein.
{i Wanneer is dat?}
Morgen.`,
			[]string{
				"vvd-1 [VVD]  vraag: De leden van de VVD-fractie vragen of de brug open kan. Deze leden zien dat schepen wachten.",
				"vvd-1 antwoord: De brug gaat open. Vraag is wanneer, en dat weet niemand.",
				"vvd-2 [VVD]  vraag: Kan de Minister toelichten wat de gevolgen zijn?",
				"vvd-2 antwoord: De gevolgen zijn klein.",
				"vvd-3 [VVD]  vraag: Wanneer is dat?",
				"vvd-3 antwoord: Morgen.",
			},
		},
		{
			"a quotation in italics tells nothing",
			slantedHead + `De leden van de VVD-fractie lazen in de brief:

{i De brug gaat open.}

Kan de Minister toelichten wat de gevolgen zijn?

1. Antwoord van het kabinet

{i Wie vraagt wordt beantwoord.}

De gevolgen zijn klein.`,
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie lazen in de brief: / De brug gaat open. / Kan de Minister toelichten wat de gevolgen zijn?",
				"1 antwoord: Wie vraagt wordt beantwoord. / De gevolgen zijn klein.",
			},
		},
		{
			"a topic in bold, without a blank line",
			slantedHead + `De leden van de VVD-fractie vragen of de brug open kan.

1. Antwoord van het kabinet

De brug gaat open.
{b Gevolgen voor de scheepvaart}
De leden van de VVD-fractie vragen naar de gevolgen, en of {b alle} schepen
door kunnen varen.

2. Antwoord van het kabinet

{b Ja.}`,
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen of de brug open kan.",
				"1 antwoord: De brug gaat open.",
				"2 [VVD] Gevolgen voor de scheepvaart vraag: De leden van de VVD-fractie vragen naar de gevolgen, en of alle schepen door kunnen varen.",
				"2 antwoord: Ja.",
			},
		},
		{
			"raised digits are marks, and others are not",
			slantedHead + `De leden van de VVD-fractie kennen paragraaf.1 van de brief.{^1} Klopt die?

1. Antwoord van het kabinet

Het model geldt.{^2}

1 Kamerstuk 33 694, nr. 43.

2 Kamerstuk 33 694, nr. 44.`,
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie kennen paragraaf.1 van de brief. Klopt die?",
				"1 antwoord: Het model geldt.",
				"noten [1 2]",
			},
		},
		{
			"a raised digit without a note lacks one, and another digit does not",
			slantedHead + `De leden van de VVD-fractie vinden de brief goed.{^1} Ook die van mei.{^2} En versie.3 Klopt dat?

1. Antwoord van het kabinet

Ja.

1 Kamerstuk 33 694, nr. 43.`,
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vinden de brief goed. Ook die van mei. En versie.3 Klopt dat?",
				"1 antwoord: Ja.",
				"noten [1 2]",
				"footnote-missing",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(t, looked(t, tt.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// FuzzHints gives texts hints at any place. Whatever a file says of its looks, the
// record holds its words exactly once.
func FuzzHints(f *testing.F) {
	for i, text := range goldenTexts(f) {
		f.Add(text, uint16(i), uint16(97*i), uint8(i))
	}
	kinds := []source.HintKind{source.HintBold, source.HintItalic, source.HintSuperscript, source.HintFootnoteMark, source.HintHeading, source.HintItem, source.HintIndent, source.HintCell}
	f.Fuzz(func(t *testing.T, s string, from, step uint16, kind uint8) {
		text, err := source.New("input", []byte(s))
		if err != nil {
			return
		}
		n := len([]rune(text.String()))
		file := &source.File{Text: text}
		for at := int(from); at < n; at += int(step) + 1 {
			to := min(n, at+1+(at*7+int(step))%80)
			file.Hints = append(file.Hints, source.Hint{Kind: kinds[(int(kind)+at)%len(kinds)], From: at, To: to, Level: (at + int(step)) % 40, Table: at % 2, Row: at % 5, Column: at % 4})
			if len(file.Hints) > 500 {
				break
			}
		}
		if doc, report, err := parse.File(file, parse.Facts{ID: "kst-1-1"}); err == nil {
			checkLaws(t, text, doc, report)
		}
	})
}
