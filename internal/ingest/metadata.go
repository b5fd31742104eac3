package ingest

import (
	"fmt"
	"regexp"
	"strings"

	"inbreng/internal/parliament"
	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// addMetadata fills in from what a file says about itself what the sidecar does
// not say. Where both say something, and not the same, the sidecar is kept, for
// somebody looked at the document, and the difference is a Problem. What a file
// says that is not of the form it must have is left out: the text counts.
func addMetadata(f *parse.Facts, m source.Metadata) []parliament.Problem {
	a := metadataAdder{facts: f}
	add(&a, "id", &f.ID, m.ID, parliament.ParseDocumentID)
	add(&a, "title", &f.Title, m.Title, words)
	add(&a, "subject", &f.Subject, m.Subject, words)
	add(&a, "dossier", &f.Dossier, m.Dossier, dossier)
	add(&a, "dossierTitle", &f.DossierTitle, m.DossierTitle, words)
	add(&a, "number", &f.Number, m.Number, number)
	add(&a, "sessionYear", &f.SessionYear, m.SessionYear, parliament.ParseSessionYear)
	add(&a, "chamber", &f.Chamber, m.Chamber, chamber)
	add(&a, "submitted", &f.Submitted, m.Submitted, date)
	add(&a, "received", &f.Received, m.Received, date)
	return a.problems
}

type metadataAdder struct {
	facts    *parse.Facts
	problems []parliament.Problem
}

// add sets one fact from a field, or says that the two differ.
func add[T comparable](a *metadataAdder, name string, to *T, field source.Field, read func(string) (T, error)) {
	var zero T
	value, err := read(field.Value)
	if field.Value == "" || err != nil || value == zero {
		return
	}
	switch *to {
	case value:
	case zero:
		*to = value
		if a.facts.Provenance == nil {
			a.facts.Provenance = map[string]string{}
		}
		a.facts.Provenance[name] = fmt.Sprintf("het bestand zelf (%s)", field.Name)
	default:
		first := parliament.Position{Page: 1, Line: 1}
		a.problems = append(a.problems, parliament.Problem{
			Kind:   parliament.SidecarContradicts,
			Text:   fmt.Sprintf("Voor %s is «%v» gegeven; het bestand zelf zegt «%v» (%s).", name, *to, value, field.Name),
			Source: parliament.Place{From: first, To: first},
		})
	}
}

func words(s string) (string, error) { return strings.Join(strings.Fields(s), " "), nil }

var (
	dossierForm = regexp.MustCompile(`^(\d{2}) ?(\d{3})(?:[ -]+([0-9IVXLA-Z]+))?$`)
	numberForm  = regexp.MustCompile(`^(?:\d{1,5}|[A-Z]{1,3})$`)
	dutchDate   = regexp.MustCompile(`^(\d{2})-(\d{2})-(\d{4})$`)
)

// dossier reads the number of a dossier: "21501-02", "21 501-02", "36 600 VII".
func dossier(s string) (string, error) {
	m := dossierForm.FindStringSubmatch(strings.Join(strings.Fields(s), " "))
	if m == nil {
		return "", fmt.Errorf("%q is no dossier", s)
	}
	if m[3] != "" {
		return m[1] + m[2] + "-" + m[3], nil
	}
	return m[1] + m[2], nil
}

// number reads the number within a dossier or of an appendix: "2401", "D".
func number(s string) (string, error) {
	if s = strings.TrimSpace(s); !numberForm.MatchString(s) {
		return "", fmt.Errorf("%q is no number", s)
	}
	return s, nil
}

func chamber(s string) (parliament.Chamber, error) {
	switch {
	case strings.HasPrefix(s, "Tweede Kamer"):
		return parliament.House, nil
	case strings.HasPrefix(s, "Eerste Kamer"):
		return parliament.Senate, nil
	}
	return "", fmt.Errorf("%q is no chamber", s)
}

// date reads a date as the publications have it: 2021-08-31, or of old 31-08-2021.
func date(s string) (parliament.Date, error) {
	s = dutchDate.ReplaceAllString(strings.TrimSpace(s), "$3-$2-$1")
	return parliament.ParseDate(s)
}
