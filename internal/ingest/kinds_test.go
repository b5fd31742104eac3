package ingest

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"inbreng/internal/corpus"
	"inbreng/internal/parliament"
	"inbreng/internal/source/pdf"
)

// writeCases writes the input of every case of package parse as a source file of
// its own, and returns their paths.
func writeCases(t *testing.T, dir string) []string {
	t.Helper()
	cases, err := filepath.Glob("../parse/testdata/*.txtar")
	if err != nil || len(cases) < 50 {
		t.Fatalf("%d cases: %v", len(cases), err)
	}
	var paths []string
	for i, file := range cases {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, fmt.Sprintf("kst-99999-%d.txt", i+1))
		if err := os.WriteFile(path, archive.Files[0].Data, 0o600); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	return paths
}

// TestRecordsOfEveryKind holds the records of every layout against the schema.
func TestRecordsOfEveryKind(t *testing.T) {
	kinds := map[parliament.Kind]int{}
	for _, path := range writeCases(t, t.TempDir()) {
		parsed, err := File(path)
		if err != nil {
			continue // the cases that are refused
		}
		kinds[parsed.Document.Kind]++
		data, err := json.Marshal(parsed.Document)
		if err != nil {
			t.Fatal(err)
		}
		validate(t, "document.schema.json", data)
	}
	if len(kinds) != 5 {
		t.Errorf("the cases are of the kinds %v, want all five", kinds)
	}
}

// TestReleaseOfEveryKind holds that one release takes all kinds, and that what is
// refused leaves the others unharmed.
func TestReleaseOfEveryKind(t *testing.T) {
	source, release := t.TempDir(), t.TempDir()
	paths := writeCases(t, source)
	summary, err := Run(context.Background(), Config{Source: source, Release: release, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	if len(summary.Documents)+len(summary.Refused) != len(paths) || len(summary.Refused) == 0 {
		t.Errorf("%d documents and %d refused of %d files", len(summary.Documents), len(summary.Refused), len(paths))
	}
	for _, err := range summary.Refused {
		if strings.Count(err.Error(), "\n") > 0 || !strings.HasPrefix(err.Error(), source) {
			t.Errorf("%q is not one sentence that names the file", err)
		}
	}
	c, err := corpus.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	documents, err := c.Documents()
	if err != nil || len(documents) == 0 {
		t.Fatalf("%d documents, %v", len(documents), err)
	}
	for _, d := range documents {
		if _, err := c.Document(d.ID); err != nil {
			t.Errorf("%s: %v", d.ID, err)
		}
	}
}

// TestLimits holds what is made of files that are too much, each in one sentence
// or in the record, while another file in the same folder is read.
func TestLimits(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	// A file of 1 GiB that takes no room on the disk.
	huge, err := os.Create(filepath.Join(dir, "kst-1-1.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := huge.Truncate(1 << 30); err != nil {
		t.Fatal(err)
	}
	if err := huge.Close(); err != nil {
		t.Fatal(err)
	}
	write("kst-1-2.txt", "Vraag 1\nWat?\n\nAntwoord 1\n"+strings.Repeat("Dat. ", 3<<20/5)+"\n")
	var notes strings.Builder
	notes.WriteString("Vragen van het lid Jansen (VVD) over de brug.\n\nVraag 1\n\nWat?\n\nAntwoord 1\n\nDat.1\n\n")
	for i := 1; i <= 10_000; i++ {
		fmt.Fprintf(&notes, "%d Kamerstuk 33 694, nr. %d.\n\n", i, i)
	}
	write("kst-1-3.txt", notes.String())
	write("kst-1-4.txt", "Vraag 1\n\nWat?\n\nAntwoord 1\n\nDat.\n")
	paths, err := documentsIn(dir)
	if err != nil {
		t.Fatal(err)
	}
	formats := NewFormats(pdf.Config{})
	defer formats.Close()
	var parsed []*Parsed
	var refused []error
	err = readAll(context.Background(), arrange(paths), func(ctx context.Context, f sourceFile) reading { return formats.read(ctx, &past{}, f) }, func(_ sourceFile, r reading) error {
		if r.err != nil {
			refused = append(refused, r.err)
		} else {
			parsed = append(parsed, r.parsed)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"has 1024 MiB, more than the 32 MiB", "the line has 3145725 bytes, more than the 2097152"} {
		if i >= len(refused) || !strings.Contains(refused[i].Error(), want) {
			t.Fatalf("refused %q, want one that says %q", refused, want)
		}
	}
	if len(parsed) != 2 {
		t.Fatalf("%d documents were read, want 2", len(parsed))
	}
	// Numbers above 999 are not those of footnotes, and then nothing below the text
	// is: it stays, as text, and the mark lacks its note.
	doc := parsed[0].Document
	if len(doc.Footnotes) != 0 || !doc.Coverage.Proven() || len(doc.Problems) != 1 || doc.Problems[0].Kind != parliament.FootnoteMissing {
		t.Errorf("%d footnotes, coverage %+v, problems %+v", len(doc.Footnotes), doc.Coverage, doc.Problems)
	}
}
