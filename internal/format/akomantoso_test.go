package format_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"inbreng/internal/format"
	"inbreng/internal/ingest"
	"inbreng/internal/parliament"
)

// TestAkomaNtosoIsValid checks what is written against the schema of OASIS, when
// that and a validator are there.
func TestAkomaNtosoIsValid(t *testing.T) {
	schema, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "schemas", "akomantoso30.xsd"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(schema); err != nil {
		t.Skip("the schema of Akoma Ntoso is not there")
	}
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not there")
	}
	documents := everyDocument(t)
	documents["first"], documents["odd"] = firstDocument(t), oddDocument()
	folder := t.TempDir()
	files := []string{"--nonet", "--noout", "--schema", schema}
	kinds := map[parliament.Kind]bool{}
	for name, d := range documents {
		kinds[d.Kind] = true
		data, err := format.AkomaNtoso(format.Site{Base: "https://inbreng.example"}, d)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(folder, name+".xml")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	t.Logf("%d documents of %d kinds", len(documents), len(kinds))
	if len(kinds) != 5 {
		t.Errorf("only %d kinds of documents", len(kinds))
	}
	if out, err := exec.Command(xmllint, files...).CombinedOutput(); err != nil {
		faults := slices.DeleteFunc(strings.Split(string(out), "\n"), func(line string) bool { return strings.HasSuffix(line, " validates") })
		t.Errorf("%v\n%.3000s", err, strings.Join(faults, "\n"))
	}
}

// everyDocument returns the cases that the parser is tested with, which are of every
// kind and layout, and the real documents where these are there. Those that say no date
// get one, as a sidecar would give it.
func everyDocument(t *testing.T) map[string]*parliament.Document {
	t.Helper()
	documents := map[string]*parliament.Document{}
	read := func(path string) {
		parsed, err := ingest.File(path)
		if err != nil {
			return // one of those that are no questions with answers
		}
		if d := parsed.Document; !format.HasDate(d) {
			d.Received = parliament.Date{Year: 2024, Month: 2, Day: 29}
		}
		documents[filepath.Base(filepath.Dir(path))+"-"+filepath.Base(path)] = parsed.Document
	}
	cases, err := filepath.Glob(filepath.Join("..", "parse", "testdata", "*.txtar"))
	if err != nil || len(cases) < 50 {
		t.Fatalf("%d cases, %v", len(cases), err)
	}
	folder := t.TempDir()
	for i, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, fmt.Sprintf("kst-36999-%d.txt", i+1))
		if err := os.WriteFile(path, archive.Files[0].Data, 0o600); err != nil {
			t.Fatal(err)
		}
		read(path)
	}
	real := filepath.Join("..", "..", "..", "shared", "documents")
	for _, pattern := range []string{"*/*.txt", "*/*.docx", "*/*.xml", "*/*.html"} {
		paths, err := filepath.Glob(filepath.Join(real, filepath.FromSlash(pattern)))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			read(path)
		}
	}
	return documents
}
