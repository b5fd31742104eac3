package server

import (
	"strings"

	"inbreng/internal/search"
)

// A readView says how the query was read, as far as that is not what was typed.
type readView struct {
	Interpreted string // "" where it is what was typed
	Corrected   string // what was searched for instead, "" for nothing
	Typed       string
	Synonyms    []synonymView
	LiteralURL  string // address of the search for exactly what was typed
}

// A synonymView is a word that was also looked for under other names.
type synonymView struct{ Word, As string }

// A termView is a part of the query with what it gives alone. An address is ""
// where it would give nothing, or nothing more.
type termView struct {
	Term          string
	Count         int
	URL           string
	Unquoted      int
	UnquotedURL   string
	Unfiltered    int
	UnfilteredURL string
}

// read fills how the query was read and, where nothing has all of it, what its
// parts give.
func (p *searchPage) read(in *searchInput, result *search.Result) {
	p.Read.Typed = clip(in.query.Text, maxShown)
	for _, note := range result.Notes {
		p.Notices = append(p.Notices, note.Sentence)
	}
	if result.Interpreted == "" && in.query.Text != "" && !in.filtered() {
		p.Notices = append(p.Notices, "In deze zoekvraag staat geen woord om te zoeken. Hieronder staat alles.")
	}
	if plain(result.Interpreted) != plain(in.query.Text) {
		p.Read.Interpreted = result.Interpreted
	}
	p.Read.Corrected = result.Correction
	for _, s := range result.Synonyms {
		as := make([]string, len(s.As))
		for i, word := range s.As {
			as[i] = "“" + word + "”"
		}
		p.Read.Synonyms = append(p.Read.Synonyms, synonymView{Word: s.Word, As: enumerate(as)})
	}
	if p.Read.Corrected != "" || len(p.Read.Synonyms) > 0 {
		p.Read.LiteralURL = in.with(paramLiteral, literalYes)
	}
	if len(result.Terms) == 0 {
		return
	}
	conditions := typedConditions(in.query.Text)
	for _, t := range result.Terms {
		p.Terms = append(p.Terms, termOf(in, t, conditions))
	}
}

// typedConditions returns what of a query is no word to look for but leaves
// something out: filters, papers, what must not be there. The counts of the
// terms hold with these.
func typedConditions(text string) string {
	tree, err := search.Parse(text)
	if err != nil {
		return ""
	}
	var out []string
	all, _ := tree.Root.(search.All)
	for _, node := range all {
		switch n := node.(type) {
		case search.Filter, search.Not:
			out = append(out, n.String())
		case search.Cited:
			if n.Sure {
				out = append(out, n.String())
			}
		}
	}
	return strings.Join(out, " ")
}

// termOf returns what a part of the query gives alone, without its quotes, and
// without the filters.
func termOf(in *searchInput, t search.TermCount, conditions string) termView {
	within := func(term string) string {
		return in.with(paramText, strings.TrimSpace(term+" "+conditions))
	}
	view := termView{Term: t.Term, Count: t.Count}
	if t.Count > 0 {
		view.URL = within(t.Term)
	}
	if t.Unquoted > t.Count && strings.HasPrefix(t.Term, `"`) {
		view.Unquoted, view.UnquotedURL = t.Unquoted, within(strings.Trim(t.Term, `"`))
	}
	if t.Unfiltered > t.Count {
		view.Unfiltered, view.UnfilteredURL = t.Unfiltered, in.unfiltered(t.Term)
	}
	return view
}

// plain leaves out of a query what makes no difference to how it is read, so
// that readers are only told what does: the kind of quotes, and the signs that
// end a sentence.
func plain(query string) string {
	query = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`).Replace(query)
	words := strings.Fields(query)
	out := words[:0]
	for _, word := range words {
		if word = strings.Trim(word, ".,;?!()"); word != "" {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}
