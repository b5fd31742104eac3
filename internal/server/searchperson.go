package server

import (
	"slices"
	"strings"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// unknownPersons say what was done with a name that is not here.
var unknownPersons = map[corpus.GroupKind][2]string{
	corpus.ByAsker:    {"Een vragensteller", "is hier niet; in de vragen van allen is gezocht."},
	corpus.ByMinister: {"Een bewindspersoon", "is hier niet; in de antwoorden van allen is gezocht."},
	corpus.ByMinistry: {"Een ministerie of beleidsterrein", "is hier niet; bij alle is gezocht."},
}

// maxGroups is among how many names one is looked for that is only part of a name: a
// House of a century.
const maxGroups = 20_000

// maxMeant is how many of a group can be meant by a part of a name, such as "dijk";
// "van" means nobody.
const maxMeant = 20

// readPerson adds to the chosen slugs those that a parameter names: the one with that
// slug, or all whose names, with faction or office, hold the words in a row.
func (rel *release) readPerson(in *searchInput, kind corpus.GroupKind, chosen []string, value string) []string {
	slug := parliament.Slug(value)
	if kind == corpus.ByMinistry {
		slug = parliament.Slug(parliament.FullPost(value)) // "VWS"
	}
	if value == "" {
		return chosen
	}
	var slugs []string
	if _, err := rel.Corpus.Group(kind, slug); err == nil {
		slugs = []string{slug}
	} else {
		groups, err := rel.Corpus.Groups(kind, 0, maxGroups)
		rel.notice(err)
		for _, g := range groups {
			if slug != "" && strings.Contains("-"+g.Slug+"-", "-"+slug+"-") {
				slugs = append(slugs, g.Slug)
			}
		}
	}
	if len(slugs) == 0 || len(slugs) > maxMeant {
		in.notice(unknownPersons[kind][0], value, unknownPersons[kind][1])
		return chosen
	}
	for _, slug := range slugs {
		if !slices.Contains(chosen, slug) {
			chosen = append(chosen, slug)
		}
	}
	return chosen
}

// personLabel returns how readers see one of a group: with the faction of one who
// asked.
func (rel *release) personLabel(kind corpus.GroupKind) func(slug string) string {
	return func(slug string) string {
		g, err := rel.Corpus.Group(kind, slug)
		switch {
		case err != nil:
			return slug
		case kind == corpus.ByAsker:
			return parliament.Asker{Name: g.Name, Faction: parliament.Faction(g.Note)}.String()
		}
		return g.Name
	}
}

// searchOf is the address of everything that one of a group asked or answered, ""
// for a kind of group that no filter is for.
func searchOf(kind corpus.GroupKind, group *corpus.Group) string {
	param, value := "", group.Slug
	switch kind {
	case corpus.ByAsker:
		param = paramAsker
	case corpus.ByMinister:
		param = paramMinister
	case corpus.ByMinistry:
		param = paramMinistry
	case corpus.ByKind:
		param = paramKind
	default:
		return ""
	}
	return "/zoeken?" + param + "=" + value
}

// maxNamed is how many members who asked are named with a hit: some questions are
// those of a whole row of them.
const maxNamed = 6

// rolesView says who asked and who answered, and when.
type rolesView struct {
	Askers    []link // with their factions as notes
	More      int    // askers that are not named
	Ministers []link
	Answered  bool            // the ministers answered; otherwise they were asked
	Submitted parliament.Date // of the questions
	Received  parliament.Date // of the answer
}

// rolesOf returns the roles of a hit.
func rolesOf(hit *search.Hit) rolesView {
	view := rolesView{Answered: len(hit.Answerers) > 0, Submitted: hit.Submitted}
	named := hit.Askers[:min(len(hit.Askers), maxNamed)]
	view.Askers, view.More = askerLinks(named), len(hit.Askers)-len(named)
	if view.Answered {
		view.Ministers, view.Received = ministers(hit.Answerers), hit.Received
	} else {
		view.Ministers = ministers(hit.Addressees)
	}
	return view
}

// Any reports whether there is anything to say; templates call it.
func (v rolesView) Any() bool {
	return len(v.Askers)+len(v.Ministers) > 0 || !v.Submitted.IsZero() || !v.Received.IsZero()
}
