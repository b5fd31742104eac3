package ingest

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"inbreng/internal/corpus"
)

// reused returns the documents of a summary that were not read anew.
func reused(s Summary) []string {
	var ids []string
	for _, o := range s.Documents {
		if o.Reused {
			ids = append(ids, o.ID.String())
		}
	}
	return ids
}

func mustWrite(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// ingestInto runs an ingest that must publish.
func ingestInto(t *testing.T, cfg Config) Summary {
	t.Helper()
	cfg.Now = now
	summary, err := Run(t.Context(), cfg)
	if err != nil || summary.Unnoted != nil {
		t.Fatal(err, summary.Unnoted)
	}
	return summary
}

// TestReuseIsAFreshParse reads a document of every layout and format, again with the
// records of the first time, and afresh: byte for byte the same release.
func TestReuseIsAFreshParse(t *testing.T) {
	source := t.TempDir()
	writeCases(t, source)
	for name, data := range map[string][]byte{
		"kst-88888-1.docx": consultationDOCX(), "kst-88888-2.xml": consultationXML("kst-88888-2"), "kst-88888-3.html": consultationHTML(),
	} {
		mustWrite(t, filepath.Join(source, name), data)
	}
	for _, ext := range []string{".txt", ".json"} {
		data, err := os.ReadFile(strings.TrimSuffix(firstFile, ".txt") + ext)
		if err != nil {
			t.Fatal(err)
		}
		mustWrite(t, filepath.Join(source, "kst-21501-02-2401"+ext), data)
	}
	release := t.TempDir()
	cfg := Config{Source: source, Release: release, Program: "a"}
	first := ingestInto(t, cfg)
	if got := reused(first); len(got) > 0 {
		t.Fatalf("the first time %v were reused", got)
	}
	second := ingestInto(t, cfg)
	if len(reused(second)) != len(second.Documents) || len(second.Documents) < 50 {
		t.Errorf("%d of %d documents were reused", len(reused(second)), len(second.Documents))
	}
	other := ingestInto(t, Config{Source: source, Release: t.TempDir(), Program: "a"})
	// The digest is that of every record, report, text, column and source.
	if second.Manifest.Digest != other.Manifest.Digest || first.Manifest.Digest != other.Manifest.Digest {
		t.Errorf("releases %s, reused %s, afresh %s", first.Manifest.Digest, second.Manifest.Digest, other.Manifest.Digest)
	}
	a, b := first.Totals(), second.Totals()
	if a.Exchanges != b.Exchanges || a.Problems != b.Problems || a.Coverage != b.Coverage || a.Footnotes != b.Footnotes {
		t.Errorf("the totals are %+v, and with reuse %+v", a, b)
	}
}

// TestReuseSeesWhatChanged changes one thing at a time. What changed is read anew, and
// the release is that of a fresh run.
func TestReuseSeesWhatChanged(t *testing.T) {
	text := []byte(consultationText())
	sidecar := []byte(`{"schema": 1, "facts": {"committee": {"value": "Visserij", "provenance": "titelblad"}}}`)
	tests := []struct {
		name    string
		program string
		change  func(t *testing.T, source, release string)
		want    []string
	}{
		{"nothing", "a", func(*testing.T, string, string) {}, []string{"kst-9-1", "kst-9-2"}},
		{"the program", "b", func(*testing.T, string, string) {}, nil},
		{"no program is known", "", func(*testing.T, string, string) {}, nil},
		{"a file", "a", func(t *testing.T, source, _ string) {
			mustWrite(t, filepath.Join(source, "kst-9-1.txt"), []byte(strings.Replace(string(text), "zorgen", "vragen", 1)))
		}, []string{"kst-9-2"}},
		{"a sidecar that comes", "a", func(t *testing.T, source, _ string) {
			mustWrite(t, filepath.Join(source, "kst-9-1.json"), sidecar)
		}, []string{"kst-9-2"}},
		{"a sidecar that goes", "a", func(t *testing.T, source, _ string) {
			if err := os.Remove(filepath.Join(source, "kst-9-2.json")); err != nil {
				t.Fatal(err)
			}
		}, []string{"kst-9-1"}},
		{"a name", "a", func(t *testing.T, source, _ string) {
			if err := os.Rename(filepath.Join(source, "kst-9-1.txt"), filepath.Join(source, "kst-9-3.txt")); err != nil {
				t.Fatal(err)
			}
		}, []string{"kst-9-2"}},
		{"another document", "a", func(t *testing.T, source, _ string) {
			mustWrite(t, filepath.Join(source, "kst-9-4.txt"), text)
		}, []string{"kst-9-1", "kst-9-2"}},
		{"the notes are damaged", "a", func(t *testing.T, _, release string) {
			mustWrite(t, filepath.Join(release, notesName), []byte(`{"program": "a"`))
		}, nil},
		{"a record is damaged", "a", func(t *testing.T, _, release string) {
			path := filepath.Join(release, "current", "records.dat")
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			data[1] ^= 1
			mustWrite(t, path, data)
		}, []string{"kst-9-2"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source, release := t.TempDir(), t.TempDir()
			mustWrite(t, filepath.Join(source, "kst-9-1.txt"), text)
			mustWrite(t, filepath.Join(source, "kst-9-2.txt"), text)
			mustWrite(t, filepath.Join(source, "kst-9-2.json"), sidecar)
			ingestInto(t, Config{Source: source, Release: release, Program: "a"})
			tt.change(t, source, release)
			got := ingestInto(t, Config{Source: source, Release: release, Program: tt.program})
			if !slices.Equal(reused(got), tt.want) {
				t.Errorf("reused were %v, want %v", reused(got), tt.want)
			}
			fresh := ingestInto(t, Config{Source: source, Release: t.TempDir()})
			if got.Manifest.Digest != fresh.Manifest.Digest {
				t.Error("the release is not that of a fresh run")
			}
		})
	}
}

// TestNamedFiles names files and folders instead of the source folder.
func TestNamedFiles(t *testing.T) {
	dir, release := t.TempDir(), t.TempDir()
	text := []byte(consultationText())
	mustWrite(t, filepath.Join(dir, "a", "kst-9-1.txt"), text)
	mustWrite(t, filepath.Join(dir, "a", "2021", "kst-9-2.txt"), text)
	mustWrite(t, filepath.Join(dir, "a", ".git", "kst-9-8.txt"), text)
	mustWrite(t, filepath.Join(dir, "a", "notities.md"), text)
	mustWrite(t, filepath.Join(dir, "b", "kst-9-3"), text) // no extension: a text, when it is named
	if err := os.Mkdir(filepath.Join(dir, "leeg"), 0o700); err != nil {
		t.Fatal(err)
	}
	in := func(names ...string) []string {
		for i := range names {
			names[i] = filepath.Join(dir, names[i])
		}
		return names
	}
	summary := ingestInto(t, Config{Source: "nowhere", Paths: in("a", "b/kst-9-3", "leeg", "weg.pdf", "a/kst-9-1.txt"), Release: release})
	var ids []string
	for _, o := range summary.Documents {
		ids = append(ids, o.ID.String())
	}
	if want := []string{"kst-9-1", "kst-9-2", "kst-9-3"}; !slices.Equal(ids, want) {
		t.Errorf("got documents %v, want %v", ids, want)
	}
	if got, want := errors.Join(summary.Refused...).Error(), filepath.Join(dir, "leeg")+": holds no file whose name ends in .txt, .docx, .xml, .html or .pdf\n"+filepath.Join(dir, "weg.pdf")+": no such file or directory"; got != want {
		t.Errorf("refused:\n%s\nwant:\n%s", got, want)
	}
	// Naming one file is no order to forget the others.
	_, err := Run(t.Context(), Config{Paths: in("b/kst-9-3"), Release: release, Now: now})
	if err == nil || !strings.Contains(err.Error(), "it holds kst-9-1 and 1 more, which would vanish") {
		t.Errorf("got error %v", err)
	}
	c, err := corpus.Open(release)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if documents, err := c.Documents(); err != nil || len(documents) != 3 {
		t.Errorf("%d documents are left, error %v", len(documents), err)
	}
}

// TestOutcomes holds that every file is told of once, in an order that does not depend
// on how long each takes, and that the first failing file does not stop the others.
func TestOutcomes(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"een.txt", "kst-9-2.txt", "kst-9-1.txt", "kst-9-3.txt", "kst-9-4.txt"} {
		mustWrite(t, filepath.Join(dir, name), []byte(consultationText()))
	}
	mustWrite(t, filepath.Join(dir, "kst-9-1.txt"), []byte("\x00"))
	found := 0
	var told []string
	summary := ingestInto(t, Config{Source: dir, Release: t.TempDir(), Found: func(n int) { found = n }, Done: func(o Outcome) {
		told = append(told, filepath.Base(o.Path))
		if (o.Err != nil) != (filepath.Base(o.Path) == "kst-9-1.txt") || o.Err == nil && (o.Exchanges != 2 || !o.Coverage.Proven()) {
			t.Errorf("%+v", o)
		}
	}})
	if want := []string{"kst-9-1.txt", "kst-9-2.txt", "kst-9-3.txt", "kst-9-4.txt", "een.txt"}; found != 5 || !slices.Equal(told, want) {
		t.Errorf("found %d, told of %v, want %v", found, told, want)
	}
	if totals := summary.Totals(); totals.Documents != 4 || totals.Exchanges != 8 {
		t.Errorf("totals %+v", totals)
	}
}

// TestReadAhead holds that no more files are read than a bounded number before the one
// that is taken next.
func TestReadAhead(t *testing.T) {
	files := make([]sourceFile, 1000)
	read := make(chan struct{}, len(files))
	taken := 0
	most := 0
	err := readAll(context.Background(), files, func(context.Context, sourceFile) reading {
		read <- struct{}{}
		return reading{}
	}, func(sourceFile, reading) error {
		taken++
		most = max(most, len(read)-taken)
		return nil
	})
	if err != nil || taken != 1000 {
		t.Fatalf("%d taken, error %v", taken, err)
	}
	if procs := runtime.GOMAXPROCS(0); most > (ahead+2)*procs+1 {
		t.Errorf("%d files were read and not taken", most)
	}
	stop := errors.New("stop")
	if err := readAll(context.Background(), files, func(context.Context, sourceFile) reading { return reading{} }, func(sourceFile, reading) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("got error %v", err)
	}
}
