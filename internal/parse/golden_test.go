package parse_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"inbreng/internal/parliament"
	"inbreng/internal/parse"
	"inbreng/internal/source"
)

var update = flag.Bool("update", false, "rewrite the golden files; read the difference before committing it")

// TestGolden reads the input of every testdata/*.txtar and compares what comes
// out with the sections behind it: the document as an outline, and the problems,
// or the sentence the input is refused with.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { checkGolden(t, file) })
	}
}

func checkGolden(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	// A form feed in an archive would be hard to see; the blank that opens a
	// page stands as it is. The archive's last line end is not the input's.
	input := bytes.TrimSuffix(archive.Files[0].Data, []byte("\n"))
	text, err := source.New("input", input)
	if err != nil {
		t.Fatal(err)
	}
	files := []txtar.File{archive.Files[0]}
	doc, report, err := parse.Document(text, parse.Facts{ID: "kst-1-1"})
	if err != nil {
		files = append(files, txtar.File{Name: "refused", Data: []byte(err.Error() + "\n")})
	} else {
		checkLaws(t, text, doc, report)
		files = append(files,
			txtar.File{Name: "document", Data: []byte(outline(doc))},
			txtar.File{Name: "problems", Data: []byte(problems(doc))})
	}
	got := txtar.Format(&txtar.Archive{Comment: archive.Comment, Files: files})
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(txtar.Format(archive)), string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// outline prints a document so that a reader sees at once what went where.
func outline(doc *parliament.Document) string {
	var b strings.Builder
	body := func(name string, body *parliament.Body) {
		if body == nil {
			return
		}
		for _, block := range body.Blocks {
			if len(block.Inlines) > 0 {
				fmt.Fprintf(&b, "  %s: %s\n", name, inlines(block.Inlines))
			}
			parliament.EachItem(block.Items, func(item *parliament.Item, depth int) {
				fmt.Fprintf(&b, "  %s %s%s %s\n", name, strings.Repeat("> ", depth), item.Marker, inlines(item.Inlines))
			})
			for _, row := range block.Rows {
				fmt.Fprintf(&b, "  %s |", name)
				for _, cell := range row.Cells {
					fmt.Fprintf(&b, " %s |", inlines(cell.Inlines))
				}
				b.WriteByte('\n')
			}
		}
	}
	if doc.Kind != parliament.WrittenConsultation {
		fmt.Fprintf(&b, "kind %s\n", doc.Kind)
	}
	if !doc.TitleOurs {
		fmt.Fprintf(&b, "title %s\n", doc.Title)
	}
	if doc.Dossier+doc.Number != "" {
		fmt.Fprintf(&b, "dossier %s (%s) number %s\n", doc.Dossier, doc.DossierTitle, doc.Number)
	}
	for _, o := range doc.OtherDossiers {
		fmt.Fprintf(&b, "dossier %s (%s) as well\n", o.Number, o.Title)
	}
	for _, fact := range []struct{ name, value string }{
		{"committee", doc.Committee},
		{"case", doc.CaseNumber},
		{"subject", doc.Subject},
		{"chair", doc.Chair},
		{"clerk", doc.Clerk},
		{"submitted", doc.Submitted.String()},
		{"received", doc.Received.String()},
		{"adopted", doc.Adopted.String()},
	} {
		if fact.value != "" {
			fmt.Fprintf(&b, "%s %s\n", fact.name, fact.value)
		}
	}
	for _, a := range doc.Askers {
		fmt.Fprintf(&b, "asker %s [%s]\n", a.Name, a.Faction)
	}
	for _, list := range []struct {
		name string
		of   []parliament.Minister
	}{{"addressee", doc.Addressees}, {"answerer", doc.Answerers}, {"on behalf of", doc.OnBehalfOf}} {
		for _, m := range list.of {
			fmt.Fprintf(&b, "%s %s", list.name, m)
			if m.Printed != "" {
				fmt.Fprintf(&b, " [printed %s]", m.Printed)
			}
			b.WriteByte('\n')
		}
	}
	body("preamble", doc.Preamble)
	for i, s := range doc.Sections {
		fmt.Fprintf(&b, "section %s [%s] %s", s.Number, s.Faction, s.Heading)
		if s.Role != "" {
			fmt.Fprintf(&b, " (%s)", s.Role)
		}
		b.WriteByte('\n')
		body("introduction", s.Introduction)
		for _, x := range doc.Exchanges {
			if x.Section != i {
				continue
			}
			fmt.Fprintf(&b, "exchange %s %v %v %s\n", x.ID, x.Numbers, x.Factions, x.Topic)
			if len(x.Headings) > 0 {
				fmt.Fprintf(&b, "  below: %q\n", x.Headings)
			}
			if x.Repeats {
				b.WriteString("  asked before\n")
			}
			if len(x.Askers) > 0 {
				fmt.Fprintf(&b, "  askers: %v\n", x.Askers)
			}
			if len(x.Answerers) > 0 {
				fmt.Fprintf(&b, "  answerers: %v\n", x.Answerers)
			}
			if len(x.OnBehalfOf) > 0 {
				fmt.Fprintf(&b, "  on behalf of: %v\n", x.OnBehalfOf)
			}
			for _, q := range x.Questions {
				if q.Label != "" {
					fmt.Fprintf(&b, "  asked as: %s\n", q.Label)
				}
				body("question", &q.Body)
			}
			if len(x.AnsweredIn) > 0 {
				fmt.Fprintf(&b, "  answered in: %v\n", x.AnsweredIn)
			}
			if x.Answer != nil {
				fmt.Fprintf(&b, "  label: %s\n", x.Answer.Label) // empty where there is none
				body("answer", &x.Answer.Body)
			}
		}
	}
	for _, n := range doc.Footnotes {
		body("footnote "+string(n.ID), &n.Body)
	}
	return b.String()
}

// inlines prints marks as [^1] and references as {text -> target}.
func inlines(list []parliament.Inline) string {
	var b strings.Builder
	for _, in := range list {
		switch in.Kind {
		case parliament.Mark:
			fmt.Fprintf(&b, "[^%s]", in.Footnote)
		case parliament.RefInl:
			fmt.Fprintf(&b, "{%s -> %s}", in.Text, in.Reference.Target)
		default:
			b.WriteString(in.Text)
		}
	}
	return b.String()
}

func problems(doc *parliament.Document) string {
	var b strings.Builder
	for _, p := range doc.Problems {
		fmt.Fprintf(&b, "%d: page %d: %s: %s\n", p.Source.From.Line, p.Source.From.Page, p.Kind, p.Text)
	}
	return b.String()
}

// TestFirstDocumentGolden compares the whole record of the first document with
// the golden file, which was read against the source.
func TestFirstDocumentGolden(t *testing.T) {
	doc, _ := parseText(t, readFirst(t), firstFacts)
	got, err := json.MarshalIndent(doc, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	file := filepath.Join("testdata", "kst-21501-02-2401.golden.json")
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
