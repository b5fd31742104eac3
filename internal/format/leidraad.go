package format

import (
	"strings"

	"inbreng/internal/parliament"
)

// Leidraad returns the citation as Dutch lawyers write it, after the Leidraad
// voor juridische auteurs: "Kamerstukken II 2020/21, 21501-02, nr. 2401, antwoord
// 12". What is unknown is left out.
func (c Citation) Leidraad() string { return join(", ", c.source(), c.part()) }

// source cites the document: by its number, or else by title and id.
func (c Citation) source() string {
	if paper := c.paper(); paper != string(c.Document.ID) {
		return paper
	}
	return join(", ", c.title(), string(c.Document.ID))
}

// paper cites the document by its number, or by its id when it has none: beside its
// title.
func (c Citation) paper() string {
	d := c.Document
	chamber := map[parliament.Chamber]string{parliament.House: "II", parliament.Senate: "I"}[d.Chamber]
	year := d.SessionYear.Short()
	id := parliament.PaperID(d.ID)
	switch {
	case id.IsAppendix():
		// An Aanhangsel has no dossier: its number counts through the year.
		return join(", ", join(" ", "Aanhangsel Handelingen", chamber, year), numbered(string(id)[strings.LastIndexByte(string(id), '-')+1:]))
	case d.Dossier != "" && d.Number != "":
		return join(", ", join(" ", "Kamerstukken", chamber, year), d.Dossier, numbered(d.Number))
	}
	if _, err := parliament.ParsePaperID(string(d.ID)); err == nil {
		return id.Citation()
	}
	return string(d.ID)
}

// numbered writes the number of a paper; the Senate counts in letters, which take
// no "nr.".
func numbered(number string) string {
	if number == "" || number[0] < '0' || number[0] > '9' {
		return number
	}
	return "nr. " + number
}
