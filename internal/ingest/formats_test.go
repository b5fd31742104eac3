package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/source"
	"inbreng/internal/source/pdf"
	"inbreng/internal/source/sourcetest"
)

// newTestFormats returns readers with the compiled PDF reader of the machine.
func newTestFormats(t *testing.T) *Formats {
	t.Helper()
	config := pdf.Config{}
	if dir, err := os.UserCacheDir(); err == nil {
		config.Cache = filepath.Join(dir, "inbreng", "pdfium")
	}
	f := NewFormats(config)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// write writes a file into a folder of the test's own, with the sidecar of the
// first document when it is that.
func write(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if strings.HasPrefix(name, "kst-21501-02-2401.") {
		sidecar, err := os.ReadFile(strings.TrimSuffix(firstFile, ".txt") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(strings.TrimSuffix(path, filepath.Ext(path))+".json", sidecar, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// withoutPlaces returns a record as JSON values, without where its parts stand in
// the source and how long that is.
func withoutPlaces(t *testing.T, doc *parliament.Document) any {
	t.Helper()
	data, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		t.Fatal(err)
	}
	var strip func(any)
	strip = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			delete(v, "coverage")
			for key, inner := range v {
				if isPlace(inner) {
					delete(v, key)
				}
				strip(inner)
			}
		case []any:
			for _, inner := range v {
				strip(inner)
			}
		}
	}
	strip(value)
	return value
}

// isPlace reports whether a JSON value is a place in the source.
func isPlace(v any) bool {
	place, ok := v.(map[string]any)
	if !ok {
		return false
	}
	from, ok := place["from"].(map[string]any)
	return ok && from["offset"] != nil
}

// typeset prints a text as the official publications are: lines of running text,
// footnotes in small print under it with a raised number, a page for a page.
// notes are the lines of the footnotes: true for the first of one.
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
	got, err := newTestFormats(t).File(write(t, "kst-21501-02-2401.pdf", typeset(text, notes)))
	if refusedPDF(t, err) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(withoutPlaces(t, want.Document), withoutPlaces(t, got.Document)); diff != "" {
		t.Errorf("record (-text +pdf):\n%s", diff)
	}
	// The last page of the text is empty, and a PDF that ends has none.
	if p := want.Document.Exchanges[20].Source.From.Page; got.Document.Exchanges[20].Source.From.Page != p {
		t.Errorf("answer 21 is on page %d, want %d", got.Document.Exchanges[20].Source.From.Page, p)
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

// refusedPDF reports whether a PDF was refused because the tests were built without
// the reader.
func refusedPDF(t *testing.T, err error) bool {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), "without the PDF reader") {
		return false
	}
	t.Skip("the tests were built without the PDF reader")
	return true
}

// TestRealPDFs compares the records of official PDFs with those of their texts: the
// same but for places, or refused for the same reason.
func TestRealPDFs(t *testing.T) {
	dir := filepath.FromSlash("../../../shared/documents/")
	paths, _ := filepath.Glob(filepath.Join(dir, "aanhangsel-pdf", "*.pdf"))
	if len(paths) == 0 {
		t.Skip("the real PDF files are not here: " + dir)
	}
	formats := newTestFormats(t)
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			textPath := filepath.Join(dir, "aanhangsel-text", strings.TrimSuffix(filepath.Base(path), ".pdf")+".txt")
			want, wantErr := formats.File(textPath)
			got, err := formats.File(path)
			if refusedPDF(t, err) {
				return
			}
			if (err == nil) != (wantErr == nil) || err != nil && strings.TrimPrefix(err.Error(), path) != strings.TrimPrefix(wantErr.Error(), textPath) {
				t.Fatalf("the PDF gives error %v\nthe text gives error %v", err, wantErr)
			}
			if err != nil {
				return
			}
			if diff := cmp.Diff(withoutPlaces(t, want.Document), withoutPlaces(t, got.Document)); diff != "" {
				t.Errorf("record (-text +pdf):\n%s", diff)
			}
		})
	}
}

// A short consultation in every format. Its paragraphs are what the formats share.
var consultation = []string{
	"Vastgesteld 31 augustus 2021",
	"I Vragen en opmerkingen van de leden van de VVD-fractie en reactie van de Minister",
	"De leden van de VVD-fractie vragen of de Minister de verklaring kent.{1} Deelt hij die?",
	"1. Antwoord van het kabinet",
	"Ja. Het kabinet kent deze verklaring en deelt de zorgen die erin staan.{2}",
	"De leden van de VVD-fractie vragen ook of er waarnemers komen. Zo nee, waarom niet?",
	"2. Antwoord van het kabinet",
	"Nee. Zie het antwoord op vraag 1.",
}

var consultationNotes = []string{"Kamerstuk 33 694, nr. 43.", "Verklaring van 19 november 2020."}

// marked returns a paragraph with its marks as a format has them.
func marked(paragraph string, mark func(n int) string) string {
	for i := range consultationNotes {
		paragraph = strings.Replace(paragraph, fmt.Sprintf("{%d}", i+1), mark(i+1), 1)
	}
	return paragraph
}

func consultationText() string {
	var b strings.Builder
	for _, p := range consultation {
		b.WriteString(marked(p, func(n int) string { return fmt.Sprint(n) }) + "\n\n")
	}
	for i, n := range consultationNotes {
		fmt.Fprintf(&b, "%d %s\n\n", i+1, n)
	}
	return b.String()
}

func consultationDOCX() []byte {
	var body, notes strings.Builder
	for _, p := range consultation {
		text := marked(html.EscapeString(p), func(n int) string {
			return fmt.Sprintf(`</w:t></w:r><w:r><w:footnoteReference w:id="%d"/></w:r><w:r><w:t xml:space="preserve">`, n)
		})
		fmt.Fprintf(&body, `<w:p><w:r><w:t xml:space="preserve">%s</w:t></w:r></w:p>`, text)
	}
	for i, n := range consultationNotes {
		fmt.Fprintf(&notes, `<w:footnote w:id="%d"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> %s</w:t></w:r></w:p></w:footnote>`, i+1, n)
	}
	return sourcetest.DOCX(body.String(), map[string]string{"word/footnotes.xml": `<w:footnotes ` + sourcetest.Namespaces + `>` + notes.String() + `</w:footnotes>`})
}

func consultationXML(id string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><metadata><meta name="DC.identifier" content="%s"/><meta name="OVERHEIDop.dossiernummer" content="99999"/><meta name="OVERHEIDop.dossiertitel" content="Raad Visserij"/><meta name="OVERHEIDop.vergaderjaar" content="2020-2021"/><meta name="DC.creator" content="Tweede Kamer der Staten-Generaal"/></metadata><kamerstuk><stuk><algemeen><vrije-tekst><tekst>`, id)
	for _, p := range consultation {
		text := marked(html.EscapeString(p), func(n int) string {
			return fmt.Sprintf(`<noot><noot.nr>%d</noot.nr><noot.al>%s</noot.al></noot>`, n, consultationNotes[n-1])
		})
		fmt.Fprintf(&b, "<al>%s</al>\n", text)
	}
	b.WriteString(`</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>`)
	return []byte(b.String())
}

func consultationHTML() []byte {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="DCTERMS.identifier" content="kst-99999-7"></head><body><header>Overheid.nl</header><main>`)
	for _, p := range consultation {
		fmt.Fprintf(&b, "<p>%s</p>\n", marked(html.EscapeString(p), func(n int) string { return fmt.Sprintf(`<sup><a class="nootnum" href="#n%d">%[1]d</a></sup>`, n) }))
	}
	for i, n := range consultationNotes {
		fmt.Fprintf(&b, `<div class="voet noot"><sup><span class="nootnum">%d</span></sup><p>%s</p></div>`, i+1, n)
	}
	b.WriteString(`</main></body></html>`)
	return []byte(b.String())
}

// TestFormatsAgree reads the consultation in every format: the records are the same
// but for places and for what the file says about itself.
func TestFormatsAgree(t *testing.T) {
	text, err := source.New("x", []byte(consultationText()))
	if err != nil {
		t.Fatal(err)
	}
	formats := newTestFormats(t)
	want, err := formats.File(write(t, "kst-99999-7.txt", []byte(consultationText())))
	if err != nil {
		t.Fatal(err)
	}
	if doc := want.Document; len(doc.Exchanges) != 2 || len(doc.Footnotes) != 2 || len(doc.Exchanges[1].References) != 1 {
		t.Fatalf("the text gives %d exchanges and %d footnotes", len(doc.Exchanges), len(doc.Footnotes))
	}
	for name, data := range map[string][]byte{
		"kst-99999-7.docx": consultationDOCX(), "kst-99999-7.xml": consultationXML("kst-99999-7"),
		"kst-99999-7.html": consultationHTML(), "kst-99999-7.pdf": typeset(text, noteLines(want.Document)),
	} {
		t.Run(name, func(t *testing.T) {
			got, err := formats.File(write(t, name, data))
			if refusedPDF(t, err) {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(bodies(want.Document), bodies(got.Document)); diff != "" {
				t.Errorf("record (-text +%s):\n%s", name, diff)
			}
			if !bytes.Equal(got.Original, data) {
				t.Error("the original is not the file's bytes")
			}
		})
	}
}

// bodies returns the questions, answers and footnotes of a document, a line each.
func bodies(doc *parliament.Document) []string {
	var out []string
	for _, e := range doc.Exchanges {
		for _, q := range e.Questions {
			out = append(out, fmt.Sprintf("%s asks %v: %s", e.ID, e.Factions, q.Body.Markdown))
		}
		if e.Answer != nil {
			out = append(out, fmt.Sprintf("%s answers: %s", e.ID, e.Answer.Body.Markdown))
		}
	}
	for _, n := range doc.Footnotes {
		out = append(out, fmt.Sprintf("note %s: %s", n.ID, n.Body.Markdown))
	}
	return append(out, fmt.Sprint("adopted ", doc.Adopted, ", problems ", len(doc.Problems)))
}

// What a file says about itself stands in the record with where it is from; the
// sidecar wins, and a contradiction is a problem.
func TestMetadata(t *testing.T) {
	formats := newTestFormats(t)
	path := write(t, "verslag.xml", consultationXML("kst-99999-7"))
	parsed, err := formats.File(path)
	if err != nil {
		t.Fatal(err)
	}
	doc := parsed.Document
	if doc.ID != "kst-99999-7" || doc.Dossier != "99999" || doc.DossierTitle != "Raad Visserij" || doc.SessionYear.String() != "2020-2021" || doc.Chamber != parliament.House || len(doc.Problems) != 0 {
		t.Errorf("got %s, dossier %s %q, year %s, chamber %s, problems %+v", doc.ID, doc.Dossier, doc.DossierTitle, doc.SessionYear, doc.Chamber, doc.Problems)
	}
	want := map[string]string{
		"id": "het bestand zelf (DC.identifier)", "dossier": "het bestand zelf (OVERHEIDop.dossiernummer)", "dossierTitle": "het bestand zelf (OVERHEIDop.dossiertitel)",
		"sessionYear": "het bestand zelf (OVERHEIDop.vergaderjaar)", "chamber": "het bestand zelf (DC.creator)",
	}
	if diff := cmp.Diff(want, doc.Provenance); diff != "" {
		t.Errorf("provenance (-want +got):\n%s", diff)
	}

	sidecar := `{"schema": 1, "facts": {"dossierTitle": {"value": "Raad Landbouw", "provenance": "titelblad"}}}`
	if err := os.WriteFile(strings.TrimSuffix(path, ".xml")+".json", []byte(sidecar), 0o600); err != nil {
		t.Fatal(err)
	}
	parsed, err = formats.File(path)
	if err != nil {
		t.Fatal(err)
	}
	doc = parsed.Document
	if doc.DossierTitle != "Raad Landbouw" || doc.Provenance["dossierTitle"] != "titelblad" {
		t.Errorf("the sidecar does not win: %q, from %s", doc.DossierTitle, doc.Provenance["dossierTitle"])
	}
	wantText := "Voor dossierTitle is «Raad Landbouw» gegeven; het bestand zelf zegt «Raad Visserij» (OVERHEIDop.dossiertitel)."
	if len(doc.Problems) != 1 || doc.Problems[0].Kind != parliament.SidecarContradicts || doc.Problems[0].Text != wantText {
		t.Errorf("got problems %+v", doc.Problems)
	}

	// A file under another's name.
	parsed, err = formats.File(write(t, "kst-99999-8.xml", consultationXML("kst-99999-7")))
	if err != nil {
		t.Fatal(err)
	}
	if ps := parsed.Document.Problems; len(ps) != 1 || !strings.HasPrefix(ps[0].Text, "Voor id is «kst-99999-8» gegeven; het bestand zelf zegt «kst-99999-7»") {
		t.Errorf("got problems %+v", ps)
	}
}

func TestMetadataForms(t *testing.T) {
	for in, want := range map[string]string{"21501-02": "21501-02", "21 501-02": "21501-02", "36 600 VII": "36600-VII", "36600-VII": "36600-VII", "32\u00a0317": "32317", "32317;36600": "", "": ""} {
		if got, err := dossier(in); got != want || (err == nil) != (want != "") {
			t.Errorf("dossier(%q) = %q, error %v; want %q", in, got, err, want)
		}
	}
	for in, want := range map[string]string{"2024-11-20": "2024-11-20", "20-11-2024": "2024-11-20", "20-13-2024": "", "gisteren": ""} {
		if got, err := date(in); err == nil && got.String() != want || (err == nil) != (want != "") {
			t.Errorf("date(%q) = %q, error %v; want %q", in, got, err, want)
		}
	}
	for in, want := range map[string]parliament.Chamber{"Tweede Kamer der Staten-Generaal": parliament.House, "Eerste Kamer der Staten-Generaal": parliament.Senate, "Raad van State": ""} {
		if got, _ := chamber(in); got != want {
			t.Errorf("chamber(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWrongNames(t *testing.T) {
	formats := newTestFormats(t)
	pdfData, docxData := sourcetest.PDF([]sourcetest.Show{{X: 100, Y: 700, Size: 9, Text: "Ja."}}), consultationDOCX()
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"kst-1-1.txt", pdfData, "is not a text file but a PDF file; name it .pdf"},
		{"kst-1-1.txt", docxData, "is not a text file but a Word file; name it .docx"},
		{"kst-1-1.txt", consultationXML("kst-1-1"), "is not a text file but an XML file; name it .xml"},
		{"kst-1-1.docx", pdfData, "is not a Word file but a PDF file; name it .pdf"},
		{"kst-1-1.pdf", docxData, "is not a PDF file but a Word file; name it .docx"},
		{"kst-1-1.xml", consultationHTML(), "is not an XML file but an HTML file; name it .html"},
		{"kst-1-1.html", consultationXML("kst-1-1"), "is not an HTML file but an XML file; name it .xml"},
		{"kst-1-1.DOCX", []byte("Vraag 1"), "is no Word file: it is no zip archive"},
		{"kst-1-1.xml", []byte("Vraag 1"), ":1: is no XML: it has no element"},
		{"kst-1-1.doc", []byte("x"), "is a Word file of before 2007, which is not read; save it as .docx or .pdf"},
		{"kst-1-1.odt", docxData, "is an OpenDocument file, which is not read; save it as .docx or .pdf"},
		{"kst-1-1", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "is locked with a password or made by a Word of before 2007; save it as .docx without a password"},
	}
	for _, tt := range tests {
		path := write(t, tt.name, tt.data)
		_, err := formats.File(path)
		if err == nil || strings.TrimPrefix(strings.TrimPrefix(err.Error(), path), ": ") != tt.want {
			t.Errorf("%s: got error %v, want %s", tt.name, err, tt.want)
		}
	}
}

// A file that cannot be read does not keep the others out, and no name that may be
// a document is passed over.
func TestRunWithManyFormats(t *testing.T) {
	dir := t.TempDir()
	for name, data := range map[string][]byte{
		"kst-99999-1.docx": consultationDOCX(), "kst-99999-2.xml": consultationXML("kst-99999-2"), "kst-99999-3.txt": []byte(consultationText()),
		"kst-99999-4.docx": consultationDOCX()[:300], "kst-99999-5.xml": []byte(`<!DOCTYPE a [<!ENTITY b "c">]><kamerstuk>&b;</kamerstuk>`),
		"kst-99999-6.doc": []byte("x"), "notities.md": []byte("Niets."), "kst-99999-2.html": consultationXML("x"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	summary, err := Run(t.Context(), Config{Source: dir, Release: filepath.Join(t.TempDir(), "release"), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	var ids, refused []string
	for _, p := range summary.Documents {
		ids = append(ids, p.Document.ID.String())
	}
	for _, err := range summary.Refused {
		name, _, _ := strings.Cut(strings.TrimPrefix(err.Error(), dir+string(filepath.Separator)), ":")
		refused = append(refused, name)
	}
	if want := []string{"kst-99999-1", "kst-99999-2", "kst-99999-3"}; !slices.Equal(ids, want) {
		t.Errorf("got documents %v, want %v", ids, want)
	}
	if want := []string{"kst-99999-2.html", "kst-99999-4.docx", "kst-99999-5.xml", "kst-99999-6.doc"}; !slices.Equal(refused, want) {
		t.Errorf("refused were %v, want %v: %v", refused, want, errors.Join(summary.Refused...))
	}
}
