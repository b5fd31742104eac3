package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/markdown"
	"inbreng/internal/parliament"
)

// TestRealPDFs compares the records of official PDFs with those of their texts: the
// same but for places, or refused for the same reason. The texts have a blank between
// a mark and the sign behind it that the PDFs do not print ("automatisering8 ."), and
// of a table only its rows.
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
			want, wantErr := formats.File(t.Context(), textPath)
			got, err := formats.File(t.Context(), path)
			if refusedPDF(t, err) {
				return
			}
			if (err == nil) != (wantErr == nil) || err != nil && strings.TrimPrefix(err.Error(), path) != strings.TrimPrefix(wantErr.Error(), textPath) {
				t.Fatalf("the PDF gives error %v\nthe text gives error %v", err, wantErr)
			}
			if err != nil {
				return
			}
			signs := cmp.Transformer("signs", func(s string) signless { return signless(blankBeforeSign.ReplaceAllString(s, "$1")) })
			withoutCells(got.Document)
			if diff := cmp.Diff(withoutPlaces(t, want.Document), withoutPlaces(t, got.Document), signs); diff != "" {
				t.Errorf("record (-text +pdf):\n%s", diff)
			}
		})
	}
}

// withoutCells makes every row of the tables of a document a paragraph, as a text has
// them that does not part the cells.
func withoutCells(doc *parliament.Document) {
	for i := range doc.Exchanges {
		answer := doc.Exchanges[i].Answer
		if answer == nil {
			continue
		}
		var blocks []parliament.Block
		for _, block := range answer.Body.Blocks {
			if block.Kind != parliament.Table {
				blocks = append(blocks, block)
			}
			for _, row := range block.Rows {
				var words []string
				for _, cell := range row.Cells {
					words = append(words, parliament.PlainText([]parliament.Block{{Inlines: cell.Inlines}}))
				}
				blocks = append(blocks, parliament.Block{Kind: parliament.Paragraph, Inlines: []parliament.Inline{{Kind: parliament.Text, Text: strings.Join(words, " ")}}})
			}
		}
		answer.Body.Blocks = blocks
	}
	markdown.Fill(doc)
}

// TestRealDOCX compares the records of ministers' answers with those of the plain
// text that another program made of them: the same words in the same questions,
// answers and footnotes, or refused for the same reason. That text has other marks,
// and no numbers of lists.
func TestRealDOCX(t *testing.T) {
	paths, _ := filepath.Glob(filepath.FromSlash("../../../shared/documents/answers-docx/*.docx"))
	if len(paths) == 0 {
		t.Skip("the real Word files are not here")
	}
	formats := newTestFormats(t)
	note := regexp.MustCompile(`\[fn(\d+)\]`)
	for i, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			plain, err := os.ReadFile(strings.TrimSuffix(path, ".docx") + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			plain = []byte(lostNumbers.Replace(string(plain)))
			text, notes, _ := strings.Cut(note.ReplaceAllString(string(plain), "$1"), "--- footnotes.xml ---")
			notes = strings.ReplaceAll(strings.TrimSpace(notes), "\n", "\n\n")
			id := fmt.Sprintf("ah-tk-20232024-%d", 9001+i)
			want, wantErr := formats.File(t.Context(), write(t, id+".txt", []byte(text+"\n\n"+notes)))
			got, err := formats.File(t.Context(), write(t, id+".docx", data))
			if reason(wantErr) != reason(err) {
				t.Fatalf("the Word file gives error %v\nthe text gives error %v", err, wantErr)
			}
			if err != nil {
				return
			}
			if diff := cmp.Diff(wordsOf(want.Document), wordsOf(got.Document)); diff != "" {
				t.Errorf("words (-text +docx):\n%s", diff)
			}
		})
	}
}

// lostNumbers gives sources at the end of an answer the numbers back that Word counts
// and the other program does not print: without them they are text there, and notes here.
var lostNumbers = strings.NewReplacer("\nGeen spoed wel", "\n1) Geen spoed wel", "\nContact marechaussee |", "\n2) Contact marechaussee |")

// reason returns an error without the file's name.
func reason(err error) string {
	if err == nil {
		return ""
	}
	_, reason, _ := strings.Cut(err.Error(), ": ")
	return reason
}

// wordsOf returns the words of the questions, answers and footnotes of a document,
// without the numbers of a list such as "1)", which Markdown has as "1.".
func wordsOf(doc *parliament.Document) []string {
	var out []string
	for _, line := range bodies(doc) {
		words := slices.DeleteFunc(strings.Fields(line), func(w string) bool { return listNumber.MatchString(w) })
		out = append(out, strings.Join(words, " "))
	}
	return out
}

var listNumber = regexp.MustCompile(`^\d+(?:\\?\)|\.)$`)

// A signless text has no blank before a sign.
type signless string

var blankBeforeSign = regexp.MustCompile(` ([.,;])`)
