package server

import (
	"net/http"
	"strings"
	"unicode"
)

// errorPage says what went wrong and what can be done about it.
type errorPage struct {
	page
	Status   int
	Heading  string
	Sentence string
	Asked    string // the address, for a page that is not there
	Near     []linkGroup
}

// headings of the error pages. Others have the first.
var errorHeadings = map[int]string{
	http.StatusInternalServerError: "Er ging iets mis",
	http.StatusNotFound:            "Niet gevonden",
	http.StatusMethodNotAllowed:    "Dat kan hier niet",
	http.StatusGone:                "Verlopen",
	http.StatusBadRequest:          "Dat is niet te doen",
	http.StatusRequestURITooLong:   "Dat is te lang",
	http.StatusTooManyRequests:     "Even rustig aan",
	http.StatusServiceUnavailable:  "Even niet beschikbaar",
}

// serveError answers an error with a page. An address that is only spelled
// otherwise than ours leads to ours.
func (s *Server) serveError(w http.ResponseWriter, r *http.Request, rel *release, e *pageError) {
	if e.status == http.StatusNotFound {
		if address, ok := s.canonical(rel, r); ok {
			http.Redirect(w, r, address, http.StatusPermanentRedirect)
			return
		}
		if address, ok := rel.elsewhere(r.URL.Path); ok {
			// It always redirects.
			_ = redirect(w, r, address)
			return
		}
	}
	p := &errorPage{Status: e.status, Heading: errorHeadings[e.status], Sentence: e.sentence, Near: e.near}
	if p.Heading == "" {
		p.Heading = errorHeadings[http.StatusInternalServerError]
	}
	p.Title, p.Description, p.NoIndex = p.Heading, e.sentence, true
	if e.status == http.StatusNotFound {
		p.Asked = clip(strings.ToValidUTF8(r.URL.Path, "�"), maxShown)
		p.Query = wordsOfAddress(r.URL.Path)
		if len(p.Near) == 0 {
			factions, err := rel.Corpus.Factions()
			rel.notice(err)
			p.Near = []linkGroup{rel.nearDocuments(""), factionsHere(factions)}
		}
	}
	err := s.render(w, r, e.status, "error", p)
	if err == nil {
		return
	}
	// Nothing of ours can be trusted now, so plain words it is.
	s.log.Error("the error page failed", "path", r.URL.Path, "error", err)
	writePlain(w, http.StatusInternalServerError, "Er ging hier iets mis.\n")
}

// wordsOfAddress returns the words in an address that one could search for.
func wordsOfAddress(path string) string {
	fields := strings.FieldsFunc(strings.ToValidUTF8(path, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	var words []string
	for _, word := range fields {
		if !fixedSegments[strings.ToLower(word)] && !strings.ContainsFunc(word, unicode.IsDigit) && len(word) > 2 && word != "kst" && word != "antwoord" && word != "vraag" && word != "html" {
			words = append(words, word)
		}
	}
	return clip(strings.Join(words, " "), maxShown)
}
