package format

import "encoding/json"

// A cslItem is a thing as programs for citing hold it (CSL-JSON 1.0).
type cslItem struct {
	ID              string    `json:"id"`
	Type            string    `json:"type"`
	Title           string    `json:"title"`
	ContainerTitle  string    `json:"container-title,omitempty"`
	Author          []cslName `json:"author,omitempty"`
	Issued          *cslDate  `json:"issued,omitempty"`
	Number          string    `json:"number,omitempty"`
	CollectionTitle string    `json:"collection-title,omitempty"`
	Publisher       string    `json:"publisher"`
	Authority       string    `json:"authority,omitempty"`
	Section         string    `json:"section,omitempty"`
	References      string    `json:"references,omitempty"`
	URL             string    `json:"URL,omitempty"`
	Language        string    `json:"language"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// CSL returns the citation as CSL-JSON: a list of one item, as programs read it.
func (c Citation) CSL() ([]byte, error) {
	d := c.Document
	item := cslItem{
		ID: string(d.ID), Type: "report", Title: c.title(), Number: d.Number, CollectionTitle: c.source(), Publisher: chamberName(d.Chamber),
		URL: c.address(), Language: "nl", References: c.Leidraad(),
	}
	if part := c.part(); part != "" {
		item.ID += "/" + string(c.Exchange.ID)
		item.Type, item.Title, item.ContainerTitle, item.Section = "chapter", capital(part), c.title(), part
	}
	for _, name := range c.authors() {
		item.Author = append(item.Author, cslName{name})
	}
	if day := c.date(); !day.IsZero() {
		item.Issued = &cslDate{[][]int{{day.Year, int(day.Month), day.Day}}}
	}
	return json.MarshalIndent([]cslItem{item}, "", "  ")
}
