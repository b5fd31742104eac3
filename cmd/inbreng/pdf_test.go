//go:build !nopdf

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

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
	// Neither text says who asks.
	if !strings.HasPrefix(out, "2 documents, 2 exchanges, 0 footnotes, 2 problems, 1 refused, 0 reused") {
		t.Errorf("got %s", out)
	}
	if !strings.Contains(errs, "ah-tk-20232024-2.pdf: is damaged or cut off: PDFium cannot open it (incorrect format)\n") || strings.Count(errs, announced) != 1 {
		t.Errorf("said %s", errs)
	}
	if out, errs = ingest(); !strings.Contains(out, "2 reused") || strings.Contains(errs, announced) {
		t.Errorf("the second time: %s%s", out, errs)
	}
}

// TestStoppedParse tells a parse to stop that waits for the PDF reader to be prepared,
// which it announces and which takes seconds.
func TestStoppedParse(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "ah-tk-20232024-1.pdf")
	if err := os.WriteFile(path, sourcetest.PDF([]sourcetest.Show{{X: 160, Y: 700, Size: 9, Text: "Vraag 1"}}), 0o600); err != nil {
		t.Fatal(err)
	}
	said := &logged{}
	cmd := exec.Command(program(t), "parse", path)
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, "cache"))
	cmd.Stderr = said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); !strings.Contains(said.String(), "is being prepared"); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("nothing is prepared: %s", said)
		}
	}
	told := time.Now()
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	err := cmd.Wait()
	took := time.Since(told)
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitFailed {
		t.Errorf("ended with %v", err)
	}
	if want := "inbreng: " + path + ": stopped before it was read: terminated signal received\n"; !strings.HasSuffix(said.String(), want) {
		t.Errorf("said %q, want %q", said, want)
	}
	if took > 2*time.Second {
		t.Errorf("stopped after %v", took)
	}
}
