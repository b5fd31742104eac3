package parse

import (
	"slices"
	"strings"
)

// late is how a notice begins that answers will come later.
var late = newPattern(`(?:[Kk]unnen|[Kk]an)(?: ik)?(?: deze| de| uw)?(?: vragen)? niet binnen de (?:gebruikelijke|gestelde|gevraagde|vereiste) termijn`)

// cutNotice parts the notice that the answers are late, with what follows on it, from the
// question that it stands below without a heading of its own:
//
//	Vraag 2
//	Wat vindt u hiervan?
//
//	De vragen van het lid Jansen (VVD) kunnen niet binnen de gebruikelijke termijn worden
//	beantwoord.
//
// Where answers have labels such a sentence is part of one.
func (r *numberedReader) cutNotice(label element, body []element) (question, notice []element) {
	if label.kind != questionElement || r.answersLabelled || len(body) < 2 {
		return body, nil
	}
	i := 1 + slices.IndexFunc(body[1:], func(e element) bool {
		text := r.said(e)
		return strings.Contains(text, " niet binnen de ") && late.MatchString(text)
	})
	if i == 0 {
		return body, nil
	}
	return body[:i:i], body[i:]
}
