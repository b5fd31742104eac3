package server

import (
	"net/http"

	"inbreng/internal/parliament"
)

// A link is an address with the words that lead to it. Without an address it is
// just words. Note is what stands behind it, in small print.
type link struct {
	URL, Text, Note string
}

// A linkGroup is a list of links under a heading.
type linkGroup struct {
	Heading string
	Links   []link
}

// factionLinks returns links to the pages of factions.
func factionLinks(factions []parliament.Faction) []link {
	links := make([]link, len(factions))
	for i, f := range factions {
		links[i] = link{URL: knownFactionURL(f), Text: string(f)}
	}
	return links
}

// factionNames returns the names of factions as in a sentence.
func factionNames(factions []parliament.Faction) string {
	names := make([]string, len(factions))
	for i, f := range factions {
		names[i] = string(f)
	}
	return enumerate(names)
}

// notFound is the error for something that is not there, with what is.
func notFound(sentence string, near ...linkGroup) error {
	return &pageError{status: http.StatusNotFound, sentence: sentence, near: near}
}
