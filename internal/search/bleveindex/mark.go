package bleveindex

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"inbreng/internal/search"
)

// A mark is a stretch of a text that matches the query.
type mark struct {
	start, end int
	clauses    uint64 // the clauses it matches, by bit; search.MaxWords fit
	exact      bool   // not only inflected
}

// A marker finds again in a text what the index found in it: the same forms, the
// same phrases. It is made for one query, and not safe for concurrent use.
type marker struct {
	in      search.Field
	terms   map[string]uint64 // the clauses that a term of the index serves
	phrases []markedPhrase
	first   [256]bool // first bytes of the words that can match, folded
	scratch []byte
	tokens  []search.Token
	marks   []mark
}

type markedPhrase struct {
	row    []string
	clause uint64
}

// newMarker returns a marker for the clauses, in one field or anywhere.
func newMarker(clauses []clause, in search.Field) *marker {
	m := &marker{in: in, terms: map[string]uint64{}}
	for i, c := range clauses {
		bit := uint64(1) << i
		for _, w := range c.terms {
			m.terms[w.term] |= bit
			m.first[strings.TrimLeft(w.term, tagPrinted+tagInflect)[0]] = true
		}
		for _, row := range c.phrases {
			m.phrases = append(m.phrases, markedPhrase{row, bit})
			m.first[row[0][0]] = true
		}
	}
	return m
}

// canStart reports whether a word of the query can begin with the byte c. It
// spares most words of a text the rest of the work. Inflection and folding keep
// the first letter, except that folding changes those that are not ASCII.
func (m *marker) canStart(c byte) bool {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c >= utf8.RuneSelf || m.first[c]
}

// mark returns the marks in the text, in order and without overlap. The slice is
// used again by the next call.
func (m *marker) mark(text string) []mark {
	m.marks, m.tokens = m.marks[:0], m.tokens[:0]
	if len(m.terms)+len(m.phrases) == 0 {
		return nil
	}
	for t := range search.Tokens(text) {
		m.tokens = append(m.tokens, t)
	}
	done := 0 // the number of tokens before which all is marked
	for i := range m.tokens {
		t := m.tokens[i]
		if !m.canStart(text[t.Start]) {
			continue
		}
		best, last := m.at(text, i)
		if best.clauses == 0 {
			continue
		}
		if i < done { // within a longer mark: only note what it matches, too
			prev := &m.marks[len(m.marks)-1]
			prev.clauses |= best.clauses
			prev.end = max(prev.end, best.end)
		} else {
			m.marks = append(m.marks, best)
		}
		done = max(done, last+1)
	}
	return m.marks
}

// at returns the longest mark that begins at token i, with the clauses of all
// that do, and its last token.
func (m *marker) at(text string, i int) (best mark, last int) {
	t := m.tokens[i]
	best, last = mark{start: t.Start, end: t.End}, i
	m.look(&best, formsOf(text[t.Start:t.End]))
	if end := m.wordEnd(i); end > i {
		if whole := (mark{start: t.Start, end: m.tokens[end].End}); m.look(&whole, formsOfCompound(text[t.Start:whole.end])) {
			whole.clauses |= best.clauses
			best, last = whole, end
		}
	}
	for _, p := range m.phrases {
		if end, ok := m.row(text, i, p.row); ok {
			best.clauses |= p.clause
			best.exact = true
			if end > last {
				best.end, last = m.tokens[end].End, end
			}
		}
	}
	return best, last
}

// look adds to mk the clauses that the forms serve, and reports whether any do.
func (m *marker) look(mk *mark, f forms) bool {
	exact := m.terms[f.folded] | m.terms[f.printed]
	mk.clauses |= exact | m.terms[f.inflected]
	mk.exact = mk.exact || exact != 0
	return mk.clauses != 0
}

// wordEnd returns the last token of the word that begins at token i, and i for a
// token within a word.
func (m *marker) wordEnd(i int) int {
	if m.tokens[i].Glued {
		return i
	}
	for i+1 < len(m.tokens) && m.tokens[i+1].Glued {
		i++
	}
	return i
}

// row reports whether the words of a phrase stand in a row from token i on, with
// the last of their tokens. Where the index has a word with hyphens whole or
// joined at the place of its first part, so has row.
func (m *marker) row(text string, i int, row []string) (last int, ok bool) {
	for _, want := range row {
		if i >= len(m.tokens) {
			return 0, false
		}
		t := m.tokens[i]
		if last = i; !m.isFolded(text[t.Start:t.End], want) {
			last = m.wordEnd(i)
			f := forms{}
			if last > i {
				f = formsOfCompound(text[t.Start:m.tokens[last].End])
			}
			if f.folded != want && f.printed != want {
				return 0, false
			}
		}
		i++
	}
	// A gap between pieces is no place for a phrase, but texts are marked piece
	// by piece, so there is none here.
	return last, true
}

// isFolded reports whether the folded form of a word is want.
func (m *marker) isFolded(word, want string) bool {
	m.scratch = search.AppendFold(m.scratch[:0], word)
	if len(m.scratch) <= maxWord {
		return string(m.scratch) == want
	}
	return cutWord(string(m.scratch)) == want
}

// fill adds to the hit where the query's words stand, and the fragments.
func (m *marker) fill(hit *search.Hit, r *search.Record) {
	m.body(hit, search.FieldQuestion, r.Question)
	m.body(hit, search.FieldAnswer, r.Answer)
	if m.in != "" {
		return
	}
	for i, note := range r.Footnotes {
		if marks := m.mark(note); len(marks) > 0 {
			hit.In = append(hit.In, search.FieldFootnotes)
			hit.Fragments = append(hit.Fragments, cutFragment(search.FieldFootnotes, r.Footnotes[i], marks))
			break
		}
	}
	names := []string{}
	for _, f := range r.Factions {
		names = append(names, f.Names()...)
	}
	m.about(hit, search.FieldTopic, r.Topic)
	m.about(hit, search.FieldFaction, names...)
	m.about(hit, search.FieldTitle, r.DocumentTitle, r.Subject, r.Dossier)
}

// body adds the fragment of the question or the answer, which stands there with
// or without marks.
func (m *marker) body(hit *search.Hit, field search.Field, text string) {
	var marks []mark
	if m.in == "" || m.in == field {
		marks = m.mark(text)
	}
	if len(marks) > 0 {
		hit.In = append(hit.In, field)
	}
	if f := cutFragment(field, text, marks); len(f.Parts) > 0 {
		hit.Fragments = append(hit.Fragments, f)
	}
}

// about adds the field if any of the texts has a mark.
func (m *marker) about(hit *search.Hit, field search.Field, texts ...string) {
	for _, text := range texts {
		if len(m.mark(text)) > 0 {
			hit.In = append(hit.In, field)
			return
		}
	}
}

// weight says how good a passage with these marks is: above all how many parts
// of the query it has, then how much of it exactly.
func weight(marks []mark) int {
	var clauses uint64
	exact := 0
	for _, mk := range marks {
		clauses |= mk.clauses
		if mk.exact {
			exact++
		}
	}
	return bits.OnesCount64(clauses)*1000 + exact*10 + len(marks)
}
