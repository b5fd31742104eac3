package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"inbreng/internal/webtest"
)

// exported writes the documents of the repository as a site of files.
func exported(t *testing.T, args ...string) string {
	t.Helper()
	return exportedFrom(t, testSource, args...)
}

// exportedFrom writes the documents of a folder as a site of files.
func exportedFrom(t testing.TB, source string, args ...string) string {
	t.Helper()
	dir := t.TempDir()
	release, out := filepath.Join(dir, "release"), filepath.Join(dir, "copy")
	quiet := streams{io.Discard, os.Stderr}
	if code := run(context.Background(), []string{"ingest", "--source", source, "--release", release}, quiet); code != 0 {
		t.Fatalf("ingest: exit code %d", code)
	}
	if code := run(context.Background(), append([]string{"export", "--release", release, out}, args...), quiet); code != 0 {
		t.Fatalf("export: exit code %d", code)
	}
	return out
}

// TestEveryLinkOfACopy serves a copy as any file server does, and follows every
// link and fragment of it.
func TestEveryLinkOfACopy(t *testing.T) {
	dir := exported(t)
	webtest.Crawl(t, http.FileServer(http.Dir(dir)), 60)
	data, err := os.ReadFile(filepath.Join(dir, "kst-21501-02-2401", "antwoord", "12.json"))
	if err != nil || !json.Valid(data) {
		t.Errorf("the twin of an answer: %v", err)
	}
	for _, name := range []string{"404.html", "robots.txt", "download/inbreng.zip", "kst-21501-02-2401.xml", "fracties/vvd.atom"} {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Error(err)
		}
	}
}

// TestACopyOfASecondRelease copies a release that has one before it, to which pages of
// news lead, and without an address of the site, which is said.
func TestACopyOfASecondRelease(t *testing.T) {
	dir := t.TempDir()
	source, release, out := filepath.Join(dir, "source"), filepath.Join(dir, "release"), filepath.Join(dir, "copy")
	if err := os.CopyFS(source, os.DirFS(testSource)); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	do := func(args ...string) {
		t.Helper()
		said.Reset()
		if code := run(context.Background(), args, streams{io.Discard, &said}); code != 0 {
			t.Fatalf("%v: exit code %d: %s", args, code, said.String())
		}
	}
	do("ingest", "--source", source, "--release", release)
	if err := os.Remove(filepath.Join(source, "kst-21501-02-2401.json")); err != nil {
		t.Fatal(err)
	}
	do("ingest", "--source", source, "--release", release)
	do("export", "--release", release, out)
	if !strings.Contains(said.String(), "--base-url") {
		t.Errorf("of the missing address it says %q", said.String())
	}
	webtest.Crawl(t, http.FileServer(http.Dir(out)), 60)
}

// TestACopyBelowAPath holds that every link of a copy for a path stays below it.
func TestACopyBelowAPath(t *testing.T) {
	dir := exported(t, "--base", "/archief")
	pages := 0
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		pages++
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		page, err := goquery.NewDocumentFromReader(f)
		if err != nil {
			return err
		}
		page.Find("[href], [src], [action]").Each(func(_ int, e *goquery.Selection) {
			for _, attr := range []string{"href", "src", "action"} {
				if link := e.AttrOr(attr, ""); strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "/archief/") {
					t.Errorf("%s links to %s", name, link)
				}
			}
		})
		return nil
	})
	if err != nil || pages < 40 {
		t.Errorf("%d pages, %v", pages, err)
	}
}

// TestEveryLinkOfALargerCopy follows every link of a copy for a path, of so many
// documents that lists have more than one page.
func TestEveryLinkOfALargerCopy(t *testing.T) {
	source := t.TempDir()
	for i := range 60 {
		text := fmt.Sprintf(` I Vragen en opmerkingen van de leden van de VVD-fractie en reactie van de Minister

De leden van de VVD-fractie vragen naar Kamerstuk 21 501-02, nr. 2375. Komt er een %[1]de brief?

1. Antwoord van het kabinet

Dat is de %[1]de brief.

De leden van de VVD-fractie vragen of het daarbij blijft. Is dat zo?

2. Antwoord van het kabinet

Zie het antwoord op vraag 1.
`, i+1)
		if err := os.WriteFile(filepath.Join(source, fmt.Sprintf("kst-36999-%d.txt", i+1)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	dir := exportedFrom(t, source, "--base", "/archief")
	mux := http.NewServeMux()
	mux.Handle("/{$}", http.RedirectHandler("/archief/", http.StatusFound))
	mux.Handle("/archief/", http.StripPrefix("/archief", http.FileServer(http.Dir(dir))))
	webtest.Crawl(t, mux, 400)
	for _, name := range []string{"documenten/pagina/2/index.html", "documenten.json", "fracties/vvd/pagina/2/index.html", "fracties/vvd.csv"} {
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name))); err != nil {
			t.Error(err)
		}
	}
}

// BenchmarkExport writes a copy of some documents like the first.
func BenchmarkExport(b *testing.B) {
	const documents = 20
	dir := b.TempDir()
	release := filepath.Join(dir, "release")
	quiet := streams{io.Discard, io.Discard}
	if code := run(b.Context(), []string{"ingest", "--source", sources(b, documents-1), "--release", release}, quiet); code != 0 {
		b.Fatalf("ingest: exit code %d", code)
	}
	for i := 0; b.Loop(); i++ {
		if code := run(b.Context(), []string{"export", "--release", release, filepath.Join(dir, fmt.Sprint(i))}, quiet); code != 0 {
			b.Fatalf("export: exit code %d", code)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()*1000/documents/float64(b.N), "s/1000-documents")
}

func TestExportWritesOverNothing(t *testing.T) {
	dir := exported(t)
	release := filepath.Join(filepath.Dir(dir), "release")
	if code := run(context.Background(), []string{"export", "--release", release, dir}, streams{io.Discard, io.Discard}); code != exitFailed {
		t.Errorf("into a folder with files: exit code %d", code)
	}
	if code := run(context.Background(), []string{"export", "--release", release, "--base", "archief/..", filepath.Join(filepath.Dir(dir), "other")}, streams{io.Discard, io.Discard}); code != exitFailed {
		t.Errorf("with a base that is no path: exit code %d", code)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(dir), ".export-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
