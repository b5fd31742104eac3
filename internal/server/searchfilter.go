package server

import (
	"slices"
	"strconv"
	"strings"

	"inbreng/internal/parliament"
	"inbreng/internal/search"
)

// kinds are the kinds of documents there can be, for the words of addresses.
var kinds = []parliament.Kind{
	parliament.WrittenConsultation, parliament.Contribution, parliament.QuestionList,
	parliament.WrittenQuestions, parliament.ReplyToReport,
}

// kindWords returns a kind as addresses have it, in Dutch and with hyphens.
func kindWords(kind parliament.Kind) string {
	return strings.ReplaceAll(kind.Dutch(), " ", "-")
}

// readKind takes a kind as addresses have it, or as records do.
func (in *searchInput) readKind(value string) {
	if value == "" {
		return
	}
	for _, kind := range kinds {
		if value != string(kind) && value != kindWords(kind) {
			continue
		}
		if !slices.Contains(in.query.Kinds, kind) {
			in.query.Kinds = append(in.query.Kinds, kind)
		}
		return
	}
	in.notice("Een soort", value, "is er niet; in alle soorten stukken is gezocht.")
}

func (in *searchInput) readYear(value string) {
	if value == "" {
		return
	}
	year, err := strconv.Atoi(value)
	if err != nil || len(value) != len("2021") || year < 1 {
		in.notice("Een jaar", value, "is er niet; in alle jaren is gezocht.")
		return
	}
	if !slices.Contains(in.query.Years, year) {
		in.query.Years = append(in.query.Years, year)
	}
}

// readPaper takes the number of a paper in any notation.
func (in *searchInput) readPaper(value string) {
	if value == "" {
		return
	}
	paper, ok := parliament.ParsePaper(value)
	if !ok {
		in.notice("Een stuk", value, "is geen nummer van een Kamerstuk; zonder dat filter is gezocht.")
		return
	}
	if !slices.Contains(in.query.Papers, paper) {
		in.query.Papers = append(in.query.Papers, paper)
	}
}

func (in *searchInput) readSort(value string) {
	if value == "" {
		return
	}
	sort, ok := search.ParseSort(value)
	if !ok {
		in.notice("Sorteren op", value, "kan niet; er is op relevantie gesorteerd.")
		return
	}
	in.query.Sort = sort
}

// filtered reports whether anything but words was chosen that leaves results
// out.
func (in *searchInput) filtered() bool {
	q := &in.query
	return len(q.Factions)+len(q.Askers)+len(q.Ministers)+len(q.Ministries)+len(q.Documents)+len(q.Topics)+len(q.Kinds)+len(q.Years)+len(q.Papers) > 0 || q.In != "" || q.Footnotes
}

// asked reports whether there is anything to look for.
func (in *searchInput) asked() bool { return in.query.Text != "" || in.filtered() }

// sorted reports whether another order was chosen than the usual one.
func (in *searchInput) sorted() bool {
	return in.query.Sort != "" && in.query.Sort != search.ByRelevance
}
