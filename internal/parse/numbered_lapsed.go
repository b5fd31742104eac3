package parse

import "slices"

// lapsedQuestion is what stands in the place of a question that is no longer put. Lists
// keep its number, and no answer follows:
//
//	11
//	Deze vraag is vervallen.
//
//	12
//	Wat kost de campagne?
//
//	Antwoord:
//	Drie miljoen.
var lapsedQuestion = newPattern(`^\(?(?:(?:(?:[Dd]eze |[Dd]e )?[Vv]ra(?:ag|gen) )?(?:is |zijn )?(?:komen te )?(?:[Vv]ervallen|[Ii]ngetrokken))\)?\.?$`)

// maxLapsed bounds such words, in bytes.
const maxLapsed = 60

// lapsed reports whether all questions of a group are no longer put.
func (r *numberedReader) lapsed(g *numberedGroup) bool {
	return !slices.ContainsFunc(g.questions, func(b *numberedBlock) bool {
		if len(b.body) != 1 {
			return true
		}
		text := r.said(b.body[0])
		return len(text) > maxLapsed || !lapsedQuestion.MatchString(text)
	})
}

// standing returns the groups whose questions are still put: an answer that names no
// number is theirs. Where none is, it is that of all.
func (r *numberedReader) standing(groups []*numberedGroup) []*numberedGroup {
	if len(groups) < 2 { // nearly always
		return groups
	}
	standing := slices.DeleteFunc(slices.Clone(groups), r.lapsed)
	if len(standing) == 0 {
		return groups
	}
	return standing
}
