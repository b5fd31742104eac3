package parse

import (
	"slices"

	"inbreng/internal/parliament"
)

// numberExchanges gives the exchanges their ids and says where the official
// numbers do not follow each other.
func (p *parser) numberExchanges() {
	occurrences := map[int]int{}
	unnumbered := map[string]int{}
	ids := make([]parliament.ExchangeID, len(p.doc.Exchanges))
	for i := range p.doc.Exchanges {
		x := &p.doc.Exchanges[i]
		if len(x.Numbers) == 0 {
			slug := ""
			if len(x.Factions) > 0 && p.kind != parliament.WrittenQuestions {
				slug = x.Factions[0].Slug()
			}
			unnumbered[slug]++
			x.ID = parliament.UnnumberedExchange(slug, unnumbered[slug])
		} else {
			x.ID = parliament.NumberedExchange(x.Numbers[0], occurrences[x.Numbers[0]])
			for _, n := range x.Numbers {
				occurrences[n]++
			}
		}
		ids[i] = x.ID
	}
	p.checkNumbers()
	for i := range p.doc.Exchanges {
		x := &p.doc.Exchanges[i]
		slices.Sort(x.Numbers)
		x.Numbers = slices.Compact(x.Numbers)
		for _, j := range p.answeredIn[i] {
			x.AnsweredIn = append(x.AnsweredIn, ids[j])
			if y := &p.doc.Exchanges[j]; len(y.Questions) > 0 {
				y.Repeats = true
			}
		}
	}
}

// A numberAtPlace is an official number where it is printed.
type numberAtPlace struct {
	number int
	place  parliament.Place
	joint  bool // another number stands before it in the same label
}

// checkNumbers says where the numbers, in the order of the source, do not follow
// each other: those of the questions, or those of the answers where the document
// numbers these.
func (p *parser) checkNumbers() {
	numbers := p.printed
	if p.how != byQuestions {
		for i := range p.doc.Exchanges {
			x := &p.doc.Exchanges[i]
			place := x.Source
			if x.Answer != nil {
				place = x.Answer.LabelSource
			}
			for i, n := range x.Numbers {
				numbers = append(numbers, numberAtPlace{n, place, i > 0})
			}
		}
	}
	all := map[int]bool{}
	for _, n := range numbers {
		all[n.number] = true
	}
	seen := map[int]bool{}
	// Questions are put in the order of the first numbers of their labels: behind "Vraag
	// 1 en 4" comes "Vraag 2".
	highest, last := 0, 0
	for _, n := range numbers {
		switch {
		case seen[n.number]:
			p.problem(parliament.NumberDoubled, n.place, "Nummer %d komt vaker voor.", n.number)
		case n.number > highest+1:
			p.sayGap(highest+1, n.number-1, all, n.place)
		case n.number < last:
			p.problem(parliament.NumberOrder, n.place, "Nummer %d staat na nummer %d.", n.number, last)
		}
		seen[n.number] = true
		highest = max(highest, n.number)
		if !n.joint {
			last = max(last, n.number)
		}
	}
}

// sayGap says that numbers are missing, but for those that are printed further
// on.
func (p *parser) sayGap(from, to int, all map[int]bool, place parliament.Place) {
	for n := from; n <= to; n++ {
		if all[n] {
			continue
		}
		first := n
		for n < to && !all[n+1] {
			n++
		}
		if n == first {
			p.problem(parliament.NumberGap, place, "Nummer %d ontbreekt.", n)
		} else {
			p.problem(parliament.NumberGap, place, "De nummers %d tot en met %d ontbreken.", first, n)
		}
	}
}
