package parse

import (
	"strings"

	"inbreng/internal/parliament"
)

// dossierLine is the dossier of a paper and its title: "21 501-32 Landbouw- en
// Visserijraad".
var dossierLine = newPattern(`^(\d{2} ?\d{3})((?:[ -](?:[IVXL]+|[A-Z]|\d{2}))?) (\pL.{5,150})$`)

// dossierOf reads the dossier and its title that a line is.
func dossierOf(line string) (d parliament.Dossier, ok bool) {
	m := dossierLine.FindStringSubmatch(line)
	if m == nil {
		return d, false
	}
	d = parliament.Dossier{Number: strings.ReplaceAll(m[1], " ", ""), Title: m[3]}
	if sub := strings.Trim(m[2], " -"); sub != "" {
		d.Number += "-" + sub
	}
	return d, true
}

// readOtherDossier takes a further dossier of the paper, which the title page names directly
// behind the first; anywhere else a line may begin with a figure as well.
func (f *headReader) readOtherDossier(text string) bool {
	d, ok := dossierOf(singleBlanks(text))
	if !ok || !startsUpper(d.Title) || strings.HasSuffix(d.Title, ".") {
		return false
	}
	f.otherDossiers = append(f.otherDossiers, d)
	return true
}
