package parse_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
	"inbreng/internal/parse"
	"inbreng/internal/source"
)

const firstDocument = "../../data/source/kst-21501-02-2401.txt"

// firstFacts are what the dates without a year in the first document hang on.
var firstFacts = parse.Facts{
	ID:        "kst-21501-02-2401",
	Submitted: parliament.Date{Year: 2021, Month: 7, Day: 14},
	Received:  parliament.Date{Year: 2021, Month: 8, Day: 25},
}

func readFirst(t testing.TB) *source.Text {
	t.Helper()
	text, err := source.Read(filepath.FromSlash(firstDocument))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func parseText(t testing.TB, text *source.Text, facts parse.Facts) (*parliament.Document, *parliament.Report) {
	t.Helper()
	doc, report, err := parse.Document(text, facts)
	if err != nil {
		t.Fatal(err)
	}
	return doc, report
}

// expectedBlock is a line of the table that was typed from the source, before
// there was a parser: one paragraph or list item.
type expectedBlock struct {
	Section, Faction, Topic, Exchange, Part, Block, First, Last, Notes string
}

func readTable(t *testing.T) []expectedBlock {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "kst-21501-02-2401.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = '\t', true, 9
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []expectedBlock
	for _, row := range rows[1:] {
		out = append(out, expectedBlock{row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8]})
	}
	return out
}

// blocksOf lists a document as the table does.
func blocksOf(doc *parliament.Document) []expectedBlock {
	var out []expectedBlock
	add := func(b expectedBlock, body *parliament.Body) {
		if body == nil {
			return
		}
		one := func(kind string, inlines []parliament.Inline) {
			b.Block = kind
			var text strings.Builder
			var notes []string
			for _, in := range inlines {
				if in.Kind == parliament.Mark {
					notes = append(notes, string(in.Footnote))
				} else {
					text.WriteString(in.Text)
				}
			}
			words := strings.Fields(text.String())
			b.First = strings.Join(words[:min(4, len(words))], " ")
			b.Last = strings.Join(words[max(0, len(words)-4):], " ")
			b.Notes = strings.Join(notes, ",")
			out = append(out, b)
		}
		for _, block := range body.Blocks {
			if len(block.Inlines) > 0 {
				one("paragraph", block.Inlines)
			}
			parliament.EachItem(block.Items, func(item *parliament.Item, _ int) { one("item", item.Inlines) })
		}
	}
	for i, s := range doc.Sections {
		at := expectedBlock{Section: s.Number, Faction: string(s.Faction), Part: "introduction"}
		add(at, s.Introduction)
		for _, x := range doc.Exchanges {
			if x.Section != i {
				continue
			}
			at.Topic, at.Exchange = x.Topic, x.ID.String()
			at.Part = "question"
			for _, q := range x.Questions {
				add(at, &q.Body)
			}
			at.Part = "answer"
			if x.Answer != nil {
				add(at, &x.Answer.Body)
			}
		}
	}
	for _, n := range doc.Footnotes {
		add(expectedBlock{Exchange: strconv.Itoa(n.Number), Part: "footnote"}, &n.Body)
	}
	return out
}

func TestFirstDocumentAgainstTheTypedTable(t *testing.T) {
	doc, _ := parseText(t, readFirst(t), firstFacts)
	if diff := cmp.Diff(readTable(t), blocksOf(doc)); diff != "" {
		t.Errorf("the record differs from the table (-table +record):\n%s", diff)
	}
	if !doc.Coverage.Proven() {
		t.Errorf("coverage is not proven: %+v", doc.Coverage)
	}
	for _, p := range doc.Problems {
		t.Errorf("unexpected problem: %+v", p)
	}
}
