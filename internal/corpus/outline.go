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
	Asked    int // words of the questions
	Replied  int // words of the answer

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
	o.Asked, o.Replied = wordsOf(e)
	for i := range e.Questions {
		if text := strings.Join(strings.Fields(e.Questions[i].Body.Text), " "); text != "" {
			if runes := []rune(text); len(runes) > openingRunes {
				text = string(runes[:openingRunes])
			}
			o.Opening = text
			break
		}
	}
	return o
}
