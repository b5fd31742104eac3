package corpus

import (
	"strings"

	"inbreng/internal/parliament"
)

// An Outline is what a list shows of an exchange, without its record.
type Outline struct {
	ID       parliament.ExchangeID
	Numbers  []int
	Factions []parliament.Faction
	Topic    string
	Opening  string // the beginning of the first question, on one line; "" for none
	Answered bool
	// AnsweredIn are the exchanges that hold the answer where this one has none.
	AnsweredIn []parliament.ExchangeID
	// Questions is how many there are, see parliament.Exchange.Asked.
	Questions int
	Asked     int // words of the questions
	Replied   int // words of the answer

	record extent // of the exchange within the record
}

// Name returns what the exchange is called, see parliament.Exchange.Name.
func (o *Outline) Name() string {
	e := parliament.Exchange{ID: o.ID, Numbers: o.Numbers}
	return e.Name()
}

// openingRunes is how much of a question an Outline has: more than a list shows, for
// that leaves out the words with which every question begins.
const openingRunes = 300

// OutlineOf returns what lists show of an exchange.
func OutlineOf(e *parliament.Exchange) Outline {
	o := Outline{
		ID: e.ID, Numbers: append([]int{}, e.Numbers...), Factions: append([]parliament.Faction{}, e.Factions...),
		Topic: e.Topic, Answered: e.Answer != nil,
	}
	o.AnsweredIn = append(o.AnsweredIn, e.AnsweredIn...)
	o.Questions = e.Asked()
	o.Asked, o.Replied = wordsOf(e)
	o.Opening = Opening(e)
	return o
}

// Opening returns how the first question that says something begins, on one line; ""
// for none.
func Opening(e *parliament.Exchange) string {
	for i := range e.Questions {
		if text := beginning(e.Questions[i].Body.Text); text != "" {
			return text
		}
	}
	return ""
}

// beginning returns the first openingRunes of a text, on one line. The rest, which may
// be long, is not looked at.
func beginning(text string) string {
	line := make([]rune, 0, openingRunes)
	for word := range strings.FieldsSeq(text) {
		if len(line) > 0 {
			line = append(line, ' ')
		}
		for _, r := range word {
			if len(line) == openingRunes {
				return string(line)
			}
			line = append(line, r)
		}
	}
	return string(line)
}
