package parse

import (
	"strings"
)

// A label is the line that stands above an answer.
type label struct {
	numbers []int // official numbers; empty where the label has none
	named   bool  // says who answers
}

// maxLabel bounds a label, in bytes. The longest seen name two ministers with
// their ministries.
const maxLabel = 200

// labelOpenings are the words that a label begins with, behind its number. What
// may follow is who answers.
var labelOpenings = []string{
	"Antwoord van het kabinet", "Antwoord van de ", "Antwoord van het ", "Antwoord van beide ",
	"Reactie van het kabinet", "Reactie van de ", "Reactie van beide ",
}

// parseLabel reads the label of an answer: "1. Antwoord van het kabinet", "3 en
// 4. Antwoord van de Minister", "Antwoord van het kabinet", "Antwoord:". It must
// be the whole text: "Antwoord van Minister De Jonge (...) (ontvangen ...)" above
// written questions is not a label, nor is a sentence that begins like one.
func parseLabel(text string) (label, bool) {
	if len(text) > maxLabel || len(text) < len("Antwoord") {
		return label{}, false
	}
	numbers, rest := labelNumbers(text)
	rest = strings.TrimSuffix(strings.TrimSpace(rest), ":")
	if rest == "Antwoord" {
		return label{numbers: numbers}, true
	}
	if strings.ContainsAny(rest, "?!;«»()") || strings.HasSuffix(rest, ".") {
		return label{}, false
	}
	for _, opening := range labelOpenings {
		if !strings.HasPrefix(rest, opening) || !namesAnswerer(rest) {
			continue
		}
		// "Reactie van de Minister" without a number stands above all answers
		// together, in documents that part questions and answers.
		return label{numbers, true}, len(numbers) > 0 || opening[0] == 'A'
	}
	return label{}, false
}

// namesAnswerer reports whether the text names somebody who answers for the
// government.
func namesAnswerer(text string) bool {
	text = strings.ToLower(text)
	for _, who := range []string{"kabinet", "minister", "staatssecretaris", "bewindspers", "regering"} {
		if strings.Contains(text, who) {
			return true
		}
	}
	return false
}

// labelNumbers reads the numbers in front of a label: "1. ", "3 en 4. ", "3, 4 en
// 5. ", "2 t/m 6. ", "18-19. ", "14: ", "17) ". Words that cannot stand there
// make it no label.
func labelNumbers(text string) (numbers []int, rest string) {
	end := strings.IndexAny(text, "AR") // of "Antwoord" or "Reactie"
	if end <= 0 || text[0] < '0' || text[0] > '9' || end > 60 {
		return nil, text
	}
	head := strings.TrimRight(strings.TrimSpace(text[:end]), ".:)")
	upTo := false
	for _, field := range strings.Fields(labelJoints.Replace(head)) {
		switch n, length := leadingNumber(field); {
		case field == "en":
		case field == "t/m":
			upTo = true
		case n == 0 || length != len(field):
			return nil, text
		case upTo && len(numbers) > 0:
			for m := numbers[len(numbers)-1] + 1; m <= n; m++ {
				numbers = append(numbers, m)
			}
			upTo = false
		default:
			numbers = append(numbers, n)
		}
	}
	return numbers, text[end:]
}

// labelJoints makes the ways to join numbers one.
var labelJoints = strings.NewReplacer(",", " ", "tot en met", "t/m", "-", " t/m ", "–", " t/m ")
