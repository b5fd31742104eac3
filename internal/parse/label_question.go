package parse

import (
	"slices"
	"strings"

	"inbreng/internal/parliament"
)

// In most kinds of documents the questions are numbered and the answers say to
// which they belong: "Vraag 3, 4 en 5" / "Antwoord 3, 4 en 5", "1" / "Antwoord:",
// "1. Bent u bekend ..." / "Antwoord vraag 1:". A numbered label is one of either.
type numberedLabel struct {
	answer  bool
	numbers []int     // empty where the label has none
	length  int       // bytes of the line that are the label; text may follow
	who     *speaking // who asks, where the label says so
	goesOn  bool      // the second line of a label
}

// tableRow is the first line of a row of a table of answers: who asks, the
// faction, and the label ("Heutink, H PVV Vraag:").
var tableRow = newPattern(`^(\p{Lu}[\pL’' -]*, (?:\pL\.? ?){1,4}) (\p{Lu}[\pL\d -]*) Vraag:$`)

func endsTableRow(text string) bool { return strings.HasSuffix(text, " Vraag:") }

// tableRowAt reads the first line of a row of a table of answers.
func tableRowAt(text string) (numberedLabel, bool) {
	if !endsTableRow(text) {
		return numberedLabel{}, false
	}
	m := tableRow.FindStringSubmatch(text)
	if m == nil {
		return numberedLabel{}, false
	}
	faction, known := parliament.ParseFaction(m[2])
	who := speaking{[]parliament.Faction{faction}, []parliament.Asker{{Name: m[1], Faction: faction}}}
	return numberedLabel{length: len(text), who: &who}, known
}

// mayBeLabel reports whether a line begins with a letter that labels begin with, or
// with the bullet before one.
func mayBeLabel(text string) bool {
	return text != "" && strings.IndexByte("VvAaRB\xe2", text[0]) >= 0 // \xe2 begins •
}

// numberedLabelAt reads the label that a line is, or begins with, in words. The
// text behind it on the line has to begin as a sentence does.
func numberedLabelAt(text string) (numberedLabel, bool) {
	bullet := 0
	if rest := strings.TrimPrefix(text, "•"); len(rest) < len(text) { // "• Vraag 1", as openkamer prints it
		bullet = len(text) - len(strings.TrimLeft(rest, " \t"))
	}
	text = text[bullet:]
	if text == "" || !strings.ContainsRune("VvAaRB", rune(text[0])) {
		return numberedLabel{}, false
	}
	l := numberedLabel{answer: text[0] != 'V' && text[0] != 'v'}
	if word := bareLabelWord(text); word > 0 {
		l.length = word
	} else {
		l.numbers, l.length = labelPrefix(text)
		if l.length == 0 {
			return l, false
		}
	}
	rest := strings.TrimLeft(text[l.length:], " \t\u00a0")
	closed := strings.ContainsRune(".:)", rune(text[l.length-1]))
	l.length += bullet
	if who := factionsBehind(rest); who != nil && !l.answer {
		l.who, l.length, rest = who, len(text)+bullet, ""
	}
	switch {
	case rest == "":
		return l, true
	case l.answer && !closed:
		return l, false // "Antwoord op vraag 3 is" is a sentence; see openLabelAt
	}
	return l, startsUpper(rest) || closed && digitAt(rest, 0)
}

// factionsBehind reads what stands behind a label to the end of the line where that is
// nothing but the factions that ask, in brackets: "Vraag 2 (D66, Volt)" (from memory,
// unverified). nil where it is something else.
func factionsBehind(rest string) *speaking {
	inside, ok := strings.CutPrefix(strings.TrimSuffix(rest, ":"), "(")
	if inside, ok2 := strings.CutSuffix(inside, ")"); ok && ok2 {
		var who speaking
		for _, name := range strings.Split(strings.NewReplacer(" en ", ",", "/", ",").Replace(inside), ",") {
			f, known := parliament.ParseFaction(strings.TrimSpace(name))
			if !known {
				return nil
			}
			who.add(speaking{factions: []parliament.Faction{f}})
		}
		return &who
	}
	return nil
}

// openLabelAt reads the label of an answer that nothing closes and that text follows on,
// "Antwoord 1 De campagne kost veel." Only where all of the questions that it names are
// open, each with a label above and no answer yet, it is one.
func openLabelAt(text string, open map[int]bool) (numberedLabel, bool) {
	if text[0] != 'A' {
		return numberedLabel{}, false
	}
	l := numberedLabel{answer: true}
	l.numbers, l.length = labelPrefix(text)
	if l.length == 0 || !startsUpper(strings.TrimLeft(text[l.length:], " \t\u00a0")) {
		return l, false
	}
	return l, !slices.ContainsFunc(l.numbers, func(n int) bool { return !open[n] })
}

// bareLabelWord returns the length of a label without a number: "Antwoord",
// "Antwoord:", "Vraag:". "Vraag" alone needs the colon, as it has in tables;
// text behind the word needs it in either.
func bareLabelWord(text string) int {
	for _, word := range []string{"Antwoorden", "Antwoord", "ANTWOORD", "Reactie", "Beantwoording"} {
		if rest, ok := strings.CutPrefix(text, word); ok && (rest == "" || rest[0] == ':') {
			return len(word) + min(len(rest), 1)
		}
	}
	for _, word := range []string{"Vraag:", "Vragen:"} {
		if strings.HasPrefix(text, word) {
			return len(word)
		}
	}
	return 0
}

// labelWord returns the length of the words before the number of a label, with
// the blank: "Vraag ", "Antwoord ", "Antwoorden op de vragen ".
func labelWord(text string) int {
	at := wordLength(text, "Vraag", "Vragen", "VRAAG", "VRAGEN")
	if at == 0 {
		at = wordLength(text, "Antwoord", "Antwoorden", "ANTWOORD", "Reactie", "Beantwoording")
		if at == 0 {
			return 0
		}
		at += wordLength(text[at:], "op", "bij", "van")
		at += wordLength(text[at:], "de")
		at += wordLength(text[at:], "vraag", "vragen", "Vraag", "Vragen")
	}
	at += wordLength(text[at:], "nr.", "nummer")
	return at
}

// wordLength returns the length of the first of the words that a text begins
// with, and the blanks behind it; 0 when it begins with none.
func wordLength(text string, words ...string) int {
	for _, word := range words {
		if rest, ok := strings.CutPrefix(text, word); ok {
			if n := blankLength(rest); n > 0 {
				return len(word) + n
			}
		}
	}
	return 0
}

// blankLength returns how many bytes of blanks, no-break blanks too, a text
// begins with.
func blankLength(text string) int {
	return len(text) - len(strings.TrimLeft(text, " \t\u00a0"))
}

// A numberStyle is how questions are numbered that have no word before the
// number.
type numberStyle uint8

const (
	aloneStyle  numberStyle = iota // "5, 6 en 7" alone on a line
	dottedStyle                    // "5. Bent u bekend met ..."
)

// numberAt reads the number of a question that a line is, or begins with, in a
// style.
func numberAt(text string, style numberStyle) (numberedLabel, bool) {
	if !digitAt(text, 0) || text[0] == '0' {
		return numberedLabel{}, false
	}
	numbers, length := readNumbers(text)
	if len(numbers) == 0 {
		return numberedLabel{}, false
	}
	rest := text[length:]
	if style == aloneStyle {
		return numberedLabel{numbers: numbers, length: len(text)}, strings.Trim(rest, ".: ") == "" && len(rest) < 3
	}
	dotted := strings.TrimLeft(rest, ".)")
	if len(rest)-len(dotted) > 1 || blankLength(dotted) == 0 {
		return numberedLabel{}, false
	}
	length += len(rest) - len(dotted)
	return numberedLabel{numbers: numbers, length: length}, startsUpper(strings.TrimLeft(dotted, " \t\u00a0‘")) || strings.HasPrefix(strings.TrimLeft(dotted, " \t\u00a0"), "‘")
}
