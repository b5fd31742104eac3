package server

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/go-chi/chi/v5"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
)

func documentURL(id parliament.DocumentID) string { return "/" + string(id) }

func answerURL(doc parliament.DocumentID, id parliament.ExchangeID) string {
	return "/" + string(doc) + "/antwoord/" + string(id)
}

func contributionURL(doc parliament.DocumentID, faction parliament.Faction) string {
	return "/" + string(doc) + "/fractie/" + faction.Slug()
}

func sourceURL(doc parliament.DocumentID, line int) string {
	return "/" + string(doc) + "/bron#" + lineAnchor(line)
}

func lineAnchor(line int) string { return "regel-" + strconv.Itoa(line) }

func reportURL(doc parliament.DocumentID) string { return "/kwaliteit/" + string(doc) }

func factionURL(faction parliament.Faction) string { return "/fracties/" + faction.Slug() }

func paperURL(id parliament.PaperID) string { return "/verwijzingen/" + string(id) }

// groupURL returns the page of a group, "" for a name that gives no address.
func groupURL(kind corpus.GroupKind, slug string) string {
	if slug == "" {
		return ""
	}
	return "/" + string(kind) + "/" + slug
}

func dossierURL(dossier string) string { return "/dossiers/" + dossier }

// knownFactionURL returns the page of a faction, or the list of factions where the
// name gives no address.
func knownFactionURL(faction parliament.Faction) string {
	if faction.Slug() == "" {
		return "/fracties"
	}
	return factionURL(faction)
}

// fixedSegments are the first segments of addresses that are no documents. None
// holds a hyphen followed by a digit, so no document can have such a name.
var fixedSegments = map[string]bool{
	"fracties": true, "documenten": true, "nieuw": true, "dossiers": true, "zoeken": true, "verwijzingen": true,
	"afkortingen": true, "vragenstellers": true, "bewindspersonen": true, "ministeries": true, "soorten": true, "onbeantwoord": true, "vergelijk": true, "kwaliteit": true, "over": true, "zoekhulp": true, "kopie": true, "toegankelijkheid": true, "privacy": true, "sneltoetsen": true, "api": true, "download": true, "healthz": true, "readyz": true, "robots.txt": true,
}

// canonical returns the address by which the page is known that somebody asked
// for with another spelling: with a slash at the end, or other capitals. ok is
// false when there is no such page, or the address is already right.
func (s *Server) canonical(rel *release, r *http.Request) (address string, ok bool) {
	var segments []string
	for segment := range strings.SplitSeq(r.URL.Path, "/") {
		if segment != "" {
			segments = append(segments, segment)
		}
	}
	segments, known := rel.spell(segments)
	path := "/" + strings.Join(segments, "/")
	// The String of a URL escapes what a browser could take for the start of
	// another site's address.
	escaped := (&url.URL{Path: path}).EscapedPath()
	if !known || escaped == r.URL.EscapedPath() {
		return "", false
	}
	if t := asked(r).twin; t != nil {
		escaped += t.Suffix
	}
	if !s.mux.Match(chi.NewRouteContext(), http.MethodGet, path) {
		return "", false
	}
	if r.URL.RawQuery != "" {
		escaped += "?" + r.URL.RawQuery
	}
	return escaped, true
}

// spell returns the segments of an address with the capitals that they have in
// our own addresses. known is false when the first one is nothing that is here.
func (rel *release) spell(segments []string) (out []string, known bool) {
	out = append(out, segments...)
	if len(out) == 0 {
		return out, true
	}
	id, isDocument := rel.byFold(out[0])
	switch first := strings.ToLower(out[0]); {
	case isDocument:
		out[0] = string(id)
		for i := 1; i < len(out); i++ {
			out[i] = strings.ToLower(out[i])
		}
	case fixedSegments[first]:
		out[0] = first
		if len(out) > 1 {
			out[1] = rel.spellSecond(first, out[1])
		}
	default:
		return out, false
	}
	return out, true
}

// spellSecond returns the second segment of an address below a fixed one.
func (rel *release) spellSecond(first, second string) string {
	switch first {
	case "kwaliteit":
		if id, ok := rel.byFold(second); ok {
			return string(id)
		}
	case "verwijzingen":
		if paper, ok := parliament.ParsePaper(second); ok {
			return string(paper)
		}
	case "dossiers":
		return strings.ToUpper(second)
	case "fracties", "zoeken":
		return strings.ToLower(second)
	}
	return second
}

// elsewhere returns where somebody is led who put an official address or the
// number of a paper behind our own: to the document, or to what cites it.
func (rel *release) elsewhere(path string) (address string, ok bool) {
	words := strings.TrimPrefix(path, "/")
	for _, scheme := range []string{"https:", "http:"} {
		// Some programs take two slashes in a path for one.
		if rest, ok := strings.CutPrefix(words, scheme); ok {
			words = scheme + "//" + strings.TrimLeft(rest, "/")
		}
	}
	id, paper, found := rel.find(words)
	switch {
	case found && documentURL(id) != path:
		return documentURL(id), true
	case paper != "" && rel.cited(paper):
		return paperURL(paper), true
	}
	return "", false
}
