package ingest

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/source"
	"inbreng/internal/source/sourcetest"
)

// A printed paragraph is one of a document as it would be typed into a form.
type printed struct {
	heading bool
	marker  string // of an item of a list
	inlines []parliament.Inline
}

// printDocument returns the paragraphs of a document in the order of its source, without
// its footnotes.
func printDocument(doc *parliament.Document) []printed {
	var out []printed
	heading := func(text string) {
		out = append(out, printed{heading: true, inlines: []parliament.Inline{{Kind: parliament.Text, Text: text}}})
	}
	body := func(b parliament.Body) {
		for _, block := range b.Blocks {
			if len(block.Items) == 0 {
				out = append(out, printed{inlines: block.Inlines})
			}
			parliament.EachItem(block.Items, func(item *parliament.Item, _ int) {
				out = append(out, printed{marker: item.Marker, inlines: item.Inlines})
			})
		}
	}
	section, topic := -1, ""
	for _, e := range doc.Exchanges {
		if e.Section != section {
			section, topic = e.Section, ""
			s := doc.Sections[section]
			heading(s.Number + " " + s.Heading)
			if s.Introduction != nil {
				body(*s.Introduction)
			}
		}
		if e.Topic != topic {
			topic = e.Topic
			heading(topic)
		}
		for _, q := range e.Questions {
			body(q.Body)
		}
		heading(e.Answer.Label)
		body(e.Answer.Body)
	}
	return out
}

// line returns a paragraph with its marks as a format has them.
func (p printed) line(mark func(id string) string) string {
	var b strings.Builder
	for _, in := range p.inlines {
		if in.Kind == parliament.Mark {
			b.WriteString(mark(string(in.Footnote)))
		} else {
			b.WriteString(html.EscapeString(in.Text))
		}
	}
	return b.String()
}

// asXML prints a document in the official vocabulary.
func asXML(doc *parliament.Document) []byte {
	notes := map[string]string{}
	for _, n := range doc.Footnotes {
		notes[string(n.ID)] = fmt.Sprintf("<noot type=\"voet\"><noot.nr>%d</noot.nr><noot.al>%s</noot.al></noot>", n.Number, html.EscapeString(n.Body.Text))
	}
	var b strings.Builder
	b.WriteString("<officiele-publicatie><kamerstuk><stuk><algemeen><vrije-tekst><tekst>\n")
	for _, p := range printDocument(doc) {
		text := p.line(func(id string) string { return notes[id] })
		switch {
		case p.heading:
			fmt.Fprintf(&b, "<tussenkop kopopmaak=\"vet\">%s</tussenkop>\n", text)
		case p.marker != "":
			fmt.Fprintf(&b, "<lijst><li><li.nr>%s</li.nr><al>%s</al></li></lijst>\n", p.marker, text)
		default:
			fmt.Fprintf(&b, "<al>%s</al>\n", text)
		}
	}
	b.WriteString("</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>")
	return []byte(b.String())
}

// asHTML prints a document as the official site does.
func asHTML(doc *parliament.Document) []byte {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html><body><nav>Home</nav><main><div class=\"stuk\">\n")
	for _, p := range printDocument(doc) {
		text := p.line(func(id string) string { return fmt.Sprintf(`<sup><a class="nootnum" href="#n%s">%[1]s</a></sup>`, id) })
		switch {
		case p.heading:
			fmt.Fprintf(&b, "<h3 class=\"tussenkop\">%s</h3>\n", text)
		case p.marker != "":
			fmt.Fprintf(&b, "<ul class=\"expliciet\"><li><p class=\"labeled\"><span class=\"ol\">%s </span>%s</p></li></ul>\n", p.marker, text)
		default:
			fmt.Fprintf(&b, "<p>%s</p>\n", text)
		}
	}
	for _, n := range doc.Footnotes {
		fmt.Fprintf(&b, "<div class=\"voet noot\"><h5 class=\"note-close\">X</h5><sup><span class=\"nootnum\">%d</span></sup><p>%s</p></div>\n", n.Number, html.EscapeString(n.Body.Text))
	}
	b.WriteString("</div></main></body></html>")
	return []byte(b.String())
}

// asDOCX prints a document as a Word file.
func asDOCX(doc *parliament.Document) []byte {
	var body, notes strings.Builder
	for _, p := range printDocument(doc) {
		text := p.line(func(id string) string {
			return fmt.Sprintf(`</w:t></w:r><w:r><w:footnoteReference w:id="%s"/></w:r><w:r><w:t xml:space="preserve">`, id)
		})
		if p.marker != "" {
			text = p.marker + " " + text
		}
		fmt.Fprintf(&body, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, text)
	}
	for _, n := range doc.Footnotes {
		fmt.Fprintf(&notes, `<w:footnote w:id="%s"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> %s</w:t></w:r></w:p></w:footnote>`, n.ID, html.EscapeString(n.Body.Text))
	}
	return sourcetest.DOCX(body.String(), map[string]string{"word/footnotes.xml": `<w:footnotes ` + sourcetest.Namespaces + `>` + notes.String() + `</w:footnotes>`})
}

// TestFirstDocumentInParagraphs writes the first document in the formats that know
// paragraphs and no lines, and reads it back: the same questions, answers, topics,
// footnotes and references, though nothing shows any more how wide the lines were.
func TestFirstDocumentInParagraphs(t *testing.T) {
	want, err := File(firstFile)
	if err != nil {
		t.Fatal(err)
	}
	formats := newTestFormats(t)
	for name, data := range map[string][]byte{
		"kst-21501-02-2401.xml": asXML(want.Document), "kst-21501-02-2401.html": asHTML(want.Document), "kst-21501-02-2401.docx": asDOCX(want.Document),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := formats.File(t.Context(), write(t, name, data))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(withoutPlaces(t, want.Document), withoutPlaces(t, got.Document)); diff != "" {
				t.Errorf("record (-text +%s):\n%s", name, diff)
			}
			if len(got.Source.Hints) < 10 {
				t.Errorf("only %d hints", len(got.Source.Hints))
			}
		})
	}
}

// typeset prints a text as the official publications are: lines of running text,
// footnotes in small print under it with a raised number, a page for a page. notes
// are the lines of the footnotes: true for the first of one.
func typeset(text *source.Text, notes map[int]bool) []byte {
	var pages [][]sourcetest.Show
	y := 0.0
	for i, l := range text.Lines() {
		if l.Opens || len(pages) == 0 {
			pages = append(pages, nil)
			y = 800
		}
		line := strings.TrimSpace(text.String()[l.Start:l.End])
		page := &pages[len(pages)-1]
		switch first, small := notes[i+1]; {
		case line == "":
		case first:
			number, rest, _ := strings.Cut(line, " ")
			*page = append(*page, sourcetest.Show{X: 160, Y: y, Size: 6.9, Mark: number, Rest: rest})
		case small:
			*page = append(*page, sourcetest.Show{X: 165, Y: y, Size: 6.9, Text: line})
		default:
			*page = append(*page, sourcetest.Show{X: 160, Y: y, Size: 8.5, Text: line})
		}
		y -= 10
	}
	return sourcetest.PDF(pages...)
}

// What the reader of a format left out stands in the parse report.
func TestWhatAReaderLeftOutIsReported(t *testing.T) {
	var shows []sourcetest.Show
	for i, line := range []string{"Vraag 1", "Klopt dit?", "", "Antwoord 1", "Ja."} {
		shows = append(shows, sourcetest.Show{X: 160, Y: 700 - 11*float64(i), Size: 9, Text: line})
	}
	foot := "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1"
	data := sourcetest.PDF(append(shows, sourcetest.Show{X: 55, Y: 80, Size: 6, Text: "ah-tk-20232024-1076"}, sourcetest.Show{X: 160, Y: 60, Size: 7, Text: foot}))
	got, err := newTestFormats(t).File(t.Context(), write(t, "ah-tk-20232024-1076.pdf", data))
	if refusedPDF(t, err) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	want := []parliament.LeftOut{{Rule: "paper-identifier", Page: 1, Text: "ah-tk-20232024-1076"}, {Rule: "running-foot", Page: 1, Text: foot}}
	if diff := cmp.Diff(want, got.Report.LeftOut); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
}

// A reader that left out a sentence lost a part of the text.
func TestAReaderThatLosesASentence(t *testing.T) {
	text, err := source.New("kst-99999-7.txt", []byte(strings.Replace(consultationText(), "1. Antwoord", "\f1. Antwoord", 1)))
	if err != nil {
		t.Fatal(err)
	}
	file := &source.File{Text: text, Furniture: []source.Furniture{{Rule: "repeated", Page: 2, Text: "De brug is gesloten tot het najaar."}}}
	got, err := parseFile(t.Context(), "kst-99999-7.txt", nil, file)
	want := "kst-99999-7.txt:7: page 2: the record does not hold the text exactly once (35 runes missing, 0 doubled): «De brug is gesloten » is bij het lezen van het bestand weggelaten als repeated, maar lijkt een zin."
	if err == nil || err.Error() != want {
		t.Errorf("got error %v, want %s", err, want)
	}
	if got == nil || got.Document.Coverage.Proven() {
		t.Errorf("got %+v", got)
	}
}

// TestFirstDocumentAsPDF prints the first document and reads it back: the record
// is that of its text but for places.
func TestFirstDocumentAsPDF(t *testing.T) {
	want, err := File(firstFile)
	if err != nil {
		t.Fatal(err)
	}
	text, err := source.Read(firstFile)
	if err != nil {
		t.Fatal(err)
	}
	notes := noteLines(want.Document)
	if len(notes) < 10 {
		t.Fatalf("%d lines of footnotes", len(notes))
	}
	got, err := newTestFormats(t).File(t.Context(), write(t, "kst-21501-02-2401.pdf", typeset(text, notes)))
	if refusedPDF(t, err) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(withoutPlaces(t, want.Document), withoutPlaces(t, got.Document)); diff != "" {
		t.Errorf("record (-text +pdf):\n%s", diff)
	}
	for i, e := range want.Document.Exchanges {
		if got := got.Document.Exchanges[i].Source.From.Page; got != e.Source.From.Page {
			t.Errorf("exchange %s begins on page %d, want %d", e.ID, got, e.Source.From.Page)
		}
	}
}

// noteLines returns the lines of the footnotes of a document: true for the first of
// one.
func noteLines(doc *parliament.Document) map[int]bool {
	lines := map[int]bool{}
	for _, n := range doc.Footnotes {
		for i := n.Source.From.Line; i <= n.Source.To.Line; i++ {
			lines[i] = i == n.Source.From.Line
		}
	}
	return lines
}
