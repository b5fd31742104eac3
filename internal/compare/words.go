package compare

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"inbreng/internal/parliament"
)

// A Word is one that a faction uses more than the others.
type Word struct {
	Text   string // in small letters
	Count  int    // by the faction
	Others int    // by the others together
	// G2 is the log-likelihood ratio of Dunning (1993): how surprising the
	// difference is when both were to use the word equally often.
	G2 float64
}

const (
	// leastG2 is where the difference is taken for more than chance: the value
	// that chance passes once in twenty times (chi-squared, one degree).
	leastG2 = 3.84
	// leastCount is how often a faction has to use a word: one time is no habit.
	leastCount = 2
	// leastLetters leaves out articles and most pronouns.
	leastLetters = 4
	// maxWords is how many words of a faction are worth showing.
	maxWords = 12
)

// functionWords are the longer words that hold sentences together: a faction that
// writes "door" more often has no other subject.
var functionWords = func() map[string]bool {
	m := map[string]bool{}
	for _, word := range strings.Fields(`
		aangezien achter alle alleen alles alsnog altijd ander andere beide betreft bijvoorbeeld binnen boven buiten daar daaraan daarbij daardoor daarmee
		daarnaast daarom daarop daarover daartoe daarvan daarvoor deze dezelfde dient dienen doen doet door dus echter eerder eerst eigen elkaar elke
		enige enkele evenals geen gaan gaat geeft geven graag haar hebben heeft hebt hierbij hierdoor hiermee hierop hierover hiertoe hiervan hiervoor hoeveel
		hoewel hoever hun iets ieder iedere inzake kunnen kunt komen komt laat laten maken maakt maar meer mede meest mits moet moeten mogen mag naar naast
		nadat namens niet niets nogmaals nogal ofwel omdat omtrent onder ondanks ongeveer onze onlangs ooit over overigens reeds rond rondom samen sinds slechts
		soms staan staat steeds stellen stelt tegen tegenover tenslotte tevens thans tijdens toch toen tussen totdat uiteraard vaak vanaf vanuit vanwege
		vele verder vervolgens vinden vindt volgens voor vooral voordat voorts vragen vraagt waar waaraan waarbij waardoor waarin waarmee waarom waarop waarover
		waarvan waarvoor wanneer want waren weer weet weten welk welke werd werden weten wiens willen wilt wordt worden zeer zelf zelfs zich ziet zien zijn zoals
		zodat zonder zouden zowel zullen leden minister staatssecretaris kabinet fractie fractieleden genoemde`) {
		m[word] = true
	}
	return m
}()

// words returns for each faction the words of its questions that it uses more
// than the other factions together.
func words(d *parliament.Document, factions []parliament.Faction) [][]Word {
	counts := make([]map[string]int, len(factions))
	totals := make([]int, len(factions))
	for column, faction := range factions {
		counts[column] = map[string]int{}
		for i := range d.Exchanges {
			e := &d.Exchanges[i]
			if !slices.Contains(e.Factions, faction) {
				continue
			}
			for j := range e.Questions {
				for _, word := range wordsOf(e.Questions[j].Body.Text) {
					totals[column]++
					counts[column][word]++
				}
			}
		}
	}
	names := namesIn(d)
	out := make([][]Word, len(factions))
	for column := range factions {
		others, othersTotal := map[string]int{}, 0
		for other := range factions {
			if other == column {
				continue
			}
			othersTotal += totals[other]
			for word, n := range counts[other] {
				others[word] += n
			}
		}
		out[column] = telling(counts[column], totals[column], others, othersTotal, names)
	}
	return out
}

// telling returns the words of one text that are used more there than in another.
func telling(here map[string]int, hereTotal int, there map[string]int, thereTotal int, names map[string]bool) []Word {
	var list []Word
	for word, n := range here {
		if n < leastCount || len([]rune(word)) < leastLetters || functionWords[word] || isName(word, names) {
			continue
		}
		g2 := logLikelihood(n, hereTotal, there[word], thereTotal)
		if g2 >= leastG2 && float64(n)*float64(thereTotal) > float64(there[word])*float64(hereTotal) {
			list = append(list, Word{word, n, there[word], g2})
		}
	}
	slices.SortFunc(list, func(a, b Word) int {
		return cmp.Or(cmp.Compare(b.G2, a.G2), cmp.Compare(a.Text, b.Text))
	})
	return list[:min(len(list), maxWords)]
}

// logLikelihood returns G2 for a word that one text has a times among n words and
// another b times among m.
func logLikelihood(a, n, b, m int) float64 {
	if n == 0 || m == 0 {
		return 0
	}
	expected := func(size int) float64 { return float64(size) * float64(a+b) / float64(n+m) }
	part := func(count, size int) float64 {
		if count == 0 {
			return 0
		}
		return float64(count) * math.Log(float64(count)/expected(size))
	}
	return 2 * (part(a, n) + part(b, m))
}

// namesIn returns the names of the factions of a document in small letters. That
// a faction names itself more than others do tells nothing.
func namesIn(d *parliament.Document) map[string]bool {
	names := map[string]bool{}
	for _, faction := range d.Factions() {
		for _, name := range faction.Names() {
			for _, word := range wordsOf(name) {
				names[word] = true
			}
		}
	}
	return names
}

// isName reports whether a word is the name of a faction, or a compound with one:
// "d66-fractie".
func isName(word string, names map[string]bool) bool {
	first, _, _ := strings.Cut(word, "-")
	return names[word] || names[first]
}

// wordsOf returns the words of a text in small letters: letters and digits, with
// hyphens and apostrophes within.
func wordsOf(text string) []string {
	inWord := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '\'' || r == '’'
	}
	var out []string
	for _, word := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !inWord(r) }) {
		if word = strings.Trim(word, "-'’"); word != "" {
			out = append(out, word)
		}
	}
	return out
}
