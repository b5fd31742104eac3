package format

import (
	"strings"

	"inbreng/internal/parliament"
)

// A Site is where the records are published.
type Site struct {
	// Base is the address of the site, "https://inbreng.example", without a slash
	// at its end; "" where it is not known, and addresses are relative then.
	Base string
}

// Document returns the address of a document.
func (s Site) Document(id parliament.DocumentID) string { return s.Base + "/" + string(id) }

// Exchange returns the address of an exchange.
func (s Site) Exchange(doc parliament.DocumentID, id parliament.ExchangeID) string {
	return s.Document(doc) + "/antwoord/" + string(id)
}

// absolute returns Markdown with the links within the site made absolute. A
// bracket of the text is escaped, so that "](/" is always a link.
func (s Site) absolute(md string) string {
	if s.Base == "" {
		return md
	}
	return strings.ReplaceAll(md, "](/", "]("+s.Base+"/")
}

// notOfficial is said wherever a whole document or exchange leaves the site.
const notOfficial = "Dit is niet de officiële publicatie."

// official returns the address of the official publication, "" for what is no
// address of the web: a sidecar may say anything.
func official(d *parliament.Document) string {
	if isWeb(d.SourceURL) {
		return d.SourceURL
	}
	return ""
}

func isWeb(address string) bool {
	return strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

// title returns the heading of a document with a capital.
func title(d *parliament.Document) string {
	if d.Title == "" {
		return string(d.ID)
	}
	return capital(d.Title)
}

// cited returns how the House cites a document, and its id where it is no paper.
func cited(d *parliament.Document) string {
	if id, err := parliament.ParsePaperID(string(d.ID)); err == nil {
		return id.Citation()
	}
	return string(d.ID)
}

// askers returns the names of the factions that asked, "VVD en D66".
func askers(factions []parliament.Faction) string {
	names := make([]string, len(factions))
	for i, f := range factions {
		names[i] = string(f)
	}
	return parliament.Enumerate(names)
}
