package parse

import "slices"

// addNamed takes lines that name who answers for the labels of answers where the answers
// have no other, and finds the labels of questions that say who asks:
//
//	Vraag 1
//	Wat kost de brug?
//
//	Antwoord van de Minister van Financiën:
//	Drie miljoen.
//
// They are kept where there are about as many of these as questions. Below another label
// such a line is part of an answer that several give.
func (f *labelFinder) addNamed(named, whose []int) {
	if len(f.answers) > 0 || len(named) == 0 || f.questions == 0 && len(whose) == 0 {
		replies := slices.Concat(f.answers, named)
		slices.Sort(replies)
		f.addWhose(whose, replies)
		f.addNamedBetween(named)
		return
	}
	f.answers = named
	for _, i := range named {
		f.labels[i] = &numberedLabel{answer: true, length: len(f.text(i))}
	}
	f.addWhose(whose, named)
	if n := len(named); n > f.questions || 2*n < f.questions {
		f.answers = nil
		for _, i := range named {
			f.labels[i] = nil
		}
	}
}

// addNamedBetween takes lines that name who answers for labels beside those that name
// nobody: the letter after a debate has "Antwoord van de Staatssecretaris" above the answers
// of one of two and "Antwoord" above the others. Such a line stands below the label of a
// question, and no label of its answer follows: with one, the question quotes it.
func (f *labelFinder) addNamedBetween(named []int) {
	if len(named) == 0 || len(f.answers) == 0 || f.questions == 0 {
		return
	}
	open, last := false, 0 // the last label is that of a question; the line of it
	at := -1               // the line that names who answers it
	take := func() {
		if at >= 0 {
			f.labels[at] = &numberedLabel{answer: true, length: len(f.text(at))}
			f.answers = append(f.answers, at)
		}
		at = -1
	}
	for i, l := range f.labels {
		switch {
		case l == nil:
			if open && at < 0 && len(named) > 0 && i == named[0] && i > last+1 {
				at = i
			}
		case l.answer:
			open, at = false, -1
		default:
			take()
			open, last = true, i
		}
		if len(named) > 0 && i == named[0] {
			named = named[1:]
		}
	}
	take()
	slices.Sort(f.answers)
}
