// Package coverage proves that a record holds all of its source and nothing else.
//
// What goes in is the normalised text of a source file, the
// [parliament.Document] that was read from it and the edits of the
// [parliament.Report]; what comes out is how many runes of the text are in no
// part of the record, or in two, and a Problem for every place where record and
// source differ:
//
//	result := coverage.Check(text, doc, report)
//
// It shares no code with the parser and does not look at the parser's spans. It
// prints the record back: every part of the record says which place of the
// source it was read from; the text of that place, less the places of other
// parts inside it and less the edits, has to be the text of the part, rune for
// rune. White space is left out of the comparison.
package coverage

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// A Result is what the proof found.
type Result struct {
	Coverage parliament.Coverage
	Problems []parliament.Problem
}

// A part is a piece of the record: its words, and the place they were read from.
type part struct {
	what  string // "vraag "
	id    string // "12", or "" where there is but one
	text  string
	place parliament.Place
}

// Check compares a record with its source.
func Check(text string, doc *parliament.Document, report *parliament.Report) Result {
	source := []rune(text)
	owner := make([]int32, len(source)) // by rune: 0 nobody, -1 an edit, else the part + 1
	c := checker{source: source, owner: owner}
	parts := parts(doc)
	order := make([]int32, len(parts))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		// The longest first: a footnote inside a paragraph overwrites it.
		return cmp.Or(length(parts[b].place)-length(parts[a].place), int(a-b))
	})
	for _, i := range order {
		c.claim(parts[i], i+1)
	}
	furniture := map[string]bool{}
	for _, f := range report.Furniture {
		c.furniture(f)
		furniture[f.Text] = true
	}
	for _, l := range report.LeftOut {
		c.leftOut(l)
	}
	for _, edit := range report.Edits {
		c.edit(edit, furniture)
	}
	for _, i := range order {
		c.compare(parts[i], i+1)
	}
	c.count()
	return c.result
}

func length(p parliament.Place) int { return p.To.Offset - p.From.Offset }

type checker struct {
	source []rune
	owner  []int32
	result Result
}

// claim notes that the runes of a part's place are the part's, but for those
// that a part inside it claims later. Parts may lie inside one another, not
// across one another.
func (c *checker) claim(p part, owner int32) {
	from, to := p.place.From.Offset, p.place.To.Offset
	if from < 0 || to > len(c.source) || from > to {
		c.problem(parliament.TextChanged, parliament.Place{}, "De plaats van %s ligt buiten de tekst.", p.what+p.id)
		return
	}
	claimed := c.owner[from:to]
	for i := range claimed {
		claimed[i] = owner
	}
}

// edit notes that runes are left out on purpose. Only what an edit of its kind
// can be is left out; anything else stays to be found in the record.
func (c *checker) edit(e parliament.Edit, furniture map[string]bool) {
	if e.From < 0 || e.To > len(c.source) || e.From > e.To {
		c.problem(parliament.TextChanged, parliament.Place{}, "Een bewerking (%s) ligt buiten de tekst.", e.Kind)
		return
	}
	if text := string(c.source[e.From:e.To]); !c.mayLeaveOut(e, text, furniture) {
		c.result.Coverage.Unassigned += e.To - e.From
		c.problem(parliament.TextUnassigned, parliament.Place{}, "«%s» is weggelaten als %s, maar is dat niet.", glimpse([]rune(text)), e.Kind)
		return
	}
	for i := e.From; i < e.To; i++ {
		c.owner[i] = -1
	}
}

// mayLeaveOut reports whether a text can be what an edit takes it for.
func (c *checker) mayLeaveOut(e parliament.Edit, text string, furniture map[string]bool) bool {
	bare := strings.TrimSpace(text)
	switch e.Kind {
	case parliament.SpanSoftHyphen:
		rest := string(c.source[e.To:min(e.To+20, len(c.source))])
		return e.To-e.From == 1 && strings.ContainsAny(text, "-\u00ad\u2010") && strings.HasPrefix(strings.TrimLeft(rest, " \t\u00a0*"), "\n")
	case parliament.SpanFootnoteMark, parliament.SpanFootnoteNumber:
		return bare != "" && strings.Trim(bare, "0123456789") == "" || noteSign.MatchString(bare)
	case parliament.SpanMarkup:
		return strings.Trim(bare, "*#- ") == ""
	case parliament.SpanBullet:
		return listMarker.MatchString(bare)
	case parliament.SpanFurniture:
		return furniture[text]
	}
	return false
}

// noteSign is a number as footnotes and their marks have it: 7, 7), [7], [fn7].
// Behind another mark the sign that parts the two belongs to it: ", 8".
var noteSign = regexp.MustCompile(`^(?:(?:,\s*|en\s+)?\d+\)?|\[(?:fn)?\d+ *\])$`)

// listMarker is a sign or a number that begins an item of a list.
var listMarker = regexp.MustCompile(`^(?:[–•*▪◦·—-]|\d{1,2}[.)]|[a-z][.)])$`)

// maxFurniture is how long a line can be that belongs to the page, in runes.
const maxFurniture = 150

// furniture checks what was left out as belonging to the page: a named rule has
// to know it, and it may not be a sentence.
func (c *checker) furniture(f parliament.Furniture) {
	if f.Rule != "" && !strings.ContainsAny(f.Text[max(0, len(f.Text)-1):], ".?!") && utf8.RuneCountInString(f.Text) <= maxFurniture && !strings.Contains(f.Text, "? ") {
		return
	}
	c.result.Coverage.Unassigned += len([]rune(f.Text))
	c.problem(parliament.TextUnassigned, f.Source, "«%s» is weggelaten als kop- of voetregel, maar lijkt een zin.", glimpse([]rune(f.Text)))
}

// unprinted are the rules by which a reader leaves out what the file holds and no page
// shows: the words that describe a picture, and text that is hidden. They may say
// anything; the report lists them.
var unprinted = map[string]bool{"picture": true, "hidden-text": true}

// leftOut checks what the reader of the file left out before there was a text. That it
// was in the file, and where, cannot be known here; but a named rule has to know
// it, and what was printed may not be a sentence.
func (c *checker) leftOut(l parliament.LeftOut) {
	if l.Rule != "" && (unprinted[l.Rule] || !isSentence(l.Text)) {
		return
	}
	c.result.Coverage.Unassigned += utf8.RuneCountInString(l.Text)
	rule := cmp.Or(l.Rule, "iets zonder naam")
	at := parliament.Place{From: parliament.Position{Page: l.Page}, To: parliament.Position{Page: l.Page}}
	c.problem(parliament.TextUnassigned, at, "«%s» is bij het lezen van het bestand weggelaten als %s, maar lijkt een zin.", glimpse([]rune(l.Text)), rule)
}

// maxLeftOut is how long something can be that a reader left out, in runes: Word has the
// subject of a letter in the head of its pages, as one paragraph.
const maxLeftOut = 250

// isSentence reports whether a line may be a sentence, or hold one: it ends as they do
// and has a few words ("3." and "- 3 -" are numbers of pages), or is long.
func isSentence(text string) bool {
	text = strings.TrimRight(strings.TrimSpace(text), "”’\"»)")
	if utf8.RuneCountInString(text) > maxLeftOut || strings.Contains(text, "? ") || sentenceEnd.MatchString(text) {
		return true
	}
	const few = 3 // words
	words := 0
	for _, word := range strings.Fields(text) {
		if strings.ContainsFunc(word, unicode.IsLetter) {
			words++
		}
	}
	return words >= few && text != "" && strings.ContainsAny(text[len(text)-1:], ".?!")
}

// sentenceEnd is the end of a sentence and the beginning of another within a line.
var sentenceEnd = regexp.MustCompile(`\p{Ll}{3,}[.!] \p{Lu}`)

// compare holds the words of a part against what is the part's in the source.
func (c *checker) compare(p part, owner int32) {
	text := p.text
	from, to := max(p.place.From.Offset, 0), min(p.place.To.Offset, len(c.source))
	from = min(from, max(to, 0))
	owners := c.owner[from:max(to, from)]
	for i, r := range c.source[from:max(to, from)] {
		if owners[i] != owner || isSpace(r) {
			continue
		} else if len(text) > 0 && rune(text[0]) == r && r < utf8.RuneSelf { // nearly always
			text = text[1:]
		} else if next, size := firstWordRune(text); next != r || size == 0 {
			c.differs(p, text, from+i, owner)
			return
		} else {
			text = text[size:]
		}
	}
	if _, size := firstWordRune(text); size > 0 {
		c.differs(p, text, to, owner)
	}
}

// differs says that the rest of a part's text is not what stands in the source
// from an offset on.
func (c *checker) differs(p part, text string, at int, owner int32) {
	words := withoutSpace([]rune(text))
	var printed []rune
	for i := max(at, 0); i < min(p.place.To.Offset, len(c.source)); i++ {
		if c.owner[i] == owner && !isSpace(c.source[i]) {
			printed = append(printed, c.source[i])
		}
	}
	kind := parliament.TextChanged
	switch extra := len(words) - len(printed); {
	case extra < 0:
		kind = parliament.TextUnassigned
		c.result.Coverage.Unassigned -= extra
	case extra > 0:
		kind = parliament.TextDoubled
		c.result.Coverage.Doubled += extra
	default:
		c.result.Coverage.Unassigned++
	}
	c.problem(kind, p.place, "De tekst van %s wijkt af van de bron, vanaf «%s» in het gegeven en «%s» in de bron.", p.what+p.id, glimpse(words), glimpse(printed))
}

// firstWordRune returns the first rune of a text that is not white space, and
// the length of the text up to its end, or 0 when there is none.
func firstWordRune(text string) (r rune, size int) {
	for i, r := range text {
		if !isSpace(r) {
			return r, i + utf8.RuneLen(r)
		}
	}
	return 0, 0
}

func withoutSpace(text []rune) []rune {
	return slices.DeleteFunc(text, isSpace)
}

// isSpace is unicode.IsSpace, quicker for what nearly every rune is.
func isSpace(r rune) bool {
	if r > ' ' && r < 0x7f {
		return false
	}
	return unicode.IsSpace(r)
}

// glimpse returns the first runes of a text.
func glimpse(text []rune) string { return string(text[:min(len(text), 20)]) }

// count counts the runes that no part claims, and says where they begin.
func (c *checker) count() {
	c.result.Coverage.Runes = len(c.source)
	line, page := 1, 1
	for i := 0; i < len(c.source); i++ {
		r := c.source[i]
		if r == '\n' {
			line++
		}
		if c.owner[i] != 0 || isSpace(r) {
			continue
		}
		from := i
		for i < len(c.source) && c.owner[i] == 0 && c.source[i] != '\n' {
			if !isSpace(c.source[i]) {
				c.result.Coverage.Unassigned++
			}
			i++
		}
		at := parliament.Place{
			From: parliament.Position{Offset: from, Page: page, Line: line},
			To:   parliament.Position{Offset: i, Page: page, Line: line},
		}
		c.problem(parliament.TextUnassigned, at, "De tekst «%s» staat wel in de bron, maar niet in het gegeven.", glimpse(c.source[from:i]))
		i--
	}
}

func (c *checker) problem(kind parliament.ProblemKind, place parliament.Place, format string, args ...any) {
	c.result.Problems = append(c.result.Problems, parliament.Problem{Kind: kind, Text: fmt.Sprintf(format, args...), Source: place})
}

// parts lists the pieces of a record that hold words of the source.
func parts(doc *parliament.Document) []part {
	out := make([]part, 0, 2*len(doc.Exchanges)+len(doc.Footnotes))
	body := func(what, id string, b *parliament.Body) {
		if b == nil {
			return
		}
		for _, block := range b.Blocks {
			if len(block.Inlines) > 0 {
				out = append(out, part{what, id, words(block.Inlines), block.Source})
			}
			for _, item := range block.Items {
				out = append(out, part{what, id, words(item.Inlines), item.Source})
			}
		}
	}
	body("het voorblad", "", doc.Preamble)
	for i := range doc.Sections {
		s := &doc.Sections[i]
		if s.Heading != "" {
			out = append(out, part{"een kop", "", s.Number + s.Heading, s.Source})
		}
		body("een inleiding", "", s.Introduction)
		for _, topic := range s.Topics {
			out = append(out, part{"een onderwerp", "", topic.Text, topic.Source})
		}
	}
	for i := range doc.Exchanges {
		x := &doc.Exchanges[i]
		for j := range x.Questions {
			if q := &x.Questions[j]; q.Label != "" {
				out = append(out, part{"het opschrift van vraag ", x.ID.String(), q.Label, q.LabelSource})
			}
			body("vraag ", x.ID.String(), &x.Questions[j].Body)
		}
		if x.Answer != nil && x.Answer.Label != "" {
			out = append(out, part{"het opschrift van antwoord ", x.ID.String(), x.Answer.Label, x.Answer.LabelSource})
		}
		if x.Answer != nil {
			body("antwoord ", x.ID.String(), &x.Answer.Body)
		}
	}
	for i := range doc.Footnotes {
		f := &doc.Footnotes[i]
		if len(f.Body.Blocks) > 0 {
			// The number is an edit; the place of the note holds both.
			out = append(out, part{"voetnoot ", string(f.ID), words(f.Body.Blocks[0].Inlines), f.Source})
		}
	}
	return out
}

// words returns what a run of inlines says, without footnote marks.
func words(inlines []parliament.Inline) string {
	if len(inlines) == 1 && inlines[0].Kind != parliament.Mark { // nearly always
		return inlines[0].Text
	}
	var b strings.Builder
	for _, in := range inlines {
		if in.Kind != parliament.Mark {
			b.WriteString(in.Text)
		}
	}
	return b.String()
}
