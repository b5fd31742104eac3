package format

import (
	"fmt"
	"strconv"
	"strings"
)

// BibTeX returns the citation as an entry for LaTeX, with the lines parted by
// line ends. Accents stand as they are: every BibTeX of this century reads UTF-8.
func (c Citation) BibTeX() string {
	d := c.Document
	key := string(d.ID)
	title := c.title()
	if part := c.part(); part != "" {
		key += ":" + string(c.Exchange.ID)
		title = capital(part) + ", in: " + title
	}
	date := c.date()
	year, month, day := "", "", ""
	if !date.IsZero() {
		year, month, day = strconv.Itoa(date.Year), strconv.Itoa(int(date.Month)), date.String()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s", key)
	for _, field := range []struct{ name, value string }{
		{"author", braced(c.author())},
		{"title", braced(title)},
		{"howpublished", plain(escapeTeX(c.Leidraad()))},
		{"organization", plain(escapeTeX(chamberName(d.Chamber)))},
		{"date", plain(day)},
		{"year", plain(year)},
		{"month", plain(month)},
		{"url", plain(escapeURL(c.address()))},
		{"langid", plain("dutch")},
	} {
		if field.value != "" {
			fmt.Fprintf(&b, ",\n  %s = %s", field.name, field.value)
		}
	}
	b.WriteString("\n}")
	return b.String()
}

// braced returns the value of a field that BibTeX shall not take for a person's
// name or put in small letters: in braces, within quotation marks.
func braced(s string) string { return `"{` + escapeTeX(s) + `}"` }

// plain returns the value of a field as it is, "" for none.
func plain(s string) string {
	if s == "" {
		return ""
	}
	return "{" + s + "}"
}

// teX escapes what TeX would take for a command.
var teX = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "$", `\$`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`,
)

func escapeTeX(s string) string { return teX.Replace(s) }

// escapeURL keeps an address within its braces.
func escapeURL(s string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(s)
}
