package ingest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"inbreng/internal/parliament"
)

var update = flag.Bool("update", false, "rewrite data/expected.txt; read the difference before committing it")

const expectedFile = "../../data/expected.txt"

const expectedHead = `# What the parser finds in each document of data/source. A test compares: a change
# that finds less, or has another problem, fails. Rewrite it with
#   go test ./internal/ingest -run TestExpected -update
# and read the difference. Columns: document, kind, sections, exchanges, answers,
# question marks, footnotes, references, problems.
`

// TestExpected is a ratchet: the counts and the known problems of every document
// in data/source are written down, and stay.
func TestExpected(t *testing.T) {
	paths, err := documentsIn(firstSource)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	b.WriteString(expectedHead)
	for _, path := range paths {
		parsed, err := File(path)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		b.WriteString(expectedLine(parsed.Document) + "\n")
	}
	if *update {
		if err := os.WriteFile(filepath.FromSlash(expectedFile), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(filepath.FromSlash(expectedFile))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("(-data/expected.txt +now):\n%s", diff)
	}
}

// expectedLine sums a document up.
func expectedLine(d *parliament.Document) string {
	answers, marks, references := 0, 0, 0
	for i := range d.Exchanges {
		x := &d.Exchanges[i]
		if x.Answer != nil {
			answers++
		}
		for _, q := range x.Questions {
			marks += strings.Count(q.Body.Text, "?")
		}
		references += len(x.References)
	}
	problems := []string{}
	for _, p := range d.Problems {
		problems = append(problems, fmt.Sprintf("%s@%d", p.Kind, p.Source.From.Line))
	}
	slices.Sort(problems)
	return fmt.Sprintf("%s %s %d %d %d %d %d %d [%s]",
		d.ID, d.Kind, len(d.Sections), len(d.Exchanges), answers, marks, len(d.Footnotes), references, strings.Join(problems, " "))
}
