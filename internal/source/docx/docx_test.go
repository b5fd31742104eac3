package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/source"
	"inbreng/internal/source/sourcetest"
)

// read reads a Word file whose body is given.
func read(t *testing.T, body string, parts map[string]string) *source.File {
	t.Helper()
	file, err := Read(t.Context(), "brief.docx", sourcetest.DOCX(body, parts))
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// document is the main part of a file with a body.
func document(body string) string {
	return `<w:document ` + sourcetest.Namespaces + `><w:body>` + body + `</w:body></w:document>`
}

func p(text string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func TestText(t *testing.T) {
	numbering := `<w:numbering ` + sourcetest.Namespaces + `>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`
	item := func(list, level int, text string) string {
		return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, list, text)
	}
	cell := func(paragraphs ...string) string { return `<w:tc>` + strings.Join(paragraphs, "") + `</w:tc>` }
	notes := `<w:footnotes ` + sourcetest.Namespaces + `><w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Kamerstuk 33 694, nr. 43.</w:t></w:r></w:p><w:p><w:r><w:t>Tweede regel.</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>NOS, 6 maart 2024.</w:t></w:r></w:p></w:footnote></w:footnotes>`
	mark := func(id int) string { return fmt.Sprintf(`<w:r><w:footnoteReference w:id="%d"/></w:r>`, id) }
	tests := []struct {
		name, body string
		parts      map[string]string
		want       string
		pages      int
	}{
		{name: "paragraphs", body: p("Vraag 1") + p("") + p(" Klopt dit? ") + p("Ja."), want: "Vraag 1\n\nKlopt dit?\n\nJa."},
		{
			name: "runs, tabs, breaks and hyphens",
			body: `<w:p><w:r><w:t>EU</w:t><w:noBreakHyphen/><w:t>waar</w:t><w:softHyphen/><w:t>ne&#xAD;mers</w:t><w:tab/></w:r><w:r><w:t>ja</w:t><w:br/><w:t>nee</w:t></w:r></w:p>`,
			want: "EU\u2011waarnemers\tja\nnee",
		},
		{
			name: "accents are composed",
			body: p("Armenie\u0308") + p("ge\u0308ist"), want: "Armenië\n\ngëist",
		},
		{
			name: "tracked changes, hidden text, fields",
			body: `<w:p><w:del><w:r><w:delText>oud</w:delText></w:r></w:del><w:ins><w:r><w:t>nieuw</w:t></w:r></w:ins>
<w:r><w:rPr><w:vanish/></w:rPr><w:t>verborgen</w:t></w:r>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText><w:t>weg</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t> en 3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>.</w:t></w:r></w:p>`,
			want: "nieuw en 3.",
		},
		{
			name: "text box, once",
			body: `<w:p><w:r><w:t>Geachte voorzitter,</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>` + p("Datum") + `</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + p("Datum") + `</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` + p("Hierbij."),
			want: "Geachte voorzitter,\n\nDatum\n\nHierbij.",
		},
		{
			name: "lists", parts: map[string]string{"word/numbering.xml": numbering},
			body: p("Zie:") + item(7, 0, "een") + item(7, 1, "onder") + item(7, 1, "meer") + item(7, 0, "twee") + p("") + item(8, 0, "punt") + item(9, 0, "vijf"),
			want: "Zie:\n\n1. een\n1a) onder\n1b) meer\n2. twee\n\n• punt\n\n5. vijf",
		},
		{
			name: "footnotes are numbered as they are cited", parts: map[string]string{"word/footnotes.xml": notes},
			body: `<w:p><w:r><w:t>Deze motie</w:t></w:r>` + mark(2) + `<w:r><w:t xml:space="preserve"> is verworpen.</w:t></w:r>` + mark(1) + `</w:p>` + p("Einde."),
			want: "Deze motie1 is verworpen.2\n\nEinde.\n\n1 NOS, 6 maart 2024.\n\n2 Kamerstuk 33 694, nr. 43.\nTweede regel.",
		},
		{
			name: "endnotes have roman numbers, and footnotes begin where the file says",
			parts: map[string]string{
				"word/footnotes.xml": notes,
				"word/endnotes.xml":  `<w:endnotes ` + sourcetest.Namespaces + `><w:endnote w:id="3"><w:p><w:r><w:t>Eind.</w:t></w:r></w:p></w:endnote></w:endnotes>`,
				"word/settings.xml":  `<w:settings ` + sourcetest.Namespaces + `><w:footnotePr><w:numStart w:val="4"/></w:footnotePr></w:settings>`,
			},
			body: `<w:p><w:r><w:t>A</w:t><w:endnoteReference w:id="3"/></w:r>` + mark(2) + `</w:p>`,
			want: "Ai4\n\ni Eind.\n\n4 NOS, 6 maart 2024.",
		},
		{
			name: "a table of short cells",
			body: `<w:tbl><w:tr>` + cell(p("Jaar")) + cell(p("Bedrag")) + `</w:tr><w:tr>` + cell(p("2020")) + cell(p("1,5"), p("")) + `</w:tr></w:tbl>` + p("Bron: CBS."),
			want: "Jaar\tBedrag\n2020\t1,5\n\nBron: CBS.",
		},
		{
			name: "a table that arranges the page",
			body: `<w:tbl><w:tr>` + cell(p("Heutink, H")) + cell(p("Vraag:"), p("Klopt dit?"), p("Antwoord:"), p("Ja.")) + `</w:tr></w:tbl>`,
			want: "Heutink, H\n\nVraag:\n\nKlopt dit?\n\nAntwoord:\n\nJa.",
		},
		{
			name:  "pages",
			body:  p("een") + p("twee") + p("drie") + `<w:p><w:r><w:t>vier</w:t><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>vijf</w:t></w:r></w:p><w:p><w:r><w:t>zes </w:t><w:lastRenderedPageBreak/><w:t>zeven</w:t></w:r></w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>acht</w:t></w:r></w:p>` + p("negen") + p("tien"),
			want:  "een\n\ntwee\n\ndrie\n\nvier\n\n vijf\n\nzes zeven\n\n acht\n\nnegen\n\ntien",
			pages: 3,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := read(t, tt.body, tt.parts)
			if diff := cmp.Diff(tt.want, file.Text.String()); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			if got := file.Text.Pages(); got != max(tt.pages, 1) {
				t.Errorf("%d pages, want %d", got, max(tt.pages, 1))
			}
		})
	}
}

func TestHints(t *testing.T) {
	styles := `<w:styles ` + sourcetest.Namespaces + `><w:style w:type="paragraph" w:default="1" w:styleId="Standaard"/>
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kop1a"><w:basedOn w:val="Kop1"/></w:style></w:styles>`
	file := read(t, `<w:p><w:pPr><w:pStyle w:val="Kop1a"/></w:pPr><w:r><w:t>Inbre</w:t></w:r><w:r><w:t>ng</w:t></w:r></w:p>
<w:p><w:pPr><w:ind w:left="720"/></w:pPr><w:r><w:t xml:space="preserve">Armenie`+"\u0308"+` is </w:t></w:r><w:r><w:rPr><w:b w:val="1"/><w:i/></w:rPr><w:t>groot</w:t></w:r><w:r><w:t>, 3 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r></w:p>
<w:p><w:hyperlink r:id="link"><w:r><w:t>brief</w:t></w:r></w:hyperlink></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+p("a")+`</w:tc><w:tc>`+p("b")+`</w:tc></w:tr></w:tbl>`, map[string]string{"word/styles.xml": styles})
	runes := []rune(file.Text.String())
	var got []string
	for _, h := range file.Hints {
		got = append(got, fmt.Sprintf("%s %q level %d cell %d.%d.%d %s", h.Kind, string(runes[h.From:h.To]), h.Level, h.Table, h.Row, h.Column, h.Target))
	}
	want := []string{
		`bold "Inbreng" level 0 cell 0.0.0 `,
		`heading "Inbreng" level 1 cell 0.0.0 `,
		`indent "Armenië is groot, 3 m2" level 36 cell 0.0.0 `,
		`bold "groot" level 0 cell 0.0.0 `,
		`italic "groot" level 0 cell 0.0.0 `,
		`superscript "2" level 0 cell 0.0.0 `,
		`link "brief" level 0 cell 0.0.0 https://example.org/brief`,
		`cell "a" level 0 cell 1.1.1 `,
		`cell "b" level 0 cell 1.1.3 `,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("hints (-want +got):\n%s", diff)
	}
}

func TestProperties(t *testing.T) {
	file := read(t, p("Ja."), map[string]string{"docProps/core.xml": `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Brief</dc:title><dc:subject>Antwoord
 op vragen</dc:subject></cp:coreProperties>`})
	want := source.Metadata{Properties: source.Properties{Title: source.Field{Value: "Brief", Name: "dc:title"}, Subject: source.Field{Value: "Antwoord op vragen", Name: "dc:subject"}}}
	if diff := cmp.Diff(want, file.Metadata); diff != "" {
		t.Errorf("metadata (-want +got):\n%s", diff)
	}
}

// Heads and feet of pages are left out, each once, and sentences among them are not.
func TestHeadsAndFeet(t *testing.T) {
	head := func(paragraphs string) string {
		return `<w:hdr ` + sourcetest.Namespaces + `>` + paragraphs + `</w:hdr>`
	}
	file := read(t, p("Vraag 1"), map[string]string{
		"word/header1.xml": head(p("Datum") + "<w:tbl><w:tr><w:tc>" + p("11 januari 2024") + "</w:tc></w:tr></w:tbl>" + p("Bij beantwoording ons kenmerk vermelden.")),
		"word/header2.xml": head(p("Datum")),
		"word/footer1.xml": head(p("Pagina 1 van 3") + p("  ")),
	})
	if got, want := file.Text.String(), "Bij beantwoording ons kenmerk vermelden.\n\nVraag 1"; got != want {
		t.Errorf("got text %q, want %q", got, want)
	}
	want := []source.Furniture{{Rule: "page-foot", Text: "Pagina 1 van 3"}, {Rule: "page-head", Text: "Datum"}, {Rule: "page-head", Text: "11 januari 2024"}}
	if diff := cmp.Diff(want, file.Furniture); diff != "" {
		t.Errorf("left out (-want +got):\n%s", diff)
	}
}

func TestRefused(t *testing.T) {
	whole := sourcetest.DOCX(p("Ja."), nil)
	bomb := sourcetest.DOCX(p(strings.Repeat("a", maxPart)), nil)
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "brief.docx: is no Word file: it is no zip archive"},
		{"text", []byte("Vraag 1"), "brief.docx: is no Word file: it is no zip archive"},
		{"old or locked", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"), "brief.docx: is locked with a password or made by a Word of before 2007; save it as .docx without a password"},
		{"cut off", whole[:len(whole)/2], "brief.docx: is damaged: it is no whole zip archive (not a valid zip file)"},
		{"a damaged part", changed(t), "brief.docx: word/document.xml:1: is damaged and cannot be unpacked (checksum error)"},
		{"other zip", sourcetest.DOCX("", nil), "brief.docx: is no Word file: it holds no word/document.xml"},
		{"empty body", sourcetest.DOCX("<w:p/>", nil), "brief.docx: is empty"},
		{"broken XML", sourcetest.DOCX("", map[string]string{"word/document.xml": "<a>\n<b></a>"}), "brief.docx: word/document.xml:2: is no well-formed XML: element <b> closed by </a>"},
		{"no end", sourcetest.DOCX("", map[string]string{"word/document.xml": "<a>\n<body>"}), "brief.docx: word/document.xml:2: is damaged: it ends before its last element does"},
		{"DTD", sourcetest.DOCX("", map[string]string{"word/document.xml": `<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`}), "brief.docx: word/document.xml:1: has a document type definition (<!DOCTYPE ...>), which is not taken; remove it"},
		{"entity", sourcetest.DOCX("", map[string]string{"word/document.xml": `<a>&b;</a>`}), "brief.docx: word/document.xml:1: has a character entity that XML does not know: invalid character entity &b;"},
		{"UTF-16", sourcetest.DOCX("", map[string]string{"word/document.xml": `<?xml version="1.0" encoding="utf-16"?><a/>`}), "brief.docx: word/document.xml:1: is encoded as utf-16; save it as UTF-8"},
		{"deep", sourcetest.DOCX(strings.Repeat("<w:sdt>", 300), nil), "brief.docx: word/document.xml:1: nests elements more than 256 deep"},
		{"bomb", bomb, "brief.docx: word/document.xml: is more than 64 MiB when unpacked, the most that is taken"},
		{"many elements", sourcetest.DOCX(strings.Repeat("<p/>", 1<<20), nil), "brief.docx: word/document.xml:1: has more than 1048576 elements, the most that is taken"},
		{"a way out", sourcetest.DOCX(p("Ja."), map[string]string{"../x": "y"}), `brief.docx: holds a file "../x", a name that may lead outside the archive`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file, err := Read(t.Context(), "brief.docx", tt.data)
			if err == nil {
				t.Fatalf("was read as %q", file.Text.String())
			}
			if err.Error() != tt.want {
				t.Errorf("got  %s\nwant %s", err, tt.want)
			}
		})
	}
}

// changed returns a Word file in which a letter was changed.
func changed(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	w, err := archive.CreateHeader(&zip.FileHeader{Name: "word/document.xml", Method: zip.Store})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(document(p("onveranderd")))); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return bytes.Replace(out.Bytes(), []byte("onveranderd"), []byte("anveranderd"), 1)
}

// An archive may say that a part is small and unpack it for ever.
func TestPartThatLies(t *testing.T) {
	r := &partReader{in: strings.NewReader(strings.Repeat("a", 100)), left: 50}
	if _, err := io.ReadAll(r); !errors.Is(err, errTooLarge) {
		t.Errorf("got error %v", err)
	}
	r = &partReader{in: strings.NewReader(strings.Repeat("a", 50)), left: 50}
	if data, err := io.ReadAll(r); err != nil || len(data) != 50 {
		t.Errorf("got %d bytes, error %v", len(data), err)
	}
}

// TestRealFiles compares ministers' answers with plain text that another program
// made of them: it has footnote marks as [fn1] and the notes at the end, and
// neither the numbers of lists nor which text is in which box.
func TestRealFiles(t *testing.T) {
	dir := filepath.FromSlash("../../../../shared/documents/answers-docx")
	paths, _ := filepath.Glob(filepath.Join(dir, "*.docx"))
	if len(paths) == 0 {
		t.Skip("the real Word files are not here: " + dir)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file, err := Read(t.Context(), path, data)
			if err != nil {
				t.Fatal(err)
			}
			plain, err := os.ReadFile(strings.TrimSuffix(path, ".docx") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			want := strings.NewReplacer("--- footnotes.xml ---", "", "[fn", "", "] ", " ", "]", "").Replace(string(plain))
			got := withoutMarkers(file)
			if diff := cmp.Diff(strings.Fields(want), strings.Fields(got)); diff != "" {
				t.Errorf("words (-plain +docx):\n%s", diff)
			}
			if file.Text.Pages() < 2 {
				t.Error("a file of more pages has one")
			}
		})
	}
}

// withoutMarkers returns the text without the markers of list items.
func withoutMarkers(file *source.File) string {
	runes := []rune(file.Text.String())
	for _, h := range file.Hints {
		if h.Kind == source.HintItem {
			for i := h.From; i < h.To && !unicode.IsSpace(runes[i]); i++ {
				runes[i] = ' '
			}
		}
	}
	return string(runes)
}

// A file for which there is no time is not read, nor half of it.
func TestNoTime(t *testing.T) {
	cause := errors.New("too late")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(cause)
	for _, n := range []int{1, 5000} {
		data := sourcetest.DOCX(strings.Repeat("<w:p><w:r><w:t>Ja.</w:t></w:r></w:p>", n), nil)
		if file, err := Read(ctx, "brief.docx", data); file != nil || !errors.Is(err, cause) || !strings.HasPrefix(err.Error(), "brief.docx: ") {
			t.Errorf("%d paragraphs: %v, error %v", n, file, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(document(p("Vraag 1") + `<w:tbl><w:tr><w:tc>` + p("a") + `</w:tc></w:tr></w:tbl>`)))
	f.Add([]byte(document(`<w:p><w:pPr><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:fldChar w:fldCharType="end"/><w:sym w:char="F0B7"/><w:footnoteReference w:id="1"/></w:r></w:p>`)))
	f.Fuzz(func(t *testing.T, main []byte) {
		data := sourcetest.DOCX("", map[string]string{"word/document.xml": string(main)})
		file, err := Read(t.Context(), "fuzz.docx", data)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "fuzz.docx:") || strings.Contains(err.Error(), "\n") {
				t.Errorf("the error is no line that names the file: %q", err)
			}
			return
		}
		n := len([]rune(file.Text.String()))
		for _, h := range file.Hints {
			if h.From < 0 || h.From >= h.To || h.To > n {
				t.Errorf("hint %+v in a text of %d runes", h, n)
			}
		}
	})
}

// FuzzPackage reads bytes that are meant to be a package.
func FuzzPackage(f *testing.F) {
	f.Add(sourcetest.DOCX(p("Ja."), nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Read(t.Context(), "fuzz.docx", data); err != nil && !strings.HasPrefix(err.Error(), "fuzz.docx:") {
			t.Errorf("the error does not name the file: %q", err)
		}
	})
}
