package format

import (
	"fmt"
	"strings"
)

// RIS returns the citation as programs for citing exchange it: a tag on each line,
// with the line ends that the format asks for.
func (c Citation) RIS() string {
	var b strings.Builder
	line := func(tag, value string) {
		if value != "" {
			// A line end within a value would be read as the next tag.
			fmt.Fprintf(&b, "%s  - %s\r\n", tag, strings.Join(strings.Fields(value), " "))
		}
	}
	d := c.Document
	kind := "RPRT"
	if c.Exchange != nil {
		kind = "CHAP"
	}
	line("TY", kind)
	for _, name := range c.authors() {
		// A comma in a name would part the family's from the given one.
		line("AU", strings.ReplaceAll(name, ",", ""))
	}
	if part := c.part(); part != "" {
		line("TI", capital(part))
		line("T2", c.title())
		line("SE", part)
	} else {
		line("TI", c.title())
	}
	if day := c.date(); !day.IsZero() {
		line("PY", fmt.Sprint(day.Year))
		line("DA", fmt.Sprintf("%04d/%02d/%02d", day.Year, day.Month, day.Day))
	}
	line("PB", chamberName(d.Chamber))
	line("M1", d.Number)
	line("T3", c.source())
	line("N1", c.Leidraad())
	line("LA", "nl")
	line("UR", c.address())
	b.WriteString("ER  - \r\n")
	return b.String()
}
