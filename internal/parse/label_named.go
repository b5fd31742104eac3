package parse

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
		f.addWhose(whose)
		return
	}
	f.answers = named
	for _, i := range named {
		f.labels[i] = &numberedLabel{answer: true, length: len(f.text(i))}
	}
	f.addWhose(whose)
	if n := len(named); n > f.questions || 2*n < f.questions {
		f.answers = nil
		for _, i := range named {
			f.labels[i] = nil
		}
	}
}
