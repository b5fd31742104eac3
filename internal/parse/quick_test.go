package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"inbreng/internal/parliament"
	"inbreng/internal/source"
)

// What is looked up in a shorter way than before has to give what the long way
// gives. These tests hold the two beside each other.

func TestPositionsInAnyOrder(t *testing.T) {
	s := "een\n\ftwée\n\n" + strings.Repeat("é", 300) + "\nslot\n" + strings.Repeat("kort\n", 200)
	text, err := source.New("positions", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	s = text.String()
	p := &parser{text: text, s: s}
	check := func(offset int) {
		t.Helper()
		runes, page, line := text.Position(offset)
		if want, got := (parliament.Position{Offset: runes, Page: page, Line: line}), p.position(offset); got != want {
			t.Fatalf("position %d is %+v, want %+v", offset, got, want)
		}
	}
	check(0)
	for step := range 40 {
		for offset := 0; offset <= len(s); offset += step + 1 {
			check(offset)
		}
		for offset := len(s); offset >= 0; offset -= step + 1 {
			check(offset)
		}
	}
	for i := range 5000 { // up and down
		check(i * 7919 % (len(s) + 1))
	}
}

func TestHeadLinesByTheirFirstLetters(t *testing.T) {
	lines := []string{
		"21 501-32 Landbouw- en Visserijraad", "Nr. 1731 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "nr. 3", "AB VERSLAG VAN", "C VERSLAG", "A1 NADER VERSLAG",
		"2022D06714 INBRENG VERSLAG", "VERSLAG", "INBRENG NADER VERSLAG VAN", "LIJST VAN VRAGEN", "NOTA NAAR AANLEIDING", "MEMORIE VAN ANTWOORD",
		"Vastgesteld 3 maart", "Ontvangen 3 maart", "De vaste commissie", "De algemene commissie", "De tijdelijke commissie", "De vragen en opmerkingen zijn op",
		"De Minister heeft deze vragen", "De minister heeft deze vragen", "De Staatssecretaris heeft deze vragen", "De voorzitter van de commissie,",
		"De fungerend voorzitter van de", "Voorzitter van de", "fungerend voorzitter van de", "De adjunct-griffier van de", "Adjunct-griffier van de",
		"adjunct-griffier voor dit", "De griffier van de", "De Griffier van de", "griffier voor dit", "Vergaderjaar 2021", "Vragen gesteld door de leden der Kamer",
		"Vragen van het lid X", "Vragen van de leden X", "Antwoord van Minister X", "Mededeling van staatssecretaris X", "Inhoudsopgave", "Vragen en antwoorden", "1076", "107",
	}
	for _, line := range lines {
		if !headLine.MatchString(line) {
			t.Errorf("%q is no line of a title page", line)
		}
	}
	for _, name := range texts(t) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(string(data), "\n") {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	for _, line := range lines {
		if got, want := isHeadLineText(line), headLine.MatchString(line); got != want {
			t.Errorf("%.80q: %t, want %t", line, got, want)
		}
	}
}

// texts returns the names of the texts of this folder.
func texts(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < 50 {
		t.Fatalf("%d texts, %v", len(names), err)
	}
	return append(names, filepath.Join("..", "..", "data", "source", "kst-21501-02-2401.txt"))
}

func TestFirstAndLastWords(t *testing.T) {
	for _, text := range []string{"", " ", "een", " een twee", "een\u00a0twee\tdrie vier ", "a b c d e f g h", "é\u2003ë  ü"} {
		fields := strings.Fields(text)
		for most := range 9 {
			if got, want := firstWords(text, most), fields[:min(most, len(fields))]; !slices.Equal(got, want) {
				t.Errorf("first %d of %q: %q, want %q", most, text, got, want)
			}
			if got, want := lastWords(text, most), fields[max(0, len(fields)-most):]; !slices.Equal(got, want) {
				t.Errorf("last %d of %q: %q, want %q", most, text, got, want)
			}
		}
	}
}

func TestADecisionIsTheSameTheSecondTime(t *testing.T) {
	p := &parser{words: newVocabulary("krijgsgevangenen staakt-het-vuren"), decided: map[[2]string]hyphenDecision{}}
	for range 2 {
		for _, halves := range [][2]string{{"krijgsge-", "vangen"}, {"staakt-het-", "vuren"}, {"in-", "en"}, {"geen", "streepje"}} {
			if got, want := p.decideHyphen(halves[0], halves[1]), p.words.decideHyphen(halves[0], halves[1]); got != want {
				t.Errorf("%q: %+v, want %+v", halves, got, want)
			}
		}
	}
	if len(p.decided) != 4 {
		t.Error(fmt.Sprint(len(p.decided), " decisions are remembered, want 4"))
	}
}

func TestStretchesInAnyOrder(t *testing.T) {
	var lines []line
	for i := range 300 {
		l := line{width: i * 7919 % 91}
		switch {
		case i%37 == 5:
			l.role = roleBlank
		case i%41 == 7:
			l.opens = true
		case i%43 == 11:
			l.label = true
		}
		lines = append(lines, l)
	}
	check := func(s *textStretch, i int) {
		t.Helper()
		from := i
		for from > 0 && lines[from-1].role == roleText && !lines[from].opens && !lines[from-1].label {
			from--
		}
		widest := 0
		for _, l := range lines[from : i+1] {
			widest = max(widest, l.width)
		}
		if f, w := s.upTo(lines, i); f != from || w != widest {
			t.Fatalf("up to line %d: from %d, widest %d, want %d and %d", i, f, w, from, widest)
		}
	}
	for step := range 9 {
		var s textStretch
		for i := 0; i < len(lines); i += step + 1 {
			check(&s, i)
		}
		for i := range lines { // up and down
			check(&s, (i*17+step)%len(lines))
		}
	}
}
