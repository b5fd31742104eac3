//go:build !nopdf

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"inbreng/internal/source/sourcetest"
)

// TestPDFs ingests a PDF, a damaged one and a text: the PDFs are read by a process of
// their own, whose start is announced where there is no compiled reader yet; the
// second time nothing is read.
func TestPDFs(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	var shows []sourcetest.Show
	for i, line := range []string{"Vraag 1", "Klopt dit?", "", "Antwoord 1", "Ja."} {
		shows = append(shows, sourcetest.Show{X: 160, Y: 700 - 11*float64(i), Size: 9, Text: line})
	}
	data := sourcetest.PDF(shows)
	for name, data := range map[string][]byte{
		"ah-tk-20232024-1.pdf": data, "ah-tk-20232024-2.pdf": data[:len(data)/3], "ah-tk-20232024-3.txt": []byte("Vraag 1\n\nKlopt dit?\n\nAntwoord 1\n\nJa.\n"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	ingest := func() (out, err string) {
		var stdout, stderr bytes.Buffer
		if code := run(t.Context(), []string{"ingest", "--release", filepath.Join(dir, "release"), dir}, streams{&stdout, &stderr}); code != exitFailed {
			t.Errorf("exit code %d", code)
		}
		return stdout.String(), stderr.String()
	}
	const announced = "inbreng: the PDF reader is being prepared; this takes some seconds, and only the first time\n"
	out, errs := ingest()
	if !strings.HasPrefix(out, "2 documents, 2 exchanges, 0 footnotes, 0 problems, 1 refused, 0 reused") {
		t.Errorf("got %s", out)
	}
	if !strings.Contains(errs, "ah-tk-20232024-2.pdf: is damaged or cut off: PDFium cannot open it (incorrect format)\n") || strings.Count(errs, announced) != 1 {
		t.Errorf("said %s", errs)
	}
	if out, errs = ingest(); !strings.Contains(out, "2 reused") || strings.Contains(errs, announced) {
		t.Errorf("the second time: %s%s", out, errs)
	}
}
