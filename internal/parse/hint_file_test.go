package parse_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/source"
)

var lineLook = regexp.MustCompile(`^(?:(#|\+|\||>(\d+))(?: |$))?(.*)$`)

// set makes a file of a text in which a line after "#" is a heading, one after "+"
// begins an item of a list, which goes on with the lines after "|", and one after ">12"
// is set in by twelve points.
func set(t testing.TB, text string) *source.File {
	t.Helper()
	var b source.Builder
	item := -1
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if line == "---" {
			b.Page()
			continue
		}
		m := lineLook.FindStringSubmatch(line)
		if m[1] != "|" && item >= 0 {
			b.Hint(item, source.Hint{Kind: source.HintItem})
			item = -1
		}
		if line == "" {
			b.Paragraph()
			continue
		}
		b.Line()
		from := b.Len()
		b.WriteString(m[3])
		switch {
		case m[1] == "#":
			b.Hint(from, source.Hint{Kind: source.HintHeading, Level: 2})
		case m[1] == "+":
			item = from
		case m[2] != "":
			points, err := strconv.Atoi(m[2])
			if err != nil {
				t.Fatal(err)
			}
			b.Hint(from, source.Hint{Kind: source.HintIndent, Level: points})
		}
	}
	if item >= 0 {
		b.Hint(item, source.Hint{Kind: source.HintItem})
	}
	file, err := b.File("input")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// TestHeadingsAndLists reads texts with what their files say of them, and without: the
// words alone go wrong.
func TestHeadingsAndLists(t *testing.T) {
	const answered = "1. Antwoord van het kabinet\n\nDe brug gaat open.\n\n"
	tests := []struct {
		name, text string
		alone      []string // what the words alone give
		want       []string
	}{
		{
			"a topic that asks",
			slantedHead + "De leden van de VVD-fractie vragen of de brug open kan.\n\n" + answered +
				"# Hoe nu verder?\n\nDe leden van de VVD-fractie vragen wat de gevolgen zijn.\n\n2. Antwoord van het kabinet\n\nDie zijn klein.\n\n" +
				"# Gevolgen voor de scheepvaart\n\nDe leden van de VVD-fractie vragen of schepen wachten.\n\n3. Antwoord van het kabinet\n\nJa.",
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen of de brug open kan.", "1 antwoord: De brug gaat open.",
				"2 [VVD]  vraag: Hoe nu verder? / De leden van de VVD-fractie vragen wat de gevolgen zijn.", "2 antwoord: Die zijn klein.",
				"3 [VVD] Gevolgen voor de scheepvaart vraag: De leden van de VVD-fractie vragen of schepen wachten.", "3 antwoord: Ja.",
			},
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen of de brug open kan.", "1 antwoord: De brug gaat open.",
				"2 [VVD] Hoe nu verder? vraag: De leden van de VVD-fractie vragen wat de gevolgen zijn.", "2 antwoord: Die zijn klein.",
				"3 [VVD] Gevolgen voor de scheepvaart vraag: De leden van de VVD-fractie vragen of schepen wachten.", "3 antwoord: Ja.",
			},
		},
		{
			"a topic behind an item without a stop",
			slantedHead + "De leden van de VVD-fractie vragen wat er open gaat.\n\n1. Antwoord van het kabinet\n\nDat zijn:\n\n+ • de brug\n+ • de sluis\n\n" +
				"# Gevolgen\n\nDe leden van de VVD-fractie vragen of schepen wachten.\n\n2. Antwoord van het kabinet\n\nJa.",
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen wat er open gaat.", "1 antwoord: Dat zijn: / de brug\nde sluis / Gevolgen",
				"2 [VVD]  vraag: De leden van de VVD-fractie vragen of schepen wachten.", "2 antwoord: Ja.",
			},
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen wat er open gaat.", "1 antwoord: Dat zijn: / de brug\nde sluis",
				"2 [VVD] Gevolgen vraag: De leden van de VVD-fractie vragen of schepen wachten.", "2 antwoord: Ja.",
			},
		},
		{
			"a heading that is the bare names of factions",
			"INBRENG VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\n# D66 en Volt\n\nDe brief is gelezen. Kan de brug open?",
			[]string{"vraag-1 []  vraag: De brief is gelezen. Kan de brug open?", "faction-unknown", "question-unanswered"},
			[]string{"d66-1 [D66 Volt]  vraag: De brief is gelezen. Kan de brug open?", "question-unanswered"},
		},
		{
			"a short answer where all topics are headings",
			slantedHead + "# De brug\n\nDe leden van de VVD-fractie vragen of de brug open kan.\n\n" + answered + "Reden van de sluiting\n\nEr was onderhoud.\n\n" +
				"# Gevolgen\n\nDe leden van de VVD-fractie vragen of schepen wachten.\n\n2. Antwoord van het kabinet\n\nJa.",
			[]string{
				"1 [VVD] De brug vraag: De leden van de VVD-fractie vragen of de brug open kan.", "1 antwoord: De brug gaat open.",
				"2 [VVD] Reden van de sluiting vraag: Er was onderhoud. / De leden van de VVD-fractie vragen of schepen wachten.", "2 antwoord: Ja.",
			},
			[]string{
				"1 [VVD] De brug vraag: De leden van de VVD-fractie vragen of de brug open kan.", "1 antwoord: De brug gaat open. / Reden van de sluiting / Er was onderhoud.",
				"2 [VVD] Gevolgen vraag: De leden van de VVD-fractie vragen of schepen wachten.", "2 antwoord: Ja.",
			},
		},
		{
			"a section under a line without a stop",
			slantedHead + "De leden van de VVD-fractie vragen of de brug open kan.\n\n1. Antwoord van het kabinet\n\nDat hangt af van:\n+ • het weer\n+ • de wind\n" +
				"# Vragen en opmerkingen van de leden van de D66-fractie en reactie van de Minister\n\nDe leden van de D66-fractie vragen of schepen wachten.\n\n2. Antwoord van het kabinet\n\nJa.",
			nil,
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen of de brug open kan.", "1 antwoord: Dat hangt af van: / het weer\nde wind",
				"2 [D66]  vraag: De leden van de D66-fractie vragen of schepen wachten.", "2 antwoord: Ja.",
			},
		},
		{
			"questions in a style for headings are no topics",
			slantedHead + "# Kan de brug open?\n\n" + answered + "# Wachten er schepen?\n\n2. Antwoord van het kabinet\n\nJa.",
			[]string{
				"1 [VVD]  vraag: Kan de brug open?", "1 antwoord: De brug gaat open.",
				"2 [VVD]  vraag: Wachten er schepen?", "2 antwoord: Ja.",
			},
			nil,
		},
		{
			"a numbered list that nothing announces",
			slantedHead + "De leden van de VVD-fractie vragen wat er open gaat.\n\n1. Antwoord van het kabinet\n\nEr gaat veel open.\n\n+ 1. De brug gaat open.\n+ 2. De sluis gaat open.",
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen wat er open gaat.", "1 antwoord: Er gaat veel open. / 1. De brug gaat open. 2. De sluis gaat open.",
			},
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen wat er open gaat.", "1 antwoord: Er gaat veel open. / De brug gaat open.\nDe sluis gaat open.",
			},
		},
		{
			"an item that has a line break behind a sentence",
			"Vragen van het lid Jansen (VVD) over de brug.\n\nVraag 1\n\nWat gaat er allemaal open, en wat blijft er dicht?\n\nAntwoord 1\n\nDat zijn:\n+ • De brug.\n| Die was dicht.\n+ • De sluis.",
			[]string{
				"1 [VVD]  vraag: Wat gaat er allemaal open, en wat blijft er dicht?", "1 antwoord: Dat zijn: / De brug. / Die was dicht. / De sluis.",
			},
			[]string{
				"1 [VVD]  vraag: Wat gaat er allemaal open, en wat blijft er dicht?", "1 antwoord: Dat zijn: / De brug. Die was dicht.\nDe sluis.",
			},
		},
		{
			"a paragraph behind a list whose items hang, without a blank line",
			slantedHead + "De leden van de VVD-fractie vragen wat er open gaat.\n\n1. Antwoord van het kabinet\n\nDat zijn deze, zo is besloten:\n– de brug bij Muiden, waar het altijd druk is en\n>12 waar veel schepen komen.\n– de sluis, als er\n>12 water is.\nHet kabinet gaat daarover in gesprek met de schippers.",
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen wat er open gaat.",
				"1 antwoord: Dat zijn deze, zo is besloten: / de brug bij Muiden, waar het altijd druk is en waar veel schepen komen.\nde sluis, als er water is. Het kabinet gaat daarover in gesprek met de schippers.",
			},
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen wat er open gaat.",
				"1 antwoord: Dat zijn deze, zo is besloten: / de brug bij Muiden, waar het altijd druk is en waar veel schepen komen.\nde sluis, als er water is. / Het kabinet gaat daarover in gesprek met de schippers.",
			},
		},
		{
			"a paragraph behind a list that is set in, without a blank line",
			slantedHead + "De leden van de VVD-fractie vragen wat er open gaat.\n\n1. Antwoord van het kabinet\n\nDat zijn deze, zo is besloten:\n>20 – de brug bij Muiden, waar het altijd druk is en\n>20 waar veel schepen komen.\n>20 – de sluis.\nHet kabinet gaat daarover in gesprek.",
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen wat er open gaat.",
				"1 antwoord: Dat zijn deze, zo is besloten: / de brug bij Muiden, waar het altijd druk is en waar veel schepen komen.\nde sluis. Het kabinet gaat daarover in gesprek.",
			},
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen wat er open gaat.",
				"1 antwoord: Dat zijn deze, zo is besloten: / de brug bij Muiden, waar het altijd druk is en waar veel schepen komen.\nde sluis. / Het kabinet gaat daarover in gesprek.",
			},
		},
		{
			"an item that goes on behind a page break with another sentence",
			slantedHead + "De leden van de VVD-fractie vragen wat er open gaat.\n\n1. Antwoord van het kabinet\n\nDat zijn deze, zo is besloten:\n– de brug bij Muiden, waar het altijd druk is en\n>12 waar veel schepen komen;\n– de sluis bij Zeeburg, waar het altijd zo druk is.\n---\n>12 Schepen wachten daar. Dat is nu zo, en het\n>12 blijft zo.\nHet kabinet gaat daarover in gesprek met de schippers.",
			nil,
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen wat er open gaat.",
				"1 antwoord: Dat zijn deze, zo is besloten: / de brug bij Muiden, waar het altijd druk is en waar veel schepen komen;\nde sluis bij Zeeburg, waar het altijd zo druk is. Schepen wachten daar. Dat is nu zo, en het blijft zo. / Het kabinet gaat daarover in gesprek met de schippers.",
			},
		},
		{
			"a numbered list that is set in deeper than what it follows on",
			slantedHead + "De leden van de VVD-fractie vragen wat er open gaat.\n\n1. Antwoord van het kabinet\n\nEr gaat veel open, en\nwel dit jaar.\n>14 1. De brug gaat open.\n>14 2. De sluis gaat open.",
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen wat er open gaat.", "1 antwoord: Er gaat veel open, en wel dit jaar. 1. De brug gaat open. 2. De sluis gaat open.",
			},
			[]string{
				"1 [VVD]  vraag: De leden van de VVD-fractie vragen wat er open gaat.", "1 antwoord: Er gaat veel open, en wel dit jaar. / De brug gaat open.\nDe sluis gaat open.",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := set(t, tt.text)
			got := read(t, file)
			alone := read(t, &source.File{Text: file.Text})
			if tt.want == nil {
				tt.want = tt.alone
			}
			if tt.alone != nil {
				if diff := cmp.Diff(tt.alone, alone); diff != "" {
					t.Errorf("words alone (-want +got):\n%s", diff)
				}
			} else if cmp.Equal(got, alone) {
				t.Error("the words alone give the same")
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
