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

// newTestPDFConfig is that of the compiled PDF reader of the machine.
func newTestPDFConfig() pdf.Config {
	config := pdf.Config{}
	if dir, err := os.UserCacheDir(); err == nil {
		config.Cache = filepath.Join(dir, "inbreng", "pdfium")
	}
	return config
}

// newTestFormats returns readers with the compiled PDF reader of the machine.
func newTestFormats(t *testing.T) *Formats {
	t.Helper()
	f := NewFormats(newTestPDFConfig())
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
	want, err := formats.File(t.Context(), write(t, "kst-99999-7.txt", []byte(consultationText())))
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
			got, err := formats.File(t.Context(), write(t, name, data))
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
		{"kst-1-1.txt", []byte(`{\rtf1\ansi Vraag 1\par Klopt dit?}`), "is a Rich Text file, which is not read; save it as .docx or .pdf"},
		{"kst-1-1.docx", []byte(`{\rtf1\ansi Vraag 1\par Klopt dit?}`), "is a Rich Text file, which is not read; save it as .docx or .pdf"},
		{"kst-1-1", []byte("%!PS-Adobe-3.0"), "is a PostScript file, which is not read; save it as .docx or .pdf"},
		{"kst-1-1.pdf", nil, "is empty"},
		{"kst-1-1.docx", []byte(" \n"), "is empty"},
		{"kst-1-1", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "is locked with a password or made by a Word of before 2007; save it as .docx without a password"},
	}
	for _, tt := range tests {
		path := write(t, tt.name, tt.data)
		_, err := formats.File(t.Context(), path)
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
		ids = append(ids, p.ID.String())
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
