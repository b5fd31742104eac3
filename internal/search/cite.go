package search

import (
	"strings"

	"inbreng/internal/parliament"
)

// paperWord returns the paper that a single word is the id of, whatever its
// capitals and its kind of hyphens: KST-33694-43, ah-tk-20232024-594, 2020D25240.
// It does not look at what stands around the word, so that an id always is one.
func paperWord(word string) (parliament.PaperID, bool) {
	if !hasDigit(word) {
		return "", false
	}
	word = hyphens.Replace(word)
	if id, err := parliament.ParsePaperID(word); err == nil {
		return id, true
	}
	if id, err := parliament.ParsePaperID(strings.ToUpper(word)); err == nil {
		return id, true // 2020d25240
	}
	prefix, _, _ := strings.Cut(word, "-")
	switch strings.ToLower(prefix) {
	case "kst", "ah", "h", "kv", "nds":
		return parliament.ParsePaper(word)
	}
	return "", false
}

// hasDigit reports whether a text has a digit. Without one it names no paper and
// no number, and nothing has to be looked at closely.
func hasDigit(text string) bool { return strings.ContainsAny(text, "0123456789") }

// hyphens makes all hyphens the plain one.
var hyphens = strings.NewReplacer("\u2010", "-", "\u2011", "-")

// address reads the chunk text[start:end] as the address of a paper: an official
// one, or one of another site that has the id among its parts.
func (l *lexer) address(start, end int, minus bool) bool {
	chunk := strings.TrimRight(l.text[start:end], closers)
	lower := strings.ToLower(chunk)
	if !strings.HasPrefix(lower, "https://") && !strings.HasPrefix(lower, "http://") &&
		!strings.HasPrefix(lower, "www.") && !strings.HasPrefix(lower, "zoek.") {
		return false
	}
	id, ok := parliament.ParseOfficialURL(chunk)
	for _, part := range strings.FieldsFunc(chunk, func(r rune) bool { return strings.ContainsRune("/?&=#.", r) }) {
		if !ok {
			id, ok = paperWord(part)
		}
	}
	if ok {
		l.add(Cited{Paper: id, Text: chunk}, start, end, start, minus)
		l.cover(start, end)
		l.at = end
	}
	return ok
}

// A paperList is a citation of one or several papers in a row: "33 694, nrs. 43
// en 44".
type paperList struct {
	start, end int
	matches    []parliament.PaperMatch
}

// paperLists returns the citations in a text. What FindPapers gives singly is put
// together, so that the "en" of a list is not searched for.
func paperLists(text string) []paperList {
	var lists []paperList
	for _, m := range parliament.FindPapers(text) {
		if n := len(lists); n > 0 && lists[n-1].goesOn(text, m) {
			lists[n-1].matches = append(lists[n-1].matches, m)
			lists[n-1].end = m.End
			continue
		}
		lists = append(lists, paperList{m.Start, m.End, []parliament.PaperMatch{m}})
	}
	return lists
}

// goesOn reports whether m continues the list: a further number has no dossier of
// its own before it, or no words at all.
func (p paperList) goesOn(text string, m parliament.PaperMatch) bool {
	first := string(p.matches[0].ID)
	number, same := strings.CutPrefix(string(m.ID), first[:strings.LastIndexByte(first, '-')+1])
	before, ends := strings.CutSuffix(text[m.Start:m.End], number)
	return same && (m.Start == m.End || ends && !hasDigit(before))
}

// nodes returns the papers as nodes.
func (p paperList) nodes(text string, sure bool) []Node {
	nodes := make([]Node, 0, len(p.matches))
	for _, m := range p.matches {
		typed := text[m.Start:m.End]
		if typed == "" {
			typed = string(m.ID)
		}
		nodes = append(nodes, Cited{m.ID, typed, sure})
	}
	return nodes
}

// cite puts papers in the place of the plain words that cite them. A citation
// that cuts a word in two, or has a minus or a star within, is none.
func (l *lexer) cite() {
	if !hasDigit(l.text) {
		return
	}
	rest := l.lexemes
	var out []lexeme
	for _, list := range paperLists(string(l.bare)) {
		from := 0
		for from < len(rest) && rest[from].end <= list.start {
			from++
		}
		to := from
		for to < len(rest) && rest[to].start < list.end {
			to++
		}
		out = append(out, rest[:from]...)
		if first := rest[from:]; citable(rest[from:to], list) {
			for _, node := range list.nodes(l.text, false) {
				out = append(out, lexeme{node, list.start, list.end, first[0].chunk, first[0].minus})
			}
		} else {
			out = append(out, rest[from:to]...)
		}
		rest = rest[to:]
	}
	l.lexemes = append(out, rest...)
}

// citable reports whether the lexemes, those of the list, are plain words whole,
// and none but those of the first chunk have a minus.
func citable(lexemes []lexeme, list paperList) bool {
	for _, x := range lexemes {
		if _, plain := x.node.(Word); !plain || x.start < list.start || x.end > list.end ||
			x.minus && x.chunk != lexemes[0].chunk {
			return false
		}
	}
	return len(lexemes) > 0
}
