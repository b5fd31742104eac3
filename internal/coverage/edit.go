package coverage

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// leaveOut returns the stretches that are left out on purpose, in order. Only what
// an edit of its kind can be is left out; anything else stays to be found in the
// record.
func (c *checker) leaveOut(report *parliament.Report) []claim {
	furniture := map[string]bool{}
	for _, f := range report.Furniture {
		c.furniture(f)
		furniture[f.Text] = true
	}
	for _, l := range report.LeftOut {
		c.leftOut(l)
	}
	out := make([]claim, 0, len(report.Edits))
	for _, e := range report.Edits {
		if e.From < 0 || e.To > c.index.runes || e.From > e.To {
			c.problem(parliament.TextChanged, parliament.Place{}, "Een bewerking (%s) ligt buiten de tekst.", e.Kind)
			continue
		}
		from, to := c.index.byteAt(e.From), c.index.byteAt(e.To)
		if !c.mayLeaveOut(e.Kind, from, to, furniture) {
			c.result.Coverage.Unassigned += e.To - e.From
			c.problem(parliament.TextUnassigned, parliament.Place{}, "«%s» is weggelaten als %s, maar is dat niet.", glimpse([]rune(c.text[from:to])), e.Kind)
			continue
		}
		out = append(out, claim{from: from, to: to})
	}
	if byStart := func(a, b claim) int { return cmp.Compare(a.from, b.from) }; !slices.IsSortedFunc(out, byStart) {
		slices.SortFunc(out, byStart)
	}
	return out
}

// mayLeaveOut reports whether text[from:to] can be what an edit takes it for.
func (c *checker) mayLeaveOut(kind parliament.SpanKind, from, to int, furniture map[string]bool) bool {
	text := c.text[from:to]
	bare := strings.TrimSpace(text)
	switch kind {
	case parliament.SpanSoftHyphen:
		switch text {
		case "-", "\u00ad", "\u2010":
			const near = 40 // bytes
			rest := c.text[to:min(to+near, len(c.text))]
			// A text that is one line has two blanks for the end of one.
			return strings.HasPrefix(strings.TrimLeft(rest, " \t\u00a0*"), "\n") || strings.HasPrefix(rest, "  ")
		}
	case parliament.SpanFootnoteNumber:
		return isNumber(strings.TrimSuffix(bare, ".")) || noteSign.MatchString(bare)
	case parliament.SpanFootnoteMark:
		return isNumber(bare) || noteSign.MatchString(bare)
	case parliament.SpanMarkup:
		return strings.Trim(bare, "*#- ") == "" || strings.Trim(bare, "|:- ") == "" && strings.Contains(bare, "|") || bare == "<br>"
	case parliament.SpanBullet:
		return bare == "–" || bare == "-" || bare == "•" || listMarker.MatchString(bare)
	case parliament.SpanFurniture:
		return furniture[text]
	}
	return false
}

// isNumber reports whether a text is digits and nothing else.
func isNumber(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// noteSign is a number as footnotes and their marks have it: 7, 7), [7], [fn7].
// Behind another mark the sign that parts the two belongs to it: ", 8".
var noteSign = regexp.MustCompile(`^(?:(?:,\s*|en\s+)?\d+\)?|\[(?:fn)?\d+ *\])$`)

// listMarker is a sign or a number that begins an item of a list; o is a bullet, too.
var listMarker = regexp.MustCompile(`^(?:[–•*▪◦·—o-]|\d{1,2}[.)]|[a-z][.)])$`)

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
