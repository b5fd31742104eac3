package format

import "strconv"

// APA returns the citation after the Publication Manual of the APA, seventh
// edition, as Dutch universities use it for papers of parliament: author, date,
// title, number of the paper, publisher, address.
func (c Citation) APA() string {
	date := "z.d."
	if d := c.date(); !d.IsZero() {
		day := d.Dutch()
		date = strconv.Itoa(d.Year) + ", " + day[:len(day)-len(" 2006")]
	}
	title := c.title()
	if part := c.part(); part != "" {
		title = capital(part) + ", in " + title
	}
	return join(" ", c.author()+".", "("+date+").", title, "("+c.paper()+").", chamberName(c.Document.Chamber)+".", c.address())
}
