package docx

import (
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"inbreng/internal/source"
)

// What is printed at the head and the foot of pages stands in parts of its own, several
// for the first page, the others and other sections. It belongs to the page: it is left
// out, and said to be, once for whatever says the same.

// A headLine is a paragraph of the head or the foot of pages.
type headLine struct{ rule, text string }

// headRules are the kinds of relations to heads and feet, and the rules that leave them
// out.
var headRules = map[string]string{"header": "page-head", "footer": "page-foot"}

// readHeads reads the heads and feet of pages, in the order of the names of their parts.
func (r *reader) readHeads(links map[string]relation) error {
	var parts []relation
	for _, link := range links {
		if headRules[link.kind] != "" && r.pkg.parts[link.target] != nil {
			parts = append(parts, link)
		}
	}
	slices.SortFunc(parts, func(a, b relation) int { return strings.Compare(a.target, b.target) })
	for _, link := range slices.Compact(parts) {
		var err error
		if r.links, err = r.pkg.relations(link.target); err != nil {
			return err
		}
		err = r.part(link.target, func(x *source.XML) error {
			if _, err := root(x); err != nil {
				if err == io.EOF {
					return nil
				}
				return err
			}
			blocks, err := r.readBlocks(x)
			r.addHeads(headRules[link.kind], blocks)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// addHeads adds the paragraphs that are not there yet.
func (r *reader) addHeads(rule string, blocks []block) {
	for _, b := range blocks {
		for _, row := range b.rows {
			for _, c := range row {
				r.addHeads(rule, c.blocks)
			}
		}
		if b.paragraph == nil {
			continue
		}
		var text strings.Builder
		for _, piece := range b.paragraph.pieces {
			if piece.kind == textPiece {
				text.WriteString(piece.text)
			}
		}
		line := headLine{rule, strings.Join(strings.Fields(text.String()), " ")}
		if line.text != "" && !slices.Contains(r.heads, line) {
			r.heads = append(r.heads, line)
		}
		for _, box := range b.paragraph.boxes {
			r.addHeads(rule, box)
		}
	}
}

// writeHeads says what is left out. What may be a sentence is not, wherever it is
// printed, and stands before the text: ministries have "Bij beantwoording de datum en ons
// kenmerk vermelden." in the head of a letter.
func (w *writer) writeHeads() {
	for _, line := range w.heads {
		if line.saysSomething() {
			w.b.WriteString(line.text)
			w.b.Paragraph()
		} else {
			w.b.Leave(source.Furniture{Rule: line.rule, Text: line.text})
		}
	}
}

// maxHead is how long a line can be, in runes, that only belongs to the page. The subject
// of a letter has up to 170, and is in the head of its further pages.
const maxHead = 250

func (l headLine) saysSomething() bool {
	if utf8.RuneCountInString(l.text) > maxHead || strings.Contains(l.text, "? ") {
		return true
	}
	ends := strings.Contains(l.text, ". ") || strings.ContainsAny(l.text[len(l.text)-1:], ".?!")
	return ends && len(strings.Fields(l.text)) >= 3
}
