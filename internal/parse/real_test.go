package parse_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/parse"
	"inbreng/internal/source"
)

// realDocuments is the folder of real documents that the parser is tried on. It
// is no part of the repository; without it these tests say that they skip.
const realDocuments = "../../../shared/documents"

// A realRow is a line of testdata/real.tsv, which was typed by somebody who read
// the documents before the parser was run on them.
type realRow struct {
	Kind       string
	Numbers    string // of the questions, in the order of the document
	Joint      string // sets that are answered together
	Unanswered string
	Notes      string // numbers of the footnotes, in the order of the document
}

func readReal(t *testing.T) (files []string, rows map[string]realRow) {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "real.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.FieldsPerRecord = '\t', 6
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows = map[string]realRow{}
	for _, row := range all[1:] {
		files = append(files, row[0])
		rows[row[0]] = realRow{row[1], row[2], row[3], row[4], row[5]}
	}
	return files, rows
}

var tag = regexp.MustCompile(`<[^>]*>`)

// readRealText reads a real document as text. Lines that begin with # were added
// to the openings by whoever collected them; the motion is XML, of which the
// text is taken.
func readRealText(name string) (*source.Text, error) {
	path := filepath.Join(filepath.FromSlash(realDocuments), filepath.FromSlash(name))
	data, err := os.ReadFile(path + ".txt")
	if errors.Is(err, fs.ErrNotExist) {
		data, err = os.ReadFile(path + ".xml")
		data = tag.ReplaceAll(data, nil)
	}
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(name, "openings/") {
		lines := slices.DeleteFunc(strings.Split(string(data), "\n"), func(s string) bool { return strings.HasPrefix(s, "#") })
		data = []byte(strings.Join(lines, "\n"))
	}
	return source.New(name, data)
}

// TestRealDocuments holds the parser against what the real documents hold: it is
// a ratchet, a row that was right stays right. Nothing of a text may be lost.
func TestRealDocuments(t *testing.T) {
	if _, err := os.Stat(filepath.FromSlash(realDocuments)); err != nil {
		t.Skip("the folder with real documents is not there: ", realDocuments)
	}
	files, rows := readReal(t)
	for _, name := range files {
		t.Run(name, func(t *testing.T) {
			text, err := readRealText(name)
			if err != nil {
				t.Fatal(err)
			}
			doc, report, err := parse.Document(text, parse.Facts{})
			if rows[name].Kind == "refused" {
				if err == nil {
					t.Fatalf("read as a %s", doc.Kind)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			checkLaws(t, text, doc, report)
			if diff := cmp.Diff(rows[name], realRowOf(doc)); diff != "" {
				t.Errorf("the record differs from what was read by eye (-eye +record):\n%s", diff)
			}
		})
	}
}

// realRowOf sums a document up as a line of real.tsv does.
func realRowOf(doc *parliament.Document) realRow {
	var asked []numberedAt
	var joint, unanswered, notes []string
	for i := range doc.Exchanges {
		x := &doc.Exchanges[i]
		for _, n := range x.Numbers {
			asked = append(asked, numberedAt{placeOfNumber(x, n), n})
		}
		if len(x.Numbers) > 1 {
			joint = append(joint, join(x.Numbers, "+"))
		}
		if x.Answer == nil && len(x.Numbers) > 0 {
			unanswered = append(unanswered, join(x.Numbers, " "))
		}
	}
	slices.SortStableFunc(asked, func(a, b numberedAt) int { return a.at - b.at })
	var numbers []int
	for _, a := range asked {
		numbers = append(numbers, a.number)
	}
	for _, n := range doc.Footnotes {
		notes = append(notes, strconv.Itoa(n.Number))
	}
	return realRow{
		string(doc.Kind), dash(join(numbers, " ")), dash(strings.Join(joint, " ")),
		dash(strings.Join(unanswered, " ")), dash(strings.Join(notes, " ")),
	}
}

// A numberedAt is an official number and where it stands.
type numberedAt struct{ at, number int }

// placeOfNumber returns where the question of a number begins.
func placeOfNumber(x *parliament.Exchange, number int) int {
	at := x.Source.From.Offset
	for _, q := range x.Questions {
		if q.Label != "" {
			at = q.LabelSource.From.Offset
		}
		if strings.Contains(q.Label+" ", strconv.Itoa(number)+" ") || strings.Contains(q.Label, strconv.Itoa(number)+",") || q.Label == strconv.Itoa(number)+"." {
			return at
		}
	}
	return x.Source.From.Offset
}

func join(numbers []int, sep string) string {
	var out []string
	for _, n := range numbers {
		out = append(out, fmt.Sprint(n))
	}
	return strings.Join(out, sep)
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// TestRealDocumentsByPoppler holds that the questions of the official PDFs come
// out the same whichever way pdftotext prints them: in reading order, in the
// order of the file, or as laid out.
func TestRealDocumentsByPoppler(t *testing.T) {
	pdfs, err := filepath.Glob(filepath.Join(filepath.FromSlash(realDocuments), "aanhangsel-pdf", "*.pdf"))
	if err != nil || len(pdfs) == 0 {
		t.Skip("the folder with real documents is not there: ", realDocuments)
	}
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed (Debian: poppler-utils)")
	}
	_, rows := readReal(t)
	for _, pdf := range pdfs {
		id := strings.TrimSuffix(filepath.Base(pdf), ".pdf")
		want := rows["aanhangsel-text/"+id]
		for _, args := range [][]string{{}, {"-raw"}, {"-layout"}} {
			t.Run(strings.TrimSpace(id+" "+strings.Join(args, "")), func(t *testing.T) {
				data, err := exec.Command(pdftotext, append(args, pdf, "-")...).Output()
				if err != nil {
					t.Fatal(err)
				}
				text, err := source.New(id, data)
				if err != nil {
					t.Fatal(err)
				}
				doc, report, err := parse.Document(text, parse.Facts{})
				if err != nil {
					t.Fatal(err)
				}
				checkLaws(t, text, doc, report)
				got := realRowOf(doc)
				if len(args) == 0 {
					got.Notes = want.Notes // reading order parts some notes from their numbers
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("the record differs from what was read by eye (-eye +record):\n%s", diff)
				}
			})
		}
	}
}
