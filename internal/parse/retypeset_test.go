package parse_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"inbreng/internal/parliament"
	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// A setting is how a document can be set: the same words, other lines and pages.
type setting struct {
	question, answer, note int  // line widths, in runes
	page                   int  // lines of text on a page
	hyphenate              bool // break words at line ends
	breakAt                func(choices int) int
	crlf, trailing         bool // line ends, and a blank before each
	formFeed               bool // a page opens with a form feed instead of a blank
	endnotes               bool // all footnotes at the end
}

// A setLine is one line of the document as set, with the notes marked in it.
type setLine struct {
	text  string
	notes []parliament.FootnoteID
	// last says that the line is the last of its paragraph, spare how many
	// runes of the line's width it leaves, whole that it is of a heading, a
	// topic or a label.
	last, whole bool
	spare       int
}

// typeset prints a record as a source file in a setting.
func typeset(doc *parliament.Document, s setting) string {
	t := &typesetter{setting: s, doc: doc}
	t.body(doc.Preamble, s.question)
	for i := range doc.Sections {
		section := &doc.Sections[i]
		if section.Heading != "" {
			t.paragraph(strings.TrimSpace(section.Number+" "+section.Heading), nil, s.question, true)
		}
		t.body(section.Introduction, s.question)
		topic := ""
		for _, x := range doc.Exchanges {
			if x.Section != i {
				continue
			}
			if x.Topic != topic {
				topic = x.Topic
				t.paragraph(topic, nil, s.question, true)
			}
			for _, q := range x.Questions {
				if q.Label != "" {
					t.paragraph(q.Label, nil, 100, true)
				}
				t.body(&q.Body, s.question)
			}
			if x.Answer != nil && x.Answer.Label != "" {
				t.paragraph(x.Answer.Label, nil, max(s.answer, 40), true)
			}
			if x.Answer != nil {
				t.body(&x.Answer.Body, s.answer)
			}
		}
	}
	return t.pages()
}

type typesetter struct {
	setting
	doc   *parliament.Document
	lines []setLine // an empty text is a blank line
}

func (t *typesetter) body(body *parliament.Body, width int) {
	if body == nil {
		return
	}
	for _, block := range body.Blocks {
		if len(block.Inlines) > 0 {
			t.paragraph("", block.Inlines, width, false)
		}
		parliament.EachItem(block.Items, func(item *parliament.Item, _ int) {
			marked := append([]parliament.Inline{{Kind: parliament.Text, Text: item.Marker + " "}}, item.Inlines...)
			t.paragraph("", marked, width, false)
		})
	}
}

// paragraph sets a heading or a paragraph, and a blank line behind it.
func (t *typesetter) paragraph(text string, inlines []parliament.Inline, width int, whole bool) {
	notes := map[string]parliament.FootnoteID{}
	var b strings.Builder
	b.WriteString(text)
	for _, in := range inlines {
		b.WriteString(in.Text)
		if in.Kind == parliament.Mark {
			words := strings.Fields(b.String())
			notes[words[len(words)-1]] = in.Footnote
		}
	}
	lines := t.wrap(b.String(), width, whole)
	for i, line := range lines {
		l := setLine{text: line, last: i == len(lines)-1, whole: whole, spare: width - utf8.RuneCountInString(line)}
		for _, word := range strings.Fields(line) {
			for marked, id := range notes {
				if strings.HasPrefix(word, marked) || strings.HasSuffix(marked, word) && strings.HasSuffix(word, string(id)) {
					l.notes = append(l.notes, id)
					delete(notes, marked)
				}
			}
		}
		t.lines = append(t.lines, l)
	}
	t.lines = append(t.lines, setLine{})
}

// wrap breaks a text into lines, greedily.
func (t *typesetter) wrap(text string, width int, whole bool) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		for {
			sep := ""
			if line != "" {
				sep = " "
			}
			room := width - utf8.RuneCountInString(line+sep)
			if utf8.RuneCountInString(word) <= room {
				line += sep + word
				break
			}
			if head, rest := t.split(word, room); head != "" && !whole {
				lines = append(lines, line+sep+head)
				line, word = "", rest
				continue
			}
			if line == "" {
				line = word
				break
			}
			lines = append(lines, line)
			line = ""
		}
	}
	return append(lines, line)
}

// split breaks a word so that its head, with a hyphen, fits the room: behind a
// hyphen of its own, or, when words may be broken, between a vowel and the
// consonant before the next vowel (krijgs-ge-van-ge-nen, roughly).
func (t *typesetter) split(word string, room int) (head, rest string) {
	if strings.Contains(word, "/") || strings.ContainsAny(word, "0123456789") {
		return "", word
	}
	var heads []string
	runes := []rune(word)
	for i := 2; i+3 <= len(runes); i++ {
		switch {
		case runes[i-1] == '-' && i <= room && unicode.IsLetter(runes[i]):
			heads = append(heads, string(runes[:i]))
		case t.hyphenate && i >= 3 && i+1 <= room && vowel(runes[i+1]) && consonant(runes[i]) && syllable(runes[:i], runes[i]) && lower(runes[i-2:min(len(runes), i+3)]) && !strings.ContainsRune(word, '-'):
			heads = append(heads, string(runes[:i])+"-")
		}
	}
	if len(heads) == 0 {
		return "", word
	}
	head = heads[t.breakAt(len(heads))]
	return head, strings.TrimPrefix(word, strings.TrimSuffix(head, "-"))[b2i(strings.HasPrefix(word, head)):]
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// syllable reports whether a word can be broken behind head: it has a vowel, and
// does not end within a "ch" or a "ph".
func syllable(head []rune, next rune) bool {
	last := head[len(head)-1]
	return strings.ContainsAny(string(head), "aeiouéëïöü") && !(next == 'h' && (last == 'c' || last == 'p' || last == 's' || last == 't'))
}

func vowel(r rune) bool { return strings.ContainsRune("aeiouéëïöüèy", r) }

func consonant(r rune) bool { return unicode.IsLower(r) && !vowel(r) }

func lower(runes []rune) bool {
	for _, r := range runes {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// pages sets the lines on pages, with the footnotes where they belong.
func (t *typesetter) pages() string {
	var b strings.Builder
	end := "\n"
	if t.crlf {
		end = "\r\n"
	}
	if t.trailing {
		end = " " + end
	}
	open := " "
	if t.formFeed {
		open = "\f"
	}
	b.WriteString(open)
	fresh := true
	var pending []parliament.FootnoteID
	onPage := 0
	for i, l := range t.lines {
		if l.text == "" && (fresh || i == len(t.lines)-1) {
			continue // no blank lines at the top of a page
		}
		b.WriteString(l.text + end)
		fresh = false
		onPage++
		pending = append(pending, l.notes...)
		if onPage < t.page || i >= len(t.lines)-2 || !t.mayBreak(i) {
			continue
		}
		if !t.endnotes {
			pending = t.notes(&b, pending, end)
		}
		b.WriteString(open)
		fresh, onPage = true, 0
	}
	t.notes(&b, pending, end)
	return b.String()
}

// mayBreak reports whether a page can end behind line i such that a reader can
// still tell paragraphs apart: a paragraph does not end there with a full line,
// with another paragraph on the next page.
func (t *typesetter) mayBreak(i int) bool {
	l := t.lines[i]
	if l.text == "" {
		l, i = t.lines[i-1], i-1
	}
	return !l.last || l.spare > 25 || l.whole || t.lines[i+2].whole
}

// notes sets footnotes, each behind a blank line.
func (t *typesetter) notes(b *strings.Builder, ids []parliament.FootnoteID, end string) []parliament.FootnoteID {
	for _, id := range ids {
		note, _ := t.doc.Footnote(id)
		b.WriteString(end)
		text := fmt.Sprintf("%d %s", note.Number, note.Body.Text)
		for _, line := range t.wrap(text, t.note, true) {
			b.WriteString(line + end)
		}
	}
	return nil
}

// hyphenated returns all words of a document in order, which makes a short
// difference where one hyphen was decided wrongly.
func hyphenated(doc *parliament.Document) []string {
	var words []string
	eachBody(doc, func(b *parliament.Body) { words = append(words, strings.Fields(b.Text)...) })
	return words
}

// sameButForPlaces compares records without what belongs to the setting.
var sameButForPlaces = cmp.Options{
	cmpopts.IgnoreTypes(parliament.Place{}),
	cmpopts.IgnoreFields(parliament.Document{}, "Coverage"),
}

// TestRetypeset holds that the record does not depend on how the document is
// set: other widths, other pages, other hyphens, other line ends.
func TestRetypeset(t *testing.T) {
	checkRetypeset(t, readFirst(t), firstFacts)
}

// TestRetypesetKinds holds the same of one document of every kind.
func TestRetypesetKinds(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "retypeset", "*.txt"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%d documents: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			text, err := source.Read(file)
			if err != nil {
				t.Fatal(err)
			}
			checkRetypeset(t, text, parse.Facts{})
		})
	}
}

func checkRetypeset(t *testing.T, text *source.Text, facts parse.Facts) {
	want, _ := parseText(t, text, facts)
	rapid.Check(t, func(t *rapid.T) {
		answer := rapid.IntRange(38, 100).Draw(t, "answer width")
		s := setting{
			answer:    answer,
			question:  answer + rapid.SampledFrom([]int{0, 0, 6, 10, 20}).Draw(t, "question is wider by"),
			note:      rapid.IntRange(60, 120).Draw(t, "note width"),
			page:      rapid.IntRange(12, 80).Draw(t, "page length"),
			hyphenate: rapid.Bool().Draw(t, "hyphenate"),
			crlf:      rapid.Bool().Draw(t, "crlf"),
			trailing:  rapid.Bool().Draw(t, "trailing blanks"),
			formFeed:  rapid.Bool().Draw(t, "form feed"),
			endnotes:  rapid.Bool().Draw(t, "endnotes"),
			breakAt:   func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "break") },
		}
		set := typeset(want, s)
		text, err := source.New("retypeset", []byte(set))
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := parse.Document(text, facts)
		if err != nil {
			t.Fatalf("%v\n%s", err, set)
		}
		if diff := cmp.Diff(blocksOf(want), blocksOf(got)); diff != "" {
			t.Fatalf("set at %+v the blocks are others (-want +got):\n%s\n%s", s, diff, set)
		}
		if diff := cmp.Diff(hyphenated(want), hyphenated(got)); diff != "" {
			t.Fatalf("set at %+v words are others (-want +got):\n%s", s, diff)
		}
		if diff := cmp.Diff(want, got, sameButForPlaces); diff != "" {
			t.Fatalf("set at %+v the record is another (-want +got):\n%s", s, diff)
		}
	})
}
