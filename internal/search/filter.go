package search

import (
	"strings"

	"inbreng/internal/parliament"
)

// keyCites is the key that asks for a Cited.
const keyCites = "verwijst"

// filterKeys are the words that may stand before a colon.
var filterKeys = map[string]bool{
	string(FilterFaction): true, string(FilterIn): true, string(FilterTopic): true,
	string(FilterDocument): true, string(FilterYear): true, keyCites: true,
	string(FilterAsker): true, string(FilterMinister): true, string(FilterMinistry): true,
}

// closers may end a chunk without belonging to a value or an address: whoever
// writes "(fractie:vvd)," means the VVD.
const closers = ".,;:!?)]}>'’"

// filter reads the chunk text[start:end] as a filter, when it begins with a key.
// A value that cannot be understood is left to be read as words, with a note.
func (l *lexer) filter(start, end int, minus bool) bool {
	key, _, found := strings.Cut(l.text[start:end], ":")
	typed := key
	if key = strings.ToLower(key); !found || !filterKeys[key] {
		return false
	}
	from, next := start+len(typed)+1, end
	value, quoted := strings.TrimRight(l.text[from:end], closers), false
	if from == end && end < len(l.text) {
		if r, _ := decode(l.text, end); isQuote(r) {
			value, next = l.quoted(end)
			quoted = true
		}
	}
	value = strings.Join(strings.Fields(value), " ")
	var nodes []Node
	why := valueHints[key]
	switch {
	case value == "":
		why = "er staat niets direct achter de dubbele punt"
	case key == keyCites && quoted:
		nodes = citesIn(value)
	case key == keyCites:
		nodes, next = l.cites(from, end, value)
	default:
		if v, ok := filterValue(FilterKey(key), value); ok {
			nodes = []Node{Filter{FilterKey(key), v}}
		}
	}
	if len(nodes) == 0 {
		l.note(l.text[start:next], why)
		return false
	}
	for _, n := range nodes {
		l.add(n, start, next, start, minus)
	}
	l.cover(start, next)
	l.at = next
	return true
}

// valueHints say what a key's value must be.
var valueHints = map[string]string{
	string(FilterFaction):  "er is geen fractie bekend onder die naam",
	string(FilterAsker):    "achter “indiener:” hoort de naam van een Kamerlid, zoals indiener:sneller",
	string(FilterMinister): "achter “bewindspersoon:” hoort een naam, zoals bewindspersoon:kaag",
	string(FilterMinistry): "achter “ministerie:” hoort een woord uit de naam van een ministerie of beleidsterrein",
	string(FilterIn):       "achter “in:” kan alleen “vraag” of “antwoord” staan",
	string(FilterTopic):    "achter “onderwerp:” hoort een woord, of een onderwerp tussen aanhalingstekens",
	string(FilterDocument): "achter “document:” hoort het nummer van een document, zoals document:21501-02-2401",
	string(FilterYear):     "achter “jaar:” hoort een jaartal van vier cijfers, zoals jaar:2021",
	keyCites:               "achter “verwijst:” hoort het nummer van een stuk, zoals verwijst:33694-43",
}

// filterValue returns what a value means, in the form in which a Filter has it.
func filterValue(key FilterKey, value string) (string, bool) {
	switch key {
	case FilterFaction:
		return factionSlug(value)
	case FilterIn:
		field, ok := ParseField(Fold(value))
		dutch := field.Dutch()
		return dutch, ok && Fold(value) == dutch && (field == FieldQuestion || field == FieldAnswer)
	case FilterTopic, FilterAsker, FilterMinister, FilterMinistry:
		return value, len(wordPlaces(value)) > 0
	case FilterDocument:
		if paper, ok := parliament.ParsePaper(value); ok {
			value = string(paper)
		}
		id, err := parliament.ParseDocumentID(value)
		return string(id), err == nil
	case FilterYear:
		return value, len(value) == 4 && isNumber(value) && (value[0] == '1' || value[0] == '2')
	}
	return "", false
}

// factionSlug returns the slug of the faction of that name, when the slug is
// again a name of it: that of a group named in another script would not be.
func factionSlug(name string) (string, bool) {
	f, known := parliament.ParseFaction(name)
	if !known {
		return "", false
	}
	slug := f.Slug()
	again, known := parliament.ParseFaction(slug)
	return slug, known && again.Slug() == slug
}

// cites reads the value of verwijst: that starts at from, in a chunk up to end,
// and returns where it ends. Without quotes too it may hold blanks, as in
// verwijst:33 694, nr. 43; what is an id by itself ends with its chunk.
func (l *lexer) cites(from, end int, value string) ([]Node, int) {
	if id, err := parliament.ParsePaperID(value); err == nil {
		return []Node{Cited{id, value, true}}, end
	}
	rest := l.text[from:]
	if i := strings.IndexFunc(rest, isQuote); i >= 0 {
		rest = rest[:i]
	}
	if len(rest) > maxCitation {
		rest = rest[:max(end-from, strings.LastIndexByte(rest[:maxCitation], ' '))]
	}
	lists := paperLists(rest)
	if len(lists) > 0 && lists[0].start == 0 && (from+lists[0].end > end || !isPaper(value)) {
		return lists[0].nodes(rest, true), from + lists[0].end
	}
	return citesIn(value), end
}

// maxCitation is how far a value without quotes is looked at, in bytes, up to a
// blank, so that no number is cut. It is what ParsePaper reads.
const maxCitation = 200

func isPaper(s string) bool {
	_, ok := parliament.ParsePaper(s)
	return ok
}

// citesIn returns the papers that a whole value names.
func citesIn(value string) []Node {
	if id, ok := parliament.ParsePaper(value); ok {
		return []Node{Cited{id, value, true}}
	}
	if lists := paperLists(value); len(lists) == 1 && lists[0].start == 0 && lists[0].end == len(value) {
		return lists[0].nodes(value, true)
	}
	return nil
}
