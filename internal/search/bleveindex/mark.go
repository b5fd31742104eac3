package bleveindex

import (
	"bytes"
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
	former  *former
	terms   map[string]served // what a term of the index serves
	rows    []markedRow
	first   [256]bool // first bytes of the words that can match, folded
	within  []string  // what a compound has in it that can match
	scratch []byte
	tokens  []search.Token
	marks   []mark
	part    uint8 // of the text that is being marked, as a bit; 0 for any
}

// A served is the clauses that a term serves, by bit: wherever it stands, or only
// in one part.
type served struct{ anywhere, question, answer uint64 }

// in returns the clauses that are served in a part.
func (s served) in(part uint8) uint64 {
	switch part {
	case 0:
		return s.anywhere | s.question | s.answer
	case 1 << partQuestion:
		return s.anywhere | s.question
	case 1 << partAnswer:
		return s.anywhere | s.answer
	}
	return s.anywhere
}

// serve adds a clause, for the parts in which it must stand.
func (s *served) serve(bit uint64, parts uint8) {
	if parts == 0 {
		s.anywhere |= bit
	}
	if parts&(1<<partQuestion) != 0 {
		s.question |= bit
	}
	if parts&(1<<partAnswer) != 0 {
		s.answer |= bit
	}
}

type markedRow struct {
	terms []string
	served
}

// newMarker returns a marker for what a query looks for.
func newMarker(f *former, leaves []*leaf) *marker {
	m := &marker{former: f, terms: map[string]served{}}
	for i, l := range leaves {
		bit := uint64(1) << (i % 64)
		for _, w := range l.terms {
			if w.term == "" {
				continue
			}
			s := m.terms[w.term]
			s.serve(bit, l.parts)
			m.terms[w.term] = s
			if part, ok := strings.CutPrefix(w.term, tagPart); ok {
				m.within = append(m.within, beginningOf(part))
			} else if word := strings.TrimLeft(w.term, tags); word != "" {
				m.first[word[0]] = true
			}
		}
		for _, r := range l.rows {
			mr := markedRow{terms: r.terms}
			mr.serve(bit, l.parts)
			m.rows = append(m.rows, mr)
			m.first[r.terms[0][0]] = true
		}
	}
	return m
}

// beginningOf returns what of a part, inflection folded, stands in every word
// that has this part, whatever spelling does to its end: "stad" may be "steden".
func beginningOf(part string) string {
	if stem, ok := strings.CutSuffix(part, "man"); ok && len(stem) >= minStem { // kooplieden
		part = stem
	}
	switch n := len(part); {
	case part == "lid" || part == "stad":
		return part[:1]
	case n > 5:
		return part[:n-2]
	default:
		return part[:min(n, 2)]
	}
}

// canMatch reports whether a token of the text can match. It spares most words of
// a text the rest of the work. Inflection and folding keep the first letter, but
// for the ge- of participles, and folding changes those that are not ASCII.
func (m *marker) canMatch(token string) bool {
	if m.canBegin(token[0]) {
		return true
	}
	if len(token) >= len("ge")+minStem && (token[0] == 'g' || token[0] == 'G') {
		switch e := token[1]; {
		case e == 'e' || e == 'E':
			if m.canBegin(token[2]) {
				return true
			}
		case e >= utf8.RuneSelf: // gézet
			return true
		}
	}
	if len(m.within) == 0 || len(token) < minCompound {
		return false
	}
	m.scratch = search.AppendFold(m.scratch[:0], token)
	for _, s := range m.within {
		if bytes.Contains(m.scratch[1:], []byte(s)) {
			return true
		}
	}
	return false
}

// canBegin reports whether a word that can match may begin with this byte.
func (m *marker) canBegin(c byte) bool {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c >= utf8.RuneSelf || m.first[c]
}

// mark returns the marks in the text, in order and without overlap. The slice is
// used again by the next call.
func (m *marker) mark(text string) []mark {
	m.marks, m.tokens = m.marks[:0], m.tokens[:0]
	if len(m.terms)+len(m.rows) == 0 {
		return nil
	}
	for t := range search.Tokens(text) {
		m.tokens = append(m.tokens, t)
	}
	done := 0 // the number of tokens before which all is marked
	for i := range m.tokens {
		t := m.tokens[i]
		if !m.canMatch(text[t.Start:t.End]) {
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
	m.look(&best, m.former.word(text[t.Start:t.End]))
	if end := m.wordEnd(i); end > i {
		if whole := (mark{start: t.Start, end: m.tokens[end].End}); m.look(&whole, m.former.compound(text[t.Start:whole.end])) {
			whole.clauses |= best.clauses
			best, last = whole, end
		}
	}
	for _, r := range m.rows {
		serves := r.in(m.part)
		if serves == 0 {
			continue
		}
		if end, ok := m.row(text, i, r.terms); ok {
			best.clauses |= serves
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
	f = f.within(bits.TrailingZeros8(m.part))
	exact := m.terms[f.folded].in(m.part) | m.terms[f.printed].in(m.part)
	mk.clauses |= exact | m.terms[f.inflected].in(m.part) | m.terms[f.also].in(m.part)
	for _, part := range f.parts {
		mk.clauses |= m.terms[part].in(m.part)
	}
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
				f = m.former.compound(text[t.Start:m.tokens[last].End])
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
	m.part = elsewhere
	for _, note := range r.Footnotes {
		if marks := m.mark(note); len(marks) > 0 {
			hit.In = append(hit.In, search.FieldFootnotes)
			hit.Fragments = append(hit.Fragments, cutFragment(search.FieldFootnotes, note, marks))
			break
		}
	}
	m.about(hit, search.FieldTopic, r.Topic)
	m.part = 1 << partFactions
	m.about(hit, search.FieldFaction, factionNames(r)...)
	m.part = 1 << partNames
	m.about(hit, search.FieldAsker, askerNames(r)...)
	m.about(hit, search.FieldMinister, ministerNames(r)...)
	m.part = elsewhere
	m.about(hit, search.FieldTitle, r.DocumentTitle, r.Subject, r.Dossier)
}

// elsewhere is a part that is neither question nor answer.
const elsewhere = 1 << partAbout

// body adds the fragment of the question or the answer, which stands there with
// or without marks.
func (m *marker) body(hit *search.Hit, field search.Field, text string) {
	m.part = partBit(field)
	marks := m.mark(text)
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
