package server

import (
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"inbreng/internal/parliament"
)

// sourcePage is the text a document was read from, line by line.
type sourcePage struct {
	page
	partsView
	Document link
	// DocumentName is how the House cites the document.
	DocumentName string
	Official     link
	Report       string
	Kinds        []spanKind // that occur, for the legend
	Sheets       []sheet    // of the part that is shown
}

// A sheet is one page of the text.
type sheet struct {
	Number    int
	Printed   int  // number on the printed page, 0 where it is not known
	Continued bool // its beginning stands in the part before
	Lines     []sourceLine
}

// A sourceLine is a line of the text with what its parts were taken for.
type sourceLine struct {
	Number int // from 1, through the whole text
	Anchor string
	Parts  []sourcePart
}

// A sourcePart is a stretch of a line that was taken for one thing. Class is
// the kind of the span, for the stylesheet.
type sourcePart struct {
	Class, Text string
}

// A spanKind is a kind of span with its Dutch name.
type spanKind struct {
	Class, Name string
}

// spanNames are the kinds of spans that the source page tells apart, in the
// order of its legend.
var spanNames = []struct {
	kind parliament.SpanKind
	name string
}{
	{parliament.SpanPreamble, "aanhef"},
	{parliament.SpanHeading, "kop"},
	{parliament.SpanIntroduction, "inleiding"},
	{parliament.SpanTopic, "onderwerp"},
	{parliament.SpanQuestionLabel, "opschrift van een vraag"},
	{parliament.SpanQuestion, "vraag"},
	{parliament.SpanQuestionLabel, "opschrift van een vraag"},
	{parliament.SpanAnswerLabel, "opschrift van een antwoord"},
	{parliament.SpanAnswer, "antwoord"},
	{parliament.SpanSignature, "ondertekening"},
	{parliament.SpanFootnoteNumber, "nummer van een voetnoot"},
	{parliament.SpanFootnote, "voetnoot"},
	{parliament.SpanFootnoteMark, "verwijzing naar een voetnoot"},
	{parliament.SpanBullet, "opsommingsteken"},
	{parliament.SpanSoftHyphen, "afbreekstreepje"},
	{parliament.SpanMarkup, "opmaakteken"},
	{parliament.SpanPageBreak, "begin van een bladzijde"},
	{parliament.SpanFurniture, "kop- of voetregel"},
	{parliament.SpanSpace, "wit"},
	{parliament.SpanUnassigned, "niet thuisgebracht"},
}

// spanName returns the Dutch name of a kind of span.
func spanName(kind parliament.SpanKind) string {
	for _, s := range spanNames {
		if s.kind == kind {
			return s.name
		}
	}
	return string(kind)
}

func (s *Server) serveSource(w http.ResponseWriter, r *http.Request, rel *release) error {
	d, err := rel.document(r)
	if err != nil {
		return err
	}
	text, err := rel.Corpus.Source(d.ID)
	if err != nil {
		return err
	}
	report, err := rel.Corpus.Report(d.ID)
	if err != nil {
		return err
	}
	parts := sourceParts(sheets(text, report.Spans), utf8.RuneCountInString(text))
	chosen, whole := chosenSource(r, parts)
	p := &sourcePage{
		partsView: newSourceView(d, parts, chosen, whole),
		Document:  link{URL: documentURL(d.ID), Text: capital(d.Title)}, DocumentName: officialName(d), Official: officialLink(d),
		Report: reportURL(d.ID), Kinds: kindsOf(report.Spans), Sheets: parts[chosen],
	}
	if whole {
		p.Sheets = slices.Concat(parts...)
	}
	if d.FirstPage > 0 {
		for i := range p.Sheets {
			p.Sheets[i].Printed = printedPage(d, p.Sheets[i].Number)
		}
	}
	p.Title = "Brontekst van " + officialName(d)
	p.Description = "De tekst waaruit dit stuk is gelezen, regel voor regel, met wat elke regel is."
	p.Nav = "documenten"
	return s.render(w, r, http.StatusOK, "source", p)
}

// kindsOf returns the kinds of spans that occur, but for white space, which
// nobody sees.
func kindsOf(spans []parliament.Span) []spanKind {
	occurs := map[parliament.SpanKind]bool{}
	for _, span := range spans {
		occurs[span.Kind] = true
	}
	var kinds []spanKind
	for _, s := range spanNames {
		if occurs[s.kind] && s.kind != parliament.SpanSpace {
			kinds = append(kinds, spanKind{string(s.kind), s.name})
		}
	}
	return kinds
}

// sheets cuts a text into pages, lines and spans. A page begins where the
// report has the sign of one, but not before the first word of the text.
func sheets(text string, spans []parliament.Span) []sheet {
	out := []sheet{{Number: 1}}
	offset, seenText := 0, false // in runes
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		length := utf8.RuneCountInString(line)
		for len(spans) > 0 && spans[0].To <= offset {
			spans = spans[1:]
		}
		if len(spans) > 0 && spans[0].Kind == parliament.SpanPageBreak && seenText {
			out = append(out, sheet{Number: len(out) + 1})
		}
		last := &out[len(out)-1]
		last.Lines = append(last.Lines, sourceLine{Number: i + 1, Anchor: lineAnchor(i + 1), Parts: partsOf(line, offset, spans)})
		seenText = seenText || strings.TrimSpace(line) != ""
		offset += length + 1
	}
	return out
}

// partsOf cuts a line that starts at a rune offset into its spans. What no span
// covers keeps its place, without a kind.
func partsOf(line string, offset int, spans []parliament.Span) []sourcePart {
	var parts []sourcePart
	add := func(kind parliament.SpanKind, n int) {
		end := byteOffset(line, n)
		if end > 0 {
			parts = append(parts, sourcePart{string(kind), visible(line[:end])})
			line, offset = line[end:], offset+utf8.RuneCountInString(line[:end])
		}
	}
	for _, span := range spans {
		if line == "" {
			break
		}
		if span.From > offset {
			add("", span.From-offset)
		}
		if span.To > offset {
			add(span.Kind, span.To-offset)
		}
	}
	add("", len(line))
	return parts
}

// byteOffset returns how many bytes the first n runes of s have.
func byteOffset(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	return len(s)
}

// visible shows control characters, such as the form feed that begins a page,
// by the signs that Unicode has for them.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' {
			return '␀' + r
		}
		return r
	}, s)
}
