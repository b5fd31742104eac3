//go:build !nopdf

package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"inbreng/internal/source"
	"inbreng/internal/source/sourcetest"
)

// reader is shared by the tests: a start takes a tenth of a second, the first on
// a machine three.
var reader = sync.OnceValue(func() *Reader {
	return New(Config{Cache: cacheDir()})
})

func TestText(t *testing.T) {
	foot := func(n int) []sourcetest.Show {
		return []sourcetest.Show{
			{X: 160, Y: 60, Size: 9, Font: "R", Text: `Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel`},
			{X: 530, Y: 60, Size: 9, Font: "R", Text: fmt.Sprint(n)},
		}
	}
	tests := []struct {
		name  string
		pages [][]sourcetest.Show
		want  string
	}{
		{
			"lines and paragraphs",
			[][]sourcetest.Show{body(700, "Vraag 1", `Klopt het bericht, dat u kent uit de kran-`, "ten?", "", "Antwoord 1", "Ja, dat bericht ken ik.")},
			"Vraag 1\nKlopt het bericht, dat u kent uit de kran-\nten?\n\nAntwoord 1\nJa, dat bericht ken ik.",
		},
		{
			"lines in another order than on the page",
			[][]sourcetest.Show{{{X: 160, Y: 690, Size: 8.5, Text: "twee"}, {X: 160, Y: 700, Size: 8.5, Text: "een"}, {X: 160, Y: 680, Size: 8.5, Text: "drie"}}},
			"een\ntwee\ndrie",
		},
		{
			"marks and footnotes",
			[][]sourcetest.Show{join(
				[]sourcetest.Show{{X: 160, Y: 700, Size: 8.5, Text: "uit angst voor acties?", Mark: "1", Rest: " Bent u voorts"}},
				[]sourcetest.Show{{X: 160, Y: 690, Size: 8.5, Text: "van het lid c.s.", Mark: "2", Rest: ", en gesproken."}, {X: 300, Y: 690, Size: 8.5, Text: "Meer", Mark: "3", Rest: "Nieuw"}},
				[]sourcetest.Show{
					{X: 160, Y: 200, Size: 6.9, Mark: "1", Rest: `Hart van Nederland, 17 november 2023 (https://www.example.org/`},
					{X: 165, Y: 192, Size: 6.9, Text: `sinterklaasintocht).`},
					{X: 160, Y: 184, Size: 6.9, Mark: "2", Rest: " AD, 16 november 2023."},
				},
				foot(1),
			), join(body(700, "het tweede", "blad van", "het stuk"), foot(2))},
			"uit angst voor acties?1 Bent u voorts\nvan het lid c.s.2, en gesproken. Meer3 Nieuw\n\n1 Hart van Nederland, 17 november 2023 (https://www.example.org/\nsinterklaasintocht).\n\n2 AD, 16 november 2023.\n het tweede\nblad van\nhet stuk",
		},
		{
			"a table",
			[][]sourcetest.Show{join(body(700, "Zie de tabel."), []sourcetest.Show{
				{X: 160, Y: 670, Size: 8.5, Text: "Grond"},
				{X: 300, Y: 670, Size: 8.5, Text: "2021"},
				{X: 400, Y: 670, Size: 8.5, Text: "2022"},
				{X: 160, Y: 660, Size: 8.5, Text: "Geslacht"},
				{X: 300, Y: 660, Size: 8.5, Text: "2"},
				{X: 400, Y: 660, Size: 8.5, Text: "3"},
			})},
			"Zie de tabel.\n\nGrond\t2021\t2022\nGeslacht\t2\t3",
		},
		{
			"what is apart on one line is not a table",
			[][]sourcetest.Show{join([]sourcetest.Show{{X: 55, Y: 720, Size: 9, Text: "Vergaderjaar"}, {X: 160, Y: 720, Size: 9, Text: "Aanhangsel"}}, body(690, "Vragen van het lid"))},
			"Vergaderjaar Aanhangsel\n\nVragen van het lid",
		},
		{
			"a footnote that reads as the foot of a page",
			[][]sourcetest.Show{join(body(700, "Dit is zo.", "En dat."), []sourcetest.Show{{X: 160, Y: 200, Size: 6.9, Mark: "4", Rest: `Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr. 424`}}, foot(1))},
			"Dit is zo.\nEn dat.\n\n4 Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr. 424",
		},
		{
			"an accent over its letter",
			[][]sourcetest.Show{{{X: 160, Y: 700, Size: 10, Text: "Kostic"}, {X: 183.4, Y: 700, Size: 10, Text: `´`}, {X: 195, Y: 700, Size: 10, Text: `(PvdD)`}}},
			"Kostić (PvdD)",
		},
		{
			"page numbers and running heads on four pages",
			[][]sourcetest.Show{
				join([]sourcetest.Show{{X: 160, Y: 800, Size: 7, Text: "Pagina 1 van 4"}}, body(700, "een a", "een b", "een c", "een d"), []sourcetest.Show{{X: 300, Y: 40, Size: 7, Text: "1"}}),
				join([]sourcetest.Show{{X: 160, Y: 800, Size: 7, Text: "Pagina 2 van 4"}}, body(700, "twee a", "twee b", "twee c", "twee d"), []sourcetest.Show{{X: 300, Y: 40, Size: 7, Text: "2"}}),
				join([]sourcetest.Show{{X: 160, Y: 800, Size: 7, Text: "Pagina 3 van 4"}}, body(700, "drie a", "drie b", "drie c", "drie d"), []sourcetest.Show{{X: 300, Y: 40, Size: 7, Text: "3"}}),
				join([]sourcetest.Show{{X: 160, Y: 800, Size: 7, Text: "Pagina 4 van 4"}}, body(700, "vier a", "vier b", "vier c", "vier d"), []sourcetest.Show{{X: 300, Y: 40, Size: 7, Text: "4"}}),
			},
			"een a\neen b\neen c\neen d\n twee a\ntwee b\ntwee c\ntwee d\n drie a\ndrie b\ndrie c\ndrie d\n vier a\nvier b\nvier c\nvier d",
		},
		{
			"last footnotes that differ in numbers, and a running foot that does not",
			func() [][]sourcetest.Show {
				var pages [][]sourcetest.Show
				for i := range 4 {
					pages = append(pages, join(body(700, strings.Repeat("een", i+1), strings.Repeat("twee", i+1)), []sourcetest.Show{
						{X: 160, Y: 120, Size: 8, Text: fmt.Sprintf("%d Kamerstuk 32 999, nr. %d", i+1, 10+i/2)},
						{X: 160, Y: 60, Size: 8, Text: fmt.Sprintf("%d Ministerie van Financiën, 12 mei 2024", i+1)},
					}))
				}
				return pages
			}(),
			strings.Join([]string{
				"een\ntwee\n\n1 Kamerstuk 32 999, nr. 10",
				"eeneen\ntweetwee\n\n2 Kamerstuk 32 999, nr. 10",
				"eeneeneen\ntweetweetwee\n\n3 Kamerstuk 32 999, nr. 11",
				"eeneeneeneen\ntweetweetweetwee\n\n4 Kamerstuk 32 999, nr. 11",
			}, "\n "),
		},
		{
			"a sentence on every page, and one that begins like the foot of a page",
			func() [][]sourcetest.Show {
				var pages [][]sourcetest.Show
				for i := range 4 {
					pages = append(pages, join([]sourcetest.Show{{X: 160, Y: 800, Size: 7, Text: "Bij beantwoording ons kenmerk vermelden."}}, body(700, fmt.Sprint("een ", i), fmt.Sprint("twee ", i)),
						[]sourcetest.Show{{X: 160, Y: 60, Size: 8.5, Text: "Tweede Kamer, vergaderjaar 2022–2023, zegt dat ook."}}))
				}
				return pages
			}(),
			strings.Join([]string{
				"Bij beantwoording ons kenmerk vermelden.\n\neen 0\ntwee 0\n\nTweede Kamer, vergaderjaar 2022–2023, zegt dat ook.",
				"Bij beantwoording ons kenmerk vermelden.\n\neen 1\ntwee 1\n\nTweede Kamer, vergaderjaar 2022–2023, zegt dat ook.",
				"Bij beantwoording ons kenmerk vermelden.\n\neen 2\ntwee 2\n\nTweede Kamer, vergaderjaar 2022–2023, zegt dat ook.",
				"Bij beantwoording ons kenmerk vermelden.\n\neen 3\ntwee 3\n\nTweede Kamer, vergaderjaar 2022–2023, zegt dat ook.",
			}, "\n "),
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file, err := reader().Read(t.Context(), "x.pdf", sourcetest.PDF(tt.pages...))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, file.Text.String()); diff != "" {
				t.Errorf("text (-want +got):\n%s", diff)
			}
			if got := file.Text.Pages(); got != len(tt.pages) {
				t.Errorf("%d pages, want %d", got, len(tt.pages))
			}
		})
	}
}

func TestHints(t *testing.T) {
	file, err := reader().Read(t.Context(), "x.pdf", sourcetest.PDF(join(
		[]sourcetest.Show{{X: 160, Y: 740, Size: 14, Font: "B", Text: "1076"}, {X: 160, Y: 715, Size: 8.5, Font: "B", Text: "Vraag 1"}, {X: 160, Y: 705, Size: 8.5, Text: "Klopt dit, en is het waar?", Mark: "1"}},
		[]sourcetest.Show{{X: 170, Y: 695, Size: 8.5, Font: "I", Text: "Ja, dat klopt."}, {X: 160, Y: 685, Size: 8.5, Text: "Meer tekst."}, {X: 160, Y: 675, Size: 8.5, Text: "Jaar"}, {X: 300, Y: 675, Size: 8.5, Text: "Bedrag"}, {X: 160, Y: 665, Size: 8.5, Text: "2020"}, {X: 300, Y: 665, Size: 8.5, Text: "12"}},
		[]sourcetest.Show{{X: 160, Y: 200, Size: 6.9, Mark: "1", Rest: "NOS."}, {X: 55, Y: 80, Size: 6, Text: "ah-tk-20232024-1076"}},
	)))
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(file.Text.String())
	var got []string
	for _, h := range file.Hints {
		s := fmt.Sprintf("%s %q", h.Kind, string(runes[h.From:h.To]))
		if h.Table > 0 {
			s += fmt.Sprintf(" %d.%d.%d", h.Table, h.Row, h.Column)
		}
		if h.Level > 0 {
			s += fmt.Sprint(" ", h.Level)
		}
		got = append(got, s)
	}
	want := []string{
		`bold "1076"`, `heading "1076" 1`, `bold "Vraag 1"`, `superscript "1"`, `italic "Ja, dat klopt."`, `indent "Ja, dat klopt." 10`,
		`cell "Jaar" 1.1.1`, `cell "Bedrag" 1.1.2`, `cell "2020" 1.2.1`, `cell "12" 1.2.2`, `footnote "1 NOS."`, `superscript "1"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("hints (-want +got):\n%s\n%s", diff, file.Text.String())
	}
	if file.Metadata.ID.Value != "ah-tk-20232024-1076" || file.Metadata.Properties.Subject.Value != "Antwoord op vragen" || file.Metadata.Properties.Title.Value != "" {
		t.Errorf("got metadata %+v", file.Metadata)
	}
	if len(file.Furniture) != 1 || file.Furniture[0] != (source.Furniture{Rule: "paper-identifier", Page: 1, Text: "ah-tk-20232024-1076"}) {
		t.Errorf("got furniture %+v", file.Furniture)
	}
}

// A table of figures that end below one another, and a row that lacks the first of them.
func TestColumnsOfTables(t *testing.T) {
	var shows []sourcetest.Show
	for i, row := range [][]sourcetest.Show{
		{{X: 160, Text: "Haven"}, {X: 296, Text: "2021"}, {X: 396, Text: "2022"}},
		{{X: 160, Text: "Muiden"}, {X: 311, Text: "1"}, {X: 401, Text: "200"}},
		{{X: 160, Text: "Zeeburg"}, {X: 406, Text: "30"}},
		{{X: 160, Text: "Samen"}, {X: 311, Text: "1"}, {X: 401, Text: "230"}},
	} {
		for _, s := range row {
			s.Y, s.Size = 700-11*float64(i), 9
			shows = append(shows, s)
		}
	}
	file, err := reader().Read(t.Context(), "x.pdf", sourcetest.PDF(shows))
	if err != nil {
		t.Fatal(err)
	}
	runes := []rune(file.Text.String())
	var got []string
	for _, h := range file.Hints {
		if h.Kind == source.HintCell {
			got = append(got, fmt.Sprintf("%d.%d.%d %s", h.Table, h.Row, h.Column, string(runes[h.From:h.To])))
		}
	}
	want := []string{
		"1.1.1 Haven", "1.1.2 2021", "1.1.3 2022", "1.2.1 Muiden", "1.2.2 1", "1.2.3 200",
		"1.3.1 Zeeburg", "1.3.3 30", "1.4.1 Samen", "1.4.2 1", "1.4.3 230",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cells (-want +got):\n%s\n%s", diff, file.Text.String())
	}
}

func TestRefused(t *testing.T) {
	whole := sourcetest.PDF(body(700, "Ja."))
	locked := bytes.Replace(whole, []byte("trailer<<"), []byte("trailer<</Encrypt<</Filter/Standard/V 1/R 2/P -4/O<0000000000000000000000000000000000000000000000000000000000000000>/U<0000000000000000000000000000000000000000000000000000000000000000>>>/ID[<00><00>]"), 1)
	many := make([][]sourcetest.Show, maxPages+1)
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "x.pdf: is no PDF file"},
		{"text", []byte("Vraag 1"), "x.pdf: is no PDF file"},
		{"only a head", []byte("%PDF-1.4\n"), "x.pdf: is damaged or cut off: PDFium cannot open it (incorrect format)"},
		{"cut off", whole[:300], "x.pdf: is damaged or cut off: PDFium cannot open it (incorrect format)"},
		{"locked", locked, "x.pdf: is locked with a password"},
		{"a picture", sourcetest.PDF(nil, nil), "x.pdf: has no text: its 2 pages are pictures; have their text recognised (OCR) first"},
		{"one picture", sourcetest.PDF(nil), "x.pdf: has no text: its only page is a picture; have its text recognised (OCR) first"},
		{"too many pages", sourcetest.PDF(many...), "x.pdf: has 2001 pages, more than the 2000 that a document may have"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file, err := reader().Read(t.Context(), "x.pdf", tt.data)
			if err == nil {
				t.Fatalf("was read as %q", file.Text.String())
			}
			if err.Error() != tt.want {
				t.Errorf("got  %s\nwant %s", err, tt.want)
			}
		})
	}
}

// Pages that are all the same have no text but what is on every page; that is not
// left out.
func TestPagesThatAreTheSame(t *testing.T) {
	page := body(700, "Vraag 1", "", "Klopt dit", "", "Antwoord 1")
	file, err := reader().Read(t.Context(), "x.pdf", sourcetest.PDF(page, page, page, page))
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(file.Text.String(), "Antwoord 1"); n != 4 || len(file.Furniture) > 0 {
		t.Errorf("got %q without %v", file.Text.String(), file.Furniture)
	}
}

// A page that is a picture is a page, and it is said that it has no text.
func TestPageWithoutText(t *testing.T) {
	file, err := reader().Read(t.Context(), "x.pdf", sourcetest.PDF(body(700, "een", "twee", "drie"), nil, body(700, "vier", "vijf", "zes")))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := file.Text.String(), "een\ntwee\ndrie\n \n vier\nvijf\nzes"; got != want || file.Text.Pages() != 3 {
		t.Errorf("got %q with %d pages, want %q with 3", got, file.Text.Pages(), want)
	}
	if diff := cmp.Diff([]source.Furniture{{Rule: "page-without-text", Page: 2}}, file.Furniture); diff != "" {
		t.Errorf("furniture (-want +got):\n%s", diff)
	}
}

// The first start on a machine is announced, the next is not, and one that finds
// what it kept damaged makes it anew.
func TestStart(t *testing.T) {
	dir := t.TempDir()
	data := sourcetest.PDF(body(700, "Ja."))
	slow := time.Hour
	starts := func() int {
		n := 0
		r := New(Config{Cache: dir, Starting: func() { n++ }})
		r.own.slow = slow
		if _, err := r.Read(t.Context(), "x.pdf", data); err != nil {
			t.Error(err)
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
		return n
	}
	if n := starts(); n != 1 {
		t.Errorf("the first start was announced %d times", n)
	}
	if n := starts(); n != 0 {
		t.Errorf("the second start was announced %d times", n)
	}
	kept, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil || len(kept) == 0 {
		t.Fatalf("nothing was kept, error %v", err)
	}
	for _, file := range kept {
		if err := os.Truncate(file, 1000); err != nil {
			t.Fatal(err)
		}
	}
	if n := starts(); n != 1 {
		t.Errorf("a start with a damaged PDFium was announced %d times", n)
	}
	if n := starts(); n != 0 {
		t.Errorf("the start after that was announced %d times", n)
	}
	// One that takes long is announced whatever is kept: it is of another version.
	if slow = time.Nanosecond; starts() != 1 {
		t.Error("a start that takes long was not announced once")
	}
}

// A file of a thousand pages is a document, if a long one.
func TestThousandPages(t *testing.T) {
	pages := make([][]sourcetest.Show, 1000)
	for i := range pages {
		pages[i] = body(700, fmt.Sprint("Blad ", i+1), "een regel", "nog een", "een laatste")
	}
	started := time.Now()
	file, err := reader().Read(t.Context(), "x.pdf", sourcetest.PDF(pages...))
	if err != nil {
		t.Fatal(err)
	}
	if n := file.Text.Pages(); n != 1000 {
		t.Errorf("%d pages", n)
	}
	t.Logf("1000 pages in %v", time.Since(started))
}

// real calls do for every real PDF in some folders.
func real(t *testing.T, folders string, do func(t *testing.T, path string, file *source.File)) {
	paths, _ := filepath.Glob(filepath.FromSlash("../../../../shared/documents/" + folders + "/*.pdf"))
	if len(paths) == 0 {
		t.Skip("the real PDF files are not here: shared/documents/" + folders)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			file, err := reader().Read(t.Context(), path, data)
			if err != nil {
				t.Fatal(err)
			}
			do(t, path, file)
		})
	}
}

// TestRealFiles compares official PDFs with the text that somebody else extracted:
// lines, pages, footnotes. That text has a blank before signs behind a mark, and
// no tabs.
func TestRealFiles(t *testing.T) {
	real(t, "aanhangsel-pdf", func(t *testing.T, path string, file *source.File) {
		id := strings.TrimSuffix(filepath.Base(path), ".pdf")
		text, err := source.Read(filepath.Join(filepath.Dir(path), "..", "aanhangsel-text", id+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		if got, want := file.Text.Pages(), text.Pages(); got != want {
			t.Errorf("%d pages, want %d", got, want)
		}
		if diff := cmp.Diff(linesOf(text.String()), linesOf(file.Text.String())); diff != "" {
			t.Errorf("lines (-text +pdf):\n%s", diff)
		}
		if file.Metadata.ID.Value != id {
			t.Errorf("the file says it is %q", file.Metadata.ID.Value)
		}
	})
}

// linesOf returns the lines of a text that are not empty, with single blanks.
func linesOf(text string) []string {
	var lines []string
	signs := strings.NewReplacer(" .", ".", " ;", ";", " ,", ",")
	for line := range strings.Lines(text) {
		if line = signs.Replace(strings.Join(strings.Fields(line), " ")); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestAgainstPDFToText compares the characters with those that poppler finds:
// ours and what was left out are all of them, none twice.
func TestAgainstPDFToText(t *testing.T) {
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext (poppler-utils) is not here")
	}
	real(t, "*", func(t *testing.T, path string, file *source.File) {
		out, err := exec.Command(tool, "-enc", "UTF-8", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		ours := file.Text.String()
		for _, f := range file.Furniture {
			ours += f.Text
		}
		if diff := cmp.Diff(characters(string(out)), characters(ours)); diff != "" {
			t.Errorf("characters (-pdftotext +ours):\n%s", diff)
		}
	})
}

// characters counts the characters of a text in the form NFKC, without white space and
// hyphens at the ends of lines.
func characters(text string) map[string]int {
	count := map[string]int{}
	for line := range strings.Lines(text) {
		line = strings.TrimRightFunc(norm.NFKC.String(line), unicode.IsSpace)
		for _, r := range strings.TrimRight(line, "-\u00ad\u2010") {
			if !unicode.IsSpace(r) {
				count[string(r)]++
			}
		}
	}
	return count
}

func TestCharacters(t *testing.T) {
	got := characters("e\u0301é ﬁ a-\nb -c\n")
	var keys []string
	for k, n := range got {
		keys = append(keys, fmt.Sprint(k, n))
	}
	sort.Strings(keys)
	if want := "-1 a1 b1 c1 f1 i1 é2"; strings.Join(keys, " ") != want {
		t.Errorf("got %v, want %s", keys, want)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(sourcetest.PDF(body(700, "Vraag 1", "Klopt dit?")))
	f.Add([]byte("%PDF-1.4\n1 0 obj<<>>endobj"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := reader().Read(t.Context(), "fuzz.pdf", data)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "fuzz.pdf:") || strings.Contains(err.Error(), "\n") {
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
