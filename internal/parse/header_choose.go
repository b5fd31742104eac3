package parse

import (
	"strings"

	"inbreng/internal/parliament"
)

// factNames are the names of facts in messages; one that is not here has its own.
var factNames = map[string]string{
	"chamber": "kamer", "title": "titel", "subject": "onderwerp", "dossierTitle": "titel van het dossier", "number": "nummer",
	"sessionYear": "vergaderjaar", "committee": "commissie", "chair": "voorzitter", "clerk": "griffier", "submitted": "datum ingezonden",
	"received": "datum beantwoord", "adopted": "datum vastgesteld", "sourceURL": "adres",
}

// factName returns the name of a fact in messages.
func factName(name string) string {
	if dutch, ok := factNames[name]; ok {
		return dutch
	}
	return name
}

// choose returns the fact, or what the text says when there is no fact. That
// the two differ is a Problem.
func choose[T comparable](p *parser, name string, fact, text T) T {
	var zero T
	if fact == zero {
		return text
	}
	if text != zero && text != fact {
		p.problem(parliament.SidecarContradicts, p.place(0, 0), "Het begeleidende bestand geeft voor %s «%v»; uit de tekst of de naam van het bestand blijkt «%v».", factName(name), fact, text)
	}
	return fact
}

// chooseNamed is choose for what the name of the file says as well, where neither the
// sidecar nor the text does.
func chooseNamed[T ~string](p *parser, name string, fact, text, file T) T {
	chosen := choose(p, name, fact, text)
	if chosen == "" {
		return file
	}
	if file != "" && file != chosen {
		by := "de tekst"
		if fact != "" {
			by = "het begeleidende bestand"
		}
		p.problem(parliament.NameContradicts, p.place(0, 0), "Volgens %s is «%s» het %s; de naam van het bestand zegt «%s».", by, chosen, factName(name), file)
	}
	return chosen
}

// chamberOf returns the chamber whose paper has such a number within its dossier: the
// House counts in numbers ("36 820 XVII, nr. 3"), the Senate in letters ("25 295, BM").
func chamberOf(number string) parliament.Chamber {
	switch {
	case number == "":
		return ""
	case digitAt(number, 0):
		return parliament.House
	case strings.Trim(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "":
		return parliament.Senate
	}
	return ""
}
