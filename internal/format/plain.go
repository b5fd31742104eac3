package format

// Plain returns the citation as one would write it below a quotation: "Antwoord
// 12 aan ChristenUnie, Verslag van ... (Kamerstukken II 2020/21, 21501-02, nr.
// 2401), 25 augustus 2021".
func (c Citation) Plain() string {
	part := capital(c.part())
	if askers := c.askers(); askers != "" {
		if c.Exchange.Answer != nil {
			part += " aan " + askers
		} else {
			part += " van " + askers
		}
	}
	return join(", ", part, c.title()+" ("+c.paper()+")", c.date().Dutch(), c.address())
}
