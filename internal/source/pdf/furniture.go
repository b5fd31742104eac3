//go:build !nopdf

package pdf

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"inbreng/internal/source"
)

// A footRule knows a line at the foot of a page, from its first character to its
// last, that belongs to the page.
type footRule struct {
	name string
	line *regexp.Regexp
}

// footRules are made when the first file is read: the site starts without them.
var footRules = sync.OnceValue(func() []footRule {
	return []footRule{
		// "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1", on every page.
		{"running-foot", regexp.MustCompile(`^(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}[–/-]\d{4}, .{1,60}$`)},
		// "ah-tk-20232024-1076", "ISSN 0921 - 7398", "’s-Gravenhage 2024": on the first.
		{"paper-identifier", regexp.MustCompile(`^(?:kst|ah-tk|ah-ek|h-tk|h-ek|kv-tk|nds-tk|blg)-[0-9A-Za-z-]+$`)},
		{"issn", regexp.MustCompile(`^ISSN \d{4} ?- ?\d{3}[\dX]$`)},
		{"imprint", regexp.MustCompile(`^[’'‘]s-Gravenhage \d{4}$`)},
	}
})

// markFurniture marks the lines that belong to the page: those at the foot that a
// rule knows, page numbers, and what stands at one place of most pages.
func (d *document) markFurniture() {
	for i := range d.pages {
		p := &d.pages[i]
		for n := len(p.lines) - 1; n >= 0; n-- {
			rule := ruleOf(&p.lines[n])
			if rule == "" {
				break // from the bottom up, as long as nothing else stands there
			}
			p.lines[n].rule = rule
		}
	}
	d.markRepeated()
}

// ruleOf returns the name of the rule that knows a line. A line of the foot may
// hold two things, far apart: the imprint and the running foot.
func ruleOf(l *line) string {
	name := ""
	parts := l.parts()
	for i, part := range parts {
		rule := ""
		for _, r := range footRules() {
			if r.line.MatchString(part) {
				rule = r.name
				break
			}
		}
		if rule == "running-foot" && saysSomething(part) {
			return ""
		}
		if rule == "" && i > 0 && i == len(parts)-1 && isNumber(part) {
			rule = name // the page's number, behind the running foot
		}
		if rule == "" {
			return ""
		}
		name = rule
	}
	return name
}

// parts returns the texts of a line that stand far apart.
func (l *line) parts() []string {
	var parts []string
	var b strings.Builder
	end := math.Inf(-1)
	for _, g := range l.glyphs {
		if g.space {
			b.WriteByte(' ')
			continue
		}
		if b.Len() > 0 && g.left-end > farApart*l.size {
			parts = append(parts, strings.TrimSpace(b.String()))
			b.Reset()
		}
		b.WriteString(g.text)
		end = g.right
	}
	return append(parts, strings.TrimSpace(b.String()))
}

// farApart is how far apart, in sizes, things are that have nothing to do with
// each other, or are cells of a table.
const farApart = 1.5

func isNumber(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 0
}

// margin is how many lines from the top or the bottom of a page running heads and
// feet are looked for.
const margin = 3

// markRepeated marks what stands at the same place on most pages of four or more,
// apart from the text: the same words but for numbers. "Pagina 3 van 12", a number
// alone that counts with the pages, a ministry's name.
func (d *document) markRepeated() {
	if len(d.pages) < 4 {
		return
	}
	type key struct {
		text string
		y    int
	}
	pages := map[key]*noteTexts{}
	keyOf := func(l *line) key {
		return key{numbers().ReplaceAllString(l.text(), "0"), int(math.Round(l.y / 4))}
	}
	repeated := func(l *line) bool {
		at := pages[keyOf(l)]
		return at != nil && 3*at.pages >= 2*len(d.pages) && !at.notes() && !saysSomething(l.text())
	}
	for _, p := range d.pages {
		lines := p.text()
		for i, l := range lines {
			if i < margin || i >= len(lines)-margin {
				key := keyOf(l)
				if pages[key] == nil {
					pages[key] = &noteTexts{}
				}
				pages[key].add(l.text())
			}
		}
	}
	for _, p := range d.pages {
		lines := p.text()
		markOuter(lines, repeated)
		slices.Reverse(lines)
		markOuter(lines, repeated)
	}
	if slices.ContainsFunc(d.pages, func(p page) bool { return len(p.text()) > 0 }) {
		return
	}
	for _, p := range d.pages { // all pages are the same
		for i := range p.lines {
			if rule := p.lines[i].rule; rule == "repeated" || rule == "page-number" {
				p.lines[i].rule = ""
			}
		}
	}
}

// noteTexts is what stands at one place of the pages, the same but for numbers. The last
// notes of the pages may read so: "1 Kamerstuk 32 813, nr. 10.", "2 Kamerstuk 32 813, nr.
// 12.". They begin with a number, and behind it they differ or end as a sentence does;
// "3 Ministerie van Financiën" does neither.
type noteTexts struct {
	pages  int
	begin  int    // how many begin with a number and go on with a capital
	rest   string // of the first, behind that
	differ bool   // the rests
	stop   bool   // one ends in a full stop
}

func (t *noteTexts) add(text string) {
	t.pages++
	rest := strings.TrimLeft(strings.TrimLeft(text, "0123456789"), " \u00a0")
	if first, _ := utf8.DecodeRuneInString(rest); len(rest) == len(text) || !unicode.IsUpper(first) {
		return
	}
	if t.begin == 0 {
		t.rest = rest
	}
	t.begin++
	t.differ = t.differ || rest != t.rest
	t.stop = t.stop || strings.HasSuffix(rest, ".")
}

// notes reports whether the texts are footnotes.
func (t *noteTexts) notes() bool { return t.begin == t.pages && (t.differ || t.stop) }

// saysSomething reports whether a line may be a sentence. Ministries print "Bij
// beantwoording de datum en ons kenmerk vermelden." on the pages of a letter; what a
// sentence says is not for a rule about places to leave out.
func saysSomething(text string) bool {
	return text != "" && strings.ContainsAny(text[len(text)-1:], ".?!") && letters().FindString(text) != ""
}

// letters are words enough for a sentence; "blz. 3." has fewer.
var letters = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\pL+\W+\pL+\W+\pL+`) })

// markOuter marks the first lines, counted from an edge of the page, as far as they
// are repeated and the next stands apart from them.
func markOuter(lines []*line, repeated func(*line) bool) {
	n := 0
	for n < min(margin, len(lines)-1) && repeated(lines[n]) {
		n++
	}
	for ; n > 0; n-- {
		if math.Abs(lines[n-1].y-lines[n].y) > 2*max(lines[n-1].size, lines[n].size) {
			break
		}
	}
	for _, l := range lines[:n] {
		l.rule = "repeated"
		if isNumber(l.text()) {
			l.rule = "page-number"
		}
	}
}

// text returns the lines of a page that are not furniture.
func (p *page) text() []*line {
	var lines []*line
	for i := range p.lines {
		if p.lines[i].rule == "" {
			lines = append(lines, &p.lines[i])
		}
	}
	return lines
}

var numbers = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\d+`) })

// leave notes what was left out and which pages hold no text, and takes the document's id from it.
func (d *document) leave(b *source.Builder) {
	for i, p := range d.pages {
		if len(p.lines) == 0 {
			b.Leave(source.Furniture{Rule: "page-without-text", Page: i + 1})
		}
		for _, l := range p.lines {
			if l.rule == "" {
				continue
			}
			b.Leave(source.Furniture{Rule: l.rule, Page: i + 1, Text: strings.Join(l.parts(), " ")})
			if i == 0 && l.rule == "paper-identifier" {
				b.Metadata().ID.Set("voet van de eerste bladzijde", l.text())
			}
		}
	}
}
