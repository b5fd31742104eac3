package format

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// A Citation is what is cited: a document, or one exchange of it.
type Citation struct {
	Document *parliament.Document
	Exchange *parliament.Exchange // nil for the document as a whole
	// Address is the permanent address, "" where the site does not know its
	// own. Addresses without a host are left out: nobody could follow them.
	Address string
}

// address returns the address when it can be followed from anywhere.
func (c Citation) address() string {
	if strings.HasPrefix(c.Address, "https://") || strings.HasPrefix(c.Address, "http://") {
		return c.Address
	}
	return ""
}

// part names the exchange: "antwoord 12", "vraag 4" where there is no answer, ""
// for a document.
func (c Citation) part() string {
	switch {
	case c.Exchange == nil:
		return ""
	case c.Exchange.Answer == nil:
		return "vraag " + c.Exchange.Name()
	}
	return "antwoord " + c.Exchange.Name()
}

// title returns the title of the document with a capital.
func (c Citation) title() string { return capital(c.Document.Title) }

// author returns who answered, or else whom the questions were put to, or else
// the chamber.
func (c Citation) author() string {
	return parliament.Enumerate(c.authors())
}

// authors returns those that author joins.
func (c Citation) authors() []string {
	var by []parliament.Minister
	switch {
	case c.Exchange == nil:
		by = answerers(c.Document)
	case c.Exchange.Answer != nil:
		by = c.Document.AnswerersOf(c.Exchange)
	}
	names := []string{}
	for _, minister := range by {
		names = append(names, minister.String())
	}
	if len(names) == 0 {
		return []string{chamberName(c.Document.Chamber)}
	}
	return names
}

// date returns the day of the document: of an answer the day on which it came,
// of the whole the day on which it was adopted, or what is known instead.
func (c Citation) date() parliament.Date {
	d := c.Document
	order := []parliament.Date{d.Adopted, d.Received, d.Submitted}
	if c.Exchange != nil {
		order = []parliament.Date{d.Received, d.Adopted, d.Submitted}
	}
	for _, date := range order {
		if !date.IsZero() {
			return date
		}
	}
	return parliament.Date{}
}

// askers names the factions of an exchange.
func (c Citation) askers() string {
	if c.Exchange == nil {
		return ""
	}
	names := make([]string, len(c.Exchange.Factions))
	for i, f := range c.Exchange.Factions {
		names[i] = string(f)
	}
	return parliament.Enumerate(names)
}

// chamberName is the chamber's name in full.
func chamberName(c parliament.Chamber) string {
	if name := c.Dutch(); name != "" {
		return name + " der Staten-Generaal"
	}
	return "Staten-Generaal"
}

// capital returns s with a capital in front.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}

// join joins the parts that are not empty.
func join(sep string, parts ...string) string {
	var known []string
	for _, part := range parts {
		if part != "" {
			known = append(known, part)
		}
	}
	return strings.Join(known, sep)
}
