package docx

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"inbreng/internal/source"
)

// A listRef says which list a paragraph is an item of, and how deep. The id "0"
// takes a paragraph out of the list of its style.
type listRef struct {
	id    string
	level int // -1: not set
}

func (l *listRef) set(e xml.StartElement) {
	switch e.Name.Local {
	case "numId":
		l.id, _ = source.Attr(e, "val")
	case "ilvl":
		l.level = min(max(number(e), 0), maxLevel-1)
	}
}

// maxLevel is how deep Word's lists go.
const maxLevel = 9

// A numbering is how the lists of the file count.
type numbering struct {
	lists    map[string]list
	patterns map[string]*pattern
}

// A list is one use of a pattern.
type list struct {
	pattern string
	starts  [maxLevel]int // 0: where the pattern starts
}

type pattern struct{ levels [maxLevel]listLevel }

type listLevel struct {
	start        int
	format, text string // "%1.", "•"
}

func (r *reader) readNumbering(x *source.XML) error {
	r.numbering = numbering{map[string]list{}, map[string]*pattern{}}
	if _, err := root(x); err != nil {
		return err
	}
	return children(x, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNum":
			id, _ := source.Attr(e, "abstractNumId")
			p := &pattern{}
			r.numbering.patterns[id] = p
			return children(x, func(e xml.StartElement) error {
				if e.Name.Local != "lvl" {
					return x.Skip()
				}
				return p.readLevel(x, e)
			})
		case "num":
			id, _ := source.Attr(e, "numId")
			var l list
			err := children(x, func(e xml.StartElement) error {
				switch e.Name.Local {
				case "abstractNumId":
					l.pattern, _ = source.Attr(e, "val")
				case "lvlOverride":
					level, _ := source.Attr(e, "ilvl")
					n, _ := strconv.Atoi(level)
					return children(x, func(e xml.StartElement) error {
						if e.Name.Local == "startOverride" && n >= 0 && n < maxLevel {
							l.starts[n] = number(e)
						}
						return x.Skip()
					})
				}
				return x.Skip()
			})
			r.numbering.lists[id] = l
			return err
		}
		return x.Skip()
	})
}

func (p *pattern) readLevel(x *source.XML, e xml.StartElement) error {
	value, _ := source.Attr(e, "ilvl")
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n >= maxLevel {
		return x.Skip()
	}
	l := &p.levels[n]
	l.start = 1
	return children(x, func(e xml.StartElement) error {
		switch e.Name.Local {
		case "start":
			l.start = number(e)
		case "numFmt":
			l.format, _ = source.Attr(e, "val")
		case "lvlText":
			l.text, _ = source.Attr(e, "val")
		}
		return x.Skip()
	})
}

// marker counts an item and returns what Word prints before it, "" for nothing.
func (w *writer) marker(ref listRef) string {
	l, ok := w.numbering.lists[ref.id]
	p := w.numbering.patterns[l.pattern]
	if !ok || p == nil {
		return ""
	}
	level := &p.levels[ref.level]
	if level.format == "bullet" || level.format == "" && level.text != "" && !strings.Contains(level.text, "%") {
		return bullet(level.text)
	}
	counts := w.count(ref, l, p)
	text := level.text
	for i := range counts {
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), written(counts[i], p.levels[i].format))
	}
	return strings.TrimSpace(text)
}

// count returns the numbers of an item on its level and those above. Lists of
// one pattern count on together, unless one says where it starts.
func (w *writer) count(ref listRef, l list, p *pattern) []int {
	counts := w.patternCounts[l.pattern]
	if counts == nil {
		counts = &[maxLevel]int{}
		for i := range counts {
			counts[i] = p.levels[i].start - 1
		}
		w.patternCounts[l.pattern] = counts
	}
	if !w.started[ref] {
		w.started[ref] = true
		if start := l.starts[ref.level]; start > 0 {
			counts[ref.level] = start - 1
		}
	}
	counts[ref.level]++
	for i := ref.level + 1; i < maxLevel; i++ {
		counts[i] = p.levels[i].start - 1
	}
	for i := range ref.level { // an item below one that has not been counted
		counts[i] = max(counts[i], p.levels[i].start)
	}
	return counts[:ref.level+1]
}

// bullet returns a bullet as text. Word takes most from symbol fonts, where they
// have places that mean nothing outside, and the open circle is a letter o.
func bullet(s string) string {
	s = strings.TrimSpace(s)
	r, _ := utf8.DecodeRuneInString(s)
	if s == "o" || r >= 0xe000 && r <= 0xf8ff {
		return "•"
	}
	return s
}

// written returns a number in a form of Word's.
func written(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "lowerLetter", "upperLetter":
		if n < 1 || n > 26*30 {
			break
		}
		s := strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
		if format == "upperLetter" {
			s = strings.ToUpper(s)
		}
		return s
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		value int
		sign  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.sign)
		}
	}
	return b.String()
}

// noteForms say how the notes are numbered: "decimal" from 1 where nothing else
// is said, and roman numerals for endnotes.
type noteForms struct {
	footnotes, endnotes noteForm
}

type noteForm struct {
	format string
	start  int
}

func (r *reader) readSettings(x *source.XML) error {
	if _, err := root(x); err != nil && err != io.EOF {
		return err
	}
	return children(x, func(e xml.StartElement) error {
		var form *noteForm
		switch e.Name.Local {
		case "footnotePr":
			form = &r.noteForm.footnotes
		case "endnotePr":
			form = &r.noteForm.endnotes
		default:
			return x.Skip()
		}
		return children(x, func(e xml.StartElement) error {
			switch e.Name.Local {
			case "numFmt":
				form.format, _ = source.Attr(e, "val")
			case "numStart":
				form.start = number(e)
			}
			return x.Skip()
		})
	})
}
